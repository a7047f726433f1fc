/*
 * story_side: deciding to notify and wishing for it, and what either side has to answer.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_STORY_SIDE_H
#define VMSG_EXHAUSTIVE_STORY_SIDE_H

#include <vmsg/wire/virtio.h>

#include "story.h"

/* A side has decided whether to notify the other one, for which there is work or not. */
static inline bool side_decide(const struct tale *tale,
			       struct story_side *self,
			       struct story_side *other,
			       bool is_wanted,
			       bool has_work)
{
	if (tale_is_honest(tale)) {
		demand(self->is_undecided || !is_wanted, "no news, no notification");
		if ((tale->world.config.features & FEATURE(EVENT_IDX)) == 0) {
			demand(is_wanted == (self->is_undecided && other->wants),
			       "a side is told when it wants to be");
		} else {
			demand(!is_wanted || !other->is_armed || !other->is_due,
			       "one wish, one notification");
		}
	}
	if (!self->is_undecided) {
		return false;
	}
	self->is_undecided = false;
	/* A notification of nothing is allowed, and wakes nobody for good. */
	if (is_wanted && other->is_armed && has_work) {
		other->is_due = true;
	}
	return true;
}

/* A side has asked to be notified and was told whether work waits. */
static inline bool
side_ask(const struct tale *tale, struct story_side *self, bool is_waiting, bool has_work)
{
	if (tale_is_honest(tale)) {
		demand(is_waiting == has_work, "enabling looks once more");
	}
	self->wants = true;
	self->is_armed = !is_waiting;
	self->is_due = false;
	return true;
}

/* A side asks for nothing, or what it asked for is no longer known. */
static inline bool side_rest(struct story_side *self)
{
	self->is_armed = false;
	self->is_due = false;
	self->wants = false;
	return true;
}

#endif /* VMSG_EXHAUSTIVE_STORY_SIDE_H */
