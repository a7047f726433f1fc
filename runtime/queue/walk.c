/*
 * walk: from an indirect descriptor to its table.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "walk.h"

enum vmsg_queue_defect vmsg_walk_table(struct vmsg_device_queue *queue,
				       const struct vmsg_desc *desc,
				       struct vmsg_table *ret_table)
{
	vmsg_status status;

	if (PEER_BROKE(!queue->ring.has_indirect)) {
		return VMSG_QUEUE_DEFECT_INDIRECT;
	}
	if (PEER_BROKE((desc->flags & VMSG_DESC_NEXT_MASK) != 0)) {
		return VMSG_QUEUE_DEFECT_INDIRECT;
	}
	if (PEER_BROKE(desc->size == 0 || desc->size % VMSG_SPLIT_DESC_SIZE != 0)) {
		return VMSG_QUEUE_DEFECT_TABLE;
	}
	status = vmsg_walk_find(queue, desc->addr, desc->size, &ret_table->memory);
	if (PEER_BROKE(status != VMSG_OK)) {
		return VMSG_QUEUE_DEFECT_ADDRESS;
	}
	ret_table->count = desc->size / VMSG_SPLIT_DESC_SIZE;
	return VMSG_QUEUE_DEFECT_NONE;
}

void vmsg_walk_entry(const struct vmsg_queue_ring *ring,
		     const struct vmsg_table *table,
		     uint32_t index,
		     uint8_t entry[VMSG_SPLIT_DESC_SIZE])
{
	struct vmsg_shm *from = vmsg_shm_at(table->memory, (size_t)index * VMSG_SPLIT_DESC_SIZE);

	vmsg_cache_invalidate(ring->cache, from, VMSG_SPLIT_DESC_SIZE);
	vmsg_shm_read(entry, from, VMSG_SPLIT_DESC_SIZE);
}
