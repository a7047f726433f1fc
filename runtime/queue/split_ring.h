/*
 * split_ring: where things are in a split virtqueue, and its notification wishes.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_SPLIT_RING_H
#define VMSG_QUEUE_SPLIT_RING_H

#include "queue_internal.h"

/* A descriptor is two words of 64 bits: the address, and all the rest. */
#define SPLIT_REST VMSG_SPLIT_DESC_LEN
#define SPLIT_SHIFT(field) (8u * (VMSG_SPLIT_DESC_##field - SPLIT_REST))

static inline uint64_t vmsg_split_rest(uint32_t size, uint32_t flags, uint16_t next)
{
	return ((uint64_t)size << SPLIT_SHIFT(LEN)) | ((uint64_t)flags << SPLIT_SHIFT(FLAGS)) |
	       ((uint64_t)next << SPLIT_SHIFT(NEXT));
}

static inline void vmsg_split_desc_store(struct vmsg_shm *table,
					 uint32_t index,
					 const struct vmsg_segment *segment,
					 uint32_t flags,
					 uint16_t next)
{
	struct vmsg_shm *desc = vmsg_shm_at(table, (size_t)index * VMSG_SPLIT_DESC_SIZE);

	if (segment->writable) {
		flags |= VMSG_DESC_WRITE_MASK;
	}
	vmsg_shm_store_le64(vmsg_shm_at(desc, VMSG_SPLIT_DESC_ADDR), segment->addr);
	vmsg_shm_store_le64(vmsg_shm_at(desc, SPLIT_REST),
			    vmsg_split_rest(segment->size, flags, next));
}

static inline struct vmsg_shm *vmsg_split_avail(const struct vmsg_queue_ring *ring, uint16_t index)
{
	size_t slot = index & (ring->size - 1);

	return vmsg_shm_at(ring->driver,
			   VMSG_SPLIT_AVAIL_SIZE + slot * VMSG_SPLIT_AVAIL_ELEM_SIZE +
				   VMSG_SPLIT_AVAIL_ELEM_HEAD);
}

static inline struct vmsg_shm *vmsg_split_used(const struct vmsg_queue_ring *ring, uint16_t index)
{
	size_t slot = index & (ring->size - 1);

	return vmsg_shm_at(ring->device, VMSG_SPLIT_USED_SIZE + slot * VMSG_SPLIT_USED_ELEM_SIZE);
}

/* Event indices lie behind the ring of the side that writes them. */

static inline struct vmsg_shm *vmsg_split_used_event(const struct vmsg_queue_ring *ring)
{
	return vmsg_shm_at(ring->driver,
			   VMSG_SPLIT_AVAIL_SIZE + ring->size * VMSG_SPLIT_AVAIL_ELEM_SIZE);
}

static inline struct vmsg_shm *vmsg_split_avail_event(const struct vmsg_queue_ring *ring)
{
	return vmsg_shm_at(ring->device,
			   VMSG_SPLIT_USED_SIZE + ring->size * VMSG_SPLIT_USED_ELEM_SIZE);
}

static inline uint16_t vmsg_split_load16(const struct vmsg_queue_ring *ring, struct vmsg_shm *from)
{
	vmsg_cache_invalidate(ring->cache, from, sizeof(uint16_t));
	return vmsg_shm_load_le16(from);
}

static inline uint16_t vmsg_split_load16_acquire(const struct vmsg_queue_ring *ring,
						 struct vmsg_shm *from)
{
	vmsg_cache_invalidate(ring->cache, from, sizeof(uint16_t));
	return vmsg_shm_load_le16_acquire(from);
}

static inline void
vmsg_split_store16(const struct vmsg_queue_ring *ring, struct vmsg_shm *to, uint16_t value)
{
	vmsg_shm_store_le16(to, value);
	vmsg_cache_clean(ring->cache, to, sizeof(uint16_t));
}

static inline void
vmsg_split_store16_release(const struct vmsg_queue_ring *ring, struct vmsg_shm *to, uint16_t value)
{
	vmsg_shm_store_le16_release(to, value);
	vmsg_cache_clean(ring->cache, to, sizeof(uint16_t));
}

/* What one side writes to say which notifications it wants. */
struct vmsg_split_wish {
	struct vmsg_shm *flags;
	struct vmsg_shm *event;
	uint16_t no_notify; /* in flags */
};

/* The driver's wish for used, and the device's for available notifications. */

static HOT struct vmsg_split_wish vmsg_split_driver_wish(const struct vmsg_queue_ring *ring)
{
	const struct vmsg_split_wish wish = {
		vmsg_shm_at(ring->driver, VMSG_SPLIT_AVAIL_FLAGS),
		vmsg_split_used_event(ring),
		(uint16_t)VMSG_AVAIL_NO_INTERRUPT_MASK,
	};

	return wish;
}

static HOT struct vmsg_split_wish vmsg_split_device_wish(const struct vmsg_queue_ring *ring)
{
	const struct vmsg_split_wish wish = {
		vmsg_shm_at(ring->device, VMSG_SPLIT_USED_FLAGS),
		vmsg_split_avail_event(ring),
		(uint16_t)VMSG_USED_NO_NOTIFY_MASK,
	};

	return wish;
}

static inline void vmsg_split_ask(const struct vmsg_queue_ring *ring,
				  struct vmsg_split_wish wish,
				  bool wanted,
				  uint16_t index)
{
	if (ring->has_event_index) {
		/* The index the other side comes to last is as good as none. */
		vmsg_split_store16(ring, wish.event, (uint16_t)(index - (wanted ? 0 : 1)));
		return;
	}
	vmsg_split_store16(ring, wish.flags, wanted ? 0 : wish.no_notify);
}

/* Whether the peer's wish covers the last `news` entries before `index`. */
static HOT bool vmsg_split_wanted(const struct vmsg_queue_ring *ring,
				  struct vmsg_split_wish wish,
				  uint16_t index,
				  uint32_t news)
{
	if (!ring->has_event_index) {
		return (vmsg_split_load16(ring, wish.flags) & wish.no_notify) == 0;
	}
	if (news >= VMSG_NEWS_MAX) {
		return true;
	}
	return vmsg_event_passed(vmsg_split_load16(ring, wish.event),
				 index,
				 (uint16_t)(index - news));
}

#endif /* VMSG_QUEUE_SPLIT_RING_H */
