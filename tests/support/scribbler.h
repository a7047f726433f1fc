/*
 * scribbler: a second processor that writes over shared memory until it is told to stop.
 *
 * The including file asks for POSIX by defining _POSIX_C_SOURCE first.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_SCRIBBLER_H
#define VMSG_SUPPORT_SCRIBBLER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <time.h>

#include <vmsg/shm.h>

#define SCRIBBLE_MS 300          /* of every race */
#define SCRIBBLE_LONGEST_MS 20000 /* on a machine too busy to run both sides at once */

struct scribbler {
	struct vmsg_shm *start;
	uint32_t size;                   /* bytes, written in words of 16 bits */
	uint32_t limit;                  /* values are below this, so that some make sense */
	bool (*spares)(uint32_t offset); /* words left alone; may be NULL */

	/* private: */
	pthread_t thread;
	int64_t start_ms;
	int stop;
};

static inline int64_t scribbler_now_ms(void)
{
	struct timespec now;

	assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &now), 0);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void *scribble(void *context)
{
	struct scribbler *scribbler = context;
	uint32_t dice = 1;

	while (__atomic_load_n(&scribbler->stop, __ATOMIC_RELAXED) == 0) {
		uint32_t offset;

		dice = dice * 1664525u + 1013904223u;
		offset = (dice >> 8) % scribbler->size & ~1u;
		dice = dice * 1664525u + 1013904223u;
		if (scribbler->spares == NULL || !scribbler->spares(offset)) {
			vmsg_shm_store_le16(vmsg_shm_at(scribbler->start, offset),
					    (uint16_t)((dice >> 8) % scribbler->limit));
		}
	}
	return NULL;
}

static inline void scribbler_start(struct scribbler *scribbler)
{
	scribbler->stop = 0;
	scribbler->start_ms = scribbler_now_ms();
	assert_int_equal(pthread_create(&scribbler->thread, NULL, scribble, scribbler), 0);
}

/* Whether to race on: for a fixed time, and on until enough was seen, within reason. */
static inline bool scribbler_goes_on(const struct scribbler *scribbler, bool has_seen_enough)
{
	int64_t passed_ms = scribbler_now_ms() - scribbler->start_ms;

	return passed_ms < (has_seen_enough ? SCRIBBLE_MS : SCRIBBLE_LONGEST_MS);
}

static inline void scribbler_stop(struct scribbler *scribbler)
{
	__atomic_store_n(&scribbler->stop, 1, __ATOMIC_RELAXED);
	assert_int_equal(pthread_join(scribbler->thread, NULL), 0);
}

#endif /* VMSG_SUPPORT_SCRIBBLER_H */
