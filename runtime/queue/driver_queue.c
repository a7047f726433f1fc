/*
 * driver_queue: the driver's side of a queue in any format, and its broken latch.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/driver_queue.h>

#include "driver_slots.h"

vmsg_status vmsg_driver_queue_break(struct vmsg_driver_queue *queue, enum vmsg_queue_defect defect)
{
	queue->defect = defect;
	queue->is_live = false;
	queue->verdict = VMSG_ERR_BAD_CHAIN;
	return queue->verdict;
}

vmsg_status
vmsg_driver_length_lie(struct vmsg_driver_queue *queue, uint32_t posted, uint32_t *written)
{
	queue->stats.clamped++;
	if (queue->length_policy == VMSG_LENGTH_REFUSE) {
		return vmsg_driver_queue_break(queue, VMSG_QUEUE_DEFECT_USED_LENGTH);
	}
	if (queue->length_policy == VMSG_LENGTH_CLAMP) {
		*written = posted;
	}
	return VMSG_OK;
}

vmsg_status vmsg_driver_queue_push(struct vmsg_driver_queue *queue,
				   const struct vmsg_segment *segments,
				   uint32_t count,
				   void *cookie)
{
	if (!queue->is_live) {
		return vmsg_dead(queue->verdict);
	}
	return queue->ring.is_packed ? vmsg_packed_driver_push(queue, segments, count, cookie)
				     : vmsg_split_driver_push(queue, segments, count, cookie);
}

vmsg_status vmsg_driver_queue_push_many(struct vmsg_driver_queue *queue,
					const struct vmsg_buffer *buffers,
					uint32_t count,
					uint32_t *ret_count)
{
	if (!queue->is_live) {
		*ret_count = 0;
		return count == 0 ? VMSG_OK : vmsg_dead(queue->verdict);
	}
	return queue->ring.is_packed
		       ? vmsg_packed_driver_push_many(queue, buffers, count, ret_count)
		       : vmsg_split_driver_push_many(queue, buffers, count, ret_count);
}

void vmsg_driver_queue_publish(struct vmsg_driver_queue *queue)
{
	if (!queue->is_live) {
		return;
	}
	if (queue->ring.is_packed) {
		vmsg_packed_driver_publish(queue);
	} else {
		vmsg_split_driver_publish(queue);
	}
}

vmsg_status
vmsg_driver_queue_pop(struct vmsg_driver_queue *queue, void **ret_cookie, uint32_t *ret_written)
{
	if (!queue->is_live) {
		return vmsg_dead(queue->verdict);
	}
	return queue->ring.is_packed ? vmsg_packed_driver_pop(queue, ret_cookie, ret_written)
				     : vmsg_split_driver_pop(queue, ret_cookie, ret_written);
}

vmsg_status vmsg_driver_queue_pop_many(struct vmsg_driver_queue *queue,
				       struct vmsg_completion *ret_completions,
				       uint32_t capacity,
				       uint32_t *ret_count)
{
	if (!queue->is_live) {
		*ret_count = 0;
		return capacity == 0 ? VMSG_OK : vmsg_dead(queue->verdict);
	}
	return queue->ring.is_packed
		       ? vmsg_packed_driver_pop_many(queue, ret_completions, capacity, ret_count)
		       : vmsg_split_driver_pop_many(queue, ret_completions, capacity, ret_count);
}

vmsg_status vmsg_driver_queue_pop_unused(struct vmsg_driver_queue *queue, void **ret_cookie)
{
	if (queue->slots == NULL) {
		return VMSG_ERR_BAD_STATE;
	}
	queue->is_live = false;

	while (queue->unused_index < queue->ring.size) {
		struct vmsg_driver_queue_slot *slot = &queue->slots[queue->unused_index++];

		if (slot->state != VMSG_SLOT_INNER) {
			slot->state = VMSG_SLOT_INNER;
			*ret_cookie = slot->cookie;
			return VMSG_OK;
		}
	}
	return VMSG_ERR_EMPTY;
}
