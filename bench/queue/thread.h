/*
 * thread: pinned threads, and the clock they read.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_THREAD_H
#define VMSG_QUEUE_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/** A number both threads of a pair poll; alone in its lines. */
struct thread_gate {
	_Alignas(128) int waiting;
};

/** Nanoseconds of a clock that does not jump. */
double thread_now_ns(void);

/** Tell the processor that this is a polling loop. */
static inline void thread_pause(void)
{
#if defined(__x86_64__) || defined(__i386__)
	__builtin_ia32_pause();
#elif defined(__aarch64__)
	__asm__ volatile("yield");
#endif
}

/**
 * Run one function on processor 0 and another on processor 1; return when both have.
 *
 * Both threads begin pinned, with the lowest real-time priority when that is permitted.
 * @p device may be NULL.
 */
void thread_run_pair(void *(*driver)(void *), void *(*device)(void *), void *context);

/** Whether threads got real-time priority so far. */
bool thread_is_real_time(void);

/** Wait until both threads of a pair are here. */
void thread_meet(struct thread_gate *gate, int count);

/** Middle value; reorders @p values. */
double thread_median(double *values, size_t count);

#endif /* VMSG_QUEUE_THREAD_H */
