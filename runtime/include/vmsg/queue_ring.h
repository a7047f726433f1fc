/*
 * queue_ring: what both sides of a virtqueue know of it: memory, format, and where it stands.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_RING_H
#define VMSG_QUEUE_RING_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/cache.h>
#include <vmsg/mem.h>
#include <vmsg/queue_config.h>
#include <vmsg/shm.h>
#include <vmsg/wire/virtio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The features that say how a virtqueue works; the queues here speak all of them. */
#define VMSG_RING_FEATURES                                                                         \
	((UINT64_C(1) << VMSG_F_INDIRECT_DESC) | (UINT64_C(1) << VMSG_F_EVENT_IDX) |               \
	 (UINT64_C(1) << VMSG_F_RING_PACKED) | (UINT64_C(1) << VMSG_F_IN_ORDER) |                  \
	 (UINT64_C(1) << VMSG_F_NOTIFICATION_DATA) | (UINT64_C(1) << VMSG_F_RING_RESET))

/**
 * Where a queue without buffers in flight stands; what is kept to start it again elsewhere.
 *
 * A queue begins at position 0 with the wrap counter set: VMSG_QUEUE_POSITION_FIRST.
 */
struct vmsg_queue_position {
	uint16_t index; /* split: available index; packed: offset into the ring */
	uint16_t desc;  /* driver: next descriptor of the table; a device ignores it */
	bool wrap;      /* packed: the wrap counter; split: true */
};

/** Initializer of the position of a new queue. */
#define VMSG_QUEUE_POSITION_FIRST                                                                  \
	{                                                                                          \
		0, 0, true                                                                         \
	}

/** The rings of one queue, translated and checked; part of a driver or a device queue. */
struct vmsg_queue_ring {
	/* private: */
	struct vmsg_mem_user user;       /* first, so that a user leads to its ring */
	struct vmsg_queue_config config; /* a private copy */
	struct vmsg_mem *mem;
	const struct vmsg_cache *cache;
	struct vmsg_shm *desc;
	struct vmsg_shm *driver;
	struct vmsg_shm *device;
	uint32_t size; /* descriptors */
	bool is_packed;
	bool has_event_index;
	bool has_indirect;
	bool is_in_order;
	bool has_notify_data;
};

#ifdef __cplusplus
}
#endif

#endif /* VMSG_QUEUE_RING_H */
