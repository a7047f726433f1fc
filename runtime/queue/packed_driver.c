/*
 * packed_driver: the driver's side of the packed ring format.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "driver_slots.h"
#include "packed_ring.h"

/* Hold the first descriptor back until publish, hide the others behind it. */
static HOT void desc_put(struct vmsg_driver_queue *queue,
			 uint16_t id,
			 const struct vmsg_segment *segment,
			 uint32_t flags)
{
	const struct vmsg_queue_ring *ring = &queue->ring;
	struct vmsg_shm *desc = vmsg_packed_desc(ring, queue->avail_index);
	uint64_t rest;

	flags |= vmsg_packed_available(queue->avail_wrap);
	if (segment->writable) {
		flags |= VMSG_DESC_WRITE_MASK;
	}
	rest = vmsg_packed_rest(segment->size, id, flags);
	vmsg_shm_store_le64(vmsg_shm_at(desc, VMSG_PACKED_DESC_ADDR), segment->addr);
	vmsg_cache_clean(ring->cache, vmsg_shm_at(desc, VMSG_PACKED_DESC_ADDR), sizeof(uint64_t));
	if (queue->is_holding) {
		vmsg_packed_hide(ring, queue->avail_index, rest);
	} else {
		queue->is_holding = true;
		queue->held_word = rest;
	}
	vmsg_packed_advance(ring->size, &queue->avail_index, &queue->avail_wrap, 1);
}

static COLD vmsg_status push_chain(struct vmsg_driver_queue *queue,
				   const struct vmsg_segment *segments,
				   uint32_t count,
				   void *cookie)
{
	const uint16_t head = queue->free_first;
	struct vmsg_claim claim;
	uint16_t index = head;
	vmsg_status status;
	uint32_t i;

	status = vmsg_driver_claim_chain(queue, segments, count, &claim);
	if (status != VMSG_OK) {
		return status;
	}
	(void)vmsg_driver_slot_take(queue, claim, count, cookie);
	queue->slots[queue->avail_index].order = head;
	if (claim.count != count) {
		const struct vmsg_segment table =
			vmsg_driver_table_write(queue, segments, count, head);

		desc_put(queue, head, &table, VMSG_DESC_INDIRECT_MASK);
		return VMSG_OK;
	}
	for (i = 0; i < count; i++) {
		struct vmsg_driver_queue_slot *slot = &queue->slots[index];

		vmsg_driver_shadow_fill(slot, &segments[i]);
		desc_put(queue, head, &segments[i], i + 1 < count ? VMSG_DESC_NEXT_MASK : 0);
		index = slot->next;
	}
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
	queue->slots[queue->avail_index].order = head;
	vmsg_driver_shadow_fill(vmsg_driver_slot_take_one(queue, segments, cookie), segments);
	desc_put(queue, head, segments, 0);
	return VMSG_OK;
}

vmsg_status vmsg_packed_driver_push(struct vmsg_driver_queue *queue,
				    const struct vmsg_segment *segments,
				    uint32_t count,
				    void *cookie)
{
	return push(queue, segments, count, cookie);
}

vmsg_status vmsg_packed_driver_push_many(struct vmsg_driver_queue *queue,
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

void vmsg_packed_driver_publish(struct vmsg_driver_queue *queue)
{
	const uint16_t first = queue->public_index;
	uint32_t news = 0;

	if (!queue->is_holding) {
		return;
	}
	do {
		struct vmsg_driver_queue_slot *head =
			&queue->slots[queue->slots[queue->public_index].order];

		head->state = VMSG_SLOT_PUBLIC;
		news += head->count;
		vmsg_packed_advance(queue->ring.size,
				    &queue->public_index,
				    &queue->public_wrap,
				    head->count);
	} while (queue->public_index != queue->avail_index);
	queue->news_count = vmsg_news_add(queue->news_count, news);
	queue->is_holding = false;
	/* pairs with the acquire in packed_device.c, pop() */
	vmsg_packed_show(&queue->ring, first, queue->held_word);
}

/* The next used descriptor: it names the head of a chain the device owns. */
static HOT vmsg_status used_take(struct vmsg_driver_queue *queue,
				 uint16_t *ret_head,
				 uint32_t *ret_written)
{
	/* pairs with the release in device_used.c, vmsg_device_queue_publish() */
	const uint64_t rest = vmsg_packed_load(&queue->ring, queue->used_index);
	const uint16_t id = vmsg_packed_id(rest);

	if (!vmsg_packed_is_used(rest, queue->used_wrap)) {
		return VMSG_ERR_EMPTY;
	}
	if (PEER_BROKE(id >= queue->ring.size)) {
		return vmsg_driver_queue_break(queue, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	}
	if (PEER_BROKE(queue->slots[id].state != VMSG_SLOT_PUBLIC)) {
		return vmsg_driver_queue_break(queue, VMSG_QUEUE_DEFECT_USED_ID);
	}
	*ret_head = id;
	*ret_written = vmsg_packed_size(rest);
	return VMSG_OK;
}

/* In order, a used descriptor stands for every chain up to the one it names. */
static COLD vmsg_status batch_take(struct vmsg_driver_queue *queue,
				   uint16_t *ret_head,
				   uint32_t *ret_written)
{
	if (!queue->in_batch) {
		vmsg_status status = used_take(queue, &queue->batch_head, &queue->batch_written);

		if (status != VMSG_OK) {
			return status;
		}
	}
	*ret_head = queue->slots[queue->used_index].order;
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
	/* In order, most used descriptors are not read, and a batch of them is free at once. */
	vmsg_packed_expect(&queue->ring,
			   queue->used_index,
			   queue->ring.is_in_order ? 0 : PACKED_AHEAD,
			   true);
	vmsg_packed_advance(queue->ring.size,
			    &queue->used_index,
			    &queue->used_wrap,
			    queue->slots[head].count);
	*ret_cookie = vmsg_driver_slot_finish(queue, head);
	*ret_written = written;
	return VMSG_OK;
}

vmsg_status
vmsg_packed_driver_pop(struct vmsg_driver_queue *queue, void **ret_cookie, uint32_t *ret_written)
{
	return pop(queue, ret_cookie, ret_written);
}

vmsg_status vmsg_packed_driver_pop_many(struct vmsg_driver_queue *queue,
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

/* Whether the driver wrote a descriptor in this lap: it turns the bit when it does. */
static bool is_written(const struct vmsg_queue_ring *ring, uint16_t index, bool wrap)
{
	uint64_t rest = vmsg_packed_load(ring, index);

	return ((vmsg_packed_flags(rest) & VMSG_DESC_AVAIL_MASK) != 0) == wrap;
}

bool vmsg_packed_driver_is_stale(const struct vmsg_driver_queue *queue)
{
	const struct vmsg_queue_ring *ring = &queue->ring;
	uint16_t before = queue->avail_index;
	bool next_wrap = queue->avail_wrap;

	/* The one before is a lap less one ahead; of two laps, it is written in one place only. */
	vmsg_packed_advance(ring->size, &before, &next_wrap, ring->size - 1);
	return is_written(ring, queue->avail_index, queue->avail_wrap) ||
	       !is_written(ring, before, !next_wrap);
}
