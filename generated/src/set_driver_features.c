/*
 * set_driver_features: write a window of the feature bits the driver accepts.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/set_driver_features.h>

#include "shapes.h"

vmsg_status vmsg_set_driver_features_req_encode(struct vmsg_span out,
						struct vmsg_route route,
						const struct vmsg_set_driver_features_req *fields,
						size_t *ret_size)
{
	uint8_t *payload;
	size_t size;

	if (fields->num_blocks > VMSG_SET_DRIVER_FEATURES_REQ_FEATURES_MAX) {
		return VMSG_ERR_TOO_LONG;
	}

	size = VMSG_HEADER_SIZE + VMSG_SET_DRIVER_FEATURES_REQ_FIXED_SIZE + fields->num_blocks * 4u;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data, 0, VMSG_ID_SET_DRIVER_FEATURES, route, (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->block_index);
	vmsg_store_le32(payload + 4, (uint32_t)fields->num_blocks);
	*ret_size = size;
	vmsg_store_le32_array(payload + 8, fields->features, fields->num_blocks);
	return VMSG_OK;
}

vmsg_status
vmsg_set_driver_features_req_check_context(struct vmsg_set_driver_features_req_view view,
					   uint32_t num_feature_bits,
					   struct vmsg_error *error)
{
	const uint32_t block_index = vmsg_load_le32(view.payload.data + 0);
	const uint32_t num_blocks = vmsg_load_le32(view.payload.data + 4);

	if (!vmsg_blocks_end_before(view.payload.data + VMSG_SET_DRIVER_FEATURES_REQ_FIXED_SIZE,
				    num_blocks,
				    block_index,
				    num_feature_bits)) {
		return vmsg_fail(error, VMSG_CHECK_SET_DRIVER_FEATURES_REQ_FEATURES_ZERO_BEYOND);
	}
	return VMSG_OK;
}
