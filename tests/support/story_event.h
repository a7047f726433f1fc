/*
 * story_event: the events of the device of a story, of its present epoch.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_STORY_EVENT_H
#define VMSG_SUPPORT_STORY_EVENT_H

#include "driver_story.h"

/** An event that can be delivered later, or twice. */
struct scripted_frame story_event_used(const struct story *story, uint32_t vq_index);
struct scripted_frame story_event_config(const struct story *story,
					 uint32_t device_status,
					 uint32_t generation,
					 uint32_t offset,
					 struct vmsg_bytes data);
struct scripted_frame story_event_device(uint16_t dev_num, uint16_t state);

/** Deliver such an event at once, and poll. */
void story_deliver_used(struct story *story, uint32_t vq_index);
void story_deliver_config(struct story *story,
			  uint32_t device_status,
			  uint32_t generation,
			  uint32_t offset,
			  struct vmsg_bytes data);

#endif /* VMSG_SUPPORT_STORY_EVENT_H */
