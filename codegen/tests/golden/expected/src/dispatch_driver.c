/*
 * dispatch_driver: from a frame to what a driver does with its message.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdbool.h>

#include <vmsg/wire/dispatch.h>

/* A frame on its way to a slot. */
struct call {
	const struct vmsg_driver_handlers *handlers;
	void *context;
	const struct vmsg_header *header;
	struct vmsg_bytes payload;
	struct vmsg_error *error;
};

static vmsg_status refuse(const struct call *call)
{
	return vmsg_fail(call->error, VMSG_CHECK_HEADER_KNOWN);
}

static vmsg_status call_note_event(const struct call *call)
{
	struct vmsg_note_event_view view;
	vmsg_status status;

	if (call->handlers->note_event == NULL) {
		return refuse(call);
	}
	status = vmsg_note_event_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->note_event(call->context, call->header, view);
}

static vmsg_status call_store_resp(const struct call *call)
{
	struct vmsg_store_resp_view view;
	vmsg_status status;

	if (call->handlers->store_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_store_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->store_resp(call->context, call->header, view);
}

static vmsg_status call_bus_map_req(const struct call *call)
{
	vmsg_status status;

	if (call->handlers->bus_map_req == NULL) {
		return refuse(call);
	}
	status = vmsg_bus_map_req_parse(call->payload, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->bus_map_req(call->context, call->header);
}

static vmsg_status call_bus_map_resp(const struct call *call)
{
	struct vmsg_bus_map_resp_view view;
	vmsg_status status;

	if (call->handlers->bus_map_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_bus_map_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->bus_map_resp(call->context, call->header, view);
}

static vmsg_status call_transport_request(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_ID_NOTE:
		return call_note_event(call);
	default:
		return refuse(call);
	}
}

static vmsg_status call_transport_response(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_ID_STORE:
		return call_store_resp(call);
	default:
		return refuse(call);
	}
}

static vmsg_status call_bus_request(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_BUS_ID_MAP:
		return call_bus_map_req(call);
	default:
		return refuse(call);
	}
}

static vmsg_status call_bus_response(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_BUS_ID_MAP:
		return call_bus_map_resp(call);
	default:
		return refuse(call);
	}
}

vmsg_status vmsg_driver_dispatch(const struct vmsg_driver_handlers *handlers,
				 void *context,
				 struct vmsg_bytes frame,
				 struct vmsg_error *error)
{
	struct vmsg_header header;
	struct call call;
	vmsg_status status;
	bool is_response;
	bool is_bus;

	status = vmsg_header_parse(frame, &header, &call.payload, error);
	if (status != VMSG_OK) {
		return status;
	}

	call.handlers = handlers;
	call.context = context;
	call.header = &header;
	call.error = error;
	is_response = (header.type & VMSG_TYPE_RESPONSE) != 0;
	is_bus = (header.type & VMSG_TYPE_BUS) != 0;
	if (!is_bus && !is_response) {
		return call_transport_request(&call);
	}
	if (!is_bus && is_response) {
		return call_transport_response(&call);
	}
	if (is_bus && !is_response) {
		return call_bus_request(&call);
	}
	if (is_bus && is_response) {
		return call_bus_response(&call);
	}
	return refuse(&call);
}
