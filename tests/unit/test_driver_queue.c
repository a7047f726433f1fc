/*
 * driver_queue: what a driver believes of a device that writes the used ring as it likes.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_fixture.h"

#define SIZE 8u

static int cookies[VMSG_QUEUE_SIZE_MAX];

static vmsg_status push(struct fixture *fx, uint32_t readable, uint32_t writable, void *cookie)
{
	struct vmsg_segment segments[SIZE + 1];

	for (uint32_t i = 0; i < readable + writable; i++) {
		segments[i] = segment_at(i * 64, 16, i >= readable);
	}
	return vmsg_driver_queue_push(&fx->driver, segments, readable + writable, cookie);
}

/* A chain the device owns; the answer is its head. */
static uint32_t publish(struct fixture *fx, uint32_t readable, uint32_t writable, void *cookie)
{
	assert_int_equal(push(fx, readable, writable, cookie), VMSG_OK);
	vmsg_driver_queue_publish(&fx->driver);
	return raw_last_head(fx);
}

static vmsg_status pop(struct fixture *fx, void **cookie, uint32_t *written)
{
	return vmsg_driver_queue_pop(&fx->driver, cookie, written);
}

static void assert_breaks(struct fixture *fx, enum vmsg_queue_defect defect)
{
	void *cookie = fx;
	uint32_t written = 99;

	assert_int_equal(pop(fx, &cookie, &written), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(fx->driver.defect, defect);
	assert_true(vmsg_driver_queue_is_broken(&fx->driver));
	assert_int_equal(pop(fx, &cookie, &written), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(push(fx, 1, 0, NULL), VMSG_ERR_BAD_CHAIN);
	assert_ptr_equal(cookie, fx);
	assert_int_equal(written, 99);
}

static void a_completed_chain_comes_back_with_its_cookie(void **state)
{
	uint32_t written = 0;
	void *cookie = NULL;
	struct fixture fx;
	uint32_t first;
	uint32_t second;

	(void)state;
	fixture_init(&fx, SIZE);
	first = publish(&fx, 1, 2, &cookies[1]);
	second = publish(&fx, 2, 1, &cookies[2]);
	assert_int_equal(pop(&fx, &cookie, &written), VMSG_ERR_EMPTY);
	raw_complete(&fx, second, 5);
	raw_complete(&fx, first, 32);

	assert_int_equal(pop(&fx, &cookie, &written), VMSG_OK);
	assert_ptr_equal(cookie, &cookies[2]);
	assert_int_equal(written, 5);
	assert_int_equal(pop(&fx, &cookie, &written), VMSG_OK);
	assert_ptr_equal(cookie, &cookies[1]);
	assert_int_equal(written, 32);
	assert_int_equal(vmsg_driver_queue_free_count(&fx.driver), SIZE);
	fixture_fini(&fx);
}

/* open-amp v2026.04 virtqueue_get_buffer: a used id was an index unchecked. */
static void a_used_id_outside_the_table_breaks_the_queue(void **state)
{
	static const uint32_t ids[] = {SIZE, SIZE + 1, 0x8000, 0x10000, UINT32_MAX};

	(void)state;

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		struct fixture fx;

		fixture_init(&fx, SIZE);
		(void)publish(&fx, 1, 1, NULL);
		raw_complete(&fx, ids[i], 0);
		assert_breaks(&fx, VMSG_QUEUE_DEFECT_HEAD_RANGE);
		fixture_fini(&fx);
	}
}

/* An id of which only the low half is right. */
static void a_used_id_is_compared_in_all_its_32_bits(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_complete(&fx, publish(&fx, 1, 1, NULL) | 0x10000, 0);
	assert_breaks(&fx, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	fixture_fini(&fx);
}

/* MigTD #986: never issued, in the middle of a chain, returned before, stale. */
static void a_used_id_that_is_no_head_in_flight_breaks_the_queue(void **state)
{
	enum {
		NEVER,
		MIDDLE,
		LAST,
		DUPLICATE,
		PUSHED,
		CASES
	};

	(void)state;

	for (int i = NEVER; i < CASES; i++) {
		uint32_t written;
		void *cookie;
		struct fixture fx;
		uint32_t first;
		uint32_t second;

		fixture_init(&fx, SIZE);
		first = publish(&fx, 2, 1, NULL);
		second = publish(&fx, 1, 0, NULL);
		assert_int_equal(push(&fx, 1, 0, NULL), VMSG_OK);
		if (i == NEVER) {
			raw_complete(&fx, SIZE - 1, 0);
		} else if (i == MIDDLE) {
			raw_complete(&fx, fx.driver.slots[first].next, 0);
		} else if (i == LAST) {
			raw_complete(&fx, fx.driver.slots[first].last, 0);
		} else if (i == DUPLICATE) {
			raw_complete(&fx, second, 0);
			raw_complete(&fx, second, 0);
			assert_int_equal(pop(&fx, &cookie, &written), VMSG_OK);
		} else {
			/* Pushed but not shown to the device: it cannot be finished. */
			raw_complete(&fx,
				     fx.driver.slots[fx.driver.public_index & (SIZE - 1)].order,
				     0);
		}
		assert_breaks(&fx, VMSG_QUEUE_DEFECT_USED_ID);
		fixture_fini(&fx);
	}
}

/* MigTD #986: the index says more came back than ever went out, after a life or two. */
static void a_used_index_ahead_of_what_is_in_flight_breaks_the_queue(void **state)
{
	static const uint32_t ahead[] = {3, 4, SIZE, 0x8000, 0xffff};

	(void)state;

	for (size_t i = 0; i < sizeof(ahead) / sizeof(ahead[0]); i++) {
		uint32_t written;
		void *cookie;
		struct fixture fx;

		fixture_init(&fx, SIZE);
		for (uint32_t round = 0; round < SIZE; round++) {
			raw_complete(&fx, publish(&fx, 1, 0, NULL), 0);
			assert_int_equal(pop(&fx, &cookie, &written), VMSG_OK);
		}
		(void)publish(&fx, 1, 0, NULL);
		(void)publish(&fx, 1, 0, NULL);
		assert_int_equal(push(&fx, 1, 0, NULL), VMSG_OK);
		raw_used_store_index(&fx, SIZE + ahead[i]);
		assert_breaks(&fx, VMSG_QUEUE_DEFECT_INDEX);
		fixture_fini(&fx);
	}
}

/*
 * CVE-2021-38160, CVE-2025-38375, CVE-2026-46123: a length of the device was
 * believed, or bounded by the allocation in place of what had been posted.
 */
static void a_used_length_is_cut_to_the_writable_bytes_posted(void **state)
{
	static const struct {
		uint32_t readable;
		uint32_t writable;
		uint32_t said;
		uint32_t expected;
	} cases[] = {
		{1, 2, 0, 0},
		{1, 2, 31, 31},
		{1, 2, 32, 32},
		{1, 2, 33, 32},
		{1, 2, 48, 32},
		{1, 2, UINT32_MAX, 32},
		{2, 0, 1, 0},
		{0, 1, 17, 16},
	};
	struct fixture fx;
	uint32_t clamped = 0;

	(void)state;
	fixture_init(&fx, SIZE);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		uint32_t written = 99;
		void *cookie;

		raw_complete(&fx,
			     publish(&fx, cases[i].readable, cases[i].writable, NULL),
			     cases[i].said);
		assert_int_equal(pop(&fx, &cookie, &written), VMSG_OK);
		assert_int_equal(written, cases[i].expected);
		clamped += cases[i].said > cases[i].expected;
		assert_int_equal(fx.driver.stats.clamped, clamped);
	}
	fixture_fini(&fx);
}

static void push_refuses_what_no_device_could_take(void **state)
{
	struct vmsg_segment segments[SIZE + 1];
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);

	assert_int_equal(push(&fx, 0, 0, NULL), VMSG_ERR_MALFORMED);
	assert_int_equal(push(&fx, SIZE + 1, 0, NULL), VMSG_ERR_TOO_LONG);
	segments[0] = segment_at(0, 0, false);
	assert_int_equal(vmsg_driver_queue_push(&fx.driver, segments, 1, NULL), VMSG_ERR_MALFORMED);
	segments[0] = segment_at(0, 1, true);
	segments[1] = segment_at(0, 1, false);
	assert_int_equal(vmsg_driver_queue_push(&fx.driver, segments, 2, NULL), VMSG_ERR_MALFORMED);
	segments[0] = segment_at(0, UINT32_MAX, false);
	segments[1] = segment_at(0, 2, true);
	assert_int_equal(vmsg_driver_queue_push(&fx.driver, segments, 2, NULL), VMSG_ERR_TOO_LONG);
	assert_int_equal(vmsg_driver_queue_free_count(&fx.driver), SIZE);
	segments[1] = segment_at(0, 1, true);
	assert_int_equal(vmsg_driver_queue_push(&fx.driver, segments, 2, NULL), VMSG_OK);
	fixture_fini(&fx);
}

static void push_is_full_when_descriptors_run_out_and_works_again_after_pop(void **state)
{
	uint32_t written;
	void *cookie;
	struct fixture fx;
	uint32_t head;

	(void)state;
	fixture_init(&fx, SIZE);
	head = publish(&fx, SIZE - 1, 0, NULL);
	assert_int_equal(push(&fx, 1, 1, NULL), VMSG_ERR_FULL);
	assert_int_equal(push(&fx, 1, 0, NULL), VMSG_OK);
	assert_int_equal(push(&fx, 1, 0, NULL), VMSG_ERR_FULL);
	raw_complete(&fx, head, 0);

	assert_int_equal(pop(&fx, &cookie, &written), VMSG_OK);

	assert_int_equal(push(&fx, 1, SIZE - 2, NULL), VMSG_OK);
	assert_int_equal(push(&fx, 1, 0, NULL), VMSG_ERR_FULL);
	fixture_fini(&fx);
}

static void nothing_is_visible_before_publish(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	assert_int_equal(push(&fx, 1, 1, NULL), VMSG_OK);
	assert_int_equal(push(&fx, 1, 1, NULL), VMSG_OK);
	assert_int_equal(device_pop(&fx), VMSG_ERR_EMPTY);

	vmsg_driver_queue_publish(&fx.driver);

	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_int_equal(device_pop(&fx), VMSG_ERR_EMPTY);
	fixture_fini(&fx);
}

/* cloud-hypervisor #8401: what a broken queue held was never given back. */
static void every_cookie_comes_back_from_a_broken_queue(void **state)
{
	bool seen[4] = {false, false, false, false};
	void *cookie = NULL;
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	for (int i = 0; i < 3; i++) {
		(void)publish(&fx, 1, 1, &cookies[i]);
	}
	assert_int_equal(push(&fx, 1, 0, &cookies[3]), VMSG_OK);
	raw_complete(&fx, UINT32_MAX, 0);
	assert_breaks(&fx, VMSG_QUEUE_DEFECT_HEAD_RANGE);

	for (int i = 0; i < 4; i++) {
		assert_int_equal(vmsg_driver_queue_pop_unused(&fx.driver, &cookie), VMSG_OK);
		assert_in_range((int *)cookie - cookies, 0, 3);
		assert_false(seen[(int *)cookie - cookies]);
		seen[(int *)cookie - cookies] = true;
	}
	assert_int_equal(vmsg_driver_queue_pop_unused(&fx.driver, &cookie), VMSG_ERR_EMPTY);
	fixture_fini(&fx);
}

static void a_drained_queue_takes_nothing_until_it_is_initialised(void **state)
{
	void *cookie = NULL;
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	assert_int_equal(push(&fx, 1, 1, &cookies[0]), VMSG_OK);
	assert_int_equal(vmsg_driver_queue_pop_unused(&fx.driver, &cookie), VMSG_OK);
	assert_ptr_equal(cookie, &cookies[0]);
	assert_int_equal(push(&fx, 1, 1, NULL), VMSG_ERR_BAD_STATE);

	fixture_start(&fx);

	assert_int_equal(push(&fx, 1, 1, NULL), VMSG_OK);
	vmsg_driver_queue_fini(&fx.driver);
	assert_int_equal(push(&fx, 1, 1, NULL), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_driver_queue_pop_unused(&fx.driver, &cookie), VMSG_ERR_BAD_STATE);
	fixture_fini(&fx);
}

/* MigTD #935: recycling read addresses and links out of the shared table. */
static void the_shared_table_is_worthless_to_the_driver(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);

	for (uint32_t round = 0; round < 100; round++) {
		uint32_t parts = 1 + round % (SIZE - 1);
		uint32_t written = 0;
		void *cookie = NULL;
		uint32_t head = publish(&fx, 1, parts, &cookies[round]);

		memset(fx.ring + fx.layout.desc.offset, 0xff, fx.layout.desc.size);
		memset(raw_avail(&fx), 0xff, fx.layout.driver.size);
		raw_complete(&fx, head, 16 * parts);
		assert_int_equal(pop(&fx, &cookie, &written), VMSG_OK);
		assert_ptr_equal(cookie, &cookies[round]);
		assert_int_equal(written, 16 * parts);
		assert_int_equal(vmsg_driver_queue_free_count(&fx.driver), SIZE);
	}
	fixture_fini(&fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_completed_chain_comes_back_with_its_cookie),
		cmocka_unit_test(a_used_id_outside_the_table_breaks_the_queue),
		cmocka_unit_test(a_used_id_is_compared_in_all_its_32_bits),
		cmocka_unit_test(a_used_id_that_is_no_head_in_flight_breaks_the_queue),
		cmocka_unit_test(a_used_index_ahead_of_what_is_in_flight_breaks_the_queue),
		cmocka_unit_test(a_used_length_is_cut_to_the_writable_bytes_posted),
		cmocka_unit_test(push_refuses_what_no_device_could_take),
		cmocka_unit_test(push_is_full_when_descriptors_run_out_and_works_again_after_pop),
		cmocka_unit_test(nothing_is_visible_before_publish),
		cmocka_unit_test(every_cookie_comes_back_from_a_broken_queue),
		cmocka_unit_test(a_drained_queue_takes_nothing_until_it_is_initialised),
		cmocka_unit_test(the_shared_table_is_worthless_to_the_driver),
	};

	return cmocka_run_group_tests_name("driver_queue", tests, NULL, NULL);
}
