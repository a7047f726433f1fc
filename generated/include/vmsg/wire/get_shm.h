/*
 * get_shm: find a shared memory region the device owns.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * Spec: virtio-msg PATCH v1, "Transport Messages / VIRTIO_MSG_GET_SHM".
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_GET_SHM_H
#define VMSG_WIRE_GET_SHM_H

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
struct vmsg_get_shm_req {
	uint32_t index; /* region id */
};

#define VMSG_GET_SHM_REQ_FIXED_SIZE 4u

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
vmsg_status vmsg_get_shm_req_encode(struct vmsg_span out,
				    struct vmsg_route route,
				    const struct vmsg_get_shm_req *fields,
				    size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_get_shm_req_view {
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
static inline vmsg_status vmsg_get_shm_req_parse(struct vmsg_bytes payload,
						 struct vmsg_get_shm_req_view *ret_view,
						 struct vmsg_error *error)
{
	if (payload.size < VMSG_GET_SHM_REQ_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_GET_SHM_REQ_FIXED);
	}

	ret_view->payload = payload;
	return VMSG_OK;
}

static inline uint32_t vmsg_get_shm_req_index(struct vmsg_get_shm_req_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

/*
 * Response, device to driver:
 *
 *   offset  bytes  field
 *        0      4  index
 *        4      4  length
 *        8      4  address
 */
struct vmsg_get_shm_resp {
	uint32_t index;   /* echo of the request */
	uint32_t length;  /* size of the region, in bytes; 0 when there is none */
	uint32_t address; /* bus address of the region */
};

#define VMSG_GET_SHM_RESP_FIXED_SIZE 12u

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
vmsg_status vmsg_get_shm_resp_encode(struct vmsg_span out,
				     struct vmsg_route route,
				     const struct vmsg_get_shm_resp *fields,
				     size_t *ret_size);

/** A payload that passed validation.  Borrows the bytes it was parsed from. */
struct vmsg_get_shm_resp_view {
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
static inline vmsg_status vmsg_get_shm_resp_parse(struct vmsg_bytes payload,
						  struct vmsg_get_shm_resp_view *ret_view,
						  struct vmsg_error *error)
{
	if (payload.size < VMSG_GET_SHM_RESP_FIXED_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_GET_SHM_RESP_FIXED);
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
vmsg_status vmsg_get_shm_resp_check_echo(struct vmsg_get_shm_resp_view view,
					 const struct vmsg_get_shm_req *req,
					 struct vmsg_error *error);

static inline uint32_t vmsg_get_shm_resp_index(struct vmsg_get_shm_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 0);
}

static inline uint32_t vmsg_get_shm_resp_length(struct vmsg_get_shm_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 4);
}

static inline uint32_t vmsg_get_shm_resp_address(struct vmsg_get_shm_resp_view view)
{
	return vmsg_load_le32(view.payload.data + 8);
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_GET_SHM_H */
