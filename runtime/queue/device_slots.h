/*
 * device_slots: the device's private memory of the chains it has taken.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_DEVICE_SLOTS_H
#define VMSG_QUEUE_DEVICE_SLOTS_H

#include "walk.h"

/* Whose a device slot is. */
enum {
	VMSG_SLOT_FREE = 0, /* no chain */
	VMSG_SLOT_BUSY,     /* the caller holds the chain */
	VMSG_SLOT_DONE      /* in order: pushed, and waits for earlier ones */
};

/** What the device has to remember of a chain. */
struct vmsg_taken {
	vmsg_addr first; /* lowest and highest address of its bytes */
	vmsg_addr last;
	uint32_t writable_size;
	uint32_t count; /* entries of the ring */
	uint16_t id;
};

/** A chain is sound and goes to the caller. */
static HOT void vmsg_device_slot_take(struct vmsg_device_queue *queue,
				      const struct vmsg_taken *taken)
{
	struct vmsg_device_queue_slot *slot = &queue->slots[taken->id];

	slot->first = taken->first;
	slot->last = taken->last;
	slot->writable_size = taken->writable_size;
	slot->count = (uint16_t)taken->count;
	slot->state = VMSG_SLOT_BUSY;
	if (queue->ring.is_in_order) {
		queue->slots[queue->pop_position].order = taken->id;
		queue->pop_position = vmsg_ring_ahead(queue->ring.size, queue->pop_position, 1);
	}
	queue->held_count += taken->count;
	queue->stats.popped++;
}

/** The same, from what a walk found. */
static inline void
vmsg_device_walk_take(struct vmsg_device_queue *queue, const struct vmsg_walk *walk, uint32_t count)
{
	const uint64_t size = walk->chain->writable_size;
	const struct vmsg_taken taken = {
		.first = walk->first,
		.last = walk->last,
		/* A used length has 32 bits, so nothing is lost for a chain of the full size. */
		.writable_size = size > UINT32_MAX ? UINT32_MAX : (uint32_t)size,
		.count = count,
		.id = walk->chain->id,
	};

	walk->chain->cache = queue->ring.cache;
	vmsg_device_slot_take(queue, &taken);
}

/** Nothing comes of a pop: the queue may be broken, the chain is empty. */
VMSG_MUST_CHECK
vmsg_status vmsg_device_pop_break(struct vmsg_device_queue *queue,
				  struct vmsg_chain *chain,
				  enum vmsg_queue_defect defect);

VMSG_MUST_CHECK
static inline vmsg_status vmsg_device_pop_fail(struct vmsg_chain *chain, vmsg_status status)
{
	vmsg_chain_empty(chain);
	return status;
}

/** A chain of one descriptor: its segment, and what to remember. */
static HOT void vmsg_device_single_fill(struct vmsg_chain *chain,
					const struct vmsg_desc *desc,
					struct vmsg_shm *memory,
					struct vmsg_taken *taken)
{
	const bool writable = (desc->flags & VMSG_DESC_WRITE_MASK) != 0;

	chain->segments->memory = memory;
	chain->segments->addr = desc->addr;
	chain->segments->size = desc->size;
	chain->segments->writable = writable;
	chain->count = 1;
	chain->readable_count = writable ? 0 : 1;
	chain->id = taken->id;
	chain->readable_size = writable ? 0 : desc->size;
	chain->writable_size = writable ? desc->size : 0;
	chain->cache = NULL;
	/* Of no bytes, the last address is below the first. */
	taken->first = desc->addr;
	taken->last = desc->addr + desc->size - 1;
	taken->writable_size = writable ? desc->size : 0;
}

#endif /* VMSG_QUEUE_DEVICE_SLOTS_H */
