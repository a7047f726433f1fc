/*
 * bell: a notification that wakes a sleeping thread and orders nothing else.
 *
 * A lock or a file descriptor would order the memory around it, and so hide a barrier
 * that is missing in the rings.  A bell is one relaxed counter and the sleep on it.
 *
 * The including file asks for syscall() by defining _GNU_SOURCE first.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_THREAD_BELL_H
#define VMSG_THREAD_BELL_H

#include <stddef.h>
#include <stdint.h>

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

struct bell {
	_Alignas(128) uint32_t rings; /* how often it was rung; wraps */
	_Alignas(128) uint32_t is_slept_on;
};

static inline uint32_t bell_rings(const struct bell *bell)
{
	return __atomic_load_n(&bell->rings, __ATOMIC_RELAXED);
}

static inline void bell_ring(struct bell *bell)
{
	(void)__atomic_fetch_add(&bell->rings, 1, __ATOMIC_RELAXED);
	(void)syscall(SYS_futex, &bell->rings, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

/*
 * Waste a moment, of another length each time.  Between finding nothing and asking to be
 * told, it gives the other side time to do what must not go unnoticed.
 */
static inline void bell_dawdle(uint32_t *dice)
{
	*dice = *dice * 1664525u + 1013904223u;
	for (uint32_t i = (*dice >> 16 & 0x3ff) << (*dice >> 29); i != 0; i--) {
		__atomic_signal_fence(__ATOMIC_SEQ_CST);
	}
}

/* Sleep until the bell was rung more often than @p heard; for ever, if it never is. */
static inline void bell_wait(struct bell *bell, uint32_t heard)
{
	__atomic_store_n(&bell->is_slept_on, 1, __ATOMIC_RELAXED);
	while (bell_rings(bell) == heard) {
		(void)syscall(SYS_futex, &bell->rings, FUTEX_WAIT_PRIVATE, heard, NULL, NULL, 0);
	}
	__atomic_store_n(&bell->is_slept_on, 0, __ATOMIC_RELAXED);
}

#endif /* VMSG_THREAD_BELL_H */
