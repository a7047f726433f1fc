/*
 * set_device_status: write the device status; 0 asks for a reset.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_SET_DEVICE_STATUS".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_SET_DEVICE_STATUS_H
#define VMSG_WIRE_SET_DEVICE_STATUS_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Request, driver to device:
 *
 *   offset  bytes  field
 *        0      4  status
 */
struct vmsg_set_device_status_req {
	uint32_t status; /* wanted status */
};

#define VMSG_SET_DEVICE_STATUS_REQ_FIXED_SIZE 4u

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
vmsg_status vmsg_set_device_status_req_encode(struct vmsg_span out,
					      struct vmsg_route route,
					      const struct vmsg_set_device_status_req *fields,
					      size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_set_device_status_req_view {
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
static inline vmsg_status
vmsg_set_device_status_req_parse(struct vmsg_bytes payload,
				 struct vmsg_set_device_status_req_view *ret_view,
				 struct vmsg_error *error)
{
	if (payload.size < VMSG_SET_DEVICE_STATUS_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_SET_DEVICE_STATUS_REQ_FIXED);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

static inline uint32_t
vmsg_set_device_status_req_status(struct vmsg_set_device_status_req_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

/*
 * Response, device to driver:
 *
 *   offset  bytes  field
 *        0      4  status
 */
struct vmsg_set_device_status_resp {
	uint32_t status; /* resulting status; may differ from the wanted one */
};

#define VMSG_SET_DEVICE_STATUS_RESP_FIXED_SIZE 4u

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
vmsg_status vmsg_set_device_status_resp_encode(struct vmsg_span out,
					       struct vmsg_route route,
					       const struct vmsg_set_device_status_resp *fields,
					       size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_set_device_status_resp_view {
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
static inline vmsg_status
vmsg_set_device_status_resp_parse(struct vmsg_bytes payload,
				  struct vmsg_set_device_status_resp_view *ret_view,
				  struct vmsg_error *error)
{
	if (payload.size < VMSG_SET_DEVICE_STATUS_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_SET_DEVICE_STATUS_RESP_FIXED);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

static inline uint32_t
vmsg_set_device_status_resp_status(struct vmsg_set_device_status_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_SET_DEVICE_STATUS_H */
