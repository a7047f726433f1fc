/*
 * driver_queue: the driver's side of a virtqueue against a device that writes anything, any time.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "harness.h"
#include "rings.h"

static uint8_t data[DATA_SIZE];
static uint8_t tables[QUEUE_SIZE * 2 * 16];
static struct vmsg_mem_area areas[] = {
	RINGS_SPLIT,
	{DATA_START, sizeof(data), (struct vmsg_shm *)(void *)data, false},
	{TABLES_START, sizeof(tables), (struct vmsg_shm *)(void *)tables, false},
};
static struct vmsg_mem mem = {areas, 5, 5, NULL};
static struct vmsg_driver_queue_slot slots[QUEUE_SIZE];
static struct vmsg_driver_queue_shadow shadow[QUEUE_SIZE * 2];
static struct vmsg_driver_queue queue;

static const struct vmsg_segment segments[] = {
	{NULL, DATA_START, 16, false},
	{NULL, DATA_START + 16, 16, true},
};

static void one_step(void)
{
	uint32_t written;
	void *cookie;

	/*@ slevel merge; */
	if (any_u32 != 0) {
		(void)!vmsg_driver_queue_push(&queue, segments, 2, NULL);
	}
	if (any_u32 != 0) {
		(void)!vmsg_driver_queue_push(&queue, segments, 1, NULL);
	}
	/*@ slevel merge; */
	vmsg_driver_queue_publish(&queue);
	(void)vmsg_driver_queue_should_notify(&queue);
	if (vmsg_driver_queue_pop(&queue, &cookie, &written) == VMSG_OK) {
		/*@ assert written <= 16; */
		Frama_C_show_each_reached();
	}
	/*@ slevel merge; */
	if (any_u32 != 0) {
		(void)!vmsg_driver_queue_pop(&queue, &cookie, &written);
	}
	if (any_u32 != 0) {
		(void)vmsg_driver_queue_enable_notify(&queue);
	} else {
		vmsg_driver_queue_disable_notify(&queue);
	}
}

static void run_from(uint64_t features, const struct vmsg_queue_position *position)
{
	struct vmsg_driver_queue_config config = {
		.mem = &mem,
		.features = features,
		.slots = slots,
		.slot_count = QUEUE_SIZE,
		.tables = {.addr = TABLES_START,
			   .table_size = 2,
			   .table_count = QUEUE_SIZE,
			   .shadow = shadow},
	};
	void *cookie;
	int i;

	rings_choose(features, areas, &config.ring);
	if ((position == NULL ? vmsg_driver_queue_init(&queue, &config)
			      : vmsg_driver_queue_restore(&queue, &config, position)) != VMSG_OK) {
		return;
	}
	for (i = 0; i < ROUNDS; i++) {
		one_step();
	}
	while (vmsg_driver_queue_pop_unused(&queue, &cookie) == VMSG_OK) {
		continue;
	}
}

static void run(uint64_t features)
{
	run_from(features, NULL);
}

#define EXTRA (FEATURE(INDIRECT_DESC) | FEATURE(EVENT_IDX))

void prove_driver_split(void)
{
	run(0);
}

void prove_driver_split_extra(void)
{
	run(EXTRA);
}

void prove_driver_split_restored(void)
{
	run_from(EXTRA, &split_end);
}

void prove_driver_split_in_order(void)
{
	run(EXTRA | FEATURE(IN_ORDER));
}

void prove_driver_packed(void)
{
	run(FEATURE(RING_PACKED));
}

void prove_driver_packed_extra(void)
{
	run(FEATURE(RING_PACKED) | EXTRA);
}

void prove_driver_packed_restored(void)
{
	run_from(FEATURE(RING_PACKED) | EXTRA, &packed_end);
}

void prove_driver_packed_in_order(void)
{
	run(FEATURE(RING_PACKED) | EXTRA | FEATURE(IN_ORDER));
}
