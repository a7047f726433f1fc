/*
 * demo: bring a block device and an entropy source up and use them, message by message.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "command.h"
#include "ring.h"
#include "stack.h"

enum {
	IMAGE_SIZE = 4 * 1024 * 1024,
	RANDOM_SIZE = 16,
	PATTERN = 0x5a
};

/** What was asked for. */
struct options {
	const char *image;
	struct ring_list rings;
};

/** What the image should be, compared as it is read. */
struct compare {
	int fd;
	uint64_t differing; /* bytes */
	uint64_t compared;  /* bytes */
};

static void trace_message(void *context,
			  enum vmsg_trace_direction direction,
			  struct vmsg_bytes frame,
			  vmsg_status verdict)
{
	static const char *const arrows[] = {"driver -> device", "driver <- device", "dropped"};
	const bool *is_shown = context;

	(void)verdict;
	if (*is_shown) {
		printf("%-17s ", arrows[direction]);
		(void)print_frame(stdout, frame, false);
	}
}

static bool compare_piece(void *context, uint64_t offset, uint8_t *data, size_t size)
{
	struct compare *compare = context;
	uint8_t *expected = malloc(size);
	const bool is_read = expected != NULL &&
			     pread(compare->fd, expected, size, (off_t)offset) == (ssize_t)size;

	for (size_t i = 0; is_read && i < size; i++) {
		compare->differing += data[i] != expected[i];
	}
	compare->compared += size;
	free(expected);
	return is_read;
}

static bool fill_piece(void *context, uint64_t offset, uint8_t *data, size_t size)
{
	(void)context;
	for (size_t i = 0; i < size; i++) {
		data[i] = (uint8_t)(PATTERN ^ (offset + i));
	}
	return true;
}

/* The whole image through the virtqueue against the file itself. */
static vmsg_status compare_image(struct stack *stack, struct compare *compare)
{
	const struct stack_sink sink = {compare_piece, compare};

	return stack_transfer(stack, VMSG_BLK_T_IN, 0, stack->storage.size, &sink);
}

static vmsg_status
use_devices(struct stack *stack, bool may_write, struct compare *compare, size_t *ret_random)
{
	const struct stack_sink pattern = {fill_piece, NULL};
	uint8_t random[RANDOM_SIZE];
	vmsg_status status = VMSG_OK;

	compare->fd = stack->storage.fd;
	if (may_write) {
		status = stack_transfer(stack, VMSG_BLK_T_OUT, 0, stack->storage.size, &pattern);
		if (status == VMSG_OK) {
			status = stack_flush(stack);
		}
	}
	if (status == VMSG_OK) {
		status = compare_image(stack, compare);
	}
	if (status == VMSG_OK) {
		status = stack_read_random(stack, random, sizeof(random), ret_random);
	}
	return status;
}

static int finish(struct stack *stack, int code)
{
	stack_fini(stack);
	free(stack);
	return code;
}

static int run(const char *image, bool may_write, uint64_t ring_features)
{
	bool is_shown = true;
	const struct vmsg_trace trace = {trace_message, &is_shown};
	struct stack *stack = malloc(sizeof(*stack));
	struct compare compare = {0};
	char ring[RING_TEXT];
	size_t random = 0;
	const char *wrong;
	vmsg_status status = VMSG_OK;
	bool is_fine;

	if (stack == NULL) {
		return command_fail(EXIT_NEGATIVE, "demo: out of memory");
	}
	wrong = stack_init(stack,
			   image,
			   may_write ? STACK_WRITE : STACK_READ_WHOLE,
			   ring_features,
			   &trace);
	if (wrong != NULL && stack->storage.fd < 0) {
		return finish(stack, command_fail(EXIT_USAGE, "demo: %.300s: %s", image, wrong));
	}
	is_shown = false;
	if (wrong == NULL) {
		status = use_devices(stack, may_write, &compare, &random);
	}
	is_fine = wrong == NULL && status == VMSG_OK && compare.differing == 0 &&
		  compare.compared == stack->storage.size && random == RANDOM_SIZE;
	printf("demo: %s %" PRIu64 " bytes read, %" PRIu64 " different, %" PRIu64
	       " requests, %" PRIu32 " messages, %zu random bytes, %s%s%s\n",
	       is_fine ? "PASS" : "FAIL",
	       compare.compared,
	       compare.differing,
	       stack->chunks_done,
	       stack->driver_bus.stats.sent + stack->driver_bus.stats.received,
	       random,
	       ring_describe(stack_ring_features(stack), ring),
	       is_fine ? "" : ": ",
	       is_fine ? "" : (wrong != NULL ? wrong : vmsg_status_name(status)));
	return finish(stack, is_fine ? EXIT_FINE : EXIT_NEGATIVE);
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case 'i':
		options->image = argument;
		return 0;
	case 'r':
		if (options->rings.wrong == NULL) {
			options->rings = ring_parse(argument);
		}
		return 0;
	}
	return ARGP_ERR_UNKNOWN;
}

int command_demo(int argc, char **argv)
{
	static const struct argp_option known[] = {
		{"image", 'i', "FILE", 0, "Read this image instead of one in memory", 0},
		{"ring", 'r', "LIST", 0, RING_HELP, 0},
		{0},
	};
	static const struct argp argp = {
		.options = known,
		.parser = parse_option,
		.doc = "Show the messages of a bring-up, then read everything and compare.\v"
		       "Without an image one in memory is written through the device first. "
		       "Exit status: 0 all bytes are equal; 1 they are not, or something broke; "
		       "2 bad input: wrong arguments, or an image that is missing, cannot be "
		       "opened or is not whole sectors.",
	};
	struct options options = {.rings = RING_SPLIT};
	char path[32];
	int fd;
	int code;

	if (!command_parse(&argp, argc, argv, &options)) {
		return EXIT_USAGE;
	}
	if (options.rings.wrong != NULL) {
		return ring_fail("demo", &options.rings);
	}
	if (options.image != NULL) {
		return run(options.image, false, options.rings.features);
	}
	/* Nothing is left behind, whatever ends the demo. */
	fd = memfd_create("vmsg-demo", MFD_CLOEXEC);
	if (fd < 0 || ftruncate(fd, IMAGE_SIZE) != 0) {
		return command_fail(EXIT_NEGATIVE,
				    "demo: cannot make an image: %s",
				    strerror(errno));
	}
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	code = run(path, true, options.rings.features);
	(void)close(fd);
	return code;
}
