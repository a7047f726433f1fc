/*
 * raw_ring: both sides of a virtqueue of either format, and a peer that writes the rings raw.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

#include <stdlib.h>
#include <string.h>

#define SPLIT_SIZE 8u
#define PACKED_SIZE 7u
#define TABLE_ENTRIES 4u /* of one table of the honest driver */
#define TABLES 16u

struct variant variant_split = {0, SPLIT_SIZE, false};
struct variant variant_packed = {FEATURE(RING_PACKED), PACKED_SIZE, false};
struct variant variant_split_indirect = {FEATURE(INDIRECT_DESC), SPLIT_SIZE, true};
struct variant variant_packed_indirect = {FEATURE(RING_PACKED) | FEATURE(INDIRECT_DESC),
					  PACKED_SIZE,
					  true};
struct variant variant_split_in_order = {FEATURE(IN_ORDER), SPLIT_SIZE, false};
struct variant variant_packed_in_order = {FEATURE(RING_PACKED) | FEATURE(IN_ORDER),
					  PACKED_SIZE,
					  false};
struct variant variant_split_event = {FEATURE(EVENT_IDX), SPLIT_SIZE, false};
struct variant variant_packed_event = {FEATURE(RING_PACKED) | FEATURE(EVENT_IDX),
				       PACKED_SIZE,
				       false};

/* Zeroed, aligned for any ring, and on the heap so that ASan sees the ends. */
static void *memory_alloc(size_t size)
{
	size_t rounded = (size + 127) / 128 * 128;
	void *memory = aligned_alloc(128, rounded);

	assert_non_null(memory);
	memset(memory, 0, rounded);
	return memory;
}

struct vmsg_driver_queue_config ring_driver_config(struct raw_ring *r)
{
	struct vmsg_driver_queue_config config = {
		.ring = r->config,
		.mem = &r->mem,
		.features = r->features,
		.slots = r->driver_slots,
		.slot_count = r->size,
		.length_policy = r->length_policy,
	};

	if ((r->features & FEATURE(INDIRECT_DESC)) != 0 && r->size >= 2) {
		config.tables.addr = DATA_ADDR + DRIVER_TABLES_OFFSET;
		config.tables.table_size = r->size < TABLE_ENTRIES ? r->size : TABLE_ENTRIES;
		config.tables.table_count = r->size < TABLES ? r->size : TABLES;
		config.tables.shadow = r->shadow;
	}
	return config;
}

struct vmsg_device_queue_config ring_device_config(struct raw_ring *r)
{
	struct vmsg_device_queue_config config = {
		.ring = r->config,
		.mem = &r->mem,
		.features = r->features,
		.slots = r->device_slots,
		.slot_count = r->size,
	};

	return config;
}

static void raw_start_at(struct raw_ring *r, struct vmsg_queue_position position)
{
	r->offer_index = position.index;
	r->take_index = position.index;
	r->done_index = position.index;
	r->offer_id = position.desc;
	r->offer_wrap = position.wrap;
	r->take_wrap = position.wrap;
	r->done_wrap = position.wrap;
}

void ring_start(struct raw_ring *r)
{
	struct vmsg_driver_queue_config driver = ring_driver_config(r);
	struct vmsg_device_queue_config device = ring_device_config(r);
	struct vmsg_queue_position first = VMSG_QUEUE_POSITION_FIRST;

	vmsg_driver_queue_fini(&r->driver);
	vmsg_device_queue_fini(&r->device);
	assert_int_equal(vmsg_driver_queue_init(&r->driver, &driver), VMSG_OK);
	assert_int_equal(vmsg_device_queue_init(&r->device, &device), VMSG_OK);
	raw_start_at(r, first);
}

void ring_start_at(struct raw_ring *r, struct vmsg_queue_position position)
{
	struct vmsg_driver_queue_config driver = ring_driver_config(r);
	struct vmsg_device_queue_config device = ring_device_config(r);

	vmsg_driver_queue_fini(&r->driver);
	vmsg_device_queue_fini(&r->device);
	memset(r->ring, 0, r->layout.size);
	if (r->is_packed) {
		for (uint32_t i = 0; i < r->size; i++) {
			bool is_set = position.wrap == (i < position.index);
			uint32_t flags = VMSG_DESC_AVAIL_MASK | VMSG_DESC_USED_MASK;

			vmsg_store_le16(raw_desc_area(r, i) + VMSG_PACKED_DESC_FLAGS,
					(uint16_t)(is_set ? flags : 0));
		}
	} else {
		vmsg_store_le16(raw_driver_area(r) + VMSG_SPLIT_AVAIL_IDX, position.index);
		vmsg_store_le16(raw_device_area(r) + VMSG_SPLIT_USED_IDX, position.index);
	}
	assert_int_equal(vmsg_driver_queue_restore(&r->driver, &driver, &position), VMSG_OK);
	assert_int_equal(vmsg_device_queue_restore(&r->device, &device, &position), VMSG_OK);
	raw_start_at(r, position);
}

void ring_init(struct raw_ring *r, uint32_t size, uint64_t features)
{
	struct vmsg_mem_area ring = {.start = RING_ADDR};
	struct vmsg_mem_area data = {.start = DATA_ADDR, .size = DATA_SIZE};

	memset(r, 0, sizeof(*r));
	r->features = features;
	r->size = size;
	r->is_packed = (features & FEATURE(RING_PACKED)) != 0;
	assert_int_equal(vmsg_ring_layout_init(size, features, &r->layout), VMSG_OK);
	assert_int_equal(vmsg_ring_layout_place(&r->layout, RING_ADDR, &r->config), VMSG_OK);
	r->ring = memory_alloc(r->layout.size);
	r->data = memory_alloc(DATA_SIZE);
	r->driver_slots = test_calloc(size, sizeof(r->driver_slots[0]));
	r->shadow = test_calloc(TABLES * TABLE_ENTRIES, sizeof(r->shadow[0]));
	r->device_slots = test_calloc(size, sizeof(r->device_slots[0]));
	r->segments = test_calloc(size, sizeof(r->segments[0]));
	vmsg_chain_init(&r->chain, r->segments, size);
	vmsg_mem_init(&r->mem, r->areas, sizeof(r->areas) / sizeof(r->areas[0]));
	ring.size = r->layout.size;
	ring.base = vmsg_shm_from_pointer(r->ring);
	data.base = vmsg_shm_from_pointer(r->data);
	assert_int_equal(vmsg_mem_add(&r->mem, ring), VMSG_OK);
	assert_int_equal(vmsg_mem_add(&r->mem, data), VMSG_OK);
	ring_start(r);
}

void ring_init_variant(struct raw_ring *r, void **state)
{
	const struct variant *variant = *state;

	ring_init(r, variant->size, variant->features);
}

void ring_fini(struct raw_ring *r)
{
	watch_end();
	vmsg_driver_queue_fini(&r->driver);
	vmsg_device_queue_fini(&r->device);
	test_free(r->segments);
	test_free(r->device_slots);
	test_free(r->shadow);
	test_free(r->driver_slots);
	free(r->data);
	free(r->ring);
}

vmsg_status ring_push(struct raw_ring *r, uint32_t readable, uint32_t writable, void *cookie)
{
	struct vmsg_segment *segments = test_calloc(readable + writable + 1, sizeof(segments[0]));
	vmsg_status status;

	for (uint32_t i = 0; i < readable + writable; i++) {
		segments[i].addr = DATA_ADDR + i * 32 % TABLE_OFFSET;
		segments[i].size = 16;
		segments[i].writable = i >= readable;
	}
	status = vmsg_driver_queue_push(&r->driver, segments, readable + writable, cookie);
	vmsg_driver_queue_publish(&r->driver);
	test_free(segments);
	return status;
}

vmsg_status ring_pop(struct raw_ring *r)
{
	return vmsg_device_queue_pop(&r->device, &r->chain);
}

void ring_return(struct raw_ring *r, uint16_t id, uint32_t written)
{
	assert_int_equal(vmsg_device_queue_push(&r->device, id, written), VMSG_OK);
	vmsg_device_queue_publish(&r->device);
}

vmsg_status ring_finish(struct raw_ring *r, void **ret_cookie, uint32_t *ret_written)
{
	return vmsg_driver_queue_pop(&r->driver, ret_cookie, ret_written);
}

void ring_watch(struct raw_ring *r, enum watch_mode mode)
{
	watch_begin(mode);
	watch_region(r->ring, r->layout.size);
	watch_region(r->data, DATA_SIZE);
}

void assert_device_takes(struct raw_ring *r, uint32_t count, uint32_t readable_count)
{
	assert_int_equal(ring_pop(r), VMSG_OK);
	assert_int_equal(r->device.defect, VMSG_QUEUE_DEFECT_NONE);
	assert_int_equal(r->chain.count, count);
	assert_int_equal(r->chain.readable_count, readable_count);
	for (uint32_t i = 0; i < count; i++) {
		assert_int_equal(r->segments[i].writable, i >= readable_count);
	}
}

static void assert_device_is_silent(struct raw_ring *r, vmsg_status verdict)
{
	enum vmsg_queue_defect defect = r->device.defect;
	struct vmsg_queue_position position;

	ring_watch(r, WATCH_COUNT);
	assert_int_equal(ring_pop(r), verdict);
	assert_int_equal(vmsg_device_queue_push(&r->device, 0, 0), verdict);
	vmsg_device_queue_publish(&r->device);
	assert_false(vmsg_device_queue_should_notify(&r->device));
	assert_false(vmsg_device_queue_enable_notify(&r->device));
	vmsg_device_queue_disable_notify(&r->device);
	assert_int_equal(vmsg_device_queue_position(&r->device, &position), verdict);
	watch_end();
	assert_int_equal(watch_read_count(), 0);
	assert_int_equal(watch_write_count(), 0);
	assert_true(vmsg_device_queue_is_broken(&r->device));
	assert_int_equal(r->device.defect, defect);
}

void assert_device_breaks(struct raw_ring *r, enum vmsg_queue_defect defect)
{
	bool is_address = defect == VMSG_QUEUE_DEFECT_ADDRESS;
	vmsg_status verdict = is_address ? VMSG_ERR_BAD_ADDRESS : VMSG_ERR_BAD_CHAIN;
	struct raw_desc sound = raw_sound(WRITE);

	/* What an earlier chain has left behind. */
	r->chain.count = r->size;
	r->chain.readable_count = 1;
	r->chain.readable_size = 1;
	r->chain.writable_size = 1;
	ring_watch(r, WATCH_COUNT);
	assert_int_equal(ring_pop(r), verdict);
	watch_end();
	assert_int_equal(r->device.defect, defect);
	/* A cycle may come by the same descriptor again, but not more often than the ring has. */
	assert_in_range(watch_most_reads(), 0, defect == VMSG_QUEUE_DEFECT_LOOP ? r->size : 1);
	assert_in_range(watch_read_count(), 1, (r->size + 1) * VMSG_SPLIT_DESC_SIZE + 8);
	assert_int_equal(watch_write_count(), 0);
	assert_int_equal(r->chain.count, 0);
	assert_int_equal(r->chain.readable_count, 0);
	assert_true(r->chain.readable_size == 0);
	assert_true(r->chain.writable_size == 0);

	assert_device_is_silent(r, verdict);
	ring_start(r);
	(void)raw_offer(r, &sound, 1);
	assert_device_takes(r, 1, 0);
	ring_start(r);
}

void assert_driver_breaks(struct raw_ring *r, enum vmsg_queue_defect defect)
{
	uint32_t in_flight = r->driver.stats.pushed - r->driver.stats.popped;
	struct vmsg_queue_position position;
	uint32_t written = 77;
	void *cookie = r;

	ring_watch(r, WATCH_COUNT);
	assert_int_equal(ring_finish(r, &cookie, &written), VMSG_ERR_BAD_CHAIN);
	watch_end();
	assert_int_equal(r->driver.defect, defect);
	assert_in_range(watch_most_reads(), 0, 1);
	assert_in_range(watch_read_count(), 1, 16);
	assert_int_equal(watch_write_count(), 0);

	ring_watch(r, WATCH_COUNT);
	assert_int_equal(ring_finish(r, &cookie, &written), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(ring_push(r, 1, 0, NULL), VMSG_ERR_BAD_CHAIN);
	assert_false(vmsg_driver_queue_should_notify(&r->driver));
	assert_false(vmsg_driver_queue_enable_notify(&r->driver));
	vmsg_driver_queue_disable_notify(&r->driver);
	assert_int_equal(vmsg_driver_queue_position(&r->driver, &position), VMSG_ERR_BAD_CHAIN);
	assert_true(vmsg_driver_queue_is_broken(&r->driver));
	assert_int_equal(r->driver.defect, defect);
	assert_ptr_equal(cookie, r);
	assert_int_equal(written, 77);
	for (uint32_t i = 0; i < in_flight; i++) {
		assert_int_equal(vmsg_driver_queue_pop_unused(&r->driver, &cookie), VMSG_OK);
	}
	assert_int_equal(vmsg_driver_queue_pop_unused(&r->driver, &cookie), VMSG_ERR_EMPTY);
	watch_end();
	assert_int_equal(watch_read_count(), 0);
	assert_int_equal(watch_write_count(), 0);

	ring_start(r);
	assert_int_equal(ring_push(r, 1, 1, r), VMSG_OK);
	assert_device_takes(r, 2, 1);
	ring_return(r, r->chain.id, 3);
	assert_int_equal(ring_finish(r, &cookie, &written), VMSG_OK);
	assert_int_equal(written, 3);
	ring_start(r);
}
