/*
 * note: tell the driver which bits changed.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: Toy protocol, "Toy / NOTE".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_NOTE_H
#define VMSG_WIRE_NOTE_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Event, device to driver:
 *
 *   offset      bytes  field
 *        0          1  mood
 *        1          3  pad
 *        4          4  first
 *        8          4  count
 *       12  4 * count  bits
 */
struct vmsg_note_event {
	uint8_t mood;         /* how the store feels */
	uint32_t first;       /* first block of bits */
	const uint32_t *bits; /* changed bits; host order */
	size_t count;         /* elements in `bits` */
};

#define VMSG_NOTE_EVENT_FIXED_SIZE 12u
#define VMSG_NOTE_EVENT_BITS_MAX ((VMSG_MESSAGE_MAX - VMSG_HEADER_SIZE - 12u) / 4u)

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_TOO_LONG  fields->count exceeds VMSG_NOTE_EVENT_BITS_MAX.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_note_event_encode(struct vmsg_span out,
				   struct vmsg_route route,
				   const struct vmsg_note_event *fields,
				   size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_note_event_view {
	struct vmsg_bytes payload; /* private: read through the getters */
};

/**
 * Validate a payload; the only way to obtain a view of one.
 *
 * @param payload   Bytes after the header, in memory the peer cannot change.
 *                  Bytes past the last field are ignored.
 * @param ret_view  Set on VMSG_OK; valid for as long as @p payload is.
 * @param error     Set on failure; may be NULL.
 *
 * @retval VMSG_OK             Every getter below is safe to call.
 * @retval VMSG_ERR_TRUNCATED  Fixed fields are missing, or `count` says more than there
 *                             is.
 */
VMSG_MUST_CHECK
static inline vmsg_status vmsg_note_event_parse(struct vmsg_bytes payload,
						struct vmsg_note_event_view *ret_view,
						struct vmsg_error *error)
{
	uint32_t count;

	if (payload.size < VMSG_NOTE_EVENT_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_NOTE_EVENT_FIXED);
	}

	count = vmsg_load_le32(payload.data + 8);
	if (count > (payload.size - VMSG_NOTE_EVENT_FIXED_SIZE) / 4u) {
		return vmsg_fail(error, VMSG_CHECK_NOTE_EVENT_TAIL);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param view      A payload that passed validation.
 * @param num_bits  Bits that mean something.
 * @param error     Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  A bit beyond those that exist is set.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_note_event_check_context(struct vmsg_note_event_view view,
					  uint32_t num_bits,
					  struct vmsg_error *error);

static inline uint8_t vmsg_note_event_mood(struct vmsg_note_event_view view)
{
	return vmsg_load_u8(view.payload.data + 0);
}

static inline uint32_t vmsg_note_event_first(struct vmsg_note_event_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline uint32_t vmsg_note_event_count(struct vmsg_note_event_view view)
{
	return vmsg_load_le32(view.payload.data + 8);
}

static inline uint32_t vmsg_note_event_bits_at(struct vmsg_note_event_view view, size_t index)
{
	return vmsg_load_le32(view.payload.data + 12 + 4u * index);
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_NOTE_H */
