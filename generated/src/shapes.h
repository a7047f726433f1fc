/*
 * shapes: code that several messages share.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SHAPES_H
#define VMSG_SHAPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>

/* Write elements in wire order. */
void vmsg_store_le32_array(uint8_t *to, const uint32_t *from, size_t count);

/* Whether no bit at or above @p limit is set in blocks that start at @p first_block. */
bool vmsg_blocks_end_before(const uint8_t *blocks,
			    uint32_t num_blocks,
			    uint32_t first_block,
			    uint32_t limit);

#endif /* VMSG_SHAPES_H */
