/*
 * get_vqueue: read the size limits and the configuration of a virtqueue.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/get_vqueue.h>

vmsg_status vmsg_get_vqueue_req_encode(struct vmsg_span out,
				       struct vmsg_route route,
				       const struct vmsg_get_vqueue_req *fields,
				       size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_GET_VQUEUE_REQ_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  0,
			  VMSG_ID_GET_VQUEUE,
			  route,
			  VMSG_HEADER_SIZE + VMSG_GET_VQUEUE_REQ_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->index);
	*ret_size = VMSG_HEADER_SIZE + VMSG_GET_VQUEUE_REQ_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_get_vqueue_req_check_context(struct vmsg_get_vqueue_req_view view,
					      uint32_t max_virtqueues,
					      struct vmsg_error *error)
{
	const uint32_t index = vmsg_load_le32(view.payload.data + 0);

	if (index >= max_virtqueues) {
		return vmsg_fail(error, VMSG_CHECK_GET_VQUEUE_REQ_INDEX_RANGE);
	}
	return VMSG_OK;
}

vmsg_status vmsg_get_vqueue_resp_encode(struct vmsg_span out,
					struct vmsg_route route,
					const struct vmsg_get_vqueue_resp *fields,
					size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_GET_VQUEUE_RESP_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_RESPONSE,
			  VMSG_ID_GET_VQUEUE,
			  route,
			  VMSG_HEADER_SIZE + VMSG_GET_VQUEUE_RESP_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->index);
	vmsg_store_le32(payload + 4, fields->max_size);
	vmsg_store_le32(payload + 8, fields->cur_size);
	vmsg_store_le32(payload + 12, 0);
	vmsg_store_le64(payload + 16, fields->desc_addr);
	vmsg_store_le64(payload + 24, fields->driver_addr);
	vmsg_store_le64(payload + 32, fields->device_addr);
	*ret_size = VMSG_HEADER_SIZE + VMSG_GET_VQUEUE_RESP_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_get_vqueue_resp_check_echo(struct vmsg_get_vqueue_resp_view view,
					    const struct vmsg_get_vqueue_req *req,
					    struct vmsg_error *error)
{
	if (vmsg_load_le32(view.payload.data + 0) != req->index) {
		return vmsg_fail(error, VMSG_CHECK_GET_VQUEUE_RESP_INDEX_ECHO);
	}
	return VMSG_OK;
}

vmsg_status vmsg_get_vqueue_resp_check_context(struct vmsg_get_vqueue_resp_view view,
					       struct vmsg_error *error)
{
	const uint32_t max_size = vmsg_load_le32(view.payload.data + 4);
	const uint32_t cur_size = vmsg_load_le32(view.payload.data + 8);

	if (cur_size > max_size) {
		return vmsg_fail(error, VMSG_CHECK_GET_VQUEUE_RESP_CUR_SIZE_MAX);
	}
	return VMSG_OK;
}
