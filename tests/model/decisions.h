/*
 * decisions: the shipped notification decisions, callable with the small numbers of a model.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef TESTS_DECISIONS_H
#define TESTS_DECISIONS_H

#include "packed_ring.h"
#include "split_ring.h"

/* An index of two bits, times this, is an index of 16 bits: both wrap together. */
#define MODEL_STEP 0x4000u

/* vmsg_split_wanted() for the event index `asked` and the last `news` entries before `now`. */
static inline bool model_split_wanted(unsigned asked, unsigned now, unsigned news)
{
	const struct vmsg_queue_ring ring = {.size = 1, .has_event_index = true};
	uint16_t event = (uint16_t)(asked * MODEL_STEP);
	const struct vmsg_split_wish wish = {NULL, vmsg_shm_from_pointer(&event), 0};

	return vmsg_split_wanted(&ring, wish, (uint16_t)(now * MODEL_STEP), news * MODEL_STEP);
}

/*
 * A wish of the packed format in one byte: position, lap and flags, as the driver or the
 * device of the model would write it.
 */
static inline unsigned
model_packed_ask(unsigned size, bool by_event, bool wanted, unsigned index, bool wrap)
{
	const struct vmsg_queue_ring ring = {.size = size, .has_event_index = by_event};
	uint32_t word = 0;

	vmsg_packed_ask(&ring, vmsg_shm_from_pointer(&word), wanted, (uint16_t)index, wrap);
	return (word & 7u) | ((word & VMSG_POSITION_EVENT_WRAP_MASK) != 0 ? 8u : 0) |
	       (word >> PACKED_EVENT_SHIFT << 4);
}

/* vmsg_packed_wanted() for such a wish. */
static inline bool model_packed_wanted(unsigned size,
				       bool by_event,
				       unsigned wish,
				       unsigned index,
				       bool wrap,
				       unsigned news)
{
	const struct vmsg_queue_ring ring = {.size = size, .has_event_index = by_event};
	uint32_t word = (wish & 7u) | ((wish & 8u) != 0 ? VMSG_POSITION_EVENT_WRAP_MASK : 0) |
			(uint32_t)(wish >> 4) << PACKED_EVENT_SHIFT;

	return vmsg_packed_wanted(&ring,
				  vmsg_shm_from_pointer(&word),
				  (uint16_t)index,
				  wrap,
				  news);
}

#endif /* TESTS_DECISIONS_H */
