/*
 * check: what is wrong with a frame, if anything.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/check.h>

#include <vmsg/wire.h>

static vmsg_status
check_transport_request(uint8_t msg_id, struct vmsg_bytes payload, struct vmsg_error *error)
{
	union {
		struct vmsg_store_req_view store_req;
		struct vmsg_note_event_view note_event;
	} view;

	switch (msg_id) {
	case VMSG_ID_STORE:
		return vmsg_store_req_parse(payload, &view.store_req, error);
	case VMSG_ID_NOTE:
		return vmsg_note_event_parse(payload, &view.note_event, error);
	default:
		return vmsg_fail(error, VMSG_CHECK_HEADER_KNOWN);
	}
}

static vmsg_status
check_transport_response(uint8_t msg_id, struct vmsg_bytes payload, struct vmsg_error *error)
{
	union {
		struct vmsg_store_resp_view store_resp;
	} view;

	switch (msg_id) {
	case VMSG_ID_STORE:
		return vmsg_store_resp_parse(payload, &view.store_resp, error);
	default:
		return vmsg_fail(error, VMSG_CHECK_HEADER_KNOWN);
	}
}

static vmsg_status
check_bus_request(uint8_t msg_id, struct vmsg_bytes payload, struct vmsg_error *error)
{
	switch (msg_id) {
	case VMSG_BUS_ID_MAP:
		return vmsg_bus_map_req_parse(payload, error);
	default:
		return vmsg_fail(error, VMSG_CHECK_HEADER_KNOWN);
	}
}

static vmsg_status
check_bus_response(uint8_t msg_id, struct vmsg_bytes payload, struct vmsg_error *error)
{
	union {
		struct vmsg_bus_map_resp_view bus_map_resp;
	} view;

	switch (msg_id) {
	case VMSG_BUS_ID_MAP:
		return vmsg_bus_map_resp_parse(payload, &view.bus_map_resp, error);
	default:
		return vmsg_fail(error, VMSG_CHECK_HEADER_KNOWN);
	}
}

static vmsg_status
check_payload(const struct vmsg_header *header, struct vmsg_bytes payload, struct vmsg_error *error)
{
	const bool is_response = (header->type & VMSG_TYPE_RESPONSE) != 0;
	const bool is_bus = (header->type & VMSG_TYPE_BUS) != 0;

	if (!is_bus && !is_response) {
		return check_transport_request(header->msg_id, payload, error);
	}
	if (!is_bus) {
		return check_transport_response(header->msg_id, payload, error);
	}
	if (!is_response) {
		return check_bus_request(header->msg_id, payload, error);
	}
	return check_bus_response(header->msg_id, payload, error);
}

vmsg_status
vmsg_frame_check(struct vmsg_bytes frame, struct vmsg_header *ret_header, struct vmsg_error *error)
{
	struct vmsg_header header;
	struct vmsg_bytes payload;
	vmsg_status status;

	status = vmsg_header_parse(frame, &header, &payload, error);
	if (status != VMSG_OK) {
		return status;
	}
	status = check_payload(&header, payload, error);
	if (status != VMSG_OK) {
		return status;
	}

	*ret_header = header;
	return VMSG_OK;
}
