/*
 * test_hostile_device: a device that lies to the driver endpoint, for as long as it likes.
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

#define ROUNDS 100000
#define CONFIG_SIZE 24

/* Numbers that differ from call to call and not from run to run. */
struct dice {
	uint64_t state;
};

static uint32_t roll(struct dice *dice, uint32_t sides)
{
	dice->state ^= dice->state << 13;
	dice->state ^= dice->state >> 7;
	dice->state ^= dice->state << 17;
	return (uint32_t)(dice->state >> 33) % sides;
}

static struct scripted_frame random_frame(struct dice *dice, const struct story *story)
{
	struct scripted_frame frame;
	size_t i;

	frame.size = roll(dice, story->bus.params.max_size + 1u);
	for (i = 0; i < frame.size; i++) {
		frame.data[i] = (uint8_t)roll(dice, 256);
	}
	frame.envelope.epoch = roll(dice, 3);
	return frame;
}

/* A valid frame, changed in a few places; also cut, stretched, or left as it is. */
static void mutate(struct dice *dice, struct scripted_frame *frame, size_t max_size)
{
	static const uint8_t favourites[] = {0, 1, 7, 8, 0x7f, 0x80, 0xfe, 0xff};
	uint32_t changes = roll(dice, 4);

	while (changes-- != 0 && frame->size != 0) {
		frame->data[roll(dice, (uint32_t)frame->size)] =
			roll(dice, 2) == 0 ? favourites[roll(dice, sizeof(favourites))]
					   : (uint8_t)roll(dice, 256);
	}
	switch (roll(dice, 8)) {
	case 0:
		frame->size = roll(dice, (uint32_t)frame->size + 1u);
		break;
	case 1:
		while (frame->size < max_size && roll(dice, 8) != 0) {
			frame->data[frame->size++] = (uint8_t)roll(dice, 256);
		}
		break;
	default:
		break;
	}
	if (roll(dice, 16) == 0) {
		frame->envelope.epoch += roll(dice, 3) - 1u;
	}
}

/* A frame of the right header for a random message, with a random payload. */
static struct scripted_frame plausible_frame(struct dice *dice, const struct story *story)
{
	struct scripted_frame frame = random_frame(dice, story);
	const uint8_t type = (uint8_t)roll(dice, 4);
	const uint32_t event = 0x40 + roll(dice, 4);
	const uint8_t msg_id = (uint8_t)(roll(dice, 4) == 0 ? event : roll(dice, 14));
	const struct vmsg_route route = {
		(type & VMSG_TYPE_BUS) != 0 ? 0 : story->device.dev_num,
		(uint16_t)(roll(dice, 2) == 0 && story->last.size != 0
				   ? scripted_frame_header(&story->last).token
				   : roll(dice, 40)),
	};

	if (frame.size < 60 && frame.size < story->bus.params.max_size) {
		frame.size = story->bus.params.max_size;
		memset(frame.data, roll(dice, 2) == 0 ? 0 : 0xff, frame.size);
	}
	if (frame.size >= VMSG_HEADER_SIZE) {
		vmsg_header_store(frame.data, type, msg_id, route, (uint16_t)frame.size);
	}
	frame.envelope.epoch = story->device.epoch;
	return frame;
}

/* The device answers what was asked, more or less. */
static void answer_somehow(struct dice *dice, struct story *story)
{
	struct scripted_frame answer;

	if (story_take_request(story) == 0) {
		return;
	}
	answer = story_answer_frame(story);
	if (answer.size == 0 || roll(dice, 100) == 0) {
		return;
	}
	if (roll(dice, 25) == 0) {
		mutate(dice, &answer, story->bus.params.max_size);
	}
	story_deliver(story, &answer);
	if (roll(dice, 30) == 0) {
		story_deliver(story, &answer);
	}
}

static void say_something(struct dice *dice, struct story *story)
{
	static const uint8_t data[CONFIG_SIZE];
	struct scripted_frame frame;

	switch (roll(dice, 6)) {
	case 0:
		frame = random_frame(dice, story);
		break;
	case 1:
		frame = plausible_frame(dice, story);
		break;
	case 2:
		frame = story_event_used(story, roll(dice, 5));
		break;
	case 3:
		frame = story_event_config(story,
					   story->device.status | roll(dice, 8) / 7u << 6,
					   roll(dice, 10),
					   roll(dice, 30),
					   (struct vmsg_bytes){data, roll(dice, CONFIG_SIZE + 1u)});
		break;
	case 4:
		frame = story_event_device((uint16_t)(4 + roll(dice, 3)),
					   (uint16_t)(roll(dice, 12) == 0 ? 2 : roll(dice, 2)));
		break;
	default:
		frame = story->last;
		break;
	}
	if (roll(dice, 2) == 0) {
		mutate(dice, &frame, story->bus.params.max_size);
	}
	if (frame.size <= story->bus.params.max_size) {
		story_deliver(story, &frame);
	}
}

/* The owner does what owners do.  Returns true when an operation began. */
static bool ask_something(struct dice *dice, struct story *story, uint8_t *bytes)
{
	struct vmsg_driver *driver = &story->driver;
	const uint64_t now_us = story->bus.now_us;
	const uint32_t offset = roll(dice, CONFIG_SIZE);
	const uint32_t size = 1u + roll(dice, CONFIG_SIZE - offset);
	const struct vmsg_span room = {bytes, size};
	const struct vmsg_bytes data = {bytes, size};
	const bool was_resetting = vmsg_driver_state(driver) == VMSG_DRIVER_RESETTING;
	vmsg_status status;

	switch (roll(dice, 12)) {
	case 0:
		if (roll(dice, 12) != 0) {
			return false;
		}
		return vmsg_driver_reset(driver, now_us) == VMSG_OK && !was_resetting;
	case 1:
		return vmsg_driver_read_config(driver, offset, room, now_us) == VMSG_OK;
	case 2:
		return vmsg_driver_write_config(driver, offset, data, now_us) == VMSG_OK;
	case 3:
		return vmsg_driver_read_status(driver, now_us) == VMSG_OK;
	case 4:
		return vmsg_driver_reset_queue(driver, roll(dice, 4), now_us) == VMSG_OK;
	case 5:
		return vmsg_driver_find_shm(driver, roll(dice, 3), now_us) == VMSG_OK;
	case 6:
		status = vmsg_driver_bus_enumerate(&story->driver_bus, now_us);
		break;
	case 7:
		status = vmsg_driver_bus_ping(&story->driver_bus, 1, now_us);
		break;
	case 8:
		status = vmsg_driver_notify(driver, roll(dice, 4), roll(dice, 9));
		break;
	default:
		return vmsg_driver_start(driver, now_us) == VMSG_OK;
	}
	assert_true(status <= VMSG_OK && status >= VMSG_STATUS_LAST);
	return false;
}

static void expect_recovery(struct story *story)
{
	const struct scripted_frame back = story_event_device(5, VMSG_DEVICE_BUS_STATE_READY);

	scripted_device_init(&story->device);
	memset(&story->bus.sent, 0, sizeof(story->bus.sent));
	memset(&story->bus.incoming, 0, sizeof(story->bus.incoming));
	story->bus.full_sends = 0;
	story_deliver(story, &back);
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	while (vmsg_driver_operation(&story->driver) != VMSG_DRIVER_NONE) {
		story_run(story, 1);
	}
	story_pass_us(story, STORY_QUARANTINE_US + STORY_TIMEOUT_US);
	story_start_works(story);
}

static void lie(uint64_t seed, uint32_t max_size, bool carries_epoch)
{
	struct story *story = story_begin(max_size, carries_epoch);
	const struct scripted_frame back = story_event_device(5, VMSG_DEVICE_BUS_STATE_READY);
	struct dice dice = {seed};
	uint32_t answers;
	uint8_t bytes[CONFIG_SIZE] = {0};
	uint32_t begun = 0;
	uint32_t running = 0;
	uint32_t round;

	for (round = 0; round < ROUNDS; round++) {
		story->bus.full_sends = roll(&dice, 10) == 0 ? roll(&dice, 4) : 0;
		begun += roll(&dice, 4) == 0 && ask_something(&dice, story, bytes);
		for (answers = roll(&dice, 12); answers != 0; answers--) {
			answer_somehow(&dice, story);
		}
		if (roll(&dice, 3) == 0) {
			say_something(&dice, story);
		}
		if (vmsg_driver_state(&story->driver) == VMSG_DRIVER_REMOVED) {
			story_deliver(story, &back);
		}
		if (roll(&dice, 16) == 0) {
			story->bus.now_us += roll(&dice, 2u * STORY_TIMEOUT_US);
		}
		story_poll(story);

		/* Every operation that begins ends once. */
		assert_int_equal(story->done_count + (vmsg_driver_operation(&story->driver) !=
						      VMSG_DRIVER_NONE),
				 begun);
		assert_true(story->bus.sent.count < SCRIPTED_FRAMES / 2);
		running += vmsg_driver_state(&story->driver) == VMSG_DRIVER_RUNNING;
	}

	/* The lies must not keep it from getting anywhere, or little would be tested. */
	assert_true(running > ROUNDS / 10);
	expect_recovery(story);
	story_end(story);
}

static void lies_on_a_usual_bus_do_no_harm(void **state)
{
	(void)state;
	lie(UINT64_C(0x9e3779b97f4a7c15), VMSG_BUS_MAX_SIZE_USUAL, true);
}

static void lies_on_the_smallest_bus_do_no_harm(void **state)
{
	(void)state;
	lie(UINT64_C(0xd1b54a32d192ed03), VMSG_BUS_MAX_SIZE_MIN, false);
}

static void noise_alone_does_nothing(void **state)
{
	struct story *story = story_running(VMSG_BUS_MAX_SIZE_USUAL, false);
	struct dice dice = {UINT64_C(0x2545f4914f6cdd1d)};
	uint32_t round;

	(void)state;
	for (round = 0; round < ROUNDS; round++) {
		struct scripted_frame frame = random_frame(&dice, story);

		/* Not for us, whatever else it is. */
		if (frame.size > 2) {
			frame.data[0] = (uint8_t)(frame.data[0] & ~VMSG_TYPE_BUS);
			frame.data[2] = 6;
		}
		story_deliver(story, &frame);
	}
	assert_int_equal(story->bus.sent.count, 0);
	assert_int_equal(story->done_count, 0);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	story_end(story);
}

static void a_frame_of_every_size_word_is_survived(void **state)
{
	static const uint16_t sizes[] = {0, 7, 8, 9, 263, 264, 265, 65535};
	struct story *story = story_running(VMSG_BUS_MAX_SIZE_USUAL, true);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct scripted_frame frame = story_event_used(story, 0);

		vmsg_store_le16(frame.data + 6, sizes[i]);
		story_deliver(story, &frame);
	}
	assert_int_equal(story->used_count[0], 0);
	story_end(story);
}

static void a_response_of_id_zero_while_idle_is_survived(void **state)
{
	const struct scripted_frame frame = {.data = {1, 0, 5, 0, 0, 0, 8, 0}, .size = 8};
	struct story *story = story_begin(VMSG_BUS_MAX_SIZE_USUAL, true);

	(void)state;
	story_deliver(story, &frame);
	assert_int_equal(story_refused(story, VMSG_ERR_MISMATCH), 1);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_IDLE);
	story_end(story);
}

static void a_configuration_window_that_wraps_is_survived(void **state)
{
	struct story *story = story_running(VMSG_BUS_MAX_SIZE_USUAL, true);
	const struct vmsg_bytes data = {story->device.config, 32};
	struct scripted_frame frame = story_event_config(story, 0, 9, 0xfffffff0, data);

	(void)state;
	story_deliver(story, &frame);
	vmsg_store_le32(frame.data + 20, 0xfff0); /* length, far beyond the frame */
	story_deliver(story, &frame);
	vmsg_store_le32(frame.data + 20, UINT32_MAX);
	story_deliver(story, &frame);
	assert_int_equal(story->config_changed_count, 0);
	assert_int_equal(story_refused(story, VMSG_ERR_TRUNCATED), 2);
	story_end(story);
}

static void a_feature_count_that_overflows_is_survived(void **state)
{
	struct story *story = story_begin(VMSG_BUS_MAX_SIZE_USUAL, true);
	struct scripted_frame answer;

	(void)state;
	story_start_halfway(story, 5);
	assert_int_equal(story_take_request(story), VMSG_ID_GET_DEVICE_FEATURES);
	answer = story_answer_frame(story);
	vmsg_store_le32(answer.data + 12, 0x40000000);
	story_deliver(story, &answer);
	assert_int_equal(story->done_status, VMSG_ERR_TRUNCATED);
	story_end(story);
}

static void a_flood_of_events_leaves_time_for_timeouts(void **state)
{
	struct story *story = story_running(VMSG_BUS_MAX_SIZE_USUAL, true);
	const struct scripted_frame event = story_event_used(story, 0);
	uint32_t i;

	(void)state;
	assert_int_equal(vmsg_driver_read_status(&story->driver, story->bus.now_us), VMSG_OK);
	for (i = 0; i < SCRIPTED_FRAMES; i++) {
		scripted_bus_deliver(&story->bus,
				     (struct vmsg_bytes){event.data, event.size},
				     event.envelope.epoch,
				     0);
	}
	story->bus.now_us += STORY_TIMEOUT_US;
	assert_int_equal(vmsg_driver_bus_poll(&story->driver_bus, story->bus.now_us, 3), VMSG_OK);
	assert_int_equal(story->used_count[0], 3);
	assert_int_equal(story->done_status, VMSG_ERR_TIMEOUT);
	assert_int_equal(vmsg_driver_bus_poll(&story->driver_bus, story->bus.now_us, 0), VMSG_OK);
	assert_int_equal(story->used_count[0], 3);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lies_on_a_usual_bus_do_no_harm),
		cmocka_unit_test(lies_on_the_smallest_bus_do_no_harm),
		cmocka_unit_test(noise_alone_does_nothing),
		cmocka_unit_test(a_frame_of_every_size_word_is_survived),
		cmocka_unit_test(a_response_of_id_zero_while_idle_is_survived),
		cmocka_unit_test(a_configuration_window_that_wraps_is_survived),
		cmocka_unit_test(a_feature_count_that_overflows_is_survived),
		cmocka_unit_test(a_flood_of_events_leaves_time_for_timeouts),
	};

	return cmocka_run_group_tests_name("hostile_device", tests, NULL, NULL);
}
