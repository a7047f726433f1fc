/*
 * scripted_bus: one end of a bus whose other end is a test, in virtual time.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_SCRIPTED_BUS_H
#define VMSG_SUPPORT_SCRIPTED_BUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bus.h>
#include <vmsg/wire/header.h>

#define SCRIPTED_FRAME_SIZE 320
#define SCRIPTED_FRAMES 64

/** One message on its way. */
struct scripted_frame {
	uint8_t data[SCRIPTED_FRAME_SIZE];
	size_t size;
	struct vmsg_envelope envelope;
	uint64_t arrival_us; /* not received before */
};

/** Messages in order, oldest first. */
struct scripted_lane {
	struct scripted_frame frames[SCRIPTED_FRAMES];
	size_t count;
};

/** Both directions, and what goes wrong next. */
struct scripted_bus {
	uint64_t now_us;
	struct vmsg_bus_params params;
	struct scripted_lane sent;     /* by the endpoint under test */
	struct scripted_lane incoming; /* to it */
	size_t full_sends;             /* so many sends find no room */
	size_t failed_sends;           /* so many sends fail */
	size_t failed_receives;        /* so many receives fail */
	size_t lost;                   /* deliveries the test made too many of */
};

/** Begin, with a revision and maximum size that the protocol allows. */
void scripted_bus_init(struct scripted_bus *bus, uint32_t max_size, bool carries_epoch);

/** The end to give to the endpoint under test. */
struct vmsg_bus scripted_bus_end(struct scripted_bus *bus);

/** Take the oldest message the endpoint sent; false when there is none. */
bool scripted_bus_next(struct scripted_bus *bus, struct scripted_frame *ret_frame);

/** Let a frame arrive @p delay_us from now; any bytes will do. */
void scripted_bus_deliver(struct scripted_bus *bus,
			  struct vmsg_bytes frame,
			  uint32_t epoch,
			  uint64_t delay_us);

/** What the header of a frame says; the frame is one the endpoint under test sent. */
struct vmsg_header scripted_frame_header(const struct scripted_frame *frame);

#endif /* VMSG_SUPPORT_SCRIPTED_BUS_H */
