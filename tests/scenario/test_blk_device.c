/*
 * The block device: what it offers, what it counts, and requests at the edge of what it takes.
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

#define BIT(bit) (UINT32_C(1) << (bit))

enum {
	SECTOR = VMSG_BLK_SECTOR_SIZE
};

static struct blk_rig rig;
static struct vmsg_blk_storage_ops storage; /* of the rig, with a discard */
static uint64_t discarded_from;
static uint64_t discarded_size;
static bool was_unmapped;
static vmsg_status (*zero_storage)(void *context, uint64_t offset, uint64_t size, bool unmap);

static vmsg_status discard(void *context, uint64_t offset, uint64_t size)
{
	assert_ptr_equal(context, &rig);
	discarded_from = offset;
	discarded_size = size;
	return VMSG_OK;
}

static vmsg_status zero(void *context, uint64_t offset, uint64_t size, bool unmap)
{
	was_unmapped = unmap;
	return zero_storage(context, offset, size, unmap);
}

/* Make the device anew in memory that was something else before. */
static void remake(const struct vmsg_blk_device_config *config)
{
	assert_int_equal(vmsg_device_bus_remove(&rig.sides.device_bus, 0), VMSG_OK);
	memset(&rig.device, RIG_CANARY, sizeof(rig.device));
	assert_int_equal(vmsg_blk_device_init(&rig.device, config), VMSG_OK);
	assert_int_equal(vmsg_device_bus_add(&rig.sides.device_bus, &rig.device.device), VMSG_OK);
	blk_rig_turn(&rig, 2);
}

static struct vmsg_blk_device_config build(void)
{
	blk_rig_init(&rig, false);
	storage = *rig.device.config.storage;
	zero_storage = storage.zero;
	storage.zero = zero;
	storage.discard = discard;
	rig.device.config.storage = &storage;
	return rig.device.config;
}

static int start(void **state)
{
	const struct vmsg_blk_device_config config = build();

	(void)state;
	remake(&config);
	blk_rig_start(&rig);
	return 0;
}

static uint8_t *data(void)
{
	return rig.memory + RIG_DATA;
}

/* The features a driver sees of a device made like this. */
static uint32_t offered_by(const struct vmsg_blk_device_config *config)
{
	remake(config);
	assert_int_equal(vmsg_blk_driver_start(&rig.driver, rig.sides.now_us), VMSG_OK);
	blk_rig_turn(&rig, 40);
	assert_int_equal(rig.driver.offered[1],
			 BIT(VMSG_F_VERSION_1 - 32) | BIT(VMSG_F_RING_RESET - 32));
	return rig.driver.offered[0];
}

static void the_offer_names_what_the_storage_can_do(void **state)
{
	const uint32_t always = BIT(VMSG_BLK_F_BLK_SIZE);
	const uint32_t usual = always | BIT(VMSG_BLK_F_SEG_MAX) | BIT(VMSG_BLK_F_FLUSH);
	struct vmsg_blk_device_config config = build();

	(void)state;
	assert_int_equal(offered_by(&config),
			 usual | BIT(VMSG_BLK_F_DISCARD) | BIT(VMSG_BLK_F_WRITE_ZEROES));
	config = build();
	storage.discard = NULL;
	assert_int_equal(offered_by(&config), usual | BIT(VMSG_BLK_F_WRITE_ZEROES));
	config = build();
	storage.zero = NULL;
	assert_int_equal(offered_by(&config), usual | BIT(VMSG_BLK_F_DISCARD));
	config = build();
	config.is_read_only = true;
	assert_int_equal(offered_by(&config), usual | BIT(VMSG_BLK_F_RO));
	config = build();
	storage.write = NULL;
	storage.flush = NULL;
	assert_int_equal(offered_by(&config),
			 always | BIT(VMSG_BLK_F_SEG_MAX) | BIT(VMSG_BLK_F_RO));
	config = build();
	config.queue_size = 2;
	assert_int_equal(offered_by(&config) & BIT(VMSG_BLK_F_SEG_MAX), 0);
}

static void configuration_space_holds_the_limits_and_zeros(void **state)
{
	uint8_t expected[VMSG_BLK_CONFIG_SIZE] = {0};
	uint8_t seen[VMSG_BLK_CONFIG_SIZE];

	(void)state;
	vmsg_store_le64(expected + VMSG_BLK_CONFIG_CAPACITY, RIG_SECTORS);
	vmsg_store_le32(expected + VMSG_BLK_CONFIG_SEG_MAX, RIG_QUEUE_SIZE - 2);
	vmsg_store_le32(expected + VMSG_BLK_CONFIG_BLK_SIZE, SECTOR);
	vmsg_store_le16(expected + VMSG_BLK_CONFIG_NUM_QUEUES, 1);
	vmsg_store_le32(expected + VMSG_BLK_CONFIG_MAX_DISCARD_SECTORS, UINT32_MAX);
	vmsg_store_le32(expected + VMSG_BLK_CONFIG_MAX_DISCARD_SEG, VMSG_BLK_DEVICE_RANGES_MAX);
	vmsg_store_le32(expected + VMSG_BLK_CONFIG_DISCARD_SECTOR_ALIGNMENT, 1);
	vmsg_store_le32(expected + VMSG_BLK_CONFIG_MAX_WRITE_ZEROES_SECTORS, UINT32_MAX);
	vmsg_store_le32(expected + VMSG_BLK_CONFIG_MAX_WRITE_ZEROES_SEG,
			VMSG_BLK_DEVICE_RANGES_MAX);
	expected[VMSG_BLK_CONFIG_WRITE_ZEROES_MAY_UNMAP] = 1;
	assert_int_equal(vmsg_driver_read_config(&rig.driver.driver,
						 0,
						 (struct vmsg_span){seen, sizeof(seen)},
						 rig.sides.now_us),
			 VMSG_OK);
	blk_rig_turn(&rig, 10);
	assert_memory_equal(seen, expected, sizeof(seen));
}

static void limits_of_requests_the_device_does_not_have_are_zero(void **state)
{
	static const uint8_t none[24] = {0};
	struct vmsg_blk_device_config config = build();

	(void)state;
	storage.discard = NULL;
	storage.zero = NULL;
	config.queue_size = 2;
	remake(&config);
	assert_memory_equal(rig.device.space + VMSG_BLK_CONFIG_MAX_DISCARD_SECTORS,
			    none,
			    sizeof(none));
	assert_int_equal(vmsg_load_le32(rig.device.space + VMSG_BLK_CONFIG_SEG_MAX), 0);
}

static void a_device_that_cannot_work_is_not_made(void **state)
{
	const struct vmsg_blk_device_config good = build();
	struct vmsg_blk_device_config config = good;

	(void)state;
	config.scratch.size = 0;
	assert_int_equal(vmsg_blk_device_init(&rig.device, &config), VMSG_ERR_NO_SPACE);
	config.scratch.size = SECTOR + 1;
	assert_int_equal(vmsg_blk_device_init(&rig.device, &config), VMSG_ERR_NO_SPACE);
	config = good;
	config.capacity = UINT64_MAX / SECTOR + 1;
	assert_int_equal(vmsg_blk_device_init(&rig.device, &config), VMSG_ERR_OUT_OF_RANGE);
	config.capacity = UINT64_MAX / SECTOR;
	assert_int_equal(vmsg_blk_device_init(&rig.device, &config), VMSG_OK);
}

static void a_driver_of_the_time_before_1_0_is_refused(void **state)
{
	const struct vmsg_device_ops *ops = rig.device.device.config.ops;
	uint32_t accepted[2] = {UINT32_MAX, ~BIT(VMSG_F_VERSION_1 - 32)};

	(void)state;
	assert_int_equal(ops->check_features(&rig.device, accepted, 2), VMSG_ERR_REJECTED);
	accepted[1] = BIT(VMSG_F_VERSION_1 - 32);
	assert_int_equal(ops->check_features(&rig.device, accepted, 1), VMSG_ERR_REJECTED);
	assert_int_equal(ops->check_features(&rig.device, accepted, 2), VMSG_OK);
}

/* One range at the start of the data, and the status the device answers. */
static uint8_t range(uint32_t type, uint64_t sector, uint32_t sectors, uint32_t flags)
{
	vmsg_store_le64(data() + VMSG_BLK_RANGE_SECTOR, sector);
	vmsg_store_le32(data() + VMSG_BLK_RANGE_NUM_SECTORS, sectors);
	vmsg_store_le32(data() + VMSG_BLK_RANGE_FLAGS, flags);
	(void)blk_rig_raw(&rig, type, 0, VMSG_BLK_REQUEST_SIZE, VMSG_BLK_RANGE_SIZE, false, 1);
	return rig.memory[RIG_STATUS];
}

static void the_unmap_flag_is_for_write_zeroes_only(void **state)
{
	(void)state;
	assert_int_equal(range(VMSG_BLK_T_WRITE_ZEROES, 1, 1, VMSG_BLK_UNMAP), VMSG_BLK_S_OK);
	assert_true(was_unmapped);
	assert_int_equal(range(VMSG_BLK_T_WRITE_ZEROES, 1, 1, 0), VMSG_BLK_S_OK);
	assert_false(was_unmapped);
	assert_int_equal(range(VMSG_BLK_T_DISCARD, 1, 1, VMSG_BLK_UNMAP), VMSG_BLK_S_UNSUPP);
	assert_int_equal(discarded_size, 0);
	assert_int_equal(range(VMSG_BLK_T_DISCARD, 3, 2, 0), VMSG_BLK_S_OK);
	assert_int_equal(discarded_from, 3 * SECTOR);
	assert_int_equal(discarded_size, 2 * SECTOR);
	assert_int_equal(range(VMSG_BLK_T_DISCARD, 0, RIG_SECTORS, 0), VMSG_BLK_S_OK);
	assert_int_equal(range(VMSG_BLK_T_DISCARD, 1, RIG_SECTORS, 0), VMSG_BLK_S_IOERR);
	discarded_size = 0;
}

static void as_many_ranges_as_the_limit_says_are_taken(void **state)
{
	const uint32_t most = VMSG_BLK_DEVICE_RANGES_MAX * VMSG_BLK_RANGE_SIZE;

	(void)state;
	memset(data(), 0, most + VMSG_BLK_RANGE_SIZE);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_DISCARD, 0, 16, most, false, 1);
	assert_int_equal(rig.memory[RIG_STATUS], VMSG_BLK_S_OK);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_DISCARD, 0, 16, most + VMSG_BLK_RANGE_SIZE, false, 1);
	assert_int_equal(rig.memory[RIG_STATUS], VMSG_BLK_S_IOERR);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_DISCARD, 0, 16, 0, false, 1);
	assert_int_equal(rig.memory[RIG_STATUS], VMSG_BLK_S_IOERR);
}

static void a_read_only_device_keeps_its_ranges(void **state)
{
	struct vmsg_blk_device_config config = build();

	(void)state;
	config.is_read_only = true;
	remake(&config);
	blk_rig_start(&rig);
	assert_int_equal(range(VMSG_BLK_T_WRITE_ZEROES, 1, 1, 0), VMSG_BLK_S_IOERR);
	assert_int_equal(rig.device.stats.refused, 1);
}

static void the_whole_device_can_be_read_at_once(void **state)
{
	(void)state;
	assert_int_equal(blk_rig_request(&rig, VMSG_BLK_T_IN, 0, RIG_SECTORS * SECTOR), VMSG_OK);
	assert_memory_equal(data(), rig.storage, RIG_SECTORS * SECTOR);
}

static void a_device_that_shrank_refuses_what_it_lost(void **state)
{
	(void)state;
	assert_int_equal(vmsg_blk_device_resize(&rig.device, 8), VMSG_OK);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_IN, 8, 16, SECTOR, true, 1), 1);
	assert_int_equal(rig.memory[RIG_STATUS], VMSG_BLK_S_IOERR);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_IN, 7, 16, SECTOR, true, 1), SECTOR + 1);
	assert_int_equal(rig.memory[RIG_STATUS], VMSG_BLK_S_OK);
}

/* A peer may ask for gigabytes that are not there; saying no takes no longer for it. */
static void a_refused_read_touches_one_byte_however_large_it_is(void **state)
{
	(void)state;
	memset(data(), RIG_CANARY, 3 * SECTOR);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_IN, RIG_SECTORS, 16, 3 * SECTOR, true, 1), 1);
	assert_int_equal(rig.memory[RIG_STATUS], VMSG_BLK_S_IOERR);
	assert_int_equal(data()[0], 0);
	for (size_t i = 1; i < 3 * SECTOR; i++) {
		assert_int_equal(data()[i], RIG_CANARY);
	}
}

static void an_id_of_any_length_fills_any_room(void **state)
{
	static const char longest[] = "0123456789abcdefghijK";
	static const char none[VMSG_BLK_ID_SIZE] = "";

	(void)state;
	rig.device.config.id = longest;
	memset(data(), RIG_CANARY, 64);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_GET_ID, 0, 16, VMSG_BLK_ID_SIZE, true, 1);
	assert_memory_equal(data(), longest, VMSG_BLK_ID_SIZE);
	assert_int_equal(data()[VMSG_BLK_ID_SIZE], RIG_CANARY);
	assert_int_equal(rig.memory[RIG_STATUS], VMSG_BLK_S_OK);

	memset(data(), RIG_CANARY, 64);
	assert_int_equal(blk_rig_raw(&rig, VMSG_BLK_T_GET_ID, 0, 16, 5, true, 1), 6);
	assert_memory_equal(data(), longest, 5);
	assert_int_equal(data()[5], RIG_CANARY);
	assert_int_equal(rig.memory[RIG_STATUS], VMSG_BLK_S_OK);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_GET_ID, 0, 16, 0, true, 1);
	assert_int_equal(rig.memory[RIG_STATUS], VMSG_BLK_S_IOERR);

	rig.device.config.id = NULL;
	(void)blk_rig_raw(&rig, VMSG_BLK_T_GET_ID, 0, 16, VMSG_BLK_ID_SIZE, true, 1);
	assert_memory_equal(data(), none, VMSG_BLK_ID_SIZE);
}

static void every_request_is_counted_once(void **state)
{
	struct vmsg_blk_device_stats expected = {.reads = 1,
						 .writes = 1,
						 .flushes = 1,
						 .others = 2,
						 .refused = 1,
						 .unsupported = 1,
						 .runts = 1,
						 .failed = 1};

	(void)state;
	(void)blk_rig_raw(&rig, VMSG_BLK_T_IN, 0, 16, SECTOR, true, 1);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_OUT, 0, 16, SECTOR, false, 1);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_FLUSH, 0, 16, 0, false, 1);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_GET_ID, 0, 16, VMSG_BLK_ID_SIZE, true, 1);
	assert_int_equal(range(VMSG_BLK_T_WRITE_ZEROES, 0, 1, 0), VMSG_BLK_S_OK);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_IN, RIG_SECTORS, 16, SECTOR, true, 1);
	(void)blk_rig_raw(&rig, UINT32_MAX, 0, 16, 0, false, 1);
	(void)blk_rig_raw(&rig, VMSG_BLK_T_IN, 0, 15, 0, false, 1);
	rig.storage_status = VMSG_ERR_BUS;
	(void)blk_rig_raw(&rig, VMSG_BLK_T_FLUSH, 0, 16, 0, false, 1);
	assert_memory_equal(&rig.device.stats, &expected, sizeof(expected));
}

static void a_queue_that_was_reset_is_not_served(void **state)
{
	(void)state;
	assert_int_equal(vmsg_blk_driver_submit(&rig.driver, VMSG_BLK_T_FLUSH, 0, 0, 0, &rig),
			 VMSG_OK);
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_OK);
	assert_int_equal(vmsg_driver_reset_queue(&rig.driver.driver, 0, rig.sides.now_us), VMSG_OK);
	two_sides_poll_device(&rig.sides);
	assert_int_equal(vmsg_blk_device_poll(&rig.device, RIG_QUEUE_SIZE), 0);
	assert_int_equal(rig.storage_flushes, 0);
}

static void a_budget_spreads_requests_over_polls_and_notifies_for_each(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 3; i++) {
		assert_int_equal(
			vmsg_blk_driver_submit(&rig.driver, VMSG_BLK_T_FLUSH, 0, 0, 0, &rig),
			VMSG_OK);
	}
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_OK);
	two_sides_poll_device(&rig.sides);
	assert_int_equal(vmsg_blk_device_poll(&rig.device, 2), 2);
	assert_int_equal(
		vmsg_loopback_stats_of(&rig.sides.loopback, VMSG_LOOPBACK_DEVICE)->sent -
			vmsg_loopback_stats_of(&rig.sides.loopback, VMSG_LOOPBACK_DEVICE)->received,
		1);
	assert_int_equal(vmsg_blk_device_poll(&rig.device, 2), 1);
	assert_int_equal(vmsg_blk_device_poll(&rig.device, 2), 0);
	blk_rig_turn(&rig, 2);
	assert_int_equal(rig.done_calls, 3);
}

#define TEST(name) cmocka_unit_test_setup(name, start)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_offer_names_what_the_storage_can_do),
		TEST(configuration_space_holds_the_limits_and_zeros),
		cmocka_unit_test(limits_of_requests_the_device_does_not_have_are_zero),
		cmocka_unit_test(a_device_that_cannot_work_is_not_made),
		TEST(a_driver_of_the_time_before_1_0_is_refused),
		TEST(the_unmap_flag_is_for_write_zeroes_only),
		TEST(as_many_ranges_as_the_limit_says_are_taken),
		cmocka_unit_test(a_read_only_device_keeps_its_ranges),
		TEST(the_whole_device_can_be_read_at_once),
		TEST(a_device_that_shrank_refuses_what_it_lost),
		cmocka_unit_test_setup(a_refused_read_touches_one_byte_however_large_it_is, start),
		TEST(an_id_of_any_length_fills_any_room),
		TEST(every_request_is_counted_once),
		TEST(a_queue_that_was_reset_is_not_served),
		TEST(a_budget_spreads_requests_over_polls_and_notifies_for_each),
	};

	return cmocka_run_group_tests_name("blk_device", tests, NULL, NULL);
}
