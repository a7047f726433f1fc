/*
 * rng_device: the device model of a virtio entropy source.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_RNG_DEVICE_H
#define VMSG_RNG_DEVICE_H

#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/device.h>
#include <vmsg/mem.h>
#include <vmsg/queue_server.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Most bytes that one request is given, however many it asks for. */
#define VMSG_RNG_DEVICE_REQUEST_MAX 4096u

/** What an entropy source is made of; all of it stays the caller's. */
struct vmsg_rng_device_config {
	uint16_t dev_num;                     /* number on its bus */
	struct vmsg_mem *mem;                 /* what the driver may name */
	struct vmsg_device_queue_slot *slots; /* queue_size of them */
	struct vmsg_segment *segments;        /* queue_size of them */
	uint32_t queue_size;    /* largest size of the request queue */
	uint64_t ring_features; /* of VMSG_RING_FEATURES, what to offer; 0: a plain split queue */

	/**
	 * Fill @p room with random bytes, all of it.  Any status but VMSG_OK ends the request
	 * with the bytes that came before, perhaps none.  Does not block.
	 */
	vmsg_status (*entropy)(void *context, struct vmsg_span room);
	void *context;
};

/** An entropy source; add `device` to a bus.  Caller-owned, stays where it is. */
struct vmsg_rng_device {
	struct vmsg_device device;

	/* private: */
	struct vmsg_rng_device_config config;
	struct vmsg_device_vq vq;
	uint32_t offered[2];
	uint32_t accepted[2];
	struct vmsg_queue_server server;
};

/**
 * Make an entropy source on no bus.
 *
 * @param rng     Caller memory, written whole.
 * @param config  Copied.
 *
 * @return  As vmsg_device_init().
 *
 * Threads: the caller of the device's bus.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_rng_device_init(struct vmsg_rng_device *rng,
				 const struct vmsg_rng_device_config *config);

/**
 * Serve requests.
 *
 * @param rng     Initialised.
 * @param budget  Requests at most; each copies at most VMSG_RNG_DEVICE_REQUEST_MAX bytes.
 * @return        Requests served.
 *
 * Threads: the caller of the device's bus.
 */
uint32_t vmsg_rng_device_poll(struct vmsg_rng_device *rng, uint32_t budget);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_RNG_DEVICE_H */
