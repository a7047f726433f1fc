/*
 * pending: tokens, and which response answers which request.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "pending_fixture.h"

static void the_answer_brings_back_what_was_noted(void **state)
{
	struct fixture fixture;
	struct vmsg_pending_entry entry;
	uint16_t token;

	(void)state;
	init(&fixture);

	token = add(&fixture, 100, DEV_NUM);
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 1);

	assert_int_equal(take(&fixture, token, &entry), VMSG_OK);
	assert_int_equal(entry.deadline_us, 100 + TIMEOUT_US);
	assert_ptr_equal(entry.owner, &fixture);
	assert_int_equal(entry.epoch, EPOCH);
	assert_int_equal(entry.dev_num, DEV_NUM);
	assert_int_equal(entry.token, token);
	assert_int_equal(entry.type, 0);
	assert_int_equal(entry.msg_id, VMSG_ID_GET_CONFIG);
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 0);
}

static void a_second_answer_matches_nothing(void **state)
{
	struct fixture fixture;
	uint16_t token;

	(void)state;
	init(&fixture);

	token = add(&fixture, 0, DEV_NUM);
	assert_taken(&fixture, token);
	assert_not_taken(&fixture, token);
	assert_int_equal(fixture.pending.unmatched, 1);
	assert_int_equal(fixture.pending.late, 0);
	assert_int_equal(fixture.pending.mismatched, 0);
}

static void no_token_matches_an_empty_table(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	for (uint32_t token = 0; token <= UINT16_MAX; token++) {
		assert_not_taken(&fixture, (uint16_t)token);
	}
	assert_int_equal(fixture.pending.unmatched, UINT16_MAX + 1);
}

static void no_other_token_matches_a_waiting_request(void **state)
{
	struct fixture fixture;
	uint16_t waiting;

	(void)state;
	init(&fixture);

	waiting = add(&fixture, 0, DEV_NUM);
	for (uint32_t token = 0; token <= UINT16_MAX; token++) {
		if (token != waiting) {
			assert_not_taken(&fixture, (uint16_t)token);
		}
	}
	assert_int_equal(fixture.pending.unmatched, UINT16_MAX);
	assert_taken(&fixture, waiting);
}

static void an_answer_from_elsewhere_leaves_the_request_waiting(void **state)
{
	static const struct vmsg_header others[] = {
		{VMSG_TYPE_RESPONSE, VMSG_ID_GET_CONFIG, OTHER_DEV_NUM, 0, VMSG_HEADER_SIZE},
		{VMSG_TYPE_RESPONSE, VMSG_ID_GET_CONFIG, 0, 0, VMSG_HEADER_SIZE},
		{VMSG_TYPE_RESPONSE, VMSG_ID_SET_CONFIG, DEV_NUM, 0, VMSG_HEADER_SIZE},
		{VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS, VMSG_ID_GET_CONFIG, DEV_NUM, 0, 0},
		{0, VMSG_ID_GET_CONFIG, DEV_NUM, 0, VMSG_HEADER_SIZE}, /* a request */
	};
	struct fixture fixture;
	struct vmsg_pending_entry entry;
	uint16_t token;

	(void)state;
	init(&fixture);

	token = add(&fixture, 0, DEV_NUM);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct vmsg_header response = others[i];

		response.token = token;
		assert_int_equal(vmsg_pending_take(&fixture.pending, &response, &entry),
				 VMSG_ERR_MISMATCH);
		assert_int_equal(fixture.pending.mismatched, i + 1);
	}
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 1);
	assert_taken(&fixture, token);
}

static void answers_may_come_in_any_order(void **state)
{
	struct fixture fixture;
	uint16_t tokens[CAPACITY];

	(void)state;
	init(&fixture);

	fill(&fixture, 0, tokens);
	assert_taken(&fixture, tokens[1]);
	assert_taken(&fixture, tokens[3]);
	assert_taken(&fixture, tokens[2]);
	assert_taken(&fixture, tokens[0]);
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 0);
}

static void every_token_is_used_once_before_one_is_used_again(void **state)
{
	static bool is_used[TOKEN_COUNT + 1];
	struct fixture fixture;

	(void)state;
	init(&fixture);
	memset(is_used, 0, sizeof(is_used));

	for (uint32_t i = 0; i < TOKEN_COUNT; i++) {
		uint16_t token = add(&fixture, 0, DEV_NUM);

		assert_int_not_equal(token, 0);
		assert_false(is_used[token]);
		is_used[token] = true;
		assert_taken(&fixture, token);
	}
	assert_true(is_used[add(&fixture, 0, DEV_NUM)]);
}

static void a_token_is_not_given_out_while_its_request_waits(void **state)
{
	struct fixture fixture;
	uint16_t waiting;

	(void)state;
	init(&fixture);

	waiting = add(&fixture, 0, DEV_NUM);
	for (uint32_t i = 0; i < 2 * TOKEN_COUNT; i++) {
		uint16_t token = add(&fixture, 0, DEV_NUM);

		assert_int_not_equal(token, 0);
		assert_int_not_equal(token, waiting);
		assert_taken(&fixture, token);
	}
	assert_taken(&fixture, waiting);
}

static void a_full_table_takes_no_request_until_one_is_answered(void **state)
{
	struct fixture fixture;
	uint16_t tokens[CAPACITY];
	uint16_t token = 0;

	(void)state;
	init(&fixture);

	fill(&fixture, 0, tokens);
	/* Whichever entry is the free one and wherever the tokens stand, their wrap included. */
	for (size_t i = 0; i < CAPACITY; i++) {
		for (uint32_t round = 0; round < TOKEN_COUNT; round++) {
			assert_int_equal(try_add(&fixture, 0, DEV_NUM, &token), VMSG_ERR_FULL);
			assert_int_equal(token, 0);
			assert_taken(&fixture, tokens[i]);
			tokens[i] = add(&fixture, 0, DEV_NUM);
		}
	}
}

static void a_bus_request_is_not_one_to_device_zero(void **state)
{
	struct fixture fixture;
	struct vmsg_pending_entry entry;
	struct vmsg_header response = {
		.type = VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS,
		.msg_id = VMSG_BUS_ID_PING,
	};

	(void)state;
	init(&fixture);

	assert_int_equal(vmsg_pending_add(&fixture.pending,
					  0,
					  0,
					  VMSG_TYPE_BUS,
					  VMSG_BUS_ID_PING,
					  0,
					  NULL,
					  &response.token),
			 VMSG_OK);
	assert_int_equal(vmsg_pending_count(&fixture.pending, 0), 0);
	assert_int_equal(vmsg_pending_cancel(&fixture.pending, 0, 0), 0);
	assert_int_equal(vmsg_pending_take(&fixture.pending, &response, &entry), VMSG_OK);
}

static void a_request_the_bus_refused_can_be_taken_back(void **state)
{
	struct fixture fixture;
	uint16_t token;

	(void)state;
	init(&fixture);

	token = add(&fixture, 0, DEV_NUM);
	vmsg_pending_forget(&fixture.pending, (uint16_t)(token + CAPACITY));
	vmsg_pending_forget(&fixture.pending, (uint16_t)(token + 1));
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 1);
	vmsg_pending_forget(&fixture.pending, token);
	vmsg_pending_forget(&fixture.pending, token);
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 0);
	assert_true(vmsg_pending_next_deadline_us(&fixture.pending) == VMSG_PENDING_NEVER_US);
	assert_not_taken(&fixture, token);
	assert_int_equal(fixture.pending.unmatched, 1);
	for (size_t i = 0; i < CAPACITY; i++) {
		(void)add(&fixture, 0, DEV_NUM);
	}
}

static void a_table_that_cannot_work_is_refused(void **state)
{
	static const struct {
		uint32_t capacity;
		uint64_t timeout_us;
		vmsg_status expected;
	} cases[] = {
		{1, 1, VMSG_OK},
		{0, 1, VMSG_ERR_OUT_OF_RANGE},
		{VMSG_PENDING_CAPACITY_MAX + 1, 1, VMSG_ERR_OUT_OF_RANGE},
		{UINT32_MAX, 1, VMSG_ERR_OUT_OF_RANGE},
		{1, 0, VMSG_ERR_OUT_OF_RANGE},
	};
	struct vmsg_pending_entry entries[1];
	struct vmsg_pending pending;

	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct vmsg_pending_config config = {
			.entries = entries,
			.capacity = cases[i].capacity,
			.timeout_us = cases[i].timeout_us,
		};

		assert_int_equal(vmsg_pending_init(&pending, &config), cases[i].expected);
	}
}

static void the_largest_table_holds_a_request_for_every_token(void **state)
{
	static struct vmsg_pending_entry entries[VMSG_PENDING_CAPACITY_MAX];
	const struct vmsg_pending_config config = {
		.entries = entries,
		.capacity = VMSG_PENDING_CAPACITY_MAX,
		.timeout_us = TIMEOUT_US,
	};
	struct vmsg_pending pending;
	uint16_t token = 0;

	(void)state;

	assert_int_equal(vmsg_pending_init(&pending, &config), VMSG_OK);
	for (uint32_t i = 0; i < VMSG_PENDING_CAPACITY_MAX; i++) {
		assert_int_equal(vmsg_pending_add(&pending, 0, DEV_NUM, 0, 0, 0, NULL, &token),
				 VMSG_OK);
	}
	assert_int_equal(vmsg_pending_add(&pending, 0, DEV_NUM, 0, 0, 0, NULL, &token),
			 VMSG_ERR_FULL);
	assert_int_equal(vmsg_pending_count(&pending, DEV_NUM), VMSG_PENDING_CAPACITY_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_answer_brings_back_what_was_noted),
		cmocka_unit_test(a_second_answer_matches_nothing),
		cmocka_unit_test(no_token_matches_an_empty_table),
		cmocka_unit_test(no_other_token_matches_a_waiting_request),
		cmocka_unit_test(an_answer_from_elsewhere_leaves_the_request_waiting),
		cmocka_unit_test(answers_may_come_in_any_order),
		cmocka_unit_test(every_token_is_used_once_before_one_is_used_again),
		cmocka_unit_test(a_token_is_not_given_out_while_its_request_waits),
		cmocka_unit_test(a_full_table_takes_no_request_until_one_is_answered),
		cmocka_unit_test(a_bus_request_is_not_one_to_device_zero),
		cmocka_unit_test(a_request_the_bus_refused_can_be_taken_back),
		cmocka_unit_test(a_table_that_cannot_work_is_refused),
		cmocka_unit_test(the_largest_table_holds_a_request_for_every_token),
	};

	return cmocka_run_group_tests_name("pending", tests, NULL, NULL);
}
