/*
 * text: what the command is told and says: numbers, hex digits, complaints.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"

int command_fail(int code, const char *format, ...)
{
	char line[1024];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	fputs("vmsg: ", stderr);
	/* An argument may hold anything; the complaint about it stays one line of text. */
	for (const char *at = line; *at != '\0'; at++) {
		fprintf(stderr,
			isprint((unsigned char)*at) ? "%c" : "\\%03o",
			(unsigned)(unsigned char)*at);
	}
	fputc('\n', stderr);
	return code;
}

int command_finish(int code)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		return command_fail(EXIT_NEGATIVE, "cannot write the output: %s", strerror(errno));
	}
	return code;
}

bool command_number(const char *text, uint64_t max, bool sizes, uint64_t *ret_number)
{
	char *end;
	unsigned long long number;
	unsigned shift = 0;

	if (!isdigit((unsigned char)text[0])) {
		return false;
	}
	errno = 0;
	number = strtoull(text, &end, strncmp(text, "0x", 2) == 0 ? 16 : 10);
	if (errno != 0) {
		return false;
	}
	if (sizes && *end != '\0') {
		const char *suffix = strchr("KMG", toupper((unsigned char)*end));

		if (suffix == NULL) {
			return false;
		}
		shift = 10u * (unsigned)(suffix - "KMG" + 1);
		end++;
	}
	if (*end != '\0' || number > (max >> shift)) {
		return false;
	}
	*ret_number = (uint64_t)number << shift;
	return true;
}

static int digit(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *found = c == '\0' ? NULL : strchr(digits, tolower((unsigned char)c));

	return found == NULL ? -1 : (int)(found - digits);
}

bool command_hex(const char *text, size_t size, uint8_t *to, size_t *ret_size)
{
	size_t nibbles = 0;

	if (size >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
		text += 2;
		size -= 2;
	}
	for (size_t i = 0; i < size; i++) {
		int value = digit(text[i]);

		if (value < 0) {
			if (text[i] != '\0' && strchr(" \t\r:_", text[i]) != NULL) {
				continue;
			}
			return false;
		}
		if (nibbles % 2 == 0) {
			to[nibbles / 2] = (uint8_t)(value << 4);
		} else {
			to[nibbles / 2] = (uint8_t)(to[nibbles / 2] | value);
		}
		nibbles++;
	}
	*ret_size = nibbles / 2;
	return nibbles % 2 == 0;
}
