/*
 * packed_ring: descriptors, laps and event structures of a packed virtqueue.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_PACKED_RING_H
#define VMSG_QUEUE_PACKED_RING_H

#include "queue_internal.h"

/*
 * A descriptor is two words of 64 bits: the address, and all the rest.  The rest is
 * loaded and stored whole, so its flags hand over its other members as well.
 */
#define PACKED_REST VMSG_PACKED_DESC_LEN
#define PACKED_SHIFT(field) (8u * (VMSG_PACKED_DESC_##field - PACKED_REST))

#define PACKED_LAP (VMSG_DESC_AVAIL_MASK | VMSG_DESC_USED_MASK)

#define PACKED_EVENT_SHIFT (8u * (VMSG_PACKED_EVENT_FLAGS - VMSG_PACKED_EVENT_POSITION))

static inline uint64_t vmsg_packed_rest(uint32_t size, uint16_t id, uint32_t flags)
{
	return ((uint64_t)size << PACKED_SHIFT(LEN)) | ((uint64_t)id << PACKED_SHIFT(ID)) |
	       ((uint64_t)flags << PACKED_SHIFT(FLAGS));
}

static inline uint32_t vmsg_packed_size(uint64_t rest)
{
	return (uint32_t)(rest >> PACKED_SHIFT(LEN));
}

static inline uint16_t vmsg_packed_id(uint64_t rest)
{
	return (uint16_t)(rest >> PACKED_SHIFT(ID));
}

static inline uint16_t vmsg_packed_flags(uint64_t rest)
{
	return (uint16_t)(rest >> PACKED_SHIFT(FLAGS));
}

/* In a lap, available is the driver's bit turned and the device's not; used is both turned. */

static inline uint32_t vmsg_packed_available(bool wrap)
{
	return wrap ? VMSG_DESC_AVAIL_MASK : VMSG_DESC_USED_MASK;
}

static inline uint32_t vmsg_packed_used(bool wrap)
{
	return wrap ? PACKED_LAP : 0;
}

static inline bool vmsg_packed_is_available(uint64_t rest, bool wrap)
{
	return (vmsg_packed_flags(rest) & PACKED_LAP) == vmsg_packed_available(wrap);
}

static inline bool vmsg_packed_is_used(uint64_t rest, bool wrap)
{
	return (vmsg_packed_flags(rest) & PACKED_LAP) == vmsg_packed_used(wrap);
}

/* Go `step` descriptors around the ring; the lap changes at its end. */
static inline void vmsg_packed_advance(uint32_t size, uint16_t *index, bool *wrap, uint32_t step)
{
	uint32_t ahead = *index + step;

	if (ahead >= size) {
		ahead -= size;
		*wrap = !*wrap;
	}
	*index = (uint16_t)ahead;
}

static inline struct vmsg_shm *vmsg_packed_desc(const struct vmsg_queue_ring *ring, uint16_t index)
{
	return vmsg_shm_at(ring->desc, (size_t)index * VMSG_PACKED_DESC_SIZE);
}

/*
 * Both sides go through the ring in order, and lines take long from one processor to the
 * other.  Whoever will write a descriptor next asks for its line early, and for writing:
 * asked for twice, to read and then to write, it travels twice.
 */
#define PACKED_LINE 4u  /* descriptors in a line of most caches */
#define PACKED_AHEAD 8u /* how early, in descriptors */

static HOT void vmsg_packed_expect(const struct vmsg_queue_ring *ring,
				   uint16_t index,
				   uint32_t ahead,
				   bool is_writer)
{
	struct vmsg_shm *desc;

	if (index % PACKED_LINE != 0 || ring->size <= PACKED_AHEAD) {
		return;
	}
	desc = vmsg_packed_desc(ring, vmsg_ring_ahead(ring->size, index, ahead));
	if (is_writer) {
		vmsg_shm_prefetch_write(desc);
	} else {
		vmsg_shm_prefetch(desc);
	}
}

/* The rest of a descriptor; what else the peer wrote before it is there too. */
static HOT uint64_t vmsg_packed_load_coherent(const struct vmsg_queue_ring *ring, uint16_t index)
{
	return vmsg_shm_load_le64_acquire(vmsg_shm_at(vmsg_packed_desc(ring, index), PACKED_REST));
}

/* The same where a cache may have to be told. */
static inline uint64_t vmsg_packed_load(const struct vmsg_queue_ring *ring, uint16_t index)
{
	vmsg_cache_invalidate(ring->cache, vmsg_packed_desc(ring, index), VMSG_PACKED_DESC_SIZE);
	return vmsg_packed_load_coherent(ring, index);
}

/* Show a descriptor, and with it everything that was written before. */
static inline void
vmsg_packed_show(const struct vmsg_queue_ring *ring, uint16_t index, uint64_t rest)
{
	struct vmsg_shm *desc = vmsg_packed_desc(ring, index);

	vmsg_shm_store_le64_release(vmsg_shm_at(desc, PACKED_REST), rest);
	vmsg_cache_clean(ring->cache, vmsg_shm_at(desc, PACKED_REST), sizeof(rest));
}

/* Store a descriptor that is hidden behind one not shown yet. */
static inline void
vmsg_packed_hide(const struct vmsg_queue_ring *ring, uint16_t index, uint64_t rest)
{
	struct vmsg_shm *desc = vmsg_packed_desc(ring, index);

	vmsg_shm_store_le64(vmsg_shm_at(desc, PACKED_REST), rest);
	vmsg_cache_clean(ring->cache, vmsg_shm_at(desc, PACKED_REST), sizeof(rest));
}

/* Write our wish: nothing, everything, or the first thing that happens at a position. */
static inline void vmsg_packed_ask(const struct vmsg_queue_ring *ring,
				   struct vmsg_shm *event,
				   bool wanted,
				   uint16_t index,
				   bool wrap)
{
	uint32_t position = index | (wrap ? VMSG_POSITION_EVENT_WRAP_MASK : 0);
	uint32_t flags = ring->has_event_index ? VMSG_EVENT_DESC : VMSG_EVENT_ENABLE;

	if (!wanted) {
		flags = VMSG_EVENT_DISABLE;
	}
	vmsg_shm_store_le32(event, position | (flags << PACKED_EVENT_SHIFT));
	vmsg_cache_clean(ring->cache, event, VMSG_PACKED_EVENT_SIZE);
}

/* Whether the peer's wish covers the last `news` descriptors before a position. */
static HOT bool vmsg_packed_wanted(const struct vmsg_queue_ring *ring,
				   struct vmsg_shm *event,
				   uint16_t index,
				   bool wrap,
				   uint32_t news)
{
	uint32_t word;
	uint16_t asked;

	vmsg_cache_invalidate(ring->cache, event, VMSG_PACKED_EVENT_SIZE);
	word = vmsg_shm_load_le32(event);
	if (word >> PACKED_EVENT_SHIFT == VMSG_EVENT_DISABLE) {
		return false;
	}
	/* One notification too many is harmless, so what has no meaning counts as a wish. */
	if (word >> PACKED_EVENT_SHIFT != VMSG_EVENT_DESC || !ring->has_event_index ||
	    news > ring->size) {
		return true;
	}

	asked = (uint16_t)(word & (VMSG_POSITION_EVENT_WRAP_MASK - 1));
	if (((word & VMSG_POSITION_EVENT_WRAP_MASK) != 0) != wrap) {
		asked = (uint16_t)(asked - ring->size);
	}
	return vmsg_event_passed(asked, index, (uint16_t)(index - news));
}

#endif /* VMSG_QUEUE_PACKED_RING_H */
