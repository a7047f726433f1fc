/*
 * A driver that sends anything at all: the device answers or drops, and nothing else happens.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/bus_get_devices.h>
#include <vmsg/wire/bus_ping.h>
#include <vmsg/wire/check.h>
#include <vmsg/wire/event_avail.h>
#include <vmsg/wire/get_config.h>
#include <vmsg/wire/get_device_features.h>
#include <vmsg/wire/get_vqueue.h>
#include <vmsg/wire/reset_vqueue.h>
#include <vmsg/wire/set_config.h>
#include <vmsg/wire/set_device_status.h>
#include <vmsg/wire/set_driver_features.h>
#include <vmsg/wire/set_vqueue.h>

#include "device_rig.h"

#define ROUNDS 60000u

/** A generator that gives the same numbers on every machine. */
static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/** A number that likes edges. */
static uint32_t edge(uint32_t *seed)
{
	static const uint32_t edges[] = {
		0,           1,           2,           3,           4,           7,
		8,           16,          28,          63,          64,          65,
		255,         256,         257,         0x7fff,      0x8000,      0xffff,
		0x10000,     0x10010,     0x3fffffffu, 0x40000000u, 0x7fffffffu, 0x80000000u,
		0xfffffff0u, 0xffffffffu,
	};
	const uint32_t pick = next_random(seed);

	return pick % 8 == 0 ? next_random(seed) : edges[pick % (sizeof(edges) / sizeof(*edges))];
}

/** Check the frames a device sent: all of them are valid, and no larger than the bus allows. */
static unsigned check_sent(struct rig *rig)
{
	const struct fake_frame *frame;
	unsigned count = 0;

	while ((frame = fake_port_sent(&rig->port)) != NULL) {
		struct vmsg_header header = {0, 0, 0, 0, 0};

		assert_in_range(frame->size, VMSG_HEADER_SIZE, rig->port.params.max_size);
		assert_int_equal(vmsg_frame_check((struct vmsg_bytes){frame->bytes, frame->size},
						  &header,
						  NULL),
				 VMSG_OK);
		assert_int_equal(header.msg_size, frame->size);
		assert_int_equal(frame->bytes[0] & ~(VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS), 0);
		count++;
	}
	return count;
}

/** What must be true of a device, whatever was sent to it. */
static void check_device(const struct rig_device *owner)
{
	size_t i;

	for (i = 0; i < RIG_QUEUES; i++) {
		assert_int_equal(owner->queues[i].config.size, owner->started_queues[i].size);
		assert_in_range(owner->queues[i].config.size, 0, owner->queues[i].max_size);
	}
	if ((vmsg_device_status(&owner->device) & VMSG_DEVICE_STATUS_FEATURES_OK) != 0) {
		for (i = 0; i < RIG_BLOCKS; i++) {
			assert_int_equal(owner->accepted[i] & ~owner->features[i], 0);
		}
	} else {
		assert_int_equal(vmsg_device_status(&owner->device) & VMSG_DEVICE_STATUS_DRIVER_OK,
				 0);
	}
}

/** Send one frame; at most one response comes back, and at most a few events. */
static void attack(struct rig *rig, struct vmsg_bytes frame)
{
	fake_port_deliver(&rig->port, frame, rig->epoch);
	rig_poll(rig, 1);
	assert_in_range(check_sent(rig), 0, 1);
	check_device(&rig->devices[0]);
}

/** After all of it the device can still be used by somebody who means it. */
static void check_usable(struct rig *rig)
{
	rig_bring_up(rig);
	rig->devices[0].notifications = 0;
	rig_avail(rig, 0, 0);
	assert_int_equal(rig->devices[0].notifications, 1);
	vmsg_device_notify_used(&rig->devices[0].device, 0);
	assert_int_equal(rig_expect_used(rig), 0);
}

static void random_bytes_are_survived(void **state)
{
	uint8_t memory[VMSG_BUS_MAX_SIZE_USUAL];
	uint32_t seed = 1;
	struct rig rig;
	unsigned round;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	for (round = 0; round < ROUNDS; round++) {
		const size_t size = next_random(&seed) % (sizeof(memory) + 1);
		size_t i;

		for (i = 0; i < size; i++) {
			memory[i] = (uint8_t)next_random(&seed);
		}
		attack(&rig, (struct vmsg_bytes){memory, size});
	}
	check_usable(&rig);
	rig_fini(&rig);
}

/** A frame with a sound header and edge numbers behind it. */
static size_t build_plausible(uint8_t *to, uint32_t *seed)
{
	static const uint8_t ids[] = {
		0x00,
		VMSG_ID_GET_DEVICE_INFO,
		VMSG_ID_GET_DEVICE_FEATURES,
		VMSG_ID_SET_DRIVER_FEATURES,
		VMSG_ID_GET_CONFIG,
		VMSG_ID_SET_CONFIG,
		VMSG_ID_GET_DEVICE_STATUS,
		VMSG_ID_SET_DEVICE_STATUS,
		VMSG_ID_GET_VQUEUE,
		VMSG_ID_SET_VQUEUE,
		VMSG_ID_RESET_VQUEUE,
		VMSG_ID_GET_SHM,
		VMSG_ID_EVENT_AVAIL,
		VMSG_ID_EVENT_USED,
		VMSG_ID_EVENT_CONFIG,
	};
	static const uint8_t types[] = {0, 0, 0, 0, 0, 0, VMSG_TYPE_BUS, VMSG_TYPE_RESPONSE};
	const uint8_t type = types[next_random(seed) % sizeof(types)];
	const uint8_t id = ids[next_random(seed) % sizeof(ids)];
	const struct vmsg_route route = {
		(uint16_t)((type & VMSG_TYPE_BUS) != 0 ? 0 : RIG_DEV_NUM),
		(uint16_t)next_random(seed),
	};
	uint8_t payload[64];
	const size_t size = 4u * (next_random(seed) % 17u);
	size_t i;

	for (i = 0; i < size; i += 4) {
		vmsg_store_le32(payload + i, edge(seed));
	}
	return rig_frame(to, type, id, route, (struct vmsg_bytes){payload, size});
}

static void edge_numbers_behind_a_sound_header_are_survived(void **state)
{
	const uint32_t sizes[] = {VMSG_BUS_MAX_SIZE_MIN + 24u, VMSG_BUS_MAX_SIZE_USUAL};
	uint8_t memory[FAKE_FRAME_MAX];
	uint32_t seed = 2;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct rig rig;
		unsigned round;

		rig_init(&rig, sizes[i], false);
		for (round = 0; round < ROUNDS; round++) {
			const size_t size = build_plausible(memory, &seed);

			attack(&rig, (struct vmsg_bytes){memory, size});
			/* Random status writes rarely get far; help, so that all states are met. */
			if (next_random(&seed) % 64 == 0) {
				rig_bring_up(&rig);
			}
		}
		assert_int_not_equal(rig.devices[0].notifications, 0);
		assert_int_not_equal(rig.devices[0].writes, 0);
		check_usable(&rig);
		rig_fini(&rig);
	}
}

/** One of the requests with which an honest driver sets a device up. */
static vmsg_status build_setup(struct vmsg_span out, uint32_t *seed, size_t *ret_size)
{
	static const uint32_t features[RIG_BLOCKS] = {1, 1};
	const struct vmsg_route route = {RIG_DEV_NUM, (uint16_t)next_random(seed)};
	const struct vmsg_set_device_status_req wanted = {next_random(seed) % 16u};
	const struct vmsg_set_driver_features_req accepted = {
		.features = features,
		.num_blocks = RIG_BLOCKS,
	};
	const struct vmsg_get_device_features_req offered = {0, RIG_BLOCKS};
	const struct vmsg_set_vqueue_req queue = {
		.index = 1,
		.size = 8,
		.desc_addr = 0x1000,
		.driver_addr = 0x2000,
		.device_addr = 0x3000,
	};
	const struct vmsg_get_vqueue_req look = {1};
	const struct vmsg_reset_vqueue_req stop = {0};

	switch (next_random(seed) % 6) {
	case 0:
		return vmsg_set_device_status_req_encode(out, route, &wanted, ret_size);
	case 1:
		return vmsg_set_driver_features_req_encode(out, route, &accepted, ret_size);
	case 2:
		return vmsg_get_device_features_req_encode(out, route, &offered, ret_size);
	case 3:
		return vmsg_set_vqueue_req_encode(out, route, &queue, ret_size);
	case 4:
		return vmsg_get_vqueue_req_encode(out, route, &look, ret_size);
	default:
		return vmsg_reset_vqueue_req_encode(out, route, &stop, ret_size);
	}
}

/** One of the messages an honest driver sends to a device in use. */
static vmsg_status build_use(struct vmsg_span out, uint32_t *seed, size_t *ret_size)
{
	static const uint8_t data[8] = {1, 2, 3, 4, 5, 6, 7, 8};
	const struct vmsg_route route = {RIG_DEV_NUM, (uint16_t)next_random(seed)};
	const struct vmsg_route bus_route = {0, route.token};
	const struct vmsg_get_config_req read = {8, 8};
	const struct vmsg_set_config_req write = {.data = {data, sizeof(data)}};
	const struct vmsg_event_avail_event avail = {0, 0};
	const struct vmsg_bus_get_devices_req window = {0, 64};
	const struct vmsg_bus_ping_req ping = {0x12345678};

	switch (next_random(seed) % 5) {
	case 0:
		return vmsg_get_config_req_encode(out, route, &read, ret_size);
	case 1:
		return vmsg_set_config_req_encode(out, route, &write, ret_size);
	case 2:
		return vmsg_event_avail_event_encode(out, route, &avail, ret_size);
	case 3:
		return vmsg_bus_get_devices_req_encode(out, bus_route, &window, ret_size);
	default:
		return vmsg_bus_ping_req_encode(out, bus_route, &ping, ret_size);
	}
}

/** One of the frames an honest driver sends. */
static size_t build_honest(uint8_t *to, uint32_t *seed)
{
	const struct vmsg_span out = {to, FAKE_FRAME_MAX};
	size_t size = 0;

	assert_int_equal(next_random(seed) % 2 == 0 ? build_setup(out, seed, &size)
						    : build_use(out, seed, &size),
			 VMSG_OK);
	return size;
}

static void honest_frames_with_flipped_bits_and_cut_ends_are_survived(void **state)
{
	uint8_t memory[FAKE_FRAME_MAX];
	uint32_t seed = 3;
	struct rig rig;
	unsigned round;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	for (round = 0; round < ROUNDS; round++) {
		size_t size = build_honest(memory, &seed);
		uint32_t flips = next_random(&seed) % 4;

		while (flips-- > 0) {
			memory[next_random(&seed) % size] ^=
				(uint8_t)(1u << (next_random(&seed) % 8));
		}
		if (next_random(&seed) % 8 == 0) {
			size = next_random(&seed) % (size + 1);
		}
		attack(&rig, (struct vmsg_bytes){memory, size});
		if (next_random(&seed) % 64 == 0) {
			rig_bring_up(&rig);
		}
	}
	assert_int_not_equal(rig.devices[0].notifications, 0);
	check_usable(&rig);
	rig_fini(&rig);
}

static void every_truncation_of_every_honest_frame_is_survived(void **state)
{
	uint8_t memory[FAKE_FRAME_MAX];
	uint32_t seed = 4;
	struct rig rig;
	unsigned round;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	for (round = 0; round < 300; round++) {
		const size_t size = build_honest(memory, &seed);
		size_t cut;

		for (cut = 0; cut < size; cut++) {
			rig_expect_silence(&rig, (struct vmsg_bytes){memory, cut});
		}
	}
	assert_int_equal(rig.devices[0].device.stats.requests, 0);
	check_usable(&rig);
	rig_fini(&rig);
}

static void a_bus_that_is_full_at_random_loses_no_answer(void **state)
{
	uint8_t memory[FAKE_FRAME_MAX];
	uint32_t seed = 5;
	unsigned answers = 0;
	unsigned round;
	struct rig rig;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	rig_bring_up(&rig);
	for (round = 0; round < 20000; round++) {
		const struct vmsg_bus_ping_req ping = {round};
		const struct vmsg_route route = {0, (uint16_t)round};
		struct vmsg_bytes frame = {memory, 0};

		assert_int_equal(
			vmsg_bus_ping_req_encode((struct vmsg_span){memory, sizeof(memory)},
						 route,
						 &ping,
						 &frame.size),
			VMSG_OK);
		fake_port_deliver(&rig.port, frame, 0);
		rig.port.full_count = next_random(&seed) % 4;
		vmsg_device_notify_used(&rig.devices[0].device, next_random(&seed) % 2);
		rig_poll(&rig, 1);
		rig_poll(&rig, 1);
		rig.port.full_count = 0;
		rig_poll(&rig, 0);
		if (rig.bus.stats.received <= round) {
			rig_poll(&rig, 8);
		}
		answers += check_sent(&rig);
	}
	rig_poll(&rig, 8);
	answers += check_sent(&rig);
	assert_int_equal(rig.bus.reply_size, 0);
	assert_in_range(answers, round, 2 * round);
	assert_int_equal(rig.port.inbox_next, rig.port.inbox_count);
	rig_fini(&rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_bytes_are_survived),
		cmocka_unit_test(edge_numbers_behind_a_sound_header_are_survived),
		cmocka_unit_test(honest_frames_with_flipped_bits_and_cut_ends_are_survived),
		cmocka_unit_test(every_truncation_of_every_honest_frame_is_survived),
		cmocka_unit_test(a_bus_that_is_full_at_random_loses_no_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
