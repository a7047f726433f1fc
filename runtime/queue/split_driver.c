/*
 * split_driver: the driver's side of the split ring format.
 *
 * The descriptor table and the available ring are written here and never read.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "driver_slots.h"
#include "split_ring.h"

static HOT void desc_put(const struct vmsg_queue_ring *ring,
			 uint16_t index,
			 const struct vmsg_segment *segment,
			 uint32_t flags,
			 uint16_t next)
{
	vmsg_split_desc_store(ring->desc, index, segment, flags, next);
	vmsg_cache_clean(ring->cache,
			 vmsg_shm_at(ring->desc, (size_t)index * VMSG_SPLIT_DESC_SIZE),
			 VMSG_SPLIT_DESC_SIZE);
}

/* Put a head where the device looks next; it looks there after publish. */
static HOT void head_put(struct vmsg_driver_queue *queue, uint16_t head)
{
	const struct vmsg_queue_ring *ring = &queue->ring;

	queue->slots[head].position = queue->avail_index;
	queue->slots[queue->avail_index & (ring->size - 1)].order = head;
	vmsg_split_store16(ring, vmsg_split_avail(ring, queue->avail_index), head);
	queue->avail_index++;
}

static COLD vmsg_status push_chain(struct vmsg_driver_queue *queue,
				   const struct vmsg_segment *segments,
				   uint32_t count,
				   void *cookie)
{
	const uint16_t head = queue->free_first;
	struct vmsg_driver_queue_slot *slot;
	struct vmsg_claim claim;
	uint16_t index = head;
	vmsg_status status;
	uint32_t i;

	status = vmsg_driver_claim_chain(queue, segments, count, &claim);
	if (status != VMSG_OK) {
		return status;
	}
	slot = vmsg_driver_slot_take(queue, claim, count, cookie);
	head_put(queue, head);
	if (claim.count != count) {
		const struct vmsg_segment table =
			vmsg_driver_table_write(queue, segments, count, head);

		desc_put(&queue->ring, head, &table, VMSG_DESC_INDIRECT_MASK, 0);
		return VMSG_OK;
	}
	for (i = 0; i + 1 < count; i++) {
		vmsg_driver_shadow_fill(slot, &segments[i]);
		desc_put(&queue->ring, index, &segments[i], VMSG_DESC_NEXT_MASK, slot->next);
		index = slot->next;
		slot = &queue->slots[index];
	}
	vmsg_driver_shadow_fill(slot, &segments[i]);
	desc_put(&queue->ring, index, &segments[i], 0, 0);
	return VMSG_OK;
}

static HOT vmsg_status push(struct vmsg_driver_queue *queue,
			    const struct vmsg_segment *segments,
			    uint32_t count,
			    void *cookie)
{
	const uint16_t head = queue->free_first;

	if (!vmsg_driver_is_single(queue, segments, count)) {
		return push_chain(queue, segments, count, cookie);
	}
	vmsg_driver_shadow_fill(vmsg_driver_slot_take_one(queue, segments, cookie), segments);
	desc_put(&queue->ring, head, segments, 0, 0);
	head_put(queue, head);
	return VMSG_OK;
}

vmsg_status vmsg_split_driver_push(struct vmsg_driver_queue *queue,
				   const struct vmsg_segment *segments,
				   uint32_t count,
				   void *cookie)
{
	return push(queue, segments, count, cookie);
}

vmsg_status vmsg_split_driver_push_many(struct vmsg_driver_queue *queue,
					const struct vmsg_buffer *buffers,
					uint32_t count,
					uint32_t *ret_count)
{
	vmsg_status status = VMSG_OK;
	uint32_t done;

	for (done = 0; done < count && status == VMSG_OK; done++) {
		const struct vmsg_buffer *buffer = &buffers[done];

		status = push(queue, buffer->segments, buffer->count, buffer->cookie);
	}
	*ret_count = status == VMSG_OK ? done : done - 1;
	return status;
}

void vmsg_split_driver_publish(struct vmsg_driver_queue *queue)
{
	const uint32_t count = (uint16_t)(queue->avail_index - queue->public_index);

	if (count == 0) {
		return;
	}
	for (; queue->public_index != queue->avail_index; queue->public_index++) {
		uint16_t head = queue->slots[queue->public_index & (queue->ring.size - 1)].order;

		queue->slots[head].state = VMSG_SLOT_PUBLIC;
	}
	queue->news_count = vmsg_news_add(queue->news_count, count);
	/* pairs with the acquire in split_device.c, pop_refreshed() */
	vmsg_split_store16_release(&queue->ring,
				   vmsg_shm_at(queue->ring.driver, VMSG_SPLIT_AVAIL_IDX),
				   queue->public_index);
}

/* Learn how far the device is; one shared load serves a whole batch of pops. */
static COLD vmsg_status used_refresh(struct vmsg_driver_queue *queue)
{
	uint16_t index;

	/* The entry was stored before the index: with news of one, the other is under way. */
	vmsg_shm_prefetch(vmsg_split_used(&queue->ring, queue->used_index));
	/* pairs with the release in device_used.c, vmsg_device_queue_publish() */
	index = vmsg_split_load16_acquire(&queue->ring,
					  vmsg_shm_at(queue->ring.device, VMSG_SPLIT_USED_IDX));
	if (index == queue->used_index) {
		return VMSG_ERR_EMPTY;
	}
	if (PEER_BROKE((uint16_t)(index - queue->used_index) >
		       (uint16_t)(queue->public_index - queue->used_index))) {
		return vmsg_driver_queue_break(queue, VMSG_QUEUE_DEFECT_INDEX);
	}
	queue->seen_index = index;
	return VMSG_OK;
}

/* The next used entry: it names the head of a chain the device owns. */
static HOT vmsg_status used_take(struct vmsg_driver_queue *queue,
				 uint16_t *ret_head,
				 uint32_t *ret_written)
{
	struct vmsg_shm *elem;
	uint32_t id;

	if (queue->seen_index == queue->used_index) {
		vmsg_status status = used_refresh(queue);

		if (status != VMSG_OK) {
			return status;
		}
	}

	elem = vmsg_split_used(&queue->ring, queue->used_index);
	vmsg_cache_invalidate(queue->ring.cache, elem, VMSG_SPLIT_USED_ELEM_SIZE);
	id = vmsg_shm_load_le32(vmsg_shm_at(elem, VMSG_SPLIT_USED_ELEM_ID));
	*ret_written = vmsg_shm_load_le32(vmsg_shm_at(elem, VMSG_SPLIT_USED_ELEM_LEN));
	if (PEER_BROKE(id >= queue->ring.size)) {
		return vmsg_driver_queue_break(queue, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	}
	if (PEER_BROKE(queue->slots[id].state != VMSG_SLOT_PUBLIC)) {
		return vmsg_driver_queue_break(queue, VMSG_QUEUE_DEFECT_USED_ID);
	}
	*ret_head = (uint16_t)id;
	return VMSG_OK;
}

/* In order, an entry stands for every chain up to the one it names; the index counts them. */
static COLD vmsg_status batch_take(struct vmsg_driver_queue *queue,
				   uint16_t *ret_head,
				   uint32_t *ret_written)
{
	if (!queue->in_batch) {
		vmsg_status status = used_take(queue, &queue->batch_head, &queue->batch_written);

		if (status != VMSG_OK) {
			return status;
		}
		if (PEER_BROKE((uint16_t)(queue->slots[queue->batch_head].position -
					  queue->used_index) >=
			       (uint16_t)(queue->seen_index - queue->used_index))) {
			return vmsg_driver_queue_break(queue, VMSG_QUEUE_DEFECT_USED_ID);
		}
	}
	*ret_head = queue->slots[queue->used_index & (queue->ring.size - 1)].order;
	queue->in_batch = *ret_head != queue->batch_head;
	*ret_written =
		queue->in_batch ? queue->slots[*ret_head].writable_size : queue->batch_written;
	return VMSG_OK;
}

static HOT vmsg_status pop(struct vmsg_driver_queue *queue,
			   void **ret_cookie,
			   uint32_t *ret_written)
{
	vmsg_status status;
	uint32_t written;
	uint16_t head;

	status = queue->ring.is_in_order ? batch_take(queue, &head, &written)
					 : used_take(queue, &head, &written);
	if (status != VMSG_OK) {
		return status;
	}
	if (PEER_BROKE(written > queue->slots[head].writable_size)) {
		status = vmsg_driver_length_lie(queue, queue->slots[head].writable_size, &written);
		if (status != VMSG_OK) {
			return status;
		}
	}
	queue->used_index++;
	*ret_cookie = vmsg_driver_slot_finish(queue, head);
	*ret_written = written;
	return VMSG_OK;
}

vmsg_status
vmsg_split_driver_pop(struct vmsg_driver_queue *queue, void **ret_cookie, uint32_t *ret_written)
{
	return pop(queue, ret_cookie, ret_written);
}

vmsg_status vmsg_split_driver_pop_many(struct vmsg_driver_queue *queue,
				       struct vmsg_completion *ret_completions,
				       uint32_t capacity,
				       uint32_t *ret_count)
{
	vmsg_status status = VMSG_OK;
	uint32_t done;

	for (done = 0; done < capacity && status == VMSG_OK; done++) {
		struct vmsg_completion *completion = &ret_completions[done];

		status = pop(queue, &completion->cookie, &completion->written);
	}
	*ret_count = status == VMSG_OK ? done : done - 1;
	return status;
}

bool vmsg_split_driver_is_stale(const struct vmsg_driver_queue *queue)
{
	const struct vmsg_queue_ring *ring = &queue->ring;

	/* With nothing in flight both rings stand at the same index. */
	return vmsg_split_load16(ring, vmsg_shm_at(ring->device, VMSG_SPLIT_USED_IDX)) !=
		       queue->used_index ||
	       vmsg_split_load16(ring, vmsg_shm_at(ring->driver, VMSG_SPLIT_AVAIL_IDX)) !=
		       queue->avail_index;
}
