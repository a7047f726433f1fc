/*
 * blk: read, write and copy an image through a virtio block device.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "blk_options.h"
#include "command.h"
#include "flow.h"
#include "ring.h"
#include "stack.h"

static void trace_message(void *context,
			  enum vmsg_trace_direction direction,
			  struct vmsg_bytes frame,
			  vmsg_status verdict)
{
	static const char *const arrows[] = {"->", "<-", "drop"};

	(void)context;
	(void)verdict;
	fprintf(stderr, "%-4s ", arrows[direction]);
	(void)print_frame(stderr, frame, false);
}

/* A device has whole sectors; whoever wants all of the image is told what is left of it. */
static void tell_rest(const struct blk_options *options, const struct stack *stack)
{
	if (stack->storage.rest != 0) {
		(void)command_fail(EXIT_FINE,
				   "blk %s: note: the last %" PRIu32
				   " bytes of the image fill no sector of %u and are out of reach",
				   options->verb,
				   stack->storage.rest,
				   (unsigned)VMSG_BLK_SECTOR_SIZE);
	}
}

static int show_info(const struct blk_options *options, struct stack *stack)
{
	char id[VMSG_BLK_ID_SIZE + 1];
	char ring[RING_TEXT];
	const vmsg_status status = stack_read_id(stack, id);
	const uint64_t capacity = vmsg_blk_driver_capacity(&stack->blk_driver);

	printf("capacity: %" PRIu64 " sectors, %" PRIu64 " bytes\n",
	       capacity,
	       capacity * VMSG_BLK_SECTOR_SIZE);
	printf("id: %s\n", status == VMSG_OK ? id : vmsg_status_name(status));
	printf("features: 0x%08" PRIx32 "%08" PRIx32 "\n",
	       stack->blk_driver.accepted[1],
	       stack->blk_driver.accepted[0]);
	printf("read-only: %s\n",
	       vmsg_driver_has_feature(&stack->blk_driver.driver, VMSG_BLK_F_RO) ? "yes" : "no");
	printf("queue: %" PRIu32 " descriptors, %s\n",
	       stack->blk_driver.vq.queue.size,
	       ring_describe(stack_ring_features(stack), ring));
	printf("messages: %" PRIu32 " sent, %" PRIu32 " received\n",
	       stack->driver_bus.stats.sent,
	       stack->driver_bus.stats.received);
	tell_rest(options, stack);
	return EXIT_FINE;
}

static int fail_file(const struct flow *flow, bool is_write)
{
	return command_fail(EXIT_USAGE,
			    "blk %s: %.300s: %s",
			    flow->verb,
			    flow_name(flow, is_write),
			    strerror(errno));
}

/* Open the input of a write and take the size from it, or compare the one asked for with it. */
static int open_input(struct flow *flow, struct blk_options *options, uint64_t room)
{
	uint64_t size;

	if (!flow_open_input(flow, room, options->has_size, &size)) {
		return fail_file(flow, true);
	}
	if (options->has_size && size < options->size) {
		return command_fail(EXIT_USAGE,
				    "blk %s: the input ends after %" PRIu64
				    " bytes, --size is %" PRIu64,
				    flow->verb,
				    size,
				    options->size);
	}
	options->size = options->has_size ? options->size : size;
	return EXIT_FINE;
}

/* Open the file of a transfer and settle its range; else complain and return the exit code. */
static int open_flow(struct flow *flow, struct blk_options *options, const struct stack *stack)
{
	const uint64_t capacity =
		vmsg_blk_driver_capacity(&stack->blk_driver) * VMSG_BLK_SECTOR_SIZE;
	const char *wrong = NULL;
	int code = EXIT_FINE;

	if (options->offset > capacity) {
		wrong = "the offset is behind the end of the image";
	} else if (flow_is_image(flow, options->is_write, &stack->image)) {
		wrong = "the file is the image itself";
	} else if (options->is_write) {
		code = open_input(flow, options, capacity - options->offset);
	} else if (!options->has_size) {
		options->size = capacity - options->offset;
	}
	if (code == EXIT_FINE && wrong == NULL) {
		if (options->size > capacity - options->offset) {
			wrong = "the range ends behind the image";
		} else if (options->offset % VMSG_BLK_SECTOR_SIZE != 0 ||
			   options->size % VMSG_BLK_SECTOR_SIZE != 0) {
			wrong = "offset and size must be whole sectors of 512 bytes";
		}
	}
	if (wrong != NULL) {
		code = command_fail(EXIT_USAGE, "blk %s: %s", options->verb, wrong);
	}
	/* An output loses what it held, so nothing else may be wrong by then. */
	if (code == EXIT_FINE && !options->is_write && !flow_open_output(flow)) {
		code = fail_file(flow, false);
	}
	flow->size = options->size;
	return code;
}

/* What became of a transfer that broke, and of its output. */
static int fail_transfer(const struct flow *flow, bool is_write, vmsg_status status)
{
	const char *name = flow_name(flow, is_write);

	if (status == VMSG_ERR_CANCELLED && is_write && flow->error == 0) {
		return command_fail(EXIT_NEGATIVE,
				    "blk %s: the input ends after %" PRIu64 " bytes of %" PRIu64,
				    flow->verb,
				    flow->done,
				    flow->size);
	}
	if (is_write) {
		return command_fail(EXIT_NEGATIVE,
				    "blk %s: %.300s: %s; the image is written in part",
				    flow->verb,
				    flow->error != 0 ? name : "the device",
				    flow->error != 0 ? strerror(flow->error)
						     : vmsg_status_name(status));
	}
	return command_fail(EXIT_NEGATIVE,
			    "blk %s: %s; %.300s is incomplete",
			    flow->verb,
			    flow->error != 0 ? strerror(flow->error) : vmsg_status_name(status),
			    name);
}

static vmsg_status move(struct flow *flow, const struct blk_options *options, struct stack *stack)
{
	const struct stack_sink sink = {options->is_write ? flow_give : flow_take, flow};
	vmsg_status status = VMSG_OK;

	if (flow->size != 0) {
		status = stack_transfer(stack,
					options->is_write ? VMSG_BLK_T_OUT : VMSG_BLK_T_IN,
					options->offset,
					flow->size,
					&sink);
	}
	if (status == VMSG_OK && options->is_write) {
		status = stack_flush(stack);
	}
	return status;
}

static int transfer(struct blk_options *options, struct stack *stack)
{
	struct flow flow = {
		.verb = options->verb,
		.path = options->is_write ? options->input : options->output,
		.fd = -1,
	};
	vmsg_status status;
	int code = open_flow(&flow, options, stack);

	flow_choose_progress(&flow, options->progress, options->has_trace);
	if (code != EXIT_FINE) {
		(void)flow_close(&flow);
		return code;
	}
	status = move(&flow, options, stack);
	if (!flow_close(&flow) && status == VMSG_OK) {
		status = VMSG_ERR_CANCELLED;
	}
	if (status != VMSG_OK) {
		return fail_transfer(&flow, options->is_write, status);
	}
	if (flow.has_progress) {
		fprintf(stderr,
			"%s: %" PRIu64 " bytes in %" PRIu64 " requests, %" PRIu32 " messages\n",
			options->verb,
			options->size,
			stack->chunks_done,
			stack->driver_bus.stats.sent + stack->driver_bus.stats.received);
	}
	if (!options->is_write && !options->has_size) {
		tell_rest(options, stack);
	}
	return EXIT_FINE;
}

static int run(struct blk_options *options, const struct vmsg_trace *trace, struct stack *stack)
{
	const bool is_info = strcmp(options->verb, "info") == 0;
	enum stack_access access = options->is_write ? STACK_WRITE : STACK_READ;
	const char *wrong;

	if (is_info) {
		access = STACK_ANY;
	} else if (strcmp(options->verb, "copy") == 0) {
		access = STACK_READ_WHOLE;
	}
	wrong = stack_init(stack, options->image, access, options->rings.features, trace);

	if (wrong != NULL && stack->storage.fd < 0) {
		return command_fail(EXIT_USAGE, "blk: %.300s: %s", options->image, wrong);
	}
	if (wrong != NULL) {
		return command_fail(EXIT_NEGATIVE, "blk: %s", wrong);
	}
	if (is_info) {
		return show_info(options, stack);
	}
	return transfer(options, stack);
}

int command_blk(int argc, char **argv)
{
	static const struct argp argp = {
		.options = blk_options_known,
		.parser = blk_options_parse,
		.args_doc = "info|read|write|copy --image FILE",
		.doc = "Use an image through a driver, a device and the virtqueue between them.\v"
		       "Progress is shown on a terminal only. "
		       "Exit status: 0 fine; 1 the device, or reading or writing a file, failed on "
		       "the way; 2 bad input: wrong arguments, a range that does not fit, or a "
		       "file that is missing or cannot be opened.",
	};
	static const struct vmsg_trace trace = {.message = trace_message};
	struct blk_options options = {.rings = RING_SPLIT};
	struct stack *stack;
	const char *wrong;
	int code;

	if (!command_parse(&argp, argc, argv, &options)) {
		return EXIT_USAGE;
	}
	options.is_write = options.verb != NULL && strcmp(options.verb, "write") == 0;
	wrong = blk_options_misuse(&options);
	if (options.complaint != NULL) {
		return command_fail(EXIT_USAGE,
				    "blk: '%.40s' is no number of bytes",
				    options.complaint);
	}
	if (wrong != NULL) {
		return command_fail(EXIT_USAGE, "blk: %s", wrong);
	}
	if (options.rings.wrong != NULL) {
		return ring_fail("blk", &options.rings);
	}
	stack = malloc(sizeof(*stack));
	if (stack == NULL) {
		return command_fail(EXIT_NEGATIVE, "blk: out of memory");
	}
	code = run(&options, options.has_trace ? &trace : NULL, stack);
	stack_fini(stack);
	free(stack);
	return code;
}
