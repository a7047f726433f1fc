/*
 * event_used: tell the driver that the device returned buffers of a virtqueue.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/event_used.h>

vmsg_status vmsg_event_used_event_encode(struct vmsg_span out,
					 struct vmsg_route route,
					 const struct vmsg_event_used_event *fields,
					 size_t *ret_size)
{
	uint8_t *payload;

	if (out.size < VMSG_HEADER_SIZE + VMSG_EVENT_USED_EVENT_FIXED_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  0,
			  VMSG_ID_EVENT_USED,
			  route,
			  VMSG_HEADER_SIZE + VMSG_EVENT_USED_EVENT_FIXED_SIZE);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le32(payload + 0, fields->vq_index);
	*ret_size = VMSG_HEADER_SIZE + VMSG_EVENT_USED_EVENT_FIXED_SIZE;
	return VMSG_OK;
}

vmsg_status vmsg_event_used_event_check_context(struct vmsg_event_used_event_view view,
						uint32_t max_virtqueues,
						struct vmsg_error *error)
{
	const uint32_t vq_index = vmsg_load_le32(view.payload.data + 0);

	if (vq_index >= max_virtqueues) {
		return vmsg_fail(error, VMSG_CHECK_EVENT_USED_EVENT_VQ_INDEX_RANGE);
	}
	return VMSG_OK;
}
