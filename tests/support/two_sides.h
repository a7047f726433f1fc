/*
 * two_sides: a driver bus and a device bus at the two ends of a small loopback, in virtual time.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef TESTS_TWO_SIDES_H
#define TESTS_TWO_SIDES_H

#include <stdint.h>

#include <vmsg/bus_loopback.h>
#include <vmsg/device_bus.h>
#include <vmsg/driver_bus.h>
#include <vmsg/wire/header.h>

enum {
	TWO_SIDES_MAX_SIZE = VMSG_BUS_MAX_SIZE_MIN,
	TWO_SIDES_SLOTS = 8 /* frames in each direction, requests, and the budget of a poll */
};

/** Both sides, with room for one driver and one device. */
struct two_sides {
	uint64_t now_us;
	struct vmsg_loopback loopback;
	struct vmsg_loopback_slot slots[VMSG_LOOPBACK_SIDES * TWO_SIDES_SLOTS];
	uint8_t frames[VMSG_LOOPBACK_SIDES * TWO_SIDES_SLOTS * TWO_SIDES_MAX_SIZE];

	struct vmsg_driver_bus driver_bus;
	struct vmsg_pending_entry entries[TWO_SIDES_SLOTS];
	struct vmsg_driver *drivers[1];
	uint8_t driver_buffers[2][TWO_SIDES_MAX_SIZE];

	struct vmsg_device_bus device_bus;
	struct vmsg_device_slot devices[1];
	uint8_t device_buffers[2][TWO_SIDES_MAX_SIZE];
};

/** Build both sides in memory that is zero; nothing runs yet. */
void two_sides_init(struct two_sides *sides);

/** Let one side look once; fails the test unless that is VMSG_OK. */
void two_sides_poll_driver(struct two_sides *sides);
void two_sides_poll_device(struct two_sides *sides);

#endif /* TESTS_TWO_SIDES_H */
