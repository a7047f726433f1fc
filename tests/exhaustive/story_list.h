/*
 * story_list: first in, first out, of the few cookies there are.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_STORY_LIST_H
#define VMSG_EXHAUSTIVE_STORY_LIST_H

#include <string.h>

#include "story.h"

static inline void list_push(struct story_list *list, uint8_t cookie)
{
	demand(list->count < WORLD_SIZE_MAX, "no more chains anywhere than descriptors");
	list->cookies[list->count] = cookie;
	list->count++;
}

static inline void list_remove(struct story_list *list, uint32_t index)
{
	list->count--;
	memmove(&list->cookies[index], &list->cookies[index + 1], list->count - index);
	list->cookies[list->count] = 0;
}

static inline uint8_t list_pop(struct story_list *list)
{
	uint8_t cookie = list->cookies[0];

	list_remove(list, 0);
	return cookie;
}

#endif /* VMSG_EXHAUSTIVE_STORY_LIST_H */
