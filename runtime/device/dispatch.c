/*
 * dispatch: from a received frame to its handler, and the count of what came of it.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/dispatch.h>

#include "device_internal.h"

static const struct vmsg_device_handlers handlers = {
	.get_device_info_req = vmsg_device_on_get_device_info,
	.get_device_features_req = vmsg_device_on_get_device_features,
	.set_driver_features_req = vmsg_device_on_set_driver_features,
	.get_config_req = vmsg_device_on_get_config,
	.set_config_req = vmsg_device_on_set_config,
	.get_device_status_req = vmsg_device_on_get_device_status,
	.set_device_status_req = vmsg_device_on_set_device_status,
	.get_vqueue_req = vmsg_device_on_get_vqueue,
	.set_vqueue_req = vmsg_device_on_set_vqueue,
	.reset_vqueue_req = vmsg_device_on_reset_vqueue,
	.get_shm_req = vmsg_device_on_get_shm,
	.event_avail_event = vmsg_device_on_event_avail,
	.bus_get_devices_req = vmsg_device_on_get_devices,
	.bus_ping_req = vmsg_device_on_ping,
	.bus_ping_resp = vmsg_device_on_pong,
};

/** Say whether a request belongs to the time before the driver shows itself. */
static bool is_for_inactive(uint8_t msg_id)
{
	return msg_id == VMSG_ID_GET_DEVICE_INFO || msg_id == VMSG_ID_GET_DEVICE_STATUS ||
	       msg_id == VMSG_ID_SET_DEVICE_STATUS;
}

static void
count_reply(struct vmsg_device *device, const struct vmsg_header *header, uint32_t status_before)
{
	device->stats.requests++;
	if (status_before == 0 && !is_for_inactive(header->msg_id)) {
		device->stats.early++;
	}
}

/** Count a frame that was dropped; what only a device can judge, the device counted. */
static void count_drop(struct vmsg_device_bus *bus, vmsg_status status)
{
	switch (status) {
	case VMSG_ERR_TRUNCATED:
		bus->stats.truncated++;
		break;
	case VMSG_ERR_MALFORMED:
		bus->stats.malformed++;
		break;
	case VMSG_ERR_UNSUPPORTED:
		bus->stats.unsupported++;
		break;
	case VMSG_ERR_MISMATCH:
		bus->stats.unmatched++;
		break;
	case VMSG_ERR_TOO_LONG:
		bus->stats.too_long++;
		break;
	default:
		break;
	}
}

/** Find out whom a frame is for, and let its handler act. */
static vmsg_status route(struct vmsg_device_exchange *exchange, struct vmsg_bytes frame)
{
	struct vmsg_device_bus *bus = exchange->bus;
	struct vmsg_header header = {0, 0, 0, 0, 0};
	struct vmsg_bytes payload;
	uint32_t status_before = 0;
	vmsg_status status = vmsg_header_parse(frame, &header, &payload, NULL);

	if (status != VMSG_OK) {
		return status;
	}
	if ((header.type & VMSG_TYPE_BUS) == 0) {
		exchange->device = vmsg_device_bus_find(bus, header.dev_num);
		if (exchange->device == NULL) {
			bus->stats.unknown_device++;
			return VMSG_ERR_OUT_OF_RANGE;
		}
		status_before = exchange->device->status;
	}
	exchange->route.dev_num = header.dev_num;
	exchange->route.token = header.token;

	status = vmsg_device_dispatch(&handlers, exchange, frame, NULL);
	if (exchange->reply_size != 0 && exchange->device != NULL) {
		count_reply(exchange->device, &header, status_before);
	}
	return status;
}

void vmsg_device_handle(struct vmsg_device_bus *bus,
			struct vmsg_bytes frame,
			const struct vmsg_envelope *envelope)
{
	struct vmsg_device_exchange exchange;
	vmsg_status status;

	exchange.bus = bus;
	exchange.device = NULL;
	exchange.room.data = bus->config.send.data;
	exchange.room.size = bus->config.end.params.max_size;
	exchange.reply_size = 0;
	exchange.epoch = envelope->epoch;

	vmsg_trace_message(bus->config.trace, VMSG_TRACE_RECEIVED, frame, VMSG_OK);
	bus->is_handling = true;
	status = route(&exchange, frame);
	bus->is_handling = false;

	if (status != VMSG_OK) {
		count_drop(bus, status);
		vmsg_trace_message(bus->config.trace, VMSG_TRACE_DROPPED, frame, status);
		return;
	}

	bus->reply_size = exchange.reply_size;
	bus->reply_device = exchange.device;
	/* Answered in the epoch it was asked in, so that the asker recognises it. */
	bus->reply_epoch = envelope->epoch;
}
