/*
 * frame: what a bus may be, and which frames are let in.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/header.h>
#include <vmsg/wire/ids.h>

#include "core/frame.h"

#define MAX_SIZE VMSG_BUS_MAX_SIZE_MIN
#define PADDING_SIZE 16u

static const struct vmsg_bus_params usual = {
	.revision = VMSG_REVISION,
	.max_size = MAX_SIZE,
};

static const struct vmsg_route route = {.dev_num = 7, .token = 0x1234};

/* A frame of `frame_size` bytes, alone on the heap, whose header says `msg_size`. */
static vmsg_status accept_frame(uint8_t type,
				uint8_t msg_id,
				size_t frame_size,
				uint16_t msg_size,
				struct vmsg_header *ret_header,
				struct vmsg_error *error)
{
	uint8_t header[VMSG_HEADER_SIZE];
	uint8_t *copy = test_calloc(frame_size, 1);
	struct vmsg_route to = route;
	vmsg_status status;

	if ((type & VMSG_TYPE_BUS) != 0) {
		to.dev_num = 0;
	}
	vmsg_header_store(header, type, msg_id, to, msg_size);
	memcpy(copy, header, frame_size < sizeof(header) ? frame_size : sizeof(header));
	status = vmsg_frame_accept(
		&usual, (struct vmsg_bytes){copy, frame_size}, ret_header, error);
	test_free(copy);
	return status;
}

static void a_frame_of_the_largest_size_is_let_in(void **state)
{
	struct vmsg_header header;
	struct vmsg_error error;

	(void)state;

	assert_int_equal(
		accept_frame(0, VMSG_ID_GET_CONFIG, MAX_SIZE, MAX_SIZE, &header, &error), VMSG_OK);
	assert_int_equal(header.type, 0);
	assert_int_equal(header.msg_id, VMSG_ID_GET_CONFIG);
	assert_int_equal(header.dev_num, route.dev_num);
	assert_int_equal(header.token, route.token);
	assert_int_equal(header.msg_size, MAX_SIZE);
}

static void a_message_larger_than_the_bus_carries_is_too_long(void **state)
{
	const struct vmsg_header untouched = {.token = 0x5a5a};
	struct vmsg_header header = untouched;
	struct vmsg_error error;

	(void)state;

	assert_int_equal(
		accept_frame(0, VMSG_ID_GET_CONFIG, MAX_SIZE + 1, MAX_SIZE + 1, &header, &error),
		VMSG_ERR_TOO_LONG);
	assert_int_equal(error.status, VMSG_ERR_TOO_LONG);
	assert_int_equal(error.check, VMSG_CHECK_HEADER_MSG_SIZE_MAX);
	assert_memory_equal(&header, &untouched, sizeof(header));

	assert_int_equal(accept_frame(0,
				      VMSG_ID_GET_CONFIG,
				      VMSG_MESSAGE_MAX,
				      VMSG_MESSAGE_MAX,
				      &header,
				      NULL),
			 VMSG_ERR_TOO_LONG);
}

static void padding_of_the_bus_does_not_count(void **state)
{
	struct vmsg_header header;

	(void)state;

	for (uint16_t size = VMSG_HEADER_SIZE; size <= MAX_SIZE; size++) {
		assert_int_equal(accept_frame(0,
					      VMSG_ID_GET_CONFIG,
					      MAX_SIZE + PADDING_SIZE,
					      size,
					      &header,
					      NULL),
				 VMSG_OK);
		assert_int_equal(header.msg_size, size);
	}
}

static void every_truncation_is_refused(void **state)
{
	struct vmsg_header header;
	struct vmsg_error error;

	(void)state;

	for (size_t size = 0; size < MAX_SIZE; size++) {
		assert_int_equal(
			accept_frame(0, VMSG_ID_GET_CONFIG, size, MAX_SIZE, &header, &error),
			VMSG_ERR_TRUNCATED);
		assert_int_equal(error.status, VMSG_ERR_TRUNCATED);
	}
}

static void a_size_smaller_than_the_header_is_malformed(void **state)
{
	struct vmsg_header header;

	(void)state;

	for (uint16_t size = 0; size < VMSG_HEADER_SIZE; size++) {
		assert_int_equal(
			accept_frame(0, VMSG_ID_GET_CONFIG, MAX_SIZE, size, &header, NULL),
			VMSG_ERR_MALFORMED);
	}
}

static void a_response_to_an_event_is_malformed(void **state)
{
	struct vmsg_header header;

	(void)state;

	assert_int_equal(accept_frame(VMSG_TYPE_RESPONSE,
				      VMSG_ID_EVENT_USED,
				      MAX_SIZE,
				      MAX_SIZE,
				      &header,
				      NULL),
			 VMSG_ERR_MALFORMED);
	assert_int_equal(accept_frame(0, VMSG_ID_EVENT_USED, MAX_SIZE, MAX_SIZE, &header, NULL),
			 VMSG_OK);
}

static void reserved_type_bits_are_let_in_and_cleared(void **state)
{
	const uint8_t known = VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS;
	struct vmsg_header header;

	(void)state;

	for (unsigned type = 0; type <= UINT8_MAX; type++) {
		assert_int_equal(accept_frame((uint8_t)type,
					      VMSG_BUS_ID_PING,
					      MAX_SIZE,
					      MAX_SIZE,
					      &header,
					      NULL),
				 VMSG_OK);
		assert_int_equal(header.type, type & known);
	}
}

static void an_id_without_a_meaning_is_for_the_dispatcher(void **state)
{
	struct vmsg_header header;

	(void)state;

	assert_int_equal(accept_frame(0, UINT8_MAX, MAX_SIZE, MAX_SIZE, &header, NULL), VMSG_OK);
	assert_int_equal(header.msg_id, UINT8_MAX);
}

static void bus_parameters_hold_within_the_limits_of_the_protocol(void **state)
{
	static const struct {
		struct vmsg_bus_params params;
		vmsg_status expected;
	} cases[] = {
		{{VMSG_REVISION, VMSG_BUS_MAX_SIZE_MIN, 0, 1, false}, VMSG_OK},
		{{VMSG_REVISION, VMSG_BUS_MAX_SIZE_USUAL, 0, 1, true}, VMSG_OK},
		{{VMSG_REVISION, VMSG_MESSAGE_MAX, 0, 0, false}, VMSG_OK},
		{{VMSG_REVISION, VMSG_BUS_MAX_SIZE_MIN - 1, 0, 1, false}, VMSG_ERR_OUT_OF_RANGE},
		{{VMSG_REVISION, 0, 0, 1, false}, VMSG_ERR_OUT_OF_RANGE},
		{{VMSG_REVISION, VMSG_MESSAGE_MAX + 1, 0, 1, false}, VMSG_ERR_OUT_OF_RANGE},
		{{VMSG_REVISION, UINT32_MAX, 0, 1, false}, VMSG_ERR_OUT_OF_RANGE},
		{{VMSG_REVISION - 1, VMSG_BUS_MAX_SIZE_MIN, 0, 1, false}, VMSG_ERR_OUT_OF_RANGE},
		{{VMSG_REVISION + 1, VMSG_BUS_MAX_SIZE_MIN, 0, 1, false}, VMSG_ERR_OUT_OF_RANGE},
		{{VMSG_REVISION, VMSG_BUS_MAX_SIZE_MIN, 1, 1, false}, VMSG_ERR_OUT_OF_RANGE},
		{{VMSG_REVISION, VMSG_BUS_MAX_SIZE_MIN, UINT64_C(1) << 63, 1, false},
		 VMSG_ERR_OUT_OF_RANGE},
	};

	(void)state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(vmsg_bus_params_check(&cases[i].params), cases[i].expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_frame_of_the_largest_size_is_let_in),
		cmocka_unit_test(a_message_larger_than_the_bus_carries_is_too_long),
		cmocka_unit_test(padding_of_the_bus_does_not_count),
		cmocka_unit_test(every_truncation_is_refused),
		cmocka_unit_test(a_size_smaller_than_the_header_is_malformed),
		cmocka_unit_test(a_response_to_an_event_is_malformed),
		cmocka_unit_test(reserved_type_bits_are_let_in_and_cleared),
		cmocka_unit_test(an_id_without_a_meaning_is_for_the_dispatcher),
		cmocka_unit_test(bus_parameters_hold_within_the_limits_of_the_protocol),
	};

	return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
