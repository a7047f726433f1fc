/*
 * test_stack_faults: whole bring-ups of several devices while one frame is lost or comes twice.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stack_rig.h"

#define CONTROL_DELAY_US 37u
#define QUEUE_DELAY_US 11u
#define FRAMES_MAX 500u

/** What is wrong with the bus in one run. */
struct trouble {
	uint32_t max_size;
	bool carries_epoch;
	enum vmsg_loopback_side side;
	uint32_t drop_at;
	uint32_t duplicate_at;
	uint32_t order;
};

/* Delays that make every stream overtake some other one. */
static void slow_down(struct stack_rig *rig, uint32_t order, struct vmsg_loopback_delay *delays)
{
	size_t count = 0;

	for (size_t node = 0; node < STACK_NODES; node++) {
		delays[count++] =
			(struct vmsg_loopback_delay){{stack_dev_num(node), VMSG_LANE_CONTROL},
						     CONTROL_DELAY_US * (node + 1u)};
		delays[count++] =
			(struct vmsg_loopback_delay){{stack_dev_num(node), VMSG_LANE_QUEUE(node)},
						     QUEUE_DELAY_US};
	}
	for (size_t side = 0; side < VMSG_LOOPBACK_SIDES; side++) {
		rig->faults[side].delays = delays;
		rig->faults[side].delay_count = count;
		rig->faults[side].order = order;
		rig->faults[side].seed = 4711;
	}
}

/* The devices that run say something, are reset at once, and start again. */
static void live_twice(struct stack_rig *rig)
{
	for (size_t i = 0; i < STACK_NODES; i++) {
		stack_chatter(&rig->nodes[i]);
		stack_reset(&rig->nodes[i]);
	}
	stack_pass_us(rig, STACK_BOUND_US);
	for (size_t i = 0; i < STACK_NODES; i++) {
		assert_int_equal(vmsg_driver_state(&rig->nodes[i].driver), VMSG_DRIVER_IDLE);
	}
	stack_start_all(rig);
	for (size_t i = 0; i < STACK_NODES; i++) {
		stack_expect_config(rig, &rig->nodes[i]);
	}
}

/* One run; true when the trouble happened, false when it came to an end before. */
static bool survive(const struct trouble *trouble)
{
	struct vmsg_loopback_delay delays[2 * STACK_NODES];
	struct stack_rig *rig = stack_begin(trouble->max_size, trouble->carries_epoch);
	struct vmsg_loopback_faults *faults = &rig->faults[trouble->side];
	unsigned failed = 0;
	bool happened;

	slow_down(rig, trouble->order, delays);
	faults->drop_at = trouble->drop_at;
	faults->duplicate_at = trouble->duplicate_at;
	for (size_t i = 0; i < STACK_NODES; i++) {
		stack_start(&rig->nodes[i]);
	}
	stack_pass_us(rig, STACK_BOUND_US);
	happened = faults->drop_at + faults->duplicate_at == 0;
	faults->drop_at = 0;
	faults->duplicate_at = 0;

	for (size_t i = 0; i < STACK_NODES; i++) {
		struct stack_node *node = &rig->nodes[i];

		assert_int_equal(node->done_count, 1);
		if (node->done_status == VMSG_OK) {
			assert_int_equal(vmsg_driver_state(&node->driver), VMSG_DRIVER_RUNNING);
			continue;
		}
		failed++;
		assert_int_equal(node->done_status, VMSG_ERR_TIMEOUT);
		assert_int_equal(vmsg_driver_state(&node->driver), VMSG_DRIVER_FAILED);
		stack_start(node);
		stack_pass_until_done(rig, node);
		assert_int_equal(node->done_status, VMSG_OK);
	}
	/* One frame is one device's; and none that comes twice hurts. */
	assert_true(failed <= (trouble->drop_at != 0 && happened ? 1u : 0u));
	stack_expect_nothing_stale(rig);
	live_twice(rig);
	stack_end(rig);
	return happened;
}

static void survive_all(struct trouble trouble, bool drops)
{
	uint32_t n = 0;

	do {
		n++;
		assert_true(n < FRAMES_MAX);
		trouble.drop_at = drops ? n : 0;
		trouble.duplicate_at = drops ? 0 : n;
	} while (survive(&trouble));
	/* A bring-up of three devices is more than a few frames. */
	assert_true(n > 3u * 15u);
}

static void survive_everywhere(bool drops)
{
	static const uint32_t sizes[] = {VMSG_BUS_MAX_SIZE_MIN, VMSG_BUS_MAX_SIZE_USUAL};
	static const uint32_t orders[] = {VMSG_LOOPBACK_NEWEST_FIRST, VMSG_LOOPBACK_SHUFFLED};

	for (unsigned i = 0; i < 16; i++) {
		const struct trouble trouble = {
			.max_size = sizes[i & 1u],
			.carries_epoch = (i & 2u) != 0,
			.side = (i & 4u) != 0 ? VMSG_LOOPBACK_DRIVER : VMSG_LOOPBACK_DEVICE,
			.order = orders[(i >> 3) & 1u],
		};

		survive_all(trouble, drops);
	}
}

static void any_one_lost_frame_fails_one_start_in_bounded_time_and_the_next_works(void **state)
{
	(void)state;
	survive_everywhere(true);
}

static void any_one_frame_that_comes_twice_does_no_harm(void **state)
{
	(void)state;
	survive_everywhere(false);
}

static void a_lost_frame_of_a_reset_is_healed_by_the_next_start(void **state)
{
	(void)state;
	for (uint32_t n = 1; n <= 3; n++) {
		for (unsigned side = 0; side < VMSG_LOOPBACK_SIDES; side++) {
			struct stack_rig *rig = stack_begin(VMSG_BUS_MAX_SIZE_MIN, true);
			struct stack_node *node = &rig->nodes[1];

			stack_start_all(rig);
			stack_chatter(node);
			rig->faults[side].drop_at = n;
			stack_reset(node);
			stack_pass_until_done(rig, node);
			rig->faults[side].drop_at = 0;
			assert_true(node->done_status == VMSG_OK ||
				    node->done_status == VMSG_ERR_TIMEOUT);
			stack_start(node);
			stack_pass_until_done(rig, node);
			assert_int_equal(node->done_status, VMSG_OK);
			stack_expect_config(rig, node);
			stack_end(rig);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			any_one_lost_frame_fails_one_start_in_bounded_time_and_the_next_works),
		cmocka_unit_test(any_one_frame_that_comes_twice_does_no_harm),
		cmocka_unit_test(a_lost_frame_of_a_reset_is_healed_by_the_next_start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
