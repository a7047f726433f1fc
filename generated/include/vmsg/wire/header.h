/*
 * header: what is in front of every payload, and how failures are reported.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_HEADER_H
#define VMSG_WIRE_HEADER_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/ids.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VMSG_HEADER_SIZE 8u

#define VMSG_BUS_MAX_SIZE_MIN 48u    /* smallest maximum message size a bus may advertise */
#define VMSG_BUS_MAX_SIZE_MAX 65535u /* largest maximum message size a bus may advertise */
/* largest maximum message size a bus is advised to advertise */
#define VMSG_BUS_MAX_SIZE_USUAL 264u
#define VMSG_MESSAGE_MAX VMSG_BUS_MAX_SIZE_MAX /* bytes of the largest message */
#define VMSG_REVISION 1u                       /* of the message set */

/** Who a message is for, and which request it answers. */
struct vmsg_route {
	uint16_t dev_num; /* device number; 0 in bus messages */
	uint16_t token;   /* owned by the bus; a device copies it into its response */
};

/*
 * Header:
 *
 *   offset  bytes  field
 *        0      1  type
 *        1      1  msg_id
 *        2      2  dev_num
 *        4      2  token
 *        6      2  msg_size
 */
struct vmsg_header {
	uint8_t type;      /* direction and class of the message */
	uint8_t msg_id;    /* what the message is; a separate number space per class */
	uint16_t dev_num;  /* device number; 0 in bus messages */
	uint16_t token;    /* owned by the bus; a device copies it into its response */
	uint16_t msg_size; /* the whole message, header included, in bytes */
};

/** Why a message was refused. */
struct vmsg_error {
	vmsg_status status;
	uint16_t offset; /* bytes from the start of the frame */
	uint16_t field;  /* VMSG_FIELD_ */
	uint16_t rule;   /* VMSG_RULE_ */
	uint16_t check;  /* VMSG_CHECK_ */
};

/* Refusals are one jump out of the way; the compiler is told so. */
#if defined(__GNUC__)
#define VMSG_ALWAYS_INLINE __attribute__((always_inline))
#define VMSG_COLD __attribute__((cold))
#else
#define VMSG_ALWAYS_INLINE
#define VMSG_COLD
#endif

/** The part of vmsg_fail() that is not inline. */
VMSG_COLD VMSG_MUST_CHECK vmsg_status vmsg_fail_row(struct vmsg_error *error, uint16_t check);

/** Pass on a status that is not VMSG_OK, so that compilers see results as set whenever it is. */
VMSG_MUST_CHECK
static inline VMSG_ALWAYS_INLINE vmsg_status vmsg_refused(vmsg_status status)
{
#if defined(__GNUC__)
	if (status == VMSG_OK) {
		__builtin_unreachable();
	}
#endif
	return status;
}

/**
 * Say why a message is refused.
 *
 * @param error  Filled in; may be NULL.
 * @param check  A VMSG_CHECK_ number other than 0.
 * @return       The status that failing this check has, never VMSG_OK.
 */
VMSG_MUST_CHECK
static inline VMSG_ALWAYS_INLINE vmsg_status vmsg_fail(struct vmsg_error *error, uint16_t check)
{
	return vmsg_refused(vmsg_fail_row(error, check));
}

/**
 * Write a header; @p size is that of the whole message in bytes.
 *
 * All of it is one store: several cost more than the shifts.
 */
static inline void vmsg_header_store(uint8_t *out,
				     uint8_t type,
				     uint8_t msg_id,
				     struct vmsg_route route,
				     uint16_t size)
{
	const uint32_t to = route.dev_num | ((uint32_t)route.token << 16);
	uint64_t header = type;

	header |= (uint64_t)msg_id << 8;
	header |= (uint64_t)to << 16;
	header |= (uint64_t)size << 48;
	vmsg_store_le64(out, header);
}

/**
 * Write a message that is a header and nothing else.
 *
 * @param out       Destination.  Untouched unless the result is VMSG_OK.
 * @param type      VMSG_TYPE_ bits.
 * @param msg_id    Message id.
 * @param route     Device number and token.
 * @param ret_size  Set to the message size in bytes on VMSG_OK.
 *
 * @retval VMSG_OK            Message written.
 * @retval VMSG_ERR_NO_SPACE  @p out is smaller than a header.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_empty_encode(struct vmsg_span out,
			      uint8_t type,
			      uint8_t msg_id,
			      struct vmsg_route route,
			      size_t *ret_size);

/**
 * Validate a header and find its payload; whether the id means anything is not looked at.
 *
 * @param frame        What arrived.  Bytes behind `msg_size` are ignored.
 * @param ret_header   Set on VMSG_OK; reserved bits of `type` are cleared.
 * @param ret_payload  Set on VMSG_OK; part of @p frame.
 * @param error        Set on failure; may be NULL.
 *
 * @retval VMSG_OK             The payload can be parsed.
 * @retval VMSG_ERR_TRUNCATED  Fixed fields are missing, or `msg_size <= frame_size` does
 *                             not hold.
 * @retval VMSG_ERR_MALFORMED  `msg_size >= 8`, or `not (is_event and is_response)`, or
 *                             `not is_bus or dev_num == 0` does not hold.
 */
VMSG_MUST_CHECK
static inline vmsg_status vmsg_header_parse(struct vmsg_bytes frame,
					    struct vmsg_header *ret_header,
					    struct vmsg_bytes *ret_payload,
					    struct vmsg_error *error)
{
	struct vmsg_header header;

	if (frame.size < VMSG_HEADER_SIZE) {
		return vmsg_fail(error, VMSG_CHECK_HEADER_PRESENT);
	}

	header.type = (uint8_t)(vmsg_load_u8(frame.data + 0) & VMSG_TYPE_MASK);
	header.msg_id = vmsg_load_u8(frame.data + 1);
	header.dev_num = vmsg_load_le16(frame.data + 2);
	header.token = vmsg_load_le16(frame.data + 4);
	header.msg_size = vmsg_load_le16(frame.data + 6);

	if (header.msg_size < 8u) {
		return vmsg_fail(error, VMSG_CHECK_HEADER_MSG_SIZE_MIN);
	}
	if (header.msg_size > frame.size) {
		return vmsg_fail(error, VMSG_CHECK_HEADER_MSG_SIZE_FITS);
	}
	if ((header.msg_id & VMSG_MSG_ID_EVENT) != 0 && (header.type & VMSG_TYPE_RESPONSE) != 0) {
		return vmsg_fail(error, VMSG_CHECK_HEADER_EVENT_IS_REQUEST);
	}
	if ((header.type & VMSG_TYPE_BUS) != 0 && header.dev_num != 0u) {
		return vmsg_fail(error, VMSG_CHECK_HEADER_BUS_DEV_NUM);
	}

	*ret_header = header;
	ret_payload->data = frame.data + VMSG_HEADER_SIZE;
	ret_payload->size = (size_t)header.msg_size - VMSG_HEADER_SIZE;
	return VMSG_OK;
}

/** The part of vmsg_header_parse_as() that is not inline: find out what is wrong. */
VMSG_COLD VMSG_MUST_CHECK vmsg_status vmsg_header_refuse(struct vmsg_bytes frame,
							 struct vmsg_error *error);

/**
 * Validate the header of a frame that has to be one particular message.
 *
 * Says the same as vmsg_header_parse() followed by a comparison, and is cheaper: with constant
 * arguments most of the checks are one.
 *
 * @param frame        What arrived.  Bytes behind `msg_size` are ignored.
 * @param type         VMSG_TYPE_ bits of the message.
 * @param msg_id       Its id.
 * @param ret_header   Set on VMSG_OK.
 * @param ret_payload  Set on VMSG_OK; part of @p frame.
 * @param error        Set on failure; may be NULL.
 *
 * @retval VMSG_OK               The payload can be parsed.
 * @retval VMSG_ERR_UNSUPPORTED  A valid header of another message.
 * @return                       Else as vmsg_header_parse().
 */
VMSG_MUST_CHECK
static inline vmsg_status vmsg_header_parse_as(struct vmsg_bytes frame,
					       uint8_t type,
					       uint8_t msg_id,
					       struct vmsg_header *ret_header,
					       struct vmsg_bytes *ret_payload,
					       struct vmsg_error *error)
{
	size_t size;

	if (frame.size < VMSG_HEADER_SIZE ||
	    (vmsg_load_u8(frame.data + 0) & VMSG_TYPE_MASK) != type ||
	    vmsg_load_u8(frame.data + 1) != msg_id ||
	    ((msg_id & VMSG_MSG_ID_EVENT) != 0 && (type & VMSG_TYPE_RESPONSE) != 0) ||
	    ((type & VMSG_TYPE_BUS) != 0 && vmsg_load_le16(frame.data + 2) != 0u)) {
		return vmsg_refused(vmsg_header_refuse(frame, error));
	}

	/* a size below the header's wraps around to more than any frame has */
	size = (size_t)vmsg_load_le16(frame.data + 6) - VMSG_HEADER_SIZE;
	if (size > frame.size - VMSG_HEADER_SIZE) {
		return vmsg_refused(vmsg_header_refuse(frame, error));
	}

	ret_header->type = type;
	ret_header->msg_id = msg_id;
	ret_header->dev_num = vmsg_load_le16(frame.data + 2);
	ret_header->token = vmsg_load_le16(frame.data + 4);
	ret_header->msg_size = vmsg_load_le16(frame.data + 6);
	ret_payload->data = frame.data + VMSG_HEADER_SIZE;
	ret_payload->size = size;
	return VMSG_OK;
}

/**
 * Check what takes more than the frame to decide.
 *
 * @param header        A header that was parsed.
 * @param bus_max_size  Largest message the bus carries, in bytes.
 * @param error         Set on failure; may be NULL.
 *
 * @retval VMSG_OK            It fits.
 * @retval VMSG_ERR_TOO_LONG  `msg_size <= bus_max_size` does not hold.
 */
VMSG_MUST_CHECK
static inline vmsg_status vmsg_header_check_context(const struct vmsg_header *header,
						    uint32_t bus_max_size,
						    struct vmsg_error *error)
{
	if (header->msg_size > bus_max_size) {
		return vmsg_fail(error, VMSG_CHECK_HEADER_MSG_SIZE_MAX);
	}
	return VMSG_OK;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_HEADER_H */
