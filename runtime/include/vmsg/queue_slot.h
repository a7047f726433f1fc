/*
 * queue_slot: what the two sides of a virtqueue remember of its descriptors.
 *
 * Storage a caller gives a queue, one slot for each descriptor; only the library
 * looks inside.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_SLOT_H
#define VMSG_QUEUE_SLOT_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/mem.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A private copy of a descriptor the driver wrote; the shared one is never read back. */
struct vmsg_driver_queue_shadow {
	/* private: */
	vmsg_addr addr;
	uint32_t size; /* bytes */
	bool writable;
};

/** What the driver remembers of one descriptor of the queue. */
struct vmsg_driver_queue_slot {
	/* private: */
	void *cookie;                           /* the caller's word for the chain */
	struct vmsg_driver_queue_shadow shadow; /* of a direct descriptor */
	uint32_t writable_size;                 /* bytes posted for the device to write */
	uint16_t next;          /* next descriptor of the chain or of the free list */
	uint16_t last;          /* last descriptor of the chain */
	uint16_t count;         /* descriptors of the queue the chain takes */
	uint16_t segment_count; /* segments of the chain; more than count when indirect */
	uint16_t position;      /* split: available index of the chain */
	uint16_t order;         /* head of the chain made available at this place of the ring */
	uint8_t state;          /* whether a chain starts here, and whose it is */
};

/** What the device remembers of one chain, under the driver's number for it. */
struct vmsg_device_queue_slot {
	/* private: */
	vmsg_addr first;        /* lowest address the chain names */
	vmsg_addr last;         /* highest address the chain names */
	uint32_t writable_size; /* bytes the driver posted */
	uint32_t written;       /* in order: bytes used, until it is published */
	uint16_t count;         /* entries of the ring it takes; split: 1 */
	uint16_t order;         /* in order: number of the chain popped at this position */
	uint8_t state;          /* whose the chain is */
};

#ifdef __cplusplus
}
#endif

#endif /* VMSG_QUEUE_SLOT_H */
