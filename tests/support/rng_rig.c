/*
 * rng_rig: an entropy driver and an entropy device over a loopback, with a source that counts.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "rng_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static vmsg_status entropy(void *context, struct vmsg_span room)
{
	struct rng_rig *rig = context;

	if (room.size > rig->entropy_limit) {
		return VMSG_ERR_EMPTY;
	}
	rig->entropy_limit -= room.size;
	for (size_t i = 0; i < room.size; i++) {
		room.data[i] = rig->next_byte++;
	}
	return VMSG_OK;
}

static void ready(void *context, vmsg_status status)
{
	struct rng_rig *rig = context;

	rig->ready = status;
	rig->ready_calls++;
}

static void done(void *context, vmsg_status status, uint32_t size)
{
	struct rng_rig *rig = context;

	rig->done = status;
	rig->size = size;
	rig->done_calls++;
}

static const struct vmsg_rng_driver_ops ops = {.ready = ready, .done = done};

void rng_rig_init(struct rng_rig *rig)
{
	rng_rig_init_with(rig, 0, RNG_QUEUE_SIZE);
}

void rng_rig_init_with(struct rng_rig *rig, uint64_t ring_features, uint32_t max_size)
{
	const struct vmsg_mem_area area = {
		.start = RNG_START,
		.size = RNG_MEMORY,
		.base = vmsg_shm_from_pointer(rig->memory),
	};
	const struct vmsg_rng_device_config device = {
		.mem = &rig->mem,
		.slots = rig->device_slots,
		.segments = rig->segments,
		.queue_size = max_size,
		.ring_features = ring_features,
		.entropy = entropy,
		.context = rig,
	};
	const struct vmsg_rng_driver_config driver = {
		.bus = &rig->sides.driver_bus,
		.mem = &rig->mem,
		.memory = RNG_START,
		.ring_features = ring_features,
		.ops = &ops,
		.context = rig,
	};

	memset(rig, 0, sizeof(*rig));
	memset(rig->memory + RNG_DATA, RNG_CANARY, RNG_MEMORY - RNG_DATA);
	rig->next_byte = 1;
	rig->entropy_limit = SIZE_MAX;
	memset(&rig->device, RNG_CANARY, sizeof(rig->device));
	vmsg_mem_init(&rig->mem, &rig->area, 1);
	assert_int_equal(vmsg_mem_add(&rig->mem, area), VMSG_OK);
	two_sides_init(&rig->sides);
	assert_int_equal(vmsg_rng_device_init(&rig->device, &device), VMSG_OK);
	assert_int_equal(vmsg_device_bus_add(&rig->sides.device_bus, &rig->device.device), VMSG_OK);
	assert_int_equal(vmsg_rng_driver_init(&rig->driver, &driver), VMSG_OK);
}

void rng_rig_turn(struct rng_rig *rig, unsigned turns)
{
	while (turns-- > 0) {
		rig->sides.now_us++;
		rig->polled = vmsg_rng_driver_poll(&rig->driver);
		two_sides_poll_device(&rig->sides);
		(void)vmsg_rng_device_poll(&rig->device, RNG_QUEUE_SIZE);
		two_sides_poll_driver(&rig->sides);
	}
}

void rng_rig_start(struct rng_rig *rig)
{
	rig->ready_calls = 0;
	assert_int_equal(vmsg_rng_driver_start(&rig->driver, rig->sides.now_us), VMSG_OK);
	rng_rig_turn(rig, 40);
	assert_int_equal(rig->ready_calls, 1);
}
