/*
 * oracle: what a device has to make of the rings as they are, said a second time.
 *
 * Written from the rules and without the library, so that both are wrong together
 * only when the rules are read wrong.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_ORACLE_H
#define VMSG_EXHAUSTIVE_ORACLE_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/queue_defect.h>
#include <vmsg/status.h>

#include "world.h"

struct oracle_segment {
	vmsg_addr addr;
	uint32_t size;
	bool is_writable;
};

struct oracle_answer {
	vmsg_status status;
	enum vmsg_queue_defect defect;
	uint32_t count; /* segments of a sound chain */
	uint16_t id;
	struct oracle_segment segments[WORLD_SIZE_MAX];
};

/* The chain of a split ring that begins at `head`. */
struct oracle_answer oracle_split(const struct world *world, uint16_t head);

/* The chain of a packed ring that begins at `index`, when nothing is in flight. */
struct oracle_answer oracle_packed(const struct world *world, uint16_t index, bool wrap);

/* Pop, and compare; false when the library says anything else. */
bool oracle_agrees(struct world *world, const struct oracle_answer *answer);

#endif /* VMSG_EXHAUSTIVE_ORACLE_H */
