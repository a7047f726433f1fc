/*
 * set_config: write a window of configuration space.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_SET_CONFIG".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_SET_CONFIG_H
#define VMSG_WIRE_SET_CONFIG_H

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
 *   offset   bytes  field
 *        0       4  generation
 *        4       4  offset
 *        8       4  length
 *       12  length  data
 */
struct vmsg_set_config_req {
	uint32_t generation;    /* generation count the driver last saw */
	uint32_t offset;        /* from the start of configuration space, in bytes */
	struct vmsg_bytes data; /* configuration bytes; .size travels as `length` */
};

#define VMSG_SET_CONFIG_REQ_FIXED_SIZE 12u
#define VMSG_SET_CONFIG_REQ_DATA_MAX (VMSG_MESSAGE_MAX - VMSG_HEADER_SIZE - 12u)

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_TOO_LONG  fields->data.size exceeds VMSG_SET_CONFIG_REQ_DATA_MAX.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_set_config_req_encode(struct vmsg_span out,
				       struct vmsg_route route,
				       const struct vmsg_set_config_req *fields,
				       size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_set_config_req_view {
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
static inline vmsg_status vmsg_set_config_req_parse(struct vmsg_bytes payload,
						    struct vmsg_set_config_req_view *ret_view,
						    struct vmsg_error *error)
{
	uint32_t length;

	if (payload.size < VMSG_SET_CONFIG_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_SET_CONFIG_REQ_FIXED);
	}

	length = vmsg_load_le32(payload.data + 8);
	if (length > payload.size - VMSG_SET_CONFIG_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_SET_CONFIG_REQ_TAIL);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param view                A payload that passed validation.
 * @param config_size         Size of configuration space from GET_DEVICE_INFO, in bytes.
 * @param current_generation  The device's configuration generation count now.
 * @param error               Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  `offset + length <= config_size` does not hold.
 * @retval VMSG_ERR_REJECTED      `generation == current_generation` does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_set_config_req_check_context(struct vmsg_set_config_req_view view,
					      uint32_t config_size,
					      uint32_t current_generation,
					      struct vmsg_error *error);

static inline uint32_t vmsg_set_config_req_generation(struct vmsg_set_config_req_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t vmsg_set_config_req_offset(struct vmsg_set_config_req_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline struct vmsg_bytes vmsg_set_config_req_data(struct vmsg_set_config_req_view view)
{
	struct vmsg_bytes data;

	data.data = view.payload.data + 12;
	data.size = vmsg_load_le32(view.payload.data + 8);
	return data;
}

/*
 * Response, device to driver:
 *
 *   offset   bytes  field
 *        0       4  generation
 *        4       4  offset
 *        8       4  length
 *       12  length  data, may be absent
 */
struct vmsg_set_config_resp {
	uint32_t generation;    /* generation count after the write */
	uint32_t offset;        /* echo of the request, in bytes */
	uint32_t length;        /* bytes applied; 0 when the write is refused */
	struct vmsg_bytes data; /* what was applied; none or `length` bytes */
};

#define VMSG_SET_CONFIG_RESP_FIXED_SIZE 12u
#define VMSG_SET_CONFIG_RESP_DATA_MAX (VMSG_MESSAGE_MAX - VMSG_HEADER_SIZE - 12u)

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_TOO_LONG  fields->data.size exceeds VMSG_SET_CONFIG_RESP_DATA_MAX.
 * @retval VMSG_ERR_MISMATCH  fields->data.size is neither 0 nor fields->length.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_set_config_resp_encode(struct vmsg_span out,
					struct vmsg_route route,
					const struct vmsg_set_config_resp *fields,
					size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_set_config_resp_view {
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
static inline vmsg_status vmsg_set_config_resp_parse(struct vmsg_bytes payload,
						     struct vmsg_set_config_resp_view *ret_view,
						     struct vmsg_error *error)
{
	uint32_t length;

	if (payload.size < VMSG_SET_CONFIG_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_SET_CONFIG_RESP_FIXED);
	}

	length = vmsg_load_le32(payload.data + 8);
	if (payload.size != VMSG_SET_CONFIG_RESP_FIXED_SIZE &&
	    length > payload.size - VMSG_SET_CONFIG_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_SET_CONFIG_RESP_TAIL);
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
 * @retval VMSG_ERR_MISMATCH  `offset` is not the request's, or `length == 0 or length ==
 *                            request.length` does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_set_config_resp_check_echo(struct vmsg_set_config_resp_view view,
					    const struct vmsg_set_config_req *req,
					    struct vmsg_error *error);

static inline uint32_t vmsg_set_config_resp_generation(struct vmsg_set_config_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t vmsg_set_config_resp_offset(struct vmsg_set_config_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline uint32_t vmsg_set_config_resp_length(struct vmsg_set_config_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 8);
}

static inline struct vmsg_bytes vmsg_set_config_resp_data(struct vmsg_set_config_resp_view view)
{
	struct vmsg_bytes data;

	data.data = view.payload.data + 12;
	data.size = vmsg_load_le32(view.payload.data + 8);
	if (view.payload.size == VMSG_SET_CONFIG_RESP_FIXED_SIZE) {
		data.size = 0;
	}
	return data;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_SET_CONFIG_H */
