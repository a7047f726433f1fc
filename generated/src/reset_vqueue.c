/*
 * reset_vqueue: stop a virtqueue and forget its configuration.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/reset_vqueue.h>

vmsg_status vmsg_reset_vqueue_req_encode(struct vmsg_span out,
					 struct vmsg_route route,
					 const struct vmsg_reset_vqueue_req *fields,
					 size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_RESET_VQUEUE_REQ_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  0,
			  VMSG_ID_RESET_VQUEUE,
			  route,
			  VMSG_HEADER_SIZE + VMSG_RESET_VQUEUE_REQ_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->index);
	*ret_size = VMSG_HEADER_SIZE + VMSG_RESET_VQUEUE_REQ_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_reset_vqueue_req_check_context(struct vmsg_reset_vqueue_req_view view,
						uint32_t max_virtqueues,
						struct vmsg_error *error)
{
	const uint32_t index = vmsg_load_le32(view.payload.data + 0);

	if (index >= max_virtqueues) {
		return vmsg_fail(error, VMSG_CHECK_RESET_VQUEUE_REQ_INDEX_RANGE);
	}
	return VMSG_OK;
}
