/*
 * promises: what holds in every state, honest or not, broken or not.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <string.h>

#include <vmsg/status.h>
#include <vmsg/wire/virtio.h>

#include "story.h"
#include "story_side.h"

void tale_init(struct tale *tale,
	       const struct world_config *config,
	       const struct alphabet *alphabet)
{
	memset(tale, 0, sizeof(*tale));
	tale->alphabet = *alphabet;
	world_init(&tale->world, config, &tale->story, sizeof(tale->story));
	tale->story.taken = (uint16_t)config->warm_count;
	tale->story.next_desc = (uint8_t)(config->warm_count % config->size);
	tale->story.driver.wants = true;
	tale->story.driver.is_armed = true;
	tale->story.device.wants = true;
	tale->story.device.is_armed = true;
}

void tale_fini(struct tale *tale)
{
	world_fini(&tale->world);
}

void tale_forget(struct tale *tale)
{
	struct story *story = &tale->story;

	for (uint32_t i = 1; i <= WORLD_SIZE_MAX; i++) {
		if (story->chains[i].at > AT_PUBLIC) {
			story->chains[i].at = AT_PUBLIC;
		}
		story->chains[i].id = 0;
		story->chains[i].desc = 0;
		story->chains[i].written = 0;
	}
	for (uint32_t i = 0; i < WORLD_SIZE_MAX; i++) {
		story->holder[i] = story->holder[i] != 0;
	}
	story->next_desc = 0;
	memset(&story->avail, 0, sizeof(story->avail));
	memset(&story->held, 0, sizeof(story->held));
	memset(&story->done, 0, sizeof(story->done));
	memset(&story->used, 0, sizeof(story->used));
	(void)side_rest(&story->driver);
	(void)side_rest(&story->device);
}

/* A sleeper with work was told, or is about to be. */
static bool is_awake(const struct story_side *self, const struct story_side *other, uint32_t work)
{
	return !self->is_armed || self->is_due || other->is_undecided || work == 0;
}

void tale_check(const struct tale *tale)
{
	const struct story *story = &tale->story;
	uint32_t taken = 0;

	for (uint32_t i = 1; i <= WORLD_SIZE_MAX; i++) {
		taken += story->chains[i].cost;
	}
	demand(vmsg_driver_queue_free_count(tale->world.driver) + taken == tale->world.config.size,
	       "descriptors are free or in flight");
	demand(world_is_fenced(&tale->world), "no byte beside the areas is written");
	if (tale_is_honest(tale)) {
		demand(!tale_is_broken(tale), "honest sides break no queue");
		demand(is_awake(&story->device, &story->driver, story->avail.count),
		       "the device sleeps only while there is nothing for it");
		demand(is_awake(&story->driver, &story->device, story->used.count),
		       "the driver sleeps only while there is nothing for it");
	}
}

void tale_check_drain(struct tale *tale)
{
	uint32_t size = tale->world.config.size;

	(void)driver_step(tale, STEP_PUBLISH);
	for (uint32_t i = 0; i <= size; i++) {
		(void)device_step(tale, STEP_POP);
	}
	for (uint32_t id = 0; id < size; id++) {
		(void)device_push(tale, id, true);
	}
	(void)device_step(tale, STEP_PUBLISH);
	for (uint32_t i = 0; i <= size; i++) {
		(void)driver_step(tale, STEP_POP);
	}
	for (uint32_t cookie = 1; cookie <= size; cookie++) {
		demand(tale->story.chains[cookie].at == AT_NOBODY, "every chain comes back");
	}
	demand(vmsg_driver_queue_free_count(tale->world.driver) == size, "an idle queue is free");
}

/* A broken device answers the same for ever. */
static void ask_broken_device(struct tale *tale)
{
	struct vmsg_device_queue *device = tale->world.device;
	vmsg_status verdict = device->defect == VMSG_QUEUE_DEFECT_ADDRESS ? VMSG_ERR_BAD_ADDRESS
									  : VMSG_ERR_BAD_CHAIN;
	struct vmsg_queue_position position;

	vmsg_chain_init(&tale->chain, tale->world.segments, tale->world.config.size);
	for (uint32_t i = 0; i < 2; i++) {
		demand(vmsg_device_queue_pop(device, &tale->chain) == verdict, "a sticky verdict");
		demand(tale->chain.count == 0, "no chain from a broken queue");
		for (uint16_t id = 0; id <= tale->world.config.size; id++) {
			demand(vmsg_device_queue_push(device, id, 0) == verdict,
			       "nothing goes into a broken queue");
		}
		vmsg_device_queue_publish(device);
		demand(!vmsg_device_queue_should_notify(device), "no news of a broken queue");
		demand(!vmsg_device_queue_enable_notify(device), "nothing waits in a broken queue");
		vmsg_device_queue_disable_notify(device);
		demand(vmsg_device_queue_position(device, &position) == verdict,
		       "a broken queue stands nowhere");
	}
}

static void ask_broken_driver(struct tale *tale)
{
	struct vmsg_driver_queue *driver = tale->world.driver;
	struct vmsg_segment segment = {.addr = tale->world.areas[AREA_DATA].addr, .size = 1};
	struct vmsg_queue_position position;
	uint32_t written;
	void *cookie;

	for (uint32_t i = 0; i < 2; i++) {
		demand(vmsg_driver_queue_pop(driver, &cookie, &written) == VMSG_ERR_BAD_CHAIN,
		       "a sticky verdict");
		demand(vmsg_driver_queue_push(driver, &segment, 1, NULL) == VMSG_ERR_BAD_CHAIN,
		       "nothing goes into a broken queue");
		vmsg_driver_queue_publish(driver);
		demand(!vmsg_driver_queue_should_notify(driver), "no news of a broken queue");
		demand(!vmsg_driver_queue_enable_notify(driver), "nothing waits in a broken queue");
		vmsg_driver_queue_disable_notify(driver);
		demand(vmsg_driver_queue_position(driver, &position) == VMSG_ERR_BAD_CHAIN,
		       "a broken queue stands nowhere");
	}
}

/* What is still out comes back by another way, once. */
static void collect_unused(struct tale *tale)
{
	struct vmsg_driver_queue *driver = tale->world.driver;
	struct story_chain *chains = tale->story.chains;
	void *pointer;

	while (vmsg_driver_queue_pop_unused(driver, &pointer) == VMSG_OK) {
		uintptr_t cookie = (uintptr_t)pointer;

		demand(cookie >= 1 && cookie <= tale->world.config.size, "a cookie of the driver");
		demand(chains[cookie].at != AT_NOBODY, "unused chains come back once");
		chains[cookie].at = AT_NOBODY;
	}
	for (uint32_t cookie = 1; cookie <= tale->world.config.size; cookie++) {
		demand(chains[cookie].at == AT_NOBODY, "every unused chain comes back");
	}
}

/* Both sides start again over the rings a liar left behind, and work. */
static void start_again(struct tale *tale)
{
	demand(world_restart(&tale->world), "a broken queue can be started again");
	memset(&tale->story, 0, sizeof(tale->story));
	demand(driver_push(tale, 0), "a new queue takes a chain");
	tale_check_drain(tale);
}

void tale_check_broken(struct tale *tale)
{
	bool is_driver = vmsg_driver_queue_is_broken(tale->world.driver);
	enum vmsg_queue_defect defect =
		is_driver ? tale->world.driver->defect : tale->world.device->defect;
	uint64_t before = world_hash(&tale->world, tale->world.private_count);

	/* Two lies can make a third. */
	demand(tale->story.raw_count > 1 || (tale->story.defects >> defect & 1) != 0,
	       "a lie is called what it is");
	world_lock(&tale->world);
	if (is_driver) {
		ask_broken_driver(tale);
	} else {
		ask_broken_device(tale);
	}
	demand(world_hash(&tale->world, tale->world.private_count) == before,
	       "a broken queue does not change");
	collect_unused(tale);
	world_unlock(&tale->world);
	start_again(tale);
}
