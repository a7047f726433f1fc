/*
 * thread_ring: what the driver's and the device's thread agree on: rings, bells, contents.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_THREAD_THREAD_RING_H
#define VMSG_THREAD_THREAD_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/chain.h>
#include <vmsg/device_queue.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/queue_config.h>

#include "bell.h"

enum {
	CHAIN_SEGMENTS = 3, /* at most */
	SEGMENT_WORDS = 4,  /* at most */
	CHAIN_WORDS = CHAIN_SEGMENTS * SEGMENT_WORDS,
	CHAIN_BYTES = CHAIN_WORDS * 8,
	CYCLE = 16, /* chains after which the kinds of chains repeat */
	BATCH_MAX = 64
};

#define RING_ADDR UINT64_C(0x100000)
#define DATA_ADDR UINT64_C(0x40000000)

struct options {
	uint64_t buffers; /* each way */
	uint32_t queue_size;
	uint32_t batch; /* chains of one push or pop, at most */
	bool is_packed;
	bool has_event_index;
	bool is_in_order;
	bool has_indirect;
};

/* What one thread tells the others; nothing is decided by it but that all is over. */
struct progress {
	_Alignas(128) uint64_t chains;
	uint64_t buffers; /* verified */
	uint64_t sleeps;
	bool is_done;
};

/* Everything the threads share. */
struct run {
	struct options options;
	uint64_t chains; /* to go through the rings */
	struct vmsg_queue_config ring;
	uint64_t features;
	uint8_t *data; /* at DATA_ADDR: one chain after the other */
	struct vmsg_driver_queue driver;
	struct vmsg_device_queue device;
	struct bell driver_bell; /* rung by the device, heard by the driver */
	struct bell device_bell;
	struct progress driver_progress;
	struct progress device_progress;
};

/* How the chain with a number looks. */
struct shape {
	uint32_t readable; /* segments */
	uint32_t writable;
};

/* All but two of a cycle carry something both ways. */
static inline struct shape shape_of(uint64_t number)
{
	uint32_t kind = (uint32_t)(number % CYCLE);

	switch (kind < 2 ? kind : 2 + kind % 4) {
	case 0:
		return (struct shape){1, 0};
	case 1:
		return (struct shape){0, 1};
	case 2:
		return (struct shape){1, 2};
	case 3:
		return (struct shape){2, 1};
	}
	return (struct shape){1, 1};
}

static inline uint32_t segment_words(uint64_t number, uint32_t segment)
{
	return 1 + (uint32_t)(number >> (2 * segment)) % SEGMENT_WORDS;
}

/* Words of the segments from `first` on, `count` of them. */
static inline uint32_t part_words(uint64_t number, uint32_t first, uint32_t count)
{
	uint32_t words = 0;

	for (uint32_t i = first; i < first + count; i++) {
		words += segment_words(number, i);
	}
	return words;
}

/* Words the device writes: now and then not all it could. */
static inline uint32_t written_words(uint64_t number)
{
	struct shape shape = shape_of(number);
	uint32_t words = part_words(number, shape.readable, shape.writable);

	return number % 7 == 0 ? words / 2 : words;
}

static inline uint64_t mix(uint64_t value)
{
	value ^= value >> 31;
	value *= UINT64_C(0x9e3779b97f4a7c15);
	return value ^ value >> 29;
}

/* What is in word `word` on the way to the device. */
static inline uint64_t word_to_device(uint64_t number, uint32_t word)
{
	return mix(number * CHAIN_WORDS + word + 1);
}

/* What is in word `word` of the part the device wrote. */
static inline uint64_t word_to_driver(uint64_t number, uint32_t word)
{
	return ~mix(number * CHAIN_WORDS + word + 1);
}

static inline void progress_add(struct progress *progress, uint64_t chains, uint64_t buffers)
{
	(void)__atomic_fetch_add(&progress->chains, chains, __ATOMIC_RELAXED);
	(void)__atomic_fetch_add(&progress->buffers, buffers, __ATOMIC_RELAXED);
}

/* The two threads; each takes a struct run. */
void *driver_thread(void *context);
void *device_thread(void *context);

/* Say what went wrong and end the program. */
_Noreturn void fail(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));

#endif /* VMSG_THREAD_THREAD_RING_H */
