/*
 * changing_memory: memory in which every byte is another one as soon as it has been read.
 *
 * Code that reads twice sees two values, so what comes out is not what was written.
 * The watch counts as well: no byte of the rings and tables is read more than once.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

/* A chain whose descriptors all differ. */
static void describe(struct raw_desc *descs, uint32_t count, uint32_t readable_count)
{
	for (uint32_t i = 0; i < count; i++) {
		descs[i].addr = DATA_ADDR + i * 33;
		descs[i].size = i + 1;
		descs[i].flags = i < readable_count ? 0 : WRITE;
	}
}

/*
 * CVE-2020-14375, CVE-2026-93683, CVE-2026-86848, CVE-2021-4207: descriptors, lengths and
 * links were read a second time after they had been checked.
 */
static void a_device_sees_one_snapshot_of_what_changes_after_each_read(void **state)
{
	struct raw_desc descs[8];
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t count = 1; count <= r.size; count++) {
		for (uint32_t mode = WATCH_COUNT; mode < WATCH_MODES; mode++) {
			uint16_t id;

			describe(descs, count, count / 2);
			ring_start(&r);
			id = raw_offer_as(&r, state, descs, count);
			ring_watch(&r, (enum watch_mode)mode);
			assert_device_takes(&r, count, count / 2);
			watch_end();
			assert_int_equal(watch_most_reads(), 1);
			assert_int_equal(r.chain.id, id);
			for (uint32_t i = 0; i < count; i++) {
				assert_true(r.segments[i].addr == descs[i].addr);
				assert_int_equal(r.segments[i].size, descs[i].size);
				assert_ptr_equal(vmsg_shm_pointer(r.segments[i].memory),
						 r.data + i * 33);
			}
		}
	}
	ring_fini(&r);
}

/* All of a chain is looked at, nothing else is, and nothing is written. */
static void a_device_reads_each_byte_of_a_chain_once_and_its_own_ring_never(void **state)
{
	const struct variant *variant = *state;
	struct raw_desc descs[8];
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t count = 1; count <= r.size; count++) {
		uint32_t straight = variant->is_indirect ? 1 : count;
		uint32_t table = variant->is_indirect ? count : 0;

		describe(descs, count, count);
		ring_start(&r);
		(void)raw_offer_as(&r, state, descs, count);
		ring_watch(&r, WATCH_COUNT);
		assert_device_takes(&r, count, count);
		watch_end();
		assert_int_equal(watch_reads_within(raw_desc_area(&r, 0), r.layout.desc.size),
				 straight * VMSG_SPLIT_DESC_SIZE);
		assert_int_equal(watch_reads_within(raw_driver_area(&r), r.layout.driver.size),
				 r.is_packed ? 0 : 4);
		assert_int_equal(watch_reads_within(raw_device_area(&r), r.layout.device.size), 0);
		assert_int_equal(watch_reads_within(r.data, DATA_SIZE),
				 table * VMSG_SPLIT_DESC_SIZE);
		assert_int_equal(watch_write_count(), 0);
	}
	ring_fini(&r);
}

/* The wish to be notified is one word, read once; so is the look for more work. */
static void a_device_that_returns_chains_reads_one_wish(void **state)
{
	struct raw_desc sound = raw_sound(WRITE);
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < 3; i++) {
		(void)raw_offer_as(&r, state, &sound, 1);
		assert_device_takes(&r, 1, 0);
		ring_watch(&r, WATCH_INVERT);
		ring_return(&r, r.chain.id, 16);
		assert_int_equal(watch_read_count(), 0);
		(void)!vmsg_device_queue_should_notify(&r.device);
		assert_int_equal(watch_most_reads(), 1);
		assert_int_equal(watch_read_count(), r.is_packed ? 4 : 2);
		assert_int_equal(watch_reads_within(raw_driver_area(&r), r.layout.driver.size),
				 r.is_packed ? 4 : 2);
		assert_false(vmsg_device_queue_should_notify(&r.device));
		assert_int_equal(watch_read_count(), r.is_packed ? 4 : 2);

		ring_watch(&r, WATCH_COUNT);
		assert_false(vmsg_device_queue_enable_notify(&r.device));
		assert_in_range(watch_read_count(), 1, r.is_packed ? 8 : 2);
		assert_int_equal(watch_most_reads(), 1);
		assert_int_equal(watch_reads_within(raw_device_area(&r), r.layout.device.size), 0);
		watch_end();
	}
	ring_fini(&r);
}

/* Were the first descriptor read again, the watch would have made it an indirect one. */
static void a_device_notices_a_cycle_before_it_reads_a_descriptor_twice(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < r.size; i++) {
		raw_desc_store(&r, i, raw_sound(NEXT), (i + 1) % r.size);
	}
	if (!r.is_packed) {
		raw_offer_head(&r, 3);
	}
	ring_watch(&r, WATCH_INVERT);
	assert_int_equal(ring_pop(&r), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(r.device.defect, VMSG_QUEUE_DEFECT_LOOP);
	assert_int_equal(watch_most_reads(), 1);
	ring_fini(&r);
}

/* A chain that waits on the queue is still the driver's to change: it is judged anew. */
static void a_chain_that_did_not_fit_is_judged_anew(void **state)
{
	struct raw_desc descs[3];
	struct raw_ring r;

	ring_init_variant(&r, state);
	describe(descs, 3, 2);
	(void)raw_offer_as(&r, state, descs, 3);
	r.chain.capacity = 2;
	for (uint32_t i = 0; i < 3; i++) {
		assert_int_equal(ring_pop(&r), VMSG_ERR_NO_SPACE);
		assert_int_equal(r.chain.count, 0);
		assert_false(vmsg_device_queue_is_broken(&r.device));
	}
	/* The same place in the rings, with another chain in it. */
	r.offer_index = 0;
	r.offer_id = 0;
	descs[1].addr = 1;
	(void)raw_offer_as(&r, state, descs, 3);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_ADDRESS);
	ring_fini(&r);
}

/* MigTD #935, #986: the driver's recycling believed its own shared table. */
static void a_driver_reads_each_used_entry_once_and_what_it_wrote_never(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t round = 0; round < 5 * r.size * WATCH_MODES; round++) {
		enum watch_mode mode = (enum watch_mode)(round % WATCH_MODES);
		struct raw_taken chain;
		uint32_t written = 0;
		void *cookie = NULL;

		ring_watch(&r, WATCH_COUNT);
		assert_int_equal(ring_push(&r, 2, 2, &r.data[round]), VMSG_OK);
		assert_int_equal(watch_read_count(), 0);
		watch_end();
		chain = raw_take(&r);
		raw_complete(&r, chain.id, 17, chain.count);

		ring_watch(&r, mode);
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		watch_end();
		assert_ptr_equal(cookie, &r.data[round]);
		assert_int_equal(written, 17);
		assert_int_equal(watch_most_reads(), 1);
		assert_int_equal(watch_write_count(), 0);
		assert_int_equal(watch_reads_within(raw_desc_area(&r, 0), r.layout.desc.size),
				 r.is_packed ? 8 : 0);
		assert_int_equal(watch_reads_within(raw_device_area(&r), r.layout.device.size),
				 r.is_packed ? 0 : 10);
		assert_int_equal(watch_read_count(), r.is_packed ? 8 : 10);
		if (r.is_packed) {
			/* Spoilt flags must not look used by the time the lap is over. */
			uint16_t index = (uint16_t)((r.done_index + r.size - chain.count) % r.size);
			bool lap = index < r.done_index ? r.done_wrap : !r.done_wrap;

			raw_packed_store(&r, index, !lap, raw_sound(0), 0);
		} else {
			vmsg_store_le16(raw_device_area(&r) + VMSG_SPLIT_USED_IDX, r.done_index);
		}
	}
	ring_fini(&r);
}

/* One load of the used index serves all that it says, however it changes meanwhile. */
static void a_driver_believes_the_used_index_it_read(void **state)
{
	uint32_t written;
	struct raw_ring r;
	void *cookie;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < r.size; i++) {
		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
	}
	for (uint32_t i = 0; i < r.size; i++) {
		raw_complete(&r, raw_take(&r).id, 0, 1);
	}
	ring_watch(&r, WATCH_INVERT);
	for (uint32_t i = 0; i < r.size; i++) {
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
	}
	watch_end();
	assert_int_equal(watch_most_reads(), 1);
	assert_int_equal(watch_read_count(), r.size * 8 + 2);
	ring_fini(&r);
}

static void a_driver_that_makes_chains_available_reads_one_wish(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < 3; i++) {
		ring_watch(&r, WATCH_INVERT);
		assert_int_equal(ring_push(&r, 1, 1, NULL), VMSG_OK);
		(void)!vmsg_driver_queue_should_notify(&r.driver);
		assert_int_equal(watch_most_reads(), 1);
		assert_int_equal(watch_reads_within(raw_device_area(&r), r.layout.device.size),
				 r.is_packed ? 4 : 2);
		assert_int_equal(watch_read_count(), r.is_packed ? 4 : 2);
		assert_false(vmsg_driver_queue_should_notify(&r.driver));
		assert_int_equal(watch_read_count(), r.is_packed ? 4 : 2);

		ring_watch(&r, WATCH_COUNT);
		assert_false(vmsg_driver_queue_enable_notify(&r.driver));
		assert_int_equal(watch_read_count(), r.is_packed ? 8 : 2);
		assert_int_equal(watch_reads_within(raw_driver_area(&r), r.layout.driver.size), 0);
		watch_end();
	}
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_ALL(a_device_sees_one_snapshot_of_what_changes_after_each_read),
		ON_ALL(a_device_reads_each_byte_of_a_chain_once_and_its_own_ring_never),
		ON_ORDERED(a_device_sees_one_snapshot_of_what_changes_after_each_read),
		ON_ALL(a_device_that_returns_chains_reads_one_wish),
		ON_EVENT(a_device_that_returns_chains_reads_one_wish),
		ON_BOTH(a_device_notices_a_cycle_before_it_reads_a_descriptor_twice),
		ON_ALL(a_chain_that_did_not_fit_is_judged_anew),
		ON_ALL(a_driver_reads_each_used_entry_once_and_what_it_wrote_never),
		ON_ORDERED(a_driver_reads_each_used_entry_once_and_what_it_wrote_never),
		ON(a_driver_believes_the_used_index_it_read, split),
		ON(a_driver_believes_the_used_index_it_read, split_in_order),
		ON_ALL(a_driver_that_makes_chains_available_reads_one_wish),
		ON_EVENT(a_driver_that_makes_chains_available_reads_one_wish),
	};

	return cmocka_run_group_tests_name("changing_memory", tests, NULL, NULL);
}
