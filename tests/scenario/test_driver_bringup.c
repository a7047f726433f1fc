/*
 * test_driver_bringup: a driver brings a device up, over a bus that does what the story says.
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
#define BRINGUP_REQUESTS (sizeof(bringup) / sizeof(bringup[0]))

/* The requests of a whole bring-up of the device of the story. */
static const uint8_t bringup[] = {
	VMSG_ID_GET_DEVICE_INFO,     /* its type */
	VMSG_ID_SET_DEVICE_STATUS,   /* 0 */
	VMSG_ID_GET_DEVICE_STATUS,   /* is 0 */
	VMSG_ID_SET_DEVICE_STATUS,   /* ACKNOWLEDGE */
	VMSG_ID_SET_DEVICE_STATUS,   /* DRIVER */
	VMSG_ID_GET_DEVICE_FEATURES, /* both blocks */
	VMSG_ID_SET_DRIVER_FEATURES, /* both blocks */
	VMSG_ID_SET_DEVICE_STATUS,   /* FEATURES_OK */
	VMSG_ID_GET_DEVICE_STATUS,   /* still has FEATURES_OK */
	VMSG_ID_GET_VQUEUE,          /* queue 0: how large */
	VMSG_ID_SET_VQUEUE,          /* placed */
	VMSG_ID_GET_VQUEUE,          /* read back */
	VMSG_ID_GET_VQUEUE,          /* queue 1: how large */
	VMSG_ID_SET_VQUEUE,          /* placed */
	VMSG_ID_GET_VQUEUE,          /* read back */
	VMSG_ID_GET_VQUEUE,          /* queue 2: how large */
	VMSG_ID_SET_VQUEUE,          /* placed */
	VMSG_ID_GET_VQUEUE,          /* read back */
	VMSG_ID_SET_DEVICE_STATUS,   /* DRIVER_OK */
};

static void a_bring_up_asks_these_questions_in_this_order(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	size_t i;

	(void)state;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	for (i = 0; i < BRINGUP_REQUESTS; i++) {
		assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_STARTING);
		assert_int_equal(story_take_request(story), bringup[i]);
		assert_int_equal(story_take_request(story), 0);
		story_answer(story);
	}

	assert_int_equal(story->done_count, 1);
	assert_int_equal(story->done_status, VMSG_OK);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	assert_int_equal(vmsg_driver_operation(&story->driver), VMSG_DRIVER_NONE);
	assert_int_equal(story_take_request(story), 0);
	assert_int_equal(story->device.status,
			 VMSG_DEVICE_STATUS_ACKNOWLEDGE | VMSG_DEVICE_STATUS_DRIVER |
				 VMSG_DEVICE_STATUS_FEATURES_OK | VMSG_DEVICE_STATUS_DRIVER_OK);
	assert_memory_equal(story->device.accepted, story->device.features, 8);
	for (i = 0; i < STORY_QUEUES; i++) {
		assert_int_equal(story->vqs[i].queue.size, story->device.max_sizes[i]);
		assert_memory_equal(&story->vqs[i].queue,
				    &story->device.queues[i],
				    sizeof(story->vqs[i].queue));
	}
	assert_int_equal(vmsg_driver_info(&story->driver)->config_size, story->device.config_size);
	assert_true(vmsg_driver_has_feature(&story->driver, VMSG_F_VERSION_1));
	assert_false(vmsg_driver_has_feature(&story->driver, VMSG_F_RING_PACKED));
	assert_false(vmsg_driver_has_feature(&story->driver, UINT32_MAX));
	assert_int_equal(vmsg_driver_bus_next_deadline_us(&story->driver_bus),
			 VMSG_DRIVER_BUS_NEVER_US);
	story_end(story);
}

static void a_forgotten_answer_ends_every_step_in_bounded_time_and_start_works_again(void **state)
{
	size_t answered;

	(void)state;
	for (answered = 0; answered < BRINGUP_REQUESTS; answered++) {
		struct story *story = story_begin(USUAL_BUS, true);

		story_start_halfway(story, (uint32_t)answered);
		assert_int_equal(story_take_request(story), bringup[answered]);

		story_pass_us(story, STORY_TIMEOUT_US - 1u);
		assert_int_equal(story->done_count, 0);
		story_pass_us(story, 1);
		story_expect_failed(story, VMSG_ERR_TIMEOUT);
		assert_int_equal(story->driver_bus.pending.timeouts, 1);

		/* It tries to tell the device, and does not wait for the answer. */
		assert_int_equal(story_take_request(story), VMSG_ID_SET_DEVICE_STATUS);
		assert_true((story_written_status(story) & VMSG_DEVICE_STATUS_FAILED) != 0);
		story_answer(story);
		assert_int_equal(story->driver_bus.pending.late, 1);

		story_forget(story);
		story_start_works(story);
		story_end(story);
	}
}

static void a_bus_without_room_delays_every_step_but_does_not_stop_it(void **state)
{
	size_t answered;

	(void)state;
	for (answered = 0; answered < BRINGUP_REQUESTS; answered++) {
		struct story *story = story_begin(USUAL_BUS, true);

		assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
		if (answered != 0) {
			story_run(story, (uint32_t)answered - 1u);
			assert_int_equal(story_take_request(story), bringup[answered - 1u]);
			story->bus.full_sends = 3;
			story_answer(story);
			assert_int_equal(story_take_request(story), 0);
		}
		story_run_to_end(story);
		assert_int_equal(story->done_status, VMSG_OK);
		/* What found no room does not stay behind as a request. */
		assert_int_equal(vmsg_pending_count(&story->driver_bus.pending, 5), 0);
		assert_int_equal(vmsg_pending_next_deadline_us(&story->driver_bus.pending),
				 VMSG_PENDING_NEVER_US);
		story_end(story);
	}
}

static void a_bus_that_never_has_room_ends_in_a_timeout(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->bus.full_sends = SIZE_MAX;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	story_pass_us(story, 2u * STORY_TIMEOUT_US);
	story_expect_failed(story, VMSG_ERR_TIMEOUT);
	story_end(story);
}

static void a_carrier_that_fails_fails_the_start_at_once(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->bus.failed_sends = 1;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	story_expect_failed(story, VMSG_ERR_BUS);
	assert_int_equal(story->driver_bus.stats.bus_errors, 1);

	story->bus.failed_receives = 1;
	assert_int_equal(vmsg_driver_bus_poll(&story->driver_bus, story->bus.now_us, 1),
			 VMSG_ERR_BUS);
	assert_int_equal(vmsg_driver_bus_poll(&story->driver_bus, story->bus.now_us, 1), VMSG_OK);
	story_end(story);
}

static void another_type_of_device_is_not_brought_up(void **state)
{
	static const uint32_t ids[] = {0, 43};
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		struct story *story = story_begin(USUAL_BUS, true);

		story->device.device_id = ids[i];
		story_start_fails(story, VMSG_ERR_UNSUPPORTED);
		assert_int_equal(story->device.ids[VMSG_ID_GET_DEVICE_FEATURES], 0);
		story_end(story);
	}
}

static void a_device_number_has_one_driver_and_a_bus_a_fixed_number_of_them(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	struct vmsg_driver_config config = story->driver.config;
	struct vmsg_driver second;
	struct vmsg_driver third;

	(void)state;
	assert_int_equal(vmsg_driver_init(&second, &config), VMSG_ERR_BAD_STATE);
	config.vqs = NULL;
	config.vq_count = 0;
	config.dev_num++;
	assert_int_equal(vmsg_driver_init(&second, &config), VMSG_OK);
	config.dev_num++;
	assert_int_equal(vmsg_driver_init(&third, &config), VMSG_ERR_NO_SPACE);
	vmsg_driver_fini(&second, story->bus.now_us);
	assert_int_equal(vmsg_driver_init(&third, &config), VMSG_OK);
	vmsg_driver_fini(&third, story->bus.now_us);
	vmsg_driver_fini(&third, story->bus.now_us);
	story_end(story);
}

static void a_bus_the_protocol_does_not_allow_is_refused(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	struct vmsg_driver_bus_config config = story->driver_bus.config;
	struct vmsg_driver_bus bus;

	(void)state;
	config.end.params.max_size = VMSG_BUS_MAX_SIZE_MIN - 1u;
	assert_int_equal(vmsg_driver_bus_init(&bus, &config), VMSG_ERR_OUT_OF_RANGE);
	config = story->driver_bus.config;
	config.request_timeout_us = 0;
	assert_int_equal(vmsg_driver_bus_init(&bus, &config), VMSG_ERR_OUT_OF_RANGE);
	config = story->driver_bus.config;
	config.entry_count = 0;
	assert_int_equal(vmsg_driver_bus_init(&bus, &config), VMSG_ERR_OUT_OF_RANGE);
	story_end(story);
}

static void every_request_has_its_own_time_to_wait_for_room(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	size_t i;

	(void)state;
	story->bus.full_sends = 1;
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	assert_int_equal(vmsg_driver_bus_next_deadline_us(&story->driver_bus),
			 story->bus.now_us + STORY_TIMEOUT_US);
	for (i = 0; i < BRINGUP_REQUESTS; i++) {
		story_pass_us(story, STORY_TIMEOUT_US * 3u / 4u);
		assert_int_equal(story_take_request(story), bringup[i]);
		story->bus.full_sends = 1;
		story_answer(story);
	}
	assert_int_equal(story->done_status, VMSG_OK);
	story_end(story);
}

static void a_device_of_type_zero_is_no_device_whatever_is_expected(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->driver.config.device_id = 0;
	story->device.device_id = 0;
	story_start_fails(story, VMSG_ERR_UNSUPPORTED);
	story->device.device_id = 43;
	story_start_works(story);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bring_up_asks_these_questions_in_this_order),
		cmocka_unit_test(
			a_forgotten_answer_ends_every_step_in_bounded_time_and_start_works_again),
		cmocka_unit_test(a_bus_without_room_delays_every_step_but_does_not_stop_it),
		cmocka_unit_test(a_bus_that_never_has_room_ends_in_a_timeout),
		cmocka_unit_test(a_carrier_that_fails_fails_the_start_at_once),
		cmocka_unit_test(another_type_of_device_is_not_brought_up),
		cmocka_unit_test(a_device_number_has_one_driver_and_a_bus_a_fixed_number_of_them),
		cmocka_unit_test(a_bus_the_protocol_does_not_allow_is_refused),
		cmocka_unit_test(every_request_has_its_own_time_to_wait_for_room),
		cmocka_unit_test(a_device_of_type_zero_is_no_device_whatever_is_expected),
	};

	return cmocka_run_group_tests_name("driver_bringup", tests, NULL, NULL);
}
