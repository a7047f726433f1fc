/*
 * get_device_info: learn what a device is and how large its parts are.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/get_device_info.h>

vmsg_status vmsg_get_device_info_resp_encode(struct vmsg_span out,
					     struct vmsg_route route,
					     const struct vmsg_get_device_info_resp *fields,
					     size_t *ret_size)
{
	uint8_t *payload;

	if (fields->num_feature_bits % 32u != 0u) {
		return VMSG_ERR_MALFORMED;
	}
	if (out.size < VMSG_HEADER_SIZE + VMSG_GET_DEVICE_INFO_RESP_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_RESPONSE,
			  VMSG_ID_GET_DEVICE_INFO,
			  route,
			  VMSG_HEADER_SIZE + VMSG_GET_DEVICE_INFO_RESP_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->device_id);
	vmsg_store_le32(payload + 4, fields->vendor_id);
	vmsg_store_le32(payload + 8, fields->num_feature_bits);
	vmsg_store_le32(payload + 12, fields->config_size);
	vmsg_store_le32(payload + 16, fields->max_virtqueues);
	vmsg_store_le16(payload + 20, fields->admin_vq_start);
	vmsg_store_le16(payload + 22, fields->admin_vq_count);
	*ret_size = VMSG_HEADER_SIZE + VMSG_GET_DEVICE_INFO_RESP_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_get_device_info_resp_check_context(struct vmsg_get_device_info_resp_view view,
						    struct vmsg_error *error)
{
	const uint32_t max_virtqueues = vmsg_load_le32(view.payload.data + 16);
	const uint32_t admin_vq_start = vmsg_load_le16(view.payload.data + 20);
	const uint32_t admin_vq_count = vmsg_load_le16(view.payload.data + 22);

	if (max_virtqueues > 65536u) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_INFO_RESP_MAX_VIRTQUEUES_RANGE);
	}
	if (admin_vq_count != 0u && admin_vq_start + admin_vq_count > max_virtqueues) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_INFO_RESP_ADMIN_VQ_RANGE);
	}
	return VMSG_OK;
}
