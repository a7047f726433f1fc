/*
 * print: a frame on one line, for people or as JSON.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <inttypes.h>

#include <vmsg/wire/check.h>
#include <vmsg/wire/header.h>
#include <vmsg/wire/names.h>

#include "command.h"

uint64_t command_load(const uint8_t *from, unsigned size)
{
	switch (size) {
	case 1:
		return vmsg_load_u8(from);
	case 2:
		return vmsg_load_le16(from);
	case 4:
		return vmsg_load_le32(from);
	}
	return vmsg_load_le64(from);
}

static void
print_elements(FILE *to, const uint8_t *from, unsigned size, uint64_t count, bool as_json)
{
	if (size == 1) {
		fputs(as_json ? "\"" : "", to);
		for (uint64_t i = 0; i < count; i++) {
			fprintf(to, "%02x", from[i]);
		}
		fputs(as_json ? "\"" : "", to);
		return;
	}
	fputc('[', to);
	for (uint64_t i = 0; i < count; i++) {
		fprintf(to,
			as_json ? "%s%" PRIu64 : "%s0x%" PRIx64,
			i == 0 ? "" : (as_json ? ", " : " "),
			command_load(from + i * size, size));
	}
	fputc(']', to);
}

static void print_name(FILE *to, const char *name, bool is_first, bool as_json)
{
	if (as_json) {
		fprintf(to, "%s\"%s\": ", is_first ? "" : ", ", name);
	} else {
		fprintf(to, " %s=", name);
	}
}

static void
print_fields(FILE *to, const struct vmsg_body_info *body, struct vmsg_bytes payload, bool as_json)
{
	for (uint16_t i = 0; i < body->field_count; i++) {
		const struct vmsg_field_info *field = &body->fields[i];
		const uint8_t *from = payload.data + field->offset;

		if (!as_json && field->is_reserved && command_load(from, field->size) == 0) {
			continue;
		}
		print_name(to, field->name, i == 0, as_json);
		if (field->count != 0) {
			print_elements(to, from, field->size, field->count, as_json);
		} else {
			fprintf(to,
				!as_json && field->is_address ? "0x%" PRIx64 : "%" PRIu64,
				command_load(from, field->size));
		}
	}
	if (body->tail != NULL) {
		const struct vmsg_field_info *count = &body->fields[body->tail->counted_by];
		uint64_t elements = command_load(payload.data + count->offset, count->size) /
				    body->tail->divisor;

		if (body->tail->is_optional && payload.size == body->fixed_size) {
			elements = 0;
		}
		if (as_json || elements != 0) {
			print_name(to, body->tail->name, body->field_count == 0, as_json);
			print_elements(to,
				       payload.data + body->fixed_size,
				       body->tail->size,
				       elements,
				       as_json);
		}
	}
}

static void print_refusal_json(FILE *to, const struct vmsg_error *error)
{
	const char *quote = error->field == 0 ? "" : "\"";

	fprintf(to,
		"{\"valid\": false, \"status\": \"%s\", \"field\": %s%s%s, \"offset\": %u, ",
		vmsg_status_name(error->status),
		quote,
		error->field == 0 ? "null" : vmsg_field_name(error->field),
		quote,
		error->offset);
	quote = error->rule == 0 ? "" : "\"";
	fprintf(to,
		"\"rule\": %s%s%s, \"check\": \"%s\"}\n",
		quote,
		error->rule == 0 ? "null" : vmsg_rule_name(error->rule),
		quote,
		vmsg_check_name(error->check));
}

static void print_refusal(FILE *to, const struct vmsg_error *error, size_t size)
{
	fprintf(to, "invalid: %s", vmsg_status_name(error->status));
	if (error->field != 0) {
		fprintf(to, " at %s (offset %u)", vmsg_field_name(error->field), error->offset);
	}
	if (error->rule != 0) {
		fprintf(to, ": rule %s", vmsg_rule_name(error->rule));
	}
	fprintf(to, ", check %s; %zu bytes\n", vmsg_check_name(error->check), size);
}

bool print_frame(FILE *to, struct vmsg_bytes frame, bool as_json)
{
	const struct vmsg_body_info *body;
	struct vmsg_header header;
	struct vmsg_error error = {0};
	struct vmsg_bytes payload;

	if (vmsg_frame_check(frame, &header, &error) != VMSG_OK) {
		if (as_json) {
			print_refusal_json(to, &error);
		} else {
			print_refusal(to, &error, frame.size);
		}
		return false;
	}
	body = vmsg_body_info_of(header.type, header.msg_id);
	payload.data = frame.data + VMSG_HEADER_SIZE;
	payload.size = (size_t)header.msg_size - VMSG_HEADER_SIZE;
	fprintf(to,
		as_json ? "{\"valid\": true, \"message\": \"%s\", \"class\": \"%s\", \"kind\": "
			  "\"%s\", "
			  "\"dev_num\": %u, \"token\": %u, \"msg_size\": %u, \"fields\": {"
			: "%s %s%s dev_num=%u token=%u msg_size=%u",
		body->name,
		as_json ? (body->is_bus ? "bus" : "transport") : (body->is_bus ? "bus " : ""),
		body->kind,
		header.dev_num,
		header.token,
		header.msg_size);
	print_fields(to, body, payload, as_json);
	fputs(as_json ? "}}\n" : "\n", to);
	return true;
}
