/*
 * check: what is wrong with a frame, if anything.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_CHECK_H
#define VMSG_WIRE_CHECK_H

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Validate any frame: its header, that the id means something, and its payload.
 *
 * @param frame       What arrived, in memory the peer cannot change.
 * @param ret_header  Set on VMSG_OK.
 * @param error       Set on failure; may be NULL.
 *
 * @retval VMSG_OK               Nothing the frame itself shows is wrong.
 * @retval VMSG_ERR_UNSUPPORTED  No message has this id.
 * @retval (others)              As vmsg_header_parse() and the parser of the payload.
 */
VMSG_MUST_CHECK
vmsg_status
vmsg_frame_check(struct vmsg_bytes frame, struct vmsg_header *ret_header, struct vmsg_error *error);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_CHECK_H */
