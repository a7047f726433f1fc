/*
 * mem: the areas of shared memory a peer may name by address.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_MEM_H
#define VMSG_MEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/shm.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An address as both sides of a bus write it into messages and rings; never a pointer. */
typedef uint64_t vmsg_addr;

/** One run of addresses and the memory behind it. */
struct vmsg_mem_area {
	vmsg_addr start;       /* address of the first byte; not 0 */
	uint64_t size;         /* bytes; not 0 */
	struct vmsg_shm *base; /* the first byte, here */
	bool is_joined;        /* goes on from the area that ends just before, in addresses and in
				  memory, so a range may run from that one into this one */
};

/**
 * Something that keeps pointers into areas: a queue.
 *
 * An area in use cannot be removed.
 */
struct vmsg_mem_user {
	/* private: */
	struct vmsg_mem *mem; /* NULL while detached */
	struct vmsg_mem_user *next;
	bool (*uses)(const struct vmsg_mem_user *user, vmsg_addr first, vmsg_addr last);
};

/** All areas a peer may name.  Caller-owned, usable after vmsg_mem_init(). */
struct vmsg_mem {
	/* private: */
	struct vmsg_mem_area *areas; /* sorted by start */
	size_t count;
	size_t capacity;
	struct vmsg_mem_user *users;
};

/**
 * Begin with no areas and no users.
 *
 * @param mem       Made usable.
 * @param areas     Caller storage for @p capacity areas, kept until the last use of @p mem.
 * @param capacity  How many fit; with 0 every address is refused.
 *
 * Threads: before anyone else uses @p mem.
 */
void vmsg_mem_init(struct vmsg_mem *mem, struct vmsg_mem_area *areas, size_t capacity);

/**
 * First address of an area that is named by a number in the top bits of an address.
 *
 * Buses whose addresses are flat do without.
 *
 * @param id         Number of the area; 0 is no area, since address 0 names nothing.
 * @param id_bits    Bits of the number, 1 to 63; the rest of an address is the offset.
 * @param ret_start  Written only on VMSG_OK.
 *
 * @retval VMSG_OK                Done; such an area holds at most 2^(64 - id_bits) bytes.
 * @retval VMSG_ERR_OUT_OF_RANGE  @p id is 0 or has more bits, or @p id_bits is none of 1 to 63.
 *
 * Threads: any.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_mem_area_start(uint64_t id, uint32_t id_bits, vmsg_addr *ret_start);

/**
 * Let the peer name one more area.
 *
 * Areas that touch stay two areas, and a range does not run from one into the next,
 * unless the caller says with is_joined that their memory is one.
 *
 * @param mem   The areas so far.
 * @param area  Copied.
 *
 * @retval VMSG_OK               Added.
 * @retval VMSG_ERR_BAD_ADDRESS  start, size or base is 0, the last byte is beyond
 *                               2^64 - 1 or beyond what a pointer reaches, it overlaps an
 *                               area, start and base differ modulo VMSG_SHM_ALIGN, or it is
 *                               joined and no area ends just before both its start and its
 *                               base.
 * @retval VMSG_ERR_NO_SPACE     The storage is full.
 *
 * Cost:    one pass over the areas.
 * Threads: one caller per table, while no queue over it runs.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_mem_add(struct vmsg_mem *mem, struct vmsg_mem_area area);

/**
 * Take back the area that begins at @p start, unless something still uses it.
 *
 * A queue uses the areas its rings lie in from init to fini, and the areas of a chain
 * while it holds the chain: the driver's side from push to pop, the device's side from
 * pop to push, where an area between two of a chain counts as one of them.  A joined area
 * behind this one loses its join.
 *
 * @param mem    The areas.
 * @param start  Address of the first byte of one of them.
 *
 * @retval VMSG_OK               Gone; no address in it is found again.
 * @retval VMSG_ERR_BUSY         A queue uses it; nothing changed.  Stop the queue, or wait
 *                               for its chains, then try again.
 * @retval VMSG_ERR_BAD_ADDRESS  No area begins there.
 *
 * Cost:    one pass over the areas and over the slots of every attached queue.
 * Threads: one caller per table, while no queue over it runs.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_mem_remove(struct vmsg_mem *mem, vmsg_addr start);

/**
 * Make @p user a reason not to remove areas.
 *
 * @param mem   The areas.
 * @param user  Zeroed or detached, or attached: then it moves.  Stays where and what it is
 *              until it is detached: overwritten meanwhile, it takes others off the list.
 * @param uses  Tells whether @p user needs any address from first to last.
 *
 * Cost:    one pass over the users.
 * Threads: one caller per table.
 */
void vmsg_mem_attach(struct vmsg_mem *mem,
		     struct vmsg_mem_user *user,
		     bool (*uses)(const struct vmsg_mem_user *user,
				  vmsg_addr first,
				  vmsg_addr last));

/**
 * Make @p user a reason no longer.
 *
 * @param user  Attached, detached or zeroed.
 *
 * Cost:    one pass over the users.
 * Threads: one caller per table.
 */
void vmsg_mem_detach(struct vmsg_mem_user *user);

/**
 * Turn a range the peer named into memory, or refuse.
 *
 * @param mem      The areas.
 * @param addr     First byte, as the peer said; any value.
 * @param size     Bytes, as the peer said; any value.  An empty range needs its address
 *                 to be that of a byte of an area.
 * @param ret_shm  Set to the first byte on VMSG_OK; all @p size bytes lie in one area, or
 *                 in areas that are joined.
 *
 * @retval VMSG_OK               The range is memory.
 * @retval VMSG_ERR_BAD_ADDRESS  It is not, or it wraps.
 *
 * Cost:    logarithmic in the number of areas, plus one step for each area joined.
 * Threads: any, while no area is added or removed.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_mem_find(const struct vmsg_mem *mem,
			  vmsg_addr addr,
			  uint64_t size,
			  struct vmsg_shm **ret_shm);

/**
 * Like vmsg_mem_find(), but looks first where the last range was.
 *
 * The hint is checked against the table as it is now, so it never outlives an area.
 *
 * @param mem      As for vmsg_mem_find(), as are @p addr, @p size and @p ret_shm.
 * @param hint     Position of an area; any value, 0 at first.  The caller's, kept up to date.
 * @param addr     First byte.
 * @param size     Bytes.
 * @param ret_shm  Written only on VMSG_OK.
 *
 * @return  As vmsg_mem_find().
 *
 * Cost:    constant where the hint is right, else as vmsg_mem_find().
 * Threads: as vmsg_mem_find(), with a hint for each.
 */
VMSG_MUST_CHECK
static inline vmsg_status vmsg_mem_find_near(const struct vmsg_mem *mem,
					     size_t *hint,
					     vmsg_addr addr,
					     uint64_t size,
					     struct vmsg_shm **ret_shm);

/** The slow path of vmsg_mem_find_near(); leaves the area it found in @p hint. */
VMSG_MUST_CHECK
vmsg_status vmsg_mem_find_anew(const struct vmsg_mem *mem,
			       size_t *hint,
			       vmsg_addr addr,
			       uint64_t size,
			       struct vmsg_shm **ret_shm);

static inline vmsg_status vmsg_mem_find_near(const struct vmsg_mem *mem,
					     size_t *hint,
					     vmsg_addr addr,
					     uint64_t size,
					     struct vmsg_shm **ret_shm)
{
	if (*hint < mem->count) {
		const struct vmsg_mem_area *area = &mem->areas[*hint];
		uint64_t offset = addr - area->start;

		/* An address below start wraps to an offset beyond any size. */
		if (offset < area->size && size <= area->size - offset) {
			*ret_shm = vmsg_shm_at(area->base, (size_t)offset);
			return VMSG_OK;
		}
	}
	return vmsg_mem_find_anew(mem, hint, addr, size, ret_shm);
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_MEM_H */
