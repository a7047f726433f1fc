/*
 * bus_get_devices: list the device numbers in use, a window at a time.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Bus Messages / GET_DEVICES".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_BUS_GET_DEVICES_H
#define VMSG_WIRE_BUS_GET_DEVICES_H

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
 *        0      2  offset
 *        2      2  count
 */
struct vmsg_bus_get_devices_req {
	uint16_t offset; /* first device number of the window */
	uint16_t count;  /* device numbers in the window */
};

#define VMSG_BUS_GET_DEVICES_REQ_FIXED_SIZE 4u

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK             Message written.
 * @retval VMSG_ERR_MALFORMED  `offset % 8 == 0`, or `count % 8 == 0` does not hold.
 * @retval VMSG_ERR_NO_SPACE   @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_bus_get_devices_req_encode(struct vmsg_span out,
					    struct vmsg_route route,
					    const struct vmsg_bus_get_devices_req *fields,
					    size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_bus_get_devices_req_view {
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
 * @retval VMSG_ERR_MALFORMED  `offset % 8 == 0`, or `count % 8 == 0` does not hold.
 */
VMSG_MUST_CHECK
static inline vmsg_status
vmsg_bus_get_devices_req_parse(struct vmsg_bytes payload,
			       struct vmsg_bus_get_devices_req_view *ret_view,
			       struct vmsg_error *error)
{
	uint32_t offset;
	uint32_t count;

	if (payload.size < VMSG_BUS_GET_DEVICES_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_REQ_FIXED);
	}

	offset = vmsg_load_le16(payload.data + 0);
	count = vmsg_load_le16(payload.data + 2);
	if (offset % 8u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_REQ_OFFSET_MULTIPLE);
	}
	if (count % 8u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_REQ_COUNT_MULTIPLE);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

static inline uint16_t vmsg_bus_get_devices_req_offset(struct vmsg_bus_get_devices_req_view view)
{
	return vmsg_load_le16(view.payload.data + 0);
}

static inline uint16_t vmsg_bus_get_devices_req_count(struct vmsg_bus_get_devices_req_view view)
{
	return vmsg_load_le16(view.payload.data + 2);
}

/*
 * Response, device to driver:
 *
 *   offset      bytes  field
 *        0          2  offset
 *        2          2  count
 *        4          2  next_offset
 *        6  count / 8  bitmap
 */
struct vmsg_bus_get_devices_resp {
	uint16_t offset;      /* echo of the request */
	uint16_t next_offset; /* where to go on; 0 when this was the last window */
	/*
	 * one bit per device number, lowest number in the lowest bit; .size * 8 travels as `count`
	 */
	struct vmsg_bytes bitmap;
};

#define VMSG_BUS_GET_DEVICES_RESP_FIXED_SIZE 6u
#define VMSG_BUS_GET_DEVICES_RESP_BITMAP_MAX 8191u

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK             Message written.
 * @retval VMSG_ERR_TOO_LONG   fields->bitmap.size exceeds
 *                             VMSG_BUS_GET_DEVICES_RESP_BITMAP_MAX.
 * @retval VMSG_ERR_MALFORMED  `offset % 8 == 0`, or `next_offset % 8 == 0`, or
 *                             `next_offset == 0 or next_offset >= offset + count` does
 *                             not hold.
 * @retval VMSG_ERR_NO_SPACE   @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_bus_get_devices_resp_encode(struct vmsg_span out,
					     struct vmsg_route route,
					     const struct vmsg_bus_get_devices_resp *fields,
					     size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_bus_get_devices_resp_view {
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
 * @retval VMSG_ERR_MALFORMED  `offset % 8 == 0`, or `count % 8 == 0`, or `next_offset % 8
 *                             == 0`, or `next_offset == 0 or next_offset >= offset +
 *                             count` does not hold.
 */
VMSG_MUST_CHECK
static inline vmsg_status
vmsg_bus_get_devices_resp_parse(struct vmsg_bytes payload,
				struct vmsg_bus_get_devices_resp_view *ret_view,
				struct vmsg_error *error)
{
	uint32_t offset;
	uint32_t count;
	uint32_t next_offset;

	if (payload.size < VMSG_BUS_GET_DEVICES_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_RESP_FIXED);
	}

	offset = vmsg_load_le16(payload.data + 0);
	count = vmsg_load_le16(payload.data + 2);
	next_offset = vmsg_load_le16(payload.data + 4);
	if (offset % 8u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_RESP_OFFSET_MULTIPLE);
	}
	if (count % 8u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_RESP_COUNT_MULTIPLE);
	}
	if (next_offset % 8u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_RESP_NEXT_OFFSET_MULTIPLE);
	}
	if (next_offset != 0u && next_offset < offset + count) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_RESP_NEXT_OFFSET_FORWARD);
	}
	if (count / 8u > payload.size - VMSG_BUS_GET_DEVICES_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_BUS_GET_DEVICES_RESP_TAIL);
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
 * @retval VMSG_ERR_MISMATCH  `offset` is not the request's, or `count <= request.count`
 *                            does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_bus_get_devices_resp_check_echo(struct vmsg_bus_get_devices_resp_view view,
						 const struct vmsg_bus_get_devices_req *req,
						 struct vmsg_error *error);

static inline uint16_t vmsg_bus_get_devices_resp_offset(struct vmsg_bus_get_devices_resp_view view)
{
	return vmsg_load_le16(view.payload.data + 0);
}

static inline uint16_t
vmsg_bus_get_devices_resp_next_offset(struct vmsg_bus_get_devices_resp_view view)
{
	return vmsg_load_le16(view.payload.data + 4);
}

static inline struct vmsg_bytes
vmsg_bus_get_devices_resp_bitmap(struct vmsg_bus_get_devices_resp_view view)
{
	struct vmsg_bytes bitmap;

	bitmap.data = view.payload.data + 6;
	bitmap.size = vmsg_load_le16(view.payload.data + 2) / 8u;
	return bitmap;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_BUS_GET_DEVICES_H */
