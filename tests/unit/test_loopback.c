/*
 * loopback: frames between two ends, without faults.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "loopback_fixture.h"

static void a_frame_arrives_at_the_other_end_as_it_was_sent(void **state)
{
	struct fixture fixture;
	const uint8_t frame[] = {1, 2, 3, 4, 5};
	const struct vmsg_envelope sent = {.stream = other_queue, .epoch = 0xfffffffe};
	struct vmsg_envelope arrived;
	uint8_t room[MAX_SIZE];
	size_t size = 0;

	(void)state;
	init(&fixture);

	assert_int_equal(
		send_bytes(&fixture.driver, (struct vmsg_bytes){frame, sizeof(frame)}, &sent),
		VMSG_OK);
	assert_nothing_there(&fixture.driver);
	assert_int_equal(receive(&fixture.device, room, &size, &arrived), VMSG_OK);
	assert_int_equal(size, sizeof(frame));
	assert_memory_equal(room, frame, sizeof(frame));
	assert_int_equal(arrived.stream.dev_num, other_queue.dev_num);
	assert_int_equal(arrived.stream.lane, other_queue.lane);
	assert_int_equal(arrived.epoch, 0xfffffffe);
	assert_nothing_there(&fixture.device);
}

static void both_directions_are_independent(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	for (uint8_t i = 0; i < SLOTS; i++) {
		assert_sent(&fixture.driver, control, i);
	}
	assert_sent(&fixture.device, control, 100);
	assert_sent(&fixture.device, control, 101);
	assert_received(&fixture.driver, 100);
	assert_received(&fixture.device, 0);
	assert_received(&fixture.driver, 101);
	assert_nothing_there(&fixture.driver);
	assert_received(&fixture.device, 1);
}

static void frames_arrive_in_the_order_they_were_sent(void **state)
{
	struct fixture fixture;
	uint8_t sent = 0;
	uint8_t received = 0;

	(void)state;
	init(&fixture);

	/* Two out, two in, both ways: over every position of the rings, many times around. */
	while (received < 100) {
		while (sent - received < (int)SLOTS) {
			assert_sent(&fixture.driver, sent % 2 == 0 ? control : queue, sent);
			assert_sent(&fixture.device, control, (uint8_t)(sent + 128));
			sent++;
		}
		for (int i = 0; i < 2; i++) {
			assert_received(&fixture.device, received);
			assert_received(&fixture.driver, (uint8_t)(received + 128));
			received++;
		}
	}
}

static void a_full_bus_takes_no_frame_and_says_so(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	for (uint8_t i = 0; i < SLOTS; i++) {
		assert_sent(&fixture.driver, control, i);
	}
	assert_int_equal(send(&fixture.driver, control, 100), VMSG_ERR_FULL);
	assert_int_equal(send(&fixture.driver, queue, 100), VMSG_ERR_FULL);
	assert_received(&fixture.device, 0);
	assert_sent(&fixture.driver, control, SLOTS);
	for (uint8_t i = 1; i <= SLOTS; i++) {
		assert_received(&fixture.device, i);
	}
	assert_nothing_there(&fixture.device);
}

static void every_size_up_to_the_largest_arrives_and_nothing_behind_it(void **state)
{
	struct fixture fixture;
	const struct vmsg_envelope envelope = {.stream = control};
	struct vmsg_envelope arrived;
	uint8_t frame[MAX_SIZE];
	uint8_t room[MAX_SIZE];

	(void)state;
	init(&fixture);

	/* From large to small, so that every slot has an older and longer frame in it. */
	for (size_t sent = MAX_SIZE + 1; sent-- > 0;) {
		size_t size = 99;

		memset(frame, (int)sent, sizeof(frame));
		assert_int_equal(
			send_bytes(&fixture.driver, (struct vmsg_bytes){frame, sent}, &envelope),
			VMSG_OK);
		memset(room, UNTOUCHED, sizeof(room));
		assert_int_equal(receive(&fixture.device, room, &size, &arrived), VMSG_OK);
		assert_int_equal(size, sent);
		assert_memory_equal(room, frame, sent);
		for (size_t i = sent; i < MAX_SIZE; i++) {
			assert_int_equal(room[i], UNTOUCHED);
		}
	}
}

static void a_frame_larger_than_the_largest_is_too_long(void **state)
{
	struct fixture fixture;
	const struct vmsg_envelope envelope = {.stream = control};
	const uint8_t frame[MAX_SIZE + 1] = {0};

	(void)state;
	init(&fixture);

	assert_int_equal(
		send_bytes(&fixture.driver, (struct vmsg_bytes){frame, sizeof(frame)}, &envelope),
		VMSG_ERR_TOO_LONG);
	assert_nothing_there(&fixture.device);
}

static void a_frame_that_does_not_fit_the_room_stays(void **state)
{
	struct fixture fixture;
	const struct vmsg_envelope envelope = {.stream = control};
	const uint8_t frame[] = {1, 2, 3};
	struct vmsg_envelope arrived;
	uint8_t room[MAX_SIZE];
	size_t size = 99;

	(void)state;
	init(&fixture);

	assert_int_equal(
		send_bytes(&fixture.driver, (struct vmsg_bytes){frame, sizeof(frame)}, &envelope),
		VMSG_OK);
	memset(room, UNTOUCHED, sizeof(room));
	assert_int_equal(fixture.device.ops->receive(fixture.device.context,
						     (struct vmsg_span){room, 2},
						     &size,
						     &arrived),
			 VMSG_ERR_NO_SPACE);
	assert_int_equal(size, 99);
	assert_int_equal(room[0], UNTOUCHED);

	assert_int_equal(receive(&fixture.device, room, &size, &arrived), VMSG_OK);
	assert_int_equal(size, sizeof(frame));
}

static void the_sender_may_reuse_its_buffer_at_once(void **state)
{
	struct fixture fixture;
	const struct vmsg_envelope envelope = {.stream = control};
	uint8_t frame[1] = {1};

	(void)state;
	init(&fixture);

	assert_int_equal(
		send_bytes(&fixture.driver, (struct vmsg_bytes){frame, sizeof(frame)}, &envelope),
		VMSG_OK);
	frame[0] = 2;
	assert_received(&fixture.device, 1);
}

static void a_bus_without_epochs_delivers_zero(void **state)
{
	struct fixture fixture;
	struct vmsg_loopback_config config = config_of(&fixture);
	const struct vmsg_envelope sent = {.stream = control, .epoch = 5};
	struct vmsg_envelope arrived = {.epoch = 99};
	uint8_t room[MAX_SIZE] = {0};
	size_t size;

	(void)state;
	config.params.carries_epoch = false;
	init_from(&fixture, &config);

	assert_int_equal(send_bytes(&fixture.driver, (struct vmsg_bytes){room, 1}, &sent), VMSG_OK);
	assert_int_equal(receive(&fixture.device, room, &size, &arrived), VMSG_OK);
	assert_int_equal(arrived.epoch, 0);
}

static void both_ends_know_the_parameters(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_int_equal(fixture.driver.params.max_size, MAX_SIZE);
	assert_int_equal(fixture.device.params.max_size, MAX_SIZE);
	assert_int_equal(fixture.device.params.revision, VMSG_REVISION);
	assert_true(fixture.device.params.carries_epoch);
}

static void a_reset_loses_what_was_on_the_way(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_sent(&fixture.driver, control, 1);
	assert_sent(&fixture.device, control, 2);
	vmsg_loopback_reset(&fixture.loopback);
	assert_nothing_there(&fixture.device);
	assert_nothing_there(&fixture.driver);
	assert_sent(&fixture.driver, control, 3);
	assert_received(&fixture.device, 3);
}

static void a_bus_that_cannot_work_is_refused(void **state)
{
	struct fixture fixture;
	struct vmsg_loopback_config config;

	(void)state;

	config = config_of(&fixture);
	config.slot_count = 0;
	assert_int_equal(vmsg_loopback_init(&fixture.loopback, &config), VMSG_ERR_OUT_OF_RANGE);

	config = config_of(&fixture);
	config.params.max_size = MAX_SIZE - 1;
	assert_int_equal(vmsg_loopback_init(&fixture.loopback, &config), VMSG_ERR_OUT_OF_RANGE);

	config = config_of(&fixture);
	config.storage.size--;
	assert_int_equal(vmsg_loopback_init(&fixture.loopback, &config), VMSG_ERR_NO_SPACE);

	config = config_of(&fixture);
	config.slot_count = UINT32_MAX;
	assert_int_equal(vmsg_loopback_init(&fixture.loopback, &config), VMSG_ERR_NO_SPACE);

	/* Needs 2^32 bytes and a few. */
	config.slot_count = UINT32_MAX / (VMSG_LOOPBACK_SIDES * MAX_SIZE) + 1;
	assert_int_equal(vmsg_loopback_init(&fixture.loopback, &config), VMSG_ERR_NO_SPACE);
}

static void what_happens_is_counted_where_it_was_sent(void **state)
{
	struct fixture fixture;
	const struct vmsg_loopback_stats *driver;
	const struct vmsg_loopback_stats *device;

	(void)state;
	init(&fixture);
	driver = vmsg_loopback_stats_of(&fixture.loopback, VMSG_LOOPBACK_DRIVER);
	device = vmsg_loopback_stats_of(&fixture.loopback, VMSG_LOOPBACK_DEVICE);

	for (uint8_t i = 0; i < SLOTS; i++) {
		assert_sent(&fixture.driver, control, i);
	}
	assert_int_equal(send(&fixture.driver, control, 0), VMSG_ERR_FULL);
	assert_received(&fixture.device, 0);

	assert_int_equal(driver->sent, SLOTS);
	assert_int_equal(driver->full, 1);
	assert_int_equal(driver->received, 1);
	assert_int_equal(driver->lost, 0);
	assert_int_equal(driver->duplicated, 0);
	assert_int_equal(device->sent, 0);
	assert_int_equal(device->received, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_frame_arrives_at_the_other_end_as_it_was_sent),
		cmocka_unit_test(both_directions_are_independent),
		cmocka_unit_test(frames_arrive_in_the_order_they_were_sent),
		cmocka_unit_test(a_full_bus_takes_no_frame_and_says_so),
		cmocka_unit_test(every_size_up_to_the_largest_arrives_and_nothing_behind_it),
		cmocka_unit_test(a_frame_larger_than_the_largest_is_too_long),
		cmocka_unit_test(a_frame_that_does_not_fit_the_room_stays),
		cmocka_unit_test(the_sender_may_reuse_its_buffer_at_once),
		cmocka_unit_test(a_bus_without_epochs_delivers_zero),
		cmocka_unit_test(both_ends_know_the_parameters),
		cmocka_unit_test(a_reset_loses_what_was_on_the_way),
		cmocka_unit_test(a_bus_that_cannot_work_is_refused),
		cmocka_unit_test(what_happens_is_counted_where_it_was_sent),
	};

	return cmocka_run_group_tests_name("loopback", tests, NULL, NULL);
}
