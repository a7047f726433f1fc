/*
 * memfd: memory that two processes can share, from the operating system or pretended.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_OS_MEMFD_H
#define VMSG_OS_MEMFD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/shm.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One mapping.  Zeroed: none. */
struct vmsg_os_memfd {
	struct vmsg_shm *base; /* first byte; NULL when there is no mapping */
	size_t size;           /* bytes */
	int fd;                /* to hand to the other process; meaningless unless is_mapped */
	bool is_mapped;        /* private: the operating system has to be told when it ends */
};

/**
 * Make zeroed memory of a fixed size and map it.
 *
 * The size is sealed, so that a peer which has the descriptor cannot make our
 * accesses fault.
 *
 * @param memfd  Set on VMSG_OK.
 * @param name   Shown by the operating system; the peer does not see it.
 * @param size   Bytes; not 0.
 *
 * @retval VMSG_OK                Mapped; end it with vmsg_os_memfd_fini().
 * @retval VMSG_ERR_OUT_OF_RANGE  size is 0, or more than the operating system can express.
 * @retval VMSG_ERR_BUS           The operating system refused.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_os_memfd_init(struct vmsg_os_memfd *memfd, const char *name, size_t size);

/**
 * Map memory that another party made.
 *
 * @param memfd  Set on VMSG_OK.
 * @param fd     Its descriptor, from a party that may lie; duplicated, so the caller
 *               still closes it.
 *
 * @retval VMSG_OK               Mapped as a whole.
 * @retval VMSG_ERR_BAD_ADDRESS  Not such memory, empty, or the other party could still shrink it.
 * @retval VMSG_ERR_BUS          The operating system refused.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_os_memfd_init_shared(struct vmsg_os_memfd *memfd, int fd);

/**
 * Pretend: the same structure over memory the caller has, without an operating system.
 *
 * @param memfd    Set on VMSG_OK.
 * @param storage  Becomes the memory, zeroed; kept until fini.  Aligned to VMSG_SHM_ALIGN.
 *
 * @retval VMSG_OK                Usable; fd is -1.
 * @retval VMSG_ERR_OUT_OF_RANGE  storage is empty.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_os_memfd_init_fake(struct vmsg_os_memfd *memfd, struct vmsg_span storage);

/** Unmap and close, if there is anything to; @p memfd is zeroed after it. */
void vmsg_os_memfd_fini(struct vmsg_os_memfd *memfd);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_OS_MEMFD_H */
