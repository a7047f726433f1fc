/*
 * trace: an optional hook that sees every frame an endpoint sends, receives or drops.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_TRACE_H
#define VMSG_TRACE_H

#include <stddef.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What happened to a frame. */
enum vmsg_trace_direction {
	VMSG_TRACE_SENT,     /* the bus took it */
	VMSG_TRACE_RECEIVED, /* it arrived and is handled next */
	VMSG_TRACE_DROPPED,  /* it arrived and nothing more is done with it */
};

/** A listener.  Endpoints take a pointer to one, which may be NULL. */
struct vmsg_trace {
	/**
	 * Look at one frame.  Does not call into the endpoint.
	 *
	 * @param context    As below.
	 * @param direction  What happened.
	 * @param frame      The bytes; valid during the call.  A received frame may be
	 *                   anything at all.
	 * @param verdict    VMSG_OK, or why it was dropped.
	 */
	void (*message)(void *context,
			enum vmsg_trace_direction direction,
			struct vmsg_bytes frame,
			vmsg_status verdict);
	void *context; /* handed back; may be NULL */
};

/** Tell @p trace, which may be NULL, about one frame. */
static inline void vmsg_trace_message(const struct vmsg_trace *trace,
				      enum vmsg_trace_direction direction,
				      struct vmsg_bytes frame,
				      vmsg_status verdict)
{
	if (trace != NULL) {
		trace->message(trace->context, direction, frame, verdict);
	}
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_TRACE_H */
