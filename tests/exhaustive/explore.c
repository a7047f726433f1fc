/*
 * explore: all small queues, all orders of steps, with and without a lying peer.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <vmsg/wire/virtio.h>

#include "plan.h"
#include "search.h"

static const char *const level_names[LEVELS] = {"short", "standard", "full"};

struct totals {
	struct search_result sum;
	uint32_t run_count;
};

/* Of this processor, so that other programs do not count. */
static double now_s(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void print_queue(const struct plan *plan, const struct world_config *config, uint32_t depth)
{
	printf("%-17s %-6s %u%s%s%s: %s, depth %u: ",
	       plan->name,
	       (config->features & FEATURE(RING_PACKED)) != 0 ? "packed" : "split",
	       config->size,
	       (config->features & FEATURE(EVENT_IDX)) != 0 ? " event" : "",
	       (config->features & FEATURE(INDIRECT_DESC)) != 0 ? " indirect" : "",
	       (config->features & FEATURE(IN_ORDER)) != 0 ? " in-order" : "",
	       plan->is_reduced ? "one order of steps that commute" : "every order",
	       depth);
	(void)fflush(stdout);
}

static void run(const struct plan *plan,
		uint32_t size,
		uint64_t features,
		uint32_t depth,
		struct totals *totals)
{
	bool is_packed = (features & FEATURE(RING_PACKED)) != 0;
	/* So that 16-bit indices and laps end on the way. */
	struct world_config config = {
		.size = size,
		.features = features,
		.warm_count = is_packed ? 2 * size - 1 : 0xfffe,
		.length_policy = plan->is_strict ? VMSG_LENGTH_REFUSE : VMSG_LENGTH_CLAMP,
	};
	struct alphabet alphabet = plan_alphabet(plan, size);
	struct search_result *sum = &totals->sum;
	struct search_result result;
	double start = now_s();
	static struct tale tale;

	print_queue(plan, &config, depth);
	tale_init(&tale, &config, &alphabet);
	search_run(&tale, depth, &result);
	tale_fini(&tale);
	printf("%llu states, %llu steps, %llu raw writes, %llu broken, %s, %.2f s\n",
	       (unsigned long long)result.state_count,
	       (unsigned long long)result.step_count,
	       (unsigned long long)result.raw_count,
	       (unsigned long long)result.broken_count,
	       result.cut_count == 0 ? "nothing beyond" : "all up to the depth",
	       now_s() - start);
	sum->state_count += result.state_count;
	sum->step_count += result.step_count;
	sum->raw_count += result.raw_count;
	sum->broken_count += result.broken_count;
	totals->run_count++;
}

static void run_plan(const struct plan *plan, uint32_t depth, struct totals *totals)
{
	for (uint32_t i = 0; i < WORLD_SIZE_MAX && plan->sizes[i] != 0; i++) {
		for (uint32_t k = 0; k < plan->features_count; k++) {
			uint64_t features = plan->features[k] | FEATURE(VERSION_1);

			/* A split queue has a power of two. */
			if (plan->sizes[i] != 3) {
				run(plan, plan->sizes[i], features, depth, totals);
			}
			features |= FEATURE(RING_PACKED);
			run(plan, plan->sizes[i], features, depth, totals);
		}
	}
}

/* The pages around the areas, or all of them while a queue is broken. */
static void stop_at_fault(int number)
{
	(void)number;
	tale_fail("memory that is not for this call is left alone");
}

static uint32_t find_level(const char *name)
{
	for (uint32_t i = 0; i < LEVELS; i++) {
		if (strcmp(level_names[i], name) == 0) {
			return i;
		}
	}
	(void)fprintf(stderr, "usage: explore short|standard|full [plan]\n");
	exit(2);
}

int main(int argc, char **argv)
{
	uint32_t level = find_level(argc > 1 ? argv[1] : "standard");
	struct totals totals = {0};
	double start = now_s();

	(void)signal(SIGSEGV, stop_at_fault);
	(void)signal(SIGBUS, stop_at_fault);
	for (uint32_t i = 0; i < plan_count; i++) {
		if (plans[i].depths[level] != 0 &&
		    (argc < 3 || strcmp(argv[2], plans[i].name) == 0)) {
			run_plan(&plans[i], plans[i].depths[level], &totals);
		}
	}
	printf("explore %s: %u explorations, %llu states, %llu steps, %llu raw writes, "
	       "%llu broken queues, %.0f s\n",
	       level_names[level],
	       totals.run_count,
	       (unsigned long long)totals.sum.state_count,
	       (unsigned long long)totals.sum.step_count,
	       (unsigned long long)totals.sum.raw_count,
	       (unsigned long long)totals.sum.broken_count,
	       now_s() - start);
	return totals.run_count != 0 ? 0 : 2;
}
