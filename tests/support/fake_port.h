/*
 * fake_port: one end of a bus, made of arrays a test can fill and look at.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef TESTS_FAKE_PORT_H
#define TESTS_FAKE_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bus.h>
#include <vmsg/wire/header.h>

#define FAKE_FRAME_MAX 512u
#define FAKE_PORT_CAPACITY 64u

/** A frame and what travels beside it. */
struct fake_frame {
	uint8_t bytes[FAKE_FRAME_MAX];
	size_t size; /* bytes */
	struct vmsg_envelope envelope;
};

/** An end: the endpoint receives from the inbox and sends to the outbox. */
struct fake_port {
	struct fake_frame inbox[FAKE_PORT_CAPACITY];
	size_t inbox_count;
	size_t inbox_next;
	struct fake_frame outbox[FAKE_PORT_CAPACITY];
	size_t outbox_count;
	size_t outbox_next;
	struct vmsg_bus_params params;
	size_t full_count;        /* so many sends find no room */
	bool is_control_full;     /* no room for control lanes */
	bool is_small;            /* room for one frame that the test has not seen */
	bool is_broken;           /* everything fails */
	vmsg_status send_failure; /* if not VMSG_OK, what every send returns */
};

/** Make an empty end for messages of up to max_size bytes. */
void fake_port_init(struct fake_port *port, uint32_t max_size, bool carries_epoch);

/** Return the end as an endpoint wants it. */
struct vmsg_bus fake_port_end(struct fake_port *port);

/** Put a frame where the endpoint receives it. */
void fake_port_deliver(struct fake_port *port, struct vmsg_bytes frame, uint32_t epoch);

/** Return the oldest frame the endpoint sent and the test has not seen, or NULL. */
const struct fake_frame *fake_port_sent(struct fake_port *port);

/** Return header and payload of a frame that was sent; fails the test for NULL or garbage. */
struct vmsg_header fake_frame_header(const struct fake_frame *frame,
				     struct vmsg_bytes *ret_payload);

#endif /* TESTS_FAKE_PORT_H */
