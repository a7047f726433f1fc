/*
 * status: the device status, what may be set when, and the reset behind 0.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/get_device_status.h>

#include "device_internal.h"

/** Report that the driver asked for something about the status and does not get it. */
static void refuse_if(struct vmsg_device *device, bool is_refused)
{
	if (is_refused) {
		device->stats.status_refused++;
	}
}

/** Add what may be added; bits are never given back short of a reset. */
static void accumulate(struct vmsg_device *device, uint32_t wanted)
{
	/* The device's own bit: a driver need not repeat it and cannot set it. */
	const uint32_t own = VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET;
	uint32_t added = wanted & ~device->status & ~own;
	uint32_t reached;

	refuse_if(device, (device->status & ~wanted & ~own) != 0);
	refuse_if(device, (wanted & ~device->status & own) != 0);

	if ((added & VMSG_DEVICE_STATUS_FEATURES_OK) != 0 && !vmsg_device_check_features(device)) {
		added &= ~VMSG_DEVICE_STATUS_FEATURES_OK;
		refuse_if(device, true);
	}

	reached = device->status | added;
	if ((added & VMSG_DEVICE_STATUS_DRIVER_OK) != 0 &&
	    ((reached & VMSG_DEVICE_STATUS_FEATURES_OK) == 0 ||
	     (reached & VMSG_DEVICE_STATUS_FAILED) != 0)) {
		added &= ~VMSG_DEVICE_STATUS_DRIVER_OK;
		refuse_if(device, true);
	}

	device->status |= added;
	if ((added & VMSG_DEVICE_STATUS_DRIVER_OK) != 0) {
		/* A change before now could not be told; it follows the response. */
		device->bus->is_event_pending = true;
		if (device->config.ops->started != NULL) {
			device->config.ops->started(device->config.context);
		}
	}
}

vmsg_status vmsg_device_on_get_device_status(void *context, const struct vmsg_header *header)
{
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_get_device_status_resp fields;

	(void)header;
	fields.status = exchange->device->status;
	return vmsg_get_device_status_resp_encode(exchange->room,
						  exchange->route,
						  &fields,
						  &exchange->reply_size);
}

vmsg_status vmsg_device_on_set_device_status(void *context,
					     const struct vmsg_header *header,
					     struct vmsg_set_device_status_req_view view)
{
	/* Everything else on the wire means nothing and is ignored. */
	const uint32_t wanted = vmsg_set_device_status_req_status(view) & VMSG_DEVICE_STATUS_MASK;
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_device *device = exchange->device;
	struct vmsg_set_device_status_resp fields;

	(void)header;
	if (wanted == 0) {
		/* Where the bus carries epochs the driver names the new one. */
		vmsg_device_reset(device,
				  exchange->bus->config.end.params.carries_epoch
					  ? exchange->epoch
					  : device->epoch + 1u);
	} else {
		accumulate(device, wanted);
	}

	fields.status = device->status;
	return vmsg_set_device_status_resp_encode(exchange->room,
						  exchange->route,
						  &fields,
						  &exchange->reply_size);
}
