/*
 * note: tell the driver which bits changed.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/note.h>

#include "shapes.h"

vmsg_status vmsg_note_event_encode(struct vmsg_span out,
				   struct vmsg_route route,
				   const struct vmsg_note_event *fields,
				   size_t *ret_size)
{
	uint8_t *payload;
	size_t size;

	if (fields->count > VMSG_NOTE_EVENT_BITS_MAX) {
		return VMSG_ERR_TOO_LONG;
	}

	size = VMSG_HEADER_SIZE + VMSG_NOTE_EVENT_FIXED_SIZE + fields->count * 4u;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data, 0, VMSG_ID_NOTE, route, (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_u8(payload + 0, fields->mood);
	vmsg_store_zeros(payload + 1, 3u);
	vmsg_store_le32(payload + 4, fields->first);
	vmsg_store_le32(payload + 8, (uint32_t)fields->count);
	*ret_size = size;
	vmsg_store_le32_array(payload + 12, fields->bits, fields->count);
	return VMSG_OK;
}

vmsg_status vmsg_note_event_check_context(struct vmsg_note_event_view view,
					  uint32_t num_bits,
					  struct vmsg_error *error)
{
	const uint32_t first = vmsg_load_le32(view.payload.data + 4);
	const uint32_t count = vmsg_load_le32(view.payload.data + 8);

	if (!vmsg_blocks_end_before(view.payload.data + VMSG_NOTE_EVENT_FIXED_SIZE,
				    count,
				    first,
				    num_bits)) {
		return vmsg_fail(error, VMSG_CHECK_NOTE_EVENT_BITS_ZERO_BEYOND);
	}
	return VMSG_OK;
}
