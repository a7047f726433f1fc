/*
 * mem: which addresses a peer may name.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/mem.h>

#define AREA_SIZE 0x100u
#define CAPACITY 4u
#define LOW 0x1000u
#define HIGH 0x8000u

/* Two areas with a hole before, between and behind them. */
struct fixture {
	_Alignas(16) uint8_t low[AREA_SIZE];
	_Alignas(16) uint8_t high[AREA_SIZE];
	struct vmsg_mem_area areas[CAPACITY];
	struct vmsg_mem mem;
};

static struct vmsg_mem_area area_at(vmsg_addr start, uint64_t size, void *base)
{
	return (struct vmsg_mem_area){
		.start = start,
		.size = size,
		.base = vmsg_shm_from_pointer(base),
	};
}

static void init(struct fixture *fixture)
{
	vmsg_mem_init(&fixture->mem, fixture->areas, CAPACITY);
	assert_int_equal(vmsg_mem_add(&fixture->mem, area_at(HIGH, AREA_SIZE, fixture->high)),
			 VMSG_OK);
	assert_int_equal(vmsg_mem_add(&fixture->mem, area_at(LOW, AREA_SIZE, fixture->low)),
			 VMSG_OK);
}

static void assert_found(struct fixture *fixture, vmsg_addr addr, uint64_t size, const void *byte)
{
	struct vmsg_shm *shm = NULL;

	assert_int_equal(vmsg_mem_find(&fixture->mem, addr, size, &shm), VMSG_OK);
	assert_ptr_equal(vmsg_shm_pointer(shm), byte);
}

static void assert_refused(struct fixture *fixture, vmsg_addr addr, uint64_t size)
{
	struct vmsg_shm *untouched = vmsg_shm_from_pointer(fixture);
	struct vmsg_shm *shm = untouched;

	assert_int_equal(vmsg_mem_find(&fixture->mem, addr, size, &shm), VMSG_ERR_BAD_ADDRESS);
	assert_ptr_equal(shm, untouched);
}

static void every_byte_of_an_area_is_found_where_it_is(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	for (uint32_t i = 0; i < AREA_SIZE; i++) {
		assert_found(&fixture, LOW + i, 1, fixture.low + i);
		assert_found(&fixture, HIGH + i, 1, fixture.high + i);
		assert_found(&fixture, LOW + i, AREA_SIZE - i, fixture.low + i);
	}
	assert_found(&fixture, HIGH, AREA_SIZE, fixture.high);
}

static void bytes_beside_an_area_are_refused(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_refused(&fixture, LOW - 1, 1);
	assert_refused(&fixture, LOW + AREA_SIZE, 1);
	assert_refused(&fixture, HIGH - 1, 1);
	assert_refused(&fixture, HIGH + AREA_SIZE, 1);
	assert_refused(&fixture, 0, 1);
	assert_refused(&fixture, UINT64_MAX, 1);
}

static void a_range_that_straddles_the_edge_of_an_area_is_refused(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_refused(&fixture, LOW - 1, 2);
	assert_refused(&fixture, LOW, AREA_SIZE + 1);
	assert_refused(&fixture, LOW + AREA_SIZE - 1, 2);
	assert_refused(&fixture, LOW + 1, AREA_SIZE);
	assert_refused(&fixture, LOW, HIGH - LOW + AREA_SIZE);
}

static void an_empty_range_is_inside_an_area_or_refused(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_found(&fixture, LOW, 0, fixture.low);
	assert_found(&fixture, LOW + AREA_SIZE - 1, 0, fixture.low + AREA_SIZE - 1);
	assert_refused(&fixture, LOW + AREA_SIZE, 0);
	assert_refused(&fixture, LOW - 1, 0);
	assert_refused(&fixture, 0, 0);
}

static void a_range_that_wraps_is_refused(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_refused(&fixture, LOW, UINT64_MAX);
	assert_refused(&fixture, LOW + 1, UINT64_MAX);
	assert_refused(&fixture, LOW + 16, UINT64_MAX - 15);
	assert_refused(&fixture, HIGH, UINT64_MAX - HIGH + 1);
	assert_refused(&fixture, HIGH, UINT64_MAX - HIGH + 2);
	assert_refused(&fixture, UINT64_MAX, UINT64_MAX);
}

static void an_area_may_end_at_the_last_address_and_not_beyond(void **state)
{
	struct fixture fixture;
	const vmsg_addr start = UINT64_MAX - AREA_SIZE + 1;

	(void)state;
	init(&fixture);

	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(start + 16, AREA_SIZE, fixture.low)),
			 VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(start, AREA_SIZE + 1, fixture.low)),
			 VMSG_ERR_BAD_ADDRESS);

	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(start, AREA_SIZE, fixture.low)),
			 VMSG_OK);
	assert_found(&fixture, start, AREA_SIZE, fixture.low);
	assert_found(&fixture, UINT64_MAX, 1, fixture.low + AREA_SIZE - 1);
	assert_refused(&fixture, UINT64_MAX, 2);
	assert_refused(&fixture, start, AREA_SIZE + 1);
	assert_refused(&fixture, 0, 0);
}

static void areas_that_touch_are_not_joined_by_themselves(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_int_equal(
		vmsg_mem_add(&fixture.mem, area_at(LOW + AREA_SIZE, AREA_SIZE, fixture.high)),
		VMSG_OK);
	assert_found(&fixture, LOW + AREA_SIZE - 1, 1, fixture.low + AREA_SIZE - 1);
	assert_found(&fixture, LOW + AREA_SIZE, 1, fixture.high);
	assert_refused(&fixture, LOW + AREA_SIZE - 1, 2);
	assert_refused(&fixture, LOW, 2 * AREA_SIZE);
}

static void an_area_number_is_the_top_bits_of_its_addresses(void **state)
{
	static const struct {
		uint64_t id;
		uint32_t id_bits;
		vmsg_addr start;
	} areas[] = {
		{1, 8, UINT64_C(1) << 56},
		{0x42, 8, UINT64_C(0x4200000000000000)},
		{0xff, 8, UINT64_C(0xff00000000000000)},
		{1, 16, UINT64_C(1) << 48},
		{0xffff, 16, UINT64_C(0xffff000000000000)},
		{1, 1, UINT64_C(1) << 63},
		{1, 63, 2},
		{UINT64_MAX >> 1, 63, UINT64_MAX - 1},
	};

	(void)state;

	for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++) {
		vmsg_addr start = 0;

		assert_int_equal(vmsg_mem_area_start(areas[i].id, areas[i].id_bits, &start),
				 VMSG_OK);
		assert_int_equal(start, areas[i].start);
	}
}

static void a_number_that_names_no_area_is_refused(void **state)
{
	static const struct {
		uint64_t id;
		uint32_t id_bits;
	} areas[] = {
		{0, 8},       {0x100, 8},      {UINT64_MAX, 8},  {0, 16}, {0x10000, 16}, {2, 1},
		{1, 0},       {0, 0},          {1, 64},          {1, 65}, {1, UINT32_MAX},
		{1, 64 + 8},  {UINT64_MAX, 63},
	};

	(void)state;

	for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++) {
		vmsg_addr start = LOW;

		assert_int_equal(vmsg_mem_area_start(areas[i].id, areas[i].id_bits, &start),
				 VMSG_ERR_OUT_OF_RANGE);
		assert_int_equal(start, LOW);
	}
}

static void an_area_that_overlaps_another_is_refused(void **state)
{
	struct fixture fixture;
	static const struct {
		vmsg_addr start;
		uint64_t size;
	} overlaps[] = {
		{LOW, AREA_SIZE},              /* the same */
		{LOW, 16},                     /* the beginning */
		{LOW + AREA_SIZE - 16, 16},    /* the end */
		{LOW + 32, 32},                /* the inside */
		{LOW - 32, 33},                /* one byte, from below */
		{LOW + AREA_SIZE - 1, 0x100},  /* one byte, from above */
		{LOW - 16, AREA_SIZE + 32},    /* around */
		{16, HIGH + 1},                /* around one, into the next */
	};

	(void)state;
	init(&fixture);

	for (size_t i = 0; i < sizeof(overlaps) / sizeof(overlaps[0]); i++) {
		assert_int_equal(vmsg_mem_add(&fixture.mem,
					      area_at(overlaps[i].start,
						      overlaps[i].size,
						      fixture.high + overlaps[i].start % 16)),
				 VMSG_ERR_BAD_ADDRESS);
		assert_int_equal(fixture.mem.count, 2);
	}
}

static void an_area_that_cannot_be_is_refused(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0, AREA_SIZE, fixture.low)),
			 VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x2000, 0, fixture.low)),
			 VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x2000, AREA_SIZE, NULL)),
			 VMSG_ERR_BAD_ADDRESS);
	/* As addresses fine, as pointers not. */
	assert_int_equal(
		vmsg_mem_add(&fixture.mem, area_at(0x10000, UINT64_MAX - 0x20000, fixture.low)),
		VMSG_ERR_BAD_ADDRESS);
}

static void address_and_pointer_must_agree_about_alignment(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	for (uint32_t i = 1; i < VMSG_SHM_ALIGN; i++) {
		assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x2000, 16, fixture.low + i)),
				 VMSG_ERR_BAD_ADDRESS);
		assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x2000 + i, 16, fixture.low)),
				 VMSG_ERR_BAD_ADDRESS);
	}
	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x2003, 16, fixture.low + 3)), VMSG_OK);
	assert_found(&fixture, 0x2010, 3, fixture.low + 16);
}

static void a_full_table_refuses_one_more_area(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x2000, 16, fixture.low)), VMSG_OK);
	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x3000, 16, fixture.low)), VMSG_OK);
	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x4000, 16, fixture.low)),
			 VMSG_ERR_NO_SPACE);
	assert_found(&fixture, 0x2000, 16, fixture.low);
	assert_found(&fixture, HIGH, AREA_SIZE, fixture.high);
	assert_refused(&fixture, 0x4000, 1);
}

static void a_removed_area_is_refused_and_its_place_is_free(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	assert_int_equal(vmsg_mem_remove(&fixture.mem, LOW + 1), VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, LOW), VMSG_OK);
	assert_refused(&fixture, LOW, 1);
	assert_found(&fixture, HIGH, AREA_SIZE, fixture.high);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, LOW), VMSG_ERR_BAD_ADDRESS);

	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(LOW, 16, fixture.high)), VMSG_OK);
	assert_found(&fixture, LOW, 16, fixture.high);
	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x2000, 16, fixture.low)), VMSG_OK);
	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(0x3000, 16, fixture.low)), VMSG_OK);
}

static void no_areas_means_no_addresses(void **state)
{
	struct fixture fixture;

	(void)state;

	vmsg_mem_init(&fixture.mem, NULL, 0);
	assert_refused(&fixture, LOW, 1);
	assert_refused(&fixture, 0, 0);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, LOW), VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(vmsg_mem_add(&fixture.mem, area_at(LOW, 16, fixture.low)),
			 VMSG_ERR_NO_SPACE);
}

static bool uses_nothing(const struct vmsg_mem_user *user, vmsg_addr first, vmsg_addr last)
{
	(void)user;
	(void)first;
	(void)last;
	return false;
}

/* Its owner forgot that it was attached, and begins anew. */
static void a_user_that_was_overwritten_and_comes_back_makes_no_loop(void **state)
{
	struct vmsg_mem_area area;
	struct vmsg_mem_user user = {.mem = NULL};
	struct vmsg_mem mem;

	(void)state;
	vmsg_mem_init(&mem, &area, 1);
	for (int i = 0; i < 3; i++) {
		memset(&user, 0, sizeof(user));
		vmsg_mem_attach(&mem, &user, uses_nothing);
		assert_ptr_equal(mem.users, &user);
		assert_null(user.next);
	}
	vmsg_mem_detach(&user);
	assert_null(mem.users);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_of_an_area_is_found_where_it_is),
		cmocka_unit_test(bytes_beside_an_area_are_refused),
		cmocka_unit_test(a_range_that_straddles_the_edge_of_an_area_is_refused),
		cmocka_unit_test(an_empty_range_is_inside_an_area_or_refused),
		cmocka_unit_test(a_range_that_wraps_is_refused),
		cmocka_unit_test(an_area_may_end_at_the_last_address_and_not_beyond),
		cmocka_unit_test(areas_that_touch_are_not_joined_by_themselves),
		cmocka_unit_test(an_area_number_is_the_top_bits_of_its_addresses),
		cmocka_unit_test(a_number_that_names_no_area_is_refused),
		cmocka_unit_test(an_area_that_overlaps_another_is_refused),
		cmocka_unit_test(an_area_that_cannot_be_is_refused),
		cmocka_unit_test(address_and_pointer_must_agree_about_alignment),
		cmocka_unit_test(a_full_table_refuses_one_more_area),
		cmocka_unit_test(a_removed_area_is_refused_and_its_place_is_free),
		cmocka_unit_test(no_areas_means_no_addresses),
		cmocka_unit_test(a_user_that_was_overwritten_and_comes_back_makes_no_loop),
	};

	return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
