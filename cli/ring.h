/*
 * ring: words for the format and the features of a virtqueue.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_CLI_RING_H
#define VMSG_CLI_RING_H

#include <stdint.h>

/** What the option says in the help of a command. */
#define RING_HELP                                                                                  \
	"What the virtqueues use, of split, packed, indirect, event-idx, in-order, "               \
	"notification-data, with commas between; all is packed with everything; else split"

enum {
	RING_TEXT = 96 /* characters of the longest description, and its end */
};

/** A list of words, understood or not. */
struct ring_list {
	uint64_t features; /* bits of VMSG_RING_FEATURES */
	const char *wrong; /* where the list goes wrong; NULL when it does not */
	int wrong_size;    /* characters of it */
};

/** Initializer of the default: a plain split ring. */
#define RING_SPLIT                                                                                 \
	{                                                                                          \
		0                                                                                  \
	}

/** Understand a list of words; the result keeps a pointer into it when something is wrong. */
struct ring_list ring_parse(const char *list);

/** Complain about a list that is wrong, for a command; returns the exit code. */
int ring_fail(const char *command, const struct ring_list *rings);

/** Name the format and the features in use; @p ret_text has RING_TEXT characters. */
const char *ring_describe(uint64_t features, char *ret_text);

#endif /* VMSG_CLI_RING_H */
