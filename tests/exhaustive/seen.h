/*
 * seen: the states met so far, as hashes, each with the steps that were left there.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_SEEN_H
#define VMSG_EXHAUSTIVE_SEEN_H

#include <stdint.h>

struct seen {
	uint64_t *keys; /* hash above, steps left in the low bits; 0 is free */
	uint64_t capacity;
	uint64_t count;
};

enum seen_answer {
	SEEN_NEVER,
	SEEN_DEEPER, /* with fewer steps left, so what follows was not all seen */
	SEEN_ENOUGH
};

void seen_init(struct seen *seen);
void seen_fini(struct seen *seen);

/* Look a state up and remember it with `left` steps, at most 15. */
enum seen_answer seen_add(struct seen *seen, uint64_t hash, uint32_t left);

#endif /* VMSG_EXHAUSTIVE_SEEN_H */
