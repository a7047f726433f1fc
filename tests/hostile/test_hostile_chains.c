/*
 * hostile_chains: malformed buffer chains get one verdict, split or packed, straight or in a table.
 *
 * Each row of the table is one chain.  It is written raw into each kind of ring.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

#define CHAIN_MAX 10u
#define HALF UINT64_C(0x80000000)
#define BIG_ADDR UINT64_C(0x200000000)
#define LAST_ADDR (DATA_ADDR + DATA_SIZE)

struct verdict {
	const char *name;
	struct raw_desc descs[CHAIN_MAX];
	uint32_t count;
	uint32_t readable_count;       /* when it is sound */
	enum vmsg_queue_defect defect; /* NONE for a sound chain */
};

#define SOUND(flags)                                                                               \
	{                                                                                          \
		DATA_ADDR, 16, flags                                                               \
	}
#define EMPTY(flags)                                                                               \
	{                                                                                          \
		DATA_ADDR + 8, 0, flags                                                            \
	}
#define AT(addr, size)                                                                             \
	{                                                                                          \
		addr, size, 0                                                                      \
	}

static const struct verdict verdicts[] = {
	/* CVE-2016-6490: a descriptor of no bytes made the mapping loop run forever. */
	{"empty, readable, alone", {EMPTY(0)}, 1, 1, VMSG_QUEUE_DEFECT_NONE},
	{"empty, writable, alone", {EMPTY(WRITE)}, 1, 0, VMSG_QUEUE_DEFECT_NONE},
	{"empty, readable, first",
	 {EMPTY(0), SOUND(0), SOUND(WRITE)},
	 3,
	 2,
	 VMSG_QUEUE_DEFECT_NONE},
	{"empty, readable, middle", {SOUND(0), EMPTY(0), SOUND(0)}, 3, 3, VMSG_QUEUE_DEFECT_NONE},
	{"empty, readable, last", {SOUND(0), SOUND(0), EMPTY(0)}, 3, 3, VMSG_QUEUE_DEFECT_NONE},
	{"empty, writable, first", {EMPTY(WRITE), SOUND(WRITE)}, 2, 0, VMSG_QUEUE_DEFECT_NONE},
	{"empty, writable, middle",
	 {SOUND(0), EMPTY(WRITE), SOUND(WRITE)},
	 3,
	 1,
	 VMSG_QUEUE_DEFECT_NONE},
	{"empty, writable, last",
	 {SOUND(0), SOUND(WRITE), EMPTY(WRITE)},
	 3,
	 1,
	 VMSG_QUEUE_DEFECT_NONE},
	{"empty everywhere",
	 {EMPTY(0), EMPTY(0), EMPTY(WRITE), EMPTY(WRITE)},
	 4,
	 2,
	 VMSG_QUEUE_DEFECT_NONE},
	{"empty, outside", {SOUND(0), AT(LAST_ADDR, 0)}, 2, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"empty, outside, alone", {AT(LAST_ADDR, 0)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"empty, at address 0", {AT(0, 0)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	/* What the device writes comes behind what it reads. */
	{"readable behind writable", {SOUND(WRITE), SOUND(0)}, 2, 0, VMSG_QUEUE_DEFECT_ORDER},
	{"readable behind writable, late",
	 {SOUND(0), SOUND(WRITE), SOUND(WRITE), SOUND(0)},
	 4,
	 0,
	 VMSG_QUEUE_DEFECT_ORDER},
	{"empty readable behind writable", {SOUND(WRITE), EMPTY(0)}, 2, 0, VMSG_QUEUE_DEFECT_ORDER},
	{"readable behind empty writable", {EMPTY(WRITE), SOUND(0)}, 2, 0, VMSG_QUEUE_DEFECT_ORDER},
	/* CVE-2018-1059: only the first page of a range was looked up. */
	{"outside", {AT(0x1000, 16)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"at address 0", {AT(0, 16)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"outside, late", {SOUND(0), SOUND(0), AT(LAST_ADDR, 1)}, 3, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"the last byte", {AT(LAST_ADDR - 1, 1)}, 1, 1, VMSG_QUEUE_DEFECT_NONE},
	{"one byte too many", {AT(LAST_ADDR - 1, 2)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"all of an area", {AT(DATA_ADDR, DATA_SIZE)}, 1, 1, VMSG_QUEUE_DEFECT_NONE},
	{"an area and a byte", {AT(DATA_ADDR, DATA_SIZE + 1)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"a byte early", {AT(DATA_ADDR - 1, 2)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"as long as can be said", {AT(DATA_ADDR, UINT32_MAX)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	/* CVE-2022-0998, CVE-2020-10722: start and length added up past the end of numbers. */
	{"around the end", {AT(UINT64_MAX, 1)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"around the end and on", {AT(UINT64_MAX - 7, 16)}, 1, 0, VMSG_QUEUE_DEFECT_ADDRESS},
	{"around the end to the data",
	 {AT(UINT64_MAX - 15, 0x40000000)},
	 1,
	 0,
	 VMSG_QUEUE_DEFECT_ADDRESS},
	/* rust-vmm virtio-queue 0.6.1: a chain of more than 2^32 bytes. */
	{"2^32 bytes", {AT(BIG_ADDR, HALF), AT(BIG_ADDR, HALF)}, 2, 2, VMSG_QUEUE_DEFECT_NONE},
	{"2^32 bytes, both ways",
	 {AT(BIG_ADDR, HALF), {BIG_ADDR, HALF, WRITE}},
	 2,
	 1,
	 VMSG_QUEUE_DEFECT_NONE},
	{"2^32 bytes and one",
	 {AT(BIG_ADDR, HALF), AT(BIG_ADDR, HALF), AT(DATA_ADDR, 1)},
	 3,
	 0,
	 VMSG_QUEUE_DEFECT_TOTAL},
	{"2^32 bytes and one, both ways",
	 {AT(BIG_ADDR, HALF), {BIG_ADDR, HALF, WRITE}, {DATA_ADDR, 1, WRITE}},
	 3,
	 0,
	 VMSG_QUEUE_DEFECT_TOTAL},
	{"2^33 bytes",
	 {AT(BIG_ADDR, HALF), AT(BIG_ADDR, HALF), AT(BIG_ADDR, HALF), AT(BIG_ADDR, HALF)},
	 4,
	 0,
	 VMSG_QUEUE_DEFECT_TOTAL},
	{"flags without a meaning",
	 {{DATA_ADDR, 16, 0x7f78}, {DATA_ADDR, 16, 0x7f78 | WRITE}},
	 2,
	 1,
	 VMSG_QUEUE_DEFECT_NONE},
};

/* 2^31 bytes of addresses; nothing ever touches the memory. */
static void add_big_area(struct raw_ring *r)
{
	struct vmsg_mem_area big = {
		.start = BIG_ADDR,
		.size = HALF,
		.base = vmsg_shm_from_pointer((void *)(uintptr_t)0x10000),
	};

	assert_int_equal(vmsg_mem_add(&r->mem, big), VMSG_OK);
}

static void assert_verdict(struct raw_ring *r, void **state, const struct verdict *row)
{
	(void)raw_offer_as(r, state, row->descs, row->count);
	if (row->defect == VMSG_QUEUE_DEFECT_NONE) {
		assert_device_takes(r, row->count, row->readable_count);
	} else {
		assert_device_breaks(r, row->defect);
	}
}

/* As the first chain of all, and after one in the same area. */
static void every_chain_gets_its_verdict(void **state)
{
	struct raw_desc sound = raw_sound(0);
	struct raw_ring r;

	ring_init_variant(&r, state);
	add_big_area(&r);
	for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++) {
		print_message("    %s\n", verdicts[i].name);
		ring_start(&r);
		assert_verdict(&r, state, &verdicts[i]);
		ring_start(&r);
		(void)raw_offer(&r, &sound, 1);
		assert_device_takes(&r, 1, 1);
		ring_return(&r, r.chain.id, 0);
		assert_verdict(&r, state, &verdicts[i]);
	}
	ring_fini(&r);
}

/* What the segments of a sound chain say is what the descriptors said. */
static void a_sound_chain_arrives_as_it_was_written(void **state)
{
	const struct raw_desc descs[] = {
		{DATA_ADDR + 3, 5, 0},
		{DATA_ADDR + 100, 0, 0},
		{DATA_ADDR + 200, 300, WRITE},
		{DATA_ADDR + DATA_SIZE - 1, 1, WRITE},
	};
	struct raw_ring r;
	uint16_t id;

	ring_init_variant(&r, state);
	(void)raw_offer_as(&r, state, descs, 4);
	assert_device_takes(&r, 4, 2);
	ring_return(&r, r.chain.id, 0);
	id = raw_offer_as(&r, state, descs, 4);
	assert_device_takes(&r, 4, 2);
	assert_int_equal(r.chain.id, id);
	assert_true(r.chain.readable_size == 5);
	assert_true(r.chain.writable_size == 301);
	for (uint32_t i = 0; i < 4; i++) {
		uint8_t *expected = r.data + (descs[i].addr - DATA_ADDR);

		assert_true(r.segments[i].addr == descs[i].addr);
		assert_int_equal(r.segments[i].size, descs[i].size);
		assert_ptr_equal(vmsg_shm_pointer(r.segments[i].memory), expected);
	}
	ring_fini(&r);
}

/* tgoskits #1979: a chain of exactly as many descriptors as the queue has was refused. */
static void a_chain_of_all_descriptors_is_taken_and_one_more_is_not(void **state)
{
	static const uint32_t sizes[][4] = {{1, 2, 4, 8}, {1, 3, 5, 7}};
	const struct variant *variant = *state;
	struct raw_desc descs[CHAIN_MAX];

	for (uint32_t i = 0; i < CHAIN_MAX; i++) {
		descs[i] = raw_sound(i < 3 ? 0 : WRITE);
	}
	for (uint32_t i = 0; i < 4; i++) {
		bool is_packed = (variant->features & FEATURE(RING_PACKED)) != 0;
		uint32_t size = sizes[is_packed][i];
		struct raw_ring r;

		ring_init(&r, size, variant->features);
		for (uint32_t round = 0; round < 3; round++) {
			(void)raw_offer_as(&r, state, descs, size);
			assert_device_takes(&r, size, size < 3 ? size : 3);
			ring_return(&r, r.chain.id, 0);
		}
		(void)raw_offer_as(&r, state, descs, size + 1);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_LOOP);
		ring_fini(&r);
	}
}

/* CVE-2026-86847: what follows a mapping that failed in mid-chain is not looked at. */
static void a_chain_may_be_wrong_at_any_place(void **state)
{
	const struct variant *variant = *state;
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t place = 0; place < variant->size; place++) {
		struct raw_desc descs[CHAIN_MAX];
		uint32_t seen;

		for (uint32_t i = 0; i < variant->size; i++) {
			descs[i] = raw_sound(i < 3 ? 0 : WRITE);
		}
		descs[place].addr = LAST_ADDR;
		(void)raw_offer_as(&r, state, descs, variant->size);
		ring_watch(&r, WATCH_COUNT);
		assert_int_equal(ring_pop(&r), VMSG_ERR_BAD_ADDRESS);
		watch_end();
		seen = place + 1 + variant->is_indirect;
		assert_in_range(watch_read_count(), 1, seen * VMSG_SPLIT_DESC_SIZE + 4);
		ring_start(&r);

		(void)raw_offer_as(&r, state, descs, variant->size);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_ADDRESS);
		if (place > 3) {
			descs[place] = raw_sound(0);
			(void)raw_offer_as(&r, state, descs, variant->size);
			assert_device_breaks(&r, VMSG_QUEUE_DEFECT_ORDER);
		}
	}
	ring_fini(&r);
}

/* CVE-2019-9547: circular chains were not noticed. */
static void a_cycle_of_any_length_breaks_the_queue(void **state)
{
	const struct variant *variant = *state;

	for (uint32_t length = 1; length <= variant->size; length++) {
		for (uint32_t lead = 0; lead + length <= variant->size; lead++) {
			struct raw_desc sound = raw_sound(NEXT);
			struct raw_desc table = {TABLE_ADDR, 0, INDIRECT};
			struct raw_ring r;

			ring_init_variant(&r, state);
			for (uint32_t i = 0; i < lead + length; i++) {
				uint32_t next = i + 1 < lead + length ? i + 1 : lead;

				if (variant->is_indirect) {
					raw_entry_store(&r, TABLE_OFFSET + i * 16, sound, next);
				} else {
					raw_desc_store(&r, i, sound, next);
				}
			}
			table.size = (lead + length) * 16;
			if (variant->is_indirect) {
				raw_desc_store(&r, 0, table, 0);
			}
			raw_offer_head(&r, 0);
			assert_device_breaks(&r, VMSG_QUEUE_DEFECT_LOOP);
			ring_fini(&r);
		}
	}
}

/* A packed chain cannot bite its tail; it can claim to go on for more than a lap. */
static void a_packed_chain_without_an_end_breaks_the_queue(void **state)
{
	for (uint32_t size = 1; size < 10; size++) {
		struct raw_ring r;

		(void)state;
		ring_init(&r, size, FEATURE(RING_PACKED));
		for (uint32_t i = 0; i < size; i++) {
			raw_packed_store(&r, i, true, raw_sound(NEXT), 0);
		}
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_LOOP);
		ring_fini(&r);
	}
}

/* CVE-2026-93683, CVE-2026-86848: next was followed beyond the table, or the copy of it. */
static void a_chain_that_leaves_its_table_breaks_the_queue(void **state)
{
	const struct variant *variant = *state;
	uint32_t nexts[] = {variant->size, variant->size + 1, 0x7fff, 0x8000, 0xffff};
	struct raw_desc table = {TABLE_ADDR, 2 * 16, INDIRECT};

	nexts[0] = variant->is_indirect ? 2 : variant->size;
	for (uint32_t i = 0; i < sizeof(nexts) / sizeof(nexts[0]); i++) {
		struct raw_ring r;

		ring_init_variant(&r, state);
		if (variant->is_indirect) {
			raw_entry_store(&r, TABLE_OFFSET, raw_sound(NEXT), 1);
			raw_entry_store(&r, TABLE_OFFSET + 16, raw_sound(NEXT), nexts[i]);
			raw_desc_store(&r, 0, table, 0);
		} else {
			raw_desc_store(&r, 0, raw_sound(NEXT), 3);
			raw_desc_store(&r, 3, raw_sound(NEXT), nexts[i]);
		}
		raw_offer_head(&r, 0);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_NEXT_RANGE);
		ring_fini(&r);
	}
}

/* The packed twin: the chain goes on where the driver has made nothing available. */
static void a_packed_chain_that_goes_on_into_nothing_breaks_the_queue(void **state)
{
	const struct variant *variant = *state;

	for (uint32_t count = 1; count < variant->size; count++) {
		for (uint32_t flags = 0; flags < 3; flags++) {
			struct raw_desc rest = raw_sound(0);
			struct raw_ring r;

			ring_init_variant(&r, state);
			for (uint32_t i = 0; i < count; i++) {
				raw_packed_store(&r, i, true, raw_sound(NEXT), 0);
			}
			/* Left by the last lap, used already, or of the lap to come. */
			raw_packed_store(&r, count, false, rest, 0);
			vmsg_store_le16(
				raw_desc_area(&r, count) + VMSG_PACKED_DESC_FLAGS,
				(uint16_t)(flags == 0   ? 0
					   : flags == 1 ? VMSG_DESC_AVAIL_MASK | VMSG_DESC_USED_MASK
							: VMSG_DESC_USED_MASK));
			assert_device_breaks(&r, VMSG_QUEUE_DEFECT_NEXT_RANGE);
			ring_fini(&r);
		}
	}
}

/* Flags of the other format mean nothing in this one. */
static void lap_bits_mean_nothing_to_a_split_queue(void **state)
{
	const struct raw_desc descs[3] = {
		{DATA_ADDR, 1, VMSG_DESC_AVAIL_MASK},
		{DATA_ADDR, 1, VMSG_DESC_USED_MASK | WRITE},
		{DATA_ADDR, 1, VMSG_DESC_AVAIL_MASK | VMSG_DESC_USED_MASK | WRITE},
	};
	struct raw_ring r;

	ring_init_variant(&r, state);
	(void)raw_offer_as(&r, state, descs, 3);
	assert_device_takes(&r, 3, 1);
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_ALL(every_chain_gets_its_verdict),
		ON_ALL(a_sound_chain_arrives_as_it_was_written),
		ON_ALL(a_chain_of_all_descriptors_is_taken_and_one_more_is_not),
		ON_ALL(a_chain_may_be_wrong_at_any_place),
		ON(a_cycle_of_any_length_breaks_the_queue, split),
		ON(a_cycle_of_any_length_breaks_the_queue, split_indirect),
		ON(a_packed_chain_without_an_end_breaks_the_queue, packed),
		ON(a_chain_that_leaves_its_table_breaks_the_queue, split),
		ON(a_chain_that_leaves_its_table_breaks_the_queue, split_indirect),
		ON(lap_bits_mean_nothing_to_a_split_queue, split),
		ON(lap_bits_mean_nothing_to_a_split_queue, split_indirect),
		ON(a_packed_chain_that_goes_on_into_nothing_breaks_the_queue, packed),
	};

	return cmocka_run_group_tests_name("hostile_chains", tests, NULL, NULL);
}
