/*
 * hostile_order: a device that accepted IN_ORDER and lies about the order or the number.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

#include <string.h>

#define CHAINS 4u

/* Chains of one descriptor to read and one to write, numbered by their cookies. */
static void push_chains(struct raw_ring *r, struct raw_taken *chains, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		assert_int_equal(ring_push(r, 0, 1, &chains[i]), VMSG_OK);
		chains[i] = raw_take(r);
	}
}

static void assert_finished(struct raw_ring *r, const struct raw_taken *chain, uint32_t expected)
{
	uint32_t written = 77;
	void *cookie = NULL;

	assert_int_equal(ring_finish(r, &cookie, &written), VMSG_OK);
	assert_ptr_equal(cookie, chain);
	assert_int_equal(written, expected);
}

/* One entry for a batch: its last chain, and the index as many ahead as it has chains. */
static void raw_complete_batch(struct raw_ring *r, uint32_t id, uint32_t written, uint32_t count)
{
	raw_complete(r, id, written, count);
	if (!r->is_packed) {
		r->done_index = (uint16_t)(r->done_index + count - 1);
		vmsg_store_le16(raw_device_area(r) + VMSG_SPLIT_USED_IDX, r->done_index);
	}
}

/* The id of the last chain stands for those before it, which were written in full. */
static void an_entry_stands_for_every_chain_up_to_it(void **state)
{
	struct raw_taken chains[CHAINS];
	uint32_t written;
	struct raw_ring r;
	void *cookie;

	ring_init_variant(&r, state);
	for (uint32_t round = 0; round < 5 * r.size; round++) {
		uint32_t skipped = round % CHAINS;

		push_chains(&r, chains, CHAINS);
		raw_complete_batch(&r, chains[skipped].id, 5, skipped + 1);
		for (uint32_t i = 0; i < skipped; i++) {
			assert_finished(&r, &chains[i], 16);
			assert_true(vmsg_driver_queue_enable_notify(&r.driver));
		}
		assert_finished(&r, &chains[skipped], 5);
		assert_false(vmsg_driver_queue_enable_notify(&r.driver));
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_ERR_EMPTY);
		for (uint32_t i = skipped + 1; i < CHAINS; i++) {
			raw_complete(&r, chains[i].id, 16, 1);
			assert_finished(&r, &chains[i], 16);
		}
	}
	ring_fini(&r);
}

/* Once an entry has been read, what it stood for does not depend on memory any more. */
static void a_batch_under_way_is_not_read_again(void **state)
{
	struct raw_taken chains[CHAINS];
	struct raw_ring r;

	ring_init_variant(&r, state);
	push_chains(&r, chains, CHAINS);
	raw_complete_batch(&r, chains[3].id, 7, 4);
	ring_watch(&r, WATCH_INVERT);
	assert_finished(&r, &chains[0], 16);
	memset(r.ring, 0xa5, r.layout.size);
	assert_finished(&r, &chains[1], 16);
	assert_finished(&r, &chains[2], 16);
	assert_finished(&r, &chains[3], 7);
	watch_end();
	assert_int_equal(watch_read_count(), r.is_packed ? 8 : 10);
	ring_fini(&r);
}

/* The index says how many chains a split entry may stand for. */
static void a_batch_larger_than_the_index_says_breaks_the_queue(void **state)
{
	struct raw_taken chains[CHAINS];
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t named = 1; named < CHAINS; named++) {
		for (uint32_t said = 1; said <= named; said++) {
			push_chains(&r, chains, CHAINS);
			raw_complete_batch(&r, chains[named].id, 0, said);
			assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
		}
	}
	ring_fini(&r);
}

/* The same behind chains that came back already, and across the end of the ring. */
static void the_second_batch_is_bounded_as_the_first_one_is(void **state)
{
	struct raw_taken chains[8];
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t lead = 0; lead < r.size; lead++) {
		for (uint32_t i = 0; i < lead; i++) {
			push_chains(&r, chains, 1);
			raw_complete(&r, chains[0].id, 0, 1);
			assert_finished(&r, &chains[0], 0);
		}
		push_chains(&r, chains, 4);
		raw_complete_batch(&r, chains[1].id, 0, 2);
		assert_finished(&r, &chains[0], 16);
		assert_finished(&r, &chains[1], 0);
		raw_complete_batch(&r, chains[3].id, 0, 1);
		if (r.is_packed) {
			assert_finished(&r, &chains[2], 16);
			assert_finished(&r, &chains[3], 0);
			ring_start(&r);
		} else {
			assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
		}
	}
	ring_fini(&r);
}

/* What came back in a batch cannot come back again. */
static void a_chain_inside_a_batch_is_not_used_twice(void **state)
{
	struct raw_taken chains[CHAINS];
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t again = 0; again < 3; again++) {
		push_chains(&r, chains, CHAINS);
		raw_complete_batch(&r, chains[2].id, 0, 3);
		raw_complete(&r, chains[again].id, 0, 1);
		for (uint32_t i = 0; i < 3; i++) {
			assert_finished(&r, &chains[i], i == 2 ? 0 : 16);
		}
		assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
	}
	ring_fini(&r);
}

/* Chains the device has not been shown are no part of a batch. */
static void a_batch_does_not_reach_what_was_not_published(void **state)
{
	struct vmsg_segment segment = {.addr = DATA_ADDR, .size = 1};
	struct raw_taken chains[CHAINS];
	struct raw_ring r;

	ring_init_variant(&r, state);
	push_chains(&r, chains, 2);
	assert_int_equal(vmsg_driver_queue_push(&r.driver, &segment, 1, NULL), VMSG_OK);
	raw_complete_batch(&r, 2, 0, 2);
	assert_driver_breaks(&r, VMSG_QUEUE_DEFECT_USED_ID);
	ring_fini(&r);
}

/* Chains of several descriptors, each batch of which jumps over as many of the packed ring. */
static void a_batch_of_long_chains_moves_on_by_all_their_descriptors(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t round = 0; round < 4 * r.size; round++) {
		struct raw_taken chains[2];

		for (uint32_t i = 0; i < 2; i++) {
			assert_int_equal(ring_push(&r, 1, i + 1, &chains[i]), VMSG_OK);
			chains[i] = raw_take(&r);
			assert_int_equal(chains[i].count, i + 2);
		}
		if (r.is_packed) {
			raw_complete(&r, chains[1].id, 3, 5);
		} else {
			raw_complete_batch(&r, chains[1].id, 3, 2);
		}
		assert_finished(&r, &chains[0], 16);
		assert_finished(&r, &chains[1], 3);
		assert_int_equal(vmsg_driver_queue_free_count(&r.driver), r.size);
	}
	ring_fini(&r);
}

/* The order is kept by the queue, whatever order the device works in. */
static void a_device_shows_chains_in_the_order_they_came(void **state)
{
	static const uint8_t orders[][3] =
		{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t round = 0; round < 60; round++) {
		const uint8_t *order = orders[round % 6];
		struct raw_taken cookies[3];
		uint32_t shown = 0;
		uint16_t ids[3];

		for (uint32_t i = 0; i < 3; i++) {
			assert_int_equal(ring_push(&r, 0, 1, &cookies[i]), VMSG_OK);
			assert_device_takes(&r, 1, 0);
			ids[i] = r.chain.id;
		}
		for (uint32_t i = 0; i < 3; i++) {
			bool has[3] = {false, false, false};

			ring_return(&r, ids[order[i]], order[i] + 3);
			for (uint32_t k = 0; k <= i; k++) {
				has[order[k]] = true;
			}
			while (shown < 3 && has[shown]) {
				assert_finished(&r, &cookies[shown], shown + 3);
				shown++;
			}
			assert_false(vmsg_driver_queue_enable_notify(&r.driver));
		}
		assert_int_equal(shown, 3);
	}
	ring_fini(&r);
}

/* Where IN_ORDER was not accepted, an entry stands for the chain it names, in any order. */
static void an_entry_without_the_feature_stands_for_itself(void **state)
{
	static const uint8_t order[CHAINS] = {2, 0, 3, 1};
	struct raw_taken chains[CHAINS];
	uint32_t written;
	struct raw_ring r;
	void *cookie;

	ring_init_variant(&r, state);
	push_chains(&r, chains, CHAINS);
	for (uint32_t i = 0; i < CHAINS; i++) {
		raw_complete(&r, chains[order[i]].id, i, 1);
		assert_finished(&r, &chains[order[i]], i);
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_ERR_EMPTY);
	}
	ring_start(&r);
	push_chains(&r, chains, CHAINS);
	raw_complete_batch(&r, chains[1].id, 5, 2);
	assert_finished(&r, &chains[1], 5);
	if (r.is_packed) {
		/* The batch left a gap, in which nothing is used. */
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_ERR_EMPTY);
	} else {
		/* The index stands for an entry as well, which is what an earlier lap left. */
		assert_finished(&r, &chains[0], 0);
	}
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_ORDERED(an_entry_stands_for_every_chain_up_to_it),
		ON_ORDERED(a_batch_under_way_is_not_read_again),
		ON(a_batch_larger_than_the_index_says_breaks_the_queue, split_in_order),
		ON_ORDERED(the_second_batch_is_bounded_as_the_first_one_is),
		ON_ORDERED(a_chain_inside_a_batch_is_not_used_twice),
		ON_ORDERED(a_batch_does_not_reach_what_was_not_published),
		ON_ORDERED(a_batch_of_long_chains_moves_on_by_all_their_descriptors),
		ON_BOTH(an_entry_without_the_feature_stands_for_itself),
		ON_ORDERED(a_device_shows_chains_in_the_order_they_came),
	};

	return cmocka_run_group_tests_name("hostile_order", tests, NULL, NULL);
}
