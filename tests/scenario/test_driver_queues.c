/*
 * test_driver_queues: a driver places the queues of a device while bringing it up.
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
#include "story_operation.h"

#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL

static void a_queue_of_size_zero_is_absent_and_the_others_work(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.max_sizes[1] = 0;
	story->skipped_queue = 2;
	story_start_works(story);
	assert_int_equal(story->vqs[0].queue.size, 64);
	assert_int_equal(story->vqs[1].queue.size, 0);
	assert_int_equal(story->vqs[2].queue.size, 0);
	assert_int_equal(story->device.ids[VMSG_ID_SET_VQUEUE], 1);
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_OK);
	assert_int_equal(vmsg_driver_notify(&story->driver, 1, 0), VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(vmsg_driver_notify(&story->driver, 2, 0), VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(vmsg_driver_notify(&story->driver, 3, 0), VMSG_ERR_OUT_OF_RANGE);
	story_end(story);
}

static void queues_the_device_does_not_have_are_not_asked_about(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.queue_count = 1;
	story_start_works(story);
	assert_int_equal(story->device.ids[VMSG_ID_GET_VQUEUE], 2);
	story_end(story);
}

static void a_queue_that_does_not_read_back_the_same_fails_the_start(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.ignores_queues = true;
	story_start_fails(story, VMSG_ERR_REJECTED);
	assert_int_equal(story->vqs[0].queue.size, 0);
	story_end(story);
}

static void each_word_of_a_queue_is_read_back(void **state)
{
	size_t word;

	(void)state;
	for (word = 0; word < 4; word++) {
		struct story *story = story_begin(USUAL_BUS, true);
		struct vmsg_queue_config *queue = &story->device.queues[0];

		story_start_halfway(story, 11);
		queue->size -= word == 0;
		queue->desc_addr += word == 1;
		queue->driver_addr += word == 2;
		queue->device_addr += word == 3;
		story_run_to_end(story);
		story_expect_failed(story, VMSG_ERR_REJECTED);
		story_end(story);
	}
}

static void a_queue_that_is_configured_before_the_driver_does_it_fails_the_start(void **state)
{
	size_t word;

	(void)state;
	for (word = 0; word < 4; word++) {
		struct story *story = story_begin(USUAL_BUS, true);

		story->device.keeps_queues = true;
		story->device.queues[2].size = word == 0;
		story->device.queues[2].desc_addr = word == 1;
		story->device.queues[2].driver_addr = word == 2;
		story->device.queues[2].device_addr = (uint64_t)(word == 3) << 63;
		story_start_fails(story, VMSG_ERR_REJECTED);
		assert_int_equal(story->device.ids[VMSG_ID_SET_VQUEUE], 2);
		story_end(story);
	}
}

static void the_owner_cannot_make_a_queue_larger_than_the_device_allows(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->queue_size = 65;
	story_start_fails(story, VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(story->device.ids[VMSG_ID_SET_VQUEUE], 0);
	story_end(story);
}

static void an_owner_that_forgets_the_size_of_a_queue_fails_its_start(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->forgets_size = true;
	story_start_fails(story, VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(story->device.ids[VMSG_ID_SET_VQUEUE], 0);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_queue_of_size_zero_is_absent_and_the_others_work),
		cmocka_unit_test(queues_the_device_does_not_have_are_not_asked_about),
		cmocka_unit_test(a_queue_that_does_not_read_back_the_same_fails_the_start),
		cmocka_unit_test(each_word_of_a_queue_is_read_back),
		cmocka_unit_test(
			a_queue_that_is_configured_before_the_driver_does_it_fails_the_start),
		cmocka_unit_test(the_owner_cannot_make_a_queue_larger_than_the_device_allows),
		cmocka_unit_test(an_owner_that_forgets_the_size_of_a_queue_fails_its_start),
	};

	return cmocka_run_group_tests_name("driver_queues", tests, NULL, NULL);
}
