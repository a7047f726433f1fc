/*
 * story_event: the events of the device of a story, of its present epoch.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "story_event.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <vmsg/wire/bus_event_device.h>
#include <vmsg/wire/event_config.h>
#include <vmsg/wire/event_used.h>

struct scripted_frame story_event_used(const struct story *story, uint32_t vq_index)
{
	const struct vmsg_event_used_event fields = {vq_index};
	struct scripted_frame frame = {.envelope.epoch = story->device.epoch};
	const struct vmsg_span out = {frame.data, sizeof(frame.data)};
	const struct vmsg_route route = {story->device.dev_num, 0};

	assert_int_equal(vmsg_event_used_event_encode(out, route, &fields, &frame.size), VMSG_OK);
	return frame;
}

struct scripted_frame story_event_config(const struct story *story,
					 uint32_t device_status,
					 uint32_t generation,
					 uint32_t offset,
					 struct vmsg_bytes data)
{
	const struct vmsg_event_config_event fields = {
		.device_status = device_status,
		.generation = generation,
		.offset = offset,
		.data = data,
	};
	struct scripted_frame frame = {.envelope.epoch = story->device.epoch};
	const struct vmsg_span out = {frame.data, sizeof(frame.data)};
	const struct vmsg_route route = {story->device.dev_num, 0};

	assert_int_equal(vmsg_event_config_event_encode(out, route, &fields, &frame.size), VMSG_OK);
	return frame;
}

struct scripted_frame story_event_device(uint16_t dev_num, uint16_t state)
{
	const struct vmsg_bus_event_device_event fields = {dev_num, state};
	struct scripted_frame frame = {.size = 0};
	const struct vmsg_span out = {frame.data, sizeof(frame.data)};
	const struct vmsg_route route = {0, 0};

	assert_int_equal(vmsg_bus_event_device_event_encode(out, route, &fields, &frame.size),
			 VMSG_OK);
	return frame;
}

void story_deliver_used(struct story *story, uint32_t vq_index)
{
	const struct scripted_frame event = story_event_used(story, vq_index);

	story_deliver(story, &event);
}

void story_deliver_config(struct story *story,
			  uint32_t device_status,
			  uint32_t generation,
			  uint32_t offset,
			  struct vmsg_bytes data)
{
	const struct scripted_frame event =
		story_event_config(story, device_status, generation, offset, data);

	story_deliver(story, &event);
}
