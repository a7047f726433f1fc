/*
 * file_storage: the storage of a block device in a file.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_OS_FILE_STORAGE_H
#define VMSG_OS_FILE_STORAGE_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/blk_device.h>

/** An open image; one thread at a time; usable as the context of vmsg_os_file_storage_ops. */
struct vmsg_os_file_storage {
	int fd;        /* -1 when closed */
	uint64_t size; /* bytes, whole sectors */
	uint32_t rest; /* bytes behind them, which no request reaches */
	bool is_read_only;
};

/** Read, write, flush and zero through system calls; punches holes for unmapping zeros. */
extern const struct vmsg_blk_storage_ops vmsg_os_file_storage_ops;

/**
 * Open an image.
 *
 * @param storage       Caller memory.
 * @param path          A regular file or a block device.
 * @param is_read_only  Do not ask for write access.
 *
 * @retval VMSG_OK       Open until vmsg_os_file_storage_fini().
 * @retval VMSG_ERR_BUS  fd is -1 and errno says why: EISDIR or ENOTBLK when this is no such file,
 *                       else what open() said.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_os_file_storage_init(struct vmsg_os_file_storage *storage,
				      const char *path,
				      bool is_read_only);

/** Close the image; nothing happens when it is closed. */
void vmsg_os_file_storage_fini(struct vmsg_os_file_storage *storage);

#endif /* VMSG_OS_FILE_STORAGE_H */
