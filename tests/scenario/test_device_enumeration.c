/*
 * GET_DEVICES answered by a bus: windows, their clamps, and where the next one starts.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/wire/bus_get_devices.h>

#include "device_rig.h"

/** What a window was answered with. */
struct window {
	uint32_t count;
	uint32_t next_offset;
	uint8_t bitmap[FAKE_FRAME_MAX];
};

static struct window ask(struct rig *rig, uint16_t offset, uint16_t count)
{
	const struct vmsg_bus_get_devices_req fields = {offset, count};
	const struct vmsg_route route = {0, ++rig->token};
	struct vmsg_bus_get_devices_resp_view view = {{NULL, 0}};
	const struct fake_frame *frame;
	struct vmsg_header header;
	struct vmsg_bytes payload = {NULL, 0};
	struct vmsg_bytes bitmap;
	struct window window;
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	assert_int_equal(vmsg_bus_get_devices_req_encode((struct vmsg_span){memory, sizeof(memory)},
							 route,
							 &fields,
							 &size),
			 VMSG_OK);
	frame = rig_exchange(rig, (struct vmsg_bytes){memory, size});
	header = fake_frame_header(frame, &payload);
	assert_int_equal(header.token, rig->token);
	assert_int_equal(frame->envelope.stream.lane, VMSG_LANE_BUS);
	assert_int_equal(vmsg_bus_get_devices_resp_parse(payload, &view, NULL), VMSG_OK);
	assert_int_equal(vmsg_bus_get_devices_resp_check_echo(view, &fields, NULL), VMSG_OK);
	bitmap = vmsg_bus_get_devices_resp_bitmap(view);
	assert_int_equal(payload.size, VMSG_BUS_GET_DEVICES_RESP_FIXED_SIZE + bitmap.size);
	window.count = (uint32_t)bitmap.size * 8u;
	window.next_offset = vmsg_bus_get_devices_resp_next_offset(view);
	vmsg_store_bytes(window.bitmap, bitmap);
	return window;
}

static void the_lowest_number_is_in_the_lowest_bit(void **state)
{
	struct rig rig;
	struct window window;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	rig_add(&rig, 1);
	window = ask(&rig, 0, 16); /* 5 and 14 */
	assert_int_equal(window.count, 16);
	assert_int_equal(window.bitmap[0], 1u << 5);
	assert_int_equal(window.bitmap[1], 1u << 6);
	rig_fini(&rig);
}

static void the_final_window_says_that_nothing_follows(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	rig_add(&rig, 1);
	assert_int_equal(ask(&rig, 0, 16).next_offset, 0);
	assert_int_equal(ask(&rig, 8, 8).next_offset, 0);
	assert_int_equal(ask(&rig, 16, 256).next_offset, 0);
	assert_int_equal(ask(&rig, 0, 8).next_offset, 8);
	rig_fini(&rig);
}

static void numbers_nobody_has_are_skipped(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	rig.devices[1].device.config.dev_num = 40001;
	assert_int_equal(vmsg_device_bus_add(&rig.bus, &rig.devices[1].device), VMSG_OK);
	rig_poll(&rig, 0);
	rig_expect_device_event(&rig, 40001, VMSG_DEVICE_BUS_STATE_READY);
	assert_int_equal(ask(&rig, 0, 8).next_offset, 40000);
	assert_int_equal(ask(&rig, 40000, 8).bitmap[0], 1u << 1);
	assert_int_equal(ask(&rig, 40000, 8).next_offset, 0);
	rig_fini(&rig);
}

static void a_window_is_clamped_to_the_message(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_MIN, false);
	assert_int_equal(ask(&rig, 0, 65528).count,
			 8 * (VMSG_BUS_MAX_SIZE_MIN - VMSG_HEADER_SIZE -
			      VMSG_BUS_GET_DEVICES_RESP_FIXED_SIZE));
	rig_fini(&rig);
}

static void a_window_is_clamped_to_the_last_device_number(void **state)
{
	struct rig rig;
	struct window window;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	rig.devices[1].device.config.dev_num = UINT16_MAX;
	assert_int_equal(vmsg_device_bus_add(&rig.bus, &rig.devices[1].device), VMSG_OK);
	rig_poll(&rig, 0);
	rig_expect_device_event(&rig, UINT16_MAX, VMSG_DEVICE_BUS_STATE_READY);
	window = ask(&rig, 65528, 256);
	assert_int_equal(window.count, 8);
	assert_int_equal(window.bitmap[0], 1u << 7);
	assert_int_equal(window.next_offset, 0);
	rig_fini(&rig);
}

static void an_empty_window_is_answered_empty(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	assert_int_equal(ask(&rig, 0, 0).count, 0);
	assert_int_equal(ask(&rig, 8, 0).next_offset, 0);
	rig_fini(&rig);
}

static void a_bus_without_devices_is_legal(void **state)
{
	struct rig rig;
	struct window window;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	assert_int_equal(vmsg_device_bus_remove(&rig.bus, RIG_DEV_NUM), VMSG_OK);
	rig_poll(&rig, 0);
	rig_expect_device_event(&rig, RIG_DEV_NUM, VMSG_DEVICE_BUS_STATE_REMOVED);
	window = ask(&rig, 0, 64);
	assert_int_equal(window.bitmap[0], 0);
	assert_int_equal(window.next_offset, 0);
	rig_fini(&rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lowest_number_is_in_the_lowest_bit),
		cmocka_unit_test(the_final_window_says_that_nothing_follows),
		cmocka_unit_test(numbers_nobody_has_are_skipped),
		cmocka_unit_test(a_window_is_clamped_to_the_message),
		cmocka_unit_test(a_window_is_clamped_to_the_last_device_number),
		cmocka_unit_test(an_empty_window_is_answered_empty),
		cmocka_unit_test(a_bus_without_devices_is_legal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
