/*
 * ring_setup: layouts, refusals of init, notifications, and life after a broken queue.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_fixture.h"

#define SIZE 8u

static vmsg_status driver_init(struct fixture *fx, struct vmsg_driver_queue_config config)
{
	return vmsg_driver_queue_init(&fx->driver, &config);
}

static vmsg_status device_init(struct fixture *fx, struct vmsg_device_queue_config config)
{
	return vmsg_device_queue_init(&fx->device, &config);
}

/* Both sides answer the same to the configuration in fx->config. */
static void assert_both_init(struct fixture *fx, vmsg_status expected)
{
	assert_int_equal(driver_init(fx, fixture_driver_config(fx)), expected);
	assert_int_equal(device_init(fx, fixture_device_config(fx)), expected);
}

static void fixture_push(struct fixture *fx)
{
	struct vmsg_segment segment = segment_at(0, 16, true);

	assert_int_equal(vmsg_driver_queue_push(&fx->driver, &segment, 1, NULL), VMSG_OK);
}

/* CVE-2017-17381: a size of zero reached a division. */
static void sizes_that_are_no_power_of_two_up_to_the_limit_are_refused(void **state)
{
	static const uint32_t bad[] = {0, 3, 6, 7, 0x6000, 0x8001, 0x10000, 0x80000000, UINT32_MAX};
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(vmsg_ring_layout_check_size(bad[i], 0), VMSG_ERR_OUT_OF_RANGE);
		fx.config.size = bad[i];
		assert_both_init(&fx, VMSG_ERR_OUT_OF_RANGE);
		assert_int_equal(device_pop(&fx), VMSG_ERR_BAD_STATE);
	}
	for (uint32_t size = 1; size <= VMSG_QUEUE_SIZE_MAX; size *= 2) {
		assert_int_equal(vmsg_ring_layout_check_size(size, 0), VMSG_OK);
	}
	fixture_fini(&fx);
}

/* CVE-2026-86565: a side array of one size indexed by another. */
static void fewer_slots_than_descriptors_are_refused(void **state)
{
	struct vmsg_driver_queue_config driver;
	struct vmsg_device_queue_config device;
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	driver = fixture_driver_config(&fx);
	device = fixture_device_config(&fx);
	driver.slot_count--;
	device.slot_count--;

	assert_int_equal(driver_init(&fx, driver), VMSG_ERR_NO_SPACE);
	assert_int_equal(device_init(&fx, device), VMSG_ERR_NO_SPACE);
	fixture_fini(&fx);
}

/* An area of shared memory of `size` bytes at an address of its own. */
static void replace_area(struct fixture *fx, uint64_t size)
{
	vmsg_driver_queue_fini(&fx->driver);
	vmsg_device_queue_fini(&fx->device);
	(void)!vmsg_mem_remove(&fx->mem, 2 * DATA_ADDR);
	fixture_add(fx, 2 * DATA_ADDR, size, fx->data);
}

static void rings_must_be_aligned_and_inside_one_area(void **state)
{
	struct vmsg_ring_area *areas[3];
	struct vmsg_queue_config good;
	vmsg_addr *addrs[3];
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	good = fx.config;
	addrs[0] = &fx.config.desc_addr;
	addrs[1] = &fx.config.driver_addr;
	addrs[2] = &fx.config.device_addr;
	areas[0] = &fx.layout.desc;
	areas[1] = &fx.layout.driver;
	areas[2] = &fx.layout.device;

	for (int i = 0; i < 3; i++) {
		uint32_t align = areas[i]->align;

		*addrs[i] = 2 * DATA_ADDR + align;
		replace_area(&fx, align + areas[i]->size);
		assert_both_init(&fx, VMSG_OK);
		replace_area(&fx, align + areas[i]->size - 1);
		assert_both_init(&fx, VMSG_ERR_BAD_ADDRESS);
		for (uint32_t off = 1; off < align; off++) {
			*addrs[i] = DATA_ADDR + off;
			assert_both_init(&fx, VMSG_ERR_BAD_ADDRESS);
		}
		*addrs[i] = 0;
		assert_both_init(&fx, VMSG_ERR_BAD_ADDRESS);
		*addrs[i] = UINT64_MAX - 15;
		assert_both_init(&fx, VMSG_ERR_BAD_ADDRESS);
		fx.config = good;
	}
	fixture_fini(&fx);
}

static void a_queue_that_was_never_initialised_answers_so(void **state)
{
	static struct vmsg_driver_queue driver;
	static struct vmsg_device_queue device;
	const struct vmsg_segment segment = {.addr = DATA_ADDR, .size = 1};
	struct vmsg_queue_position position;
	struct vmsg_segment room;
	struct vmsg_chain chain;
	uint32_t written;
	void *cookie;

	(void)state;
	vmsg_chain_init(&chain, &room, 1);
	assert_int_equal(vmsg_driver_queue_push(&driver, &segment, 1, NULL), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_driver_queue_pop(&driver, &cookie, &written), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_driver_queue_pop_unused(&driver, &cookie), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_driver_queue_position(&driver, &position), VMSG_ERR_BAD_STATE);
	assert_false(vmsg_driver_queue_enable_notify(&driver));
	assert_int_equal(vmsg_device_queue_pop(&device, &chain), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_device_queue_push(&device, 0, 0), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_device_queue_position(&device, &position), VMSG_ERR_BAD_STATE);
	assert_false(vmsg_device_queue_enable_notify(&device));
	vmsg_driver_queue_publish(&driver);
	vmsg_device_queue_publish(&device);
	vmsg_driver_queue_fini(&driver);
	vmsg_device_queue_fini(&device);
}

static void every_set_of_ring_features_is_spoken(void **state)
{
	static const uint32_t bits[] = {VMSG_F_INDIRECT_DESC,
					VMSG_F_EVENT_IDX,
					VMSG_F_RING_PACKED,
					VMSG_F_IN_ORDER,
					VMSG_F_NOTIFICATION_DATA,
					VMSG_F_RING_RESET,
					VMSG_F_VERSION_1};
	const uint32_t bit_count = sizeof(bits) / sizeof(bits[0]);

	(void)state;
	for (uint32_t set = 0; set < 1u << bit_count; set++) {
		uint64_t features = 0;
		struct fixture fx;

		for (uint32_t i = 0; i < bit_count; i++) {
			features |= (uint64_t)(set >> i & 1) << bits[i];
		}
		fixture_init_with(&fx, SIZE, features);
		fixture_fini(&fx);
	}
}

static void areas_of_a_layout_are_aligned_and_do_not_overlap(void **state)
{
	(void)state;

	for (uint32_t size = 1; size <= VMSG_QUEUE_SIZE_MAX; size *= 2) {
		struct vmsg_ring_layout layout;
		struct vmsg_queue_config config;

		assert_int_equal(vmsg_ring_layout_init(size, 0, &layout), VMSG_OK);

		/* 16 bytes a descriptor; 2 and 8 an entry, behind 4 bytes and before 2. */
		assert_int_equal(layout.desc.size, 16 * size);
		assert_int_equal(layout.driver.size, 6 + 2 * size);
		assert_int_equal(layout.device.size, 6 + 8 * size);
		assert_true(layout.desc.offset + layout.desc.size <= layout.driver.offset);
		assert_true(layout.driver.offset + layout.driver.size <= layout.device.offset);
		assert_true(layout.device.offset + layout.device.size <= layout.size);
		assert_int_equal(layout.driver.offset % layout.driver.align, 0);
		assert_int_equal(layout.device.offset % layout.device.align, 0);
		assert_int_equal(vmsg_ring_layout_place(&layout, 1, &config), VMSG_ERR_BAD_ADDRESS);
		assert_int_equal(vmsg_ring_layout_place(&layout, UINT64_MAX - 127, &config),
				 layout.size > 128 ? VMSG_ERR_BAD_ADDRESS : VMSG_OK);
		assert_int_equal(
			vmsg_ring_layout_place(&layout, (uint64_t)0 - layout.size, &config),
			VMSG_OK);
	}
}

/* OpenVMM #4045: a broken queue must not keep anyone busy, and reset must mend it. */
static void a_broken_queue_stays_broken_and_silent_until_it_is_initialised(void **state)
{
	uint32_t written;
	void *cookie;
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	raw_desc_store(&fx, 1, DATA_ADDR, 1, 0, 0);
	raw_offer(&fx, 1);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	raw_avail_store_index(&fx, 0x4000);
	assert_int_equal(device_pop(&fx), VMSG_ERR_BAD_CHAIN);

	raw_avail_store_index(&fx, 1); /* repentance changes nothing */
	memset(raw_used(&fx), 0xee, fx.layout.device.size);
	assert_int_equal(device_pop(&fx), VMSG_ERR_BAD_CHAIN);
	assert_int_equal(vmsg_device_queue_push(&fx.device, 1, 0), VMSG_ERR_BAD_CHAIN);
	vmsg_device_queue_publish(&fx.device);
	vmsg_device_queue_disable_notify(&fx.device);
	assert_false(vmsg_device_queue_enable_notify(&fx.device));
	assert_false(vmsg_device_queue_should_notify(&fx.device));
	for (uint32_t i = 0; i < fx.layout.device.size; i++) {
		assert_int_equal(raw_used(&fx)[i], 0xee);
	}

	/* cloud-hypervisor #1120: indices survived a reset. */
	fixture_start(&fx);
	assert_false(vmsg_device_queue_is_broken(&fx.device));
	assert_int_equal(device_pop(&fx), VMSG_ERR_EMPTY);
	assert_int_equal(vmsg_driver_queue_pop(&fx.driver, &cookie, &written), VMSG_ERR_EMPTY);
	fixture_push(&fx);
	vmsg_driver_queue_publish(&fx.driver);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	fixture_fini(&fx);
}

static void device_push_refuses_what_it_does_not_hold(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	fixture_push(&fx);
	vmsg_driver_queue_publish(&fx.driver);
	assert_int_equal(device_pop(&fx), VMSG_OK);

	assert_int_equal(vmsg_device_queue_push(&fx.device, 1, 0), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_device_queue_push(&fx.device, SIZE, 0), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_device_queue_push(&fx.device, 0xffff, 0), VMSG_ERR_BAD_STATE);
	assert_int_equal(vmsg_device_queue_push(&fx.device, 0, 17), VMSG_ERR_TOO_LONG);
	assert_int_equal(vmsg_device_queue_push(&fx.device, 0, 16), VMSG_OK);
	assert_int_equal(vmsg_device_queue_push(&fx.device, 0, 0), VMSG_ERR_BAD_STATE);
	fixture_fini(&fx);
}

static void a_notification_is_due_once_for_all_that_was_published(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	assert_false(vmsg_driver_queue_should_notify(&fx.driver));
	fixture_push(&fx);
	assert_false(vmsg_driver_queue_should_notify(&fx.driver));
	vmsg_driver_queue_publish(&fx.driver);
	fixture_push(&fx);
	vmsg_driver_queue_publish(&fx.driver);
	assert_true(vmsg_driver_queue_should_notify(&fx.driver));
	assert_false(vmsg_driver_queue_should_notify(&fx.driver));

	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_false(vmsg_device_queue_should_notify(&fx.device));
	assert_int_equal(vmsg_device_queue_push(&fx.device, fx.chain.id, 0), VMSG_OK);
	vmsg_device_queue_publish(&fx.device);
	assert_true(vmsg_device_queue_should_notify(&fx.device));
	assert_false(vmsg_device_queue_should_notify(&fx.device));
	fixture_fini(&fx);
}

/* CVE-2026-74356: "did I change the flag" taken for "is there work" never ended. */
static void enabling_notifications_tells_whether_work_waits(void **state)
{
	uint32_t written;
	void *cookie;
	struct fixture fx;

	(void)state;
	fixture_init(&fx, SIZE);
	vmsg_device_queue_disable_notify(&fx.device);
	vmsg_driver_queue_disable_notify(&fx.driver);
	assert_false(vmsg_device_queue_enable_notify(&fx.device));
	assert_false(vmsg_driver_queue_enable_notify(&fx.driver));

	vmsg_device_queue_disable_notify(&fx.device);
	fixture_push(&fx);
	fixture_push(&fx);
	vmsg_driver_queue_publish(&fx.driver);
	assert_false(vmsg_driver_queue_should_notify(&fx.driver));
	assert_true(vmsg_device_queue_enable_notify(&fx.device));
	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_true(vmsg_device_queue_enable_notify(&fx.device));
	assert_int_equal(vmsg_device_queue_push(&fx.device, fx.chain.id, 0), VMSG_OK);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_false(vmsg_device_queue_enable_notify(&fx.device));

	vmsg_driver_queue_disable_notify(&fx.driver);
	vmsg_device_queue_publish(&fx.device);
	assert_false(vmsg_device_queue_should_notify(&fx.device));
	assert_true(vmsg_driver_queue_enable_notify(&fx.driver));
	assert_int_equal(vmsg_driver_queue_pop(&fx.driver, &cookie, &written), VMSG_OK);
	assert_false(vmsg_driver_queue_enable_notify(&fx.driver));
	fixture_push(&fx);
	vmsg_driver_queue_publish(&fx.driver);
	assert_true(vmsg_driver_queue_should_notify(&fx.driver));
	assert_int_equal(vmsg_device_queue_push(&fx.device, fx.chain.id, 0), VMSG_OK);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_int_equal(vmsg_device_queue_push(&fx.device, fx.chain.id, 0), VMSG_OK);
	vmsg_device_queue_publish(&fx.device);
	assert_true(vmsg_device_queue_should_notify(&fx.device));
	assert_int_equal(vmsg_driver_queue_pop(&fx.driver, &cookie, &written), VMSG_OK);
	assert_true(vmsg_driver_queue_enable_notify(&fx.driver));
	fixture_fini(&fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sizes_that_are_no_power_of_two_up_to_the_limit_are_refused),
		cmocka_unit_test(fewer_slots_than_descriptors_are_refused),
		cmocka_unit_test(rings_must_be_aligned_and_inside_one_area),
		cmocka_unit_test(a_queue_that_was_never_initialised_answers_so),
		cmocka_unit_test(every_set_of_ring_features_is_spoken),
		cmocka_unit_test(areas_of_a_layout_are_aligned_and_do_not_overlap),
		cmocka_unit_test(a_broken_queue_stays_broken_and_silent_until_it_is_initialised),
		cmocka_unit_test(device_push_refuses_what_it_does_not_hold),
		cmocka_unit_test(a_notification_is_due_once_for_all_that_was_published),
		cmocka_unit_test(enabling_notifications_tells_whether_work_waits),
	};

	return cmocka_run_group_tests_name("ring_setup", tests, NULL, NULL);
}
