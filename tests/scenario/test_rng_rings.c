/*
 * The entropy device and its driver over every kind of virtqueue.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/queue_ring.h>

#include "ring_features.h"
#include "rng_rig.h"

enum {
	READS = 20
};

static struct rng_rig rig;

static void begin(uint64_t features, uint32_t max_size)
{
	rng_rig_init_with(&rig, features, max_size);
	rng_rig_start(&rig);
	assert_int_equal(rig.ready, VMSG_OK);
}

static void ask(uint32_t size)
{
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, size), VMSG_OK);
}

/* Read so many times, each read going on where the source was. */
static void read_on(unsigned reads)
{
	for (unsigned k = 0; k < reads; k++) {
		const uint8_t first = rig.next_byte;
		const uint32_t size = 1 + k * 7;
		const unsigned before = rig.done_calls;

		ask(size);
		rng_rig_turn(&rig, 3);
		assert_int_equal(rig.done_calls, before + 1);
		assert_int_equal(rig.done, VMSG_OK);
		assert_int_equal(rig.size, size);
		for (uint32_t i = 0; i < size; i++) {
			assert_int_equal(rig.memory[RNG_DATA + i], (uint8_t)(first + i));
		}
	}
}

static void every_combination_reads_whatever_size_the_queue_of_the_device_has(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		const uint64_t features = ring_features_pick(i);

		for (uint32_t size = 1; size <= RNG_QUEUE_SIZE; size++) {
			begin(features, size);
			assert_int_equal(vmsg_device_features(&rig.device.device) &
						 ring_features_pick(RING_COMBINATIONS - 1),
					 features);
			read_on(READS);
		}
	}
}

static void a_queue_begins_anew_after_each_reset_of_the_device(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		begin(ring_features_pick(i), RNG_QUEUE_SIZE);
		for (unsigned life = 0; life < 4; life++) {
			read_on(life);
			ask(8);
			rig.done_calls = 0;
			assert_int_equal(vmsg_driver_reset(&rig.driver.driver, rig.sides.now_us),
					 VMSG_OK);
			rng_rig_turn(&rig, 6);
			assert_int_equal(rig.done_calls, 1);
			assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
			rng_rig_start(&rig);
			assert_int_equal(rig.ready, VMSG_OK);
		}
		read_on(READS);
	}
}

static void a_queue_reset_alone_ends_the_read_and_goes_on(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		begin(ring_features_pick(i), RNG_QUEUE_SIZE);
		for (unsigned life = 0; life < 4; life++) {
			read_on(life);
			ask(8);
			rig.done_calls = 0;
			assert_int_equal(
				vmsg_driver_reset_queue(&rig.driver.driver, 0, rig.sides.now_us),
				VMSG_OK);
			rng_rig_turn(&rig, 4);
			assert_int_equal(rig.done_calls, 1);
			assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
		}
		read_on(READS);
		assert_int_equal(rig.ready_calls, 1);
	}
}

static void a_queue_that_is_being_reset_takes_no_read(void **state)
{
	(void)state;
	begin(VMSG_RING_FEATURES, RNG_QUEUE_SIZE);
	assert_int_equal(vmsg_driver_reset_queue(&rig.driver.driver, 0, rig.sides.now_us), VMSG_OK);
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, 8),
			 VMSG_ERR_BAD_STATE);
	rng_rig_turn(&rig, 4);
	read_on(1);
}

static void a_queue_the_device_does_not_give_back_ends_the_read(void **state)
{
	(void)state;
	begin(VMSG_RING_FEATURES, RNG_QUEUE_SIZE);
	ask(8);
	rig.device.vq.max_size = 0;
	assert_int_equal(vmsg_driver_reset_queue(&rig.driver.driver, 0, rig.sides.now_us), VMSG_OK);
	rng_rig_turn(&rig, 4);
	assert_int_equal(rig.done_calls, 1);
	assert_int_equal(rig.done, VMSG_ERR_CANCELLED);
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, 8),
			 VMSG_ERR_BAD_STATE);
}

/* The device looks only when it was notified, the driver only when something came back. */
static void owners_that_sleep_until_they_are_notified_see_every_read(void **state)
{
	(void)state;
	for (unsigned i = 0; i < RING_COMBINATIONS; i++) {
		begin(ring_features_pick(i), RNG_QUEUE_SIZE);
		for (unsigned k = 1; k <= READS; k++) {
			const uint32_t received = rig.sides.driver_bus.stats.received;
			const uint32_t sent = rig.sides.driver_bus.stats.sent;

			ask(8);
			assert_int_equal(vmsg_rng_driver_poll(&rig.driver), VMSG_OK);
			if (rig.sides.driver_bus.stats.sent != sent) {
				two_sides_poll_device(&rig.sides);
				(void)vmsg_rng_device_poll(&rig.device, RNG_QUEUE_SIZE);
				two_sides_poll_device(&rig.sides);
			}
			two_sides_poll_driver(&rig.sides);
			if (rig.sides.driver_bus.stats.received != received) {
				assert_int_equal(vmsg_rng_driver_poll(&rig.driver), VMSG_OK);
			}
			assert_int_equal(rig.done_calls, k);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_combination_reads_whatever_size_the_queue_of_the_device_has),
		cmocka_unit_test(a_queue_begins_anew_after_each_reset_of_the_device),
		cmocka_unit_test(a_queue_reset_alone_ends_the_read_and_goes_on),
		cmocka_unit_test(a_queue_that_is_being_reset_takes_no_read),
		cmocka_unit_test(a_queue_the_device_does_not_give_back_ends_the_read),
		cmocka_unit_test(owners_that_sleep_until_they_are_notified_see_every_read),
	};

	return cmocka_run_group_tests_name("rng_rings", tests, NULL, NULL);
}
