/*
 * queue_internal: what the parts of the queue library share.
 *
 * A ring format is a set of these functions for each side, and one branch in each
 * function of driver_queue.c and device_queue.c.
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
#include <vmsg/queue_ring.h>
#include <vmsg/ring_layout.h>
#include <vmsg/shm.h>
#include <vmsg/status.h>
#include <vmsg/wire/virtio.h>

/*
 * A check of something the peer wrote.  The bench measures what all of them cost, and
 * the mutation test finds each one by this name and takes it out, to see a test fail.
 */
#ifdef VMSG_UNCHECKED
#define PEER_BROKE(condition) ((void)(condition), false)
#else
#define PEER_BROKE(condition) (__builtin_expect((condition), false))
#endif

/* The way of a single direct descriptor is free of calls; every other way is kept out of it. */
#ifdef __OPTIMIZE_SIZE__
#define HOT inline
#else
#define HOT inline __attribute__((always_inline))
#endif
#define COLD __attribute__((noinline))

/* Two words of 16 bits cannot be further apart than this; a larger step passes everything. */
#define VMSG_NEWS_MAX 0x10000u

static inline uint32_t vmsg_news_add(uint32_t news, uint32_t count)
{
	return count >= VMSG_NEWS_MAX - news ? VMSG_NEWS_MAX : news + count;
}

/** Whether going from @p before to @p now went past @p event, all modulo 2^16. */
static inline bool vmsg_event_passed(uint16_t event, uint16_t now, uint16_t before)
{
	return (uint16_t)(now - event - 1) < (uint16_t)(now - before);
}

/** A position @p step further around a ring of any size; step is at most size. */
static inline uint16_t vmsg_ring_ahead(uint32_t size, uint16_t position, uint32_t step)
{
	uint32_t ahead = position + step;

	return (uint16_t)(ahead >= size ? ahead - size : ahead);
}

/**
 * Check and translate the rings, and choose the format.
 *
 * @retval VMSG_OK                @p ring is complete; nothing is attached yet.
 * @retval VMSG_ERR_OUT_OF_RANGE  No virtqueue of this format has this size.
 * @retval VMSG_ERR_BAD_ADDRESS   An area is misaligned or not memory.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_ring_setup(struct vmsg_queue_ring *ring,
			    const struct vmsg_queue_config *config,
			    struct vmsg_mem *mem,
			    uint64_t features,
			    const struct vmsg_cache *cache);

/** Whether any byte of the rings has an address from @p first to @p last. */
bool vmsg_ring_uses(const struct vmsg_queue_ring *ring, vmsg_addr first, vmsg_addr last);

/** Zero the three areas. */
void vmsg_ring_clear(const struct vmsg_queue_ring *ring);

/** What the calls of a queue answer that does not live: zeroed memory is not initialised. */
static inline vmsg_status vmsg_dead(vmsg_status verdict)
{
	return verdict == VMSG_OK ? VMSG_ERR_BAD_STATE : verdict;
}

/** Latch the first broken rule; @return what every call answers from now on. */
vmsg_status vmsg_driver_queue_break(struct vmsg_driver_queue *queue, enum vmsg_queue_defect defect);
vmsg_status vmsg_device_queue_break(struct vmsg_device_queue *queue, enum vmsg_queue_defect defect);

/** A device wrote more than was posted: believe less, or break. */
VMSG_MUST_CHECK
vmsg_status
vmsg_driver_length_lie(struct vmsg_driver_queue *queue, uint32_t posted, uint32_t *written);

/*
 * The formats.  The front ends have checked that the queue is healthy.  push, pop and
 * publish do what the public functions of these names say.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_split_driver_push(struct vmsg_driver_queue *queue,
				   const struct vmsg_segment *segments,
				   uint32_t count,
				   void *cookie);
VMSG_MUST_CHECK
vmsg_status vmsg_split_driver_push_many(struct vmsg_driver_queue *queue,
					const struct vmsg_buffer *buffers,
					uint32_t count,
					uint32_t *ret_count);
VMSG_MUST_CHECK
vmsg_status vmsg_split_driver_pop_many(struct vmsg_driver_queue *queue,
				       struct vmsg_completion *ret_completions,
				       uint32_t capacity,
				       uint32_t *ret_count);
void vmsg_split_driver_publish(struct vmsg_driver_queue *queue);
VMSG_MUST_CHECK
vmsg_status
vmsg_split_driver_pop(struct vmsg_driver_queue *queue, void **ret_cookie, uint32_t *ret_written);
bool vmsg_split_driver_is_stale(const struct vmsg_driver_queue *queue);

VMSG_MUST_CHECK
vmsg_status vmsg_packed_driver_push(struct vmsg_driver_queue *queue,
				    const struct vmsg_segment *segments,
				    uint32_t count,
				    void *cookie);
VMSG_MUST_CHECK
vmsg_status vmsg_packed_driver_push_many(struct vmsg_driver_queue *queue,
					 const struct vmsg_buffer *buffers,
					 uint32_t count,
					 uint32_t *ret_count);
VMSG_MUST_CHECK
vmsg_status vmsg_packed_driver_pop_many(struct vmsg_driver_queue *queue,
					struct vmsg_completion *ret_completions,
					uint32_t capacity,
					uint32_t *ret_count);
void vmsg_packed_driver_publish(struct vmsg_driver_queue *queue);
VMSG_MUST_CHECK
vmsg_status
vmsg_packed_driver_pop(struct vmsg_driver_queue *queue, void **ret_cookie, uint32_t *ret_written);
bool vmsg_packed_driver_is_stale(const struct vmsg_driver_queue *queue);

/* What pop leaves in the chain of a queue that breaks, the front end clears. */
VMSG_MUST_CHECK
vmsg_status vmsg_split_device_pop_many(struct vmsg_device_queue *queue,
				       struct vmsg_chain *chains,
				       uint32_t capacity,
				       uint32_t *ret_count);
VMSG_MUST_CHECK
vmsg_status vmsg_split_device_pop(struct vmsg_device_queue *queue, struct vmsg_chain *chain);
VMSG_MUST_CHECK
vmsg_status vmsg_packed_device_pop_many(struct vmsg_device_queue *queue,
					struct vmsg_chain *chains,
					uint32_t capacity,
					uint32_t *ret_count);
VMSG_MUST_CHECK
vmsg_status vmsg_packed_device_pop(struct vmsg_device_queue *queue, struct vmsg_chain *chain);

bool vmsg_split_device_is_stale(const struct vmsg_device_queue *queue);
bool vmsg_packed_device_is_stale(const struct vmsg_device_queue *queue);

#endif /* VMSG_QUEUE_QUEUE_INTERNAL_H */
