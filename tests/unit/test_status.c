/*
 * status: names of result codes.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/status.h>

#define STATUS(word) {VMSG_ERR_##word, #word}

static const struct {
	vmsg_status status;
	const char *name;
} statuses[] = {
	{VMSG_OK, "OK"},       STATUS(TRUNCATED),   STATUS(MALFORMED), STATUS(UNSUPPORTED),
	STATUS(MISMATCH),      STATUS(OUT_OF_RANGE), STATUS(BAD_CHAIN), STATUS(BAD_ADDRESS),
	STATUS(REJECTED),      STATUS(NO_SPACE),    STATUS(TOO_LONG),  STATUS(BAD_STATE),
	STATUS(EMPTY),         STATUS(FULL),        STATUS(TIMEOUT),   STATUS(CANCELLED),
	STATUS(BUS),           STATUS(BUSY),
};

#define STATUS_COUNT (sizeof(statuses) / sizeof(statuses[0]))

static void every_status_is_named_as_it_is_spelled(void **state)
{
	(void)state;

	for (size_t i = 0; i < STATUS_COUNT; i++) {
		assert_string_equal(vmsg_status_name(statuses[i].status), statuses[i].name);
	}
}

static void codes_are_contiguous_from_ok_down_to_the_last(void **state)
{
	(void)state;

	for (size_t i = 0; i < STATUS_COUNT; i++) {
		assert_int_equal(statuses[i].status, -(vmsg_status)i);
	}
	assert_int_equal(VMSG_STATUS_LAST, -(vmsg_status)(STATUS_COUNT - 1));
}

static void other_numbers_are_unknown(void **state)
{
	static const vmsg_status others[] = {1, 2, VMSG_STATUS_LAST - 1, INT32_MIN, INT32_MAX};

	(void)state;

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_string_equal(vmsg_status_name(others[i]), "UNKNOWN");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_status_is_named_as_it_is_spelled),
		cmocka_unit_test(codes_are_contiguous_from_ok_down_to_the_last),
		cmocka_unit_test(other_numbers_are_unknown),
	};

	return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
