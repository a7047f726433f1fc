/*
 * get_device_status: read the device status.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/get_device_status.h>

vmsg_status vmsg_get_device_status_resp_encode(struct vmsg_span out,
					       struct vmsg_route route,
					       const struct vmsg_get_device_status_resp *fields,
					       size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_GET_DEVICE_STATUS_RESP_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_RESPONSE,
			  VMSG_ID_GET_DEVICE_STATUS,
			  route,
			  VMSG_HEADER_SIZE + VMSG_GET_DEVICE_STATUS_RESP_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->status);
	*ret_size = VMSG_HEADER_SIZE + VMSG_GET_DEVICE_STATUS_RESP_FIXED_SIZE;
	return VMSG_OK;
}
