/*
 * stack: a driver and a device over a loopback bus, with an image behind the device.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "stack.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "os/entropy.h"

/* Where shared memory begins for both sides; any address but 0 will do. */
#define MEMORY_START UINT64_C(0x100000)

enum {
	BUDGET = 64,
	TIMEOUT_US = 1000 * 1000,
	ROUNDS_MAX = 1000 * 1000, /* polls without progress before a transfer counts as stuck */
	RING_ALIGN = 4096,
};

static uint64_t now(void)
{
	struct timespec time;

	(void)clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000u + (uint64_t)time.tv_nsec / 1000u;
}

static void end(struct stack_request *request, vmsg_status status)
{
	request->status = status;
	request->is_done = true;
}

static void blk_ready(void *context, vmsg_status status)
{
	struct stack *stack = context;

	end(&stack->blk_ready, status);
}

static void blk_done(void *context, void *cookie, vmsg_status status)
{
	struct stack *stack = context;

	stack->chunks_done++;
	end(cookie, status);
}

static void rng_ready(void *context, vmsg_status status)
{
	struct stack *stack = context;

	end(&stack->rng_ready, status);
}

static void rng_done(void *context, vmsg_status status, uint32_t size)
{
	struct stack *stack = context;

	stack->rng_size = size;
	end(&stack->rng_done, status);
}

static const struct vmsg_blk_driver_ops blk_ops = {.ready = blk_ready, .done = blk_done};
static const struct vmsg_rng_driver_ops rng_ops = {.ready = rng_ready, .done = rng_done};

/* One turn of the loop: each side looks once. */
static vmsg_status turn(struct stack *stack)
{
	const uint64_t now_us = now();
	vmsg_status status;

	vmsg_loopback_advance(&stack->loopback, now_us);
	status = vmsg_blk_driver_poll(&stack->blk_driver, now_us);
	if (status == VMSG_OK) {
		status = vmsg_rng_driver_poll(&stack->rng_driver);
	}
	if (status == VMSG_OK) {
		status = vmsg_device_bus_poll(&stack->device_bus, now_us, BUDGET);
	}
	(void)vmsg_blk_device_poll(&stack->blk_device, BUDGET);
	(void)vmsg_rng_device_poll(&stack->rng_device, BUDGET);
	if (status == VMSG_OK) {
		status = vmsg_driver_bus_poll(&stack->driver_bus, now_us, BUDGET);
	}
	return status;
}

vmsg_status stack_wait(struct stack *stack, const struct stack_request *request)
{
	vmsg_status status = VMSG_OK;

	for (uint32_t i = 0; i < ROUNDS_MAX && status == VMSG_OK; i++) {
		if (request->is_done) {
			return request->status;
		}
		status = turn(stack);
	}
	return status == VMSG_OK ? VMSG_ERR_TIMEOUT : status;
}

static vmsg_status make_memory(struct stack *stack, vmsg_addr *ret_blk, vmsg_addr *ret_rng)
{
	const uint32_t blk = vmsg_blk_driver_memory_size(STACK_QUEUE_SIZE, STACK_REQUESTS);
	const uint32_t rng = vmsg_rng_driver_memory_size();
	const uint32_t rng_offset = (blk + RING_ALIGN - 1) / RING_ALIGN * RING_ALIGN;
	const uint32_t data_offset = rng_offset + (rng + RING_ALIGN - 1) / RING_ALIGN * RING_ALIGN;
	const uint32_t size = data_offset + STACK_REQUESTS * STACK_CHUNK;
	vmsg_status status = vmsg_os_memfd_init(&stack->memory, "vmsg", size);

	vmsg_mem_init(&stack->mem, &stack->area, 1);
	if (status == VMSG_OK) {
		status = vmsg_mem_add(&stack->mem,
				      (struct vmsg_mem_area){
					      .start = MEMORY_START,
					      .size = size,
					      .base = stack->memory.base,
				      });
	}
	*ret_blk = MEMORY_START;
	*ret_rng = MEMORY_START + rng_offset;
	stack->data = MEMORY_START + data_offset;
	if (status == VMSG_OK) {
		stack->data_shm = vmsg_shm_at(stack->memory.base, data_offset);
	}
	return status;
}

static vmsg_status make_bus(struct stack *stack, const struct vmsg_trace *trace)
{
	const struct vmsg_loopback_config loopback = {
		.params = {.revision = 1,
			   .max_size = STACK_MAX_SIZE,
			   .max_outstanding = 1,
			   .carries_epoch = true},
		.slots = stack->slots,
		.slot_count = STACK_SLOTS,
		.storage = {stack->frames, sizeof(stack->frames)},
	};
	vmsg_status status = vmsg_loopback_init(&stack->loopback, &loopback);

	if (status == VMSG_OK) {
		const struct vmsg_driver_bus_config driver = {
			.end = vmsg_loopback_end(&stack->loopback, VMSG_LOOPBACK_DRIVER),
			.entries = stack->entries,
			.drivers = stack->drivers,
			.send_buffer = stack->driver_buffers[0],
			.receive_buffer = stack->driver_buffers[1],
			.trace = trace,
			.entry_count = STACK_ENTRIES,
			.driver_capacity = STACK_DEVICES,
			.request_timeout_us = TIMEOUT_US,
			.quarantine_us = TIMEOUT_US,
		};

		status = vmsg_driver_bus_init(&stack->driver_bus, &driver);
	}
	if (status == VMSG_OK) {
		const struct vmsg_device_bus_config device = {
			.end = vmsg_loopback_end(&stack->loopback, VMSG_LOOPBACK_DEVICE),
			.slots = stack->device_slots,
			.capacity = STACK_DEVICES,
			.receive = {stack->device_buffers[0], STACK_MAX_SIZE},
			.send = {stack->device_buffers[1], STACK_MAX_SIZE},
		};

		status = vmsg_device_bus_init(&stack->device_bus, &device);
	}
	return status;
}

static vmsg_status make_devices(struct stack *stack)
{
	const struct vmsg_blk_device_config blk = {
		.dev_num = STACK_BLK,
		.mem = &stack->mem,
		.slots = stack->blk_slots,
		.segments = stack->blk_segments,
		.queue_size = STACK_QUEUE_SIZE,
		.ring_features = stack->ring_features,
		.scratch = {stack->scratch, sizeof(stack->scratch)},
		.capacity = stack->storage.size / VMSG_BLK_SECTOR_SIZE,
		.is_read_only = stack->storage.is_read_only,
		.id = "vmsg-image",
		.storage = &vmsg_os_file_storage_ops,
		.context = &stack->storage,
	};
	const struct vmsg_rng_device_config rng = {
		.dev_num = STACK_RNG,
		.mem = &stack->mem,
		.slots = stack->rng_slots,
		.segments = stack->rng_segments,
		.queue_size = STACK_QUEUE_SIZE,
		.ring_features = stack->ring_features,
		.entropy = vmsg_os_entropy,
	};
	vmsg_status status = vmsg_blk_device_init(&stack->blk_device, &blk);

	if (status == VMSG_OK) {
		status = vmsg_rng_device_init(&stack->rng_device, &rng);
	}
	if (status == VMSG_OK) {
		status = vmsg_device_bus_add(&stack->device_bus, &stack->blk_device.device);
	}
	if (status == VMSG_OK) {
		status = vmsg_device_bus_add(&stack->device_bus, &stack->rng_device.device);
	}
	return status;
}

static vmsg_status start_drivers(struct stack *stack, vmsg_addr blk_memory, vmsg_addr rng_memory)
{
	const struct vmsg_blk_driver_config blk = {
		.bus = &stack->driver_bus,
		.dev_num = STACK_BLK,
		.mem = &stack->mem,
		.memory = blk_memory,
		.queue_size = STACK_QUEUE_SIZE,
		.ring_features = stack->ring_features,
		.slots = stack->driver_slots,
		.requests = stack->requests,
		.request_count = STACK_REQUESTS,
		.tables = stack->tables,
		.ops = &blk_ops,
		.context = stack,
	};
	const struct vmsg_rng_driver_config rng = {
		.bus = &stack->driver_bus,
		.dev_num = STACK_RNG,
		.mem = &stack->mem,
		.memory = rng_memory,
		.ring_features = stack->ring_features,
		.ops = &rng_ops,
		.context = stack,
	};
	vmsg_status status = vmsg_blk_driver_init(&stack->blk_driver, &blk);

	if (status == VMSG_OK) {
		status = vmsg_rng_driver_init(&stack->rng_driver, &rng);
	}
	if (status == VMSG_OK) {
		status = vmsg_blk_driver_start(&stack->blk_driver, now());
	}
	if (status == VMSG_OK) {
		status = stack_wait(stack, &stack->blk_ready);
	}
	if (status == VMSG_OK) {
		status = vmsg_rng_driver_start(&stack->rng_driver, now());
	}
	if (status == VMSG_OK) {
		status = stack_wait(stack, &stack->rng_ready);
	}
	return status;
}

static const char *open_image(struct stack *stack, const char *path, enum stack_access access)
{
	vmsg_status status =
		vmsg_os_file_storage_init(&stack->storage,
					  path,
					  access == STACK_READ || access == STACK_READ_WHOLE);

	if (status != VMSG_OK && access == STACK_ANY &&
	    (errno == EACCES || errno == EPERM || errno == EROFS || errno == ETXTBSY)) {
		status = vmsg_os_file_storage_init(&stack->storage, path, true);
	}
	if (status != VMSG_OK) {
		return errno == ENOTBLK ? "neither a regular file nor a block device"
					: strerror(errno);
	}
	if (access == STACK_READ_WHOLE && stack->storage.rest != 0) {
		vmsg_os_file_storage_fini(&stack->storage);
		return "the image ends within a sector of 512 bytes";
	}
	return fstat(stack->storage.fd, &stack->image) == 0 ? NULL : "cannot be looked at";
}

const char *stack_init(struct stack *stack,
		       const char *image,
		       enum stack_access access,
		       uint64_t ring_features,
		       const struct vmsg_trace *trace)
{
	vmsg_addr blk_memory;
	vmsg_addr rng_memory;
	const char *wrong;

	memset(stack, 0, sizeof(*stack));
	stack->storage.fd = -1;
	stack->ring_features = ring_features;
	wrong = open_image(stack, image, access);
	if (wrong != NULL) {
		return wrong;
	}
	if (make_memory(stack, &blk_memory, &rng_memory) != VMSG_OK) {
		return "cannot make shared memory";
	}
	if (make_bus(stack, trace) != VMSG_OK || make_devices(stack) != VMSG_OK) {
		return "cannot build the devices";
	}
	if (start_drivers(stack, blk_memory, rng_memory) != VMSG_OK) {
		return "the devices do not come up";
	}
	return NULL;
}

uint64_t stack_ring_features(const struct stack *stack)
{
	const uint32_t *accepted = stack->blk_driver.accepted;

	return (accepted[0] | ((uint64_t)accepted[1] << 32)) & VMSG_RING_FEATURES;
}

void stack_fini(struct stack *stack)
{
	vmsg_blk_driver_fini(&stack->blk_driver, now());
	vmsg_rng_driver_fini(&stack->rng_driver, now());
	vmsg_driver_bus_fini(&stack->driver_bus);
	vmsg_device_bus_fini(&stack->device_bus);
	vmsg_os_memfd_fini(&stack->memory);
	vmsg_os_file_storage_fini(&stack->storage);
}
