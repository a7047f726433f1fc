/*
 * queue_config: where one virtqueue lives and how large it is.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_CONFIG_H
#define VMSG_QUEUE_CONFIG_H

#include <stdint.h>

#include <vmsg/mem.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What SET_VQUEUE says about a queue.  Nothing here is checked yet. */
struct vmsg_queue_config {
	uint32_t size;         /* descriptors */
	vmsg_addr desc_addr;   /* descriptor area */
	vmsg_addr driver_addr; /* driver area */
	vmsg_addr device_addr; /* device area */
};

#ifdef __cplusplus
}
#endif

#endif /* VMSG_QUEUE_CONFIG_H */
