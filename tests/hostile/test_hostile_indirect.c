/*
 * hostile_indirect: malformed indirect tables get one verdict, split or packed.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

#include <string.h>

#define ENTRY VMSG_SPLIT_DESC_SIZE
#define LAST_ADDR (DATA_ADDR + DATA_SIZE)
#define OTHER_ADDR UINT64_C(0x50000000)

/* Offer one descriptor that says it is a table; what lies there is the caller's business. */
static void offer_table(struct raw_ring *r, vmsg_addr addr, uint32_t size, uint32_t flags)
{
	struct raw_desc table = {addr, size, INDIRECT | flags};

	(void)raw_offer(r, &table, 1);
}

/* A table with one sound entry at each place a test may look for one. */
static void fill_tables(struct raw_ring *r)
{
	for (uint32_t offset = TABLE_OFFSET; offset + ENTRY <= DATA_SIZE; offset += ENTRY) {
		raw_entry_store(r, offset, raw_sound(0), 0);
	}
}

/* QEMU #3984: a size of 0 is a multiple of 16 as well, and only split looked. */
static void a_table_of_no_or_of_half_an_entry_breaks_the_queue(void **state)
{
	const uint32_t sizes[] =
		{0, 1, 8, 15, 17, 24, 31, 33, 2 * ENTRY + 8, 0x7fffffff, UINT32_MAX};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		fill_tables(&r);
		offer_table(&r, TABLE_ADDR, sizes[i], 0);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_TABLE);
	}
	ring_fini(&r);
}

static void a_table_outside_the_areas_breaks_the_queue(void **state)
{
	const struct {
		vmsg_addr addr;
		uint32_t size;
	} tables[] = {
		{0, ENTRY},
		{0x1000, ENTRY},
		{LAST_ADDR, ENTRY},
		{LAST_ADDR - ENTRY, 2 * ENTRY},
		{LAST_ADDR - ENTRY / 2, ENTRY},
		{LAST_ADDR - 1, ENTRY},
		{DATA_ADDR - ENTRY, 2 * ENTRY},
		{DATA_ADDR, DATA_SIZE + ENTRY},
		{UINT64_MAX - ENTRY + 1, ENTRY},
		{UINT64_MAX - ENTRY + 1, 2 * ENTRY},
		{UINT64_MAX, ENTRY},
		{DATA_ADDR, 0xfffffff0},
	};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		fill_tables(&r);
		offer_table(&r, tables[i].addr, tables[i].size, 0);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_ADDRESS);
	}
	ring_fini(&r);
}

static void a_table_may_lie_anywhere_in_an_area(void **state)
{
	const uint32_t offsets[] = {DATA_SIZE - ENTRY,
				    TABLE_OFFSET,
				    TABLE_OFFSET + 1,
				    TABLE_OFFSET + 8,
				    DATA_SIZE - ENTRY - 1,
				    TABLE_OFFSET + 15};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++) {
		ring_start(&r);
		raw_entry_store(&r, offsets[i], (struct raw_desc){DATA_ADDR + i, i, WRITE}, 0);
		/* A table is read, whatever its own descriptor says. */
		offer_table(&r, DATA_ADDR + offsets[i], ENTRY, i % 2 == 0 ? 0 : WRITE);
		assert_device_takes(&r, 1, 0);
		assert_true(r.segments[0].addr == DATA_ADDR + i);
		assert_int_equal(r.segments[0].size, i);
	}
	ring_fini(&r);
}

/* Areas that touch are two, unless their owner joined them. */
static void a_table_across_two_areas_breaks_the_queue_unless_they_are_joined(void **state)
{
	uint8_t *memory = test_calloc(2, 128);
	size_t skew = (size_t)(-(uintptr_t)memory % 16);

	for (uint32_t is_joined = 0; is_joined < 2; is_joined++) {
		uint8_t *base = memory + skew;
		struct vmsg_mem_area low = {OTHER_ADDR, 64, vmsg_shm_from_pointer(base), false};
		struct vmsg_mem_area high = {OTHER_ADDR + 64,
					     64,
					     vmsg_shm_from_pointer(base + 64),
					     is_joined != 0};
		struct raw_ring r;

		ring_init_variant(&r, state);
		assert_int_equal(vmsg_mem_add(&r.mem, low), VMSG_OK);
		assert_int_equal(vmsg_mem_add(&r.mem, high), VMSG_OK);
		raw_table_store(&r, 0, (struct raw_desc[]){raw_sound(0), raw_sound(0)}, 2);
		memcpy(base + 64 - ENTRY, r.data, 2 * ENTRY);
		offer_table(&r, OTHER_ADDR + 64 - ENTRY, 2 * ENTRY, 0);
		if (is_joined != 0) {
			assert_device_takes(&r, 2, 2);
		} else {
			assert_device_breaks(&r, VMSG_QUEUE_DEFECT_ADDRESS);
		}
		ring_fini(&r);
	}
	test_free(memory);
}

/* CVE-2011-2212: a table in a table, and one with something behind it. */
static void a_table_in_a_table_breaks_the_queue(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t place = 0; place < 3; place++) {
		struct raw_desc entries[3] = {raw_sound(0), raw_sound(0), raw_sound(0)};

		fill_tables(&r);
		entries[place] =
			(struct raw_desc){DATA_ADDR + DRIVER_TABLES_OFFSET, ENTRY, INDIRECT};
		(void)raw_offer_table(&r, entries, 3);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDIRECT);
	}
	/* A table that is its own entry. */
	raw_entry_store(&r, TABLE_OFFSET, (struct raw_desc){TABLE_ADDR, ENTRY, INDIRECT}, 0);
	offer_table(&r, TABLE_ADDR, ENTRY, 0);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDIRECT);
	ring_fini(&r);
}

static void a_table_with_something_behind_it_breaks_the_queue(void **state)
{
	struct raw_desc pair[2] = {{TABLE_ADDR, ENTRY, INDIRECT}, {DATA_ADDR, 16, 0}};
	struct raw_ring r;

	ring_init_variant(&r, state);
	fill_tables(&r);
	(void)raw_offer(&r, pair, 2);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDIRECT);

	fill_tables(&r);
	offer_table(&r, TABLE_ADDR, ENTRY, NEXT);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDIRECT);
	ring_fini(&r);
}

/* A split chain may end in a table; a packed one is a table or is none. */
static void a_table_behind_descriptors_is_for_split_queues(void **state)
{
	for (uint32_t lead = 1; lead < 4; lead++) {
		struct raw_desc entries[2] = {raw_sound(0), raw_sound(WRITE)};
		struct raw_desc chain[4];
		struct raw_ring r;

		ring_init_variant(&r, state);
		raw_table_store(&r, TABLE_OFFSET, entries, 2);
		for (uint32_t i = 0; i < lead; i++) {
			chain[i] = raw_sound(0);
		}
		chain[lead] = (struct raw_desc){TABLE_ADDR, 2 * ENTRY, INDIRECT};
		(void)raw_offer(&r, chain, lead + 1);
		if (r.is_packed) {
			assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDIRECT);
		} else {
			assert_device_takes(&r, lead + 2, lead + 1);
		}
		ring_fini(&r);
	}
}

/* The sum of both parts is what may not be more than the queue has. */
static void descriptors_and_table_together_are_bounded(void **state)
{
	struct raw_desc entries[8];
	struct raw_desc chain[5];
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < 8; i++) {
		entries[i] = raw_sound(0);
		chain[i % 4] = raw_sound(0);
	}
	for (uint32_t count = 1; count <= 8; count++) {
		ring_start(&r);
		raw_table_store(&r, TABLE_OFFSET, entries, count);
		chain[4] = (struct raw_desc){TABLE_ADDR, count * ENTRY, INDIRECT};
		(void)raw_offer(&r, chain, 5);
		if (count <= 4) {
			assert_device_takes(&r, 4 + count, 4 + count);
		} else {
			assert_device_breaks(&r, VMSG_QUEUE_DEFECT_LOOP);
		}
	}
	ring_fini(&r);
}

/* More room in a split table than the chain in it needs is the driver's business. */
static void a_split_table_may_be_longer_than_its_chain(void **state)
{
	struct raw_desc entries[2] = {raw_sound(0), raw_sound(WRITE)};
	struct raw_ring r;

	ring_init_variant(&r, state);
	memset(r.data + TABLE_OFFSET, 0xff, 100 * ENTRY);
	raw_table_store(&r, TABLE_OFFSET, entries, 2);
	offer_table(&r, TABLE_ADDR, 100 * ENTRY, 0);
	assert_device_takes(&r, 2, 1);
	ring_fini(&r);
}

/* In a packed table the entries are the chain; links and laps in there mean nothing. */
static void a_packed_table_has_no_links(void **state)
{
	struct raw_desc entries[3] = {
		raw_sound(0),
		raw_sound(NEXT | VMSG_DESC_AVAIL_MASK),
		raw_sound(NEXT | WRITE | VMSG_DESC_USED_MASK),
	};
	struct raw_ring r;

	ring_init_variant(&r, state);
	(void)raw_offer_table(&r, entries, 3);
	assert_device_takes(&r, 3, 2);
	for (uint32_t i = 0; i < 3; i++) {
		memset(r.data + TABLE_OFFSET + i * ENTRY + VMSG_PACKED_DESC_ID, 0xff, 2);
	}
	offer_table(&r, TABLE_ADDR, 3 * ENTRY, 0);
	assert_device_takes(&r, 3, 2);
	ring_fini(&r);
}

/* A feature that was not accepted is not there, in either format, on either side. */
static void a_table_without_the_feature_breaks_the_queue(void **state)
{
	struct raw_desc entry = raw_sound(0);
	struct raw_ring r;

	ring_init_variant(&r, state);
	(void)raw_offer_table(&r, &entry, 1);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDIRECT);
	for (uint32_t place = 1; place < 4; place++) {
		struct raw_desc chain[4] = {raw_sound(0), raw_sound(0), raw_sound(0), raw_sound(0)};

		fill_tables(&r);
		chain[place] = (struct raw_desc){TABLE_ADDR, ENTRY, INDIRECT};
		(void)raw_offer(&r, chain, place + 1);
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_INDIRECT);
	}
	ring_fini(&r);
}

/* The table may be the ring itself, the rings of the device, or the buffers it names. */
static void a_table_in_the_memory_of_the_rings_is_like_any_other(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	offer_table(&r, r.config.desc_addr, ENTRY, 0);
	assert_int_equal(ring_pop(&r), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(r.device.defect, VMSG_QUEUE_DEFECT_INDIRECT);

	ring_start(&r);
	raw_desc_store(&r, 2, raw_sound(0), 0);
	offer_table(&r, r.config.desc_addr + 2 * ENTRY, ENTRY, 0);
	assert_device_takes(&r, 1, 1);

	ring_start(&r);
	raw_entry_store(&r, TABLE_OFFSET, (struct raw_desc){TABLE_ADDR, ENTRY, WRITE}, 0);
	offer_table(&r, TABLE_ADDR, ENTRY, 0);
	assert_device_takes(&r, 1, 0);
	assert_ptr_equal(vmsg_shm_pointer(r.segments[0].memory), r.data + TABLE_OFFSET);
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_TABLES(a_table_of_no_or_of_half_an_entry_breaks_the_queue),
		ON_TABLES(a_table_outside_the_areas_breaks_the_queue),
		ON_TABLES(a_table_may_lie_anywhere_in_an_area),
		ON_TABLES(a_table_across_two_areas_breaks_the_queue_unless_they_are_joined),
		ON_TABLES(a_table_in_a_table_breaks_the_queue),
		ON_TABLES(a_table_with_something_behind_it_breaks_the_queue),
		ON_TABLES(a_table_behind_descriptors_is_for_split_queues),
		ON(descriptors_and_table_together_are_bounded, split_indirect),
		ON(a_split_table_may_be_longer_than_its_chain, split_indirect),
		ON(a_packed_table_has_no_links, packed_indirect),
		ON_BOTH(a_table_without_the_feature_breaks_the_queue),
		ON_TABLES(a_table_in_the_memory_of_the_rings_is_like_any_other),
	};

	return cmocka_run_group_tests_name("hostile_indirect", tests, NULL, NULL);
}
