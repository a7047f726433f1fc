/*
 * rings: the three areas of a queue, each an array that ends where the area ends.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 *
 * One entry too far in any of them is an alarm.
 */
#ifndef TESTS_RINGS_H
#define TESTS_RINGS_H

#include <vmsg/queue_ring.h>

#include "harness.h"

static uint8_t ring_desc[QUEUE_SIZE * VMSG_SPLIT_DESC_SIZE];
static uint8_t ring_avail[VMSG_SPLIT_AVAIL_SIZE + QUEUE_SIZE * VMSG_SPLIT_AVAIL_ELEM_SIZE +
			  VMSG_SPLIT_EVENT_SIZE];
static uint8_t ring_used[VMSG_SPLIT_USED_SIZE + QUEUE_SIZE * VMSG_SPLIT_USED_ELEM_SIZE +
			 VMSG_SPLIT_EVENT_SIZE];
static uint8_t ring_driver_event[VMSG_PACKED_EVENT_SIZE];
static uint8_t ring_device_event[VMSG_PACKED_EVENT_SIZE];

/* First areas of a table; those of the caller come behind. */
#define RINGS_SPLIT                                                                                \
	{DESC_START, sizeof(ring_desc), (struct vmsg_shm *)(void *)ring_desc, false},              \
		{DRIVER_START, sizeof(ring_avail), (struct vmsg_shm *)(void *)ring_avail, false},  \
	{                                                                                          \
		DEVICE_START, sizeof(ring_used), (struct vmsg_shm *)(void *)ring_used, false       \
	}

/* A packed queue has the same table, and events instead of rings. */
static void
rings_choose(uint64_t features, struct vmsg_mem_area *areas, struct vmsg_queue_config *ret_ring)
{
	if ((features & FEATURE(RING_PACKED)) != 0) {
		areas[1].base = vmsg_shm_from_pointer(ring_driver_event);
		areas[1].size = sizeof(ring_driver_event);
		areas[2].base = vmsg_shm_from_pointer(ring_device_event);
		areas[2].size = sizeof(ring_device_event);
	}
	ret_ring->size = QUEUE_SIZE;
	ret_ring->desc_addr = DESC_START;
	ret_ring->driver_addr = DRIVER_START;
	ret_ring->device_addr = DEVICE_START;
}

/* The last places before an index, a position and a lap start over. */
static const struct vmsg_queue_position split_end = {UINT16_MAX, QUEUE_SIZE - 1, true};
static const struct vmsg_queue_position packed_end = {QUEUE_SIZE - 1, QUEUE_SIZE - 1, true};

#endif /* TESTS_RINGS_H */
