/*
 * The entropy device and its driver: reads, budgets, entropy that fails, and resets.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/wire/virtio.h>

#include "rng_rig.h"

static struct rng_rig rig;

static int build(void **state)
{
	(void)state;
	rng_rig_init(&rig);
	return 0;
}

static int start(void **state)
{
	(void)build(state);
	rng_rig_start(&rig);
	assert_int_equal(rig.ready, VMSG_OK);
	return 0;
}

static void ask(uint32_t size)
{
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, size), VMSG_OK);
}

/* So many bytes came from the source, in order, and the next one is untouched. */
static void assert_filled(uint32_t size)
{
	assert_int_equal(rig.size, size);
	for (uint32_t i = 0; i < size; i++) {
		assert_int_equal(rig.memory[RNG_DATA + i], (uint8_t)(i + 1));
	}
	assert_int_equal(rig.memory[RNG_DATA + size], RNG_CANARY);
}

static void a_read_is_filled_from_the_source_and_nothing_behind_it(void **state)
{
	static const uint32_t sizes[] = {1, 63, 64, 65, 1000};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		(void)start(state);
		ask(sizes[i]);
		rng_rig_turn(&rig, 4);
		assert_int_equal(rig.done_calls, 1);
		assert_int_equal(rig.done, VMSG_OK);
		assert_filled(sizes[i]);
	}
}

/* A peer's number decides no amount of work: class of the 2026 entropy device report. */
static void a_large_read_is_given_no_more_than_the_limit(void **state)
{
	(void)state;
	ask(VMSG_RNG_DEVICE_REQUEST_MAX + 1);
	rng_rig_turn(&rig, 4);
	assert_filled(VMSG_RNG_DEVICE_REQUEST_MAX);
}

static void the_queue_fits_the_memory_asked_for_and_the_features_are_those_of_1_0(void **state)
{
	const vmsg_addr end = rig.driver.vq.queue.device_addr + VMSG_SPLIT_USED_SIZE +
			      VMSG_SPLIT_USED_ELEM_SIZE * VMSG_RNG_DRIVER_QUEUE_SIZE;

	(void)state;
	assert_in_range(vmsg_rng_driver_memory_size(), end - RNG_START, RNG_DATA);
	assert_true(vmsg_driver_has_feature(&rig.driver.driver, VMSG_F_VERSION_1));
	assert_true(vmsg_device_has_feature(&rig.device.device, VMSG_F_VERSION_1));
}

/* A read whose notification is lost on the way. */
static void ask_in_silence(void)
{
	ask(8);
	vmsg_loopback_reset(&rig.sides.loopback);
	two_sides_poll_device(&rig.sides);
}

static void buffers_from_before_the_first_notification_are_served(void **state)
{
	(void)state;
	assert_int_equal(vmsg_rng_driver_start(&rig.driver, rig.sides.now_us), VMSG_OK);
	while (rig.ready_calls == 0) {
		rig.sides.now_us++;
		assert_int_equal(vmsg_rng_device_poll(&rig.device, 0), 0);
		two_sides_poll_device(&rig.sides);
		two_sides_poll_driver(&rig.sides);
	}
	ask_in_silence();
	assert_int_equal(vmsg_rng_device_poll(&rig.device, 1), 1);
}

static void a_queue_found_empty_is_looked_at_after_the_next_notification(void **state)
{
	(void)state;
	ask_in_silence();
	assert_int_equal(vmsg_rng_device_poll(&rig.device, 1), 0);
	assert_int_equal(vmsg_driver_notify(&rig.driver.driver, 0, 0), VMSG_OK);
	rng_rig_turn(&rig, 3);
	assert_filled(8);
}

static void a_device_that_was_reset_serves_nothing(void **state)
{
	(void)state;
	ask(8);
	two_sides_poll_device(&rig.sides);
	assert_int_equal(vmsg_driver_reset(&rig.driver.driver, rig.sides.now_us), VMSG_OK);
	two_sides_poll_device(&rig.sides);
	assert_int_equal(vmsg_rng_device_poll(&rig.device, 1), 0);
	assert_int_equal(vmsg_device_status(&rig.device.device), 0);
	assert_int_equal(rig.memory[RNG_DATA], RNG_CANARY);
}

static void a_queue_that_was_stopped_serves_nothing(void **state)
{
	(void)state;
	ask(8);
	two_sides_poll_device(&rig.sides);
	rig.device.device.config.ops->stop_queue(&rig.device, 0);
	assert_int_equal(vmsg_rng_device_poll(&rig.device, 1), 0);
	assert_int_equal(rig.memory[RNG_DATA], RNG_CANARY);
}

static void one_read_at_a_time_is_accepted(void **state)
{
	(void)state;
	ask(8);
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, 8),
			 VMSG_ERR_BAD_STATE);
	rng_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 1);
	ask(8);
	rng_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 2);
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, 0),
			 VMSG_ERR_MALFORMED);
	ask(8);
}

static void a_budget_of_nothing_serves_nothing_and_forgets_nothing(void **state)
{
	(void)state;
	ask(8);
	two_sides_poll_device(&rig.sides);
	assert_int_equal(vmsg_rng_device_poll(&rig.device, 0), 0);
	assert_int_equal(vmsg_rng_device_poll(&rig.device, 1), 1);
	assert_int_equal(vmsg_rng_device_poll(&rig.device, 1), 0);
	rng_rig_turn(&rig, 2);
	assert_filled(8);
}

static void a_source_that_fails_gives_what_came_before(void **state)
{
	(void)state;
	rig.entropy_limit = 0;
	ask(100);
	rng_rig_turn(&rig, 4);
	assert_int_equal(rig.done, VMSG_OK);
	assert_filled(0);
	rig.entropy_limit = 100;
	ask(200);
	rng_rig_turn(&rig, 4);
	assert_filled(64);
	rig.entropy_limit = SIZE_MAX;
	ask(10);
	rng_rig_turn(&rig, 4);
	assert_int_equal(rig.size, 10);
}

static void nothing_is_read_before_the_start_or_after_the_end(void **state)
{
	const struct vmsg_rng_driver_config config = rig.driver.config;
	vmsg_addr used;

	(void)state;
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, 8),
			 VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_rng_driver_poll(&rig.driver), VMSG_OK);
	rng_rig_start(&rig);
	used = rig.driver.vq.queue.device_addr - RNG_START;
	ask(8);
	vmsg_rng_driver_fini(&rig.driver, rig.sides.now_us);
	vmsg_store_le16(rig.memory + used + VMSG_SPLIT_USED_IDX, 1); /* nobody looks any more */
	assert_int_equal(vmsg_rng_driver_poll(&rig.driver), VMSG_OK);
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, 8),
			 VMSG_ERR_BAD_STATE);
	assert_int_equal(rig.done_calls, 0);
	/* Its place on the bus is free again. */
	assert_int_equal(vmsg_rng_driver_init(&rig.driver, &config), VMSG_OK);
}

static void a_reset_ends_the_read_under_way(void **state)
{
	(void)state;
	ask(8);
	assert_int_equal(vmsg_driver_reset(&rig.driver.driver, rig.sides.now_us), VMSG_OK);
	rng_rig_turn(&rig, 6);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
	assert_filled(0);
	rng_rig_start(&rig);
	ask(8);
	rng_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 2);
	assert_filled(8);
}

static void a_new_start_ends_the_read_under_way(void **state)
{
	(void)state;
	ask(8);
	vmsg_device_fail(&rig.device.device);
	rng_rig_turn(&rig, 2);
	assert_int_equal(rig.polled, VMSG_ERR_BAD_STATE);
	rng_rig_start(&rig);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
	ask(8);
	rng_rig_turn(&rig, 4);
	assert_filled(8);
}

static void a_removed_device_ends_the_read_under_way(void **state)
{
	(void)state;
	ask(8);
	assert_int_equal(vmsg_device_bus_remove(&rig.sides.device_bus, 0), VMSG_OK);
	rng_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, 8),
			 VMSG_ERR_BAD_STATE);
}

static void a_read_survives_other_operations_of_the_owner(void **state)
{
	(void)state;
	ask(8);
	assert_int_equal(vmsg_driver_read_status(&rig.driver.driver, rig.sides.now_us), VMSG_OK);
	rng_rig_turn(&rig, 6);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_OK);
	assert_filled(8);
}

static void a_device_that_offers_too_little_fails_the_start(void **state)
{
	(void)state;
	rig.device.vq.max_size = 0;
	rng_rig_start(&rig);
	assert_int_equal(rig.ready, VMSG_ERR_UNSUPPORTED);
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, 8),
			 VMSG_ERR_BAD_STATE);
}

static void a_device_of_the_time_before_1_0_fails_the_start(void **state)
{
	static const uint32_t none[2] = {0, 0};

	(void)state;
	rig.device.device.config.features = none;
	rng_rig_start(&rig);
	assert_int_equal(rig.ready, VMSG_ERR_UNSUPPORTED);
}

static void a_read_into_memory_nobody_shares_fails_the_device(void **state)
{
	(void)state;
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_MEMORY, 8), VMSG_OK);
	rng_rig_turn(&rig, 4);
	assert_int_equal(vmsg_driver_state(&rig.driver.driver), VMSG_DRIVER_NEEDS_RESET);
	rng_rig_start(&rig);
	ask(8);
	rng_rig_turn(&rig, 4);
	assert_filled(8);
}

static void a_used_index_that_jumps_ends_in_a_broken_queue(void **state)
{
	const vmsg_addr used = rig.driver.vq.queue.device_addr - RNG_START;

	(void)state;
	ask(8);
	vmsg_store_le16(rig.memory + used + VMSG_SPLIT_USED_IDX, 1000);
	assert_int_equal(vmsg_rng_driver_poll(&rig.driver), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(rig.done_calls, 0);
	assert_int_equal(vmsg_driver_reset(&rig.driver.driver, rig.sides.now_us), VMSG_OK);
	rng_rig_turn(&rig, 6);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_read_is_filled_from_the_source_and_nothing_behind_it),
		cmocka_unit_test_setup(a_large_read_is_given_no_more_than_the_limit, start),
		cmocka_unit_test_setup(
			the_queue_fits_the_memory_asked_for_and_the_features_are_those_of_1_0,
			start),
		cmocka_unit_test_setup(buffers_from_before_the_first_notification_are_served,
				       build),
		cmocka_unit_test_setup(a_queue_found_empty_is_looked_at_after_the_next_notification,
				       start),
		cmocka_unit_test_setup(a_device_that_was_reset_serves_nothing, start),
		cmocka_unit_test_setup(a_queue_that_was_stopped_serves_nothing, start),
		cmocka_unit_test_setup(one_read_at_a_time_is_accepted, start),
		cmocka_unit_test_setup(a_budget_of_nothing_serves_nothing_and_forgets_nothing,
				       start),
		cmocka_unit_test_setup(a_source_that_fails_gives_what_came_before, start),
		cmocka_unit_test_setup(nothing_is_read_before_the_start_or_after_the_end, build),
		cmocka_unit_test_setup(a_reset_ends_the_read_under_way, start),
		cmocka_unit_test_setup(a_new_start_ends_the_read_under_way, start),
		cmocka_unit_test_setup(a_removed_device_ends_the_read_under_way, start),
		cmocka_unit_test_setup(a_read_survives_other_operations_of_the_owner, start),
		cmocka_unit_test_setup(a_device_that_offers_too_little_fails_the_start, build),
		cmocka_unit_test_setup(a_device_of_the_time_before_1_0_fails_the_start, build),
		cmocka_unit_test_setup(a_read_into_memory_nobody_shares_fails_the_device, start),
		cmocka_unit_test_setup(a_used_index_that_jumps_ends_in_a_broken_queue, start),
	};

	return cmocka_run_group_tests_name("rng", tests, NULL, NULL);
}
