/*
 * flow: the file a transfer takes from or gives to, and how far it is.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_CLI_FLOW_H
#define VMSG_CLI_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "stack.h"

/** Whether to tell how far it is. */
enum flow_progress {
	FLOW_AUTO, /* when somebody sits there */
	FLOW_ALWAYS,
	FLOW_NEVER
};

/** Zeroed and verb, path set by the caller. */
struct flow {
	const char *verb;
	const char *path; /* NULL or "-": standard input or output */
	int fd;
	uint64_t size;  /* bytes, of the whole */
	uint64_t done;  /* bytes */
	unsigned shown; /* percent */
	bool has_progress;
	bool is_overwriting; /* each progress line the one before it */
	int error;           /* errno of the file; 0 when none or the input ended */
};

/** What the file is called. */
const char *flow_name(const struct flow *flow, bool is_input);

/**
 * Open what a write takes its data from and find out how much there is.
 *
 * @param room      What fits; more than that and one byte is not read from an endless input.
 * @param has_size  The caller knows how much it wants, so an input is not read to its end for that.
 * @param ret_size  Bytes in the input; UINT64_MAX when only reading will tell.
 * @return          False, errno being set.
 */
bool flow_open_input(struct flow *flow, uint64_t room, bool has_size, uint64_t *ret_size);

/** Open what a read gives its data to, which loses what it held; false, errno being set. */
bool flow_open_output(struct flow *flow);

/** True when the file, which need not be open yet, is the image itself. */
bool flow_is_image(const struct flow *flow, bool is_input, const struct stat *image);

/** Decide whether progress is shown, and how. */
void flow_choose_progress(struct flow *flow, enum flow_progress progress, bool has_trace);

/** Sinks of stack_transfer(), the flow being the context. */
bool flow_give(void *context, uint64_t offset, uint8_t *data, size_t size);
bool flow_take(void *context, uint64_t offset, uint8_t *data, size_t size);

/** Close the file and end the line of progress; false when data may be lost, error being set. */
bool flow_close(struct flow *flow);

#endif /* VMSG_CLI_FLOW_H */
