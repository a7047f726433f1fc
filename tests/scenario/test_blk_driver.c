/*
 * The block driver: what it believes of its device, when it gives requests back, and what it needs.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blk_rig.h"

enum {
	STEP_US = 600, /* between two polls; less than a request may take, and more than half */
	UNWRITTEN = 0xee,
	WHOLE = VMSG_BLK_SECTOR_SIZE + 1 /* what a read of a sector writes, status included */
};

static struct blk_rig rig;

static int build(void **state)
{
	(void)state;
	blk_rig_init(&rig, false);
	return 0;
}

static int start(void **state)
{
	(void)build(state);
	blk_rig_start(&rig);
	return 0;
}

/* Start a device that cannot be used, and return what the owner is told. */
static vmsg_status refused_start(void)
{
	assert_int_equal(vmsg_blk_driver_start(&rig.driver, rig.sides.now_us), VMSG_OK);
	blk_rig_turn(&rig, 40);
	assert_int_equal(rig.ready_calls, 1);
	assert_int_equal(vmsg_blk_driver_submit(&rig.driver, VMSG_BLK_T_FLUSH, 0, 0, 0, &rig),
			 VMSG_ERR_BAD_STATE);
	return rig.ready;
}

/* Play the device: answer a read of a sector with this status byte and this used length. */
static vmsg_status answered_with(uint8_t result, uint32_t written)
{
	struct vmsg_device_queue *queue = &rig.device.server.queue;
	const struct vmsg_bytes byte = {&result, sizeof(result)};
	struct vmsg_chain chain;

	blk_rig_submit_read(&rig);
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_OK);
	vmsg_chain_init(&chain, rig.segments, RIG_QUEUE_SIZE);
	assert_int_equal(vmsg_device_queue_pop(queue, &chain), VMSG_OK);
	if (result != UNWRITTEN) {
		assert_int_equal(vmsg_chain_write(&chain, VMSG_BLK_SECTOR_SIZE, byte), VMSG_OK);
	}
	assert_int_equal(vmsg_device_queue_push(queue, chain.id, written), VMSG_OK);
	vmsg_device_queue_publish(queue);
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_OK);
	return rig.done;
}

static void the_status_byte_decides_the_outcome(void **state)
{
	(void)state;
	assert_int_equal(answered_with(VMSG_BLK_S_OK, WHOLE), VMSG_OK);
	assert_int_equal(answered_with(VMSG_BLK_S_IOERR, WHOLE), VMSG_ERR_REJECTED);
	assert_int_equal(answered_with(VMSG_BLK_S_UNSUPP, WHOLE), VMSG_ERR_UNSUPPORTED);
	assert_int_equal(answered_with(VMSG_BLK_S_UNSUPP + 1, WHOLE), VMSG_ERR_REJECTED);
	assert_int_equal(answered_with(UNWRITTEN, WHOLE), VMSG_ERR_TRUNCATED);
	assert_int_equal(rig.done_calls, 5);
}

/* Bytes the device did not write are whatever was there before: class of CVE-2024-8612. */
static void a_read_the_device_did_not_fill_is_no_success(void **state)
{
	(void)state;
	assert_int_equal(answered_with(VMSG_BLK_S_OK, 0), VMSG_ERR_TRUNCATED);
	assert_int_equal(answered_with(VMSG_BLK_S_OK, 1), VMSG_ERR_TRUNCATED);
	assert_int_equal(answered_with(VMSG_BLK_S_OK, 2), VMSG_ERR_TRUNCATED);
	assert_int_equal(answered_with(VMSG_BLK_S_OK, WHOLE - 1), VMSG_ERR_TRUNCATED);
	assert_int_equal(answered_with(VMSG_BLK_S_IOERR, 0), VMSG_ERR_TRUNCATED);
	assert_int_equal(answered_with(VMSG_BLK_S_IOERR, 1), VMSG_ERR_REJECTED);
}

static void requests_survive_other_operations_of_the_owner(void **state)
{
	(void)state;
	blk_rig_submit_read(&rig);
	assert_int_equal(vmsg_driver_read_status(&rig.driver.driver, rig.sides.now_us), VMSG_OK);
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_OK);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 0), VMSG_OK);
}

static void a_reset_of_the_queue_gives_the_requests_back(void **state)
{
	(void)state;
	blk_rig_submit_read(&rig);
	assert_int_equal(vmsg_driver_reset_queue(&rig.driver.driver, 0, rig.sides.now_us), VMSG_OK);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 0), VMSG_ERR_BAD_STATE);
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 0), VMSG_OK);
}

static void a_removed_device_gives_the_requests_back(void **state)
{
	(void)state;
	blk_rig_submit_read(&rig);
	assert_int_equal(vmsg_device_bus_remove(&rig.sides.device_bus, 0), VMSG_OK);
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
}

static void a_bring_up_may_take_longer_than_one_request(void **state)
{
	(void)state;
	assert_int_equal(vmsg_blk_driver_start(&rig.driver, rig.sides.now_us), VMSG_OK);
	while (vmsg_driver_state(&rig.driver.driver) == VMSG_DRIVER_STARTING) {
		rig.sides.now_us += STEP_US;
		two_sides_poll_device(&rig.sides);
		two_sides_poll_driver(&rig.sides);
	}
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.ready_calls, 1);
	assert_int_equal(rig.ready, VMSG_OK);
	assert_int_equal(vmsg_blk_driver_capacity(&rig.driver), RIG_SECTORS);
}

static void a_new_capacity_is_asked_for_until_it_is_known(void **state)
{
	(void)state;
	assert_int_equal(vmsg_blk_device_resize(&rig.device, 8), VMSG_OK);
	two_sides_poll_driver(&rig.sides);
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_OK);
	vmsg_loopback_reset(&rig.sides.loopback);
	rig.sides.now_us += 2 * STEP_US;
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.resized_to, 8);
	assert_int_equal(rig.ready_calls, 1);
}

static void a_first_capacity_read_that_fails_fails_the_start(void **state)
{
	(void)state;
	assert_int_equal(vmsg_blk_driver_start(&rig.driver, rig.sides.now_us), VMSG_OK);
	for (unsigned i = 0; i < 40 && vmsg_driver_state(&rig.driver.driver) != VMSG_DRIVER_RUNNING;
	     i++) {
		blk_rig_turn(&rig, 1);
	}
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_OK);
	vmsg_loopback_reset(&rig.sides.loopback);
	rig.sides.now_us += 2 * STEP_US;
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.ready_calls, 1);
	assert_int_equal(rig.ready, VMSG_ERR_TIMEOUT);
}

static void a_driver_without_a_capacity_stays_silent(void **state)
{
	a_first_capacity_read_that_fails_fails_the_start(state);
	assert_int_equal(vmsg_blk_device_resize(&rig.device, 8), VMSG_OK);
	blk_rig_turn(&rig, 6);
	assert_int_equal(rig.ready_calls, 1);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 0), VMSG_ERR_BAD_STATE);
}

static void a_configuration_space_without_a_capacity_fails_the_start(void **state)
{
	(void)state;
	rig.device.device.config.config_size = VMSG_BLK_CONFIG_CAPACITY + 4;
	assert_int_equal(refused_start(), VMSG_ERR_OUT_OF_RANGE);
}

static void each_change_of_the_capacity_is_told_once(void **state)
{
	uint8_t bytes[4];

	(void)state;
	assert_int_equal(vmsg_blk_device_resize(&rig.device, 8), VMSG_OK);
	blk_rig_turn(&rig, 6);
	assert_int_equal(rig.resized_to, 8);
	rig.resized_to = 0;
	assert_int_equal(vmsg_driver_read_config(&rig.driver.driver,
						 0,
						 (struct vmsg_span){bytes, sizeof(bytes)},
						 rig.sides.now_us),
			 VMSG_OK);
	blk_rig_turn(&rig, 6);
	assert_int_equal(rig.resized_to, 0);
	assert_int_equal(vmsg_load_le32(bytes), 8);
}

static void nobody_has_to_listen_to_changes(void **state)
{
	struct vmsg_blk_driver_ops ops = *rig.driver.config.ops;

	(void)state;
	ops.resized = NULL;
	rig.driver.config.ops = &ops;
	assert_int_equal(vmsg_blk_device_resize(&rig.device, 8), VMSG_OK);
	blk_rig_turn(&rig, 6);
	assert_int_equal(vmsg_blk_driver_capacity(&rig.driver), 8);
}

static void the_table_of_requests_is_whole_after_use_and_after_a_reset(void **state)
{
	(void)state;
	for (unsigned round = 0; round < 3; round++) {
		for (int i = 0; i < RIG_REQUESTS; i++) {
			blk_rig_submit_read(&rig);
		}
		assert_int_equal(
			vmsg_blk_driver_submit(&rig.driver, VMSG_BLK_T_FLUSH, 0, 0, 0, &rig),
			VMSG_ERR_FULL);
		if (round == 1) {
			assert_int_equal(vmsg_driver_reset(&rig.driver.driver, rig.sides.now_us),
					 VMSG_OK);
			blk_rig_turn(&rig, 4);
			rig.ready_calls = 0;
			assert_int_equal(vmsg_blk_driver_start(&rig.driver, rig.sides.now_us),
					 VMSG_OK);
			assert_int_equal(vmsg_blk_driver_capacity(&rig.driver), 0);
			blk_rig_turn(&rig, 40);
			assert_int_equal(rig.ready_calls, 1);
		} else {
			blk_rig_turn(&rig, 4);
		}
		assert_int_equal(rig.done_calls, (round + 1) * RIG_REQUESTS);
	}
}

static void a_queue_too_small_for_a_request_fails_the_start(void **state)
{
	(void)state;
	rig.device.vq.max_size = 2;
	assert_int_equal(refused_start(), VMSG_ERR_UNSUPPORTED);
}

static void a_smaller_queue_that_holds_a_request_is_used(void **state)
{
	(void)state;
	rig.device.vq.max_size = 4;
	blk_rig_start(&rig);
	assert_int_equal(rig.driver.vq.queue.size, 4);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 0, VMSG_BLK_SECTOR_SIZE), VMSG_OK);
	blk_rig_submit_read(&rig);
	assert_int_equal(vmsg_blk_driver_submit(&rig.driver,
						VMSG_BLK_T_IN,
						0,
						RIG_START + RIG_DATA,
						VMSG_BLK_SECTOR_SIZE,
						&rig),
			 VMSG_ERR_FULL);
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 2);
}

static void a_device_without_a_queue_fails_the_start(void **state)
{
	(void)state;
	rig.device.vq.max_size = 0;
	assert_int_equal(refused_start(), VMSG_ERR_UNSUPPORTED);
}

static void a_device_that_lost_its_queue_fails_the_next_start(void **state)
{
	(void)state;
	blk_rig_submit_read(&rig);
	rig.device.vq.max_size = 0;
	rig.ready_calls = 0;
	assert_int_equal(vmsg_driver_reset(&rig.driver.driver, rig.sides.now_us), VMSG_OK);
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
	assert_int_equal(refused_start(), VMSG_ERR_UNSUPPORTED);
}

static void a_device_of_the_time_before_1_0_fails_the_start(void **state)
{
	(void)state;
	rig.device.offered[1] &= ~(UINT32_C(1) << (VMSG_F_VERSION_1 - 32));
	assert_int_equal(refused_start(), VMSG_ERR_UNSUPPORTED);
}

static void a_device_that_gives_up_shows_in_the_poll(void **state)
{
	(void)state;
	blk_rig_submit_read(&rig);
	vmsg_device_fail(&rig.device.device);
	blk_rig_turn(&rig, 2);
	assert_int_equal(rig.polled, VMSG_ERR_BAD_STATE);
	assert_int_equal(rig.done_calls, 0);
	rig.ready_calls = 0;
	blk_rig_start(&rig);
	assert_int_equal(rig.polled, VMSG_OK);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
}

static void sizes_nothing_can_use_need_no_memory_and_are_refused(void **state)
{
	struct vmsg_blk_driver_config config = rig.driver.config;

	(void)state;
	assert_int_equal(vmsg_blk_driver_memory_size(3, 1), 0);
	assert_int_equal(vmsg_blk_driver_memory_size(16, 17), 0);
	assert_int_equal(vmsg_blk_driver_memory_size(16, UINT32_MAX), 0);
	assert_int_equal(vmsg_blk_driver_memory_size(16, 2) - vmsg_blk_driver_memory_size(16, 1),
			 VMSG_BLK_DRIVER_REQUEST_ROOM);

	vmsg_blk_driver_fini(&rig.driver, rig.sides.now_us);
	config.queue_size = 2;
	assert_int_equal(vmsg_blk_driver_init(&rig.driver, &config), VMSG_ERR_OUT_OF_RANGE);
	config.queue_size = RIG_QUEUE_SIZE;
	config.request_count = 0;
	assert_int_equal(vmsg_blk_driver_init(&rig.driver, &config), VMSG_ERR_OUT_OF_RANGE);
	config.request_count = RIG_QUEUE_SIZE + 1;
	assert_int_equal(vmsg_blk_driver_init(&rig.driver, &config), VMSG_ERR_OUT_OF_RANGE);
	assert_int_not_equal(vmsg_blk_driver_memory_size(4, 4), 0);
	config.request_count = RIG_REQUESTS;
	config.memory = RIG_START + 16;
	assert_int_equal(vmsg_blk_driver_init(&rig.driver, &config), VMSG_ERR_BAD_ADDRESS);
	config.memory = RIG_START + RIG_MEMORY - 128;
	assert_int_equal(vmsg_blk_driver_init(&rig.driver, &config), VMSG_ERR_BAD_ADDRESS);
	config.memory = RIG_START;
	config.queue_size = RIG_REQUESTS;
	assert_int_equal(vmsg_blk_driver_init(&rig.driver, &config), VMSG_OK);
}

static void a_start_that_is_refused_changes_nothing(void **state)
{
	(void)state;
	assert_int_equal(vmsg_blk_driver_start(&rig.driver, rig.sides.now_us), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_blk_driver_capacity(&rig.driver), RIG_SECTORS);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 1, VMSG_BLK_SECTOR_SIZE), VMSG_OK);
}

static void a_detached_driver_does_nothing(void **state)
{
	(void)state;
	blk_rig_submit_read(&rig);
	vmsg_blk_driver_fini(&rig.driver, rig.sides.now_us);
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_OK);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 0), VMSG_ERR_BAD_STATE);
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(the_status_byte_decides_the_outcome, start),
		cmocka_unit_test_setup(a_read_the_device_did_not_fill_is_no_success, start),
		cmocka_unit_test_setup(requests_survive_other_operations_of_the_owner, start),
		cmocka_unit_test_setup(a_reset_of_the_queue_gives_the_requests_back, start),
		cmocka_unit_test_setup(a_removed_device_gives_the_requests_back, start),
		cmocka_unit_test_setup(a_bring_up_may_take_longer_than_one_request, build),
		cmocka_unit_test_setup(a_new_capacity_is_asked_for_until_it_is_known, start),
		cmocka_unit_test_setup(a_first_capacity_read_that_fails_fails_the_start, build),
		cmocka_unit_test_setup(a_driver_without_a_capacity_stays_silent, build),
		cmocka_unit_test_setup(a_configuration_space_without_a_capacity_fails_the_start,
				       build),
		cmocka_unit_test_setup(each_change_of_the_capacity_is_told_once, start),
		cmocka_unit_test_setup(nobody_has_to_listen_to_changes, start),
		cmocka_unit_test_setup(the_table_of_requests_is_whole_after_use_and_after_a_reset,
				       start),
		cmocka_unit_test_setup(a_queue_too_small_for_a_request_fails_the_start, build),
		cmocka_unit_test_setup(a_smaller_queue_that_holds_a_request_is_used, build),
		cmocka_unit_test_setup(a_device_without_a_queue_fails_the_start, build),
		cmocka_unit_test_setup(a_device_that_lost_its_queue_fails_the_next_start, start),
		cmocka_unit_test_setup(a_device_of_the_time_before_1_0_fails_the_start, build),
		cmocka_unit_test_setup(a_device_that_gives_up_shows_in_the_poll, start),
		cmocka_unit_test_setup(sizes_nothing_can_use_need_no_memory_and_are_refused, start),
		cmocka_unit_test_setup(a_start_that_is_refused_changes_nothing, start),
		cmocka_unit_test_setup(a_detached_driver_does_nothing, start),
	};

	return cmocka_run_group_tests_name("blk_driver", tests, NULL, NULL);
}
