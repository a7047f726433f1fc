/*
 * fuzz_queue: one virtqueue whose other side, and whose memory, is the fuzzer's input.
 *
 * The input begins with a byte of features and a byte of size; a list of operations
 * follows, each a byte and what the operation takes.  Every area is an allocation of
 * its own and of its exact size, so that the sanitizer sees the first byte too many.
 * For programs compiled with shm_hooks.h.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_FUZZ_FUZZ_QUEUE_H
#define VMSG_FUZZ_FUZZ_QUEUE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <vmsg/bytes.h>
#include <vmsg/mem.h>
#include <vmsg/ring_layout.h>
#include <vmsg/wire/virtio.h>

enum {
	FUZZ_PACKED = 0x01, /* bits of the byte of features */
	FUZZ_EVENT_INDEX = 0x02,
	FUZZ_INDIRECT = 0x04,
	FUZZ_IN_ORDER = 0x08,
	FUZZ_NOTIFY_DATA = 0x10,
	FUZZ_REFUSE = 0x20, /* the driver refuses a length that is too long */

	FUZZ_DESC_NEXT = 0x01, /* bits of the byte of flags of a descriptor */
	FUZZ_DESC_WRITE = 0x02,
	FUZZ_DESC_INDIRECT = 0x04,

	FUZZ_SIZE_MAX = 16,
	FUZZ_TABLE = 4, /* descriptors of a table of the driver */
	FUZZ_FLIPS = 8,
	FUZZ_DATA_SIZE = 1024,
	FUZZ_EDGE_SIZE = 64
};

/* Areas, in the order of their addresses. */
enum fuzz_area {
	FUZZ_DESC,
	FUZZ_DRIVER,
	FUZZ_DEVICE,
	FUZZ_TABLES,
	FUZZ_DATA,
	FUZZ_NEXT, /* goes on behind FUZZ_DATA in addresses, not in memory */
	FUZZ_EDGE, /* up to the last address there is */
	FUZZ_AREAS
};

/* A byte that changes while it is being looked at. */
struct fuzz_flip {
	uint8_t *at;
	uint8_t mask;
	uint32_t loads; /* to go until it changes; 0 for none */
};

struct fuzz_queue {
	const uint8_t *input;
	size_t rest;
	uint8_t choice; /* the byte of features */
	uint64_t features;
	bool is_packed;
	uint32_t size;
	struct vmsg_ring_layout layout;
	struct vmsg_queue_config ring;
	uint8_t *memory[FUZZ_AREAS];
	struct vmsg_mem_area areas[FUZZ_AREAS];
	struct vmsg_mem mem;
	struct fuzz_flip flips[FUZZ_FLIPS];
	uint32_t next_flip;
	uint32_t loads;      /* of the running call */
	uint32_t far_loads;  /* of these, from outside the rings */
	uint32_t may_store;  /* areas, as bits, this side may write */
	bool is_untouchable; /* a broken queue touches nothing */
};

static struct fuzz_queue fuzz;

static inline void fuzz_require(bool condition)
{
	if (!condition) {
		__builtin_trap();
	}
}

static inline uint8_t fuzz_byte(void)
{
	if (fuzz.rest == 0) {
		return 0;
	}
	fuzz.rest--;
	return *fuzz.input++;
}

static inline uint16_t fuzz_le16(void)
{
	uint16_t low = fuzz_byte();

	return (uint16_t)(low | fuzz_byte() << 8);
}

static inline uint64_t fuzz_le64(void)
{
	uint64_t value = 0;

	for (uint32_t shift = 0; shift < 64; shift += 8) {
		value |= (uint64_t)fuzz_byte() << shift;
	}
	return value;
}

/* An address: two bytes for the places where it matters, ten for any. */
static inline uint64_t fuzz_addr(void)
{
	uint8_t where = fuzz_byte();
	uint8_t offset = fuzz_byte();

	switch (where % 8) {
	case 0:
	case 1:
		return fuzz.areas[FUZZ_DATA].start + offset * 4u;
	case 2: /* up to and past the end of the area */
		return fuzz.areas[FUZZ_NEXT].start - offset % 32u;
	case 3:
		return fuzz.areas[FUZZ_NEXT].start + offset;
	case 4:
		return fuzz.areas[FUZZ_TABLES].start + offset * 16u;
	case 5:
		return fuzz.areas[FUZZ_EDGE].start + offset % (FUZZ_EDGE_SIZE + 8u);
	case 6:
		return fuzz.areas[FUZZ_DESC].start + offset;
	}
	return fuzz_le64();
}

static inline uint32_t fuzz_size(void)
{
	static const uint32_t extremes[] = {0,
					    UINT32_MAX,
					    UINT32_C(0x80000000),
					    UINT32_C(0x7fffffff),
					    4096,
					    1024,
					    1025,
					    65536};
	uint8_t size = fuzz_byte();

	return size < 0xf8 ? size : extremes[size - 0xf8];
}

/* Whether bytes are in an area. */
static inline bool fuzz_is_in(enum fuzz_area area, const struct vmsg_shm *shm, size_t size)
{
	uintptr_t offset = (uintptr_t)shm - (uintptr_t)fuzz.memory[area];

	return offset < fuzz.areas[area].size && size <= fuzz.areas[area].size - offset;
}

/* Called before every load of shared memory. */
void shm_hook_load(const struct vmsg_shm *from, size_t size)
{
	bool is_near = fuzz_is_in(FUZZ_DESC, from, size) || fuzz_is_in(FUZZ_DRIVER, from, size) ||
		       fuzz_is_in(FUZZ_DEVICE, from, size);

	fuzz_require(!fuzz.is_untouchable);
	fuzz.loads++;
	fuzz.far_loads += is_near ? 0 : 1;
	for (uint32_t i = 0; i < FUZZ_FLIPS; i++) {
		struct fuzz_flip *flip = &fuzz.flips[i];

		if (flip->loads != 0 && --flip->loads == 0) {
			*flip->at ^= flip->mask;
		}
	}
}

void shm_hook_store(const struct vmsg_shm *to, size_t size)
{
	bool is_allowed = false;

	fuzz_require(!fuzz.is_untouchable);
	for (uint32_t i = 0; i < FUZZ_AREAS; i++) {
		is_allowed |= (fuzz.may_store >> i & 1) != 0 && fuzz_is_in(i, to, size);
	}
	fuzz_require(is_allowed || size == 0);
}

static inline void fuzz_area_add(enum fuzz_area area, vmsg_addr start, size_t size)
{
	fuzz.memory[area] = malloc(size);
	fuzz_require(fuzz.memory[area] != NULL);
	memset(fuzz.memory[area], 0, size);
	fuzz.areas[area].start = start;
	fuzz.areas[area].size = size;
	fuzz.areas[area].base = vmsg_shm_from_pointer(fuzz.memory[area]);
}

static inline void fuzz_begin(const uint8_t *input, size_t size)
{
	static struct vmsg_mem_area table[FUZZ_AREAS];

	memset(&fuzz, 0, sizeof(fuzz));
	fuzz.input = input;
	fuzz.rest = size;
	fuzz.choice = fuzz_byte();
	fuzz.is_packed = (fuzz.choice & FUZZ_PACKED) != 0;
	fuzz.features =
		UINT64_C(1) << VMSG_F_VERSION_1 | (uint64_t)fuzz.is_packed << VMSG_F_RING_PACKED |
		(uint64_t)((fuzz.choice & FUZZ_EVENT_INDEX) != 0) << VMSG_F_EVENT_IDX |
		(uint64_t)((fuzz.choice & FUZZ_INDIRECT) != 0) << VMSG_F_INDIRECT_DESC |
		(uint64_t)((fuzz.choice & FUZZ_IN_ORDER) != 0) << VMSG_F_IN_ORDER |
		(uint64_t)((fuzz.choice & FUZZ_NOTIFY_DATA) != 0) << VMSG_F_NOTIFICATION_DATA;
	fuzz.size = fuzz.is_packed ? 1 + fuzz_byte() % FUZZ_SIZE_MAX : 1u << fuzz_byte() % 5;

	fuzz_require(vmsg_ring_layout_init(fuzz.size, fuzz.features, &fuzz.layout) == VMSG_OK);
	fuzz_area_add(FUZZ_DESC, 0x1000, fuzz.layout.desc.size);
	fuzz_area_add(FUZZ_DRIVER, 0x2000, fuzz.layout.driver.size);
	fuzz_area_add(FUZZ_DEVICE, 0x3000, fuzz.layout.device.size);
	fuzz_area_add(FUZZ_TABLES, 0x4000, (size_t)fuzz.size * FUZZ_TABLE * VMSG_SPLIT_DESC_SIZE);
	fuzz_area_add(FUZZ_DATA, 0x10000, FUZZ_DATA_SIZE);
	fuzz_area_add(FUZZ_NEXT, 0x10000 + FUZZ_DATA_SIZE, FUZZ_DATA_SIZE);
	fuzz_area_add(FUZZ_EDGE, UINT64_MAX - (FUZZ_EDGE_SIZE - 1), FUZZ_EDGE_SIZE);
	vmsg_mem_init(&fuzz.mem, table, FUZZ_AREAS);
	for (uint32_t i = 0; i < FUZZ_AREAS; i++) {
		fuzz_require(vmsg_mem_add(&fuzz.mem, fuzz.areas[i]) == VMSG_OK);
	}
	fuzz.ring.size = fuzz.size;
	fuzz.ring.desc_addr = fuzz.areas[FUZZ_DESC].start;
	fuzz.ring.driver_addr = fuzz.areas[FUZZ_DRIVER].start;
	fuzz.ring.device_addr = fuzz.areas[FUZZ_DEVICE].start;
}

static inline void fuzz_end(void)
{
	for (uint32_t i = 0; i < FUZZ_AREAS; i++) {
		free(fuzz.memory[i]);
	}
}

static inline uint8_t *fuzz_somewhere(void)
{
	uint32_t area = fuzz_byte() % FUZZ_AREAS;

	return fuzz.memory[area] + fuzz_le16() % fuzz.areas[area].size;
}

/* Write any byte, now. */
static inline void fuzz_poke(void)
{
	uint8_t *at = fuzz_somewhere();

	*at = fuzz_byte();
}

/* Change any byte, a number of loads from now. */
static inline void fuzz_flip_later(void)
{
	struct fuzz_flip *flip = &fuzz.flips[fuzz.next_flip++ % FUZZ_FLIPS];

	flip->at = fuzz_somewhere();
	flip->mask = fuzz_byte();
	flip->loads = 1u + fuzz_byte();
}

/* Before every call of the queue. */
static inline void fuzz_call(bool is_broken)
{
	fuzz.loads = 0;
	fuzz.far_loads = 0;
	fuzz.is_untouchable = is_broken;
}

#endif /* VMSG_FUZZ_FUZZ_QUEUE_H */
