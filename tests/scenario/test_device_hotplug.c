/*
 * Devices that come to a bus and leave it.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "device_rig.h"

static void a_number_is_used_once_and_a_device_is_on_one_bus(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(vmsg_device_bus_add(&rig->bus, &rig->devices[0].device),
			 VMSG_ERR_BAD_STATE);
	rig->devices[0].device.config.dev_num = RIG_DEV_NUM + 1;
	assert_int_equal(vmsg_device_bus_add(&rig->bus, &rig->devices[0].device),
			 VMSG_ERR_BAD_STATE);
	rig->devices[0].device.config.dev_num = RIG_DEV_NUM;
	rig->devices[1].device.config.dev_num = RIG_DEV_NUM;
	assert_int_equal(vmsg_device_bus_add(&rig->bus, &rig->devices[1].device),
			 VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_device_bus_remove(&rig->bus, RIG_DEV_NUM + 1), VMSG_ERR_OUT_OF_RANGE);
	rig_expect_nothing(rig);
}

static void a_bus_without_a_free_slot_takes_no_device(void **state)
{
	struct rig *rig = *state;
	struct vmsg_device_vq queues[RIG_QUEUES] = {{.max_size = 1}};
	uint32_t accepted[RIG_BLOCKS];
	struct vmsg_device_config config = rig->devices[0].device.config;
	struct vmsg_device device;

	rig_add(rig, 1);
	rig_add(rig, 2);
	config.dev_num = 100;
	config.queues = queues;
	config.accepted = accepted;
	assert_int_equal(vmsg_device_init(&device, &config), VMSG_OK);
	assert_int_equal(vmsg_device_bus_add(&rig->bus, &device), VMSG_ERR_NO_SPACE);

	/* The slot is free once everybody knows that its device is gone. */
	assert_int_equal(vmsg_device_bus_remove(&rig->bus, RIG_DEV_NUM), VMSG_OK);
	assert_int_equal(vmsg_device_bus_add(&rig->bus, &device), VMSG_ERR_NO_SPACE);
	rig_poll(rig, 0);
	rig_expect_device_event(rig, RIG_DEV_NUM, VMSG_DEVICE_BUS_STATE_REMOVED);
	assert_int_equal(vmsg_device_bus_add(&rig->bus, &device), VMSG_OK);
	assert_int_equal(vmsg_device_bus_remove(&rig->bus, 100), VMSG_OK);
}

static void announcements_wait_for_room_and_keep_their_order(void **state)
{
	struct rig *rig = *state;

	rig->port.full_count = 2;
	assert_int_equal(vmsg_device_bus_remove(&rig->bus, RIG_DEV_NUM), VMSG_OK);
	rig_poll(rig, 0);
	assert_int_equal(vmsg_device_bus_add(&rig->bus, &rig->devices[0].device), VMSG_OK);
	rig_poll(rig, 0);
	assert_null(fake_port_sent(&rig->port));
	rig_poll(rig, 0);
	rig_expect_device_event(rig, RIG_DEV_NUM, VMSG_DEVICE_BUS_STATE_REMOVED);
	rig_expect_device_event(rig, RIG_DEV_NUM, VMSG_DEVICE_BUS_STATE_READY);
	rig_expect_nothing(rig);
}

static void a_removed_device_takes_its_unsent_response_along(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	rig->port.is_control_full = true;
	rig_deliver_status_request(rig, RIG_DEV_NUM, 1);
	rig_poll(rig, 1);
	vmsg_device_notify_used(&rig->devices[0].device, 0);
	assert_int_equal(vmsg_device_bus_remove(&rig->bus, RIG_DEV_NUM), VMSG_OK);
	assert_int_equal(rig->devices[0].stops, 2);
	rig->port.is_control_full = false;
	rig_poll(rig, 0);
	rig_expect_device_event(rig, RIG_DEV_NUM, VMSG_DEVICE_BUS_STATE_REMOVED);
	rig_expect_nothing(rig);
	assert_int_equal(rig->bus.stats.cancelled, 1);

	vmsg_device_notify_used(&rig->devices[0].device, 0);
	vmsg_device_config_changed(&rig->devices[0].device, 0, 4);
	vmsg_device_fail(&rig->devices[0].device);
	rig_expect_nothing(rig);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_set_up, rig_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_number_is_used_once_and_a_device_is_on_one_bus),
		TEST(a_bus_without_a_free_slot_takes_no_device),
		TEST(announcements_wait_for_room_and_keep_their_order),
		TEST(a_removed_device_takes_its_unsent_response_along),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
