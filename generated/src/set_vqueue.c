/*
 * set_vqueue: configure a virtqueue.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/set_vqueue.h>

vmsg_status vmsg_set_vqueue_req_encode(struct vmsg_span out,
				       struct vmsg_route route,
				       const struct vmsg_set_vqueue_req *fields,
				       size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_SET_VQUEUE_REQ_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  0,
			  VMSG_ID_SET_VQUEUE,
			  route,
			  VMSG_HEADER_SIZE + VMSG_SET_VQUEUE_REQ_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->index);
	vmsg_store_le32(payload + 4, 0);
	vmsg_store_le32(payload + 8, fields->size);
	vmsg_store_le32(payload + 12, 0);
	vmsg_store_le64(payload + 16, fields->desc_addr);
	vmsg_store_le64(payload + 24, fields->driver_addr);
	vmsg_store_le64(payload + 32, fields->device_addr);
	*ret_size = VMSG_HEADER_SIZE + VMSG_SET_VQUEUE_REQ_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_set_vqueue_req_check_context(struct vmsg_set_vqueue_req_view view,
					      uint32_t max_virtqueues,
					      uint32_t queue_max_size,
					      bool ring_packed,
					      struct vmsg_error *error)
{
	const uint32_t index = vmsg_load_le32(view.payload.data + 0);
	const uint32_t size = vmsg_load_le32(view.payload.data + 8);
	const uint64_t desc_addr = vmsg_load_le64(view.payload.data + 16);
	const uint64_t driver_addr = vmsg_load_le64(view.payload.data + 24);
	const uint64_t device_addr = vmsg_load_le64(view.payload.data + 32);

	if (index >= max_virtqueues) {
		return vmsg_fail(error, VMSG_CHECK_SET_VQUEUE_REQ_INDEX_RANGE);
	}
	if (size < 1u) {
		return vmsg_fail(error, VMSG_CHECK_SET_VQUEUE_REQ_SIZE_MIN);
	}
	if (size > queue_max_size) {
		return vmsg_fail(error, VMSG_CHECK_SET_VQUEUE_REQ_SIZE_MAX);
	}
	if (!ring_packed && (size & (size - 1u)) != 0u) {
		return vmsg_fail(error, VMSG_CHECK_SET_VQUEUE_REQ_SIZE_SPLIT);
	}
	if (desc_addr % 16u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_SET_VQUEUE_REQ_DESC_ADDR_ALIGN);
	}
	if (driver_addr % 2u != 0u || (ring_packed && driver_addr % 4u != 0u)) {
		return vmsg_fail(error, VMSG_CHECK_SET_VQUEUE_REQ_DRIVER_ADDR_ALIGN);
	}
	if (device_addr % 4u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_SET_VQUEUE_REQ_DEVICE_ADDR_ALIGN);
	}
	return VMSG_OK;
}
