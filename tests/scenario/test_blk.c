/*
 * The block device: what a driver asks, what a hostile one asks, and what comes back.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blk_rig.h"

static struct blk_rig rig;

static int start(void **state)
{
	(void)state;
	blk_rig_init(&rig, false);
	blk_rig_start(&rig);
	return 0;
}

static uint8_t *data(void)
{
	return rig.memory + RIG_DATA;
}

static uint8_t status_byte(void)
{
	return rig.memory[RIG_STATUS];
}

static void the_capacity_is_known_after_the_start(void **state)
{
	(void)state;
	assert_int_equal(vmsg_blk_driver_capacity(&rig.driver), RIG_SECTORS);
}

static void a_read_returns_the_sectors_asked_for(void **state)
{
	(void)state;
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 3, 5 * VMSG_BLK_SECTOR_SIZE),
			 VMSG_OK);
	assert_memory_equal(data(),
			    rig.storage + 3 * VMSG_BLK_SECTOR_SIZE,
			    5 * VMSG_BLK_SECTOR_SIZE);
}

static void a_write_reaches_the_storage_and_nothing_beside_it(void **state)
{
	static uint8_t before[sizeof(rig.storage)];
	const size_t from = 62 * VMSG_BLK_SECTOR_SIZE;

	(void)state;
	memcpy(before, rig.storage, sizeof(before));
	memset(data(), RIG_CANARY, 2 * VMSG_BLK_SECTOR_SIZE);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_OUT, 62, 2 * VMSG_BLK_SECTOR_SIZE),
			 VMSG_OK);
	assert_memory_equal(rig.storage, before, from);
	assert_memory_equal(rig.storage + from, data(), 2 * VMSG_BLK_SECTOR_SIZE);
}

static void a_flush_reaches_the_storage(void **state)
{
	(void)state;
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 0), VMSG_OK);
	assert_int_equal(rig.storage_flushes, 1);
}

static void the_id_is_padded_with_zeros(void **state)
{
	static const char id[VMSG_BLK_ID_SIZE] = "rig";

	(void)state;
	memset(data(), RIG_CANARY, sizeof(id));
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_GET_ID, 0, sizeof(id)), VMSG_OK);
	assert_memory_equal(data(), id, sizeof(id));
}

static void the_driver_refuses_what_the_device_would(void **state)
{
	(void)state;
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, RIG_SECTORS, VMSG_BLK_SECTOR_SIZE),
			 VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, UINT64_MAX, VMSG_BLK_SECTOR_SIZE),
			 VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 0, 100), VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_DISCARD, 0, 16), VMSG_ERR_UNSUPPORTED);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 1), VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_GET_ID, 0, 1), VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 0, 0), VMSG_ERR_OUT_OF_RANGE);
	rig.driver.accepted[0] &= ~(UINT32_C(1) << VMSG_BLK_F_FLUSH);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 0), VMSG_ERR_UNSUPPORTED);
	assert_int_equal(rig.done_calls, 0);
}

static void a_storage_failure_is_reported_and_leaks_nothing(void **state)
{
	(void)state;
	rig.storage_status = VMSG_ERR_BUS;
	memset(data(), RIG_CANARY, VMSG_BLK_SECTOR_SIZE);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 0, VMSG_BLK_SECTOR_SIZE),
			 VMSG_ERR_REJECTED);
	assert_int_equal(data()[0], 0);
	for (size_t i = 1; i < VMSG_BLK_SECTOR_SIZE; i++) {
		assert_int_equal(data()[i], RIG_CANARY);
	}
	assert_int_equal(rig.device.stats.failed, 1);
}

static void requests_beyond_the_table_wait_and_come_back(void **state)
{
	(void)state;
	for (int i = 0; i < RIG_REQUESTS; i++) {
		assert_int_equal(vmsg_blk_driver_submit(&rig.driver,
							VMSG_BLK_T_IN,
							(uint64_t)i,
							RIG_START + RIG_DATA + (vmsg_addr)i * 512,
							VMSG_BLK_SECTOR_SIZE,
							&rig),
				 VMSG_OK);
	}
	assert_int_equal(vmsg_blk_driver_submit(&rig.driver, VMSG_BLK_T_FLUSH, 0, 0, 0, &rig),
			 VMSG_ERR_FULL);
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, RIG_REQUESTS);
	assert_memory_equal(data(), rig.storage, RIG_REQUESTS * 512);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 0), VMSG_OK);
}

static void a_new_capacity_reaches_the_driver(void **state)
{
	(void)state;
	assert_int_equal(vmsg_blk_device_resize(&rig.device, 8), VMSG_OK);
	blk_rig_turn(&rig, 6);
	assert_int_equal(rig.resized_to, 8);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 8, VMSG_BLK_SECTOR_SIZE),
			 VMSG_ERR_OUT_OF_RANGE);
	assert_int_equal(vmsg_blk_device_resize(&rig.device, UINT64_MAX), VMSG_ERR_OUT_OF_RANGE);
}

static void a_reset_gives_every_request_back(void **state)
{
	(void)state;
	blk_rig_submit_read(&rig);
	assert_int_equal(vmsg_driver_reset(&rig.driver.driver, rig.sides.now_us), VMSG_OK);
	blk_rig_turn(&rig, 6);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
	rig.ready_calls = 0;
	blk_rig_start(&rig);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 1, VMSG_BLK_SECTOR_SIZE), VMSG_OK);
}

static void a_start_that_fails_gives_every_request_back(void **state)
{
	(void)state;
	blk_rig_submit_read(&rig);
	vmsg_device_fail(&rig.device.device);
	blk_rig_turn(&rig, 2);
	rig.ready_calls = 0;
	assert_int_equal(vmsg_blk_driver_start(&rig.driver, rig.sides.now_us), VMSG_OK);
	/* The device says nothing more. */
	rig.sides.now_us += 10000;
	two_sides_poll_driver(&rig.sides);
	assert_int_equal(rig.ready_calls, 1);
	assert_int_equal(rig.ready, VMSG_ERR_TIMEOUT);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
}

static void a_read_only_device_refuses_writes(void **state)
{
	(void)state;
	blk_rig_init(&rig, true);
	blk_rig_start(&rig);
	assert_true(vmsg_driver_has_feature(&rig.driver.driver, VMSG_BLK_F_RO));
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_OUT, 0, 16, VMSG_BLK_SECTOR_SIZE, false, 1),
			 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_IOERR);
}

/* Runt requests and headers cut short: class of CVE-2026-86566 and GHSA-wj46. */
static void a_chain_too_short_for_header_or_status_is_returned_unused(void **state)
{
	(void)state;
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_IN, 0, 15, 0, false, 1), 0);
	assert_int_equal(status_byte(), RIG_CANARY);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_OUT, 0, 16, 512, false, 0), 0);
	assert_int_equal(rig.device.stats.runts, 2);
}

static void sizes_that_are_no_whole_sectors_are_refused(void **state)
{
	(void)state;
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_IN, 0, 16, 511, true, 1), 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_IOERR);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_OUT, 0, 16, 513, false, 1), 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_IOERR);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_IN, 0, 16, 0, true, 1), 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_IOERR);
}

static void ranges_behind_the_end_are_refused_without_wrapping(void **state)
{
	static const uint64_t sectors[] = {RIG_SECTORS,
					   RIG_SECTORS - 1,
					   UINT64_MAX,
					   UINT64_MAX / 512,
					   1ull << 55};

	(void)state;
	for (size_t i = 0; i < sizeof(sectors) / sizeof(sectors[0]); i++) {
		assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_IN, sectors[i], 16, 1024, true, 1),
				 1);
		assert_int_equal(status_byte(), VMSG_BLK_S_IOERR);
		assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_OUT, sectors[i], 16, 1024, false, 1),
				 1);
		assert_int_equal(status_byte(), VMSG_BLK_S_IOERR);
	}
}

static void an_unknown_type_is_unsupported(void **state)
{
	(void)state;
	assert_int_equal(blk_rig_raw(&rig, 0xffffffff, 0, 16, 0, false, 1), 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_UNSUPP);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_DISCARD, 0, 16, 16, false, 1), 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_UNSUPP);
}

static void write_zeroes_checks_every_range(void **state)
{
	(void)state;
	vmsg_store_le64(data() + VMSG_BLK_RANGE_SECTOR, 2);
	vmsg_store_le32(data() + VMSG_BLK_RANGE_NUM_SECTORS, 1);
	vmsg_store_le32(data() + VMSG_BLK_RANGE_FLAGS, 0);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_WRITE_ZEROES, 0, 16, 16, false, 1), 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_OK);
	assert_int_equal(rig.storage[2 * 512], 0);
	assert_int_not_equal(rig.storage[3 * 512], 0);

	vmsg_store_le32(data() + VMSG_BLK_RANGE_NUM_SECTORS, 0xffffffff);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_WRITE_ZEROES, 0, 16, 16, false, 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_IOERR);
	vmsg_store_le32(data() + VMSG_BLK_RANGE_FLAGS, 2);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_WRITE_ZEROES, 0, 16, 16, false, 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_UNSUPP);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_WRITE_ZEROES, 0, 16, 17, false, 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_IOERR);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_WRITE_ZEROES, 0, 16, 17 * 16, false, 1);
	assert_int_equal(status_byte(), VMSG_BLK_S_IOERR);
}

/* A device that reports more than it wrote shows old memory: class of CVE-2024-8612. */
static void every_byte_below_the_written_count_was_written(void **state)
{
	(void)state;
	memset(data(), RIG_CANARY, 1024);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_IN, RIG_SECTORS, 16, 1024, true, 1), 1);
	assert_int_equal(data()[0], 0);
	memset(data(), RIG_CANARY, 64);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_GET_ID, 0, 16, 64, true, 1),
			 VMSG_BLK_ID_SIZE);
	for (size_t i = 0; i < VMSG_BLK_ID_SIZE; i++) {
		assert_int_not_equal(data()[i], RIG_CANARY);
	}
}

static void a_broken_queue_fails_the_device_and_a_reset_repairs_it(void **state)
{
	(void)state;
	/* The available index jumps by more than the queue has entries. */
	vmsg_store_le16(rig.memory + (rig.driver.vq.queue.driver_addr - RIG_START) +
				VMSG_SPLIT_AVAIL_IDX,
			1000);
	assert_int_equal(vmsg_driver_notify(&rig.driver.driver, 0, 0), VMSG_OK);
	blk_rig_turn(&rig, 4);
	assert_int_equal(vmsg_driver_state(&rig.driver.driver), VMSG_DRIVER_NEEDS_RESET);
	rig.ready_calls = 0;
	blk_rig_start(&rig);
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 1, VMSG_BLK_SECTOR_SIZE), VMSG_OK);
}

static void a_used_index_that_jumps_shows_in_the_poll(void **state)
{
	(void)state;
	vmsg_store_le16(rig.memory + (rig.driver.vq.queue.device_addr - RIG_START) +
				VMSG_SPLIT_USED_IDX,
			1000);
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(rig.done_calls, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(the_capacity_is_known_after_the_start, start),
		cmocka_unit_test_setup(a_read_returns_the_sectors_asked_for, start),
		cmocka_unit_test_setup(a_write_reaches_the_storage_and_nothing_beside_it, start),
		cmocka_unit_test_setup(a_flush_reaches_the_storage, start),
		cmocka_unit_test_setup(the_id_is_padded_with_zeros, start),
		cmocka_unit_test_setup(the_driver_refuses_what_the_device_would, start),
		cmocka_unit_test_setup(a_storage_failure_is_reported_and_leaks_nothing, start),
		cmocka_unit_test_setup(requests_beyond_the_table_wait_and_come_back, start),
		cmocka_unit_test_setup(a_new_capacity_reaches_the_driver, start),
		cmocka_unit_test_setup(a_reset_gives_every_request_back, start),
		cmocka_unit_test_setup(a_start_that_fails_gives_every_request_back, start),
		cmocka_unit_test(a_read_only_device_refuses_writes),
		cmocka_unit_test_setup(a_chain_too_short_for_header_or_status_is_returned_unused,
				       start),
		cmocka_unit_test_setup(sizes_that_are_no_whole_sectors_are_refused, start),
		cmocka_unit_test_setup(ranges_behind_the_end_are_refused_without_wrapping, start),
		cmocka_unit_test_setup(an_unknown_type_is_unsupported, start),
		cmocka_unit_test_setup(write_zeroes_checks_every_range, start),
		cmocka_unit_test_setup(every_byte_below_the_written_count_was_written, start),
		cmocka_unit_test_setup(a_used_index_that_jumps_shows_in_the_poll, start),
		cmocka_unit_test_setup(a_broken_queue_fails_the_device_and_a_reset_repairs_it,
				       start),
	};

	return cmocka_run_group_tests_name("blk", tests, NULL, NULL);
}
