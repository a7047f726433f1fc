/*
 * ring_layout: how much memory the areas of a virtqueue take, and where to put them.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_RING_LAYOUT_H
#define VMSG_RING_LAYOUT_H

#include <stdint.h>

#include <vmsg/mem.h>
#include <vmsg/queue_config.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One area of a virtqueue. */
struct vmsg_ring_area {
	uint32_t offset; /* bytes from the start of the virtqueue's memory */
	uint32_t size;   /* bytes */
	uint32_t align;  /* bytes, a power of two; what the format demands of the address */
};

/** The memory of a virtqueue as one block: three areas without overlap. */
struct vmsg_ring_layout {
	struct vmsg_ring_area desc;   /* descriptor area: the table, or the packed ring */
	struct vmsg_ring_area driver; /* written by the driver: the available ring, or its events */
	struct vmsg_ring_area device; /* written by the device: the used ring, or its events */
	uint32_t queue_size;          /* descriptors */
	uint32_t size;                /* bytes of the whole block */
	uint32_t align;               /* bytes, a power of two; where to start the block */
};

/**
 * Check a number of descriptors against what a virtqueue may have.
 *
 * @param queue_size  Descriptors, any value.
 * @param features    Accepted feature bits; they choose the format.
 *
 * @retval VMSG_OK                1 to VMSG_QUEUE_SIZE_MAX, and in the split format a power
 *                                of two.
 * @retval VMSG_ERR_OUT_OF_RANGE  Any other number.
 *
 * Cost:    constant.
 * Threads: any.
 * Rules:   IMP-SPL-01, IMP-PAK-01.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_ring_layout_check_size(uint32_t queue_size, uint64_t features);

/**
 * Compute sizes, alignments and a packing of the areas of a virtqueue.
 *
 * Areas are spread so that no two of them share a line of any cache we know,
 * because two processors write them.  The room of the event indices is always
 * part of the size, as the format wants it.
 *
 * @param queue_size  Descriptors, 1 to VMSG_QUEUE_SIZE_MAX; a power of two in the split format.
 * @param features    Accepted feature bits; they choose the format.
 * @param ret_layout  Written only on VMSG_OK.
 *
 * @retval VMSG_OK                Done.
 * @retval VMSG_ERR_OUT_OF_RANGE  No virtqueue has @p queue_size descriptors.
 *
 * Cost:    constant.
 * Threads: any.
 * Rules:   DRV-SPL-01, DRV-PAK-01, IMP-SPL-02.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_ring_layout_init(uint32_t queue_size,
				  uint64_t features,
				  struct vmsg_ring_layout *ret_layout);

/**
 * Turn a layout into the addresses a driver announces.
 *
 * @param layout      From vmsg_ring_layout_init().
 * @param start       Bus address of a block of layout->size bytes.
 * @param ret_config  Written only on VMSG_OK.
 *
 * @retval VMSG_OK               Done.
 * @retval VMSG_ERR_BAD_ADDRESS  @p start is not aligned to layout->align, or the block
 *                               would run past the last address.
 *
 * Cost:    constant.
 * Threads: any.
 * Rules:   DRV-SPL-01, DRV-PAK-01.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_ring_layout_place(const struct vmsg_ring_layout *layout,
				   vmsg_addr start,
				   struct vmsg_queue_config *ret_config);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_RING_LAYOUT_H */
