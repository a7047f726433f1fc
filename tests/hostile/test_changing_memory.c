/*
 * changing_memory: rings that change between any two reads, and in the middle of everything.
 *
 * The queue sources are compiled into this program with every load of shared memory
 * going through a hook.  It counts how often each byte of the rings is read, and can
 * spoil a byte as soon as it has been: code that reads twice sees two values.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _POSIX_C_SOURCE 200809L

#include "queue_fixture.h"
#include "scribbler.h"

#define SIZE 16u

/* What the hook watches; the fixture of the running test. */
static struct {
	uint8_t *start;
	size_t size;
	uint8_t reads[8192]; /* by offset from start */
	bool spoils;
} watch;

static void watch_start(struct fixture *fx, bool spoils)
{
	assert_in_range(fx->layout.size, 1, sizeof(watch.reads));
	watch.start = fx->ring;
	watch.size = fx->layout.size;
	watch.spoils = spoils;
	memset(watch.reads, 0, sizeof(watch.reads));
}

static void watch_stop(void)
{
	watch.start = NULL;
}

static void on_load(const struct vmsg_shm *from, size_t size)
{
	size_t offset = (size_t)((uintptr_t)from - (uintptr_t)watch.start);

	for (size_t i = 0; i < size && watch.start != NULL && offset + i < watch.size; i++) {
		watch.reads[offset + i]++;
		if (watch.spoils) {
			watch.start[offset + i] = (uint8_t)~watch.start[offset + i];
		}
	}
}

static uint16_t hook_load_le16(const struct vmsg_shm *from)
{
	uint16_t value = vmsg_shm_load_le16(from);

	on_load(from, sizeof(value));
	return value;
}

static uint16_t hook_load_le16_acquire(const struct vmsg_shm *from)
{
	uint16_t value = vmsg_shm_load_le16_acquire(from);

	on_load(from, sizeof(value));
	return value;
}

static uint32_t hook_load_le32(const struct vmsg_shm *from)
{
	uint32_t value = vmsg_shm_load_le32(from);

	on_load(from, sizeof(value));
	return value;
}

static uint64_t hook_load_le64(const struct vmsg_shm *from)
{
	uint64_t value = vmsg_shm_load_le64(from);

	on_load(from, sizeof(value));
	return value;
}

/* The parts of the descriptor table in which hardly any value makes sense. */
static bool spares(uint32_t offset)
{
	uint32_t inside = offset % VMSG_SPLIT_DESC_SIZE;

	if (offset >= SIZE * VMSG_SPLIT_DESC_SIZE) {
		return false;
	}
	if (inside < VMSG_SPLIT_DESC_LEN) {
		return inside != VMSG_SPLIT_DESC_ADDR;
	}
	return inside == VMSG_SPLIT_DESC_LEN + 2;
}

#define vmsg_shm_load_le16(from) hook_load_le16(from)
#define vmsg_shm_load_le16_acquire(from) hook_load_le16_acquire(from)
#define vmsg_shm_load_le32(from) hook_load_le32(from)
#define vmsg_shm_load_le64(from) hook_load_le64(from)
#include "../../runtime/queue/device_queue.c"
#include "../../runtime/queue/driver_queue.c"
#include "../../runtime/queue/ring_layout.c"
#include "../../runtime/queue/split_device.c"
#include "../../runtime/queue/split_driver.c"

/* A chain of `count` descriptors in an order that is not that of the table. */
static void raw_chain(struct fixture *fx, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t flags = (i + 1 < count ? NEXT : 0) | (i >= count / 2 ? WRITE : 0);

		uint32_t next = (i + 1) * 5 % SIZE;

		raw_desc_store(fx, i * 5 % SIZE, DATA_ADDR + i * 32, i + 1, flags, next);
	}
	raw_offer(fx, 0);
}

/*
 * CVE-2020-14375, CVE-2026-93683, CVE-2026-86848: descriptors, lengths and links
 * were read a second time after they had been checked.
 */
static void a_device_sees_one_snapshot_of_what_changes_after_each_read(void **state)
{
	(void)state;

	for (uint32_t count = 1; count <= SIZE; count++) {
		struct fixture fx;

		fixture_init(&fx, SIZE);
		raw_chain(&fx, count);
		watch_start(&fx, true);

		assert_int_equal(device_pop(&fx), VMSG_OK);

		watch_stop();
		assert_int_equal(fx.chain.count, count);
		assert_int_equal(fx.chain.readable_count, count / 2);
		for (uint32_t i = 0; i < count; i++) {
			assert_true(fx.segments[i].addr == DATA_ADDR + i * 32);
			assert_ptr_equal(vmsg_shm_pointer(fx.segments[i].memory),
					 fx.data + i * 32);
			assert_int_equal(fx.segments[i].size, i + 1);
			assert_int_equal(fx.segments[i].writable, i >= count / 2);
		}
		fixture_fini(&fx);
	}
}

static void a_device_reads_no_byte_twice_and_its_own_ring_never(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_chain(&fx, SIZE);
	watch_start(&fx, false);

	assert_int_equal(device_pop(&fx), VMSG_OK);
	for (uint32_t i = 0; i < fx.layout.size; i++) {
		assert_in_range(watch.reads[i], 0, 1);
	}
	/* All of the chain was looked at, so the hook works. */
	for (uint32_t i = 0; i < fx.layout.desc.size; i++) {
		assert_int_equal(watch.reads[fx.layout.desc.offset + i], 1);
	}

	/* Returning a chain looks at nothing but the wish to be notified. */
	watch_start(&fx, false);
	assert_int_equal(vmsg_device_queue_push(&fx.device, fx.chain.id, 1), VMSG_OK);
	vmsg_device_queue_publish(&fx.device);
	assert_true(vmsg_device_queue_should_notify(&fx.device));
	for (uint32_t i = 0; i < fx.layout.size; i++) {
		uint32_t flags = fx.layout.driver.offset + VMSG_SPLIT_AVAIL_FLAGS;

		assert_int_equal(watch.reads[i], i == flags || i == flags + 1);
	}
	watch_stop();
	fixture_fini(&fx);
}

/* Were the first descriptor read again, the hook would have made it an indirect one. */
static void a_device_notices_a_cycle_before_it_reads_a_descriptor_twice(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_chain(&fx, SIZE);
	vmsg_store_le16(raw_desc(&fx, (SIZE - 1) * 5 % SIZE) + VMSG_SPLIT_DESC_FLAGS, NEXT | WRITE);
	watch_start(&fx, true);
	assert_int_equal(device_pop(&fx), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(fx.device.defect, VMSG_QUEUE_DEFECT_LOOP);
	watch_stop();
	fixture_fini(&fx);
}

/* OpenVMM #4045: the broken path must cost nothing, however often it is asked. */
static void a_broken_queue_reads_nothing(void **state)
{
	uint32_t written;
	void *cookie;
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_avail_store_index(&fx, SIZE + 1);
	raw_used_store_index(&fx, 1);
	assert_int_equal(device_pop(&fx), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(vmsg_driver_queue_pop(&fx.driver, &cookie, &written), VMSG_ERR_BAD_CHAIN);

	watch_start(&fx, false);
	assert_int_equal(device_pop(&fx), VMSG_ERR_BAD_CHAIN);
	assert_false(vmsg_device_queue_enable_notify(&fx.device));
	assert_int_equal(vmsg_driver_queue_pop(&fx.driver, &cookie, &written), VMSG_ERR_BAD_CHAIN);
	assert_false(vmsg_driver_queue_enable_notify(&fx.driver));
	for (uint32_t i = 0; i < fx.layout.size; i++) {
		assert_int_equal(watch.reads[i], 0);
	}
	watch_stop();
	fixture_fini(&fx);
}

/* MigTD #935, #986: the driver's recycling believed its own shared table. */
static void a_driver_reads_each_used_entry_once_and_what_it_wrote_never(void **state)
{
	struct vmsg_segment segments[4];
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	for (uint32_t i = 0; i < 4; i++) {
		segments[i] = segment_at(i * 64, 16, i > 1);
	}

	for (uint32_t round = 0; round < 3 * SIZE; round++) {
		uint32_t written = 0;
		void *cookie = NULL;

		watch_start(&fx, true);
		assert_int_equal(vmsg_driver_queue_push(&fx.driver, segments, 4, &segments[1]),
				 VMSG_OK);
		vmsg_driver_queue_publish(&fx.driver);
		for (uint32_t i = 0; i < fx.layout.size; i++) {
			assert_int_equal(watch.reads[i], 0);
		}
		assert_int_equal(device_pop(&fx), VMSG_OK);
		watch_stop();
		raw_avail_store_index(&fx, round + 1); /* the hook spoilt it */
		assert_int_equal(vmsg_device_queue_push(&fx.device, fx.chain.id, 17), VMSG_OK);
		vmsg_device_queue_publish(&fx.device);

		watch_start(&fx, true);
		assert_int_equal(vmsg_driver_queue_pop(&fx.driver, &cookie, &written), VMSG_OK);
		assert_ptr_equal(cookie, &segments[1]);
		assert_int_equal(written, 17);
		for (uint32_t i = 0; i < fx.layout.size; i++) {
			assert_in_range(watch.reads[i], 0, i >= fx.layout.device.offset ? 1 : 0);
		}
		assert_int_equal(watch.reads[fx.layout.device.offset + VMSG_SPLIT_USED_IDX], 1);
		watch_stop();
	}
	fixture_fini(&fx);
}

static void assert_sound(struct fixture *fx)
{
	uint64_t readable = 0;
	uint64_t writable = 0;

	assert_in_range(fx->chain.count, 1, SIZE);
	for (uint32_t i = 0; i < fx->chain.count; i++) {
		const struct vmsg_segment *segment = &fx->segments[i];

		assert_true(segment->addr >= DATA_ADDR);
		assert_true(segment->addr + segment->size <= DATA_ADDR + DATA_SIZE);
		assert_ptr_equal(vmsg_shm_pointer(segment->memory),
				 fx->data + (segment->addr - DATA_ADDR));
		assert_int_equal(segment->writable, i >= fx->chain.readable_count);
		*(segment->writable ? &writable : &readable) += segment->size;
	}
	assert_true(readable == fx->chain.readable_size);
	assert_true(writable == fx->chain.writable_size);
}

/* Whatever it sees, what a device is handed is inside the rules. */
static void a_device_keeps_the_rules_while_the_rings_are_scribbled_over(void **state)
{
	struct vmsg_device_queue_config config;
	struct scribbler scribbler = {.limit = SIZE + 1, .spares = spares};
	uint32_t accepted = 0;
	uint32_t broken = 0;
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	config = fixture_device_config(&fx);
	for (uint32_t i = 0; i < SIZE; i++) {
		raw_desc_store(&fx, i, DATA_ADDR, 1, 0, 0);
	}
	scribbler.start = vmsg_shm_from_pointer(fx.ring);
	scribbler.size = fx.layout.device.offset;
	scribbler_start(&scribbler);

	while (scribbler_goes_on(&scribbler, accepted > 100 && broken > 100)) {
		for (uint32_t i = 0; i < 1000; i++) {
			vmsg_status status = device_pop(&fx);

			if (status == VMSG_OK) {
				accepted++;
				assert_sound(&fx);
				status = vmsg_device_queue_push(&fx.device, fx.chain.id, 0);
				assert_int_equal(status, VMSG_OK);
				vmsg_device_queue_publish(&fx.device);
			} else if (status != VMSG_ERR_EMPTY) {
				broken++;
				status = vmsg_device_queue_init(&fx.device, &config);
				assert_int_equal(status, VMSG_OK);
			}
		}
	}
	scribbler_stop(&scribbler);
	print_message("scribbled device: %u chains accepted, %u breaks\n", accepted, broken);
	assert_true(broken > 0 && accepted > 0);
	fixture_fini(&fx);
}

/* Each cookie comes back once, and no length is more than was posted. */
static void a_driver_loses_no_buffer_while_the_used_ring_is_scribbled_over(void **state)
{
	struct vmsg_segment segments[2] = {segment_at(0, 4, false), segment_at(64, 10, true)};
	struct vmsg_driver_queue_config config;
	struct scribbler scribbler = {.limit = SIZE + 1};
	uint32_t accepted = 0;
	uint32_t broken = 0;
	bool out[SIZE];
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	config = fixture_driver_config(&fx);
	memset(out, 0, sizeof(out));
	scribbler.start = vmsg_shm_from_pointer(raw_used(&fx));
	scribbler.size = fx.layout.device.size;
	scribbler_start(&scribbler);

	while (scribbler_goes_on(&scribbler, accepted > 100 && broken > 100)) {
		for (uint32_t i = 0; i < 1000; i++) {
			uint32_t written = 0;
			void *cookie = NULL;
			vmsg_status status;

			for (uint32_t k = 0; k < SIZE; k++) {
				if (!out[k] && vmsg_driver_queue_push(&fx.driver, segments, 2,
								      &out[k]) == VMSG_OK) {
					out[k] = true;
				}
			}
			vmsg_driver_queue_publish(&fx.driver);
			status = vmsg_driver_queue_pop(&fx.driver, &cookie, &written);
			if (status == VMSG_OK) {
				accepted++;
				assert_true(*(bool *)cookie);
				*(bool *)cookie = false;
				assert_in_range(written, 0, 10);
			} else if (status != VMSG_ERR_EMPTY) {
				broken++;
				while (vmsg_driver_queue_pop_unused(&fx.driver, &cookie) == 0) {
					assert_true(*(bool *)cookie);
					*(bool *)cookie = false;
				}
				for (uint32_t k = 0; k < SIZE; k++) {
					assert_false(out[k]);
				}
				status = vmsg_driver_queue_init(&fx.driver, &config);
				assert_int_equal(status, VMSG_OK);
			}
		}
	}
	scribbler_stop(&scribbler);
	print_message("scribbled driver: %u chains accepted, %u breaks\n", accepted, broken);
	assert_true(broken > 0 && accepted > 0);
	fixture_fini(&fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_device_sees_one_snapshot_of_what_changes_after_each_read),
		cmocka_unit_test(a_device_reads_no_byte_twice_and_its_own_ring_never),
		cmocka_unit_test(a_device_notices_a_cycle_before_it_reads_a_descriptor_twice),
		cmocka_unit_test(a_broken_queue_reads_nothing),
		cmocka_unit_test(a_driver_reads_each_used_entry_once_and_what_it_wrote_never),
		cmocka_unit_test(a_device_keeps_the_rules_while_the_rings_are_scribbled_over),
		cmocka_unit_test(a_driver_loses_no_buffer_while_the_used_ring_is_scribbled_over),
	};

	return cmocka_run_group_tests_name("changing_memory", tests, NULL, NULL);
}
