/*
 * mem: an address and a size to memory, or a refusal.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/mem.h>

/* Bits of a vmsg_addr. */
#define ADDR_BITS 64u

/* Last addresses instead of ends: the end of an area at the top is not a 64-bit number. */
static vmsg_addr last_of(const struct vmsg_mem_area *area)
{
	return area->start + (area->size - 1);
}

static uintptr_t base_of(const struct vmsg_mem_area *area)
{
	return (uintptr_t)vmsg_shm_pointer(area->base);
}

static bool is_possible(const struct vmsg_mem_area *area)
{
	uintptr_t base = base_of(area);

	if (area->start == 0 || area->size == 0 || base == 0) {
		return false;
	}
	if (area->size - 1 > UINT64_MAX - area->start || area->size - 1 > UINTPTR_MAX - base) {
		return false;
	}
	return (area->start - base) % VMSG_SHM_ALIGN == 0;
}

static bool follows(const struct vmsg_mem_area *area, const struct vmsg_mem_area *before)
{
	/* Neither sum can wrap unnoticed: no area starts at 0, in addresses or in memory. */
	return before->start + before->size == area->start &&
	       base_of(before) + (uintptr_t)before->size == base_of(area);
}

/* Areas that start at or below an address, which is also the place of one that starts above. */
static size_t count_up_to(const struct vmsg_mem *mem, vmsg_addr addr)
{
	size_t low = 0;
	size_t high = mem->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mem->areas[middle].start <= addr) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

void vmsg_mem_init(struct vmsg_mem *mem, struct vmsg_mem_area *areas, size_t capacity)
{
	mem->areas = areas;
	mem->count = 0;
	mem->capacity = capacity;
	mem->users = NULL;
}

vmsg_status vmsg_mem_area_start(uint64_t id, uint32_t id_bits, vmsg_addr *ret_start)
{
	if (id_bits == 0 || id_bits >= ADDR_BITS || id == 0 || id >> id_bits != 0) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	*ret_start = id << (ADDR_BITS - id_bits);
	return VMSG_OK;
}

vmsg_status vmsg_mem_add(struct vmsg_mem *mem, struct vmsg_mem_area area)
{
	size_t index;

	if (!is_possible(&area)) {
		return VMSG_ERR_BAD_ADDRESS;
	}

	index = count_up_to(mem, area.start);
	if (index > 0 && last_of(&mem->areas[index - 1]) >= area.start) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	if (index < mem->count && mem->areas[index].start <= last_of(&area)) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	if (area.is_joined && (index == 0 || !follows(&area, &mem->areas[index - 1]))) {
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

static bool is_used(const struct vmsg_mem *mem, const struct vmsg_mem_area *area)
{
	for (const struct vmsg_mem_user *user = mem->users; user != NULL; user = user->next) {
		if (user->uses(user, area->start, last_of(area))) {
			return true;
		}
	}
	return false;
}

vmsg_status vmsg_mem_remove(struct vmsg_mem *mem, vmsg_addr start)
{
	size_t index = count_up_to(mem, start);

	if (index == 0 || mem->areas[index - 1].start != start) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	index--;
	if (is_used(mem, &mem->areas[index])) {
		return VMSG_ERR_BUSY;
	}

	mem->count--;
	for (size_t to = index; to < mem->count; to++) {
		mem->areas[to] = mem->areas[to + 1];
	}
	/* Whatever is added in its place later need not be the memory that was joined. */
	if (index < mem->count) {
		mem->areas[index].is_joined = false;
	}
	return VMSG_OK;
}

static void unlink_user(struct vmsg_mem *mem, const struct vmsg_mem_user *user)
{
	struct vmsg_mem_user **link;

	for (link = &mem->users; *link != NULL; link = &(*link)->next) {
		if (*link == user) {
			*link = user->next;
			return;
		}
	}
}

void vmsg_mem_attach(struct vmsg_mem *mem,
		     struct vmsg_mem_user *user,
		     bool (*uses)(const struct vmsg_mem_user *user,
				  vmsg_addr first,
				  vmsg_addr last))
{
	vmsg_mem_detach(user);
	/* Overwritten while it was attached, it does not know that it still is on the list. */
	unlink_user(mem, user);
	user->mem = mem;
	user->uses = uses;
	user->next = mem->users;
	mem->users = user;
}

void vmsg_mem_detach(struct vmsg_mem_user *user)
{
	if (user->mem != NULL) {
		unlink_user(user->mem, user);
	}
	user->mem = NULL;
	user->next = NULL;
}

/*
 * Whether the areas behind one hold that many more bytes of the same memory.  Every
 * is_joined is true to its word: vmsg_mem_add() checks it, vmsg_mem_remove() clears it.
 */
static bool runs_on(const struct vmsg_mem *mem, size_t index, uint64_t size)
{
	for (index++; index < mem->count && mem->areas[index].is_joined; index++) {
		if (size <= mem->areas[index].size) {
			return true;
		}
		size -= mem->areas[index].size;
	}
	return false;
}

vmsg_status vmsg_mem_find_anew(const struct vmsg_mem *mem,
			       size_t *hint,
			       vmsg_addr addr,
			       uint64_t size,
			       struct vmsg_shm **ret_shm)
{
	size_t index = count_up_to(mem, addr);
	const struct vmsg_mem_area *area;
	uint64_t offset;

	if (index == 0) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	index--;
	area = &mem->areas[index];
	offset = addr - area->start;
	if (offset >= area->size) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	if (size > area->size - offset && !runs_on(mem, index, size - (area->size - offset))) {
		return VMSG_ERR_BAD_ADDRESS;
	}

	*hint = index;
	*ret_shm = vmsg_shm_at(area->base, (size_t)offset);
	return VMSG_OK;
}

vmsg_status vmsg_mem_find(const struct vmsg_mem *mem,
			  vmsg_addr addr,
			  uint64_t size,
			  struct vmsg_shm **ret_shm)
{
	size_t hint;

	return vmsg_mem_find_anew(mem, &hint, addr, size, ret_shm);
}
