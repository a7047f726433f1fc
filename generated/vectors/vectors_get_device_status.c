/*
 * vectors_get_device_status: the vectors of get_device_status.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <vmsg/wire/get_device_status.h>
#include <vmsg/wire/ids.h>

static const uint8_t bytes[] = {
	/* 0 */
	0x00, 0x07, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 8 */
	0x00, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0xee, 0xdd, 0xcc,
	/* 19 */
	0x00, 0x07, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00, 0xee, 0xdd, 0xcc,
	/* 30 */
	0xfc, 0x07, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 38 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x03, 0x00, 0x00, 0x00,
	/* 50 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 62 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xff, 0xff, 0xff,
	/* 74 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x12, 0x13, 0x14,
	/* 86 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x03, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 101 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x03, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 116 */
	0xfd, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x03, 0x00, 0x00, 0x00,
	/* 128 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x33, 0xff, 0xff, 0xff,
	/* 140 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x03, 0x00, 0x00,
	/* 151 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x03, 0x00, 0x00, 0x00,
	/* 163 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 171 */
	0x01, 0x07, 0x07, 0x00, 0x34, 0x12, 0x09, 0x00, 0x03,
};

static const struct vmsg_error refused_get_device_status_resp_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_GET_DEVICE_STATUS_RESP_FIXED,
};

static vmsg_status get_device_status_req_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	return vmsg_get_device_status_req_parse(payload, error);
}

static bool get_device_status_req_getters_agree(struct vmsg_bytes payload)
{
	(void)payload;
	return true;
}

static vmsg_status get_device_status_req_encode(struct vmsg_span out,
						struct vmsg_route route,
						struct vmsg_bytes payload,
						size_t *ret_size)
{
	(void)payload;
	return vmsg_get_device_status_req_encode(out, route, ret_size);
}

extern const struct vmsg_vector_body vmsg_vector_body_get_device_status_req;
const struct vmsg_vector_body vmsg_vector_body_get_device_status_req = {
	.name = "get_device_status.req",
	.parse = get_device_status_req_parse,
	.getters_agree = get_device_status_req_getters_agree,
	.encode = get_device_status_req_encode,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void get_device_status_resp_fill(struct vmsg_bytes payload,
					struct vmsg_get_device_status_resp *fields)
{
	fields->status = vmsg_load_le32(payload.data + 0);
}

static vmsg_status get_device_status_resp_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_get_device_status_resp_view view;

	return vmsg_get_device_status_resp_parse(payload, &view, error);
}

static bool get_device_status_resp_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_get_device_status_resp fields;
	struct vmsg_get_device_status_resp_view view;

	get_device_status_resp_fill(payload, &fields);
	if (vmsg_get_device_status_resp_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_get_device_status_resp_status(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	return true;
}

static vmsg_status get_device_status_resp_encode(struct vmsg_span out,
						 struct vmsg_route route,
						 struct vmsg_bytes payload,
						 size_t *ret_size)
{
	struct vmsg_get_device_status_resp fields;

	get_device_status_resp_fill(payload, &fields);
	return vmsg_get_device_status_resp_encode(out, route, &fields, ret_size);
}

extern const struct vmsg_vector_body vmsg_vector_body_get_device_status_resp;
const struct vmsg_vector_body vmsg_vector_body_get_device_status_resp = {
	.name = "get_device_status.resp",
	.parse = get_device_status_resp_parse,
	.getters_agree = get_device_status_resp_getters_agree,
	.encode = get_device_status_resp_encode,
};

extern const struct vmsg_vector vmsg_vectors_get_device_status[];
const struct vmsg_vector vmsg_vectors_get_device_status[] = {
	{
		.id = "get_device_status.req.typical",
		.body = &vmsg_vector_body_get_device_status_req, .frame = {bytes + 0, 8},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_device_status.req.longer",
		.body = &vmsg_vector_body_get_device_status_req, .frame = {bytes + 8, 11},
	},
	{
		.id = "get_device_status.req.after",
		.body = &vmsg_vector_body_get_device_status_req, .frame = {bytes + 19, 11},
	},
	{
		.id = "get_device_status.req.type_reserved",
		.body = &vmsg_vector_body_get_device_status_req, .frame = {bytes + 30, 8},
	},
	{
		.id = "get_device_status.resp.typical",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 38, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_device_status.resp.zero",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 50, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_device_status.resp.ones",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 62, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_device_status.resp.pattern",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 74, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_device_status.resp.longer",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 86, 15},
	},
	{
		.id = "get_device_status.resp.after",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 101, 15},
	},
	{
		.id = "get_device_status.resp.type_reserved",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 116, 12},
	},
	{
		.id = "get_device_status.resp.status.reserved_bits",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 128, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_device_status.resp.fixed.edge",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 38, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_device_status.resp.fixed.short",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 140, 11},
		.expect = &refused_get_device_status_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_device_status.resp.fixed.declared",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 151, 12},
		.expect = &refused_get_device_status_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_device_status.resp.fixed.0",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 163, 8},
		.expect = &refused_get_device_status_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_device_status.resp.fixed.1",
		.body = &vmsg_vector_body_get_device_status_resp, .frame = {bytes + 171, 9},
		.expect = &refused_get_device_status_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
};
