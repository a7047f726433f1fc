/*
 * subjects: what is measured, each as a loop.
 *
 * Inputs change with every turn and results are consumed, so that nothing can be
 * computed once; both sides of a comparison do the same to them.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "subjects.h"

#include <stdlib.h>
#include <string.h>

#include <vmsg/bus_loopback.h>
#include <vmsg/wire.h>

#include "packed.h"

enum {
	FRAME = 128,
	DATA = 64,
	SLOTS = 4
};

/* The compiler may assume nothing about what is behind the pointer any more. */
static inline void touch(void *memory)
{
	__asm__ volatile("" : : "r"(memory) : "memory");
}

static struct host_set_vqueue host_queue = {7, 1, 3, 256, 0x10000, 0x20000, 0x30000};
static const uint8_t data[DATA];
static struct host_get_config_resp host_config = {7, 1, 5, 0, DATA, data};
static uint8_t frame[FRAME];

static void check(bool ok)
{
	if (!ok) {
		abort();
	}
}

/* --- references --- */

static void run_hdr5(size_t count)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		const struct packed_header *header = (const struct packed_header *)frame;
		volatile uint32_t sink;

		touch(frame);
		sink = (uint32_t)header->type + header->msg_id + header->dev_num + header->token +
		       header->msg_size;
		sum += sink;
	}
	touch(&sum);
}

static void run_packed_set_vqueue(size_t count)
{
	struct host_set_vqueue back;

	for (size_t i = 0; i < count; i++) {
		touch(&host_queue);
		size_t size = packed_set_vqueue_encode(frame, FRAME, &host_queue);
		touch(frame);
		check(packed_set_vqueue_decode(frame, size, &back));
		touch(&back);
	}
}

static void run_packed_get_config(size_t count)
{
	struct host_get_config_resp back;

	for (size_t i = 0; i < count; i++) {
		touch(&host_config);
		size_t size = packed_get_config_resp_encode(frame, FRAME, &host_config);
		touch(frame);
		check(packed_get_config_resp_decode(frame, size, &back));
		touch(&back);
	}
}

static void run_packed_loopback(size_t count)
{
	for (size_t i = 0; i < count; i++) {
		touch(&host_queue);
		check(packed_round_trip(&host_queue));
	}
}

/* --- ours --- */

static void run_header(size_t count)
{
	const struct vmsg_bytes bytes = {frame, VMSG_HEADER_SIZE};
	uint32_t sum = 0;

	vmsg_header_store(frame,
			  0,
			  VMSG_ID_GET_DEVICE_INFO,
			  (struct vmsg_route){7, 1},
			  VMSG_HEADER_SIZE);
	for (size_t i = 0; i < count; i++) {
		struct vmsg_header header;
		struct vmsg_bytes payload;
		volatile uint32_t sink;

		touch(frame);
		if (vmsg_header_parse(bytes, &header, &payload, NULL) != VMSG_OK) {
			abort();
		}
		sink = (uint32_t)header.type + header.msg_id + header.dev_num + header.token +
		       header.msg_size;
		sum += sink;
	}
	touch(&sum);
}

static __attribute__((noinline)) vmsg_status decode_set_vqueue(struct vmsg_bytes bytes,
							       struct host_set_vqueue *ret_host)
{
	struct vmsg_set_vqueue_req_view view;
	struct vmsg_header header;
	struct vmsg_bytes payload;
	vmsg_status status =
		vmsg_header_parse_as(bytes, 0, VMSG_ID_SET_VQUEUE, &header, &payload, NULL);

	if (status != VMSG_OK) {
		return status;
	}
	status = vmsg_set_vqueue_req_parse(payload, &view, NULL);
	if (status != VMSG_OK) {
		return status;
	}
	ret_host->dev_num = header.dev_num;
	ret_host->token = header.token;
	ret_host->index = vmsg_set_vqueue_req_index(view);
	ret_host->size = vmsg_set_vqueue_req_size(view);
	ret_host->desc_addr = vmsg_set_vqueue_req_desc_addr(view);
	ret_host->driver_addr = vmsg_set_vqueue_req_driver_addr(view);
	ret_host->device_addr = vmsg_set_vqueue_req_device_addr(view);
	return VMSG_OK;
}

static void run_set_vqueue(size_t count)
{
	const struct vmsg_set_vqueue_req fields = {
		.index = host_queue.index,
		.size = host_queue.size,
		.desc_addr = host_queue.desc_addr,
		.driver_addr = host_queue.driver_addr,
		.device_addr = host_queue.device_addr,
	};
	struct host_set_vqueue back;
	size_t size = 0;

	for (size_t i = 0; i < count; i++) {
		touch((void *)(uintptr_t)&fields);
		check(vmsg_set_vqueue_req_encode((struct vmsg_span){frame, FRAME},
						 (struct vmsg_route){7, 1},
						 &fields,
						 &size) == VMSG_OK);
		touch(frame);
		check(decode_set_vqueue((struct vmsg_bytes){frame, size}, &back) == VMSG_OK);
		touch(&back);
	}
}

static __attribute__((noinline)) vmsg_status
decode_get_config(struct vmsg_bytes bytes, struct host_get_config_resp *ret_host)
{
	struct vmsg_get_config_resp_view view;
	struct vmsg_header header;
	struct vmsg_bytes payload;
	struct vmsg_bytes tail;
	vmsg_status status = vmsg_header_parse_as(bytes,
						  VMSG_TYPE_RESPONSE,
						  VMSG_ID_GET_CONFIG,
						  &header,
						  &payload,
						  NULL);

	if (status != VMSG_OK) {
		return status;
	}
	status = vmsg_get_config_resp_parse(payload, &view, NULL);
	if (status != VMSG_OK) {
		return status;
	}
	tail = vmsg_get_config_resp_data(view);
	ret_host->dev_num = header.dev_num;
	ret_host->token = header.token;
	ret_host->generation = vmsg_get_config_resp_generation(view);
	ret_host->offset = vmsg_get_config_resp_offset(view);
	ret_host->length = (uint32_t)tail.size;
	ret_host->data = tail.data;
	return VMSG_OK;
}

static void run_get_config(size_t count)
{
	const struct vmsg_get_config_resp fields = {.generation = 5, .data = {data, DATA}};
	struct host_get_config_resp back;
	size_t size = 0;

	for (size_t i = 0; i < count; i++) {
		touch((void *)(uintptr_t)&fields);
		check(vmsg_get_config_resp_encode((struct vmsg_span){frame, FRAME},
						  (struct vmsg_route){7, 1},
						  &fields,
						  &size) == VMSG_OK);
		touch(frame);
		check(decode_get_config((struct vmsg_bytes){frame, size}, &back) == VMSG_OK);
		touch(&back);
	}
}

/* --- loopback: encode, send, receive, dispatch, answer, receive, validate --- */

struct device {
	struct vmsg_bus end;
	struct host_set_vqueue stored;
};

static vmsg_status handle_set_vqueue(void *context,
				     const struct vmsg_header *header,
				     struct vmsg_set_vqueue_req_view view)
{
	struct device *device = context;
	const struct vmsg_route route = {header->dev_num, header->token};
	const struct vmsg_envelope envelope = {{header->dev_num, VMSG_LANE_CONTROL}, 0};
	uint8_t response[VMSG_HEADER_SIZE];
	size_t size;
	vmsg_status status;

	device->stored.index = vmsg_set_vqueue_req_index(view);
	device->stored.size = vmsg_set_vqueue_req_size(view);
	device->stored.desc_addr = vmsg_set_vqueue_req_desc_addr(view);
	device->stored.driver_addr = vmsg_set_vqueue_req_driver_addr(view);
	device->stored.device_addr = vmsg_set_vqueue_req_device_addr(view);
	status = vmsg_set_vqueue_resp_encode((struct vmsg_span){response, sizeof(response)},
					     route,
					     &size);
	if (status != VMSG_OK) {
		return status;
	}
	return device->end.ops->send(device->end.context,
				     (struct vmsg_bytes){response, size},
				     &envelope);
}

static void run_loopback(size_t count)
{
	static const struct vmsg_device_handlers handlers = {.set_vqueue_req = handle_set_vqueue};
	static struct vmsg_loopback loopback;
	static struct vmsg_loopback_slot slots[2 * SLOTS];
	static uint8_t storage[2 * SLOTS * FRAME];
	const struct vmsg_loopback_config config = {
		.params = {.revision = 1, .max_size = FRAME},
		.slots = slots,
		.slot_count = SLOTS,
		.storage = {storage, sizeof(storage)},
	};
	const struct vmsg_envelope sent = {{7, VMSG_LANE_CONTROL}, 0};
	const struct vmsg_set_vqueue_req fields = {3, 256, 0x10000, 0x20000, 0x30000};
	struct device device = {.stored = {0}};
	struct vmsg_bus driver;

	check(vmsg_loopback_init(&loopback, &config) == VMSG_OK);
	driver = vmsg_loopback_end(&loopback, VMSG_LOOPBACK_DRIVER);
	device.end = vmsg_loopback_end(&loopback, VMSG_LOOPBACK_DEVICE);
	for (size_t i = 0; i < count; i++) {
		uint8_t buffer[FRAME];
		struct vmsg_envelope envelope;
		struct vmsg_header header;
		struct vmsg_bytes payload;
		size_t size;

		touch((void *)(uintptr_t)&fields);
		check(vmsg_set_vqueue_req_encode((struct vmsg_span){frame, FRAME},
						 (struct vmsg_route){7, 1},
						 &fields,
						 &size) == VMSG_OK &&
		      driver.ops->send(driver.context, (struct vmsg_bytes){frame, size}, &sent) ==
			      VMSG_OK);
		check(device.end.ops->receive(device.end.context,
					      (struct vmsg_span){buffer, FRAME},
					      &size,
					      &envelope) == VMSG_OK &&
		      vmsg_device_dispatch(&handlers,
					   &device,
					   (struct vmsg_bytes){buffer, size},
					   NULL) == VMSG_OK);
		check(driver.ops->receive(driver.context,
					  (struct vmsg_span){buffer, FRAME},
					  &size,
					  &envelope) == VMSG_OK &&
		      vmsg_header_parse((struct vmsg_bytes){buffer, size},
					&header,
					&payload,
					NULL) == VMSG_OK &&
		      header.type == VMSG_TYPE_RESPONSE && header.msg_id == VMSG_ID_SET_VQUEUE &&
		      header.token == 1 && vmsg_set_vqueue_resp_parse(payload, NULL) == VMSG_OK);
	}
	touch(&device);
}

const struct subject *subject_named(const char *name)
{
	static const struct subject subjects[] = {
		{"hdr5", run_hdr5},
		{"header", run_header},
		{"packed_set_vqueue", run_packed_set_vqueue},
		{"set_vqueue", run_set_vqueue},
		{"packed_get_config", run_packed_get_config},
		{"get_config", run_get_config},
		{"packed_loopback", run_packed_loopback},
		{"loopback", run_loopback},
	};

	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		if (strcmp(subjects[i].name, name) == 0) {
			return &subjects[i];
		}
	}
	return NULL;
}
