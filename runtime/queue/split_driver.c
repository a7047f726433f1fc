/*
 * split_driver: the driver's side of the split ring format.
 *
 * The descriptor table and the available ring are written here and never read.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_internal.h"

static void desc_store(struct vmsg_driver_queue *queue,
		       uint16_t index,
		       const struct vmsg_segment *segment,
		       uint16_t flags,
		       uint16_t next)
{
	struct vmsg_shm *desc = vmsg_shm_at(queue->desc, (size_t)index * VMSG_SPLIT_DESC_SIZE);

	vmsg_shm_store_le64(vmsg_shm_at(desc, VMSG_SPLIT_DESC_ADDR), segment->addr);
	vmsg_shm_store_le32(vmsg_shm_at(desc, VMSG_SPLIT_DESC_LEN), segment->size);
	vmsg_shm_store_le16(vmsg_shm_at(desc, VMSG_SPLIT_DESC_FLAGS), flags);
	vmsg_shm_store_le16(vmsg_shm_at(desc, VMSG_SPLIT_DESC_NEXT), next);
}

static struct vmsg_shm *avail_elem(struct vmsg_driver_queue *queue, uint16_t index)
{
	size_t slot = index & (queue->size - 1);

	return vmsg_shm_at(queue->driver,
			   VMSG_SPLIT_AVAIL_SIZE + slot * VMSG_SPLIT_AVAIL_ELEM_SIZE +
				   VMSG_SPLIT_AVAIL_ELEM_HEAD);
}

void vmsg_split_driver_push(struct vmsg_driver_queue *queue,
			    const struct vmsg_segment *segments,
			    uint32_t count,
			    uint16_t head)
{
	uint16_t index = head;
	uint32_t i;

	for (i = 0; i < count; i++) {
		uint32_t flags = segments[i].writable ? VMSG_DESC_WRITE_MASK : 0;
		uint16_t next = 0;

		if (i + 1 < count) {
			flags |= VMSG_DESC_NEXT_MASK;
			next = queue->slots[index].next;
		}
		desc_store(queue, index, &segments[i], (uint16_t)flags, next);
		index = next;
	}
	vmsg_shm_store_le16(avail_elem(queue, queue->pushed_index), head);
}

void vmsg_split_driver_publish(struct vmsg_driver_queue *queue)
{
	/* pairs with the acquire in split_device.c, avail_refresh() */
	vmsg_shm_store_le16_release(vmsg_shm_at(queue->driver, VMSG_SPLIT_AVAIL_IDX),
				    queue->public_index);
}

bool vmsg_split_driver_should_notify(struct vmsg_driver_queue *queue)
{
	uint16_t flags;

	queue->has_news = false;
	/* pairs with the fence in split_device.c, vmsg_split_device_enable_notify() */
	vmsg_shm_fence();
	flags = vmsg_shm_load_le16(vmsg_shm_at(queue->device, VMSG_SPLIT_USED_FLAGS));
	return (flags & VMSG_USED_NO_NOTIFY_MASK) == 0;
}

static vmsg_status break_driver_queue(struct vmsg_driver_queue *queue,
				      enum vmsg_queue_defect defect)
{
	queue->defect = defect;
	queue->verdict = VMSG_ERR_BAD_CHAIN;
	return queue->verdict;
}

/* Learn how far the device is; one shared load serves a whole batch of pops. */
static vmsg_status used_refresh(struct vmsg_driver_queue *queue)
{
	uint16_t index;

	/* pairs with the release in split_device.c, vmsg_split_device_publish() */
	index = vmsg_shm_load_le16_acquire(vmsg_shm_at(queue->device, VMSG_SPLIT_USED_IDX));
	if ((uint16_t)(index - queue->used_index) > queue->device_count) {
		return break_driver_queue(queue, VMSG_QUEUE_DEFECT_INDEX);
	}
	queue->seen_index = index;
	return index == queue->used_index ? VMSG_ERR_EMPTY : VMSG_OK;
}

vmsg_status
vmsg_split_driver_pop(struct vmsg_driver_queue *queue, uint16_t *ret_head, uint32_t *ret_written)
{
	struct vmsg_shm *elem;
	uint32_t written;
	uint32_t id;

	if (queue->seen_index == queue->used_index) {
		vmsg_status status = used_refresh(queue);

		if (status != VMSG_OK) {
			return status;
		}
	}

	elem = vmsg_shm_at(queue->device,
			   VMSG_SPLIT_USED_SIZE + (size_t)(queue->used_index & (queue->size - 1)) *
							  VMSG_SPLIT_USED_ELEM_SIZE);
	id = vmsg_shm_load_le32(vmsg_shm_at(elem, VMSG_SPLIT_USED_ELEM_ID));
	written = vmsg_shm_load_le32(vmsg_shm_at(elem, VMSG_SPLIT_USED_ELEM_LEN));
	if (id >= queue->size) {
		return break_driver_queue(queue, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	}
	if (queue->slots[id].state != VMSG_SLOT_PUBLIC) {
		return break_driver_queue(queue, VMSG_QUEUE_DEFECT_USED_ID);
	}

	queue->used_index++;
	*ret_head = (uint16_t)id;
	*ret_written = written;
	return VMSG_OK;
}

bool vmsg_split_driver_enable_notify(struct vmsg_driver_queue *queue)
{
	vmsg_shm_store_le16(vmsg_shm_at(queue->driver, VMSG_SPLIT_AVAIL_FLAGS), 0);
	/* pairs with the fence in split_device.c, vmsg_split_device_should_notify() */
	vmsg_shm_fence();
	if (queue->seen_index != queue->used_index) {
		return true;
	}
	return vmsg_shm_load_le16(vmsg_shm_at(queue->device, VMSG_SPLIT_USED_IDX)) !=
	       queue->used_index;
}

void vmsg_split_driver_disable_notify(struct vmsg_driver_queue *queue)
{
	vmsg_shm_store_le16(vmsg_shm_at(queue->driver, VMSG_SPLIT_AVAIL_FLAGS),
			    (uint16_t)VMSG_AVAIL_NO_INTERRUPT_MASK);
}
