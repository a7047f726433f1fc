/*
 * blk_options: the arguments of the blk command.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_CLI_BLK_OPTIONS_H
#define VMSG_CLI_BLK_OPTIONS_H

#include <argp.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow.h"
#include "ring.h"

/** What was asked for. */
struct blk_options {
	const char *verb;
	const char *image;
	const char *input;
	const char *output;
	uint64_t offset;
	uint64_t size;
	bool is_write;
	bool has_offset;
	bool has_size;
	enum flow_progress progress;
	bool has_trace;
	struct ring_list rings;
	const char *complaint;
};

/** The options argp knows, and its parser; its input is a struct blk_options. */
extern const struct argp_option blk_options_known[];
error_t blk_options_parse(int key, char *argument, struct argp_state *state);

/** What a verb and its options have against each other; NULL when nothing. */
const char *blk_options_misuse(const struct blk_options *options);

#endif /* VMSG_CLI_BLK_OPTIONS_H */
