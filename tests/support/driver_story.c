/*
 * driver_story: a driver endpoint, its bus and its device, and what the endpoint told its owner.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "driver_story.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/ids.h>

#define BUDGET 16
#define NO_QUEUE 0xffffffffu

static vmsg_status
select_features(void *context, const uint32_t *offered, uint32_t *accepted, size_t blocks)
{
	struct story *story = context;
	size_t i;

	for (i = 0; i < blocks; i++) {
		assert_int_equal(accepted[i], 0);
		accepted[i] = story->wanted[i] & (story->accepts_unoffered ? ~0u : offered[i]);
	}
	return story->select_status;
}

static vmsg_status setup_queue(void *context,
			       uint32_t vq_index,
			       uint32_t max_size,
			       struct vmsg_queue_config *ret_config)
{
	struct story *story = context;

	if (vq_index == story->skipped_queue) {
		return VMSG_ERR_EMPTY;
	}
	ret_config->size = story->queue_size != 0 ? story->queue_size : max_size;
	if (story->forgets_size) {
		ret_config->size = 0;
	}
	ret_config->desc_addr = UINT64_C(0x100000000) * (vq_index + 1u);
	ret_config->driver_addr = ret_config->desc_addr + 0x1000;
	ret_config->device_addr = ret_config->desc_addr + 0x2000;
	return VMSG_OK;
}

static void done(void *context, enum vmsg_driver_operation operation, vmsg_status status)
{
	struct story *story = context;

	story->done_count++;
	story->done_operation = operation;
	story->done_status = status;
	if (story->on_done != NULL) {
		story->on_done(story);
	}
}

static void used(void *context, uint32_t vq_index)
{
	struct story *story = context;

	assert_true(vq_index < STORY_QUEUES);
	story->used_count[vq_index]++;
}

static void config_changed(void *context, uint32_t generation, uint32_t offset, uint32_t length)
{
	struct story *story = context;

	story->config_changed_count++;
	story->changed_generation = generation;
	story->changed_offset = offset;
	story->changed_length = length;
}

static void needs_reset(void *context)
{
	((struct story *)context)->needs_reset_count++;
}

static void removed(void *context)
{
	((struct story *)context)->removed_count++;
}

static void device_ready(void *context, uint16_t dev_num)
{
	struct story *story = context;

	story->ready[story->ready_count++ % 64] = dev_num;
}

static void device_removed(void *context, uint16_t dev_num)
{
	struct story *story = context;

	story->gone_count++;
	story->gone = dev_num;
}

static void enumerated(void *context, vmsg_status status)
{
	struct story *story = context;

	story->enumerated_count++;
	story->enumerated_status = status;
	if (story->on_enumerated != NULL) {
		story->on_enumerated(story);
	}
}

static void pong(void *context, vmsg_status status, uint32_t data)
{
	struct story *story = context;

	story->pong_count++;
	story->pong_status = status;
	story->pong_data = data;
}

struct story *story_begin(uint32_t max_size, bool carries_epoch)
{
	static const struct vmsg_driver_ops driver_ops = {
		.select_features = select_features,
		.setup_queue = setup_queue,
		.done = done,
		.used = used,
		.config_changed = config_changed,
		.needs_reset = needs_reset,
		.removed = removed,
	};
	static const struct vmsg_driver_bus_ops bus_ops = {
		.device_ready = device_ready,
		.device_removed = device_removed,
		.enumerated = enumerated,
		.pong = pong,
	};
	struct story *story = test_calloc(1, sizeof(*story));
	struct vmsg_driver_bus_config bus_config;
	struct vmsg_driver_config config;

	scripted_bus_init(&story->bus, max_size, carries_epoch);
	scripted_device_init(&story->device);
	memset(story->wanted, 0xff, sizeof(story->wanted));
	story->skipped_queue = NO_QUEUE;
	story->send_buffer = test_malloc(max_size);
	story->receive_buffer = test_malloc(max_size);

	bus_config = (struct vmsg_driver_bus_config){
		.end = scripted_bus_end(&story->bus),
		.entries = story->entries,
		.entry_count = 8,
		.drivers = story->drivers,
		.driver_capacity = 2,
		.send_buffer = story->send_buffer,
		.receive_buffer = story->receive_buffer,
		.ops = &bus_ops,
		.context = story,
		.request_timeout_us = STORY_TIMEOUT_US,
		.quarantine_us = STORY_QUARANTINE_US,
	};
	assert_int_equal(vmsg_driver_bus_init(&story->driver_bus, &bus_config), VMSG_OK);

	config = (struct vmsg_driver_config){
		.bus = &story->driver_bus,
		.ops = &driver_ops,
		.context = story,
		.offered = story->offered,
		.accepted = story->accepted,
		.feature_blocks = STORY_BLOCKS,
		.vqs = story->vqs,
		.vq_count = STORY_QUEUES,
		.device_id = story->device.device_id,
		.dev_num = story->device.dev_num,
	};
	assert_int_equal(vmsg_driver_init(&story->driver, &config), VMSG_OK);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_IDLE);
	return story;
}

void story_end(struct story *story)
{
	assert_int_equal(story->bus.lost, 0);
	vmsg_driver_fini(&story->driver, story->bus.now_us);
	vmsg_driver_bus_fini(&story->driver_bus);
	test_free(story->send_buffer);
	test_free(story->receive_buffer);
	test_free(story);
}

void story_poll(struct story *story)
{
	story->poll_status = vmsg_driver_bus_poll(&story->driver_bus, story->bus.now_us, BUDGET);
}

void story_pass_us(struct story *story, uint64_t us)
{
	const uint64_t end_us = story->bus.now_us + us;

	while (story->bus.now_us < end_us) {
		uint64_t next_us = vmsg_driver_bus_next_deadline_us(&story->driver_bus);

		if (next_us > end_us) {
			next_us = end_us;
		}
		story->bus.now_us = next_us > story->bus.now_us ? next_us : story->bus.now_us + 1u;
		story_poll(story);
	}
}

uint8_t story_take_request(struct story *story)
{
	struct scripted_frame frame;

	while (scripted_bus_next(&story->bus, &frame)) {
		const struct vmsg_header header = scripted_frame_header(&frame);

		if (header.msg_id == VMSG_ID_EVENT_AVAIL && (header.type & VMSG_TYPE_BUS) == 0) {
			story->notification = frame;
			story->notification_count++;
			continue;
		}
		story->last = frame;
		return header.msg_id;
	}
	return 0;
}

struct scripted_frame story_answer_frame(struct story *story)
{
	const struct vmsg_bytes request = {story->last.data, story->last.size};
	struct scripted_frame answer = {.envelope = story->last.envelope};
	const struct vmsg_span out = {answer.data, story->bus.params.max_size};

	answer.size =
		scripted_device_answer(&story->device, request, story->last.envelope.epoch, out);
	return answer;
}

struct scripted_frame story_take_answer(struct story *story)
{
	assert_int_not_equal(story_take_request(story), 0);
	return story_answer_frame(story);
}

void story_deliver(struct story *story, const struct scripted_frame *frame)
{
	const struct vmsg_bytes bytes = {frame->data, frame->size};

	scripted_bus_deliver(&story->bus, bytes, frame->envelope.epoch, 0);
	story_poll(story);
}

void story_answer(struct story *story)
{
	const struct scripted_frame answer = story_answer_frame(story);

	if (answer.size != 0) {
		story_deliver(story, &answer);
	}
}

void story_run(struct story *story, uint32_t count)
{
	while (count-- != 0) {
		uint32_t waits = 0;

		while (story_take_request(story) == 0) {
			if (waits++ == 40) {
				return;
			}
			story_pass_us(story, STORY_TIMEOUT_US / 8);
		}
		story_answer(story);
	}
}

void story_run_to_end(struct story *story)
{
	const uint32_t before = story->done_count;
	uint32_t requests = 0;

	while (story->done_count == before) {
		assert_true(requests++ < 500);
		story_run(story, 1);
	}
}

void story_start(struct story *story)
{
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	story_run_to_end(story);
}

void story_forget(struct story *story)
{
	story->done_count = 0;
	story->config_changed_count = 0;
	story->needs_reset_count = 0;
	story->notification_count = 0;
	memset(story->used_count, 0, sizeof(story->used_count));
}

struct story *story_running(uint32_t max_size, bool carries_epoch)
{
	struct story *story = story_begin(max_size, carries_epoch);

	story_start(story);
	assert_int_equal(story->done_operation, VMSG_DRIVER_START);
	assert_int_equal(story->done_status, VMSG_OK);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	story_forget(story);
	return story;
}

uint32_t story_refused(const struct story *story, vmsg_status status)
{
	return story->driver_bus.stats.refused[-status];
}
