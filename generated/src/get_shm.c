/*
 * get_shm: find a shared memory region the device owns.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/get_shm.h>

vmsg_status vmsg_get_shm_req_encode(struct vmsg_span out,
				    struct vmsg_route route,
				    const struct vmsg_get_shm_req *fields,
				    size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_GET_SHM_REQ_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  0,
			  VMSG_ID_GET_SHM,
			  route,
			  VMSG_HEADER_SIZE + VMSG_GET_SHM_REQ_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->index);
	*ret_size = VMSG_HEADER_SIZE + VMSG_GET_SHM_REQ_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_get_shm_resp_encode(struct vmsg_span out,
				     struct vmsg_route route,
				     const struct vmsg_get_shm_resp *fields,
				     size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_GET_SHM_RESP_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_RESPONSE,
			  VMSG_ID_GET_SHM,
			  route,
			  VMSG_HEADER_SIZE + VMSG_GET_SHM_RESP_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->index);
	vmsg_store_le32(payload + 4, fields->length);
	vmsg_store_le32(payload + 8, fields->address);
	*ret_size = VMSG_HEADER_SIZE + VMSG_GET_SHM_RESP_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_get_shm_resp_check_echo(struct vmsg_get_shm_resp_view view,
					 const struct vmsg_get_shm_req *req,
					 struct vmsg_error *error)
{
	if (vmsg_load_le32(view.payload.data + 0) != req->index) {
		return vmsg_fail(error, VMSG_CHECK_GET_SHM_RESP_INDEX_ECHO);
	}
	return VMSG_OK;
}
