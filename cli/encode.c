/*
 * encode: a message name and its field values in, a frame as hex digits out.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <vmsg/wire/check.h>
#include <vmsg/wire/header.h>
#include <vmsg/wire/names.h>

#include "command.h"

struct options {
	char **words; /* MESSAGE, role, then FIELD=VALUE */
	int count;
};

struct frame {
	const struct vmsg_body_info *body;
	uint8_t bytes[VMSG_MESSAGE_MAX];
	uint8_t dev_num[sizeof(uint16_t)];
	uint8_t token[sizeof(uint16_t)];
	size_t tail_size;             /* bytes */
	bool given[VMSG_MESSAGE_MAX]; /* by index of the slot */
};

/** Where a value goes. */
struct slot {
	uint8_t *to;
	size_t room;    /* bytes */
	unsigned size;  /* bytes, of one element */
	unsigned index; /* of the field; the tail, dev_num and token follow */
	bool is_array;
	bool is_tail;
	bool is_reserved;
};

/** The longest list of names in a complaint. */
struct list {
	char text[512];
};

static void add_name(struct list *list, const char *name)
{
	const size_t used = strlen(list->text);

	snprintf(list->text + used, sizeof(list->text) - used, "%s%s", used == 0 ? "" : ", ", name);
}

static void store(uint8_t *to, unsigned size, uint64_t value)
{
	for (unsigned i = 0; i < size; i++) {
		to[i] = (uint8_t)(value >> (8 * i));
	}
}

static uint64_t maximum(unsigned size)
{
	return size == 8 ? UINT64_MAX : (UINT64_C(1) << (8 * size)) - 1;
}

static bool find_slot(struct frame *frame, const char *name, struct slot *ret_slot)
{
	const struct vmsg_body_info *body = frame->body;
	uint8_t *payload = frame->bytes + VMSG_HEADER_SIZE;
	const bool is_dev_num = strcmp(name, "dev_num") == 0;

	for (uint16_t i = 0; i < body->field_count; i++) {
		const struct vmsg_field_info *field = &body->fields[i];

		if (strcmp(field->name, name) == 0) {
			*ret_slot = (struct slot){
				.to = payload + field->offset,
				.room = (size_t)field->size * field->count,
				.size = field->size,
				.index = i,
				.is_array = field->count != 0,
				.is_reserved = field->is_reserved,
			};
			return true;
		}
	}
	if (body->tail != NULL && strcmp(body->tail->name, name) == 0) {
		*ret_slot = (struct slot){
			.to = payload + body->fixed_size,
			.room = sizeof(frame->bytes) - VMSG_HEADER_SIZE - body->fixed_size,
			.size = body->tail->size,
			.index = body->field_count,
			.is_array = true,
			.is_tail = true,
		};
		return true;
	}
	*ret_slot = (struct slot){
		.to = is_dev_num ? frame->dev_num : frame->token,
		.size = sizeof(uint16_t),
		.index = body->field_count + (is_dev_num ? 1u : 2u),
	};
	return is_dev_num || strcmp(name, "token") == 0;
}

static int refuse_name(const struct frame *frame, const char *name)
{
	const struct vmsg_body_info *body = frame->body;
	struct list list = {""};

	for (uint16_t i = 0; i < body->field_count; i++) {
		if (!body->fields[i].is_reserved) {
			add_name(&list, body->fields[i].name);
		}
	}
	if (body->tail != NULL) {
		add_name(&list, body->tail->name);
	}
	add_name(&list, "dev_num");
	add_name(&list, "token");
	return command_fail(EXIT_USAGE,
			    "encode: %s %s has no field '%.40s'; it has %s",
			    body->name,
			    body->role,
			    name,
			    list.text);
}

/* VALUE of an array of bytes: hex digits. */
static int store_hex(const char *name, const char *text, const struct slot *slot, size_t *ret_size)
{
	const size_t length = strlen(text);
	uint8_t *bytes = malloc(length / 2 + 1);
	size_t size = 0;
	int code = EXIT_FINE;

	if (bytes == NULL) {
		return command_fail(EXIT_NEGATIVE, "encode: out of memory");
	}
	if (!command_hex(text, length, bytes, &size)) {
		code = command_fail(EXIT_USAGE,
				    "encode: %s: not whole bytes of hex digits: '%.40s'",
				    name,
				    text);
	} else if (size > slot->room) {
		code = command_fail(EXIT_USAGE,
				    "encode: %s: %zu bytes, more than the %zu there is room for",
				    name,
				    size,
				    slot->room);
	} else {
		memcpy(slot->to, bytes, size);
		*ret_size = size;
	}
	free(bytes);
	return code;
}

static int
store_number(const char *name, const char *text, size_t length, unsigned size, uint8_t *to)
{
	char number[32] = "";
	uint64_t value;

	if (length < sizeof(number)) {
		memcpy(number, text, length);
		number[length] = '\0';
	}
	if (!command_number(number, maximum(size), false, &value)) {
		return command_fail(EXIT_USAGE,
				    "encode: %s: '%.*s' is no number from 0 to %" PRIu64,
				    name,
				    length > 40 ? 40 : (int)length,
				    text,
				    maximum(size));
	}
	store(to, size, value);
	return EXIT_FINE;
}

/* VALUE of an array of anything wider than bytes: numbers with commas. */
static int
store_numbers(const char *name, const char *text, const struct slot *slot, size_t *ret_size)
{
	size_t used = 0;
	int code = EXIT_FINE;

	for (bool has_more = *text != '\0'; has_more && code == EXIT_FINE; used += slot->size) {
		const size_t length = strcspn(text, ",");

		if (slot->room - used < slot->size) {
			return command_fail(
				EXIT_USAGE,
				"encode: %s: more than the %zu numbers there is room for",
				name,
				slot->room / slot->size);
		}
		code = store_number(name, text, length, slot->size, slot->to + used);
		has_more = text[length] == ',';
		text += length + (has_more ? 1 : 0);
	}
	*ret_size = used;
	return code;
}

/* One FIELD=VALUE. */
static int store_word(struct frame *frame, char *word)
{
	char *value = strchr(word, '=');
	struct slot slot;
	size_t size = 0;
	int code;

	if (value == NULL) {
		return command_fail(EXIT_USAGE, "encode: '%.40s' is not FIELD=VALUE", word);
	}
	*value++ = '\0';
	if (!find_slot(frame, word, &slot)) {
		return refuse_name(frame, word);
	}
	if (slot.is_reserved) {
		return command_fail(EXIT_USAGE,
				    "encode: %s is reserved and always sent as 0",
				    word);
	}
	if (frame->given[slot.index]) {
		return command_fail(EXIT_USAGE, "encode: %s is given twice", word);
	}
	frame->given[slot.index] = true;
	if (!slot.is_array) {
		return store_number(word, value, strlen(value), slot.size, slot.to);
	}
	code = slot.size == 1 ? store_hex(word, value, &slot, &size)
			      : store_numbers(word, value, &slot, &size);
	if (slot.is_tail) {
		frame->tail_size = size;
	}
	return code;
}

/* Store the count of the tail if it was not given; false when it cannot say so many. */
static bool store_count(struct frame *frame)
{
	const struct vmsg_tail_info *tail = frame->body->tail;
	const struct vmsg_field_info *field;
	uint64_t count;

	if (tail == NULL || frame->given[tail->counted_by]) {
		return true;
	}
	field = &frame->body->fields[tail->counted_by];
	count = (uint64_t)frame->tail_size / tail->size * tail->divisor;
	if (count > maximum(field->size)) {
		return false;
	}
	store(frame->bytes + VMSG_HEADER_SIZE + field->offset, field->size, count);
	return true;
}

/* True when a receiver sees the very tail that was given. */
static bool has_whole_tail(const struct frame *frame)
{
	const struct vmsg_tail_info *tail = frame->body->tail;
	const struct vmsg_field_info *field;
	uint64_t count;

	if (tail == NULL || (tail->is_optional && frame->tail_size == 0)) {
		return true;
	}
	field = &frame->body->fields[tail->counted_by];
	count = command_load(frame->bytes + VMSG_HEADER_SIZE + field->offset, field->size);
	return count == (uint64_t)frame->tail_size / tail->size * tail->divisor;
}

static int finish(struct frame *frame)
{
	const struct vmsg_body_info *body = frame->body;
	const size_t size = VMSG_HEADER_SIZE + body->fixed_size + frame->tail_size;
	const struct vmsg_route route = {.dev_num = vmsg_load_le16(frame->dev_num),
					 .token = vmsg_load_le16(frame->token)};
	struct vmsg_header header;
	struct vmsg_error error;

	if (!store_count(frame)) {
		return command_fail(EXIT_USAGE,
				    "encode: %s is too long for %s to count",
				    body->tail->name,
				    body->fields[body->tail->counted_by].name);
	}
	vmsg_header_store(frame->bytes, body->type, body->msg_id, route, (uint16_t)size);
	if (vmsg_frame_check((struct vmsg_bytes){frame->bytes, size}, &header, &error) != VMSG_OK) {
		return command_fail(EXIT_NEGATIVE,
				    "encode: the values make no valid %s: %s%s%s, rule %s",
				    body->name,
				    vmsg_status_name(error.status),
				    error.field == 0 ? "" : " at ",
				    error.field == 0 ? "" : vmsg_field_name(error.field),
				    vmsg_rule_name(error.rule));
	}
	if (!has_whole_tail(frame)) {
		return command_fail(EXIT_NEGATIVE,
				    "encode: %s does not count what %s has",
				    body->fields[body->tail->counted_by].name,
				    body->tail->name);
	}
	for (size_t i = 0; i < size; i++) {
		printf("%02x", frame->bytes[i]);
	}
	putchar('\n');
	return EXIT_FINE;
}

/* Say which messages there are, or which roles the message has. */
static int refuse_message(const char *name, const char *role)
{
	const struct vmsg_body_info *body;
	const char *last = "";
	struct list names = {""};
	struct list roles = {""};

	for (size_t i = 0; (body = vmsg_body_info_at(i)) != NULL; i++) {
		if (strcmp(body->name, last) != 0) {
			add_name(&names, body->name);
		}
		if (strcmp(body->name, name) == 0) {
			add_name(&roles, body->role);
		}
		last = body->name;
	}
	if (roles.text[0] != '\0') {
		return command_fail(EXIT_USAGE,
				    "encode: %s is %s, not '%.40s'",
				    name,
				    roles.text,
				    role);
	}
	return command_fail(EXIT_USAGE,
			    "encode: no message '%.40s'; there are %s",
			    name,
			    names.text);
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	(void)argument;
	if (key == ARGP_KEY_ARGS) {
		options->words = state->argv + state->next;
		options->count = state->argc - state->next;
		return 0;
	}
	return ARGP_ERR_UNKNOWN;
}

int command_encode(int argc, char **argv)
{
	static const struct argp argp = {
		.parser = parse_option,
		.args_doc = "MESSAGE req|resp|event [FIELD=VALUE...]",
		.doc = "Print a frame as hex digits.\v"
		       "MESSAGE and FIELD are the names of the specification; dev_num and token "
		       "are fields too. "
		       "What is not given is 0; a count that is not given is computed from its "
		       "array; reserved fields cannot be given. "
		       "Byte arrays are hex digits, wider arrays numbers with commas. "
		       "Exit status: 0 fine, 1 the values make no valid message, 2 bad input: "
		       "wrong "
		       "arguments.",
	};
	struct options options = {0};
	struct frame *frame;
	int code = EXIT_FINE;

	if (!command_parse(&argp, argc, argv, &options)) {
		return EXIT_USAGE;
	}
	if (options.count < 2) {
		return command_fail(EXIT_USAGE, "encode: needs MESSAGE and req, resp or event");
	}
	frame = calloc(1, sizeof(*frame));
	if (frame == NULL) {
		return command_fail(EXIT_NEGATIVE, "encode: out of memory");
	}
	frame->body = vmsg_body_info_named(options.words[0], options.words[1]);
	if (frame->body == NULL) {
		code = refuse_message(options.words[0], options.words[1]);
	}
	for (int i = 2; i < options.count && code == EXIT_FINE; i++) {
		code = store_word(frame, options.words[i]);
	}
	if (code == EXIT_FINE) {
		code = finish(frame);
	}
	free(frame);
	return code;
}
