/*
 * vectors_get_shm: the vectors of get_shm.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <vmsg/wire/get_shm.h>
#include <vmsg/wire/ids.h>

static const uint8_t bytes[] = {
	/* 0 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 12 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 24 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xff, 0xff, 0xff,
	/* 36 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x12, 0x13, 0x14,
	/* 48 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 63 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 78 */
	0xfc, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 90 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x00,
	/* 101 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 113 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 121 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 130 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 150 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 170 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	/* 190 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x11, 0x12, 0x13, 0x14,
	0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c,
	/* 210 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x17, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30, 0xee, 0xdd, 0xcc,
	/* 233 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30, 0xee, 0xdd, 0xcc,
	/* 256 */
	0xfd, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 276 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x13, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31,
	/* 295 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x13, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 315 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 323 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 332 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 344 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0d, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20,
	/* 357 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 373 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x11, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00,
	/* 390 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x11, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 410 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x01, 0x00, 0x00, 0x00,
	/* 422 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x0f, 0x00, 0x00, 0x00,
	/* 434 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x00, 0x00, 0x00,
	/* 446 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xef, 0xff, 0xff, 0xff,
	/* 458 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf0, 0xff, 0xff, 0xff,
	/* 470 */
	0x00, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf1, 0xff, 0xff, 0xff,
	/* 482 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 502 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x01, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 522 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x0f, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 542 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0xef, 0xff, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 562 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0xf0, 0xff, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 582 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0xf1, 0xff, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
	/* 602 */
	0x01, 0x0c, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0xff, 0xff, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x30, 0x31, 0x30,
};

static const struct vmsg_error refused_get_shm_req_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_GET_SHM_REQ_FIXED,
};
static const struct vmsg_error refused_get_shm_resp_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_GET_SHM_RESP_FIXED,
};
static const struct vmsg_error refused_get_shm_resp_index_echo = {
	VMSG_ERR_MISMATCH, 8, VMSG_FIELD_INDEX, VMSG_RULE_IMP_09,
	VMSG_CHECK_GET_SHM_RESP_INDEX_ECHO,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void get_shm_req_fill(struct vmsg_bytes payload, struct vmsg_get_shm_req *fields)
{
	fields->index = vmsg_load_le32(payload.data + 0);
}

static vmsg_status get_shm_req_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_get_shm_req_view view;

	return vmsg_get_shm_req_parse(payload, &view, error);
}

static bool get_shm_req_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_get_shm_req fields;
	struct vmsg_get_shm_req_view view;

	get_shm_req_fill(payload, &fields);
	if (vmsg_get_shm_req_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_get_shm_req_index(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	return true;
}

static vmsg_status get_shm_req_encode(struct vmsg_span out,
				      struct vmsg_route route,
				      struct vmsg_bytes payload,
				      size_t *ret_size)
{
	struct vmsg_get_shm_req fields;

	get_shm_req_fill(payload, &fields);
	return vmsg_get_shm_req_encode(out, route, &fields, ret_size);
}

extern const struct vmsg_vector_body vmsg_vector_body_get_shm_req;
const struct vmsg_vector_body vmsg_vector_body_get_shm_req = {
	.name = "get_shm.req",
	.parse = get_shm_req_parse,
	.getters_agree = get_shm_req_getters_agree,
	.encode = get_shm_req_encode,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void get_shm_resp_fill(struct vmsg_bytes payload, struct vmsg_get_shm_resp *fields)
{
	fields->index = vmsg_load_le32(payload.data + 0);
	fields->length = vmsg_load_le32(payload.data + 4);
	fields->address = vmsg_load_le32(payload.data + 8);
}

static vmsg_status get_shm_resp_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_get_shm_resp_view view;

	return vmsg_get_shm_resp_parse(payload, &view, error);
}

static bool get_shm_resp_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_get_shm_resp fields;
	struct vmsg_get_shm_resp_view view;

	get_shm_resp_fill(payload, &fields);
	if (vmsg_get_shm_resp_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_get_shm_resp_index(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	if (vmsg_get_shm_resp_length(view) != vmsg_load_le32(payload.data + 4)) {
		return false;
	}
	if (vmsg_get_shm_resp_address(view) != vmsg_load_le32(payload.data + 8)) {
		return false;
	}
	return true;
}

static vmsg_status get_shm_resp_encode(struct vmsg_span out,
				       struct vmsg_route route,
				       struct vmsg_bytes payload,
				       size_t *ret_size)
{
	struct vmsg_get_shm_resp fields;

	get_shm_resp_fill(payload, &fields);
	return vmsg_get_shm_resp_encode(out, route, &fields, ret_size);
}

static vmsg_status get_shm_resp_check_echo(struct vmsg_bytes payload,
					   struct vmsg_bytes request,
					   struct vmsg_error *error)
{
	struct vmsg_get_shm_req asked;
	struct vmsg_get_shm_resp_view view;
	const vmsg_status status = vmsg_get_shm_resp_parse(payload, &view, error);

	if (status != VMSG_OK) {
		return status;
	}
	get_shm_req_fill(request, &asked);
	return vmsg_get_shm_resp_check_echo(view, &asked, error);
}

extern const struct vmsg_vector_body vmsg_vector_body_get_shm_resp;
const struct vmsg_vector_body vmsg_vector_body_get_shm_resp = {
	.name = "get_shm.resp",
	.parse = get_shm_resp_parse,
	.check_echo = get_shm_resp_check_echo,
	.getters_agree = get_shm_resp_getters_agree,
	.encode = get_shm_resp_encode,
};

extern const struct vmsg_vector vmsg_vectors_get_shm[];
const struct vmsg_vector vmsg_vectors_get_shm[] = {
	{
		.id = "get_shm.req.typical", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.req.zero", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 12, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.req.ones", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 24, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.req.pattern", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 36, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.req.longer", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 48, 15},
	},
	{
		.id = "get_shm.req.after", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 63, 15},
	},
	{
		.id = "get_shm.req.type_reserved", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 78, 12},
	},
	{
		.id = "get_shm.req.fixed.edge", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.req.fixed.short", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 90, 11}, .expect = &refused_get_shm_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.req.fixed.declared", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 101, 12}, .expect = &refused_get_shm_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.req.fixed.0", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 113, 8}, .expect = &refused_get_shm_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.req.fixed.1", .body = &vmsg_vector_body_get_shm_req,
		.frame = {bytes + 121, 9}, .expect = &refused_get_shm_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.resp.typical", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 130, 20}, .request = {bytes + 0, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.zero", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 150, 20}, .request = {bytes + 12, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.ones", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 170, 20}, .request = {bytes + 24, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.pattern", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 190, 20}, .request = {bytes + 36, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.longer", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 210, 23}, .request = {bytes + 0, 12},
	},
	{
		.id = "get_shm.resp.after", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 233, 23}, .request = {bytes + 0, 12},
	},
	{
		.id = "get_shm.resp.type_reserved", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 256, 20}, .request = {bytes + 0, 12},
	},
	{
		.id = "get_shm.resp.fixed.edge", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 130, 20}, .request = {bytes + 0, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.fixed.short", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 276, 19}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.resp.fixed.declared", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 295, 20}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.resp.fixed.0", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 315, 8}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.resp.fixed.1", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 323, 9}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.resp.fixed.4", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 332, 12}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.resp.fixed.5", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 344, 13}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.resp.fixed.8", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 357, 16}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.resp.fixed.9", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 373, 17}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_shm.resp.index_echo.edge", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 130, 20}, .request = {bytes + 0, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.negative", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 390, 20}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_index_echo, .stage = VMSG_VECTOR_ECHO,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.request.index_0",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 130, 20},
		.request = {bytes + 12, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.request.index_1",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 130, 20},
		.request = {bytes + 410, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.request.index_15",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 130, 20},
		.request = {bytes + 422, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.request.index_17",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 130, 20},
		.request = {bytes + 434, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.request.index_4294967279",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 130, 20},
		.request = {bytes + 446, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.request.index_4294967280",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 130, 20},
		.request = {bytes + 458, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.request.index_4294967281",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 130, 20},
		.request = {bytes + 470, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.request.index_4294967295",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 130, 20},
		.request = {bytes + 24, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.index_0", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 482, 20}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_index_echo, .stage = VMSG_VECTOR_ECHO,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.index_1", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 502, 20}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_index_echo, .stage = VMSG_VECTOR_ECHO,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.index_15", .body = &vmsg_vector_body_get_shm_resp,
		.frame = {bytes + 522, 20}, .request = {bytes + 0, 12},
		.expect = &refused_get_shm_resp_index_echo, .stage = VMSG_VECTOR_ECHO,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.index_4294967279",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 542, 20},
		.request = {bytes + 0, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.index_4294967280",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 562, 20},
		.request = {bytes + 0, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.index_4294967281",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 582, 20},
		.request = {bytes + 0, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_shm.resp.index_echo.index_4294967295",
		.body = &vmsg_vector_body_get_shm_resp, .frame = {bytes + 602, 20},
		.request = {bytes + 0, 12}, .expect = &refused_get_shm_resp_index_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
};
