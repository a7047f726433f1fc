/*
 * twins: walkers with a known defect, which the analyser has to find, and one without.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 *
 * They show that the proofs see what they are meant to see.  Nothing of this is in the library.
 */
#include "harness.h"

static uint8_t table[QUEUE_SIZE * VMSG_SPLIT_DESC_SIZE];
static uint32_t visits[QUEUE_SIZE];

static struct vmsg_shm *field(uint32_t index, uint32_t offset)
{
	return vmsg_shm_at(vmsg_shm_from_pointer(table),
			   (size_t)index * VMSG_SPLIT_DESC_SIZE + offset);
}

static uint16_t load_next(uint32_t index)
{
	return vmsg_shm_load_le16(field(index, VMSG_SPLIT_DESC_NEXT));
}

/* Sound: what is checked is what is used. */
void twin_single_fetch(void)
{
	uint32_t index = 0;
	int i;

	for (i = 0; i < (int)QUEUE_SIZE; i++) {
		uint16_t next = load_next(index);

		visits[index]++;
		if (next >= QUEUE_SIZE) {
			return;
		}
		index = next;
		Frama_C_show_each_reached();
	}
}

/* Checks one load and uses another: a peer writes in between. */
void twin_double_fetch(void)
{
	uint32_t index = 0;
	int i;

	for (i = 0; i < (int)QUEUE_SIZE; i++) {
		visits[index]++;
		if (load_next(index) >= QUEUE_SIZE) {
			return;
		}
		index = load_next(index);
	}
}

/* Lets the first index behind the table pass. */
void twin_off_by_one(void)
{
	uint32_t index = 0;
	int i;

	for (i = 0; i < (int)QUEUE_SIZE; i++) {
		uint16_t next = load_next(index);

		visits[index]++;
		if (next > QUEUE_SIZE) {
			return;
		}
		index = next;
	}
}

/* The end of a range as a sum, which wraps. */
void twin_wrapping_sum(void)
{
	uint64_t offset = vmsg_shm_load_le64(field(0, VMSG_SPLIT_DESC_ADDR));
	uint32_t size = vmsg_shm_load_le32(field(0, VMSG_SPLIT_DESC_LEN));

	if (offset + size <= sizeof(table) && size != 0) {
		(void)vmsg_shm_load_le16(vmsg_shm_at(vmsg_shm_from_pointer(table), offset));
	}
}
