/*
 * vectors_set_device_status: the vectors of set_device_status.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <vmsg/wire/set_device_status.h>
#include <vmsg/wire/ids.h>

static const uint8_t bytes[] = {
	/* 0 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x03, 0x00, 0x00, 0x00,
	/* 12 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 24 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xff, 0xff, 0xff,
	/* 36 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x12, 0x13, 0x14,
	/* 48 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x03, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 63 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x03, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 78 */
	0xfc, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x03, 0x00, 0x00, 0x00,
	/* 90 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x33, 0xff, 0xff, 0xff,
	/* 102 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x03, 0x00, 0x00,
	/* 113 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x03, 0x00, 0x00, 0x00,
	/* 125 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 133 */
	0x00, 0x08, 0x07, 0x00, 0x34, 0x12, 0x09, 0x00, 0x03,
	/* 142 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x03, 0x00, 0x00, 0x00,
	/* 154 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 166 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xff, 0xff, 0xff,
	/* 178 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x12, 0x13, 0x14,
	/* 190 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x03, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 205 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x03, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 220 */
	0xfd, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x03, 0x00, 0x00, 0x00,
	/* 232 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x33, 0xff, 0xff, 0xff,
	/* 244 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x03, 0x00, 0x00,
	/* 255 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x03, 0x00, 0x00, 0x00,
	/* 267 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 275 */
	0x01, 0x08, 0x07, 0x00, 0x34, 0x12, 0x09, 0x00, 0x03,
};

static const struct vmsg_error refused_set_device_status_req_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_SET_DEVICE_STATUS_REQ_FIXED,
};
static const struct vmsg_error refused_set_device_status_resp_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_SET_DEVICE_STATUS_RESP_FIXED,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void set_device_status_req_fill(struct vmsg_bytes payload,
				       struct vmsg_set_device_status_req *fields)
{
	fields->status = vmsg_load_le32(payload.data + 0);
}

static vmsg_status set_device_status_req_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_set_device_status_req_view view;

	return vmsg_set_device_status_req_parse(payload, &view, error);
}

static bool set_device_status_req_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_set_device_status_req fields;
	struct vmsg_set_device_status_req_view view;

	set_device_status_req_fill(payload, &fields);
	if (vmsg_set_device_status_req_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_set_device_status_req_status(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	return true;
}

static vmsg_status set_device_status_req_encode(struct vmsg_span out,
						struct vmsg_route route,
						struct vmsg_bytes payload,
						size_t *ret_size)
{
	struct vmsg_set_device_status_req fields;

	set_device_status_req_fill(payload, &fields);
	return vmsg_set_device_status_req_encode(out, route, &fields, ret_size);
}

extern const struct vmsg_vector_body vmsg_vector_body_set_device_status_req;
const struct vmsg_vector_body vmsg_vector_body_set_device_status_req = {
	.name = "set_device_status.req",
	.parse = set_device_status_req_parse,
	.getters_agree = set_device_status_req_getters_agree,
	.encode = set_device_status_req_encode,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void set_device_status_resp_fill(struct vmsg_bytes payload,
					struct vmsg_set_device_status_resp *fields)
{
	fields->status = vmsg_load_le32(payload.data + 0);
}

static vmsg_status set_device_status_resp_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_set_device_status_resp_view view;

	return vmsg_set_device_status_resp_parse(payload, &view, error);
}

static bool set_device_status_resp_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_set_device_status_resp fields;
	struct vmsg_set_device_status_resp_view view;

	set_device_status_resp_fill(payload, &fields);
	if (vmsg_set_device_status_resp_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_set_device_status_resp_status(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	return true;
}

static vmsg_status set_device_status_resp_encode(struct vmsg_span out,
						 struct vmsg_route route,
						 struct vmsg_bytes payload,
						 size_t *ret_size)
{
	struct vmsg_set_device_status_resp fields;

	set_device_status_resp_fill(payload, &fields);
	return vmsg_set_device_status_resp_encode(out, route, &fields, ret_size);
}

extern const struct vmsg_vector_body vmsg_vector_body_set_device_status_resp;
const struct vmsg_vector_body vmsg_vector_body_set_device_status_resp = {
	.name = "set_device_status.resp",
	.parse = set_device_status_resp_parse,
	.getters_agree = set_device_status_resp_getters_agree,
	.encode = set_device_status_resp_encode,
};

extern const struct vmsg_vector vmsg_vectors_set_device_status[];
const struct vmsg_vector vmsg_vectors_set_device_status[] = {
	{
		.id = "set_device_status.req.typical",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 0, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.req.zero", .body = &vmsg_vector_body_set_device_status_req,
		.frame = {bytes + 12, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.req.ones", .body = &vmsg_vector_body_set_device_status_req,
		.frame = {bytes + 24, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.req.pattern",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 36, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.req.longer",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 48, 15},
	},
	{
		.id = "set_device_status.req.after",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 63, 15},
	},
	{
		.id = "set_device_status.req.type_reserved",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 78, 12},
	},
	{
		.id = "set_device_status.req.status.reserved_bits",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 90, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.req.fixed.edge",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 0, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.req.fixed.short",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 102, 11},
		.expect = &refused_set_device_status_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "set_device_status.req.fixed.declared",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 113, 12},
		.expect = &refused_set_device_status_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "set_device_status.req.fixed.0",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 125, 8},
		.expect = &refused_set_device_status_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "set_device_status.req.fixed.1",
		.body = &vmsg_vector_body_set_device_status_req, .frame = {bytes + 133, 9},
		.expect = &refused_set_device_status_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "set_device_status.resp.typical",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 142, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.resp.zero",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 154, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.resp.ones",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 166, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.resp.pattern",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 178, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.resp.longer",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 190, 15},
	},
	{
		.id = "set_device_status.resp.after",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 205, 15},
	},
	{
		.id = "set_device_status.resp.type_reserved",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 220, 12},
	},
	{
		.id = "set_device_status.resp.status.reserved_bits",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 232, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.resp.fixed.edge",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 142, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "set_device_status.resp.fixed.short",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 244, 11},
		.expect = &refused_set_device_status_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "set_device_status.resp.fixed.declared",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 255, 12},
		.expect = &refused_set_device_status_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "set_device_status.resp.fixed.0",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 267, 8},
		.expect = &refused_set_device_status_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "set_device_status.resp.fixed.1",
		.body = &vmsg_vector_body_set_device_status_resp, .frame = {bytes + 275, 9},
		.expect = &refused_set_device_status_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
};
