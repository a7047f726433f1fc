/*
 * ring_setup: from what was announced about a queue to rings that can be used.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_internal.h"

static bool has(uint64_t features, uint32_t bit)
{
	return ((features >> bit) & 1u) != 0;
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

vmsg_status vmsg_ring_setup(struct vmsg_queue_ring *ring,
			    const struct vmsg_queue_config *config,
			    struct vmsg_mem *mem,
			    uint64_t features,
			    const struct vmsg_cache *cache)
{
	struct vmsg_ring_layout layout;
	vmsg_status status;

	status = vmsg_ring_layout_init(config->size, features, &layout);
	if (status != VMSG_OK) {
		return status;
	}
	status = area_find(mem, config->desc_addr, &layout.desc, &ring->desc);
	if (status != VMSG_OK) {
		return status;
	}
	status = area_find(mem, config->driver_addr, &layout.driver, &ring->driver);
	if (status != VMSG_OK) {
		return status;
	}
	status = area_find(mem, config->device_addr, &layout.device, &ring->device);
	if (status != VMSG_OK) {
		return status;
	}

	ring->config = *config;
	ring->mem = mem;
	ring->cache = cache;
	ring->size = config->size;
	ring->is_packed = has(features, VMSG_F_RING_PACKED);
	ring->has_event_index = has(features, VMSG_F_EVENT_IDX);
	ring->has_indirect = has(features, VMSG_F_INDIRECT_DESC);
	ring->is_in_order = has(features, VMSG_F_IN_ORDER);
	ring->has_notify_data = has(features, VMSG_F_NOTIFICATION_DATA);
	return VMSG_OK;
}

static bool overlaps(vmsg_addr addr, uint32_t size, vmsg_addr first, vmsg_addr last)
{
	return addr <= last && addr + (size - 1) >= first;
}

/* Only for a ring that was set up, so its layout is one. */
static struct vmsg_ring_layout layout_of(const struct vmsg_queue_ring *ring)
{
	const uint64_t features = ring->is_packed ? UINT64_C(1) << VMSG_F_RING_PACKED : 0;
	struct vmsg_ring_layout layout = {.size = 0};

	(void)!vmsg_ring_layout_init(ring->size, features, &layout);
	return layout;
}

bool vmsg_ring_uses(const struct vmsg_queue_ring *ring, vmsg_addr first, vmsg_addr last)
{
	const struct vmsg_ring_layout layout = layout_of(ring);

	return overlaps(ring->config.desc_addr, layout.desc.size, first, last) ||
	       overlaps(ring->config.driver_addr, layout.driver.size, first, last) ||
	       overlaps(ring->config.device_addr, layout.device.size, first, last);
}

static void clear(const struct vmsg_queue_ring *ring, struct vmsg_shm *area, uint32_t size)
{
	vmsg_shm_zero(area, size);
	vmsg_cache_clean(ring->cache, area, size);
}

void vmsg_ring_clear(const struct vmsg_queue_ring *ring)
{
	const struct vmsg_ring_layout layout = layout_of(ring);

	clear(ring, ring->desc, layout.desc.size);
	clear(ring, ring->driver, layout.driver.size);
	clear(ring, ring->device, layout.device.size);
}
