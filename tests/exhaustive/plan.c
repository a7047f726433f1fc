/*
 * plan: every exploration there is.
 *
 * Without suppression in the alphabet EVENT_IDX changes nothing, so those plans leave it
 * out; chains that go into tables make many more states, so they have rows of their own.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "plan.h"

#include <vmsg/wire/virtio.h>

#define EVENT FEATURE(EVENT_IDX)
#define TABLES FEATURE(INDIRECT_DESC)
#define ORDER FEATURE(IN_ORDER)

const struct plan plans[] = {
	{
		.name = "chains",
		.sizes = {1, 2, 3, 4},
		.features = {0, ORDER},
		.features_count = 2,
		.shapes = SHAPES_ALL,
		.has_partial = true,
		.is_reduced = true,
		.depths = {6, 12, 12},
	},
	{
		.name = "tables",
		.sizes = {2, 3},
		.features = {TABLES, TABLES | ORDER},
		.features_count = 2,
		.shapes = SHAPES_ALL,
		.has_partial = true,
		.is_reduced = true,
		.depths = {4, 9, 12},
	},
	{
		.name = "tables of 4",
		.sizes = {4},
		.features = {TABLES, TABLES | ORDER},
		.features_count = 2,
		.shapes = SHAPES_FEW,
		.has_partial = true,
		.is_reduced = true,
		.depths = {4, 8, 12},
	},
	{
		.name = "all tables of 4",
		.sizes = {4},
		.features = {TABLES | ORDER},
		.features_count = 1,
		.shapes = SHAPES_ALL,
		.has_partial = true,
		.is_reduced = true,
		.depths = {0, 5, 8},
	},
	{
		.name = "notify",
		.sizes = {1, 2, 3, 4},
		.features = {0, EVENT, TABLES, ORDER, EVENT | ORDER, EVENT | TABLES | ORDER},
		.features_count = 6,
		.shapes = SHAPES_TWO,
		.has_notify = true,
		.is_reduced = true,
		.depths = {6, 10, 12},
	},
	{
		.name = "together",
		.sizes = {1, 2},
		.features = {0, EVENT, TABLES, ORDER, EVENT | ORDER, EVENT | TABLES | ORDER},
		.features_count = 6,
		.shapes = SHAPES_ALL,
		.has_notify = true,
		.has_partial = true,
		.depths = {5, 10, 12},
	},
	{
		.name = "together",
		.sizes = {3},
		.features = {0, EVENT, ORDER, EVENT | ORDER},
		.features_count = 4,
		.shapes = SHAPES_ALL,
		.has_notify = true,
		.has_partial = true,
		.depths = {0, 9, 12},
	},
	{
		.name = "together",
		.sizes = {4},
		.features = {EVENT, EVENT | ORDER},
		.features_count = 2,
		.shapes = SHAPES_ALL,
		.has_notify = true,
		.has_partial = true,
		.depths = {0, 8, 12},
	},
	{
		.name = "one lie",
		.sizes = {1, 2},
		.features = {0, ORDER},
		.features_count = 2,
		.shapes = SHAPES_TWO,
		.is_reduced = true,
		.raw_limit = 1,
		.depths = {7, 10, 12},
	},
	{
		.name = "one lie",
		.sizes = {3, 4},
		.features = {0, ORDER},
		.features_count = 2,
		.shapes = SHAPES_FEW,
		.is_reduced = true,
		.raw_limit = 1,
		.depths = {4, 8, 12},
	},
	{
		.name = "one lie, strict",
		.sizes = {2, 3},
		.features = {0, ORDER},
		.features_count = 2,
		.shapes = SHAPES_TWO,
		.is_reduced = true,
		.is_strict = true,
		.raw_limit = 1,
		.depths = {5, 9, 12},
	},
	{
		.name = "one lie in tables",
		.sizes = {2},
		.features = {TABLES, TABLES | ORDER},
		.features_count = 2,
		.shapes = SHAPES_TWO,
		.is_reduced = true,
		.raw_limit = 1,
		.depths = {4, 9, 12},
	},
	{
		.name = "one lie in tables",
		.sizes = {3, 4},
		.features = {TABLES},
		.features_count = 1,
		.shapes = SHAPES_TWO,
		.is_reduced = true,
		.raw_limit = 1,
		.depths = {0, 7, 10},
	},
	{
		.name = "one lie, notify",
		.sizes = {1, 2},
		.features = {0, EVENT, EVENT | ORDER},
		.features_count = 3,
		.shapes = SHAPES_TWO,
		.has_notify = true,
		.has_partial = true,
		.raw_limit = 1,
		.depths = {4, 8, 12},
	},
	{
		.name = "two lies",
		.sizes = {1, 2},
		.features = {0},
		.features_count = 1,
		.shapes = SHAPES_TWO,
		.is_reduced = true,
		.raw_limit = 2,
		.depths = {4, 8, 12},
	},
	{
		.name = "two lies, tables",
		.sizes = {2},
		.features = {TABLES | ORDER},
		.features_count = 1,
		.shapes = SHAPES_TWO,
		.is_reduced = true,
		.raw_limit = 2,
		.depths = {3, 5, 7},
	},
};

const uint32_t plan_count = sizeof(plans) / sizeof(plans[0]);

static void add_shape(struct alphabet *alphabet, uint32_t readable, uint32_t writable)
{
	struct shape *shape = &alphabet->shapes[alphabet->shape_count];

	shape->readable_count = (uint8_t)readable;
	shape->writable_count = (uint8_t)writable;
	alphabet->shape_count++;
}

struct alphabet plan_alphabet(const struct plan *plan, uint32_t size)
{
	struct alphabet alphabet = {
		.has_notify = plan->has_notify,
		.has_partial = plan->has_partial,
		.is_reduced = plan->is_reduced,
		.raw_limit = plan->raw_limit,
	};

	if (plan->shapes != SHAPES_ALL) {
		add_shape(&alphabet, 0, 1);
		if (size > 1) {
			add_shape(&alphabet, 1, 1);
		}
		if (plan->shapes == SHAPES_FEW && size > 2) {
			add_shape(&alphabet, 1, size - 1);
		}
		return alphabet;
	}
	for (uint32_t count = 1; count <= size; count++) {
		for (uint32_t readable = 0; readable <= count; readable++) {
			add_shape(&alphabet, readable, count - readable);
		}
	}
	return alphabet;
}
