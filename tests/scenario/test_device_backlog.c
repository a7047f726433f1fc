/*
 * Events of devices on a bus with little room, and events that cause events.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "device_rig.h"

#define READS_MAX 10u /* an owner that is asked more often than this is asked without end */

static int set_up(void **state)
{
	(void)rig_set_up(state);
	rig_bring_up(*state);
	return 0;
}

static void every_device_gets_its_turn_on_a_crowded_bus(void **state)
{
	struct rig *rig = *state;
	unsigned seen[2] = {0, 0};
	unsigned round;

	rig_add(rig, 1);
	rig->dev_num = RIG_DEV_NUM + 9;
	rig_bring_up(rig);
	rig->port.is_small = true;
	for (round = 0; round < 40; round++) {
		const struct fake_frame *frame;

		/* Both queues of the first device have something new all the time. */
		vmsg_device_notify_used(&rig->devices[0].device, 0);
		vmsg_device_notify_used(&rig->devices[0].device, 1);
		vmsg_device_notify_used(&rig->devices[1].device, 0);
		frame = fake_port_sent(&rig->port);
		assert_non_null(frame);
		seen[frame->envelope.stream.dev_num == RIG_DEV_NUM ? 0 : 1]++;
		rig_poll(rig, 0);
	}
	assert_in_range(seen[0], 10, 30);
	assert_in_range(seen[1], 10, 30);
}

static void change_once(struct rig_device *owner)
{
	assert_in_range(owner->reads, 0, READS_MAX);
	if (owner->reads == 1) {
		vmsg_device_config_changed(&owner->device, 16, 4);
	}
}

static void change_always(struct rig_device *owner)
{
	assert_in_range(owner->reads, 0, READS_MAX);
	vmsg_device_config_changed(&owner->device, 16, 4);
}

static void give_up(struct rig_device *owner)
{
	assert_in_range(owner->reads, 0, READS_MAX);
	vmsg_device_fail(&owner->device);
}

static void a_change_found_while_an_event_is_filled_follows_in_the_next(void **state)
{
	struct rig *rig = *state;
	struct rig_config_event event;

	rig->devices[0].while_read = change_once;
	vmsg_device_config_changed(&rig->devices[0].device, 8, 4);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.window.generation, 1);
	assert_int_equal(event.window.offset, 8);
	assert_int_equal(event.window.length, 4);
	assert_true(vmsg_device_bus_has_pending(&rig->bus));
	rig_poll(rig, 0);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.window.generation, 2);
	assert_int_equal(event.window.offset, 8);
	assert_int_equal(event.window.length, 12);
	assert_false(vmsg_device_bus_has_pending(&rig->bus));
	rig_expect_nothing(rig);
}

static void an_owner_that_always_changes_costs_one_event_per_poll(void **state)
{
	struct rig *rig = *state;
	unsigned i;

	rig->devices[0].while_read = change_always;
	vmsg_device_config_changed(&rig->devices[0].device, 16, 4);
	for (i = 1; i < READS_MAX; i++) {
		assert_int_equal(rig_expect_config_event(rig).window.generation, i);
		assert_null(fake_port_sent(&rig->port));
		rig_poll(rig, 0);
		assert_int_equal(rig->devices[0].reads, i + 1);
	}
}

static void a_failure_found_while_an_event_is_filled_is_told_last(void **state)
{
	const uint32_t needs_reset = VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET;
	struct rig *rig = *state;

	rig->devices[0].while_read = give_up;
	vmsg_device_config_changed(&rig->devices[0].device, 8, 4);
	assert_int_equal(rig_expect_config_event(rig).status & needs_reset, 0);
	rig_poll(rig, 0);
	assert_int_equal(rig_expect_config_event(rig).status & needs_reset, needs_reset);
	rig_expect_nothing(rig);
}

/* The generation of an answer is never newer than its bytes, or the driver would not look again. */
static void a_change_found_while_configuration_is_read_makes_the_answer_old(void **state)
{
	struct rig *rig = *state;

	rig->devices[0].while_read = change_once;
	assert_int_equal(rig_read_config(rig, 16, 4).generation, 0);
	assert_int_equal(rig_expect_config_event(rig).window.generation, 1);
	assert_int_equal(rig_read_config(rig, 16, 4).generation, 1);
}

static struct rig_device *other;

static void use_other(struct rig_device *owner)
{
	owner->while_read = NULL;
	vmsg_device_notify_used(&other->device, 0);
}

static void an_event_of_another_device_found_meanwhile_is_not_forgotten(void **state)
{
	struct rig *rig = *state;
	unsigned round;

	rig_add(rig, 1);
	rig->dev_num = RIG_DEV_NUM + 9;
	rig_bring_up(rig);
	other = &rig->devices[0];
	/* Wherever the round begins. */
	for (round = 0; round < RIG_DEVICES; round++) {
		rig->port.full_count = 1;
		vmsg_device_config_changed(&rig->devices[1].device, 8, 4);
		rig->devices[1].while_read = use_other;
		rig->port.full_count = 1;
		rig_poll(rig, 0);
		rig_poll(rig, 0);
		rig_poll(rig, 0);
		assert_non_null(fake_port_sent(&rig->port));
		assert_non_null(fake_port_sent(&rig->port));
		assert_null(fake_port_sent(&rig->port));
		assert_false(vmsg_device_bus_has_pending(&rig->bus));
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, rig_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_device_gets_its_turn_on_a_crowded_bus),
		TEST(a_change_found_while_an_event_is_filled_follows_in_the_next),
		TEST(an_owner_that_always_changes_costs_one_event_per_poll),
		TEST(a_failure_found_while_an_event_is_filled_is_told_last),
		TEST(a_change_found_while_configuration_is_read_makes_the_answer_old),
		TEST(an_event_of_another_device_found_meanwhile_is_not_forgotten),
	};

	return cmocka_run_group_tests_name("device_backlog", tests, NULL, NULL);
}
