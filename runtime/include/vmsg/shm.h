/*
 * shm: memory another party can write at any time, reachable only through accessors.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SHM_H
#define VMSG_SHM_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>

#ifndef __GNUC__
#error "vmsg/shm.h needs the __atomic builtins of gcc or clang"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A byte that a peer can write; never defined, so that it cannot be read by accident.
 *
 * The rule for everything behind it: load once into private memory, check the
 * private copy, use the private copy.
 */
struct vmsg_shm;

/**
 * Alignment in bytes the scalar accessors rely on.  vmsg_mem_add() refuses an area
 * whose address and pointer disagree about it, so an aligned address inside an
 * area always gives an aligned pointer.
 */
#define VMSG_SHM_ALIGN (sizeof(uintptr_t))

/** Call a pointer shared.  For the owner of the memory and for system calls. */
static inline struct vmsg_shm *vmsg_shm_from_pointer(void *pointer)
{
	return (struct vmsg_shm *)pointer;
}

/** The plain pointer again.  For the owner of the memory and for system calls. */
static inline void *vmsg_shm_pointer(struct vmsg_shm *shm)
{
	return (void *)shm;
}

/** The byte at @p offset; the caller has checked that it is inside the same area. */
static inline struct vmsg_shm *vmsg_shm_at(struct vmsg_shm *shm, size_t offset)
{
	return (struct vmsg_shm *)(void *)((uint8_t *)(void *)shm + offset);
}

/*
 * Scalars.  Shared memory is little-endian; @p from and @p to are aligned to the
 * size of the scalar.  Without a suffix an access is relaxed: whole, and ordered
 * with nothing.  Each load reads memory exactly once.
 */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define VMSG_SHM_SWAP(bits, value) __builtin_bswap##bits(value)
#else
#define VMSG_SHM_SWAP(bits, value) (value)
#endif

/* The memory has no declared type as far as the compiler may know. */
#define VMSG_SHM_CELL(bits, shm) ((uint##bits##_t __attribute__((__may_alias__)) *)(void *)(shm))
#define VMSG_SHM_CELL_CONST(bits, shm)                                                             \
	((const uint##bits##_t __attribute__((__may_alias__)) *)(const void *)(shm))

/** Load 16 bits, relaxed. */
static inline uint16_t vmsg_shm_load_le16(const struct vmsg_shm *from)
{
	uint16_t value = __atomic_load_n(VMSG_SHM_CELL_CONST(16, from), __ATOMIC_RELAXED);

	return VMSG_SHM_SWAP(16, value);
}

/** Load 16 bits; later accesses stay later.  Pairs with a release store of the peer. */
static inline uint16_t vmsg_shm_load_le16_acquire(const struct vmsg_shm *from)
{
	uint16_t value = __atomic_load_n(VMSG_SHM_CELL_CONST(16, from), __ATOMIC_ACQUIRE);

	return VMSG_SHM_SWAP(16, value);
}

/** Load 32 bits, relaxed. */
static inline uint32_t vmsg_shm_load_le32(const struct vmsg_shm *from)
{
	uint32_t value = __atomic_load_n(VMSG_SHM_CELL_CONST(32, from), __ATOMIC_RELAXED);

	return VMSG_SHM_SWAP(32, value);
}

/** Load 32 bits; later accesses stay later.  Pairs with a release store of the peer. */
static inline uint32_t vmsg_shm_load_le32_acquire(const struct vmsg_shm *from)
{
	uint32_t value = __atomic_load_n(VMSG_SHM_CELL_CONST(32, from), __ATOMIC_ACQUIRE);

	return VMSG_SHM_SWAP(32, value);
}

/**
 * Load 64 bits, relaxed, each byte once.
 *
 * A machine of 32 bits takes two loads, so a peer that stores meanwhile can make
 * the halves disagree; the value is checked like any other.
 */
static inline uint64_t vmsg_shm_load_le64(const struct vmsg_shm *from)
{
#if UINTPTR_MAX > 0xffffffffu
	uint64_t value = __atomic_load_n(VMSG_SHM_CELL_CONST(64, from), __ATOMIC_RELAXED);

	return VMSG_SHM_SWAP(64, value);
#else
	const uint8_t *bytes = (const uint8_t *)(const void *)from;
	uint64_t low = vmsg_shm_load_le32(from);
	uint64_t high = vmsg_shm_load_le32((const struct vmsg_shm *)(const void *)(bytes + 4));

	return low | (high << 32);
#endif
}

/**
 * Load 64 bits; later accesses stay later.  Pairs with a release store of the peer.
 *
 * A machine of 32 bits loads the upper half first, so whatever the peer publishes
 * with has to be in there.
 */
static inline uint64_t vmsg_shm_load_le64_acquire(const struct vmsg_shm *from)
{
#if UINTPTR_MAX > 0xffffffffu
	uint64_t value = __atomic_load_n(VMSG_SHM_CELL_CONST(64, from), __ATOMIC_ACQUIRE);

	return VMSG_SHM_SWAP(64, value);
#else
	const uint8_t *bytes = (const uint8_t *)(const void *)from;
	uint64_t high =
		vmsg_shm_load_le32_acquire((const struct vmsg_shm *)(const void *)(bytes + 4));

	return (high << 32) | vmsg_shm_load_le32(from);
#endif
}

/** Store 16 bits, relaxed. */
static inline void vmsg_shm_store_le16(struct vmsg_shm *to, uint16_t value)
{
	__atomic_store_n(VMSG_SHM_CELL(16, to), VMSG_SHM_SWAP(16, value), __ATOMIC_RELAXED);
}

/** Store 16 bits; earlier accesses stay earlier.  Pairs with an acquire load of the peer. */
static inline void vmsg_shm_store_le16_release(struct vmsg_shm *to, uint16_t value)
{
	__atomic_store_n(VMSG_SHM_CELL(16, to), VMSG_SHM_SWAP(16, value), __ATOMIC_RELEASE);
}

/** Store 32 bits, relaxed. */
static inline void vmsg_shm_store_le32(struct vmsg_shm *to, uint32_t value)
{
	__atomic_store_n(VMSG_SHM_CELL(32, to), VMSG_SHM_SWAP(32, value), __ATOMIC_RELAXED);
}

/** Store 32 bits; earlier accesses stay earlier.  Pairs with an acquire load of the peer. */
static inline void vmsg_shm_store_le32_release(struct vmsg_shm *to, uint32_t value)
{
	__atomic_store_n(VMSG_SHM_CELL(32, to), VMSG_SHM_SWAP(32, value), __ATOMIC_RELEASE);
}

/** Store 64 bits, relaxed; two stores on a machine of 32 bits. */
static inline void vmsg_shm_store_le64(struct vmsg_shm *to, uint64_t value)
{
#if UINTPTR_MAX > 0xffffffffu
	__atomic_store_n(VMSG_SHM_CELL(64, to), VMSG_SHM_SWAP(64, value), __ATOMIC_RELAXED);
#else
	vmsg_shm_store_le32(to, (uint32_t)(value & 0xffffffffu));
	vmsg_shm_store_le32(vmsg_shm_at(to, 4), (uint32_t)(value >> 32));
#endif
}

/**
 * Store 64 bits; earlier accesses stay earlier.  A machine of 32 bits stores the upper half last,
 * to be loaded with vmsg_shm_load_le64_acquire().
 */
static inline void vmsg_shm_store_le64_release(struct vmsg_shm *to, uint64_t value)
{
#if UINTPTR_MAX > 0xffffffffu
	__atomic_store_n(VMSG_SHM_CELL(64, to), VMSG_SHM_SWAP(64, value), __ATOMIC_RELEASE);
#else
	vmsg_shm_store_le32(to, (uint32_t)(value & 0xffffffffu));
	vmsg_shm_store_le32_release(vmsg_shm_at(to, 4), (uint32_t)(value >> 32));
#endif
}

/** Bring a line closer that will be loaded soon; no value is seen by it. */
static inline void vmsg_shm_prefetch(const struct vmsg_shm *from)
{
	__builtin_prefetch((const void *)from);
}

/** Bring a line here for writing; nothing is seen or changed by it. */
static inline void vmsg_shm_prefetch_write(struct vmsg_shm *to)
{
#if defined(__x86_64__)
	/* Compilers give out the plain prefetch for it unless told that this one exists. */
	__asm__ volatile("prefetchw (%0)" : : "r"(to));
#else
	__builtin_prefetch((const void *)to, 1);
#endif
}

/**
 * Order everything before with everything after, stores with loads included.
 *
 * Needed where we publish an index and then look whether the peer wants to be
 * told, while the peer does the two the other way round.
 */
static inline void vmsg_shm_fence(void)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/** Copy @p size bytes of any alignment from shared into private memory. */
static inline void vmsg_shm_read(uint8_t *to, const struct vmsg_shm *from, size_t size)
{
	if (size != 0) {
		VMSG_MEMCPY(to, from, size);
		/* Keeps the compiler from reading the source again in place of the copy. */
		__atomic_signal_fence(__ATOMIC_SEQ_CST);
	}
}

/** Copy @p size bytes from private into shared memory. */
static inline void vmsg_shm_write(struct vmsg_shm *to, const uint8_t *from, size_t size)
{
	if (size != 0) {
		VMSG_MEMCPY((void *)to, from, size);
		__atomic_signal_fence(__ATOMIC_SEQ_CST);
	}
}

/** Store @p size zero bytes. */
static inline void vmsg_shm_zero(struct vmsg_shm *to, size_t size)
{
	if (size != 0) {
		(void)__builtin_memset((void *)to, 0, size);
		__atomic_signal_fence(__ATOMIC_SEQ_CST);
	}
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_SHM_H */
