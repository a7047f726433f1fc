/*
 * What a device grants of the features and the status a driver asks for.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/virtio.h>

#include "device_rig.h"

#define DRIVER (VMSG_DEVICE_STATUS_ACKNOWLEDGE | VMSG_DEVICE_STATUS_DRIVER)
#define FEATURES_OK (DRIVER | VMSG_DEVICE_STATUS_FEATURES_OK)
#define DRIVER_OK (FEATURES_OK | VMSG_DEVICE_STATUS_DRIVER_OK)
#define NEEDS_RESET VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET
#define FAILED VMSG_DEVICE_STATUS_FAILED

/* Features. */

static void features_are_always_the_offered_ones(void **state)
{
	const uint32_t none[RIG_BLOCKS] = {0, 0};
	struct rig *rig = *state;
	uint32_t features[4];

	rig_negotiate(rig);
	rig_set_status(rig, 0);
	rig_set_features(rig, 0, none, RIG_BLOCKS);
	assert_int_equal(rig_set_status(rig, FEATURES_OK), FEATURES_OK);
	rig_features(rig, 0, 4, features);
	assert_memory_equal(features, rig->devices[0].features, sizeof(none));
	assert_int_equal(features[2], 0);
	assert_int_equal(features[3], 0);
}

static void feature_windows_past_the_offer_read_as_zero(void **state)
{
	struct rig *rig = *state;
	uint32_t features[3] = {1, 1, 1};

	rig_features(rig, 1, 3, features);
	assert_int_equal(features[0], rig->devices[0].features[1]);
	assert_int_equal(features[1], 0);
	assert_int_equal(features[2], 0);
	rig_features(rig, UINT32_MAX, 2, features);
	assert_int_equal(features[0], 0);
	assert_int_equal(features[1], 0);
	rig_features(rig, 0, 0, features);
}

static void a_feature_that_was_not_offered_keeps_features_ok_clear(void **state)
{
	const uint32_t wanted[RIG_BLOCKS] = {0x8, 0};
	const uint32_t offered[RIG_BLOCKS] = {0x4, 0};
	struct rig *rig = *state;

	rig_set_status(rig, DRIVER);
	rig_set_features(rig, 0, wanted, RIG_BLOCKS);
	assert_int_equal(rig_set_status(rig, FEATURES_OK), DRIVER);
	assert_int_equal(rig_status(rig), DRIVER);
	assert_int_equal(rig->devices[0].device.stats.status_refused, 1);
	assert_int_equal(rig->devices[0].checks, 0);

	rig_set_features(rig, 0, offered, RIG_BLOCKS);
	assert_int_equal(rig_set_status(rig, FEATURES_OK), FEATURES_OK);
}

static void a_feature_past_the_last_block_keeps_features_ok_clear_until_reset(void **state)
{
	const uint32_t bit = 1;
	struct rig *rig = *state;

	rig_set_status(rig, DRIVER);
	rig_set_features(rig, RIG_BLOCKS, &bit, 1);
	assert_int_equal(rig_set_status(rig, FEATURES_OK), DRIVER);
	assert_int_equal(rig_set_status(rig, 0), 0);
	assert_int_equal(rig_set_status(rig, FEATURES_OK), FEATURES_OK);
}

static void the_owner_can_keep_features_ok_clear(void **state)
{
	struct rig *rig = *state;

	rig->devices[0].verdict = VMSG_ERR_REJECTED;
	assert_int_equal(rig_set_status(rig, FEATURES_OK), DRIVER);
	assert_int_equal(rig->devices[0].checks, 1);
	assert_int_equal(rig->devices[0].device.stats.rejected, 1);
	rig->devices[0].verdict = VMSG_OK;
	assert_int_equal(rig_set_status(rig, FEATURES_OK), FEATURES_OK);
}

static void features_are_frozen_after_features_ok(void **state)
{
	const uint32_t none[RIG_BLOCKS] = {0, 0};
	struct rig *rig = *state;

	rig_negotiate(rig);
	rig_set_features(rig, 0, none, RIG_BLOCKS);
	assert_int_equal(rig->devices[0].device.stats.bad_state, 1);
	assert_true(vmsg_device_has_feature(&rig->devices[0].device, VMSG_F_VERSION_1));
	assert_int_equal(rig->devices[0].accepted[0], rig->devices[0].features[0]);
}

static void features_count_only_between_features_ok_and_reset(void **state)
{
	struct rig *rig = *state;
	const struct vmsg_device *device = &rig->devices[0].device;

	rig_set_features(rig, 0, rig->devices[0].features, RIG_BLOCKS);
	assert_false(vmsg_device_has_feature(device, VMSG_F_VERSION_1));
	rig_set_status(rig, FEATURES_OK);
	assert_true(vmsg_device_has_feature(device, VMSG_F_VERSION_1));
	assert_false(vmsg_device_has_feature(device, VMSG_F_RING_PACKED));
	assert_false(vmsg_device_has_feature(device, 32 * RIG_BLOCKS));
	rig_set_status(rig, 0);
	assert_false(vmsg_device_has_feature(device, VMSG_F_VERSION_1));
	assert_int_equal(rig->devices[0].accepted[1], 0);
}

/* Status. */

static void status_bits_only_accumulate(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	assert_int_equal(rig_set_status(rig, VMSG_DEVICE_STATUS_ACKNOWLEDGE), DRIVER_OK);
	assert_int_equal(rig->devices[0].device.stats.status_refused, 1);
	assert_int_equal(rig->devices[0].resets, 1);
}

static void driver_ok_needs_features_ok(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(rig_set_status(rig, DRIVER | VMSG_DEVICE_STATUS_DRIVER_OK), DRIVER);
	assert_int_equal(rig->devices[0].runs, 0);
	assert_int_equal(rig->devices[0].device.stats.status_refused, 1);
}

static void driver_ok_does_not_come_with_failed(void **state)
{
	struct rig *rig = *state;

	rig_negotiate(rig);
	assert_int_equal(rig_set_status(rig, DRIVER_OK | FAILED), FEATURES_OK | FAILED);
	assert_int_equal(rig->devices[0].runs, 0);
}

static void everything_in_one_status_write_is_taken_in_order(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(rig_set_status(rig, DRIVER_OK), DRIVER_OK);
	assert_int_equal(rig->devices[0].runs, 1);
	assert_int_equal(rig_set_status(rig, DRIVER_OK), DRIVER_OK);
	assert_int_equal(rig->devices[0].runs, 1);
}

static void a_driver_cannot_set_needs_reset(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(rig_set_status(rig, DRIVER | NEEDS_RESET), DRIVER);
	assert_int_equal(rig->devices[0].device.stats.status_refused, 1);
}

static void a_driver_need_not_repeat_needs_reset(void **state)
{
	struct rig *rig = *state;

	rig_set_status(rig, DRIVER);
	vmsg_device_fail(&rig->devices[0].device);
	assert_int_equal(rig_status(rig), DRIVER | NEEDS_RESET);
	assert_int_equal(rig_set_status(rig, DRIVER | FAILED), DRIVER | NEEDS_RESET | FAILED);
	assert_int_equal(rig->devices[0].device.stats.status_refused, 0);
}

static void reset_clears_everything_but_the_generation(void **state)
{
	struct rig *rig = *state;
	struct rig_device *owner = &rig->devices[0];

	rig_bring_up(rig);
	vmsg_device_config_changed(&owner->device, 0, 4);
	assert_non_null(fake_port_sent(&rig->port));
	assert_int_equal(rig_set_status(rig, 0), 0);
	assert_int_equal(owner->resets, 2);
	assert_int_equal(owner->stops, 2);
	assert_int_equal(owner->accepted[0] | owner->accepted[1], 0);
	assert_int_equal(rig_queue(rig, 0).config.size, 0);
	assert_int_equal(vmsg_device_generation(&owner->device), 1);
	rig_expect_nothing(rig);
}

static void reset_works_when_the_device_failed(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	vmsg_device_fail(&rig->devices[0].device);
	assert_int_equal(rig_expect_config_event(rig).status, DRIVER_OK | NEEDS_RESET);
	assert_int_equal(rig_set_status(rig, 0), 0);
	rig_bring_up(rig);
}

/* Making devices. */

static void a_device_the_protocol_cannot_describe_is_refused(void **state)
{
	const struct rig *rig = *state;
	const struct vmsg_device_config good = rig->devices[1].device.config;
	struct vmsg_device_vq queue = {.max_size = VMSG_QUEUE_SIZE_MAX};
	struct vmsg_device_config bad = good;
	struct vmsg_device device;

	bad.device_id = 0;
	assert_int_equal(vmsg_device_init(&device, &bad), VMSG_ERR_OUT_OF_RANGE);
	bad = good;
	bad.queue_count = VMSG_QUEUE_COUNT_MAX + 1;
	assert_int_equal(vmsg_device_init(&device, &bad), VMSG_ERR_OUT_OF_RANGE);
	bad = good;
	bad.admin_vq_start = 2;
	bad.admin_vq_count = 2;
	assert_int_equal(vmsg_device_init(&device, &bad), VMSG_ERR_OUT_OF_RANGE);
	bad.admin_vq_count = 1;
	assert_int_equal(vmsg_device_init(&device, &bad), VMSG_OK);
	bad.feature_blocks = UINT32_MAX / 32 + 1;
	assert_int_equal(vmsg_device_init(&device, &bad), VMSG_ERR_OUT_OF_RANGE);
	bad = good;
	bad.queues = &queue;
	bad.queue_count = 1;
	assert_int_equal(vmsg_device_init(&device, &bad), VMSG_OK);
	queue.max_size++;
	assert_int_equal(vmsg_device_init(&device, &bad), VMSG_ERR_OUT_OF_RANGE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_set_up, rig_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(features_are_always_the_offered_ones),
		TEST(feature_windows_past_the_offer_read_as_zero),
		TEST(a_feature_that_was_not_offered_keeps_features_ok_clear),
		TEST(a_feature_past_the_last_block_keeps_features_ok_clear_until_reset),
		TEST(the_owner_can_keep_features_ok_clear),
		TEST(features_are_frozen_after_features_ok),
		TEST(features_count_only_between_features_ok_and_reset),
		TEST(status_bits_only_accumulate),
		TEST(driver_ok_needs_features_ok),
		TEST(driver_ok_does_not_come_with_failed),
		TEST(everything_in_one_status_write_is_taken_in_order),
		TEST(a_driver_cannot_set_needs_reset),
		TEST(a_driver_need_not_repeat_needs_reset),
		TEST(reset_clears_everything_but_the_generation),
		TEST(reset_works_when_the_device_failed),
		TEST(a_device_the_protocol_cannot_describe_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
