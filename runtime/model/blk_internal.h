/*
 * blk_internal: what the files of the block device share.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_MODEL_BLK_INTERNAL_H
#define VMSG_MODEL_BLK_INTERNAL_H

#include <vmsg/blk_device.h>
#include <vmsg/chain.h>

/** Carry out the block request in a chain; a vmsg_queue_handler. */
uint32_t vmsg_blk_request_serve(void *context, const struct vmsg_chain *chain);

#endif /* VMSG_MODEL_BLK_INTERNAL_H */
