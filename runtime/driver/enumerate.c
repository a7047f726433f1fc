/*
 * enumerate: which devices there are, and whether the other side is alive.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/ids.h>

#include "driver_internal.h"

#define BYTE_BITS 8u

static void report_ready(struct vmsg_driver_bus *bus, uint16_t dev_num)
{
	const struct vmsg_driver_bus_ops *ops = bus->config.ops;
	struct vmsg_driver **slot = vmsg_driver_bus_slot(bus, dev_num);

	if (slot != NULL && *slot != NULL && (*slot)->state == VMSG_DRIVER_REMOVED) {
		(*slot)->state = VMSG_DRIVER_IDLE;
	}
	if (ops != NULL && ops->device_ready != NULL) {
		ops->device_ready(bus->config.context, dev_num);
	}
}

/* The window that starts at window_offset; as asked for, so as an answer must repeat. */
static struct vmsg_bus_get_devices_req window_of(const struct vmsg_driver_bus *bus)
{
	uint32_t count = bus->config.end.params.max_size - VMSG_HEADER_SIZE -
			 VMSG_BUS_GET_DEVICES_RESP_FIXED_SIZE;
	struct vmsg_bus_get_devices_req window;

	if (count > UINT16_MAX / BYTE_BITS) {
		count = UINT16_MAX / BYTE_BITS;
	}
	count *= BYTE_BITS;
	if (count > UINT16_MAX + 1u - bus->window_offset) {
		count = UINT16_MAX + 1u - bus->window_offset;
	}
	window.offset = bus->window_offset;
	window.count = (uint16_t)count;
	return window;
}

/* Note a bus request and send it. */
static vmsg_status send_request(struct vmsg_driver_bus *bus, uint8_t msg_id, uint64_t now_us)
{
	const struct vmsg_bus_get_devices_req window = window_of(bus);
	const struct vmsg_bus_ping_req ping = {bus->ping_data};
	const struct vmsg_span room = vmsg_driver_bus_room(bus);
	struct vmsg_route route = {0, 0};
	size_t size = 0;
	vmsg_status status = vmsg_pending_add(&bus->pending,
					      now_us,
					      0,
					      VMSG_TYPE_BUS,
					      msg_id,
					      0,
					      NULL,
					      &route.token);

	if (status != VMSG_OK) {
		return status;
	}
	status = msg_id == VMSG_BUS_ID_PING
			 ? vmsg_bus_ping_req_encode(room, route, &ping, &size)
			 : vmsg_bus_get_devices_req_encode(room, route, &window, &size);
	if (status == VMSG_OK) {
		status = vmsg_driver_bus_send(bus, size, 0, VMSG_LANE_BUS, 0);
	}
	if (status != VMSG_OK) {
		vmsg_pending_forget(&bus->pending, route.token);
	}
	return status;
}

vmsg_status vmsg_driver_bus_ping(struct vmsg_driver_bus *bus, uint32_t data, uint64_t now_us)
{
	vmsg_status status;

	if (bus->is_pinging) {
		return VMSG_ERR_BAD_STATE;
	}
	bus->ping_data = data;
	status = send_request(bus, VMSG_BUS_ID_PING, now_us);
	bus->is_pinging = status == VMSG_OK;
	return status;
}

static vmsg_status send_pong(struct vmsg_driver_bus *bus)
{
	const struct vmsg_bus_ping_resp fields = {bus->pong_data};
	const struct vmsg_route route = {0, bus->pong_token};
	size_t size = 0;
	vmsg_status status =
		vmsg_bus_ping_resp_encode(vmsg_driver_bus_room(bus), route, &fields, &size);

	if (status == VMSG_OK) {
		status = vmsg_driver_bus_send(bus, size, 0, VMSG_LANE_BUS, 0);
	}
	bus->is_ponging = status == VMSG_ERR_FULL;
	return status;
}

vmsg_status vmsg_driver_bus_take_ping(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_bus_ping_req_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver_bus *bus = input->bus;

	if (bus->is_ponging) {
		return VMSG_ERR_FULL;
	}
	bus->pong_token = header->token;
	bus->pong_data = vmsg_bus_ping_req_data(view);
	(void)send_pong(bus);
	return VMSG_OK;
}

vmsg_status vmsg_driver_bus_take_pong(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_bus_ping_resp_view view)
{
	const struct vmsg_driver_input *input = context;
	const struct vmsg_bus_ping_req req = {input->bus->ping_data};

	(void)header;
	return vmsg_bus_ping_resp_check_echo(view, &req, NULL);
}

vmsg_status vmsg_driver_bus_enumerate(struct vmsg_driver_bus *bus, uint64_t now_us)
{
	if (bus->is_enumerating) {
		return VMSG_ERR_BAD_STATE;
	}
	bus->is_enumerating = true;
	bus->window_offset = 0;
	bus->deadline_us = now_us + bus->config.request_timeout_us;
	vmsg_driver_bus_service(bus, now_us);
	return VMSG_OK;
}

vmsg_status vmsg_driver_bus_take_devices(void *context,
					 const struct vmsg_header *header,
					 struct vmsg_bus_get_devices_resp_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver_bus *bus = input->bus;
	const struct vmsg_bus_get_devices_req req = window_of(bus);
	const struct vmsg_bytes bitmap = vmsg_bus_get_devices_resp_bitmap(view);
	const uint16_t next_offset = vmsg_bus_get_devices_resp_next_offset(view);
	const vmsg_status status = vmsg_bus_get_devices_resp_check_echo(view, &req, NULL);
	uint32_t i;

	(void)header;
	if (status != VMSG_OK) {
		return status;
	}
	/* A list that does not go forward would never end. */
	if (next_offset != 0 && next_offset <= bus->window_offset) {
		return VMSG_ERR_MALFORMED;
	}

	/* No more bits than were asked for, so every number fits. */
	for (i = 0; i < bitmap.size * BYTE_BITS; i++) {
		if ((bitmap.data[i / BYTE_BITS] >> i % BYTE_BITS & 1) != 0) {
			report_ready(bus, (uint16_t)(req.offset + i));
		}
	}
	bus->window_offset = next_offset;
	return VMSG_OK;
}

vmsg_status vmsg_driver_bus_take_device_event(void *context,
					      const struct vmsg_header *header,
					      struct vmsg_bus_event_device_event_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver_bus *bus = input->bus;
	const struct vmsg_driver_bus_ops *ops = bus->config.ops;
	const uint16_t dev_num = vmsg_bus_event_device_event_device_number(view);
	const uint16_t state = vmsg_bus_event_device_event_device_bus_state(view);
	struct vmsg_driver **slot = vmsg_driver_bus_slot(bus, dev_num);
	struct vmsg_driver *driver = slot != NULL ? *slot : NULL;

	(void)header;
	if (state != VMSG_DEVICE_BUS_STATE_READY && state != VMSG_DEVICE_BUS_STATE_REMOVED) {
		return VMSG_ERR_MALFORMED;
	}
	if (state == VMSG_DEVICE_BUS_STATE_READY) {
		/* A driver that does not use the device may be waiting for just this. */
		if (driver != NULL && driver->state == VMSG_DRIVER_RUNNING) {
			bus->stats.repeated++;
		} else {
			report_ready(bus, dev_num);
		}
		return VMSG_OK;
	}

	if (driver != NULL && driver->state == VMSG_DRIVER_REMOVED) {
		bus->stats.repeated++;
		return VMSG_OK;
	}
	if (driver != NULL) {
		vmsg_driver_remove(driver, input->now_us);
	}
	if (ops != NULL && ops->device_removed != NULL) {
		ops->device_removed(bus->config.context, dev_num);
	}
	return VMSG_OK;
}

void vmsg_driver_bus_settle(struct vmsg_driver_bus *bus, uint8_t msg_id, vmsg_status status)
{
	const struct vmsg_driver_bus_ops *ops = bus->config.ops;
	const bool was_telling = bus->is_telling;

	if (msg_id == VMSG_BUS_ID_PING) {
		bus->is_pinging = false;
		if (ops != NULL && ops->pong != NULL) {
			ops->pong(bus->config.context, status, bus->ping_data);
		}
		return;
	}

	bus->is_waiting = false;
	if (status == VMSG_OK && bus->window_offset != 0) {
		return;
	}
	bus->is_enumerating = false;
	bus->deadline_us = 0;
	if (ops != NULL && ops->enumerated != NULL) {
		bus->is_telling = true;
		ops->enumerated(bus->config.context, status);
		bus->is_telling = was_telling;
	}
}

void vmsg_driver_bus_service(struct vmsg_driver_bus *bus, uint64_t now_us)
{
	vmsg_status status;

	if (bus->is_ponging) {
		(void)send_pong(bus);
	}
	/* As in vmsg_driver_service(): what an end begins waits for poll. */
	if (!bus->is_enumerating || bus->is_waiting || bus->is_telling) {
		return;
	}

	status = send_request(bus, VMSG_BUS_ID_GET_DEVICES, now_us);
	if (status == VMSG_OK) {
		bus->is_waiting = true;
		bus->deadline_us = 0;
	} else if (status != VMSG_ERR_FULL) {
		vmsg_driver_bus_settle(bus, VMSG_BUS_ID_GET_DEVICES, status);
	} else if (bus->deadline_us == 0) {
		bus->deadline_us = now_us + bus->config.request_timeout_us;
	} else if (now_us >= bus->deadline_us) {
		vmsg_driver_bus_settle(bus, VMSG_BUS_ID_GET_DEVICES, VMSG_ERR_TIMEOUT);
	}
}
