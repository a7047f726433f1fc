/*
 * driver_queue: descriptors, cookies and the broken latch of the driver's side, in any format.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/driver_queue.h>

#include "queue_internal.h"

static void slots_init(struct vmsg_driver_queue_slot *slots, uint32_t size)
{
	uint32_t i;

	for (i = 0; i < size; i++) {
		slots[i].cookie = NULL;
		slots[i].writable_size = 0;
		slots[i].next = (uint16_t)((i + 1) & (size - 1));
		slots[i].last = 0;
		slots[i].count = 0;
		slots[i].state = VMSG_SLOT_INNER;
	}
}

vmsg_status vmsg_driver_queue_init(struct vmsg_driver_queue *queue,
				   const struct vmsg_driver_queue_config *config)
{
	struct vmsg_ring_memory memory;
	vmsg_status status;

	vmsg_driver_queue_fini(queue);
	status = vmsg_ring_memory_find(&config->ring, config->mem, config->features, &memory);
	if (status != VMSG_OK) {
		return status;
	}
	if (config->slot_count < config->ring.size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_shm_zero(memory.desc, memory.layout.desc.size);
	vmsg_shm_zero(memory.driver, memory.layout.driver.size);
	vmsg_shm_zero(memory.device, memory.layout.device.size);
	slots_init(config->slots, config->ring.size);

	queue->desc = memory.desc;
	queue->driver = memory.driver;
	queue->device = memory.device;
	queue->slots = config->slots;
	queue->size = config->ring.size;
	queue->free_count = config->ring.size;
	queue->verdict = VMSG_OK;
	return VMSG_OK;
}

void vmsg_driver_queue_fini(struct vmsg_driver_queue *queue)
{
	static const struct vmsg_driver_queue unused = {.verdict = VMSG_ERR_BAD_STATE};

	*queue = unused;
}

/* What the caller asks for can be a chain; what it costs is in *ret_writable_size. */
static vmsg_status
check_segments(const struct vmsg_segment *segments, uint32_t count, uint32_t *ret_writable_size)
{
	uint64_t writable_size = 0;
	uint64_t size = 0;
	bool was_writable = false;
	uint32_t i;

	for (i = 0; i < count; i++) {
		const struct vmsg_segment *segment = &segments[i];

		/* Rings allow empty descriptors, but there are devices that break on them. */
		if (segment->size == 0 || (was_writable && !segment->writable)) {
			return VMSG_ERR_MALFORMED;
		}
		was_writable = segment->writable;
		size += segment->size;
		if (segment->writable) {
			writable_size += segment->size;
		}
	}
	if (size > VMSG_CHAIN_SIZE_MAX) {
		return VMSG_ERR_TOO_LONG;
	}

	/* A used length has 32 bits, so one byte less bounds nothing it could say. */
	*ret_writable_size = writable_size > UINT32_MAX ? UINT32_MAX : (uint32_t)writable_size;
	return VMSG_OK;
}

/* Take `count` descriptors off the free list; they stay linked as the chain needs them. */
static uint16_t slots_take(struct vmsg_driver_queue *queue, uint32_t count)
{
	uint16_t head = queue->free_first;
	uint16_t last = head;
	uint32_t i;

	for (i = 1; i < count; i++) {
		last = queue->slots[last].next;
	}
	queue->free_first = queue->slots[last].next;
	queue->free_count -= count;
	queue->slots[head].last = last;
	queue->slots[head].count = (uint16_t)count;
	return head;
}

static void slots_return(struct vmsg_driver_queue *queue, uint16_t head)
{
	struct vmsg_driver_queue_slot *slot = &queue->slots[head];

	slot->state = VMSG_SLOT_INNER;
	queue->slots[slot->last].next = queue->free_first;
	queue->free_first = head;
	queue->free_count += slot->count;
}

/* The last slot of a chain has no successor until it is freed: it links pushed chains. */
static void pending_append(struct vmsg_driver_queue *queue, uint16_t head)
{
	if (queue->pushed_index == queue->public_index) {
		queue->pending_first = head;
	} else {
		queue->slots[queue->slots[queue->pending_last].last].next = head;
	}
	queue->pending_last = head;
}

vmsg_status vmsg_driver_queue_push(struct vmsg_driver_queue *queue,
				   const struct vmsg_segment *segments,
				   uint32_t count,
				   void *cookie)
{
	struct vmsg_driver_queue_slot *slot;
	uint32_t writable_size;
	vmsg_status status;
	uint16_t head;

	if (queue->verdict != VMSG_OK) {
		return queue->verdict;
	}
	if (count == 0) {
		return VMSG_ERR_MALFORMED;
	}
	if (count > queue->size) {
		return VMSG_ERR_TOO_LONG;
	}
	status = check_segments(segments, count, &writable_size);
	if (status != VMSG_OK) {
		return status;
	}
	if (count > queue->free_count) {
		return VMSG_ERR_FULL;
	}

	head = slots_take(queue, count);
	slot = &queue->slots[head];
	slot->cookie = cookie;
	slot->writable_size = writable_size;
	slot->state = VMSG_SLOT_PUSHED;
	vmsg_split_driver_push(queue, segments, count, head);
	pending_append(queue, head);
	queue->pushed_index++;
	queue->stats.pushed++;
	return VMSG_OK;
}

void vmsg_driver_queue_publish(struct vmsg_driver_queue *queue)
{
	uint16_t head = queue->pending_first;

	if (queue->verdict != VMSG_OK || queue->public_index == queue->pushed_index) {
		return;
	}

	while (queue->public_index != queue->pushed_index) {
		struct vmsg_driver_queue_slot *slot = &queue->slots[head];

		slot->state = VMSG_SLOT_PUBLIC;
		head = queue->slots[slot->last].next;
		queue->public_index++;
		queue->device_count++;
	}
	queue->has_news = true;
	vmsg_split_driver_publish(queue);
}

bool vmsg_driver_queue_should_notify(struct vmsg_driver_queue *queue)
{
	if (queue->verdict != VMSG_OK || !queue->has_news) {
		return false;
	}
	return vmsg_split_driver_should_notify(queue);
}

vmsg_status
vmsg_driver_queue_pop(struct vmsg_driver_queue *queue, void **ret_cookie, uint32_t *ret_written)
{
	struct vmsg_driver_queue_slot *slot;
	vmsg_status status;
	uint32_t written;
	uint16_t head;

	if (queue->verdict != VMSG_OK) {
		return queue->verdict;
	}
	status = vmsg_split_driver_pop(queue, &head, &written);
	if (status != VMSG_OK) {
		return status;
	}

	slot = &queue->slots[head];
	if (written > slot->writable_size) {
		written = slot->writable_size;
		queue->stats.clamped++;
	}
	*ret_cookie = slot->cookie;
	*ret_written = written;
	slots_return(queue, head);
	queue->device_count--;
	queue->stats.popped++;
	return VMSG_OK;
}

vmsg_status vmsg_driver_queue_pop_unused(struct vmsg_driver_queue *queue, void **ret_cookie)
{
	if (queue->slots == NULL) {
		return VMSG_ERR_BAD_STATE;
	}
	if (queue->verdict == VMSG_OK) {
		queue->verdict = VMSG_ERR_BAD_STATE;
	}

	while (queue->unused_index < queue->size) {
		const struct vmsg_driver_queue_slot *slot = &queue->slots[queue->unused_index++];

		if (slot->state != VMSG_SLOT_INNER) {
			*ret_cookie = slot->cookie;
			return VMSG_OK;
		}
	}
	return VMSG_ERR_EMPTY;
}

bool vmsg_driver_queue_enable_notify(struct vmsg_driver_queue *queue)
{
	if (queue->verdict != VMSG_OK) {
		return false;
	}
	return vmsg_split_driver_enable_notify(queue);
}

void vmsg_driver_queue_disable_notify(struct vmsg_driver_queue *queue)
{
	if (queue->verdict == VMSG_OK) {
		vmsg_split_driver_disable_notify(queue);
	}
}
