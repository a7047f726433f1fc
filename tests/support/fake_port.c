/*
 * fake_port: one end of a bus, made of arrays.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "fake_port.h"

static vmsg_status
port_send(void *context, struct vmsg_bytes frame, const struct vmsg_envelope *envelope)
{
	struct fake_port *port = context;
	struct fake_frame *to;

	if (port->is_broken) {
		return VMSG_ERR_BUS;
	}
	if (port->send_failure != VMSG_OK) {
		return port->send_failure;
	}
	if (frame.size > port->params.max_size) {
		return VMSG_ERR_TOO_LONG;
	}
	if (port->full_count > 0) {
		port->full_count--;
		return VMSG_ERR_FULL;
	}
	if (port->is_small && port->outbox_next != port->outbox_count) {
		return VMSG_ERR_FULL;
	}
	if (port->is_control_full && envelope->stream.lane == VMSG_LANE_CONTROL) {
		return VMSG_ERR_FULL;
	}

	if (port->outbox_next == port->outbox_count) {
		port->outbox_next = 0;
		port->outbox_count = 0;
	}
	assert_in_range(port->outbox_count, 0, FAKE_PORT_CAPACITY - 1);
	to = &port->outbox[port->outbox_count++];
	memcpy(to->bytes, frame.data, frame.size);
	to->size = frame.size;
	to->envelope = *envelope;
	return VMSG_OK;
}

static vmsg_status port_receive(void *context,
				struct vmsg_span room,
				size_t *ret_size,
				struct vmsg_envelope *ret_envelope)
{
	struct fake_port *port = context;
	const struct fake_frame *from;

	if (port->is_broken) {
		return VMSG_ERR_BUS;
	}
	if (port->inbox_next == port->inbox_count) {
		return VMSG_ERR_EMPTY;
	}
	from = &port->inbox[port->inbox_next];
	if (from->size > room.size) {
		return VMSG_ERR_NO_SPACE;
	}

	port->inbox_next++;
	memcpy(room.data, from->bytes, from->size);
	*ret_size = from->size;
	*ret_envelope = from->envelope;
	return VMSG_OK;
}

static const struct vmsg_bus_ops port_ops = {port_send, port_receive};

void fake_port_init(struct fake_port *port, uint32_t max_size, bool carries_epoch)
{
	memset(port, 0, sizeof(*port));
	port->params.revision = 1;
	port->params.max_size = max_size;
	port->params.max_outstanding = 1;
	port->params.carries_epoch = carries_epoch;
}

struct vmsg_bus fake_port_end(struct fake_port *port)
{
	const struct vmsg_bus end = {&port_ops, port, port->params};

	return end;
}

void fake_port_deliver(struct fake_port *port, struct vmsg_bytes frame, uint32_t epoch)
{
	struct fake_frame *to;

	if (port->inbox_next == port->inbox_count) {
		port->inbox_next = 0;
		port->inbox_count = 0;
	}
	assert_in_range(port->inbox_count, 0, FAKE_PORT_CAPACITY - 1);
	assert_in_range(frame.size, 0, FAKE_FRAME_MAX);
	to = &port->inbox[port->inbox_count++];
	memset(to, 0, sizeof(*to));
	if (frame.size != 0) {
		memcpy(to->bytes, frame.data, frame.size);
	}
	to->size = frame.size;
	to->envelope.epoch = port->params.carries_epoch ? epoch : 0;
}

const struct fake_frame *fake_port_sent(struct fake_port *port)
{
	if (port->outbox_next == port->outbox_count) {
		return NULL;
	}
	return &port->outbox[port->outbox_next++];
}

struct vmsg_header fake_frame_header(const struct fake_frame *frame, struct vmsg_bytes *ret_payload)
{
	struct vmsg_header header = {0, 0, 0, 0, 0};

	assert_non_null(frame);
	assert_int_equal(vmsg_header_parse((struct vmsg_bytes){frame->bytes, frame->size},
					   &header,
					   ret_payload,
					   NULL),
			 VMSG_OK);
	return header;
}
