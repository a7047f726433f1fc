/*
 * fuzz_raw_driver: what a driver without a library, and without rules, writes into rings.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_FUZZ_FUZZ_RAW_DRIVER_H
#define VMSG_FUZZ_FUZZ_RAW_DRIVER_H

#include "fuzz_queue.h"

/* Packed: where the driver writes next. */
static struct {
	uint16_t index;
	bool wrap;
} raw;

/* The members of a descriptor, from the input. */
static inline void raw_desc(uint8_t *desc, uint32_t lap)
{
	uint64_t addr = fuzz_addr();
	uint32_t size = fuzz_size();
	uint32_t bits = fuzz_byte();
	uint8_t last = fuzz_byte();
	uint32_t flags = ((bits & FUZZ_DESC_NEXT) != 0 ? VMSG_DESC_NEXT_MASK : 0) |
			 ((bits & FUZZ_DESC_WRITE) != 0 ? VMSG_DESC_WRITE_MASK : 0) |
			 ((bits & FUZZ_DESC_INDIRECT) != 0 ? VMSG_DESC_INDIRECT_MASK : 0);

	vmsg_store_le64(desc + VMSG_SPLIT_DESC_ADDR, addr);
	vmsg_store_le32(desc + VMSG_SPLIT_DESC_LEN, size);
	if (fuzz.is_packed) {
		vmsg_store_le16(desc + VMSG_PACKED_DESC_ID, last);
		vmsg_store_le16(desc + VMSG_PACKED_DESC_FLAGS, (uint16_t)(flags | lap));
	} else {
		vmsg_store_le16(desc + VMSG_SPLIT_DESC_FLAGS, (uint16_t)flags);
		vmsg_store_le16(desc + VMSG_SPLIT_DESC_NEXT, last);
	}
}

static inline uint32_t raw_lap(bool wrap)
{
	return wrap ? VMSG_DESC_AVAIL_MASK : VMSG_DESC_USED_MASK;
}

static inline void raw_step(void)
{
	raw.index++;
	if (raw.index >= fuzz.size) {
		raw.index = 0;
		raw.wrap = !raw.wrap;
	}
}

static inline uint8_t *raw_at(uint32_t index)
{
	return fuzz.memory[FUZZ_DESC] + index % fuzz.size * VMSG_SPLIT_DESC_SIZE;
}

static inline uint8_t *raw_entry(uint32_t index)
{
	return fuzz.memory[FUZZ_TABLES] + index % (fuzz.size * FUZZ_TABLE) * VMSG_SPLIT_DESC_SIZE;
}

static inline void raw_next_desc(void)
{
	raw_desc(raw_at(raw.index), raw_lap(raw.wrap));
	raw_step();
}

/* A split queue is told of a head; in a packed one, the descriptors say it all. */
static inline void raw_offer(void)
{
	uint8_t *avail = fuzz.memory[FUZZ_DRIVER];
	uint16_t head = fuzz_byte();
	uint16_t index;

	if (!fuzz.is_packed) {
		index = vmsg_load_le16(avail + VMSG_SPLIT_AVAIL_IDX);
		vmsg_store_le16(avail + VMSG_SPLIT_AVAIL_SIZE +
					index % fuzz.size * VMSG_SPLIT_AVAIL_ELEM_SIZE,
				head);
		vmsg_store_le16(avail + VMSG_SPLIT_AVAIL_IDX, (uint16_t)(index + 1));
	}
}

static inline void raw_move(void)
{
	uint8_t *avail = fuzz.memory[FUZZ_DRIVER];
	uint8_t steps = fuzz_byte();

	if (!fuzz.is_packed) {
		vmsg_store_le16(
			avail + VMSG_SPLIT_AVAIL_IDX,
			(uint16_t)(vmsg_load_le16(avail + VMSG_SPLIT_AVAIL_IDX) + (int8_t)steps));
	}
	for (uint32_t i = 0; fuzz.is_packed && i < steps % 32u; i++) {
		raw_step();
	}
}

#endif /* VMSG_FUZZ_FUZZ_RAW_DRIVER_H */
