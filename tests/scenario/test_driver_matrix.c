/*
 * test_driver_matrix: every message in every state of a driver.
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
#include "story_event.h"
#include "story_operation.h"

#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL
#define SIZE 64  /* enough for the fixed part of every message */
#define STEPS 19 /* requests of a bring-up */

#define IN(state) (1u << VMSG_DRIVER_##state)

/* Where one message can lead. */
static const unsigned int legal[] = {
	[VMSG_DRIVER_DETACHED] = IN(DETACHED),
	[VMSG_DRIVER_IDLE] = IN(IDLE) | IN(REMOVED),
	[VMSG_DRIVER_STARTING] = IN(STARTING) | IN(RUNNING) | IN(FAILED) | IN(REMOVED),
	[VMSG_DRIVER_RUNNING] = IN(RUNNING) | IN(NEEDS_RESET) | IN(REMOVED),
	[VMSG_DRIVER_RESETTING] = IN(RESETTING) | IN(IDLE) | IN(FAILED) | IN(REMOVED),
	[VMSG_DRIVER_NEEDS_RESET] = IN(NEEDS_RESET) | IN(REMOVED),
	[VMSG_DRIVER_FAILED] = IN(FAILED) | IN(REMOVED),
	[VMSG_DRIVER_REMOVED] = IN(REMOVED) | IN(IDLE),
};

/* A way to bring a story to a state in which something may or may not be asked. */
typedef struct story *(*prepare)(uint32_t step);

static struct story *detached(uint32_t step)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)step;
	vmsg_driver_fini(&story->driver, story->bus.now_us);
	return story;
}

static struct story *idle(uint32_t step)
{
	(void)step;
	return story_begin(USUAL_BUS, true);
}

static struct story *starting(uint32_t step)
{
	struct story *story = story_begin(USUAL_BUS, true);

	story_start_halfway(story, step);
	return story;
}

static struct story *running(uint32_t step)
{
	(void)step;
	return story_running(USUAL_BUS, true);
}

static struct story *asking(uint32_t step)
{
	static uint8_t bytes[8];
	struct story *story = story_running(USUAL_BUS, true);
	const uint64_t now_us = story->bus.now_us;
	vmsg_status status = VMSG_ERR_EMPTY;

	switch (step) {
	case 0:
		status = vmsg_driver_read_config(&story->driver,
						 0,
						 (struct vmsg_span){bytes, 8},
						 now_us);
		break;
	case 1:
		status = vmsg_driver_write_config(&story->driver,
						  0,
						  (struct vmsg_bytes){bytes, 8},
						  now_us);
		break;
	case 2:
		status = vmsg_driver_read_status(&story->driver, now_us);
		break;
	case 3:
		status = vmsg_driver_reset_queue(&story->driver, 0, now_us);
		break;
	default:
		status = vmsg_driver_find_shm(&story->driver, 0, now_us);
		break;
	}
	assert_int_equal(status, VMSG_OK);
	return story;
}

static struct story *resetting(uint32_t step)
{
	struct story *story = story_running(USUAL_BUS, true);

	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	story_run(story, step);
	return story;
}

static struct story *needing_reset(uint32_t step)
{
	struct story *story = story_running(USUAL_BUS, true);
	const struct scripted_frame event =
		story_event_config(story,
				   VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET,
				   0,
				   0,
				   (struct vmsg_bytes){NULL, 0});

	(void)step;
	story_deliver(story, &event);
	return story;
}

static struct story *failed(uint32_t step)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)step;
	story->device.refuses_features = true;
	story_start(story);
	story->device.refuses_features = false;
	return story;
}

static struct story *removed(uint32_t step)
{
	struct story *story = story_running(USUAL_BUS, true);
	const struct scripted_frame event = story_event_device(5, VMSG_DEVICE_BUS_STATE_REMOVED);

	(void)step;
	story_deliver(story, &event);
	return story;
}

/* One message: payload all @p filler, or that of an EVENT_DEVICE about our device. */
static struct scripted_frame
message(const struct story *story, uint8_t type, uint8_t msg_id, unsigned int filler)
{
	const bool is_bus = (type & VMSG_TYPE_BUS) != 0;
	struct scripted_frame frame = {.size = SIZE, .envelope.epoch = story->device.epoch};
	struct vmsg_route route = {is_bus ? 0 : story->device.dev_num, 1};

	if (story->last.size != 0) {
		route.token = scripted_frame_header(&story->last).token;
	}
	memset(frame.data, filler == 1 ? 0xff : 0, SIZE);
	if (filler >= 2) {
		vmsg_store_le16(frame.data + 8, story->device.dev_num);
		vmsg_store_le16(frame.data + 10,
				filler == 2 ? VMSG_DEVICE_BUS_STATE_READY
					    : VMSG_DEVICE_BUS_STATE_REMOVED);
	}
	vmsg_header_store(frame.data, type, msg_id, route, SIZE);
	return frame;
}

/* Whatever happened, a well-behaved device can be used again. */
static void expect_recovery(struct story *story)
{
	const struct scripted_frame back = story_event_device(5, VMSG_DEVICE_BUS_STATE_READY);

	if (vmsg_driver_state(&story->driver) == VMSG_DRIVER_DETACHED) {
		return;
	}
	if (vmsg_driver_state(&story->driver) == VMSG_DRIVER_REMOVED) {
		story_deliver(story, &back);
	}
	while (story_take_request(story) != 0) {
	}
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	while (vmsg_driver_operation(&story->driver) != VMSG_DRIVER_NONE) {
		story_run(story, 1);
	}
	if (vmsg_driver_state(&story->driver) == VMSG_DRIVER_FAILED) {
		/* A reset that was joined, and whose request is gone: time ends it. */
		assert_int_equal(story->done_status, VMSG_ERR_TIMEOUT);
	}
	story_start_works(story);
}

static void try_messages(prepare prepare_story, uint32_t step)
{
	static const uint8_t more_ids[] = {0x7f, 0x80, 0xbf, 0xc0, 0xff};
	unsigned int type;
	unsigned int filler;
	unsigned int i;

	for (i = 0; i < 0x0e + 4 + sizeof(more_ids); i++) {
		const uint8_t msg_id = i < 0x0e       ? (uint8_t)i
				       : i < 0x0e + 4 ? (uint8_t)(0x40 + i - 0x0e)
						      : more_ids[i - 0x0e - 4];

		for (type = 0; type <= VMSG_TYPE_MASK; type++) {
			for (filler = 0; filler <= 3; filler++) {
				struct story *story = prepare_story(step);
				enum vmsg_driver_state before = vmsg_driver_state(&story->driver);
				enum vmsg_driver_state after;
				struct scripted_frame frame;

				(void)story_take_request(story);
				frame = message(story, (uint8_t)type, msg_id, filler);
				story_deliver(story, &frame);
				after = vmsg_driver_state(&story->driver);
				if ((legal[before] & 1u << after) == 0) {
					fail_msg("type %u id %#x filler %u: state %d -> %d",
						 type,
						 msg_id,
						 filler,
						 before,
						 after);
				}
				/* At most one request, or one answer. */
				assert_true(story->bus.sent.count <= 1);
				expect_recovery(story);
				story_end(story);
			}
		}
	}
}

static void no_message_harms_a_bus_without_driver(void **state)
{
	(void)state;
	try_messages(detached, 0);
}

static void no_message_harms_an_idle_driver(void **state)
{
	(void)state;
	try_messages(idle, 0);
}

static void no_message_harms_a_starting_driver(void **state)
{
	uint32_t step;

	(void)state;
	for (step = 0; step < STEPS; step++) {
		try_messages(starting, step);
	}
}

static void no_message_harms_a_running_driver(void **state)
{
	(void)state;
	try_messages(running, 0);
}

static void no_message_harms_a_driver_that_asks(void **state)
{
	uint32_t step;

	(void)state;
	for (step = 0; step < 5; step++) {
		try_messages(asking, step);
	}
}

static void no_message_harms_a_resetting_driver(void **state)
{
	(void)state;
	try_messages(resetting, 0);
	try_messages(resetting, 1);
}

static void no_message_harms_a_driver_whose_device_needs_a_reset(void **state)
{
	(void)state;
	try_messages(needing_reset, 0);
}

static void no_message_harms_a_failed_driver(void **state)
{
	(void)state;
	try_messages(failed, 0);
}

static void no_message_harms_a_driver_without_device(void **state)
{
	(void)state;
	try_messages(removed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_message_harms_a_bus_without_driver),
		cmocka_unit_test(no_message_harms_an_idle_driver),
		cmocka_unit_test(no_message_harms_a_starting_driver),
		cmocka_unit_test(no_message_harms_a_running_driver),
		cmocka_unit_test(no_message_harms_a_driver_that_asks),
		cmocka_unit_test(no_message_harms_a_resetting_driver),
		cmocka_unit_test(no_message_harms_a_driver_whose_device_needs_a_reset),
		cmocka_unit_test(no_message_harms_a_failed_driver),
		cmocka_unit_test(no_message_harms_a_driver_without_device),
	};

	return cmocka_run_group_tests_name("driver_matrix", tests, NULL, NULL);
}
