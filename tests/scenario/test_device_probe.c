/*
 * The device against the order in which a Linux driver probes it, uses it and lets it go.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/get_device_info.h>
#include <vmsg/wire/virtio.h>

#include "device_rig.h"

#define ACKNOWLEDGE VMSG_DEVICE_STATUS_ACKNOWLEDGE
#define DRIVER (ACKNOWLEDGE | VMSG_DEVICE_STATUS_DRIVER)
#define FEATURES_OK (DRIVER | VMSG_DEVICE_STATUS_FEATURES_OK)
#define DRIVER_OK (FEATURES_OK | VMSG_DEVICE_STATUS_DRIVER_OK)

static struct vmsg_get_device_info_resp_view ask_info(struct rig *rig)
{
	const struct vmsg_route route = {rig->dev_num, ++rig->token};
	struct vmsg_get_device_info_resp_view view = {{NULL, 0}};
	const struct fake_frame *frame;
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	assert_int_equal(vmsg_get_device_info_req_encode((struct vmsg_span){memory, sizeof(memory)},
							 route,
							 &size),
			 VMSG_OK);
	frame = rig_exchange(rig, (struct vmsg_bytes){memory, size});
	assert_non_null(frame);
	assert_int_equal(
		vmsg_get_device_info_resp_parse((struct vmsg_bytes){frame->bytes + VMSG_HEADER_SIZE,
								    frame->size - VMSG_HEADER_SIZE},
						&view,
						NULL),
		VMSG_OK);
	assert_int_equal(vmsg_get_device_info_resp_check_context(view, NULL), VMSG_OK);
	return view;
}

/** What the driver does before it writes any status: look at all of it. */
static void look(struct rig *rig)
{
	const struct vmsg_get_device_info_resp_view info = ask_info(rig);
	struct rig_window window;

	assert_int_equal(vmsg_get_device_info_resp_device_id(info), VMSG_DEVICE_TYPE_RNG);
	assert_int_equal(vmsg_get_device_info_resp_num_feature_bits(info), 32 * RIG_BLOCKS);
	assert_int_equal(vmsg_get_device_info_resp_config_size(info), RIG_CONFIG_SIZE);
	assert_int_equal(vmsg_get_device_info_resp_max_virtqueues(info), RIG_QUEUES);

	window = rig_read_config(rig, 0, RIG_CONFIG_SIZE);
	assert_int_equal(window.length, RIG_CONFIG_SIZE);
	assert_memory_equal(window.data, rig->devices[0].config, RIG_CONFIG_SIZE);
}

static void write_status(struct rig *rig, uint32_t wanted)
{
	rig_status(rig);
	assert_int_equal(rig_set_status(rig, wanted), wanted);
}

static void set_up_queue(struct rig *rig, uint32_t index)
{
	const struct vmsg_queue_config config = rig_queue_config();
	struct rig_queue queue = rig_queue(rig, index);

	assert_int_equal(queue.index, index);
	assert_int_equal(queue.max_size, RIG_QUEUE_SIZE);
	assert_int_equal(queue.config.size, 0);
	assert_int_equal(queue.config.desc_addr, 0);
	assert_int_equal(queue.config.driver_addr, 0);
	assert_int_equal(queue.config.device_addr, 0);

	rig_set_queue(rig, index, &config);
	queue = rig_queue(rig, index);
	assert_int_equal(queue.max_size, RIG_QUEUE_SIZE);
	assert_int_equal(queue.config.size, config.size);
	assert_int_equal(queue.config.desc_addr, config.desc_addr);
	assert_int_equal(queue.config.driver_addr, config.driver_addr);
	assert_int_equal(queue.config.device_addr, config.device_addr);
}

/** The rest of the probe, exactly in this order. */
static void probe(struct rig *rig)
{
	uint32_t features[RIG_BLOCKS];
	uint32_t i;

	assert_int_equal(rig_set_status(rig, 0), 0);
	assert_int_equal(rig_status(rig), 0);
	assert_int_equal(rig_set_status(rig, ACKNOWLEDGE), ACKNOWLEDGE);
	write_status(rig, DRIVER);
	rig_features(rig, 0, RIG_BLOCKS, features);
	assert_memory_equal(features, rig->devices[0].features, sizeof(features));
	rig_set_features(rig, 0, features, RIG_BLOCKS);
	write_status(rig, FEATURES_OK);
	assert_int_equal(rig_status(rig), FEATURES_OK);
	set_up_queue(rig, 0);
	set_up_queue(rig, 1);
	for (i = 0; i < 6; i++) { /* a MAC address is read byte by byte */
		assert_int_equal(rig_read_config(rig, i, 1).data[0], i + 1);
	}
	write_status(rig, DRIVER_OK);
	assert_int_equal(rig->devices[0].runs, 1);
}

static void the_probe_of_a_linux_driver_ends_with_a_running_device(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig, 264, false);
	look(&rig);
	probe(&rig);

	rig_avail(&rig, 0, 0);
	rig_avail(&rig, 1, 0);
	assert_int_equal(rig.devices[0].notifications, 2);
	assert_int_equal(rig.devices[0].device.stats.bad_state, 0);
	assert_int_equal(rig.devices[0].device.stats.out_of_range, 0);
	assert_int_equal(rig.devices[0].device.stats.status_refused, 0);
	rig_fini(&rig);
}

static void config_can_be_read_while_status_is_zero(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig, 264, false);
	look(&rig);
	assert_int_equal(rig_status(&rig), 0);
	assert_int_equal(rig.devices[0].device.stats.early, 1);
	rig_fini(&rig);
}

static void queues_are_reset_one_by_one_after_the_device_was(void **state)
{
	struct rig rig;
	struct rig_queue queue;
	uint32_t i;

	(void)state;
	rig_init(&rig, 264, false);
	look(&rig);
	probe(&rig);

	assert_int_equal(rig_set_status(&rig, 0), 0);
	assert_int_equal(rig.devices[0].stops, 2);
	for (i = 0; i < RIG_QUEUES; i++) {
		rig_reset_queue(&rig, i);
		queue = rig_queue(&rig, i);
		assert_int_equal(queue.config.size, 0);
		assert_int_equal(queue.config.desc_addr, 0);
	}
	assert_int_equal(rig.devices[0].stops, 2);
	rig_fini(&rig);
}

static void a_driver_can_be_unbound_and_bound_again(void **state)
{
	struct rig rig;
	int round;

	(void)state;
	rig_init(&rig, 264, false);
	for (round = 0; round < 3; round++) {
		rig.devices[0].runs = 0;
		look(&rig);
		probe(&rig);
	}
	assert_int_equal(rig.devices[0].resets, 3);
	assert_int_equal(rig.devices[0].stops, 4);
	rig_fini(&rig);
}

static void a_driver_that_left_without_a_word_can_probe_again(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig, 264, false);
	look(&rig);
	probe(&rig);
	assert_int_equal(vmsg_device_bus_remove(&rig.bus, RIG_DEV_NUM), VMSG_OK);
	assert_int_equal(rig.devices[0].stops, 2);
	rig_poll(&rig, 0);
	rig_expect_device_event(&rig, RIG_DEV_NUM, VMSG_DEVICE_BUS_STATE_REMOVED);
	rig_add(&rig, 0);

	rig.devices[0].runs = 0;
	look(&rig);
	probe(&rig);
	rig_fini(&rig);
}

static void a_driver_whose_features_are_refused_can_write_failed(void **state)
{
	const uint32_t wanted[RIG_BLOCKS] = {0x2, 0};
	struct rig rig;

	(void)state;
	rig_init(&rig, 264, false);
	rig_set_status(&rig, 0);
	rig_set_status(&rig, DRIVER);
	rig_set_features(&rig, 0, wanted, RIG_BLOCKS);
	assert_int_equal(rig_set_status(&rig, FEATURES_OK), DRIVER);
	assert_int_equal(rig_set_status(&rig, DRIVER | VMSG_DEVICE_STATUS_FAILED),
			 DRIVER | VMSG_DEVICE_STATUS_FAILED);
	assert_int_equal(rig_set_status(&rig, 0), 0);
	rig_fini(&rig);
}

static void the_smallest_bus_is_enough_to_probe(void **state)
{
	const uint32_t chunk = VMSG_BUS_MAX_SIZE_MIN - 20;
	struct rig_window window;
	struct rig rig;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_MIN, false);
	window = rig_read_config(&rig, 0, chunk);
	assert_int_equal(window.length, chunk);
	probe(&rig);
	rig_fini(&rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_probe_of_a_linux_driver_ends_with_a_running_device),
		cmocka_unit_test(config_can_be_read_while_status_is_zero),
		cmocka_unit_test(queues_are_reset_one_by_one_after_the_device_was),
		cmocka_unit_test(a_driver_can_be_unbound_and_bound_again),
		cmocka_unit_test(a_driver_that_left_without_a_word_can_probe_again),
		cmocka_unit_test(a_driver_whose_features_are_refused_can_write_failed),
		cmocka_unit_test(the_smallest_bus_is_enough_to_probe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
