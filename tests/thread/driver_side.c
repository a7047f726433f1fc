/*
 * driver_side: the thread that offers chains and verifies what comes back.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _GNU_SOURCE

#include <stdlib.h>
#include <string.h>

#include "thread_ring.h"

/* A chain in flight; its address is the cookie. */
struct flight {
	uint64_t number;
	bool is_out;
	struct vmsg_segment segments[CHAIN_SEGMENTS];
};

struct driver_side {
	struct run *run;
	struct flight *flights;
	uint32_t *free; /* stack of flights */
	uint32_t free_count;
	uint64_t pushed;
	uint64_t popped;
	uint32_t dice;
};

static uint64_t *words_at(const struct driver_side *side, uint32_t flight)
{
	return (uint64_t *)(void *)(side->run->data + (size_t)flight * CHAIN_BYTES);
}

/* Place the segments of a chain, and fill those the device reads. */
static uint32_t prepare(struct driver_side *side, uint32_t index, uint64_t number)
{
	struct flight *flight = &side->flights[index];
	struct shape shape = shape_of(number);
	uint64_t *words = words_at(side, index);
	uint32_t readable = part_words(number, 0, shape.readable);
	uint32_t offset = 0;

	flight->number = number;
	for (uint32_t i = 0; i < shape.readable + shape.writable; i++) {
		uint32_t count = segment_words(number, i);

		flight->segments[i].memory = NULL;
		flight->segments[i].addr =
			DATA_ADDR + (uint64_t)index * CHAIN_BYTES + (uint64_t)offset * 8;
		flight->segments[i].size = count * 8;
		flight->segments[i].writable = i >= shape.readable;
		offset += count;
	}
	for (uint32_t i = 0; i < readable; i++) {
		words[i] = word_to_device(number, i);
	}
	return shape.readable + shape.writable;
}

static void verify(struct driver_side *side, struct flight *flight, uint32_t written)
{
	uint32_t index = (uint32_t)(flight - side->flights);
	struct shape shape = shape_of(flight->number);
	const uint64_t *words =
		words_at(side, index) + part_words(flight->number, 0, shape.readable);
	uint32_t count = written_words(flight->number);

	if (!flight->is_out) {
		fail("the driver got a chain back that was not out");
	}
	if (side->run->options.is_in_order && flight->number != side->popped) {
		fail("chain %llu came back in place of %llu",
		     (unsigned long long)flight->number,
		     (unsigned long long)side->popped);
	}
	if (written != count * 8) {
		fail("chain %llu: %u bytes written, not %u",
		     (unsigned long long)flight->number,
		     written,
		     count * 8);
	}
	for (uint32_t i = 0; i < count; i++) {
		if (words[i] != word_to_driver(flight->number, i)) {
			fail("chain %llu: word %u from the device is %016llx",
			     (unsigned long long)flight->number,
			     i,
			     (unsigned long long)words[i]);
		}
	}
	flight->is_out = false;
	side->free[side->free_count++] = index;
	side->popped++;
	progress_add(&side->run->driver_progress, 1, shape.writable != 0);
}

static uint32_t take_back(struct driver_side *side)
{
	struct vmsg_completion completions[BATCH_MAX];
	uint32_t batch = side->run->options.batch;
	uint32_t count;
	vmsg_status status;

	status = vmsg_driver_queue_pop_many(&side->run->driver, completions, batch, &count);
	if (status != VMSG_OK && status != VMSG_ERR_EMPTY) {
		fail("driver pop: status %d, defect %d",
		     (int)status,
		     (int)side->run->driver.defect);
	}
	for (uint32_t i = 0; i < count; i++) {
		verify(side, completions[i].cookie, completions[i].written);
	}
	return count;
}

/* Now and then one chain at a time, so that both threads sleep for each of them. */
static uint32_t batch_now(struct driver_side *side)
{
	bool is_alone = side->pushed / 64 % 64 == 63;

	if (is_alone) {
		return side->pushed == side->popped ? 1 : 0;
	}
	side->dice = side->dice * 1664525u + 1013904223u;
	return 1 + (side->dice >> 16) % side->run->options.batch;
}

static uint32_t hand_over(struct driver_side *side)
{
	struct run *run = side->run;
	struct vmsg_buffer buffers[BATCH_MAX];
	uint32_t wanted = batch_now(side);
	uint32_t count = 0;
	uint32_t pushed;
	vmsg_status status;

	while (count < wanted && count < side->free_count && side->pushed + count < run->chains) {
		uint32_t index = side->free[side->free_count - 1 - count];

		buffers[count].segments = side->flights[index].segments;
		buffers[count].count = prepare(side, index, side->pushed + count);
		buffers[count].cookie = &side->flights[index];
		count++;
	}
	if (count == 0) {
		return 0;
	}
	status = vmsg_driver_queue_push_many(&run->driver, buffers, count, &pushed);
	if (status != VMSG_OK && status != VMSG_ERR_FULL) {
		fail("driver push: status %d", (int)status);
	}
	for (uint32_t i = 0; i < pushed; i++) {
		((struct flight *)buffers[i].cookie)->is_out = true;
	}
	side->free_count -= pushed;
	side->pushed += pushed;
	vmsg_driver_queue_publish(&run->driver);
	if (vmsg_driver_queue_should_notify(&run->driver)) {
		bell_ring(&run->device_bell);
	}
	return pushed;
}

static void sleep_until_told(struct driver_side *side)
{
	struct run *run = side->run;
	uint32_t heard = bell_rings(&run->driver_bell);

	bell_dawdle(&side->dice);
	if (!vmsg_driver_queue_enable_notify(&run->driver)) {
		run->driver_progress.sleeps++;
		bell_wait(&run->driver_bell, heard);
	}
	vmsg_driver_queue_disable_notify(&run->driver);
}

void *driver_thread(void *context)
{
	struct run *run = context;
	uint32_t size = run->options.queue_size;
	struct driver_side side = {.run = run, .dice = 1};

	side.flights = calloc(size, sizeof(side.flights[0]));
	side.free = calloc(size, sizeof(side.free[0]));
	if (side.flights == NULL || side.free == NULL) {
		fail("no memory");
	}
	for (uint32_t i = 0; i < size; i++) {
		side.free[side.free_count++] = i;
	}

	while (side.popped < run->chains) {
		uint32_t done = take_back(&side);

		done += hand_over(&side);
		if (done == 0) {
			sleep_until_told(&side);
		}
	}
	free(side.free);
	free(side.flights);
	__atomic_store_n(&run->driver_progress.is_done, true, __ATOMIC_RELAXED);
	return NULL;
}
