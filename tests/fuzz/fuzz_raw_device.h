/*
 * fuzz_raw_device: what a device without a library, and without rules, writes into rings.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_FUZZ_FUZZ_RAW_DEVICE_H
#define VMSG_FUZZ_FUZZ_RAW_DEVICE_H

#include "fuzz_queue.h"

/* Where the device is; split rings have no use for wrap. */
static struct {
	uint16_t index;
	bool wrap;
} raw;

static inline void raw_step(uint32_t steps)
{
	for (uint32_t i = 0; i < steps; i++) {
		raw.index++;
		if (fuzz.is_packed && raw.index >= fuzz.size) {
			raw.index = 0;
			raw.wrap = !raw.wrap;
		}
	}
}

static inline uint8_t *raw_packed(uint32_t index)
{
	return fuzz.memory[FUZZ_DESC] + index % fuzz.size * VMSG_PACKED_DESC_SIZE;
}

/* Say that a chain is used, and go over its descriptors; in a split queue it counts as one. */
static inline void raw_complete(uint16_t id, uint32_t written, uint32_t steps)
{
	uint8_t *used = fuzz.memory[FUZZ_DEVICE];
	uint16_t index = vmsg_load_le16(used + VMSG_SPLIT_USED_IDX);
	uint8_t *elem = used + VMSG_SPLIT_USED_SIZE + index % fuzz.size * VMSG_SPLIT_USED_ELEM_SIZE;
	uint32_t lap = raw.wrap ? VMSG_DESC_AVAIL_MASK | VMSG_DESC_USED_MASK : 0;

	if (fuzz.is_packed) {
		vmsg_store_le32(raw_packed(raw.index) + VMSG_PACKED_DESC_LEN, written);
		vmsg_store_le16(raw_packed(raw.index) + VMSG_PACKED_DESC_ID, id);
		vmsg_store_le16(raw_packed(raw.index) + VMSG_PACKED_DESC_FLAGS, (uint16_t)lap);
	} else {
		vmsg_store_le32(elem + VMSG_SPLIT_USED_ELEM_ID, id);
		vmsg_store_le32(elem + VMSG_SPLIT_USED_ELEM_LEN, written);
		vmsg_store_le16(used + VMSG_SPLIT_USED_IDX, (uint16_t)(index + 1));
	}
	raw_step(steps);
}

/* Complete the chain that is available next, as an honest device would; if there is one. */
static inline void raw_complete_next(uint32_t written)
{
	const uint8_t *avail = fuzz.memory[FUZZ_DRIVER];
	uint32_t lap = raw.wrap ? VMSG_DESC_AVAIL_MASK : VMSG_DESC_USED_MASK;
	uint32_t steps = 1;
	const uint8_t *desc = raw_packed(raw.index);

	if (!fuzz.is_packed) {
		if (raw.index != vmsg_load_le16(avail + VMSG_SPLIT_AVAIL_IDX)) {
			raw_complete(
				vmsg_load_le16(avail + VMSG_SPLIT_AVAIL_SIZE +
					       raw.index % fuzz.size * VMSG_SPLIT_AVAIL_ELEM_SIZE),
				written,
				1);
		}
		return;
	}
	if ((vmsg_load_le16(desc + VMSG_PACKED_DESC_FLAGS) &
	     (VMSG_DESC_AVAIL_MASK | VMSG_DESC_USED_MASK)) != lap) {
		return;
	}
	while (steps < fuzz.size &&
	       (vmsg_load_le16(desc + VMSG_PACKED_DESC_FLAGS) & VMSG_DESC_NEXT_MASK) != 0) {
		desc = raw_packed(raw.index + steps);
		steps++;
	}
	raw_complete(vmsg_load_le16(desc + VMSG_PACKED_DESC_ID), written, steps);
}

/* The used index, or the packed position, alone. */
static inline void raw_move(uint8_t steps)
{
	uint8_t *used = fuzz.memory[FUZZ_DEVICE];

	if (fuzz.is_packed) {
		raw_step(steps % 32u);
	} else {
		vmsg_store_le16(
			used + VMSG_SPLIT_USED_IDX,
			(uint16_t)(vmsg_load_le16(used + VMSG_SPLIT_USED_IDX) + (int8_t)steps));
	}
}

#endif /* VMSG_FUZZ_FUZZ_RAW_DEVICE_H */
