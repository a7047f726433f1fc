/*
 * queue_server: what every device model does with a virtqueue: pop, serve, push, notify.
 *
 * Threads: a server belongs to the caller of its device's bus, and so does every call here.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_SERVER_H
#define VMSG_QUEUE_SERVER_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/chain.h>
#include <vmsg/device.h>
#include <vmsg/device_queue.h>
#include <vmsg/mem.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Carry out the request in a chain.
 *
 * @param context  Of the configuration.
 * @param chain    The request; gone when the call returns.
 *
 * @return  Bytes written from the start of the writable part; all of them are.  More than the
 *          chain has room for fails the device.
 */
typedef uint32_t (*vmsg_queue_handler)(void *context, const struct vmsg_chain *chain);

/** What a server needs; all of it stays the caller's. */
struct vmsg_queue_server_config {
	struct vmsg_device *device;           /* whose queue it is */
	uint32_t vq_index;                    /* which queue */
	struct vmsg_mem *mem;                 /* what the driver may name */
	struct vmsg_device_queue_slot *slots; /* slot_count of them */
	struct vmsg_segment *segments;        /* slot_count of them */
	uint32_t slot_count;                  /* the largest queue size */
	vmsg_queue_handler handler;
	void *context; /* of the handler */
};

/** One served queue.  Caller-owned; usable after init. */
struct vmsg_queue_server {
	/* private: */
	struct vmsg_queue_server_config config;
	struct vmsg_device_queue queue;
	struct vmsg_chain chain;
	bool is_started;
	bool has_work; /* notified, or stopped by a budget */
};

/**
 * Make a server of a queue that is not started.
 *
 * @param server  Caller memory, written whole.
 * @param config  Copied.
 */
void vmsg_queue_server_init(struct vmsg_queue_server *server,
			    const struct vmsg_queue_server_config *config);

/**
 * The driver placed the queue: what start_queue of vmsg_device_ops calls.
 *
 * @param server  Not started, or stopped.
 * @param ring    Size and addresses as the driver gave them; read during the call only.
 *
 * @return  As vmsg_device_queue_init(); not VMSG_OK refuses the queue.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_queue_server_start(struct vmsg_queue_server *server,
				    const struct vmsg_queue_config *ring);

/** The queue is gone; its memory is not touched again.  Fine when it was not started. */
void vmsg_queue_server_stop(struct vmsg_queue_server *server);

/** There may be chains to serve; remembered, served by poll. */
void vmsg_queue_server_notify(struct vmsg_queue_server *server);

/**
 * Serve chains while the device is live; a broken queue fails the device.
 *
 * The driver is notified once for all of them, if it wants that.
 *
 * @param server  Initialised.
 * @param budget  Chains at most; with 0 nothing is done.
 * @return        Chains served; fewer than @p budget when none is left, or the queue broke.
 *
 * Cost:    at most budget calls of the handler, and twice as many looks at the queue.
 */
uint32_t vmsg_queue_server_poll(struct vmsg_queue_server *server, uint32_t budget);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_QUEUE_SERVER_H */
