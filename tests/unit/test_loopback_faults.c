/*
 * loopback_faults: streams that overtake, delays, losses and refusals on request.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "loopback_fixture.h"

static void no_fault_asked_for_means_plain_order(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);

	for (uint8_t round = 0; round < 20; round++) {
		assert_sent(&fixture.driver, control, 1);
		assert_sent(&fixture.driver, queue, 2);
		assert_sent(&fixture.driver, control, 3);
		assert_received(&fixture.device, 1);
		assert_received(&fixture.device, 2);
		assert_received(&fixture.device, 3);
		assert_nothing_there(&fixture.device);
	}
}

static void a_later_stream_overtakes_when_asked_to(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);
	fixture.faults.order = VMSG_LOOPBACK_NEWEST_FIRST;

	/* Around the ring, so that moving frames up crosses its end. */
	for (uint8_t round = 0; round < 20; round++) {
		assert_sent(&fixture.driver, control, 1);
		assert_sent(&fixture.driver, control, 2);
		assert_sent(&fixture.driver, queue, 3);
		assert_sent(&fixture.driver, other_device, 4);
		assert_sent(&fixture.driver, queue, 5);
		assert_received(&fixture.device, 4);
		assert_received(&fixture.device, 3);
		assert_received(&fixture.device, 5);
		assert_received(&fixture.device, 1);
		assert_received(&fixture.device, 2);
		assert_nothing_there(&fixture.device);
	}
}

static void shuffling_keeps_the_order_inside_each_stream(void **state)
{
	struct fixture fixture;
	uint32_t overtakings = 0;

	(void)state;
	init_with_faults(&fixture);
	fixture.faults.order = VMSG_LOOPBACK_SHUFFLED;

	for (uint32_t round = 0; round < 200; round++) {
		uint8_t next[2] = {0, 0};

		for (uint8_t i = 0; i < 4; i++) {
			assert_sent(&fixture.driver, i % 2 == 0 ? control : queue, i);
		}
		for (uint8_t i = 0; i < 4; i++) {
			struct vmsg_envelope envelope;
			uint8_t room[MAX_SIZE];
			size_t size;

			assert_int_equal(receive(&fixture.device, room, &size, &envelope),
					 VMSG_OK);
			assert_int_equal(envelope.stream.lane,
					 room[0] % 2 == 0 ? control.lane : queue.lane);
			assert_int_equal(room[0] / 2, next[room[0] % 2]);
			next[room[0] % 2]++;
			overtakings += room[0] != i;
		}
		assert_nothing_there(&fixture.device);
	}
	assert_true(overtakings > 100);
	assert_true(overtakings < 700);
}

static void the_same_seed_gives_the_same_order(void **state)
{
	struct fixture fixture;
	uint8_t orders[2][3 * 50];

	(void)state;

	for (size_t run = 0; run < 2; run++) {
		init_with_faults(&fixture);
		fixture.faults.order = VMSG_LOOPBACK_SHUFFLED;
		fixture.faults.seed = 12345;
		for (size_t i = 0; i < sizeof(orders[0]); i += 3) {
			assert_sent(&fixture.driver, control, 1);
			assert_sent(&fixture.driver, queue, 2);
			assert_sent(&fixture.driver, other_queue, 3);
			for (size_t j = 0; j < 3; j++) {
				struct vmsg_envelope envelope;
				uint8_t room[MAX_SIZE];
				size_t size;

				assert_int_equal(
					receive(&fixture.device, room, &size, &envelope), VMSG_OK);
				orders[run][i + j] = room[0];
			}
		}
	}
	assert_memory_equal(orders[0], orders[1], sizeof(orders[0]));
}

static void a_delayed_stream_lets_the_others_pass(void **state)
{
	struct fixture fixture;
	const struct vmsg_loopback_delay delays[] = {{control, 100}, {queue, 10}};

	(void)state;
	init_with_faults(&fixture);
	fixture.faults.delays = delays;
	fixture.faults.delay_count = 2;

	assert_sent(&fixture.driver, control, 1);
	assert_sent(&fixture.driver, queue, 2);
	assert_sent(&fixture.driver, other_device, 3);
	assert_received(&fixture.device, 3);
	assert_nothing_there(&fixture.device);
	vmsg_loopback_advance(&fixture.loopback, 9);
	assert_nothing_there(&fixture.device);
	vmsg_loopback_advance(&fixture.loopback, 10);
	assert_received(&fixture.device, 2);
	assert_nothing_there(&fixture.device);
	vmsg_loopback_advance(&fixture.loopback, 100);
	assert_received(&fixture.device, 1);
}

static void a_shorter_delay_does_not_overtake_inside_a_stream(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);

	fixture.faults.delay_us = 100;
	assert_sent(&fixture.driver, control, 1);
	fixture.faults.delay_us = 0;
	assert_sent(&fixture.driver, control, 2);
	assert_sent(&fixture.driver, queue, 3);
	assert_received(&fixture.device, 3);
	assert_nothing_there(&fixture.device);
	vmsg_loopback_advance(&fixture.loopback, 100);
	assert_received(&fixture.device, 1);
	assert_received(&fixture.device, 2);
}

static void the_next_time_something_arrives_is_known(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);

	assert_true(vmsg_loopback_next_ready_us(&fixture.loopback) == VMSG_LOOPBACK_NEVER_US);
	vmsg_loopback_advance(&fixture.loopback, 1000);
	fixture.faults.delay_us = 50;
	assert_sent(&fixture.driver, control, 1);
	fixture.faults.delay_us = 20;
	assert_sent(&fixture.driver, queue, 2);
	fixture.faults.delay_us = 5;
	assert_sent(&fixture.driver, control, 3); /* behind 1 */
	assert_int_equal(vmsg_loopback_next_ready_us(&fixture.loopback), 1020);

	vmsg_loopback_advance(&fixture.loopback, 1020);
	assert_received(&fixture.device, 2);
	assert_int_equal(vmsg_loopback_next_ready_us(&fixture.loopback), 1050);
	assert_sent(&fixture.device, control, 4);
	assert_true(vmsg_loopback_next_ready_us(&fixture.loopback) <= 1020);
}

static void time_does_not_go_back(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);

	fixture.faults.delay_us = 100;
	assert_sent(&fixture.driver, control, 1);
	vmsg_loopback_advance(&fixture.loopback, 100);
	vmsg_loopback_advance(&fixture.loopback, 50);
	assert_received(&fixture.device, 1);
}

static void an_endless_delay_never_arrives(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);

	vmsg_loopback_advance(&fixture.loopback, 1000);
	fixture.faults.delay_us = UINT64_MAX;
	assert_sent(&fixture.driver, control, 1);
	assert_nothing_there(&fixture.device);
	vmsg_loopback_advance(&fixture.loopback, UINT64_MAX);
	assert_nothing_there(&fixture.device);
	fixture.faults.delay_us = 0;
	assert_sent(&fixture.driver, control, 2); /* behind 1 */
	assert_nothing_there(&fixture.device);
}

static void the_bus_is_full_as_often_as_asked(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);
	fixture.faults.full_sends = 2;

	assert_int_equal(send(&fixture.driver, control, 1), VMSG_ERR_FULL);
	assert_int_equal(send(&fixture.driver, queue, 1), VMSG_ERR_FULL);
	assert_sent(&fixture.driver, control, 2);
	assert_received(&fixture.device, 2);
	assert_nothing_there(&fixture.device);
	assert_int_equal(
		vmsg_loopback_stats_of(&fixture.loopback, VMSG_LOOPBACK_DRIVER)->full, 2);
}

static void the_frame_chosen_is_lost_and_only_that(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);
	fixture.faults.drop_at = 2;

	assert_sent(&fixture.driver, control, 1);
	assert_sent(&fixture.driver, control, 2);
	assert_sent(&fixture.driver, control, 3);
	assert_received(&fixture.device, 1);
	assert_received(&fixture.device, 3);
	assert_nothing_there(&fixture.device);
	assert_int_equal(
		vmsg_loopback_stats_of(&fixture.loopback, VMSG_LOOPBACK_DRIVER)->lost, 1);
	assert_int_equal(
		vmsg_loopback_stats_of(&fixture.loopback, VMSG_LOOPBACK_DRIVER)->sent, 3);
}

static void the_frame_chosen_arrives_twice_and_only_that(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);
	fixture.faults.duplicate_at = 2;

	assert_sent(&fixture.driver, control, 1);
	assert_sent(&fixture.driver, control, 2);
	assert_sent(&fixture.driver, control, 3);
	assert_received(&fixture.device, 1);
	assert_received(&fixture.device, 2);
	assert_received(&fixture.device, 2);
	assert_received(&fixture.device, 3);
	assert_nothing_there(&fixture.device);
	assert_int_equal(
		vmsg_loopback_stats_of(&fixture.loopback, VMSG_LOOPBACK_DRIVER)->duplicated, 1);
}

static void a_duplicate_without_room_arrives_once(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);
	fixture.faults.duplicate_at = SLOTS;

	for (uint8_t i = 0; i < SLOTS; i++) {
		assert_sent(&fixture.driver, control, i);
	}
	assert_int_equal(send(&fixture.driver, control, 100), VMSG_ERR_FULL);
	for (uint8_t i = 0; i < SLOTS; i++) {
		assert_received(&fixture.device, i);
	}
	assert_nothing_there(&fixture.device);
	assert_int_equal(
		vmsg_loopback_stats_of(&fixture.loopback, VMSG_LOOPBACK_DRIVER)->duplicated, 0);
}

static void a_broken_bus_fails_both_ways_and_can_be_mended(void **state)
{
	struct fixture fixture;
	struct vmsg_envelope envelope;
	uint8_t room[MAX_SIZE];
	size_t size;

	(void)state;
	init_with_faults(&fixture);

	assert_sent(&fixture.driver, control, 1);
	fixture.faults.broken = true;
	assert_int_equal(send(&fixture.driver, control, 2), VMSG_ERR_BUS);
	assert_int_equal(receive(&fixture.device, room, &size, &envelope), VMSG_ERR_BUS);
	fixture.faults.broken = false;
	assert_received(&fixture.device, 1);
	assert_nothing_there(&fixture.device);
}

static void faults_of_one_side_leave_the_other_alone(void **state)
{
	struct fixture fixture;

	(void)state;
	init_with_faults(&fixture);
	fixture.faults.broken = true;
	fixture.faults.full_sends = 1;
	fixture.faults.delay_us = 100;

	assert_sent(&fixture.device, control, 1);
	assert_received(&fixture.driver, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_fault_asked_for_means_plain_order),
		cmocka_unit_test(a_later_stream_overtakes_when_asked_to),
		cmocka_unit_test(shuffling_keeps_the_order_inside_each_stream),
		cmocka_unit_test(the_same_seed_gives_the_same_order),
		cmocka_unit_test(a_delayed_stream_lets_the_others_pass),
		cmocka_unit_test(a_shorter_delay_does_not_overtake_inside_a_stream),
		cmocka_unit_test(the_next_time_something_arrives_is_known),
		cmocka_unit_test(time_does_not_go_back),
		cmocka_unit_test(an_endless_delay_never_arrives),
		cmocka_unit_test(the_bus_is_full_as_often_as_asked),
		cmocka_unit_test(the_frame_chosen_is_lost_and_only_that),
		cmocka_unit_test(the_frame_chosen_arrives_twice_and_only_that),
		cmocka_unit_test(a_duplicate_without_room_arrives_once),
		cmocka_unit_test(a_broken_bus_fails_both_ways_and_can_be_mended),
		cmocka_unit_test(faults_of_one_side_leave_the_other_alone),
	};

	return cmocka_run_group_tests_name("loopback_faults", tests, NULL, NULL);
}
