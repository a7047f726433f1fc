/*
 * bus_ping: ask the other side of the bus for a sign of life.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/bus_ping.h>

vmsg_status vmsg_bus_ping_req_encode(struct vmsg_span out,
				     struct vmsg_route route,
				     const struct vmsg_bus_ping_req *fields,
				     size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_BUS_PING_REQ_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_BUS,
			  VMSG_BUS_ID_PING,
			  route,
			  VMSG_HEADER_SIZE + VMSG_BUS_PING_REQ_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->data);
	*ret_size = VMSG_HEADER_SIZE + VMSG_BUS_PING_REQ_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_bus_ping_resp_encode(struct vmsg_span out,
				      struct vmsg_route route,
				      const struct vmsg_bus_ping_resp *fields,
				      size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_BUS_PING_RESP_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS,
			  VMSG_BUS_ID_PING,
			  route,
			  VMSG_HEADER_SIZE + VMSG_BUS_PING_RESP_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->data);
	*ret_size = VMSG_HEADER_SIZE + VMSG_BUS_PING_RESP_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_bus_ping_resp_check_echo(struct vmsg_bus_ping_resp_view view,
					  const struct vmsg_bus_ping_req *req,
					  struct vmsg_error *error)
{
	if (vmsg_load_le32(view.payload.data + 0) != req->data) {
		return vmsg_fail(error, VMSG_CHECK_BUS_PING_RESP_DATA_ECHO);
	}
	return VMSG_OK;
}
