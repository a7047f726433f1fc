/*
 * hostile_heads: a driver that lies about where chains begin and how many there are.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

#include <string.h>

/* As the first chain of all, and after one in the same area. */
static void offer_out_of_range(struct raw_ring *r, uint32_t before)
{
	uint32_t heads[] = {0, 0, 0x7fff, 0x8000, 0xfffe, 0xffff};
	struct raw_desc sound = raw_sound(0);

	heads[0] = r->size;
	heads[1] = r->size + 1;
	for (uint32_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		for (uint32_t k = 0; k < before; k++) {
			(void)raw_offer(r, &sound, 1);
			assert_device_takes(r, 1, 1);
			ring_return(r, r->chain.id, 0);
		}
		if (r->is_packed) {
			raw_desc_store(r, before, raw_sound(0), heads[i]);
		} else {
			raw_offer_head(r, heads[i]);
		}
		assert_device_breaks(r, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	}
}

/* CVE-2026-86846, CVE-2011-2512, CVE-2020-10723: an index of the peer used unchecked. */
static void a_head_or_id_out_of_range_breaks_the_queue(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	offer_out_of_range(&r, 0);
	offer_out_of_range(&r, 1);
	/* What lies behind the slots looks free: it is not looked at, then. */
	test_free(r.device_slots);
	r.device_slots = test_calloc(0x10000, sizeof(r.device_slots[0]));
	ring_start(&r);
	offer_out_of_range(&r, 0);
	offer_out_of_range(&r, 1);
	ring_fini(&r);
}

/* A packed chain has the id of its last descriptor; in the others it means nothing. */
static void a_packed_chain_has_the_id_of_its_last_descriptor(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t id = 0; id < r.size; id++) {
		ring_start(&r);
		raw_desc_store(&r, 1, raw_sound(NEXT), 0xffff);
		raw_desc_store(&r, 2, raw_sound(0), id);
		raw_desc_store(&r, 0, raw_sound(NEXT), 0xfffe);
		assert_device_takes(&r, 3, 3);
		assert_int_equal(r.chain.id, id);
	}
	ring_start(&r);
	raw_desc_store(&r, 1, raw_sound(0), r.size);
	raw_desc_store(&r, 0, raw_sound(NEXT), 0);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	ring_fini(&r);
}

/* Offer one descriptor under an id, which for a split queue is the descriptor. */
static void offer_id(struct raw_ring *r, void **state, uint16_t id)
{
	struct raw_desc sound = raw_sound(0);

	r->offer_id = id;
	assert_int_equal(raw_offer_as(r, state, &sound, 1), id);
}

/* CVE-2016-5403, cloud-hypervisor #8401: a head offered again before it came back. */
static void a_head_in_flight_cannot_be_offered_again(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint16_t id = 0; id < 3; id++) {
		/* While the caller holds the chain. */
		offer_id(&r, state, id);
		offer_id(&r, state, id);
		assert_device_takes(&r, 1, 1);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_HEAD_BUSY);

		/* While others come and go. */
		offer_id(&r, state, id);
		assert_device_takes(&r, 1, 1);
		offer_id(&r, state, 3);
		assert_device_takes(&r, 1, 1);
		ring_return(&r, 3, 0);
		offer_id(&r, state, 3);
		assert_device_takes(&r, 1, 1);
		offer_id(&r, state, id);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_HEAD_BUSY);
	}
	ring_fini(&r);
}

/* In order, a chain that was pushed and waits for an earlier one is in flight as well. */
static void a_head_that_waits_for_its_turn_cannot_be_offered_again(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	offer_id(&r, state, 0);
	offer_id(&r, state, 1);
	assert_device_takes(&r, 1, 1);
	assert_device_takes(&r, 1, 1);
	ring_return(&r, 1, 0);
	offer_id(&r, state, 1);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_HEAD_BUSY);
	ring_fini(&r);
}

static void a_head_can_be_offered_again_once_it_came_back(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t round = 0; round < 3 * r.size; round++) {
		offer_id(&r, state, 2);
		assert_device_takes(&r, 1, 1);
		assert_int_equal(r.chain.id, 2);
		assert_int_equal(vmsg_device_queue_push(&r.device, 2, 0), VMSG_OK);
		assert_int_equal(vmsg_device_queue_push(&r.device, 2, 0), VMSG_ERR_BAD_STATE);
		vmsg_device_queue_publish(&r.device);
		assert_int_equal(ring_pop(&r), VMSG_ERR_EMPTY);
	}
	ring_fini(&r);
}

/* rust-vmm virtio-queue 0.6.1: an index further ahead than the queue is long. */
static void an_available_index_that_jumps_breaks_the_queue(void **state)
{
	const uint16_t steps[] = {9, 10, 0x7fff, 0x8000, 0xfff8, 0xffff};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t start = 0; start < 3; start++) {
		for (uint32_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
			uint8_t *index = raw_driver_area(&r) + VMSG_SPLIT_AVAIL_IDX;

			for (uint16_t k = 0; k < start; k++) {
				offer_id(&r, state, k);
				assert_device_takes(&r, 1, 1);
				ring_return(&r, k, 0);
			}
			vmsg_store_le16(index, (uint16_t)(start + steps[i]));
			assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDEX);
		}
	}
	/* As far as the queue is long is fine. */
	for (uint16_t k = 0; k < r.size; k++) {
		offer_id(&r, state, k);
	}
	for (uint16_t k = 0; k < r.size; k++) {
		assert_device_takes(&r, 1, 1);
	}
	assert_int_equal(ring_pop(&r), VMSG_ERR_EMPTY);
	ring_fini(&r);
}

/* What the driver has not been shown as used still takes room, however many were pushed. */
static void chains_in_flight_count_against_what_is_offered(void **state)
{
	const struct variant *variant = *state;

	for (uint32_t shown = 0; shown + 1 < variant->size; shown++) {
		struct raw_ring r;
		uint16_t hidden;

		ring_init_variant(&r, state);
		for (uint16_t k = 0; k < r.size; k++) {
			offer_id(&r, state, k);
			assert_device_takes(&r, 1, 1);
		}
		for (uint16_t k = 0; k < shown; k++) {
			ring_return(&r, k, 0);
		}
		/* Pushed, and the driver cannot know. */
		hidden = (uint16_t)(r.size - 1);
		assert_int_equal(vmsg_device_queue_push(&r.device, hidden, 0), VMSG_OK);
		for (uint16_t k = 0; k < shown; k++) {
			offer_id(&r, state, k);
			assert_device_takes(&r, 1, 1);
		}
		/* An id that is free, were there room. */
		offer_id(&r, state, hidden);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDEX);
		ring_fini(&r);
	}
}

/* The packed bound is in descriptors: chains of two take room for two. */
static void descriptors_of_the_last_lap_cannot_be_offered_over(void **state)
{
	struct raw_desc pair[2] = {raw_sound(0), raw_sound(WRITE)};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t k = 0; k < 3; k++) {
		(void)raw_offer(&r, pair, 2);
		assert_device_takes(&r, 2, 1);
	}
	(void)raw_offer(&r, pair, 1);
	assert_device_takes(&r, 1, 1);
	(void)raw_offer(&r, pair, 1);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDEX);

	for (uint32_t k = 0; k < 3; k++) {
		(void)raw_offer(&r, pair, 2);
		assert_device_takes(&r, 2, 1);
	}
	(void)raw_offer(&r, pair, 2);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDEX);

	/* One that came back makes room for as many. */
	for (uint32_t k = 0; k < 3; k++) {
		(void)raw_offer(&r, pair, 2);
		assert_device_takes(&r, 2, 1);
	}
	ring_return(&r, 0, 0);
	(void)raw_offer(&r, pair, 2);
	assert_device_takes(&r, 2, 1);
	ring_fini(&r);
}

/* CVE-2024-8612: more bytes reported than written; more than posted is not even taken. */
static void a_device_cannot_report_more_than_was_posted(void **state)
{
	struct raw_desc pair[2] = {raw_sound(0), {DATA_ADDR, 10, WRITE}};
	struct vmsg_device_queue_config config;
	struct vmsg_device_queue_slot slots[9];
	struct raw_ring r;

	/* What lies behind the slots says that it is a chain in flight. */
	memset(slots, 1, sizeof(slots));
	ring_init_variant(&r, state);
	config = ring_device_config(&r);
	config.slots = slots;
	assert_int_equal(vmsg_device_queue_init(&r.device, &config), VMSG_OK);
	(void)raw_offer_as(&r, state, pair, 2);
	assert_device_takes(&r, 2, 1);
	assert_int_equal(vmsg_device_queue_push(&r.device, r.chain.id, 11), VMSG_ERR_TOO_LONG);
	assert_int_equal(vmsg_device_queue_push(&r.device, r.chain.id, 26), VMSG_ERR_TOO_LONG);
	assert_int_equal(vmsg_device_queue_push(&r.device, r.chain.id, UINT32_MAX),
			 VMSG_ERR_TOO_LONG);
	assert_int_equal(vmsg_device_queue_push(&r.device, 1, 0), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_device_queue_push(&r.device, (uint16_t)r.size, 0),
			 VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_device_queue_push(&r.device, 0xffff, 0), VMSG_ERR_BAD_STATE);
	ring_return(&r, r.chain.id, 10);
	ring_fini(&r);
}

/* CVE-2022-2132, CVE-2026-86566: a header in pieces of a byte, or cut short. */
static void a_header_in_pieces_is_read_whole_or_not_at_all(void **state)
{
	struct raw_desc descs[7];
	uint8_t header[7] = {0};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < 7; i++) {
		r.data[100 * i] = (uint8_t)(i + 1);
		descs[i] = (struct raw_desc){DATA_ADDR + 100 * i, 1, 0};
	}
	(void)raw_offer_as(&r, state, descs, 7);
	assert_device_takes(&r, 7, 7);
	ring_watch(&r, WATCH_INVERT);
	assert_int_equal(vmsg_chain_read(&r.chain, 0, (struct vmsg_span){header, 7}), VMSG_OK);
	watch_end();
	assert_int_equal(watch_read_count(), 7);
	for (uint32_t i = 0; i < 7; i++) {
		assert_int_equal(header[i], i + 1);
	}
	ring_start(&r);
	(void)raw_offer_as(&r, state, descs, 6);
	assert_device_takes(&r, 6, 6);
	assert_int_equal(vmsg_chain_read(&r.chain, 0, (struct vmsg_span){header, 7}),
			 VMSG_ERR_TRUNCATED);
	assert_int_equal(header[0], 1);
	ring_fini(&r);
}

/* CVE-2023-3180: what is copied is bounded by the chain it goes into as well. */
static void an_answer_that_does_not_fit_is_not_written(void **state)
{
	struct raw_desc descs[3] = {raw_sound(0), {DATA_ADDR, 3, WRITE}, {DATA_ADDR + 8, 4, WRITE}};
	const uint8_t answer[8] = {1, 2, 3, 4, 5, 6, 7, 8};
	struct vmsg_bytes bytes = {answer, 8};
	struct raw_ring r;

	ring_init_variant(&r, state);
	(void)raw_offer_as(&r, state, descs, 3);
	assert_device_takes(&r, 3, 1);
	ring_watch(&r, WATCH_COUNT);
	assert_int_equal(vmsg_chain_write(&r.chain, 0, bytes), VMSG_ERR_TRUNCATED);
	bytes.size = 1;
	assert_int_equal(vmsg_chain_write(&r.chain, 7, bytes), VMSG_ERR_TRUNCATED);
	assert_int_equal(vmsg_chain_write(&r.chain, UINT64_MAX, bytes), VMSG_ERR_TRUNCATED);
	assert_int_equal(watch_write_count(), 0);
	bytes.size = 7;
	assert_int_equal(vmsg_chain_write(&r.chain, 0, bytes), VMSG_OK);
	watch_end();
	assert_int_equal(watch_write_count(), 7);
	assert_int_equal(r.data[2], 3);
	assert_int_equal(r.data[3], 0);
	assert_int_equal(r.data[11], 7);
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(a_head_or_id_out_of_range_breaks_the_queue),
		ON_ORDERED(a_head_or_id_out_of_range_breaks_the_queue),
		ON(a_packed_chain_has_the_id_of_its_last_descriptor, packed),
		ON_ALL(a_head_in_flight_cannot_be_offered_again),
		ON_ORDERED(a_head_that_waits_for_its_turn_cannot_be_offered_again),
		ON_ALL(a_head_can_be_offered_again_once_it_came_back),
		ON(an_available_index_that_jumps_breaks_the_queue, split),
		ON(an_available_index_that_jumps_breaks_the_queue, split_indirect),
		ON_BOTH(chains_in_flight_count_against_what_is_offered),
		ON(descriptors_of_the_last_lap_cannot_be_offered_over, packed),
		ON_ALL(a_device_cannot_report_more_than_was_posted),
		ON_ALL(a_header_in_pieces_is_read_whole_or_not_at_all),
		ON_ALL(an_answer_that_does_not_fit_is_not_written),
	};

	return cmocka_run_group_tests_name("hostile_heads", tests, NULL, NULL);
}
