/*
 * test_driver_config: reads of configuration space, all of one generation.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/ids.h>

#include "driver_story.h"
#include "story_event.h"
#include "story_operation.h"

/* On the smallest bus 28 bytes of configuration fit a message. */
#define PIECES_OF_100 4

static void a_large_configuration_is_read_in_pieces(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t seen[100];

	(void)state;
	assert_int_equal(story_read_config(story, seen, 100), VMSG_OK);
	assert_int_equal(story_read_config(story, seen, 100), VMSG_ERR_BAD_STATE);
	story_expect_end(story, VMSG_DRIVER_READ_CONFIG, VMSG_OK);
	assert_memory_equal(seen, story->device.config, 100);
	assert_int_equal(story->device.ids[VMSG_ID_GET_CONFIG], PIECES_OF_100);
	story_end(story);
}

static void one_byte_at_the_end_can_be_read_alone(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t seen[3] = {1, 2, 3};

	(void)state;
	assert_int_equal(vmsg_driver_read_config(&story->driver,
						 99,
						 (struct vmsg_span){seen + 1, 1},
						 story->bus.now_us),
			 VMSG_OK);
	story_expect_end(story, VMSG_DRIVER_READ_CONFIG, VMSG_OK);
	assert_int_equal(seen[0], 1);
	assert_int_equal(seen[1], story->device.config[99]);
	assert_int_equal(seen[2], 3);
	story_end(story);
}

static void a_window_that_is_empty_or_leaves_the_space_is_not_asked_for(void **state)
{
	static const struct {
		uint32_t offset;
		size_t size;
	} cases[] = {
		{0, 0},
		{0, 101},
		{100, 1},
		{99, 2},
		{UINT32_MAX, 2},
		{101, 0},
		{1, SIZE_MAX},
	};
	struct story *story = story_running_with_config(100);
	uint8_t seen[1];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(vmsg_driver_read_config(&story->driver,
							 cases[i].offset,
							 (struct vmsg_span){seen, cases[i].size},
							 story->bus.now_us),
				 VMSG_ERR_OUT_OF_RANGE);
		assert_int_equal(story_write_config(story, cases[i].offset, seen, cases[i].size),
				 VMSG_ERR_OUT_OF_RANGE);
	}
	assert_int_equal(story->bus.sent.count, 0);
	story_end(story);
}

/* Begin to read, and change everything when half of it has arrived. */
static void begin_torn_read(struct story *story, uint8_t into[100])
{
	assert_int_equal(story_read_config(story, into, 100), VMSG_OK);
	story_run(story, PIECES_OF_100 / 2);
	memset(story->device.config, 0x11, 100);
	story->device.generation++;
}

static void a_read_torn_by_a_change_starts_over_and_is_of_one_generation(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t seen[100];

	(void)state;
	begin_torn_read(story, seen);
	story_expect_end(story, VMSG_DRIVER_READ_CONFIG, VMSG_OK);
	assert_memory_equal(seen, story->device.config, 100);
	assert_int_equal(story->device.ids[VMSG_ID_GET_CONFIG], 3 + PIECES_OF_100);
	story_end(story);
}

static void an_event_in_the_middle_of_a_read_does_not_hide_the_tear(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t seen[100];

	(void)state;
	begin_torn_read(story, seen);
	story_deliver_config(story,
			     story->device.status,
			     story->device.generation,
			     0,
			     (struct vmsg_bytes){NULL, 0});
	story_expect_end(story, VMSG_DRIVER_READ_CONFIG, VMSG_OK);
	assert_memory_equal(seen, story->device.config, 100);
	story_end(story);
}

static void a_generation_that_goes_down_is_a_change_too(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t seen[100];

	(void)state;
	assert_int_equal(story_read_config(story, seen, 100), VMSG_OK);
	story_run(story, 1);
	story->device.generation = 0;
	story_expect_end(story, VMSG_DRIVER_READ_CONFIG, VMSG_OK);
	assert_int_equal(story->device.ids[VMSG_ID_GET_CONFIG], 2 + PIECES_OF_100);
	story_end(story);
}

static void a_generation_that_never_rests_is_given_up(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t seen[100];

	(void)state;
	story->device.generation_bumps = UINT32_MAX;
	story_expect_read(story, seen, 100, VMSG_ERR_CANCELLED);
	assert_int_equal(story->device.ids[VMSG_ID_GET_CONFIG],
			 2 * (1 + VMSG_DRIVER_CONFIG_RETRIES));
	story_end(story);
}

static void the_last_retry_of_a_read_may_succeed(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t seen[100];

	(void)state;
	/* Each try sees two generations, except the last. */
	story->device.generation_bumps = 2 * VMSG_DRIVER_CONFIG_RETRIES;
	story_expect_read(story, seen, 100, VMSG_OK);
	story_end(story);
}

static void a_refused_read_is_a_rejection(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t seen[100];

	(void)state;
	story->device.refuses_config = true;
	story_expect_read(story, seen, 100, VMSG_ERR_REJECTED);
	story_end(story);
}

static void an_answer_with_another_window_does_not_touch_the_destination(void **state)
{
	static const uint8_t at[] = {12, 16}; /* offset and length of the answer */
	uint8_t untouched[20];
	size_t i;

	(void)state;
	memset(untouched, 0x55, sizeof(untouched));
	for (i = 0; i < 2; i++) {
		struct story *story = story_running_with_config(100);
		struct scripted_frame answer;
		uint8_t seen[20];

		memset(seen, 0x55, sizeof(seen));
		assert_int_equal(story_read_config(story, seen, 20), VMSG_OK);
		assert_int_equal(story_take_request(story), VMSG_ID_GET_CONFIG);
		answer = story_answer_frame(story);
		answer.data[at[i]]--;
		story_deliver(story, &answer);
		story_expect_done(story, VMSG_DRIVER_READ_CONFIG, VMSG_ERR_MISMATCH);
		assert_memory_equal(seen, untouched, 20);
		story_end(story);
	}
}

static void every_read_has_retries_of_its_own(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t seen[100];

	(void)state;
	story->device.generation_bumps = UINT32_MAX;
	story_expect_read(story, seen, 100, VMSG_ERR_CANCELLED);
	story->device.generation_bumps = 1;
	story_expect_read(story, seen, 100, VMSG_OK);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_large_configuration_is_read_in_pieces),
		cmocka_unit_test(one_byte_at_the_end_can_be_read_alone),
		cmocka_unit_test(a_window_that_is_empty_or_leaves_the_space_is_not_asked_for),
		cmocka_unit_test(a_read_torn_by_a_change_starts_over_and_is_of_one_generation),
		cmocka_unit_test(an_event_in_the_middle_of_a_read_does_not_hide_the_tear),
		cmocka_unit_test(a_generation_that_goes_down_is_a_change_too),
		cmocka_unit_test(a_generation_that_never_rests_is_given_up),
		cmocka_unit_test(the_last_retry_of_a_read_may_succeed),
		cmocka_unit_test(a_refused_read_is_a_rejection),
		cmocka_unit_test(an_answer_with_another_window_does_not_touch_the_destination),
		cmocka_unit_test(every_read_has_retries_of_its_own),
	};

	return cmocka_run_group_tests_name("driver_config", tests, NULL, NULL);
}
