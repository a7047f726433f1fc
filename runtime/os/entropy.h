/*
 * entropy: random bytes of the operating system, for an entropy device.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_OS_ENTROPY_H
#define VMSG_OS_ENTROPY_H

#include <vmsg/bytes.h>
#include <vmsg/status.h>

/**
 * Fill a range with random bytes; the entropy slot of vmsg_rng_device_config.
 *
 * @param context  Not used.
 * @param room     Filled on VMSG_OK.
 *
 * @retval VMSG_OK         Filled.
 * @retval VMSG_ERR_EMPTY  The system has no entropy yet.
 *
 * Threads: any.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_os_entropy(void *context, struct vmsg_span room);

#endif /* VMSG_OS_ENTROPY_H */
