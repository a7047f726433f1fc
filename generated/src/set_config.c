/*
 * set_config: write a window of configuration space.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/set_config.h>

vmsg_status vmsg_set_config_req_encode(struct vmsg_span out,
				       struct vmsg_route route,
				       const struct vmsg_set_config_req *fields,
				       size_t *ret_size)
{
	uint8_t *payload;
	size_t size;

	if (fields->data.size > VMSG_SET_CONFIG_REQ_DATA_MAX) {
		return VMSG_ERR_TOO_LONG;
	}

	size = VMSG_HEADER_SIZE + VMSG_SET_CONFIG_REQ_FIXED_SIZE + fields->data.size;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data, 0, VMSG_ID_SET_CONFIG, route, (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->generation);
	vmsg_store_le32(payload + 4, fields->offset);
	vmsg_store_le32(payload + 8, (uint32_t)fields->data.size);
	*ret_size = size;
	vmsg_store_bytes(payload + 12, fields->data);
	return VMSG_OK;
}

vmsg_status vmsg_set_config_req_check_context(struct vmsg_set_config_req_view view,
					      uint32_t config_size,
					      uint32_t current_generation,
					      struct vmsg_error *error)
{
	const uint32_t generation = vmsg_load_le32(view.payload.data + 0);
	const uint32_t offset = vmsg_load_le32(view.payload.data + 4);
	const uint32_t length = vmsg_load_le32(view.payload.data + 8);

	if ((uint64_t)offset + length > config_size) {
		return vmsg_fail(error, VMSG_CHECK_SET_CONFIG_REQ_WINDOW);
	}
	if (generation != current_generation) {
		return vmsg_fail(error, VMSG_CHECK_SET_CONFIG_REQ_GENERATION_CURRENT);
	}
	return VMSG_OK;
}

vmsg_status vmsg_set_config_resp_encode(struct vmsg_span out,
					struct vmsg_route route,
					const struct vmsg_set_config_resp *fields,
					size_t *ret_size)
{
	uint8_t *payload;
	size_t size;

	if (fields->data.size > VMSG_SET_CONFIG_RESP_DATA_MAX) {
		return VMSG_ERR_TOO_LONG;
	}
	if (fields->data.size != 0 && fields->data.size != fields->length) {
		return VMSG_ERR_MISMATCH;
	}

	size = VMSG_HEADER_SIZE + VMSG_SET_CONFIG_RESP_FIXED_SIZE + fields->data.size;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data, VMSG_TYPE_RESPONSE, VMSG_ID_SET_CONFIG, route, (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->generation);
	vmsg_store_le32(payload + 4, fields->offset);
	vmsg_store_le32(payload + 8, fields->length);
	*ret_size = size;
	vmsg_store_bytes(payload + 12, fields->data);
	return VMSG_OK;
}

vmsg_status vmsg_set_config_resp_check_echo(struct vmsg_set_config_resp_view view,
					    const struct vmsg_set_config_req *req,
					    struct vmsg_error *error)
{
	const uint32_t length = vmsg_load_le32(view.payload.data + 8);

	if (vmsg_load_le32(view.payload.data + 4) != req->offset) {
		return vmsg_fail(error, VMSG_CHECK_SET_CONFIG_RESP_OFFSET_ECHO);
	}
	if (length != 0u && length != req->data.size) {
		return vmsg_fail(error, VMSG_CHECK_SET_CONFIG_RESP_LENGTH_ALL_OR_NOTHING);
	}
	return VMSG_OK;
}
