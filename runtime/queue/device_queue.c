/*
 * device_queue: bookkeeping and the broken latch of the device's side, in any format.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/device_queue.h>

#include "device_slots.h"

vmsg_status vmsg_device_queue_break(struct vmsg_device_queue *queue, enum vmsg_queue_defect defect)
{
	queue->defect = defect;
	queue->is_live = false;
	queue->verdict =
		defect == VMSG_QUEUE_DEFECT_ADDRESS ? VMSG_ERR_BAD_ADDRESS : VMSG_ERR_BAD_CHAIN;
	return queue->verdict;
}

vmsg_status vmsg_device_pop_break(struct vmsg_device_queue *queue,
				  struct vmsg_chain *chain,
				  enum vmsg_queue_defect defect)
{
	return vmsg_device_pop_fail(chain, vmsg_device_queue_break(queue, defect));
}

vmsg_status vmsg_device_queue_pop(struct vmsg_device_queue *queue, struct vmsg_chain *ret_chain)
{
	if (!queue->is_live) {
		return vmsg_device_pop_fail(ret_chain, vmsg_dead(queue->verdict));
	}
	/* The table of segments is scratch from here on, so no earlier chain is in it. */
	return queue->ring.is_packed ? vmsg_packed_device_pop(queue, ret_chain)
				     : vmsg_split_device_pop(queue, ret_chain);
}

vmsg_status vmsg_device_queue_pop_many(struct vmsg_device_queue *queue,
				       struct vmsg_chain *ret_chains,
				       uint32_t capacity,
				       uint32_t *ret_count)
{
	if (!queue->is_live && capacity != 0) {
		*ret_count = 0;
		return vmsg_device_pop_fail(ret_chains, vmsg_dead(queue->verdict));
	}
	return queue->ring.is_packed
		       ? vmsg_packed_device_pop_many(queue, ret_chains, capacity, ret_count)
		       : vmsg_split_device_pop_many(queue, ret_chains, capacity, ret_count);
}
