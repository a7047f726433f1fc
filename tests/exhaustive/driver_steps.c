/*
 * driver_steps: each call of the driver's side, and what it has to answer.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <string.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/virtio.h>

#include "story.h"
#include "story_list.h"
#include "story_side.h"

#define PIECE_SPACE 64u /* bytes of data area for each segment of each cookie */

uint32_t tale_segments(const struct tale *tale,
		       uint32_t cookie,
		       uint32_t shape,
		       struct vmsg_segment *ret_segments)
{
	const struct shape *is = &tale->alphabet.shapes[shape];
	uint32_t count = (uint32_t)is->readable_count + is->writable_count;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t piece = (cookie - 1) * WORLD_SIZE_MAX + i;

		memset(&ret_segments[i], 0, sizeof(ret_segments[i]));
		ret_segments[i].addr = tale->world.areas[AREA_DATA].addr + piece * PIECE_SPACE;
		ret_segments[i].size = 8 + piece;
		ret_segments[i].writable = i >= is->readable_count;
	}
	return count;
}

static uint32_t posted(const struct tale *tale, uint32_t cookie)
{
	struct vmsg_segment segments[WORLD_SIZE_MAX] = {{0}};
	uint32_t count = tale_segments(tale, cookie, tale->story.chains[cookie].shape, segments);
	uint32_t sum = 0;

	for (uint32_t i = 0; i < count; i++) {
		sum += segments[i].writable ? segments[i].size : 0;
	}
	return sum;
}

static uint32_t free_cookie(const struct tale *tale)
{
	for (uint32_t cookie = 1; cookie <= tale->world.config.size; cookie++) {
		if (tale->story.chains[cookie].at == AT_NOBODY) {
			return cookie;
		}
	}
	return 0;
}

bool driver_push(struct tale *tale, uint32_t shape)
{
	struct story *story = &tale->story;
	struct vmsg_driver_queue *driver = tale->world.driver;
	struct vmsg_segment segments[WORLD_SIZE_MAX] = {{0}};
	uint32_t cookie = free_cookie(tale);
	uint32_t before = vmsg_driver_queue_free_count(driver);
	uint32_t count;
	uint32_t cost;
	vmsg_status status;

	if (cookie == 0) {
		return false;
	}
	count = tale_segments(tale, cookie, shape, segments);
	status = vmsg_driver_queue_push(driver, segments, count, (void *)(uintptr_t)cookie);
	if (status == VMSG_ERR_FULL) {
		demand(before < count, "push finds room for a chain that fits");
		demand(vmsg_driver_queue_free_count(driver) == before, "a full queue is unchanged");
		return false;
	}
	demand(status == VMSG_OK, "push takes a sound chain");
	cost = before - vmsg_driver_queue_free_count(driver);
	demand(cost == count ||
		       (cost == 1 && (tale->world.config.features & FEATURE(INDIRECT_DESC)) != 0),
	       "a chain takes its descriptors, or one for a table");
	story->chains[cookie].at = AT_PUSHED;
	story->chains[cookie].shape = (uint8_t)shape;
	story->chains[cookie].cost = (uint8_t)cost;
	story->chains[cookie].desc = story->next_desc;
	story->next_desc = (uint8_t)((story->next_desc + cost) % tale->world.config.size);
	list_push(&story->pushed, (uint8_t)cookie);
	story->follow = tale->alphabet.is_reduced ? FOLLOW_DRIVER : FOLLOW_ANY;
	return true;
}

static bool publish(struct tale *tale)
{
	struct story *story = &tale->story;

	if (story->pushed.count == 0) {
		return false;
	}
	vmsg_driver_queue_publish(tale->world.driver);
	story->driver.is_undecided = true;
	while (story->pushed.count != 0) {
		uint8_t cookie = list_pop(&story->pushed);

		story->chains[cookie].at = AT_PUBLIC;
		if (tale_is_honest(tale)) {
			list_push(&story->avail, cookie);
		}
	}
	return true;
}

/* One chain came back: it was in flight, and says nothing it cannot know. */
static void take_back(struct tale *tale, void *cookie_pointer, uint32_t written)
{
	struct story *story = &tale->story;
	uintptr_t cookie = (uintptr_t)cookie_pointer;

	demand(cookie >= 1 && cookie <= tale->world.config.size, "a cookie the driver pushed");
	demand(story->chains[cookie].at >= AT_PUBLIC, "a chain comes back once, when it is public");
	demand(written <= posted(tale, (uint32_t)cookie), "no more is written than was posted");
	if (tale_is_honest(tale)) {
		demand(story->used.count != 0, "nothing comes back before it is used");
		demand(list_pop(&story->used) == cookie, "chains come back in the order of use");
		demand(written == story->chains[cookie].written, "written is what the device said");
	}
	memset(&story->chains[cookie], 0, sizeof(story->chains[cookie]));
}

/* The driver can have learnt what the used index says now, when that is possible at all. */
static void look_ahead(struct tale *tale)
{
	const uint8_t *index = tale->world.areas[AREA_DEVICE].bytes + VMSG_SPLIT_USED_IDX;
	uint16_t ahead = (uint16_t)(vmsg_load_le16(index) - tale->story.taken);

	if (ahead <= tale->world.config.size && ahead > tale->story.ahead) {
		tale->story.ahead = (uint8_t)ahead;
	}
}

/* Whatever else it says, the device has shown as many entries as chains came back. */
static void take_entry(struct tale *tale)
{
	demand(tale->story.ahead != 0, "no more comes back than the used index says");
	tale->story.ahead--;
	tale->story.taken++;
}

static bool pop(struct tale *tale)
{
	struct story *story = &tale->story;
	bool is_split = !world_is_packed(&tale->world);
	void *cookie = NULL;
	uint32_t written = 0;
	vmsg_status status;

	if (is_split) {
		look_ahead(tale);
	}
	status = vmsg_driver_queue_pop(tale->world.driver, &cookie, &written);
	if (status == VMSG_OK) {
		take_back(tale, cookie, written);
		if (is_split) {
			take_entry(tale);
		}
		story->driver.is_armed = false;
		story->driver.is_due = false;
	} else if (tale_is_honest(tale)) {
		demand(status == VMSG_ERR_EMPTY, "an honest device breaks no queue");
		demand(story->used.count == 0, "what was used comes back");
	}
	return true;
}

static bool should_notify(struct tale *tale)
{
	return side_decide(tale,
			   &tale->story.driver,
			   &tale->story.device,
			   vmsg_driver_queue_should_notify(tale->world.driver),
			   tale->story.avail.count != 0);
}

static bool enable(struct tale *tale)
{
	return side_ask(tale,
			&tale->story.driver,
			vmsg_driver_queue_enable_notify(tale->world.driver),
			tale->story.used.count != 0);
}

static bool disable(struct tale *tale)
{
	vmsg_driver_queue_disable_notify(tale->world.driver);
	return side_rest(&tale->story.driver);
}

bool driver_step(struct tale *tale, uint32_t kind)
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
