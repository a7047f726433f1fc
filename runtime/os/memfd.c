/*
 * memfd: shared memory from Linux, of a size nobody can change.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _GNU_SOURCE /* memfd_create and seals */

#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "os/memfd.h"

/* off_t and size_t may have 32 or 64 bits; what does not survive the trip does not fit. */
static bool is_file_size(uintmax_t size)
{
	off_t offset = (off_t)size;

	return offset > 0 && (uintmax_t)offset == size && size <= SIZE_MAX;
}

static vmsg_status map(struct vmsg_os_memfd *memfd, int fd, size_t size)
{
	void *pointer = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	if (pointer == MAP_FAILED) {
		return VMSG_ERR_BUS;
	}
	memfd->base = vmsg_shm_from_pointer(pointer);
	memfd->size = size;
	memfd->fd = fd;
	memfd->is_mapped = true;
	return VMSG_OK;
}

vmsg_status vmsg_os_memfd_init(struct vmsg_os_memfd *memfd, const char *name, size_t size)
{
	int fd;

	if (!is_file_size(size)) {
		return VMSG_ERR_OUT_OF_RANGE;
	}

	fd = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0) {
		return VMSG_ERR_BUS;
	}
	if (ftruncate(fd, (off_t)size) != 0 ||
	    fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0 ||
	    map(memfd, fd, size) != VMSG_OK) {
		(void)close(fd);
		return VMSG_ERR_BUS;
	}
	return VMSG_OK;
}

vmsg_status vmsg_os_memfd_init_shared(struct vmsg_os_memfd *memfd, int fd)
{
	int seals = fcntl(fd, F_GET_SEALS);
	off_t size;
	int own_fd;

	/* Without the seal the other side can cut the memory away under our feet. */
	if (seals < 0 || (seals & F_SEAL_SHRINK) == 0) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	/* Nobody reads or writes through the descriptor, so its position is free to use. */
	size = lseek(fd, 0, SEEK_END);
	if (size < 0 || !is_file_size((uintmax_t)size)) {
		return VMSG_ERR_BAD_ADDRESS;
	}

	own_fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (own_fd < 0) {
		return VMSG_ERR_BUS;
	}
	if (map(memfd, own_fd, (size_t)size) != VMSG_OK) {
		(void)close(own_fd);
		return VMSG_ERR_BUS;
	}
	return VMSG_OK;
}

void vmsg_os_memfd_fini(struct vmsg_os_memfd *memfd)
{
	if (memfd->is_mapped) {
		(void)munmap(vmsg_shm_pointer(memfd->base), memfd->size);
		(void)close(memfd->fd);
	}
	*memfd = (struct vmsg_os_memfd){0};
}
