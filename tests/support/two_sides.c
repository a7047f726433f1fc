/*
 * two_sides: a driver bus and a device bus, made the same way for every type of device.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "two_sides.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

void two_sides_init(struct two_sides *sides)
{
	const struct vmsg_loopback_config loopback = {
		.params = {.revision = VMSG_REVISION, .max_size = TWO_SIDES_MAX_SIZE},
		.slots = sides->slots,
		.slot_count = TWO_SIDES_SLOTS,
		.storage = {sides->frames, sizeof(sides->frames)},
	};
	struct vmsg_driver_bus_config driver = {
		.entries = sides->entries,
		.drivers = sides->drivers,
		.send_buffer = sides->driver_buffers[0],
		.receive_buffer = sides->driver_buffers[1],
		.entry_count = TWO_SIDES_SLOTS,
		.driver_capacity = 1,
		.request_timeout_us = 1000,
		.quarantine_us = 1000,
	};
	struct vmsg_device_bus_config device = {
		.slots = sides->devices,
		.capacity = 1,
		.receive = {sides->device_buffers[0], TWO_SIDES_MAX_SIZE},
		.send = {sides->device_buffers[1], TWO_SIDES_MAX_SIZE},
	};

	assert_int_equal(vmsg_loopback_init(&sides->loopback, &loopback), VMSG_OK);
	driver.end = vmsg_loopback_end(&sides->loopback, VMSG_LOOPBACK_DRIVER);
	device.end = vmsg_loopback_end(&sides->loopback, VMSG_LOOPBACK_DEVICE);
	assert_int_equal(vmsg_driver_bus_init(&sides->driver_bus, &driver), VMSG_OK);
	assert_int_equal(vmsg_device_bus_init(&sides->device_bus, &device), VMSG_OK);
}

void two_sides_poll_driver(struct two_sides *sides)
{
	assert_int_equal(vmsg_driver_bus_poll(&sides->driver_bus, sides->now_us, TWO_SIDES_SLOTS),
			 VMSG_OK);
}

void two_sides_poll_device(struct two_sides *sides)
{
	assert_int_equal(vmsg_device_bus_poll(&sides->device_bus, sides->now_us, TWO_SIDES_SLOTS),
			 VMSG_OK);
}
