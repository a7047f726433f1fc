/*
 * device_ask: requests to the devices of a rig, and the events they send.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/bus_event_device.h>
#include <vmsg/wire/event_avail.h>
#include <vmsg/wire/event_config.h>
#include <vmsg/wire/event_used.h>
#include <vmsg/wire/get_config.h>
#include <vmsg/wire/get_device_features.h>
#include <vmsg/wire/get_device_status.h>
#include <vmsg/wire/get_vqueue.h>
#include <vmsg/wire/reset_vqueue.h>
#include <vmsg/wire/set_config.h>
#include <vmsg/wire/set_device_status.h>
#include <vmsg/wire/set_driver_features.h>
#include <vmsg/wire/set_vqueue.h>

#include "device_rig.h"

/** Send the request in memory; return the payload of its response. */
static struct vmsg_bytes ask(struct rig *rig, const uint8_t *memory, size_t size)
{
	const struct vmsg_bytes request = {memory, size};
	const struct fake_frame *frame = rig_exchange(rig, request);
	struct vmsg_header asked = {0, 0, 0, 0, 0};
	struct vmsg_header answered;
	struct vmsg_bytes payload = {NULL, 0};

	assert_int_equal(vmsg_header_parse(request, &asked, &payload, NULL), VMSG_OK);
	answered = fake_frame_header(frame, &payload);
	assert_int_equal(answered.msg_size, frame->size);
	assert_int_equal(frame->bytes[0], asked.type | VMSG_TYPE_RESPONSE);
	assert_int_equal(answered.msg_id, asked.msg_id);
	assert_int_equal(answered.dev_num, asked.dev_num);
	assert_int_equal(answered.token, asked.token);
	assert_int_equal(frame->envelope.stream.dev_num, asked.dev_num);
	assert_int_equal(frame->envelope.stream.lane, VMSG_LANE_CONTROL);
	return payload;
}

static struct vmsg_route next_route(struct rig *rig)
{
	const struct vmsg_route route = {rig->dev_num, ++rig->token};

	return route;
}

#define ROOM(memory) ((struct vmsg_span){(memory), sizeof(memory)})

void rig_deliver_status_request(struct rig *rig, uint16_t dev_num, uint16_t token)
{
	const struct vmsg_route route = {dev_num, token};
	uint8_t memory[VMSG_HEADER_SIZE];
	size_t size;

	assert_int_equal(
		vmsg_get_device_status_req_encode((struct vmsg_span){memory, sizeof(memory)},
						  route,
						  &size),
		VMSG_OK);
	fake_port_deliver(&rig->port, (struct vmsg_bytes){memory, size}, rig->epoch);
}

uint32_t rig_set_status(struct rig *rig, uint32_t wanted)
{
	const struct vmsg_set_device_status_req fields = {wanted};
	struct vmsg_set_device_status_resp_view view = {{NULL, 0}};
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	assert_int_equal(
		vmsg_set_device_status_req_encode(ROOM(memory), next_route(rig), &fields, &size),
		VMSG_OK);
	assert_int_equal(vmsg_set_device_status_resp_parse(ask(rig, memory, size), &view, NULL),
			 VMSG_OK);
	return vmsg_set_device_status_resp_status(view);
}

uint32_t rig_status(struct rig *rig)
{
	struct vmsg_get_device_status_resp_view view = {{NULL, 0}};
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	assert_int_equal(vmsg_get_device_status_req_encode(ROOM(memory), next_route(rig), &size),
			 VMSG_OK);
	assert_int_equal(vmsg_get_device_status_resp_parse(ask(rig, memory, size), &view, NULL),
			 VMSG_OK);
	return vmsg_get_device_status_resp_status(view);
}

void rig_features(struct rig *rig, uint32_t index, uint32_t count, uint32_t *to)
{
	const struct vmsg_get_device_features_req fields = {index, count};
	struct vmsg_get_device_features_resp_view view = {{NULL, 0}};
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;
	size_t i;

	assert_int_equal(
		vmsg_get_device_features_req_encode(ROOM(memory), next_route(rig), &fields, &size),
		VMSG_OK);
	assert_int_equal(vmsg_get_device_features_resp_parse(ask(rig, memory, size), &view, NULL),
			 VMSG_OK);
	assert_int_equal(vmsg_get_device_features_resp_check_echo(view, &fields, NULL), VMSG_OK);
	for (i = 0; i < count; i++) {
		to[i] = vmsg_get_device_features_resp_features_at(view, i);
	}
}

void rig_set_features(struct rig *rig, uint32_t index, const uint32_t *features, size_t count)
{
	struct vmsg_set_driver_features_req fields;
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	fields.block_index = index;
	fields.features = features;
	fields.num_blocks = count;
	assert_int_equal(
		vmsg_set_driver_features_req_encode(ROOM(memory), next_route(rig), &fields, &size),
		VMSG_OK);
	assert_int_equal(ask(rig, memory, size).size, 0);
}

struct rig_window rig_read_config(struct rig *rig, uint32_t offset, uint32_t length)
{
	const struct vmsg_get_config_req fields = {offset, length};
	struct vmsg_get_config_resp_view view = {{NULL, 0}};
	struct rig_window window;
	struct vmsg_bytes data;
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	assert_int_equal(vmsg_get_config_req_encode(ROOM(memory), next_route(rig), &fields, &size),
			 VMSG_OK);
	assert_int_equal(vmsg_get_config_resp_parse(ask(rig, memory, size), &view, NULL), VMSG_OK);
	data = vmsg_get_config_resp_data(view);
	window.generation = vmsg_get_config_resp_generation(view);
	window.offset = vmsg_get_config_resp_offset(view);
	window.length = (uint32_t)data.size;
	vmsg_store_bytes(window.data, data);
	return window;
}

struct rig_window
rig_write_config(struct rig *rig, uint32_t generation, uint32_t offset, struct vmsg_bytes data)
{
	struct vmsg_set_config_req fields;
	struct vmsg_set_config_resp_view view = {{NULL, 0}};
	struct rig_window window;
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	fields.generation = generation;
	fields.offset = offset;
	fields.data = data;
	assert_int_equal(vmsg_set_config_req_encode(ROOM(memory), next_route(rig), &fields, &size),
			 VMSG_OK);
	assert_int_equal(vmsg_set_config_resp_parse(ask(rig, memory, size), &view, NULL), VMSG_OK);
	assert_int_equal(vmsg_set_config_resp_check_echo(view, &fields, NULL), VMSG_OK);
	window.generation = vmsg_set_config_resp_generation(view);
	window.offset = vmsg_set_config_resp_offset(view);
	window.length = vmsg_set_config_resp_length(view);
	assert_int_equal(vmsg_set_config_resp_data(view).size, window.length);
	vmsg_store_bytes(window.data, vmsg_set_config_resp_data(view));
	return window;
}

struct rig_queue rig_queue(struct rig *rig, uint32_t index)
{
	const struct vmsg_get_vqueue_req fields = {index};
	struct vmsg_get_vqueue_resp_view view = {{NULL, 0}};
	struct rig_queue queue;
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	assert_int_equal(vmsg_get_vqueue_req_encode(ROOM(memory), next_route(rig), &fields, &size),
			 VMSG_OK);
	assert_int_equal(vmsg_get_vqueue_resp_parse(ask(rig, memory, size), &view, NULL), VMSG_OK);
	queue.index = vmsg_get_vqueue_resp_index(view);
	queue.max_size = vmsg_get_vqueue_resp_max_size(view);
	queue.config.size = vmsg_get_vqueue_resp_cur_size(view);
	queue.config.desc_addr = vmsg_get_vqueue_resp_desc_addr(view);
	queue.config.driver_addr = vmsg_get_vqueue_resp_driver_addr(view);
	queue.config.device_addr = vmsg_get_vqueue_resp_device_addr(view);
	return queue;
}

void rig_set_queue(struct rig *rig, uint32_t index, const struct vmsg_queue_config *config)
{
	struct vmsg_set_vqueue_req fields;
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	memset(&fields, 0, sizeof(fields));
	fields.index = index;
	fields.size = config->size;
	fields.desc_addr = config->desc_addr;
	fields.driver_addr = config->driver_addr;
	fields.device_addr = config->device_addr;
	assert_int_equal(vmsg_set_vqueue_req_encode(ROOM(memory), next_route(rig), &fields, &size),
			 VMSG_OK);
	assert_int_equal(ask(rig, memory, size).size, 0);
}

void rig_reset_queue(struct rig *rig, uint32_t index)
{
	const struct vmsg_reset_vqueue_req fields = {index};
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	assert_int_equal(
		vmsg_reset_vqueue_req_encode(ROOM(memory), next_route(rig), &fields, &size),
		VMSG_OK);
	assert_int_equal(ask(rig, memory, size).size, 0);
}

void rig_avail(struct rig *rig, uint32_t vq_index, uint32_t next_offset)
{
	const struct vmsg_event_avail_event fields = {vq_index, next_offset};
	const struct vmsg_route route = {rig->dev_num, 0};
	uint8_t memory[FAKE_FRAME_MAX];
	size_t size;

	assert_int_equal(vmsg_event_avail_event_encode(ROOM(memory), route, &fields, &size),
			 VMSG_OK);
	fake_port_deliver(&rig->port, (struct vmsg_bytes){memory, size}, rig->epoch);
	rig_poll(rig, 1);
}

void rig_negotiate(struct rig *rig)
{
	const uint32_t status = VMSG_DEVICE_STATUS_ACKNOWLEDGE | VMSG_DEVICE_STATUS_DRIVER;
	uint32_t features[RIG_BLOCKS];

	assert_int_equal(rig_set_status(rig, 0), 0);
	assert_int_equal(rig_set_status(rig, status), status);
	rig_features(rig, 0, RIG_BLOCKS, features);
	rig_set_features(rig, 0, features, RIG_BLOCKS);
	assert_int_equal(rig_set_status(rig, status | VMSG_DEVICE_STATUS_FEATURES_OK),
			 status | VMSG_DEVICE_STATUS_FEATURES_OK);
}

void rig_bring_up(struct rig *rig)
{
	const struct vmsg_queue_config config = rig_queue_config();
	uint32_t status;

	rig_negotiate(rig);
	rig_set_queue(rig, 0, &config);
	rig_set_queue(rig, 1, &config);
	status = rig_status(rig) | VMSG_DEVICE_STATUS_DRIVER_OK;
	assert_int_equal(rig_set_status(rig, status), status);
}

struct vmsg_queue_config rig_queue_config(void)
{
	const struct vmsg_queue_config config = {64, 0x10000, 0x20000, 0x30000};

	return config;
}

/** Return the payload of the next frame, which is an event of this id from dev_num. */
static struct vmsg_bytes
expect_event(struct rig *rig, uint8_t type, uint8_t msg_id, uint16_t dev_num)
{
	const struct fake_frame *frame = fake_port_sent(&rig->port);
	struct vmsg_header header;
	struct vmsg_bytes payload = {NULL, 0};

	header = fake_frame_header(frame, &payload);
	assert_int_equal(header.msg_size, frame->size);
	assert_int_equal(frame->bytes[0], type);
	assert_int_equal(header.msg_id, msg_id);
	assert_int_equal(header.dev_num, dev_num);
	assert_int_equal(header.token, 0);
	assert_int_equal(frame->envelope.stream.dev_num, dev_num);
	return payload;
}

uint32_t rig_expect_used(struct rig *rig)
{
	struct vmsg_event_used_event_view view = {{NULL, 0}};
	const struct vmsg_bytes payload = expect_event(rig, 0, VMSG_ID_EVENT_USED, rig->dev_num);

	assert_int_equal(payload.size, VMSG_EVENT_USED_EVENT_FIXED_SIZE);
	assert_int_equal(vmsg_event_used_event_parse(payload, &view, NULL), VMSG_OK);
	return vmsg_event_used_event_vq_index(view);
}

struct rig_config_event rig_expect_config_event(struct rig *rig)
{
	struct vmsg_event_config_event_view view = {{NULL, 0}};
	struct rig_config_event event;
	struct vmsg_bytes data;
	const struct vmsg_bytes payload = expect_event(rig, 0, VMSG_ID_EVENT_CONFIG, rig->dev_num);

	assert_int_equal(vmsg_event_config_event_parse(payload, &view, NULL), VMSG_OK);
	data = vmsg_event_config_event_data(view);
	assert_int_equal(payload.size, VMSG_EVENT_CONFIG_EVENT_FIXED_SIZE + data.size);
	event.status = vmsg_event_config_event_device_status(view);
	event.window.generation = vmsg_event_config_event_generation(view);
	event.window.offset = vmsg_event_config_event_offset(view);
	event.window.length = (uint32_t)data.size;
	vmsg_store_bytes(event.window.data, data);
	return event;
}

void rig_expect_device_event(struct rig *rig, uint16_t dev_num, uint16_t state)
{
	struct vmsg_bus_event_device_event_view view = {{NULL, 0}};
	const struct vmsg_bytes payload =
		expect_event(rig, VMSG_TYPE_BUS, VMSG_BUS_ID_EVENT_DEVICE, 0);

	assert_int_equal(vmsg_bus_event_device_event_parse(payload, &view, NULL), VMSG_OK);
	assert_int_equal(vmsg_bus_event_device_event_device_number(view), dev_num);
	assert_int_equal(vmsg_bus_event_device_event_device_bus_state(view), state);
}

void rig_expect_nothing(struct rig *rig)
{
	rig_poll(rig, 0);
	assert_null(fake_port_sent(&rig->port));
}
