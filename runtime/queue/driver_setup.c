/*
 * driver_setup: how the driver's side of a queue begins, is moved, and ends.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "driver_slots.h"

/* A free list in table order, which is the order IN_ORDER asks for. */
static void slots_init(struct vmsg_driver_queue *queue, uint16_t first)
{
	static const struct vmsg_driver_queue_slot unused = {.state = VMSG_SLOT_INNER};
	uint32_t size = queue->ring.size;
	uint32_t i;

	for (i = 0; i < size; i++) {
		queue->slots[i] = unused;
		queue->slots[i].next = vmsg_ring_ahead(size, (uint16_t)i, 1);
	}
	queue->free_first = first;
	queue->free_last = vmsg_ring_ahead(size, first, size - 1);
	queue->free_count = size;
}

static vmsg_status tables_setup(struct vmsg_driver_queue *queue,
				const struct vmsg_driver_queue_config *config)
{
	const struct vmsg_driver_queue_tables *tables = &config->tables;
	uint64_t size;

	if (!queue->ring.has_indirect || tables->table_count == 0) {
		return VMSG_OK;
	}
	if (tables->table_size < 2 || tables->table_size > queue->ring.size) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	if (tables->shadow == NULL) {
		return VMSG_ERR_NO_SPACE;
	}
	if ((tables->addr & (VMSG_SPLIT_ALIGN_DESC - 1)) != 0) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	size = (uint64_t)tables->table_count * tables->table_size * VMSG_SPLIT_DESC_SIZE;
	queue->tables = *tables;
	return vmsg_mem_find(config->mem, tables->addr, size, &queue->tables_memory);
}

static bool
chain_uses(const struct vmsg_driver_queue *queue, uint16_t head, vmsg_addr first, vmsg_addr last)
{
	uint16_t index = head;
	uint32_t i;

	for (i = 0; i < queue->slots[head].segment_count; i++) {
		const struct vmsg_driver_queue_shadow *shadow =
			vmsg_driver_shadow(queue, head, i, &index);

		if (shadow->addr <= last && shadow->addr + (shadow->size - 1) >= first) {
			return true;
		}
	}
	return false;
}

static bool tables_use(const struct vmsg_driver_queue *queue, vmsg_addr first, vmsg_addr last)
{
	const struct vmsg_driver_queue_tables *tables = &queue->tables;
	uint64_t size = (uint64_t)tables->table_count * tables->table_size * VMSG_SPLIT_DESC_SIZE;

	return size != 0 && tables->addr <= last && tables->addr + (size - 1) >= first;
}

static bool queue_uses(const struct vmsg_mem_user *user, vmsg_addr first, vmsg_addr last)
{
	const struct vmsg_driver_queue *queue =
		(const void *)((const uint8_t *)user - offsetof(struct vmsg_driver_queue, ring));
	uint32_t i;

	if (vmsg_ring_uses(&queue->ring, first, last) || tables_use(queue, first, last)) {
		return true;
	}
	for (i = 0; i < queue->ring.size; i++) {
		if (queue->slots[i].state != VMSG_SLOT_INNER &&
		    chain_uses(queue, (uint16_t)i, first, last)) {
			return true;
		}
	}
	return false;
}

static vmsg_status start(struct vmsg_driver_queue *queue,
			 const struct vmsg_driver_queue_config *config,
			 const struct vmsg_queue_position *position)
{
	vmsg_status status;

	vmsg_driver_queue_fini(queue);
	status = vmsg_ring_setup(&queue->ring,
				 &config->ring,
				 config->mem,
				 config->features,
				 config->cache);
	if (status == VMSG_OK) {
		status = tables_setup(queue, config);
	}
	if (status != VMSG_OK) {
		return status;
	}
	if (config->slot_count < config->ring.size) {
		return VMSG_ERR_NO_SPACE;
	}
	if (position->desc >= queue->ring.size ||
	    (queue->ring.is_packed && position->index >= queue->ring.size)) {
		return VMSG_ERR_BAD_STATE;
	}

	queue->slots = config->slots;
	queue->length_policy = config->length_policy;
	slots_init(queue, position->desc);
	queue->avail_index = position->index;
	queue->public_index = position->index;
	queue->used_index = position->index;
	queue->seen_index = position->index;
	queue->avail_wrap = position->wrap;
	queue->public_wrap = position->wrap;
	queue->used_wrap = position->wrap;
	return VMSG_OK;
}

static void finish(struct vmsg_driver_queue *queue)
{
	vmsg_mem_attach(queue->ring.mem, &queue->ring.user, queue_uses);
	queue->is_live = true;
}

vmsg_status vmsg_driver_queue_init(struct vmsg_driver_queue *queue,
				   const struct vmsg_driver_queue_config *config)
{
	static const struct vmsg_queue_position first = VMSG_QUEUE_POSITION_FIRST;
	vmsg_status status = start(queue, config, &first);

	if (status != VMSG_OK) {
		vmsg_driver_queue_fini(queue);
		return status;
	}
	vmsg_ring_clear(&queue->ring);
	finish(queue);
	return VMSG_OK;
}

vmsg_status vmsg_driver_queue_restore(struct vmsg_driver_queue *queue,
				      const struct vmsg_driver_queue_config *config,
				      const struct vmsg_queue_position *position)
{
	vmsg_status status = start(queue, config, position);

	if (status == VMSG_OK && (queue->ring.is_packed ? vmsg_packed_driver_is_stale(queue)
							: vmsg_split_driver_is_stale(queue))) {
		status = VMSG_ERR_BAD_STATE;
	}
	if (status != VMSG_OK) {
		vmsg_driver_queue_fini(queue);
		return status;
	}
	finish(queue);
	return VMSG_OK;
}

vmsg_status vmsg_driver_queue_position(const struct vmsg_driver_queue *queue,
				       struct vmsg_queue_position *ret_position)
{
	if (!queue->is_live) {
		return vmsg_dead(queue->verdict);
	}
	if (queue->free_count != queue->ring.size) {
		return VMSG_ERR_BUSY;
	}
	ret_position->index = queue->avail_index;
	ret_position->desc = queue->free_first;
	ret_position->wrap = queue->ring.is_packed ? queue->avail_wrap : true;
	return VMSG_OK;
}

void vmsg_driver_queue_fini(struct vmsg_driver_queue *queue)
{
	static const struct vmsg_driver_queue unused = {.is_live = false};

	vmsg_mem_detach(&queue->ring.user);
	*queue = unused;
}
