/*
 * hostile_memory: areas taken away under a queue, and buffers that are somebody's rings.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

#include <string.h>

#define EXTRA_ADDR UINT64_C(0x60000000)
#define EXTRA_SIZE 256u

static struct vmsg_mem_area extra_area(uint8_t *memory)
{
	struct vmsg_mem_area area = {EXTRA_ADDR, EXTRA_SIZE, vmsg_shm_from_pointer(memory), false};

	return area;
}

/* Aligned as the address is, and with a redzone of its own. */
static uint8_t *extra_memory(void)
{
	uint8_t *memory = test_calloc(1, EXTRA_SIZE);

	assert_int_equal((uintptr_t)memory % VMSG_SHM_ALIGN, 0);
	return memory;
}

/* CVE-2026-74580: the rings themselves are in use from init to fini, on each side alone. */
static void the_area_of_the_rings_stays_as_long_as_a_queue(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	assert_int_equal(vmsg_mem_remove(&r.mem, RING_ADDR), VMSG_ERR_BUSY);
	vmsg_device_queue_fini(&r.device);
	assert_int_equal(vmsg_mem_remove(&r.mem, RING_ADDR), VMSG_ERR_BUSY);
	ring_start(&r);
	vmsg_driver_queue_fini(&r.driver);
	assert_int_equal(vmsg_mem_remove(&r.mem, RING_ADDR), VMSG_ERR_BUSY);
	vmsg_device_queue_fini(&r.device);
	assert_int_equal(vmsg_mem_remove(&r.mem, RING_ADDR), VMSG_OK);
	assert_int_equal(ring_pop(&r), VMSG_ERR_BAD_STATE);
	ring_fini(&r);
}

static void the_area_of_a_broken_queue_stays(void **state)
{
	struct raw_desc outside = {1, 1, 0};
	struct raw_ring r;

	ring_init_variant(&r, state);
	vmsg_driver_queue_fini(&r.driver);
	(void)raw_offer_as(&r, state, &outside, 1);
	assert_int_equal(ring_pop(&r), VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(vmsg_mem_remove(&r.mem, RING_ADDR), VMSG_ERR_BUSY);
	vmsg_device_queue_fini(&r.device);
	assert_int_equal(vmsg_mem_remove(&r.mem, RING_ADDR), VMSG_OK);
	ring_fini(&r);
}

/* A chain keeps its areas from pop to push, whichever of its segments they hold. */
static void an_area_stays_while_a_device_holds_a_chain_in_it(void **state)
{
	uint8_t *memory = extra_memory();
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t place = 0; place < 4; place++) {
		struct raw_desc descs[3] = {raw_sound(0), raw_sound(0), raw_sound(WRITE)};
		uint32_t count = place < 3 ? 3 : 1;

		descs[place % 3].addr = EXTRA_ADDR + (place == 1 ? EXTRA_SIZE - 16 : 0);
		ring_start(&r);
		assert_int_equal(vmsg_mem_add(&r.mem, extra_area(memory)), VMSG_OK);
		for (uint32_t i = 0; i < 2; i++) {
			(void)raw_offer_as(&r, state, descs, count);
			assert_device_takes(&r, count, count == 1 ? 1 : 2);
			assert_int_equal(vmsg_mem_remove(&r.mem, EXTRA_ADDR), VMSG_ERR_BUSY);
			if (i == 0) {
				ring_return(&r, r.chain.id, 0);
			}
		}
		assert_int_equal(vmsg_device_queue_push(&r.device, r.chain.id, 0), VMSG_OK);
		assert_int_equal(vmsg_mem_remove(&r.mem, EXTRA_ADDR), VMSG_OK);
	}
	ring_fini(&r);
	test_free(memory);
}

/* CVE-2021-3748: used after it was unmapped.  A reset ends the hold as well. */
static void an_area_stays_while_a_driver_has_a_chain_in_it_in_flight(void **state)
{
	uint8_t *memory = extra_memory();
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t place = 0; place < 2; place++) {
		struct vmsg_segment segments[2] = {
			{.addr = DATA_ADDR, .size = 16},
			{.addr = DATA_ADDR, .size = 16, .writable = true},
		};
		struct raw_taken chain;
		uint32_t written;
		void *cookie;

		segments[place].addr = EXTRA_ADDR + (place == 1 ? EXTRA_SIZE - 16 : 0);
		ring_start(&r);
		assert_int_equal(vmsg_mem_add(&r.mem, extra_area(memory)), VMSG_OK);
		assert_int_equal(vmsg_driver_queue_push(&r.driver, segments, 2, NULL), VMSG_OK);
		assert_int_equal(vmsg_mem_remove(&r.mem, EXTRA_ADDR), VMSG_ERR_BUSY);
		vmsg_driver_queue_publish(&r.driver);
		chain = raw_take(&r);
		raw_complete(&r, chain.id, 0, chain.count);
		assert_int_equal(vmsg_mem_remove(&r.mem, EXTRA_ADDR), VMSG_ERR_BUSY);
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		assert_int_equal(vmsg_mem_remove(&r.mem, EXTRA_ADDR), VMSG_OK);

		assert_int_equal(vmsg_mem_add(&r.mem, extra_area(memory)), VMSG_OK);
		assert_int_equal(vmsg_driver_queue_push(&r.driver, segments, 2, NULL), VMSG_OK);
		vmsg_driver_queue_fini(&r.driver);
		assert_int_equal(vmsg_mem_remove(&r.mem, EXTRA_ADDR), VMSG_OK);
	}
	ring_fini(&r);
	test_free(memory);
}

/* Indirect tables of the driver lie in an area as long as its queue lives. */
static void the_area_of_the_tables_stays_as_long_as_a_queue(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	vmsg_device_queue_fini(&r.device);
	assert_int_equal(vmsg_mem_remove(&r.mem, DATA_ADDR), VMSG_ERR_BUSY);
	vmsg_driver_queue_fini(&r.driver);
	assert_int_equal(vmsg_mem_remove(&r.mem, DATA_ADDR), VMSG_OK);
	ring_fini(&r);
}

/* CVE-2026-74580: a translation that was cached is not used once the area is another one. */
static void forget_area(void **state, bool has_more)
{
	uint8_t *first = extra_memory();
	uint8_t *second = extra_memory();
	struct vmsg_mem_area behind = extra_area(second);
	struct raw_desc desc = {EXTRA_ADDR + 8, 16, WRITE};
	struct raw_ring r;

	ring_init_variant(&r, state);
	behind.start += EXTRA_SIZE;
	if (has_more) {
		assert_int_equal(vmsg_mem_add(&r.mem, behind), VMSG_OK);
	}
	/* The same queue, so that what it cached is still there: another memory, same name. */
	for (uint32_t round = 0; round < 6; round++) {
		uint8_t *memory = round % 2 == 0 ? first : second;

		assert_int_equal(vmsg_mem_add(&r.mem, extra_area(memory)), VMSG_OK);
		for (uint32_t i = 0; i < 2; i++) {
			(void)raw_offer_as(&r, state, &desc, 1);
			assert_device_takes(&r, 1, 0);
			assert_ptr_equal(vmsg_shm_pointer(r.segments[0].memory), memory + 8);
			ring_return(&r, r.chain.id, 0);
		}
		assert_int_equal(vmsg_mem_remove(&r.mem, EXTRA_ADDR), VMSG_OK);
	}
	(void)raw_offer_as(&r, state, &desc, 1);
	assert_device_breaks(&r, VMSG_QUEUE_DEFECT_ADDRESS);
	ring_fini(&r);
	test_free(second);
	test_free(first);
}

static void a_translation_does_not_outlive_its_area(void **state)
{
	forget_area(state, false);
}

static void a_translation_does_not_become_that_of_the_area_behind(void **state)
{
	forget_area(state, true);
}

/* CVE-2018-1059: areas that touch are two, unless their owner says that they are one. */
static void a_buffer_across_two_areas_needs_them_joined(void **state)
{
	uint8_t *memory = extra_memory();

	for (uint32_t is_joined = 0; is_joined < 2; is_joined++) {
		struct vmsg_mem_area low = extra_area(memory);
		struct vmsg_mem_area high = extra_area(memory + 64);
		struct raw_desc desc = {EXTRA_ADDR + 63, 2, 0};
		struct raw_ring r;

		ring_init_variant(&r, state);
		low.size = 64;
		high.start += 64;
		high.size = 64;
		high.is_joined = is_joined != 0;
		assert_int_equal(vmsg_mem_add(&r.mem, low), VMSG_OK);
		assert_int_equal(vmsg_mem_add(&r.mem, high), VMSG_OK);
		(void)raw_offer_as(&r, state, &desc, 1);
		if (is_joined != 0) {
			assert_device_takes(&r, 1, 1);
			/* Both are needed, and the join ends with the first of them. */
			assert_int_equal(vmsg_mem_remove(&r.mem, low.start), VMSG_ERR_BUSY);
			assert_int_equal(vmsg_mem_remove(&r.mem, high.start), VMSG_ERR_BUSY);
			ring_return(&r, r.chain.id, 0);
			assert_int_equal(vmsg_mem_remove(&r.mem, low.start), VMSG_OK);
			assert_int_equal(vmsg_mem_add(&r.mem, low), VMSG_OK);
			(void)raw_offer_as(&r, state, &desc, 1);
		}
		assert_device_breaks(&r, VMSG_QUEUE_DEFECT_ADDRESS);
		ring_fini(&r);
	}
	test_free(memory);
}

/* CVE-2020-10722: the last bytes there are have addresses, and nothing behind them has. */
static void the_end_of_all_addresses_is_an_end(void **state)
{
	const vmsg_addr start = UINT64_MAX - (EXTRA_SIZE - 1);
	const struct {
		struct raw_desc desc;
		bool is_sound;
	} rows[] = {
		{{UINT64_MAX, 1, 0}, true},
		{{UINT64_MAX - (EXTRA_SIZE - 1), EXTRA_SIZE, WRITE}, true},
		{{UINT64_MAX, 0, 0}, true},
		{{UINT64_MAX, 2, 0}, false},
		{{UINT64_MAX - 15, 17, WRITE}, false},
		{{UINT64_MAX - (EXTRA_SIZE - 1), EXTRA_SIZE + 1, 0}, false},
		{{UINT64_MAX, UINT32_MAX, 0}, false},
	};
	uint8_t *memory = extra_memory();
	struct vmsg_mem_area area = extra_area(memory);
	struct raw_ring r;

	ring_init_variant(&r, state);
	area.start = start;
	assert_int_equal(vmsg_mem_add(&r.mem, area), VMSG_OK);
	for (uint32_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ring_start(&r);
		(void)raw_offer_as(&r, state, &rows[i].desc, 1);
		if (rows[i].is_sound) {
			assert_device_takes(&r, 1, rows[i].desc.flags == 0);
		} else {
			assert_device_breaks(&r, VMSG_QUEUE_DEFECT_ADDRESS);
		}
	}
	ring_fini(&r);
	test_free(memory);
}

/*
 * CVE-2024-3446: a buffer that is the device's own machinery.  Here it is memory like any
 * other: the driver can have its rings overwritten, which it could do without us.  Where
 * the queue stands is private, so what follows is written where it belongs.
 */
static void a_buffer_in_the_rings_of_its_own_queue_is_memory(void **state)
{
	uint8_t junk[4096];
	struct raw_desc desc = {RING_ADDR, 0, WRITE};
	struct raw_ring r;

	ring_init_variant(&r, state);
	desc.size = r.layout.size;
	assert_in_range(desc.size, 1, sizeof(junk));
	for (uint32_t value = 0; value < 0x100; value += 0x55) {
		struct vmsg_bytes bytes = {junk, desc.size};
		uint16_t id;

		ring_start(&r);
		(void)raw_offer_as(&r, state, &desc, 1);
		assert_device_takes(&r, 1, 0);
		id = r.chain.id;
		memset(junk, (int)value, sizeof(junk));
		assert_int_equal(vmsg_chain_write(&r.chain, 0, bytes), VMSG_OK);
		ring_return(&r, id, desc.size);
		if (r.is_packed) {
			uint8_t *used = raw_desc_area(&r, 0);

			assert_int_equal(vmsg_load_le16(used + VMSG_PACKED_DESC_ID), id);
			assert_int_equal(vmsg_load_le32(used + VMSG_PACKED_DESC_LEN), desc.size);
		} else {
			uint8_t *used = raw_device_area(&r);

			assert_int_equal(vmsg_load_le16(used + VMSG_SPLIT_USED_IDX), 1);
			assert_int_equal(vmsg_load_le32(used + VMSG_SPLIT_USED_SIZE), id);
		}
		/* What it reads next is junk: nothing, or a broken rule, and a reset helps. */
		for (uint32_t i = 0; i < 3; i++) {
			assert_int_not_equal(ring_pop(&r), VMSG_OK);
		}
		ring_start(&r);
		assert_int_equal(ring_push(&r, 1, 1, NULL), VMSG_OK);
		assert_device_takes(&r, 2, 1);
	}
	ring_fini(&r);
}

/* Another queue of the same driver is overwritten: that one breaks, this one does not. */
static void a_buffer_in_the_rings_of_another_queue_is_memory(void **state)
{
	struct vmsg_device_queue_config config;
	struct vmsg_device_queue other = {.ring.size = 0};
	struct vmsg_device_queue_slot slots[8];
	struct raw_desc desc = {DATA_ADDR + DRIVER_TABLES_OFFSET, 0, WRITE};
	struct vmsg_segment segments[8];
	uint8_t junk[4096];
	struct vmsg_chain chain;
	struct raw_ring r;

	ring_init_variant(&r, state);
	desc.size = r.layout.size;
	config = ring_device_config(&r);
	config.slots = slots;
	assert_int_equal(vmsg_ring_layout_place(&r.layout, desc.addr, &config.ring), VMSG_OK);
	vmsg_chain_init(&chain, segments, 8);
	memset(junk, 0xa5, sizeof(junk));
	assert_int_equal(vmsg_device_queue_init(&other, &config), VMSG_OK);
	assert_int_equal(vmsg_device_queue_pop(&other, &chain), VMSG_ERR_EMPTY);
	for (uint32_t round = 0; round < 2 * r.size; round++) {
		struct vmsg_bytes bytes = {junk, desc.size};

		(void)raw_offer(&r, &desc, 1);
		assert_device_takes(&r, 1, 0);
		assert_int_equal(vmsg_chain_write(&r.chain, 0, bytes), VMSG_OK);
		ring_return(&r, r.chain.id, desc.size);
		assert_int_not_equal(vmsg_device_queue_pop(&other, &chain), VMSG_OK);
	}
	assert_false(vmsg_device_queue_is_broken(&r.device));
	vmsg_device_queue_fini(&other);
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(the_area_of_the_rings_stays_as_long_as_a_queue),
		ON_ALL(the_area_of_a_broken_queue_stays),
		ON_ALL(an_area_stays_while_a_device_holds_a_chain_in_it),
		ON_ALL(an_area_stays_while_a_driver_has_a_chain_in_it_in_flight),
		ON_TABLES(the_area_of_the_tables_stays_as_long_as_a_queue),
		ON_ALL(a_translation_does_not_outlive_its_area),
		ON_ALL(a_translation_does_not_become_that_of_the_area_behind),
		ON_ALL(a_buffer_across_two_areas_needs_them_joined),
		ON_ALL(the_end_of_all_addresses_is_an_end),
		ON_ALL(a_buffer_in_the_rings_of_its_own_queue_is_memory),
		ON_BOTH(a_buffer_in_the_rings_of_another_queue_is_memory),
	};

	return cmocka_run_group_tests_name("hostile_memory", tests, NULL, NULL);
}
