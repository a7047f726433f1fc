/*
 * chain: copying to and from segments, whatever their borders.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/chain.h>

#define READABLE 6u
#define WRITABLE 5u
#define SEGMENTS 7u

/* Segment sizes; empty ones at every kind of place. */
static const uint32_t sizes[SEGMENTS] = {0, 1, 0, 5, 2, 0, 3};
#define READABLE_COUNT 4u

struct world {
	uint8_t pieces[SEGMENTS][8]; /* a segment each, with canaries behind */
	struct vmsg_segment segments[SEGMENTS];
	struct vmsg_chain chain;
};

static void world_init(struct world *world)
{
	uint8_t next = 1;

	memset(world, 0xee, sizeof(*world));
	vmsg_chain_init(&world->chain, world->segments, SEGMENTS);
	for (uint32_t i = 0; i < SEGMENTS; i++) {
		struct vmsg_segment *segment = &world->segments[i];

		segment->memory = vmsg_shm_from_pointer(world->pieces[i]);
		segment->addr = 0;
		segment->size = sizes[i];
		segment->writable = i >= READABLE_COUNT;
		for (uint32_t k = 0; k < sizes[i]; k++) {
			world->pieces[i][k] = next++;
		}
	}
	world->chain.count = SEGMENTS;
	world->chain.readable_count = READABLE_COUNT;
	world->chain.readable_size = READABLE;
	world->chain.writable_size = WRITABLE;
}

static void chain_init_makes_an_empty_chain(void **state)
{
	struct vmsg_segment segments[2];
	struct vmsg_chain chain;

	(void)state;
	memset(&chain, 0xff, sizeof(chain));

	vmsg_chain_init(&chain, segments, 2);

	assert_ptr_equal(chain.segments, segments);
	assert_int_equal(chain.capacity, 2);
	assert_int_equal(chain.count, 0);
	assert_int_equal(chain.readable_count, 0);
	assert_true(chain.readable_size == 0 && chain.writable_size == 0);
}

/* A header spread over many small descriptors: CVE-2022-2132. */
static void read_returns_every_range_of_the_readable_part(void **state)
{
	struct world world;

	(void)state;
	world_init(&world);

	for (size_t offset = 0; offset <= READABLE; offset++) {
		for (size_t size = 0; size <= READABLE - offset; size++) {
			uint8_t room[READABLE + 1];
			struct vmsg_span to = {room, size};

			memset(room, 0xee, sizeof(room));
			assert_int_equal(vmsg_chain_read(&world.chain, offset, to), VMSG_OK);
			for (size_t k = 0; k < size; k++) {
				assert_int_equal(room[k], offset + k + 1);
			}
			assert_int_equal(room[size], 0xee);
		}
	}
}

static void write_fills_every_range_of_the_writable_part_and_nothing_else(void **state)
{
	static const uint8_t bytes[WRITABLE] = {0xa0, 0xa1, 0xa2, 0xa3, 0xa4};

	(void)state;

	for (size_t offset = 0; offset <= WRITABLE; offset++) {
		for (size_t size = 0; size <= WRITABLE - offset; size++) {
			struct vmsg_bytes from = {bytes, size};
			struct world world;
			struct world expected;
			size_t position = 0;

			world_init(&world);
			world_init(&expected);
			for (uint32_t i = READABLE_COUNT; i < SEGMENTS; i++) {
				for (uint32_t k = 0; k < sizes[i]; k++, position++) {
					if (position >= offset && position - offset < size) {
						expected.pieces[i][k] = bytes[position - offset];
					}
				}
			}

			assert_int_equal(vmsg_chain_write(&world.chain, offset, from), VMSG_OK);
			assert_memory_equal(world.pieces, expected.pieces, sizeof(world.pieces));
		}
	}
}

/* A runt buffer must not become a huge one: CVE-2026-86566. */
static void a_range_past_the_end_is_refused_untouched(void **state)
{
	static const struct {
		uint64_t offset;
		size_t size;
	} cases[] = {
		{0, READABLE + 1},
		{1, READABLE},
		{READABLE, 1},
		{READABLE + 1, 0},
		{UINT64_MAX, 1},
		{UINT64_MAX, 2},
		{UINT64_MAX - READABLE + 1, READABLE},
		{UINT32_MAX, READABLE},
	};
	uint8_t room[READABLE + 1];
	struct world before;
	struct world world;

	(void)state;
	world_init(&world);
	world_init(&before);
	memset(room, 0xee, sizeof(room));

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vmsg_span to = {room, cases[i].size};
		struct vmsg_bytes from = {room, cases[i].size};

		assert_int_equal(vmsg_chain_read(&world.chain, cases[i].offset, to),
				 VMSG_ERR_TRUNCATED);
		assert_int_equal(vmsg_chain_write(&world.chain, cases[i].offset, from),
				 VMSG_ERR_TRUNCATED);
	}
	for (size_t i = 0; i < sizeof(room); i++) {
		assert_int_equal(room[i], 0xee);
	}
	assert_memory_equal(world.pieces, before.pieces, sizeof(world.pieces));
}

static void an_empty_range_needs_no_buffer(void **state)
{
	struct vmsg_bytes nothing = {NULL, 0};
	struct vmsg_span nowhere = {NULL, 0};
	struct vmsg_chain chain;

	(void)state;
	vmsg_chain_init(&chain, NULL, 0);

	assert_int_equal(vmsg_chain_read(&chain, 0, nowhere), VMSG_OK);
	assert_int_equal(vmsg_chain_write(&chain, 0, nothing), VMSG_OK);
	assert_int_equal(vmsg_chain_read(&chain, 1, nowhere), VMSG_ERR_TRUNCATED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chain_init_makes_an_empty_chain),
		cmocka_unit_test(read_returns_every_range_of_the_readable_part),
		cmocka_unit_test(write_fills_every_range_of_the_writable_part_and_nothing_else),
		cmocka_unit_test(a_range_past_the_end_is_refused_untouched),
		cmocka_unit_test(an_empty_range_needs_no_buffer),
	};

	return cmocka_run_group_tests_name("chain", tests, NULL, NULL);
}
