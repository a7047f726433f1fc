/*
 * The header as one particular message: parse_as says what parse and a comparison say.
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

#include "vectors.h"

#define TYPES (VMSG_TYPE_MASK + 1u)
#define IDS (UINT8_MAX + 1u)

/* What one of the two ways of parsing said. */
struct verdict {
	vmsg_status status;
	struct vmsg_error error;
	struct vmsg_header header;
	struct vmsg_bytes payload;
};

static struct verdict untouched(void)
{
	struct verdict verdict;

	memset(&verdict, 0x5a, sizeof(verdict));
	return verdict;
}

static struct verdict by_comparison(struct vmsg_bytes frame, uint8_t type, uint8_t msg_id)
{
	struct verdict found = untouched();
	struct vmsg_header header;
	struct vmsg_bytes payload;

	found.status = vmsg_header_parse(frame, &header, &payload, &found.error);
	if (found.status != VMSG_OK) {
		return found;
	}
	if (header.type != type || header.msg_id != msg_id) {
		found.status = vmsg_fail(&found.error, VMSG_CHECK_HEADER_KNOWN);
		return found;
	}
	found.header = header;
	found.payload = payload;
	return found;
}

static struct verdict by_parse_as(struct vmsg_bytes frame, uint8_t type, uint8_t msg_id)
{
	struct verdict found = untouched();

	found.status = vmsg_header_parse_as(frame,
					    type,
					    msg_id,
					    &found.header,
					    &found.payload,
					    &found.error);
	return found;
}

static void assert_same(struct vmsg_bytes frame, uint8_t type, uint8_t msg_id)
{
	const struct verdict wanted = by_comparison(frame, type, msg_id);
	const struct verdict got = by_parse_as(frame, type, msg_id);

	assert_int_equal(got.status, wanted.status);
	assert_int_equal(got.error.status, wanted.error.status);
	assert_int_equal(got.error.offset, wanted.error.offset);
	assert_int_equal(got.error.field, wanted.error.field);
	assert_int_equal(got.error.rule, wanted.error.rule);
	assert_int_equal(got.error.check, wanted.error.check);
	assert_int_equal(got.header.type, wanted.header.type);
	assert_int_equal(got.header.msg_id, wanted.header.msg_id);
	assert_int_equal(got.header.dev_num, wanted.header.dev_num);
	assert_int_equal(got.header.token, wanted.header.token);
	assert_int_equal(got.header.msg_size, wanted.header.msg_size);
	assert_ptr_equal(got.payload.data, wanted.payload.data);
	assert_int_equal(got.payload.size, wanted.payload.size);
}

/* Every message there is, and the ids next to them that nobody has. */
static void assert_same_as_any_message(struct vmsg_bytes frame)
{
	for (unsigned int type = 0; type < TYPES; type++) {
		for (unsigned int msg_id = 0; msg_id < IDS; msg_id++) {
			assert_same(frame, (uint8_t)type, (uint8_t)msg_id);
		}
	}
}

static void frames_of_every_vector_are_read_alike(void **state)
{
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < vmsg_vector_group_count; i++) {
		for (size_t j = 0; j < vmsg_vector_groups[i].count; j++, count++) {
			assert_same_as_any_message(vmsg_vector_groups[i].vectors[j].frame);
		}
	}
	print_message("%zu frames, each as %u messages\n", count, TYPES * IDS);
	assert_true(count > 1000);
}

static void every_byte_of_a_header_matters_alike(void **state)
{
	const uint8_t values[] = {0,
				  1,
				  2,
				  3,
				  VMSG_HEADER_SIZE - 1,
				  VMSG_HEADER_SIZE,
				  VMSG_HEADER_SIZE + 1,
				  VMSG_MSG_ID_EVENT,
				  0xff};
	uint8_t room[VMSG_HEADER_SIZE + 1] = {0};

	(void)state;
	for (size_t i = 0; i < VMSG_HEADER_SIZE * sizeof(values) * sizeof(values); i++) {
		const size_t at = i / (sizeof(values) * sizeof(values));

		memset(room, 0, sizeof(room));
		vmsg_header_store(room,
				  0,
				  VMSG_ID_GET_DEVICE_INFO,
				  (struct vmsg_route){0, 0},
				  VMSG_HEADER_SIZE);
		room[at] = values[i % sizeof(values)];
		room[(at + 1) % VMSG_HEADER_SIZE] = values[i / sizeof(values) % sizeof(values)];
		for (size_t size = 0; size <= sizeof(room); size++) {
			assert_same((struct vmsg_bytes){room, size},
				    room[0] & VMSG_TYPE_MASK,
				    room[1]);
			assert_same((struct vmsg_bytes){room, size}, 0, VMSG_ID_GET_DEVICE_INFO);
		}
	}
}

static void message_of_its_own_kind_is_accepted(void **state)
{
	size_t accepted = 0;

	(void)state;
	for (size_t i = 0; i < vmsg_vector_group_count; i++) {
		for (size_t j = 0; j < vmsg_vector_groups[i].count; j++) {
			const struct vmsg_vector *vector = &vmsg_vector_groups[i].vectors[j];
			const struct vmsg_bytes frame = vector->frame;

			if (vector->expect != NULL) {
				continue;
			}
			accepted++;
			assert_int_equal(
				by_parse_as(frame, frame.data[0] & VMSG_TYPE_MASK, frame.data[1])
					.status,
				VMSG_OK);
		}
	}
	assert_true(accepted > 100);
}

static void refusal_needs_no_place_for_its_reason(void **state)
{
	const struct vmsg_bytes nothing = {NULL, 0};
	struct vmsg_header header;
	struct vmsg_bytes payload;

	(void)state;
	assert_int_equal(vmsg_header_parse_as(nothing, 0, 0, &header, &payload, NULL),
			 VMSG_ERR_TRUNCATED);
	assert_int_equal(vmsg_header_refuse(nothing, NULL), VMSG_ERR_TRUNCATED);
}

static void refusing_a_sound_header_says_that_it_is_another_message(void **state)
{
	uint8_t room[VMSG_HEADER_SIZE];
	struct vmsg_error error = {0};

	(void)state;
	vmsg_header_store(room,
			  0,
			  VMSG_ID_GET_DEVICE_INFO,
			  (struct vmsg_route){0, 0},
			  VMSG_HEADER_SIZE);
	assert_int_equal(vmsg_header_refuse((struct vmsg_bytes){room, sizeof(room)}, &error),
			 VMSG_ERR_UNSUPPORTED);
	assert_int_equal(error.check, VMSG_CHECK_HEADER_KNOWN);
	assert_int_equal(error.field, VMSG_FIELD_MSG_ID);
}

static void status_of_a_refusal_is_passed_on(void **state)
{
	(void)state;
	assert_int_equal(vmsg_refused(VMSG_ERR_TRUNCATED), VMSG_ERR_TRUNCATED);
	assert_int_equal(vmsg_refused(VMSG_ERR_UNSUPPORTED), VMSG_ERR_UNSUPPORTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frames_of_every_vector_are_read_alike),
		cmocka_unit_test(every_byte_of_a_header_matters_alike),
		cmocka_unit_test(message_of_its_own_kind_is_accepted),
		cmocka_unit_test(refusal_needs_no_place_for_its_reason),
		cmocka_unit_test(refusing_a_sound_header_says_that_it_is_another_message),
		cmocka_unit_test(status_of_a_refusal_is_passed_on),
	};

	return cmocka_run_group_tests_name("header", tests, NULL, NULL);
}
