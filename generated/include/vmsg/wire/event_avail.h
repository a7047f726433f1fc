/*
 * event_avail: tell the device that a virtqueue has new buffers.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_EVENT_AVAIL".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_EVENT_AVAIL_H
#define VMSG_WIRE_EVENT_AVAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Event, driver to device:
 *
 *   offset  bytes  field
 *        0      4  vq_index
 *        4      4  next_offset
 */
struct vmsg_event_avail_event {
	uint32_t vq_index; /* queue index */
	/*
	 * next available position in bits 30 to 0 and the wrap counter in bit 31; 0 without
	 * VIRTIO_F_NOTIFICATION_DATA
	 */
	uint32_t next_offset;
};

#define VMSG_EVENT_AVAIL_EVENT_FIXED_SIZE 8u

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_event_avail_event_encode(struct vmsg_span out,
					  struct vmsg_route route,
					  const struct vmsg_event_avail_event *fields,
					  size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_event_avail_event_view {
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
 * @retval VMSG_ERR_TRUNCATED  Fixed fields are missing.
 */
VMSG_MUST_CHECK
static inline vmsg_status vmsg_event_avail_event_parse(struct vmsg_bytes payload,
						       struct vmsg_event_avail_event_view *ret_view,
						       struct vmsg_error *error)
{
	if (payload.size < VMSG_EVENT_AVAIL_EVENT_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_EVENT_AVAIL_EVENT_FIXED);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param view               A payload that passed validation.
 * @param max_virtqueues     Number of virtqueues from GET_DEVICE_INFO.
 * @param notification_data  VIRTIO_F_NOTIFICATION_DATA is negotiated.
 * @param error              Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  `vq_index < max_virtqueues`, or `notification_data or
 *                                next_offset == 0` does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_event_avail_event_check_context(struct vmsg_event_avail_event_view view,
						 uint32_t max_virtqueues,
						 bool notification_data,
						 struct vmsg_error *error);

static inline uint32_t vmsg_event_avail_event_vq_index(struct vmsg_event_avail_event_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t vmsg_event_avail_event_next_offset(struct vmsg_event_avail_event_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_EVENT_AVAIL_H */
