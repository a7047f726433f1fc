/*
 * shm: access to memory a peer can write.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/shm.h>

#define MEMORY_SIZE 32u
#define UNTOUCHED 0x5au

/* 0x8877665544332211 in shared memory. */
static const uint8_t shared[8] = {0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88};

struct memory {
	_Alignas(16) uint8_t bytes[MEMORY_SIZE];
};

static struct vmsg_shm *fill(struct memory *memory)
{
	memset(memory->bytes, UNTOUCHED, sizeof(memory->bytes));
	return vmsg_shm_from_pointer(memory->bytes);
}

/* Exactly `size` bytes at `offset` are the first of shared[]; the others are as before. */
static void assert_only_stored(const struct memory *memory, size_t offset, size_t size)
{
	for (size_t i = 0; i < MEMORY_SIZE; i++) {
		if (i >= offset && i < offset + size) {
			assert_int_equal(memory->bytes[i], shared[i - offset]);
		} else {
			assert_int_equal(memory->bytes[i], UNTOUCHED);
		}
	}
}

static void scalars_are_loaded_least_significant_byte_first(void **state)
{
	struct memory memory;
	struct vmsg_shm *shm = fill(&memory);

	(void)state;

	memcpy(memory.bytes + 8, shared, sizeof(shared));
	shm = vmsg_shm_at(shm, 8);
	assert_int_equal(vmsg_shm_load_le16(shm), 0x2211);
	assert_int_equal(vmsg_shm_load_le16_acquire(shm), 0x2211);
	assert_int_equal(vmsg_shm_load_le32(shm), 0x44332211);
	assert_int_equal(vmsg_shm_load_le32_acquire(shm), 0x44332211);
	assert_true(vmsg_shm_load_le64(shm) == 0x8877665544332211);
}

static void scalars_are_stored_least_significant_byte_first_and_alone(void **state)
{
	struct memory memory;

	(void)state;

#define CHECK_STORE(function, value, size)                                                        \
	function(vmsg_shm_at(fill(&memory), 8), value);                                           \
	assert_only_stored(&memory, 8, size)

	CHECK_STORE(vmsg_shm_store_le16, 0x2211, 2);
	CHECK_STORE(vmsg_shm_store_le16_release, 0x2211, 2);
	CHECK_STORE(vmsg_shm_store_le32, 0x44332211, 4);
	CHECK_STORE(vmsg_shm_store_le32_release, 0x44332211, 4);
	CHECK_STORE(vmsg_shm_store_le64, 0x8877665544332211, 8);
#undef CHECK_STORE
}

static void scalars_work_at_every_address_aligned_to_their_own_size(void **state)
{
	struct memory memory;

	(void)state;

#define CHECK_ALIGNED(bits)                                                                       \
	for (size_t at = 0; at < MEMORY_SIZE; at += bits / 8) {                                   \
		struct vmsg_shm *shm = vmsg_shm_at(fill(&memory), at);                            \
                                                                                                  \
		vmsg_shm_store_le##bits(shm, (uint##bits##_t)0x8877665544332211);                 \
		assert_true(vmsg_shm_load_le##bits(shm) == (uint##bits##_t)0x8877665544332211);   \
		assert_int_equal(memory.bytes[at], 0x11);                                         \
	}

	CHECK_ALIGNED(16)
	CHECK_ALIGNED(32)
	CHECK_ALIGNED(64)
#undef CHECK_ALIGNED
}

static void reading_copies_out_exactly_what_was_asked(void **state)
{
	struct memory memory;
	struct memory copy;
	struct vmsg_shm *shm = fill(&memory);

	(void)state;

	memcpy(memory.bytes + 3, shared, sizeof(shared));
	for (size_t size = 0; size <= sizeof(shared); size++) {
		(void)fill(&copy);
		vmsg_shm_read(copy.bytes + 1, vmsg_shm_at(shm, 3), size);
		assert_only_stored(&copy, 1, size);
	}
}

static void a_copy_that_was_read_does_not_follow_the_peer(void **state)
{
	struct memory memory;
	uint8_t copy[4];
	struct vmsg_shm *shm = fill(&memory);

	(void)state;

	vmsg_shm_read(copy, shm, sizeof(copy));
	vmsg_shm_zero(shm, MEMORY_SIZE);
	for (size_t i = 0; i < sizeof(copy); i++) {
		assert_int_equal(copy[i], UNTOUCHED);
	}
}

static void writing_changes_exactly_what_was_given(void **state)
{
	struct memory memory;

	(void)state;

	for (size_t size = 0; size <= sizeof(shared); size++) {
		vmsg_shm_write(vmsg_shm_at(fill(&memory), 5), shared, size);
		assert_only_stored(&memory, 5, size);
	}
}

static void zeroing_changes_exactly_what_was_given(void **state)
{
	struct memory memory;

	(void)state;

	for (size_t size = 0; size <= 8; size++) {
		vmsg_shm_zero(vmsg_shm_at(fill(&memory), 5), size);
		for (size_t i = 0; i < MEMORY_SIZE; i++) {
			assert_int_equal(memory.bytes[i],
					 i >= 5 && i < 5 + size ? 0 : UNTOUCHED);
		}
	}
}

static void empty_ranges_need_no_memory(void **state)
{
	(void)state;

	vmsg_shm_read(NULL, NULL, 0);
	vmsg_shm_write(NULL, NULL, 0);
	vmsg_shm_zero(NULL, 0);
}

static void a_pointer_survives_being_called_shared(void **state)
{
	struct memory memory;

	(void)state;

	assert_ptr_equal(vmsg_shm_pointer(vmsg_shm_from_pointer(memory.bytes)), memory.bytes);
	assert_ptr_equal(vmsg_shm_pointer(vmsg_shm_at(vmsg_shm_from_pointer(memory.bytes), 7)),
			 memory.bytes + 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_are_loaded_least_significant_byte_first),
		cmocka_unit_test(scalars_are_stored_least_significant_byte_first_and_alone),
		cmocka_unit_test(scalars_work_at_every_address_aligned_to_their_own_size),
		cmocka_unit_test(reading_copies_out_exactly_what_was_asked),
		cmocka_unit_test(a_copy_that_was_read_does_not_follow_the_peer),
		cmocka_unit_test(writing_changes_exactly_what_was_given),
		cmocka_unit_test(zeroing_changes_exactly_what_was_given),
		cmocka_unit_test(empty_ranges_need_no_memory),
		cmocka_unit_test(a_pointer_survives_being_called_shared),
	};

	return cmocka_run_group_tests_name("shm", tests, NULL, NULL);
}
