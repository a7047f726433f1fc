/*
 * test_driver_events: what a device says unasked.
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

#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL
#define BEFORE_DRIVER_OK 18 /* requests */

static const struct vmsg_bytes no_data;

/* Answer the next request, properly but in this epoch. */
static void answer_in_epoch(struct story *story, uint32_t epoch)
{
	struct scripted_frame answer = story_take_answer(story);

	answer.envelope.epoch = epoch;
	story_deliver(story, &answer);
}

static void used_buffers_reach_the_owner_of_their_queue(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story_deliver_used(story, 2);
	story_deliver_used(story, 2);
	story_deliver_used(story, 0);
	assert_int_equal(story->used_count[0], 1);
	assert_int_equal(story->used_count[1], 0);
	assert_int_equal(story->used_count[2], 2);
	story_end(story);
}

static void events_before_driver_ok_are_dropped_and_counted(void **state)
{
	uint32_t answered;

	(void)state;
	for (answered = 0; answered <= BEFORE_DRIVER_OK; answered++) {
		struct story *story = story_begin(USUAL_BUS, false);

		story_start_halfway(story, answered);
		/* The last round is the one in which DRIVER_OK was sent and not answered. */
		assert_int_equal(story->device.requests, answered);
		story_deliver_used(story, 0);
		story_deliver_config(story, 0, 8, 0, no_data);
		if (answered == BEFORE_DRIVER_OK) {
			assert_int_equal(story->used_count[0], 1);
			assert_int_equal(story->config_changed_count, 1);
		} else {
			assert_int_equal(story->used_count[0], 0);
			assert_int_equal(story->config_changed_count, 0);
			assert_int_equal(story_refused(story, VMSG_ERR_BAD_STATE), 2);
		}
		story_run_to_end(story);
		assert_int_equal(story->done_status, VMSG_OK);
		story_end(story);
	}
}

static void events_of_another_epoch_are_dropped_and_counted(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story->device.epoch--;
	story_deliver_used(story, 0);
	story_deliver_config(story, VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET, 8, 0, no_data);
	story->device.epoch += 2;
	story_deliver_used(story, 0);
	assert_int_equal(story_refused(story, VMSG_ERR_CANCELLED), 3);
	assert_int_equal(story->used_count[0], 0);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	story->device.epoch--;
	story_deliver_used(story, 0);
	assert_int_equal(story->used_count[0], 1);
	story_end(story);
}

static void an_event_from_before_a_reset_is_not_seen_after_it(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);
	const struct scripted_frame event = story_event_used(story, 0);

	(void)state;
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	story_deliver(story, &event);
	story_run_to_end(story);
	story_deliver(story, &event);
	story_start(story);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	story_deliver(story, &event);
	assert_int_equal(story->used_count[0], 0);
	story_deliver_used(story, 0);
	assert_int_equal(story->used_count[0], 1);
	story_end(story);
}

static void a_driver_that_comes_second_takes_over_the_epoch_of_the_device(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	/* A device that counts its resets itself and answers with its own count. */
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	answer_in_epoch(story, 41);
	(void)story_take_request(story);
	assert_int_equal(story->last.envelope.epoch, 42);
	story_answer(story);
	story_run_to_end(story);
	assert_int_equal(story->done_status, VMSG_OK);
	story_deliver_used(story, 0);
	assert_int_equal(story->used_count[0], 1);
	story_end(story);
}

static void a_used_event_of_a_queue_that_is_not_set_up_is_dropped(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.max_sizes[1] = 0;
	story_start(story);
	story_deliver_used(story, 1);
	story_deliver_used(story, 3);
	story_deliver_used(story, 0x10000);
	story_deliver_used(story, UINT32_MAX);
	assert_int_equal(story_refused(story, VMSG_ERR_OUT_OF_RANGE), 4);
	assert_int_equal(story->used_count[1], 0);
	story_end(story);
}

static void a_change_with_a_window_inside_the_configuration_is_reported(void **state)
{
	static const uint8_t data[8];
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	/* The first generation is news as a whole. */
	story_deliver_config(story, story->device.status, 8, 4, (struct vmsg_bytes){data, 8});
	assert_int_equal(story->config_changed_count, 1);
	assert_int_equal(story->changed_length, 0);
	story_deliver_config(story, story->device.status, 9, 16, (struct vmsg_bytes){data, 8});
	assert_int_equal(story->config_changed_count, 2);
	assert_int_equal(story->changed_generation, 9);
	assert_int_equal(story->changed_offset, 16);
	assert_int_equal(story->changed_length, 8);
	story_end(story);
}

static void a_change_with_a_window_outside_the_configuration_is_dropped(void **state)
{
	static const uint8_t data[8];
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story_deliver_config(story,
			     VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET,
			     9,
			     17,
			     (struct vmsg_bytes){data, 8});
	story_deliver_config(story, 0, 9, UINT32_MAX, (struct vmsg_bytes){data, 8});
	story_deliver_config(story, 0, 9, 25, no_data);
	assert_int_equal(story_refused(story, VMSG_ERR_OUT_OF_RANGE), 3);
	assert_int_equal(story->config_changed_count, 0);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	story_end(story);
}

static void changes_that_were_skipped_make_the_window_worthless(void **state)
{
	static const uint8_t data[8];
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story_deliver_config(story, story->device.status, 8, 0, no_data);
	story_deliver_config(story, story->device.status, 10, 4, (struct vmsg_bytes){data, 8});
	assert_int_equal(story->config_changed_count, 2);
	assert_int_equal(story->changed_generation, 10);
	assert_int_equal(story->changed_offset, 0);
	assert_int_equal(story->changed_length, 0);
	story_end(story);
}

static void a_status_event_without_a_new_generation_is_no_change(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story_deliver_config(story, story->device.status, 8, 0, no_data);
	story_deliver_config(story, story->device.status, 8, 0, no_data);
	assert_int_equal(story->config_changed_count, 1);
	/* Equality only: a generation may go down. */
	story_deliver_config(story, story->device.status, 3, 0, no_data);
	assert_int_equal(story->config_changed_count, 2);
	story_end(story);
}

static void a_device_that_breaks_before_its_driver_ok_is_answered_fails_the_start(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story_start_halfway(story, BEFORE_DRIVER_OK);
	story_deliver_config(story, VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET, 7, 0, no_data);
	story_expect_failed(story, VMSG_ERR_REJECTED);
	story_end(story);
}

static void a_device_that_lost_its_epoch_unnoticed_can_be_started_again(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story_reset(story);
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	answer_in_epoch(story, 0);
	story_run_to_end(story);
	assert_int_equal(story->done_status, VMSG_OK);
	story_deliver_used(story, 0);
	assert_int_equal(story->used_count[0], 1);
	story_end(story);
}

static void what_was_reported_before_a_restart_is_reported_again(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story_deliver_config(story, story->device.status, 8, 0, no_data);
	story_reset(story);
	story_start(story);
	story_forget(story);
	story_deliver_config(story, story->device.status, 8, 0, no_data);
	assert_int_equal(story->config_changed_count, 1);
	story_end(story);
}

static void a_failed_driver_hears_no_events(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story_start_halfway(story, BEFORE_DRIVER_OK);
	story_pass_us(story, STORY_TIMEOUT_US);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_FAILED);
	story_deliver_used(story, 0);
	assert_int_equal(story->used_count[0], 0);
	assert_int_equal(story_refused(story, VMSG_ERR_BAD_STATE), 1);
	story_end(story);
}

static void a_first_word_that_is_a_reset_takes_over_the_epoch_of_the_device(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	answer_in_epoch(story, 9);
	assert_int_equal(story_take_request(story), VMSG_ID_GET_DEVICE_STATUS);
	assert_int_equal(story->last.envelope.epoch, 9);
	story_answer(story);
	assert_int_equal(story->done_status, VMSG_OK);
	assert_int_equal(story->done_operation, VMSG_DRIVER_RESET);
	story_end(story);
}

static void a_device_that_lost_its_epoch_unnoticed_can_be_reset(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	answer_in_epoch(story, 0);
	story_run_to_end(story);
	assert_int_equal(story->done_operation, VMSG_DRIVER_RESET);
	assert_int_equal(story->done_status, VMSG_OK);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(used_buffers_reach_the_owner_of_their_queue),
		cmocka_unit_test(events_before_driver_ok_are_dropped_and_counted),
		cmocka_unit_test(events_of_another_epoch_are_dropped_and_counted),
		cmocka_unit_test(an_event_from_before_a_reset_is_not_seen_after_it),
		cmocka_unit_test(a_driver_that_comes_second_takes_over_the_epoch_of_the_device),
		cmocka_unit_test(a_used_event_of_a_queue_that_is_not_set_up_is_dropped),
		cmocka_unit_test(a_change_with_a_window_inside_the_configuration_is_reported),
		cmocka_unit_test(a_change_with_a_window_outside_the_configuration_is_dropped),
		cmocka_unit_test(changes_that_were_skipped_make_the_window_worthless),
		cmocka_unit_test(a_status_event_without_a_new_generation_is_no_change),
		cmocka_unit_test(
			a_device_that_breaks_before_its_driver_ok_is_answered_fails_the_start),
		cmocka_unit_test(a_device_that_lost_its_epoch_unnoticed_can_be_started_again),
		cmocka_unit_test(what_was_reported_before_a_restart_is_reported_again),
		cmocka_unit_test(a_failed_driver_hears_no_events),
		cmocka_unit_test(a_first_word_that_is_a_reset_takes_over_the_epoch_of_the_device),
		cmocka_unit_test(a_device_that_lost_its_epoch_unnoticed_can_be_reset),
	};

	return cmocka_run_group_tests_name("driver_events", tests, NULL, NULL);
}
