/*
 * watch: counts what the queues read and write of shared memory, and spoils what was read.
 *
 * It sees sources compiled with shm_hooks.h in front of them.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_WATCH_H
#define VMSG_SUPPORT_WATCH_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/shm.h>

/* What becomes of a byte as soon as it has been read. */
enum watch_mode {
	WATCH_COUNT,  /* nothing */
	WATCH_INVERT, /* all of its bits */
	WATCH_CLEAR,  /* it becomes 0 */
	WATCH_FILL,   /* it becomes 0xff */
	WATCH_STEP,   /* it becomes one more */
	WATCH_MODES
};

/* Begin to watch with no region. */
void watch_begin(enum watch_mode mode);

/* Watch memory; a region begins with all its counts 0. */
void watch_region(void *start, size_t size);

/* No longer watch; the counts stay. */
void watch_end(void);

/* Bytes read and written since watch_begin(), again counted again. */
uint32_t watch_read_count(void);
uint32_t watch_write_count(void);

/* How often the byte was read that was read most. */
uint32_t watch_most_reads(void);

/* How often one byte was read; it is in a region. */
uint32_t watch_reads_of(const void *byte);

/* Bytes read that lie from start to start + size. */
uint32_t watch_reads_within(const void *start, size_t size);

#endif /* VMSG_SUPPORT_WATCH_H */
