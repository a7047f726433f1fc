/*
 * bus_ping: ask the other side of the bus for a sign of life.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Bus Messages / PING".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_BUS_PING_H
#define VMSG_WIRE_BUS_PING_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Request, from either side:
 *
 *   offset  bytes  field
 *        0      4  data
 */
struct vmsg_bus_ping_req {
	uint32_t data; /* any value */
};

#define VMSG_BUS_PING_REQ_FIXED_SIZE 4u

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
vmsg_status vmsg_bus_ping_req_encode(struct vmsg_span out,
				     struct vmsg_route route,
				     const struct vmsg_bus_ping_req *fields,
				     size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_bus_ping_req_view {
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
static inline vmsg_status vmsg_bus_ping_req_parse(struct vmsg_bytes payload,
						  struct vmsg_bus_ping_req_view *ret_view,
						  struct vmsg_error *error)
{
	if (payload.size < VMSG_BUS_PING_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_BUS_PING_REQ_FIXED);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

static inline uint32_t vmsg_bus_ping_req_data(struct vmsg_bus_ping_req_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

/*
 * Response, from either side:
 *
 *   offset  bytes  field
 *        0      4  data
 */
struct vmsg_bus_ping_resp {
	uint32_t data; /* echo of the request */
};

#define VMSG_BUS_PING_RESP_FIXED_SIZE 4u

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
vmsg_status vmsg_bus_ping_resp_encode(struct vmsg_span out,
				      struct vmsg_route route,
				      const struct vmsg_bus_ping_resp *fields,
				      size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_bus_ping_resp_view {
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
static inline vmsg_status vmsg_bus_ping_resp_parse(struct vmsg_bytes payload,
						   struct vmsg_bus_ping_resp_view *ret_view,
						   struct vmsg_error *error)
{
	if (payload.size < VMSG_BUS_PING_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_BUS_PING_RESP_FIXED);
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
 * @retval VMSG_ERR_MISMATCH  `data` is not the request's.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_bus_ping_resp_check_echo(struct vmsg_bus_ping_resp_view view,
					  const struct vmsg_bus_ping_req *req,
					  struct vmsg_error *error);

static inline uint32_t vmsg_bus_ping_resp_data(struct vmsg_bus_ping_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_BUS_PING_H */
