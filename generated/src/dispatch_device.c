/*
 * dispatch_device: from a frame to what a device does with its message.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdbool.h>

#include <vmsg/wire/dispatch.h>

/* A frame on its way to a slot. */
struct call {
	const struct vmsg_device_handlers *handlers;
	void *context;
	const struct vmsg_header *header;
	struct vmsg_bytes payload;
	struct vmsg_error *error;
};

static vmsg_status refuse(const struct call *call)
{
	return vmsg_fail(call->error, VMSG_CHECK_HEADER_KNOWN);
}

static vmsg_status call_get_device_info_req(const struct call *call)
{
	vmsg_status status;

	if (call->handlers->get_device_info_req == NULL) {
		return refuse(call);
	}
	status = vmsg_get_device_info_req_parse(call->payload, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_device_info_req(call->context, call->header);
}

static vmsg_status call_get_device_features_req(const struct call *call)
{
	struct vmsg_get_device_features_req_view view;
	vmsg_status status;

	if (call->handlers->get_device_features_req == NULL) {
		return refuse(call);
	}
	status = vmsg_get_device_features_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_device_features_req(call->context, call->header, view);
}

static vmsg_status call_set_driver_features_req(const struct call *call)
{
	struct vmsg_set_driver_features_req_view view;
	vmsg_status status;

	if (call->handlers->set_driver_features_req == NULL) {
		return refuse(call);
	}
	status = vmsg_set_driver_features_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->set_driver_features_req(call->context, call->header, view);
}

static vmsg_status call_get_config_req(const struct call *call)
{
	struct vmsg_get_config_req_view view;
	vmsg_status status;

	if (call->handlers->get_config_req == NULL) {
		return refuse(call);
	}
	status = vmsg_get_config_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_config_req(call->context, call->header, view);
}

static vmsg_status call_set_config_req(const struct call *call)
{
	struct vmsg_set_config_req_view view;
	vmsg_status status;

	if (call->handlers->set_config_req == NULL) {
		return refuse(call);
	}
	status = vmsg_set_config_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->set_config_req(call->context, call->header, view);
}

static vmsg_status call_get_device_status_req(const struct call *call)
{
	vmsg_status status;

	if (call->handlers->get_device_status_req == NULL) {
		return refuse(call);
	}
	status = vmsg_get_device_status_req_parse(call->payload, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_device_status_req(call->context, call->header);
}

static vmsg_status call_set_device_status_req(const struct call *call)
{
	struct vmsg_set_device_status_req_view view;
	vmsg_status status;

	if (call->handlers->set_device_status_req == NULL) {
		return refuse(call);
	}
	status = vmsg_set_device_status_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->set_device_status_req(call->context, call->header, view);
}

static vmsg_status call_get_vqueue_req(const struct call *call)
{
	struct vmsg_get_vqueue_req_view view;
	vmsg_status status;

	if (call->handlers->get_vqueue_req == NULL) {
		return refuse(call);
	}
	status = vmsg_get_vqueue_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_vqueue_req(call->context, call->header, view);
}

static vmsg_status call_set_vqueue_req(const struct call *call)
{
	struct vmsg_set_vqueue_req_view view;
	vmsg_status status;

	if (call->handlers->set_vqueue_req == NULL) {
		return refuse(call);
	}
	status = vmsg_set_vqueue_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->set_vqueue_req(call->context, call->header, view);
}

static vmsg_status call_reset_vqueue_req(const struct call *call)
{
	struct vmsg_reset_vqueue_req_view view;
	vmsg_status status;

	if (call->handlers->reset_vqueue_req == NULL) {
		return refuse(call);
	}
	status = vmsg_reset_vqueue_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->reset_vqueue_req(call->context, call->header, view);
}

static vmsg_status call_get_shm_req(const struct call *call)
{
	struct vmsg_get_shm_req_view view;
	vmsg_status status;

	if (call->handlers->get_shm_req == NULL) {
		return refuse(call);
	}
	status = vmsg_get_shm_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_shm_req(call->context, call->header, view);
}

static vmsg_status call_event_avail_event(const struct call *call)
{
	struct vmsg_event_avail_event_view view;
	vmsg_status status;

	if (call->handlers->event_avail_event == NULL) {
		return refuse(call);
	}
	status = vmsg_event_avail_event_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->event_avail_event(call->context, call->header, view);
}

static vmsg_status call_bus_get_devices_req(const struct call *call)
{
	struct vmsg_bus_get_devices_req_view view;
	vmsg_status status;

	if (call->handlers->bus_get_devices_req == NULL) {
		return refuse(call);
	}
	status = vmsg_bus_get_devices_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->bus_get_devices_req(call->context, call->header, view);
}

static vmsg_status call_bus_ping_req(const struct call *call)
{
	struct vmsg_bus_ping_req_view view;
	vmsg_status status;

	if (call->handlers->bus_ping_req == NULL) {
		return refuse(call);
	}
	status = vmsg_bus_ping_req_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->bus_ping_req(call->context, call->header, view);
}

static vmsg_status call_bus_ping_resp(const struct call *call)
{
	struct vmsg_bus_ping_resp_view view;
	vmsg_status status;

	if (call->handlers->bus_ping_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_bus_ping_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->bus_ping_resp(call->context, call->header, view);
}

static vmsg_status call_transport_request(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_ID_GET_DEVICE_INFO:
		return call_get_device_info_req(call);
	case VMSG_ID_GET_DEVICE_FEATURES:
		return call_get_device_features_req(call);
	case VMSG_ID_SET_DRIVER_FEATURES:
		return call_set_driver_features_req(call);
	case VMSG_ID_GET_CONFIG:
		return call_get_config_req(call);
	case VMSG_ID_SET_CONFIG:
		return call_set_config_req(call);
	case VMSG_ID_GET_DEVICE_STATUS:
		return call_get_device_status_req(call);
	case VMSG_ID_SET_DEVICE_STATUS:
		return call_set_device_status_req(call);
	case VMSG_ID_GET_VQUEUE:
		return call_get_vqueue_req(call);
	case VMSG_ID_SET_VQUEUE:
		return call_set_vqueue_req(call);
	case VMSG_ID_RESET_VQUEUE:
		return call_reset_vqueue_req(call);
	case VMSG_ID_GET_SHM:
		return call_get_shm_req(call);
	case VMSG_ID_EVENT_AVAIL:
		return call_event_avail_event(call);
	default:
		return refuse(call);
	}
}

static vmsg_status call_bus_request(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_BUS_ID_GET_DEVICES:
		return call_bus_get_devices_req(call);
	case VMSG_BUS_ID_PING:
		return call_bus_ping_req(call);
	default:
		return refuse(call);
	}
}

static vmsg_status call_bus_response(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_BUS_ID_PING:
		return call_bus_ping_resp(call);
	default:
		return refuse(call);
	}
}

vmsg_status vmsg_device_dispatch(const struct vmsg_device_handlers *handlers,
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
	if (is_bus && !is_response) {
		return call_bus_request(&call);
	}
	if (is_bus && is_response) {
		return call_bus_response(&call);
	}
	return refuse(&call);
}
