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

static vmsg_status call_event_config_event(const struct call *call)
{
	struct vmsg_event_config_event_view view;
	vmsg_status status;

	if (call->handlers->event_config_event == NULL) {
		return refuse(call);
	}
	status = vmsg_event_config_event_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->event_config_event(call->context, call->header, view);
}

static vmsg_status call_event_used_event(const struct call *call)
{
	struct vmsg_event_used_event_view view;
	vmsg_status status;

	if (call->handlers->event_used_event == NULL) {
		return refuse(call);
	}
	status = vmsg_event_used_event_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->event_used_event(call->context, call->header, view);
}

static vmsg_status call_get_device_info_resp(const struct call *call)
{
	struct vmsg_get_device_info_resp_view view;
	vmsg_status status;

	if (call->handlers->get_device_info_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_get_device_info_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_device_info_resp(call->context, call->header, view);
}

static vmsg_status call_get_device_features_resp(const struct call *call)
{
	struct vmsg_get_device_features_resp_view view;
	vmsg_status status;

	if (call->handlers->get_device_features_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_get_device_features_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_device_features_resp(call->context, call->header, view);
}

static vmsg_status call_set_driver_features_resp(const struct call *call)
{
	vmsg_status status;

	if (call->handlers->set_driver_features_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_set_driver_features_resp_parse(call->payload, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->set_driver_features_resp(call->context, call->header);
}

static vmsg_status call_get_config_resp(const struct call *call)
{
	struct vmsg_get_config_resp_view view;
	vmsg_status status;

	if (call->handlers->get_config_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_get_config_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_config_resp(call->context, call->header, view);
}

static vmsg_status call_set_config_resp(const struct call *call)
{
	struct vmsg_set_config_resp_view view;
	vmsg_status status;

	if (call->handlers->set_config_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_set_config_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->set_config_resp(call->context, call->header, view);
}

static vmsg_status call_get_device_status_resp(const struct call *call)
{
	struct vmsg_get_device_status_resp_view view;
	vmsg_status status;

	if (call->handlers->get_device_status_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_get_device_status_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_device_status_resp(call->context, call->header, view);
}

static vmsg_status call_set_device_status_resp(const struct call *call)
{
	struct vmsg_set_device_status_resp_view view;
	vmsg_status status;

	if (call->handlers->set_device_status_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_set_device_status_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->set_device_status_resp(call->context, call->header, view);
}

static vmsg_status call_get_vqueue_resp(const struct call *call)
{
	struct vmsg_get_vqueue_resp_view view;
	vmsg_status status;

	if (call->handlers->get_vqueue_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_get_vqueue_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_vqueue_resp(call->context, call->header, view);
}

static vmsg_status call_set_vqueue_resp(const struct call *call)
{
	vmsg_status status;

	if (call->handlers->set_vqueue_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_set_vqueue_resp_parse(call->payload, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->set_vqueue_resp(call->context, call->header);
}

static vmsg_status call_reset_vqueue_resp(const struct call *call)
{
	vmsg_status status;

	if (call->handlers->reset_vqueue_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_reset_vqueue_resp_parse(call->payload, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->reset_vqueue_resp(call->context, call->header);
}

static vmsg_status call_get_shm_resp(const struct call *call)
{
	struct vmsg_get_shm_resp_view view;
	vmsg_status status;

	if (call->handlers->get_shm_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_get_shm_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->get_shm_resp(call->context, call->header, view);
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

static vmsg_status call_bus_event_device_event(const struct call *call)
{
	struct vmsg_bus_event_device_event_view view;
	vmsg_status status;

	if (call->handlers->bus_event_device_event == NULL) {
		return refuse(call);
	}
	status = vmsg_bus_event_device_event_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->bus_event_device_event(call->context, call->header, view);
}

static vmsg_status call_bus_get_devices_resp(const struct call *call)
{
	struct vmsg_bus_get_devices_resp_view view;
	vmsg_status status;

	if (call->handlers->bus_get_devices_resp == NULL) {
		return refuse(call);
	}
	status = vmsg_bus_get_devices_resp_parse(call->payload, &view, call->error);
	if (status != VMSG_OK) {
		return status;
	}
	return call->handlers->bus_get_devices_resp(call->context, call->header, view);
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
	case VMSG_ID_EVENT_CONFIG:
		return call_event_config_event(call);
	case VMSG_ID_EVENT_USED:
		return call_event_used_event(call);
	default:
		return refuse(call);
	}
}

static vmsg_status call_transport_response(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_ID_GET_DEVICE_INFO:
		return call_get_device_info_resp(call);
	case VMSG_ID_GET_DEVICE_FEATURES:
		return call_get_device_features_resp(call);
	case VMSG_ID_SET_DRIVER_FEATURES:
		return call_set_driver_features_resp(call);
	case VMSG_ID_GET_CONFIG:
		return call_get_config_resp(call);
	case VMSG_ID_SET_CONFIG:
		return call_set_config_resp(call);
	case VMSG_ID_GET_DEVICE_STATUS:
		return call_get_device_status_resp(call);
	case VMSG_ID_SET_DEVICE_STATUS:
		return call_set_device_status_resp(call);
	case VMSG_ID_GET_VQUEUE:
		return call_get_vqueue_resp(call);
	case VMSG_ID_SET_VQUEUE:
		return call_set_vqueue_resp(call);
	case VMSG_ID_RESET_VQUEUE:
		return call_reset_vqueue_resp(call);
	case VMSG_ID_GET_SHM:
		return call_get_shm_resp(call);
	default:
		return refuse(call);
	}
}

static vmsg_status call_bus_request(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_BUS_ID_PING:
		return call_bus_ping_req(call);
	case VMSG_BUS_ID_EVENT_DEVICE:
		return call_bus_event_device_event(call);
	default:
		return refuse(call);
	}
}

static vmsg_status call_bus_response(const struct call *call)
{
	switch (call->header->msg_id) {
	case VMSG_BUS_ID_GET_DEVICES:
		return call_bus_get_devices_resp(call);
	case VMSG_BUS_ID_PING:
		return call_bus_ping_resp(call);
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
