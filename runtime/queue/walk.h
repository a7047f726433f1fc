/*
 * walk: what a chain of descriptors amounts to, in any format.
 *
 * Descriptors come as private copies, one after the other; the first one that breaks
 * a rule ends the walk.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_WALK_H
#define VMSG_QUEUE_WALK_H

#include "queue_internal.h"

/** Make a chain empty; its table of segments stays. */
static HOT void vmsg_chain_empty(struct vmsg_chain *chain)
{
	chain->count = 0;
	chain->readable_count = 0;
	chain->id = 0;
	chain->readable_size = 0;
	chain->writable_size = 0;
	chain->cache = NULL;
}

/** A private copy of one descriptor. */
struct vmsg_desc {
	uint64_t addr;
	uint32_t size;
	uint16_t flags;
	uint16_t next; /* split only */
};

/** What has been seen of a chain: the chain, and the lowest and highest address of its bytes. */
struct vmsg_walk {
	struct vmsg_chain *chain;
	vmsg_addr first; /* more than last while there are no bytes */
	vmsg_addr last;
};

/** An indirect table, checked and translated. */
struct vmsg_table {
	struct vmsg_shm *memory;
	uint32_t count; /* descriptors */
};

/** Go from the descriptor that refers to a table to the table. */
enum vmsg_queue_defect vmsg_walk_table(struct vmsg_device_queue *queue,
				       const struct vmsg_desc *desc,
				       struct vmsg_table *ret_table);

/** Copy one entry of a table, which may have any alignment. */
void vmsg_walk_entry(const struct vmsg_queue_ring *ring,
		     const struct vmsg_table *table,
		     uint32_t index,
		     uint8_t entry[VMSG_SPLIT_DESC_SIZE]);

static inline vmsg_status vmsg_walk_find(struct vmsg_device_queue *queue,
					 vmsg_addr addr,
					 uint64_t size,
					 struct vmsg_shm **ret_shm)
{
	return vmsg_mem_find_near(queue->ring.mem, &queue->mem_hint, addr, size, ret_shm);
}

/** Where a buffer is when it is in the area the last one was in; NULL to look elsewhere. */
static HOT struct vmsg_shm *
vmsg_walk_near(const struct vmsg_device_queue *queue, vmsg_addr addr, uint32_t size)
{
	const struct vmsg_mem *mem = queue->ring.mem;
	const struct vmsg_mem_area *area = &mem->areas[queue->mem_hint];
	uint64_t offset;

	if (PEER_BROKE(queue->mem_hint >= mem->count)) {
		return NULL;
	}
	offset = addr - area->start;
	if (PEER_BROKE(offset >= area->size)) {
		return NULL;
	}
	if (PEER_BROKE(size > area->size - offset)) {
		return NULL;
	}
	return vmsg_shm_at(area->base, (size_t)offset);
}

static HOT bool vmsg_walk_is_single(uint32_t flags)
{
	return (flags & (VMSG_DESC_NEXT_MASK | VMSG_DESC_INDIRECT_MASK)) == 0;
}

static inline void vmsg_walk_begin(struct vmsg_walk *walk)
{
	walk->first = UINT64_MAX;
	walk->last = 0;
	vmsg_chain_empty(walk->chain);
}

/** Add one buffer, or say which rule it breaks. */
static inline enum vmsg_queue_defect vmsg_walk_append(struct vmsg_device_queue *queue,
						      struct vmsg_walk *walk,
						      const struct vmsg_desc *desc)
{
	const bool writable = (desc->flags & VMSG_DESC_WRITE_MASK) != 0;
	struct vmsg_chain *chain = walk->chain;
	struct vmsg_shm *memory;
	vmsg_status status;

	if (PEER_BROKE(!writable && chain->readable_count != chain->count)) {
		return VMSG_QUEUE_DEFECT_ORDER;
	}
	if (PEER_BROKE(desc->size >
		       VMSG_CHAIN_SIZE_MAX - chain->readable_size - chain->writable_size)) {
		return VMSG_QUEUE_DEFECT_TOTAL;
	}
	status = vmsg_walk_find(queue, desc->addr, desc->size, &memory);
	if (PEER_BROKE(status != VMSG_OK)) {
		return VMSG_QUEUE_DEFECT_ADDRESS;
	}

	/* A table of segments that is full does not end the walk: the verdict is the chain's. */
	if (chain->count < chain->capacity) {
		struct vmsg_segment *segment = &chain->segments[chain->count];

		segment->memory = memory;
		segment->addr = desc->addr;
		segment->size = desc->size;
		segment->writable = writable;
	}
	chain->count++;
	if (writable) {
		chain->writable_size += desc->size;
	} else {
		chain->readable_size += desc->size;
		chain->readable_count++;
	}
	if (desc->size != 0) {
		const vmsg_addr last = desc->addr + (desc->size - 1);

		walk->first = desc->addr < walk->first ? desc->addr : walk->first;
		walk->last = last > walk->last ? last : walk->last;
	}
	return VMSG_QUEUE_DEFECT_NONE;
}

#endif /* VMSG_QUEUE_WALK_H */
