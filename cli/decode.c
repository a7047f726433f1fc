/*
 * decode: frames as hex digits in, one line of meaning or refusal each out.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"

struct options {
	bool as_json;
	bool has_input;
	unsigned long line; /* of standard input; 0 for an argument */
	int code;
};

static void raise_code(struct options *options, int code)
{
	if (code > options->code) {
		options->code = code;
	}
}

/* One line in is one line out for JSON, whatever the line holds. */
static void refuse_text(struct options *options, const char *text, size_t size)
{
	char where[32] = "";

	if (options->as_json) {
		puts("{\"valid\": false, \"status\": \"NOT_HEX\", \"field\": null, "
		     "\"offset\": null, \"rule\": null}");
	}
	if (options->line != 0) {
		snprintf(where, sizeof(where), "line %lu: ", options->line);
	}
	raise_code(options,
		   command_fail(EXIT_USAGE,
				"decode: %snot whole bytes of hex digits: '%.*s'",
				where,
				size > 40 ? 40 : (int)size,
				text));
}

static void decode_text(struct options *options, const char *text, size_t size)
{
	uint8_t *bytes = malloc(size / 2 + 1);
	struct vmsg_bytes frame = {bytes, 0};

	if (bytes == NULL) {
		raise_code(options, command_fail(EXIT_NEGATIVE, "decode: out of memory"));
		return;
	}
	if (!command_hex(text, size, bytes, &frame.size)) {
		refuse_text(options, text, size);
	} else if (!print_frame(stdout, frame, options->as_json)) {
		raise_code(options, EXIT_NEGATIVE);
	}
	free(bytes);
}

static void decode_lines(struct options *options)
{
	char *line = NULL;
	size_t capacity = 0;
	ssize_t size;

	while ((size = getline(&line, &capacity, stdin)) >= 0) {
		if (size > 0 && line[size - 1] == '\n') {
			size--;
		}
		options->line++;
		decode_text(options, line, (size_t)size);
	}
	options->line = 0;
	if (ferror(stdin)) {
		raise_code(options,
			   command_fail(EXIT_USAGE, "decode: standard input: %s", strerror(errno)));
	}
	free(line);
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case 'j':
		options->as_json = true;
		return 0;
	case ARGP_KEY_ARG:
		options->has_input = true;
		if (strcmp(argument, "-") == 0) {
			decode_lines(options);
		} else {
			decode_text(options, argument, strlen(argument));
		}
		return 0;
	case ARGP_KEY_END:
		if (!options->has_input) {
			decode_lines(options);
		}
		return 0;
	}
	return ARGP_ERR_UNKNOWN;
}

int command_decode(int argc, char **argv)
{
	static const struct argp_option known[] = {
		{"json", 'j', NULL, 0, "One JSON object per frame", 0},
		{0},
	};
	static const struct argp argp = {
		.options = known,
		.parser = parse_option,
		.args_doc = "[HEX...|-]",
		.doc = "Say what each frame means, or why it is refused.\v"
		       "Every HEX is one frame; - or nothing reads standard input, one frame a "
		       "line. "
		       "Blanks and colons between digits are ignored. "
		       "Exit status: 0 all valid, 1 some refused, 2 something was no hex or could "
		       "not "
		       "be read.",
	};
	struct options options = {.code = EXIT_FINE};

	if (!command_parse(&argp, argc, argv, &options)) {
		return EXIT_USAGE;
	}
	return options.code;
}
