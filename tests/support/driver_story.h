/*
 * driver_story: a driver endpoint, its bus and its device, and what the endpoint told its owner.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_DRIVER_STORY_H
#define VMSG_SUPPORT_DRIVER_STORY_H

#include <vmsg/driver.h>
#include <vmsg/driver_bus.h>

#include "scripted_bus.h"
#include "scripted_device.h"

#define STORY_TIMEOUT_US 1000u
#define STORY_QUARANTINE_US 5000u
#define STORY_QUEUES 3
#define STORY_BLOCKS 12

/** Everything a story is about.  Large; static or on the heap. */
struct story {
	struct scripted_bus bus;
	struct scripted_device device;
	struct vmsg_driver_bus driver_bus;
	struct vmsg_driver driver;

	/* What the owner chooses. */
	uint32_t wanted[STORY_BLOCKS]; /* features, where offered */
	vmsg_status select_status;
	bool accepts_unoffered;
	uint32_t skipped_queue; /* setup_queue leaves this one out */
	uint32_t queue_size;    /* 0: the largest */
	bool forgets_size;      /* setup_queue says 0 */

	/* What the owner was told. */
	uint32_t done_count;
	enum vmsg_driver_operation done_operation;
	vmsg_status done_status;
	uint32_t used_count[STORY_QUEUES];
	uint32_t config_changed_count;
	uint32_t changed_generation;
	uint32_t changed_offset;
	uint32_t changed_length;
	uint32_t needs_reset_count;
	uint32_t removed_count;
	uint32_t ready_count;
	uint16_t ready[64];
	uint32_t gone_count;
	uint16_t gone;
	uint32_t enumerated_count;
	vmsg_status enumerated_status;
	uint32_t pong_count;
	vmsg_status pong_status;
	uint32_t pong_data;
	void (*on_done)(struct story *story);       /* may be NULL */
	void (*on_enumerated)(struct story *story); /* may be NULL */

	/* Storage. */
	struct vmsg_pending_entry entries[8];
	struct vmsg_driver *drivers[2];
	struct vmsg_driver_vq vqs[STORY_QUEUES];
	uint32_t offered[STORY_BLOCKS];
	uint32_t accepted[STORY_BLOCKS];
	uint8_t *send_buffer;
	uint8_t *receive_buffer;
	struct scripted_frame last;         /* the last request the device saw */
	struct scripted_frame notification; /* the last EVENT_AVAIL */
	uint32_t notification_count;
	vmsg_status poll_status; /* of the last poll */
};

/** A story at its beginning: endpoint IDLE. */
struct story *story_begin(uint32_t max_size, bool carries_epoch);

/** A story with the endpoint RUNNING and counters of the owner at zero. */
struct story *story_running(uint32_t max_size, bool carries_epoch);

/** The end of a story; also says that no delivery was lost. */
void story_end(struct story *story);

/** Poll the endpoint once, generously. */
void story_poll(struct story *story);

/** Let time pass, in steps that meet every deadline. */
void story_pass_us(struct story *story, uint64_t us);

/**
 * Take the oldest request the driver sent to the device, without answering it.
 *
 * @return  Its id, 0 when nothing was sent.  EVENT_AVAIL is counted and skipped.
 */
uint8_t story_take_request(struct story *story);

/** Answer the request taken last, properly; deliver and poll. */
void story_answer(struct story *story);

/** The proper answer to the request taken last. */
struct scripted_frame story_answer_frame(struct story *story);

/** Take a request and give the proper answer to it; fails the test when there is none. */
struct scripted_frame story_take_answer(struct story *story);

/** Deliver a frame to the endpoint as it is, and poll. */
void story_deliver(struct story *story, const struct scripted_frame *frame);

/** Answer @p count requests, or all until none comes any more even if time passes. */
void story_run(struct story *story, uint32_t count);

/** Run until the operation under way ended. */
void story_run_to_end(struct story *story);

/** Start, and run until done. */
void story_start(struct story *story);

/** Forget what the owner was told. */
void story_forget(struct story *story);

/** How many messages were refused for this reason. */
uint32_t story_refused(const struct story *story, vmsg_status status);

#endif /* VMSG_SUPPORT_DRIVER_STORY_H */
