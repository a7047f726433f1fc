/*
 * device_notify: when the device's side notifies, and when it wants to be notified.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/device_queue.h>

#include "packed_ring.h"
#include "split_ring.h"

bool vmsg_device_queue_should_notify(struct vmsg_device_queue *queue)
{
	const struct vmsg_queue_ring *ring = &queue->ring;
	const uint32_t news = queue->news_count;

	if (!queue->is_live || news == 0) {
		return false;
	}
	queue->news_count = 0;
	/* pairs with the fence in driver_notify.c, vmsg_driver_queue_enable_notify() */
	vmsg_shm_fence();
	if (ring->is_packed) {
		return vmsg_packed_wanted(ring,
					  ring->driver,
					  queue->public_index,
					  queue->public_wrap,
					  news);
	}
	return vmsg_split_wanted(ring, vmsg_split_driver_wish(ring), queue->public_index, news);
}

static void ask(const struct vmsg_device_queue *queue, bool wanted)
{
	const struct vmsg_queue_ring *ring = &queue->ring;

	if (ring->is_packed) {
		vmsg_packed_ask(ring, ring->device, wanted, queue->avail_index, queue->avail_wrap);
	} else {
		vmsg_split_ask(ring, vmsg_split_device_wish(ring), wanted, queue->avail_index);
	}
}

static bool has_available(const struct vmsg_device_queue *queue)
{
	const struct vmsg_queue_ring *ring = &queue->ring;

	if (ring->is_packed) {
		return vmsg_packed_is_available(vmsg_packed_load(ring, queue->avail_index),
						queue->avail_wrap);
	}
	return queue->seen_index != queue->avail_index ||
	       vmsg_split_load16(ring, vmsg_shm_at(ring->driver, VMSG_SPLIT_AVAIL_IDX)) !=
		       queue->avail_index;
}

bool vmsg_device_queue_enable_notify(struct vmsg_device_queue *queue)
{
	if (!queue->is_live) {
		return false;
	}
	ask(queue, true);
	/* pairs with the fence in driver_notify.c, vmsg_driver_queue_should_notify() */
	vmsg_shm_fence();
	return has_available(queue);
}

void vmsg_device_queue_disable_notify(struct vmsg_device_queue *queue)
{
	if (queue->is_live) {
		ask(queue, false);
	}
}
