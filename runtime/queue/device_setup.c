/*
 * device_setup: how the device's side of a queue begins, is moved, and ends.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "device_slots.h"

static bool queue_uses(const struct vmsg_mem_user *user, vmsg_addr first, vmsg_addr last)
{
	const struct vmsg_device_queue *queue =
		(const void *)((const uint8_t *)user - offsetof(struct vmsg_device_queue, ring));
	uint32_t i;

	if (vmsg_ring_uses(&queue->ring, first, last)) {
		return true;
	}
	for (i = 0; i < queue->ring.size; i++) {
		const struct vmsg_device_queue_slot *slot = &queue->slots[i];
		/* Of a chain of no bytes, first is above last, and both may be inside. */
		const bool has_bytes = slot->first <= slot->last;

		if (slot->state == VMSG_SLOT_BUSY && has_bytes && slot->first <= last &&
		    slot->last >= first) {
			return true;
		}
	}
	return false;
}

static vmsg_status start(struct vmsg_device_queue *queue,
			 const struct vmsg_device_queue_config *config,
			 const struct vmsg_queue_position *position)
{
	static const struct vmsg_device_queue_slot unused = {.state = VMSG_SLOT_FREE};
	vmsg_status status;
	uint32_t i;

	vmsg_device_queue_fini(queue);
	status = vmsg_ring_setup(&queue->ring,
				 &config->ring,
				 config->mem,
				 config->features,
				 config->cache);
	if (status != VMSG_OK) {
		return status;
	}
	if (config->slot_count < config->ring.size) {
		return VMSG_ERR_NO_SPACE;
	}
	if (queue->ring.is_packed && position->index >= queue->ring.size) {
		return VMSG_ERR_BAD_STATE;
	}

	queue->slots = config->slots;
	for (i = 0; i < config->ring.size; i++) {
		queue->slots[i] = unused;
	}
	queue->avail_index = position->index;
	queue->seen_index = position->index;
	queue->used_index = position->index;
	queue->public_index = position->index;
	queue->avail_wrap = position->wrap;
	queue->used_wrap = position->wrap;
	queue->public_wrap = position->wrap;
	return VMSG_OK;
}

static void finish(struct vmsg_device_queue *queue)
{
	vmsg_mem_attach(queue->ring.mem, &queue->ring.user, queue_uses);
	queue->is_live = true;
}

vmsg_status vmsg_device_queue_init(struct vmsg_device_queue *queue,
				   const struct vmsg_device_queue_config *config)
{
	static const struct vmsg_queue_position first = VMSG_QUEUE_POSITION_FIRST;
	vmsg_status status = start(queue, config, &first);

	if (status != VMSG_OK) {
		vmsg_device_queue_fini(queue);
		return status;
	}
	finish(queue);
	return VMSG_OK;
}

vmsg_status vmsg_device_queue_restore(struct vmsg_device_queue *queue,
				      const struct vmsg_device_queue_config *config,
				      const struct vmsg_queue_position *position)
{
	vmsg_status status = start(queue, config, position);

	if (status == VMSG_OK && (queue->ring.is_packed ? vmsg_packed_device_is_stale(queue)
							: vmsg_split_device_is_stale(queue))) {
		status = VMSG_ERR_BAD_STATE;
	}
	if (status != VMSG_OK) {
		vmsg_device_queue_fini(queue);
		return status;
	}
	finish(queue);
	return VMSG_OK;
}

vmsg_status vmsg_device_queue_position(const struct vmsg_device_queue *queue,
				       struct vmsg_queue_position *ret_position)
{
	if (!queue->is_live) {
		return vmsg_dead(queue->verdict);
	}
	if (queue->held_count != 0) {
		return VMSG_ERR_BUSY;
	}
	ret_position->index = queue->avail_index;
	ret_position->desc = 0;
	ret_position->wrap = queue->ring.is_packed ? queue->avail_wrap : true;
	return VMSG_OK;
}

void vmsg_device_queue_fini(struct vmsg_device_queue *queue)
{
	static const struct vmsg_device_queue unused = {.is_live = false};

	vmsg_mem_detach(&queue->ring.user);
	*queue = unused;
}
