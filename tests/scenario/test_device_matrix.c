/*
 * Every message in every state of a device: answered, delivered or dropped, with or without effect.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/wire/bus_event_device.h>
#include <vmsg/wire/bus_get_devices.h>
#include <vmsg/wire/bus_ping.h>
#include <vmsg/wire/event_avail.h>
#include <vmsg/wire/event_config.h>
#include <vmsg/wire/event_used.h>
#include <vmsg/wire/get_config.h>
#include <vmsg/wire/get_device_features.h>
#include <vmsg/wire/get_device_info.h>
#include <vmsg/wire/get_device_status.h>
#include <vmsg/wire/get_shm.h>
#include <vmsg/wire/get_vqueue.h>
#include <vmsg/wire/reset_vqueue.h>
#include <vmsg/wire/set_config.h>
#include <vmsg/wire/set_device_status.h>
#include <vmsg/wire/set_driver_features.h>
#include <vmsg/wire/set_vqueue.h>

#include "device_rig.h"

#define DRIVER (VMSG_DEVICE_STATUS_ACKNOWLEDGE | VMSG_DEVICE_STATUS_DRIVER)
#define DRIVER_OK (DRIVER | VMSG_DEVICE_STATUS_FEATURES_OK | VMSG_DEVICE_STATUS_DRIVER_OK)

/** Where a device can be; queue 0 is started from RUNNING on, queue 1 never is. */
enum state {
	INACTIVE,
	ACKNOWLEDGED,
	NEGOTIATED,
	RUNNING,
	NEEDS_RESET,
	FAILED,
	GONE,
	STATES
};

static const char *const state_names[] =
	{"INACTIVE", "ACKNOWLEDGED", "NEGOTIATED", "RUNNING", "NEEDS_RESET", "FAILED", "GONE"};

static const struct vmsg_route route = {RIG_DEV_NUM, 0x77};
static const struct vmsg_route bus_route = {0, 0x77};
static const uint8_t some_data[4] = {1, 2, 3, 4};
static const uint32_t some_features[1] = {0x4};

/* One builder per message: a function, so that the table below can name it. */
#define EMPTY(name)                                                                                \
	static vmsg_status build_##name(struct vmsg_span out, size_t *ret_size)                    \
	{                                                                                          \
		return vmsg_##name##_encode(out, route, ret_size);                                 \
	}
#define FIELDS(label, name, to, ...)                                                               \
	static vmsg_status build_##label(struct vmsg_span out, size_t *ret_size)                   \
	{                                                                                          \
		const struct vmsg_##name fields = {__VA_ARGS__};                                   \
		return vmsg_##name##_encode(out, to, &fields, ret_size);                           \
	}

EMPTY(get_device_info_req)
EMPTY(get_device_status_req)
EMPTY(set_vqueue_resp)
FIELDS(get_device_features, get_device_features_req, route, .num_blocks = 1)
FIELDS(set_driver_features,
       set_driver_features_req,
       route,
       .features = some_features,
       .num_blocks = 1)
FIELDS(get_config, get_config_req, route, .length = 4)
FIELDS(set_config, set_config_req, route, .data = {some_data, sizeof(some_data)})
FIELDS(reset, set_device_status_req, route, .status = 0)
FIELDS(run, set_device_status_req, route, .status = DRIVER_OK)
FIELDS(get_vqueue, get_vqueue_req, route, .index = 0)
FIELDS(set_vqueue,
       set_vqueue_req,
       route,
       .index = 1,
       .size = 16,
       .desc_addr = 0x1000,
       .driver_addr = 0x2000,
       .device_addr = 0x3000)
FIELDS(reset_vqueue, reset_vqueue_req, route, .index = 0)
FIELDS(get_shm, get_shm_req, route, .index = 7)
FIELDS(event_avail, event_avail_event, route, .vq_index = 0)
FIELDS(event_used, event_used_event, route, .vq_index = 0)
FIELDS(event_config, event_config_event, route, .device_status = 0)
FIELDS(status_answer, set_device_status_resp, route, .status = 0)
FIELDS(get_devices, bus_get_devices_req, bus_route, .count = 16)
FIELDS(ping, bus_ping_req, bus_route, .data = 1)
FIELDS(pong, bus_ping_resp, bus_route, .data = 1)
FIELDS(event_device,
       bus_event_device_event,
       bus_route,
       .device_number = RIG_DEV_NUM,
       .device_bus_state = VMSG_DEVICE_BUS_STATE_REMOVED)

/*
 * a answered, nothing changed        E delivered to the owner, not answered
 * A answered, and it had its effect  . dropped without a word
 *
 * One column per state, in the order of the enumeration.
 */
static const struct {
	const char *name;
	vmsg_status (*build)(struct vmsg_span out, size_t *ret_size);
	const char *outcomes;
} rows[] = {
	{"GET_DEVICE_INFO", build_get_device_info_req, "aaaaaa."},
	{"GET_DEVICE_FEATURES", build_get_device_features, "aaaaaa."},
	{"SET_DRIVER_FEATURES", build_set_driver_features, "AAaaaa."},
	{"GET_CONFIG", build_get_config, "aaaaaa."},
	{"SET_CONFIG", build_set_config, "AAAAAA."},
	{"GET_DEVICE_STATUS", build_get_device_status_req, "aaaaaa."},
	{"SET_DEVICE_STATUS 0", build_reset, "AAAAAA."},
	{"SET_DEVICE_STATUS DRIVER_OK", build_run, "AAAaaa."},
	{"GET_VQUEUE", build_get_vqueue, "aaaaaa."},
	{"SET_VQUEUE", build_set_vqueue, "aaAAaA."},
	{"RESET_VQUEUE", build_reset_vqueue, "aaaAAA."},
	{"GET_SHM", build_get_shm, "aaaaaa."},
	{"EVENT_AVAIL", build_event_avail, "...E.E."},
	{"EVENT_USED", build_event_used, "......."},
	{"EVENT_CONFIG", build_event_config, "......."},
	{"SET_DEVICE_STATUS response", build_status_answer, "......."},
	{"SET_VQUEUE response", build_set_vqueue_resp, "......."},
	{"GET_DEVICES", build_get_devices, "aaaaaaa"},
	{"PING", build_ping, "aaaaaaa"},
	{"PING response", build_pong, "......."},
	{"EVENT_DEVICE", build_event_device, "......."},
};

static void bring_to(struct rig *rig, enum state state)
{
	const struct vmsg_queue_config config = rig_queue_config();

	if (state == INACTIVE) {
		return;
	}
	if (state == GONE) {
		assert_int_equal(vmsg_device_bus_remove(&rig->bus, RIG_DEV_NUM), VMSG_OK);
		rig_poll(rig, 0);
		rig_expect_device_event(rig, RIG_DEV_NUM, VMSG_DEVICE_BUS_STATE_REMOVED);
		return;
	}
	rig_set_status(rig, DRIVER);
	if (state == ACKNOWLEDGED) {
		return;
	}
	rig_negotiate(rig);
	if (state == NEGOTIATED) {
		return;
	}
	rig_set_queue(rig, 0, &config);
	rig_set_status(rig, DRIVER_OK);
	if (state == NEEDS_RESET) {
		vmsg_device_fail(&rig->devices[0].device);
		rig_expect_config_event(rig);
	}
	if (state == FAILED) {
		rig_set_status(rig, DRIVER_OK | VMSG_DEVICE_STATUS_FAILED);
	}
}

/** All that a message may change; equal before and after means that it changed nothing. */
static uint64_t fingerprint(const struct rig *rig)
{
	const struct rig_device *owner = &rig->devices[0];
	const unsigned calls = owner->starts + owner->stops + owner->resets + owner->runs +
			       owner->writes + owner->notifications;

	return ((uint64_t)calls << 48) ^ ((uint64_t)vmsg_device_status(&owner->device) << 32) ^
	       owner->accepted[0];
}

static char outcome(struct rig *rig, struct vmsg_bytes frame)
{
	const uint64_t before = fingerprint(rig);
	const struct fake_frame *answer = rig_exchange(rig, frame);
	bool is_changed = fingerprint(rig) != before;

	assert_null(fake_port_sent(&rig->port));
	if (answer == NULL) {
		return is_changed ? 'E' : '.';
	}
	assert_int_equal(answer->bytes[0], frame.data[0] | VMSG_TYPE_RESPONSE);
	return is_changed ? 'A' : 'a';
}

static void every_message_has_its_outcome_in_every_state(void **state)
{
	uint8_t memory[FAKE_FRAME_MAX];
	const struct vmsg_span out = {memory, sizeof(memory)};
	size_t row;
	int at;

	(void)state;
	for (row = 0; row < sizeof(rows) / sizeof(rows[0]); row++) {
		for (at = INACTIVE; at < STATES; at++) {
			struct rig rig;
			struct vmsg_bytes frame = {memory, 0};
			char found;

			rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
			bring_to(&rig, (enum state)at);
			assert_int_equal(rows[row].build(out, &frame.size), VMSG_OK);
			found = outcome(&rig, frame);
			if (found != rows[row].outcomes[at]) {
				fail_msg("%s while %s: '%c', not '%c'",
					 rows[row].name,
					 state_names[at],
					 found,
					 rows[row].outcomes[at]);
			}
			rig_fini(&rig);
		}
	}
}

static void no_id_but_the_known_ones_is_answered_in_any_state(void **state)
{
	uint8_t memory[FAKE_FRAME_MAX];
	const uint8_t payload[64] = {0};
	unsigned answered[2] = {0, 0};
	unsigned type;
	unsigned id;
	int at;

	(void)state;
	for (at = INACTIVE; at < GONE; at++) {
		for (type = 0; type <= (VMSG_TYPE_BUS | VMSG_TYPE_RESPONSE); type++) {
			for (id = 0; id <= UINT8_MAX; id++) {
				struct vmsg_bytes frame = {memory, 0};
				struct rig rig;

				rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
				bring_to(&rig, (enum state)at);
				frame.size =
					rig_frame(memory,
						  (uint8_t)type,
						  (uint8_t)id,
						  (type & VMSG_TYPE_BUS) != 0 ? bus_route : route,
						  (struct vmsg_bytes){payload, 40});
				if (rig_exchange(&rig, frame) != NULL) {
					assert_int_equal(type & VMSG_TYPE_RESPONSE, 0);
					answered[(type & VMSG_TYPE_BUS) != 0]++;
				}
				rig_fini(&rig);
			}
		}
	}
	assert_int_equal(answered[0], 11 * GONE);
	assert_int_equal(answered[1], 2 * GONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_message_has_its_outcome_in_every_state),
		cmocka_unit_test(no_id_but_the_known_ones_is_answered_in_any_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
