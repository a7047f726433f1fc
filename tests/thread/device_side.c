/*
 * device_side: the thread that verifies what it is offered and writes what was asked for.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _GNU_SOURCE

#include <string.h>

#include "thread_ring.h"

struct device_side {
	struct run *run;
	uint64_t popped; /* the number of the next chain: available chains keep their order */
	uint64_t pushed;
	struct vmsg_segment segments[BATCH_MAX][CHAIN_SEGMENTS];
	struct vmsg_chain chains[BATCH_MAX];
	uint32_t dice;
};

static void verify(const struct vmsg_chain *chain, uint64_t number)
{
	struct shape shape = shape_of(number);
	uint32_t count = part_words(number, 0, shape.readable);
	uint64_t words[CHAIN_WORDS];

	if (chain->readable_count != shape.readable ||
	    chain->count != shape.readable + shape.writable ||
	    chain->readable_size != (uint64_t)count * 8) {
		fail("chain %llu: %u segments, %u of them and %llu bytes to read",
		     (unsigned long long)number,
		     chain->count,
		     chain->readable_count,
		     (unsigned long long)chain->readable_size);
	}
	if (vmsg_chain_read(chain, 0, (struct vmsg_span){(uint8_t *)words, count * 8}) != VMSG_OK) {
		fail("chain %llu cannot be read", (unsigned long long)number);
	}
	for (uint32_t i = 0; i < count; i++) {
		if (words[i] != word_to_device(number, i)) {
			fail("chain %llu: word %u from the driver is %016llx",
			     (unsigned long long)number,
			     i,
			     (unsigned long long)words[i]);
		}
	}
}

static uint32_t answer(const struct vmsg_chain *chain, uint64_t number)
{
	uint32_t count = written_words(number);
	uint64_t words[CHAIN_WORDS];

	for (uint32_t i = 0; i < count; i++) {
		words[i] = word_to_driver(number, i);
	}
	if (vmsg_chain_write(chain, 0, (struct vmsg_bytes){(uint8_t *)words, count * 8}) !=
	    VMSG_OK) {
		fail("chain %llu cannot be written", (unsigned long long)number);
	}
	return count * 8;
}

/* Return a batch: from its front, from its back, or from somewhere inside. */
static void give_back(struct device_side *side, struct vmsg_used *used, uint32_t count)
{
	struct vmsg_used turned[BATCH_MAX];
	struct run *run = side->run;
	uint32_t first;
	uint32_t pushed;

	side->dice = side->dice * 1664525u + 1013904223u;
	first = (side->dice >> 16) % count;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t from = (first + i) % count;

		turned[i] = used[(side->dice & 0x8000u) != 0 ? count - 1 - from : from];
	}
	if (vmsg_device_queue_push_many(&run->device, turned, count, &pushed) != VMSG_OK ||
	    pushed != count) {
		fail("device push: %u of %u chains", pushed, count);
	}
	vmsg_device_queue_publish(&run->device);
	side->pushed += pushed;
	if (vmsg_device_queue_should_notify(&run->device)) {
		bell_ring(&run->driver_bell);
	}
}

static uint32_t serve(struct device_side *side)
{
	struct vmsg_used used[BATCH_MAX];
	struct run *run = side->run;
	uint64_t readable = 0;
	uint32_t count;
	vmsg_status status;

	status = vmsg_device_queue_pop_many(&run->device, side->chains, run->options.batch, &count);
	if (status != VMSG_OK && status != VMSG_ERR_EMPTY) {
		fail("device pop: status %d, defect %d", (int)status, (int)run->device.defect);
	}
	if (count == 0) {
		return 0;
	}
	for (uint32_t i = 0; i < count; i++) {
		uint64_t number = side->popped + i;

		verify(&side->chains[i], number);
		used[i].id = side->chains[i].id;
		used[i].written = answer(&side->chains[i], number);
		readable += shape_of(number).readable != 0;
	}
	side->popped += count;
	progress_add(&run->device_progress, count, readable);
	give_back(side, used, count);
	return count;
}

static void sleep_until_told(struct device_side *side)
{
	struct run *run = side->run;
	uint32_t heard = bell_rings(&run->device_bell);

	bell_dawdle(&side->dice);
	if (!vmsg_device_queue_enable_notify(&run->device)) {
		run->device_progress.sleeps++;
		bell_wait(&run->device_bell, heard);
	}
	vmsg_device_queue_disable_notify(&run->device);
}

void *device_thread(void *context)
{
	struct run *run = context;
	struct device_side side = {.run = run, .dice = 2};

	for (uint32_t i = 0; i < BATCH_MAX; i++) {
		vmsg_chain_init(&side.chains[i], side.segments[i], CHAIN_SEGMENTS);
	}
	while (side.pushed < run->chains) {
		if (serve(&side) == 0) {
			sleep_until_told(&side);
		}
	}
	__atomic_store_n(&run->device_progress.is_done, true, __ATOMIC_RELAXED);
	return NULL;
}
