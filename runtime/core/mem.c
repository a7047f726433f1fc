/*
 * mem: an address and a size to memory, or a refusal.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/mem.h>

/* Last addresses instead of ends: the end of an area at the top is not a 64-bit number. */
static vmsg_addr last_of(const struct vmsg_mem_area *area)
{
	return area->start + (area->size - 1);
}

static bool is_possible(const struct vmsg_mem_area *area)
{
	uintptr_t base = (uintptr_t)vmsg_shm_pointer(area->base);

	if (area->start == 0 || area->size == 0 || base == 0) {
		return false;
	}
	if (area->size - 1 > UINT64_MAX - area->start || area->size - 1 > UINTPTR_MAX - base) {
		return false;
	}
	return (area->start - base) % VMSG_SHM_ALIGN == 0;
}

void vmsg_mem_init(struct vmsg_mem *mem, struct vmsg_mem_area *areas, size_t capacity)
{
	mem->areas = areas;
	mem->count = 0;
	mem->capacity = capacity;
}

vmsg_status vmsg_mem_add(struct vmsg_mem *mem, struct vmsg_mem_area area)
{
	size_t index = 0;

	if (!is_possible(&area)) {
		return VMSG_ERR_BAD_ADDRESS;
	}

	while (index < mem->count && last_of(&mem->areas[index]) < area.start) {
		index++;
	}
	if (index < mem->count && mem->areas[index].start <= last_of(&area)) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	if (mem->count == mem->capacity) {
		return VMSG_ERR_NO_SPACE;
	}

	for (size_t to = mem->count; to > index; to--) {
		mem->areas[to] = mem->areas[to - 1];
	}
	mem->areas[index] = area;
	mem->count++;
	return VMSG_OK;
}

vmsg_status vmsg_mem_remove(struct vmsg_mem *mem, vmsg_addr start)
{
	size_t index = 0;

	while (index < mem->count && mem->areas[index].start != start) {
		index++;
	}
	if (index == mem->count) {
		return VMSG_ERR_BAD_ADDRESS;
	}

	mem->count--;
	for (; index < mem->count; index++) {
		mem->areas[index] = mem->areas[index + 1];
	}
	return VMSG_OK;
}

vmsg_status vmsg_mem_find(const struct vmsg_mem *mem,
			  vmsg_addr addr,
			  uint64_t size,
			  struct vmsg_shm **ret_shm)
{
	for (size_t index = 0; index < mem->count; index++) {
		const struct vmsg_mem_area *area = &mem->areas[index];
		uint64_t offset = addr - area->start;

		/* An address below start wraps to an offset beyond any size. */
		if (offset >= area->size) {
			continue;
		}
		if (size > area->size - offset) {
			return VMSG_ERR_BAD_ADDRESS;
		}
		*ret_shm = vmsg_shm_at(area->base, (size_t)offset);
		return VMSG_OK;
	}
	return VMSG_ERR_BAD_ADDRESS;
}
