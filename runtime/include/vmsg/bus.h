/*
 * bus: what carries whole messages between two sides; the porting contract.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_BUS_H
#define VMSG_BUS_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/bus_params.h>
#include <vmsg/bytes.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Lanes of a stream. */
#define VMSG_LANE_CONTROL 0u                                  /* requests, responses, the rest */
#define VMSG_LANE_QUEUE(vq_index) ((uint32_t)(vq_index) + 1u) /* notifications of one queue */
#define VMSG_LANE_BUS 0xffffffffu                             /* bus messages; dev_num is 0 */

/**
 * Frames that must stay in order with each other.
 *
 * A hint: a bus may keep more order than asked for, never less.  It says nothing
 * about the frame's content, and a receiver does not trust it.
 */
struct vmsg_stream {
	uint16_t dev_num;
	uint32_t lane; /* VMSG_LANE_ */
};

/** What travels beside a frame and never inside it. */
struct vmsg_envelope {
	struct vmsg_stream stream;
	uint32_t epoch; /* resets of the device so far, modulo 2^32; 0 where the bus carries none */
};

/** One side's end of a bus, as a bus implements it. */
struct vmsg_bus_ops {
	/**
	 * Take one frame.  Copies it before returning, does not block, and does not call
	 * into an endpoint.
	 *
	 * @param frame     The message, header included.
	 * @param envelope  Its stream and epoch.
	 *
	 * @retval VMSG_OK            Taken; it arrives once, or the bus fails.
	 * @retval VMSG_ERR_FULL      No room now; nothing was taken, try again later.
	 * @retval VMSG_ERR_TOO_LONG  More than params.max_size bytes.
	 * @retval VMSG_ERR_BUS       The carrier failed.
	 */
	vmsg_status (*send)(void *context,
			    struct vmsg_bytes frame,
			    const struct vmsg_envelope *envelope);

	/**
	 * Copy the next frame out, once, into memory the peer cannot write.
	 *
	 * Does not block and does not call into an endpoint.  The bytes after the frame in
	 * @p room stay as they were.
	 *
	 * @param room          At least params.max_size bytes, so that NO_SPACE cannot happen.
	 * @param ret_size      Bytes written to @p room; any number, the frame is not checked.
	 * @param ret_envelope  Stream and epoch as sent; the epoch is 0 where the bus carries none.
	 *
	 * @retval VMSG_OK            One frame.
	 * @retval VMSG_ERR_EMPTY     Nothing there now.
	 * @retval VMSG_ERR_NO_SPACE  The next frame is larger than @p room; it stays.
	 * @retval VMSG_ERR_BUS       The carrier failed.
	 */
	vmsg_status (*receive)(void *context,
			       struct vmsg_span room,
			       size_t *ret_size,
			       struct vmsg_envelope *ret_envelope);
};

/** One side's end of a bus, as an endpoint uses it.  Copied by value. */
struct vmsg_bus {
	const struct vmsg_bus_ops *ops;
	void *context; /* first argument of every operation */
	struct vmsg_bus_params params;
};

#ifdef __cplusplus
}
#endif

#endif /* VMSG_BUS_H */
