/*
 * mem_users: what keeps an area, and what survives of one that is gone.
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
#define AREAS 3u
#define CAPACITY 255u

/* Area i lies at memory[i], the first and the second joined, the third elsewhere. */
#define FIRST 0x1000u
#define SECOND (FIRST + AREA_SIZE)
#define THIRD 0x8000u

/* A user of one range that remembers what it was asked. */
struct range_user {
	struct vmsg_mem_user user;
	vmsg_addr first;
	vmsg_addr last;
	vmsg_addr *asked; /* first and last of the latest question */
	uint32_t *questions;
};

struct fixture {
	_Alignas(16) uint8_t memory[AREAS][AREA_SIZE];
	struct vmsg_mem_area areas[CAPACITY];
	struct vmsg_mem mem;
	struct range_user users[3];
	vmsg_addr asked[2];
	uint32_t questions;
};

static vmsg_status add(struct fixture *fixture, vmsg_addr start, uint32_t memory, bool is_joined)
{
	return vmsg_mem_add(&fixture->mem,
			    (struct vmsg_mem_area){
				    .start = start,
				    .size = AREA_SIZE,
				    .base = vmsg_shm_from_pointer(fixture->memory[memory]),
				    .is_joined = is_joined,
			    });
}

static void init(struct fixture *fixture)
{
	memset(fixture, 0, sizeof(*fixture));
	vmsg_mem_init(&fixture->mem, fixture->areas, CAPACITY);
	assert_int_equal(add(fixture, FIRST, 0, false), VMSG_OK);
	assert_int_equal(add(fixture, SECOND, 1, true), VMSG_OK);
	assert_int_equal(add(fixture, THIRD, 2, false), VMSG_OK);
}

static bool uses(const struct vmsg_mem_user *user, vmsg_addr first, vmsg_addr last)
{
	const struct range_user *range = (const struct range_user *)(const void *)user;

	range->asked[0] = first;
	range->asked[1] = last;
	(*range->questions)++;
	return range->first <= last && first <= range->last;
}

static struct vmsg_mem_user *
attach(struct fixture *fixture, uint32_t index, vmsg_addr first, vmsg_addr last)
{
	struct range_user *range = &fixture->users[index];

	range->first = first;
	range->last = last;
	range->asked = fixture->asked;
	range->questions = &fixture->questions;
	vmsg_mem_attach(&fixture->mem, &range->user, uses);
	return &range->user;
}

static void
assert_found(struct fixture *fixture, vmsg_addr addr, uint64_t size, const uint8_t *byte)
{
	struct vmsg_shm *shm = NULL;

	assert_int_equal(vmsg_mem_find(&fixture->mem, addr, size, &shm), VMSG_OK);
	assert_ptr_equal(vmsg_shm_pointer(shm), byte);
}

static void an_area_in_use_stays_until_the_user_detaches(void **state)
{
	struct fixture fixture;
	struct vmsg_mem_user *user;

	(void)state;
	init(&fixture);

	user = attach(&fixture, 0, THIRD + 8, THIRD + 8);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, THIRD), VMSG_ERR_BUSY);
	assert_found(&fixture, THIRD, AREA_SIZE, fixture.memory[2]);
	assert_int_equal(fixture.mem.count, AREAS);

	vmsg_mem_detach(user);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, THIRD), VMSG_OK);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, THIRD), VMSG_ERR_BAD_ADDRESS);
}

static void a_user_is_asked_about_exactly_the_area(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	(void)attach(&fixture, 0, 0, 0);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, FIRST + 1), VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(fixture.questions, 0);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, SECOND), VMSG_OK);
	assert_int_equal(fixture.questions, 1);
	assert_int_equal(fixture.asked[0], SECOND);
	assert_int_equal(fixture.asked[1], SECOND + AREA_SIZE - 1);
}

static void areas_beside_the_one_in_use_can_go(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	(void)attach(&fixture, 0, SECOND, SECOND);
	(void)attach(&fixture, 1, SECOND + AREA_SIZE - 1, SECOND + AREA_SIZE - 1);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, SECOND), VMSG_ERR_BUSY);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, FIRST), VMSG_OK);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, THIRD), VMSG_OK);
	assert_found(&fixture, SECOND, AREA_SIZE, fixture.memory[1]);
}

static void a_range_over_joined_areas_keeps_both_and_their_join(void **state)
{
	struct fixture fixture;

	(void)state;
	init(&fixture);

	(void)attach(&fixture, 0, SECOND - 1, SECOND);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, FIRST), VMSG_ERR_BUSY);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, SECOND), VMSG_ERR_BUSY);
	assert_found(&fixture, FIRST, 2 * AREA_SIZE, fixture.memory[0]);
}

static void every_user_counts_whatever_their_order_of_leaving(void **state)
{
	static const uint32_t orders[][3] =
		{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

	(void)state;

	for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
		struct fixture fixture;
		static const vmsg_addr starts[] = {FIRST, SECOND, THIRD};

		init(&fixture);
		for (uint32_t k = 0; k < 3; k++) {
			(void)attach(&fixture, k, starts[k], starts[k]);
		}
		for (uint32_t gone = 0; gone < 3; gone++) {
			for (uint32_t k = gone; k < 3; k++) {
				assert_int_equal(
					vmsg_mem_remove(&fixture.mem, starts[orders[i][k]]),
					VMSG_ERR_BUSY);
			}
			vmsg_mem_detach(&fixture.users[orders[i][gone]].user);
			assert_int_equal(vmsg_mem_remove(&fixture.mem, starts[orders[i][gone]]),
					 VMSG_OK);
		}
	}
}

static void attaching_twice_is_attaching_once(void **state)
{
	struct fixture fixture;
	struct vmsg_mem_user *user;

	(void)state;
	init(&fixture);

	user = attach(&fixture, 0, FIRST, FIRST);
	(void)attach(&fixture, 1, THIRD, THIRD);
	(void)attach(&fixture, 0, FIRST, FIRST);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, FIRST), VMSG_ERR_BUSY);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, THIRD), VMSG_ERR_BUSY);

	vmsg_mem_detach(user);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, FIRST), VMSG_OK);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, THIRD), VMSG_ERR_BUSY);
}

static void detaching_what_is_not_attached_does_nothing(void **state)
{
	struct fixture fixture;
	struct vmsg_mem_user *user;
	struct vmsg_mem_user zeroed = {0};

	(void)state;
	init(&fixture);

	user = attach(&fixture, 0, FIRST, FIRST);
	(void)attach(&fixture, 1, THIRD, THIRD);
	vmsg_mem_detach(&zeroed);
	vmsg_mem_detach(user);
	vmsg_mem_detach(user);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, FIRST), VMSG_OK);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, THIRD), VMSG_ERR_BUSY);

	assert_int_equal(add(&fixture, FIRST, 0, false), VMSG_OK);
	(void)attach(&fixture, 0, FIRST, FIRST);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, FIRST), VMSG_ERR_BUSY);
}

static void a_user_that_attaches_elsewhere_leaves(void **state)
{
	struct fixture here;
	struct fixture there;

	(void)state;
	init(&here);
	init(&there);

	vmsg_mem_attach(&there.mem, attach(&here, 0, FIRST, FIRST), uses);
	assert_int_equal(vmsg_mem_remove(&here.mem, FIRST), VMSG_OK);
	assert_int_equal(vmsg_mem_remove(&there.mem, FIRST), VMSG_ERR_BUSY);
}

static void a_detached_user_does_not_need_the_table(void **state)
{
	struct fixture fixture;
	struct vmsg_mem_user *user;

	(void)state;
	init(&fixture);

	user = attach(&fixture, 0, FIRST, FIRST);
	vmsg_mem_detach(user);
	memset(&fixture.mem, 0xff, sizeof(fixture.mem));
	vmsg_mem_detach(user);
	init(&fixture);
	vmsg_mem_detach(user);
}

static void a_table_made_anew_has_no_users(void **state)
{
	struct fixture fixture;
	struct vmsg_mem_user *user;

	(void)state;
	init(&fixture);

	user = attach(&fixture, 0, FIRST, FIRST);
	vmsg_mem_init(&fixture.mem, fixture.areas, CAPACITY);
	assert_int_equal(add(&fixture, FIRST, 0, false), VMSG_OK);
	assert_int_equal(vmsg_mem_remove(&fixture.mem, FIRST), VMSG_OK);
	vmsg_mem_detach(user);
}

static void a_hint_of_an_area_that_went_finds_nothing_of_it(void **state)
{
	static const struct {
		vmsg_addr start;
		uint32_t memory;
	} areas[] = {{FIRST, 0}, {SECOND, 1}, {THIRD, 2}};

	(void)state;

	for (size_t i = 0; i < AREAS; i++) {
		struct fixture fixture;
		struct vmsg_shm *shm = NULL;
		size_t hint = 0;

		init(&fixture);
		assert_int_equal(vmsg_mem_find_near(&fixture.mem, &hint, areas[i].start, 1, &shm),
				 VMSG_OK);
		assert_ptr_equal(vmsg_shm_pointer(shm), fixture.memory[areas[i].memory]);
		assert_int_equal(fixture.areas[hint].start, areas[i].start);

		assert_int_equal(vmsg_mem_remove(&fixture.mem, areas[i].start), VMSG_OK);
		shm = NULL;
		assert_int_equal(vmsg_mem_find_near(&fixture.mem, &hint, areas[i].start, 1, &shm),
				 VMSG_ERR_BAD_ADDRESS);
		assert_null(shm);

		/* At the same address other memory. */
		assert_int_equal(add(&fixture, areas[i].start, (areas[i].memory + 1) % 3, false),
				 VMSG_OK);
		assert_int_equal(vmsg_mem_find_near(&fixture.mem, &hint, areas[i].start, 1, &shm),
				 VMSG_OK);
		assert_ptr_equal(vmsg_shm_pointer(shm), fixture.memory[(areas[i].memory + 1) % 3]);
	}
}

static void no_hint_changes_what_is_found(void **state)
{
	static const size_t hints[] = {0, 1, 2, 3, 4, CAPACITY, CAPACITY + 1, SIZE_MAX};
	static const uint64_t sizes[] = {0,
					 1,
					 AREA_SIZE - 1,
					 AREA_SIZE,
					 AREA_SIZE + 1,
					 2 * AREA_SIZE,
					 2 * AREA_SIZE + 1,
					 UINT64_MAX};
	struct fixture fixture;

	(void)state;
	init(&fixture);

	for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]) * 8; i++) {
		const uint64_t size = sizes[i % 8];

		for (vmsg_addr addr = FIRST - 1; addr <= THIRD + AREA_SIZE; addr++) {
			struct vmsg_shm *near = NULL;
			struct vmsg_shm *found = NULL;
			size_t hint = hints[i / 8];

			assert_int_equal(vmsg_mem_find_near(&fixture.mem, &hint, addr, size, &near),
					 vmsg_mem_find(&fixture.mem, addr, size, &found));
			assert_ptr_equal(near, found);
		}
	}
}

/* As many areas as a number of 8 bits can name, with memory in the opposite order. */
static void areas_of_all_255_numbers_are_found_by_any_hint(void **state)
{
	struct fixture fixture;
	static _Alignas(16) uint8_t memory[256][16];

	(void)state;
	vmsg_mem_init(&fixture.mem, fixture.areas, CAPACITY);

	for (uint32_t i = 0; i < 255; i++) {
		const uint32_t id = i * 128 % 255 + 1;
		struct vmsg_mem_area area = {.size = 16,
					     .base = vmsg_shm_from_pointer(memory[255 - id])};

		assert_int_equal(vmsg_mem_area_start(id, 8, &area.start), VMSG_OK);
		assert_int_equal(vmsg_mem_add(&fixture.mem, area), VMSG_OK);
	}
	assert_int_equal(add(&fixture, FIRST, 0, false), VMSG_ERR_NO_SPACE);

	for (uint32_t id = 0; id <= 255; id++) {
		const vmsg_addr start = (vmsg_addr)id << 56;

		for (size_t hint = 0; hint < 257; hint += 16) {
			struct vmsg_shm *shm = NULL;
			size_t near = hint;
			const vmsg_status status =
				vmsg_mem_find_near(&fixture.mem, &near, start + 15, 1, &shm);

			assert_int_equal(status, id == 0 ? VMSG_ERR_BAD_ADDRESS : VMSG_OK);
			assert_ptr_equal(shm, id == 0 ? NULL : (void *)&memory[255 - id][15]);
			assert_int_equal(
				vmsg_mem_find_near(&fixture.mem, &near, start + 15, 2, &shm),
				VMSG_ERR_BAD_ADDRESS);
			assert_int_equal(
				vmsg_mem_find_near(&fixture.mem, &near, start + 16, 1, &shm),
				VMSG_ERR_BAD_ADDRESS);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_area_in_use_stays_until_the_user_detaches),
		cmocka_unit_test(a_user_is_asked_about_exactly_the_area),
		cmocka_unit_test(areas_beside_the_one_in_use_can_go),
		cmocka_unit_test(a_range_over_joined_areas_keeps_both_and_their_join),
		cmocka_unit_test(every_user_counts_whatever_their_order_of_leaving),
		cmocka_unit_test(attaching_twice_is_attaching_once),
		cmocka_unit_test(detaching_what_is_not_attached_does_nothing),
		cmocka_unit_test(a_user_that_attaches_elsewhere_leaves),
		cmocka_unit_test(a_detached_user_does_not_need_the_table),
		cmocka_unit_test(a_table_made_anew_has_no_users),
		cmocka_unit_test(a_hint_of_an_area_that_went_finds_nothing_of_it),
		cmocka_unit_test(no_hint_changes_what_is_found),
		cmocka_unit_test(areas_of_all_255_numbers_are_found_by_any_hint),
	};

	return cmocka_run_group_tests_name("mem_users", tests, NULL, NULL);
}
