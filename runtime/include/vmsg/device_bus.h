/*
 * device_bus: the device side of one bus instance, with the devices behind it.
 *
 * Receives what the driver side sends, routes it, answers it, and sends events.
 * No peer input makes it stop: every frame is answered, ignored with an answer,
 * or dropped, and counted.
 *
 * Threads: one caller per bus, for every call here and for those of its devices.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DEVICE_BUS_H
#define VMSG_DEVICE_BUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bus.h>
#include <vmsg/bytes.h>
#include <vmsg/device.h>
#include <vmsg/status.h>
#include <vmsg/trace.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What happened on a bus; counters only ever grow, and wrap. */
struct vmsg_device_bus_stats {
	uint32_t received;       /* frames taken from the bus */
	uint32_t sent;           /* frames the bus took */
	uint32_t full;           /* attempts to send that found no room; retried */
	uint32_t truncated;      /* dropped: frame or payload too short */
	uint32_t malformed;      /* dropped: a value no driver may send */
	uint32_t unsupported;    /* dropped: an id, or a direction, that is not for devices */
	uint32_t unknown_device; /* dropped: nothing has this number */
	uint32_t unmatched;      /* dropped: PING response nobody waits for */
	uint32_t too_long;       /* dropped: more than the bus may carry, in either direction */
	uint32_t cancelled;      /* unsent responses of a device that was removed */
};

/** What the owner of a bus wants to know; slots may be NULL and do not call the bus. */
struct vmsg_device_bus_ops {
	/** The other side answered vmsg_device_bus_ping(). */
	void (*pong)(void *context, uint32_t data);
};

/** Place of a device on a bus; caller-owned memory, filled by the bus. */
struct vmsg_device_slot {
	/* private: */
	struct vmsg_device *device; /* NULL: free, or only the announcement is left */
	uint16_t dev_num;
	bool is_ready_pending;   /* EVENT_DEVICE READY waits to be sent */
	bool is_removed_pending; /* EVENT_DEVICE REMOVED waits to be sent, before READY */
};

/** What a bus needs.  Copied by init; what it points to stays with the caller. */
struct vmsg_device_bus_config {
	struct vmsg_bus end;                   /* this side's end of the bus */
	struct vmsg_device_slot *slots;        /* capacity of them */
	size_t capacity;                       /* devices at most, 1 or more */
	struct vmsg_span receive;              /* end.params.max_size bytes or more */
	struct vmsg_span send;                 /* the same, apart from receive */
	const struct vmsg_trace *trace;        /* may be NULL */
	const struct vmsg_device_bus_ops *ops; /* may be NULL */
	void *context;                         /* first argument of every slot of ops */
};

/** One bus.  Caller-owned memory, stays where it is from init to fini. */
struct vmsg_device_bus {
	struct vmsg_device_bus_stats stats; /* read at any time */
	/* private: */
	struct vmsg_device_bus_config config;
	struct vmsg_device *reply_device; /* whose response is in send; NULL: the bus's own */
	size_t reply_size;                /* bytes of an unsent response in send; 0: none */
	size_t first_slot;                /* where the next round of events begins */
	uint32_t reply_epoch;
	uint32_t ping_data;
	uint16_t ping_token;
	bool is_ping_waiting;
	bool is_event_pending; /* some device or slot has something to send */
	bool is_handling;      /* a request or an event is being made; other events wait */
};

/**
 * Make a bus without devices.
 *
 * @param bus     Caller memory, written whole.
 * @param config  Copied; the slots are cleared.
 *
 * @retval VMSG_OK                The bus can be polled.
 * @retval VMSG_ERR_OUT_OF_RANGE  The parameters of the bus are not usable, or capacity is 0.
 * @retval VMSG_ERR_NO_SPACE      A buffer is smaller than the largest message.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_bus_init(struct vmsg_device_bus *bus,
				 const struct vmsg_device_bus_config *config);

/** Take every device off the bus, without announcing it.  A zeroed struct is fine. */
void vmsg_device_bus_fini(struct vmsg_device_bus *bus);

/**
 * Put a device on the bus and announce it as soon as the bus has room.
 *
 * The device belongs to the bus until vmsg_device_bus_remove() or fini.
 *
 * @retval VMSG_OK             Requests for it are answered from now on.
 * @retval VMSG_ERR_BAD_STATE  It is on a bus already, or its number is taken.
 * @retval VMSG_ERR_NO_SPACE   No slot is free.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_bus_add(struct vmsg_device_bus *bus, struct vmsg_device *device);

/**
 * Take a device off the bus, reset it, and announce that it is gone.
 *
 * A driver whose device disappears may send nothing more, so the reset comes
 * from here: queues are stopped when this returns and the device is the caller's.
 *
 * @retval VMSG_OK                Done.
 * @retval VMSG_ERR_OUT_OF_RANGE  No device has this number.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_bus_remove(struct vmsg_device_bus *bus, uint16_t dev_num);

/**
 * Send what waits, then receive and answer messages.
 *
 * While a response does not fit the bus it is kept and nothing is received, so
 * requests are answered in order and none is lost.
 *
 * @param bus     Initialised.
 * @param now_us  Monotonic time; keeps the shape of the driver side's poll.
 * @param budget  Frames to receive at most.
 *
 * @retval VMSG_OK       Nothing is wrong; there may be more to receive or to send.
 * @retval VMSG_ERR_BUS  The bus failed; what waited still waits.
 *
 * Cost:    at most budget frames, each with one callback; per call at most one
 *          attempt to send per started queue of a device that has events waiting.
 * Threads: one caller per bus, which is also the caller of its devices.  No call from within
 *          a slot of a device or of the bus.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_bus_poll(struct vmsg_device_bus *bus, uint64_t now_us, size_t budget);

/**
 * Ask the driver side for a sign of life; ops->pong tells of the answer.
 *
 * A second call before the answer replaces the first.  The caller decides how
 * long to wait.
 *
 * @param bus   Initialised.
 * @param data  Any value; comes back.
 *
 * @retval VMSG_OK        Sent.
 * @retval VMSG_ERR_FULL  The bus has no room now; the earlier ping, if any, still counts.
 * @retval VMSG_ERR_BUS   The bus failed.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_bus_ping(struct vmsg_device_bus *bus, uint32_t data);

/** Say whether a response or an event waits for room on the bus. */
static inline bool vmsg_device_bus_has_pending(const struct vmsg_device_bus *bus)
{
	return bus->reply_size != 0 || bus->is_event_pending;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_DEVICE_BUS_H */
