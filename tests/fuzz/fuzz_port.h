/*
 * fuzz_port: a bus end whose other side is the fuzzer's input.
 *
 * The input is a list of records: one byte of size, one byte of what happens
 * before, then the frame.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_FUZZ_FUZZ_PORT_H
#define VMSG_FUZZ_FUZZ_PORT_H

#include <string.h>

#include <vmsg/bus.h>
#include <vmsg/wire/header.h>

enum {
	FUZZ_MAX_SIZE = 264,
	FUZZ_FULL = 0x80,  /* one send finds no room */
	FUZZ_PATCH = 0x40, /* the frame answers the last request: its header, the input's payload */
	FUZZ_TIME = 0x0f,  /* time passes, as a power of two */
};

struct fuzz_port {
	const uint8_t *data;
	size_t size;
	uint8_t last[FUZZ_MAX_SIZE]; /* the last frame the endpoint sent */
	size_t last_size;
	uint8_t flags;          /* of the record that is next */
	const uint8_t *refused; /* record whose FULL was used up */
	bool has_record;
};

/** Move to the next record; false at the end of the input. */
static inline bool fuzz_port_next(struct fuzz_port *port)
{
	port->has_record = port->size >= 2;
	port->flags = port->has_record ? port->data[1] : 0;
	return port->has_record;
}

static inline vmsg_status
fuzz_port_send(void *context, struct vmsg_bytes frame, const struct vmsg_envelope *envelope)
{
	struct fuzz_port *port = context;

	(void)envelope;
	if ((port->flags & FUZZ_FULL) != 0 && port->refused != port->data) {
		port->refused = port->data;
		return VMSG_ERR_FULL;
	}
	if (frame.size > sizeof(port->last)) {
		__builtin_trap(); /* the endpoint promised not to */
	}
	memcpy(port->last, frame.data, frame.size);
	port->last_size = frame.size;
	return VMSG_OK;
}

static inline vmsg_status fuzz_port_receive(void *context,
					    struct vmsg_span room,
					    size_t *ret_size,
					    struct vmsg_envelope *ret_envelope)
{
	struct fuzz_port *port = context;
	size_t size;

	if (!port->has_record) {
		return VMSG_ERR_EMPTY;
	}
	port->has_record = false;
	size = port->data[0];
	if (size > port->size - 2) {
		size = port->size - 2;
	}
	if (size > room.size) {
		size = room.size;
	}
	memcpy(room.data, port->data + 2, size);
	port->data += 2 + size;
	port->size -= 2 + size;
	if ((port->flags & FUZZ_PATCH) != 0 && size >= VMSG_HEADER_SIZE &&
	    port->last_size >= VMSG_HEADER_SIZE) {
		/* Without this the input would have to guess tokens. */
		memcpy(room.data, port->last, VMSG_HEADER_SIZE);
		room.data[0] |= VMSG_TYPE_RESPONSE;
		vmsg_store_le16(room.data + VMSG_HEADER_SIZE - 2, (uint16_t)size);
	}
	*ret_size = size;
	*ret_envelope = (struct vmsg_envelope){0};
	return VMSG_OK;
}

static const struct vmsg_bus_ops fuzz_port_ops = {fuzz_port_send, fuzz_port_receive};

static inline struct vmsg_bus fuzz_port_end(struct fuzz_port *port)
{
	return (struct vmsg_bus){
		.ops = &fuzz_port_ops,
		.context = port,
		.params = {.revision = 1, .max_size = FUZZ_MAX_SIZE, .max_outstanding = 1},
	};
}

#endif /* VMSG_FUZZ_FUZZ_PORT_H */
