/*
 * The block device and its driver over every kind of virtqueue: formats, sizes, lives, resets.
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
#include "ring_features.h"

enum {
	BATCH = 4, /* requests at a time; with three descriptors each they fit RIG_QUEUE_SIZE */
	ROUNDS = 40,
	LIVES = 4,
	SECTOR = VMSG_BLK_SECTOR_SIZE,
	BACK = RIG_DATA + BATCH * SECTOR, /* where reads put what writes took from RIG_DATA */
};

static struct blk_rig rig;

static void begin(uint64_t offered, uint64_t wanted, uint32_t max_size)
{
	const struct blk_rig_options options = {
		.offered = offered,
		.wanted = wanted,
		.max_size = max_size,
	};

	blk_rig_init_with(&rig, &options);
	blk_rig_start(&rig);
}

static uint64_t agreed(void)
{
	return rig.driver.accepted[0] | ((uint64_t)rig.driver.accepted[1] << 32);
}

static vmsg_status submit(uint32_t type, uint64_t sector, uint32_t offset)
{
	return vmsg_blk_driver_submit(&rig.driver, type, sector, RIG_START + offset, SECTOR, &rig);
}

/* Let the requests finish, each of them well. */
static void expect_done(unsigned count)
{
	rig.done_calls = 0;
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, count);
	assert_int_equal(rig.done, VMSG_OK);
	assert_int_equal(rig.polled, VMSG_OK);
}

/* Write some sectors and read them back, so many requests at a time. */
static void write_and_read(unsigned round, unsigned count)
{
	for (unsigned i = 0; i < count * SECTOR; i++) {
		rig.memory[RIG_DATA + i] = (uint8_t)(i / 3 + round * 31);
	}
	memset(rig.memory + BACK, RIG_CANARY, count * SECTOR);
	for (unsigned i = 0; i < count; i++) {
		assert_int_equal(
			submit(VMSG_BLK_T_OUT, (round + i) % RIG_SECTORS, RIG_DATA + i * SECTOR),
			VMSG_OK);
	}
	expect_done(count);
	for (unsigned i = 0; i < count; i++) {
		assert_int_equal(
			submit(VMSG_BLK_T_IN, (round + i) % RIG_SECTORS, BACK + i * SECTOR),
			VMSG_OK);
	}
	expect_done(count);
	assert_memory_equal(rig.memory + BACK, rig.memory + RIG_DATA, count * SECTOR);
	assert_memory_equal(rig.storage + round % RIG_SECTORS * SECTOR,
			    rig.memory + RIG_DATA,
			    SECTOR);
}

static void every_combination_moves_data_for_many_laps_of_the_ring(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		const uint64_t features = ring_features_pick(i);

		begin(features, features, 0);
		assert_int_equal(agreed() & VMSG_RING_FEATURES &
					 ~(UINT64_C(1) << VMSG_F_RING_RESET),
				 features);
		for (unsigned round = 0; round < ROUNDS; round++) {
			write_and_read(round, 1 + round % BATCH);
			assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_FLUSH, 0, 0), VMSG_OK);
			assert_int_equal(
				blk_rig_request(&rig, VMSG_BLK_T_GET_ID, 0, VMSG_BLK_ID_SIZE),
				VMSG_OK);
			assert_string_equal((const char *)rig.memory + RIG_DATA, "rig");
		}
		assert_int_equal(rig.driver.queue.ring.is_packed,
				 ring_features_has(features, VMSG_F_RING_PACKED));
		assert_int_equal(rig.device.stats.refused + rig.device.stats.runts, 0);
	}
}

static void a_feature_only_one_side_knows_is_not_used(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		const uint64_t features = ring_features_pick(i);

		begin(features, VMSG_RING_FEATURES, 0);
		assert_int_equal(agreed() & ring_features_pick(RING_COMBINATIONS - 1), features);
		write_and_read(i, BATCH);
		begin(VMSG_RING_FEATURES, features, 0);
		assert_int_equal(agreed() & ring_features_pick(RING_COMBINATIONS - 1), features);
		write_and_read(i, BATCH);
	}
}

/* What a split ring makes of a size is the largest power of two in it. */
static uint32_t expected_size(uint64_t features, uint32_t max_size)
{
	uint32_t size = RIG_QUEUE_SIZE;

	if (ring_features_has(features, VMSG_F_RING_PACKED)) {
		return max_size;
	}
	while (size > max_size) {
		size /= 2;
	}
	return size;
}

static void every_size_of_queue_the_format_allows_is_used_whole(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		const uint64_t features = ring_features_pick(i);
		const bool is_packed = ring_features_has(features, VMSG_F_RING_PACKED);
		const bool is_indirect = ring_features_has(features, VMSG_F_INDIRECT_DESC);

		for (uint32_t size = is_packed ? 3 : 4; size <= RIG_QUEUE_SIZE; size++) {
			const uint32_t used = expected_size(features, size);
			const uint32_t fitting = is_indirect ? used : used / 3;

			begin(features, features, size);
			assert_int_equal(rig.driver.vq.queue.size, used);
			for (unsigned round = 0; round < ROUNDS; round++) {
				write_and_read(round, fitting < BATCH ? fitting : BATCH);
			}
		}
	}
}

static void an_indirect_request_takes_one_descriptor(void **state)
{
	const uint64_t indirect = UINT64_C(1) << VMSG_F_INDIRECT_DESC;

	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		const uint64_t features = ring_features_pick(i);
		const struct blk_rig_options options = {
			.offered = features,
			.wanted = features,
			.request_count = RIG_QUEUE_SIZE,
		};
		const unsigned fitting =
			(features & indirect) != 0 ? RIG_QUEUE_SIZE : RIG_QUEUE_SIZE / 3;

		blk_rig_init_with(&rig, &options);
		blk_rig_start(&rig);
		/* Odd batches in between let the heads go around the table. */
		for (unsigned round = 0; round < 2 * RIG_QUEUE_SIZE; round++) {
			for (unsigned k = 0; k < fitting; k++) {
				assert_int_equal(submit(VMSG_BLK_T_IN, k, RIG_DATA), VMSG_OK);
			}
			assert_int_equal(submit(VMSG_BLK_T_IN, 0, RIG_DATA), VMSG_ERR_FULL);
			assert_int_equal(vmsg_driver_queue_free_count(&rig.driver.queue),
					 fitting == RIG_QUEUE_SIZE ? 0 : RIG_QUEUE_SIZE % 3);
			expect_done(fitting);
			write_and_read(round, 1 + round % 3);
		}
	}
}

static void a_driver_without_room_for_tables_accepts_no_indirect_descriptors(void **state)
{
	const struct blk_rig_options options = {
		.offered = VMSG_RING_FEATURES,
		.wanted = VMSG_RING_FEATURES,
		.has_no_tables = true,
	};

	(void)state;
	blk_rig_init_with(&rig, &options);
	blk_rig_start(&rig);
	assert_int_equal(agreed() & VMSG_RING_FEATURES,
			 VMSG_RING_FEATURES & ~(UINT64_C(1) << VMSG_F_INDIRECT_DESC));
	write_and_read(0, BATCH);
}

/* Leave requests in flight at a place of the ring that differs from life to life. */
static void live_and_leave(unsigned life)
{
	for (unsigned round = 0; round < 3 * life + 2; round++) {
		write_and_read(round, 1 + (round + life) % BATCH);
	}
	blk_rig_submit_read(&rig);
	blk_rig_submit_read(&rig);
	if (life % 2 != 0) {
		assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_OK);
	}
	rig.done_calls = 0;
}

static void a_queue_begins_anew_after_each_reset_of_the_device(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		begin(ring_features_pick(i), ring_features_pick(i), i % 2 != 0 ? 13 : 0);
		for (unsigned life = 0; life < LIVES; life++) {
			live_and_leave(life);
			assert_int_equal(vmsg_driver_reset(&rig.driver.driver, rig.sides.now_us),
					 VMSG_OK);
			blk_rig_turn(&rig, 6);
			assert_int_equal(rig.done_calls, 2);
			assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
			rig.ready_calls = 0;
			blk_rig_start(&rig);
		}
		write_and_read(0, BATCH);
	}
}

static void a_queue_reset_alone_comes_back_with_the_size_the_device_has_then(void **state)
{
	static const uint32_t sizes[] = {13, 4, 16, 7};

	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		const uint64_t features = ring_features_pick(i);

		begin(features, features, 0);
		for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
			const unsigned fitting = sizes[k] == 16 || sizes[k] == 13 ? 2 : 1;

			blk_rig_submit_read(&rig);
			rig.done_calls = 0;
			rig.device.vq.max_size = sizes[k];
			assert_int_equal(
				vmsg_driver_reset_queue(&rig.driver.driver, 0, rig.sides.now_us),
				VMSG_OK);
			assert_int_equal(submit(VMSG_BLK_T_IN, 0, RIG_DATA), VMSG_ERR_BAD_STATE);
			blk_rig_turn(&rig, 4);
			assert_int_equal(rig.done_calls, 1);
			assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
			assert_int_equal(rig.driver.vq.queue.size,
					 expected_size(features, sizes[k]));
			for (unsigned round = 0; round < 7; round++) {
				write_and_read(round, fitting);
			}
		}
		/* Nothing but the queue was reset. */
		assert_int_equal(rig.ready_calls, 1);
		assert_int_equal(vmsg_blk_driver_capacity(&rig.driver), RIG_SECTORS);
	}
}

static void a_queue_the_device_does_not_give_back_ends_the_requests(void **state)
{
	(void)state;
	begin(VMSG_RING_FEATURES, VMSG_RING_FEATURES, 0);
	blk_rig_submit_read(&rig);
	rig.device.vq.max_size = 0;
	assert_int_equal(vmsg_driver_reset_queue(&rig.driver.driver, 0, rig.sides.now_us), VMSG_OK);
	blk_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
	assert_int_equal(submit(VMSG_BLK_T_IN, 0, RIG_DATA), VMSG_ERR_BAD_STATE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_combination_moves_data_for_many_laps_of_the_ring),
		cmocka_unit_test(a_feature_only_one_side_knows_is_not_used),
		cmocka_unit_test(every_size_of_queue_the_format_allows_is_used_whole),
		cmocka_unit_test(an_indirect_request_takes_one_descriptor),
		cmocka_unit_test(a_driver_without_room_for_tables_accepts_no_indirect_descriptors),
		cmocka_unit_test(a_queue_begins_anew_after_each_reset_of_the_device),
		cmocka_unit_test(a_queue_reset_alone_comes_back_with_the_size_the_device_has_then),
		cmocka_unit_test(a_queue_the_device_does_not_give_back_ends_the_requests),
	};

	return cmocka_run_group_tests_name("blk_rings", tests, NULL, NULL);
}
