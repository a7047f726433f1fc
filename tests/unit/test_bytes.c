/*
 * bytes: little-endian loads and stores, on the native and on the portable path.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The portable path under other names, so that both are in this program. */
#define VMSG_BYTES_PORTABLE
#define vmsg_bytes portable_bytes
#define vmsg_span portable_span
#define vmsg_load_u8 portable_load_u8
#define vmsg_load_le16 portable_load_le16
#define vmsg_load_le32 portable_load_le32
#define vmsg_load_le64 portable_load_le64
#define vmsg_store_u8 portable_store_u8
#define vmsg_store_le16 portable_store_le16
#define vmsg_store_le32 portable_store_le32
#define vmsg_store_le64 portable_store_le64
#define vmsg_store_bytes portable_store_bytes
#include <vmsg/bytes.h>
#if VMSG_BYTES_NATIVE
#error "VMSG_BYTES_PORTABLE does not choose the portable path"
#endif
#undef VMSG_BYTES_H
#undef VMSG_BYTES_NATIVE
#undef VMSG_BYTES_PORTABLE
#undef vmsg_bytes
#undef vmsg_span
#undef vmsg_load_u8
#undef vmsg_load_le16
#undef vmsg_load_le32
#undef vmsg_load_le64
#undef vmsg_store_u8
#undef vmsg_store_le16
#undef vmsg_store_le32
#undef vmsg_store_le64
#undef vmsg_store_bytes
#include <vmsg/bytes.h>

#define ALIGNMENTS 8u
#define ROOM_SIZE (ALIGNMENTS + 8u + 1u)
#define UNTOUCHED 0x5au

/* 0x8877665544332211 as it travels. */
static const uint8_t wire[8] = {0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88};

static const uint64_t values[] = {
	0,
	1,
	0x80,
	0xff,
	0x0100,
	0x7fff,
	0x8000,
	0xffff,
	0x00010000,
	0x7fffffff,
	0x80000000,
	0xffffffff,
	0x0000000100000000,
	0x0123456789abcdef,
	0x7fffffffffffffff,
	0x8000000000000000,
	0xffffffffffffffff,
};

#define VALUE_COUNT (sizeof(values) / sizeof(values[0]))

static void loads_take_the_least_significant_byte_first(void **state)
{
	(void)state;

	assert_int_equal(vmsg_load_u8(wire), 0x11);
	assert_int_equal(vmsg_load_le16(wire), 0x2211);
	assert_int_equal(vmsg_load_le32(wire), 0x44332211);
	assert_true(vmsg_load_le64(wire) == 0x8877665544332211);

	assert_int_equal(portable_load_u8(wire), 0x11);
	assert_int_equal(portable_load_le16(wire), 0x2211);
	assert_int_equal(portable_load_le32(wire), 0x44332211);
	assert_true(portable_load_le64(wire) == 0x8877665544332211);
}

/* Exactly `size` bytes at `offset` are the first of wire[]; the others are as before. */
static void assert_only_stored(const uint8_t *room, size_t offset, size_t size)
{
	for (size_t i = 0; i < ROOM_SIZE; i++) {
		if (i >= offset && i < offset + size) {
			assert_int_equal(room[i], wire[i - offset]);
		} else {
			assert_int_equal(room[i], UNTOUCHED);
		}
	}
}

static void stores_write_their_bytes_and_no_other_at_every_alignment(void **state)
{
	uint8_t room[ROOM_SIZE];

	(void)state;

#define CHECK_STORE(function, value, size)                                                        \
	memset(room, UNTOUCHED, sizeof(room));                                                    \
	function(room + at, value);                                                               \
	assert_only_stored(room, at, size)

	for (size_t at = 0; at < ALIGNMENTS; at++) {
		CHECK_STORE(vmsg_store_u8, 0x11, 1);
		CHECK_STORE(vmsg_store_le16, 0x2211, 2);
		CHECK_STORE(vmsg_store_le32, 0x44332211, 4);
		CHECK_STORE(vmsg_store_le64, 0x8877665544332211, 8);
		CHECK_STORE(portable_store_u8, 0x11, 1);
		CHECK_STORE(portable_store_le16, 0x2211, 2);
		CHECK_STORE(portable_store_le32, 0x44332211, 4);
		CHECK_STORE(portable_store_le64, 0x8877665544332211, 8);
	}
#undef CHECK_STORE
}

static void both_paths_agree_on_every_value_and_alignment(void **state)
{
	uint8_t native[ROOM_SIZE];
	uint8_t portable[ROOM_SIZE];

	(void)state;

#define CHECK_AGREE(bits, value)                                                                  \
	memset(native, UNTOUCHED, sizeof(native));                                                \
	memset(portable, UNTOUCHED, sizeof(portable));                                            \
	vmsg_store_le##bits(native + at, (uint##bits##_t)(value));                                \
	portable_store_le##bits(portable + at, (uint##bits##_t)(value));                          \
	assert_memory_equal(native, portable, sizeof(native));                                    \
	assert_true(vmsg_load_le##bits(portable + at) == (uint##bits##_t)(value));                \
	assert_true(portable_load_le##bits(native + at) == (uint##bits##_t)(value))

	for (size_t i = 0; i < VALUE_COUNT; i++) {
		for (size_t at = 0; at < ALIGNMENTS; at++) {
			CHECK_AGREE(16, values[i]);
			CHECK_AGREE(32, values[i]);
			CHECK_AGREE(64, values[i]);
		}
	}
#undef CHECK_AGREE
}

static void copying_a_range_writes_its_bytes_and_no_other(void **state)
{
	uint8_t room[ROOM_SIZE];

	(void)state;

	for (size_t size = 0; size <= sizeof(wire); size++) {
		memset(room, UNTOUCHED, sizeof(room));
		vmsg_store_bytes(room + 1, (struct vmsg_bytes){wire, size});
		assert_only_stored(room, 1, size);
	}
}

static void copying_an_empty_range_needs_neither_source_nor_room(void **state)
{
	(void)state;

	vmsg_store_bytes(NULL, (struct vmsg_bytes){NULL, 0});
	portable_store_bytes(NULL, (struct portable_bytes){NULL, 0});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loads_take_the_least_significant_byte_first),
		cmocka_unit_test(stores_write_their_bytes_and_no_other_at_every_alignment),
		cmocka_unit_test(both_paths_agree_on_every_value_and_alignment),
		cmocka_unit_test(copying_a_range_writes_its_bytes_and_no_other),
		cmocka_unit_test(copying_an_empty_range_needs_neither_source_nor_room),
	};

	return cmocka_run_group_tests_name("bytes", tests, NULL, NULL);
}
