/*
 * test_stack_streams: streams that overtake each other, hotplug, and bus messages of both sides.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stack_rig.h"

#define SMALL_BUS VMSG_BUS_MAX_SIZE_MIN
#define USUAL_BUS VMSG_BUS_MAX_SIZE_USUAL
#define SLOW_US 3000u
#define LATE_US (3u * (uint64_t)STACK_BOUND_US)

/* Both directions of one stream are slow. */
static void
slow_stream(struct stack_rig *rig, struct vmsg_loopback_delay *delay, size_t node, uint32_t lane)
{
	delay->stream.dev_num = stack_dev_num(node);
	delay->stream.lane = lane;
	for (size_t side = 0; side < VMSG_LOOPBACK_SIDES; side++) {
		rig->faults[side].delays = delay;
		rig->faults[side].delay_count = 1;
	}
}

static void a_slow_write_of_configuration_delays_no_notification(void **state)
{
	static const uint8_t data[] = {1, 2, 3};
	struct vmsg_loopback_delay delay = {.delay_us = SLOW_US};
	struct stack_rig *rig = stack_begin(USUAL_BUS, true);
	struct stack_node *node = &rig->nodes[0];
	uint64_t begin_us;

	(void)state;
	stack_start_all(rig);
	slow_stream(rig, &delay, 0, VMSG_LANE_CONTROL);
	begin_us = rig->now_us;
	node->done_count = 0;
	assert_int_equal(vmsg_driver_write_config(&node->driver,
						  0,
						  (struct vmsg_bytes){data, sizeof(data)},
						  rig->now_us),
			 VMSG_OK);
	for (uint32_t i = 0; i < STACK_QUEUES; i++) {
		node->avail_us = 0;
		node->used_us = 0;
		assert_int_equal(vmsg_driver_notify(&node->driver, i, node->life), VMSG_OK);
		vmsg_device_notify_used(&node->device, node->life % STACK_QUEUES);
		stack_pass_us(rig, 1);
		assert_true(node->avail_us >= begin_us && node->avail_us <= begin_us + i);
		assert_true(node->used_us >= begin_us && node->used_us <= begin_us + i);
		assert_int_equal(node->done_count, 0);
		assert_int_equal(node->writes, 0);
	}
	stack_pass_until_done(rig, node);
	assert_int_equal(node->done_operation, VMSG_DRIVER_WRITE_CONFIG);
	assert_int_equal(node->done_status, VMSG_OK);
	assert_int_equal(node->writes, 1);
	assert_int_equal(node->done_us, begin_us + 2u * SLOW_US);
	stack_end(rig);
}

static void a_notification_later_than_the_next_life_is_not_seen_in_it(void **state)
{
	struct vmsg_loopback_delay delay = {.delay_us = 0};
	struct stack_rig *rig = stack_begin(SMALL_BUS, true);
	struct stack_node *node = &rig->nodes[2];
	unsigned used_count;
	unsigned avail_count;

	(void)state;
	stack_start_all(rig);
	slow_stream(rig, &delay, 2, VMSG_LANE_QUEUE(node->life % STACK_QUEUES));
	delay.delay_us = LATE_US;
	stack_chatter(node);
	stack_reset(node);
	stack_pass_until_done(rig, node);
	stack_start(node);
	stack_pass_until_done(rig, node);
	assert_int_equal(node->done_status, VMSG_OK);
	delay.delay_us = 0;
	stack_pass_us(rig, 10);

	used_count = node->used_count;
	avail_count = node->avail_count;
	stack_pass_us(rig, 2u * LATE_US);
	assert_int_equal(node->used_count, used_count);
	assert_int_equal(node->avail_count, avail_count);
	assert_int_equal(node->device.stats.stale_epoch, 1);
	assert_int_equal(rig->driver_bus.stats.refused[-VMSG_ERR_CANCELLED], 1);
	stack_end(rig);
}

static void an_answer_later_than_the_next_life_is_not_taken_in_it(void **state)
{
	(void)state;
	for (unsigned with_epoch = 0; with_epoch < 2; with_epoch++) {
		struct vmsg_loopback_delay delay = {.delay_us = 0};
		struct stack_rig *rig = stack_begin(SMALL_BUS, with_epoch != 0);
		struct stack_node *node = &rig->nodes[0];
		const struct vmsg_span into = {node->bytes, sizeof(node->bytes)};

		stack_start_all(rig);
		/* Every control frame takes longer than a request may. */
		slow_stream(rig, &delay, 0, VMSG_LANE_CONTROL);
		delay.delay_us = STACK_TIMEOUT_US;
		assert_int_equal(vmsg_driver_read_config(&node->driver, 0, into, rig->now_us),
				 VMSG_OK);
		stack_pass_until_done(rig, node);
		assert_int_equal(node->done_status, VMSG_ERR_TIMEOUT);
		stack_reset(node);
		stack_pass_until_done(rig, node);
		assert_int_equal(node->done_status, VMSG_ERR_TIMEOUT);

		/* The answers to all that arrive in the next life. */
		delay.delay_us = 0;
		stack_start(node);
		stack_pass_until_done(rig, node);
		if (node->done_status != VMSG_OK) {
			assert_int_equal(node->done_status, VMSG_ERR_TIMEOUT);
			stack_pass_us(rig, 2u * STACK_TIMEOUT_US);
			stack_start(node);
			stack_pass_until_done(rig, node);
		}
		assert_int_equal(node->done_status, VMSG_OK);
		assert_true(rig->driver_bus.pending.late >= 2);
		stack_expect_config(rig, node);
		stack_end(rig);
	}
}

/* The device goes and comes back at once under the same number. */
static void replug(struct stack_rig *rig, struct stack_node *node)
{
	const uint32_t sent = rig->driver_bus.stats.sent;
	const unsigned removed_count = node->removed_count;

	assert_int_equal(vmsg_device_bus_remove(&rig->device_bus, node->device.config.dev_num),
			 VMSG_OK);
	assert_int_equal(vmsg_device_status(&node->device), 0);
	assert_int_equal(vmsg_device_bus_add(&rig->device_bus, &node->device), VMSG_OK);
	stack_pass_us(rig, 1000);
	assert_int_equal(node->removed_count, removed_count + 1);
	assert_int_equal(vmsg_driver_state(&node->driver), VMSG_DRIVER_IDLE);
	/* A driver says nothing to a device that is gone. */
	assert_int_equal(rig->driver_bus.stats.sent, sent);
}

static void a_device_that_comes_back_under_its_number_hears_nothing_of_its_old_life(void **state)
{
	struct vmsg_loopback_delay delay = {.delay_us = 0};
	struct stack_rig *rig = stack_begin(SMALL_BUS, true);
	struct stack_node *node = &rig->nodes[1];
	unsigned round;

	(void)state;
	stack_start_all(rig);
	for (round = 1; round <= 3; round++) {
		slow_stream(rig, &delay, 1, VMSG_LANE_QUEUE(node->life % STACK_QUEUES));
		delay.delay_us = LATE_US;
		stack_chatter(node);
		delay.delay_us = 0;
		replug(rig, node);
		stack_start(node);
		stack_pass_until_done(rig, node);
		assert_int_equal(node->done_status, VMSG_OK);
		stack_pass_us(rig, 2u * LATE_US);
		stack_expect_config(rig, node);
		stack_expect_nothing_stale(rig);
	}
	/* Nobody else noticed. */
	assert_int_equal(rig->nodes[0].done_count, 1);
	assert_int_equal(rig->gone_count, 3);
	stack_end(rig);
}

static void a_device_may_leave_at_any_moment_of_a_bring_up(void **state)
{
	uint64_t moment_us = 0;
	bool is_over = false;

	(void)state;
	while (!is_over) {
		struct vmsg_loopback_delay delay = {.delay_us = 10};
		struct stack_rig *rig = stack_begin(SMALL_BUS, true);
		struct stack_node *node = &rig->nodes[0];

		stack_pass_us(rig, 1);
		slow_stream(rig, &delay, 0, VMSG_LANE_CONTROL);
		stack_start(node);
		stack_pass_us(rig, moment_us);
		is_over = node->done_count != 0;
		assert_int_equal(vmsg_device_bus_remove(&rig->device_bus, stack_dev_num(0)),
				 VMSG_OK);
		stack_pass_us(rig, 100);
		assert_int_equal(node->done_count, 1);
		/* The last answer and the removal may come at the same time. */
		assert_true(node->done_status == VMSG_OK ||
			    (node->done_status == VMSG_ERR_CANCELLED && !is_over));
		assert_int_equal(node->removed_count, 1);
		assert_int_equal(vmsg_driver_state(&node->driver), VMSG_DRIVER_REMOVED);
		assert_int_equal(vmsg_driver_bus_next_deadline_us(&rig->driver_bus),
				 VMSG_DRIVER_BUS_NEVER_US);

		assert_int_equal(vmsg_device_bus_add(&rig->device_bus, &node->device), VMSG_OK);
		stack_pass_us(rig, 100);
		stack_start(node);
		stack_pass_until_done(rig, node);
		assert_int_equal(node->done_status, VMSG_OK);
		stack_expect_config(rig, node);
		stack_end(rig);
		moment_us += 5;
	}
	assert_true(moment_us > 15u * 20u);
}

static void all_devices_are_found_over_several_windows(void **state)
{
	struct stack_rig *rig = stack_begin(SMALL_BUS, true);

	(void)state;
	stack_pass_us(rig, 10);
	assert_int_equal(rig->ready_count, STACK_NODES);
	rig->ready_count = 0;
	assert_int_equal(vmsg_driver_bus_enumerate(&rig->driver_bus, rig->now_us), VMSG_OK);
	stack_pass_us(rig, STACK_BOUND_US);
	assert_int_equal(rig->enumerated_count, 1);
	assert_int_equal(rig->enumerated_status, VMSG_OK);
	assert_int_equal(rig->ready_count, STACK_NODES);
	for (size_t i = 0; i < STACK_NODES; i++) {
		assert_int_equal(rig->ready[i], stack_dev_num(i));
	}
	stack_end(rig);
}

static void both_sides_ping_at_once_and_it_ends_there(void **state)
{
	struct stack_rig *rig = stack_begin(SMALL_BUS, true);
	uint32_t sent;

	(void)state;
	stack_pass_us(rig, 10);
	sent = rig->driver_bus.stats.sent + rig->device_bus.stats.sent;
	assert_int_equal(vmsg_driver_bus_ping(&rig->driver_bus, 0x12345678, rig->now_us), VMSG_OK);
	assert_int_equal(vmsg_device_bus_ping(&rig->device_bus, 0x87654321), VMSG_OK);
	stack_pass_us(rig, STACK_BOUND_US);
	assert_int_equal(rig->pongs_to_driver, 1);
	assert_int_equal(rig->pongs_to_device, 1);
	assert_int_equal(rig->driver_bus.stats.sent + rig->device_bus.stats.sent, sent + 4u);
	stack_end(rig);
}

static void a_bus_that_is_full_for_a_while_delays_everything_and_loses_nothing(void **state)
{
	struct stack_rig *rig = stack_begin(SMALL_BUS, true);

	(void)state;
	for (uint32_t full = 1; full < 60; full++) {
		for (size_t i = 0; i < STACK_NODES; i++) {
			struct stack_node *node = &rig->nodes[i];

			if (full == 1) {
				stack_start(node);
				stack_pass_until_done(rig, node);
			}
			node->used_count = 0;
			node->avail_count = 0;
			node->changed_count = 0;
			rig->faults[VMSG_LOOPBACK_DRIVER].full_sends = full;
			rig->faults[VMSG_LOOPBACK_DEVICE].full_sends = full;
			stack_chatter(node);
			for (uint32_t turn = 0; turn <= full; turn++) {
				stack_pass_us(rig, 1);
			}
			assert_int_equal(node->avail_count, STACK_QUEUES);
			assert_int_equal(node->used_count, 1);
			assert_int_equal(node->changed_count, 1);
		}
	}
	stack_end(rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slow_write_of_configuration_delays_no_notification),
		cmocka_unit_test(a_notification_later_than_the_next_life_is_not_seen_in_it),
		cmocka_unit_test(an_answer_later_than_the_next_life_is_not_taken_in_it),
		cmocka_unit_test(
			a_device_that_comes_back_under_its_number_hears_nothing_of_its_old_life),
		cmocka_unit_test(a_device_may_leave_at_any_moment_of_a_bring_up),
		cmocka_unit_test(all_devices_are_found_over_several_windows),
		cmocka_unit_test(both_sides_ping_at_once_and_it_ends_there),
		cmocka_unit_test(
			a_bus_that_is_full_for_a_while_delays_everything_and_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
