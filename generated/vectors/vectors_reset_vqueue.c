/*
 * vectors_reset_vqueue: the vectors of reset_vqueue.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <vmsg/wire/reset_vqueue.h>
#include <vmsg/wire/ids.h>

static const uint8_t bytes[] = {
	/* 0 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 12 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 24 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0x0f, 0x00, 0x00,
	/* 36 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x12, 0x13, 0x14,
	/* 48 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 63 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 78 */
	0xfc, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 90 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x00,
	/* 101 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 113 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 121 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 130 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x10, 0x00, 0x00,
	/* 142 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x01, 0x00, 0x00, 0x00,
	/* 154 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x0f, 0x00, 0x00, 0x00,
	/* 166 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x00, 0x00, 0x00,
	/* 178 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x01, 0x10, 0x00, 0x00,
	/* 190 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x02, 0x10, 0x00, 0x00,
	/* 202 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xef, 0xff, 0xff,
	/* 214 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0xf0, 0xff, 0xff,
	/* 226 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x01, 0xf0, 0xff, 0xff,
	/* 238 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xff, 0xff, 0xff,
	/* 250 */
	0x00, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xfe, 0x0f, 0x00, 0x00,
	/* 262 */
	0x01, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 270 */
	0x01, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0xee, 0xdd, 0xcc,
	/* 281 */
	0x01, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00, 0xee, 0xdd, 0xcc,
	/* 292 */
	0xfd, 0x0b, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
};

static const uint32_t facts[][VMSG_VECTOR_FACTS] = {
	{0u, 0u, 0u, 0u, 4096u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 336794130u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 1u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 15u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 16u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 17u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 18u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4095u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4097u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4294967279u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4294967280u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4294967281u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4294967295u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4094u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4294963200u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4294963201u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 4294963202u, 0u, 0u, 0u},
};

static const struct vmsg_error refused_reset_vqueue_req_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_RESET_VQUEUE_REQ_FIXED,
};
static const struct vmsg_error refused_reset_vqueue_req_index_range = {
	VMSG_ERR_OUT_OF_RANGE, 8, VMSG_FIELD_INDEX, VMSG_RULE_IMP_18,
	VMSG_CHECK_RESET_VQUEUE_REQ_INDEX_RANGE,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void reset_vqueue_req_fill(struct vmsg_bytes payload, struct vmsg_reset_vqueue_req *fields)
{
	fields->index = vmsg_load_le32(payload.data + 0);
}

static vmsg_status reset_vqueue_req_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_reset_vqueue_req_view view;

	return vmsg_reset_vqueue_req_parse(payload, &view, error);
}

static bool reset_vqueue_req_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_reset_vqueue_req fields;
	struct vmsg_reset_vqueue_req_view view;

	reset_vqueue_req_fill(payload, &fields);
	if (vmsg_reset_vqueue_req_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_reset_vqueue_req_index(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	return true;
}

static vmsg_status reset_vqueue_req_encode(struct vmsg_span out,
					   struct vmsg_route route,
					   struct vmsg_bytes payload,
					   size_t *ret_size)
{
	struct vmsg_reset_vqueue_req fields;

	reset_vqueue_req_fill(payload, &fields);
	return vmsg_reset_vqueue_req_encode(out, route, &fields, ret_size);
}

static vmsg_status reset_vqueue_req_check_context(struct vmsg_bytes payload,
						  const uint32_t *values,
						  struct vmsg_error *error)
{
	struct vmsg_reset_vqueue_req_view view;
	const vmsg_status status = vmsg_reset_vqueue_req_parse(payload, &view, error);

	(void)values;
	if (status != VMSG_OK) {
		return status;
	}
	return vmsg_reset_vqueue_req_check_context(view, values[4], error);
}

extern const struct vmsg_vector_body vmsg_vector_body_reset_vqueue_req;
const struct vmsg_vector_body vmsg_vector_body_reset_vqueue_req = {
	.name = "reset_vqueue.req",
	.parse = reset_vqueue_req_parse,
	.check_context = reset_vqueue_req_check_context,
	.getters_agree = reset_vqueue_req_getters_agree,
	.encode = reset_vqueue_req_encode,
};

static vmsg_status reset_vqueue_resp_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	return vmsg_reset_vqueue_resp_parse(payload, error);
}

static bool reset_vqueue_resp_getters_agree(struct vmsg_bytes payload)
{
	(void)payload;
	return true;
}

static vmsg_status reset_vqueue_resp_encode(struct vmsg_span out,
					    struct vmsg_route route,
					    struct vmsg_bytes payload,
					    size_t *ret_size)
{
	(void)payload;
	return vmsg_reset_vqueue_resp_encode(out, route, ret_size);
}

extern const struct vmsg_vector_body vmsg_vector_body_reset_vqueue_resp;
const struct vmsg_vector_body vmsg_vector_body_reset_vqueue_resp = {
	.name = "reset_vqueue.resp",
	.parse = reset_vqueue_resp_parse,
	.getters_agree = reset_vqueue_resp_getters_agree,
	.encode = reset_vqueue_resp_encode,
};

extern const struct vmsg_vector vmsg_vectors_reset_vqueue[];
const struct vmsg_vector vmsg_vectors_reset_vqueue[] = {
	{
		.id = "reset_vqueue.req.typical", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 0, 12}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.zero", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 12, 12}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.ones", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 24, 12}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.pattern", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 36, 12}, .facts = facts[1], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.longer", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 48, 15}, .facts = facts[0],
	},
	{
		.id = "reset_vqueue.req.after", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 63, 15}, .facts = facts[0],
	},
	{
		.id = "reset_vqueue.req.type_reserved", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 78, 12}, .facts = facts[0],
	},
	{
		.id = "reset_vqueue.req.fixed.edge", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 0, 12}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.fixed.short", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 90, 11}, .facts = facts[0],
		.expect = &refused_reset_vqueue_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "reset_vqueue.req.fixed.declared", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 101, 12}, .facts = facts[0],
		.expect = &refused_reset_vqueue_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "reset_vqueue.req.fixed.0", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 113, 8}, .facts = facts[0],
		.expect = &refused_reset_vqueue_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "reset_vqueue.req.fixed.1", .body = &vmsg_vector_body_reset_vqueue_req,
		.frame = {bytes + 121, 9}, .facts = facts[0],
		.expect = &refused_reset_vqueue_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "reset_vqueue.req.index_range.edge",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.negative",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 130, 12},
		.facts = facts[0], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.index_1",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 142, 12},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.index_15",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 154, 12},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.index_17",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 166, 12},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.index_4097",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 178, 12},
		.facts = facts[0], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.index_4098",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 190, 12},
		.facts = facts[0], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.index_4294963199",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 202, 12},
		.facts = facts[0], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.index_4294963200",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 214, 12},
		.facts = facts[0], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.index_4294963201",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 226, 12},
		.facts = facts[0], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.index_4294967295",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 238, 12},
		.facts = facts[0], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_0",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[2], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_1",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[3], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_15",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[4], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_16",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[5], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_17",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[6], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_18",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[7], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_4095",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[8], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_4097",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[9], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_4294967279",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[10], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_4294967280",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[11], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_4294967281",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[12], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.max_virtqueues_4294967295",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 0, 12},
		.facts = facts[13], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.index_4094",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 250, 12},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.max_virtqueues_0",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[2], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.max_virtqueues_1",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[3], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.max_virtqueues_4094",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[14], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.max_virtqueues_4095",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[8], .expect = &refused_reset_vqueue_req_index_range,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.max_virtqueues_4097",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[9], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.max_virtqueues_4294963200",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[15], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.max_virtqueues_4294963201",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[16], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.max_virtqueues_4294963202",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[17], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.req.index_range.edge.max_virtqueues_4294967295",
		.body = &vmsg_vector_body_reset_vqueue_req, .frame = {bytes + 24, 12},
		.facts = facts[13], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.resp.typical", .body = &vmsg_vector_body_reset_vqueue_resp,
		.frame = {bytes + 262, 8}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "reset_vqueue.resp.longer", .body = &vmsg_vector_body_reset_vqueue_resp,
		.frame = {bytes + 270, 11},
	},
	{
		.id = "reset_vqueue.resp.after", .body = &vmsg_vector_body_reset_vqueue_resp,
		.frame = {bytes + 281, 11},
	},
	{
		.id = "reset_vqueue.resp.type_reserved",
		.body = &vmsg_vector_body_reset_vqueue_resp, .frame = {bytes + 292, 8},
	},
};
