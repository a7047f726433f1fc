/*
 * device_bus: the life of a bus, its devices, and the loop that serves it.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "device_internal.h"

vmsg_status vmsg_device_bus_init(struct vmsg_device_bus *bus,
				 const struct vmsg_device_bus_config *config)
{
	const size_t max_size = config->end.params.max_size;
	vmsg_status status = vmsg_bus_params_check(&config->end.params);
	size_t i;

	if (status != VMSG_OK) {
		return status;
	}
	if (config->capacity == 0) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	if (config->receive.size < max_size || config->send.size < max_size) {
		return VMSG_ERR_NO_SPACE;
	}

	*bus = (struct vmsg_device_bus){.config = *config};
	for (i = 0; i < config->capacity; i++) {
		config->slots[i] = (struct vmsg_device_slot){.device = NULL};
	}
	return VMSG_OK;
}

void vmsg_device_bus_fini(struct vmsg_device_bus *bus)
{
	size_t i;

	for (i = 0; i < bus->config.capacity; i++) {
		struct vmsg_device *device = bus->config.slots[i].device;

		if (device != NULL) {
			vmsg_device_reset(device, device->epoch + 1u);
			device->bus = NULL;
		}
	}
	*bus = (struct vmsg_device_bus){.reply_size = 0};
}

/** Find the slot of a number, whether its device is still there or only announced away. */
static struct vmsg_device_slot *slot_find(const struct vmsg_device_bus *bus, uint16_t dev_num)
{
	size_t i;

	for (i = 0; i < bus->config.capacity; i++) {
		struct vmsg_device_slot *slot = &bus->config.slots[i];

		if ((slot->device != NULL || slot->is_removed_pending) &&
		    slot->dev_num == dev_num) {
			return slot;
		}
	}
	return NULL;
}

static struct vmsg_device_slot *free_slot_find(const struct vmsg_device_bus *bus)
{
	size_t i;

	for (i = 0; i < bus->config.capacity; i++) {
		struct vmsg_device_slot *slot = &bus->config.slots[i];

		if (slot->device == NULL && !slot->is_removed_pending) {
			return slot;
		}
	}
	return NULL;
}

struct vmsg_device *vmsg_device_bus_find(const struct vmsg_device_bus *bus, uint16_t dev_num)
{
	const struct vmsg_device_slot *slot = slot_find(bus, dev_num);

	return slot != NULL ? slot->device : NULL;
}

vmsg_status vmsg_device_bus_add(struct vmsg_device_bus *bus, struct vmsg_device *device)
{
	struct vmsg_device_slot *slot = slot_find(bus, device->config.dev_num);

	if (device->bus != NULL || (slot != NULL && slot->device != NULL)) {
		return VMSG_ERR_BAD_STATE;
	}
	if (slot == NULL) {
		slot = free_slot_find(bus);
	}
	if (slot == NULL) {
		return VMSG_ERR_NO_SPACE;
	}

	slot->device = device;
	slot->dev_num = device->config.dev_num;
	slot->is_ready_pending = true;
	device->bus = bus;
	bus->is_event_pending = true;
	return VMSG_OK;
}

vmsg_status vmsg_device_bus_remove(struct vmsg_device_bus *bus, uint16_t dev_num)
{
	struct vmsg_device_slot *slot = slot_find(bus, dev_num);
	struct vmsg_device *device = slot != NULL ? slot->device : NULL;

	if (device == NULL) {
		return VMSG_ERR_OUT_OF_RANGE;
	}

	vmsg_device_reset(device, device->epoch + 1u);
	if (bus->reply_size != 0 && bus->reply_device == device) {
		bus->reply_size = 0;
		bus->stats.cancelled++;
	}
	slot->device = NULL;
	slot->is_ready_pending = false;
	slot->is_removed_pending = true;
	device->bus = NULL;
	bus->is_event_pending = true;
	return VMSG_OK;
}

vmsg_status vmsg_device_bus_send(struct vmsg_device_bus *bus,
				 struct vmsg_bytes frame,
				 uint16_t dev_num,
				 uint32_t lane,
				 uint32_t epoch)
{
	const struct vmsg_envelope envelope = {{dev_num, lane}, epoch};
	vmsg_status status = bus->config.end.ops->send(bus->config.end.context, frame, &envelope);

	switch (status) {
	case VMSG_OK:
		bus->stats.sent++;
		vmsg_trace_message(bus->config.trace, VMSG_TRACE_SENT, frame, VMSG_OK);
		return VMSG_OK;
	case VMSG_ERR_FULL:
		bus->stats.full++;
		return VMSG_ERR_FULL;
	case VMSG_ERR_TOO_LONG:
		/* The bus does not keep its word about max_size; trying again would not help. */
		bus->stats.too_long++;
		vmsg_trace_message(bus->config.trace, VMSG_TRACE_DROPPED, frame, status);
		return VMSG_OK;
	default:
		return VMSG_ERR_BUS;
	}
}

static vmsg_status send_reply(struct vmsg_device_bus *bus)
{
	const struct vmsg_device *device = bus->reply_device;
	const struct vmsg_bytes frame = {bus->config.send.data, bus->reply_size};
	vmsg_status status;

	if (bus->reply_size == 0) {
		return VMSG_OK;
	}

	status = vmsg_device_bus_send(bus,
				      frame,
				      device != NULL ? device->config.dev_num : 0,
				      device != NULL ? VMSG_LANE_CONTROL : VMSG_LANE_BUS,
				      bus->reply_epoch);
	if (status == VMSG_OK) {
		bus->reply_size = 0;
	}
	return status;
}

/**
 * Send what waits behind the response, beginning with another device each time.
 *
 * A stream without room does not hold up the others.
 */
static vmsg_status send_events(struct vmsg_device_bus *bus)
{
	const size_t capacity = bus->config.capacity;
	size_t index = bus->first_slot;
	size_t i;

	if (!bus->is_event_pending) {
		return VMSG_OK;
	}

	/* First, because what is sent can cause more. */
	bus->is_event_pending = false;
	bus->first_slot = (index + 1u) % capacity;
	for (i = 0; i < capacity; i++) {
		struct vmsg_device_slot *slot = &bus->config.slots[index];
		vmsg_status status = vmsg_device_bus_announce(bus, slot);

		if (status == VMSG_OK && slot->device != NULL) {
			status = vmsg_device_send_events(slot->device);
		}
		if (status != VMSG_OK) {
			bus->is_event_pending = true;
		}
		if (status == VMSG_ERR_BUS) {
			return status;
		}
		index = (index + 1u) % capacity;
	}
	return VMSG_OK;
}

/** Take one frame and answer it. */
static vmsg_status serve(struct vmsg_device_bus *bus)
{
	const struct vmsg_bus *end = &bus->config.end;
	const struct vmsg_span room = {bus->config.receive.data, end->params.max_size};
	struct vmsg_bytes frame = {bus->config.receive.data, 0};
	struct vmsg_envelope envelope = {{0, VMSG_LANE_CONTROL}, 0};
	vmsg_status status = end->ops->receive(end->context, room, &frame.size, &envelope);

	if (status == VMSG_ERR_EMPTY) {
		return status;
	}
	/* A frame that does not fit the room is a broken promise of the bus and stays there. */
	if (status != VMSG_OK || frame.size > room.size) {
		return VMSG_ERR_BUS;
	}

	bus->stats.received++;
	vmsg_device_handle(bus, frame, &envelope);
	return send_reply(bus);
}

vmsg_status vmsg_device_bus_poll(struct vmsg_device_bus *bus, uint64_t now_us, size_t budget)
{
	vmsg_status status = send_reply(bus);
	vmsg_status event_status;

	(void)now_us;
	while (status == VMSG_OK && budget > 0) {
		status = serve(bus);
		budget--;
	}

	event_status = send_events(bus);
	if (status == VMSG_ERR_BUS || event_status == VMSG_ERR_BUS) {
		return VMSG_ERR_BUS;
	}
	return VMSG_OK;
}
