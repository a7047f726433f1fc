/*
 * chain: a buffer chain of a virtqueue, as private copies of its descriptors.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_CHAIN_H
#define VMSG_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/cache.h>
#include <vmsg/mem.h>
#include <vmsg/shm.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A contiguous piece of a buffer: one descriptor. */
struct vmsg_segment {
	struct vmsg_shm *memory; /* its bytes, which the peer can change at any time; filled in by
				    a device queue, ignored by a driver queue */
	vmsg_addr addr;          /* where the bus sees it */
	uint32_t size;           /* bytes */
	bool writable;           /* for the device to write, otherwise to read */
};

/**
 * A buffer chain: first the segments the device reads, then those it writes.
 *
 * The description is private and does not change; the bytes it describes are
 * shared, so whatever a decision depends on is copied out first, once, with
 * vmsg_chain_read().
 */
struct vmsg_chain {
	struct vmsg_segment *segments;  /* caller's storage */
	uint32_t capacity;              /* segments that fit */
	uint32_t count;                 /* segments */
	uint32_t readable_count;        /* of these, at the front, the device reads */
	uint16_t id;                    /* names the chain to vmsg_device_queue_push() */
	uint64_t readable_size;         /* bytes the device may read */
	uint64_t writable_size;         /* bytes the device may write */
	const struct vmsg_cache *cache; /* how its bytes are kept coherent; NULL: by the machine */
};

/**
 * Make an empty chain over a table of segments.
 *
 * @param chain     Chain to initialise.
 * @param segments  Storage; belongs to the chain while the chain is used.
 * @param capacity  Segments in @p segments; the size of the queue is always enough.
 *
 * Cost:    constant.
 * Threads: one user per chain.
 */
void vmsg_chain_init(struct vmsg_chain *chain, struct vmsg_segment *segments, uint32_t capacity);

/**
 * Copy bytes out of the readable part of a chain, wherever segments begin and end.
 *
 * Each byte is read from shared memory once.  Reading a range again may give
 * other bytes: the driver owns them too.
 *
 * @param chain   A chain taken from a device queue.
 * @param offset  Bytes from the start of the readable part.
 * @param to      Filled completely, or not touched.
 *
 * @retval VMSG_OK             Copied.
 * @retval VMSG_ERR_TRUNCATED  The readable part ends before the range does.
 *
 * Cost:    one copy and one look at each segment up to the end of the range.
 * Threads: one user per chain.
 * Rules:   DEV-SPL-04, DEV-PAK-05.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_chain_read(const struct vmsg_chain *chain, uint64_t offset, struct vmsg_span to);

/**
 * Copy bytes into the writable part of a chain, wherever segments begin and end.
 *
 * Every byte below the `written` of vmsg_device_queue_push() must have been
 * written, or the driver sees what was there before.
 *
 * @param chain   A chain taken from a device queue.
 * @param offset  Bytes from the start of the writable part.
 * @param from    Written completely, or not at all.
 *
 * @retval VMSG_OK             Written.
 * @retval VMSG_ERR_TRUNCATED  The writable part ends before the range does.
 *
 * Cost:    one copy and one look at each segment up to the end of the range.
 * Threads: one user per chain.
 * Rules:   DEV-SPL-03, DEV-PAK-04.
 */
VMSG_MUST_CHECK
vmsg_status
vmsg_chain_write(const struct vmsg_chain *chain, uint64_t offset, struct vmsg_bytes from);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_CHAIN_H */
