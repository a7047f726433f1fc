/*
 * test_driver_reentry: owners that begin again from inside a slot, and what must not pass them by.
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
#define ROUNDS 20u

static void start_again(struct story *story)
{
	assert_true(story->done_count <= 2 * ROUNDS);
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
}

static void an_owner_that_starts_again_on_every_end_does_not_recurse(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	uint32_t round;

	(void)state;
	story->on_done = start_again;
	story->bus.failed_sends = SIZE_MAX;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	assert_int_equal(story->done_count, 1);
	for (round = 1; round <= ROUNDS; round++) {
		/* What was put off is due, not forgotten. */
		assert_true(vmsg_driver_bus_next_deadline_us(&story->driver_bus) <=
			    story->bus.now_us);
		story_poll(story);
		assert_int_equal(story->done_count, 1 + round);
		assert_int_equal(story->done_status, VMSG_ERR_BUS);
	}

	story->on_done = NULL;
	story->bus.failed_sends = 0;
	story_run_to_end(story);
	assert_int_equal(story->done_status, VMSG_OK);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	story_end(story);
}

static void what_is_begun_at_the_end_of_an_operation_is_sent_by_the_same_poll(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->on_done = start_again;
	story->device.device_id++;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	assert_int_equal(story_take_request(story), VMSG_ID_GET_DEVICE_INFO);
	story_answer(story);
	assert_int_equal(story->done_status, VMSG_ERR_UNSUPPORTED);
	assert_int_equal(story_take_request(story), VMSG_ID_SET_DEVICE_STATUS);
	assert_int_equal(story_take_request(story), VMSG_ID_GET_DEVICE_INFO);
	story_end(story);
}

static void enumerate_again(struct story *story)
{
	assert_true(story->enumerated_count <= 2 * ROUNDS);
	assert_int_equal(vmsg_driver_bus_enumerate(&story->driver_bus, story->bus.now_us), VMSG_OK);
}

static void an_owner_that_enumerates_again_on_every_end_does_not_recurse(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	uint32_t round;

	(void)state;
	story->on_enumerated = enumerate_again;
	story->bus.failed_sends = SIZE_MAX;
	enumerate_again(story);
	assert_int_equal(story->enumerated_count, 1);
	for (round = 1; round <= ROUNDS; round++) {
		assert_true(vmsg_driver_bus_next_deadline_us(&story->driver_bus) !=
			    VMSG_DRIVER_BUS_NEVER_US);
		story_poll(story);
		assert_int_equal(story->enumerated_count, 1 + round);
	}
	story->bus.failed_sends = 0;
	story_poll(story);
	assert_int_equal(story_take_request(story), VMSG_BUS_ID_GET_DEVICES);
	story_end(story);
}

static void a_device_that_arrives_after_its_driver_gave_up_is_announced(void **state)
{
	const struct scripted_frame ready = story_event_device(5, VMSG_DEVICE_BUS_STATE_READY);
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	/* There is no device yet: nothing answers. */
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	story_pass_us(story, 2u * STORY_TIMEOUT_US);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_FAILED);
	story->bus.sent.count = 0;

	story_deliver(story, &ready);
	assert_int_equal(story->ready_count, 1);
	story_start_works(story);
	story_end(story);
}

static void a_device_that_arrives_while_its_driver_tries_is_announced(void **state)
{
	const struct scripted_frame ready = story_event_device(5, VMSG_DEVICE_BUS_STATE_READY);
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	story_deliver(story, &ready);
	assert_int_equal(story->ready_count, 1);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_STARTING);
	story_end(story);
}

/* The queue is placed again; its device uses a buffer before the placing is confirmed. */
static void expect_used_after(uint32_t answers, uint32_t used)
{
	struct story *story = story_running(USUAL_BUS, true);
	struct scripted_frame event;

	assert_int_equal(vmsg_driver_reset_queue(&story->driver, 1, story->bus.now_us), VMSG_OK);
	story_run(story, answers);
	event = story_event_used(story, 1);
	story_deliver(story, &event);
	assert_int_equal(story->used_count[1], used);
	event = story_event_used(story, 0);
	story_deliver(story, &event);
	assert_int_equal(story->used_count[0], 1);
	assert_int_equal(vmsg_driver_notify(&story->driver, 1, 0), VMSG_ERR_OUT_OF_RANGE);
	story_run_to_end(story);
	assert_int_equal(story->done_status, VMSG_OK);
	assert_int_equal(story->used_count[1], used);
	story_end(story);
}

static void buffers_used_before_the_new_place_of_a_queue_is_confirmed_are_reported(void **state)
{
	(void)state;
	expect_used_after(0, 0); /* RESET_VQUEUE is on its way: an event of the old place */
	expect_used_after(1, 0); /* GET_VQUEUE: there is no place yet */
	expect_used_after(2, 1); /* SET_VQUEUE is on its way and may have arrived */
	expect_used_after(3, 1); /* the second GET_VQUEUE */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_owner_that_starts_again_on_every_end_does_not_recurse),
		cmocka_unit_test(what_is_begun_at_the_end_of_an_operation_is_sent_by_the_same_poll),
		cmocka_unit_test(an_owner_that_enumerates_again_on_every_end_does_not_recurse),
		cmocka_unit_test(a_device_that_arrives_after_its_driver_gave_up_is_announced),
		cmocka_unit_test(a_device_that_arrives_while_its_driver_tries_is_announced),
		cmocka_unit_test(
			buffers_used_before_the_new_place_of_a_queue_is_confirmed_are_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
