/*
 * queues: look at, start and stop virtqueues on the driver's request.
 *
 * The responses of SET_VQUEUE and RESET_VQUEUE are empty, so a refusal shows only
 * in GET_VQUEUE: a queue that was not started stays as it was.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/virtio.h>

#include "device_internal.h"

/** Answer with the queue, with all zeros when it is not there. */
vmsg_status vmsg_device_on_get_vqueue(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_get_vqueue_req_view view)
{
	struct vmsg_device_exchange *exchange = context;
	const uint32_t index = vmsg_get_vqueue_req_index(view);
	const struct vmsg_device_vq *vq = vmsg_device_vq_find(exchange->device, index);
	struct vmsg_get_vqueue_resp fields = {.index = index};

	(void)header;
	if (vq != NULL) {
		fields.max_size = vq->max_size;
		fields.cur_size = vq->config.size;
		/* As the driver wrote them; what they mean here is not its business. */
		fields.desc_addr = vq->config.desc_addr;
		fields.driver_addr = vq->config.driver_addr;
		fields.device_addr = vq->config.device_addr;
	} else {
		exchange->device->stats.out_of_range++;
	}
	return vmsg_get_vqueue_resp_encode(exchange->room,
					   exchange->route,
					   &fields,
					   &exchange->reply_size);
}

/** Start a queue if all of it is right; otherwise leave everything as it is. */
static void start(struct vmsg_device *device, struct vmsg_set_vqueue_req_view view)
{
	const uint32_t index = vmsg_set_vqueue_req_index(view);
	struct vmsg_device_vq *vq = vmsg_device_vq_find(device, index);
	struct vmsg_queue_config config;

	if (vmsg_set_vqueue_req_check_context(view,
					      device->config.queue_count,
					      vq != NULL ? vq->max_size : 0,
					      vmsg_device_has_feature(device, VMSG_F_RING_PACKED),
					      NULL) != VMSG_OK) {
		device->stats.out_of_range++;
		return;
	}
	if (vq->config.size != 0 || (device->status & VMSG_DEVICE_STATUS_FEATURES_OK) == 0 ||
	    (device->status & VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET) != 0) {
		device->stats.bad_state++;
		return;
	}

	config.size = vmsg_set_vqueue_req_size(view);
	config.desc_addr = vmsg_set_vqueue_req_desc_addr(view);
	config.driver_addr = vmsg_set_vqueue_req_driver_addr(view);
	config.device_addr = vmsg_set_vqueue_req_device_addr(view);
	if (device->config.ops->start_queue != NULL &&
	    device->config.ops->start_queue(device->config.context, index, &config) != VMSG_OK) {
		device->stats.rejected++;
		return;
	}
	vq->config = config;
}

vmsg_status vmsg_device_on_set_vqueue(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_set_vqueue_req_view view)
{
	struct vmsg_device_exchange *exchange = context;

	(void)header;
	start(exchange->device, view);
	return vmsg_set_vqueue_resp_encode(exchange->room, exchange->route, &exchange->reply_size);
}

/**
 * Stop a queue, in any state and with or without VIRTIO_F_RING_RESET.
 *
 * Drivers tear queues down after they reset the device, and wait for this answer.
 */
vmsg_status vmsg_device_on_reset_vqueue(void *context,
					const struct vmsg_header *header,
					struct vmsg_reset_vqueue_req_view view)
{
	struct vmsg_device_exchange *exchange = context;
	const uint32_t index = vmsg_reset_vqueue_req_index(view);

	(void)header;
	if (vmsg_device_vq_find(exchange->device, index) != NULL) {
		vmsg_device_vq_stop(exchange->device, index);
	} else {
		exchange->device->stats.out_of_range++;
	}
	return vmsg_reset_vqueue_resp_encode(exchange->room,
					     exchange->route,
					     &exchange->reply_size);
}
