/*
 * search: every order of steps up to a depth, each state looked at once.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_SEARCH_H
#define VMSG_EXHAUSTIVE_SEARCH_H

#include <stdint.h>

#include "story.h"

#define SEARCH_DEPTH_MAX 15u

struct search_result {
	uint64_t state_count;  /* different ones, not counting those between a raw write and its
				  first reader */
	uint64_t step_count;   /* steps taken */
	uint64_t raw_count;    /* of these, raw writes */
	uint64_t broken_count; /* states with a broken queue */
	uint64_t cut_count;    /* visits that ended at the depth */
};

/* Explore; a broken promise ends the program. */
void search_run(struct tale *tale, uint32_t depth, struct search_result *ret_result);

#endif /* VMSG_EXHAUSTIVE_SEARCH_H */
