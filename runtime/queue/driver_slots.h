/*
 * driver_slots: the driver's private memory of what is in the table and in flight.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_DRIVER_SLOTS_H
#define VMSG_QUEUE_DRIVER_SLOTS_H

#include "queue_internal.h"

/* Whose a driver slot is.  Only a head in state VMSG_SLOT_PUBLIC may come back as a used id. */
enum {
	VMSG_SLOT_INNER = 0, /* free, or inside a chain */
	VMSG_SLOT_PUSHED,    /* head of a chain the device has not been shown */
	VMSG_SLOT_PUBLIC     /* head of a chain the device owns */
};

/** What a chain costs, found out before anything is changed. */
struct vmsg_claim {
	uint32_t writable_size;
	uint32_t count; /* descriptors of the queue */
};

/**
 * Check what the caller pushes, and whether it fits; a chain goes into a table if one is there.
 *
 * @return  As vmsg_driver_queue_push().
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_claim_chain(struct vmsg_driver_queue *queue,
				    const struct vmsg_segment *segments,
				    uint32_t count,
				    struct vmsg_claim *ret_claim);

/** Clean the segments of a chain out of the cache. */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_buffer_clean(struct vmsg_driver_queue *queue,
				     const struct vmsg_segment *segments,
				     uint32_t count);

/** Forget what the cache has of the segments the device could write. */
void vmsg_driver_buffer_invalidate(struct vmsg_driver_queue *queue, uint16_t head);

/** Write the table of a chain; @return the one segment that refers to it. */
struct vmsg_segment vmsg_driver_table_write(struct vmsg_driver_queue *queue,
					    const struct vmsg_segment *segments,
					    uint32_t count,
					    uint16_t head);

/**
 * The private copy of a segment of a chain.
 *
 * @param index  Slot of the descriptor; starts at @p head, leads to the next one.
 */
const struct vmsg_driver_queue_shadow *vmsg_driver_shadow(const struct vmsg_driver_queue *queue,
							  uint16_t head,
							  uint32_t number,
							  uint16_t *index);

/** One segment, which takes the short way; what may be wrong with it is said on the long one. */
static HOT bool vmsg_driver_is_single(const struct vmsg_driver_queue *queue,
				      const struct vmsg_segment *segments,
				      uint32_t count)
{
	return count == 1 && segments->size != 0 && queue->free_count != 0 &&
	       queue->ring.cache == NULL;
}

/** Take descriptors off the free list; they stay linked as the chain needs them. */
static HOT struct vmsg_driver_queue_slot *vmsg_driver_slot_take(struct vmsg_driver_queue *queue,
								struct vmsg_claim claim,
								uint32_t segment_count,
								void *cookie)
{
	struct vmsg_driver_queue_slot *head = &queue->slots[queue->free_first];
	struct vmsg_driver_queue_slot *last = head;
	uint32_t last_index = queue->free_first;
	uint32_t i;

	for (i = 1; i < claim.count; i++) {
		last_index = last->next;
		last = &queue->slots[last_index];
	}
	queue->free_first = last->next;
	queue->free_count -= claim.count;
	head->cookie = cookie;
	head->writable_size = claim.writable_size;
	head->last = (uint16_t)last_index;
	head->count = (uint16_t)claim.count;
	head->segment_count = (uint16_t)segment_count;
	head->state = VMSG_SLOT_PUSHED;
	queue->stats.pushed++;
	return head;
}

/** The usual chain: one segment, which is its own last. */
static HOT struct vmsg_driver_queue_slot *
vmsg_driver_slot_take_one(struct vmsg_driver_queue *queue,
			  const struct vmsg_segment *segment,
			  void *cookie)
{
	const struct vmsg_claim claim = {segment->writable ? segment->size : 0, 1};

	return vmsg_driver_slot_take(queue, claim, 1, cookie);
}

static HOT void vmsg_driver_shadow_fill(struct vmsg_driver_queue_slot *slot,
					const struct vmsg_segment *segment)
{
	slot->shadow.addr = segment->addr;
	slot->shadow.size = segment->size;
	slot->shadow.writable = segment->writable;
}

/** Give a chain back; in order, the list is a queue, so slots are taken in table order for ever. */
static HOT void vmsg_driver_slot_return(struct vmsg_driver_queue *queue, uint16_t head)
{
	struct vmsg_driver_queue_slot *slot = &queue->slots[head];

	slot->state = VMSG_SLOT_INNER;
	if (!queue->ring.is_in_order) {
		queue->slots[slot->last].next = queue->free_first;
		queue->free_first = head;
	} else {
		if (queue->free_count == 0) {
			queue->free_first = head;
		} else {
			queue->slots[queue->free_last].next = head;
		}
		queue->free_last = slot->last;
	}
	queue->free_count += slot->count;
}

/** A chain whose entry was checked goes back to the caller; @return its cookie. */
static HOT void *vmsg_driver_slot_finish(struct vmsg_driver_queue *queue, uint16_t head)
{
	if (queue->ring.cache != NULL) {
		vmsg_driver_buffer_invalidate(queue, head);
	}
	vmsg_driver_slot_return(queue, head);
	queue->stats.popped++;
	return queue->slots[head].cookie;
}

#endif /* VMSG_QUEUE_DRIVER_SLOTS_H */
