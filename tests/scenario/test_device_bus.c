/*
 * The device side of a bus: routing, tokens, epochs, full and broken buses.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/wire/bus_ping.h>

#include "device_rig.h"

#define SECOND (RIG_DEV_NUM + 9)

/** Take the next response and return its token. */
static uint16_t token_of_next(struct rig *rig)
{
	const struct fake_frame *frame = fake_port_sent(&rig->port);
	struct vmsg_header header;
	struct vmsg_bytes payload = {NULL, 0};

	header = fake_frame_header(frame, &payload);
	assert_int_equal(header.type, VMSG_TYPE_RESPONSE);
	return header.token;
}

static void the_token_is_copied_whatever_it_is(void **state)
{
	const uint16_t tokens[] = {0, 1, 0x1234, 0x8000, UINT16_MAX};
	struct rig *rig = *state;
	size_t i;

	for (i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
		rig_deliver_status_request(rig, RIG_DEV_NUM, tokens[i]);
		rig_poll(rig, 1);
		assert_int_equal(token_of_next(rig), tokens[i]);
	}
}

static void requests_are_answered_in_order_and_within_the_budget(void **state)
{
	struct rig *rig = *state;
	uint16_t i;

	for (i = 0; i < 5; i++) {
		rig_deliver_status_request(rig, RIG_DEV_NUM, i);
	}
	rig_poll(rig, 2);
	assert_int_equal(token_of_next(rig), 0);
	assert_int_equal(token_of_next(rig), 1);
	assert_null(fake_port_sent(&rig->port));
	rig_poll(rig, 100);
	assert_int_equal(token_of_next(rig), 2);
	assert_int_equal(token_of_next(rig), 3);
	assert_int_equal(token_of_next(rig), 4);
}

static void a_response_is_kept_while_the_bus_is_full_and_nothing_is_received(void **state)
{
	struct rig *rig = *state;

	rig_deliver_status_request(rig, RIG_DEV_NUM, 1);
	rig_deliver_status_request(rig, RIG_DEV_NUM, 2);
	rig->port.full_count = 3;
	rig_poll(rig, 10);
	rig_poll(rig, 10);
	rig_poll(rig, 10);
	assert_null(fake_port_sent(&rig->port));
	assert_int_equal(rig->bus.stats.received, 1);
	assert_int_equal(rig->bus.stats.full, 3);
	assert_true(vmsg_device_bus_has_pending(&rig->bus));
	rig_poll(rig, 10);
	assert_int_equal(token_of_next(rig), 1);
	assert_int_equal(token_of_next(rig), 2);
	assert_null(fake_port_sent(&rig->port));
}

static void a_kept_response_survives_events_of_all_devices(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	rig_add(rig, 1);
	rig->dev_num = SECOND;
	rig_bring_up(rig);
	rig->port.is_control_full = true;
	rig_deliver_status_request(rig, RIG_DEV_NUM, 9);
	rig_poll(rig, 1);

	vmsg_device_config_changed(&rig->devices[0].device, 0, 4);
	vmsg_device_config_changed(&rig->devices[1].device, 0, 4);
	vmsg_device_notify_used(&rig->devices[0].device, 0);
	vmsg_device_notify_used(&rig->devices[1].device, 1);
	assert_int_equal(rig_expect_used(rig), 1); /* of the second device: not held up */
	rig_expect_nothing(rig);

	rig->port.is_control_full = false;
	rig_poll(rig, 0);
	assert_int_equal(token_of_next(rig), 9);
	rig->dev_num = RIG_DEV_NUM;
	rig_expect_config_event(rig);
	assert_int_equal(rig_expect_used(rig), 0);
	rig->dev_num = SECOND;
	rig_expect_config_event(rig);
	rig_expect_nothing(rig);
}

static void devices_on_one_bus_do_not_disturb_each_other(void **state)
{
	struct rig *rig = *state;

	rig_add(rig, 1);
	rig_add(rig, 2);
	rig_bring_up(rig);
	rig->dev_num = SECOND;
	rig_bring_up(rig);
	rig_avail(rig, 1, 0);
	assert_int_equal(rig->devices[0].notifications, 0);
	assert_int_equal(rig->devices[1].notifications, 1);

	rig->dev_num = RIG_DEV_NUM;
	rig_set_status(rig, 0);
	assert_int_equal(rig->devices[0].resets, 2);
	assert_int_equal(rig->devices[1].resets, 1);
	assert_int_equal(rig->devices[2].resets, 0);
	assert_true(vmsg_device_has_feature(&rig->devices[1].device, 0));

	vmsg_device_fail(&rig->devices[0].device);
	rig->dev_num = SECOND;
	vmsg_device_notify_used(&rig->devices[1].device, 0);
	assert_int_equal(rig_expect_used(rig), 0);
	assert_int_equal(vmsg_device_status(&rig->devices[2].device), 0);
}

static void a_device_number_nobody_has_is_not_answered(void **state)
{
	struct rig *rig = *state;

	rig_deliver_status_request(rig, RIG_DEV_NUM + 1, 1);
	rig_poll(rig, 1);
	rig_expect_nothing(rig);
	assert_int_equal(rig->bus.stats.unknown_device, 1);
}

static void a_broken_bus_is_reported_and_loses_nothing(void **state)
{
	struct rig *rig = *state;

	rig_bring_up(rig);
	rig_deliver_status_request(rig, RIG_DEV_NUM, 7);
	rig->port.send_failure = VMSG_ERR_BUS;
	assert_int_equal(vmsg_device_bus_poll(&rig->bus, 0, 1), VMSG_ERR_BUS);
	assert_int_equal(vmsg_device_bus_poll(&rig->bus, 0, 1), VMSG_ERR_BUS);
	rig->port.send_failure = VMSG_OK;
	rig_poll(rig, 1);
	assert_int_equal(token_of_next(rig), 7);

	rig->port.is_broken = true;
	assert_int_equal(vmsg_device_bus_poll(&rig->bus, 0, 1), VMSG_ERR_BUS);
	vmsg_device_notify_used(&rig->devices[0].device, 0);
	rig->port.is_broken = false;
	rig_poll(rig, 0);
	assert_int_equal(rig_expect_used(rig), 0);
}

static void a_bus_that_refuses_the_size_it_promised_does_not_stop_the_device(void **state)
{
	struct rig *rig = *state;

	rig->port.send_failure = VMSG_ERR_TOO_LONG;
	rig_deliver_status_request(rig, RIG_DEV_NUM, 1);
	rig_poll(rig, 1);
	rig->port.send_failure = VMSG_OK;
	rig_expect_nothing(rig);
	assert_int_equal(rig->bus.stats.too_long, 1);
	rig_status(rig);
}

static void an_unusable_bus_is_refused(void **state)
{
	struct rig *rig = *state;
	struct vmsg_device_bus_config config = rig->bus.config;
	struct vmsg_device_bus bus;

	config.end.params.max_size = VMSG_BUS_MAX_SIZE_MIN - 1;
	assert_int_equal(vmsg_device_bus_init(&bus, &config), VMSG_ERR_OUT_OF_RANGE);
	config = rig->bus.config;
	config.capacity = 0;
	assert_int_equal(vmsg_device_bus_init(&bus, &config), VMSG_ERR_OUT_OF_RANGE);
	config = rig->bus.config;
	config.receive.size--;
	assert_int_equal(vmsg_device_bus_init(&bus, &config), VMSG_ERR_NO_SPACE);
	config = rig->bus.config;
	config.send.size--;
	assert_int_equal(vmsg_device_bus_init(&bus, &config), VMSG_ERR_NO_SPACE);
}

static void our_ping_takes_its_own_answer_and_no_other(void **state)
{
	struct rig *rig = *state;
	struct vmsg_bus_ping_resp fields = {0xabcd};
	struct vmsg_route route = {0, 0};
	const struct fake_frame *sent;
	struct vmsg_header header = {0, 0, 0, 0, 0};
	struct vmsg_bytes payload = {NULL, 0};
	uint8_t memory[FAKE_FRAME_MAX];
	struct vmsg_bytes frame = {memory, 0};
	const struct vmsg_span out = {memory, sizeof(memory)};

	rig->port.full_count = 1;
	assert_int_equal(vmsg_device_bus_ping(&rig->bus, 0xabcd), VMSG_ERR_FULL);
	assert_int_equal(vmsg_device_bus_ping(&rig->bus, 0xabcd), VMSG_OK);
	sent = fake_port_sent(&rig->port);
	assert_int_equal(sent->envelope.stream.lane, VMSG_LANE_BUS);
	assert_int_equal(vmsg_header_parse((struct vmsg_bytes){sent->bytes, sent->size},
					   &header,
					   &payload,
					   NULL),
			 VMSG_OK);

	route.token = (uint16_t)(header.token + 1u);
	assert_int_equal(vmsg_bus_ping_resp_encode(out, route, &fields, &frame.size), VMSG_OK);
	rig_expect_silence(rig, frame);
	route.token = header.token;
	fields.data++;
	assert_int_equal(vmsg_bus_ping_resp_encode(out, route, &fields, &frame.size), VMSG_OK);
	rig_expect_silence(rig, frame);
	assert_int_equal(rig->pongs, 0);
	fields.data--;
	assert_int_equal(vmsg_bus_ping_resp_encode(out, route, &fields, &frame.size), VMSG_OK);
	rig_expect_silence(rig, frame);
	assert_int_equal(rig->pongs, 1);
	assert_int_equal(rig->pong_data, 0xabcd);
	rig_expect_silence(rig, frame); /* twice */
	assert_int_equal(rig->pongs, 1);
	assert_int_equal(rig->bus.stats.unmatched, 3);
}

static void a_notification_from_before_a_reset_is_dropped(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, true);
	rig.epoch = 40;
	rig_bring_up(&rig);
	rig_avail(&rig, 0, 0);
	assert_int_equal(rig.devices[0].notifications, 1);
	rig.epoch = 41;
	rig_bring_up(&rig);
	rig.epoch = 40; /* overtaken by the reset on another lane */
	rig_avail(&rig, 0, 0);
	assert_int_equal(rig.devices[0].notifications, 1);
	assert_int_equal(rig.devices[0].device.stats.stale_epoch, 1);
	rig.epoch = 41;
	rig_avail(&rig, 0, 0);
	assert_int_equal(rig.devices[0].notifications, 2);
	rig_fini(&rig);
}

static void everything_sent_carries_the_epoch_the_driver_named(void **state)
{
	const struct fake_frame *frame;
	struct rig rig;

	(void)state;
	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, true);
	rig.epoch = 6;
	rig_bring_up(&rig);
	rig_deliver_status_request(&rig, RIG_DEV_NUM, 1);
	rig_poll(&rig, 1);
	assert_int_equal(fake_port_sent(&rig.port)->envelope.epoch, 6);
	vmsg_device_notify_used(&rig.devices[0].device, 0);
	frame = fake_port_sent(&rig.port);
	assert_non_null(frame);
	assert_int_equal(frame->envelope.epoch, 6);
	vmsg_device_config_changed(&rig.devices[0].device, 0, 1);
	frame = fake_port_sent(&rig.port);
	assert_non_null(frame);
	assert_int_equal(frame->envelope.epoch, 6);
	rig_fini(&rig);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_set_up, rig_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_token_is_copied_whatever_it_is),
		TEST(requests_are_answered_in_order_and_within_the_budget),
		TEST(a_response_is_kept_while_the_bus_is_full_and_nothing_is_received),
		TEST(a_kept_response_survives_events_of_all_devices),
		TEST(devices_on_one_bus_do_not_disturb_each_other),
		TEST(a_device_number_nobody_has_is_not_answered),
		TEST(a_broken_bus_is_reported_and_loses_nothing),
		TEST(a_bus_that_refuses_the_size_it_promised_does_not_stop_the_device),
		TEST(an_unusable_bus_is_refused),
		TEST(our_ping_takes_its_own_answer_and_no_other),
		cmocka_unit_test(a_notification_from_before_a_reset_is_dropped),
		cmocka_unit_test(everything_sent_carries_the_epoch_the_driver_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
