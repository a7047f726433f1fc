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
		struct vmsg_get_device_features_req_view get_device_features_req;
		struct vmsg_set_driver_features_req_view set_driver_features_req;
		struct vmsg_get_config_req_view get_config_req;
		struct vmsg_set_config_req_view set_config_req;
		struct vmsg_set_device_status_req_view set_device_status_req;
		struct vmsg_get_vqueue_req_view get_vqueue_req;
		struct vmsg_set_vqueue_req_view set_vqueue_req;
		struct vmsg_reset_vqueue_req_view reset_vqueue_req;
		struct vmsg_get_shm_req_view get_shm_req;
		struct vmsg_event_config_event_view event_config_event;
		struct vmsg_event_avail_event_view event_avail_event;
		struct vmsg_event_used_event_view event_used_event;
	} view;

	switch (msg_id) {
	case VMSG_ID_GET_DEVICE_INFO:
		return vmsg_get_device_info_req_parse(payload, error);
	case VMSG_ID_GET_DEVICE_FEATURES:
		return vmsg_get_device_features_req_parse(payload,
							  &view.get_device_features_req,
							  error);
	case VMSG_ID_SET_DRIVER_FEATURES:
		return vmsg_set_driver_features_req_parse(payload,
							  &view.set_driver_features_req,
							  error);
	case VMSG_ID_GET_CONFIG:
		return vmsg_get_config_req_parse(payload, &view.get_config_req, error);
	case VMSG_ID_SET_CONFIG:
		return vmsg_set_config_req_parse(payload, &view.set_config_req, error);
	case VMSG_ID_GET_DEVICE_STATUS:
		return vmsg_get_device_status_req_parse(payload, error);
	case VMSG_ID_SET_DEVICE_STATUS:
		return vmsg_set_device_status_req_parse(payload,
							&view.set_device_status_req,
							error);
	case VMSG_ID_GET_VQUEUE:
		return vmsg_get_vqueue_req_parse(payload, &view.get_vqueue_req, error);
	case VMSG_ID_SET_VQUEUE:
		return vmsg_set_vqueue_req_parse(payload, &view.set_vqueue_req, error);
	case VMSG_ID_RESET_VQUEUE:
		return vmsg_reset_vqueue_req_parse(payload, &view.reset_vqueue_req, error);
	case VMSG_ID_GET_SHM:
		return vmsg_get_shm_req_parse(payload, &view.get_shm_req, error);
	case VMSG_ID_EVENT_CONFIG:
		return vmsg_event_config_event_parse(payload, &view.event_config_event, error);
	case VMSG_ID_EVENT_AVAIL:
		return vmsg_event_avail_event_parse(payload, &view.event_avail_event, error);
	case VMSG_ID_EVENT_USED:
		return vmsg_event_used_event_parse(payload, &view.event_used_event, error);
	default:
		return vmsg_fail(error, VMSG_CHECK_HEADER_KNOWN);
	}
}

static vmsg_status
check_transport_response(uint8_t msg_id, struct vmsg_bytes payload, struct vmsg_error *error)
{
	union {
		struct vmsg_get_device_info_resp_view get_device_info_resp;
		struct vmsg_get_device_features_resp_view get_device_features_resp;
		struct vmsg_get_config_resp_view get_config_resp;
		struct vmsg_set_config_resp_view set_config_resp;
		struct vmsg_get_device_status_resp_view get_device_status_resp;
		struct vmsg_set_device_status_resp_view set_device_status_resp;
		struct vmsg_get_vqueue_resp_view get_vqueue_resp;
		struct vmsg_get_shm_resp_view get_shm_resp;
	} view;

	switch (msg_id) {
	case VMSG_ID_GET_DEVICE_INFO:
		return vmsg_get_device_info_resp_parse(payload, &view.get_device_info_resp, error);
	case VMSG_ID_GET_DEVICE_FEATURES:
		return vmsg_get_device_features_resp_parse(payload,
							   &view.get_device_features_resp,
							   error);
	case VMSG_ID_SET_DRIVER_FEATURES:
		return vmsg_set_driver_features_resp_parse(payload, error);
	case VMSG_ID_GET_CONFIG:
		return vmsg_get_config_resp_parse(payload, &view.get_config_resp, error);
	case VMSG_ID_SET_CONFIG:
		return vmsg_set_config_resp_parse(payload, &view.set_config_resp, error);
	case VMSG_ID_GET_DEVICE_STATUS:
		return vmsg_get_device_status_resp_parse(payload,
							 &view.get_device_status_resp,
							 error);
	case VMSG_ID_SET_DEVICE_STATUS:
		return vmsg_set_device_status_resp_parse(payload,
							 &view.set_device_status_resp,
							 error);
	case VMSG_ID_GET_VQUEUE:
		return vmsg_get_vqueue_resp_parse(payload, &view.get_vqueue_resp, error);
	case VMSG_ID_SET_VQUEUE:
		return vmsg_set_vqueue_resp_parse(payload, error);
	case VMSG_ID_RESET_VQUEUE:
		return vmsg_reset_vqueue_resp_parse(payload, error);
	case VMSG_ID_GET_SHM:
		return vmsg_get_shm_resp_parse(payload, &view.get_shm_resp, error);
	default:
		return vmsg_fail(error, VMSG_CHECK_HEADER_KNOWN);
	}
}

static vmsg_status
check_bus_request(uint8_t msg_id, struct vmsg_bytes payload, struct vmsg_error *error)
{
	union {
		struct vmsg_bus_get_devices_req_view bus_get_devices_req;
		struct vmsg_bus_ping_req_view bus_ping_req;
		struct vmsg_bus_event_device_event_view bus_event_device_event;
	} view;

	switch (msg_id) {
	case VMSG_BUS_ID_GET_DEVICES:
		return vmsg_bus_get_devices_req_parse(payload, &view.bus_get_devices_req, error);
	case VMSG_BUS_ID_PING:
		return vmsg_bus_ping_req_parse(payload, &view.bus_ping_req, error);
	case VMSG_BUS_ID_EVENT_DEVICE:
		return vmsg_bus_event_device_event_parse(payload,
							 &view.bus_event_device_event,
							 error);
	default:
		return vmsg_fail(error, VMSG_CHECK_HEADER_KNOWN);
	}
}

static vmsg_status
check_bus_response(uint8_t msg_id, struct vmsg_bytes payload, struct vmsg_error *error)
{
	union {
		struct vmsg_bus_get_devices_resp_view bus_get_devices_resp;
		struct vmsg_bus_ping_resp_view bus_ping_resp;
	} view;

	switch (msg_id) {
	case VMSG_BUS_ID_GET_DEVICES:
		return vmsg_bus_get_devices_resp_parse(payload, &view.bus_get_devices_resp, error);
	case VMSG_BUS_ID_PING:
		return vmsg_bus_ping_resp_parse(payload, &view.bus_ping_resp, error);
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
