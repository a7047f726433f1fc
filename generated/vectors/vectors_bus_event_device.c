/*
 * vectors_bus_event_device: the vectors of bus_event_device.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <vmsg/wire/bus_event_device.h>
#include <vmsg/wire/ids.h>

static const uint8_t bytes[] = {
	/* 0 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x01, 0x00,
	/* 12 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 24 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xff, 0xff, 0xff,
	/* 36 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x12, 0x13, 0x14,
	/* 48 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x01, 0x00,
	0xee, 0xdd, 0xcc,
	/* 63 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x01, 0x00,
	0xee, 0xdd, 0xcc,
	/* 78 */
	0xfe, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x01, 0x00,
	/* 90 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x01,
	/* 101 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x01, 0x00,
	/* 113 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 121 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 130 */
	0x02, 0x40, 0x00, 0x00, 0x34, 0x12, 0x0a, 0x00, 0x10, 0x00,
};

static const struct vmsg_error refused_bus_event_device_event_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_BUS_EVENT_DEVICE_EVENT_FIXED,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void bus_event_device_event_fill(struct vmsg_bytes payload,
					struct vmsg_bus_event_device_event *fields)
{
	fields->device_number = vmsg_load_le16(payload.data + 0);
	fields->device_bus_state = vmsg_load_le16(payload.data + 2);
}

static vmsg_status bus_event_device_event_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_bus_event_device_event_view view;

	return vmsg_bus_event_device_event_parse(payload, &view, error);
}

static bool bus_event_device_event_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_bus_event_device_event fields;
	struct vmsg_bus_event_device_event_view view;

	bus_event_device_event_fill(payload, &fields);
	if (vmsg_bus_event_device_event_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_bus_event_device_event_device_number(view) != vmsg_load_le16(payload.data + 0)) {
		return false;
	}
	if (vmsg_bus_event_device_event_device_bus_state(view) !=
	    vmsg_load_le16(payload.data + 2)) {
		return false;
	}
	return true;
}

static vmsg_status bus_event_device_event_encode(struct vmsg_span out,
						 struct vmsg_route route,
						 struct vmsg_bytes payload,
						 size_t *ret_size)
{
	struct vmsg_bus_event_device_event fields;

	bus_event_device_event_fill(payload, &fields);
	return vmsg_bus_event_device_event_encode(out, route, &fields, ret_size);
}

extern const struct vmsg_vector_body vmsg_vector_body_bus_event_device_event;
const struct vmsg_vector_body vmsg_vector_body_bus_event_device_event = {
	.name = "bus_event_device.event",
	.parse = bus_event_device_event_parse,
	.getters_agree = bus_event_device_event_getters_agree,
	.encode = bus_event_device_event_encode,
};

extern const struct vmsg_vector vmsg_vectors_bus_event_device[];
const struct vmsg_vector vmsg_vectors_bus_event_device[] = {
	{
		.id = "bus_event_device.event.typical",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 0, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_event_device.event.zero",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 12, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_event_device.event.ones",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 24, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_event_device.event.pattern",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 36, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_event_device.event.longer",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 48, 15},
	},
	{
		.id = "bus_event_device.event.after",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 63, 15},
	},
	{
		.id = "bus_event_device.event.type_reserved",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 78, 12},
	},
	{
		.id = "bus_event_device.event.fixed.edge",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 0, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_event_device.event.fixed.short",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 90, 11},
		.expect = &refused_bus_event_device_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_event_device.event.fixed.declared",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 101, 12},
		.expect = &refused_bus_event_device_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_event_device.event.fixed.0",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 113, 8},
		.expect = &refused_bus_event_device_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_event_device.event.fixed.1",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 121, 9},
		.expect = &refused_bus_event_device_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_event_device.event.fixed.2",
		.body = &vmsg_vector_body_bus_event_device_event, .frame = {bytes + 130, 10},
		.expect = &refused_bus_event_device_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
};
