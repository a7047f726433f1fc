/*
 * Notifications of a device: levels that coalesce, wait for room, and never get lost.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/wire/virtio.h>

#include "device_rig.h"

#define NEEDS_RESET VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET

static void a_used_notification_leaves_at_once_on_the_lane_of_its_queue(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	vmsg_device_notify_used(&rig->devices[0].device, 1);
	assert_int_equal(rig->port.outbox[0].envelope.stream.lane, VMSG_LANE_QUEUE(1));
	assert_int_equal(rig_expect_used(rig), 1);
	rig_expect_nothing(rig);
	vmsg_device_notify_used(&rig->devices[0].device, 1);
	assert_int_equal(rig_expect_used(rig), 1);
	rig_expect_nothing(rig);
}

static void used_notifications_coalesce_while_the_bus_is_full(void **state)
{
	struct rig *rig = *state;
	int i;

	rig_bring_up(rig);
	rig->port.full_count = 3;
	for (i = 0; i < 100; i++) {
		vmsg_device_notify_used(&rig->devices[0].device, 0);
		vmsg_device_notify_used(&rig->devices[0].device, 1);
	}
	assert_true(vmsg_device_bus_has_pending(&rig->bus));
	assert_null(fake_port_sent(&rig->port));
	rig_poll(rig, 0);
	rig_poll(rig, 0);
	assert_int_equal(rig_expect_used(rig) + rig_expect_used(rig), 0 + 1);
	assert_false(vmsg_device_bus_has_pending(&rig->bus));
	rig_expect_nothing(rig);
}

static void a_queue_that_found_no_room_is_first_the_next_time(void **state)
{
	struct rig *rig = *state;
	struct vmsg_device *device = &rig->devices[0].device;

	rig_bring_up(rig);
	rig->port.full_count = 1;
	vmsg_device_notify_used(device, 1);
	rig->port.full_count = 1;
	vmsg_device_notify_used(device, 0);
	rig_poll(rig, 0);
	assert_int_equal(rig_expect_used(rig), 0);
	assert_int_equal(rig_expect_used(rig), 1);
}

static void nothing_is_used_before_driver_ok_or_on_a_stopped_queue(void **state)
{
	const struct vmsg_queue_config config = rig_queue_config();
	struct rig *rig = *state;
	struct vmsg_device *device = &rig->devices[0].device;

	vmsg_device_notify_used(device, 0);
	rig_negotiate(rig);
	rig_set_queue(rig, 0, &config);
	vmsg_device_notify_used(device, 0);
	rig_expect_nothing(rig);
	rig_set_status(rig, rig_status(rig) | VMSG_DEVICE_STATUS_DRIVER_OK);
	rig_expect_nothing(rig);
	rig_bring_up(rig);
	rig_reset_queue(rig, 0);
	vmsg_device_notify_used(device, 0);
	vmsg_device_notify_used(device, 2);
	vmsg_device_notify_used(device, RIG_QUEUES);
	rig_expect_nothing(rig);
}

static void a_reset_drops_the_notifications_that_wait(void **state)
{
	struct rig *rig = *state;
	struct vmsg_device *device = &rig->devices[0].device;

	rig_bring_up(rig);
	rig->port.full_count = SIZE_MAX;
	vmsg_device_notify_used(device, 0);
	vmsg_device_notify_used(device, 1);
	vmsg_device_config_changed(device, 0, 4);
	rig->port.full_count = 0;
	assert_int_equal(rig_set_status(rig, 0), 0);
	rig_bring_up(rig);
	rig_expect_nothing(rig);
}

static void a_reset_queue_loses_its_notification_and_no_other(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	rig->port.full_count = SIZE_MAX;
	vmsg_device_notify_used(&rig->devices[0].device, 0);
	vmsg_device_notify_used(&rig->devices[0].device, 1);
	rig->port.full_count = 0;
	rig_reset_queue(rig, 0);
	assert_int_equal(rig_expect_used(rig), 1);
	rig_expect_nothing(rig);
}

static void a_used_notification_follows_the_request_that_caused_it(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	rig->devices[0].is_used_at_once = true;
	rig_avail(rig, 1, 0);
	assert_int_equal(rig->devices[0].notified_index, 1);
	assert_int_equal(rig_expect_used(rig), 1);
}

static void a_changed_range_is_carried_with_a_new_generation(void **state)
{
	struct rig *rig = *state;
	struct rig_config_event event;

	rig_bring_up(rig);
	rig->devices[0].config[9] = 99;
	vmsg_device_config_changed(&rig->devices[0].device, 8, 4);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.status, vmsg_device_status(&rig->devices[0].device));
	assert_int_equal(event.window.generation, 1);
	assert_int_equal(event.window.offset, 8);
	assert_int_equal(event.window.length, 4);
	assert_int_equal(event.window.data[1], 99);
	assert_int_equal(rig_read_config(rig, 8, 4).generation, 1);
}

static void changes_that_wait_become_one_event_over_all_of_them(void **state)
{
	struct rig *rig = *state;
	struct rig_config_event event;

	rig_bring_up(rig);
	rig->port.full_count = 1;
	vmsg_device_config_changed(&rig->devices[0].device, 20, 2);
	rig->port.full_count = 1;
	vmsg_device_config_changed(&rig->devices[0].device, 8, 4);
	rig_poll(rig, 0);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.window.generation, 2);
	assert_int_equal(event.window.offset, 8);
	assert_int_equal(event.window.length, 14);
	assert_memory_equal(event.window.data, rig->devices[0].config + 8, 14);
	rig_expect_nothing(rig);

	rig->port.full_count = 1;
	vmsg_device_config_changed(&rig->devices[0].device, 8, 20);
	rig->port.full_count = 1;
	vmsg_device_config_changed(&rig->devices[0].device, 12, 2);
	rig_poll(rig, 0);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.window.offset, 8);
	assert_int_equal(event.window.length, 20);
}

static void a_change_that_fits_no_message_is_told_without_data(void **state)
{
	struct rig_config_event event;
	struct rig small;

	(void)state;
	rig_init(&small, VMSG_BUS_MAX_SIZE_MIN, false);
	rig_bring_up(&small);
	vmsg_device_config_changed(&small.devices[0].device, 8, 24);
	event = rig_expect_config_event(&small);
	assert_int_equal(event.window.length, 24);
	vmsg_device_config_changed(&small.devices[0].device, 8, 25);
	event = rig_expect_config_event(&small);
	assert_int_equal(event.window.length, 0);
	assert_int_equal(event.window.generation, 2);
	rig_fini(&small);
}

static void a_change_outside_configuration_space_means_all_of_it(void **state)
{
	struct rig *rig = *state;
	struct rig_config_event event;

	rig_bring_up(rig);
	vmsg_device_config_changed(&rig->devices[0].device, UINT32_MAX, 2);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.window.offset, 0);
	assert_int_equal(event.window.length, RIG_CONFIG_SIZE);
}

static void a_change_before_driver_ok_is_told_after_its_response(void **state)
{
	struct rig *rig = *state;
	struct rig_config_event event;

	vmsg_device_config_changed(&rig->devices[0].device, 0, 1);
	rig_expect_nothing(rig);
	assert_int_equal(rig_read_config(rig, 0, 1).generation, 1);
	rig_negotiate(rig); /* begins with a reset, and the driver reads all after that */
	vmsg_device_config_changed(&rig->devices[0].device, 0, 1);
	rig_set_status(rig, rig_status(rig) | VMSG_DEVICE_STATUS_DRIVER_OK);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.window.generation, 2);
	rig_expect_nothing(rig);
}

static void a_change_made_when_started_follows_the_response(void **state)
{
	struct rig *rig = *state;

	rig->devices[0].is_changed_at_once = true;
	rig_bring_up(rig);
	assert_int_equal(rig_expect_config_event(rig).window.length, 4);
}

static void failure_is_told_once_and_stops_the_queues(void **state)
{
	struct rig *rig = *state;
	struct rig_config_event event;

	rig_bring_up(rig);
	vmsg_device_fail(&rig->devices[0].device);
	vmsg_device_fail(&rig->devices[0].device);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.status & NEEDS_RESET, NEEDS_RESET);
	assert_int_equal(event.window.length, 0);
	assert_int_equal(event.window.generation, 0);
	rig_avail(rig, 0, 0);
	vmsg_device_notify_used(&rig->devices[0].device, 0);
	assert_int_equal(rig->devices[0].notifications, 0);
	assert_int_equal(rig->devices[0].device.stats.bad_state, 1);
	rig_expect_nothing(rig);
}

static void failure_does_not_hide_a_change_that_waits(void **state)
{
	struct rig *rig = *state;
	struct rig_config_event event;

	rig_bring_up(rig);
	rig->port.full_count = 2;
	vmsg_device_config_changed(&rig->devices[0].device, 4, 4);
	vmsg_device_fail(&rig->devices[0].device);
	rig_poll(rig, 0);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.status & NEEDS_RESET, NEEDS_RESET);
	assert_int_equal(event.window.offset, 4);
	assert_int_equal(event.window.length, 4);
	rig_expect_nothing(rig);
}

static void a_position_nobody_agreed_on_is_not_passed_on(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	rig_avail(rig, 0, 70);
	assert_int_equal(rig->devices[0].notifications, 1);
	assert_int_equal(rig->devices[0].notified_offset, 0);
	assert_int_equal(rig->devices[0].device.stats.out_of_range, 1);
}

static void a_position_that_was_agreed_on_is_passed_on(void **state)
{
	struct rig *rig = *state;

	rig->devices[0].features[1] |= UINT32_C(1) << (VMSG_F_NOTIFICATION_DATA - 32u);
	rig_bring_up(rig);
	rig_avail(rig, 0, 70);
	assert_int_equal(rig->devices[0].notified_offset, 70);
	assert_int_equal(rig->devices[0].device.stats.out_of_range, 0);
}

static void a_burst_of_notifications_is_delivered_one_by_one(void **state)
{
	struct rig *rig = *state;
	int i;

	rig_bring_up(rig);
	for (i = 0; i < 50; i++) {
		rig_avail(rig, 0, 0);
	}
	assert_int_equal(rig->devices[0].notifications, 50);
	assert_int_equal(rig->devices[0].device.stats.notifications, 50);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_set_up, rig_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_used_notification_leaves_at_once_on_the_lane_of_its_queue),
		TEST(used_notifications_coalesce_while_the_bus_is_full),
		TEST(a_queue_that_found_no_room_is_first_the_next_time),
		TEST(nothing_is_used_before_driver_ok_or_on_a_stopped_queue),
		TEST(a_reset_drops_the_notifications_that_wait),
		TEST(a_reset_queue_loses_its_notification_and_no_other),
		TEST(a_used_notification_follows_the_request_that_caused_it),
		TEST(a_changed_range_is_carried_with_a_new_generation),
		TEST(changes_that_wait_become_one_event_over_all_of_them),
		TEST(a_change_that_fits_no_message_is_told_without_data),
		TEST(a_change_outside_configuration_space_means_all_of_it),
		TEST(a_change_before_driver_ok_is_told_after_its_response),
		TEST(a_change_made_when_started_follows_the_response),
		TEST(failure_is_told_once_and_stops_the_queues),
		TEST(failure_does_not_hide_a_change_that_waits),
		TEST(a_position_nobody_agreed_on_is_not_passed_on),
		TEST(a_position_that_was_agreed_on_is_passed_on),
		TEST(a_burst_of_notifications_is_delivered_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
