/*
 * test_driver_notify: notifications that a driver sends, none of which is lost.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/wire/event_avail.h>
#include <vmsg/wire/ids.h>
#include <vmsg/wire/virtio.h>

#include "driver_story.h"
#include "story_event.h"
#include "story_operation.h"

#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL

static const struct vmsg_bytes no_data;

static struct vmsg_event_avail_event last_notification(const struct story *story)
{
	struct vmsg_event_avail_event_view view = {{NULL, 0}};
	struct vmsg_header header;
	struct vmsg_bytes payload = {NULL, 0};

	assert_int_equal(vmsg_header_parse((struct vmsg_bytes){story->notification.data,
							       story->notification.size},
					   &header,
					   &payload,
					   NULL),
			 VMSG_OK);
	assert_int_equal(header.dev_num, story->device.dev_num);
	assert_int_equal(header.type, 0);
	assert_int_equal(vmsg_event_avail_event_parse(payload, &view, NULL), VMSG_OK);
	return (struct vmsg_event_avail_event){
		.vq_index = vmsg_event_avail_event_vq_index(view),
		.next_offset = vmsg_event_avail_event_next_offset(view),
	};
}

static void a_broken_device_stops_notifications_and_is_reported_once(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story->bus.full_sends = 1;
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_OK);
	story->bus.full_sends = 1;
	story_deliver_config(story, VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET, 7, 0, no_data);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_NEEDS_RESET);
	assert_int_equal(story->needs_reset_count, 1);
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_ERR_BAD_STATE);
	story->bus.full_sends = 0;
	story_poll(story);
	assert_int_equal(story->bus.sent.count, 0);

	story_deliver_config(story, VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET, 7, 0, no_data);
	story_deliver_used(story, 0);
	assert_int_equal(story->needs_reset_count, 1);
	assert_int_equal(story->used_count[0], 0);
	assert_int_equal(story_refused(story, VMSG_ERR_BAD_STATE), 2);

	story_start_works(story);
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_OK);
	story_end(story);
}

static void a_notification_names_its_queue_and_its_stream(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	assert_int_equal(vmsg_driver_notify(&story->driver, 2, 0x80000001), VMSG_OK);
	assert_int_equal(story_take_request(story), 0);
	assert_int_equal(story->notification_count, 1);
	assert_int_equal(last_notification(story).vq_index, 2);
	assert_int_equal(last_notification(story).next_offset, 0x80000001);
	assert_int_equal(story->notification.envelope.stream.lane, VMSG_LANE_QUEUE(2));
	assert_int_equal(story->notification.envelope.stream.dev_num, story->device.dev_num);
	assert_int_equal(story->notification.envelope.epoch, story->device.epoch);
	story_end(story);
}

static void a_ring_position_is_sent_only_if_that_was_negotiated(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->wanted[1] = ~(1u << (VMSG_F_NOTIFICATION_DATA - 32u));
	story_start(story);
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 17), VMSG_OK);
	assert_int_equal(story_take_request(story), 0);
	assert_int_equal(last_notification(story).next_offset, 0);
	story_end(story);
}

static void a_full_bus_merges_notifications_and_loses_none(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);
	uint32_t i;

	(void)state;
	story->bus.full_sends = SIZE_MAX;
	for (i = 1; i <= 10; i++) {
		assert_int_equal(vmsg_driver_notify(&story->driver, 1, i), VMSG_OK);
	}
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 77), VMSG_OK);
	story_poll(story);
	assert_int_equal(story->bus.sent.count, 0);
	assert_true(story->driver_bus.stats.full >= 11);

	story->bus.full_sends = 0;
	story_poll(story);
	assert_int_equal(story->bus.sent.count, 2);
	story_poll(story);
	assert_int_equal(story_take_request(story), 0);
	assert_int_equal(story->notification_count, 2);
	/* The newest position of each. */
	assert_true(last_notification(story).next_offset == 10 ||
		    last_notification(story).next_offset == 77);
	story_end(story);
}

static void a_failing_carrier_does_not_lose_a_notification_either(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story->bus.failed_sends = 1;
	assert_int_equal(vmsg_driver_notify(&story->driver, 1, 0), VMSG_OK);
	story_poll(story);
	assert_int_equal(story_take_request(story), 0);
	assert_int_equal(story->notification_count, 1);
	story_end(story);
}

static void a_busy_queue_does_not_starve_the_others(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);
	bool seen[STORY_QUEUES] = {false};
	uint32_t round;

	(void)state;
	for (round = 0; round < STORY_QUEUES; round++) {
		uint32_t vq_index;

		/* Everybody has news all the time; the bus takes one message per round. */
		story->bus.full_sends = STORY_QUEUES;
		for (vq_index = 0; vq_index < STORY_QUEUES; vq_index++) {
			assert_int_equal(vmsg_driver_notify(&story->driver, vq_index, 0), VMSG_OK);
		}
		story->bus.full_sends = 0;
		story->bus.sent.count = SCRIPTED_FRAMES - 1;
		story_poll(story);
		assert_int_equal(story->bus.sent.count, SCRIPTED_FRAMES);
		story->notification = story->bus.sent.frames[SCRIPTED_FRAMES - 1];
		story->bus.sent.count = 0;
		seen[last_notification(story).vq_index] = true;
	}
	assert_true(seen[0] && seen[1] && seen[2]);
	story_end(story);
}

static void a_slow_answer_does_not_delay_a_notification(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	assert_int_equal(vmsg_driver_read_status(&story->driver, story->bus.now_us), VMSG_OK);
	assert_int_equal(story_take_request(story), VMSG_ID_GET_DEVICE_STATUS);
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_OK);
	assert_int_equal(story_take_request(story), 0);
	assert_int_equal(story->notification_count, 1);
	story_deliver_used(story, 0);
	assert_int_equal(story->used_count[0], 1);
	assert_int_equal(story->done_count, 0);
	story_end(story);
}

static void a_reset_forgets_the_notifications_that_wait(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	story->bus.full_sends = 1;
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_OK);
	story_reset(story);
	story_poll(story);
	assert_int_equal(story_take_request(story), 0);
	assert_int_equal(story->notification_count, 0);
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_ERR_BAD_STATE);
	story_end(story);
}

static void a_noisy_driver_does_not_keep_its_neighbour_from_asking(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	const struct vmsg_driver_config noisy = story->driver.config;
	struct vmsg_driver_config config = noisy;
	struct vmsg_driver neighbour;
	uint32_t round;

	(void)state;
	config.dev_num++;
	config.vqs = NULL;
	config.vq_count = 0;
	vmsg_driver_fini(&story->driver, story->bus.now_us);
	assert_int_equal(vmsg_driver_init(&neighbour, &config), VMSG_OK);
	assert_int_equal(vmsg_driver_init(&story->driver, &noisy), VMSG_OK);
	story_start(story);

	story->bus.full_sends = 1;
	assert_int_equal(vmsg_driver_start(&neighbour, story->bus.now_us), VMSG_OK);
	for (round = 0; round < 2; round++) {
		story->bus.full_sends = 1;
		assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_OK);
		story->bus.sent.count = SCRIPTED_FRAMES - 1;
		story_poll(story);
		story->bus.sent.frames[0] = story->bus.sent.frames[SCRIPTED_FRAMES - 1];
		story->bus.sent.count = 1;
		if (story_take_request(story) == VMSG_ID_GET_DEVICE_INFO) {
			break;
		}
	}
	assert_true(round < 2);
	vmsg_driver_fini(&neighbour, story->bus.now_us);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_broken_device_stops_notifications_and_is_reported_once),
		cmocka_unit_test(a_notification_names_its_queue_and_its_stream),
		cmocka_unit_test(a_ring_position_is_sent_only_if_that_was_negotiated),
		cmocka_unit_test(a_full_bus_merges_notifications_and_loses_none),
		cmocka_unit_test(a_failing_carrier_does_not_lose_a_notification_either),
		cmocka_unit_test(a_busy_queue_does_not_starve_the_others),
		cmocka_unit_test(a_slow_answer_does_not_delay_a_notification),
		cmocka_unit_test(a_reset_forgets_the_notifications_that_wait),
		cmocka_unit_test(a_noisy_driver_does_not_keep_its_neighbour_from_asking),
	};

	return cmocka_run_group_tests_name("driver_notify", tests, NULL, NULL);
}
