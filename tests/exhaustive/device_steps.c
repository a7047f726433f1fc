/*
 * device_steps: each call of the device's side, and what it has to answer.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <string.h>

#include <vmsg/status.h>
#include <vmsg/wire/virtio.h>

#include "story.h"
#include "story_list.h"
#include "story_side.h"

static bool is_in_order(const struct tale *tale)
{
	return (tale->world.config.features & FEATURE(IN_ORDER)) != 0;
}

/* Whatever the driver wrote, a chain is sound: bounded, in order, and inside the areas. */
static void check_chain(const struct tale *tale)
{
	const struct vmsg_chain *chain = &tale->chain;
	uint64_t readable = 0;
	uint64_t writable = 0;

	demand(chain->count >= 1 && chain->count <= tale->world.config.size, "a bounded chain");
	demand(chain->readable_count <= chain->count, "a readable part inside the chain");
	for (uint32_t i = 0; i < chain->count; i++) {
		const struct vmsg_segment *segment = &chain->segments[i];

		demand(segment->writable == (i >= chain->readable_count), "readable first");
		demand(world_has(&tale->world, segment->addr, segment->size, segment->memory),
		       "a segment is memory the driver may name");
		*(segment->writable ? &writable : &readable) += segment->size;
	}
	demand(chain->readable_size == readable && chain->writable_size == writable,
	       "sizes that add up");
	demand(chain->id < tale->world.config.size, "an id inside the queue");
	demand(tale->story.holder[chain->id] == 0, "no chain is handed out twice");
}

/* The chain the driver published first, unchanged. */
static void check_honest_chain(struct tale *tale, uint8_t cookie)
{
	struct vmsg_segment segments[WORLD_SIZE_MAX];
	const struct story_chain *is = &tale->story.chains[cookie];
	uint32_t count = tale_segments(tale, cookie, is->shape, segments);

	demand(tale->chain.count == count, "as many segments as were pushed");
	demand(!is_in_order(tale) || world_is_packed(&tale->world) || tale->chain.id == is->desc,
	       "in order, descriptors are taken in table order");
	for (uint32_t i = 0; i < count; i++) {
		const struct vmsg_segment *segment = &tale->chain.segments[i];

		demand(segment->addr == segments[i].addr && segment->size == segments[i].size &&
			       segment->writable == segments[i].writable,
		       "the segments that were pushed");
	}
}

static bool pop(struct tale *tale)
{
	struct story *story = &tale->story;
	vmsg_status status;
	uint8_t cookie = 1;

	vmsg_chain_init(&tale->chain, tale->world.segments, tale->world.config.size);
	status = vmsg_device_queue_pop(tale->world.device, &tale->chain);
	if (status != VMSG_OK) {
		demand(tale->chain.count == 0, "without a chain, an empty one");
		if (tale_is_honest(tale)) {
			demand(status == VMSG_ERR_EMPTY, "an honest driver breaks no queue");
			demand(story->avail.count == 0, "what is public can be taken");
		}
		return true;
	}
	check_chain(tale);
	if (tale_is_honest(tale)) {
		demand(story->avail.count != 0, "nothing is taken before it is public");
		cookie = list_pop(&story->avail);
		check_honest_chain(tale, cookie);
		story->chains[cookie].at = AT_HELD;
		story->chains[cookie].id = (uint8_t)tale->chain.id;
		list_push(&story->held, cookie);
	}
	story->holder[tale->chain.id] = cookie;
	story->posted[tale->chain.id] = (uint32_t)tale->chain.writable_size;
	story->device.is_armed = false;
	story->device.is_due = false;
	return true;
}

bool device_push(struct tale *tale, uint32_t id, bool is_full)
{
	struct story *story = &tale->story;
	struct vmsg_device_queue *device = tale->world.device;
	uint8_t cookie = story->holder[id];
	uint32_t written = is_full ? story->posted[id] : story->posted[id] / 2;

	if (cookie == 0) {
		demand(vmsg_device_queue_push(device, (uint16_t)id, 0) == VMSG_ERR_BAD_STATE,
		       "a chain nobody holds cannot be returned");
		return false;
	}
	if (!is_full && story->posted[id] == 0) {
		return false;
	}
	if (story->posted[id] != UINT32_MAX) {
		demand(vmsg_device_queue_push(device, (uint16_t)id, story->posted[id] + 1) ==
			       VMSG_ERR_TOO_LONG,
		       "no more can be written than was posted");
	}
	demand(vmsg_device_queue_push(device, (uint16_t)id, written) == VMSG_OK,
	       "a chain that is held can be returned");
	story->holder[id] = 0;
	story->posted[id] = 0;
	if (tale_is_honest(tale)) {
		story->chains[cookie].at = AT_DONE;
		story->chains[cookie].written = written;
		list_push(&story->done, cookie);
	}
	story->follow = tale->alphabet.is_reduced ? FOLLOW_DEVICE : FOLLOW_ANY;
	return true;
}

/* A chain becomes visible to the driver. */
static void show(struct story *story, uint8_t cookie)
{
	story->chains[cookie].at = AT_USED;
	story->chains[cookie].id = 0;
	for (uint32_t i = 0; i < story->held.count; i++) {
		if (story->held.cookies[i] == cookie) {
			list_remove(&story->held, i);
			break;
		}
	}
	for (uint32_t i = 0; i < story->done.count; i++) {
		if (story->done.cookies[i] == cookie) {
			list_remove(&story->done, i);
			break;
		}
	}
	list_push(&story->used, cookie);
	story->device.is_undecided = true;
}

static bool publish(struct tale *tale)
{
	struct story *story = &tale->story;

	vmsg_device_queue_publish(tale->world.device);
	if (!tale_is_honest(tale)) {
		story->device.is_undecided = true;
		return true;
	}
	if (is_in_order(tale)) {
		while (story->held.count != 0 &&
		       story->chains[story->held.cookies[0]].at == AT_DONE) {
			show(story, story->held.cookies[0]);
		}
	} else {
		while (story->done.count != 0) {
			show(story, story->done.cookies[0]);
		}
	}
	return true;
}

static bool should_notify(struct tale *tale)
{
	return side_decide(tale,
			   &tale->story.device,
			   &tale->story.driver,
			   vmsg_device_queue_should_notify(tale->world.device),
			   tale->story.used.count != 0);
}

static bool enable(struct tale *tale)
{
	return side_ask(tale,
			&tale->story.device,
			vmsg_device_queue_enable_notify(tale->world.device),
			tale->story.avail.count != 0);
}

static bool disable(struct tale *tale)
{
	vmsg_device_queue_disable_notify(tale->world.device);
	return side_rest(&tale->story.device);
}

bool device_step(struct tale *tale, uint32_t kind)
{
	static bool (*const steps[STEP_KINDS])(struct tale *) = {
		[STEP_PUBLISH] = publish,
		[STEP_NOTIFY] = should_notify,
		[STEP_POP] = pop,
		[STEP_ENABLE] = enable,
		[STEP_DISABLE] = disable,
	};

	if (!steps[kind](tale)) {
		return false;
	}
	tale->story.follow = FOLLOW_ANY;
	return true;
}
