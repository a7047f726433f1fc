/*
 * scripted_device: a device reduced to its answers, with a switch for each way to be wrong.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "scripted_device.h"

#include <string.h>

#include <vmsg/wire/dispatch.h>
#include <vmsg/wire/ids.h>
#include <vmsg/wire/virtio.h>

/* One request on its way to its answer. */
struct exchange {
	struct scripted_device *device;
	struct vmsg_span out;
	struct vmsg_route route;
	uint32_t epoch;
	size_t size;
};

void scripted_device_init(struct scripted_device *device)
{
	size_t i;

	memset(device, 0, sizeof(*device));
	device->dev_num = 5;
	device->device_id = 42;
	device->feature_blocks = 2;
	device->features[0] = 0x00000221;
	device->features[1] = 1u << (VMSG_F_VERSION_1 - 32u) | 1u << (VMSG_F_RING_RESET - 32u) |
			      1u << (VMSG_F_NOTIFICATION_DATA - 32u);
	device->queue_count = 3;
	device->max_sizes[0] = 64;
	device->max_sizes[1] = 128;
	device->max_sizes[2] = 16;
	device->config_size = 24;
	for (i = 0; i < sizeof(device->config); i++) {
		device->config[i] = (uint8_t)(0xc0 + i);
	}
	device->generation = 7;
	device->shm_size = 4096;
}

static uint32_t shown_status(struct scripted_device *device)
{
	if (device->slow_status != 0) {
		device->slow_status--;
		return device->shown_status;
	}
	return device->status;
}

static vmsg_status answer_info(void *context, const struct vmsg_header *header)
{
	struct exchange *exchange = context;
	const struct scripted_device *device = exchange->device;
	const struct vmsg_get_device_info_resp fields = {
		.device_id = device->device_id,
		.vendor_id = 0x1234,
		.num_feature_bits = device->feature_blocks * 32u,
		.config_size = device->config_size,
		.max_virtqueues = device->queue_count,
	};

	(void)header;
	return vmsg_get_device_info_resp_encode(
		exchange->out, exchange->route, &fields, &exchange->size);
}

static vmsg_status answer_offered(void *context,
				  const struct vmsg_header *header,
				  struct vmsg_get_device_features_req_view view)
{
	struct exchange *exchange = context;
	const uint32_t block_index = vmsg_get_device_features_req_block_index(view);
	const struct vmsg_get_device_features_resp fields = {
		.block_index = block_index,
		.features = exchange->device->features + block_index,
		.num_blocks = vmsg_get_device_features_req_num_blocks(view),
	};

	(void)header;
	if (block_index > SCRIPTED_BLOCKS || fields.num_blocks > SCRIPTED_BLOCKS - block_index) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	exchange->device->feature_messages++;
	return vmsg_get_device_features_resp_encode(
		exchange->out, exchange->route, &fields, &exchange->size);
}

static vmsg_status take_accepted(void *context,
				 const struct vmsg_header *header,
				 struct vmsg_set_driver_features_req_view view)
{
	struct exchange *exchange = context;
	const uint32_t block_index = vmsg_set_driver_features_req_block_index(view);
	const size_t num_blocks = vmsg_set_driver_features_req_num_blocks(view);
	size_t i;

	(void)header;
	if (block_index > SCRIPTED_BLOCKS || num_blocks > SCRIPTED_BLOCKS - block_index) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	for (i = 0; i < num_blocks; i++) {
		exchange->device->accepted[block_index + i] =
			vmsg_set_driver_features_req_features_at(view, (uint32_t)i);
	}
	exchange->device->feature_messages++;
	return vmsg_set_driver_features_resp_encode(
		exchange->out, exchange->route, &exchange->size);
}

static vmsg_status answer_config(void *context,
				 const struct vmsg_header *header,
				 struct vmsg_get_config_req_view view)
{
	struct exchange *exchange = context;
	struct scripted_device *device = exchange->device;
	const uint32_t offset = vmsg_get_config_req_offset(view);
	const uint32_t length = vmsg_get_config_req_length(view);
	struct vmsg_get_config_resp fields = {.generation = device->generation, .offset = offset};

	(void)header;
	if (!device->refuses_config && (uint64_t)offset + length <= device->config_size) {
		fields.data = (struct vmsg_bytes){device->config + offset, length};
	}
	if (device->generation_bumps != 0) {
		device->generation_bumps--;
		device->generation++;
	}
	return vmsg_get_config_resp_encode(
		exchange->out, exchange->route, &fields, &exchange->size);
}

static vmsg_status take_config(void *context,
			       const struct vmsg_header *header,
			       struct vmsg_set_config_req_view view)
{
	struct exchange *exchange = context;
	struct scripted_device *device = exchange->device;
	const struct vmsg_bytes data = vmsg_set_config_req_data(view);
	struct vmsg_set_config_resp fields = {
		.generation = device->generation,
		.offset = vmsg_set_config_req_offset(view),
	};

	(void)header;
	if (device->refused_writes != 0) {
		device->refused_writes--;
	} else if (vmsg_set_config_req_generation(view) == device->generation &&
		   (uint64_t)fields.offset + data.size <= device->config_size) {
		memcpy(device->config + fields.offset, data.data, data.size);
		fields.length = (uint32_t)data.size;
		device->generation += device->bumps_on_write;
		fields.generation = device->generation;
	}
	return vmsg_set_config_resp_encode(
		exchange->out, exchange->route, &fields, &exchange->size);
}

static vmsg_status answer_status(void *context, const struct vmsg_header *header)
{
	struct exchange *exchange = context;
	const struct vmsg_get_device_status_resp fields = {shown_status(exchange->device)};

	(void)header;
	return vmsg_get_device_status_resp_encode(
		exchange->out, exchange->route, &fields, &exchange->size);
}

static vmsg_status take_status(void *context,
			       const struct vmsg_header *header,
			       struct vmsg_set_device_status_req_view view)
{
	struct exchange *exchange = context;
	struct scripted_device *device = exchange->device;
	struct vmsg_set_device_status_resp fields;

	(void)header;
	device->status = vmsg_set_device_status_req_status(view);
	if (device->status == 0) {
		device->epoch = exchange->epoch;
		memset(device->accepted, 0, sizeof(device->accepted));
		if (!device->keeps_queues) {
			memset(device->queues, 0, sizeof(device->queues));
		}
	}
	if (device->refuses_features) {
		device->status &= ~VMSG_DEVICE_STATUS_FEATURES_OK;
	}
	fields.status = shown_status(device);
	return vmsg_set_device_status_resp_encode(
		exchange->out, exchange->route, &fields, &exchange->size);
}

static vmsg_status answer_queue(void *context,
				const struct vmsg_header *header,
				struct vmsg_get_vqueue_req_view view)
{
	struct exchange *exchange = context;
	const struct scripted_device *device = exchange->device;
	struct vmsg_get_vqueue_resp fields = {.index = vmsg_get_vqueue_req_index(view)};

	(void)header;
	if (fields.index < device->queue_count) {
		const struct vmsg_queue_config *queue = &device->queues[fields.index];

		fields.max_size = device->max_sizes[fields.index];
		fields.cur_size = queue->size;
		fields.desc_addr = queue->desc_addr;
		fields.driver_addr = queue->driver_addr;
		fields.device_addr = queue->device_addr;
	}
	return vmsg_get_vqueue_resp_encode(
		exchange->out, exchange->route, &fields, &exchange->size);
}

static vmsg_status take_queue(void *context,
			      const struct vmsg_header *header,
			      struct vmsg_set_vqueue_req_view view)
{
	struct exchange *exchange = context;
	struct scripted_device *device = exchange->device;
	const uint32_t index = vmsg_set_vqueue_req_index(view);

	(void)header;
	if (index < device->queue_count && !device->ignores_queues) {
		device->queues[index] = (struct vmsg_queue_config){
			.size = vmsg_set_vqueue_req_size(view),
			.desc_addr = vmsg_set_vqueue_req_desc_addr(view),
			.driver_addr = vmsg_set_vqueue_req_driver_addr(view),
			.device_addr = vmsg_set_vqueue_req_device_addr(view),
		};
	}
	return vmsg_set_vqueue_resp_encode(exchange->out, exchange->route, &exchange->size);
}

static vmsg_status reset_queue(void *context,
			       const struct vmsg_header *header,
			       struct vmsg_reset_vqueue_req_view view)
{
	struct exchange *exchange = context;
	const uint32_t index = vmsg_reset_vqueue_req_index(view);

	(void)header;
	if (index < exchange->device->queue_count && !exchange->device->keeps_queues) {
		exchange->device->queues[index] = (struct vmsg_queue_config){0};
	}
	return vmsg_reset_vqueue_resp_encode(exchange->out, exchange->route, &exchange->size);
}

static vmsg_status answer_region(void *context,
				 const struct vmsg_header *header,
				 struct vmsg_get_shm_req_view view)
{
	struct exchange *exchange = context;
	struct vmsg_get_shm_resp fields = {.index = vmsg_get_shm_req_index(view)};

	(void)header;
	if (fields.index == 1) {
		fields.length = exchange->device->shm_size;
		fields.address = 0x8000;
	}
	return vmsg_get_shm_resp_encode(exchange->out, exchange->route, &fields, &exchange->size);
}

size_t scripted_device_answer(struct scripted_device *device,
			      struct vmsg_bytes request,
			      uint32_t epoch,
			      struct vmsg_span out)
{
	static const struct vmsg_device_handlers handlers = {
		.get_device_info_req = answer_info,
		.get_device_features_req = answer_offered,
		.set_driver_features_req = take_accepted,
		.get_config_req = answer_config,
		.set_config_req = take_config,
		.get_device_status_req = answer_status,
		.set_device_status_req = take_status,
		.get_vqueue_req = answer_queue,
		.set_vqueue_req = take_queue,
		.reset_vqueue_req = reset_queue,
		.get_shm_req = answer_region,
	};
	struct exchange exchange = {.device = device, .out = out, .epoch = epoch};
	struct vmsg_header header;
	struct vmsg_bytes payload;

	if (vmsg_header_parse(request, &header, &payload, NULL) != VMSG_OK ||
	    (header.type & VMSG_TYPE_BUS) != 0 || header.dev_num != device->dev_num) {
		return 0;
	}
	device->requests++;
	device->ids[header.msg_id]++;
	exchange.route = (struct vmsg_route){header.dev_num, header.token};
	if (vmsg_device_dispatch(&handlers, &exchange, request, NULL) != VMSG_OK) {
		return 0;
	}
	return exchange.size;
}
