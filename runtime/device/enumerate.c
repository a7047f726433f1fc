/*
 * enumerate: which devices a bus has, its coming and going ones, and PING.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/bus_event_device.h>

#include "device_internal.h"

#define BITS_PER_BYTE 8u
#define DEVICE_NUMBERS (UINT16_MAX + 1u)

/** Device numbers that a window starting at offset covers. */
static uint32_t
window_size(const struct vmsg_device_exchange *exchange, uint32_t offset, uint32_t count)
{
	const size_t bitmap_max =
		exchange->room.size - VMSG_HEADER_SIZE - VMSG_BUS_GET_DEVICES_RESP_FIXED_SIZE;

	if (count > DEVICE_NUMBERS - offset) {
		count = DEVICE_NUMBERS - offset;
	}
	if (count / BITS_PER_BYTE > bitmap_max) {
		count = (uint32_t)bitmap_max * BITS_PER_BYTE;
	}
	return count;
}

/**
 * Answer with the numbers in use inside the window.
 *
 * next_offset skips numbers nobody has, so that a sparse bus is listed in few
 * messages, and is 0 when no device is left.
 */
vmsg_status vmsg_device_on_get_devices(void *context,
				       const struct vmsg_header *header,
				       struct vmsg_bus_get_devices_req_view view)
{
	struct vmsg_device_exchange *exchange = context;
	const struct vmsg_device_bus_config *config = &exchange->bus->config;
	const uint32_t offset = vmsg_bus_get_devices_req_offset(view);
	const uint32_t end =
		offset + window_size(exchange, offset, vmsg_bus_get_devices_req_count(view));
	/* The request was taken from the same memory and is not looked at again. */
	uint8_t *bitmap = config->receive.data;
	uint32_t next = DEVICE_NUMBERS;
	struct vmsg_bus_get_devices_resp fields;
	size_t i;

	(void)header;
	for (i = 0; i < (end - offset) / BITS_PER_BYTE; i++) {
		bitmap[i] = 0;
	}
	for (i = 0; i < config->capacity; i++) {
		const uint32_t number = config->slots[i].dev_num;

		if (config->slots[i].device == NULL || number < offset) {
			continue;
		}
		if (number < end) {
			bitmap[(number - offset) / BITS_PER_BYTE] |=
				(uint8_t)(1u << (number % BITS_PER_BYTE));
		} else if (number < next) {
			next = number;
		}
	}

	fields.offset = (uint16_t)offset;
	fields.next_offset = 0;
	if (next < DEVICE_NUMBERS) {
		fields.next_offset = (uint16_t)(next - next % BITS_PER_BYTE);
	}
	fields.bitmap.data = bitmap;
	fields.bitmap.size = (end - offset) / BITS_PER_BYTE;
	return vmsg_bus_get_devices_resp_encode(exchange->room,
						exchange->route,
						&fields,
						&exchange->reply_size);
}

static vmsg_status announce_state(struct vmsg_device_bus *bus, uint16_t dev_num, uint16_t state)
{
	const struct vmsg_route route = {0, 0};
	struct vmsg_bus_event_device_event event;
	uint8_t memory[VMSG_HEADER_SIZE + VMSG_BUS_EVENT_DEVICE_EVENT_FIXED_SIZE];
	const struct vmsg_span out = {memory, sizeof(memory)};
	struct vmsg_bytes frame = {memory, 0};
	vmsg_status status;

	event.device_number = dev_num;
	event.device_bus_state = state;
	status = vmsg_bus_event_device_event_encode(out, route, &event, &frame.size);
	if (status != VMSG_OK) {
		return status;
	}
	return vmsg_device_bus_send(bus, frame, 0, VMSG_LANE_BUS, 0);
}

vmsg_status vmsg_device_bus_announce(struct vmsg_device_bus *bus, struct vmsg_device_slot *slot)
{
	vmsg_status status;

	/* First the end of the old device, then the new one of the same number. */
	if (slot->is_removed_pending) {
		status = announce_state(bus, slot->dev_num, VMSG_DEVICE_BUS_STATE_REMOVED);
		if (status != VMSG_OK) {
			return status;
		}
		slot->is_removed_pending = false;
	}
	if (slot->is_ready_pending) {
		status = announce_state(bus, slot->dev_num, VMSG_DEVICE_BUS_STATE_READY);
		if (status != VMSG_OK) {
			return status;
		}
		slot->is_ready_pending = false;
	}
	return VMSG_OK;
}

vmsg_status vmsg_device_on_ping(void *context,
				const struct vmsg_header *header,
				struct vmsg_bus_ping_req_view view)
{
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_bus_ping_resp fields;

	(void)header;
	fields.data = vmsg_bus_ping_req_data(view);
	return vmsg_bus_ping_resp_encode(exchange->room,
					 exchange->route,
					 &fields,
					 &exchange->reply_size);
}

/** Take the answer to our own PING; a response is never answered. */
vmsg_status vmsg_device_on_pong(void *context,
				const struct vmsg_header *header,
				struct vmsg_bus_ping_resp_view view)
{
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_device_bus *bus = exchange->bus;
	const uint32_t data = vmsg_bus_ping_resp_data(view);

	if (!bus->is_ping_waiting || header->token != bus->ping_token || data != bus->ping_data) {
		return VMSG_ERR_MISMATCH;
	}

	bus->is_ping_waiting = false;
	if (bus->config.ops != NULL && bus->config.ops->pong != NULL) {
		bus->config.ops->pong(bus->config.context, data);
	}
	return VMSG_OK;
}

vmsg_status vmsg_device_bus_ping(struct vmsg_device_bus *bus, uint32_t data)
{
	const struct vmsg_bus_ping_req request = {data};
	const struct vmsg_route route = {0, (uint16_t)(bus->ping_token + 1u)};
	uint8_t memory[VMSG_HEADER_SIZE + VMSG_BUS_PING_REQ_FIXED_SIZE];
	const struct vmsg_span out = {memory, sizeof(memory)};
	struct vmsg_bytes frame = {memory, 0};
	vmsg_status status = vmsg_bus_ping_req_encode(out, route, &request, &frame.size);

	if (status == VMSG_OK) {
		status = vmsg_device_bus_send(bus, frame, 0, VMSG_LANE_BUS, 0);
	}
	if (status == VMSG_OK) {
		bus->ping_token = route.token;
		bus->ping_data = data;
		bus->is_ping_waiting = true;
	}
	return status;
}
