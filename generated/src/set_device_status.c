/*
 * set_device_status: write the device status; 0 asks for a reset.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/set_device_status.h>

vmsg_status vmsg_set_device_status_req_encode(struct vmsg_span out,
					      struct vmsg_route route,
					      const struct vmsg_set_device_status_req *fields,
					      size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_SET_DEVICE_STATUS_REQ_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  0,
			  VMSG_ID_SET_DEVICE_STATUS,
			  route,
			  VMSG_HEADER_SIZE + VMSG_SET_DEVICE_STATUS_REQ_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->status);
	*ret_size = VMSG_HEADER_SIZE + VMSG_SET_DEVICE_STATUS_REQ_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_set_device_status_resp_encode(struct vmsg_span out,
					       struct vmsg_route route,
					       const struct vmsg_set_device_status_resp *fields,
					       size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_SET_DEVICE_STATUS_RESP_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_RESPONSE,
			  VMSG_ID_SET_DEVICE_STATUS,
			  route,
			  VMSG_HEADER_SIZE + VMSG_SET_DEVICE_STATUS_RESP_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->status);
	*ret_size = VMSG_HEADER_SIZE + VMSG_SET_DEVICE_STATUS_RESP_FIXED_SIZE;
	return VMSG_OK;
}
