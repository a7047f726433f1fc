/*
 * rng_rig: an entropy driver and an entropy device over a loopback, with a source that counts.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef TESTS_RNG_RIG_H
#define TESTS_RNG_RIG_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/rng_device.h>
#include <vmsg/rng_driver.h>

#include "two_sides.h"

#define RNG_START UINT64_C(0x40000)

enum {
	RNG_QUEUE_SIZE = 8,
	RNG_DATA = 0x1000, /* offset of the data in shared memory */
	RNG_MEMORY = 0x4000,
	RNG_CANARY = 0xee
};

/** Both sides over a loopback, and what was seen. */
struct rng_rig {
	_Alignas(128) uint8_t memory[RNG_MEMORY];
	struct vmsg_mem_area area;
	struct vmsg_mem mem;
	struct two_sides sides;

	struct vmsg_rng_driver driver;

	struct vmsg_rng_device device;
	struct vmsg_device_queue_slot device_slots[RNG_QUEUE_SIZE];
	struct vmsg_segment segments[RNG_QUEUE_SIZE];

	uint8_t next_byte;    /* what the source gives next */
	size_t entropy_limit; /* bytes it gives before it fails */
	vmsg_status ready;
	vmsg_status done;
	vmsg_status polled;
	uint32_t size;
	unsigned ready_calls;
	unsigned done_calls;
};

/** Build both sides; nothing runs yet. */
void rng_rig_init(struct rng_rig *rig);

/** Likewise, with ring features for both and the largest size of the device's queue. */
void rng_rig_init_with(struct rng_rig *rig, uint64_t ring_features, uint32_t max_size);

/** Let both sides look @p turns times. */
void rng_rig_turn(struct rng_rig *rig, unsigned turns);

/** Bring the device up, from the start or again; the owner is told once how that went. */
void rng_rig_start(struct rng_rig *rig);

#endif /* TESTS_RNG_RIG_H */
