/*
 * device_queue: bookkeeping and the broken latch of the device's side, in any format.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/device_queue.h>

#include "queue_internal.h"

vmsg_status vmsg_device_queue_init(struct vmsg_device_queue *queue,
				   const struct vmsg_device_queue_config *config)
{
	struct vmsg_ring_memory memory;
	vmsg_status status;
	uint32_t i;

	vmsg_device_queue_fini(queue);
	status = vmsg_ring_memory_find(&config->ring, config->mem, config->features, &memory);
	if (status != VMSG_OK) {
		return status;
	}
	if (config->slot_count < config->ring.size) {
		return VMSG_ERR_NO_SPACE;
	}

	for (i = 0; i < config->ring.size; i++) {
		config->slots[i].writable_size = 0;
		config->slots[i].is_busy = false;
	}
	queue->desc = memory.desc;
	queue->driver = memory.driver;
	queue->device = memory.device;
	queue->mem = config->mem;
	queue->slots = config->slots;
	queue->size = config->ring.size;
	queue->verdict = VMSG_OK;
	return VMSG_OK;
}

void vmsg_device_queue_fini(struct vmsg_device_queue *queue)
{
	static const struct vmsg_device_queue unused = {.verdict = VMSG_ERR_BAD_STATE};

	*queue = unused;
}

vmsg_status vmsg_device_queue_pop(struct vmsg_device_queue *queue, struct vmsg_chain *ret_chain)
{
	struct vmsg_device_queue_slot *slot;
	vmsg_status status;

	/* The table of segments is scratch from here on, so no earlier chain is in it. */
	vmsg_chain_init(ret_chain, ret_chain->segments, ret_chain->capacity);
	if (queue->verdict != VMSG_OK) {
		return queue->verdict;
	}
	status = vmsg_split_device_pop(queue, ret_chain);
	if (status != VMSG_OK) {
		return status;
	}

	slot = &queue->slots[ret_chain->id];
	slot->is_busy = true;
	/* A used length has 32 bits, so nothing is lost for a chain of the full size. */
	slot->writable_size = ret_chain->writable_size > UINT32_MAX
				      ? UINT32_MAX
				      : (uint32_t)ret_chain->writable_size;
	queue->stats.popped++;
	return VMSG_OK;
}

vmsg_status vmsg_device_queue_push(struct vmsg_device_queue *queue, uint16_t id, uint32_t written)
{
	if (queue->verdict != VMSG_OK) {
		return queue->verdict;
	}
	if (id >= queue->size || !queue->slots[id].is_busy) {
		return VMSG_ERR_BAD_STATE;
	}
	if (written > queue->slots[id].writable_size) {
		return VMSG_ERR_TOO_LONG;
	}

	vmsg_split_device_push(queue, id, written);
	queue->slots[id].is_busy = false;
	queue->used_index++;
	queue->stats.pushed++;
	return VMSG_OK;
}

void vmsg_device_queue_publish(struct vmsg_device_queue *queue)
{
	if (queue->verdict != VMSG_OK || queue->public_index == queue->used_index) {
		return;
	}
	queue->public_index = queue->used_index;
	queue->has_news = true;
	vmsg_split_device_publish(queue);
}

bool vmsg_device_queue_should_notify(struct vmsg_device_queue *queue)
{
	if (queue->verdict != VMSG_OK || !queue->has_news) {
		return false;
	}
	return vmsg_split_device_should_notify(queue);
}

bool vmsg_device_queue_enable_notify(struct vmsg_device_queue *queue)
{
	if (queue->verdict != VMSG_OK) {
		return false;
	}
	return vmsg_split_device_enable_notify(queue);
}

void vmsg_device_queue_disable_notify(struct vmsg_device_queue *queue)
{
	if (queue->verdict == VMSG_OK) {
		vmsg_split_device_disable_notify(queue);
	}
}
