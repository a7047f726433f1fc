/*
 * packed_device: the device's side of the packed ring format.
 *
 * Whatever the driver wrote is loaded once into locals, then checked, then used.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "device_slots.h"
#include "packed_ring.h"

static HOT struct vmsg_desc desc_of(uint64_t addr, uint64_t rest)
{
	struct vmsg_desc desc;

	desc.addr = addr;
	desc.size = vmsg_packed_size(rest);
	desc.flags = vmsg_packed_flags(rest);
	desc.next = 0;
	return desc;
}

/* Entry by entry: the order of a packed table is that of its entries. */
static enum vmsg_queue_defect
walk_table(struct vmsg_device_queue *queue, struct vmsg_walk *walk, const struct vmsg_desc *from)
{
	struct vmsg_table table;
	enum vmsg_queue_defect defect = vmsg_walk_table(queue, from, &table);
	uint32_t i;

	for (i = 0; defect == VMSG_QUEUE_DEFECT_NONE && i < table.count; i++) {
		uint8_t entry[VMSG_PACKED_DESC_SIZE];
		struct vmsg_desc desc;

		if (PEER_BROKE(walk->chain->count >= queue->ring.size)) {
			return VMSG_QUEUE_DEFECT_LOOP;
		}
		vmsg_walk_entry(&queue->ring, &table, i, entry);
		desc = desc_of(vmsg_load_le64(entry + VMSG_PACKED_DESC_ADDR),
			       vmsg_load_le64(entry + PACKED_REST));
		if (PEER_BROKE((desc.flags & VMSG_DESC_INDIRECT_MASK) != 0)) {
			return VMSG_QUEUE_DEFECT_INDIRECT;
		}
		defect = vmsg_walk_append(queue, walk, &desc);
	}
	return defect;
}

/* How far a walk is in the ring. */
struct place {
	uint32_t count; /* descriptors seen */
	uint16_t index; /* the next one */
	bool wrap;
};

/* The address of a descriptor of which the rest has been loaded. */
static HOT uint64_t addr_load(const struct vmsg_queue_ring *ring, uint16_t index)
{
	return vmsg_shm_load_le64(
		vmsg_shm_at(vmsg_packed_desc(ring, index), VMSG_PACKED_DESC_ADDR));
}

static enum vmsg_queue_defect walk_one(struct vmsg_device_queue *queue,
				       struct vmsg_walk *walk,
				       struct place *place,
				       const struct vmsg_desc *desc)
{
	vmsg_packed_advance(queue->ring.size, &place->index, &place->wrap, 1);
	place->count++;
	if ((desc->flags & VMSG_DESC_INDIRECT_MASK) == 0) {
		return vmsg_walk_append(queue, walk, desc);
	}
	if (PEER_BROKE(place->count != 1)) {
		return VMSG_QUEUE_DEFECT_INDIRECT;
	}
	return walk_table(queue, walk, desc);
}

/* The whole chain is available when its first descriptor is; the last one has its id. */
static enum vmsg_queue_defect walk_chain(struct vmsg_device_queue *queue,
					 struct vmsg_walk *walk,
					 struct place *place,
					 uint64_t addr,
					 uint64_t rest)
{
	struct vmsg_desc desc = desc_of(addr, rest);
	enum vmsg_queue_defect defect = walk_one(queue, walk, place, &desc);

	while (defect == VMSG_QUEUE_DEFECT_NONE && (desc.flags & VMSG_DESC_NEXT_MASK) != 0) {
		if (PEER_BROKE(place->count >= queue->ring.size)) {
			return VMSG_QUEUE_DEFECT_LOOP;
		}
		rest = vmsg_packed_load(&queue->ring, place->index);
		if (PEER_BROKE(!vmsg_packed_is_available(rest, place->wrap))) {
			return VMSG_QUEUE_DEFECT_NEXT_RANGE;
		}
		desc = desc_of(addr_load(&queue->ring, place->index), rest);
		defect = walk_one(queue, walk, place, &desc);
	}
	walk->chain->id = vmsg_packed_id(rest);
	return defect;
}

/* What the ring as a whole demands of a chain. */
static enum vmsg_queue_defect
check_entry(const struct vmsg_device_queue *queue, uint16_t id, uint32_t count)
{
	if (PEER_BROKE(id >= queue->ring.size)) {
		return VMSG_QUEUE_DEFECT_HEAD_RANGE;
	}
	if (PEER_BROKE(queue->slots[id].state != VMSG_SLOT_FREE)) {
		return VMSG_QUEUE_DEFECT_HEAD_BUSY;
	}
	/* Chains the driver has not been shown as used still take descriptors. */
	if (PEER_BROKE(count > queue->ring.size - queue->held_count)) {
		return VMSG_QUEUE_DEFECT_INDEX;
	}
	return VMSG_QUEUE_DEFECT_NONE;
}

/* Any chain that begins with a descriptor that has been loaded. */
static COLD vmsg_status pop_chain(struct vmsg_device_queue *queue,
				  struct vmsg_chain *chain,
				  uint64_t addr,
				  uint64_t rest)
{
	struct place place = {0, queue->avail_index, queue->avail_wrap};
	struct vmsg_walk walk = {.chain = chain};
	enum vmsg_queue_defect defect;

	vmsg_walk_begin(&walk);
	defect = walk_chain(queue, &walk, &place, addr, rest);
	if (defect == VMSG_QUEUE_DEFECT_NONE) {
		defect = check_entry(queue, chain->id, place.count);
	}
	if (defect != VMSG_QUEUE_DEFECT_NONE) {
		return vmsg_device_pop_break(queue, chain, defect);
	}
	if (chain->count > chain->capacity) {
		return vmsg_device_pop_fail(chain, VMSG_ERR_NO_SPACE);
	}

	vmsg_device_walk_take(queue, &walk, place.count);
	queue->avail_index = place.index;
	queue->avail_wrap = place.wrap;
	return VMSG_OK;
}

/* The same after the cache was told that the ring is about to be read. */
static COLD vmsg_status pop_cached(struct vmsg_device_queue *queue, struct vmsg_chain *chain)
{
	const uint64_t rest = vmsg_packed_load(&queue->ring, queue->avail_index);

	if (!vmsg_packed_is_available(rest, queue->avail_wrap)) {
		return vmsg_device_pop_fail(chain, VMSG_ERR_EMPTY);
	}
	return pop_chain(queue, chain, addr_load(&queue->ring, queue->avail_index), rest);
}

static HOT vmsg_status pop(struct vmsg_device_queue *queue, struct vmsg_chain *chain)
{
	const struct vmsg_queue_ring *ring = &queue->ring;
	struct vmsg_taken taken = {.count = 1};
	struct vmsg_shm *memory;
	struct vmsg_desc desc;
	uint64_t addr;
	uint64_t rest;

	if (ring->cache != NULL) {
		return pop_cached(queue, chain);
	}
	/* pairs with the release in packed_driver.c, vmsg_packed_driver_publish() */
	rest = vmsg_packed_load_coherent(ring, queue->avail_index);
	if (!vmsg_packed_is_available(rest, queue->avail_wrap)) {
		return vmsg_device_pop_fail(chain, VMSG_ERR_EMPTY);
	}

	/* What is not the usual case, or wrong, is sorted out by the general one. */
	addr = addr_load(ring, queue->avail_index);
	desc = desc_of(addr, rest);
	if (!vmsg_walk_is_single(desc.flags) || chain->capacity == 0) {
		return pop_chain(queue, chain, addr, rest);
	}
	memory = vmsg_walk_near(queue, addr, desc.size);
	taken.id = vmsg_packed_id(rest);
	if (PEER_BROKE(memory == NULL)) {
		return pop_chain(queue, chain, addr, rest);
	}
	if (PEER_BROKE(taken.id >= ring->size)) {
		return pop_chain(queue, chain, addr, rest);
	}
	if (PEER_BROKE(queue->slots[taken.id].state != VMSG_SLOT_FREE)) {
		return pop_chain(queue, chain, addr, rest);
	}
	if (PEER_BROKE(queue->held_count >= ring->size)) {
		return pop_chain(queue, chain, addr, rest);
	}
	vmsg_packed_expect(ring, queue->avail_index, PACKED_AHEAD, !ring->is_in_order);
	vmsg_device_single_fill(chain, &desc, memory, &taken);
	vmsg_device_slot_take(queue, &taken);
	vmsg_packed_advance(ring->size, &queue->avail_index, &queue->avail_wrap, 1);
	return VMSG_OK;
}

vmsg_status vmsg_packed_device_pop(struct vmsg_device_queue *queue, struct vmsg_chain *chain)
{
	return pop(queue, chain);
}

vmsg_status vmsg_packed_device_pop_many(struct vmsg_device_queue *queue,
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

bool vmsg_packed_device_is_stale(const struct vmsg_device_queue *queue)
{
	uint64_t rest = vmsg_packed_load(&queue->ring, queue->avail_index);

	/* Used in this lap means that the queue went on after the position was taken. */
	return vmsg_packed_is_used(rest, queue->avail_wrap);
}
