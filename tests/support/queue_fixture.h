/*
 * queue_fixture: rings and buffers in memory of their own, and a peer that writes them raw.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_QUEUE_FIXTURE_H
#define VMSG_SUPPORT_QUEUE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/bytes.h>
#include <vmsg/chain.h>
#include <vmsg/device_queue.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/ring_layout.h>
#include <vmsg/wire/virtio.h>

#define RING_ADDR UINT64_C(0x100000)
#define DATA_ADDR UINT64_C(0x40000000)
#define DATA_SIZE 8192u

#define NEXT VMSG_DESC_NEXT_MASK
#define WRITE VMSG_DESC_WRITE_MASK

/* Both sides of one virtqueue, and the memory between them. */
struct fixture {
	uint8_t *ring; /* bytes at RING_ADDR */
	uint8_t *data; /* bytes at DATA_ADDR */
	struct vmsg_mem_area areas[4];
	struct vmsg_mem mem;
	struct vmsg_ring_layout layout;
	struct vmsg_queue_config config;
	uint64_t features;
	struct vmsg_driver_queue_slot *driver_slots;
	struct vmsg_device_queue_slot *device_slots;
	struct vmsg_driver_queue driver;
	struct vmsg_device_queue device;
	struct vmsg_segment *segments;
	struct vmsg_chain chain;
};

/* Zeroed, aligned for any ring, and on the heap so that ASan sees the ends. */
static inline void *fixture_memory(size_t size)
{
	size_t rounded = (size + 127) / 128 * 128;
	void *memory = aligned_alloc(128, rounded);

	assert_non_null(memory);
	memset(memory, 0, rounded);
	return memory;
}

static inline void fixture_add(struct fixture *fx, vmsg_addr start, uint64_t size, void *base)
{
	struct vmsg_mem_area area = {
		.start = start,
		.size = size,
		.base = vmsg_shm_from_pointer(base),
	};

	assert_int_equal(vmsg_mem_add(&fx->mem, area), VMSG_OK);
}

static inline struct vmsg_driver_queue_config fixture_driver_config(struct fixture *fx)
{
	struct vmsg_driver_queue_config config = {
		.ring = fx->config,
		.mem = &fx->mem,
		.features = fx->features,
		.slots = fx->driver_slots,
		.slot_count = fx->config.size,
	};

	return config;
}

static inline struct vmsg_device_queue_config fixture_device_config(struct fixture *fx)
{
	struct vmsg_device_queue_config config = {
		.ring = fx->config,
		.mem = &fx->mem,
		.features = fx->features,
		.slots = fx->device_slots,
		.slot_count = fx->config.size,
	};

	return config;
}

/* Both queues over clean rings. */
static inline void fixture_start(struct fixture *fx)
{
	struct vmsg_driver_queue_config driver = fixture_driver_config(fx);
	struct vmsg_device_queue_config device = fixture_device_config(fx);

	assert_int_equal(vmsg_driver_queue_init(&fx->driver, &driver), VMSG_OK);
	assert_int_equal(vmsg_device_queue_init(&fx->device, &device), VMSG_OK);
}

static inline void
fixture_init_with(struct fixture *fx, uint32_t queue_size, uint64_t features)
{
	memset(fx, 0, sizeof(*fx));
	fx->features = features;
	assert_int_equal(vmsg_ring_layout_init(queue_size, features, &fx->layout), VMSG_OK);
	assert_int_equal(vmsg_ring_layout_place(&fx->layout, RING_ADDR, &fx->config), VMSG_OK);
	fx->ring = fixture_memory(fx->layout.size);
	fx->data = fixture_memory(DATA_SIZE);
	fx->driver_slots = test_calloc(queue_size, sizeof(fx->driver_slots[0]));
	fx->device_slots = test_calloc(queue_size, sizeof(fx->device_slots[0]));
	fx->segments = test_calloc(queue_size, sizeof(fx->segments[0]));
	vmsg_chain_init(&fx->chain, fx->segments, queue_size);
	vmsg_mem_init(&fx->mem, fx->areas, sizeof(fx->areas) / sizeof(fx->areas[0]));
	fixture_add(fx, RING_ADDR, fx->layout.size, fx->ring);
	fixture_add(fx, DATA_ADDR, DATA_SIZE, fx->data);
	fixture_start(fx);
}

/* A split queue with nothing negotiated. */
static inline void fixture_init(struct fixture *fx, uint32_t queue_size)
{
	fixture_init_with(fx, queue_size, 0);
}

static inline void fixture_fini(struct fixture *fx)
{
	vmsg_driver_queue_fini(&fx->driver);
	vmsg_device_queue_fini(&fx->device);
	test_free(fx->segments);
	test_free(fx->device_slots);
	test_free(fx->driver_slots);
	free(fx->data);
	free(fx->ring);
}

/* Raw writes of a driver that need not be honest. */

static inline uint8_t *raw_desc(struct fixture *fx, uint32_t index)
{
	return fx->ring + fx->layout.desc.offset + index * VMSG_SPLIT_DESC_SIZE;
}

static inline void raw_desc_store(struct fixture *fx,
				  uint32_t index,
				  vmsg_addr addr,
				  uint32_t size,
				  uint32_t flags,
				  uint32_t next)
{
	uint8_t *desc = raw_desc(fx, index);

	vmsg_store_le64(desc + VMSG_SPLIT_DESC_ADDR, addr);
	vmsg_store_le32(desc + VMSG_SPLIT_DESC_LEN, size);
	vmsg_store_le16(desc + VMSG_SPLIT_DESC_FLAGS, (uint16_t)flags);
	vmsg_store_le16(desc + VMSG_SPLIT_DESC_NEXT, (uint16_t)next);
}

static inline uint8_t *raw_avail(struct fixture *fx)
{
	return fx->ring + fx->layout.driver.offset;
}

static inline void raw_avail_store_index(struct fixture *fx, uint32_t index)
{
	vmsg_store_le16(raw_avail(fx) + VMSG_SPLIT_AVAIL_IDX, (uint16_t)index);
}

/* Offer `head` as the next entry. */
static inline void raw_offer(struct fixture *fx, uint32_t head)
{
	uint16_t index = vmsg_load_le16(raw_avail(fx) + VMSG_SPLIT_AVAIL_IDX);
	uint32_t slot = index & (fx->config.size - 1);

	vmsg_store_le16(raw_avail(fx) + VMSG_SPLIT_AVAIL_SIZE + slot * VMSG_SPLIT_AVAIL_ELEM_SIZE,
			(uint16_t)head);
	raw_avail_store_index(fx, (uint32_t)index + 1);
}

/* Raw writes of a device that need not be honest. */

static inline uint8_t *raw_used(struct fixture *fx)
{
	return fx->ring + fx->layout.device.offset;
}

static inline void raw_used_store_index(struct fixture *fx, uint32_t index)
{
	vmsg_store_le16(raw_used(fx) + VMSG_SPLIT_USED_IDX, (uint16_t)index);
}

/* Return `id` as the next entry. */
static inline void raw_complete(struct fixture *fx, uint32_t id, uint32_t written)
{
	uint16_t index = vmsg_load_le16(raw_used(fx) + VMSG_SPLIT_USED_IDX);
	uint32_t slot = index & (fx->config.size - 1);
	uint8_t *elem = raw_used(fx) + VMSG_SPLIT_USED_SIZE + slot * VMSG_SPLIT_USED_ELEM_SIZE;

	vmsg_store_le32(elem + VMSG_SPLIT_USED_ELEM_ID, id);
	vmsg_store_le32(elem + VMSG_SPLIT_USED_ELEM_LEN, written);
	raw_used_store_index(fx, (uint32_t)index + 1);
}

/* The head of the last chain the driver made available. */
static inline uint32_t raw_last_head(struct fixture *fx)
{
	uint32_t index = (uint32_t)vmsg_load_le16(raw_avail(fx) + VMSG_SPLIT_AVAIL_IDX) - 1;
	uint32_t slot = index & (fx->config.size - 1);

	return vmsg_load_le16(raw_avail(fx) + VMSG_SPLIT_AVAIL_SIZE +
			      slot * VMSG_SPLIT_AVAIL_ELEM_SIZE);
}

static inline struct vmsg_segment segment_at(uint32_t offset, uint32_t size, bool writable)
{
	struct vmsg_segment segment = {
		.addr = DATA_ADDR + offset, .size = size, .writable = writable};

	return segment;
}

static inline vmsg_status device_pop(struct fixture *fx)
{
	return vmsg_device_queue_pop(&fx->device, &fx->chain);
}

#endif /* VMSG_SUPPORT_QUEUE_FIXTURE_H */
