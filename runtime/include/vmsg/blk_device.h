/*
 * blk_device: the device model of a virtio block device over any storage.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_BLK_DEVICE_H
#define VMSG_BLK_DEVICE_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/device.h>
#include <vmsg/mem.h>
#include <vmsg/queue_server.h>
#include <vmsg/status.h>
#include <vmsg/wire/virtio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Most segments of one discard or write-zeroes request. */
#define VMSG_BLK_DEVICE_RANGES_MAX 16u

/**
 * Where the bytes are.
 *
 * Ranges are inside the capacity; offsets and sizes are multiples of the sector size.
 * Anything but VMSG_OK ends the request with an I/O error.
 */
struct vmsg_blk_storage_ops {
	/** Fill @p room from byte @p offset.  Required. */
	vmsg_status (*read)(void *context, uint64_t offset, struct vmsg_span room);
	/** Store bytes at byte @p offset.  NULL: the device is read-only. */
	vmsg_status (*write)(void *context, uint64_t offset, struct vmsg_bytes bytes);
	/** Make what was written durable.  NULL: writes are durable when they return. */
	vmsg_status (*flush)(void *context);
	/** Store zeros; may free the space when @p unmap.  NULL: the request is not offered. */
	vmsg_status (*zero)(void *context, uint64_t offset, uint64_t size, bool unmap);
	/** Forget bytes; what they read as afterwards is open.  NULL: not offered. */
	vmsg_status (*discard)(void *context, uint64_t offset, uint64_t size);
};

/** What a block device is made of; all of it stays the caller's. */
struct vmsg_blk_device_config {
	uint16_t dev_num;                     /* number on its bus */
	struct vmsg_mem *mem;                 /* what the driver may name */
	struct vmsg_device_queue_slot *slots; /* queue_size of them */
	struct vmsg_segment *segments;        /* queue_size of them */
	uint32_t queue_size;      /* largest size of the request queue */
	uint64_t ring_features;   /* of VMSG_RING_FEATURES, what to offer; 0: a plain split queue */
	struct vmsg_span scratch; /* private copy of data on its way; a multiple of the
					 * sector size, at least one sector */
	uint64_t capacity;        /* sectors */
	bool is_read_only;        /* refuse writes although the storage could */
	const char *id;           /* up to VMSG_BLK_ID_SIZE characters; may be NULL */
	const struct vmsg_blk_storage_ops *storage;
	void *context; /* of the storage */
};

/** What happened; counters wrap. */
struct vmsg_blk_device_stats {
	uint32_t reads;       /* requests carried out */
	uint32_t writes;      /* requests carried out */
	uint32_t flushes;     /* requests carried out */
	uint32_t others;      /* get-id, discard, write-zeroes carried out */
	uint32_t refused;     /* requests answered with an error: range, size, direction */
	uint32_t unsupported; /* requests of a type the device does not have */
	uint32_t runts;       /* chains too short for a header and a status */
	uint32_t failed;      /* requests the storage failed */
};

/** A block device; add `device` to a bus.  Caller-owned, stays where it is. */
struct vmsg_blk_device {
	struct vmsg_device device;
	struct vmsg_blk_device_stats stats; /* read freely */

	/* private: */
	struct vmsg_blk_device_config config;
	struct vmsg_device_vq vq;
	struct vmsg_queue_server server;
	uint32_t offered[2];
	uint32_t accepted[2];
	uint8_t space[VMSG_BLK_CONFIG_SIZE]; /* configuration space, as the driver reads it */
};

/**
 * Make a block device on no bus.
 *
 * @param blk     Caller memory, written whole.
 * @param config  Copied.
 *
 * @retval VMSG_OK                The device can be added to a bus.
 * @retval VMSG_ERR_NO_SPACE      scratch is not a positive multiple of the sector size.
 * @retval VMSG_ERR_OUT_OF_RANGE  As vmsg_device_init(), or the capacity has too many bytes for
 *                                64 bits.
 *
 * Threads: the caller of the device's bus.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_blk_device_init(struct vmsg_blk_device *blk,
				 const struct vmsg_blk_device_config *config);

/**
 * Serve requests; storage is called from here.
 *
 * @param blk     Initialised.
 * @param budget  Requests at most.
 * @return        Requests served.
 *
 * Cost:    a request moves at most the bytes of its chain, scratch.size at a time, each time
 *          with one look at the segments before them: a scratch of many sectors pays.
 *
 * Threads: the caller of the device's bus.
 */
uint32_t vmsg_blk_device_poll(struct vmsg_blk_device *blk, uint32_t budget);

/**
 * Change the capacity and tell the driver.
 *
 * @param blk       Initialised.
 * @param capacity  Sectors; requests beyond it are refused from now on.
 *
 * @retval VMSG_OK                Done.
 * @retval VMSG_ERR_OUT_OF_RANGE  The capacity in bytes does not fit 64 bits.
 *
 * Threads: the caller of the device's bus.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_blk_device_resize(struct vmsg_blk_device *blk, uint64_t capacity);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_BLK_DEVICE_H */
