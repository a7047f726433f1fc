/*
 * peer_memory: the allocator under Linux's ring code: zeroed, rings on their own pages.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdlib.h>
#include <string.h>

void *peer_malloc(size_t size);

void *peer_malloc(size_t size)
{
	const size_t page = 4096;
	const size_t rounded = (size + page - 1) / page * page;
	void *memory = size >= page ? aligned_alloc(page, rounded) : malloc(size);

	return memory == NULL ? NULL : memset(memory, 0, size);
}
