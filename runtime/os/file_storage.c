/*
 * file_storage: the storage of a block device in a file.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _GNU_SOURCE /* fallocate */
#include "os/file_storage.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* An offset of a block device has 64 bits; the system must take them all. */
_Static_assert(sizeof(off_t) == sizeof(uint64_t), "build with large file support");

static vmsg_status read_at(void *context, uint64_t offset, struct vmsg_span room)
{
	const struct vmsg_os_file_storage *storage = context;

	while (room.size != 0) {
		ssize_t got = pread(storage->fd, room.data, room.size, (off_t)offset);

		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			return VMSG_ERR_BUS; /* the file shrank, or the medium failed */
		}
		room.data += got;
		room.size -= (size_t)got;
		offset += (uint64_t)got;
	}
	return VMSG_OK;
}

static vmsg_status write_at(void *context, uint64_t offset, struct vmsg_bytes bytes)
{
	const struct vmsg_os_file_storage *storage = context;

	while (bytes.size != 0) {
		ssize_t put = pwrite(storage->fd, bytes.data, bytes.size, (off_t)offset);

		if (put < 0 && errno == EINTR) {
			continue;
		}
		if (put <= 0) {
			return VMSG_ERR_BUS;
		}
		bytes.data += put;
		bytes.size -= (size_t)put;
		offset += (uint64_t)put;
	}
	return VMSG_OK;
}

static vmsg_status flush(void *context)
{
	const struct vmsg_os_file_storage *storage = context;

	return fdatasync(storage->fd) == 0 ? VMSG_OK : VMSG_ERR_BUS;
}

/* Where the file system has no call for it, zeros are written. */
static vmsg_status write_zeros(void *context, uint64_t offset, uint64_t size)
{
	static const uint8_t zeros[4096];
	vmsg_status status = VMSG_OK;

	for (uint64_t done = 0; done < size && status == VMSG_OK; done += sizeof(zeros)) {
		const uint64_t left = size - done;
		const struct vmsg_bytes bytes = {zeros,
						 left < sizeof(zeros) ? (size_t)left
								      : sizeof(zeros)};

		status = write_at(context, offset + done, bytes);
	}
	return status;
}

static vmsg_status zero(void *context, uint64_t offset, uint64_t size, bool unmap)
{
	const struct vmsg_os_file_storage *storage = context;
	const int mode =
		(unmap ? FALLOC_FL_PUNCH_HOLE : FALLOC_FL_ZERO_RANGE) | FALLOC_FL_KEEP_SIZE;

	if (size == 0 || fallocate(storage->fd, mode, (off_t)offset, (off_t)size) == 0) {
		return VMSG_OK;
	}
	return write_zeros(context, offset, size);
}

/* What is forgotten may keep its bytes, so a file system that cannot free them is no failure. */
static vmsg_status discard(void *context, uint64_t offset, uint64_t size)
{
	const struct vmsg_os_file_storage *storage = context;

	if (size != 0) {
		(void)fallocate(storage->fd,
				FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
				(off_t)offset,
				(off_t)size);
	}
	return VMSG_OK;
}

const struct vmsg_blk_storage_ops vmsg_os_file_storage_ops = {
	.read = read_at,
	.write = write_at,
	.flush = flush,
	.zero = zero,
	.discard = discard,
};

vmsg_status
vmsg_os_file_storage_init(struct vmsg_os_file_storage *storage, const char *path, bool is_read_only)
{
	struct stat info = {0};
	off_t size = -1;

	storage->is_read_only = is_read_only;
	/* Not to wait for the other end of a pipe. */
	storage->fd = open(path, (is_read_only ? O_RDONLY : O_RDWR) | O_CLOEXEC | O_NONBLOCK);
	if (storage->fd < 0) {
		return VMSG_ERR_BUS;
	}
	if (fstat(storage->fd, &info) == 0 && (S_ISREG(info.st_mode) || S_ISBLK(info.st_mode))) {
		size = lseek(storage->fd, 0, SEEK_END);
	}
	if (size < 0) {
		vmsg_os_file_storage_fini(storage);
		errno = S_ISDIR(info.st_mode) ? EISDIR : ENOTBLK;
		return VMSG_ERR_BUS;
	}
	storage->rest = (uint32_t)((uint64_t)size % VMSG_BLK_SECTOR_SIZE);
	storage->size = (uint64_t)size - storage->rest;
	return VMSG_OK;
}

void vmsg_os_file_storage_fini(struct vmsg_os_file_storage *storage)
{
	if (storage->fd >= 0) {
		(void)close(storage->fd);
	}
	storage->fd = -1;
}
