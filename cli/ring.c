/*
 * ring: words for the format and the features of a virtqueue.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "ring.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <vmsg/queue_ring.h>

#include "command.h"

static const struct {
	const char *word;
	uint64_t features;
} words[] = {
	{"split", 0},
	{"packed", UINT64_C(1) << VMSG_F_RING_PACKED},
	{"indirect", UINT64_C(1) << VMSG_F_INDIRECT_DESC},
	{"event-idx", UINT64_C(1) << VMSG_F_EVENT_IDX},
	{"in-order", UINT64_C(1) << VMSG_F_IN_ORDER},
	{"notification-data", UINT64_C(1) << VMSG_F_NOTIFICATION_DATA},
	{"all", VMSG_RING_FEATURES},
};

enum {
	WORDS = sizeof(words) / sizeof(words[0]),
	SPLIT = 0,
};

static bool find_word(const char *text, size_t size, size_t *ret_index)
{
	for (size_t i = 0; i < WORDS; i++) {
		if (strlen(words[i].word) == size && strncmp(words[i].word, text, size) == 0) {
			*ret_index = i;
			return true;
		}
	}
	return false;
}

struct ring_list ring_parse(const char *list)
{
	struct ring_list rings = RING_SPLIT;
	bool is_split = false;
	bool is_packed = false;

	for (;;) {
		const size_t size = strcspn(list, ",");
		size_t index = WORDS;
		bool is_known = find_word(list, size, &index);

		if (is_known) {
			rings.features |= words[index].features;
			is_split |= index == SPLIT;
			is_packed = (rings.features >> VMSG_F_RING_PACKED & 1u) != 0;
		}
		/* A ring has one format: a word for the other one is as wrong as an unknown one. */
		if (!is_known || (is_split && is_packed)) {
			rings.wrong = list;
			rings.wrong_size = (int)size;
			return rings;
		}
		if (list[size] == '\0') {
			return rings;
		}
		list += size + 1;
	}
}

int ring_fail(const char *command, const struct ring_list *rings)
{
	char known[2 * RING_TEXT];
	size_t index;
	int used = 0;

	for (size_t i = 0; i < WORDS; i++) {
		used += snprintf(known + used,
				 sizeof(known) - (size_t)used,
				 "%s%s",
				 i == 0 ? "" : ", ",
				 words[i].word);
	}
	return command_fail(EXIT_USAGE,
			    "%s: --ring: '%.*s' %s; the words are %s",
			    command,
			    rings->wrong_size > 40 ? 40 : rings->wrong_size,
			    rings->wrong,
			    find_word(rings->wrong, (size_t)rings->wrong_size, &index)
				    ? "contradicts what is before it"
				    : "is no word for a ring",
			    known);
}

const char *ring_describe(uint64_t features, char *ret_text)
{
	const bool is_packed = (features >> VMSG_F_RING_PACKED & 1u) != 0;
	int used = snprintf(ret_text, RING_TEXT, "%s ring", is_packed ? "packed" : "split");

	for (size_t i = 0; i < WORDS; i++) {
		const bool is_feature = words[i].features != 0 &&
					words[i].features != VMSG_RING_FEATURES &&
					words[i].features != UINT64_C(1) << VMSG_F_RING_PACKED;

		if (is_feature && (features & words[i].features) != 0) {
			used += snprintf(ret_text + used,
					 RING_TEXT - (size_t)used,
					 ", %s",
					 words[i].word);
		}
	}
	return ret_text;
}
