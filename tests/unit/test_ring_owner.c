/*
 * ring_owner: each side writes only what is its own, and only while it is.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_fixture.h"

#define FEATURE(name) (UINT64_C(1) << VMSG_F_##name)
#define PACKED FEATURE(RING_PACKED)

static void push(struct fixture *fx)
{
	struct vmsg_segment segments[2] = {segment_at(0, 16, false), segment_at(64, 16, true)};

	assert_int_equal(vmsg_driver_queue_push(&fx->driver, segments, 2, fx), VMSG_OK);
}

static uint16_t take(struct fixture *fx)
{
	assert_int_equal(device_pop(fx), VMSG_OK);
	return fx->chain.id;
}

/* Three chains on their way to the device, all of them taken. */
static void take_three(struct fixture *fx, uint16_t ids[3])
{
	for (uint32_t i = 0; i < 3; i++) {
		push(fx);
	}
	vmsg_driver_queue_publish(&fx->driver);
	for (uint32_t i = 0; i < 3; i++) {
		ids[i] = take(fx);
	}
}

/* Everything a device does with the rings, twice. */
static void work(struct fixture *fx)
{
	for (uint32_t i = 0; i < 2; i++) {
		uint16_t id = take(fx);

		(void)!vmsg_device_queue_enable_notify(&fx->device);
		vmsg_device_queue_disable_notify(&fx->device);
		assert_int_equal(vmsg_device_queue_push(&fx->device, id, 9), VMSG_OK);
		vmsg_device_queue_publish(&fx->device);
		(void)!vmsg_device_queue_should_notify(&fx->device);
	}
}

static void a_device_writes_nothing_into_the_areas_of_the_driver(void **state)
{
	static const uint64_t choices[] = {0, FEATURE(EVENT_IDX), FEATURE(IN_ORDER), PACKED,
					   PACKED | FEATURE(EVENT_IDX), PACKED | FEATURE(IN_ORDER)};

	(void)state;
	for (uint32_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
		uint8_t before[4096];
		struct fixture fx;

		fixture_init_with(&fx, 4, choices[i]);
		push(&fx);
		push(&fx);
		vmsg_driver_queue_publish(&fx.driver);
		(void)!vmsg_driver_queue_should_notify(&fx.driver);
		(void)!vmsg_driver_queue_enable_notify(&fx.driver);
		assert_in_range(fx.layout.size, 1, sizeof(before));
		memcpy(before, fx.ring, fx.layout.size);
		work(&fx);
		assert_memory_equal(fx.ring + fx.layout.driver.offset,
				    before + fx.layout.driver.offset,
				    fx.layout.driver.size);
		if ((choices[i] & PACKED) == 0) {
			assert_memory_equal(raw_desc(&fx, 0),
					    before + fx.layout.desc.offset,
					    fx.layout.desc.size);
		}
		fixture_fini(&fx);
	}
}

static void a_driver_clears_the_rings_before_a_device_learns_of_them(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < 2; i++) {
		struct fixture fx;

		fixture_init_with(&fx, 4, i == 0 ? 0 : PACKED);
		memset(fx.ring, 0xff, fx.layout.size);
		fixture_start(&fx);
		for (uint32_t k = 0; k < fx.layout.desc.size; k++) {
			assert_int_equal(raw_desc(&fx, 0)[k], 0);
		}
		for (uint32_t k = 0; k < fx.layout.driver.size; k++) {
			assert_int_equal(raw_avail(&fx)[k], 0);
		}
		for (uint32_t k = 0; k < fx.layout.device.size; k++) {
			assert_int_equal(raw_used(&fx)[k], 0);
		}
		fixture_fini(&fx);
	}
}

/* What became available first stays as it is while the driver goes on. */
static void a_packed_descriptor_stays_as_it_was_made_available(void **state)
{
	uint8_t before[2 * VMSG_PACKED_DESC_SIZE];
	struct fixture fx;

	(void)state;
	fixture_init_with(&fx, 6, PACKED);
	push(&fx);
	vmsg_driver_queue_publish(&fx.driver);
	memcpy(before, raw_desc(&fx, 0), sizeof(before));
	push(&fx);
	push(&fx);
	vmsg_driver_queue_publish(&fx.driver);
	(void)!vmsg_driver_queue_should_notify(&fx.driver);
	(void)!vmsg_driver_queue_enable_notify(&fx.driver);
	assert_memory_equal(raw_desc(&fx, 0), before, sizeof(before));
	fixture_fini(&fx);
}

/* The same of a device and what it showed as used. */
static void a_packed_descriptor_stays_as_it_was_marked_used(void **state)
{
	uint8_t before[2 * VMSG_PACKED_DESC_SIZE];
	struct fixture fx;
	uint16_t ids[3];

	(void)state;
	fixture_init_with(&fx, 6, PACKED);
	take_three(&fx, ids);
	assert_int_equal(vmsg_device_queue_push(&fx.device, ids[2], 1), VMSG_OK);
	vmsg_device_queue_publish(&fx.device);
	memcpy(before, raw_desc(&fx, 0), sizeof(before));
	assert_int_equal(vmsg_device_queue_push(&fx.device, ids[0], 2), VMSG_OK);
	assert_int_equal(vmsg_device_queue_push(&fx.device, ids[1], 3), VMSG_OK);
	vmsg_device_queue_publish(&fx.device);
	(void)!vmsg_device_queue_enable_notify(&fx.device);
	assert_memory_equal(raw_desc(&fx, 0), before, sizeof(before));
	fixture_fini(&fx);
}

/* The order of the ring is that of the pushes, whatever order the chains came in. */
static void used_packed_descriptors_are_written_in_the_order_of_the_pushes(void **state)
{
	static const uint8_t order[3] = {2, 0, 1};
	struct fixture fx;
	uint16_t ids[3];

	(void)state;
	fixture_init_with(&fx, 6, PACKED);
	take_three(&fx, ids);
	for (uint32_t i = 0; i < 3; i++) {
		assert_int_equal(vmsg_device_queue_push(&fx.device, ids[order[i]], 1), VMSG_OK);
	}
	vmsg_device_queue_publish(&fx.device);
	for (uint32_t i = 0; i < 3; i++) {
		assert_int_equal(vmsg_load_le16(raw_desc(&fx, 2 * i) + VMSG_PACKED_DESC_ID),
				 ids[order[i]]);
	}
	fixture_fini(&fx);
}

static void nothing_of_a_packed_batch_is_visible_before_publish(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init_with(&fx, 6, PACKED);
	push(&fx);
	push(&fx);
	assert_int_equal(vmsg_load_le16(raw_desc(&fx, 0) + VMSG_PACKED_DESC_FLAGS), 0);
	assert_int_equal(device_pop(&fx), VMSG_ERR_EMPTY);
	vmsg_driver_queue_publish(&fx.driver);
	(void)take(&fx);
	(void)take(&fx);
	assert_int_equal(device_pop(&fx), VMSG_ERR_EMPTY);
	fixture_fini(&fx);
}

/* A table in order: each entry leads to the one behind it, and the last one nowhere. */
static void the_entries_of_a_split_table_follow_each_other(void **state)
{
	struct vmsg_driver_queue_shadow shadow[4];
	struct vmsg_driver_queue_config config;
	struct vmsg_segment segments[3];
	struct fixture fx;

	(void)state;
	fixture_init_with(&fx, 4, FEATURE(INDIRECT_DESC) | FEATURE(IN_ORDER));
	config = fixture_driver_config(&fx);
	config.tables.addr = DATA_ADDR + 4096;
	config.tables.table_size = 4;
	config.tables.table_count = 1;
	config.tables.shadow = shadow;
	assert_int_equal(vmsg_driver_queue_init(&fx.driver, &config), VMSG_OK);
	for (uint32_t i = 0; i < 3; i++) {
		segments[i] = segment_at(64 * i, 16, i != 0);
	}
	assert_int_equal(vmsg_driver_queue_push(&fx.driver, segments, 3, NULL), VMSG_OK);
	for (uint32_t i = 0; i < 3; i++) {
		const uint8_t *entry = fx.data + 4096 + i * VMSG_SPLIT_DESC_SIZE;

		assert_int_equal(vmsg_load_le16(entry + VMSG_SPLIT_DESC_FLAGS),
				 (i != 0 ? WRITE : 0) | (i < 2 ? NEXT : 0));
		assert_int_equal(vmsg_load_le16(entry + VMSG_SPLIT_DESC_NEXT), i < 2 ? i + 1 : 0);
	}
	fixture_fini(&fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_device_writes_nothing_into_the_areas_of_the_driver),
		cmocka_unit_test(a_driver_clears_the_rings_before_a_device_learns_of_them),
		cmocka_unit_test(a_packed_descriptor_stays_as_it_was_made_available),
		cmocka_unit_test(a_packed_descriptor_stays_as_it_was_marked_used),
		cmocka_unit_test(used_packed_descriptors_are_written_in_the_order_of_the_pushes),
		cmocka_unit_test(nothing_of_a_packed_batch_is_visible_before_publish),
		cmocka_unit_test(the_entries_of_a_split_table_follow_each_other),
	};

	return cmocka_run_group_tests_name("ring_owner", tests, NULL, NULL);
}
