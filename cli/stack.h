/*
 * stack: a driver and a device over a loopback bus, with an image behind the device.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_CLI_STACK_H
#define VMSG_CLI_STACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include <vmsg/blk_device.h>
#include <vmsg/blk_driver.h>
#include <vmsg/bus_loopback.h>
#include <vmsg/device_bus.h>
#include <vmsg/driver_bus.h>
#include <vmsg/pending.h>
#include <vmsg/rng_device.h>
#include <vmsg/rng_driver.h>

#include "os/file_storage.h"
#include "os/memfd.h"

enum {
	STACK_MAX_SIZE = 264,
	STACK_SLOTS = 16,
	STACK_ENTRIES = 16,
	STACK_DEVICES = 2,
	STACK_QUEUE_SIZE = 64,
	STACK_REQUESTS = 16,
	STACK_CHUNK = 64 * 1024, /* bytes of data of one request */
	STACK_BLK = 0,           /* device numbers */
	STACK_RNG = 1,
};

/** One request on its way. */
struct stack_request {
	vmsg_status status;
	bool is_done;
};

/** Everything, in one object. */
struct stack {
	uint64_t ring_features; /* what both sides may use */
	struct vmsg_os_memfd memory;
	struct vmsg_mem_area area;
	struct vmsg_mem mem;
	vmsg_addr data; /* STACK_REQUESTS chunks */
	struct vmsg_shm *data_shm;

	struct vmsg_loopback loopback;
	struct vmsg_loopback_slot slots[2 * STACK_SLOTS];
	uint8_t frames[2 * STACK_SLOTS * STACK_MAX_SIZE];

	struct vmsg_driver_bus driver_bus;
	struct vmsg_pending_entry entries[STACK_ENTRIES];
	struct vmsg_driver *drivers[STACK_DEVICES];
	uint8_t driver_buffers[2][STACK_MAX_SIZE];
	struct vmsg_blk_driver blk_driver;
	struct vmsg_blk_driver_request requests[STACK_REQUESTS];
	struct vmsg_driver_queue_slot driver_slots[STACK_QUEUE_SIZE];
	struct vmsg_driver_queue_shadow tables[VMSG_BLK_DRIVER_SEGMENTS * STACK_QUEUE_SIZE];
	struct vmsg_rng_driver rng_driver;

	struct vmsg_device_bus device_bus;
	struct vmsg_device_slot device_slots[STACK_DEVICES];
	uint8_t device_buffers[2][STACK_MAX_SIZE];
	struct vmsg_blk_device blk_device;
	struct vmsg_device_queue_slot blk_slots[STACK_QUEUE_SIZE];
	struct vmsg_segment blk_segments[STACK_QUEUE_SIZE];
	struct vmsg_rng_device rng_device;
	struct vmsg_device_queue_slot rng_slots[STACK_QUEUE_SIZE];
	struct vmsg_segment rng_segments[STACK_QUEUE_SIZE];
	struct vmsg_os_file_storage storage;
	struct stat image; /* of the file behind storage */
	uint8_t scratch[STACK_CHUNK];

	struct stack_request blk_ready;
	struct stack_request rng_ready;
	struct stack_request rng_done;
	uint32_t rng_size;
	uint64_t chunks_done; /* data requests that ended, for progress */
};

/** How the image is opened. */
enum stack_access {
	STACK_READ,
	STACK_READ_WHOLE, /* not without the bytes behind the last sector, if there are any */
	STACK_WRITE,
	STACK_ANY /* written to if the system permits it */
};

/** What a transfer does with each piece of data, in order of offset. */
struct stack_sink {
	/* Before a write: fill the piece.  After a read: take it.  false stops the transfer. */
	bool (*piece)(void *context, uint64_t offset, uint8_t *data, size_t size);
	void *context;
};

/**
 * Build the stack over an image and bring both devices up.
 *
 * @param ring_features  Of VMSG_RING_FEATURES: what the devices offer and the drivers accept.
 * @param trace          Sees every frame of the driver side; may be NULL.
 * @return               NULL, or what failed; storage.fd is -1 when it was the image.
 */
const char *stack_init(struct stack *stack,
		       const char *image,
		       enum stack_access access,
		       uint64_t ring_features,
		       const struct vmsg_trace *trace);

/** The bits of VMSG_RING_FEATURES both sides of the block device agreed on. */
uint64_t stack_ring_features(const struct stack *stack);

/** Let both sides run until a request ended, and return its status; or what stopped them. */
vmsg_status stack_wait(struct stack *stack, const struct stack_request *request);

/** Take everything down, after stack_init() whatever came of it. */
void stack_fini(struct stack *stack);

/**
 * Move @p size bytes from @p offset on, both whole sectors, as many requests at a time as fit.
 *
 * @param type  VMSG_BLK_T_IN or VMSG_BLK_T_OUT.
 * @return      VMSG_OK; CANCELLED when the sink stopped it; else what failed.
 */
vmsg_status stack_transfer(struct stack *stack,
			   uint32_t type,
			   uint64_t offset,
			   uint64_t size,
			   const struct stack_sink *sink);

/** Make what was written durable. */
vmsg_status stack_flush(struct stack *stack);

/** Read the identification string; @p ret_id has VMSG_BLK_ID_SIZE + 1 characters. */
vmsg_status stack_read_id(struct stack *stack, char *ret_id);

/** Read random bytes; as many as came are counted in @p ret_size. */
vmsg_status stack_read_random(struct stack *stack, uint8_t *to, size_t size, size_t *ret_size);

#endif /* VMSG_CLI_STACK_H */
