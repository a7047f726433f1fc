/*
 * cache: what a processor without coherent caches does around shared memory.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_CACHE_H
#define VMSG_CACHE_H

#include <stddef.h>

#include <vmsg/shm.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The cache maintenance of one side; NULL in place of it where hardware does the work.
 *
 * Ranges are exact: the bytes just written, or the bytes about to be read, and no
 * byte of the other side.  Whoever rounds them to lines has to place rings and
 * buffers so that no line belongs to both sides; the packed format cannot be placed
 * so, because both sides write its descriptors.
 *
 * Both return when the work is done, and order it with the accesses around them.
 */
struct vmsg_cache {
	/** Make @p size bytes that were written here visible to the other side. */
	void (*clean)(void *context, struct vmsg_shm *start, size_t size);

	/** Forget @p size bytes, so that the next load sees what the other side wrote. */
	void (*invalidate)(void *context, struct vmsg_shm *start, size_t size);

	void *context; /* of both */
};

/** Clean, when there is a cache to clean. */
static inline void
vmsg_cache_clean(const struct vmsg_cache *cache, struct vmsg_shm *start, size_t size)
{
	if (cache != NULL) {
		cache->clean(cache->context, start, size);
	}
}

/** Invalidate, when there is a cache to invalidate. */
static inline void
vmsg_cache_invalidate(const struct vmsg_cache *cache, struct vmsg_shm *start, size_t size)
{
	if (cache != NULL) {
		cache->invalidate(cache->context, start, size);
	}
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_CACHE_H */
