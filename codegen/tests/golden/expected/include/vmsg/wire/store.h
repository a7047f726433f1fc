/*
 * store: put bytes into the store.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: Toy protocol, "Toy / STORE".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_STORE_H
#define VMSG_WIRE_STORE_H

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
 *   offset   bytes  field
 *        0       6  key
 *        6       2  reserved
 *        8       8  address
 *       16       4  offset
 *       20       4  length
 *       24  length  data
 */
struct vmsg_store_req {
	uint8_t key[6];         /* names the entry */
	uint64_t address;       /* where the original is */
	uint32_t offset;        /* from the start of the store, in bytes */
	struct vmsg_bytes data; /* what to store; .size travels as `length` */
};

#define VMSG_STORE_REQ_FIXED_SIZE 24u
#define VMSG_STORE_REQ_DATA_MAX (VMSG_MESSAGE_MAX - VMSG_HEADER_SIZE - 24u)

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK             Message written.
 * @retval VMSG_ERR_TOO_LONG   fields->data.size exceeds VMSG_STORE_REQ_DATA_MAX.
 * @retval VMSG_ERR_MALFORMED  `address % 8 == 0` does not hold.
 * @retval VMSG_ERR_NO_SPACE   @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_store_req_encode(struct vmsg_span out,
				  struct vmsg_route route,
				  const struct vmsg_store_req *fields,
				  size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_store_req_view {
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
 * @retval VMSG_ERR_MALFORMED  `address % 8 == 0` does not hold.
 */
VMSG_MUST_CHECK
static inline vmsg_status vmsg_store_req_parse(struct vmsg_bytes payload,
					       struct vmsg_store_req_view *ret_view,
					       struct vmsg_error *error)
{
	uint64_t address;
	uint32_t length;

	if (payload.size < VMSG_STORE_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_STORE_REQ_FIXED);
	}

	address = vmsg_load_le64(payload.data + 8);
	length = vmsg_load_le32(payload.data + 20);
	if (address % 8u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_STORE_REQ_ADDRESS_ALIGN);
	}
	if (length > payload.size - VMSG_STORE_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_STORE_REQ_TAIL);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param view     A payload that passed validation.
 * @param room     Size of the store, in bytes.
 * @param is_open  The store takes writes.
 * @param error    Set on failure; may be NULL.
 *
 * @retval VMSG_OK                It fits.
 * @retval VMSG_ERR_OUT_OF_RANGE  `is_open and offset + length <= room` does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_store_req_check_context(struct vmsg_store_req_view view,
					 uint32_t room,
					 bool is_open,
					 struct vmsg_error *error);

static inline struct vmsg_bytes vmsg_store_req_key(struct vmsg_store_req_view view)
{
	struct vmsg_bytes key;

	key.data = view.payload.data + 0;
	key.size = 6u;
	return key;
}

static inline uint64_t vmsg_store_req_address(struct vmsg_store_req_view view)
{
	return vmsg_load_le64(view.payload.data + 8);
}

static inline uint32_t vmsg_store_req_offset(struct vmsg_store_req_view view)
{
	return vmsg_load_le32(view.payload.data + 16);
}

static inline struct vmsg_bytes vmsg_store_req_data(struct vmsg_store_req_view view)
{
	struct vmsg_bytes data;

	data.data = view.payload.data + 24;
	data.size = vmsg_load_le32(view.payload.data + 20);
	return data;
}

/*
 * Response, device to driver:
 *
 *   offset   bytes  field
 *        0       4  offset
 *        4       4  length
 *        8  length  data, may be absent
 */
struct vmsg_store_resp {
	uint32_t offset;        /* echo of the request, in bytes */
	uint32_t length;        /* bytes stored */
	struct vmsg_bytes data; /* what was stored; none or `length` bytes */
};

#define VMSG_STORE_RESP_FIXED_SIZE 8u
#define VMSG_STORE_RESP_DATA_MAX (VMSG_MESSAGE_MAX - VMSG_HEADER_SIZE - 8u)

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_TOO_LONG  fields->data.size exceeds VMSG_STORE_RESP_DATA_MAX.
 * @retval VMSG_ERR_MISMATCH  fields->data.size is neither 0 nor fields->length.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_store_resp_encode(struct vmsg_span out,
				   struct vmsg_route route,
				   const struct vmsg_store_resp *fields,
				   size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_store_resp_view {
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
static inline vmsg_status vmsg_store_resp_parse(struct vmsg_bytes payload,
						struct vmsg_store_resp_view *ret_view,
						struct vmsg_error *error)
{
	uint32_t length;

	if (payload.size < VMSG_STORE_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_STORE_RESP_FIXED);
	}

	length = vmsg_load_le32(payload.data + 4);
	if (payload.size != VMSG_STORE_RESP_FIXED_SIZE &&
	    length > payload.size - VMSG_STORE_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_STORE_RESP_TAIL);
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
 * @retval VMSG_ERR_MISMATCH  `offset` is not the request's, or `length <= request.length`
 *                            does not hold.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_store_resp_check_echo(struct vmsg_store_resp_view view,
				       const struct vmsg_store_req *req,
				       struct vmsg_error *error);

static inline uint32_t vmsg_store_resp_offset(struct vmsg_store_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t vmsg_store_resp_length(struct vmsg_store_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline struct vmsg_bytes vmsg_store_resp_data(struct vmsg_store_resp_view view)
{
	struct vmsg_bytes data;

	data.data = view.payload.data + 8;
	data.size = vmsg_load_le32(view.payload.data + 4);
	if (view.payload.size == VMSG_STORE_RESP_FIXED_SIZE) {
		data.size = 0;
	}
	return data;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_STORE_H */
