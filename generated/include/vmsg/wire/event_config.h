/*
 * event_config: tell the driver that status or configuration changed.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_EVENT_CONFIG".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_EVENT_CONFIG_H
#define VMSG_WIRE_EVENT_CONFIG_H

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
 *   offset   bytes  field
 *        0       4  device_status
 *        4       4  generation
 *        8       4  offset
 *       12       4  length
 *       16  length  data
 */
struct vmsg_event_config_event {
	uint32_t device_status; /* status now */
	uint32_t generation;    /* configuration generation count now */
	uint32_t offset;        /* where the changed bytes start */
	struct vmsg_bytes data; /* changed configuration bytes; .size travels as `length` */
};

#define VMSG_EVENT_CONFIG_EVENT_FIXED_SIZE 16u
#define VMSG_EVENT_CONFIG_EVENT_DATA_MAX (VMSG_MESSAGE_MAX - VMSG_HEADER_SIZE - 16u)

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_TOO_LONG  fields->data.size exceeds VMSG_EVENT_CONFIG_EVENT_DATA_MAX.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_event_config_event_encode(struct vmsg_span out,
					   struct vmsg_route route,
					   const struct vmsg_event_config_event *fields,
					   size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_event_config_event_view {
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
 * @retval VMSG_ERR_TRUNCATED  Fixed fields are missing, or `length` says more than there
 *                             is.
 */
VMSG_MUST_CHECK
static inline vmsg_status
vmsg_event_config_event_parse(struct vmsg_bytes payload,
			      struct vmsg_event_config_event_view *ret_view,
			      struct vmsg_error *error)
{
	uint32_t length;

	if (payload.size < VMSG_EVENT_CONFIG_EVENT_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_EVENT_CONFIG_EVENT_FIXED);
	}

	length = vmsg_load_le32(payload.data + 12);
	if (length > payload.size - VMSG_EVENT_CONFIG_EVENT_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_EVENT_CONFIG_EVENT_TAIL);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param view         A payload that passed validation.
 * @param config_size  Size of configuration space from GET_DEVICE_INFO, in bytes.
 * @param error        Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  `offset + length <= config_size` does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_event_config_event_check_context(struct vmsg_event_config_event_view view,
						  uint32_t config_size,
						  struct vmsg_error *error);

static inline uint32_t
vmsg_event_config_event_device_status(struct vmsg_event_config_event_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t vmsg_event_config_event_generation(struct vmsg_event_config_event_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline uint32_t vmsg_event_config_event_offset(struct vmsg_event_config_event_view view)
{
	return vmsg_load_le32(view.payload.data + 8);
}

static inline struct vmsg_bytes
vmsg_event_config_event_data(struct vmsg_event_config_event_view view)
{
	struct vmsg_bytes data;

	data.data = view.payload.data + 16;
	data.size = vmsg_load_le32(view.payload.data + 12);
	return data;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_EVENT_CONFIG_H */
