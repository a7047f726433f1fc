/*
 * device_queue: what a device accepts from a driver that writes the rings as it likes.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_fixture.h"

#define SIZE 8u

/* Numbers no descriptor of the table has. */
static const uint32_t outside[] = {SIZE, SIZE + 1, 0x7fff, 0x8000, 0xffff};

/* One rule broken: the verdict, the defect, and that both stay. */
static void assert_breaks(struct fixture *fx, vmsg_status status, enum vmsg_queue_defect defect)
{
	assert_int_equal(device_pop(fx), status);
	assert_int_equal(fx->device.defect, defect);
	assert_true(vmsg_device_queue_is_broken(&fx->device));
	assert_int_equal(fx->chain.count, 0);
	assert_true(fx->chain.readable_size == 0 && fx->chain.writable_size == 0);
	assert_int_equal(device_pop(fx), status);
	assert_int_equal(fx->device.stats.popped, fx->device.stats.pushed);
}

static void a_chain_arrives_as_it_was_offered(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_desc_store(&fx, 5, DATA_ADDR + 16, 8, NEXT, 1);
	raw_desc_store(&fx, 1, DATA_ADDR + 64, 4, NEXT, 7);
	raw_desc_store(&fx, 7, DATA_ADDR + 256, 32, WRITE, 0xffff); /* no NEXT: no next */
	raw_offer(&fx, 5);

	assert_int_equal(device_pop(&fx), VMSG_OK);

	assert_int_equal(fx.chain.id, 5);
	assert_int_equal(fx.chain.count, 3);
	assert_int_equal(fx.chain.readable_count, 2);
	assert_true(fx.chain.readable_size == 12 && fx.chain.writable_size == 32);
	assert_ptr_equal(vmsg_shm_pointer(fx.segments[1].memory), fx.data + 64);
	assert_true(fx.segments[2].addr == DATA_ADDR + 256);
	assert_int_equal(fx.segments[2].size, 32);
	assert_true(fx.segments[2].writable && !fx.segments[0].writable);
	assert_int_equal(device_pop(&fx), VMSG_ERR_EMPTY);
	fixture_fini(&fx);
}

/* CVE-2019-9547: a circular chain was followed for ever. */
static void a_cycle_of_any_length_breaks_the_queue(void **state)
{
	(void)state;

	for (uint32_t length = 1; length <= SIZE; length++) {
		for (uint32_t lead = 0; lead + length <= SIZE; lead++) {
			struct fixture fx;

			fixture_init(&fx, SIZE);
			for (uint32_t i = 0; i < lead + length; i++) {
				uint32_t next = i + 1 < lead + length ? i + 1 : lead;

				raw_desc_store(&fx, i, DATA_ADDR, 1, NEXT, next);
			}
			raw_offer(&fx, 0);
			assert_breaks(&fx, VMSG_ERR_BAD_CHAIN, VMSG_QUEUE_DEFECT_LOOP);
			fixture_fini(&fx);
		}
	}
}

/* tgoskits #1979: the longest legal chain was refused by an off-by-one. */
static void a_chain_of_all_descriptors_is_accepted(void **state)
{
	static const uint32_t queue_sizes[] = {1, 2, SIZE, 256, VMSG_QUEUE_SIZE_MAX};

	(void)state;

	for (size_t k = 0; k < sizeof(queue_sizes) / sizeof(queue_sizes[0]); k++) {
		uint32_t size = queue_sizes[k];
		struct fixture fx;

		fixture_init(&fx, size);
		for (uint32_t i = 0; i < size; i++) {
			raw_desc_store(&fx, i, DATA_ADDR, 1, i + 1 < size ? NEXT : 0, i + 1);
		}
		raw_offer(&fx, 0);
		assert_int_equal(device_pop(&fx), VMSG_OK);
		assert_int_equal(fx.chain.count, size);
		fixture_fini(&fx);
	}
}

/* CVE-2026-86846: an available entry was used as an index unchecked. */
static void a_head_outside_the_table_breaks_the_queue(void **state)
{
	(void)state;

	for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++) {
		struct fixture fx;

		fixture_init(&fx, SIZE);
		raw_offer(&fx, outside[i]);
		assert_breaks(&fx, VMSG_ERR_BAD_CHAIN, VMSG_QUEUE_DEFECT_HEAD_RANGE);
		fixture_fini(&fx);
	}
}

/* CVE-2026-93683: an out-of-range next in a chain that was being copied. */
static void a_next_outside_the_table_breaks_the_queue(void **state)
{
	(void)state;

	for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++) {
		struct fixture fx;

		fixture_init(&fx, SIZE);
		raw_desc_store(&fx, 0, DATA_ADDR, 1, NEXT, 1);
		raw_desc_store(&fx, 1, DATA_ADDR, 1, NEXT, outside[i]);
		raw_offer(&fx, 0);
		assert_breaks(&fx, VMSG_ERR_BAD_CHAIN, VMSG_QUEUE_DEFECT_NEXT_RANGE);
		fixture_fini(&fx);
	}
}

/* CVE-2016-6490: empty descriptors made a mapping loop that did not end. */
static void an_empty_descriptor_is_a_segment_without_bytes(void **state)
{
	(void)state;

	for (uint32_t empty = 0; empty < 4; empty++) {
		struct fixture fx;

		fixture_init(&fx, SIZE);
		for (uint32_t i = 0; i < 4; i++) {
			uint32_t flags = (i < 3 ? NEXT : 0) | (i >= 2 ? WRITE : 0);

			raw_desc_store(&fx, i, DATA_ADDR, i == empty ? 0 : 16, flags, i + 1);
		}
		raw_offer(&fx, 0);
		assert_int_equal(device_pop(&fx), VMSG_OK);
		assert_int_equal(fx.chain.count, 4);
		assert_true(fx.chain.readable_size + fx.chain.writable_size == 48);
		fixture_fini(&fx);
	}
}

/* CVE-2019-14835: segments are bounded by number, however few bytes they have. */
static void a_cycle_of_empty_descriptors_breaks_the_queue(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_desc_store(&fx, 0, DATA_ADDR, 0, NEXT, 1);
	raw_desc_store(&fx, 1, DATA_ADDR, 0, NEXT, 0);
	raw_offer(&fx, 0);
	assert_breaks(&fx, VMSG_ERR_BAD_CHAIN, VMSG_QUEUE_DEFECT_LOOP);
	fixture_fini(&fx);
}

/* rust-vmm virtio-queue 0.8.0: the total was allowed to wrap 32 bits. */
static void sizes_may_add_up_to_two_to_the_32_and_no_more(void **state)
{
	static const struct {
		uint32_t last_size;
		vmsg_status expected;
	} cases[] = {{1, VMSG_OK}, {2, VMSG_ERR_BAD_CHAIN}, {UINT32_MAX, VMSG_ERR_BAD_CHAIN}};

	(void)state;
	if (SIZE_MAX == UINT32_MAX) {
		skip(); /* no area of a 32-bit process is large enough to get here */
	}

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture fx;

		fixture_init(&fx, SIZE);
		/* Never touched: only addresses count here. */
		fixture_add(&fx, UINT64_C(1) << 40, UINT64_C(1) << 32, fx.data);
		raw_desc_store(&fx, 0, UINT64_C(1) << 40, UINT32_MAX, NEXT, 1);
		raw_desc_store(&fx, 1, UINT64_C(1) << 40, cases[i].last_size, WRITE, 0);
		raw_offer(&fx, 0);
		if (cases[i].expected == VMSG_OK) {
			assert_int_equal(device_pop(&fx), VMSG_OK);
		} else {
			assert_breaks(&fx, cases[i].expected, VMSG_QUEUE_DEFECT_TOTAL);
		}
		fixture_fini(&fx);
	}
}

static void a_readable_descriptor_behind_a_writable_one_breaks_the_queue(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_desc_store(&fx, 0, DATA_ADDR, 1, NEXT, 1);
	raw_desc_store(&fx, 1, DATA_ADDR, 1, WRITE | NEXT, 2);
	raw_desc_store(&fx, 2, DATA_ADDR, 1, 0, 0);
	raw_offer(&fx, 0);
	assert_breaks(&fx, VMSG_ERR_BAD_CHAIN, VMSG_QUEUE_DEFECT_ORDER);
	fixture_fini(&fx);
}

static void an_indirect_descriptor_without_the_feature_breaks_the_queue(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_desc_store(&fx, 0, DATA_ADDR, 64, VMSG_DESC_INDIRECT_MASK, 0);
	raw_offer(&fx, 0);
	assert_breaks(&fx, VMSG_ERR_BAD_CHAIN, VMSG_QUEUE_DEFECT_INDIRECT);
	fixture_fini(&fx);
}

/*
 * CVE-2018-1059: the first byte of a buffer was translated, the rest assumed.
 * CVE-2026-86847: translation fails at each place of a chain.
 */
static void memory_outside_the_areas_breaks_the_queue_at_any_place(void **state)
{
	static const struct {
		vmsg_addr addr;
		uint32_t size;
	} cases[] = {
		{0, 1},
		{0, 0},
		{DATA_ADDR - 1, 1},
		{DATA_ADDR - 1, 2},
		{DATA_ADDR + DATA_SIZE, 1},
		{DATA_ADDR + DATA_SIZE - 1, 2},
		{DATA_ADDR, DATA_SIZE + 1},
		{DATA_ADDR + 1, 0x80000000},
		{UINT64_MAX, 1},
		{UINT64_MAX, 2},
		{UINT64_MAX - 1, 0x80000000},
		{DATA_ADDR + (UINT64_C(1) << 32), 1},
	};

	(void)state;

	for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++) {
		for (uint32_t bad = 0; bad < 4; bad++) {
			struct fixture fx;

			fixture_init(&fx, SIZE);
			for (uint32_t i = 0; i < 4; i++) {
				raw_desc_store(&fx, i, DATA_ADDR, 1, i < 3 ? NEXT : 0, i + 1);
			}
			vmsg_store_le64(raw_desc(&fx, bad) + VMSG_SPLIT_DESC_ADDR, cases[k].addr);
			vmsg_store_le32(raw_desc(&fx, bad) + VMSG_SPLIT_DESC_LEN, cases[k].size);
			raw_offer(&fx, 0);
			assert_breaks(&fx, VMSG_ERR_BAD_ADDRESS, VMSG_QUEUE_DEFECT_ADDRESS);
			fixture_fini(&fx);
		}
	}
}

static void a_buffer_may_end_with_its_area_but_not_run_into_the_next(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	/* Neighbours by address, not in memory. */
	fixture_add(&fx, DATA_ADDR + DATA_SIZE, 64, fx.data);
	raw_desc_store(&fx, 0, DATA_ADDR, DATA_SIZE, 0, 0);
	raw_desc_store(&fx, 1, DATA_ADDR + DATA_SIZE - 1, 1, WRITE, 0);
	raw_desc_store(&fx, 2, DATA_ADDR + DATA_SIZE - 1, 2, WRITE, 0);
	raw_offer(&fx, 0);
	raw_offer(&fx, 1);
	raw_offer(&fx, 2);

	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_int_equal(vmsg_device_queue_push(&fx.device, 0, 0), VMSG_OK);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_int_equal(vmsg_device_queue_push(&fx.device, 1, 1), VMSG_OK);
	assert_breaks(&fx, VMSG_ERR_BAD_ADDRESS, VMSG_QUEUE_DEFECT_ADDRESS);
	fixture_fini(&fx);
}

/* rust-vmm virtio-queue 0.6.1: an index far ahead made old entries run many times. */
static void an_available_index_further_ahead_than_the_queue_breaks_it(void **state)
{
	static const uint32_t jumps[] = {SIZE + 1, SIZE + 2, 0x8000, 0xffff};

	(void)state;

	for (size_t i = 0; i < sizeof(jumps) / sizeof(jumps[0]); i++) {
		struct fixture fx;

		fixture_init(&fx, SIZE);
		raw_desc_store(&fx, 0, DATA_ADDR, 1, 0, 0);
		raw_avail_store_index(&fx, jumps[i]);
		assert_breaks(&fx, VMSG_ERR_BAD_CHAIN, VMSG_QUEUE_DEFECT_INDEX);
		fixture_fini(&fx);
	}
}

/* CVE-2016-5403: requests beyond the queue size were accepted without end. */
static void chains_not_returned_count_against_the_available_index(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	for (uint32_t i = 0; i < SIZE; i++) {
		raw_desc_store(&fx, i, DATA_ADDR, 1, 0, 0);
		raw_offer(&fx, i);
		assert_int_equal(device_pop(&fx), VMSG_OK);
	}
	/* Pushed is not enough: the driver cannot know before it is published. */
	assert_int_equal(vmsg_device_queue_push(&fx.device, 3, 0), VMSG_OK);
	raw_offer(&fx, 3);
	assert_int_equal(device_pop(&fx), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(fx.device.defect, VMSG_QUEUE_DEFECT_INDEX);
	fixture_fini(&fx);
}

/* CVE-2016-5403, the other way to do it. */
static void a_head_in_flight_cannot_be_offered_again(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_desc_store(&fx, 2, DATA_ADDR, 1, 0, 0);
	raw_offer(&fx, 2);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_int_equal(vmsg_device_queue_push(&fx.device, 2, 0), VMSG_OK);
	vmsg_device_queue_publish(&fx.device);
	raw_offer(&fx, 2);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	raw_offer(&fx, 2);

	assert_int_equal(device_pop(&fx), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(fx.device.defect, VMSG_QUEUE_DEFECT_HEAD_BUSY);
	fixture_fini(&fx);
}

/* CVE-2011-2212: more segments than the arrays for them. */
static void a_chain_larger_than_its_storage_stays_on_the_queue(void **state)
{
	struct vmsg_segment two[3];
	struct vmsg_chain chain;
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	for (uint32_t i = 0; i < 3; i++) {
		raw_desc_store(&fx, i, DATA_ADDR, 1, i < 2 ? NEXT : 0, i + 1);
	}
	raw_offer(&fx, 0);
	memset(two, 0xee, sizeof(two));
	vmsg_chain_init(&chain, two, 2);

	assert_int_equal(vmsg_device_queue_pop(&fx.device, &chain), VMSG_ERR_NO_SPACE);
	assert_int_equal(chain.count, 0);
	assert_int_equal(two[2].size, 0xeeeeeeee);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_int_equal(fx.chain.count, 3);

	/* A loop is a loop however little room there is. */
	raw_desc_store(&fx, 3, DATA_ADDR, 1, NEXT, 3);
	raw_offer(&fx, 3);
	assert_int_equal(vmsg_device_queue_pop(&fx.device, &chain), VMSG_ERR_BAD_CHAIN);
	fixture_fini(&fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chain_arrives_as_it_was_offered),
		cmocka_unit_test(a_cycle_of_any_length_breaks_the_queue),
		cmocka_unit_test(a_chain_of_all_descriptors_is_accepted),
		cmocka_unit_test(a_head_outside_the_table_breaks_the_queue),
		cmocka_unit_test(a_next_outside_the_table_breaks_the_queue),
		cmocka_unit_test(an_empty_descriptor_is_a_segment_without_bytes),
		cmocka_unit_test(a_cycle_of_empty_descriptors_breaks_the_queue),
		cmocka_unit_test(sizes_may_add_up_to_two_to_the_32_and_no_more),
		cmocka_unit_test(a_readable_descriptor_behind_a_writable_one_breaks_the_queue),
		cmocka_unit_test(an_indirect_descriptor_without_the_feature_breaks_the_queue),
		cmocka_unit_test(memory_outside_the_areas_breaks_the_queue_at_any_place),
		cmocka_unit_test(a_buffer_may_end_with_its_area_but_not_run_into_the_next),
		cmocka_unit_test(an_available_index_further_ahead_than_the_queue_breaks_it),
		cmocka_unit_test(chains_not_returned_count_against_the_available_index),
		cmocka_unit_test(a_head_in_flight_cannot_be_offered_again),
		cmocka_unit_test(a_chain_larger_than_its_storage_stays_on_the_queue),
	};

	return cmocka_run_group_tests_name("device_queue", tests, NULL, NULL);
}
