/*
 * plan: which queues are explored, with which steps, and how deep.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_PLAN_H
#define VMSG_EXHAUSTIVE_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "story.h"

#define PLAN_FEATURES_MAX 6u

enum plan_level {
	LEVEL_SHORT,    /* a second, also under sanitizers and emulation */
	LEVEL_STANDARD, /* with every build */
	LEVEL_FULL,     /* minutes */
	LEVELS
};

/* Shapes of the chains the driver pushes. */
enum plan_shapes {
	SHAPES_ALL, /* every number of readable and writable segments that fits */
	SHAPES_FEW, /* one segment, two, and as many as fit */
	SHAPES_TWO  /* one segment, and two */
};

struct plan {
	const char *name;
	uint8_t sizes[WORLD_SIZE_MAX];        /* 0 ends the list */
	uint64_t features[PLAN_FEATURES_MAX]; /* VERSION_1 and the format are added */
	uint8_t features_count;
	enum plan_shapes shapes;
	bool has_notify;
	bool has_partial;
	bool is_reduced;
	bool is_strict; /* the driver refuses lengths beyond what it posted */
	uint8_t raw_limit;
	uint8_t depths[LEVELS]; /* 0: not at this level */
};

extern const struct plan plans[];
extern const uint32_t plan_count;

struct alphabet plan_alphabet(const struct plan *plan, uint32_t size);

#endif /* VMSG_EXHAUSTIVE_PLAN_H */
