/*
 * blk_driver_internal: what the files of the block driver share.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_MODEL_BLK_DRIVER_INTERNAL_H
#define VMSG_MODEL_BLK_DRIVER_INTERNAL_H

#include <vmsg/blk_driver.h>

/** The queue was placed: every request is free. */
void vmsg_blk_driver_requests_init(struct vmsg_blk_driver *blk);

/** The queue is dead: give every request back. */
void vmsg_blk_driver_requests_cancel(struct vmsg_blk_driver *blk);

/** Take back what the device has done, and ask it to tell of the rest; EMPTY is the usual end. */
VMSG_MUST_CHECK
vmsg_status vmsg_blk_driver_requests_collect(struct vmsg_blk_driver *blk);

#endif /* VMSG_MODEL_BLK_DRIVER_INTERNAL_H */
