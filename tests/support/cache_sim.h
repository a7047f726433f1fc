/*
 * cache_sim: two processors that see shared memory only as far as they clean and invalidate.
 *
 * Each side works on a copy of its own; cleaning copies from there to the real memory,
 * invalidating copies back.  Every byte is accounted for, so that work left out and work
 * done in the wrong place are both found, even where the values happen to be right.
 * For programs compiled with shm_hooks.h.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_CACHE_SIM_H
#define VMSG_SUPPORT_CACHE_SIM_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <vmsg/cache.h>
#include <vmsg/mem.h>
#include <vmsg/wire/virtio.h>

#define SIM_ADDR UINT64_C(0x100000)
#define SIM_SIZE 3072u
#define SIM_BUFFERS 2048u /* buffers from here on, rings and tables before */

enum sim_who {
	SIM_DRIVER,
	SIM_DEVICE,
	SIM_SIDES
};

/* What one side knows of one byte. */
struct sim_byte {
	uint32_t version; /* of the real byte, when it was last copied */
	bool is_dirty;    /* written here and not cleaned */
	bool is_fetched;  /* invalidated and not loaded since */
};

struct sim_side {
	_Alignas(128) uint8_t own[SIM_SIZE];
	struct sim_byte bytes[SIM_SIZE];
	uint32_t dirty_count;
	uint32_t fetched_count;
	struct vmsg_cache cache;
	struct vmsg_mem_area areas[1];
	struct vmsg_mem mem;
};

struct sim {
	uint8_t real[SIM_SIZE];
	uint32_t versions[SIM_SIZE]; /* how often a byte was cleaned */
	struct sim_side sides[SIM_SIDES];
	uint32_t calls;       /* of clean and invalidate */
	uint32_t left_out;    /* number of the call that does nothing; 0 for none */
	uint32_t packed_size; /* of a packed ring at the start of the memory; or 0 */
	const char *error;    /* what went wrong first */
	uint32_t offset;      /* where */
};

/* One simulation for the running test; the hooks have no other way to find it. */
static struct sim sim;

static inline void sim_error(const char *error, size_t offset)
{
	if (sim.error == NULL) {
		sim.error = error;
		sim.offset = (uint32_t)offset;
	}
}

/* The side a pointer belongs to, and the offset of what it points to. */
static inline struct sim_side *sim_find(const struct vmsg_shm *shm, size_t size, size_t *ret_offset)
{
	for (int who = 0; who < SIM_SIDES; who++) {
		size_t offset = (size_t)((uintptr_t)shm - (uintptr_t)sim.sides[who].own);

		if (offset < SIM_SIZE && size <= SIM_SIZE - offset) {
			*ret_offset = offset;
			return &sim.sides[who];
		}
	}
	sim_error("a range outside the memory", 0);
	*ret_offset = 0;
	return NULL;
}

void shm_hook_load(const struct vmsg_shm *from, size_t size)
{
	size_t offset;
	struct sim_side *side = sim_find(from, size, &offset);

	for (size_t i = offset; side != NULL && i < offset + size; i++) {
		struct sim_byte *byte = &side->bytes[i];

		if (!byte->is_fetched) {
			sim_error("loaded without an invalidate just before", i);
		} else if (byte->version != sim.versions[i]) {
			sim_error("invalidated too early", i);
		}
		side->fetched_count -= byte->is_fetched ? 1 : 0;
		byte->is_fetched = false;
	}
}

void shm_hook_store(const struct vmsg_shm *to, size_t size)
{
	size_t offset;
	struct sim_side *side = sim_find(to, size, &offset);

	for (size_t i = offset; side != NULL && i < offset + size; i++) {
		side->dirty_count += side->bytes[i].is_dirty ? 0 : 1;
		side->bytes[i].is_dirty = true;
	}
}

/* Whether this call is the one to leave out. */
static inline bool sim_begins(size_t size)
{
	if (size == 0) {
		sim_error("a range of no bytes", 0);
	}
	sim.calls++;
	return sim.calls != sim.left_out;
}

static inline void sim_clean(void *context, struct vmsg_shm *start, size_t size)
{
	size_t offset;
	struct sim_side *side = sim_find(start, size, &offset);

	if (side != context) {
		sim_error("a range of the other side", offset);
	} else if (sim_begins(size)) {
		for (size_t i = offset; i < offset + size; i++) {
			if (!side->bytes[i].is_dirty) {
				/* Whether a driver's buffer was written before it is given away
				 * is its caller's business; there is nothing to copy. */
				if (i < SIM_BUFFERS || side == &sim.sides[SIM_DEVICE]) {
					sim_error("cleaned, but not written here", i);
				}
				continue;
			}
			side->bytes[i].is_dirty = false;
			side->dirty_count--;
			side->bytes[i].version = ++sim.versions[i];
			sim.real[i] = side->own[i];
		}
	}
}

static inline void sim_invalidate(void *context, struct vmsg_shm *start, size_t size)
{
	size_t offset;
	struct sim_side *side = sim_find(start, size, &offset);

	if (side != context) {
		sim_error("a range of the other side", offset);
	} else if (sim_begins(size)) {
		for (size_t i = offset; i < offset + size; i++) {
			if (side->bytes[i].is_dirty) {
				sim_error("invalidated, but written here and not cleaned", i);
			}
			side->fetched_count += side->bytes[i].is_fetched ? 0 : 1;
			side->bytes[i].is_fetched = true;
			side->bytes[i].version = sim.versions[i];
			side->own[i] = sim.real[i];
		}
	}
}

/* A processor that has never seen the memory: what is in its cache is old. */
static inline void sim_side_init(enum sim_who who)
{
	struct sim_side *side = &sim.sides[who];
	struct vmsg_mem_area area = {.start = SIM_ADDR, .size = SIM_SIZE};

	memset(side, 0, sizeof(*side));
	memset(side->own, who == SIM_DRIVER ? 0xd1 : 0xde, sizeof(side->own));
	for (size_t i = 0; i < SIM_SIZE; i++) {
		side->bytes[i].version = sim.versions[i] - 1;
	}
	side->cache.clean = sim_clean;
	side->cache.invalidate = sim_invalidate;
	side->cache.context = side;
	area.base = vmsg_shm_from_pointer(side->own);
	vmsg_mem_init(&side->mem, side->areas, 1);
	if (vmsg_mem_add(&side->mem, area) != VMSG_OK) {
		sim_error("the area is refused", 0);
	}
}

static inline void sim_init(uint32_t left_out)
{
	memset(&sim, 0, sizeof(sim));
	memset(sim.real, 0x55, sizeof(sim.real));
	sim.left_out = left_out;
	sim_side_init(SIM_DRIVER);
	sim_side_init(SIM_DEVICE);
}

/* A descriptor is invalidated whole and may turn out to be of no interest, once looked at. */
static inline void sim_forget_addresses(struct sim_side *side)
{
	for (size_t i = 0; i < sim.packed_size; i++) {
		size_t start = i - i % VMSG_PACKED_DESC_SIZE;

		if (side->bytes[i].is_fetched &&
		    !side->bytes[start + VMSG_PACKED_DESC_FLAGS].is_fetched) {
			side->bytes[i].is_fetched = false;
			side->fetched_count--;
		}
	}
}

/* After a call, nothing that was written stays here, and what was invalidated was loaded. */
static inline void sim_expect_settled(enum sim_who who)
{
	struct sim_side *side = &sim.sides[who];

	if (side->fetched_count != 0) {
		sim_forget_addresses(side);
	}
	for (size_t i = 0; side->dirty_count + side->fetched_count != 0 && i < SIM_SIZE; i++) {
		if (side->bytes[i].is_dirty) {
			sim_error("written and not cleaned", i);
		}
		if (side->bytes[i].is_fetched) {
			sim_error("invalidated and not loaded", i);
		}
	}
}

/* A byte of a buffer, written and read by its owner. */

static inline void sim_poke(enum sim_who who, size_t offset, uint8_t value)
{
	struct vmsg_shm *shm = vmsg_shm_from_pointer(sim.sides[who].own + offset);

	shm_hook_store(shm, 1);
	sim.sides[who].own[offset] = value;
}

static inline uint8_t sim_peek(enum sim_who who, size_t offset)
{
	shm_hook_load(vmsg_shm_from_pointer(sim.sides[who].own + offset), 1);
	return sim.sides[who].own[offset];
}

#endif /* VMSG_SUPPORT_CACHE_SIM_H */
