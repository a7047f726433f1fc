/*
 * mem: the areas of shared memory a peer may name by address.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_MEM_H
#define VMSG_MEM_H

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
};

/** All areas a peer may name.  Caller-owned, usable after vmsg_mem_init(). */
struct vmsg_mem {
	/* private: */
	struct vmsg_mem_area *areas; /* sorted by start */
	size_t count;
	size_t capacity;
};

/**
 * Begin with no areas.
 *
 * @param mem       Made usable.
 * @param areas     Caller storage for @p capacity areas, kept until the last use of @p mem.
 * @param capacity  How many fit; with 0 every address is refused.
 */
void vmsg_mem_init(struct vmsg_mem *mem, struct vmsg_mem_area *areas, size_t capacity);

/**
 * Let the peer name one more area.
 *
 * Areas that touch stay two areas: a range never runs from one into the next,
 * because their memory need not be adjacent.
 *
 * @param mem   The areas so far.
 * @param area  Copied.
 *
 * @retval VMSG_OK               Added.
 * @retval VMSG_ERR_BAD_ADDRESS  start or size is 0, the last byte is beyond 2^64 - 1 or
 *                               beyond what a pointer reaches, it overlaps an area, or
 *                               start and base differ modulo VMSG_SHM_ALIGN.
 * @retval VMSG_ERR_NO_SPACE     The storage is full.
 *
 * Cost:    one pass over the areas.
 * Threads: one caller per table.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_mem_add(struct vmsg_mem *mem, struct vmsg_mem_area area);

/**
 * Take back the area that begins at @p start.
 *
 * Shared pointers found earlier stay what they were; stop the queues that use
 * them first.
 *
 * @retval VMSG_OK               Gone.
 * @retval VMSG_ERR_BAD_ADDRESS  No area begins there.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_mem_remove(struct vmsg_mem *mem, vmsg_addr start);

/**
 * Turn a range the peer named into memory, or refuse.
 *
 * @param mem      The areas.
 * @param addr     First byte, as the peer said; any value.
 * @param size     Bytes, as the peer said; any value.  An empty range needs its address
 *                 to be that of a byte of an area.
 * @param ret_shm  Set to the first byte on VMSG_OK; all @p size bytes lie in one area.
 *
 * @retval VMSG_OK               The range is inside one area.
 * @retval VMSG_ERR_BAD_ADDRESS  It is not, or it wraps.
 *
 * Cost:    one pass over the areas.
 * Threads: any, while no area is added or removed.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_mem_find(const struct vmsg_mem *mem,
			  vmsg_addr addr,
			  uint64_t size,
			  struct vmsg_shm **ret_shm);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_MEM_H */
