/*
 * bus_params: what the two sides of a bus agree on before the first message.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_BUS_PARAMS_H
#define VMSG_BUS_PARAMS_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Parameters of one bus instance; they do not change while it lives. */
struct vmsg_bus_params {
	uint32_t revision; /* of the message set */
	uint32_t max_size; /* bytes; the largest message, header included */
	uint64_t features; /* bus feature bits */
	uint32_t
		max_outstanding; /* requests per device waiting for a response; 0 means 1.  Not used
				   * yet: a driver endpoint waits for one answer at a time, and
				   * only a reset or FAILED does not wait for it */
	bool carries_epoch;      /* vmsg_envelope.epoch arrives as it was sent */
};

/**
 * Check what a bus says about itself, before the first message.
 *
 * @retval VMSG_OK                Endpoints can use this bus.
 * @retval VMSG_ERR_OUT_OF_RANGE  Unknown revision, a maximum size the protocol does not
 *                                allow, or a feature bit without a meaning.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_bus_params_check(const struct vmsg_bus_params *params);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_BUS_PARAMS_H */
