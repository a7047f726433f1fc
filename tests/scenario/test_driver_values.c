/*
 * test_driver_values: answers that arrive in order and say what cannot be.
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
#include "header_places.h"
#include "story_operation.h"

#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL

static void answers_while_nothing_was_asked_do_nothing(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);
	unsigned int id;

	(void)state;
	for (id = 0; id <= UINT8_MAX; id++) {
		struct scripted_frame frame = {
			.data = {VMSG_TYPE_RESPONSE, (uint8_t)id, 5, 0, 1, 0, 8, 0},
			.size = 8,
			.envelope.epoch = story->device.epoch,
		};

		story_deliver(story, &frame);
		frame.data[TYPE_AT] = VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS;
		frame.data[DEV_NUM_AT] = 0;
		story_deliver(story, &frame);
	}
	assert_int_equal(story->done_count, 0);
	assert_int_equal(story->bus.sent.count, 0);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	/* Half of all ids are events, which have no answer. */
	assert_int_equal(story_refused(story, VMSG_ERR_MISMATCH), 256);
	assert_int_equal(story_refused(story, VMSG_ERR_MALFORMED), 256);
	story_end(story);
}

static void requests_to_a_driver_are_not_answered(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);
	unsigned int id;

	(void)state;
	for (id = 0; id <= UINT8_MAX; id++) {
		struct scripted_frame frame = {
			.data = {0, (uint8_t)id, 5, 0, 1, 0, 24, 0},
			.size = 24,
			.envelope.epoch = story->device.epoch,
		};

		if (id == VMSG_ID_EVENT_CONFIG || id == VMSG_ID_EVENT_USED) {
			continue;
		}
		story_deliver(story, &frame);
	}
	assert_int_equal(story->bus.sent.count, 0);
	assert_int_equal(story_refused(story, VMSG_ERR_UNSUPPORTED), 254);
	story_end(story);
}

/* A driver that starts and had so many answers, and the proper answer to what it asks then. */
static struct story *starting(uint32_t answered, struct scripted_frame *ret_answer)
{
	struct story *story = story_begin(USUAL_BUS, true);

	story_start_halfway(story, answered);
	*ret_answer = story_take_answer(story);
	return story;
}

static void a_wrong_echo_fails_the_operation(void **state)
{
	static const struct {
		uint32_t answered; /* requests before the one with the wrong echo */
		uint8_t at;        /* byte of its answer that is changed */
	} cases[] = {
		{5, 8},  /* GET_DEVICE_FEATURES: block_index */
		{5, 12}, /* GET_DEVICE_FEATURES: num_blocks */
		{9, 8},  /* GET_VQUEUE: index */
		{11, 8}, /* GET_VQUEUE: index, when read back */
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct scripted_frame answer;
		struct story *story = starting(cases[i].answered, &answer);

		answer.data[cases[i].at] ^= 2;
		story_deliver(story, &answer);
		story_expect_failed(story, VMSG_ERR_MISMATCH);
		story_end(story);
	}
}

static void values_outside_what_the_device_has_fail_the_start(void **state)
{
	static const struct {
		uint32_t answered; /* requests before the one with the value */
		uint8_t at;        /* byte of its answer that is set */
		uint8_t value;
		vmsg_status expected;
	} cases[] = {
		{0, 26, 2, VMSG_ERR_OUT_OF_RANGE},   /* 0x20003 virtqueues */
		{0, 30, 9, VMSG_ERR_OUT_OF_RANGE},   /* 9 administration queues of 3 */
		{0, 16, 65, VMSG_ERR_MALFORMED},     /* 65 feature bits */
		{9, 16, 255, VMSG_ERR_OUT_OF_RANGE}, /* a queue of 255, at most 64 */
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct scripted_frame answer;
		struct story *story = starting(cases[i].answered, &answer);

		answer.data[cases[i].at] = cases[i].value;
		story_deliver(story, &answer);
		story_expect_failed(story, cases[i].expected);
		story_end(story);
	}
}

static void more_feature_blocks_than_asked_for_are_not_taken(void **state)
{
	struct scripted_frame answer;
	struct story *story = starting(5, &answer);

	(void)state;
	answer.data[12] = 3;
	answer.data[MSG_SIZE_AT] = (uint8_t)(answer.data[MSG_SIZE_AT] + 4);
	answer.size += 4;
	answer.data[answer.size - 1] = 1;
	story_deliver(story, &answer);
	assert_int_equal(story->done_status, VMSG_ERR_MISMATCH);
	assert_int_equal(story->offered[2], 0);
	story_end(story);
}

static void abandon_a_question(struct story *story)
{
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	assert_int_equal(story_take_request(story), VMSG_ID_GET_DEVICE_INFO);
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
}

static void a_table_full_of_quarantined_requests_costs_time_and_not_the_driver(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(story->entries) / sizeof(story->entries[0]) - 1; i++) {
		abandon_a_question(story);
		story_run_to_end(story);
		assert_int_equal(story->done_status, VMSG_OK);
	}
	abandon_a_question(story);
	assert_int_equal(story_take_request(story), 0);
	story_pass_us(story, STORY_TIMEOUT_US);
	assert_int_equal(story->done_operation, VMSG_DRIVER_RESET);
	assert_int_equal(story->done_status, VMSG_ERR_TIMEOUT);

	story_pass_us(story, STORY_QUARANTINE_US);
	story_start_works(story);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_while_nothing_was_asked_do_nothing),
		cmocka_unit_test(requests_to_a_driver_are_not_answered),
		cmocka_unit_test(a_wrong_echo_fails_the_operation),
		cmocka_unit_test(values_outside_what_the_device_has_fail_the_start),
		cmocka_unit_test(more_feature_blocks_than_asked_for_are_not_taken),
		cmocka_unit_test(
			a_table_full_of_quarantined_requests_costs_time_and_not_the_driver),
	};

	return cmocka_run_group_tests_name("driver_values", tests, NULL, NULL);
}
