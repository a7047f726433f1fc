/*
 * driver_notify: when the driver's side notifies, and when it wants to be notified.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/driver_queue.h>

#include "packed_ring.h"
#include "split_ring.h"

bool vmsg_driver_queue_should_notify(struct vmsg_driver_queue *queue)
{
	const struct vmsg_queue_ring *ring = &queue->ring;
	const uint32_t news = queue->news_count;

	if (!queue->is_live || news == 0) {
		return false;
	}
	queue->news_count = 0;
	/* pairs with the fence in device_notify.c, vmsg_device_queue_enable_notify() */
	vmsg_shm_fence();
	if (ring->is_packed) {
		return vmsg_packed_wanted(ring,
					  ring->device,
					  queue->public_index,
					  queue->public_wrap,
					  news);
	}
	return vmsg_split_wanted(ring, vmsg_split_device_wish(ring), queue->public_index, news);
}

uint32_t vmsg_driver_queue_next_offset(const struct vmsg_driver_queue *queue)
{
	if (!queue->ring.has_notify_data) {
		return 0;
	}
	if (queue->ring.is_packed && queue->public_wrap) {
		return queue->public_index | VMSG_POSITION_NOTIFY_WRAP_MASK;
	}
	return queue->public_index;
}

static void ask(const struct vmsg_driver_queue *queue, bool wanted)
{
	const struct vmsg_queue_ring *ring = &queue->ring;

	if (ring->is_packed) {
		vmsg_packed_ask(ring, ring->driver, wanted, queue->used_index, queue->used_wrap);
	} else {
		vmsg_split_ask(ring, vmsg_split_driver_wish(ring), wanted, queue->used_index);
	}
}

static bool has_used(const struct vmsg_driver_queue *queue)
{
	const struct vmsg_queue_ring *ring = &queue->ring;

	if (queue->in_batch) {
		return true;
	}
	if (ring->is_packed) {
		return vmsg_packed_is_used(vmsg_packed_load(ring, queue->used_index),
					   queue->used_wrap);
	}
	return queue->seen_index != queue->used_index ||
	       vmsg_split_load16(ring, vmsg_shm_at(ring->device, VMSG_SPLIT_USED_IDX)) !=
		       queue->used_index;
}

bool vmsg_driver_queue_enable_notify(struct vmsg_driver_queue *queue)
{
	if (!queue->is_live) {
		return false;
	}
	ask(queue, true);
	/* pairs with the fence in device_notify.c, vmsg_device_queue_should_notify() */
	vmsg_shm_fence();
	return has_used(queue);
}

void vmsg_driver_queue_disable_notify(struct vmsg_driver_queue *queue)
{
	if (queue->is_live) {
		ask(queue, false);
	}
}
