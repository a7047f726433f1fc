/*
 * chain: copy bytes between private memory and the segments of a chain.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdbool.h>
#include <stddef.h>

#include <vmsg/chain.h>
#include <vmsg/shm.h>

void vmsg_chain_init(struct vmsg_chain *chain, struct vmsg_segment *segments, uint32_t capacity)
{
	chain->segments = segments;
	chain->capacity = capacity;
	chain->count = 0;
	chain->readable_count = 0;
	chain->id = 0;
	chain->readable_size = 0;
	chain->writable_size = 0;
	chain->cache = NULL;
}

/* Both bounds are of the chain: the range fits, in a form that cannot wrap. */
static bool fits(uint64_t part_size, uint64_t offset, size_t size)
{
	return size <= part_size && offset <= part_size - size;
}

/* What a segment offers behind *offset, at most `wanted`; takes the segment off *offset. */
static size_t overlap(const struct vmsg_segment *segment, uint64_t *offset, size_t wanted)
{
	uint32_t rest;

	if (*offset >= segment->size) {
		*offset -= segment->size;
		return 0;
	}
	rest = segment->size - (uint32_t)*offset;
	return rest < wanted ? rest : wanted;
}

vmsg_status vmsg_chain_read(const struct vmsg_chain *chain, uint64_t offset, struct vmsg_span to)
{
	size_t done = 0;
	uint32_t i;

	if (!fits(chain->readable_size, offset, to.size)) {
		return VMSG_ERR_TRUNCATED;
	}

	for (i = 0; done < to.size && i < chain->readable_count; i++) {
		const struct vmsg_segment *segment = &chain->segments[i];
		size_t size = overlap(segment, &offset, to.size - done);

		if (size != 0) {
			struct vmsg_shm *from = vmsg_shm_at(segment->memory, (size_t)offset);

			vmsg_cache_invalidate(chain->cache, from, size);
			vmsg_shm_read(to.data + done, from, size);
			done += size;
			offset = 0;
		}
	}
	return VMSG_OK;
}

vmsg_status
vmsg_chain_write(const struct vmsg_chain *chain, uint64_t offset, struct vmsg_bytes from)
{
	size_t done = 0;
	uint32_t i;

	if (!fits(chain->writable_size, offset, from.size)) {
		return VMSG_ERR_TRUNCATED;
	}

	for (i = chain->readable_count; done < from.size && i < chain->count; i++) {
		const struct vmsg_segment *segment = &chain->segments[i];
		size_t size = overlap(segment, &offset, from.size - done);

		if (size != 0) {
			struct vmsg_shm *to = vmsg_shm_at(segment->memory, (size_t)offset);

			vmsg_shm_write(to, from.data + done, size);
			vmsg_cache_clean(chain->cache, to, size);
			done += size;
			offset = 0;
		}
	}
	return VMSG_OK;
}
