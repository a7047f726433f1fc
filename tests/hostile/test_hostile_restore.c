/*
 * hostile_restore: queues that are to go on from a position that is not where the rings are.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

static void run(struct raw_ring *r, uint32_t chains)
{
	for (uint32_t i = 0; i < chains; i++) {
		uint32_t written;
		void *cookie;

		assert_int_equal(ring_push(r, 1, 0, r), VMSG_OK);
		assert_device_takes(r, 1, 1);
		ring_return(r, r->chain.id, 0);
		assert_int_equal(ring_finish(r, &cookie, &written), VMSG_OK);
		assert_ptr_equal(cookie, r);
	}
}

static void
save(struct raw_ring *r, struct vmsg_queue_position *driver, struct vmsg_queue_position *device)
{
	assert_int_equal(vmsg_driver_queue_position(&r->driver, driver), VMSG_OK);
	assert_int_equal(vmsg_device_queue_position(&r->device, device), VMSG_OK);
}

static vmsg_status restore_driver(struct raw_ring *r, const struct vmsg_queue_position *position)
{
	struct vmsg_driver_queue_config config = ring_driver_config(r);

	vmsg_driver_queue_fini(&r->driver);
	return vmsg_driver_queue_restore(&r->driver, &config, position);
}

static vmsg_status restore_device(struct raw_ring *r, const struct vmsg_queue_position *position)
{
	struct vmsg_device_queue_config config = ring_device_config(r);

	vmsg_device_queue_fini(&r->device);
	return vmsg_device_queue_restore(&r->device, &config, position);
}

static void queues_go_on_where_they_stood(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t round = 0; round < 6 * r.size; round++) {
		struct vmsg_queue_position driver;
		struct vmsg_queue_position device;

		run(&r, round % 5);
		save(&r, &driver, &device);
		assert_int_equal(restore_driver(&r, &driver), VMSG_OK);
		assert_int_equal(restore_device(&r, &device), VMSG_OK);
	}
	ring_fini(&r);
}

/* A queue that went on after its position was taken cannot go back to it. */
static void a_stale_position_is_refused(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t lead = 0; lead < 2 * r.size; lead++) {
		for (uint32_t more = 1; more < r.size; more++) {
			struct vmsg_queue_position driver;
			struct vmsg_queue_position device;

			ring_start(&r);
			run(&r, lead);
			save(&r, &driver, &device);
			run(&r, more);
			assert_int_equal(restore_driver(&r, &driver), VMSG_ERR_BAD_STATE);
			assert_int_equal(restore_device(&r, &device), VMSG_ERR_BAD_STATE);
			assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_ERR_BAD_STATE);
			assert_int_equal(ring_pop(&r), VMSG_ERR_BAD_STATE);
		}
	}
	ring_fini(&r);
}

/* The same place in the lap before: only the counter differs. */
static void a_position_of_another_lap_is_refused(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t lead = r.size; lead < 3 * r.size; lead++) {
		struct vmsg_queue_position driver;
		struct vmsg_queue_position device;

		ring_start(&r);
		run(&r, lead);
		save(&r, &driver, &device);
		driver.wrap = !driver.wrap;
		device.wrap = !device.wrap;
		assert_int_equal(restore_driver(&r, &driver), VMSG_ERR_BAD_STATE);
		assert_int_equal(restore_device(&r, &device), VMSG_ERR_BAD_STATE);
	}
	ring_fini(&r);
}

/* A position from elsewhere, as it may come out of a file somebody else could write. */
static void a_position_no_queue_has_is_refused(void **state)
{
	const uint16_t numbers[] = {8, 9, 0x7fff, 0x8000, 0xffff};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct vmsg_queue_position position = {numbers[i], 0, true};

		assert_int_equal(restore_driver(&r, &position), VMSG_ERR_BAD_STATE);
		assert_int_equal(restore_device(&r, &position), VMSG_ERR_BAD_STATE);
		position.index = 0;
		position.desc = numbers[i];
		assert_int_equal(restore_driver(&r, &position), VMSG_ERR_BAD_STATE);
		/* A device has no use for it. */
		assert_int_equal(restore_device(&r, &position), VMSG_OK);
	}
	/* One place too far, on rings that would not contradict it. */
	if (r.is_packed) {
		struct vmsg_queue_position position = VMSG_QUEUE_POSITION_FIRST;

		assert_int_equal(restore_driver(&r, &position), VMSG_OK);
		assert_int_equal(restore_device(&r, &position), VMSG_OK);
		run(&r, r.size);
		position.index = (uint16_t)r.size;
		assert_int_equal(restore_driver(&r, &position), VMSG_ERR_BAD_STATE);
		assert_int_equal(restore_device(&r, &position), VMSG_ERR_BAD_STATE);
	}
	ring_fini(&r);
}

/* Rings that were changed meanwhile contradict the position as well. */
static void rings_changed_while_a_queue_was_away_are_refused(void **state)
{
	const uint16_t steps[] = {9, 10, 0x7fff, 0x8000, 0xffff};
	struct vmsg_queue_position driver;
	struct vmsg_queue_position device;
	struct raw_ring r;

	ring_init_variant(&r, state);
	run(&r, 3);
	save(&r, &driver, &device);
	for (uint32_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		uint8_t *avail = raw_driver_area(&r) + VMSG_SPLIT_AVAIL_IDX;
		uint8_t *used = raw_device_area(&r) + VMSG_SPLIT_USED_IDX;
		uint16_t moved = (uint16_t)(3 + steps[i]);

		vmsg_store_le16(avail, moved);
		assert_int_equal(restore_device(&r, &device), VMSG_ERR_BAD_STATE);
		assert_int_equal(restore_driver(&r, &driver), VMSG_ERR_BAD_STATE);
		vmsg_store_le16(avail, 3);
		vmsg_store_le16(used, moved);
		assert_int_equal(restore_device(&r, &device), VMSG_ERR_BAD_STATE);
		assert_int_equal(restore_driver(&r, &driver), VMSG_ERR_BAD_STATE);
		vmsg_store_le16(used, 3);
		assert_int_equal(restore_device(&r, &device), VMSG_OK);
		assert_int_equal(restore_driver(&r, &driver), VMSG_OK);
	}
	/* As much as the queue has room for may wait for the device. */
	vmsg_store_le16(raw_driver_area(&r) + VMSG_SPLIT_AVAIL_IDX, (uint16_t)(3 + r.size));
	assert_int_equal(restore_device(&r, &device), VMSG_OK);
	ring_fini(&r);
}

/* Chains made available while the device was away are there when it is back. */
static void chains_offered_while_a_device_was_away_arrive(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t lead = 0; lead < 2 * r.size; lead++) {
		struct vmsg_queue_position driver;
		struct vmsg_queue_position device;

		ring_start(&r);
		run(&r, lead);
		save(&r, &driver, &device);
		vmsg_device_queue_fini(&r.device);
		for (uint32_t i = 0; i < r.size; i++) {
			assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
		}
		assert_int_equal(restore_device(&r, &device), VMSG_OK);
		for (uint32_t i = 0; i < r.size; i++) {
			assert_device_takes(&r, 1, 1);
		}
		assert_int_equal(ring_pop(&r), VMSG_ERR_EMPTY);
	}
	ring_fini(&r);
}

/* With chains in flight there is no position that would not lose them. */
static void a_queue_with_chains_in_flight_has_no_position(void **state)
{
	struct vmsg_queue_position position = {7, 7, false};
	uint32_t written;
	struct raw_ring r;
	void *cookie;

	ring_init_variant(&r, state);
	assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
	assert_int_equal(vmsg_driver_queue_position(&r.driver, &position), VMSG_ERR_BUSY);
	assert_int_equal(vmsg_device_queue_position(&r.device, &position), VMSG_OK);
	assert_device_takes(&r, 1, 1);
	assert_int_equal(vmsg_device_queue_position(&r.device, &position), VMSG_ERR_BUSY);
	assert_int_equal(vmsg_device_queue_push(&r.device, r.chain.id, 0), VMSG_OK);
	assert_int_equal(vmsg_device_queue_position(&r.device, &position), VMSG_ERR_BUSY);
	vmsg_device_queue_publish(&r.device);
	assert_int_equal(vmsg_device_queue_position(&r.device, &position), VMSG_OK);
	assert_int_equal(vmsg_driver_queue_position(&r.driver, &position), VMSG_ERR_BUSY);
	assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
	assert_int_equal(vmsg_driver_queue_position(&r.driver, &position), VMSG_OK);
	ring_fini(&r);
}

/* A position says nothing of a memory the queue is not over. */
static void a_position_over_other_rings_is_refused_or_harmless(void **state)
{
	struct vmsg_queue_position driver;
	struct vmsg_queue_position device;
	struct raw_desc sound = raw_sound(0);
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t lead = 1; lead < 2 * r.size; lead++) {
		ring_start(&r);
		run(&r, lead);
		save(&r, &driver, &device);
		ring_start(&r);
		if (restore_device(&r, &device) == VMSG_OK) {
			(void)raw_offer(&r, &sound, 1);
			assert_int_not_equal(ring_pop(&r), VMSG_OK);
		}
		if (restore_driver(&r, &driver) == VMSG_OK) {
			assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
		}
	}
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_ALL(queues_go_on_where_they_stood),
		ON_ORDERED(queues_go_on_where_they_stood),
		ON_BOTH(a_stale_position_is_refused),
		ON(a_position_of_another_lap_is_refused, packed),
		ON_BOTH(a_position_no_queue_has_is_refused),
		ON(rings_changed_while_a_queue_was_away_are_refused, split),
		ON_BOTH(chains_offered_while_a_device_was_away_arrive),
		ON_ALL(a_queue_with_chains_in_flight_has_no_position),
		ON_ORDERED(a_queue_with_chains_in_flight_has_no_position),
		ON_BOTH(a_position_over_other_rings_is_refused_or_harmless),
	};

	return cmocka_run_group_tests_name("hostile_restore", tests, NULL, NULL);
}
