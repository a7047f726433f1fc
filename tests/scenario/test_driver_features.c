/*
 * test_driver_features: a driver and a device agree on features, or not.
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

#define SMALL_BUS VMSG_BUS_MAX_SIZE_MIN
#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL

static void a_device_that_refuses_the_features_is_told_that_the_driver_failed(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.refuses_features = true;
	story_start_fails(story, VMSG_ERR_REJECTED);
	assert_int_equal(story->device.ids[VMSG_ID_GET_VQUEUE], 0);
	assert_int_equal(story_take_request(story), VMSG_ID_SET_DEVICE_STATUS);
	assert_int_equal(story_written_status(story),
			 VMSG_DEVICE_STATUS_ACKNOWLEDGE | VMSG_DEVICE_STATUS_DRIVER |
				 VMSG_DEVICE_STATUS_FEATURES_OK | VMSG_DEVICE_STATUS_FAILED);
	story_end(story);
}

static void features_ok_that_disappears_after_its_answer_is_a_refusal(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story_start_halfway(story, 8);
	story->device.status &= ~VMSG_DEVICE_STATUS_FEATURES_OK;
	story_run_to_end(story);
	story_expect_failed(story, VMSG_ERR_REJECTED);
	story_end(story);
}

static void features_in_many_blocks_cross_a_small_bus_in_windows(void **state)
{
	struct story *story = story_begin(SMALL_BUS, true);
	size_t i;

	(void)state;
	story->device.feature_blocks = 11;
	for (i = 2; i < 11; i++) {
		story->device.features[i] = 0x01000100u << i;
	}
	story_start_works(story);
	assert_memory_equal(story->offered, story->device.features, 11 * sizeof(uint32_t));
	assert_memory_equal(story->device.accepted, story->device.features, 11 * sizeof(uint32_t));
	/* 11 blocks, 8 to a message, two ways. */
	assert_int_equal(story->device.feature_messages, 4);
	story_end(story);
}

static void blocks_beyond_the_storage_of_the_driver_are_not_asked_for(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.feature_blocks = SCRIPTED_BLOCKS;
	story->device.features[STORY_BLOCKS] = 1;
	story_start_works(story);
	assert_int_equal(story->device.accepted[STORY_BLOCKS], 0);
	story_end(story);
}

static void a_device_without_features_is_not_asked_for_them(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->device.feature_blocks = 0;
	story_start_works(story);
	assert_int_equal(story->device.feature_messages, 0);
	assert_false(vmsg_driver_has_feature(&story->driver, 0));
	story_end(story);
}

static void a_feature_that_was_not_offered_never_leaves_the_driver(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->accepts_unoffered = true;
	story_start_fails(story, VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(story->device.ids[VMSG_ID_SET_DRIVER_FEATURES], 0);
	story_end(story);
}

static void the_owner_may_refuse_the_features_offered(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->select_status = VMSG_ERR_UNSUPPORTED;
	story_start_fails(story, VMSG_ERR_UNSUPPORTED);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_device_that_refuses_the_features_is_told_that_the_driver_failed),
		cmocka_unit_test(features_ok_that_disappears_after_its_answer_is_a_refusal),
		cmocka_unit_test(features_in_many_blocks_cross_a_small_bus_in_windows),
		cmocka_unit_test(blocks_beyond_the_storage_of_the_driver_are_not_asked_for),
		cmocka_unit_test(a_device_without_features_is_not_asked_for_them),
		cmocka_unit_test(a_feature_that_was_not_offered_never_leaves_the_driver),
		cmocka_unit_test(the_owner_may_refuse_the_features_offered),
	};

	return cmocka_run_group_tests_name("driver_features", tests, NULL, NULL);
}
