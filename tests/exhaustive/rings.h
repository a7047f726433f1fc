/*
 * rings: a driver that writes descriptors as it likes, in both formats.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_RINGS_H
#define VMSG_EXHAUSTIVE_RINGS_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/wire/virtio.h>

#include "oracle.h"
#include "world.h"

/* A fresh queue pair to go back to before each case. */
struct rings {
	struct world world;
	uint8_t image[WORLD_IMAGE_SIZE];
	uint64_t unused; /* the part of the image that is the caller's */
	uint16_t index;  /* packed: where the first chain begins */
	bool wrap;
};

static inline void rings_init(struct rings *rings, uint32_t size, uint64_t features, bool is_late)
{
	struct world_config config = {
		.size = size,
		.features = features | FEATURE(VERSION_1),
		.warm_count = is_late ? 2 * size - 1 : 0,
	};

	world_init(&rings->world, &config, &rings->unused, sizeof(rings->unused));
	world_save(&rings->world, rings->image);
	rings->index = is_late ? (uint16_t)(size - 1) : 0;
	rings->wrap = !is_late;
}

static inline void rings_fini(struct rings *rings)
{
	world_fini(&rings->world);
}

static inline void rings_reset(struct rings *rings)
{
	world_restore(&rings->world, rings->image);
}

/* A descriptor of the ring or of a table; `tail` is next or id. */
static inline void rings_put(struct rings *rings,
			     uint32_t area,
			     uint32_t index,
			     const struct oracle_segment *segment,
			     uint32_t flags,
			     uint32_t tail)
{
	uint8_t *at = rings->world.areas[area].bytes + index * VMSG_SPLIT_DESC_SIZE;
	bool is_packed = world_is_packed(&rings->world);

	vmsg_store_le64(at + VMSG_SPLIT_DESC_ADDR, segment->addr);
	vmsg_store_le32(at + VMSG_SPLIT_DESC_LEN, segment->size);
	vmsg_store_le16(at + (is_packed ? VMSG_PACKED_DESC_FLAGS : VMSG_SPLIT_DESC_FLAGS),
			(uint16_t)flags);
	vmsg_store_le16(at + (is_packed ? VMSG_PACKED_DESC_ID : VMSG_SPLIT_DESC_NEXT),
			(uint16_t)tail);
}

/* Split: make `head` the next available entry. */
static inline void rings_offer(struct rings *rings, uint32_t head)
{
	uint8_t *avail = rings->world.areas[AREA_DRIVER].bytes;
	uint16_t index = vmsg_load_le16(avail + VMSG_SPLIT_AVAIL_IDX);
	uint32_t slot = index & (rings->world.config.size - 1);

	vmsg_store_le16(avail + VMSG_SPLIT_AVAIL_SIZE + slot * VMSG_SPLIT_AVAIL_ELEM_SIZE,
			(uint16_t)head);
	vmsg_store_le16(avail + VMSG_SPLIT_AVAIL_IDX, (uint16_t)(index + 1));
}

/* Packed: flags of a descriptor that is available in this lap. */
static inline uint32_t rings_available(bool wrap)
{
	return wrap ? VMSG_DESC_AVAIL_MASK : VMSG_DESC_USED_MASK;
}

/* What the oracle says of the first chain. */
static inline struct oracle_answer rings_ask(const struct rings *rings, uint16_t head)
{
	return world_is_packed(&rings->world)
		       ? oracle_packed(&rings->world, rings->index, rings->wrap)
		       : oracle_split(&rings->world, head);
}

static inline vmsg_addr rings_entry_addr(const struct rings *rings, uint32_t index)
{
	return rings->world.areas[AREA_TABLES].addr + index * VMSG_SPLIT_DESC_SIZE;
}

/* Some bytes of the data area, different for each index. */
static inline struct oracle_segment rings_piece(const struct rings *rings, uint32_t index)
{
	struct oracle_segment piece = {
		.addr = rings->world.areas[AREA_DATA].addr + index * 64,
		.size = 8 + index,
	};

	return piece;
}

#endif /* VMSG_EXHAUSTIVE_RINGS_H */
