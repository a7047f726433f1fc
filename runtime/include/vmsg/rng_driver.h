/*
 * rng_driver: read random bytes from a virtio entropy source.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_RNG_DRIVER_H
#define VMSG_RNG_DRIVER_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/driver.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Descriptors of the queue: one request at a time needs one. */
#define VMSG_RNG_DRIVER_QUEUE_SIZE 1u

/**
 * What the driver tells its owner, from vmsg_driver_bus_poll() or its own poll.
 *
 * The slots may call any function of the driver.
 */
struct vmsg_rng_driver_ops {
	/**
	 * Bring-up ended, with VMSG_OK or why not.  UNSUPPORTED: the device is not an entropy
	 * source of virtio 1.0 or later with a queue.
	 */
	void (*ready)(void *context, vmsg_status status);
	/**
	 * A read ended: VMSG_OK and @p size bytes are there, perhaps none; or VMSG_ERR_CANCELLED
	 * and none, after a reset or a removal.  If the state of the driver is FAILED the device
	 * did not confirm the reset, and may still write to the memory.
	 */
	void (*done)(void *context, vmsg_status status, uint32_t size);
};

/** What a driver is made of; all of it stays the caller's. */
struct vmsg_rng_driver_config {
	struct vmsg_driver_bus *bus;
	uint16_t dev_num;
	uint32_t epoch;         /* as in vmsg_driver_config */
	struct vmsg_mem *mem;   /* memory shared with the device */
	vmsg_addr memory;       /* vmsg_rng_driver_memory_size() bytes of it */
	uint64_t ring_features; /* of VMSG_RING_FEATURES, what to accept when it is offered */
	const struct vmsg_rng_driver_ops *ops;
	void *context;
};

/** The driver side of one entropy source.  Caller-owned, stays where it is. */
struct vmsg_rng_driver {
	struct vmsg_driver driver; /* for its state, and resets */

	/* private: */
	struct vmsg_rng_driver_config config;
	struct vmsg_driver_queue queue;
	struct vmsg_driver_queue_slot slot;
	struct vmsg_driver_vq vq;
	uint32_t offered[2];
	uint32_t accepted[2];
	bool is_reading;
};

/** Bytes of shared memory a driver needs for its queue, data not included.  Threads: any. */
uint32_t vmsg_rng_driver_memory_size(void);

/**
 * Attach to the bus; nothing is sent.  A status as vmsg_driver_init().
 *
 * @param rng     Caller memory, written whole.
 * @param config  Copied.
 *
 * Threads: the caller of the driver's bus, as for all functions here.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_rng_driver_init(struct vmsg_rng_driver *rng,
				 const struct vmsg_rng_driver_config *config);

/**
 * Detach from the bus; a read in flight is forgotten.
 *
 * @param rng     Initialised.
 * @param now_us  Monotonic time.
 */
void vmsg_rng_driver_fini(struct vmsg_rng_driver *rng, uint64_t now_us);

/**
 * Bring the device up, from the start or again; ends in ready().  A status as
 * vmsg_driver_start().
 *
 * @param rng     Initialised.
 * @param now_us  Monotonic time.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_rng_driver_start(struct vmsg_rng_driver *rng, uint64_t now_us);

/**
 * Ask for random bytes; ends in done(), perhaps with fewer.
 *
 * @param rng   Initialised.
 * @param addr  Bus address of the destination.
 * @param size  Bytes wanted, not 0.
 *
 * @retval VMSG_OK             Asked; the memory belongs to the device until done().
 * @retval VMSG_ERR_BAD_STATE  Not running, or a read is under way.
 * @return                     Else as vmsg_driver_queue_push().
 */
VMSG_MUST_CHECK
vmsg_status vmsg_rng_driver_read(struct vmsg_rng_driver *rng, vmsg_addr addr, uint32_t size);

/**
 * Take back what is done.
 *
 * A read has no deadline of its own: the owner that has waited long enough resets the device.
 *
 * @retval VMSG_OK             Go on.
 * @retval VMSG_ERR_BAD_CHAIN  The device broke the queue; start it again.
 * @retval VMSG_ERR_BAD_STATE  The device gave up (DEVICE_NEEDS_RESET) during a read; start it
 *                             again.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_rng_driver_poll(struct vmsg_rng_driver *rng);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_RNG_DRIVER_H */
