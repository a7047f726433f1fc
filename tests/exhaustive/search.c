/*
 * search: iterative depth-first search; going back is copying the parts of the world back.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "raw.h"
#include "seen.h"

/* What can happen next. */
enum {
	MOVE_DRIVER,
	MOVE_DEVICE,
	MOVE_DRIVER_PUSH,
	MOVE_DEVICE_PUSH,
	MOVE_RAW
};

struct move {
	uint8_t kind;
	bool is_full;   /* of MOVE_DEVICE_PUSH */
	uint16_t which; /* step, shape, id, or raw write */
};

#define MOVES_MAX (RAW_WRITES_MAX + 64u)

struct frame {
	uint8_t image[WORLD_IMAGE_SIZE];
	uint32_t next_move;
};

static struct {
	struct tale *tale;
	struct raw_list raw;
	struct move moves[MOVES_MAX];
	uint32_t move_count;
	struct frame frames[SEARCH_DEPTH_MAX + 1];
	uint32_t level; /* frames in use, less one */
	struct seen seen;
	struct search_result result;
} search;

static const char *const step_names[STEP_KINDS] = {
	[STEP_PUBLISH] = "publish",
	[STEP_NOTIFY] = "should_notify",
	[STEP_POP] = "pop",
	[STEP_ENABLE] = "enable_notify",
	[STEP_DISABLE] = "disable_notify",
};

static void print_move(const struct move *move)
{
	const struct shape *shape = &search.tale->alphabet.shapes[0];
	const struct raw_write *raw = &search.raw.writes[0];

	switch (move->kind) {
	case MOVE_DRIVER:
	case MOVE_DEVICE:
		(void)fprintf(stderr,
			      "  %s %s\n",
			      move->kind == MOVE_DRIVER ? "driver" : "device",
			      step_names[move->which]);
		break;
	case MOVE_DRIVER_PUSH:
		(void)fprintf(stderr,
			      "  driver push %u readable %u writable\n",
			      shape[move->which].readable_count,
			      shape[move->which].writable_count);
		break;
	case MOVE_DEVICE_PUSH:
		(void)fprintf(stderr,
			      "  device push id %u %s\n",
			      move->which,
			      move->is_full ? "full" : "half");
		break;
	default:
		raw += move->which;
		(void)fprintf(stderr,
			      "  raw %s at %u %s 0x%llx\n",
			      raw->what,
			      raw->offset,
			      raw->is_relative ? "plus" : "=",
			      (unsigned long long)raw->value);
		break;
	}
}

_Noreturn void tale_fail(const char *promise)
{
	(void)fprintf(stderr, "FAILED: %s\n", promise);
	if (search.tale != NULL) {
		for (uint32_t i = 0; i <= search.level; i++) {
			const struct frame *frame = &search.frames[i];

			if (frame->next_move != 0) {
				print_move(&search.moves[frame->next_move - 1]);
			}
		}
	}
	exit(1);
}

static void add_move(uint8_t kind, uint32_t which, bool is_full)
{
	struct move *move = &search.moves[search.move_count];

	demand(search.move_count < MOVES_MAX, "the list of moves is long enough");
	move->kind = kind;
	move->which = (uint16_t)which;
	move->is_full = is_full;
	search.move_count++;
}

static void list_moves(const struct tale *tale)
{
	const struct alphabet *alphabet = &tale->alphabet;

	search.move_count = 0;
	for (uint32_t i = 0; i < alphabet->shape_count; i++) {
		add_move(MOVE_DRIVER_PUSH, i, false);
	}
	for (uint32_t i = 0; i < STEP_KINDS; i++) {
		if (alphabet->has_notify || i == STEP_PUBLISH || i == STEP_POP) {
			add_move(MOVE_DRIVER, i, false);
			add_move(MOVE_DEVICE, i, false);
		}
	}
	for (uint32_t i = 0; i < tale->world.config.size; i++) {
		add_move(MOVE_DEVICE_PUSH, i, true);
		if (alphabet->has_partial) {
			add_move(MOVE_DEVICE_PUSH, i, false);
		}
	}
	for (uint32_t i = 0; alphabet->raw_limit != 0 && i < search.raw.count; i++) {
		add_move(MOVE_RAW, i, false);
	}
}

static bool is_reader(const struct move *move, uint8_t kind)
{
	return move->kind == kind && move->which != STEP_PUBLISH && move->which != STEP_DISABLE;
}

/* Steps that would only change places with the last one are left to another path. */
static bool is_allowed(const struct tale *tale, const struct move *move)
{
	bool is_driver = move->kind == MOVE_DRIVER || move->kind == MOVE_DRIVER_PUSH;
	bool is_device = move->kind == MOVE_DEVICE || move->kind == MOVE_DEVICE_PUSH;

	switch (tale->story.follow) {
	case FOLLOW_DRIVER:
		return !is_device;
	case FOLLOW_DEVICE:
		return !is_driver;
	case FOLLOW_DRIVER_READS:
		return is_reader(move, MOVE_DRIVER) || move->kind == MOVE_RAW;
	case FOLLOW_DEVICE_READS:
		return is_reader(move, MOVE_DEVICE) || move->kind == MOVE_RAW;
	case FOLLOW_EITHER_READS:
		return is_reader(move, MOVE_DRIVER) || is_reader(move, MOVE_DEVICE) ||
		       move->kind == MOVE_RAW;
	default:
		return true;
	}
}

static bool write_raw(struct tale *tale, const struct raw_write *write)
{
	if (tale->story.raw_count >= tale->alphabet.raw_limit || !raw_apply(tale, write)) {
		return false;
	}
	tale->story.raw_count++;
	tale->story.defects |= write->defects;
	tale->story.follow = write->follow;
	search.result.raw_count++;
	return true;
}

/* Take one step; false when it cannot be taken or is left out. */
static bool take(struct tale *tale, const struct move *move)
{
	bool is_taken = false;

	if (!is_allowed(tale, move)) {
		return false;
	}
	switch (move->kind) {
	case MOVE_DRIVER:
		is_taken = driver_step(tale, move->which);
		break;
	case MOVE_DEVICE:
		is_taken = device_step(tale, move->which);
		break;
	case MOVE_DRIVER_PUSH:
		is_taken = driver_push(tale, move->which);
		break;
	case MOVE_DEVICE_PUSH:
		is_taken = device_push(tale, move->which, move->is_full);
		break;
	default:
		is_taken = write_raw(tale, &search.raw.writes[move->which]);
		break;
	}
	if (is_taken) {
		search.result.step_count++;
		/* Counters would make every state a new one. */
		memset(&tale->world.driver->stats, 0, sizeof(tale->world.driver->stats));
		memset(&tale->world.device->stats, 0, sizeof(tale->world.device->stats));
		if (!tale_is_honest(tale)) {
			tale_forget(tale);
		}
	}
	return is_taken;
}

/* A state nobody has seen: its promises, and those about where it leads. */
static void look_closer(struct tale *tale, const uint8_t *image)
{
	search.result.state_count++;
	tale_check(tale);
	if (tale_is_broken(tale)) {
		search.result.broken_count++;
		tale_check_broken(tale);
		world_restore(&tale->world, image);
	} else if (tale_is_honest(tale)) {
		tale_check_drain(tale);
		world_restore(&tale->world, image);
	}
}

/* Whether to go on from the state that was just reached with `left` steps. */
static bool is_worth_a_visit(struct tale *tale, const struct move *move, uint32_t left)
{
	uint8_t *image = search.frames[search.level + 1].image;
	enum seen_answer answer;

	/* The reader that has to come next makes it a state. */
	if (move->kind == MOVE_RAW) {
		return left != 0;
	}
	answer = seen_add(&search.seen, world_hash(&tale->world, tale->world.part_count), left);
	if (answer == SEEN_NEVER) {
		world_save(&tale->world, image);
		look_closer(tale, image);
	}
	if (answer != SEEN_ENOUGH && left == 0) {
		search.result.cut_count++;
	}
	/* A broken side does nothing more, and the other one has paths without it. */
	return answer != SEEN_ENOUGH && left != 0 && !tale_is_broken(tale);
}

void search_run(struct tale *tale, uint32_t depth, struct search_result *ret_result)
{
	memset(&search.result, 0, sizeof(search.result));
	search.tale = tale;
	search.level = 0;
	raw_list_init(&search.raw, &tale->world);
	list_moves(tale);
	seen_init(&search.seen);
	demand(depth < SEARCH_DEPTH_MAX, "a depth that fits");
	world_save(&tale->world, search.frames[0].image);
	search.frames[0].next_move = 0;
	for (;;) {
		struct frame *frame = &search.frames[search.level];
		const struct move *move = &search.moves[frame->next_move];

		if (frame->next_move == search.move_count) {
			if (search.level == 0) {
				break;
			}
			search.level--;
			world_restore(&tale->world, search.frames[search.level].image);
			continue;
		}
		frame->next_move++;
		if (!take(tale, move)) {
			continue;
		}
		if (is_worth_a_visit(tale, move, depth - search.level - 1)) {
			search.level++;
			world_save(&tale->world, search.frames[search.level].image);
			search.frames[search.level].next_move = 0;
		} else {
			world_restore(&tale->world, frame->image);
		}
	}
	seen_fini(&search.seen);
	search.tale = NULL;
	*ret_result = search.result;
}
