/*
 * mem_joins: ranges that run from one area into the next, where that is one memory.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/mem.h>

#define AREA_SIZE 0x100u
#define CAPACITY 4u
#define LOW 0x1000u

/* One memory, named in three areas of which the later ones may be joined. */
struct fixture {
	_Alignas(16) uint8_t memory[3 * AREA_SIZE];
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

static vmsg_status
add_part(struct fixture *fixture, vmsg_addr origin, uint32_t part, bool is_joined)
{
	const uint32_t offset = part * AREA_SIZE;
	struct vmsg_mem_area area = area_at(origin + offset, AREA_SIZE, fixture->memory + offset);

	area.is_joined = is_joined;
	return vmsg_mem_add(&fixture->mem, area);
}

static void
init_parts(struct fixture *fixture, vmsg_addr origin, bool second_is_joined, bool third_is_joined)
{
	vmsg_mem_init(&fixture->mem, fixture->areas, CAPACITY);
	assert_int_equal(add_part(fixture, origin, 0, false), VMSG_OK);
	assert_int_equal(add_part(fixture, origin, 1, second_is_joined), VMSG_OK);
	assert_int_equal(add_part(fixture, origin, 2, third_is_joined), VMSG_OK);
}

/* Whether every range that begins in the parts is found exactly while it stays within limit. */
static void
assert_ranges_end_at(struct fixture *fixture, vmsg_addr origin, const uint32_t limits[3])
{
	for (uint32_t first = 0; first < 3 * AREA_SIZE; first += 5) {
		const uint32_t limit = limits[first / AREA_SIZE];

		for (uint32_t size = 0; size <= 3 * AREA_SIZE + 1; size++) {
			struct vmsg_shm *shm = NULL;
			vmsg_status status =
				vmsg_mem_find(&fixture->mem, origin + first, size, &shm);

			if (first >= limit || first + size > limit) {
				assert_int_equal(status, VMSG_ERR_BAD_ADDRESS);
				assert_null(shm);
			} else {
				assert_int_equal(status, VMSG_OK);
				assert_ptr_equal(vmsg_shm_pointer(shm), fixture->memory + first);
			}
		}
	}
}

static void a_range_runs_on_only_where_areas_are_joined(void **state)
{
	struct fixture fixture;
	const vmsg_addr top = UINT64_MAX - sizeof(fixture.memory) + 1;
	static const vmsg_addr origins[] = {0x1000, 0xffffff00, 0};

	(void)state;

	for (size_t i = 0; i < sizeof(origins) / sizeof(origins[0]); i++) {
		const vmsg_addr origin = origins[i] != 0 ? origins[i] : top;

		init_parts(&fixture, origin, true, true);
		assert_ranges_end_at(&fixture, origin, (const uint32_t[]){0x300, 0x300, 0x300});
		init_parts(&fixture, origin, true, false);
		assert_ranges_end_at(&fixture, origin, (const uint32_t[]){0x200, 0x200, 0x300});
		init_parts(&fixture, origin, false, true);
		assert_ranges_end_at(&fixture, origin, (const uint32_t[]){0x100, 0x300, 0x300});
		init_parts(&fixture, origin, false, false);
		assert_ranges_end_at(&fixture, origin, (const uint32_t[]){0x100, 0x200, 0x300});
	}
}

static void a_join_that_is_not_real_is_refused(void **state)
{
	struct fixture fixture;
	struct vmsg_mem_area area;

	(void)state;
	vmsg_mem_init(&fixture.mem, fixture.areas, CAPACITY);

	/* Nothing before it; something after it does not count. */
	assert_int_equal(add_part(&fixture, LOW, 1, true), VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(add_part(&fixture, LOW, 2, false), VMSG_OK);
	assert_int_equal(add_part(&fixture, LOW, 1, true), VMSG_ERR_BAD_ADDRESS);

	/* A hole in the addresses; in the memory; the memory before instead of behind. */
	assert_int_equal(add_part(&fixture, LOW, 0, false), VMSG_OK);
	area = area_at(LOW + AREA_SIZE + 16, 16, fixture.memory + AREA_SIZE);
	area.is_joined = true;
	assert_int_equal(vmsg_mem_add(&fixture.mem, area), VMSG_ERR_BAD_ADDRESS);
	area = area_at(LOW + AREA_SIZE, 16, fixture.memory + AREA_SIZE + 16);
	area.is_joined = true;
	assert_int_equal(vmsg_mem_add(&fixture.mem, area), VMSG_ERR_BAD_ADDRESS);
	area = area_at(LOW + AREA_SIZE, 16, fixture.memory);
	area.is_joined = true;
	assert_int_equal(vmsg_mem_add(&fixture.mem, area), VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(fixture.mem.count, 2);

	assert_int_equal(add_part(&fixture, LOW, 1, true), VMSG_OK);
}

static void what_lies_before_the_table_is_no_area(void **state)
{
	struct fixture fixture;

	(void)state;
	init_parts(&fixture, LOW, false, false);

	/* A table that begins behind an area which would fit. */
	vmsg_mem_init(&fixture.mem, fixture.areas + 1, CAPACITY - 1);
	assert_int_equal(add_part(&fixture, LOW, 1, true), VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(add_part(&fixture, LOW, 1, false), VMSG_OK);
}

static void removing_an_area_ends_the_join_to_it_for_good(void **state)
{
	struct fixture fixture;

	(void)state;
	init_parts(&fixture, LOW, true, true);

	assert_int_equal(vmsg_mem_remove(&fixture.mem, LOW), VMSG_OK);
	/* The same memory may come back, but others may come instead. */
	assert_int_equal(add_part(&fixture, LOW, 0, false), VMSG_OK);
	assert_ranges_end_at(&fixture, LOW, (const uint32_t[]){0x100, 0x300, 0x300});

	assert_int_equal(vmsg_mem_remove(&fixture.mem, LOW + AREA_SIZE), VMSG_OK);
	assert_int_equal(add_part(&fixture, LOW, 1, true), VMSG_OK);
	assert_ranges_end_at(&fixture, LOW, (const uint32_t[]){0x200, 0x200, 0x300});

	assert_int_equal(vmsg_mem_remove(&fixture.mem, LOW + 2 * AREA_SIZE), VMSG_OK);
	assert_ranges_end_at(&fixture, LOW, (const uint32_t[]){0x200, 0x200, 0});
	assert_int_equal(add_part(&fixture, LOW, 2, true), VMSG_OK);
	assert_ranges_end_at(&fixture, LOW, (const uint32_t[]){0x300, 0x300, 0x300});
}

static void other_memory_in_the_place_of_a_joined_area_is_not_run_into(void **state)
{
	struct fixture fixture;
	_Alignas(16) uint8_t other[AREA_SIZE];
	struct vmsg_mem_area area = area_at(LOW, AREA_SIZE, other);
	struct vmsg_shm *shm = NULL;

	(void)state;
	init_parts(&fixture, LOW, true, true);

	assert_int_equal(vmsg_mem_remove(&fixture.mem, LOW), VMSG_OK);
	assert_int_equal(vmsg_mem_add(&fixture.mem, area), VMSG_OK);
	assert_int_equal(vmsg_mem_find(&fixture.mem, LOW + AREA_SIZE - 1, 2, &shm),
			 VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(vmsg_mem_find(&fixture.mem, LOW, AREA_SIZE, &shm), VMSG_OK);
	assert_ptr_equal(vmsg_shm_pointer(shm), other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_range_runs_on_only_where_areas_are_joined),
		cmocka_unit_test(a_join_that_is_not_real_is_refused),
		cmocka_unit_test(what_lies_before_the_table_is_no_area),
		cmocka_unit_test(removing_an_area_ends_the_join_to_it_for_good),
		cmocka_unit_test(other_memory_in_the_place_of_a_joined_area_is_not_run_into),
	};

	return cmocka_run_group_tests_name("mem_joins", tests, NULL, NULL);
}
