/*
 * test_driver_answers: answers that come late, twice, or from elsewhere.
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
#include "header_places.h"
#include "story_operation.h"

#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL

/* A running driver that has just asked for the status, and the proper answer. */
static struct story *waiting(struct scripted_frame *ret_answer, bool carries_epoch)
{
	struct story *story = story_running(USUAL_BUS, carries_epoch);

	assert_int_equal(vmsg_driver_read_status(&story->driver, story->bus.now_us), VMSG_OK);
	assert_int_equal(story_take_request(story), VMSG_ID_GET_DEVICE_STATUS);
	*ret_answer = story_answer_frame(story);
	return story;
}

static void expect_still_waiting(const struct story *story, vmsg_status refusal)
{
	assert_int_equal(story->done_count, 0);
	assert_int_equal(vmsg_driver_operation(&story->driver), VMSG_DRIVER_READ_STATUS);
	assert_int_equal(story_refused(story, refusal), 1);
}

static void the_right_answer_ends_the_operation(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);

	(void)state;
	story_deliver(story, &answer);
	story_expect_done(story, VMSG_DRIVER_READ_STATUS, VMSG_OK);
	assert_int_equal(vmsg_driver_device_status(&story->driver), story->device.status);
	story_end(story);
}

static void a_late_answer_is_dropped_and_counted(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, false);

	(void)state;
	story_pass_us(story, STORY_TIMEOUT_US);
	story_expect_done(story, VMSG_DRIVER_READ_STATUS, VMSG_ERR_TIMEOUT);
	assert_int_equal(vmsg_driver_read_status(&story->driver, story->bus.now_us), VMSG_OK);

	story_deliver(story, &answer);
	assert_int_equal(story->driver_bus.pending.late, 1);
	assert_int_equal(story_refused(story, VMSG_ERR_MISMATCH), 1);
	assert_int_equal(story->done_count, 0);
	story_run_to_end(story);
	assert_int_equal(story->done_status, VMSG_OK);
	story_end(story);
}

static void an_answer_from_before_a_reset_is_not_taken_for_one_from_after_it(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, false);

	(void)state;
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	assert_int_equal(story->done_status, VMSG_ERR_CANCELLED);
	story_deliver(story, &answer);
	assert_int_equal(story->driver_bus.pending.late, 1);
	story_run_to_end(story);
	assert_int_equal(story->done_operation, VMSG_DRIVER_RESET);
	assert_int_equal(story->done_status, VMSG_OK);
	story_end(story);
}

static void a_second_copy_of_an_answer_does_nothing(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);

	(void)state;
	story_deliver(story, &answer);
	story_deliver(story, &answer);
	story_expect_done(story, VMSG_DRIVER_READ_STATUS, VMSG_OK);
	assert_int_equal(story->driver_bus.pending.unmatched, 1);

	assert_int_equal(vmsg_driver_read_status(&story->driver, story->bus.now_us), VMSG_OK);
	story_deliver(story, &answer);
	assert_int_equal(story->done_count, 0);
	story_end(story);
}

static void an_answer_from_another_device_number_is_dropped(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);

	(void)state;
	answer.data[DEV_NUM_AT]++;
	story_deliver(story, &answer);
	expect_still_waiting(story, VMSG_ERR_OUT_OF_RANGE);
	story_end(story);
}

static void an_answer_from_the_driver_of_a_neighbour_is_dropped(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, false);
	struct vmsg_driver_config config = story->driver.config;
	struct vmsg_driver neighbour;

	(void)state;
	config.dev_num++;
	config.vqs = NULL;
	config.vq_count = 0;
	assert_int_equal(vmsg_driver_init(&neighbour, &config), VMSG_OK);
	answer.data[DEV_NUM_AT]++;
	story_deliver(story, &answer);
	expect_still_waiting(story, VMSG_ERR_MISMATCH);
	assert_int_equal(story->driver_bus.pending.mismatched, 1);
	vmsg_driver_fini(&neighbour, story->bus.now_us);
	story_end(story);
}

static void an_answer_to_another_question_is_dropped(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);

	(void)state;
	answer.data[MSG_ID_AT] = VMSG_ID_SET_DEVICE_STATUS;
	story_deliver(story, &answer);
	expect_still_waiting(story, VMSG_ERR_MISMATCH);
	assert_int_equal(story->driver_bus.pending.mismatched, 1);
	story_end(story);
}

static void an_answer_with_another_token_is_dropped(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);

	(void)state;
	answer.data[TOKEN_AT + 1]++;
	story_deliver(story, &answer);
	expect_still_waiting(story, VMSG_ERR_MISMATCH);
	assert_int_equal(story->driver_bus.pending.unmatched, 1);
	story_end(story);
}

static void an_answer_of_an_older_epoch_leaves_the_question_open(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);

	(void)state;
	answer.envelope.epoch--;
	story_deliver(story, &answer);
	expect_still_waiting(story, VMSG_ERR_CANCELLED);
	answer.envelope.epoch++;
	story_deliver(story, &answer);
	story_expect_done(story, VMSG_DRIVER_READ_STATUS, VMSG_OK);
	story_end(story);
}

static void an_answer_that_is_too_short_fails_the_operation_only(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);

	(void)state;
	answer.data[MSG_SIZE_AT]--;
	story_deliver(story, &answer);
	story_expect_done(story, VMSG_DRIVER_READ_STATUS, VMSG_ERR_TRUNCATED);
	assert_int_equal(story_refused(story, VMSG_ERR_TRUNCATED), 1);
	story_end(story);
}

static void a_frame_with_a_broken_header_is_nobodys_answer(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);
	struct scripted_frame broken = answer;

	(void)state;
	broken.size--;
	story_deliver(story, &broken);
	expect_still_waiting(story, VMSG_ERR_TRUNCATED);
	broken = answer;
	broken.data[MSG_SIZE_AT] = 7;
	story_deliver(story, &broken);
	expect_still_waiting(story, VMSG_ERR_MALFORMED);
	story_deliver(story, &answer);
	story_expect_done(story, VMSG_DRIVER_READ_STATUS, VMSG_OK);
	story_end(story);
}

static void bytes_after_an_answer_are_padding(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);

	(void)state;
	answer.data[MSG_SIZE_AT] = (uint8_t)(answer.data[MSG_SIZE_AT] + 4);
	answer.size += 9;
	story_deliver(story, &answer);
	story_expect_done(story, VMSG_DRIVER_READ_STATUS, VMSG_OK);
	story_end(story);
}

static void reserved_type_bits_of_an_answer_are_ignored(void **state)
{
	struct scripted_frame answer;
	struct story *story = waiting(&answer, true);

	(void)state;
	answer.data[TYPE_AT] |= (uint8_t)~VMSG_TYPE_MASK;
	story_deliver(story, &answer);
	story_expect_done(story, VMSG_DRIVER_READ_STATUS, VMSG_OK);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_right_answer_ends_the_operation),
		cmocka_unit_test(a_late_answer_is_dropped_and_counted),
		cmocka_unit_test(an_answer_from_before_a_reset_is_not_taken_for_one_from_after_it),
		cmocka_unit_test(a_second_copy_of_an_answer_does_nothing),
		cmocka_unit_test(an_answer_from_another_device_number_is_dropped),
		cmocka_unit_test(an_answer_from_the_driver_of_a_neighbour_is_dropped),
		cmocka_unit_test(an_answer_to_another_question_is_dropped),
		cmocka_unit_test(an_answer_with_another_token_is_dropped),
		cmocka_unit_test(an_answer_of_an_older_epoch_leaves_the_question_open),
		cmocka_unit_test(an_answer_that_is_too_short_fails_the_operation_only),
		cmocka_unit_test(a_frame_with_a_broken_header_is_nobodys_answer),
		cmocka_unit_test(bytes_after_an_answer_are_padding),
		cmocka_unit_test(reserved_type_bits_of_an_answer_are_ignored),
	};

	return cmocka_run_group_tests_name("driver_answers", tests, NULL, NULL);
}
