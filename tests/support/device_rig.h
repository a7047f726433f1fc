/*
 * device_rig: a bus of devices whose owners take notes, and the driver side of it to ask them.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef TESTS_DEVICE_RIG_H
#define TESTS_DEVICE_RIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/device.h>
#include <vmsg/device_bus.h>
#include <vmsg/wire/header.h>

#include "fake_port.h"

#define RIG_DEVICES 3u
#define RIG_QUEUES 3u /* the last one does not exist: max_size 0 */
#define RIG_QUEUE_SIZE 256u
#define RIG_BLOCKS 2u
#define RIG_CONFIG_SIZE 64u
#define RIG_DEV_NUM 5u /* of the first device; each further one is 9 higher */

/** A device whose owner writes down what it is asked to do. */
struct rig_device {
	struct vmsg_device device;
	uint32_t features[RIG_BLOCKS];
	uint32_t accepted[RIG_BLOCKS];
	struct vmsg_device_vq queues[RIG_QUEUES];
	struct vmsg_device_shm region;
	uint8_t config[RIG_CONFIG_SIZE];
	struct vmsg_queue_config started_queues[RIG_QUEUES]; /* size 0: not started */
	unsigned starts;                                     /* calls of start_queue */
	unsigned stops;                                      /* calls of stop_queue */
	unsigned resets;
	unsigned runs; /* calls of started */
	unsigned notifications;
	unsigned writes;
	unsigned reads;
	unsigned checks; /* calls of check_features */
	uint32_t notified_index;
	uint32_t notified_offset;
	vmsg_status verdict; /* what the slots that return a status return */
	void (*while_read)(struct rig_device *owner); /* called by read_config() if not NULL */
	bool is_used_at_once;                         /* notify() calls vmsg_device_notify_used() */
	bool is_changed_at_once; /* write_config() and started() call ..._config_changed() */
};

/** A bus with devices, and the driver side of it. */
struct rig {
	struct fake_port port;
	struct vmsg_device_bus bus;
	struct vmsg_device_slot slots[RIG_DEVICES];
	struct rig_device devices[RIG_DEVICES];
	uint8_t *receive; /* exactly max_size bytes, for the sanitizer */
	uint8_t *send;
	uint16_t dev_num; /* whom the requests below go to */
	uint16_t token;   /* of the last request */
	uint32_t epoch;   /* of the requests */
	uint32_t pongs;
	uint32_t pong_data;
};

/** What GET_CONFIG or SET_CONFIG was answered with. */
struct rig_window {
	uint32_t generation;
	uint32_t offset;
	uint32_t length;
	uint8_t data[FAKE_FRAME_MAX];
};

/** What GET_VQUEUE was answered with. */
struct rig_queue {
	uint32_t index;
	uint32_t max_size;
	struct vmsg_queue_config config;
};

/** What EVENT_CONFIG said. */
struct rig_config_event {
	uint32_t status;
	struct rig_window window;
};

/** Make a bus with one announced device, in reset. */
void rig_init(struct rig *rig, uint32_t max_size, bool carries_epoch);
void rig_fini(struct rig *rig);

/** The usual rig of a cmocka test: rig_init() with the usual bus, and rig_fini(). */
int rig_set_up(void **state);
int rig_tear_down(void **state);

/** Add device number i; its READY was taken off the outbox when this returns. */
void rig_add(struct rig *rig, size_t i);

/** Poll once; fails the test unless that is VMSG_OK. */
void rig_poll(struct rig *rig, size_t budget);

/** Deliver a frame and poll; return what came back, or NULL. */
const struct fake_frame *rig_exchange(struct rig *rig, struct vmsg_bytes frame);

/** Build any message: header as told, then payload; msg_size is right. */
size_t rig_frame(uint8_t *to,
		 uint8_t type,
		 uint8_t msg_id,
		 struct vmsg_route route,
		 struct vmsg_bytes payload);

/** Put a GET_DEVICE_STATUS with this token into the inbox; nobody polls. */
void rig_deliver_status_request(struct rig *rig, uint16_t dev_num, uint16_t token);

/** Deliver a frame that must be dropped without a word; leaves status and queues alone. */
void rig_expect_silence(struct rig *rig, struct vmsg_bytes frame);

/* Requests; each fails the test unless it is answered and the response is in order. */
uint32_t rig_set_status(struct rig *rig, uint32_t wanted);
uint32_t rig_status(struct rig *rig);
void rig_features(struct rig *rig, uint32_t index, uint32_t count, uint32_t *to);
void rig_set_features(struct rig *rig, uint32_t index, const uint32_t *features, size_t count);
struct rig_window rig_read_config(struct rig *rig, uint32_t offset, uint32_t length);
struct rig_window
rig_write_config(struct rig *rig, uint32_t generation, uint32_t offset, struct vmsg_bytes data);
struct rig_queue rig_queue(struct rig *rig, uint32_t index);
void rig_set_queue(struct rig *rig, uint32_t index, const struct vmsg_queue_config *config);
void rig_reset_queue(struct rig *rig, uint32_t index);

/** Send EVENT_AVAIL and poll; fails the test if it is answered. */
void rig_avail(struct rig *rig, uint32_t vq_index, uint32_t next_offset);

/** Accept what is offered and set FEATURES_OK. */
void rig_negotiate(struct rig *rig);

/** Negotiate, start queues 0 and 1, set DRIVER_OK. */
void rig_bring_up(struct rig *rig);

/** A queue configuration that is fine. */
struct vmsg_queue_config rig_queue_config(void);

/* Events; each fails the test unless the next frame sent is this event. */
uint32_t rig_expect_used(struct rig *rig);
struct rig_config_event rig_expect_config_event(struct rig *rig);
void rig_expect_device_event(struct rig *rig, uint16_t dev_num, uint16_t state);
void rig_expect_nothing(struct rig *rig);

#endif /* TESTS_DEVICE_RIG_H */
