/*
 * What a device does with windows, queues and regions, those it has and those it has not.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/get_shm.h>
#include <vmsg/wire/virtio.h>

#include "device_rig.h"

#define DRIVER (VMSG_DEVICE_STATUS_ACKNOWLEDGE | VMSG_DEVICE_STATUS_DRIVER)

/* Configuration space. */

static void a_config_window_that_is_not_there_is_answered_with_length_0(void **state)
{
	struct rig *rig = *state;
	struct rig_window window = rig_read_config(rig, 60, 5);

	assert_int_equal(window.length, 0);
	assert_int_equal(window.offset, 60);
	window = rig_read_config(rig, RIG_CONFIG_SIZE + 1, 0);
	assert_int_equal(window.length, 0);
	assert_int_equal(rig->devices[0].device.stats.out_of_range, 2);
	assert_int_equal(rig->devices[0].reads, 0);
	assert_int_equal(rig_read_config(rig, 60, 4).data[3], 64);
}

static void a_config_window_that_does_not_fit_the_bus_is_answered_with_length_0(void **state)
{
	const uint32_t fits = VMSG_BUS_MAX_SIZE_MIN - 20;
	struct rig small;

	(void)state;
	rig_init(&small, VMSG_BUS_MAX_SIZE_MIN, false);
	assert_int_equal(rig_read_config(&small, 0, fits).length, fits);
	assert_int_equal(rig_read_config(&small, 0, fits + 1).length, 0);
	rig_fini(&small);
}

static void a_config_write_comes_back_as_applied(void **state)
{
	const uint8_t data[3] = {9, 8, 7};
	struct rig *rig = *state;
	const struct rig_window window =
		rig_write_config(rig, 0, 61, (struct vmsg_bytes){data, sizeof(data)});

	assert_int_equal(window.length, sizeof(data));
	assert_memory_equal(window.data, data, sizeof(data));
	assert_memory_equal(rig->devices[0].config + 61, data, sizeof(data));
	assert_int_equal(window.generation, 0);
}

static void a_config_write_out_of_range_is_answered_with_length_0(void **state)
{
	const uint8_t data[4] = {0};
	struct rig *rig = *state;
	const struct vmsg_bytes bytes = {data, sizeof(data)};

	assert_int_equal(rig_write_config(rig, 0, 61, bytes).length, 0);
	assert_int_equal(rig_write_config(rig, 0, UINT32_MAX - 1, bytes).length, 0);
	assert_int_equal(rig->devices[0].writes, 0);
	assert_int_equal(rig->devices[0].device.stats.out_of_range, 2);
}

static void a_config_write_with_an_old_generation_is_answered_with_length_0(void **state)
{
	const uint8_t data[4] = {0};
	struct rig *rig = *state;
	const struct vmsg_bytes bytes = {data, sizeof(data)};
	struct rig_window window;

	vmsg_device_config_changed(&rig->devices[0].device, 0, 0);
	window = rig_write_config(rig, 0, 0, bytes);
	assert_int_equal(window.length, 0);
	assert_int_equal(window.generation, 1);
	assert_int_equal(rig->devices[0].device.stats.stale_generation, 1);
	assert_int_equal(rig->devices[0].writes, 0);
	assert_int_equal(rig_write_config(rig, window.generation, 0, bytes).length, 4);
}

static void a_config_write_the_owner_refuses_is_answered_with_length_0(void **state)
{
	const uint8_t data[4] = {0};
	struct rig *rig = *state;

	rig->devices[0].verdict = VMSG_ERR_REJECTED;
	assert_int_equal(rig_write_config(rig, 0, 0, (struct vmsg_bytes){data, 4}).length, 0);
	assert_int_equal(rig->devices[0].device.stats.rejected, 1);
}

static void an_empty_config_write_does_not_reach_the_owner(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(rig_write_config(rig, 0, 0, (struct vmsg_bytes){NULL, 0}).length, 0);
	assert_int_equal(rig->devices[0].writes, 0);
	assert_int_equal(rig->devices[0].device.stats.out_of_range, 0);
}

static void a_write_that_changes_the_generation_reports_it(void **state)
{
	const uint8_t data[4] = {1, 2, 3, 4};
	struct rig *rig = *state;
	struct rig_config_event event;

	rig_bring_up(rig);
	rig->devices[0].is_changed_at_once = true;
	assert_int_equal(rig_write_config(rig, 0, 8, (struct vmsg_bytes){data, 4}).generation, 1);
	event = rig_expect_config_event(rig);
	assert_int_equal(event.window.generation, 1);
	assert_int_equal(event.window.offset, 8);
	assert_memory_equal(event.window.data, data, 4);
}

/* Queues. */

static void
expect_not_started(struct rig *rig, uint32_t index, const struct vmsg_queue_config *config)
{
	rig_set_queue(rig, index, config);
	assert_int_equal(rig_queue(rig, index).config.size, 0);
	assert_int_equal(rig->devices[0].starts, 0);
}

static void a_bad_queue_configuration_is_answered_and_has_no_effect(void **state)
{
	const struct vmsg_queue_config good = rig_queue_config();
	struct rig *rig = *state;
	struct vmsg_queue_config bad = good;

	rig_negotiate(rig);
	bad.size = 0;
	expect_not_started(rig, 0, &bad);
	bad.size = RIG_QUEUE_SIZE + 1;
	expect_not_started(rig, 0, &bad);
	bad.size = RIG_QUEUE_SIZE * 2;
	expect_not_started(rig, 0, &bad);
	bad.size = 3;
	expect_not_started(rig, 0, &bad);
	bad = good;
	bad.desc_addr += VMSG_SPLIT_ALIGN_DESC / 2;
	expect_not_started(rig, 0, &bad);
	bad = good;
	bad.driver_addr += VMSG_SPLIT_ALIGN_DRIVER / 2;
	expect_not_started(rig, 0, &bad);
	bad = good;
	bad.device_addr += VMSG_SPLIT_ALIGN_DEVICE / 2;
	expect_not_started(rig, 0, &bad);
	expect_not_started(rig, 2, &good); /* does not exist */
	assert_int_equal(rig->devices[0].device.stats.out_of_range, 8);
	expect_not_started(rig, RIG_QUEUES, &good);
}

static void an_unknown_queue_reads_as_zero(void **state)
{
	struct rig *rig = *state;
	const struct rig_queue queue = rig_queue(rig, RIG_QUEUES);

	assert_int_equal(queue.index, RIG_QUEUES);
	assert_int_equal(queue.max_size, 0);
	assert_int_equal(queue.config.size, 0);
	assert_int_equal(rig_queue(rig, 2).max_size, 0);
}

static void an_active_queue_cannot_be_configured_again(void **state)
{
	const struct vmsg_queue_config first = rig_queue_config();
	struct vmsg_queue_config second = first;
	struct rig *rig = *state;

	rig_bring_up(rig);
	second.desc_addr += 0x1000;
	rig_set_queue(rig, 0, &second);
	assert_int_equal(rig_queue(rig, 0).config.desc_addr, first.desc_addr);
	assert_int_equal(rig->devices[0].starts, 2);
	assert_int_equal(rig->devices[0].device.stats.bad_state, 1);

	rig_reset_queue(rig, 0);
	assert_int_equal(rig->devices[0].stops, 1);
	assert_int_equal(rig_queue(rig, 0).config.desc_addr, 0);
	rig_set_queue(rig, 0, &second);
	assert_int_equal(rig_queue(rig, 0).config.desc_addr, second.desc_addr);
}

static void a_queue_the_owner_refuses_stays_unconfigured(void **state)
{
	const struct vmsg_queue_config config = rig_queue_config();
	struct rig *rig = *state;

	rig_negotiate(rig);
	rig->devices[0].verdict = VMSG_ERR_BAD_ADDRESS;
	rig_set_queue(rig, 0, &config);
	assert_int_equal(rig_queue(rig, 0).config.size, 0);
	assert_int_equal(rig->devices[0].device.stats.rejected, 1);
	rig_reset_queue(rig, 0);
	assert_int_equal(rig->devices[0].stops, 0);
}

static void queues_are_not_started_before_features_ok_or_after_failure(void **state)
{
	const struct vmsg_queue_config config = rig_queue_config();
	struct rig *rig = *state;

	rig_set_status(rig, DRIVER);
	expect_not_started(rig, 0, &config);
	rig_negotiate(rig);
	vmsg_device_fail(&rig->devices[0].device);
	expect_not_started(rig, 0, &config);
	assert_int_equal(rig->devices[0].device.stats.bad_state, 2);
}

static void reset_of_a_queue_that_is_not_started_is_answered(void **state)
{
	struct rig *rig = *state;

	rig_reset_queue(rig, 0);
	rig_reset_queue(rig, 2);
	rig_reset_queue(rig, RIG_QUEUES);
	assert_int_equal(rig->devices[0].stops, 0);
	assert_int_equal(rig->devices[0].device.stats.out_of_range, 1);
}

/* Shared memory. */

static void expect_region(struct rig *rig, uint32_t id, uint32_t size, uint32_t address)
{
	const struct vmsg_get_shm_req fields = {id};
	const struct vmsg_route route = {rig->dev_num, 1};
	struct vmsg_get_shm_resp_view view = {{NULL, 0}};
	const struct fake_frame *frame;
	uint8_t memory[FAKE_FRAME_MAX];
	size_t frame_size;

	assert_int_equal(vmsg_get_shm_req_encode((struct vmsg_span){memory, sizeof(memory)},
						 route,
						 &fields,
						 &frame_size),
			 VMSG_OK);
	frame = rig_exchange(rig, (struct vmsg_bytes){memory, frame_size});
	assert_non_null(frame);
	assert_int_equal(
		vmsg_get_shm_resp_parse((struct vmsg_bytes){frame->bytes + VMSG_HEADER_SIZE,
							    frame->size - VMSG_HEADER_SIZE},
					&view,
					NULL),
		VMSG_OK);
	assert_int_equal(vmsg_get_shm_resp_check_echo(view, &fields, NULL), VMSG_OK);
	assert_int_equal(vmsg_get_shm_resp_length(view), size);
	assert_int_equal(vmsg_get_shm_resp_address(view), address);
}

static void shared_memory_is_found_by_id(void **state)
{
	struct rig *rig = *state;

	expect_region(rig, 7, 0x1000, 0x80000000u);
	expect_region(rig, 0, 0, 0);
	expect_region(rig, UINT32_MAX, 0, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_set_up, rig_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_config_window_that_is_not_there_is_answered_with_length_0),
		TEST(a_config_window_that_does_not_fit_the_bus_is_answered_with_length_0),
		TEST(a_config_write_comes_back_as_applied),
		TEST(a_config_write_out_of_range_is_answered_with_length_0),
		TEST(a_config_write_with_an_old_generation_is_answered_with_length_0),
		TEST(a_config_write_the_owner_refuses_is_answered_with_length_0),
		TEST(an_empty_config_write_does_not_reach_the_owner),
		TEST(a_write_that_changes_the_generation_reports_it),
		TEST(a_bad_queue_configuration_is_answered_and_has_no_effect),
		TEST(an_unknown_queue_reads_as_zero),
		TEST(an_active_queue_cannot_be_configured_again),
		TEST(a_queue_the_owner_refuses_stays_unconfigured),
		TEST(queues_are_not_started_before_features_ok_or_after_failure),
		TEST(reset_of_a_queue_that_is_not_started_is_answered),
		TEST(shared_memory_is_found_by_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
