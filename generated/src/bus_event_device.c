/*
 * bus_event_device: tell the driver side that a device arrived or left.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/bus_event_device.h>

vmsg_status vmsg_bus_event_device_event_encode(struct vmsg_span out,
					       struct vmsg_route route,
					       const struct vmsg_bus_event_device_event *fields,
					       size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_BUS_EVENT_DEVICE_EVENT_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_BUS,
			  VMSG_BUS_ID_EVENT_DEVICE,
			  route,
			  VMSG_HEADER_SIZE + VMSG_BUS_EVENT_DEVICE_EVENT_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le16(payload + 0, fields->device_number);
	vmsg_store_le16(payload + 2, fields->device_bus_state);
	*ret_size = VMSG_HEADER_SIZE + VMSG_BUS_EVENT_DEVICE_EVENT_FIXED_SIZE;
	return VMSG_OK;
}
