/*
 * entropy: a driver and a device over a loopback bus, and sixteen random bytes.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdio.h>

#include <vmsg/bus_loopback.h>
#include <vmsg/device_bus.h>
#include <vmsg/driver_bus.h>
#include <vmsg/rng_device.h>
#include <vmsg/rng_driver.h>
#include <vmsg/wire/header.h>

enum {
	MAX_SIZE = VMSG_BUS_MAX_SIZE_USUAL,
	SLOTS = 8,
	START = 0x1000,
	MEMORY = 4096,
	RANDOM = 16
};

/* Everything is the caller's: what the library keeps, it keeps in here. */
static _Alignas(64) uint8_t memory[MEMORY];
static struct vmsg_mem_area area;
static struct vmsg_mem mem;
static uint8_t storage[2 * SLOTS * MAX_SIZE];
static struct vmsg_loopback_slot slots[2 * SLOTS];
static struct vmsg_loopback loopback;
static struct vmsg_pending_entry entries[SLOTS];
static struct vmsg_driver *drivers[1];
static uint8_t buffers[4][MAX_SIZE];
static struct vmsg_driver_bus driver_bus;
static struct vmsg_rng_driver driver;
static struct vmsg_device_slot devices[1];
static struct vmsg_device_bus device_bus;
static struct vmsg_device_queue_slot queue_slots[1];
static struct vmsg_segment segments[1];
static struct vmsg_rng_device device;
static uint32_t seed = 1;
static bool is_ready, is_done;

/* Not random at all; a real device asks the hardware. */
static vmsg_status entropy(void *context, struct vmsg_span room)
{
	(void)context;
	for (size_t i = 0; i < room.size; i++) {
		seed = seed * 1664525u + 1013904223u;
		room.data[i] = (uint8_t)(seed >> 24);
	}
	return VMSG_OK;
}

static void ready(void *context, vmsg_status status)
{
	(void)context;
	is_ready = status == VMSG_OK;
}

static void done(void *context, vmsg_status status, uint32_t size)
{
	(void)context;
	is_done = status == VMSG_OK && size == RANDOM;
}

static vmsg_status build(void)
{
	const struct vmsg_loopback_config bus = {
		.params = {.revision = 1, .max_size = MAX_SIZE},
		.slots = slots,
		.slot_count = SLOTS,
		.storage = {storage, sizeof(storage)},
	};
	static const struct vmsg_rng_driver_ops ops = {.ready = ready, .done = done};
	const struct vmsg_rng_device_config rng = {.mem = &mem,
						   .slots = queue_slots,
						   .segments = segments,
						   .queue_size = 1,
						   .entropy = entropy};
	const struct vmsg_rng_driver_config rng_driver = {.bus = &driver_bus,
							  .mem = &mem,
							  .memory = START,
							  .ops = &ops};
	vmsg_status status;

	vmsg_mem_init(&mem, &area, 1);
	status = vmsg_mem_add(&mem,
			      (struct vmsg_mem_area){.start = START,
						     .size = MEMORY,
						     .base = vmsg_shm_from_pointer(memory)});
	if (status == VMSG_OK) {
		status = vmsg_loopback_init(&loopback, &bus);
	}
	if (status == VMSG_OK) {
		const struct vmsg_driver_bus_config config = {
			.end = vmsg_loopback_end(&loopback, VMSG_LOOPBACK_DRIVER),
			.entries = entries,
			.drivers = drivers,
			.send_buffer = buffers[0],
			.receive_buffer = buffers[1],
			.entry_count = SLOTS,
			.driver_capacity = 1,
			.request_timeout_us = 1000,
		};

		status = vmsg_driver_bus_init(&driver_bus, &config);
	}
	if (status == VMSG_OK) {
		const struct vmsg_device_bus_config config = {
			.end = vmsg_loopback_end(&loopback, VMSG_LOOPBACK_DEVICE),
			.slots = devices,
			.capacity = 1,
			.receive = {buffers[2], MAX_SIZE},
			.send = {buffers[3], MAX_SIZE},
		};

		status = vmsg_device_bus_init(&device_bus, &config);
	}
	status = status != VMSG_OK ? status : vmsg_rng_device_init(&device, &rng);
	status = status != VMSG_OK ? status : vmsg_device_bus_add(&device_bus, &device.device);
	return status != VMSG_OK ? status : vmsg_rng_driver_init(&driver, &rng_driver);
}

int main(void)
{
	const uint32_t data = (vmsg_rng_driver_memory_size() + 63) / 64 * 64;
	bool is_asked = false;

	if (build() != VMSG_OK || vmsg_rng_driver_start(&driver, 0) != VMSG_OK) {
		return 1;
	}
	/* The program owns time and the loop: each turn, everyone looks once. */
	for (uint64_t now_us = 0; now_us < 1000 && !is_done; now_us++) {
		if (is_ready && !is_asked) {
			is_asked = vmsg_rng_driver_read(&driver, START + data, RANDOM) == VMSG_OK;
		}
		if (vmsg_device_bus_poll(&device_bus, now_us, SLOTS) != VMSG_OK ||
		    vmsg_driver_bus_poll(&driver_bus, now_us, SLOTS) != VMSG_OK ||
		    vmsg_rng_driver_poll(&driver) != VMSG_OK) {
			return 1;
		}
		(void)vmsg_rng_device_poll(&device, SLOTS);
	}
	for (int i = 0; is_done && i < RANDOM; i++) {
		printf("%02x%s", memory[data + (uint32_t)i], i + 1 < RANDOM ? " " : "\n");
	}
	return is_done ? 0 : 1;
}
