/*
 * story: what both sides did so far, and what each step has to answer because of it.
 *
 * Until the first raw write both sides are honest, and every answer is known in
 * advance.  After it, what is left are the promises that hold against any peer.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_STORY_H
#define VMSG_EXHAUSTIVE_STORY_H

#include <stdbool.h>
#include <stdint.h>

#include "world.h"

#define SHAPES_MAX 14u

/* Where a chain is; after a raw write only the first three are told apart. */
enum {
	AT_NOBODY,
	AT_PUSHED,
	AT_PUBLIC, /* the device's from here on, as far as the driver knows */
	AT_HELD,
	AT_DONE,
	AT_USED
};

/* Which steps may follow, where the others would only change places with the last one. */
enum {
	FOLLOW_ANY,
	FOLLOW_DRIVER,        /* a chain was pushed and is not public */
	FOLLOW_DEVICE,        /* a chain was returned and is not public */
	FOLLOW_DRIVER_READS,  /* the device's words were changed */
	FOLLOW_DEVICE_READS,  /* the driver's words were changed */
	FOLLOW_EITHER_READS   /* words of both were changed */
};

/* A chain, under its cookie. */
struct story_chain {
	uint8_t at;
	uint8_t shape;
	uint8_t cost; /* descriptors of the queue */
	uint8_t desc; /* split, in order: the first of them */
	uint8_t id;   /* as the device knows it */
	uint32_t written;
};

/* First in, first out, of cookies. */
struct story_list {
	uint8_t count;
	uint8_t cookies[WORLD_SIZE_MAX];
};

/* One side, as a sleeper and as one that has to wake the other. */
struct story_side {
	bool is_armed;     /* asked for notifications, saw nothing, and has not looked since */
	bool is_due;       /* the other side decided to notify of something since then */
	bool is_undecided; /* has published and not decided yet whether to notify */
	bool wants;        /* its last wish was to be notified */
};

/* Part of a state. */
struct story {
	struct story_chain chains[WORLD_SIZE_MAX + 1]; /* by cookie, from 1 */
	struct story_list pushed;                      /* not public */
	struct story_list avail;                       /* public, not taken by the device */
	struct story_list held;                        /* taken and not shown as used, in order */
	struct story_list done;                        /* returned, not public, in that order */
	struct story_list used;                        /* public, not taken back by the driver */
	struct story_side driver;
	struct story_side device;
	uint32_t posted[WORLD_SIZE_MAX]; /* what the device may write, by id */
	uint8_t holder[WORLD_SIZE_MAX];  /* cookie of the chain the device holds, by id; or 0 */
	uint16_t taken;                  /* split: used entries the driver took, as an index */
	uint8_t ahead;                   /* split: used entries it can know of beyond these */
	uint8_t next_desc;               /* split, in order: where the next chain has to begin */
	uint16_t defects;                /* by which the raw writes so far can be found out */
	uint8_t raw_count;               /* of these */
	uint8_t follow;
};

struct shape {
	uint8_t readable_count;
	uint8_t writable_count;
};

/* What may happen in one exploration. */
struct alphabet {
	struct shape shapes[SHAPES_MAX];
	uint32_t shape_count;
	bool has_notify;   /* publish decisions, enabling and disabling */
	bool has_partial;  /* chains also come back half written */
	bool is_reduced;   /* steps that commute are taken in one order */
	uint8_t raw_limit; /* raw writes on one path */
};

enum {
	STEP_PUBLISH,
	STEP_NOTIFY,
	STEP_POP,
	STEP_ENABLE,
	STEP_DISABLE,
	STEP_KINDS
};

/* The whole of one exploration. */
struct tale {
	struct world world;
	struct alphabet alphabet;
	struct story story;
	struct vmsg_chain chain; /* scratch of the device */
};

/*
 * Steps: false when the step cannot happen now, and nothing has changed.  A broken
 * promise ends the program through tale_fail().
 */
bool driver_push(struct tale *tale, uint32_t shape);
bool driver_step(struct tale *tale, uint32_t kind);
bool device_push(struct tale *tale, uint32_t id, bool is_full);
bool device_step(struct tale *tale, uint32_t kind);

/* The beginning: idle queues whose sides both sleep. */
void tale_init(struct tale *tale,
	       const struct world_config *config,
	       const struct alphabet *alphabet);
void tale_fini(struct tale *tale);

/* After a raw write only what holds against any peer is remembered. */
void tale_forget(struct tale *tale);

/* Promises of a state, beyond those of the step that led to it. */
void tale_check(const struct tale *tale);

/* Promises about where a state leads; the caller restores the state. */
void tale_check_drain(struct tale *tale);
void tale_check_broken(struct tale *tale);

static inline bool tale_is_broken(const struct tale *tale)
{
	return vmsg_driver_queue_is_broken(tale->world.driver) ||
	       vmsg_device_queue_is_broken(tale->world.device);
}

/* The segments of a chain; returns how many. */
uint32_t tale_segments(const struct tale *tale,
		       uint32_t cookie,
		       uint32_t shape,
		       struct vmsg_segment *ret_segments);

/* Say what went wrong and how it came to it, and end the program. */
_Noreturn void tale_fail(const char *promise);

static inline bool tale_is_honest(const struct tale *tale)
{
	return tale->story.raw_count == 0;
}

static inline void demand(bool is_so, const char *promise)
{
	if (!is_so) {
		tale_fail(promise);
	}
}

#endif /* VMSG_EXHAUSTIVE_STORY_H */
