/*
 * frame: what a bus may be, and what may come out of it.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdint.h>

#include "core/frame.h"

vmsg_status vmsg_bus_params_check(const struct vmsg_bus_params *params)
{
	if (params->revision != VMSG_REVISION) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	if (params->max_size < VMSG_BUS_MAX_SIZE_MIN || params->max_size > VMSG_MESSAGE_MAX) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	/* This revision gives no bus feature bit a meaning. */
	if (params->features != 0) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	return VMSG_OK;
}

vmsg_status vmsg_frame_accept(const struct vmsg_bus_params *params,
			      struct vmsg_bytes frame,
			      struct vmsg_header *ret_header,
			      struct vmsg_error *error)
{
	struct vmsg_header header;
	struct vmsg_bytes payload;
	vmsg_status status;

	status = vmsg_header_parse(frame, &header, &payload, error);
	if (status != VMSG_OK) {
		return status;
	}
	status = vmsg_header_check_context(&header, params->max_size, error);
	if (status != VMSG_OK) {
		return status;
	}

	*ret_header = header;
	return VMSG_OK;
}
