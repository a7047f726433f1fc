/*
 * command: what the files of the vmsg command share.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_CLI_COMMAND_H
#define VMSG_CLI_COMMAND_H

#include <argp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>

/** Exit codes of every subcommand. */
enum {
	EXIT_FINE = 0,
	EXIT_NEGATIVE = 1, /* a negative verdict, or something broke on the way */
	EXIT_USAGE = 2     /* bad input: arguments, or a file that cannot be opened */
};

/** Subcommands; each parses its own arguments, argv[0] being its name. */
int command_decode(int argc, char **argv);
int command_encode(int argc, char **argv);
int command_blk(int argc, char **argv);
int command_demo(int argc, char **argv);

/**
 * Parse arguments with argp; a mistake is one line on standard error.
 *
 * @return  True when the arguments are fine; else the caller returns EXIT_USAGE.
 */
bool command_parse(const struct argp *argp, int argc, char **argv, void *input);

/** Print one line "vmsg: ..." on standard error, made printable, and return @p code. */
int command_fail(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Hand over what was printed; @p code, or EXIT_NEGATIVE after complaining that it went nowhere. */
int command_finish(int code);

/**
 * Parse an unsigned number: decimal, 0x..., or with a K, M or G suffix when @p sizes.
 *
 * @return  False when the text is no number or exceeds @p max.
 */
bool command_number(const char *text, uint64_t max, bool sizes, uint64_t *ret_number);

/**
 * Turn hex digits into bytes; blanks, colons, underscores and a leading 0x are passed over.
 *
 * @param to        Room for at least half as many bytes as @p text has characters.
 * @return          False when something else is in the text or half a byte is left over.
 */
bool command_hex(const char *text, size_t size, uint8_t *to, size_t *ret_size);

/** A little-endian number of 1, 2, 4 or 8 bytes. */
uint64_t command_load(const uint8_t *from, unsigned size);

/** Print one frame and its verdict on one line; false when it is not a valid message. */
bool print_frame(FILE *to, struct vmsg_bytes frame, bool as_json);

#endif /* VMSG_CLI_COMMAND_H */
