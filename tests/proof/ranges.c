/*
 * ranges: what is found is memory, positions stay in the ring, and an event is passed once.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "harness.h"
#include "packed_ring.h"

#define AREA_SIZE 12u

static uint8_t first[AREA_SIZE];
static uint8_t second[AREA_SIZE];
static struct vmsg_mem_area areas[] = {
	{DATA_START, AREA_SIZE, (struct vmsg_shm *)(void *)first, false},
	{DATA_START + AREA_SIZE, AREA_SIZE, (struct vmsg_shm *)(void *)second, false},
};
static const struct vmsg_mem mem = {areas, 2, 2, NULL};

/* Addresses in, between and around two areas that touch; sizes up to more than both. */
void prove_mem_find(void)
{
	uint8_t copy[AREA_SIZE];
	uint64_t addr = any_u64;
	uint64_t size = any_u64;
	size_t hint = (size_t)any_u64;
	struct vmsg_shm *shm;

	if (addr >= DATA_START - 2 && addr <= DATA_START + 2 * AREA_SIZE + 1) {
		/*@ split addr; */
		if (size <= 2 * AREA_SIZE + 1) {
			/*@ split size; */
			if (vmsg_mem_find_near(&mem, &hint, addr, size, &shm) == VMSG_OK) {
				/*@ assert size <= AREA_SIZE; */
				vmsg_shm_read(copy, shm, (size_t)size);
				Frama_C_show_each_reached();
			}
		} else if (vmsg_mem_find_near(&mem, &hint, addr, size, &shm) == VMSG_OK) {
			/*@ assert \false; */
		}
	} else if (vmsg_mem_find_near(&mem, &hint, addr, size, &shm) == VMSG_OK) {
		/*@ assert \false; */
	}
}

/* Every ring of up to eight descriptors, every position, every step up to a whole lap. */
void prove_packed_advance(void)
{
	uint32_t size = any_u32;
	uint32_t step = any_u32;
	uint16_t index = any_u16;
	bool wrap = any_u32 != 0;
	bool was = wrap;
	uint32_t sum;

	if (size == 0 || size > 8 || index >= size || step > size) {
		return;
	}
	/*@ split size; */
	/*@ split step; */
	/*@ split index; */
	/*@ split wrap; */
	if (index >= size || step > size) {
		return;
	}
	sum = index + step;
	vmsg_packed_advance(size, &index, &wrap, step);
	Frama_C_show_each_reached();
	/*@ assert index < size; */
	/*@ assert wrap == was <==> sum < size; */
	/*@ assert index == sum || index + size == sum; */
}
