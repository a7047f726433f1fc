/*
 * vectors_event_avail: the vectors of event_avail.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <vmsg/wire/event_avail.h>
#include <vmsg/wire/ids.h>

static const uint8_t bytes[] = {
	/* 0 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 16 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00,
	/* 32 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xff, 0x0f, 0x00, 0x00,
	0xff, 0xff, 0xff, 0xff,
	/* 48 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x11, 0x12, 0x13, 0x14,
	0x15, 0x16, 0x17, 0x18,
	/* 64 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x13, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xee, 0xdd, 0xcc,
	/* 83 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xee, 0xdd, 0xcc,
	/* 102 */
	0xfc, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 118 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00,
	/* 133 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 149 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 157 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 166 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 178 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x0d, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20,
	/* 191 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xff, 0x0f, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 207 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0x10, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 223 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 239 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x01, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 255 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x0f, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 271 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x11, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 287 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x01, 0x10, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 303 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x02, 0x10, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 319 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xff, 0xef, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 335 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0xf0, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 351 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x01, 0xf0, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 367 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xff, 0xff, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 383 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xfe, 0x0f, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 399 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00,
	/* 415 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x01, 0x00, 0x00, 0x00,
	/* 431 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x02, 0x00, 0x00, 0x00,
	/* 447 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x1f, 0x00, 0x00, 0x00,
	/* 463 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x21, 0x00, 0x00, 0x00,
	/* 479 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xfe, 0xff, 0xff, 0xff,
	/* 495 */
	0x00, 0x41, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xff, 0xff, 0xff, 0xff,
};

static const uint32_t facts[][VMSG_VECTOR_FACTS] = {
	{0u, 0u, 0u, 0u, 4096u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4096u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 336794130u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 0u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 1u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 15u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 16u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 17u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 18u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4095u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4097u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4294967279u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4294967280u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4294967281u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4294967295u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4094u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4294963200u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4294963201u, 0u, 0u, 1u},
	{0u, 0u, 0u, 0u, 4294963202u, 0u, 0u, 1u},
};

static const struct vmsg_error refused_event_avail_event_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_EVENT_AVAIL_EVENT_FIXED,
};
static const struct vmsg_error refused_event_avail_event_next_offset_zero = {
	VMSG_ERR_OUT_OF_RANGE, 12, VMSG_FIELD_NEXT_OFFSET, VMSG_RULE_DRV_MEA_01,
	VMSG_CHECK_EVENT_AVAIL_EVENT_NEXT_OFFSET_ZERO,
};
static const struct vmsg_error refused_event_avail_event_vq_index_range = {
	VMSG_ERR_OUT_OF_RANGE, 8, VMSG_FIELD_VQ_INDEX, VMSG_RULE_DRV_DNT_02,
	VMSG_CHECK_EVENT_AVAIL_EVENT_VQ_INDEX_RANGE,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void event_avail_event_fill(struct vmsg_bytes payload, struct vmsg_event_avail_event *fields)
{
	fields->vq_index = vmsg_load_le32(payload.data + 0);
	fields->next_offset = vmsg_load_le32(payload.data + 4);
}

static vmsg_status event_avail_event_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_event_avail_event_view view;

	return vmsg_event_avail_event_parse(payload, &view, error);
}

static bool event_avail_event_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_event_avail_event fields;
	struct vmsg_event_avail_event_view view;

	event_avail_event_fill(payload, &fields);
	if (vmsg_event_avail_event_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_event_avail_event_vq_index(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	if (vmsg_event_avail_event_next_offset(view) != vmsg_load_le32(payload.data + 4)) {
		return false;
	}
	return true;
}

static vmsg_status event_avail_event_encode(struct vmsg_span out,
					    struct vmsg_route route,
					    struct vmsg_bytes payload,
					    size_t *ret_size)
{
	struct vmsg_event_avail_event fields;

	event_avail_event_fill(payload, &fields);
	return vmsg_event_avail_event_encode(out, route, &fields, ret_size);
}

static vmsg_status event_avail_event_check_context(struct vmsg_bytes payload,
						   const uint32_t *values,
						   struct vmsg_error *error)
{
	struct vmsg_event_avail_event_view view;
	const vmsg_status status = vmsg_event_avail_event_parse(payload, &view, error);

	(void)values;
	if (status != VMSG_OK) {
		return status;
	}
	return vmsg_event_avail_event_check_context(view, values[4], values[7] != 0, error);
}

extern const struct vmsg_vector_body vmsg_vector_body_event_avail_event;
const struct vmsg_vector_body vmsg_vector_body_event_avail_event = {
	.name = "event_avail.event",
	.parse = event_avail_event_parse,
	.check_context = event_avail_event_check_context,
	.getters_agree = event_avail_event_getters_agree,
	.encode = event_avail_event_encode,
};

extern const struct vmsg_vector vmsg_vectors_event_avail[];
const struct vmsg_vector vmsg_vectors_event_avail[] = {
	{
		.id = "event_avail.event.typical", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 0, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.zero", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 16, 16}, .facts = facts[1], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.ones", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 32, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.pattern", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 48, 16}, .facts = facts[2], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.longer", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 64, 19}, .facts = facts[0],
	},
	{
		.id = "event_avail.event.after", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 83, 19}, .facts = facts[0],
	},
	{
		.id = "event_avail.event.type_reserved",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 102, 16},
		.facts = facts[0],
	},
	{
		.id = "event_avail.event.fixed.edge", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 0, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.fixed.short", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 118, 15}, .facts = facts[0],
		.expect = &refused_event_avail_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "event_avail.event.fixed.declared",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 133, 16},
		.facts = facts[0], .expect = &refused_event_avail_event_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "event_avail.event.fixed.0", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 149, 8}, .facts = facts[0],
		.expect = &refused_event_avail_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "event_avail.event.fixed.1", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 157, 9}, .facts = facts[0],
		.expect = &refused_event_avail_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "event_avail.event.fixed.4", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 166, 12}, .facts = facts[0],
		.expect = &refused_event_avail_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "event_avail.event.fixed.5", .body = &vmsg_vector_body_event_avail_event,
		.frame = {bytes + 178, 13}, .facts = facts[0],
		.expect = &refused_event_avail_event_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "event_avail.event.vq_index_range.edge",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.negative",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 207, 16},
		.facts = facts[0], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_0",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 223, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_1",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 239, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_15",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 255, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_17",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 271, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_4097",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 287, 16},
		.facts = facts[0], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_4098",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 303, 16},
		.facts = facts[0], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_4294963199",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 319, 16},
		.facts = facts[0], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_4294963200",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 335, 16},
		.facts = facts[0], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_4294963201",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 351, 16},
		.facts = facts[0], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.vq_index_4294967295",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 367, 16},
		.facts = facts[0], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_0",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[3], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_1",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[4], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_15",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[5], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_16",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[6], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_17",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[7], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_18",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[8], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_4095",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[9], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_4097",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[10], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_4294967279",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[11], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_4294967280",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[12], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_4294967281",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[13], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.max_virtqueues_4294967295",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[14], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.vq_index_4094",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 383, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.max_virtqueues_0",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[3], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.max_virtqueues_1",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[4], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.max_virtqueues_4094",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[15], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.max_virtqueues_4095",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[9], .expect = &refused_event_avail_event_vq_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.max_virtqueues_4097",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[10], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.max_virtqueues_4294963200",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[16], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.max_virtqueues_4294963201",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[17], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.max_virtqueues_4294963202",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[18], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.vq_index_range.edge.max_virtqueues_4294967295",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 191, 16},
		.facts = facts[14], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.next_offset_zero.edge",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.next_offset_zero.negative",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 0, 16},
		.facts = facts[1], .expect = &refused_event_avail_event_next_offset_zero,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.next_offset_zero.next_offset_0",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 399, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.next_offset_zero.next_offset_1",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 415, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.next_offset_zero.next_offset_2",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 431, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.next_offset_zero.next_offset_31",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 447, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.next_offset_zero.next_offset_33",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 463, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.next_offset_zero.next_offset_4294967294",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 479, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "event_avail.event.next_offset_zero.next_offset_4294967295",
		.body = &vmsg_vector_body_event_avail_event, .frame = {bytes + 495, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
};
