/*
 * driver_bus: receive, route and time out for all driver endpoints of one bus.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "core/frame.h"
#include "driver_internal.h"

static const struct vmsg_driver_handlers handlers = {
	.event_config_event = vmsg_driver_take_config_event,
	.event_used_event = vmsg_driver_take_used_event,
	.get_device_info_resp = vmsg_driver_take_info,
	.get_device_features_resp = vmsg_driver_take_features,
	.set_driver_features_resp = vmsg_driver_take_empty,
	.get_config_resp = vmsg_driver_take_config,
	.set_config_resp = vmsg_driver_take_written,
	.get_device_status_resp = vmsg_driver_take_status,
	.set_device_status_resp = vmsg_driver_take_new_status,
	.get_vqueue_resp = vmsg_driver_take_vqueue,
	.set_vqueue_resp = vmsg_driver_take_empty,
	.reset_vqueue_resp = vmsg_driver_take_empty,
	.get_shm_resp = vmsg_driver_take_shm,
	.bus_ping_req = vmsg_driver_bus_take_ping,
	.bus_event_device_event = vmsg_driver_bus_take_device_event,
	.bus_get_devices_resp = vmsg_driver_bus_take_devices,
	.bus_ping_resp = vmsg_driver_bus_take_pong,
};

vmsg_status vmsg_driver_bus_init(struct vmsg_driver_bus *bus,
				 const struct vmsg_driver_bus_config *config)
{
	struct vmsg_pending_config pending;
	vmsg_status status = vmsg_bus_params_check(&config->end.params);
	uint32_t i;

	if (status != VMSG_OK) {
		return status;
	}

	*bus = (struct vmsg_driver_bus){0};
	pending.entries = config->entries;
	pending.capacity = config->entry_count;
	pending.timeout_us = config->request_timeout_us;
	pending.quarantine_us = config->quarantine_us;
	status = vmsg_pending_init(&bus->pending, &pending);
	if (status != VMSG_OK) {
		return status;
	}

	bus->config = *config;
	for (i = 0; i < config->driver_capacity; i++) {
		config->drivers[i] = NULL;
	}
	return VMSG_OK;
}

void vmsg_driver_bus_fini(struct vmsg_driver_bus *bus)
{
	uint32_t i;

	for (i = 0; i < bus->config.driver_capacity; i++) {
		if (bus->config.drivers[i] != NULL) {
			*bus->config.drivers[i] = (struct vmsg_driver){0};
		}
	}
	*bus = (struct vmsg_driver_bus){0};
}

struct vmsg_driver **vmsg_driver_bus_slot(struct vmsg_driver_bus *bus, uint16_t dev_num)
{
	struct vmsg_driver **room = NULL;
	uint32_t i;

	for (i = 0; i < bus->config.driver_capacity; i++) {
		struct vmsg_driver **slot = &bus->config.drivers[i];

		if (*slot == NULL) {
			room = room == NULL ? slot : room;
		} else if ((*slot)->config.dev_num == dev_num) {
			return slot;
		}
	}
	return room;
}

vmsg_status vmsg_driver_bus_send(struct vmsg_driver_bus *bus,
				 size_t size,
				 uint16_t dev_num,
				 uint32_t lane,
				 uint32_t epoch)
{
	struct vmsg_envelope envelope;
	struct vmsg_bytes frame;
	vmsg_status status;

	frame.data = bus->config.send_buffer;
	frame.size = size;
	envelope.stream.dev_num = dev_num;
	envelope.stream.lane = lane;
	envelope.epoch = epoch;
	status = bus->config.end.ops->send(bus->config.end.context, frame, &envelope);
	if (status == VMSG_OK) {
		bus->stats.sent++;
		vmsg_trace_message(bus->config.trace, VMSG_TRACE_SENT, frame, status);
	} else if (status == VMSG_ERR_FULL) {
		bus->stats.full++;
	} else {
		bus->stats.bus_errors++;
	}
	return status;
}

/* A response: somebody must have asked.  Finds who. */
static vmsg_status route_response(struct vmsg_driver_input *input,
				  const struct vmsg_header *header,
				  const struct vmsg_envelope *envelope)
{
	struct vmsg_driver *driver = input->driver;
	struct vmsg_pending_entry entry;
	vmsg_status status;

	/* Before it takes the request away from the answer that is to come. */
	if (driver != NULL && driver->has_epoch && input->bus->config.end.params.carries_epoch &&
	    driver->epoch != envelope->epoch) {
		return VMSG_ERR_CANCELLED;
	}
	status = vmsg_pending_take(&input->bus->pending, header, &entry);
	if (status != VMSG_OK) {
		return status;
	}

	input->is_answer = true;
	if (driver != NULL) {
		driver->is_waiting = false;
		if (!driver->has_epoch && input->bus->config.end.params.carries_epoch) {
			driver->epoch = envelope->epoch;
		}
		driver->has_epoch = true;
	}
	return VMSG_OK;
}

/* Find what a message is for, and refuse it when that cannot take it now. */
static vmsg_status route(struct vmsg_driver_input *input,
			 const struct vmsg_header *header,
			 const struct vmsg_envelope *envelope)
{
	struct vmsg_driver **slot;

	if ((header->type & VMSG_TYPE_BUS) == 0) {
		slot = vmsg_driver_bus_slot(input->bus, header->dev_num);
		if (slot == NULL || *slot == NULL) {
			return VMSG_ERR_OUT_OF_RANGE;
		}
		input->driver = *slot;
	}
	if ((header->type & VMSG_TYPE_RESPONSE) != 0) {
		return route_response(input, header, envelope);
	}
	if (input->driver != NULL) {
		if (!input->driver->is_live) {
			return VMSG_ERR_BAD_STATE;
		}
		if (input->bus->config.end.params.carries_epoch &&
		    input->driver->epoch != envelope->epoch) {
			return VMSG_ERR_CANCELLED;
		}
	}
	return VMSG_OK;
}

static void receive(struct vmsg_driver_bus *bus,
		    struct vmsg_bytes frame,
		    const struct vmsg_envelope *envelope,
		    uint64_t now_us)
{
	struct vmsg_driver_input input = {bus, NULL, now_us, false};
	struct vmsg_header header;
	vmsg_status status;

	bus->stats.received++;
	vmsg_trace_message(bus->config.trace, VMSG_TRACE_RECEIVED, frame, VMSG_OK);
	status = vmsg_frame_accept(&bus->config.end.params, frame, &header, NULL);
	if (status == VMSG_OK) {
		status = route(&input, &header, envelope);
	}
	if (status == VMSG_OK) {
		status = vmsg_driver_dispatch(&handlers, &input, frame, NULL);
	}
	if (status != VMSG_OK) {
		/* A status of the owner's slots may be anything. */
		if (status < 0 && status >= VMSG_STATUS_LAST) {
			bus->stats.refused[-status]++;
		}
		vmsg_trace_message(bus->config.trace, VMSG_TRACE_DROPPED, frame, status);
	}
	if (input.is_answer && input.driver != NULL) {
		vmsg_driver_settle(input.driver, status, now_us);
	} else if (input.is_answer) {
		vmsg_driver_bus_settle(bus, header.msg_id, status);
	}
}

static void expire(struct vmsg_driver_bus *bus, uint64_t now_us)
{
	struct vmsg_pending_entry entry;

	while (vmsg_pending_expire(&bus->pending, now_us, &entry) == VMSG_OK) {
		struct vmsg_driver *driver = entry.owner;

		if (driver != NULL) {
			vmsg_driver_finish(driver, VMSG_ERR_TIMEOUT, now_us);
		} else {
			vmsg_driver_bus_settle(bus, entry.msg_id, VMSG_ERR_TIMEOUT);
		}
	}
}

/* Send what found no room or was put off, beginning with another driver each time. */
static void service(struct vmsg_driver_bus *bus, uint64_t now_us)
{
	const uint32_t capacity = bus->config.driver_capacity;
	uint32_t index = bus->first_driver;
	uint32_t i;

	vmsg_driver_bus_service(bus, now_us);
	for (i = 0; i < capacity; i++) {
		index = index + 1u < capacity ? index + 1u : 0;
		if (bus->config.drivers[index] != NULL) {
			vmsg_driver_service(bus->config.drivers[index], now_us);
		}
		/* Requests come first, they are few; and their end may have detached it. */
		if (bus->config.drivers[index] != NULL) {
			vmsg_driver_send_notifications(bus->config.drivers[index]);
		}
	}
	bus->first_driver = capacity == 0 ? 0 : (bus->first_driver + 1u) % capacity;
}

vmsg_status vmsg_driver_bus_poll(struct vmsg_driver_bus *bus, uint64_t now_us, uint32_t budget)
{
	const struct vmsg_bus *end = &bus->config.end;
	const uint32_t failures = bus->stats.bus_errors;
	struct vmsg_envelope envelope;
	struct vmsg_span room;
	struct vmsg_bytes frame;
	vmsg_status status = VMSG_OK;

	room.data = bus->config.receive_buffer;
	room.size = end->params.max_size;
	frame.data = room.data;
	for (; budget != 0; budget--) {
		status = end->ops->receive(end->context, room, &frame.size, &envelope);
		if (status != VMSG_OK) {
			break;
		}
		receive(bus, frame, &envelope, now_us);
	}
	if (status != VMSG_OK && status != VMSG_ERR_EMPTY) {
		bus->stats.bus_errors++;
	}

	expire(bus, now_us);
	service(bus, now_us);
	return bus->stats.bus_errors == failures ? VMSG_OK : VMSG_ERR_BUS;
}

uint64_t vmsg_driver_bus_next_deadline_us(const struct vmsg_driver_bus *bus)
{
	uint64_t next_us = vmsg_pending_next_deadline_us(&bus->pending);
	uint32_t i;

	if (bus->deadline_us != 0 && bus->deadline_us < next_us) {
		next_us = bus->deadline_us;
	}
	for (i = 0; i < bus->config.driver_capacity; i++) {
		const struct vmsg_driver *driver = bus->config.drivers[i];
		uint64_t wake_us;

		if (driver == NULL || driver->operation == VMSG_DRIVER_NONE || driver->is_waiting) {
			continue;
		}
		wake_us = driver->deadline_us != 0 ? driver->deadline_us : driver->wake_us;
		if (wake_us < next_us) {
			next_us = wake_us;
		}
	}
	return next_us;
}
