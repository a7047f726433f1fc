/*
 * queue_internal: what the queue front ends and the split format share.
 *
 * A further ring format brings its own set of these functions and one more
 * branch in each function of driver_queue.c and device_queue.c.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_QUEUE_INTERNAL_H
#define VMSG_QUEUE_QUEUE_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/chain.h>
#include <vmsg/device_queue.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/queue_config.h>
#include <vmsg/queue_defect.h>
#include <vmsg/ring_layout.h>
#include <vmsg/shm.h>
#include <vmsg/status.h>
#include <vmsg/wire/virtio.h>

/* Whose a driver slot is.  Only a head in state VMSG_SLOT_PUBLIC may come back as a used id. */
enum {
	VMSG_SLOT_INNER = 0, /* free, or inside a chain */
	VMSG_SLOT_PUSHED,    /* head of a chain the device has not been shown */
	VMSG_SLOT_PUBLIC     /* head of a chain the device owns */
};

/** The three areas of a queue, translated and checked. */
struct vmsg_ring_memory {
	struct vmsg_shm *desc;
	struct vmsg_shm *driver;
	struct vmsg_shm *device;
	struct vmsg_ring_layout layout;
};

/**
 * Find and check the areas of a queue.
 *
 * @retval VMSG_OK                @p ret_memory is complete.
 * @retval VMSG_ERR_OUT_OF_RANGE  No virtqueue has this size.
 * @retval VMSG_ERR_UNSUPPORTED   The features ask for a ring this library does not speak.
 * @retval VMSG_ERR_BAD_ADDRESS   An area is misaligned or not inside one area of mem.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_ring_memory_find(const struct vmsg_queue_config *ring,
				  const struct vmsg_mem *mem,
				  uint64_t features,
				  struct vmsg_ring_memory *ret_memory);

/*
 * Split format.  The front end has checked that the queue is healthy and, for
 * push, that the segments are sound and fit.
 */
void vmsg_split_driver_push(struct vmsg_driver_queue *queue,
			    const struct vmsg_segment *segments,
			    uint32_t count,
			    uint16_t head);
void vmsg_split_driver_publish(struct vmsg_driver_queue *queue);
bool vmsg_split_driver_should_notify(struct vmsg_driver_queue *queue);
VMSG_MUST_CHECK
vmsg_status
vmsg_split_driver_pop(struct vmsg_driver_queue *queue, uint16_t *ret_head, uint32_t *ret_written);
bool vmsg_split_driver_enable_notify(struct vmsg_driver_queue *queue);
void vmsg_split_driver_disable_notify(struct vmsg_driver_queue *queue);

VMSG_MUST_CHECK
vmsg_status vmsg_split_device_pop(struct vmsg_device_queue *queue, struct vmsg_chain *ret_chain);
void vmsg_split_device_push(struct vmsg_device_queue *queue, uint16_t id, uint32_t written);
void vmsg_split_device_publish(struct vmsg_device_queue *queue);
bool vmsg_split_device_should_notify(struct vmsg_device_queue *queue);
bool vmsg_split_device_enable_notify(struct vmsg_device_queue *queue);
void vmsg_split_device_disable_notify(struct vmsg_device_queue *queue);

#endif /* VMSG_QUEUE_QUEUE_INTERNAL_H */
