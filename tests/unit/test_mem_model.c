/*
 * mem_model: random areas, users and ranges against a table with one entry for each byte.
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

/* Addresses from an origin on, and memory behind them, of this many bytes. */
#define SPACE 512u
#define CAPACITY 12u
#define USERS 4u
#define STEPS 40000u

/* What one address means. */
struct cell {
	const uint8_t *byte; /* NULL where nothing is */
	bool is_start;       /* first byte of an area */
	bool is_joined;      /* and the area is joined */
};

struct user {
	struct vmsg_mem_user user;
	bool is_attached;
	vmsg_addr first;
	vmsg_addr last;
};

struct world {
	_Alignas(16) uint8_t memory[2 * SPACE];
	struct vmsg_mem_area areas[CAPACITY];
	struct vmsg_mem mem;
	struct user users[USERS];
	struct cell cells[SPACE];
	uint32_t area_count;
	vmsg_addr origin;
	size_t hint;
	uint32_t random;
	uint32_t seen[4]; /* steps by outcome: found, refused, removed, busy */
};

static uint32_t below(struct world *world, uint32_t limit)
{
	world->random = world->random * 1664525u + 1013904223u;
	return (world->random >> 8) % limit;
}

static bool uses(const struct vmsg_mem_user *user, vmsg_addr first, vmsg_addr last)
{
	const struct user *range = (const struct user *)(const void *)user;

	return range->first <= last && first <= range->last;
}

/* Bytes of the area that starts at a place. */
static uint32_t area_size_at(const struct world *world, uint32_t place)
{
	uint32_t end = place + 1;

	while (end < SPACE && world->cells[end].byte != NULL && !world->cells[end].is_start) {
		end++;
	}
	return end - place;
}

static vmsg_status expect_add(const struct world *world,
			      uint32_t place,
			      uint32_t size,
			      const uint8_t *base,
			      bool is_joined)
{
	if (size == 0 || size > SPACE - place) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	for (uint32_t i = 0; i < size; i++) {
		if (world->cells[place + i].byte != NULL) {
			return VMSG_ERR_BAD_ADDRESS;
		}
	}
	if ((world->origin + place - (uintptr_t)base) % VMSG_SHM_ALIGN != 0) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	if (is_joined && (place == 0 || world->cells[place - 1].byte == NULL ||
			  world->cells[place - 1].byte + 1 != base)) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	return world->area_count == CAPACITY ? VMSG_ERR_NO_SPACE : VMSG_OK;
}

static void step_add(struct world *world)
{
	uint32_t place = below(world, SPACE);
	uint32_t size = below(world, 80);
	uint32_t offset = below(world, SPACE) / 8 * 8 + (below(world, 9) != 0 ? place % 8 : 0);
	const uint8_t *base = world->memory + offset;
	bool is_joined = below(world, 3) == 0;
	struct vmsg_mem_area area;
	vmsg_status expected;

	if (below(world, 2) == 0) {
		/* Behind an area, and most of the time behind its memory. */
		while (place + 1 < SPACE && (place == 0 || world->cells[place - 1].byte == NULL ||
					     world->cells[place].byte != NULL)) {
			place++;
		}
		if (world->cells[place - 1].byte != NULL &&
		    world->cells[place - 1].byte < world->memory + SPACE + 400) {
			base = world->cells[place - 1].byte + 1;
		}
	}
	if (size > SPACE - place && world->origin + SPACE != 0) {
		size = SPACE - place; /* the table would not show what comes behind */
	}

	expected = expect_add(world, place, size, base, is_joined);
	area = (struct vmsg_mem_area){
		.start = world->origin + place,
		.size = size,
		.base = vmsg_shm_from_pointer((void *)(uintptr_t)base),
		.is_joined = is_joined,
	};
	assert_int_equal(vmsg_mem_add(&world->mem, area), expected);
	if (expected != VMSG_OK) {
		return;
	}
	world->area_count++;
	for (uint32_t i = 0; i < size; i++) {
		world->cells[place + i] = (struct cell){
			.byte = base + i,
			.is_start = i == 0,
			.is_joined = i == 0 && is_joined,
		};
	}
}

static void step_remove(struct world *world)
{
	uint32_t place = below(world, SPACE);
	uint32_t size = 0;
	vmsg_status expected = VMSG_ERR_BAD_ADDRESS;

	/* Most of the time one that is there. */
	while (below(world, 32) != 0 && place + 1 < SPACE && !world->cells[place].is_start) {
		place++;
	}
	if (world->cells[place].is_start) {
		size = area_size_at(world, place);
		expected = VMSG_OK;
	}
	for (uint32_t i = 0; i < USERS && size != 0; i++) {
		for (uint32_t k = 0; k < size; k++) {
			const vmsg_addr addr = world->origin + place + k;

			if (world->users[i].is_attached && world->users[i].first <= addr &&
			    addr <= world->users[i].last) {
				expected = VMSG_ERR_BUSY;
			}
		}
	}

	assert_int_equal(vmsg_mem_remove(&world->mem, world->origin + place), expected);
	world->seen[2] += expected == VMSG_OK;
	world->seen[3] += expected == VMSG_ERR_BUSY;
	if (expected != VMSG_OK) {
		return;
	}
	world->area_count--;
	memset(&world->cells[place], 0, size * sizeof(world->cells[0]));
	if (place + size < SPACE) {
		world->cells[place + size].is_joined = false;
	}
}

static void step_user(struct world *world)
{
	struct user *user = &world->users[below(world, USERS)];

	if (below(world, 2) == 0) {
		user->first = world->origin + below(world, SPACE);
		user->last = user->first +
			     below(world, (uint32_t)(world->origin + SPACE - 1 - user->first) + 1);
		user->is_attached = true;
		vmsg_mem_attach(&world->mem, &user->user, uses);
	} else {
		user->is_attached = false;
		vmsg_mem_detach(&user->user);
	}
}

static bool is_memory(const struct world *world, uint32_t place, uint64_t size)
{
	if (world->cells[place].byte == NULL || size > SPACE - place) {
		return false;
	}
	for (uint32_t i = 1; i < size; i++) {
		const struct cell *cell = &world->cells[place + i];

		if (cell->byte == NULL || (cell->is_start && !cell->is_joined)) {
			return false;
		}
	}
	return true;
}

static void step_find(struct world *world)
{
	const uint32_t place = below(world, SPACE);
	const vmsg_addr addr = world->origin + place;
	uint64_t size = below(world, below(world, 8) == 0 ? SPACE + 1 : 32);
	struct vmsg_shm *found = NULL;
	struct vmsg_shm *near = NULL;
	vmsg_status expected;

	if (below(world, 16) == 0) {
		size = UINT64_MAX - below(world, SPACE);
	}
	if (below(world, 4) == 0) {
		world->hint = below(world, CAPACITY + 2);
	}

	expected = is_memory(world, place, size) ? VMSG_OK : VMSG_ERR_BAD_ADDRESS;
	assert_int_equal(vmsg_mem_find(&world->mem, addr, size, &found), expected);
	assert_int_equal(vmsg_mem_find_near(&world->mem, &world->hint, addr, size, &near),
			 expected);
	assert_ptr_equal(found, expected == VMSG_OK ? world->cells[place].byte : NULL);
	assert_ptr_equal(near, found);
	world->seen[expected == VMSG_OK ? 0 : 1]++;
}

static void run(vmsg_addr origin, uint32_t seed)
{
	static struct world world;

	memset(&world, 0, sizeof(world));
	world.origin = origin;
	world.random = seed;
	vmsg_mem_init(&world.mem, world.areas, CAPACITY);

	for (uint32_t i = 0; i < STEPS; i++) {
		const uint32_t kind = below(&world, 32);

		if (kind < 6) {
			step_add(&world);
		} else if (kind < 8) {
			step_remove(&world);
		} else if (kind < 9) {
			step_user(&world);
		} else {
			step_find(&world);
		}
		assert_int_equal(world.mem.count, world.area_count);
	}
	/* A run that never meets an outcome would show nothing about it. */
	for (size_t i = 0; i < sizeof(world.seen) / sizeof(world.seen[0]); i++) {
		assert_true(world.seen[i] > STEPS / 500);
	}
	print_message("mem_model: %u found, %u refused, %u removed, %u busy\n",
		      world.seen[0],
		      world.seen[1],
		      world.seen[2],
		      world.seen[3]);
}

static void random_tables_agree_with_one_entry_for_each_byte(void **state)
{
	static const vmsg_addr origins[] = {0x1000, UINT32_MAX - SPACE / 2 + 1};

	(void)state;

	for (uint32_t seed = 1; seed <= 4; seed++) {
		run(origins[seed % 2], seed);
	}
}

static void random_tables_at_the_top_of_all_addresses_agree(void **state)
{
	(void)state;

	for (uint32_t seed = 11; seed <= 14; seed++) {
		run(UINT64_MAX - SPACE + 1, seed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_tables_agree_with_one_entry_for_each_byte),
		cmocka_unit_test(random_tables_at_the_top_of_all_addresses_agree),
	};

	return cmocka_run_group_tests_name("mem_model", tests, NULL, NULL);
}
