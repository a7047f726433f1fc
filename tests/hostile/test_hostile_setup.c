/*
 * hostile_setup: sizes, places and positions of queues that nobody should believe.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

static bool is_packed(void **state)
{
	const struct variant *variant = *state;

	return (variant->features & FEATURE(RING_PACKED)) != 0;
}

static void assert_both_refuse(struct raw_ring *r, vmsg_status expected)
{
	struct vmsg_driver_queue_config driver = ring_driver_config(r);
	struct vmsg_device_queue_config device = ring_device_config(r);
	struct vmsg_queue_position first = VMSG_QUEUE_POSITION_FIRST;

	vmsg_driver_queue_fini(&r->driver);
	vmsg_device_queue_fini(&r->device);
	ring_watch(r, WATCH_COUNT);
	assert_int_equal(vmsg_driver_queue_init(&r->driver, &driver), expected);
	assert_int_equal(vmsg_driver_queue_restore(&r->driver, &driver, &first), expected);
	assert_int_equal(vmsg_device_queue_init(&r->device, &device), expected);
	assert_int_equal(vmsg_device_queue_restore(&r->device, &device, &first), expected);
	assert_int_equal(ring_push(r, 1, 0, NULL), VMSG_ERR_BAD_STATE);
	assert_int_equal(ring_pop(r), VMSG_ERR_BAD_STATE);
	watch_end();
	assert_int_equal(watch_read_count(), 0);
	assert_int_equal(watch_write_count(), 0);
}

/* CVE-2017-17381, CVE-2026-5747: sizes that end in a division by zero or beyond a table. */
static void a_queue_of_an_impossible_size_is_refused(void **state)
{
	const uint32_t sizes[] = {0, 32769, 0xffff, 0x10000, 0x10008, 0x80000000, UINT32_MAX};
	const uint32_t no_powers[] = {3, 5, 7, 255, 257, 32767};
	struct vmsg_ring_layout layout;
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		r.config.size = sizes[i];
		assert_both_refuse(&r, VMSG_ERR_OUT_OF_RANGE);
		assert_int_equal(vmsg_ring_layout_init(sizes[i], r.features, &layout),
				 VMSG_ERR_OUT_OF_RANGE);
	}
	for (uint32_t i = 0; i < sizeof(no_powers) / sizeof(no_powers[0]); i++) {
		r.config.size = no_powers[i];
		if (!r.is_packed) {
			assert_both_refuse(&r, VMSG_ERR_OUT_OF_RANGE);
		}
		assert_int_equal(vmsg_ring_layout_init(no_powers[i], r.features, &layout),
				 r.is_packed ? VMSG_OK : VMSG_ERR_OUT_OF_RANGE);
	}
	ring_fini(&r);
}

/* CVE-2026-86565, QEMU #3882: a side array sized by one number and indexed by another. */
static void fewer_slots_than_descriptors_are_refused(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	r.size--;
	assert_both_refuse(&r, VMSG_ERR_NO_SPACE);
	r.size = 0;
	assert_both_refuse(&r, VMSG_ERR_NO_SPACE);
	r.size = r.config.size;
	ring_fini(&r);
}

/* CVE-2026-5747, CVE-2026-74580: what is announced later does not move a queue. */
static void an_announcement_changed_after_init_changes_nothing(void **state)
{
	struct raw_desc sound = raw_sound(0);
	struct vmsg_device_queue_config config;
	struct raw_ring r;

	ring_init_variant(&r, state);
	config = ring_device_config(&r);
	assert_int_equal(vmsg_device_queue_init(&r.device, &config), VMSG_OK);
	config.ring.size = 32768;
	config.ring.desc_addr = 16;
	config.ring.driver_addr = DATA_ADDR;
	config.ring.device_addr = UINT64_MAX - 15;
	config.slots = NULL;
	config.mem = NULL;
	for (uint32_t i = 0; i < 3 * r.config.size; i++) {
		(void)raw_offer(&r, &sound, 1);
		assert_device_takes(&r, 1, 1);
		ring_return(&r, r.chain.id, 0);
	}
	ring_fini(&r);
}

/* The areas of a ring by number: where one is, and what the format demands of it. */
static const struct vmsg_ring_area *
pick_area(struct raw_ring *r, uint32_t number, vmsg_addr **ret_addr)
{
	struct vmsg_queue_config *at = &r->config;
	vmsg_addr *const addrs[] = {&at->desc_addr, &at->driver_addr, &at->device_addr};
	const struct vmsg_ring_layout *is = &r->layout;
	const struct vmsg_ring_area *const areas[] = {&is->desc, &is->driver, &is->device};

	*ret_addr = addrs[number];
	return areas[number];
}

static void a_misaligned_area_is_refused(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t area = 0; area < 3; area++) {
		vmsg_addr *addr;
		uint32_t align = pick_area(&r, area, &addr)->align;
		vmsg_addr good = *addr;

		for (uint32_t skew = 1; skew < align; skew++) {
			*addr = DATA_ADDR + skew;
			assert_both_refuse(&r, VMSG_ERR_BAD_ADDRESS);
		}
		*addr = good;
	}
	ring_start(&r);
	ring_fini(&r);
}

static void an_area_of_the_rings_outside_memory_is_refused(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t area = 0; area < 3; area++) {
		vmsg_addr *addr;
		uint32_t size = pick_area(&r, area, &addr)->size;
		vmsg_addr end = DATA_ADDR + DATA_SIZE;
		vmsg_addr good = *addr;
		vmsg_addr bad[] = {0,
				   16,
				   end,
				   end - 16 * ((size + 15) / 16 - 1),
				   DATA_ADDR - 16,
				   UINT64_MAX - 15};

		for (uint32_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
			*addr = bad[i];
			if (size > 16 || i != 3) {
				assert_both_refuse(&r, VMSG_ERR_BAD_ADDRESS);
			}
		}
		/* At the very end of an area there is room. */
		*addr = end - 16 * ((size + 15) / 16);
		ring_start(&r);
		*addr = good;
	}
	ring_start(&r);
	ring_fini(&r);
}

/* Tables for indirect descriptors come from our own side, and are checked all the same. */
static void tables_that_cannot_be_are_refused(void **state)
{
	const struct {
		vmsg_addr addr;
		uint32_t size;
		uint32_t count;
		vmsg_status expected;
	} rows[] = {
		{DATA_ADDR, 2, 1, VMSG_OK},
		{DATA_ADDR, 7, 7, VMSG_OK},
		{DATA_ADDR, 0, 1, VMSG_ERR_OUT_OF_RANGE},
		{DATA_ADDR, 1, 1, VMSG_ERR_OUT_OF_RANGE},
		{DATA_ADDR, 9, 1, VMSG_ERR_OUT_OF_RANGE},
		{DATA_ADDR, UINT32_MAX, UINT32_MAX, VMSG_ERR_OUT_OF_RANGE},
		{DATA_ADDR + 8, 2, 1, VMSG_ERR_BAD_ADDRESS},
		{DATA_ADDR + 1, 2, 1, VMSG_ERR_BAD_ADDRESS},
		{DATA_ADDR + DATA_SIZE - 16, 2, 1, VMSG_ERR_BAD_ADDRESS},
		{DATA_ADDR, 7, UINT32_MAX, VMSG_ERR_BAD_ADDRESS},
		{DATA_ADDR, 4, DATA_SIZE / 64 + 1, VMSG_ERR_BAD_ADDRESS},
		{DATA_ADDR, 4, DATA_SIZE / 64, VMSG_OK},
	};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vmsg_driver_queue_config config = ring_driver_config(&r);

		config.tables.addr = rows[i].addr;
		config.tables.table_size = rows[i].size;
		config.tables.table_count = rows[i].count;
		assert_int_equal(vmsg_driver_queue_init(&r.driver, &config), rows[i].expected);
		config.tables.shadow = NULL;
		assert_int_not_equal(vmsg_driver_queue_init(&r.driver, &config), VMSG_OK);
		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_ERR_BAD_STATE);
	}
	ring_fini(&r);
}

/* Chains one by one, more than an index of 16 bits counts, in a ring of any size. */
static void indices_go_around_at_every_size(void **state)
{
	static const uint32_t split_sizes[] = {1, 2, 8, 256};
	static const uint32_t packed_sizes[] = {1, 3, 5, 7, 255, 257};
	uint32_t count = is_packed(state) ? 6 : 4;

	for (uint32_t i = 0; i < count; i++) {
		const struct variant *variant = *state;
		uint32_t size = is_packed(state) ? packed_sizes[i] : split_sizes[i];
		/* Other sizes go around their rings only; the next test goes around 2^16. */
		uint32_t rounds = size == variant->size ? 0x10000 + 2 * size : 6 * size;
		struct raw_ring r;

		ring_init(&r, size, variant->features);
		for (uint32_t round = 0; round < rounds + 3; round++) {
			uint32_t writable = round % (size < 3 ? size : 3) + 1;
			uint32_t written;
			uint16_t id;
			void *cookie;

			assert_int_equal(ring_push(&r, 0, writable, &r.data[round % 7]), VMSG_OK);
			assert_int_equal(ring_pop(&r), VMSG_OK);
			assert_int_equal(r.chain.count, writable);
			id = r.chain.id;
			assert_int_equal(ring_pop(&r), VMSG_ERR_EMPTY);
			ring_return(&r, id, round % 16);
			assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
			assert_ptr_equal(cookie, &r.data[round % 7]);
			assert_int_equal(written, round % 16);
			assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_ERR_EMPTY);
		}
		ring_fini(&r);
	}
}

/* Every position a ring may be at, in either lap, with all of its descriptors in flight. */
static void a_full_queue_goes_around_the_end_of_its_indices(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t back = 0; back <= r.size; back++) {
		for (uint32_t wrap = 0; wrap < 2; wrap++) {
			struct vmsg_queue_position position = {0, (uint16_t)(back % r.size), true};
			uint32_t written;
			uint16_t ids[8];
			void *cookie;

			position.index = (uint16_t)(r.is_packed ? back % r.size : 0x10000 - back);
			position.wrap = !r.is_packed || wrap != 0;
			ring_start_at(&r, position);
			for (uint32_t i = 0; i < r.size; i++) {
				assert_int_equal(ring_push(&r, 1, 0, &r.data[i]), VMSG_OK);
			}
			assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_ERR_FULL);
			for (uint32_t i = 0; i < r.size; i++) {
				assert_device_takes(&r, 1, 1);
				ids[i] = r.chain.id;
			}
			assert_int_equal(ring_pop(&r), VMSG_ERR_EMPTY);
			for (uint32_t i = 0; i < r.size; i++) {
				ring_return(&r, ids[i], 0);
				assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
				assert_ptr_equal(cookie, &r.data[i]);
			}
			assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_ERR_EMPTY);
		}
	}
	ring_fini(&r);
}

/* The largest queue: one chain of everything, then as many chains as there is room for. */
static void the_largest_queue_works(void **state)
{
	const struct variant *variant = *state;
	struct raw_ring r;

	ring_init(&r, VMSG_QUEUE_SIZE_MAX, variant->features);
	for (uint32_t round = 0; round < 3; round++) {
		uint32_t written;
		void *cookie;

		assert_int_equal(ring_push(&r, 1, r.size - 1, &r), VMSG_OK);
		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_ERR_FULL);
		assert_device_takes(&r, r.size, 1);
		ring_return(&r, r.chain.id, 16);
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		assert_int_equal(written, 16);
		for (uint32_t i = 0; i < r.size; i++) {
			assert_int_equal(ring_push(&r, 1, 0, &r), VMSG_OK);
		}
		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_ERR_FULL);
		for (uint32_t i = 0; i < r.size; i++) {
			assert_device_takes(&r, 1, 1);
			ring_return(&r, r.chain.id, 0);
		}
		assert_int_equal(ring_pop(&r), VMSG_ERR_EMPTY);
		for (uint32_t i = 0; i < r.size; i++) {
			assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		}
	}
	ring_fini(&r);
}

/* The data of notifications, like every feature, is there when it was accepted. */
static void notifications_carry_a_position_only_with_the_feature(void **state)
{
	const struct variant *variant = *state;

	for (uint32_t has_data = 0; has_data < 2; has_data++) {
		uint64_t feature = has_data != 0 ? FEATURE(NOTIFICATION_DATA) : 0;
		struct raw_ring r;

		ring_init(&r, variant->size, variant->features | feature);
		for (uint32_t i = 0; i < 3 * r.size; i++) {
			uint32_t expected = i;
			uint32_t written;
			void *cookie;

			if (r.is_packed) {
				bool wrap = i / r.size % 2 == 0;

				expected = i % r.size;
				expected |= wrap ? VMSG_POSITION_NOTIFY_WRAP_MASK : 0;
			}
			assert_int_equal(vmsg_driver_queue_next_offset(&r.driver),
					 has_data != 0 ? expected : 0);
			assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
			raw_complete(&r, raw_take(&r).id, 0, 1);
			assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		}
		ring_fini(&r);
	}
}

/* cloud-hypervisor #1120: indices, and here laps, that survived a reset. */
static void a_reset_goes_back_to_the_first_position_and_lap(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t chains = 0; chains < 3 * r.size; chains++) {
		struct vmsg_queue_position position = {7, 7, false};
		uint32_t written;
		void *cookie;

		for (uint32_t i = 0; i < chains; i++) {
			assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
			assert_device_takes(&r, 1, 1);
			ring_return(&r, r.chain.id, 0);
			assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		}
		ring_start(&r);
		assert_int_equal(vmsg_driver_queue_position(&r.driver, &position), VMSG_OK);
		assert_int_equal(position.index, 0);
		assert_int_equal(position.desc, 0);
		assert_true(position.wrap);
		assert_int_equal(vmsg_device_queue_position(&r.device, &position), VMSG_OK);
		assert_int_equal(position.index, 0);
		assert_true(position.wrap);
		/* The raw peers began anew as well, and understand what they see. */
		assert_int_equal(ring_push(&r, 1, 1, NULL), VMSG_OK);
		assert_int_equal(raw_take(&r).id, 0);
		raw_complete(&r, 0, 1, 2);
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		ring_start(&r);
	}
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(a_queue_of_an_impossible_size_is_refused),
		ON_BOTH(fewer_slots_than_descriptors_are_refused),
		ON_BOTH(an_announcement_changed_after_init_changes_nothing),
		ON_BOTH(a_misaligned_area_is_refused),
		ON_BOTH(an_area_of_the_rings_outside_memory_is_refused),
		ON_TABLES(tables_that_cannot_be_are_refused),
		ON_ALL(indices_go_around_at_every_size),
		ON_ORDERED(indices_go_around_at_every_size),
		ON_ALL(a_full_queue_goes_around_the_end_of_its_indices),
		ON_ORDERED(a_full_queue_goes_around_the_end_of_its_indices),
		ON_BOTH(the_largest_queue_works),
		ON_ORDERED(the_largest_queue_works),
		ON_BOTH(notifications_carry_a_position_only_with_the_feature),
		ON_BOTH(a_reset_goes_back_to_the_first_position_and_lap),
		ON_ORDERED(a_reset_goes_back_to_the_first_position_and_lap),
	};

	return cmocka_run_group_tests_name("hostile_setup", tests, NULL, NULL);
}
