/*
 * frame: the check every received frame passes before anything else looks at it.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_CORE_FRAME_H
#define VMSG_CORE_FRAME_H

#include <vmsg/bus_params.h>
#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Check the header of a received frame against the frame and the bus it came from.
 *
 * Bytes after msg_size are padding of the bus and accepted.  Whether the id means
 * anything, and the payload, are for the dispatcher.
 *
 * @param params      Of the bus.
 * @param frame       As received, in private memory; any bytes, any size.
 * @param ret_header  Set on VMSG_OK, reserved type bits cleared.
 * @param error       Filled on failure; may be NULL.
 *
 * @retval VMSG_OK             The message is frame[0 .. msg_size].
 * @retval VMSG_ERR_TRUNCATED  Shorter than a header, or than msg_size says.
 * @retval VMSG_ERR_MALFORMED  The header contradicts itself.
 * @retval VMSG_ERR_TOO_LONG   msg_size exceeds the maximum of the bus.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_frame_accept(const struct vmsg_bus_params *params,
			      struct vmsg_bytes frame,
			      struct vmsg_header *ret_header,
			      struct vmsg_error *error);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_CORE_FRAME_H */
