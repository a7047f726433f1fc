/*
 * get_vqueue: read the size limits and the configuration of a virtqueue.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_GET_VQUEUE".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_GET_VQUEUE_H
#define VMSG_WIRE_GET_VQUEUE_H

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
 *        0      4  index
 */
struct vmsg_get_vqueue_req {
	uint32_t index; /* queue index */
};

#define VMSG_GET_VQUEUE_REQ_FIXED_SIZE 4u

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
vmsg_status vmsg_get_vqueue_req_encode(struct vmsg_span out,
				       struct vmsg_route route,
				       const struct vmsg_get_vqueue_req *fields,
				       size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_get_vqueue_req_view {
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
static inline vmsg_status vmsg_get_vqueue_req_parse(struct vmsg_bytes payload,
						    struct vmsg_get_vqueue_req_view *ret_view,
						    struct vmsg_error *error)
{
	if (payload.size < VMSG_GET_VQUEUE_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_GET_VQUEUE_REQ_FIXED);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param view            A payload that passed validation.
 * @param max_virtqueues  Number of virtqueues from GET_DEVICE_INFO.
 * @param error           Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  `index < max_virtqueues` does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_get_vqueue_req_check_context(struct vmsg_get_vqueue_req_view view,
					      uint32_t max_virtqueues,
					      struct vmsg_error *error);

static inline uint32_t vmsg_get_vqueue_req_index(struct vmsg_get_vqueue_req_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

/*
 * Response, device to driver:
 *
 *   offset  bytes  field
 *        0      4  index
 *        4      4  max_size
 *        8      4  cur_size
 *       12      4  reserved
 *       16      8  desc_addr
 *       24      8  driver_addr
 *       32      8  device_addr
 */
struct vmsg_get_vqueue_resp {
	uint32_t index;       /* echo of the request */
	uint32_t max_size;    /* largest size, in descriptors; 0 when the queue does not exist */
	uint32_t cur_size;    /* configured size, in descriptors; 0 when not configured */
	uint64_t desc_addr;   /* bus address of the descriptor area */
	uint64_t driver_addr; /* bus address of the driver area */
	uint64_t device_addr; /* bus address of the device area */
};

#define VMSG_GET_VQUEUE_RESP_FIXED_SIZE 40u

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
vmsg_status vmsg_get_vqueue_resp_encode(struct vmsg_span out,
					struct vmsg_route route,
					const struct vmsg_get_vqueue_resp *fields,
					size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_get_vqueue_resp_view {
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
static inline vmsg_status vmsg_get_vqueue_resp_parse(struct vmsg_bytes payload,
						     struct vmsg_get_vqueue_resp_view *ret_view,
						     struct vmsg_error *error)
{
	if (payload.size < VMSG_GET_VQUEUE_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_GET_VQUEUE_RESP_FIXED);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check that a response answers @p req, by comparing what it repeats.
 *
 * @param view   A payload that passed validation.
 * @param req    The request that was sent.
 * @param error  Set on failure; may be NULL.
 *
 * @retval VMSG_OK            It does.
 * @retval VMSG_ERR_MISMATCH  `index` is not the request's.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_get_vqueue_resp_check_echo(struct vmsg_get_vqueue_resp_view view,
					    const struct vmsg_get_vqueue_req *req,
					    struct vmsg_error *error);

/**
 * Check what takes more than the frame to decide.
 *
 * @param view   A payload that passed validation.
 * @param error  Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  `cur_size <= max_size` does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_get_vqueue_resp_check_context(struct vmsg_get_vqueue_resp_view view,
					       struct vmsg_error *error);

static inline uint32_t vmsg_get_vqueue_resp_index(struct vmsg_get_vqueue_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t vmsg_get_vqueue_resp_max_size(struct vmsg_get_vqueue_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline uint32_t vmsg_get_vqueue_resp_cur_size(struct vmsg_get_vqueue_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 8);
}

static inline uint64_t vmsg_get_vqueue_resp_desc_addr(struct vmsg_get_vqueue_resp_view view)
{
	return vmsg_load_le64(view.payload.data + 16);
}

static inline uint64_t vmsg_get_vqueue_resp_driver_addr(struct vmsg_get_vqueue_resp_view view)
{
	return vmsg_load_le64(view.payload.data + 24);
}

static inline uint64_t vmsg_get_vqueue_resp_device_addr(struct vmsg_get_vqueue_resp_view view)
{
	return vmsg_load_le64(view.payload.data + 32);
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_GET_VQUEUE_H */
