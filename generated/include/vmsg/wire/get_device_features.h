/*
 * get_device_features: read a window of the feature bits a device offers, in blocks of 32.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_GET_DEVICE_FEATURES".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_GET_DEVICE_FEATURES_H
#define VMSG_WIRE_GET_DEVICE_FEATURES_H

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
 *        0      4  block_index
 *        4      4  num_blocks
 */
struct vmsg_get_device_features_req {
	uint32_t block_index; /* first block; block 0 holds bits 0 to 31 */
	uint32_t num_blocks;  /* blocks wanted */
};

#define VMSG_GET_DEVICE_FEATURES_REQ_FIXED_SIZE 8u

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
vmsg_status vmsg_get_device_features_req_encode(struct vmsg_span out,
						struct vmsg_route route,
						const struct vmsg_get_device_features_req *fields,
						size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_get_device_features_req_view {
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
vmsg_get_device_features_req_parse(struct vmsg_bytes payload,
				   struct vmsg_get_device_features_req_view *ret_view,
				   struct vmsg_error *error)
{
	if (payload.size < VMSG_GET_DEVICE_FEATURES_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_FEATURES_REQ_FIXED);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

static inline uint32_t
vmsg_get_device_features_req_block_index(struct vmsg_get_device_features_req_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t
vmsg_get_device_features_req_num_blocks(struct vmsg_get_device_features_req_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

/*
 * Response, device to driver:
 *
 *   offset           bytes  field
 *        0               4  block_index
 *        4               4  num_blocks
 *        8  4 * num_blocks  features
 */
struct vmsg_get_device_features_resp {
	uint32_t block_index;     /* echo of the request */
	const uint32_t *features; /* feature bits, zero beyond those implemented; host order */
	size_t num_blocks;        /* elements in `features` */
};

#define VMSG_GET_DEVICE_FEATURES_RESP_FIXED_SIZE 8u
#define VMSG_GET_DEVICE_FEATURES_RESP_FEATURES_MAX ((VMSG_MESSAGE_MAX - VMSG_HEADER_SIZE - 8u) / 4u)

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
 *                            VMSG_GET_DEVICE_FEATURES_RESP_FEATURES_MAX.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_get_device_features_resp_encode(struct vmsg_span out,
						 struct vmsg_route route,
						 const struct vmsg_get_device_features_resp *fields,
						 size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_get_device_features_resp_view {
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
vmsg_get_device_features_resp_parse(struct vmsg_bytes payload,
				    struct vmsg_get_device_features_resp_view *ret_view,
				    struct vmsg_error *error)
{
	uint32_t num_blocks;

	if (payload.size < VMSG_GET_DEVICE_FEATURES_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_FEATURES_RESP_FIXED);
	}

	num_blocks = vmsg_load_le32(payload.data + 4);
	if (num_blocks > (payload.size - VMSG_GET_DEVICE_FEATURES_RESP_FIXED_SIZE) / 4u) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_FEATURES_RESP_TAIL);
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
 * @retval VMSG_ERR_MISMATCH  `block_index` is not the request's, or `num_blocks` is not
 *                            the request's.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_get_device_features_resp_check_echo(struct vmsg_get_device_features_resp_view view,
						     const struct vmsg_get_device_features_req *req,
						     struct vmsg_error *error);

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
vmsg_get_device_features_resp_check_context(struct vmsg_get_device_features_resp_view view,
					    uint32_t num_feature_bits,
					    struct vmsg_error *error);

static inline uint32_t
vmsg_get_device_features_resp_block_index(struct vmsg_get_device_features_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t
vmsg_get_device_features_resp_num_blocks(struct vmsg_get_device_features_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline uint32_t
vmsg_get_device_features_resp_features_at(struct vmsg_get_device_features_resp_view view,
					  size_t index)
{
	return vmsg_load_le32(view.payload.data + 8 + 4u * index);
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_GET_DEVICE_FEATURES_H */
