/*
 * hostile_used: a device that forges used elements gets nothing out of the driver's side.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

#include <string.h>

/*
 * MigTD #986: six ids that name no chain the device owns, one test for each.  Another
 * chain is in flight all the time, so that the id is what is wrong and not the number
 * of used elements.
 */

static void a_used_id_never_issued_breaks_the_queue(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t id = 1; id < r.size; id++) {
		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
		assert_int_equal(raw_take(&r).id, 0);
		raw_complete(&r, id, 0, 1);
		assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
	}
	ring_fini(&r);
}

static void a_used_id_returned_twice_breaks_the_queue(void **state)
{
	struct raw_taken first;
	uint32_t written;
	struct raw_ring r;
	void *cookie;

	ring_init_variant(&r, state);
	assert_int_equal(ring_push(&r, 1, 1, &first), VMSG_OK);
	assert_int_equal(ring_push(&r, 1, 1, NULL), VMSG_OK);
	first = raw_take(&r);
	raw_complete(&r, first.id, 1, first.count);
	raw_complete(&r, first.id, 1, first.count);
	assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
	assert_ptr_equal(cookie, &first);
	assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
	ring_fini(&r);
}

static void a_used_id_in_the_middle_of_a_chain_breaks_the_queue(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t inside = 1; inside < 4; inside++) {
		struct raw_taken chain;

		assert_int_equal(ring_push(&r, 2, 2, NULL), VMSG_OK);
		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
		chain = raw_take(&r);
		assert_int_equal(chain.count, 4);
		raw_complete(&r, chain.id + inside, 0, 4);
		assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
	}
	ring_fini(&r);
}

/* open-amp v2026.04: a used id was an index that nobody looked at. */
static void a_used_id_out_of_range_breaks_the_queue(void **state)
{
	uint32_t ids[] =
		{0, 0, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, UINT32_MAX};
	struct raw_ring r;

	ring_init_variant(&r, state);
	ids[0] = r.size;
	ids[1] = r.size + 1;
	for (uint32_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		if (r.is_packed && ids[i] > UINT16_MAX) {
			break;
		}
		assert_int_equal(ring_push(&r, 1, 1, NULL), VMSG_OK);
		raw_complete(&r, ids[i], 0, 2);
		assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	}
	ring_fini(&r);
}

static void a_used_id_pushed_and_not_published_breaks_the_queue(void **state)
{
	struct vmsg_segment segment = {.addr = DATA_ADDR, .size = 1};
	struct raw_taken first;
	struct raw_ring r;

	ring_init_variant(&r, state);
	assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
	first = raw_take(&r);
	assert_int_equal(vmsg_driver_queue_push(&r.driver, &segment, 1, NULL), VMSG_OK);
	assert_int_equal(first.id, 0);
	raw_complete(&r, 1, 0, 1);
	assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
	ring_fini(&r);
}

static void a_used_id_that_is_free_again_breaks_the_queue(void **state)
{
	struct raw_taken chains[3];
	uint32_t written;
	struct raw_ring r;
	void *cookie;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < 3; i++) {
		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
		chains[i] = raw_take(&r);
	}
	for (uint32_t i = 0; i < 2; i++) {
		raw_complete(&r, chains[i].id, 0, 1);
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
	}
	raw_complete(&r, chains[0].id, 0, 1);
	assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
	ring_fini(&r);
}

/* rust-vmm virtio-queue 0.6.1, seen from the other side: the index goes where it likes. */
static void a_used_index_ahead_of_what_is_in_flight_breaks_the_queue(void **state)
{
	const uint16_t steps[] = {0, 2, 8, 9, 0x7fff, 0x8000, 0xfff8, 0xffff};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		uint8_t *index = raw_device_area(&r) + VMSG_SPLIT_USED_IDX;
		bool is_idle = steps[i] == 0;

		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
		if (is_idle) {
			uint32_t written;
			void *cookie;

			raw_complete(&r, 0, 0, 1);
			assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		}
		vmsg_store_le16(index, is_idle ? 2 : steps[i]);
		assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_INDEX);
	}
	ring_fini(&r);
}

/* The packed twin: descriptors look used that the driver has not made available. */
static void used_descriptors_with_nothing_in_flight_break_the_queue(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t id = 0; id < r.size; id++) {
		raw_complete(&r, id, 0, 1);
		assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
	}
	ring_fini(&r);
}

/* A used descriptor of another lap is none. */
static void a_used_descriptor_of_the_wrong_lap_is_not_taken(void **state)
{
	uint32_t written;
	struct raw_ring r;
	void *cookie;

	ring_init_variant(&r, state);
	for (uint32_t lap = 0; lap < 4; lap++) {
		for (uint32_t i = 0; i < r.size; i++) {
			struct raw_taken chain;

			assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
			chain = raw_take(&r);
			r.done_wrap = !r.done_wrap;
			raw_complete(&r, chain.id, 0, 0);
			assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_ERR_EMPTY);
			r.done_wrap = !r.done_wrap;
			raw_complete(&r, chain.id, 0, 1);
			assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		}
	}
	ring_fini(&r);
}

/*
 * CVE-2021-38160, CVE-2025-38375, CVE-2026-46123, Linux 939779f5152d: the length a device
 * claims, with 10 bytes posted of an allocation of 64.  Bytes for reading do not count.
 */
static void finish_with(void **state,
			enum vmsg_length_policy policy,
			uint32_t claimed,
			uint32_t expected,
			bool is_counted)
{
	static const struct vmsg_segment segments[] = {
		{.addr = DATA_ADDR, .size = 64},
		{.addr = DATA_ADDR + 64, .size = 4, .writable = true},
		{.addr = DATA_ADDR + 128, .size = 6, .writable = true},
	};
	uint32_t written = 77;
	struct raw_taken chain;
	struct raw_ring r;
	void *cookie;

	ring_init_variant(&r, state);
	r.length_policy = policy;
	ring_start(&r);
	assert_int_equal(vmsg_driver_queue_push(&r.driver, segments, 3, &r), VMSG_OK);
	vmsg_driver_queue_publish(&r.driver);
	chain = raw_take(&r);
	raw_complete(&r, chain.id, claimed, chain.count);
	if (policy == VMSG_LENGTH_REFUSE && is_counted) {
		assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_LENGTH);
	} else {
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		assert_ptr_equal(cookie, &r);
		assert_int_equal(written, expected);
		assert_int_equal(r.driver.stats.clamped, is_counted);
		assert_false(vmsg_driver_queue_is_broken(&r.driver));
	}
	ring_fini(&r);
}

static void a_used_length_beyond_what_was_posted_is_cut(void **state)
{
	finish_with(state, VMSG_LENGTH_CLAMP, 0, 0, false);
	finish_with(state, VMSG_LENGTH_CLAMP, 1, 1, false);
	finish_with(state, VMSG_LENGTH_CLAMP, 10, 10, false);
	finish_with(state, VMSG_LENGTH_CLAMP, 11, 10, true);
	finish_with(state, VMSG_LENGTH_CLAMP, 64, 10, true);
	finish_with(state, VMSG_LENGTH_CLAMP, 74, 10, true);
	finish_with(state, VMSG_LENGTH_CLAMP, 0x80000000, 10, true);
	finish_with(state, VMSG_LENGTH_CLAMP, UINT32_MAX, 10, true);
}

static void a_used_length_beyond_what_was_posted_is_refused_on_wish(void **state)
{
	finish_with(state, VMSG_LENGTH_REFUSE, 0, 0, false);
	finish_with(state, VMSG_LENGTH_REFUSE, 10, 10, false);
	finish_with(state, VMSG_LENGTH_REFUSE, 11, 0, true);
	finish_with(state, VMSG_LENGTH_REFUSE, UINT32_MAX, 0, true);
}

static void a_used_length_beyond_what_was_posted_is_handed_on_on_wish_and_counted(void **state)
{
	finish_with(state, VMSG_LENGTH_TRUST, 0, 0, false);
	finish_with(state, VMSG_LENGTH_TRUST, 10, 10, false);
	finish_with(state, VMSG_LENGTH_TRUST, 11, 11, true);
	finish_with(state, VMSG_LENGTH_TRUST, UINT32_MAX, UINT32_MAX, true);
}

/* CVE-2025-38413: the later buffers of a sequence lie, not the first. */
static void every_length_of_a_sequence_is_cut_to_its_own_buffer(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < r.size; i++) {
		struct vmsg_segment segment = {.addr = DATA_ADDR + i * 16,
					       .size = i + 1,
					       .writable = true};

		assert_int_equal(vmsg_driver_queue_push(&r.driver, &segment, 1, &r.size), VMSG_OK);
	}
	vmsg_driver_queue_publish(&r.driver);
	for (uint32_t i = 0; i < r.size; i++) {
		raw_complete(&r, raw_take(&r).id, i % 2 == 0 ? i + 1 : i + 2, 1);
	}
	for (uint32_t i = 0; i < r.size; i++) {
		uint32_t written;
		void *cookie;

		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		assert_int_equal(written, i + 1);
	}
	assert_int_equal(r.driver.stats.clamped, r.size / 2);
	ring_fini(&r);
}

/*
 * MigTD #935, Linux desc_extra: after they are pushed, descriptors and tables are the
 * device's to overwrite; free lists, lengths and cookies come from the shadow.
 */
static void a_device_that_overwrites_every_descriptor_changes_nothing(void **state)
{
	uint32_t lap_bits;
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t round = 0; round < 100; round++) {
		uint32_t readable = 1 + round % 3;
		struct raw_taken chain;
		uint32_t written;
		void *cookie;

		assert_int_equal(ring_push(&r, readable, 2, &r.data[round]), VMSG_OK);
		chain = raw_take(&r);
		memset(r.data + DRIVER_TABLES_OFFSET, 0xff, DATA_SIZE - DRIVER_TABLES_OFFSET);
		for (uint32_t i = 0; i < r.size; i++) {
			/* In a packed ring neither of the two says that a descriptor is used. */
			lap_bits = round % 2 == 0 ? VMSG_DESC_AVAIL_MASK : VMSG_DESC_USED_MASK;
			memset(raw_desc_area(&r, i), 0xa5, VMSG_SPLIT_DESC_SIZE);
			vmsg_store_le16(raw_desc_area(&r, i) + VMSG_PACKED_DESC_FLAGS,
					(uint16_t)(lap_bits | INDIRECT | NEXT));
		}
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_ERR_EMPTY);
		raw_complete(&r, chain.id, 40, chain.count);
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		assert_ptr_equal(cookie, &r.data[round]);
		assert_int_equal(written, 32);
		assert_int_equal(vmsg_driver_queue_free_count(&r.driver), r.size);
	}
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(a_used_id_never_issued_breaks_the_queue),
		ON_ALL(a_used_id_returned_twice_breaks_the_queue),
		ON_BOTH(a_used_id_in_the_middle_of_a_chain_breaks_the_queue),
		ON_ALL(a_used_id_out_of_range_breaks_the_queue),
		ON_BOTH(a_used_id_pushed_and_not_published_breaks_the_queue),
		ON_BOTH(a_used_id_that_is_free_again_breaks_the_queue),
		ON_ORDERED(a_used_id_never_issued_breaks_the_queue),
		ON_ORDERED(a_used_id_returned_twice_breaks_the_queue),
		ON_ORDERED(a_used_id_in_the_middle_of_a_chain_breaks_the_queue),
		ON_ORDERED(a_used_id_out_of_range_breaks_the_queue),
		ON_ORDERED(a_used_id_pushed_and_not_published_breaks_the_queue),
		ON_ORDERED(a_used_id_that_is_free_again_breaks_the_queue),
		ON(a_used_index_ahead_of_what_is_in_flight_breaks_the_queue, split),
		ON(a_used_index_ahead_of_what_is_in_flight_breaks_the_queue, split_in_order),
		ON(used_descriptors_with_nothing_in_flight_break_the_queue, packed),
		ON(used_descriptors_with_nothing_in_flight_break_the_queue, packed_in_order),
		ON(a_used_descriptor_of_the_wrong_lap_is_not_taken, packed),
		ON_ALL(a_used_length_beyond_what_was_posted_is_cut),
		ON_ALL(a_used_length_beyond_what_was_posted_is_refused_on_wish),
		ON_ALL(a_used_length_beyond_what_was_posted_is_handed_on_on_wish_and_counted),
		ON_ORDERED(a_used_length_beyond_what_was_posted_is_cut),
		ON_BOTH(every_length_of_a_sequence_is_cut_to_its_own_buffer),
		ON_ORDERED(every_length_of_a_sequence_is_cut_to_its_own_buffer),
		ON_ALL(a_device_that_overwrites_every_descriptor_changes_nothing),
	};

	return cmocka_run_group_tests_name("hostile_used", tests, NULL, NULL);
}
