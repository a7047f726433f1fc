/*
 * event_config: tell the driver that status or configuration changed.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/event_config.h>

vmsg_status vmsg_event_config_event_encode(struct vmsg_span out,
					   struct vmsg_route route,
					   const struct vmsg_event_config_event *fields,
					   size_t *ret_size)
{
	uint8_t *payload;
	size_t size;

	if (fields->data.size > VMSG_EVENT_CONFIG_EVENT_DATA_MAX) {
		return VMSG_ERR_TOO_LONG;
	}

	size = VMSG_HEADER_SIZE + VMSG_EVENT_CONFIG_EVENT_FIXED_SIZE + fields->data.size;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data, 0, VMSG_ID_EVENT_CONFIG, route, (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->device_status);
	vmsg_store_le32(payload + 4, fields->generation);
	vmsg_store_le32(payload + 8, fields->offset);
	vmsg_store_le32(payload + 12, (uint32_t)fields->data.size);
	*ret_size = size;
	vmsg_store_bytes(payload + 16, fields->data);
	return VMSG_OK;
}

vmsg_status vmsg_event_config_event_check_context(struct vmsg_event_config_event_view view,
						  uint32_t config_size,
						  struct vmsg_error *error)
{
	const uint32_t offset = vmsg_load_le32(view.payload.data + 8);
	const uint32_t length = vmsg_load_le32(view.payload.data + 12);

	if ((uint64_t)offset + length > config_size) {
		return vmsg_fail(error, VMSG_CHECK_EVENT_CONFIG_EVENT_WINDOW);
	}
	return VMSG_OK;
}
