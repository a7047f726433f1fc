/*
 * bus_get_devices: list the device numbers in use, a window at a time.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/bus_get_devices.h>

vmsg_status vmsg_bus_get_devices_req_encode(struct vmsg_span out,
					    struct vmsg_route route,
					    const struct vmsg_bus_get_devices_req *fields,
					    size_t *ret_size)
{
	uint8_t *payload;

	if (fields->offset % 8u != 0u) {
		return VMSG_ERR_MALFORMED;
	}
	if (fields->count % 8u != 0u) {
		return VMSG_ERR_MALFORMED;
	}
	if (out.size < VMSG_HEADER_SIZE + VMSG_BUS_GET_DEVICES_REQ_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_BUS,
			  VMSG_BUS_ID_GET_DEVICES,
			  route,
			  VMSG_HEADER_SIZE + VMSG_BUS_GET_DEVICES_REQ_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le16(payload + 0, fields->offset);
	vmsg_store_le16(payload + 2, fields->count);
	*ret_size = VMSG_HEADER_SIZE + VMSG_BUS_GET_DEVICES_REQ_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_bus_get_devices_resp_encode(struct vmsg_span out,
					     struct vmsg_route route,
					     const struct vmsg_bus_get_devices_resp *fields,
					     size_t *ret_size)
{
	uint32_t count;
	uint8_t *payload;
	size_t size;

	if (fields->bitmap.size > VMSG_BUS_GET_DEVICES_RESP_BITMAP_MAX) {
		return VMSG_ERR_TOO_LONG;
	}

	count = (uint32_t)(fields->bitmap.size * 8u);
	if (fields->offset % 8u != 0u) {
		return VMSG_ERR_MALFORMED;
	}
	if (fields->next_offset % 8u != 0u) {
		return VMSG_ERR_MALFORMED;
	}
	if (fields->next_offset != 0u && fields->next_offset < (uint32_t)fields->offset + count) {
		return VMSG_ERR_MALFORMED;
	}

	size = VMSG_HEADER_SIZE + VMSG_BUS_GET_DEVICES_RESP_FIXED_SIZE + fields->bitmap.size;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS,
			  VMSG_BUS_ID_GET_DEVICES,
			  route,
			  (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le16(payload + 0, fields->offset);
	vmsg_store_le16(payload + 2, (uint16_t)(fields->bitmap.size * 8u));
	vmsg_store_le16(payload + 4, fields->next_offset);
	*ret_size = size;
	vmsg_store_bytes(payload + 6, fields->bitmap);
	return VMSG_OK;
}

vmsg_status vmsg_bus_get_devices_resp_check_echo(struct vmsg_bus_get_devices_resp_view view,
						 const struct vmsg_bus_get_devices_req *req,
						 struct vmsg_error *error)
{
	const uint32_t count = vmsg_load_le16(view.payload.data + 2);

	if (vmsg_load_le16(view.payload.data + 0) != req->offset) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_RESP_OFFSET_ECHO);
	}
	if (count > req->count) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_RESP_COUNT_MAX);
	}
	return VMSG_OK;
}
