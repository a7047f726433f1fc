/*
 * split_device: the device's side of the split ring format.
 *
 * Whatever the driver wrote is loaded once into locals, then checked, then used.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "device_slots.h"
#include "split_ring.h"

static HOT struct vmsg_desc desc_of(uint64_t addr, uint64_t rest)
{
	struct vmsg_desc desc;

	desc.addr = addr;
	desc.size = (uint32_t)(rest >> SPLIT_SHIFT(LEN));
	desc.flags = (uint16_t)(rest >> SPLIT_SHIFT(FLAGS));
	desc.next = (uint16_t)(rest >> SPLIT_SHIFT(NEXT));
	return desc;
}

static HOT struct vmsg_desc desc_load(const struct vmsg_queue_ring *ring, uint16_t index)
{
	struct vmsg_shm *from = vmsg_shm_at(ring->desc, (size_t)index * VMSG_SPLIT_DESC_SIZE);

	vmsg_cache_invalidate(ring->cache, from, VMSG_SPLIT_DESC_SIZE);
	return desc_of(vmsg_shm_load_le64(vmsg_shm_at(from, VMSG_SPLIT_DESC_ADDR)),
		       vmsg_shm_load_le64(vmsg_shm_at(from, SPLIT_REST)));
}

static struct vmsg_desc
entry_load(const struct vmsg_queue_ring *ring, const struct vmsg_table *table, uint16_t index)
{
	uint8_t entry[VMSG_SPLIT_DESC_SIZE];

	vmsg_walk_entry(ring, table, index, entry);
	return desc_of(vmsg_load_le64(entry + VMSG_SPLIT_DESC_ADDR),
		       vmsg_load_le64(entry + SPLIT_REST));
}

/* From table to table is one step at most, and every other step adds a descriptor. */
static enum vmsg_queue_defect
walk_chain(struct vmsg_device_queue *queue, struct vmsg_desc desc, struct vmsg_walk *walk)
{
	const struct vmsg_queue_ring *ring = &queue->ring;
	struct vmsg_table table = {NULL, ring->size};

	for (;;) {
		enum vmsg_queue_defect defect;
		uint16_t index = 0;

		if ((desc.flags & VMSG_DESC_INDIRECT_MASK) != 0) {
			if (PEER_BROKE(table.memory != NULL)) {
				return VMSG_QUEUE_DEFECT_INDIRECT;
			}
			defect = vmsg_walk_table(queue, &desc, &table);
		} else {
			defect = vmsg_walk_append(queue, walk, &desc);
			if (defect == VMSG_QUEUE_DEFECT_NONE &&
			    (desc.flags & VMSG_DESC_NEXT_MASK) == 0) {
				return VMSG_QUEUE_DEFECT_NONE;
			}
			index = desc.next;
		}
		if (defect != VMSG_QUEUE_DEFECT_NONE) {
			return defect;
		}
		if (PEER_BROKE(index >= table.count)) {
			return VMSG_QUEUE_DEFECT_NEXT_RANGE;
		}
		/* More descriptors than the queue has means that one came twice. */
		if (PEER_BROKE(walk->chain->count >= ring->size)) {
			return VMSG_QUEUE_DEFECT_LOOP;
		}
		desc = table.memory == NULL ? desc_load(ring, index)
					    : entry_load(ring, &table, index);
	}
}

/* Any chain, with its first descriptor loaded. */
static COLD vmsg_status pop_chain(struct vmsg_device_queue *queue,
				  struct vmsg_chain *chain,
				  uint16_t head,
				  struct vmsg_desc desc)
{
	struct vmsg_walk walk = {.chain = chain};
	enum vmsg_queue_defect defect;

	vmsg_walk_begin(&walk);
	defect = walk_chain(queue, desc, &walk);
	if (defect != VMSG_QUEUE_DEFECT_NONE) {
		return vmsg_device_pop_break(queue, chain, defect);
	}
	if (chain->count > chain->capacity) {
		return vmsg_device_pop_fail(chain, VMSG_ERR_NO_SPACE);
	}
	chain->id = head;
	vmsg_device_walk_take(queue, &walk, 1);
	queue->avail_index++;
	return VMSG_OK;
}

/* Pop an entry that is known to be there. */
static HOT vmsg_status pop_entry(struct vmsg_device_queue *queue, struct vmsg_chain *chain)
{
	const struct vmsg_queue_ring *ring = &queue->ring;
	struct vmsg_taken taken = {.count = 1};
	struct vmsg_shm *memory;
	struct vmsg_desc desc;

	taken.id = vmsg_split_load16(ring, vmsg_split_avail(ring, queue->avail_index));
	if (PEER_BROKE(taken.id >= ring->size)) {
		return vmsg_device_pop_break(queue, chain, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	}
	if (PEER_BROKE(queue->slots[taken.id].state != VMSG_SLOT_FREE)) {
		return vmsg_device_pop_break(queue, chain, VMSG_QUEUE_DEFECT_HEAD_BUSY);
	}

	/* What is not the usual case, or wrong, is sorted out by the general one. */
	desc = desc_load(ring, taken.id);
	if (!vmsg_walk_is_single(desc.flags) || chain->capacity == 0 || ring->cache != NULL) {
		return pop_chain(queue, chain, taken.id, desc);
	}
	memory = vmsg_walk_near(queue, desc.addr, desc.size);
	if (PEER_BROKE(memory == NULL)) {
		return pop_chain(queue, chain, taken.id, desc);
	}
	vmsg_device_single_fill(chain, &desc, memory, &taken);
	vmsg_device_slot_take(queue, &taken);
	queue->likely_head =
		ring->is_in_order ? vmsg_ring_ahead(ring->size, taken.id, 1) : taken.id;
	queue->avail_index++;
	return VMSG_OK;
}

/* Learn how far the driver is; one shared load serves a whole batch of pops. */
static COLD vmsg_status pop_refreshed(struct vmsg_device_queue *queue, struct vmsg_chain *chain)
{
	uint16_t index;

	/* pairs with the release in split_driver.c, vmsg_split_driver_publish() */
	index = vmsg_split_load16_acquire(&queue->ring,
					  vmsg_shm_at(queue->ring.driver, VMSG_SPLIT_AVAIL_IDX));
	if (index == queue->avail_index) {
		return vmsg_device_pop_fail(chain, VMSG_ERR_EMPTY);
	}
	/* Chains the driver has not been shown as used still take descriptors. */
	if (PEER_BROKE((uint16_t)(index - queue->avail_index) >
		       queue->ring.size - queue->held_count)) {
		return vmsg_device_pop_break(queue, chain, VMSG_QUEUE_DEFECT_INDEX);
	}
	queue->seen_index = index;
	/* Which descriptor it is has to be fetched first, unless it is the one expected. */
	vmsg_shm_prefetch(
		vmsg_shm_at(queue->ring.desc, (size_t)queue->likely_head * VMSG_SPLIT_DESC_SIZE));
	return pop_entry(queue, chain);
}

static HOT vmsg_status pop(struct vmsg_device_queue *queue, struct vmsg_chain *chain)
{
	if (queue->seen_index == queue->avail_index) {
		return pop_refreshed(queue, chain);
	}
	return pop_entry(queue, chain);
}

vmsg_status vmsg_split_device_pop(struct vmsg_device_queue *queue, struct vmsg_chain *chain)
{
	return pop(queue, chain);
}

vmsg_status vmsg_split_device_pop_many(struct vmsg_device_queue *queue,
				       struct vmsg_chain *chains,
				       uint32_t capacity,
				       uint32_t *ret_count)
{
	vmsg_status status = VMSG_OK;
	uint32_t done;

	for (done = 0; done < capacity && status == VMSG_OK; done++) {
		status = pop(queue, &chains[done]);
	}
	*ret_count = status == VMSG_OK ? done : done - 1;
	return status;
}

bool vmsg_split_device_is_stale(const struct vmsg_device_queue *queue)
{
	const struct vmsg_queue_ring *ring = &queue->ring;
	uint16_t avail_index =
		vmsg_split_load16(ring, vmsg_shm_at(ring->driver, VMSG_SPLIT_AVAIL_IDX));

	return vmsg_split_load16(ring, vmsg_shm_at(ring->device, VMSG_SPLIT_USED_IDX)) !=
		       queue->used_index ||
	       (uint16_t)(avail_index - queue->avail_index) > ring->size;
}
