/*
 * ring_layout: sizes, alignment and translation of the areas of a virtqueue.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/ring_layout.h>

#include "queue_internal.h"

/* Bytes between places two processors write; at least a line of every cache we know. */
#define SPREAD 128u

static uint32_t round_up(uint32_t value, uint32_t align)
{
	return (value + align - 1) & ~(align - 1);
}

static struct vmsg_ring_area area_at(uint32_t offset, uint32_t size, uint32_t align)
{
	struct vmsg_ring_area area;

	area.offset = offset;
	area.size = size;
	area.align = align;
	return area;
}

static bool is_packed(uint64_t features)
{
	return ((features >> VMSG_F_RING_PACKED) & 1u) != 0;
}

vmsg_status vmsg_ring_layout_check_size(uint32_t queue_size, uint64_t features)
{
	if (queue_size == 0 || queue_size > VMSG_QUEUE_SIZE_MAX) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	/* Positions of a split ring are indices modulo 2^16 modulo its size. */
	if (!is_packed(features) && (queue_size & (queue_size - 1)) != 0) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	return VMSG_OK;
}

static void split_areas(uint32_t queue_size, struct vmsg_ring_layout *layout)
{
	layout->desc = area_at(0, queue_size * VMSG_SPLIT_DESC_SIZE, VMSG_SPLIT_ALIGN_DESC);
	layout->driver = area_at(0,
				 VMSG_SPLIT_AVAIL_SIZE + queue_size * VMSG_SPLIT_AVAIL_ELEM_SIZE +
					 VMSG_SPLIT_EVENT_SIZE,
				 VMSG_SPLIT_ALIGN_DRIVER);
	layout->device = area_at(0,
				 VMSG_SPLIT_USED_SIZE + queue_size * VMSG_SPLIT_USED_ELEM_SIZE +
					 VMSG_SPLIT_EVENT_SIZE,
				 VMSG_SPLIT_ALIGN_DEVICE);
}

static void packed_areas(uint32_t queue_size, struct vmsg_ring_layout *layout)
{
	layout->desc = area_at(0, queue_size * VMSG_PACKED_DESC_SIZE, VMSG_PACKED_ALIGN_DESC);
	layout->driver = area_at(0, VMSG_PACKED_EVENT_SIZE, VMSG_PACKED_ALIGN_DRIVER);
	layout->device = area_at(0, VMSG_PACKED_EVENT_SIZE, VMSG_PACKED_ALIGN_DEVICE);
}

vmsg_status
vmsg_ring_layout_init(uint32_t queue_size, uint64_t features, struct vmsg_ring_layout *ret_layout)
{
	struct vmsg_ring_layout layout;
	vmsg_status status;

	status = vmsg_ring_layout_check_size(queue_size, features);
	if (status != VMSG_OK) {
		return status;
	}

	if (is_packed(features)) {
		packed_areas(queue_size, &layout);
	} else {
		split_areas(queue_size, &layout);
	}
	layout.driver.offset = round_up(layout.desc.size, SPREAD);
	layout.device.offset = round_up(layout.driver.offset + layout.driver.size, SPREAD);
	layout.size = round_up(layout.device.offset + layout.device.size, SPREAD);
	layout.queue_size = queue_size;
	layout.align = SPREAD;
	*ret_layout = layout;
	return VMSG_OK;
}

vmsg_status vmsg_ring_layout_place(const struct vmsg_ring_layout *layout,
				   vmsg_addr start,
				   struct vmsg_queue_config *ret_config)
{
	if ((start & (layout->align - 1)) != 0) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	if (layout->size - 1 > UINT64_MAX - start) {
		return VMSG_ERR_BAD_ADDRESS;
	}

	ret_config->size = layout->queue_size;
	ret_config->desc_addr = start + layout->desc.offset;
	ret_config->driver_addr = start + layout->driver.offset;
	ret_config->device_addr = start + layout->device.offset;
	return VMSG_OK;
}
