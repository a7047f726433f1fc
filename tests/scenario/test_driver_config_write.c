/*
 * test_driver_config_write: writes to configuration space, and what they do about its generation.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/wire/ids.h>

#include "driver_story.h"
#include "story_event.h"
#include "story_operation.h"

/* On the smallest bus 28 bytes of configuration fit a message. */
#define PIECES_OF_100 4

static void a_write_arrives_and_needs_the_generation_once(void **state)
{
	static const uint8_t bytes[] = {1, 2, 3, 4, 5};
	struct story *story = story_running_with_config(100);

	(void)state;
	story_expect_write(story, 7, bytes, sizeof(bytes), VMSG_OK);
	assert_memory_equal(story->device.config + 7, bytes, sizeof(bytes));
	assert_int_equal(story->device.ids[VMSG_ID_GET_CONFIG], 1);

	story_expect_write(story, 0, bytes, 1, VMSG_OK);
	assert_int_equal(story->device.ids[VMSG_ID_GET_CONFIG], 1);
	story_end(story);
}

static void a_large_write_travels_in_pieces(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t bytes[100];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bytes); i++) {
		bytes[i] = (uint8_t)i;
	}
	story_expect_write(story, 0, bytes, 100, VMSG_OK);
	assert_memory_equal(story->device.config, bytes, 100);
	assert_int_equal(story->device.ids[VMSG_ID_SET_CONFIG], PIECES_OF_100);
	story_end(story);
}

static void a_write_that_missed_a_change_is_retried_with_the_fresh_generation(void **state)
{
	static const uint8_t bytes[] = {1, 2, 3};
	struct story *story = story_running_with_config(24);
	uint8_t seen[24];

	(void)state;
	story_expect_read(story, seen, 24, VMSG_OK);

	story->device.generation++;
	story_expect_write(story, 1, bytes, 3, VMSG_OK);
	assert_memory_equal(story->device.config + 1, bytes, 3);
	assert_int_equal(story->device.ids[VMSG_ID_SET_CONFIG], 2);
	assert_int_equal(story->device.ids[VMSG_ID_GET_CONFIG], 2);
	story_end(story);
}

static void a_write_refused_twice_is_rejected(void **state)
{
	static const uint8_t bytes[] = {1, 2, 3};
	struct story *story = story_running_with_config(24);

	(void)state;
	story->device.refused_writes = UINT32_MAX;
	story_expect_write(story, 1, bytes, 3, VMSG_ERR_REJECTED);
	assert_int_equal(story->device.ids[VMSG_ID_SET_CONFIG], 2);
	story_end(story);
}

static void an_event_tells_the_generation_for_the_next_write(void **state)
{
	static const uint8_t bytes[] = {9};
	struct story *story = story_running_with_config(24);

	(void)state;
	story->device.generation = 1000;
	story_deliver_config(story, story->device.status, 1000, 0, (struct vmsg_bytes){NULL, 0});
	story_expect_write(story, 0, bytes, 1, VMSG_OK);
	assert_int_equal(story->device.ids[VMSG_ID_SET_CONFIG], 1);
	assert_int_equal(story->device.ids[VMSG_ID_GET_CONFIG], 0);
	story_end(story);
}

static void a_write_applied_in_part_is_not_believed(void **state)
{
	static const uint8_t bytes[] = {1, 2, 3};
	struct story *story = story_running_with_config(24);
	struct scripted_frame answer;

	(void)state;
	assert_int_equal(story_write_config(story, 1, bytes, 3), VMSG_OK);
	story_run(story, 1);
	assert_int_equal(story_take_request(story), VMSG_ID_SET_CONFIG);
	answer = story_answer_frame(story);
	answer.data[16] = 2;
	story_deliver(story, &answer);
	story_expect_done(story, VMSG_DRIVER_WRITE_CONFIG, VMSG_ERR_MISMATCH);
	story_end(story);
}

static void a_generation_from_before_a_restart_is_not_used(void **state)
{
	static const uint8_t bytes[] = {9};
	struct story *story = story_running_with_config(24);

	(void)state;
	story_expect_write(story, 0, bytes, 1, VMSG_OK);
	story_reset(story);
	story_start(story);
	story->device.generation = 3;
	story_forget(story);
	assert_int_equal(story_write_config(story, 0, bytes, 1), VMSG_OK);
	assert_int_equal(story_take_request(story), VMSG_ID_GET_CONFIG);
	story_answer(story);
	assert_int_equal(story_take_request(story), VMSG_ID_SET_CONFIG);
	story_answer(story);
	story_expect_done(story, VMSG_DRIVER_WRITE_CONFIG, VMSG_OK);
	story_end(story);
}

static void a_write_tells_the_generation_for_the_next_one(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t bytes[100] = {1, 2, 3};

	(void)state;
	story->device.bumps_on_write = true;
	story_expect_write(story, 0, bytes, 100, VMSG_OK);
	assert_int_equal(story->device.ids[VMSG_ID_SET_CONFIG], PIECES_OF_100);
	assert_memory_equal(story->device.config, bytes, 100);
	story_end(story);
}

static void every_piece_of_a_write_may_be_refused_once(void **state)
{
	struct story *story = story_running_with_config(100);
	uint8_t bytes[100] = {1, 2, 3};

	(void)state;
	assert_int_equal(story_write_config(story, 0, bytes, 100), VMSG_OK);
	story->device.refused_writes = 1;
	story_run(story, 1 + 3); /* the generation; refused, asked again, written */
	story->device.refused_writes = 1;
	story_expect_end(story, VMSG_DRIVER_WRITE_CONFIG, VMSG_OK);
	assert_int_equal(story->device.ids[VMSG_ID_SET_CONFIG], PIECES_OF_100 + 2);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_write_arrives_and_needs_the_generation_once),
		cmocka_unit_test(a_large_write_travels_in_pieces),
		cmocka_unit_test(a_write_that_missed_a_change_is_retried_with_the_fresh_generation),
		cmocka_unit_test(a_write_refused_twice_is_rejected),
		cmocka_unit_test(an_event_tells_the_generation_for_the_next_write),
		cmocka_unit_test(a_write_applied_in_part_is_not_believed),
		cmocka_unit_test(a_generation_from_before_a_restart_is_not_used),
		cmocka_unit_test(a_write_tells_the_generation_for_the_next_one),
		cmocka_unit_test(every_piece_of_a_write_may_be_refused_once),
	};

	return cmocka_run_group_tests_name("driver_config_write", tests, NULL, NULL);
}
