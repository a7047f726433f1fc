/*
 * subject: what the harness drives: one virtqueue with a driver's and a device's side.
 *
 * Ours and Linux's ring code are linked with the same harness, one at a time.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_SUBJECT_H
#define VMSG_QUEUE_SUBJECT_H

#include <stdbool.h>
#include <stdint.h>

enum {
	SUBJECT_BATCH_MAX = 256,
	SUBJECT_CHAIN_MAX = 64,
	SUBJECT_BYTES = 64, /* of a segment */
	SUBJECT_WORDS = SUBJECT_BYTES / 8,
	SUBJECT_LINE = 128 /* bytes that two sides should not share: two lines, fetched in pairs */
};

/** Which queue to make. */
struct subject_setup {
	bool is_packed;
	bool is_in_order;
	bool has_event_index;
	bool is_indirect;
	bool has_payload; /* the driver fills and the device reads every byte */
	uint32_t size;    /* descriptors */
	uint32_t chain;   /* segments of a buffer, 1 to SUBJECT_CHAIN_MAX */
};

/** What one call did. */
struct subject_step {
	uint32_t count; /* buffers */
	bool notify;    /* the other side wants to be told */
};

/** What goes into a segment: one of some patterns, its first word a number of its own. */
struct subject_payload {
	_Alignas(SUBJECT_BYTES) uint64_t word[SUBJECT_WORDS];
};

/** Number of patterns; prime to any queue size, so that a stale buffer has another one. */
enum {
	SUBJECT_PATTERNS = 7
};

/** Make the patterns, before anything is timed. */
static inline void subject_patterns_init(struct subject_payload *patterns)
{
	for (uint64_t i = 0; i < SUBJECT_PATTERNS; i++) {
		for (uint64_t word = 0; word < SUBJECT_WORDS; word++) {
			patterns[i].word[word] = word == 0 ? 0 : (i + 1) * 1000003 + word * word;
		}
	}
}

/** Sum of the words of a payload. */
static inline uint64_t subject_payload_sum(const struct subject_payload *payload)
{
	uint64_t sum = 0;

	for (int word = 0; word < SUBJECT_WORDS; word++) {
		sum += payload->word[word];
	}
	return sum;
}

/** Bring a line here for writing, soon; what an application with a pool of buffers would do. */
static inline void subject_prefetch_write(void *line)
{
	__builtin_prefetch(line, 1);
}

/** Make the queue; it begins with notifications not wanted on both sides.  Exits on failure. */
void subject_init(const struct subject_setup *setup);

/** How many buffers fit at once. */
uint32_t subject_depth(void);

/** Driver: make @p count buffers available, show them at once, and look whether to notify. */
struct subject_step subject_offer(uint32_t count);

/** Driver: take back up to @p count buffers; how many. */
uint32_t subject_reap(uint32_t count);

/** Device: take up to @p count buffers, return them together, and look whether to notify. */
struct subject_step subject_serve(uint32_t count);

/** Ask for notifications; true when there is something to do already. */
bool subject_driver_enable(void);
bool subject_device_enable(void);

/** Want no notifications. */
void subject_driver_disable(void);
void subject_device_disable(void);

/** Sums over all payload words, as filled and as read. */
uint64_t subject_sum_filled(void);
uint64_t subject_sum_read(void);

#endif /* VMSG_QUEUE_SUBJECT_H */
