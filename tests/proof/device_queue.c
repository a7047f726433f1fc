/*
 * device_queue: the device's side of a virtqueue against a driver that writes anything, any time.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "harness.h"
#include "rings.h"

static struct vmsg_mem_area areas[] = {RINGS_SPLIT};
static struct vmsg_mem mem = {areas, 3, 3, NULL};
static struct vmsg_device_queue_slot slots[QUEUE_SIZE];
static struct vmsg_segment segments[QUEUE_SIZE];
static struct vmsg_device_queue queue;

static void one_step(struct vmsg_chain *chain, bool returns)
{
	/*@ slevel merge; */
	exact_in_table = 0;
	if (vmsg_device_queue_pop(&queue, chain) == VMSG_OK) {
		/*@ assert chain->id < QUEUE_SIZE && chain->count <= QUEUE_SIZE; */
		Frama_C_show_each_reached();
	}
	/*@ slevel merge; */
	if (returns && any_u32 != 0) {
		(void)!vmsg_device_queue_push(&queue, any_u16, any_u32);
	}
	if (any_u32 != 0) {
		vmsg_device_queue_publish(&queue);
		(void)vmsg_device_queue_should_notify(&queue);
	}
	/*@ slevel merge; */
	if (any_u32 != 0) {
		(void)vmsg_device_queue_enable_notify(&queue);
	} else {
		vmsg_device_queue_disable_notify(&queue);
	}
}

static void run_from(uint64_t features,
		     const struct vmsg_queue_position *position,
		     uint32_t table_count,
		     bool returns)
{
	struct vmsg_device_queue_config config = {.mem = &mem,
						  .features = features,
						  .slots = slots,
						  .slot_count = QUEUE_SIZE};
	struct vmsg_chain chain;
	int i;

	rings_choose(features, areas, &config.ring);
	if ((position == NULL ? vmsg_device_queue_init(&queue, &config)
			      : vmsg_device_queue_restore(&queue, &config, position)) != VMSG_OK) {
		return;
	}
	/*
	 * What a queue accesses, tables, only exact_mem.c finds.  Where only buffers are, which no
	 * queue accesses, one area is left, so the short way of one descriptor is taken as well.
	 */
	mem.count = (features & FEATURE(INDIRECT_DESC)) != 0 ? 0 : 1;
	exact_table_size = table_count * VMSG_SPLIT_DESC_SIZE;
	vmsg_chain_init(&chain, segments, QUEUE_SIZE);
	for (i = 0; i < ROUNDS; i++) {
		one_step(&chain, returns);
	}
}

static void run(uint64_t features, uint32_t table_count, bool returns)
{
	run_from(features, NULL, table_count, returns);
}

#define EXTRA (FEATURE(INDIRECT_DESC) | FEATURE(EVENT_IDX))

void prove_device_split(void)
{
	run(0, 1, true);
}

void prove_device_split_in_order(void)
{
	run(FEATURE(EVENT_IDX) | FEATURE(IN_ORDER), 1, true);
}

void prove_device_split_restored(void)
{
	run_from(FEATURE(EVENT_IDX), &split_end, 1, true);
}

/* Tables as long as the queue, and longer. */

void prove_device_split_table_4(void)
{
	run(EXTRA, 4, true);
}

void prove_device_split_table_5(void)
{
	run(EXTRA, 5, true);
}

void prove_device_packed(void)
{
	run(FEATURE(RING_PACKED), 1, true);
}

/* What is returned fits the ring, because it came from there: a relation Eva does not keep. */

void prove_device_packed_restored(void)
{
	run_from(FEATURE(RING_PACKED) | FEATURE(EVENT_IDX), &packed_end, 1, false);
}

void prove_device_packed_in_order(void)
{
	run(FEATURE(RING_PACKED) | FEATURE(EVENT_IDX) | FEATURE(IN_ORDER), 1, false);
}

/* Tables of one, some, and more descriptors than the queue has. */

void prove_device_packed_table_1(void)
{
	run(FEATURE(RING_PACKED) | EXTRA, 1, true);
}

void prove_device_packed_table_3(void)
{
	run(FEATURE(RING_PACKED) | EXTRA, 3, true);
}

void prove_device_packed_table_5(void)
{
	run(FEATURE(RING_PACKED) | EXTRA, 5, true);
}
