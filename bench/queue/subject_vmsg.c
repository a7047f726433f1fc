/*
 * subject_vmsg: both sides of our virtqueue, through the public interface, in batches.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "subject.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vmsg/chain.h>
#include <vmsg/device_queue.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/ring_layout.h>
#include <vmsg/shm.h>
#include <vmsg/wire/virtio.h>

enum {
	PAGE = 4096
};

/* Not the pointer: every address the device sees has to be translated. */
#define MEMORY_START (UINT64_C(1) << 40)

static struct {
	_Alignas(SUBJECT_LINE) struct vmsg_driver_queue queue;
	struct vmsg_mem mem;
	struct vmsg_mem_area area;
	struct vmsg_segment *segments; /* of one buffer after the other */
	struct vmsg_buffer offers[SUBJECT_BATCH_MAX];
	struct vmsg_completion done[SUBJECT_BATCH_MAX];
	uint32_t buffer_count;
	uint32_t next; /* buffer to use */
	uint32_t back; /* buffer that comes back */
	uint64_t filled;
	uint64_t sum;
	struct subject_payload patterns[SUBJECT_PATTERNS];
	uint64_t pattern_sums[SUBJECT_PATTERNS];
} driver;

static struct {
	_Alignas(SUBJECT_LINE) struct vmsg_device_queue queue;
	struct vmsg_mem mem;
	struct vmsg_mem_area area;
	struct vmsg_chain chains[SUBJECT_BATCH_MAX];
	struct vmsg_used used[SUBJECT_BATCH_MAX];
	uint64_t sum;
} device;

static struct subject_setup setup;

/** Memory of pages of its own, zeroed. */
static void *allocate(size_t count, size_t size)
{
	const size_t bytes = (count * size + PAGE - 1) / PAGE * PAGE;
	void *memory = aligned_alloc(PAGE, bytes);

	if (memory == NULL) {
		exit(2);
	}
	return memset(memory, 0, bytes);
}

static void require(vmsg_status status, const char *what)
{
	if (status != VMSG_OK) {
		fprintf(stderr, "bench: %s: %d\n", what, (int)status);
		exit(2);
	}
}

static struct vmsg_segment *buffer_segments(uint32_t buffer)
{
	return &driver.segments[buffer * setup.chain];
}

/** Buffers that differ only where their bytes matter; the others share one. */
static void make_buffers(vmsg_addr start)
{
	driver.buffer_count = setup.has_payload ? subject_depth() : 1;
	driver.segments =
		allocate((size_t)driver.buffer_count * setup.chain, sizeof(driver.segments[0]));
	for (uint32_t i = 0; i < driver.buffer_count * setup.chain; i++) {
		const size_t offset = (size_t)(start - MEMORY_START) + i * (size_t)SUBJECT_BYTES;

		driver.segments[i].addr = MEMORY_START + offset;
		driver.segments[i].memory = vmsg_shm_at(driver.area.base, offset);
		driver.segments[i].size = SUBJECT_BYTES;
	}
	for (uint32_t i = 0; i < SUBJECT_BATCH_MAX; i++) {
		driver.offers[i].segments = buffer_segments(i % driver.buffer_count);
		driver.offers[i].count = setup.chain;
		vmsg_chain_init(&device.chains[i],
				allocate(setup.chain, sizeof(struct vmsg_segment)),
				setup.chain);
	}
}

static void make_queues(const struct vmsg_queue_config *ring, uint64_t features, vmsg_addr tables)
{
	struct vmsg_driver_queue_config ours = {
		.ring = *ring,
		.mem = &driver.mem,
		.features = features,
		.slots = allocate(ring->size, sizeof(struct vmsg_driver_queue_slot)),
		.slot_count = ring->size,
	};
	const struct vmsg_device_queue_config theirs = {
		.ring = *ring,
		.mem = &device.mem,
		.features = features,
		.slots = allocate(ring->size, sizeof(struct vmsg_device_queue_slot)),
		.slot_count = ring->size,
	};

	if (setup.is_indirect) {
		ours.tables.addr = tables;
		ours.tables.table_size = SUBJECT_CHAIN_MAX;
		ours.tables.table_count = ring->size;
		ours.tables.shadow = allocate((size_t)ring->size * SUBJECT_CHAIN_MAX,
					      sizeof(struct vmsg_driver_queue_shadow));
	}
	require(vmsg_driver_queue_init(&driver.queue, &ours), "driver queue");
	require(vmsg_device_queue_init(&device.queue, &theirs), "device queue");
}

void subject_init(const struct subject_setup *wanted)
{
	struct vmsg_ring_layout layout;
	struct vmsg_queue_config ring;
	uint64_t features = UINT64_C(1) << VMSG_F_VERSION_1;
	size_t ring_size;
	size_t buffers_size;
	size_t tables_size;

	setup = *wanted;
	features |= setup.is_packed ? UINT64_C(1) << VMSG_F_RING_PACKED : 0;
	features |= setup.is_in_order ? UINT64_C(1) << VMSG_F_IN_ORDER : 0;
	features |= setup.has_event_index ? UINT64_C(1) << VMSG_F_EVENT_IDX : 0;
	features |= setup.is_indirect ? UINT64_C(1) << VMSG_F_INDIRECT_DESC : 0;
	require(vmsg_ring_layout_init(setup.size, features, &layout), "layout");
	require(vmsg_ring_layout_place(&layout, MEMORY_START, &ring), "place");

	ring_size = (layout.size + (size_t)PAGE - 1) / PAGE * PAGE;
	buffers_size = (size_t)subject_depth() * setup.chain * SUBJECT_BYTES;
	tables_size = setup.is_indirect
			      ? (size_t)setup.size * SUBJECT_CHAIN_MAX * VMSG_SPLIT_DESC_SIZE
			      : 0;
	driver.area.start = MEMORY_START;
	driver.area.size = ring_size + buffers_size + tables_size;
	driver.area.base = vmsg_shm_from_pointer(allocate(1, (size_t)driver.area.size));
	vmsg_mem_init(&driver.mem, &driver.area, 1);
	vmsg_mem_init(&device.mem, &device.area, 1);
	require(vmsg_mem_add(&device.mem, driver.area), "device memory");
	require(vmsg_mem_add(&driver.mem, driver.area), "driver memory");
	make_queues(&ring, features, MEMORY_START + ring_size + buffers_size);
	make_buffers(MEMORY_START + ring_size);
	subject_patterns_init(driver.patterns);
	for (int i = 0; i < SUBJECT_PATTERNS; i++) {
		driver.pattern_sums[i] = subject_payload_sum(&driver.patterns[i]);
	}
	subject_driver_disable();
	subject_device_disable();
}

uint32_t subject_depth(void)
{
	return setup.is_indirect || setup.chain == 1 ? setup.size : setup.size / setup.chain;
}

/** Give a buffer new bytes. */
static void fill_one(const struct vmsg_segment *segments)
{
	for (uint32_t i = 0; i < setup.chain; i++) {
		const uint64_t number = ++driver.filled;
		const uint64_t pattern = number % SUBJECT_PATTERNS;
		struct vmsg_shm *memory = segments[i].memory;

		vmsg_shm_write(memory, (const uint8_t *)&driver.patterns[pattern], SUBJECT_BYTES);
		vmsg_shm_store_le64(memory, number);
		driver.sum += number + driver.pattern_sums[pattern];
	}
}

/** Fill the next buffers, and put them into the table of offers. */
static void fill(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct vmsg_segment *segments = buffer_segments(driver.next);

		fill_one(segments);
		driver.offers[i].segments = segments;
		driver.next = driver.next + 1 == driver.buffer_count ? 0 : driver.next + 1;
	}
}

/* One buffer at a time is what the calls for one are for. */

static vmsg_status push(uint32_t count, uint32_t *done)
{
	if (count == 1) {
		*done = 1;
		return vmsg_driver_queue_push(&driver.queue,
					      driver.offers->segments,
					      driver.offers->count,
					      NULL);
	}
	return vmsg_driver_queue_push_many(&driver.queue, driver.offers, count, done);
}

static vmsg_status reap(uint32_t count, uint32_t *done)
{
	if (count == 1) {
		vmsg_status status = vmsg_driver_queue_pop(&driver.queue,
							   &driver.done->cookie,
							   &driver.done->written);

		*done = status == VMSG_OK;
		return status;
	}
	return vmsg_driver_queue_pop_many(&driver.queue, driver.done, count, done);
}

static vmsg_status take(uint32_t count, uint32_t *done)
{
	if (count == 1) {
		vmsg_status status = vmsg_device_queue_pop(&device.queue, device.chains);

		*done = status == VMSG_OK;
		return status;
	}
	return vmsg_device_queue_pop_many(&device.queue, device.chains, count, done);
}

static vmsg_status give_back(uint32_t count)
{
	uint32_t done;

	if (count == 1) {
		return vmsg_device_queue_push(&device.queue, device.used->id, 0);
	}
	return vmsg_device_queue_push_many(&device.queue, device.used, count, &done);
}

struct subject_step subject_offer(uint32_t count)
{
	struct subject_step step = {0, false};

	if (setup.has_payload) {
		fill(count);
	}
	require(push(count, &step.count), "push");
	vmsg_driver_queue_publish(&driver.queue);
	step.notify = vmsg_driver_queue_should_notify(&driver.queue);
	return step;
}

uint32_t subject_reap(uint32_t count)
{
	uint32_t done = 0;
	vmsg_status status = reap(count, &done);

	if (status != VMSG_OK && status != VMSG_ERR_EMPTY) {
		require(status, "driver pop");
	}
	for (uint32_t i = 0; setup.has_payload && i < done; i++) {
		subject_prefetch_write(vmsg_shm_pointer(buffer_segments(driver.back)->memory));
		driver.back = driver.back + 1 == driver.buffer_count ? 0 : driver.back + 1;
	}
	return done;
}

static void read_payload(const struct vmsg_chain *chain)
{
	struct subject_payload payload;

	for (uint32_t i = 0; i < chain->readable_count; i++) {
		if (chain->segments[i].size == sizeof(payload)) {
			vmsg_shm_read((uint8_t *)&payload,
				      chain->segments[i].memory,
				      sizeof(payload));
			device.sum += subject_payload_sum(&payload);
		}
	}
}

struct subject_step subject_serve(uint32_t count)
{
	struct subject_step step = {0, false};
	vmsg_status status = take(count, &step.count);

	if (status != VMSG_OK && status != VMSG_ERR_EMPTY) {
		require(status, "device pop");
	}
	if (step.count == 0) {
		return step;
	}
	for (uint32_t i = 0; i < step.count; i++) {
		if (setup.has_payload) {
			read_payload(&device.chains[i]);
		}
		device.used[i].id = device.chains[i].id;
	}
	require(give_back(step.count), "device push");
	vmsg_device_queue_publish(&device.queue);
	step.notify = vmsg_device_queue_should_notify(&device.queue);
	return step;
}

bool subject_driver_enable(void)
{
	return vmsg_driver_queue_enable_notify(&driver.queue);
}

void subject_driver_disable(void)
{
	vmsg_driver_queue_disable_notify(&driver.queue);
}

bool subject_device_enable(void)
{
	return vmsg_device_queue_enable_notify(&device.queue);
}

void subject_device_disable(void)
{
	vmsg_device_queue_disable_notify(&device.queue);
}

uint64_t subject_sum_filled(void)
{
	return driver.sum;
}

uint64_t subject_sum_read(void)
{
	return device.sum;
}
