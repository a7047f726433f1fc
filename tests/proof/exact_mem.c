/*
 * exact_mem: the table of areas, but each range found ends where its memory ends.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 *
 * The analyser forgets how the place and the size of a range belong together.  So in one run
 * tables have one size, and lie at the end of an array: one byte further is an alarm.  That a
 * range which is found is memory is the business of mem_find.c.
 */
#include "harness.h"

#define vmsg_mem_find_anew real_mem_find_anew
#include "../../runtime/core/mem.c"
#undef vmsg_mem_find_anew

#include "walk.h"

#define vmsg_walk_table real_walk_table
#include "../../runtime/queue/walk.c"
#undef vmsg_walk_table

uint32_t exact_table_size;
int exact_in_table;

static uint8_t tables[EXACT_TABLE_MAX];
static uint8_t data[DATA_SIZE];

vmsg_status vmsg_mem_find_anew(const struct vmsg_mem *mem,
			       size_t *hint,
			       vmsg_addr addr,
			       uint64_t size,
			       struct vmsg_shm **ret_shm)
{
	(void)mem;
	(void)addr;
	if (any_u32 != 0) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	if (size != 0 && size % VMSG_SPLIT_DESC_SIZE == 0) {
		if (size != exact_table_size) {
			return VMSG_ERR_BAD_ADDRESS;
		}
		*ret_shm = vmsg_shm_from_pointer(tables + EXACT_TABLE_MAX - exact_table_size);
	} else {
		*ret_shm = vmsg_shm_from_pointer(data);
	}
	*hint = (size_t)any_u64;
	return VMSG_OK;
}

/* The analyser keeps states apart by exact_in_table, so it knows whose indices it looks at. */
enum vmsg_queue_defect vmsg_walk_table(struct vmsg_device_queue *queue,
				       const struct vmsg_desc *desc,
				       struct vmsg_table *ret_table)
{
	enum vmsg_queue_defect defect = real_walk_table(queue, desc, ret_table);

	if (defect == VMSG_QUEUE_DEFECT_NONE) {
		exact_in_table = 1;
	}
	return defect;
}
