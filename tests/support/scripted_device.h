/*
 * scripted_device: a device reduced to its answers, with a switch for each way to be wrong.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_SCRIPTED_DEVICE_H
#define VMSG_SUPPORT_SCRIPTED_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/queue_config.h>

#define SCRIPTED_BLOCKS 16
#define SCRIPTED_QUEUES 3
#define SCRIPTED_CONFIG_SIZE 100

/** What the device is, and what it does wrong. */
struct scripted_device {
	uint16_t dev_num;
	uint32_t device_id;
	uint32_t feature_blocks;
	uint32_t features[SCRIPTED_BLOCKS];
	uint32_t accepted[SCRIPTED_BLOCKS];
	uint32_t max_sizes[SCRIPTED_QUEUES];
	struct vmsg_queue_config queues[SCRIPTED_QUEUES];
	uint32_t queue_count;
	uint8_t config[SCRIPTED_CONFIG_SIZE];
	uint32_t config_size;
	uint32_t generation;
	uint32_t shm_size;
	uint32_t status;
	uint32_t epoch;

	uint32_t slow_status;      /* so many status reads show the old status after a write */
	uint32_t shown_status;     /* what they show */
	uint32_t generation_bumps; /* so many config reads are followed by a new generation */
	uint32_t refused_writes;   /* so many config writes are refused */
	bool bumps_on_write;       /* a config write makes a new generation */
	bool refuses_features;     /* FEATURES_OK does not stick */
	bool keeps_queues;         /* reset forgets no queue */
	bool ignores_queues;       /* SET_VQUEUE changes nothing */
	bool refuses_config;       /* GET_CONFIG answers with no bytes */

	/* What it was asked. */
	uint32_t requests;
	uint32_t ids[256]; /* transport requests by id */
	uint32_t feature_messages;
};

/** A device that does everything right: 3 queues, 2 feature blocks, 24 bytes of configuration. */
void scripted_device_init(struct scripted_device *device);

/**
 * Answer one transport request.
 *
 * @return  Size of the response in bytes; 0 when it is not for this device or no request.
 */
size_t scripted_device_answer(struct scripted_device *device,
			      struct vmsg_bytes request,
			      uint32_t epoch,
			      struct vmsg_span out);

#endif /* VMSG_SUPPORT_SCRIPTED_DEVICE_H */
