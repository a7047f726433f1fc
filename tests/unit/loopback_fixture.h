/*
 * loopback_fixture: a small loopback bus, and frames that are told apart by one byte.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_UNIT_LOOPBACK_FIXTURE_H
#define VMSG_UNIT_LOOPBACK_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/bus_loopback.h>
#include <vmsg/wire/header.h>

#define MAX_SIZE VMSG_BUS_MAX_SIZE_MIN
#define SLOTS 5u
#define UNTOUCHED 0x5au

static const struct vmsg_stream control = {.dev_num = 7, .lane = VMSG_LANE_CONTROL};
static const struct vmsg_stream queue = {.dev_num = 7, .lane = VMSG_LANE_QUEUE(0)};
static const struct vmsg_stream other_queue = {.dev_num = 7, .lane = VMSG_LANE_QUEUE(1)};
static const struct vmsg_stream other_device = {.dev_num = 8, .lane = VMSG_LANE_CONTROL};

struct fixture {
	struct vmsg_loopback_slot slots[VMSG_LOOPBACK_SIDES * SLOTS];
	uint8_t storage[VMSG_LOOPBACK_SIDES * SLOTS * MAX_SIZE];
	struct vmsg_loopback_faults faults;
	struct vmsg_loopback loopback;
	struct vmsg_bus driver;
	struct vmsg_bus device;
};

static inline struct vmsg_loopback_config config_of(struct fixture *fixture)
{
	return (struct vmsg_loopback_config){
		.params = {.revision = VMSG_REVISION, .max_size = MAX_SIZE, .carries_epoch = true},
		.slots = fixture->slots,
		.slot_count = SLOTS,
		.storage = {fixture->storage, sizeof(fixture->storage)},
	};
}

static inline void init_from(struct fixture *fixture, const struct vmsg_loopback_config *config)
{
	assert_int_equal(vmsg_loopback_init(&fixture->loopback, config), VMSG_OK);
	fixture->driver = vmsg_loopback_end(&fixture->loopback, VMSG_LOOPBACK_DRIVER);
	fixture->device = vmsg_loopback_end(&fixture->loopback, VMSG_LOOPBACK_DEVICE);
}

/* A bus that does nothing wrong. */
static inline void init(struct fixture *fixture)
{
	struct vmsg_loopback_config config = config_of(fixture);

	memset(fixture, UNTOUCHED, sizeof(*fixture));
	init_from(fixture, &config);
}

/* A bus that does to the driver's frames what fixture->faults says; nothing yet. */
static inline void init_with_faults(struct fixture *fixture)
{
	struct vmsg_loopback_config config = config_of(fixture);

	memset(fixture, UNTOUCHED, sizeof(*fixture));
	fixture->faults = (struct vmsg_loopback_faults){0};
	config.faults[VMSG_LOOPBACK_DRIVER] = &fixture->faults;
	init_from(fixture, &config);
}

static inline vmsg_status send_bytes(const struct vmsg_bus *bus,
				     struct vmsg_bytes frame,
				     const struct vmsg_envelope *envelope)
{
	return bus->ops->send(bus->context, frame, envelope);
}

/* Send a frame of one byte. */
static inline vmsg_status send(const struct vmsg_bus *bus, struct vmsg_stream stream, uint8_t byte)
{
	const struct vmsg_envelope envelope = {.stream = stream};

	return send_bytes(bus, (struct vmsg_bytes){&byte, 1}, &envelope);
}

static inline void assert_sent(const struct vmsg_bus *bus, struct vmsg_stream stream, uint8_t byte)
{
	assert_int_equal(send(bus, stream, byte), VMSG_OK);
}

static inline vmsg_status receive(const struct vmsg_bus *bus,
				  uint8_t room[MAX_SIZE],
				  size_t *ret_size,
				  struct vmsg_envelope *ret_envelope)
{
	return bus->ops->receive(bus->context,
				 (struct vmsg_span){room, MAX_SIZE},
				 ret_size,
				 ret_envelope);
}

/* The next frame is the one of that byte. */
static inline void assert_received(const struct vmsg_bus *bus, uint8_t byte)
{
	struct vmsg_envelope envelope;
	uint8_t room[MAX_SIZE];
	size_t size = 0;

	assert_int_equal(receive(bus, room, &size, &envelope), VMSG_OK);
	assert_int_equal(size, 1);
	assert_int_equal(room[0], byte);
}

static inline void assert_nothing_there(const struct vmsg_bus *bus)
{
	struct vmsg_envelope envelope;
	uint8_t room[MAX_SIZE];
	size_t size = 99;

	memset(room, UNTOUCHED, sizeof(room));
	assert_int_equal(receive(bus, room, &size, &envelope), VMSG_ERR_EMPTY);
	assert_int_equal(size, 99);
	assert_int_equal(room[0], UNTOUCHED);
}

#endif /* VMSG_UNIT_LOOPBACK_FIXTURE_H */
