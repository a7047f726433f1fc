/*
 * store: put bytes into the store.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/store.h>

#include "shapes.h"

vmsg_status vmsg_store_req_encode(struct vmsg_span out,
				  struct vmsg_route route,
				  const struct vmsg_store_req *fields,
				  size_t *ret_size)
{
	uint8_t *payload;
	size_t size;

	if (fields->data.size > VMSG_STORE_REQ_DATA_MAX) {
		return VMSG_ERR_TOO_LONG;
	}
	if (fields->address % 8u != 0u) {
		return VMSG_ERR_MALFORMED;
	}

	size = VMSG_HEADER_SIZE + VMSG_STORE_REQ_FIXED_SIZE + fields->data.size;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data, 0, VMSG_ID_STORE, route, (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_u8_array(payload + 0, fields->key, 6u);
	vmsg_store_le16(payload + 6, 0);
	vmsg_store_le64(payload + 8, fields->address);
	vmsg_store_le32(payload + 16, fields->offset);
	vmsg_store_le32(payload + 20, (uint32_t)fields->data.size);
	*ret_size = size;
	vmsg_store_bytes(payload + 24, fields->data);
	return VMSG_OK;
}

vmsg_status vmsg_store_req_check_context(struct vmsg_store_req_view view,
					 uint32_t room,
					 bool is_open,
					 struct vmsg_error *error)
{
	const uint32_t offset = vmsg_load_le32(view.payload.data + 16);
	const uint32_t length = vmsg_load_le32(view.payload.data + 20);

	if (!is_open || (uint64_t)offset + length > room) {
		return vmsg_fail(error, VMSG_CHECK_STORE_REQ_WINDOW);
	}
	return VMSG_OK;
}

vmsg_status vmsg_store_resp_encode(struct vmsg_span out,
				   struct vmsg_route route,
				   const struct vmsg_store_resp *fields,
				   size_t *ret_size)
{
	uint8_t *payload;
	size_t size;

	if (fields->data.size > VMSG_STORE_RESP_DATA_MAX) {
		return VMSG_ERR_TOO_LONG;
	}
	if (fields->data.size != 0 && fields->data.size != fields->length) {
		return VMSG_ERR_MISMATCH;
	}

	size = VMSG_HEADER_SIZE + VMSG_STORE_RESP_FIXED_SIZE + fields->data.size;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data, VMSG_TYPE_RESPONSE, VMSG_ID_STORE, route, (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->offset);
	vmsg_store_le32(payload + 4, fields->length);
	*ret_size = size;
	vmsg_store_bytes(payload + 8, fields->data);
	return VMSG_OK;
}

vmsg_status vmsg_store_resp_check_echo(struct vmsg_store_resp_view view,
				       const struct vmsg_store_req *req,
				       struct vmsg_error *error)
{
	const uint32_t length = vmsg_load_le32(view.payload.data + 4);

	if (vmsg_load_le32(view.payload.data + 0) != req->offset) {
		return vmsg_fail(error, VMSG_CHECK_STORE_RESP_OFFSET_ECHO);
	}
	if (length > req->data.size) {
		return vmsg_fail(error, VMSG_CHECK_STORE_RESP_LENGTH_MAX);
	}
	return VMSG_OK;
}
