/*
 * test_driver_reset: resets, slow statuses, and owners that act when told something.
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
#include "story_operation.h"

#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL
#define BRINGUP_REQUESTS 19u

static void a_device_that_needs_a_reset_half_way_fails_the_start(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story_start_halfway(story, 4);
	story->device.slow_status = 1;
	story->device.shown_status = VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET;
	story_run_to_end(story);
	story_expect_failed(story, VMSG_ERR_REJECTED);
	assert_int_equal(story->needs_reset_count, 0);
	story_end(story);
}

static void a_slow_reset_is_looked_at_until_it_shows_zero(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.slow_status = 6;
	story->device.shown_status = VMSG_DEVICE_STATUS_DRIVER_OK;
	story_start_works(story);
	/* The answer to the write, five slow looks, the one that is zero, and FEATURES_OK. */
	assert_int_equal(story->device.ids[VMSG_ID_GET_DEVICE_STATUS], 5 + 1 + 1);
	story_end(story);
}

static void a_reset_that_never_ends_is_given_up_in_bounded_time_and_messages(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	uint64_t begin_us;

	(void)state;
	story->device.slow_status = UINT32_MAX;
	story->device.shown_status = VMSG_DEVICE_STATUS_DRIVER_OK;
	begin_us = story->bus.now_us;
	story_start_fails(story, VMSG_ERR_TIMEOUT);
	assert_true(story->bus.now_us - begin_us <= 17u * STORY_TIMEOUT_US);
	assert_true(story->device.ids[VMSG_ID_GET_DEVICE_STATUS] > 10);
	assert_true(story->device.ids[VMSG_ID_GET_DEVICE_STATUS] <= 300);
	story_end(story);
}

static void no_question_is_asked_between_two_looks_at_a_slow_status(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.slow_status = UINT32_MAX;
	story->device.shown_status = VMSG_DEVICE_STATUS_DRIVER_OK;
	story_start_halfway(story, 3);
	story_poll(story);
	story_poll(story);
	assert_int_equal(story_take_request(story), 0);
	story_end(story);
}

static void driver_ok_that_shows_later_still_counts(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story_start_halfway(story, BRINGUP_REQUESTS - 1);
	story->device.slow_status = 3;
	story->device.shown_status = VMSG_DEVICE_STATUS_FEATURES_OK;
	story_run_to_end(story);
	assert_int_equal(story->done_status, VMSG_OK);
	assert_int_equal(story->device.ids[VMSG_ID_GET_DEVICE_STATUS], 2 + 3);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	story_end(story);
}

static void status_bits_without_a_meaning_are_ignored(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.slow_status = 2;
	story->device.shown_status = ~(uint32_t)VMSG_DEVICE_STATUS_MASK;
	story_start_works(story);
	assert_int_equal(story->device.ids[VMSG_ID_GET_DEVICE_STATUS], 2);
	story_end(story);
}

static void a_reset_in_the_middle_of_a_start_cancels_it_and_ends_idle(void **state)
{
	size_t answered;

	(void)state;
	for (answered = 0; answered < BRINGUP_REQUESTS; answered++) {
		struct story *story = story_begin(USUAL_BUS, true);

		story_start_halfway(story, (uint32_t)answered);
		assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
		assert_int_equal(story->done_count, 1);
		assert_int_equal(story->done_operation, VMSG_DRIVER_START);
		assert_int_equal(story->done_status, VMSG_ERR_CANCELLED);
		assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RESETTING);
		story_reset(story);
		assert_int_equal(story->done_count, 2);
		assert_int_equal(story->done_operation, VMSG_DRIVER_RESET);
		assert_int_equal(story->done_status, VMSG_OK);
		assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_IDLE);
		assert_int_equal(story->device.status, 0);

		story_start_works(story);
		story_end(story);
	}
}

static void reset_again(struct story *story)
{
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
}

static void an_owner_that_resets_on_every_end_does_not_recurse(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	story->on_done = reset_again;
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	assert_int_equal(story->done_count, 1);
	story_run_to_end(story);
	assert_int_equal(story->done_count, 2);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RESETTING);
	story_end(story);
}

static void detach(struct story *story)
{
	vmsg_driver_fini(&story->driver, story->bus.now_us);
}

static void an_owner_may_detach_when_an_operation_ends(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->on_done = detach;
	story_start(story);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_DETACHED);
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_ERR_BAD_STATE);
	story_pass_us(story, 10u * STORY_TIMEOUT_US);
	story_end(story);
}

static void a_reset_does_not_wait_for_the_next_look_at_a_slow_status(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.slow_status = 3;
	story->device.shown_status = VMSG_DEVICE_STATUS_DRIVER_OK;
	story_start_halfway(story, 3);
	assert_int_equal(story_take_request(story), 0);
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	assert_int_equal(story_take_request(story), VMSG_ID_SET_DEVICE_STATUS);
	story_end(story);
}

static void a_reset_has_a_deadline_of_its_own(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->bus.full_sends = SIZE_MAX;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	story_pass_us(story, STORY_TIMEOUT_US - 1u);
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	story_pass_us(story, STORY_TIMEOUT_US - 1u);
	assert_int_equal(vmsg_driver_operation(&story->driver), VMSG_DRIVER_RESET);
	story->bus.full_sends = 0;
	story_run_to_end(story);
	assert_int_equal(story->done_status, VMSG_OK);
	story_end(story);
}

static void driver_ok_has_time_however_long_the_rest_took(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	uint32_t i;

	(void)state;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	for (i = 0; i < BRINGUP_REQUESTS; i++) {
		story_pass_us(story, STORY_TIMEOUT_US - 1u);
		if (i == BRINGUP_REQUESTS - 1u) {
			story->device.slow_status = 2;
			story->device.shown_status = VMSG_DEVICE_STATUS_FEATURES_OK;
		}
		story_run(story, 1);
	}
	story_run_to_end(story);
	assert_int_equal(story->done_status, VMSG_OK);
	story_end(story);
}

static void a_driver_that_detaches_leaves_no_request_behind(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	struct scripted_frame answer;

	(void)state;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	answer = story_take_answer(story);
	vmsg_driver_fini(&story->driver, story->bus.now_us);
	assert_int_equal(vmsg_pending_count(&story->driver_bus.pending, 5), 0);
	memset(&story->driver, 0xa5, sizeof(story->driver));
	story_deliver(story, &answer);
	story_pass_us(story, 2u * STORY_TIMEOUT_US);
	assert_int_equal(story->done_count, 0);
	memset(&story->driver, 0, sizeof(story->driver));
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_device_that_needs_a_reset_half_way_fails_the_start),
		cmocka_unit_test(a_slow_reset_is_looked_at_until_it_shows_zero),
		cmocka_unit_test(a_reset_that_never_ends_is_given_up_in_bounded_time_and_messages),
		cmocka_unit_test(no_question_is_asked_between_two_looks_at_a_slow_status),
		cmocka_unit_test(driver_ok_that_shows_later_still_counts),
		cmocka_unit_test(status_bits_without_a_meaning_are_ignored),
		cmocka_unit_test(a_reset_in_the_middle_of_a_start_cancels_it_and_ends_idle),
		cmocka_unit_test(an_owner_that_resets_on_every_end_does_not_recurse),
		cmocka_unit_test(an_owner_may_detach_when_an_operation_ends),
		cmocka_unit_test(a_reset_does_not_wait_for_the_next_look_at_a_slow_status),
		cmocka_unit_test(a_reset_has_a_deadline_of_its_own),
		cmocka_unit_test(driver_ok_has_time_however_long_the_rest_took),
		cmocka_unit_test(a_driver_that_detaches_leaves_no_request_behind),
	};

	return cmocka_run_group_tests_name("driver_reset", tests, NULL, NULL);
}
