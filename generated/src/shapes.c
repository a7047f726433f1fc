/*
 * shapes: code that several messages share.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/header.h>

#include "shapes.h"

vmsg_status vmsg_empty_encode(struct vmsg_span out,
			      uint8_t type,
			      uint8_t msg_id,
			      struct vmsg_route route,
			      size_t *ret_size)
{
	if (out.size < VMSG_HEADER_SIZE) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data, type, msg_id, route, VMSG_HEADER_SIZE);

	*ret_size = VMSG_HEADER_SIZE;
	return VMSG_OK;
}

void vmsg_store_le32_array(uint8_t *to, const uint32_t *from, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		vmsg_store_le32(to + 4u * i, from[i]);
	}
}

bool vmsg_blocks_end_before(const uint8_t *blocks,
			    uint32_t num_blocks,
			    uint32_t first_block,
			    uint32_t limit)
{
	uint32_t i;

	for (i = 0; i < num_blocks; i++) {
		const uint64_t first_bit = ((uint64_t)first_block + i) * 32u;
		uint32_t block = vmsg_load_le32(blocks + (size_t)i * 4u);

		if (first_bit + 32u <= limit) {
			continue;
		}
		if (first_bit < limit) {
			block >>= limit - (uint32_t)first_bit;
		}
		if (block != 0) {
			return false;
		}
	}
	return true;
}
