/*
 * driver_buffer: the segments of a driver's chains: shadows, indirect tables, caches.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "driver_slots.h"
#include "packed_ring.h"
#include "split_ring.h"

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

vmsg_status vmsg_driver_claim_chain(struct vmsg_driver_queue *queue,
				    const struct vmsg_segment *segments,
				    uint32_t count,
				    struct vmsg_claim *ret_claim)
{
	vmsg_status status;

	if (count == 0) {
		return VMSG_ERR_MALFORMED;
	}
	if (count > queue->ring.size) {
		return VMSG_ERR_TOO_LONG;
	}
	status = check_segments(segments, count, &ret_claim->writable_size);
	if (status != VMSG_OK) {
		return status;
	}
	ret_claim->count = count;
	if (count > 1 && count <= queue->tables.table_size &&
	    queue->free_first < queue->tables.table_count) {
		ret_claim->count = 1;
	}
	if (ret_claim->count > queue->free_count) {
		return VMSG_ERR_FULL;
	}
	if (queue->ring.cache != NULL) {
		return vmsg_driver_buffer_clean(queue, segments, count);
	}
	return VMSG_OK;
}

static bool is_table(const struct vmsg_driver_queue_slot *slot)
{
	return slot->segment_count != slot->count;
}

const struct vmsg_driver_queue_shadow *vmsg_driver_shadow(const struct vmsg_driver_queue *queue,
							  uint16_t head,
							  uint32_t number,
							  uint16_t *index)
{
	const struct vmsg_driver_queue_slot *slot = &queue->slots[*index];

	if (is_table(&queue->slots[head])) {
		return &queue->tables.shadow[head * queue->tables.table_size + number];
	}
	*index = slot->next;
	return &slot->shadow;
}

vmsg_status vmsg_driver_buffer_clean(struct vmsg_driver_queue *queue,
				     const struct vmsg_segment *segments,
				     uint32_t count)
{
	struct vmsg_shm *memory;
	uint32_t i;

	for (i = 0; i < count; i++) {
		vmsg_status status = vmsg_mem_find_near(queue->ring.mem,
							&queue->mem_hint,
							segments[i].addr,
							segments[i].size,
							&memory);

		if (status != VMSG_OK) {
			return status;
		}
		/* What the device will write too: a dirty line written back later would undo it. */
		vmsg_cache_clean(queue->ring.cache, memory, segments[i].size);
	}
	return VMSG_OK;
}

void vmsg_driver_buffer_invalidate(struct vmsg_driver_queue *queue, uint16_t head)
{
	struct vmsg_shm *memory;
	uint16_t index = head;
	uint32_t i;

	for (i = 0; i < queue->slots[head].segment_count; i++) {
		const struct vmsg_driver_queue_shadow *shadow =
			vmsg_driver_shadow(queue, head, i, &index);

		if (shadow->writable && vmsg_mem_find_near(queue->ring.mem,
							   &queue->mem_hint,
							   shadow->addr,
							   shadow->size,
							   &memory) == VMSG_OK) {
			vmsg_cache_invalidate(queue->ring.cache, memory, shadow->size);
		}
	}
}

/* The entries of a table in order: a split table says so, a packed one is always so. */
static void entry_store(const struct vmsg_queue_ring *ring,
			struct vmsg_shm *table,
			uint32_t index,
			const struct vmsg_segment *segment,
			bool is_last)
{
	struct vmsg_shm *entry = vmsg_shm_at(table, (size_t)index * VMSG_PACKED_DESC_SIZE);
	uint32_t flags = segment->writable ? VMSG_DESC_WRITE_MASK : 0;

	if (ring->is_packed) {
		vmsg_shm_store_le64(vmsg_shm_at(entry, VMSG_PACKED_DESC_ADDR), segment->addr);
		vmsg_shm_store_le64(vmsg_shm_at(entry, PACKED_REST),
				    vmsg_packed_rest(segment->size, 0, flags));
		return;
	}
	if (is_last) {
		vmsg_split_desc_store(table, index, segment, 0, 0);
		return;
	}
	vmsg_split_desc_store(table, index, segment, VMSG_DESC_NEXT_MASK, (uint16_t)(index + 1));
}

struct vmsg_segment vmsg_driver_table_write(struct vmsg_driver_queue *queue,
					    const struct vmsg_segment *segments,
					    uint32_t count,
					    uint16_t head)
{
	const struct vmsg_driver_queue_tables *tables = &queue->tables;
	struct vmsg_driver_queue_shadow *shadow = &tables->shadow[head * tables->table_size];
	size_t offset = (size_t)head * tables->table_size * VMSG_SPLIT_DESC_SIZE;
	struct vmsg_shm *table = vmsg_shm_at(queue->tables_memory, offset);
	struct vmsg_segment segment = {.memory = table, .addr = tables->addr + offset};
	uint32_t i;

	for (i = 0; i < count; i++) {
		entry_store(&queue->ring, table, i, &segments[i], i + 1 == count);
		shadow[i].addr = segments[i].addr;
		shadow[i].size = segments[i].size;
		shadow[i].writable = segments[i].writable;
	}
	segment.size = count * (uint32_t)VMSG_SPLIT_DESC_SIZE;
	vmsg_cache_clean(queue->ring.cache, table, segment.size);
	return segment;
}
