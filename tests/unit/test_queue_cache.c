/*
 * queue_cache: whole rings between two processors whose caches nobody keeps coherent.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "cache_traffic.h"

enum {
	ROUNDS = 24
};

/* All of it, with one call of a hook left out; what went wrong, or NULL. */
static const char *error_without(uint32_t left_out, uint32_t size, uint64_t features)
{
	static struct traffic traffic;

	sim_init(left_out);
	traffic_init(&traffic, size, features);
	traffic_run(&traffic, ROUNDS);
	traffic_move(&traffic);
	traffic_run(&traffic, ROUNDS);
	return sim.error;
}

static const uint32_t sizes[] = {4, 8, 5, 7}; /* the last two packed only */

static const uint64_t variants[] = {
	0,
	EVENT_IDX,
	INDIRECT,
	IN_ORDER,
	INDIRECT | EVENT_IDX,
	IN_ORDER | EVENT_IDX,
	IN_ORDER | INDIRECT | EVENT_IDX,
};

enum {
	SPLIT_SIZES = 2,
	PACKED_SIZES = 4,
	VARIANTS = sizeof(variants) / sizeof(variants[0])
};

static void assert_coherent(uint64_t format, uint32_t size_count)
{
	for (uint32_t i = 0; i < VARIANTS * size_count; i++) {
		uint64_t features = format | variants[i / size_count];
		uint32_t size = sizes[i % size_count];

		if (error_without(0, size, features) != NULL) {
			fail_msg("size %u, features %#llx, byte %u: %s",
				 size,
				 (unsigned long long)features,
				 sim.offset,
				 sim.error);
		}
		assert_true(sim.calls > 0);
	}
}

static void assert_every_call_matters(uint64_t format)
{
	uint32_t tried = 0;

	for (uint32_t i = 0; i < VARIANTS; i++) {
		uint64_t features = format | variants[i];
		uint32_t calls;

		assert_null(error_without(0, sizes[0], features));
		calls = sim.calls;
		for (uint32_t call = 1; call <= calls; call++) {
			if (error_without(call, sizes[0], features) == NULL) {
				fail_msg("features %#llx: call %u is not missed",
					 (unsigned long long)features,
					 call);
			}
		}
		tried += calls;
	}
	print_message("%u calls left out, one at a time; each was missed\n", tried);
}

static void split_rings_work_without_coherent_caches(void **state)
{
	(void)state;
	assert_coherent(0, SPLIT_SIZES);
}

static void packed_rings_work_without_coherent_caches(void **state)
{
	(void)state;
	assert_coherent(PACKED, PACKED_SIZES);
}

static void no_cache_maintenance_of_a_split_ring_can_be_left_out(void **state)
{
	(void)state;
	assert_every_call_matters(0);
}

static void no_cache_maintenance_of_a_packed_ring_can_be_left_out(void **state)
{
	(void)state;
	assert_every_call_matters(PACKED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(split_rings_work_without_coherent_caches),
		cmocka_unit_test(packed_rings_work_without_coherent_caches),
		cmocka_unit_test(no_cache_maintenance_of_a_split_ring_can_be_left_out),
		cmocka_unit_test(no_cache_maintenance_of_a_packed_ring_can_be_left_out),
	};

	return cmocka_run_group_tests_name("queue_cache", tests, NULL, NULL);
}
