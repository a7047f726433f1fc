/*
 * get_device_info: learn what a device is and how large its parts are.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_GET_DEVICE_INFO".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_GET_DEVICE_INFO_H
#define VMSG_WIRE_GET_DEVICE_INFO_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Request, driver to device: a header and nothing else. */
#define VMSG_GET_DEVICE_INFO_REQ_FIXED_SIZE 0u

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
vmsg_get_device_info_req_encode(struct vmsg_span out, struct vmsg_route route, size_t *ret_size)
{
	return vmsg_empty_encode(out, 0, VMSG_ID_GET_DEVICE_INFO, route, ret_size);
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
static inline vmsg_status vmsg_get_device_info_req_parse(struct vmsg_bytes payload,
							 struct vmsg_error *error)
{
	(void)payload;
	(void)error;
	return VMSG_OK;
}

/*
 * Response, device to driver:
 *
 *   offset  bytes  field
 *        0      4  device_id
 *        4      4  vendor_id
 *        8      4  num_feature_bits
 *       12      4  config_size
 *       16      4  max_virtqueues
 *       20      2  admin_vq_start
 *       22      2  admin_vq_count
 */
struct vmsg_get_device_info_resp {
	uint32_t device_id;        /* virtio device type; 0 says nothing is there */
	uint32_t vendor_id;        /* chosen by the implementation */
	uint32_t num_feature_bits; /* feature bits implemented */
	uint32_t config_size;      /* size of configuration space, in bytes */
	uint32_t max_virtqueues;   /* number of virtqueues */
	uint16_t admin_vq_start;   /* index of the first administration virtqueue */
	uint16_t admin_vq_count;   /* number of administration virtqueues */
};

#define VMSG_GET_DEVICE_INFO_RESP_FIXED_SIZE 24u

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK             Message written.
 * @retval VMSG_ERR_MALFORMED  `num_feature_bits % 32 == 0` does not hold.
 * @retval VMSG_ERR_NO_SPACE   @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_get_device_info_resp_encode(struct vmsg_span out,
					     struct vmsg_route route,
					     const struct vmsg_get_device_info_resp *fields,
					     size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_get_device_info_resp_view {
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
 * @retval VMSG_ERR_MALFORMED  `num_feature_bits % 32 == 0` does not hold.
 */
VMSG_MUST_CHECK
static inline vmsg_status
vmsg_get_device_info_resp_parse(struct vmsg_bytes payload,
				struct vmsg_get_device_info_resp_view *ret_view,
				struct vmsg_error *error)
{
	uint32_t num_feature_bits;

	if (payload.size < VMSG_GET_DEVICE_INFO_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_INFO_RESP_FIXED);
	}

	num_feature_bits = vmsg_load_le32(payload.data + 8);
	if (num_feature_bits % 32u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_GET_DEVICE_INFO_RESP_NUM_FEATURE_BITS_MULTIPLE);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param view   A payload that passed validation.
 * @param error  Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  `max_virtqueues <= 65536`, or `admin_vq_count == 0 or
 *                                admin_vq_start + admin_vq_count <= max_virtqueues` does
 *                                not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_get_device_info_resp_check_context(struct vmsg_get_device_info_resp_view view,
						    struct vmsg_error *error);

static inline uint32_t
vmsg_get_device_info_resp_device_id(struct vmsg_get_device_info_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t
vmsg_get_device_info_resp_vendor_id(struct vmsg_get_device_info_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline uint32_t
vmsg_get_device_info_resp_num_feature_bits(struct vmsg_get_device_info_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 8);
}

static inline uint32_t
vmsg_get_device_info_resp_config_size(struct vmsg_get_device_info_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 12);
}

static inline uint32_t
vmsg_get_device_info_resp_max_virtqueues(struct vmsg_get_device_info_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 16);
}

static inline uint16_t
vmsg_get_device_info_resp_admin_vq_start(struct vmsg_get_device_info_resp_view view)
{
	return vmsg_load_le16(view.payload.data + 20);
}

static inline uint16_t
vmsg_get_device_info_resp_admin_vq_count(struct vmsg_get_device_info_resp_view view)
{
	return vmsg_load_le16(view.payload.data + 22);
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_GET_DEVICE_INFO_H */
