/*
 * memfd_fake: the memory of memfd.h without an operating system.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "os/memfd.h"

vmsg_status vmsg_os_memfd_init_fake(struct vmsg_os_memfd *memfd, struct vmsg_span storage)
{
	if (storage.size == 0) {
		return VMSG_ERR_OUT_OF_RANGE;
	}

	memfd->base = vmsg_shm_from_pointer(storage.data);
	memfd->size = storage.size;
	memfd->fd = -1;
	memfd->is_mapped = false;
	vmsg_shm_zero(memfd->base, memfd->size);
	return VMSG_OK;
}
