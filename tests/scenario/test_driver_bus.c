/*
 * test_driver_bus: who comes and goes on a bus, and who is alive.
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

static struct scripted_frame ping(uint8_t type, uint16_t token, uint32_t data)
{
	struct scripted_frame frame = {.size = 12};

	vmsg_header_store(frame.data, type, VMSG_BUS_ID_PING, (struct vmsg_route){0, token}, 12);
	vmsg_store_le32(frame.data + 8, data);
	return frame;
}

static void a_ping_is_answered_with_its_data_and_token(void **state)
{
	const struct scripted_frame asked = ping(VMSG_TYPE_BUS, 0xbeef, 0x12345678);
	struct story *story = story_begin(USUAL_BUS, true);
	struct scripted_frame expected =
		ping(VMSG_TYPE_BUS | VMSG_TYPE_RESPONSE, 0xbeef, 0x12345678);

	(void)state;
	story_deliver(story, &asked);
	assert_int_equal(story_take_request(story), VMSG_BUS_ID_PING);
	assert_int_equal(story->last.size, expected.size);
	assert_memory_equal(story->last.data, expected.data, expected.size);
	assert_int_equal(story->bus.sent.count, 0);
	story_end(story);
}

static void the_answer_to_a_ping_is_not_answered(void **state)
{
	const struct scripted_frame answer =
		ping(VMSG_TYPE_BUS | VMSG_TYPE_RESPONSE, 1, 0x12345678);
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story_deliver(story, &answer);
	assert_int_equal(story->bus.sent.count, 0);
	assert_int_equal(story_refused(story, VMSG_ERR_MISMATCH), 1);

	assert_int_equal(vmsg_driver_bus_ping(&story->driver_bus, 5, story->bus.now_us), VMSG_OK);
	assert_int_equal(story_take_request(story), VMSG_BUS_ID_PING);
	story->last.data[0] |= VMSG_TYPE_RESPONSE;
	story_deliver(story, &story->last);
	story_deliver(story, &story->last);
	assert_int_equal(story->bus.sent.count, 0);
	assert_int_equal(story->pong_count, 1);
	assert_int_equal(story->pong_status, VMSG_OK);
	assert_int_equal(story->pong_data, 5);
	story_end(story);
}

static void a_pong_waits_for_room_and_a_second_ping_meanwhile_is_dropped(void **state)
{
	const struct scripted_frame first = ping(VMSG_TYPE_BUS, 1, 11);
	const struct scripted_frame second = ping(VMSG_TYPE_BUS, 2, 22);
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story->bus.full_sends = SIZE_MAX;
	story_deliver(story, &first);
	story_deliver(story, &second);
	assert_int_equal(story_refused(story, VMSG_ERR_FULL), 1);
	story->bus.full_sends = 0;
	story_poll(story);
	story_poll(story);
	assert_int_equal(story_take_request(story), VMSG_BUS_ID_PING);
	assert_int_equal(vmsg_load_le32(story->last.data + 8), 11);
	assert_int_equal(story->bus.sent.count, 0);
	story_end(story);
}

static void a_ping_without_answer_and_one_with_other_data_are_told_apart(void **state)
{
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	assert_int_equal(vmsg_driver_bus_ping(&story->driver_bus, 5, story->bus.now_us), VMSG_OK);
	assert_int_equal(vmsg_driver_bus_ping(&story->driver_bus, 6, story->bus.now_us),
			 VMSG_ERR_BAD_STATE);
	story_pass_us(story, STORY_TIMEOUT_US);
	assert_int_equal(story->pong_count, 1);
	assert_int_equal(story->pong_status, VMSG_ERR_TIMEOUT);
	assert_int_equal(story->pong_data, 5);

	(void)story_take_request(story);
	assert_int_equal(vmsg_driver_bus_ping(&story->driver_bus, 6, story->bus.now_us), VMSG_OK);
	assert_int_equal(story_take_request(story), VMSG_BUS_ID_PING);
	story->last.data[0] |= VMSG_TYPE_RESPONSE;
	story->last.data[8]++;
	story_deliver(story, &story->last);
	assert_int_equal(story->pong_count, 2);
	assert_int_equal(story->pong_status, VMSG_ERR_MISMATCH);

	story->bus.full_sends = 1;
	assert_int_equal(vmsg_driver_bus_ping(&story->driver_bus, 7, story->bus.now_us),
			 VMSG_ERR_FULL);
	assert_int_equal(vmsg_driver_bus_ping(&story->driver_bus, 7, story->bus.now_us), VMSG_OK);
	story_end(story);
}

static void a_device_that_leaves_ends_the_operation_and_comes_back_idle(void **state)
{
	const struct scripted_frame gone = story_event_device(5, VMSG_DEVICE_BUS_STATE_REMOVED);
	const struct scripted_frame back = story_event_device(5, VMSG_DEVICE_BUS_STATE_READY);
	uint32_t answered;

	(void)state;
	for (answered = 0; answered <= 18; answered++) {
		struct story *story = story_begin(USUAL_BUS, true);

		story_start_halfway(story, answered);
		(void)story_take_request(story);
		story_deliver(story, &gone);
		assert_int_equal(story->done_count, 1);
		assert_int_equal(story->done_status, VMSG_ERR_CANCELLED);
		assert_int_equal(story->removed_count, 1);
		assert_int_equal(story->gone_count, 1);
		assert_int_equal(story->gone, 5);
		assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_REMOVED);
		assert_int_equal(story->bus.sent.count, 0);
		assert_int_equal(vmsg_pending_count(&story->driver_bus.pending, 5), 0);
		story_answer(story);
		assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us),
				 VMSG_ERR_BAD_STATE);
		assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us),
				 VMSG_ERR_BAD_STATE);
		assert_int_equal(vmsg_driver_read_status(&story->driver, story->bus.now_us),
				 VMSG_ERR_BAD_STATE);

		story_deliver(story, &gone);
		assert_int_equal(story->removed_count, 1);
		assert_int_equal(story->driver_bus.stats.repeated, 1);

		story_deliver(story, &back);
		assert_int_equal(story->ready_count, 1);
		assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_IDLE);
		story_start_works(story);
		story_deliver(story, &back);
		assert_int_equal(story->ready_count, 1);
		assert_int_equal(story->driver_bus.stats.repeated, 2);
		assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
		story_end(story);
	}
}

static void a_driver_that_waits_for_its_device_hears_of_it(void **state)
{
	const struct scripted_frame ready = story_event_device(5, VMSG_DEVICE_BUS_STATE_READY);
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story_deliver(story, &ready);
	assert_int_equal(story->ready_count, 1);
	assert_int_equal(story->ready[0], 5);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_IDLE);
	story_end(story);
}

static void devices_without_a_driver_come_and_go_at_any_number(void **state)
{
	const struct scripted_frame ready = story_event_device(0xffff, VMSG_DEVICE_BUS_STATE_READY);
	const struct scripted_frame gone =
		story_event_device(0xffff, VMSG_DEVICE_BUS_STATE_REMOVED);
	struct story *story = story_begin(USUAL_BUS, true);

	(void)state;
	story_deliver(story, &ready);
	assert_int_equal(story->ready_count, 1);
	assert_int_equal(story->ready[0], 0xffff);
	story_deliver(story, &gone);
	assert_int_equal(story->gone, 0xffff);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_IDLE);
	story_end(story);
}

static void device_states_without_a_meaning_are_dropped_and_counted(void **state)
{
	static const uint16_t states[] = {0x0000, 0x0003, 0x7fff, 0x8000, 0xffff};
	struct story *story = story_running(USUAL_BUS, true);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		const struct scripted_frame event = story_event_device(5, states[i]);

		story_deliver(story, &event);
	}
	assert_int_equal(story_refused(story, VMSG_ERR_MALFORMED), 5);
	assert_int_equal(story->ready_count + story->gone_count, 0);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	story_end(story);
}

static void a_bus_ends_with_its_drivers_detached(void **state)
{
	struct story *story = story_running(USUAL_BUS, true);

	(void)state;
	vmsg_driver_bus_fini(&story->driver_bus);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_DETACHED);
	story_end(story);
}

static void a_removed_device_is_neither_heard_nor_notified(void **state)
{
	const struct scripted_frame gone = story_event_device(5, VMSG_DEVICE_BUS_STATE_REMOVED);
	struct story *story = story_running(USUAL_BUS, true);
	const struct scripted_frame event = story_event_used(story, 0);

	(void)state;
	story->bus.full_sends = 2;
	assert_int_equal(vmsg_driver_notify(&story->driver, 0, 0), VMSG_OK);
	scripted_bus_deliver(&story->bus, (struct vmsg_bytes){gone.data, gone.size}, 0, 0);
	story_deliver(story, &event);
	story_poll(story);
	story_poll(story);
	assert_int_equal(story->bus.sent.count, 0);
	assert_int_equal(story->used_count[0], 0);
	assert_int_equal(story_refused(story, VMSG_ERR_BAD_STATE), 1);
	story_end(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_ping_is_answered_with_its_data_and_token),
		cmocka_unit_test(the_answer_to_a_ping_is_not_answered),
		cmocka_unit_test(a_pong_waits_for_room_and_a_second_ping_meanwhile_is_dropped),
		cmocka_unit_test(a_ping_without_answer_and_one_with_other_data_are_told_apart),
		cmocka_unit_test(a_device_that_leaves_ends_the_operation_and_comes_back_idle),
		cmocka_unit_test(a_driver_that_waits_for_its_device_hears_of_it),
		cmocka_unit_test(devices_without_a_driver_come_and_go_at_any_number),
		cmocka_unit_test(device_states_without_a_meaning_are_dropped_and_counted),
		cmocka_unit_test(a_bus_ends_with_its_drivers_detached),
		cmocka_unit_test(a_removed_device_is_neither_heard_nor_notified),
	};

	return cmocka_run_group_tests_name("driver_bus", tests, NULL, NULL);
}
