/*
 * pending_time: deadlines, quarantine and cancellation of requests.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "pending_fixture.h"

static void a_token_is_not_given_out_in_quarantine_and_is_after_it(void **state)
{
	struct fixture fixture;
	const uint64_t end_us = TIMEOUT_US + QUARANTINE_US;
	uint16_t quarantined;
	bool is_seen = false;

	(void)state;
	init(&fixture);

	quarantined = add(&fixture, 0, DEV_NUM);
	assert_expires(&fixture, TIMEOUT_US, quarantined);
	for (uint32_t i = 0; i < 2 * TOKEN_COUNT; i++) {
		uint16_t token = add(&fixture, end_us - 1, DEV_NUM);

		assert_int_not_equal(token, quarantined);
		assert_taken(&fixture, token);
	}
	for (uint32_t i = 0; i < 2 * TOKEN_COUNT; i++) {
		uint16_t token = add(&fixture, end_us, DEV_NUM);

		is_seen = is_seen || token == quarantined;
		assert_taken(&fixture, token);
	}
	assert_true(is_seen);
}

static void quarantined_tokens_fill_the_table_until_they_end(void **state)
{
	struct fixture fixture;
	uint16_t token = 0;

	(void)state;
	init(&fixture);

	for (size_t i = 0; i < CAPACITY; i++) {
		(void)add(&fixture, 0, DEV_NUM);
	}
	assert_int_equal(vmsg_pending_cancel(&fixture.pending, 10, DEV_NUM), CAPACITY);
	assert_int_equal(try_add(&fixture, 10 + QUARANTINE_US - 1, DEV_NUM, &token), VMSG_ERR_FULL);
	assert_int_equal(try_add(&fixture, 10 + QUARANTINE_US, DEV_NUM, &token), VMSG_OK);
}

static void a_late_answer_is_counted_and_ends_the_quarantine(void **state)
{
	struct fixture fixture;
	uint16_t tokens[CAPACITY];
	uint16_t token = 0;

	(void)state;
	init(&fixture);

	fill(&fixture, 1, tokens);
	assert_expires(&fixture, TIMEOUT_US, tokens[0]);
	assert_int_equal(try_add(&fixture, TIMEOUT_US, DEV_NUM, &token), VMSG_ERR_FULL);

	assert_not_taken(&fixture, tokens[0]);
	assert_int_equal(fixture.pending.late, 1);
	assert_int_equal(fixture.pending.unmatched, 0);
	assert_int_not_equal(add(&fixture, TIMEOUT_US, DEV_NUM), tokens[0]);

	assert_not_taken(&fixture, tokens[0]);
	assert_int_equal(fixture.pending.late, 1);
	assert_int_equal(fixture.pending.unmatched, 1);
}

static void an_answer_from_elsewhere_does_not_end_a_quarantine(void **state)
{
	struct fixture fixture;
	struct vmsg_pending_entry entry;
	struct vmsg_header response = {
		.type = VMSG_TYPE_RESPONSE,
		.msg_id = VMSG_ID_GET_CONFIG,
		.dev_num = OTHER_DEV_NUM,
	};

	(void)state;
	init(&fixture);

	response.token = add(&fixture, 0, DEV_NUM);
	assert_expires(&fixture, TIMEOUT_US, response.token);
	assert_int_equal(vmsg_pending_take(&fixture.pending, &response, &entry), VMSG_ERR_MISMATCH);
	assert_int_equal(fixture.pending.mismatched, 1);
	assert_int_equal(fixture.pending.late, 0);
	assert_not_taken(&fixture, response.token);
	assert_int_equal(fixture.pending.late, 1);
}

static void requests_expire_at_their_deadline_and_not_before(void **state)
{
	struct fixture fixture;
	struct vmsg_pending_entry entry;
	uint16_t token;

	(void)state;
	init(&fixture);

	token = add(&fixture, 100, DEV_NUM);
	assert_none_expires(&fixture, 100 + TIMEOUT_US - 1);
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 1);

	assert_int_equal(vmsg_pending_expire(&fixture.pending, 100 + TIMEOUT_US, &entry), VMSG_OK);
	assert_int_equal(entry.token, token);
	assert_int_equal(entry.deadline_us, 100 + TIMEOUT_US);
	assert_ptr_equal(entry.owner, &fixture);
	assert_int_equal(entry.state, VMSG_PENDING_WAITING);
	assert_int_equal(fixture.pending.timeouts, 1);
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 0);
	assert_none_expires(&fixture, 100 + TIMEOUT_US);
	assert_none_expires(&fixture, UINT64_MAX);
}

static void an_answer_to_one_request_does_not_expire_another(void **state)
{
	struct fixture fixture;
	uint16_t answered;
	uint16_t waiting;

	(void)state;
	init(&fixture);

	answered = add(&fixture, 0, DEV_NUM);
	waiting = add(&fixture, 100, DEV_NUM);
	assert_taken(&fixture, answered);
	assert_none_expires(&fixture, TIMEOUT_US);
	assert_none_expires(&fixture, TIMEOUT_US + 99);
	assert_expires(&fixture, TIMEOUT_US + 100, waiting);
}

static void a_quarantine_outlasts_the_deadline_of_another_request(void **state)
{
	struct fixture fixture;
	uint16_t quarantined;
	uint16_t waiting;

	(void)state;
	init(&fixture);

	quarantined = add(&fixture, 0, DEV_NUM);
	waiting = add(&fixture, 100, DEV_NUM);
	assert_expires(&fixture, TIMEOUT_US, quarantined);
	assert_expires(&fixture, TIMEOUT_US + 100, waiting);
	assert_not_taken(&fixture, quarantined);
	assert_int_equal(fixture.pending.late, 1);
}

static void taking_back_a_request_does_not_end_a_quarantine(void **state)
{
	struct fixture fixture;
	uint16_t token;

	(void)state;
	init(&fixture);

	token = add(&fixture, 0, DEV_NUM);
	assert_expires(&fixture, TIMEOUT_US, token);
	vmsg_pending_forget(&fixture.pending, token);
	assert_not_taken(&fixture, token);
	assert_int_equal(fixture.pending.late, 1);
}

static void the_earliest_deadline_expires_first(void **state)
{
	struct fixture fixture;
	uint16_t first;
	uint16_t second;
	uint16_t third;

	(void)state;
	init(&fixture);

	/* Times that go back put the deadlines out of the order of the entries. */
	third = add(&fixture, 30, DEV_NUM);
	first = add(&fixture, 10, OTHER_DEV_NUM);
	second = add(&fixture, 20, DEV_NUM);

	assert_expires(&fixture, UINT64_MAX, first);
	assert_expires(&fixture, UINT64_MAX, second);
	assert_expires(&fixture, UINT64_MAX, third);
	assert_none_expires(&fixture, UINT64_MAX);
	assert_int_equal(fixture.pending.timeouts, 3);
}

static void the_next_deadline_is_the_earliest_of_the_waiting(void **state)
{
	struct fixture fixture;
	uint16_t first;
	uint16_t second;

	(void)state;
	init(&fixture);

	assert_true(vmsg_pending_next_deadline_us(&fixture.pending) == VMSG_PENDING_NEVER_US);
	second = add(&fixture, 20, DEV_NUM);
	assert_int_equal(vmsg_pending_next_deadline_us(&fixture.pending), 20 + TIMEOUT_US);
	first = add(&fixture, 10, DEV_NUM);
	assert_int_equal(vmsg_pending_next_deadline_us(&fixture.pending), 10 + TIMEOUT_US);

	assert_expires(&fixture, 10 + TIMEOUT_US, first);
	assert_int_equal(vmsg_pending_next_deadline_us(&fixture.pending), 20 + TIMEOUT_US);
	assert_taken(&fixture, second);
	assert_true(vmsg_pending_next_deadline_us(&fixture.pending) == VMSG_PENDING_NEVER_US);
}

static void deadlines_near_the_end_of_time_do_not_wrap(void **state)
{
	struct fixture fixture;
	uint16_t token;

	(void)state;
	init(&fixture);

	token = add(&fixture, UINT64_MAX - 1, DEV_NUM);
	assert_none_expires(&fixture, UINT64_MAX - 1);
	assert_expires(&fixture, UINT64_MAX, token);
}

static void cancelling_ends_what_was_asked_of_one_device_only(void **state)
{
	struct fixture fixture;
	struct vmsg_pending_entry entry;
	struct vmsg_header response = {
		.type = VMSG_TYPE_RESPONSE,
		.msg_id = VMSG_ID_GET_CONFIG,
		.dev_num = OTHER_DEV_NUM,
	};
	uint16_t first;
	uint16_t second;

	(void)state;
	init(&fixture);

	first = add(&fixture, 0, DEV_NUM);
	response.token = add(&fixture, 0, OTHER_DEV_NUM);
	second = add(&fixture, 0, DEV_NUM);
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 2);
	assert_int_equal(vmsg_pending_count(&fixture.pending, OTHER_DEV_NUM), 1);

	assert_int_equal(vmsg_pending_cancel(&fixture.pending, 5, DEV_NUM), 2);
	assert_int_equal(vmsg_pending_cancel(&fixture.pending, 5, DEV_NUM), 0);
	assert_int_equal(vmsg_pending_count(&fixture.pending, DEV_NUM), 0);
	assert_not_taken(&fixture, first);
	assert_not_taken(&fixture, second);
	assert_int_equal(fixture.pending.late, 2);
	assert_int_equal(fixture.pending.timeouts, 0);

	assert_int_equal(vmsg_pending_count(&fixture.pending, OTHER_DEV_NUM), 1);
	assert_int_equal(vmsg_pending_take(&fixture.pending, &response, &entry), VMSG_OK);
}

static void a_cancelled_request_does_not_expire(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	(void)add(&fixture, 0, DEV_NUM);
	assert_int_equal(vmsg_pending_cancel(&fixture.pending, 0, DEV_NUM), 1);
	assert_true(vmsg_pending_next_deadline_us(&fixture.pending) == VMSG_PENDING_NEVER_US);
	assert_none_expires(&fixture, UINT64_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_token_is_not_given_out_in_quarantine_and_is_after_it),
		cmocka_unit_test(quarantined_tokens_fill_the_table_until_they_end),
		cmocka_unit_test(a_late_answer_is_counted_and_ends_the_quarantine),
		cmocka_unit_test(an_answer_from_elsewhere_does_not_end_a_quarantine),
		cmocka_unit_test(requests_expire_at_their_deadline_and_not_before),
		cmocka_unit_test(an_answer_to_one_request_does_not_expire_another),
		cmocka_unit_test(a_quarantine_outlasts_the_deadline_of_another_request),
		cmocka_unit_test(taking_back_a_request_does_not_end_a_quarantine),
		cmocka_unit_test(the_earliest_deadline_expires_first),
		cmocka_unit_test(the_next_deadline_is_the_earliest_of_the_waiting),
		cmocka_unit_test(deadlines_near_the_end_of_time_do_not_wrap),
		cmocka_unit_test(cancelling_ends_what_was_asked_of_one_device_only),
		cmocka_unit_test(a_cancelled_request_does_not_expire),
	};

	return cmocka_run_group_tests_name("pending_time", tests, NULL, NULL);
}
