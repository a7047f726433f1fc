/*
 * config: windows of configuration space, and the shared memory regions beside it.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "device_internal.h"

/** Data bytes of the largest GET_CONFIG or SET_CONFIG response the bus carries. */
static size_t data_max(const struct vmsg_device_exchange *exchange, size_t fixed_size)
{
	return exchange->room.size - VMSG_HEADER_SIZE - fixed_size;
}

/** Answer with the window, or with length 0 when it is not there or does not fit. */
vmsg_status vmsg_device_on_get_config(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_get_config_req_view view)
{
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_device *device = exchange->device;
	const uint32_t length = vmsg_get_config_req_length(view);
	struct vmsg_get_config_resp fields;
	struct vmsg_span scratch = {exchange->bus->config.receive.data, length};

	(void)header;
	/* From before the bytes: an answer may look older than it is, never newer. */
	fields.generation = device->generation;
	fields.offset = vmsg_get_config_req_offset(view);
	if (vmsg_get_config_req_check_context(view, device->config.config_size, NULL) != VMSG_OK ||
	    length > data_max(exchange, VMSG_GET_CONFIG_RESP_FIXED_SIZE)) {
		device->stats.out_of_range++;
		scratch.size = 0;
	}

	/* The request was taken from the same memory and is not looked at again. */
	vmsg_device_read_config(device, fields.offset, scratch);
	fields.data.data = scratch.data;
	fields.data.size = scratch.size;
	return vmsg_get_config_resp_encode(exchange->room,
					   exchange->route,
					   &fields,
					   &exchange->reply_size);
}

/** Apply a write as a whole or not at all. */
static vmsg_status apply(struct vmsg_device *device, struct vmsg_set_config_req_view view)
{
	const struct vmsg_bytes data = vmsg_set_config_req_data(view);
	vmsg_status status = vmsg_set_config_req_check_context(view,
							       device->config.config_size,
							       device->generation,
							       NULL);

	if (status == VMSG_ERR_REJECTED) {
		device->stats.stale_generation++;
		return status;
	}
	if (status != VMSG_OK) {
		device->stats.out_of_range++;
		return status;
	}
	if (data.size == 0) {
		return VMSG_OK;
	}

	if (device->config.ops->write_config != NULL) {
		status = device->config.ops->write_config(device->config.context,
							  vmsg_set_config_req_offset(view),
							  data);
	} else {
		status = VMSG_ERR_REJECTED;
	}
	if (status != VMSG_OK) {
		device->stats.rejected++;
	}
	return status;
}

vmsg_status vmsg_device_on_set_config(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_set_config_req_view view)
{
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_device *device = exchange->device;
	struct vmsg_set_config_resp fields;

	(void)header;
	fields.offset = vmsg_set_config_req_offset(view);
	fields.data = vmsg_set_config_req_data(view);
	if (apply(device, view) != VMSG_OK) {
		fields.data.size = 0;
	}

	/* What was applied goes back too: some drivers insist on it, and it fits. */
	fields.length = (uint32_t)fields.data.size;
	fields.generation = device->generation;
	return vmsg_set_config_resp_encode(exchange->room,
					   exchange->route,
					   &fields,
					   &exchange->reply_size);
}

void vmsg_device_read_config(struct vmsg_device *device, uint32_t offset, struct vmsg_span room)
{
	size_t i;

	if (room.size == 0) {
		return;
	}

	/* The owner may leave bytes alone; they are not to be somebody else's. */
	for (i = 0; i < room.size; i++) {
		room.data[i] = 0;
	}
	if (device->config.ops->read_config != NULL) {
		device->config.ops->read_config(device->config.context, offset, room);
	}
}

/** Answer with the region, or with length 0 when there is none of this id. */
vmsg_status vmsg_device_on_get_shm(void *context,
				   const struct vmsg_header *header,
				   struct vmsg_get_shm_req_view view)
{
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_device *device = exchange->device;
	struct vmsg_get_shm_resp fields;
	uint32_t i;

	(void)header;
	fields.index = vmsg_get_shm_req_index(view);
	fields.length = 0;
	fields.address = 0;
	for (i = 0; i < device->config.region_count; i++) {
		if (device->config.regions[i].id == fields.index) {
			fields.length = device->config.regions[i].size;
			fields.address = device->config.regions[i].address;
		}
	}
	if (fields.length == 0) {
		device->stats.out_of_range++;
	}
	return vmsg_get_shm_resp_encode(exchange->room,
					exchange->route,
					&fields,
					&exchange->reply_size);
}
