/*
 * bus_map: list the stores of the bus.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: Toy protocol, "Toy / MAP".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_BUS_MAP_H
#define VMSG_WIRE_BUS_MAP_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Request, from either side: a header and nothing else. */
#define VMSG_BUS_MAP_REQ_FIXED_SIZE 0u

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
vmsg_bus_map_req_encode(struct vmsg_span out, struct vmsg_route route, size_t *ret_size)
{
	return vmsg_empty_encode(out, VMSG_TYPE_BUS, VMSG_BUS_ID_MAP, route, ret_size);
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
static inline vmsg_status vmsg_bus_map_req_parse(struct vmsg_bytes payload,
						 struct vmsg_error *error)
{
	(void)payload;
	(void)error;
	return VMSG_OK;
}

/*
 * Response, from either side:
 *
 *   offset      bytes  field
 *        0          2  count
 *        2  count / 8  map
 */
struct vmsg_bus_map_resp {
	struct vmsg_bytes map; /* one bit per store; .size * 8 travels as `count` */
};

#define VMSG_BUS_MAP_RESP_FIXED_SIZE 2u
#define VMSG_BUS_MAP_RESP_MAP_MAX 8191u

/**
 * Write a complete message, header included.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param route     Device number and token.
 * @param fields    Values to send.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_TOO_LONG  fields->map.size exceeds VMSG_BUS_MAP_RESP_MAP_MAX.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than the message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_bus_map_resp_encode(struct vmsg_span out,
				     struct vmsg_route route,
				     const struct vmsg_bus_map_resp *fields,
				     size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_bus_map_resp_view {
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
 * @retval VMSG_ERR_MALFORMED  `count % 8 == 0` does not hold.
 */
VMSG_MUST_CHECK
static inline vmsg_status vmsg_bus_map_resp_parse(struct vmsg_bytes payload,
						  struct vmsg_bus_map_resp_view *ret_view,
						  struct vmsg_error *error)
{
	uint32_t count;

	if (payload.size < VMSG_BUS_MAP_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_BUS_MAP_RESP_FIXED);
	}

	count = vmsg_load_le16(payload.data + 0);
	if (count % 8u != 0u) {
		return vmsg_fail(error, VMSG_CHECK_BUS_MAP_RESP_COUNT_MULTIPLE);
	}
	if (count / 8u > payload.size - VMSG_BUS_MAP_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_BUS_MAP_RESP_TAIL);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

static inline struct vmsg_bytes vmsg_bus_map_resp_map(struct vmsg_bus_map_resp_view view)
{
	struct vmsg_bytes map;

	map.data = view.payload.data + 2;
	map.size = vmsg_load_le16(view.payload.data + 0) / 8u;
	return map;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_BUS_MAP_H */
