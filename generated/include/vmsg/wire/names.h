/*
 * names: what numbers are called and what payloads look like, for tools and traces.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_NAMES_H
#define VMSG_WIRE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A field of a payload. */
struct vmsg_field_info {
	const char *name;
	uint16_t offset;  /* bytes from the start of the payload */
	uint16_t size;    /* bytes of one element: 1, 2, 4 or 8 */
	uint16_t count;   /* elements of an array; 0 for a single number */
	bool is_reserved; /* sent as zero, ignored on receive */
	bool is_address;  /* names memory */
};

/** Elements behind the fields of a payload. */
struct vmsg_tail_info {
	const char *name;
	uint16_t size;       /* bytes of one element: 1, 2, 4 or 8 */
	uint16_t counted_by; /* index of the field that measures it */
	uint16_t divisor;    /* elements = that field / divisor */
	bool is_optional;    /* may be absent as a whole */
};

/** One direction of a message. */
struct vmsg_body_info {
	const char *name;                     /* as the specification spells it */
	const char *role;                     /* "req", "resp" or "event" */
	const char *kind;                     /* "request", "response" or "event" */
	const char *sender;                   /* "driver", "device" or "any" */
	const struct vmsg_field_info *fields; /* in wire order; NULL when there are none */
	const struct vmsg_tail_info *tail;    /* NULL when there is none */
	uint16_t field_count;
	uint16_t fixed_size; /* bytes of all fields */
	uint8_t msg_id;
	uint8_t type; /* VMSG_TYPE_ bits it is sent with */
	bool is_bus;
};

/**
 * Name of a message as the specification spells it: "GET_CONFIG".
 *
 * @return  A constant string; "UNKNOWN" for an id without a message.
 */
const char *vmsg_message_name(bool is_bus, uint8_t msg_id);

/**
 * Name of a VMSG_FIELD_ number: "msg_size".
 *
 * @return  A constant string; "NONE" for 0, "UNKNOWN" for a number nothing has.
 */
const char *vmsg_field_name(uint16_t field);

/**
 * Name of a VMSG_RULE_ number: "IMP-07".
 *
 * @return  A constant string; "NONE" for 0, "UNKNOWN" for a number nothing has.
 */
const char *vmsg_rule_name(uint16_t rule);

/**
 * Name of a VMSG_CHECK_ number: "get_config.resp.tail".
 *
 * @return  A constant string; "NONE" for 0, "UNKNOWN" for a number nothing has.
 */
const char *vmsg_check_name(uint16_t check);

/**
 * Walk through all payloads.
 *
 * @return  The payload with this index; NULL behind the last.
 */
const struct vmsg_body_info *vmsg_body_info_at(size_t index);

/**
 * Shape of the payload behind a header.
 *
 * @param type    Type bits; reserved ones are ignored.
 * @param msg_id  Message id.
 * @return        NULL when there is no such message.
 */
const struct vmsg_body_info *vmsg_body_info_of(uint8_t type, uint8_t msg_id);

/**
 * Shape of a payload by name.
 *
 * @param name  As the specification spells it: "GET_CONFIG".
 * @param role  "req", "resp" or "event".
 * @return      NULL when there is no such payload.
 */
const struct vmsg_body_info *vmsg_body_info_named(const char *name, const char *role);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_NAMES_H */
