/*
 * fail: what each check reports.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/header.h>

struct row {
	int8_t status;
	uint8_t offset; /* bytes from the start of the frame */
	uint8_t field;
	uint8_t rule;
};

/* In the order of the VMSG_CHECK_ numbers, from 1. */
static const struct row rows[] = {
	/* header */
	{VMSG_ERR_TRUNCATED, 0u, VMSG_FIELD_NONE, VMSG_RULE_HDR_01},
	{VMSG_ERR_MALFORMED, 6u, VMSG_FIELD_MSG_SIZE, VMSG_RULE_HDR_01},
	{VMSG_ERR_TRUNCATED, 6u, VMSG_FIELD_MSG_SIZE, VMSG_RULE_HDR_01},
	{VMSG_ERR_MALFORMED, 0u, VMSG_FIELD_TYPE, VMSG_RULE_HDR_01},
	{VMSG_ERR_MALFORMED, 2u, VMSG_FIELD_DEV_NUM, VMSG_RULE_HDR_01},
	{VMSG_ERR_UNSUPPORTED, 1u, VMSG_FIELD_MSG_ID, VMSG_RULE_HDR_01},
	{VMSG_ERR_TOO_LONG, 6u, VMSG_FIELD_MSG_SIZE, VMSG_RULE_HDR_02},
	/* store.req */
	{VMSG_ERR_TRUNCATED, 8u, VMSG_FIELD_NONE, VMSG_RULE_IMP_01},
	{VMSG_ERR_MALFORMED, 16u, VMSG_FIELD_ADDRESS, VMSG_RULE_STO_01},
	{VMSG_ERR_TRUNCATED, 28u, VMSG_FIELD_LENGTH, VMSG_RULE_IMP_02},
	{VMSG_ERR_OUT_OF_RANGE, 28u, VMSG_FIELD_LENGTH, VMSG_RULE_STO_02},
	/* store.resp */
	{VMSG_ERR_TRUNCATED, 8u, VMSG_FIELD_NONE, VMSG_RULE_IMP_01},
	{VMSG_ERR_TRUNCATED, 12u, VMSG_FIELD_LENGTH, VMSG_RULE_IMP_02},
	{VMSG_ERR_MISMATCH, 8u, VMSG_FIELD_OFFSET, VMSG_RULE_IMP_03},
	{VMSG_ERR_MISMATCH, 12u, VMSG_FIELD_LENGTH, VMSG_RULE_STO_03},
	/* note.event */
	{VMSG_ERR_TRUNCATED, 8u, VMSG_FIELD_NONE, VMSG_RULE_IMP_01},
	{VMSG_ERR_TRUNCATED, 16u, VMSG_FIELD_COUNT, VMSG_RULE_IMP_02},
	{VMSG_ERR_OUT_OF_RANGE, 20u, VMSG_FIELD_BITS, VMSG_RULE_NOT_01},
	/* bus_map.resp */
	{VMSG_ERR_TRUNCATED, 8u, VMSG_FIELD_NONE, VMSG_RULE_IMP_01},
	{VMSG_ERR_MALFORMED, 8u, VMSG_FIELD_COUNT, VMSG_RULE_MAP_01},
	{VMSG_ERR_TRUNCATED, 8u, VMSG_FIELD_COUNT, VMSG_RULE_IMP_02},
};

vmsg_status vmsg_fail_row(struct vmsg_error *error, uint16_t check)
{
	const struct row *row = &rows[check - 1u];

	if (error != NULL) {
		error->status = row->status;
		error->offset = row->offset;
		error->field = row->field;
		error->rule = row->rule;
		error->check = check;
	}
	return row->status;
}

vmsg_status vmsg_header_refuse(struct vmsg_bytes frame, struct vmsg_error *error)
{
	struct vmsg_header header;
	struct vmsg_bytes payload;
	const vmsg_status status = vmsg_header_parse(frame, &header, &payload, error);

	return status != VMSG_OK ? status : vmsg_fail(error, VMSG_CHECK_HEADER_KNOWN);
}
