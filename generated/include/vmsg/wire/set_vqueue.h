/*
 * set_vqueue: configure a virtqueue.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_SET_VQUEUE".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_SET_VQUEUE_H
#define VMSG_WIRE_SET_VQUEUE_H

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
 * Request, driver to device:
 *
 *   offset  bytes  field
 *        0      4  index
 *        4      4  reserved0
 *        8      4  size
 *       12      4  reserved1
 *       16      8  desc_addr
 *       24      8  driver_addr
 *       32      8  device_addr
 */
struct vmsg_set_vqueue_req {
	uint32_t index;       /* queue index */
	uint32_t size;        /* queue size, in descriptors */
	uint64_t desc_addr;   /* bus address of the descriptor area */
	uint64_t driver_addr; /* bus address of the driver area */
	uint64_t device_addr; /* bus address of the device area */
};

#define VMSG_SET_VQUEUE_REQ_FIXED_SIZE 40u

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
vmsg_status vmsg_set_vqueue_req_encode(struct vmsg_span out,
				       struct vmsg_route route,
				       const struct vmsg_set_vqueue_req *fields,
				       size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_set_vqueue_req_view {
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
static inline vmsg_status vmsg_set_vqueue_req_parse(struct vmsg_bytes payload,
						    struct vmsg_set_vqueue_req_view *ret_view,
						    struct vmsg_error *error)
{
	if (payload.size < VMSG_SET_VQUEUE_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_SET_VQUEUE_REQ_FIXED);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param view            A payload that passed validation.
 * @param max_virtqueues  Number of virtqueues from GET_DEVICE_INFO.
 * @param queue_max_size  Max_size of this queue from GET_VQUEUE.
 * @param ring_packed     VIRTIO_F_RING_PACKED is negotiated.
 * @param error           Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  `index < max_virtqueues`, or `size >= 1`, or `size <=
 *                                queue_max_size`, or `ring_packed or size & (size - 1) ==
 *                                0` does not hold.
 * @retval VMSG_ERR_BAD_ADDRESS   `desc_addr % 16 == 0`, or `driver_addr % 2 == 0 and (not
 *                                ring_packed or driver_addr % 4 == 0)`, or `device_addr %
 *                                4 == 0` does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_set_vqueue_req_check_context(struct vmsg_set_vqueue_req_view view,
					      uint32_t max_virtqueues,
					      uint32_t queue_max_size,
					      bool ring_packed,
					      struct vmsg_error *error);

static inline uint32_t vmsg_set_vqueue_req_index(struct vmsg_set_vqueue_req_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t vmsg_set_vqueue_req_size(struct vmsg_set_vqueue_req_view view)
{
	return vmsg_load_le32(view.payload.data + 8);
}

static inline uint64_t vmsg_set_vqueue_req_desc_addr(struct vmsg_set_vqueue_req_view view)
{
	return vmsg_load_le64(view.payload.data + 16);
}

static inline uint64_t vmsg_set_vqueue_req_driver_addr(struct vmsg_set_vqueue_req_view view)
{
	return vmsg_load_le64(view.payload.data + 24);
}

static inline uint64_t vmsg_set_vqueue_req_device_addr(struct vmsg_set_vqueue_req_view view)
{
	return vmsg_load_le64(view.payload.data + 32);
}

/* Response, device to driver: a header and nothing else. */
#define VMSG_SET_VQUEUE_RESP_FIXED_SIZE 0u

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
static inline vmsg_status
vmsg_set_vqueue_resp_encode(struct vmsg_span out, struct vmsg_route route, size_t *ret_size)
{
	return vmsg_empty_encode(out, VMSG_TYPE_RESPONSE, VMSG_ID_SET_VQUEUE, route, ret_size);
}

/**
 * Accept a payload; there is nothing in it to be wrong.
 *
 * @param payload  Bytes after the header; not looked at.
 * @param error    Not written.
 *
 * @retval VMSG_OK  Always: bytes no field claims are ignored.
 */
VMSG_MUST_CHECK
static inline vmsg_status vmsg_set_vqueue_resp_parse(struct vmsg_bytes payload,
						     struct vmsg_error *error)
{
	(void)payload;
	(void)error;
	return VMSG_OK;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_SET_VQUEUE_H */
