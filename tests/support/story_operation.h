/*
 * story_operation: operations of the driver of a story, from their beginning to how they end.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_STORY_OPERATION_H
#define VMSG_SUPPORT_STORY_OPERATION_H

#include "driver_story.h"

/** Start, and expect that the driver runs. */
void story_start_works(struct story *story);

/** Start, and expect that this one operation fails that way. */
void story_start_fails(struct story *story, vmsg_status status);

/** Begin to start, and answer so many requests. */
void story_start_halfway(struct story *story, uint32_t answered);

/** Expect that a start, and nothing else, was told to the owner as failed. */
void story_expect_failed(const struct story *story, vmsg_status status);

/** Reset, and run until done. */
void story_reset(struct story *story);

/** Expect that this operation of a running driver was told to the owner, once; forget it. */
void story_expect_done(struct story *story,
		       enum vmsg_driver_operation operation,
		       vmsg_status status);

/** Run until the operation under way ended, and expect it done that way. */
void story_expect_end(struct story *story,
		      enum vmsg_driver_operation operation,
		      vmsg_status status);

/** The status that the request taken last writes. */
uint32_t story_written_status(const struct story *story);

/** A running driver on the smallest bus, whose device has so many bytes of configuration. */
struct story *story_running_with_config(uint32_t config_size);

/** Begin to read the configuration from its first byte on. */
vmsg_status story_read_config(struct story *story, uint8_t *into, size_t size);

/** Begin to write the configuration. */
vmsg_status
story_write_config(struct story *story, uint32_t offset, const uint8_t *from, size_t size);

/** Read or write, and expect that it ends that way. */
void story_expect_read(struct story *story, uint8_t *into, size_t size, vmsg_status status);
void story_expect_write(struct story *story,
			uint32_t offset,
			const uint8_t *from,
			size_t size,
			vmsg_status status);

#endif /* VMSG_SUPPORT_STORY_OPERATION_H */
