/*
 * device_used: chains on their way back to the driver, in any format.
 *
 * Nothing the driver wrote is read here.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "device_slots.h"
#include "packed_ring.h"
#include "split_ring.h"

static HOT void
split_use(struct vmsg_device_queue *queue, uint16_t id, uint32_t written, uint32_t count)
{
	struct vmsg_shm *elem = vmsg_split_used(&queue->ring, queue->used_index);

	vmsg_shm_store_le32(vmsg_shm_at(elem, VMSG_SPLIT_USED_ELEM_ID), id);
	vmsg_shm_store_le32(vmsg_shm_at(elem, VMSG_SPLIT_USED_ELEM_LEN), written);
	vmsg_cache_clean(queue->ring.cache, elem, VMSG_SPLIT_USED_ELEM_SIZE);
	queue->used_index = (uint16_t)(queue->used_index + count);
}

/* Hold the first used descriptor back until publish, hide the others behind it. */
static HOT void
packed_use(struct vmsg_device_queue *queue, uint16_t id, uint32_t written, uint32_t count)
{
	const uint32_t flags =
		vmsg_packed_used(queue->used_wrap) | (written != 0 ? VMSG_DESC_WRITE_MASK : 0);
	const uint64_t rest = vmsg_packed_rest(written, id, flags);

	if (queue->is_holding) {
		vmsg_packed_hide(&queue->ring, queue->used_index, rest);
	} else {
		queue->is_holding = true;
		queue->held_word = rest;
	}
	vmsg_packed_advance(queue->ring.size, &queue->used_index, &queue->used_wrap, count);
}

/* Write a used entry for chain `id`; in order, it takes `count` places of the ring. */
static HOT void use(struct vmsg_device_queue *queue, uint16_t id, uint32_t written, uint32_t count)
{
	if (queue->ring.is_packed) {
		packed_use(queue, id, written, count);
	} else {
		split_use(queue, id, written, count);
	}
	queue->pushed_count += count;
}

static HOT vmsg_status push(struct vmsg_device_queue *queue, uint16_t id, uint32_t written)
{
	struct vmsg_device_queue_slot *slot;

	if (!queue->is_live) {
		return vmsg_dead(queue->verdict);
	}
	if (id >= queue->ring.size || queue->slots[id].state != VMSG_SLOT_BUSY) {
		return VMSG_ERR_BAD_STATE;
	}
	slot = &queue->slots[id];
	if (written > slot->writable_size) {
		return VMSG_ERR_TOO_LONG;
	}

	if (queue->ring.is_in_order) {
		slot->written = written;
		slot->state = VMSG_SLOT_DONE;
	} else {
		slot->state = VMSG_SLOT_FREE;
		use(queue, id, written, slot->count);
	}
	queue->stats.pushed++;
	return VMSG_OK;
}

vmsg_status vmsg_device_queue_push(struct vmsg_device_queue *queue, uint16_t id, uint32_t written)
{
	return push(queue, id, written);
}

vmsg_status vmsg_device_queue_push_many(struct vmsg_device_queue *queue,
					const struct vmsg_used *used,
					uint32_t count,
					uint32_t *ret_count)
{
	vmsg_status status = VMSG_OK;
	uint32_t done;

	for (done = 0; done < count; done++) {
		status = push(queue, used[done].id, used[done].written);
		if (status != VMSG_OK) {
			break;
		}
	}
	*ret_count = done;
	return status;
}

/* The oldest chain the driver has not been shown, when it was pushed; NULL otherwise. */
static struct vmsg_device_queue_slot *oldest_done(struct vmsg_device_queue *queue, uint16_t *id)
{
	struct vmsg_device_queue_slot *slot;

	*id = queue->slots[queue->push_position].order;
	slot = &queue->slots[*id];
	return slot->state == VMSG_SLOT_DONE ? slot : NULL;
}

/* One used entry stands for a run of chains when all but the last were written in full. */
static COLD void use_in_order(struct vmsg_device_queue *queue)
{
	uint16_t next_id;
	struct vmsg_device_queue_slot *slot = oldest_done(queue, &next_id);
	uint32_t count = 0;

	while (slot != NULL) {
		const uint32_t written = slot->written;
		const bool is_full = written == slot->writable_size;
		const uint16_t id = next_id;

		count += slot->count;
		slot->state = VMSG_SLOT_FREE;
		queue->push_position = vmsg_ring_ahead(queue->ring.size, queue->push_position, 1);
		slot = oldest_done(queue, &next_id);
		if (slot == NULL || !is_full) {
			use(queue, id, written, count);
			count = 0;
		}
	}
}

void vmsg_device_queue_publish(struct vmsg_device_queue *queue)
{
	const struct vmsg_queue_ring *ring = &queue->ring;

	if (!queue->is_live) {
		return;
	}
	if (ring->is_in_order) {
		use_in_order(queue);
	}
	if (queue->pushed_count == 0) {
		return;
	}

	queue->news_count = vmsg_news_add(queue->news_count, queue->pushed_count);
	queue->held_count -= queue->pushed_count;
	queue->pushed_count = 0;
	if (ring->is_packed) {
		queue->is_holding = false;
		/* pairs with the acquire in packed_driver.c, used_take() */
		vmsg_packed_show(ring, queue->public_index, queue->held_word);
	} else {
		/* pairs with the acquire in split_driver.c, used_refresh() */
		vmsg_split_store16_release(ring,
					   vmsg_shm_at(ring->device, VMSG_SPLIT_USED_IDX),
					   queue->used_index);
	}
	queue->public_index = queue->used_index;
	queue->public_wrap = queue->used_wrap;
}
