/*
 * fuzz_device: the device endpoint against any byte stream of a driver.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/device.h>
#include <vmsg/device_bus.h>
#include <vmsg/wire/ids.h>
#include <vmsg/wire/virtio.h>

#include "fuzz_port.h"

enum {
	QUEUES = 3,
	CONFIG_SIZE = 60,
	DEVICES = 2
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** The device as its owner sees it; the endpoint must keep it consistent. */
struct owner {
	uint8_t config[CONFIG_SIZE];
	bool is_started[QUEUES];
};

static void read_config(void *context, uint32_t offset, struct vmsg_span room)
{
	const struct owner *owner = context;

	memcpy(room.data, owner->config + offset, room.size);
}

static vmsg_status write_config(void *context, uint32_t offset, struct vmsg_bytes bytes)
{
	struct owner *owner = context;

	memcpy(owner->config + offset, bytes.data, bytes.size);
	return VMSG_OK;
}

static vmsg_status
start_queue(void *context, uint32_t index, const struct vmsg_queue_config *config)
{
	struct owner *owner = context;

	if (owner->is_started[index] || config->size == 0 || config->size > 64) {
		__builtin_trap();
	}
	owner->is_started[index] = true;
	return VMSG_OK;
}

static void stop_queue(void *context, uint32_t index)
{
	struct owner *owner = context;

	if (!owner->is_started[index]) {
		__builtin_trap();
	}
	owner->is_started[index] = false;
}

static void reset(void *context)
{
	const struct owner *owner = context;

	for (int i = 0; i < QUEUES; i++) {
		if (owner->is_started[i]) {
			__builtin_trap();
		}
	}
}

static void notify(void *context, uint32_t index, uint32_t next_offset)
{
	const struct owner *owner = context;

	(void)next_offset;
	if (!owner->is_started[index]) {
		__builtin_trap();
	}
}

static const struct vmsg_device_ops ops = {
	.read_config = read_config,
	.write_config = write_config,
	.start_queue = start_queue,
	.stop_queue = stop_queue,
	.reset = reset,
	.notify = notify,
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const uint32_t features[2] = {0x00000021,
					     1u << (VMSG_F_VERSION_1 - 32) |
						     1u << (VMSG_F_RING_RESET - 32)};
	struct fuzz_port port = {.data = data, .size = size};
	uint8_t buffers[2][FUZZ_MAX_SIZE];
	struct vmsg_device_slot slots[DEVICES];
	struct vmsg_device_bus bus;
	struct vmsg_device devices[DEVICES];
	struct vmsg_device_vq queues[DEVICES][QUEUES];
	uint32_t accepted[DEVICES][2];
	struct owner owners[DEVICES] = {{{0}, {false}}};
	const struct vmsg_device_bus_config bus_config = {
		.end = fuzz_port_end(&port),
		.slots = slots,
		.capacity = DEVICES,
		.receive = {buffers[0], sizeof(buffers[0])},
		.send = {buffers[1], sizeof(buffers[1])},
	};

	if (vmsg_device_bus_init(&bus, &bus_config) != VMSG_OK) {
		__builtin_trap();
	}
	for (uint16_t i = 0; i < DEVICES; i++) {
		const struct vmsg_device_config config = {
			.dev_num = i,
			.device_id = 1,
			.features = features,
			.accepted = accepted[i],
			.feature_blocks = 2,
			.config_size = CONFIG_SIZE,
			.queues = queues[i],
			.queue_count = QUEUES,
			.ops = &ops,
			.context = &owners[i],
		};

		queues[i][0].max_size = 64;
		queues[i][1].max_size = 1;
		queues[i][2].max_size = 0;
		if (vmsg_device_init(&devices[i], &config) != VMSG_OK ||
		    vmsg_device_bus_add(&bus, &devices[i]) != VMSG_OK) {
			__builtin_trap();
		}
	}
	for (uint64_t now_us = 0; fuzz_port_next(&port); now_us += 1u << (port.flags & FUZZ_TIME)) {
		if (vmsg_device_bus_poll(&bus, now_us, 1) != VMSG_OK) {
			__builtin_trap();
		}
		if ((port.flags & 0x30) == 0x10) {
			vmsg_device_config_changed(&devices[0], port.flags, 4);
		} else if ((port.flags & 0x30) == 0x20) {
			vmsg_device_notify_used(&devices[0], 0);
		} else if ((port.flags & 0x3f) == 0x30) {
			vmsg_device_fail(&devices[1]);
		}
	}
	vmsg_device_bus_fini(&bus);
	return 0;
}
