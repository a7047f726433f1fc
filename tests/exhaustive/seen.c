/*
 * seen: a table of hashes with open addressing that doubles when it fills.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "seen.h"

#include <stdio.h>
#include <stdlib.h>

#define LEFT_MASK UINT64_C(15)
#define FIRST_CAPACITY (UINT64_C(1) << 14)

static uint64_t *make_keys(uint64_t capacity)
{
	uint64_t *keys = capacity <= SIZE_MAX / sizeof(*keys)
				 ? calloc((size_t)capacity, sizeof(*keys))
				 : NULL;

	if (keys == NULL) {
		(void)fprintf(stderr, "seen: out of memory\n");
		abort();
	}
	return keys;
}

void seen_init(struct seen *seen)
{
	seen->capacity = FIRST_CAPACITY;
	seen->keys = make_keys(seen->capacity);
	seen->count = 0;
}

void seen_fini(struct seen *seen)
{
	free(seen->keys);
}

static uint64_t *place(const struct seen *seen, uint64_t name)
{
	uint64_t at = (name >> 7) & (seen->capacity - 1);

	while (seen->keys[at] != 0 && (seen->keys[at] & ~LEFT_MASK) != name) {
		at = (at + 1) & (seen->capacity - 1);
	}
	return &seen->keys[at];
}

static void grow(struct seen *seen)
{
	struct seen old = *seen;

	seen->capacity = old.capacity * 2;
	seen->keys = make_keys(seen->capacity);
	for (uint64_t i = 0; i < old.capacity; i++) {
		if (old.keys[i] != 0) {
			*place(seen, old.keys[i] & ~LEFT_MASK) = old.keys[i];
		}
	}
	free(old.keys);
}

enum seen_answer seen_add(struct seen *seen, uint64_t hash, uint32_t left)
{
	uint64_t name = (hash & ~LEFT_MASK) != 0 ? hash & ~LEFT_MASK : LEFT_MASK + 1;
	uint64_t *key = place(seen, name);
	enum seen_answer answer = SEEN_DEEPER;

	if (*key == 0) {
		if (seen->count * 10 >= seen->capacity * 6) {
			grow(seen);
			key = place(seen, name);
		}
		seen->count++;
		answer = SEEN_NEVER;
	} else if ((*key & LEFT_MASK) >= left) {
		return SEEN_ENOUGH;
	}
	*key = name | left;
	return answer;
}
