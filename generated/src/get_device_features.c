/*
 * get_device_features: read a window of the feature bits a device offers, in blocks of 32.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/get_device_features.h>

#include "shapes.h"

vmsg_status vmsg_get_device_features_req_encode(struct vmsg_span out,
						struct vmsg_route route,
						const struct vmsg_get_device_features_req *fields,
						size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_GET_DEVICE_FEATURES_REQ_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  0,
			  VMSG_ID_GET_DEVICE_FEATURES,
			  route,
			  VMSG_HEADER_SIZE + VMSG_GET_DEVICE_FEATURES_REQ_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->block_index);
	vmsg_store_le32(payload + 4, fields->num_blocks);
	*ret_size = VMSG_HEADER_SIZE + VMSG_GET_DEVICE_FEATURES_REQ_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_get_device_features_resp_encode(struct vmsg_span out,
						 struct vmsg_route route,
						 const struct vmsg_get_device_features_resp *fields,
						 size_t *ret_size)
{
	uint8_t *payload;
	size_t size;

	if (fields->num_blocks > VMSG_GET_DEVICE_FEATURES_RESP_FEATURES_MAX) {
		return VMSG_ERR_TOO_LONG;
	}

	size = VMSG_HEADER_SIZE + VMSG_GET_DEVICE_FEATURES_RESP_FIXED_SIZE +
	       fields->num_blocks * 4u;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_RESPONSE,
			  VMSG_ID_GET_DEVICE_FEATURES,
			  route,
			  (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->block_index);
	vmsg_store_le32(payload + 4, (uint32_t)fields->num_blocks);
	*ret_size = size;
	vmsg_store_le32_array(payload + 8, fields->features, fields->num_blocks);
	return VMSG_OK;
}

vmsg_status vmsg_get_device_features_resp_check_echo(struct vmsg_get_device_features_resp_view view,
						     const struct vmsg_get_device_features_req *req,
						     struct vmsg_error *error)
{
	if (vmsg_load_le32(view.payload.data + 0) != req->block_index) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_FEATURES_RESP_BLOCK_INDEX_ECHO);
	}
	if (vmsg_load_le32(view.payload.data + 4) != req->num_blocks) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_FEATURES_RESP_NUM_BLOCKS_ECHO);
	}
	return VMSG_OK;
}

vmsg_status
vmsg_get_device_features_resp_check_context(struct vmsg_get_device_features_resp_view view,
					    uint32_t num_feature_bits,
					    struct vmsg_error *error)
{
	const uint32_t block_index = vmsg_load_le32(view.payload.data + 0);
	const uint32_t num_blocks = vmsg_load_le32(view.payload.data + 4);

	if (!vmsg_blocks_end_before(view.payload.data + VMSG_GET_DEVICE_FEATURES_RESP_FIXED_SIZE,
				    num_blocks,
				    block_index,
				    num_feature_bits)) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_FEATURES_RESP_FEATURES_ZERO_BEYOND);
	}
	return VMSG_OK;
}
