/*
 * raw: the list of words a lying peer writes into shared memory.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_RAW_H
#define VMSG_EXHAUSTIVE_RAW_H

#include <stdbool.h>
#include <stdint.h>

#include "story.h"

#define RAW_WRITES_MAX 600u

struct raw_write {
	const char *what; /* the word, for people */
	uint8_t area;
	uint8_t size;     /* bytes: 2, 4 or 8 */
	uint8_t follow;   /* who reads the word */
	bool is_relative; /* add to the word in place of storing it */
	uint16_t offset;
	uint16_t defects; /* what it may break, or lead the other side to break */
	uint64_t value;
};

struct raw_list {
	uint32_t count;
	struct raw_write writes[RAW_WRITES_MAX];
};

/* All boundary values of all words of a queue of this format and size. */
void raw_list_init(struct raw_list *list, const struct world *world);

/* Store one; false when the word has that value. */
bool raw_apply(struct tale *tale, const struct raw_write *write);

#endif /* VMSG_EXHAUSTIVE_RAW_H */
