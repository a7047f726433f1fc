/*
 * blk_driver: use a virtio block device: capacity, read, write, flush.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_BLK_DRIVER_H
#define VMSG_BLK_DRIVER_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/driver.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/status.h>
#include <vmsg/wire/virtio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes of shared memory each request needs beside its data: header and status. */
#define VMSG_BLK_DRIVER_REQUEST_ROOM 32u

/** Most segments of a request: header, data, status. */
#define VMSG_BLK_DRIVER_SEGMENTS 3u

/** One request; caller storage, private. */
struct vmsg_blk_driver_request {
	void *cookie;
	uint32_t next_free; /* index of the next free request, or the count */
	uint32_t in_size;   /* bytes of data the device has to write */
};

/**
 * What the driver tells its owner, from vmsg_driver_bus_poll() or its own poll.
 *
 * The slots may call any function of the driver.
 */
struct vmsg_blk_driver_ops {
	/**
	 * Bring-up ended: VMSG_OK and the capacity is known, or why not.  UNSUPPORTED: the
	 * device is not a block device of virtio 1.0 or later with a queue that holds a request.
	 */
	void (*ready)(void *context, vmsg_status status);
	/**
	 * A request ended: VMSG_OK; REJECTED (the device reported an error); UNSUPPORTED (it does
	 * not know the request); TRUNCATED (it did not write its status, or less data than was
	 * asked for); CANCELLED (a reset, of the device or its queue, or a removal; if the state
	 * of the driver is FAILED the device did not confirm, and may still use the data).
	 */
	void (*done)(void *context, void *cookie, vmsg_status status);
	/** The capacity changed.  May be NULL. */
	void (*resized)(void *context, uint64_t capacity);
};

/** What a block driver is made of; all of it stays the caller's. */
struct vmsg_blk_driver_config {
	struct vmsg_driver_bus *bus;
	uint16_t dev_num;
	uint32_t epoch;         /* as in vmsg_driver_config */
	struct vmsg_mem *mem;   /* memory shared with the device */
	vmsg_addr memory;       /* vmsg_blk_driver_memory_size() bytes of it */
	uint32_t queue_size;    /* descriptors at most, a power of two, 4 or more */
	uint64_t ring_features; /* of VMSG_RING_FEATURES, what to accept when it is offered */
	struct vmsg_driver_queue_slot *slots;     /* queue_size of them */
	struct vmsg_blk_driver_request *requests; /* request_count of them */
	uint32_t request_count; /* requests at a time, 1 to queue_size */
	/* VMSG_BLK_DRIVER_SEGMENTS * queue_size of them: with INDIRECT_DESC a request takes one
	 * descriptor, else up to three.  NULL: INDIRECT_DESC is not accepted. */
	struct vmsg_driver_queue_shadow *tables;
	const struct vmsg_blk_driver_ops *ops;
	void *context;
};

/** The driver side of one block device.  Caller-owned, stays where it is. */
struct vmsg_blk_driver {
	struct vmsg_driver driver; /* for its state, its features, and resets */

	/* private: */
	struct vmsg_blk_driver_config config;
	struct vmsg_driver_queue queue;
	struct vmsg_driver_vq vq;
	uint32_t offered[2];
	uint32_t accepted[2];
	vmsg_addr tables_addr;  /* indirect tables, behind the rings */
	struct vmsg_shm *rooms; /* headers and status bytes of the requests, behind the tables */
	vmsg_addr rooms_addr;   /* where the bus sees them */
	uint32_t first_free;    /* index of a free request, or the count */
	uint64_t capacity;      /* sectors */
	uint8_t capacity_bytes[8];
	bool has_queue;
	bool has_capacity;
	bool is_stale;  /* the capacity is not known or may have changed: ask when there is time */
	bool is_asking; /* the read of configuration space under way is ours */
};

/**
 * Bytes of shared memory a driver needs for its queue and requests, data not included.
 *
 * Enough for any ring features.
 *
 * @param queue_size     A power of two.
 * @param request_count  Requests at a time.
 * @return               Bytes; 0 when no queue has this size, or holds so many requests.
 *
 * Threads: any.
 */
uint32_t vmsg_blk_driver_memory_size(uint32_t queue_size, uint32_t request_count);

/**
 * Attach a block driver to its bus; nothing is sent.
 *
 * @param blk     Caller memory, written whole.
 * @param config  Copied.
 *
 * @retval VMSG_OK                Ready to start.
 * @retval VMSG_ERR_OUT_OF_RANGE  queue_size is less than 4 or no power of two, or request_count is
 *                                0 or more than queue_size.
 * @retval VMSG_ERR_BAD_ADDRESS   memory is not inside mem, or misaligned.
 * @return                        Else as vmsg_driver_init().
 *
 * Threads: the caller of the driver's bus, as for all functions here.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_blk_driver_init(struct vmsg_blk_driver *blk,
				 const struct vmsg_blk_driver_config *config);

/**
 * Detach from the bus; requests in flight are forgotten.
 *
 * @param blk     Initialised.
 * @param now_us  Monotonic time.
 */
void vmsg_blk_driver_fini(struct vmsg_blk_driver *blk, uint64_t now_us);

/**
 * Bring the device up, from the start or again; ends in ready() if both the bus and the driver
 * are polled.  A status as vmsg_driver_start(); unless it is VMSG_OK nothing changes.
 *
 * Requests in flight come back as CANCELLED once the device is reset.
 *
 * @param blk     Initialised.
 * @param now_us  Monotonic time.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_blk_driver_start(struct vmsg_blk_driver *blk, uint64_t now_us);

/**
 * Queue one request; ends in done().  The device is told by the next vmsg_blk_driver_poll().
 *
 * @param blk     Initialised.
 * @param type    VMSG_BLK_T_IN, _OUT, _FLUSH or _GET_ID.
 * @param sector  Where the transfer starts; ignored by FLUSH and GET_ID.
 * @param addr    Bus address of the data; ignored by FLUSH.
 * @param size    Bytes of data: whole sectors, VMSG_BLK_ID_SIZE for GET_ID, 0 for FLUSH.
 * @param cookie  Comes back in done().
 *
 * @retval VMSG_OK                Queued; the data belongs to the device until done().
 * @retval VMSG_ERR_FULL          All requests or descriptors are in use.
 * @retval VMSG_ERR_BAD_STATE     Before ready(), or the device or its queue is not running.
 * @retval VMSG_ERR_OUT_OF_RANGE  The size does not go with the type, or the range is outside the
 *                                capacity.
 * @retval VMSG_ERR_UNSUPPORTED   A type this driver does not send, or the device did not offer.
 * @return                        Else as vmsg_driver_queue_push().
 */
VMSG_MUST_CHECK
vmsg_status vmsg_blk_driver_submit(struct vmsg_blk_driver *blk,
				   uint32_t type,
				   uint64_t sector,
				   vmsg_addr addr,
				   uint32_t size,
				   void *cookie);

/**
 * Publish and announce what was submitted, take back what is done.
 *
 * A request has no deadline of its own: the owner that has waited long enough resets the device.
 *
 * @param blk     Initialised.
 * @param now_us  Monotonic time.
 *
 * @retval VMSG_OK             Go on.
 * @retval VMSG_ERR_BAD_CHAIN  The device broke the queue; start it again.
 * @retval VMSG_ERR_BAD_STATE  The device gave up (DEVICE_NEEDS_RESET); start it again.
 *
 * Cost:    at most one look at each request of the queue.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_blk_driver_poll(struct vmsg_blk_driver *blk, uint64_t now_us);

/** Sectors of the device; 0 before ready(). */
static inline uint64_t vmsg_blk_driver_capacity(const struct vmsg_blk_driver *blk)
{
	return blk->capacity;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_BLK_DRIVER_H */
