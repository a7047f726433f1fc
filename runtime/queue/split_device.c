/*
 * split_device: the device's side of the split ring format.
 *
 * Whatever the driver wrote is loaded once into locals, then checked, then used.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_internal.h"

/* A private copy of one descriptor. */
struct desc {
	uint64_t addr;
	uint32_t size;
	uint16_t flags;
	uint16_t next;
};

static vmsg_status break_device_queue(struct vmsg_device_queue *queue,
				      enum vmsg_queue_defect defect)
{
	queue->defect = defect;
	queue->verdict =
		defect == VMSG_QUEUE_DEFECT_ADDRESS ? VMSG_ERR_BAD_ADDRESS : VMSG_ERR_BAD_CHAIN;
	return queue->verdict;
}

/* Learn how far the driver is; one shared load serves a whole batch of pops. */
static vmsg_status avail_refresh(struct vmsg_device_queue *queue)
{
	uint32_t held = (uint16_t)(queue->avail_index - queue->public_index);
	uint16_t index;

	/* pairs with the release in split_driver.c, vmsg_split_driver_publish() */
	index = vmsg_shm_load_le16_acquire(vmsg_shm_at(queue->driver, VMSG_SPLIT_AVAIL_IDX));
	/* Chains the driver has not been shown as used still take descriptors. */
	if ((uint16_t)(index - queue->avail_index) > queue->size - held) {
		return break_device_queue(queue, VMSG_QUEUE_DEFECT_INDEX);
	}
	queue->seen_index = index;
	return index == queue->avail_index ? VMSG_ERR_EMPTY : VMSG_OK;
}

static uint16_t avail_load(struct vmsg_device_queue *queue)
{
	size_t slot = queue->avail_index & (queue->size - 1);

	return vmsg_shm_load_le16(vmsg_shm_at(queue->driver,
					      VMSG_SPLIT_AVAIL_SIZE +
						      slot * VMSG_SPLIT_AVAIL_ELEM_SIZE +
						      VMSG_SPLIT_AVAIL_ELEM_HEAD));
}

static struct desc desc_load(struct vmsg_device_queue *queue, uint16_t index)
{
	struct vmsg_shm *from = vmsg_shm_at(queue->desc, (size_t)index * VMSG_SPLIT_DESC_SIZE);
	struct desc desc;

	desc.addr = vmsg_shm_load_le64(vmsg_shm_at(from, VMSG_SPLIT_DESC_ADDR));
	desc.size = vmsg_shm_load_le32(vmsg_shm_at(from, VMSG_SPLIT_DESC_LEN));
	desc.flags = vmsg_shm_load_le16(vmsg_shm_at(from, VMSG_SPLIT_DESC_FLAGS));
	desc.next = vmsg_shm_load_le16(vmsg_shm_at(from, VMSG_SPLIT_DESC_NEXT));
	return desc;
}

/* Add a descriptor to what the chain amounts to, or say which rule it breaks. */
static enum vmsg_queue_defect
append(struct vmsg_device_queue *queue, struct vmsg_chain *sum, const struct desc *desc)
{
	bool writable = (desc->flags & VMSG_DESC_WRITE_MASK) != 0;
	struct vmsg_shm *memory;

	/* Indirect tables are never negotiated here; vmsg_ring_memory_find() sees to that. */
	if ((desc->flags & VMSG_DESC_INDIRECT_MASK) != 0) {
		return VMSG_QUEUE_DEFECT_INDIRECT;
	}
	if (!writable && sum->readable_count != sum->count) {
		return VMSG_QUEUE_DEFECT_ORDER;
	}
	if (desc->size > VMSG_CHAIN_SIZE_MAX - sum->readable_size - sum->writable_size) {
		return VMSG_QUEUE_DEFECT_TOTAL;
	}
	if (vmsg_mem_find(queue->mem, desc->addr, desc->size, &memory) != VMSG_OK) {
		return VMSG_QUEUE_DEFECT_ADDRESS;
	}

	if (sum->count < sum->capacity) {
		struct vmsg_segment *segment = &sum->segments[sum->count];

		segment->memory = memory;
		segment->addr = desc->addr;
		segment->size = desc->size;
		segment->writable = writable;
	}
	sum->count++;
	if (writable) {
		sum->writable_size += desc->size;
	} else {
		sum->readable_size += desc->size;
		sum->readable_count++;
	}
	return VMSG_QUEUE_DEFECT_NONE;
}

/* Walk to the end even when the table of segments is full: the verdict depends on the chain. */
static enum vmsg_queue_defect
walk(struct vmsg_device_queue *queue, uint16_t head, struct vmsg_chain *sum)
{
	uint16_t index = head;

	/* More descriptors than the table has means that one came twice. */
	while (sum->count < queue->size) {
		struct desc desc = desc_load(queue, index);
		enum vmsg_queue_defect defect = append(queue, sum, &desc);

		if (defect != VMSG_QUEUE_DEFECT_NONE) {
			return defect;
		}
		if ((desc.flags & VMSG_DESC_NEXT_MASK) == 0) {
			return VMSG_QUEUE_DEFECT_NONE;
		}
		if (desc.next >= queue->size) {
			return VMSG_QUEUE_DEFECT_NEXT_RANGE;
		}
		index = desc.next;
	}
	return VMSG_QUEUE_DEFECT_LOOP;
}

vmsg_status vmsg_split_device_pop(struct vmsg_device_queue *queue, struct vmsg_chain *ret_chain)
{
	struct vmsg_chain chain = *ret_chain;
	enum vmsg_queue_defect defect;

	if (queue->seen_index == queue->avail_index) {
		vmsg_status status = avail_refresh(queue);

		if (status != VMSG_OK) {
			return status;
		}
	}

	chain.id = avail_load(queue);
	if (chain.id >= queue->size) {
		return break_device_queue(queue, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	}
	if (queue->slots[chain.id].is_busy) {
		return break_device_queue(queue, VMSG_QUEUE_DEFECT_HEAD_BUSY);
	}
	defect = walk(queue, chain.id, &chain);
	if (defect != VMSG_QUEUE_DEFECT_NONE) {
		return break_device_queue(queue, defect);
	}
	if (chain.count > chain.capacity) {
		return VMSG_ERR_NO_SPACE;
	}

	queue->avail_index++;
	*ret_chain = chain;
	return VMSG_OK;
}

void vmsg_split_device_push(struct vmsg_device_queue *queue, uint16_t id, uint32_t written)
{
	size_t slot = queue->used_index & (queue->size - 1);
	struct vmsg_shm *elem =
		vmsg_shm_at(queue->device, VMSG_SPLIT_USED_SIZE + slot * VMSG_SPLIT_USED_ELEM_SIZE);

	vmsg_shm_store_le32(vmsg_shm_at(elem, VMSG_SPLIT_USED_ELEM_ID), id);
	vmsg_shm_store_le32(vmsg_shm_at(elem, VMSG_SPLIT_USED_ELEM_LEN), written);
}

void vmsg_split_device_publish(struct vmsg_device_queue *queue)
{
	/* pairs with the acquire in split_driver.c, used_refresh() */
	vmsg_shm_store_le16_release(vmsg_shm_at(queue->device, VMSG_SPLIT_USED_IDX),
				    queue->public_index);
}

bool vmsg_split_device_should_notify(struct vmsg_device_queue *queue)
{
	uint16_t flags;

	queue->has_news = false;
	/* pairs with the fence in split_driver.c, vmsg_split_driver_enable_notify() */
	vmsg_shm_fence();
	flags = vmsg_shm_load_le16(vmsg_shm_at(queue->driver, VMSG_SPLIT_AVAIL_FLAGS));
	return (flags & VMSG_AVAIL_NO_INTERRUPT_MASK) == 0;
}

bool vmsg_split_device_enable_notify(struct vmsg_device_queue *queue)
{
	vmsg_shm_store_le16(vmsg_shm_at(queue->device, VMSG_SPLIT_USED_FLAGS), 0);
	/* pairs with the fence in split_driver.c, vmsg_split_driver_should_notify() */
	vmsg_shm_fence();
	if (queue->seen_index != queue->avail_index) {
		return true;
	}
	return vmsg_shm_load_le16(vmsg_shm_at(queue->driver, VMSG_SPLIT_AVAIL_IDX)) !=
	       queue->avail_index;
}

void vmsg_split_device_disable_notify(struct vmsg_device_queue *queue)
{
	vmsg_shm_store_le16(vmsg_shm_at(queue->device, VMSG_SPLIT_USED_FLAGS),
			    (uint16_t)VMSG_USED_NO_NOTIFY_MASK);
}
