/*
 * test_driver_enumeration: which devices there are, by windows of a bitmap.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/wire/bus_get_devices.h>
#include <vmsg/wire/ids.h>

#include "driver_story.h"

#define SMALL_BUS VMSG_BUS_MAX_SIZE_MIN
#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL
#define SMALL_WINDOW 272 /* device numbers in one answer on the smallest bus */

/* The window the driver just asked for. */
static struct vmsg_bus_get_devices_req asked_window(struct story *story)
{
	struct vmsg_bus_get_devices_req_view view = {{NULL, 0}};
	struct vmsg_header header;
	struct vmsg_bytes payload = {NULL, 0};

	assert_int_equal(story_take_request(story), VMSG_BUS_ID_GET_DEVICES);
	assert_int_equal(vmsg_header_parse((struct vmsg_bytes){story->last.data, story->last.size},
					   &header,
					   &payload,
					   NULL),
			 VMSG_OK);
	assert_int_equal(header.type, VMSG_TYPE_BUS);
	assert_int_equal(story->last.envelope.stream.lane, VMSG_LANE_BUS);
	assert_int_equal(vmsg_bus_get_devices_req_parse(payload, &view, NULL), VMSG_OK);
	return (struct vmsg_bus_get_devices_req){
		.offset = vmsg_bus_get_devices_req_offset(view),
		.count = vmsg_bus_get_devices_req_count(view),
	};
}

/* Answer it with bytes as they are, right or wrong. */
static void answer_window(struct story *story,
			  uint16_t offset,
			  uint16_t count,
			  uint16_t next_offset,
			  struct vmsg_bytes bitmap)
{
	const uint16_t token = scripted_frame_header(&story->last).token;
	struct scripted_frame frame = {.size = VMSG_HEADER_SIZE + 6u + bitmap.size};

	vmsg_header_store(frame.data,
			  VMSG_TYPE_BUS | VMSG_TYPE_RESPONSE,
			  VMSG_BUS_ID_GET_DEVICES,
			  (struct vmsg_route){0, token},
			  (uint16_t)frame.size);
	vmsg_store_le16(frame.data + 8, offset);
	vmsg_store_le16(frame.data + 10, count);
	vmsg_store_le16(frame.data + 12, next_offset);
	vmsg_store_bytes(frame.data + 14, bitmap);
	story_deliver(story, &frame);
}

static void expect_enumerated(const struct story *story, vmsg_status status)
{
	assert_int_equal(story->enumerated_count, 1);
	assert_int_equal(story->enumerated_status, status);
}

static void begin_enumeration(struct story *story)
{
	assert_int_equal(vmsg_driver_bus_enumerate(&story->driver_bus, story->bus.now_us),
			 VMSG_OK);
}

static void devices_are_listed_lowest_bit_first(void **state)
{
	static const uint8_t bitmap[] = {0x25, 0x00};
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	begin_enumeration(story);
	assert_int_equal(vmsg_driver_bus_enumerate(&story->driver_bus, story->bus.now_us),
			 VMSG_ERR_BAD_STATE);
	(void)asked_window(story);
	answer_window(story, 0, 16, 0, (struct vmsg_bytes){bitmap, 2});
	expect_enumerated(story, VMSG_OK);
	assert_int_equal(story->ready_count, 3);
	assert_int_equal(story->ready[0], 0);
	assert_int_equal(story->ready[1], 2);
	assert_int_equal(story->ready[2], 5);
	assert_int_equal(vmsg_driver_bus_next_deadline_us(&story->driver_bus),
			 VMSG_DRIVER_BUS_NEVER_US);
	begin_enumeration(story);
	story_end(story);
}

static void an_empty_bus_is_a_bus(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	begin_enumeration(story);
	(void)asked_window(story);
	answer_window(story, 0, 0, 0, (struct vmsg_bytes){NULL, 0});
	expect_enumerated(story, VMSG_OK);
	assert_int_equal(story->ready_count, 0);
	story_end(story);
}

static void all_device_numbers_fit_the_windows_of_the_smallest_bus(void **state)
{
	static const uint8_t full[SMALL_WINDOW / 8] = {[0] = 0x01, [SMALL_WINDOW / 8 - 1] = 0x80};
	struct story *story = story_begin(SMALL_BUS, true);
	uint32_t expected = 0;
	uint32_t windows = 0;

	(void)state;
	begin_enumeration(story);
	while (story->enumerated_count == 0) {
		const struct vmsg_bus_get_devices_req asked = asked_window(story);
		const uint32_t left = 0x10000u - expected;

		assert_int_equal(asked.offset, expected);
		assert_int_equal(asked.count, left < SMALL_WINDOW ? left : SMALL_WINDOW);
		windows++;
		expected += asked.count;
		answer_window(story,
			      asked.offset,
			      asked.count,
			      (uint16_t)expected, /* wraps to 0: the last one */
			      (struct vmsg_bytes){full, asked.count / 8u});
	}
	expect_enumerated(story, VMSG_OK);
	assert_int_equal(expected, 0x10000);
	assert_int_equal(windows, 241);
	assert_int_equal(story->ready_count, 240 * 2 + 1);
	story_end(story);
}

static void a_window_may_be_smaller_than_asked_and_skip_numbers(void **state)
{
	static const uint8_t bitmap[] = {0x80};
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	begin_enumeration(story);
	(void)asked_window(story);
	answer_window(story, 0, 8, 0xfff8, (struct vmsg_bytes){bitmap, 1});
	assert_int_equal(story->enumerated_count, 0);
	assert_int_equal(asked_window(story).count, 8);
	answer_window(story, 0xfff8, 8, 0, (struct vmsg_bytes){bitmap, 1});
	expect_enumerated(story, VMSG_OK);
	assert_int_equal(story->ready_count, 2);
	assert_int_equal(story->ready[0], 7);
	assert_int_equal(story->ready[1], 0xffff);
	story_end(story);
}

static void a_list_that_does_not_go_forward_is_ended(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	begin_enumeration(story);
	(void)asked_window(story);
	answer_window(story, 0, 0, 8, (struct vmsg_bytes){NULL, 0});
	assert_int_equal(asked_window(story).offset, 8);
	answer_window(story, 8, 0, 8, (struct vmsg_bytes){NULL, 0});
	expect_enumerated(story, VMSG_ERR_MALFORMED);
	assert_int_equal(story->bus.sent.count, 0);
	story_end(story);
}

static void a_list_of_empty_windows_ends_too(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	uint32_t windows = 0;

	(void)state;
	begin_enumeration(story);
	while (story->enumerated_count == 0) {
		const struct vmsg_bus_get_devices_req asked = asked_window(story);

		windows++;
		assert_true(windows <= 8192);
		answer_window(story,
			      asked.offset,
			      0,
			      (uint16_t)(asked.offset + 8u),
			      (struct vmsg_bytes){NULL, 0});
	}
	expect_enumerated(story, VMSG_OK);
	story_end(story);
}

static void wrong_windows_fail_the_enumeration_and_name_no_device(void **state)
{
	static const uint8_t bitmap[64] = {0xff, 0xff, 0xff, 0xff};
	static const struct {
		uint16_t offset;
		uint16_t count;
		uint16_t next_offset;
		size_t size;
		vmsg_status expected;
	} cases[] = {
		{8, 16, 0, 2, VMSG_ERR_MISMATCH},     /* another window */
		{0, 16, 0, 1, VMSG_ERR_TRUNCATED},    /* bitmap shorter than its count */
		{0, 255, 0, 32, VMSG_ERR_MALFORMED},  /* 0xff device numbers */
		{0, 16, 8, 2, VMSG_ERR_MALFORMED},    /* back into the window */
		{0, 16, 17, 2, VMSG_ERR_MALFORMED},   /* not a multiple of 8 */
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct story *story = story_begin(SMALL_BUS, true);

		begin_enumeration(story);
		(void)asked_window(story);
		answer_window(story,
			      cases[i].offset,
			      cases[i].count,
			      cases[i].next_offset,
			      (struct vmsg_bytes){bitmap, cases[i].size});
		expect_enumerated(story, cases[i].expected);
		assert_int_equal(story->ready_count, 0);
		story_end(story);
	}
}

static void more_device_numbers_than_asked_for_are_not_believed(void **state)
{
	static const uint8_t bitmap[8] = {0xff};
	struct story *story = story_begin(SMALL_BUS, true);

	(void)state;
	begin_enumeration(story);
	(void)asked_window(story);
	answer_window(story, 0, 0, 0xfff8, (struct vmsg_bytes){NULL, 0});
	assert_int_equal(asked_window(story).count, 8);
	answer_window(story, 0xfff8, 16, 0, (struct vmsg_bytes){bitmap, 2});
	expect_enumerated(story, VMSG_ERR_MISMATCH);
	assert_int_equal(story->ready_count, 0);
	story_end(story);
}

static void bits_beyond_the_count_are_padding(void **state)
{
	static const uint8_t bitmap[] = {0x01, 0xff, 0xff};
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	begin_enumeration(story);
	(void)asked_window(story);
	answer_window(story, 0, 8, 0, (struct vmsg_bytes){bitmap, 3});
	expect_enumerated(story, VMSG_OK);
	assert_int_equal(story->ready_count, 1);
	story_end(story);
}

static void an_enumeration_without_answer_times_out_and_can_be_repeated(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	begin_enumeration(story);
	(void)asked_window(story);
	story_pass_us(story, STORY_TIMEOUT_US);
	expect_enumerated(story, VMSG_ERR_TIMEOUT);
	answer_window(story, 0, 0, 0, (struct vmsg_bytes){NULL, 0});
	assert_int_equal(story->enumerated_count, 1);
	assert_int_equal(story->driver_bus.pending.late, 1);
	begin_enumeration(story);
	story_end(story);
}

static void an_enumeration_waits_for_room_but_not_for_ever(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->bus.full_sends = 2;
	begin_enumeration(story);
	story_poll(story);
	story_poll(story);
	(void)asked_window(story);
	answer_window(story, 0, 0, 0, (struct vmsg_bytes){NULL, 0});
	expect_enumerated(story, VMSG_OK);

	story->enumerated_count = 0;
	story->bus.full_sends = SIZE_MAX;
	begin_enumeration(story);
	assert_int_equal(vmsg_driver_bus_next_deadline_us(&story->driver_bus),
			 story->bus.now_us + STORY_TIMEOUT_US);
	story_pass_us(story, STORY_TIMEOUT_US);
	expect_enumerated(story, VMSG_ERR_TIMEOUT);

	story->enumerated_count = 0;
	story->bus.full_sends = 0;
	story->bus.failed_sends = 1;
	begin_enumeration(story);
	expect_enumerated(story, VMSG_ERR_BUS);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(devices_are_listed_lowest_bit_first),
		cmocka_unit_test(an_empty_bus_is_a_bus),
		cmocka_unit_test(all_device_numbers_fit_the_windows_of_the_smallest_bus),
		cmocka_unit_test(a_window_may_be_smaller_than_asked_and_skip_numbers),
		cmocka_unit_test(a_list_that_does_not_go_forward_is_ended),
		cmocka_unit_test(a_list_of_empty_windows_ends_too),
		cmocka_unit_test(wrong_windows_fail_the_enumeration_and_name_no_device),
		cmocka_unit_test(more_device_numbers_than_asked_for_are_not_believed),
		cmocka_unit_test(bits_beyond_the_count_are_padding),
		cmocka_unit_test(an_enumeration_without_answer_times_out_and_can_be_repeated),
		cmocka_unit_test(an_enumeration_waits_for_room_but_not_for_ever),
	};

	return cmocka_run_group_tests_name("driver_enumeration", tests, NULL, NULL);
}
