/*
 * Inputs that broke other device implementations, each under the class of bug it showed.
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
#include <vmsg/wire/get_config.h>
#include <vmsg/wire/get_device_features.h>
#include <vmsg/wire/get_device_status.h>
#include <vmsg/wire/set_config.h>

#include "device_rig.h"

#define DRIVER (VMSG_DEVICE_STATUS_ACKNOWLEDGE | VMSG_DEVICE_STATUS_DRIVER)
#define FEATURES_OK (DRIVER | VMSG_DEVICE_STATUS_FEATURES_OK)

/** Deliver a message with this payload; return what came back, or NULL. */
static const struct fake_frame *
tell(struct rig *rig, uint8_t type, uint8_t msg_id, const void *payload, size_t size)
{
	const struct vmsg_route route = {(uint16_t)((type & VMSG_TYPE_BUS) != 0 ? 0 : RIG_DEV_NUM),
					 0x99};
	uint8_t memory[FAKE_FRAME_MAX];
	const struct vmsg_bytes frame = {
		memory,
		rig_frame(memory, type, msg_id, route, (struct vmsg_bytes){payload, size}),
	};

	return rig_exchange(rig, frame);
}

/* Index narrowed before the check: 0x10000 became queue 0. */
static void event_avail_index_0x10000_is_not_queue_0(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	rig_avail(rig, 0x10000, 0);
	rig_expect_nothing(rig);
	assert_int_equal(rig->devices[0].notifications, 0);
	assert_int_equal(rig->devices[0].device.stats.out_of_range, 1);
}

/* Index used before the check, and silence that left the driver waiting. */
static void reset_vqueue_index_0xffffffff_is_answered_and_touches_nothing(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	rig_reset_queue(rig, 0xffffffffu);
	rig_reset_queue(rig, 0x10000u);
	assert_int_equal(rig->devices[0].stops, 0);
}

/* Bits 31 to 8 reached the core's status byte or aborted the process. */
static void set_device_status_0x100_is_as_good_as_0(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	assert_int_equal(rig_set_status(rig, 0x100), 0);
	assert_int_equal(rig->devices[0].resets, 2);
	assert_int_equal(rig_set_status(rig, 0xffffff00u | DRIVER), DRIVER);
}

/* Reset that was never answered, or did not let go of the queues. */
static void set_device_status_0_is_answered_in_every_state(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(rig_set_status(rig, 0), 0);
	assert_int_equal(rig_set_status(rig, 0), 0);
	rig_bring_up(rig);
	vmsg_device_fail(&rig->devices[0].device);
	rig_expect_config_event(rig);
	assert_int_equal(rig_set_status(rig, 0), 0);
	assert_int_equal(rig_queue(rig, 0).config.size, 0);
}

/* Count times size wrapped to a small number: four bytes of room, 2^30 blocks written. */
static void get_device_features_num_0x40000000_is_dropped(void **state)
{
	const uint32_t counts[] = {0x40000000u, 0x40000001u, 0xffffffffu, 0x3fffffffu, 63};
	struct rig *rig = *state;
	const struct vmsg_route route = {RIG_DEV_NUM, 1};
	uint8_t memory[FAKE_FRAME_MAX];
	struct vmsg_bytes frame = {memory, 0};
	size_t i;

	for (i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		const struct vmsg_get_device_features_req fields = {0, counts[i]};

		assert_int_equal(vmsg_get_device_features_req_encode(
					 (struct vmsg_span){memory, sizeof(memory)},
					 route,
					 &fields,
					 &frame.size),
				 VMSG_OK);
		rig_expect_silence(rig, frame);
	}
	assert_int_equal(rig->devices[0].device.stats.unanswerable, 5);
	assert_int_equal(rig->bus.stats.too_long, 5);
}

static void get_device_features_num_62_fills_the_usual_message(void **state)
{
	struct rig *rig = *state;
	uint32_t features[62];

	rig_features(rig, 0, 62, features);
	assert_int_equal(features[0], rig->devices[0].features[0]);
	assert_int_equal(features[61], 0);
}

/* Index plus position wrapped to block 0. */
static void set_driver_features_index_0xffffffff_num_2_does_not_reach_block_0(void **state)
{
	const uint32_t blocks[2] = {0, 0x2};
	struct rig *rig = *state;

	rig_set_status(rig, DRIVER);
	rig_set_features(rig, 0xffffffffu, blocks, 2);
	assert_int_equal(rig->devices[0].accepted[0], 0);
	assert_int_equal(rig_set_status(rig, FEATURES_OK), DRIVER);
}

/* The second request replaced the first, so high features were never negotiated. */
static void two_set_driver_features_for_blocks_0_and_1_add_up(void **state)
{
	struct rig *rig = *state;

	rig_set_status(rig, DRIVER);
	rig_set_features(rig, 0, rig->devices[0].features, 1);
	rig_set_features(rig, 1, rig->devices[0].features + 1, 1);
	assert_int_equal(rig_set_status(rig, FEATURES_OK), FEATURES_OK);
	assert_memory_equal(rig->devices[0].accepted,
			    rig->devices[0].features,
			    sizeof(rig->devices[0].features));
}

/* The counted length was believed and copied: a read behind the message. */
static void set_config_length_0xfff0_in_a_48_byte_frame_is_dropped(void **state)
{
	uint8_t payload[40] = {0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0xff};
	struct rig *rig = *state;

	assert_null(tell(rig, 0, VMSG_ID_SET_CONFIG, payload, sizeof(payload)));
	assert_int_equal(rig->bus.stats.truncated, 1);
	payload[8] = 29; /* one more than there is */
	payload[9] = 0;
	assert_null(tell(rig, 0, VMSG_ID_SET_CONFIG, payload, sizeof(payload)));
	assert_int_equal(rig->devices[0].writes, 0);
	payload[8] = 28;
	assert_non_null(tell(rig, 0, VMSG_ID_SET_CONFIG, payload, sizeof(payload)));
	assert_int_equal(rig->devices[0].writes, 1);
}

/* Offset plus length wrapped to something inside. */
static void get_config_offset_plus_length_does_not_wrap(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(rig_read_config(rig, 0xfffffff0u, 0x20).length, 0);
	assert_int_equal(rig_read_config(rig, 0xffffffffu, 1).length, 0);
	assert_int_equal(rig_read_config(rig, 1, 0xffffffffu).length, 0);
	assert_int_equal(rig_read_config(rig, RIG_CONFIG_SIZE, 1).length, 0);
	assert_int_equal(rig->devices[0].reads, 0);
}

/* Bound written with > for >=. */
static void get_vqueue_index_equal_to_the_count_is_no_queue(void **state)
{
	struct rig *rig = *state;
	const struct rig_queue queue = rig_queue(rig, RIG_QUEUES);

	assert_int_equal(queue.index, RIG_QUEUES);
	assert_int_equal(queue.max_size, 0);
}

/* Size narrowed to 16 bits before the check: 0x10010 became 16. */
static void set_vqueue_size_0x10010_starts_no_queue(void **state)
{
	struct vmsg_queue_config config = rig_queue_config();
	struct rig *rig = *state;

	rig_negotiate(rig);
	config.size = 0x10010;
	rig_set_queue(rig, 0, &config);
	config.size = 0x10000;
	rig_set_queue(rig, 0, &config);
	assert_int_equal(rig->devices[0].starts, 0);
	assert_int_equal(rig_queue(rig, 0).config.size, 0);
}

/** Deliver size bytes of a GET_DEVICE_STATUS whose header claims msg_size. */
static void expect_dropped(struct rig *rig, uint16_t msg_size, size_t size)
{
	const struct vmsg_route route = {RIG_DEV_NUM, 1};
	uint8_t memory[FAKE_FRAME_MAX] = {0};

	vmsg_header_store(memory, 0, VMSG_ID_GET_DEVICE_STATUS, route, msg_size);
	rig_expect_silence(rig, (struct vmsg_bytes){memory, size});
}

/* The size of the header was believed: negative payload sizes, reads behind the frame. */
static void a_msg_size_that_is_not_the_frame_is_dropped(void **state)
{
	struct rig *rig = *state;
	size_t size;

	expect_dropped(rig, 0, 8);
	expect_dropped(rig, 7, 8);
	expect_dropped(rig, 0, 48);
	expect_dropped(rig, 7, 48);
	assert_int_equal(rig->bus.stats.malformed, 4);
	expect_dropped(rig, 9, 8);
	expect_dropped(rig, 65535, 8);
	expect_dropped(rig, 65535, VMSG_BUS_MAX_SIZE_USUAL);
	for (size = 0; size < VMSG_HEADER_SIZE; size++) {
		expect_dropped(rig, 8, size);
	}
	assert_int_equal(rig->bus.stats.truncated, 3 + VMSG_HEADER_SIZE);
}

static void a_request_of_8_bytes_and_one_with_padding_are_answered(void **state)
{
	const uint8_t padding[40] = {0};
	struct rig *rig = *state;

	assert_non_null(tell(rig, 0, VMSG_ID_GET_DEVICE_STATUS, NULL, 0));
	assert_non_null(tell(rig, 0, VMSG_ID_GET_DEVICE_STATUS, padding, sizeof(padding)));
}

/* Answers were taken for requests; two such devices answered each other for ever. */
static void a_response_bit_on_a_request_is_dropped(void **state)
{
	const uint8_t payload[40] = {0};
	struct rig *rig = *state;
	unsigned id;

	for (id = 0; id < VMSG_MSG_ID_EVENT; id++) {
		assert_null(tell(rig, VMSG_TYPE_RESPONSE, (uint8_t)id, payload, sizeof(payload)));
	}
	assert_int_equal(rig->bus.stats.unsupported, VMSG_MSG_ID_EVENT);
	assert_int_equal(rig->devices[0].resets, 0);
}

/* A table of pending requests was searched for id 0 while nothing was asked. */
static void a_response_with_id_0_while_idle_is_dropped(void **state)
{
	struct rig *rig = *state;

	assert_null(tell(rig, VMSG_TYPE_RESPONSE, 0, NULL, 0));
	assert_null(tell(rig, VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS, 0, NULL, 0));
	assert_int_equal(rig->bus.stats.unsupported, 2);
}

/* The answer to a ping was pinged back. */
static void a_ping_response_is_never_answered(void **state)
{
	const uint8_t data[4] = {1, 2, 3, 4};
	struct rig *rig = *state;

	assert_null(tell(rig, VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS, VMSG_BUS_ID_PING, data, 4));
	assert_int_equal(rig->bus.stats.unmatched, 1);
	assert_int_equal(rig->pongs, 0);
}

/* The cookie lost its upper half on the way back. */
static void ping_cookie_0x12345678_comes_back_whole(void **state)
{
	const uint8_t data[4] = {0x78, 0x56, 0x34, 0x12};
	struct rig *rig = *state;
	const struct fake_frame *frame =
		tell(rig, VMSG_TYPE_BUS, VMSG_BUS_ID_PING, data, sizeof(data));

	assert_non_null(frame);
	assert_int_equal(frame->size, VMSG_HEADER_SIZE + sizeof(data));
	assert_memory_equal(frame->bytes + VMSG_HEADER_SIZE, data, sizeof(data));
	assert_int_equal(frame->bytes[0], VMSG_TYPE_BUS | VMSG_TYPE_RESPONSE);
}

/* A count that is no multiple of 8 made bitmap and count disagree. */
static void get_devices_count_0xff_is_dropped(void **state)
{
	const uint8_t window[4] = {0, 0, 0xff, 0};
	const uint8_t offset[4] = {4, 0, 8, 0};
	struct rig *rig = *state;

	assert_null(tell(rig, VMSG_TYPE_BUS, VMSG_BUS_ID_GET_DEVICES, window, sizeof(window)));
	assert_null(tell(rig, VMSG_TYPE_BUS, VMSG_BUS_ID_GET_DEVICES, offset, sizeof(offset)));
	assert_int_equal(rig->bus.stats.malformed, 2);
}

/* Unknown ids indexed a table of handlers, or ended in an assertion. */
static void unknown_ids_are_dropped(void **state)
{
	const uint8_t ids[] = {0x00, 0x01, 0x0d, 0x3f, 0x43, 0x7f, 0x80, 0xc0, 0xff};
	const uint8_t payload[40] = {0};
	struct rig *rig = *state;
	size_t i;

	for (i = 0; i < sizeof(ids); i++) {
		assert_null(tell(rig, 0, ids[i], payload, sizeof(payload)));
		assert_null(tell(rig, VMSG_TYPE_BUS, ids[i], payload, sizeof(payload)));
	}
	assert_int_equal(rig->bus.stats.unsupported, 2 * sizeof(ids));
	assert_int_equal(rig_status(rig), 0);
}

/* Reserved type bits: refused by some, sent back by others. */
static void reserved_type_bits_are_ignored_and_not_sent_back(void **state)
{
	struct rig *rig = *state;
	const struct fake_frame *frame = tell(rig, 0xfc, VMSG_ID_GET_DEVICE_STATUS, NULL, 0);

	assert_non_null(frame);
	assert_int_equal(frame->bytes[0], VMSG_TYPE_RESPONSE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_set_up, rig_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(event_avail_index_0x10000_is_not_queue_0),
		TEST(reset_vqueue_index_0xffffffff_is_answered_and_touches_nothing),
		TEST(set_device_status_0x100_is_as_good_as_0),
		TEST(set_device_status_0_is_answered_in_every_state),
		TEST(get_device_features_num_0x40000000_is_dropped),
		TEST(get_device_features_num_62_fills_the_usual_message),
		TEST(set_driver_features_index_0xffffffff_num_2_does_not_reach_block_0),
		TEST(two_set_driver_features_for_blocks_0_and_1_add_up),
		TEST(set_config_length_0xfff0_in_a_48_byte_frame_is_dropped),
		TEST(get_config_offset_plus_length_does_not_wrap),
		TEST(get_vqueue_index_equal_to_the_count_is_no_queue),
		TEST(set_vqueue_size_0x10010_starts_no_queue),
		TEST(a_msg_size_that_is_not_the_frame_is_dropped),
		TEST(a_request_of_8_bytes_and_one_with_padding_are_answered),
		TEST(a_response_bit_on_a_request_is_dropped),
		TEST(a_response_with_id_0_while_idle_is_dropped),
		TEST(a_ping_response_is_never_answered),
		TEST(ping_cookie_0x12345678_comes_back_whole),
		TEST(get_devices_count_0xff_is_dropped),
		TEST(unknown_ids_are_dropped),
		TEST(reserved_type_bits_are_ignored_and_not_sent_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
