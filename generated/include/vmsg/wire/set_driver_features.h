/*
 * set_driver_features: write a window of the feature bits the driver accepts.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_SET_DRIVER_FEATURES".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_SET_DRIVER_FEATURES_H
#define VMSG_WIRE_SET_DRIVER_FEATURES_H

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
 *   offset           bytes  field
 *        0               4  block_index
 *        4               4  num_blocks
 *        8  4 * num_blocks  features
 */
struct vmsg_set_driver_features_req {
	uint32_t block_index;     /* first block */
	const uint32_t *features; /* feature bits to enable; host order */
	size_t num_blocks;        /* elements in `features` */
};

#define VMSG_SET_DRIVER_FEATURES_REQ_FIXED_SIZE 8u
#define VMSG_SET_DRIVER_FEATURES_REQ_FEATURES_MAX ((VMSG_MESSAGE_MAX - VMSG_HEADER_SIZE - 8u) / 4u)

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_TOO_LONG  fields->num_blocks exceeds
 *                            VMSG_SET_DRIVER_FEATURES_REQ_FEATURES_MAX.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_set_driver_features_req_encode(struct vmsg_span out,
						struct vmsg_route route,
						const struct vmsg_set_driver_features_req *fields,
						size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_set_driver_features_req_view {
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
 * @retval VMSG_ERR_TRUNCATED  Fixed fields are missing, or `num_blocks` says more than
 *                             there is.
 */
VMSG_MUST_CHECK
static inline vmsg_status
vmsg_set_driver_features_req_parse(struct vmsg_bytes payload,
				   struct vmsg_set_driver_features_req_view *ret_view,
				   struct vmsg_error *error)
{
	uint32_t num_blocks;

	if (payload.size < VMSG_SET_DRIVER_FEATURES_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_SET_DRIVER_FEATURES_REQ_FIXED);
	}

	num_blocks = vmsg_load_le32(payload.data + 4);
	if (num_blocks > (payload.size - VMSG_SET_DRIVER_FEATURES_REQ_FIXED_SIZE) / 4u) {
		return vmsg_fail(error, VMSG_CHECK_SET_DRIVER_FEATURES_REQ_TAIL);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param view              A payload that passed validation.
 * @param num_feature_bits  Feature bits the device implements from GET_DEVICE_INFO.
 * @param error             Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  A bit beyond those that exist is set.
 */
VMSG_MUST_CHECK
vmsg_status
vmsg_set_driver_features_req_check_context(struct vmsg_set_driver_features_req_view view,
					   uint32_t num_feature_bits,
					   struct vmsg_error *error);

static inline uint32_t
vmsg_set_driver_features_req_block_index(struct vmsg_set_driver_features_req_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t
vmsg_set_driver_features_req_num_blocks(struct vmsg_set_driver_features_req_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline uint32_t
vmsg_set_driver_features_req_features_at(struct vmsg_set_driver_features_req_view view,
					 size_t index)
{
	return vmsg_load_le32(view.payload.data + 8 + 4u * index);
}

/* Response, device to driver: a header and nothing else. */
#define VMSG_SET_DRIVER_FEATURES_RESP_FIXED_SIZE 0u

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
static inline vmsg_status vmsg_set_driver_features_resp_encode(struct vmsg_span out,
							       struct vmsg_route route,
							       size_t *ret_size)
{
	return vmsg_empty_encode(out,
				 VMSG_TYPE_RESPONSE,
				 VMSG_ID_SET_DRIVER_FEATURES,
				 route,
				 ret_size);
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
static inline vmsg_status vmsg_set_driver_features_resp_parse(struct vmsg_bytes payload,
							      struct vmsg_error *error)
{
	(void)payload;
	(void)error;
	return VMSG_OK;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_SET_DRIVER_FEATURES_H */
