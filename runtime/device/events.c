/*
 * events: notifications in both directions; those we send are levels, not messages.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/event_config.h>
#include <vmsg/wire/event_used.h>
#include <vmsg/wire/virtio.h>

#include "device_internal.h"

/* Events answer nothing. */
#define EVENT_TOKEN 0u

vmsg_status vmsg_device_on_event_avail(void *context,
				       const struct vmsg_header *header,
				       struct vmsg_event_avail_event_view view)
{
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_device *device = exchange->device;
	const uint32_t index = vmsg_event_avail_event_vq_index(view);
	const struct vmsg_device_vq *vq = vmsg_device_vq_find(device, index);
	uint32_t next_offset = vmsg_event_avail_event_next_offset(view);

	(void)header;
	if (exchange->bus->config.end.params.carries_epoch && exchange->epoch != device->epoch) {
		device->stats.stale_epoch++;
		return VMSG_ERR_CANCELLED;
	}
	if (vq == NULL) {
		device->stats.out_of_range++;
		return VMSG_ERR_OUT_OF_RANGE;
	}
	if (!vmsg_device_is_running(device) || vq->config.size == 0) {
		device->stats.bad_state++;
		return VMSG_ERR_BAD_STATE;
	}

	/* A position nobody agreed on is ignored; losing the notification would be worse. */
	if (next_offset != 0 && !vmsg_device_has_feature(device, VMSG_F_NOTIFICATION_DATA)) {
		device->stats.out_of_range++;
		next_offset = 0;
	}

	device->stats.notifications++;
	if (device->config.ops->notify != NULL) {
		device->config.ops->notify(device->config.context, index, next_offset);
	}
	return VMSG_OK;
}

/**
 * Send EVENT_CONFIG with the changed bytes, if there are any and they fit.
 *
 * What the owner reports while it fills the event waits for the next one.
 */
static vmsg_status send_config_event(struct vmsg_device *device)
{
	struct vmsg_device_bus *bus = device->bus;
	const struct vmsg_route route = {device->config.dev_num, EVENT_TOKEN};
	const struct vmsg_span out = {bus->config.send.data, bus->config.end.params.max_size};
	struct vmsg_span scratch = {bus->config.receive.data, device->changed_length};
	struct vmsg_bytes frame = {bus->config.send.data, 0};
	struct vmsg_event_config_event event;
	vmsg_status status;

	event.device_status = device->status;
	event.generation = device->generation;
	event.offset = device->changed_offset;
	if (scratch.size > out.size - VMSG_HEADER_SIZE - VMSG_EVENT_CONFIG_EVENT_FIXED_SIZE) {
		event.offset = 0;
		scratch.size = 0;
	}
	bus->is_handling = true;
	vmsg_device_read_config(device, event.offset, scratch);
	bus->is_handling = false;
	event.data.data = scratch.data;
	event.data.size = scratch.size;

	status = vmsg_event_config_event_encode(out, route, &event, &frame.size);
	if (status != VMSG_OK) {
		return status;
	}
	status = vmsg_device_bus_send(bus,
				      frame,
				      device->config.dev_num,
				      VMSG_LANE_CONTROL,
				      device->epoch);
	if (status != VMSG_OK) {
		return status;
	}
	device->is_config_pending =
		device->generation != event.generation || device->status != event.device_status;
	return device->is_config_pending ? VMSG_ERR_FULL : VMSG_OK;
}

static vmsg_status send_used_event(struct vmsg_device *device, uint32_t vq_index)
{
	const struct vmsg_route route = {device->config.dev_num, EVENT_TOKEN};
	const struct vmsg_event_used_event event = {vq_index};
	uint8_t memory[VMSG_HEADER_SIZE + VMSG_EVENT_USED_EVENT_FIXED_SIZE];
	const struct vmsg_span out = {memory, sizeof(memory)};
	struct vmsg_bytes frame = {memory, 0};
	vmsg_status status = vmsg_event_used_event_encode(out, route, &event, &frame.size);

	if (status != VMSG_OK) {
		return status;
	}
	return vmsg_device_bus_send(device->bus,
				    frame,
				    device->config.dev_num,
				    VMSG_LANE_QUEUE(vq_index),
				    device->epoch);
}

/** Send the EVENT_USED that wait, beginning where room ran out the last time. */
static vmsg_status send_used_events(struct vmsg_device *device)
{
	const uint32_t count = device->config.queue_count;
	const uint32_t first = device->first_queue;
	vmsg_status result = VMSG_OK;
	uint32_t i;

	for (i = 0; i < count; i++) {
		const uint32_t index = i < count - first ? first + i : first + i - count;
		struct vmsg_device_vq *vq = &device->config.queues[index];
		vmsg_status status;

		if (!vq->is_used_pending) {
			continue;
		}
		status = send_used_event(device, index);
		if (status == VMSG_ERR_BUS) {
			return status;
		}
		if (status == VMSG_OK) {
			vq->is_used_pending = false;
		} else if (result == VMSG_OK) {
			device->first_queue = index;
			result = status;
		}
	}
	device->is_used_pending = result != VMSG_OK;
	return result;
}

/**
 * Send what waits and may leave now.
 *
 * Not before DRIVER_OK, and not before the response that made it possible.
 */
vmsg_status vmsg_device_send_events(struct vmsg_device *device)
{
	struct vmsg_device_bus *bus = device->bus;
	vmsg_status status = VMSG_OK;
	vmsg_status used_status = VMSG_OK;

	if ((device->status & VMSG_DEVICE_STATUS_DRIVER_OK) == 0) {
		return VMSG_OK;
	}
	if (bus->is_handling || (bus->reply_size != 0 && bus->reply_device == device)) {
		return VMSG_ERR_FULL;
	}

	if (device->is_config_pending) {
		/* It is put together where an unsent response waits. */
		status = bus->reply_size == 0 ? send_config_event(device) : VMSG_ERR_FULL;
	}
	if (status != VMSG_ERR_BUS && device->is_used_pending && vmsg_device_is_running(device)) {
		used_status = send_used_events(device);
	}
	return status != VMSG_OK ? status : used_status;
}

/** Try at once; poll repeats what does not succeed, and reports what is broken. */
static void send_soon(struct vmsg_device *device)
{
	if (device->bus != NULL && vmsg_device_send_events(device) != VMSG_OK) {
		device->bus->is_event_pending = true;
	}
}

void vmsg_device_config_changed(struct vmsg_device *device, uint32_t offset, uint32_t length)
{
	uint64_t end = (uint64_t)offset + length;

	device->generation++;
	if (length == 0 || end > device->config.config_size) {
		offset = 0;
		end = device->config.config_size;
	}
	if (device->is_config_pending && device->changed_length != 0) {
		const uint64_t other_end =
			(uint64_t)device->changed_offset + device->changed_length;

		if (device->changed_offset < offset) {
			offset = device->changed_offset;
		}
		if (other_end > end) {
			end = other_end;
		}
	}

	device->changed_offset = offset;
	device->changed_length = (uint32_t)(end - offset);
	device->is_config_pending = true;
	send_soon(device);
}

void vmsg_device_fail(struct vmsg_device *device)
{
	if ((device->status & VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET) != 0) {
		return;
	}

	device->status |= VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET;
	if (!device->is_config_pending) {
		device->changed_offset = 0;
		device->changed_length = 0;
		device->is_config_pending = true;
	}
	send_soon(device);
}

void vmsg_device_notify_used(struct vmsg_device *device, uint32_t vq_index)
{
	struct vmsg_device_vq *vq = vmsg_device_vq_find(device, vq_index);

	if (vq == NULL || vq->config.size == 0 || vq->is_used_pending ||
	    !vmsg_device_is_running(device)) {
		return;
	}

	vq->is_used_pending = true;
	device->is_used_pending = true;
	send_soon(device);
}
