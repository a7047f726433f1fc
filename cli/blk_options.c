/*
 * blk_options: the arguments of the blk command.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "blk_options.h"

#include <errno.h>
#include <string.h>

#include "command.h"

enum {
	KEY_IMAGE = 0x100, /* no letters */
	KEY_INPUT,
	KEY_OUTPUT,
	KEY_OFFSET,
	KEY_SIZE,
	KEY_PROGRESS,
	KEY_QUIET,
	KEY_RING,
	KEY_TRACE
};

static void take_number(struct blk_options *options, const char *text, uint64_t *number, bool *has)
{
	*has = true;
	if (!command_number(text, INT64_MAX, true, number)) {
		options->complaint = text;
	}
}

error_t blk_options_parse(int key, char *argument, struct argp_state *state)
{
	struct blk_options *options = state->input;

	switch (key) {
	case KEY_IMAGE:
		options->image = argument;
		return 0;
	case KEY_INPUT:
		options->input = argument;
		return 0;
	case KEY_OUTPUT:
		options->output = argument;
		return 0;
	case KEY_OFFSET:
		take_number(options, argument, &options->offset, &options->has_offset);
		return 0;
	case KEY_SIZE:
		take_number(options, argument, &options->size, &options->has_size);
		return 0;
	case KEY_PROGRESS:
		options->progress = FLOW_ALWAYS;
		return 0;
	case KEY_QUIET:
		options->progress = FLOW_NEVER;
		return 0;
	case KEY_RING:
		if (options->rings.wrong == NULL) {
			options->rings = ring_parse(argument);
		}
		return 0;
	case KEY_TRACE:
		options->has_trace = true;
		return 0;
	case ARGP_KEY_ARG:
		if (options->verb == NULL) {
			options->verb = argument;
			return 0;
		}
		return EINVAL;
	}
	return ARGP_ERR_UNKNOWN;
}

const struct argp_option blk_options_known[] = {
	{"image", KEY_IMAGE, "FILE", 0, "Image behind the device: a regular file or a disk", 0},
	{"input", KEY_INPUT, "FILE", 0, "write: what to write; - or nothing is standard input", 0},
	{"output",
	 KEY_OUTPUT,
	 "FILE",
	 0,
	 "read, copy: where to store it; - or nothing is standard output for read",
	 0},
	{"offset", KEY_OFFSET, "BYTES", 0, "read, write: where to begin; K, M, G allowed", 0},
	{"size",
	 KEY_SIZE,
	 "BYTES",
	 0,
	 "read, write: how much; else the rest of the image, or the input up to its end",
	 0},
	{"progress", KEY_PROGRESS, NULL, 0, "Tell how far it is, even without a terminal", 0},
	{"quiet", KEY_QUIET, NULL, 0, "Tell nothing about progress", 0},
	{"ring", KEY_RING, "LIST", 0, RING_HELP, 0},
	{"trace", KEY_TRACE, NULL, 0, "Show every message on standard error", 0},
	{0},
};

const char *blk_options_misuse(const struct blk_options *options)
{
	static const char *const verbs[] = {"info", "read", "write", "copy"};
	const bool is_info = options->verb != NULL && strcmp(options->verb, "info") == 0;
	const bool is_copy = options->verb != NULL && strcmp(options->verb, "copy") == 0;
	bool is_known = false;

	for (size_t i = 0; options->verb != NULL && i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		is_known |= strcmp(options->verb, verbs[i]) == 0;
	}
	if (!is_known || options->image == NULL) {
		return "needs info, read, write or copy, and --image FILE";
	}
	if (!options->is_write && options->input != NULL) {
		return "only write takes --input";
	}
	if ((options->is_write || is_info) && options->output != NULL) {
		return "only read and copy take --output";
	}
	if ((is_info || is_copy) && (options->has_offset || options->has_size)) {
		return "only read and write take --offset and --size";
	}
	if (is_copy && options->output == NULL) {
		return "copy needs --output FILE";
	}
	return NULL;
}
