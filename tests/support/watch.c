/*
 * watch: counts what the queues read and write of shared memory, and spoils what was read.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "watch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include <cmocka.h>

#include "shm_hooks.h"

#define REGIONS 4u
#define REGION_SIZE 16384u

struct region {
	uint8_t *start;
	size_t size;
	uint8_t reads[REGION_SIZE]; /* by offset from start */
};

/* One for the program: accessors have no context to carry it in. */
static struct {
	struct region regions[REGIONS];
	uint32_t region_count;
	enum watch_mode mode;
	bool is_on;
	uint32_t reads;
	uint32_t writes;
} watch;

void watch_begin(enum watch_mode mode)
{
	watch.region_count = 0;
	watch.mode = mode;
	watch.reads = 0;
	watch.writes = 0;
	watch.is_on = true;
}

void watch_region(void *start, size_t size)
{
	struct region *region = &watch.regions[watch.region_count];

	assert_in_range(watch.region_count, 0, REGIONS - 1);
	assert_in_range(size, 1, REGION_SIZE);
	region->start = start;
	region->size = size;
	memset(region->reads, 0, size);
	watch.region_count++;
}

void watch_end(void)
{
	watch.is_on = false;
}

uint32_t watch_read_count(void)
{
	return watch.reads;
}

uint32_t watch_write_count(void)
{
	return watch.writes;
}

uint32_t watch_most_reads(void)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < watch.region_count; i++) {
		for (size_t k = 0; k < watch.regions[i].size; k++) {
			uint32_t reads = watch.regions[i].reads[k];

			most = reads > most ? reads : most;
		}
	}
	return most;
}

static uint8_t *count_of(const void *byte)
{
	for (uint32_t i = 0; i < watch.region_count; i++) {
		struct region *region = &watch.regions[i];
		uintptr_t offset = (uintptr_t)byte - (uintptr_t)region->start;

		if (offset < region->size) {
			return &region->reads[offset];
		}
	}
	return NULL;
}

uint32_t watch_reads_of(const void *byte)
{
	uint8_t *count = count_of(byte);

	assert_non_null(count);
	return *count;
}

uint32_t watch_reads_within(const void *start, size_t size)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < size; i++) {
		sum += watch_reads_of((const uint8_t *)start + i);
	}
	return sum;
}

static uint8_t spoilt(uint8_t value)
{
	switch (watch.mode) {
	case WATCH_INVERT:
		return (uint8_t)~value;
	case WATCH_CLEAR:
		return 0;
	case WATCH_FILL:
		return 0xff;
	case WATCH_STEP:
		return (uint8_t)(value + 1);
	default:
		return value;
	}
}

void shm_hook_load(const struct vmsg_shm *from, size_t size)
{
	(void)from;
	(void)size;
}

void shm_hook_loaded(const struct vmsg_shm *from, size_t size)
{
	uint8_t *bytes = (uint8_t *)(uintptr_t)from;

	if (!watch.is_on) {
		return;
	}
	for (size_t i = 0; i < size; i++) {
		uint8_t *count = count_of(bytes + i);

		if (count != NULL) {
			*count = (uint8_t)(*count < UINT8_MAX ? *count + 1 : UINT8_MAX);
			watch.reads++;
			bytes[i] = spoilt(bytes[i]);
		}
	}
}

void shm_hook_store(const struct vmsg_shm *to, size_t size)
{
	const uint8_t *bytes = (const uint8_t *)(uintptr_t)to;

	if (!watch.is_on) {
		return;
	}
	for (size_t i = 0; i < size; i++) {
		watch.writes += count_of(bytes + i) != NULL;
	}
}
