/*
 * ring_layout: sizes, alignment and translation of the areas of a virtqueue.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/ring_layout.h>

#include "queue_internal.h"

/* Bytes between places two processors write; at least a line of every cache we know. */
#define SPREAD 128u

#define FEATURE(bit) (UINT64_C(1) << (bit))

/* Accepted features that change what the rings hold or mean, and are not spoken here. */
#define UNSPOKEN                                                                                   \
	(FEATURE(VMSG_F_INDIRECT_DESC) | FEATURE(VMSG_F_EVENT_IDX) | FEATURE(VMSG_F_RING_PACKED) | \
	 FEATURE(VMSG_F_IN_ORDER))

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

vmsg_status vmsg_ring_layout_check_size(uint32_t queue_size)
{
	if (queue_size == 0 || queue_size > VMSG_QUEUE_SIZE_MAX) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	if ((queue_size & (queue_size - 1)) != 0) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	return VMSG_OK;
}

vmsg_status
vmsg_ring_layout_init(uint32_t queue_size, uint64_t features, struct vmsg_ring_layout *ret_layout)
{
	struct vmsg_ring_layout layout;
	vmsg_status status;
	uint32_t end;

	status = vmsg_ring_layout_check_size(queue_size);
	if (status != VMSG_OK) {
		return status;
	}
	if ((features & FEATURE(VMSG_F_RING_PACKED)) != 0) {
		return VMSG_ERR_UNSUPPORTED;
	}

	layout.desc = area_at(0, queue_size * VMSG_SPLIT_DESC_SIZE, VMSG_SPLIT_ALIGN_DESC);
	end = layout.desc.size;
	layout.driver = area_at(round_up(end, SPREAD),
				VMSG_SPLIT_AVAIL_SIZE + queue_size * VMSG_SPLIT_AVAIL_ELEM_SIZE +
					VMSG_SPLIT_EVENT_SIZE,
				VMSG_SPLIT_ALIGN_DRIVER);
	end = layout.driver.offset + layout.driver.size;
	layout.device = area_at(round_up(end, SPREAD),
				VMSG_SPLIT_USED_SIZE + queue_size * VMSG_SPLIT_USED_ELEM_SIZE +
					VMSG_SPLIT_EVENT_SIZE,
				VMSG_SPLIT_ALIGN_DEVICE);
	end = layout.device.offset + layout.device.size;

	layout.queue_size = queue_size;
	layout.size = round_up(end, SPREAD);
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

static vmsg_status area_find(const struct vmsg_mem *mem,
			     vmsg_addr addr,
			     const struct vmsg_ring_area *area,
			     struct vmsg_shm **ret_shm)
{
	if ((addr & (area->align - 1)) != 0) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	return vmsg_mem_find(mem, addr, area->size, ret_shm);
}

vmsg_status vmsg_ring_memory_find(const struct vmsg_queue_config *ring,
				  const struct vmsg_mem *mem,
				  uint64_t features,
				  struct vmsg_ring_memory *ret_memory)
{
	vmsg_status status;

	if ((features & UNSPOKEN) != 0) {
		return VMSG_ERR_UNSUPPORTED;
	}

	status = vmsg_ring_layout_init(ring->size, features, &ret_memory->layout);
	if (status != VMSG_OK) {
		return status;
	}
	status = area_find(mem, ring->desc_addr, &ret_memory->layout.desc, &ret_memory->desc);
	if (status != VMSG_OK) {
		return status;
	}
	status = area_find(mem, ring->driver_addr, &ret_memory->layout.driver, &ret_memory->driver);
	if (status != VMSG_OK) {
		return status;
	}
	return area_find(mem, ring->device_addr, &ret_memory->layout.device, &ret_memory->device);
}
