/*
 * vectors_bus_ping: the vectors of bus_ping.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <vmsg/wire/bus_ping.h>
#include <vmsg/wire/ids.h>

static const uint8_t bytes[] = {
	/* 0 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 12 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 24 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xff, 0xff, 0xff,
	/* 36 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x12, 0x13, 0x14,
	/* 48 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 63 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 78 */
	0xfe, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 90 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x00,
	/* 101 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 113 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 121 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 130 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 142 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 154 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xff, 0xff, 0xff,
	/* 166 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x12, 0x13, 0x14,
	/* 178 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 193 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xee, 0xdd, 0xcc,
	/* 208 */
	0xff, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 220 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x00,
	/* 231 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 243 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 251 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 260 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x00, 0x00, 0x00,
	/* 272 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x01, 0x00, 0x00, 0x00,
	/* 284 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x0f, 0x00, 0x00, 0x00,
	/* 296 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x00, 0x00, 0x00,
	/* 308 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xef, 0xff, 0xff, 0xff,
	/* 320 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf0, 0xff, 0xff, 0xff,
	/* 332 */
	0x02, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf1, 0xff, 0xff, 0xff,
	/* 344 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x01, 0x00, 0x00, 0x00,
	/* 356 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x0f, 0x00, 0x00, 0x00,
	/* 368 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xef, 0xff, 0xff, 0xff,
	/* 380 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf0, 0xff, 0xff, 0xff,
	/* 392 */
	0x03, 0x03, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf1, 0xff, 0xff, 0xff,
};

static const struct vmsg_error refused_bus_ping_req_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_BUS_PING_REQ_FIXED,
};
static const struct vmsg_error refused_bus_ping_resp_data_echo = {
	VMSG_ERR_MISMATCH, 8, VMSG_FIELD_DATA, VMSG_RULE_IMP_09,
	VMSG_CHECK_BUS_PING_RESP_DATA_ECHO,
};
static const struct vmsg_error refused_bus_ping_resp_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_BUS_PING_RESP_FIXED,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void bus_ping_req_fill(struct vmsg_bytes payload, struct vmsg_bus_ping_req *fields)
{
	fields->data = vmsg_load_le32(payload.data + 0);
}

static vmsg_status bus_ping_req_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_bus_ping_req_view view;

	return vmsg_bus_ping_req_parse(payload, &view, error);
}

static bool bus_ping_req_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_bus_ping_req fields;
	struct vmsg_bus_ping_req_view view;

	bus_ping_req_fill(payload, &fields);
	if (vmsg_bus_ping_req_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_bus_ping_req_data(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	return true;
}

static vmsg_status bus_ping_req_encode(struct vmsg_span out,
				       struct vmsg_route route,
				       struct vmsg_bytes payload,
				       size_t *ret_size)
{
	struct vmsg_bus_ping_req fields;

	bus_ping_req_fill(payload, &fields);
	return vmsg_bus_ping_req_encode(out, route, &fields, ret_size);
}

extern const struct vmsg_vector_body vmsg_vector_body_bus_ping_req;
const struct vmsg_vector_body vmsg_vector_body_bus_ping_req = {
	.name = "bus_ping.req",
	.parse = bus_ping_req_parse,
	.getters_agree = bus_ping_req_getters_agree,
	.encode = bus_ping_req_encode,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void bus_ping_resp_fill(struct vmsg_bytes payload, struct vmsg_bus_ping_resp *fields)
{
	fields->data = vmsg_load_le32(payload.data + 0);
}

static vmsg_status bus_ping_resp_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_bus_ping_resp_view view;

	return vmsg_bus_ping_resp_parse(payload, &view, error);
}

static bool bus_ping_resp_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_bus_ping_resp fields;
	struct vmsg_bus_ping_resp_view view;

	bus_ping_resp_fill(payload, &fields);
	if (vmsg_bus_ping_resp_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_bus_ping_resp_data(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	return true;
}

static vmsg_status bus_ping_resp_encode(struct vmsg_span out,
					struct vmsg_route route,
					struct vmsg_bytes payload,
					size_t *ret_size)
{
	struct vmsg_bus_ping_resp fields;

	bus_ping_resp_fill(payload, &fields);
	return vmsg_bus_ping_resp_encode(out, route, &fields, ret_size);
}

static vmsg_status bus_ping_resp_check_echo(struct vmsg_bytes payload,
					    struct vmsg_bytes request,
					    struct vmsg_error *error)
{
	struct vmsg_bus_ping_req asked;
	struct vmsg_bus_ping_resp_view view;
	const vmsg_status status = vmsg_bus_ping_resp_parse(payload, &view, error);

	if (status != VMSG_OK) {
		return status;
	}
	bus_ping_req_fill(request, &asked);
	return vmsg_bus_ping_resp_check_echo(view, &asked, error);
}

extern const struct vmsg_vector_body vmsg_vector_body_bus_ping_resp;
const struct vmsg_vector_body vmsg_vector_body_bus_ping_resp = {
	.name = "bus_ping.resp",
	.parse = bus_ping_resp_parse,
	.check_echo = bus_ping_resp_check_echo,
	.getters_agree = bus_ping_resp_getters_agree,
	.encode = bus_ping_resp_encode,
};

extern const struct vmsg_vector vmsg_vectors_bus_ping[];
const struct vmsg_vector vmsg_vectors_bus_ping[] = {
	{
		.id = "bus_ping.req.typical", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.req.zero", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 12, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.req.ones", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 24, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.req.pattern", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 36, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.req.longer", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 48, 15},
	},
	{
		.id = "bus_ping.req.after", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 63, 15},
	},
	{
		.id = "bus_ping.req.type_reserved", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 78, 12},
	},
	{
		.id = "bus_ping.req.fixed.edge", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.req.fixed.short", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 90, 11}, .expect = &refused_bus_ping_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_ping.req.fixed.declared", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 101, 12}, .expect = &refused_bus_ping_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_ping.req.fixed.0", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 113, 8}, .expect = &refused_bus_ping_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_ping.req.fixed.1", .body = &vmsg_vector_body_bus_ping_req,
		.frame = {bytes + 121, 9}, .expect = &refused_bus_ping_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_ping.resp.typical", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 130, 12}, .request = {bytes + 0, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.zero", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 142, 12}, .request = {bytes + 12, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.ones", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 154, 12}, .request = {bytes + 24, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.pattern", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 166, 12}, .request = {bytes + 36, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.longer", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 178, 15}, .request = {bytes + 0, 12},
	},
	{
		.id = "bus_ping.resp.after", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 193, 15}, .request = {bytes + 0, 12},
	},
	{
		.id = "bus_ping.resp.type_reserved", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 208, 12}, .request = {bytes + 0, 12},
	},
	{
		.id = "bus_ping.resp.fixed.edge", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 130, 12}, .request = {bytes + 0, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.fixed.short", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 220, 11}, .request = {bytes + 0, 12},
		.expect = &refused_bus_ping_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_ping.resp.fixed.declared", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 231, 12}, .request = {bytes + 0, 12},
		.expect = &refused_bus_ping_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_ping.resp.fixed.0", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 243, 8}, .request = {bytes + 0, 12},
		.expect = &refused_bus_ping_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_ping.resp.fixed.1", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 251, 9}, .request = {bytes + 0, 12},
		.expect = &refused_bus_ping_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_ping.resp.data_echo.edge", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 130, 12}, .request = {bytes + 0, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.negative", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 260, 12}, .request = {bytes + 0, 12},
		.expect = &refused_bus_ping_resp_data_echo, .stage = VMSG_VECTOR_ECHO,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.request.data_0",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 130, 12},
		.request = {bytes + 12, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.request.data_1",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 130, 12},
		.request = {bytes + 272, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.request.data_15",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 130, 12},
		.request = {bytes + 284, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.request.data_17",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 130, 12},
		.request = {bytes + 296, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.request.data_4294967279",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 130, 12},
		.request = {bytes + 308, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.request.data_4294967280",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 130, 12},
		.request = {bytes + 320, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.request.data_4294967281",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 130, 12},
		.request = {bytes + 332, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.request.data_4294967295",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 130, 12},
		.request = {bytes + 24, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.data_0", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 142, 12}, .request = {bytes + 0, 12},
		.expect = &refused_bus_ping_resp_data_echo, .stage = VMSG_VECTOR_ECHO,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.data_1", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 344, 12}, .request = {bytes + 0, 12},
		.expect = &refused_bus_ping_resp_data_echo, .stage = VMSG_VECTOR_ECHO,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.data_15", .body = &vmsg_vector_body_bus_ping_resp,
		.frame = {bytes + 356, 12}, .request = {bytes + 0, 12},
		.expect = &refused_bus_ping_resp_data_echo, .stage = VMSG_VECTOR_ECHO,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.data_4294967279",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 368, 12},
		.request = {bytes + 0, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.data_4294967280",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 380, 12},
		.request = {bytes + 0, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.data_4294967281",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 392, 12},
		.request = {bytes + 0, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_ping.resp.data_echo.data_4294967295",
		.body = &vmsg_vector_body_bus_ping_resp, .frame = {bytes + 154, 12},
		.request = {bytes + 0, 12}, .expect = &refused_bus_ping_resp_data_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
};
