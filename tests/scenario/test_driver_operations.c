/*
 * test_driver_operations: regions, status, and queue reset of a running driver.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/wire/ids.h>
#include <vmsg/wire/virtio.h>

#include "driver_story.h"
#include "story_operation.h"

#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL

static void a_region_is_found_or_it_is_not_there(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	assert_int_equal(vmsg_driver_find_shm(&story->driver, 1, story->bus.now_us), VMSG_OK);
	story_expect_end(story, VMSG_DRIVER_FIND_SHM, VMSG_OK);
	assert_int_equal(vmsg_driver_found_shm(&story->driver).size, 4096);
	assert_int_equal(vmsg_driver_found_shm(&story->driver).address, 0x8000);

	assert_int_equal(vmsg_driver_find_shm(&story->driver, 2, story->bus.now_us), VMSG_OK);
	story_expect_end(story, VMSG_DRIVER_FIND_SHM, VMSG_ERR_REJECTED);
	story_end(story);
}

static void a_queue_is_reset_and_placed_again(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story->queue_size = 8;
	assert_int_equal(vmsg_driver_reset_queue(&story->driver, 1, story->bus.now_us), VMSG_OK);
	assert_int_equal(vmsg_driver_notify(&story->driver, 1, 0), VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_OK);
	story_expect_end(story, VMSG_DRIVER_RESET_QUEUE, VMSG_OK);
	assert_int_equal(story->vqs[1].queue.size, 8);
	assert_int_equal(story->device.queues[1].size, 8);
	assert_int_equal(vmsg_driver_notify(&story->driver, 1, 0), VMSG_OK);
	story_end(story);
}

static void a_queue_may_stay_unused_after_its_reset(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story->skipped_queue = 1;
	assert_int_equal(vmsg_driver_reset_queue(&story->driver, 1, story->bus.now_us), VMSG_OK);
	story_expect_end(story, VMSG_DRIVER_RESET_QUEUE, VMSG_OK);
	assert_int_equal(story->vqs[1].queue.size, 0);
	assert_int_equal(story->device.queues[1].size, 0);
	story_end(story);
}

static void a_queue_that_is_not_cleared_by_its_reset_is_reported(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story->device.keeps_queues = true;
	assert_int_equal(vmsg_driver_reset_queue(&story->driver, 1, story->bus.now_us), VMSG_OK);
	story_expect_end(story, VMSG_DRIVER_RESET_QUEUE, VMSG_ERR_REJECTED);
	assert_int_equal(story->vqs[1].queue.size, 0);
	story_end(story);
}

static void a_queue_is_not_reset_without_the_feature_or_out_of_range(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	assert_int_equal(vmsg_driver_reset_queue(&story->driver, 3, story->bus.now_us),
			 VMSG_ERR_OUT_OF_RANGE);
	story_end(story);

	story = story_begin(USUAL_BUS, true);
	assert_int_equal(vmsg_driver_reset_queue(&story->driver, 0, story->bus.now_us),
			 VMSG_ERR_BAD_STATE);
	story->wanted[1] = ~(1u << (VMSG_F_RING_RESET - 32u));
	story_start(story);
	assert_int_equal(vmsg_driver_reset_queue(&story->driver, 0, story->bus.now_us),
			 VMSG_ERR_UNSUPPORTED);
	story_end(story);
}

static void every_operation_times_out_alone_and_leaves_the_driver_running(void **state)
{
	static const uint8_t bytes[] = {1};
	int operation;

	(void)state;
	for (operation = VMSG_DRIVER_READ_CONFIG; operation <= VMSG_DRIVER_FIND_SHM; operation++) {
		struct story *story = story_running(USUAL_BUS, true);
		struct vmsg_driver *driver = &story->driver;
		const uint64_t now_us = story->bus.now_us;
		vmsg_status status = VMSG_ERR_EMPTY;
		uint8_t seen[1];

		switch ((enum vmsg_driver_operation)operation) {
		case VMSG_DRIVER_READ_CONFIG:
			status = story_read_config(story, seen, 1);
			break;
		case VMSG_DRIVER_WRITE_CONFIG:
			status = story_write_config(story, 0, bytes, 1);
			break;
		case VMSG_DRIVER_READ_STATUS:
			status = vmsg_driver_read_status(driver, now_us);
			break;
		case VMSG_DRIVER_RESET_QUEUE:
			status = vmsg_driver_reset_queue(driver, 0, now_us);
			break;
		case VMSG_DRIVER_FIND_SHM:
			status = vmsg_driver_find_shm(driver, 1, now_us);
			break;
		case VMSG_DRIVER_NONE:
		case VMSG_DRIVER_START:
		case VMSG_DRIVER_RESET:
			break;
		}
		assert_int_equal(status, VMSG_OK);
		story_pass_us(story, STORY_TIMEOUT_US);
		story_expect_done(story, (enum vmsg_driver_operation)operation, VMSG_ERR_TIMEOUT);
		story_end(story);
	}
}

static void a_status_that_shows_a_broken_device_is_as_good_as_its_event(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story->device.status |= VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET;
	assert_int_equal(vmsg_driver_read_status(&story->driver, story->bus.now_us), VMSG_OK);
	story_run_to_end(story);
	assert_int_equal(story->done_status, VMSG_OK);
	assert_int_equal(story->needs_reset_count, 1);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_NEEDS_RESET);
	story_end(story);
}

static void a_queue_the_device_does_not_have_is_not_reset(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.queue_count = 1;
	story_start(story);
	assert_int_equal(vmsg_driver_reset_queue(&story->driver, 1, story->bus.now_us),
			 VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(vmsg_driver_reset_queue(&story->driver, 0, story->bus.now_us), VMSG_OK);
	story_end(story);
}

static void an_answer_about_another_region_is_not_believed(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);
	struct scripted_frame answer;

	(void)state;
	assert_int_equal(vmsg_driver_find_shm(&story->driver, 1, story->bus.now_us), VMSG_OK);
	answer = story_take_answer(story);
	answer.data[8]++;
	story_deliver(story, &answer);
	story_expect_done(story, VMSG_DRIVER_FIND_SHM, VMSG_ERR_MISMATCH);
	assert_int_equal(vmsg_driver_found_shm(&story->driver).size, 0);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_region_is_found_or_it_is_not_there),
		cmocka_unit_test(a_queue_is_reset_and_placed_again),
		cmocka_unit_test(a_queue_may_stay_unused_after_its_reset),
		cmocka_unit_test(a_queue_that_is_not_cleared_by_its_reset_is_reported),
		cmocka_unit_test(a_queue_is_not_reset_without_the_feature_or_out_of_range),
		cmocka_unit_test(every_operation_times_out_alone_and_leaves_the_driver_running),
		cmocka_unit_test(a_status_that_shows_a_broken_device_is_as_good_as_its_event),
		cmocka_unit_test(a_queue_the_device_does_not_have_is_not_reset),
		cmocka_unit_test(an_answer_about_another_region_is_not_believed),
	};

	return cmocka_run_group_tests_name("driver_operations", tests, NULL, NULL);
}
