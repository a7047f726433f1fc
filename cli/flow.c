/*
 * flow: the file a transfer takes from or gives to, and how far it is.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "flow.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static bool is_standard(const struct flow *flow)
{
	return flow->path == NULL || strcmp(flow->path, "-") == 0;
}

/* Bytes read until the room is full or the input ended; -1 when it failed. */
static ssize_t read_fully(int fd, uint8_t *to, size_t size)
{
	size_t done = 0;

	while (done < size) {
		const ssize_t got = read(fd, to + done, size - done);

		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0) {
			return -1;
		}
		if (got == 0) {
			break;
		}
		done += (size_t)got;
	}
	return (ssize_t)done;
}

static bool write_fully(int fd, const uint8_t *from, size_t size)
{
	size_t done = 0;

	while (done < size) {
		const ssize_t put = write(fd, from + done, size - done);

		if (put < 0 && errno == EINTR) {
			continue;
		}
		if (put < 0) {
			return false;
		}
		done += (size_t)put;
	}
	return true;
}

const char *flow_name(const struct flow *flow, bool is_input)
{
	if (is_standard(flow)) {
		return is_input ? "standard input" : "standard output";
	}
	return flow->path;
}

/* Read a pipe to its end, or one byte more than fits, and go on with what was read. */
static bool keep_input(struct flow *flow, uint64_t room, uint64_t *ret_size)
{
	uint8_t piece[4096];
	const int kept = memfd_create("input", MFD_CLOEXEC);
	uint64_t size = 0;
	ssize_t got = 1;

	while (kept >= 0 && got > 0 && size <= room) {
		const uint64_t left = room - size + 1;

		got = read_fully(flow->fd,
				 piece,
				 left < sizeof(piece) ? (size_t)left : sizeof(piece));
		if (got > 0 && !write_fully(kept, piece, (size_t)got)) {
			got = -1;
		}
		size += got > 0 ? (uint64_t)got : 0;
	}
	if (kept < 0 || got < 0 || lseek(kept, 0, SEEK_SET) != 0) {
		const int error = errno;

		if (kept >= 0) {
			(void)close(kept);
		}
		errno = error;
		return false;
	}
	if (flow->fd != STDIN_FILENO) {
		(void)close(flow->fd);
	}
	flow->fd = kept;
	*ret_size = size;
	return true;
}

bool flow_open_input(struct flow *flow, uint64_t room, bool has_size, uint64_t *ret_size)
{
	struct stat info;
	off_t at;
	off_t end;

	flow->fd = is_standard(flow) ? STDIN_FILENO : open(flow->path, O_RDONLY | O_CLOEXEC);
	if (flow->fd < 0 || fstat(flow->fd, &info) != 0) {
		return false;
	}
	if (S_ISDIR(info.st_mode)) {
		errno = EISDIR;
		return false;
	}
	*ret_size = UINT64_MAX;
	if (S_ISREG(info.st_mode) || S_ISBLK(info.st_mode)) {
		/* Somebody may have read the beginning of standard input. */
		at = lseek(flow->fd, 0, SEEK_CUR);
		end = lseek(flow->fd, 0, SEEK_END);
		if (at < 0 || end < 0 || lseek(flow->fd, at, SEEK_SET) < 0) {
			return false;
		}
		*ret_size = end > at ? (uint64_t)(end - at) : 0;
		return true;
	}
	return has_size || keep_input(flow, room, ret_size);
}

bool flow_open_output(struct flow *flow)
{
	flow->fd = is_standard(flow)
			   ? STDOUT_FILENO
			   : open(flow->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	return flow->fd >= 0;
}

bool flow_is_image(const struct flow *flow, bool is_input, const struct stat *image)
{
	const int standard = is_input ? STDIN_FILENO : STDOUT_FILENO;
	struct stat file;

	return (is_standard(flow) ? fstat(standard, &file) : stat(flow->path, &file)) == 0 &&
	       file.st_dev == image->st_dev && file.st_ino == image->st_ino;
}

void flow_choose_progress(struct flow *flow, enum flow_progress progress, bool has_trace)
{
	const bool is_terminal = isatty(STDERR_FILENO) != 0;

	flow->has_progress = progress == FLOW_ALWAYS || (progress == FLOW_AUTO && is_terminal);
	flow->is_overwriting = is_terminal && !has_trace;
}

static void show_progress(struct flow *flow)
{
	const unsigned step = flow->is_overwriting ? 1 : 10;
	const unsigned percent =
		flow->done >= flow->size ? 100 : (unsigned)(flow->done / (flow->size / 100 + 1));

	if (!flow->has_progress || (percent < flow->shown + step && percent != 100)) {
		return;
	}
	flow->shown = percent;
	fprintf(stderr,
		"%s%s: %3u %% of %" PRIu64 " bytes%s",
		flow->is_overwriting ? "\r" : "",
		flow->verb,
		percent,
		flow->size,
		flow->is_overwriting && percent != 100 ? "" : "\n");
}

bool flow_give(void *context, uint64_t offset, uint8_t *data, size_t size)
{
	struct flow *flow = context;
	const ssize_t got = read_fully(flow->fd, data, size);

	(void)offset;
	flow->error = got < 0 ? errno : 0;
	flow->done += got < 0 ? 0 : (uint64_t)got;
	if (got != (ssize_t)size) {
		return false;
	}
	show_progress(flow);
	return true;
}

bool flow_take(void *context, uint64_t offset, uint8_t *data, size_t size)
{
	struct flow *flow = context;

	(void)offset;
	if (!write_fully(flow->fd, data, size)) {
		flow->error = errno;
		return false;
	}
	flow->done += size;
	show_progress(flow);
	return true;
}

bool flow_close(struct flow *flow)
{
	if (flow->is_overwriting && flow->shown != 0 && flow->shown != 100) {
		fputc('\n', stderr);
	}
	if (flow->fd > STDERR_FILENO && close(flow->fd) != 0) {
		flow->error = errno;
		return false;
	}
	return true;
}
