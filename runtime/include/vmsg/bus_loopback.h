/*
 * bus_loopback: a bus between two endpoints of one process, with faults and time for tests.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_BUS_LOOPBACK_H
#define VMSG_BUS_LOOPBACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bus.h>
#include <vmsg/bytes.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** No delayed frame waits. */
#define VMSG_LOOPBACK_NEVER_US UINT64_MAX

/** The two ends.  The names are a convention: the bus treats them alike. */
enum vmsg_loopback_side {
	VMSG_LOOPBACK_DRIVER,
	VMSG_LOOPBACK_DEVICE,
};

#define VMSG_LOOPBACK_SIDES 2u

/** Which of several streams with a frame ready is received from. */
enum vmsg_loopback_order {
	VMSG_LOOPBACK_IN_ORDER,     /* the one whose first frame was sent first */
	VMSG_LOOPBACK_NEWEST_FIRST, /* the one whose first frame was sent last */
	VMSG_LOOPBACK_SHUFFLED,     /* any; which one follows from the seed */
};

/** How long frames of one stream travel. */
struct vmsg_loopback_delay {
	struct vmsg_stream stream;
	uint64_t delay_us;
};

/**
 * What goes wrong with the frames one side sends.  Zeroed: nothing.
 *
 * The test owns it and may change any member between two calls; the countdowns
 * below count themselves down to 0.
 */
struct vmsg_loopback_faults {
	const struct vmsg_loopback_delay *delays; /* may be NULL when delay_count is 0 */
	size_t delay_count;
	uint64_t delay_us;     /* of the streams not in delays */
	uint32_t order;        /* VMSG_LOOPBACK_ order of reception */
	uint32_t seed;         /* of SHUFFLED; moves on with every frame */
	uint32_t full_sends;   /* this many sends are answered FULL */
	uint32_t drop_at;      /* 1: the next frame taken is lost, 2: the one after it, ... */
	uint32_t duplicate_at; /* likewise: arrives twice, if there is room */
	bool broken;           /* every send and every reception of these frames is answered BUS */
};

/** Room for one frame and what the bus notes about it.  Caller-allocated, any content. */
struct vmsg_loopback_slot {
	/* private: */
	uint64_t ready_us;
	uint8_t *data;
	size_t size;
	struct vmsg_envelope envelope;
};

/** How many frames went where; counted on the side that sends. */
struct vmsg_loopback_stats {
	uint64_t sent;       /* frames taken, lost ones included */
	uint64_t received;   /* frames handed to the other side */
	uint64_t full;       /* sends answered FULL */
	uint64_t lost;       /* by drop_at */
	uint64_t duplicated; /* by duplicate_at */
};

/** How a loopback bus is made. */
struct vmsg_loopback_config {
	struct vmsg_bus_params params;
	struct vmsg_loopback_slot *slots; /* 2 * slot_count of them, kept */
	uint32_t slot_count;              /* frames on the way in each direction; not 0 */
	struct vmsg_span storage; /* at least 2 * slot_count * params.max_size bytes, kept */
	struct vmsg_loopback_faults *faults[VMSG_LOOPBACK_SIDES]; /* by sending side, kept; NULL:
								   * none, and a faster path */
};

/** One direction. */
struct vmsg_loopback_lane {
	/* private: */
	struct vmsg_loopback_slot *slots;
	struct vmsg_loopback_faults *faults;
	struct vmsg_loopback_stats stats;
	uint32_t head;  /* slot of the oldest frame */
	uint32_t count; /* frames on the way */
};

struct vmsg_loopback;

/** One end: where an endpoint's calls arrive. */
struct vmsg_loopback_port {
	/* private: */
	struct vmsg_loopback *loopback;
	struct vmsg_loopback_lane *outgoing;
	struct vmsg_loopback_lane *incoming;
};

/**
 * A bus inside one process.  Caller-owned, usable after vmsg_loopback_init(), and
 * not to be moved from then on.
 */
struct vmsg_loopback {
	/* private: */
	struct vmsg_bus_params params;
	struct vmsg_loopback_lane lanes[VMSG_LOOPBACK_SIDES]; /* by sending side */
	struct vmsg_loopback_port ports[VMSG_LOOPBACK_SIDES];
	uint64_t now_us;
	uint32_t slot_count;
};

/**
 * Make an empty bus; its time is 0.
 *
 * @retval VMSG_OK                Usable.
 * @retval VMSG_ERR_OUT_OF_RANGE  vmsg_bus_params_check() refuses the parameters, or slot_count
 *                                is 0.
 * @retval VMSG_ERR_NO_SPACE      The storage is too small.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_loopback_init(struct vmsg_loopback *loopback,
			       const struct vmsg_loopback_config *config);

/**
 * The end of one side, for its endpoint.
 *
 * Threads: both ends and the bus belong to one thread.
 */
struct vmsg_bus vmsg_loopback_end(struct vmsg_loopback *loopback, enum vmsg_loopback_side side);

/** Move time to @p now_us; an earlier time than the bus has is ignored. */
void vmsg_loopback_advance(struct vmsg_loopback *loopback, uint64_t now_us);

/**
 * The time at which the next frame, in either direction, can be received.
 *
 * @return  VMSG_LOOPBACK_NEVER_US when none is on the way; not later than the time of the
 *          bus when one is there already.
 *
 * Cost:    a pass over the frames on the way.
 */
uint64_t vmsg_loopback_next_ready_us(const struct vmsg_loopback *loopback);

/** Throw away every frame on the way in both directions, as a power cut would. */
void vmsg_loopback_reset(struct vmsg_loopback *loopback);

/** What happened to the frames @p side sent. */
const struct vmsg_loopback_stats *vmsg_loopback_stats_of(const struct vmsg_loopback *loopback,
							 enum vmsg_loopback_side side);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_BUS_LOOPBACK_H */
