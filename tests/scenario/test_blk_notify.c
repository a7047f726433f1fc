/*
 * Notifications of the block device and its driver: where they say the ring is, and how few do.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blk_rig.h"
#include "ring_features.h"

enum {
	REQUESTS = 1000,
	BATCH = 5,       /* fewer than the frames the bus holds: none coalesce in the endpoint */
	DESCRIPTORS = 3, /* of a read without a table */
};

static struct blk_rig rig;

static void begin(uint64_t features, uint32_t max_size)
{
	const struct blk_rig_options options = {
		.offered = features,
		.wanted = features,
		.max_size = max_size,
		.request_count = BATCH,
	};

	blk_rig_init_with(&rig, &options);
	blk_rig_start(&rig);
	rig.avail_events = 0;
	rig.used_events = 0;
}

static void poll_driver(void)
{
	assert_int_equal(vmsg_blk_driver_poll(&rig.driver, rig.sides.now_us), VMSG_OK);
}

/* What the driver has to say after so many reads: counted here, not taken from its queue. */
static uint32_t expected_offset(uint64_t features, uint32_t size, unsigned requests)
{
	const bool is_indirect = ring_features_has(features, VMSG_F_INDIRECT_DESC);
	const uint32_t descriptors = requests * (is_indirect ? 1u : DESCRIPTORS);
	const bool is_odd_lap = descriptors / size % 2 != 0;

	if (!ring_features_has(features, VMSG_F_NOTIFICATION_DATA)) {
		return 0;
	}
	if (!ring_features_has(features, VMSG_F_RING_PACKED)) {
		return requests % (UINT16_MAX + 1u);
	}
	return descriptors % size | (is_odd_lap ? 0 : VMSG_POSITION_NOTIFY_WRAP_MASK);
}

static void a_notification_carries_the_position_only_when_that_was_agreed(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		const uint64_t features = ring_features_pick(i);

		begin(features, 0);
		for (unsigned k = 1; k <= 4 * RIG_QUEUE_SIZE; k++) {
			blk_rig_submit_read(&rig);
			rig.next_offset = UINT32_MAX;
			poll_driver();
			assert_int_equal(rig.avail_events, k);
			assert_int_equal(rig.next_offset,
					 expected_offset(features, RIG_QUEUE_SIZE, k));
			assert_int_equal(vmsg_driver_queue_next_offset(&rig.driver.queue),
					 rig.next_offset);
			blk_rig_turn(&rig, 3);
			assert_int_equal(rig.done_calls, k);
		}
		/* Nor does a position get out that an owner hands over nevertheless. */
		assert_int_equal(vmsg_driver_notify(&rig.driver.driver, 0, RIG_QUEUE_SIZE - 1),
				 VMSG_OK);
		assert_int_equal(rig.next_offset,
				 ring_features_has(features, VMSG_F_NOTIFICATION_DATA)
					 ? RIG_QUEUE_SIZE - 1
					 : 0);
	}
}

static void the_position_of_a_split_ring_wraps_at_its_sixteen_bits(void **state)
{
	const uint64_t features = UINT64_C(1) << VMSG_F_NOTIFICATION_DATA;

	(void)state;
	begin(features, 0);
	for (unsigned k = 1; k <= UINT16_MAX + 2u; k++) {
		blk_rig_submit_read(&rig);
		poll_driver();
		assert_int_equal(rig.next_offset, expected_offset(features, RIG_QUEUE_SIZE, k));
		blk_rig_turn(&rig, 2);
	}
	assert_int_equal(rig.done_calls, UINT16_MAX + 2u);
}

static void the_position_begins_anew_with_the_queue(void **state)
{
	const uint64_t packed = UINT64_C(1) << VMSG_F_RING_PACKED;
	const uint64_t features = packed | UINT64_C(1) << VMSG_F_NOTIFICATION_DATA;
	const uint32_t size = 13;

	(void)state;
	begin(features, size);
	for (unsigned life = 0; life < 2; life++) {
		for (unsigned k = 1; k < 8 + life; k++) {
			blk_rig_submit_read(&rig);
			poll_driver();
			assert_int_equal(rig.next_offset, expected_offset(features, size, k));
			blk_rig_turn(&rig, 3);
		}
		assert_int_equal(vmsg_driver_reset_queue(&rig.driver.driver, 0, rig.sides.now_us),
				 VMSG_OK);
		blk_rig_turn(&rig, 4);
	}
}

/* The driver announces every request alone while the device is busy with something else. */
static void a_busy_device_with_event_indices_is_notified_once_a_batch(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		const uint64_t features = ring_features_pick(i);
		const bool has_index = ring_features_has(features, VMSG_F_EVENT_IDX);

		begin(features, 0);
		for (unsigned batch = 0; batch < REQUESTS / BATCH; batch++) {
			for (unsigned k = 0; k < BATCH; k++) {
				blk_rig_submit_read(&rig);
				poll_driver();
			}
			blk_rig_turn(&rig, 3);
		}
		assert_int_equal(rig.done_calls, REQUESTS);
		assert_int_equal(rig.avail_events, has_index ? REQUESTS / BATCH : REQUESTS);
	}
}

/* The device finishes every request alone while the driver is busy with something else. */
static void a_busy_driver_with_event_indices_is_notified_once_a_batch(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		const uint64_t features = ring_features_pick(i);
		const bool has_index = ring_features_has(features, VMSG_F_EVENT_IDX);

		begin(features, 0);
		for (unsigned batch = 0; batch < REQUESTS / BATCH; batch++) {
			for (unsigned k = 0; k < BATCH; k++) {
				blk_rig_submit_read(&rig);
			}
			poll_driver();
			two_sides_poll_device(&rig.sides);
			for (unsigned k = 0; k < BATCH; k++) {
				assert_int_equal(vmsg_blk_device_poll(&rig.device, 1), 1);
				two_sides_poll_device(&rig.sides);
			}
			blk_rig_turn(&rig, 2);
		}
		assert_int_equal(rig.done_calls, REQUESTS);
		assert_int_equal(rig.avail_events, REQUESTS / BATCH);
		assert_int_equal(rig.used_events, has_index ? REQUESTS / BATCH : REQUESTS);
	}
}

/* A device that stopped at its budget comes back by itself, so it does not want to be told. */
static void a_device_that_stopped_at_its_budget_is_not_notified(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		begin(ring_features_pick(i), 0);
		blk_rig_submit_read(&rig);
		blk_rig_submit_read(&rig);
		poll_driver();
		two_sides_poll_device(&rig.sides);
		assert_int_equal(vmsg_blk_device_poll(&rig.device, 1), 1);

		rig.avail_events = 0;
		blk_rig_submit_read(&rig);
		poll_driver();
		assert_int_equal(rig.avail_events, 0);
		assert_int_equal(vmsg_blk_device_poll(&rig.device, RIG_QUEUE_SIZE), 2);

		blk_rig_submit_read(&rig);
		poll_driver();
		assert_int_equal(rig.avail_events, 1);
	}
}

/* A side that looks only when it was notified misses nothing: each asks again before it sleeps. */
static void owners_that_sleep_until_they_are_notified_see_every_request(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		begin(ring_features_pick(i), 0);
		for (unsigned k = 1; k <= REQUESTS; k++) {
			const unsigned used_before = rig.used_events;

			rig.avail_events = 0;
			blk_rig_submit_read(&rig);
			poll_driver();
			if (rig.avail_events != 0) {
				two_sides_poll_device(&rig.sides);
				(void)vmsg_blk_device_poll(&rig.device, RIG_QUEUE_SIZE);
				two_sides_poll_device(&rig.sides);
			}
			two_sides_poll_driver(&rig.sides);
			if (rig.used_events != used_before) {
				poll_driver();
			}
			assert_int_equal(rig.done_calls, k);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_notification_carries_the_position_only_when_that_was_agreed),
		cmocka_unit_test(the_position_of_a_split_ring_wraps_at_its_sixteen_bits),
		cmocka_unit_test(the_position_begins_anew_with_the_queue),
		cmocka_unit_test(a_busy_device_with_event_indices_is_notified_once_a_batch),
		cmocka_unit_test(a_busy_driver_with_event_indices_is_notified_once_a_batch),
		cmocka_unit_test(a_device_that_stopped_at_its_budget_is_not_notified),
		cmocka_unit_test(owners_that_sleep_until_they_are_notified_see_every_request),
	};

	return cmocka_run_group_tests_name("blk_notify", tests, NULL, NULL);
}
