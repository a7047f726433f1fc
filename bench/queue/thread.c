/*
 * thread: pinned threads, and the clock they read.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "thread.h"

#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static bool is_refused; /* real-time priority was */

double thread_now_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void check(int error, const char *what)
{
	if (error != 0) {
		fprintf(stderr, "bench: %s: %s\n", what, strerror(error));
		exit(2);
	}
}

static void start(pthread_t *thread, size_t cpu, void *(*run)(void *), void *context)
{
	const struct sched_param priority = {.sched_priority = 1};
	pthread_attr_t attributes;
	cpu_set_t cpus;
	int error;

	CPU_ZERO(&cpus);
	CPU_SET(cpu, &cpus);
	check(pthread_attr_init(&attributes), "attributes");
	check(pthread_attr_setaffinity_np(&attributes, sizeof(cpus), &cpus), "affinity");
	if (!is_refused) {
		check(pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED), "inherit");
		/* Alone this is FIFO; two benches at once would wait for each other for ever. */
		check(pthread_attr_setschedpolicy(&attributes, SCHED_RR), "policy");
		check(pthread_attr_setschedparam(&attributes, &priority), "priority");
	}
	error = pthread_create(thread, &attributes, run, context);
	if (error == EPERM && !is_refused) {
		is_refused = true;
		start(thread, cpu, run, context);
	} else {
		check(error, "thread");
	}
	pthread_attr_destroy(&attributes);
}

void thread_run_pair(void *(*driver)(void *), void *(*device)(void *), void *context)
{
	pthread_t threads[2];
	cpu_set_t cpus;

	/* Where the last thread starts, so that none keeps this one from starting it. */
	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);
	check(pthread_setaffinity_np(pthread_self(), sizeof(cpus), &cpus), "affinity");
	if (device != NULL) {
		start(&threads[1], 1, device, context);
	}
	start(&threads[0], 0, driver, context);
	check(pthread_join(threads[0], NULL), "join");
	if (device != NULL) {
		check(pthread_join(threads[1], NULL), "join");
	}
}

bool thread_is_real_time(void)
{
	return !is_refused;
}

void thread_meet(struct thread_gate *gate, int count)
{
	__atomic_add_fetch(&gate->waiting, 1, __ATOMIC_SEQ_CST);
	while (__atomic_load_n(&gate->waiting, __ATOMIC_ACQUIRE) < count) {
		thread_pause();
	}
}

static int by_value(const void *left, const void *right)
{
	const double a = *(const double *)left;
	const double b = *(const double *)right;

	return (a > b) - (a < b);
}

double thread_median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), by_value);
	return count == 0 ? 0 : values[count / 2];
}
