/*
 * driver_bus: the driver side of one bus instance, which its device endpoints share.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DRIVER_BUS_H
#define VMSG_DRIVER_BUS_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/bus.h>
#include <vmsg/bytes.h>
#include <vmsg/pending.h>
#include <vmsg/status.h>
#include <vmsg/trace.h>

#ifdef __cplusplus
extern "C" {
#endif

struct vmsg_driver;

/** No deadline: what vmsg_driver_bus_next_deadline_us() returns when only the bus can wake us. */
#define VMSG_DRIVER_BUS_NEVER_US VMSG_PENDING_NEVER_US

/**
 * What the bus tells its owner.
 *
 * Slots are called from inside vmsg_driver_bus_poll(), enumerated() also from inside
 * vmsg_driver_bus_enumerate() when the carrier fails; any may be NULL.  A slot may attach and
 * detach endpoints and start operations; it does not call vmsg_driver_bus_poll() or
 * vmsg_driver_bus_fini().
 */
struct vmsg_driver_bus_ops {
	/**
	 * A device can be used: it arrived, or enumeration found it.  May repeat; by itself it
	 * starts nothing and ends nothing, whatever state an endpoint of the device is in.
	 */
	void (*device_ready)(void *context, uint16_t dev_num);

	/** A device is gone.  Its endpoint, if there is one, was told before.  May repeat. */
	void (*device_removed)(void *context, uint16_t dev_num);

	/**
	 * Enumeration ended; with VMSG_OK device_ready was called for every device.  TIMEOUT when a
	 * window is not answered in time or finds no room, BUS when the carrier fails, else
	 * what was wrong with an answer: TRUNCATED, MALFORMED or MISMATCH.
	 */
	void (*enumerated)(void *context, vmsg_status status);

	/**
	 * A ping ended.  @p data is what was sent.  VMSG_OK; TIMEOUT without an answer; MISMATCH
	 * or TRUNCATED when other data came back.
	 */
	void (*pong)(void *context, vmsg_status status, uint32_t data);
};

/** Counters since init.  Read at will; they wrap. */
struct vmsg_driver_bus_stats {
	uint32_t sent;     /* messages the bus took */
	uint32_t received; /* messages taken from the bus, whatever came of them */

	/**
	 * Messages without effect, by the negated status that says why: -VMSG_ERR_TRUNCATED,
	 * MALFORMED (also: a device state without a meaning), UNSUPPORTED (an id or direction not
	 * for a driver), MISMATCH (not the answer to anything asked; vmsg_pending tells apart),
	 * OUT_OF_RANGE (no driver for the device number, no such queue or window), BAD_STATE (an
	 * event before DRIVER_OK), CANCELLED (another epoch), FULL (a ping while the answer to
	 * another waits), REJECTED (the device said no).
	 */
	uint32_t refused[-VMSG_STATUS_LAST + 1];

	uint32_t full;       /* sends put off because the bus had no room */
	uint32_t repeated;   /* EVENT_DEVICE READY of a device in use, REMOVED of one removed */
	uint32_t bus_errors; /* failures of the carrier */
};

/** What the driver side of a bus is made of.  Everything it points to outlives it. */
struct vmsg_driver_bus_config {
	struct vmsg_bus end;                   /* this side; copied */
	struct vmsg_pending_entry *entries;    /* entry_count; waiting or quarantined requests */
	struct vmsg_driver **drivers;          /* driver_capacity slots; any content */
	uint8_t *send_buffer;                  /* end.params.max_size bytes */
	uint8_t *receive_buffer;               /* end.params.max_size bytes */
	const struct vmsg_driver_bus_ops *ops; /* may be NULL */
	void *context;                         /* passed to every slot */
	const struct vmsg_trace *trace;        /* may be NULL */
	uint32_t entry_count;                  /* two for the bus, two per driver, and two
						* more per request timeout in quarantine_us
						* for one that keeps trying a silent device */
	uint32_t driver_capacity;              /* endpoints at a time */
	uint32_t request_timeout_us;           /* not 0 */
	uint32_t quarantine_us;                /* a late answer comes within this */
};

/**
 * The driver side of one bus instance.
 *
 * Threads: one caller per bus, which is also the caller of its endpoints.
 */
struct vmsg_driver_bus {
	struct vmsg_driver_bus_stats stats; /* read only */
	struct vmsg_pending pending;        /* read only: late, unmatched, mismatched, timeouts */

	/* private: */
	struct vmsg_driver_bus_config config;
	uint64_t deadline_us; /* for a window of the enumeration that found no room; 0: none did */
	uint32_t ping_data;
	uint32_t pong_data;
	uint32_t first_driver; /* served first by the next poll, for fairness */
	uint16_t pong_token;
	uint16_t window_offset;
	bool is_enumerating;
	bool is_waiting; /* for a window of the enumeration */
	bool is_pinging; /* an answer is awaited */
	bool is_ponging; /* an answer waits for room */
	bool is_telling; /* an owner hears of an end; what it begins is sent by poll */
};

/**
 * Make the driver side of a bus usable; nothing is sent.
 *
 * @param bus     Caller memory, written whole.
 * @param config  Copied.
 *
 * @retval VMSG_OK                Usable.
 * @retval VMSG_ERR_OUT_OF_RANGE  Bus parameters the protocol does not allow, no pending entry, or
 *                                a request timeout of 0.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_bus_init(struct vmsg_driver_bus *bus,
				 const struct vmsg_driver_bus_config *config);

/** Forget everything; endpoints still attached become DETACHED.  Accepts a zeroed struct. */
void vmsg_driver_bus_fini(struct vmsg_driver_bus *bus);

/**
 * Let time pass: receive, time requests out, send what had no room.
 *
 * Call when the bus has something to receive, when it has room again, and when
 * vmsg_driver_bus_next_deadline_us() has come.
 *
 * @param bus     Initialised.
 * @param now_us  Monotonic time.
 * @param budget  Messages to receive at most.
 *
 * @retval VMSG_OK       Done; if @p budget messages came there may be more.
 * @retval VMSG_ERR_BUS  The carrier failed; time was let pass all the same.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_bus_poll(struct vmsg_driver_bus *bus, uint64_t now_us, uint32_t budget);

/**
 * Ask which devices there are; ends in enumerated().
 *
 * @param bus     Initialised.
 * @param now_us  Monotonic time.
 *
 * @retval VMSG_OK             Under way.
 * @retval VMSG_ERR_BAD_STATE  An enumeration is under way.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_bus_enumerate(struct vmsg_driver_bus *bus, uint64_t now_us);

/**
 * Ask the other side for a sign of life; ends in pong().
 *
 * @param bus     Initialised.
 * @param data    Any value; comes back.
 * @param now_us  Monotonic time.
 *
 * @retval VMSG_OK             Sent.
 * @retval VMSG_ERR_BAD_STATE  A ping is under way.
 * @retval VMSG_ERR_FULL       No room on the bus or in the table of requests; nothing was sent.
 * @retval VMSG_ERR_BUS        The carrier failed.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_bus_ping(struct vmsg_driver_bus *bus, uint32_t data, uint64_t now_us);

/**
 * When vmsg_driver_bus_poll() has something to do even if nothing arrives.
 *
 * Things that wait for room on the bus are not included: the bus says when it has room.  Of a
 * request that waits for room, the time it is given up is.
 *
 * @return  Monotonic time, or VMSG_DRIVER_BUS_NEVER_US.
 */
uint64_t vmsg_driver_bus_next_deadline_us(const struct vmsg_driver_bus *bus);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_DRIVER_BUS_H */
