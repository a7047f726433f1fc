/*
 * device: implement one virtio device; the endpoint answers the driver for it.
 *
 * The owner describes the device, hands in storage, and is called back when the
 * driver reads or writes something that means work.  Everything else (status,
 * features, queue bookkeeping, refusals) is decided here.  A device does nothing
 * until vmsg_device_bus_add() puts it on a bus (device_bus.h).
 *
 * Threads: a device belongs to the caller of its bus, and so does every call here.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DEVICE_H
#define VMSG_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/queue_config.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

struct vmsg_device_bus;

/**
 * What the owner does when the driver asks.
 *
 * Any slot may be NULL; each says what happens then.  A slot runs inside
 * vmsg_device_bus_poll().  It may call vmsg_device_config_changed(),
 * vmsg_device_fail() and vmsg_device_notify_used(), whose messages leave after
 * the response to the request in progress; it does not call the bus functions.
 */
struct vmsg_device_ops {
	/**
	 * Fill a window of configuration space, always inside config_size.
	 * Also called outside poll, to fill an event; what it reports then goes
	 * into a further one.  NULL: reads as zero.
	 */
	void (*read_config)(void *context, uint32_t offset, struct vmsg_span room);

	/**
	 * Take a write of at least one byte, always inside config_size.  Any
	 * status but VMSG_OK refuses it as a whole.  NULL: all writes are refused.
	 */
	vmsg_status (*write_config)(void *context, uint32_t offset, struct vmsg_bytes data);

	/**
	 * Judge a feature set whose bits were all offered.  Any status but VMSG_OK
	 * keeps FEATURES_OK clear.  NULL: every subset is fine.
	 */
	vmsg_status (*check_features)(void *context, const uint32_t *accepted, uint32_t blocks);

	/**
	 * Use a queue from now on; index, size and alignment are checked, the
	 * addresses are not.  Any status but VMSG_OK leaves the queue unconfigured.
	 * Before started() the queue is only looked at, not served.  NULL: accepted.
	 */
	vmsg_status (*start_queue)(void *context,
				   uint32_t index,
				   const struct vmsg_queue_config *config);

	/** Touch the memory of the queue no more.  Called once per started queue. */
	void (*stop_queue)(void *context, uint32_t index);

	/** Forget what the driver did; all queues are stopped already. */
	void (*reset)(void *context);

	/**
	 * Buffers may be available on a started queue.  next_offset is 0 unless
	 * VIRTIO_F_NOTIFICATION_DATA is negotiated, and then the driver's claim.
	 */
	void (*notify)(void *context, uint32_t index, uint32_t next_offset);

	/** The driver set DRIVER_OK: queues are live. */
	void (*started)(void *context);
};

/** One virtqueue of a device; an array of them is part of the configuration. */
struct vmsg_device_vq {
	uint32_t max_size; /* descriptors, 1 to VMSG_QUEUE_SIZE_MAX; 0: the queue does not exist */
	/* private: */
	struct vmsg_queue_config config; /* all zero while not started; as the driver wrote it */
	bool is_used_pending;            /* an EVENT_USED waits to be sent */
};

/** A shared memory region the device owns. */
struct vmsg_device_shm {
	uint32_t id;
	uint32_t size;    /* bytes, not 0; the message has no room for more than 32 bits */
	uint32_t address; /* bus address */
};

/** Why requests and notifications had no effect; counters only ever grow, and wrap. */
struct vmsg_device_stats {
	uint32_t requests;         /* answered */
	uint32_t notifications;    /* EVENT_AVAIL handed to the owner */
	uint32_t early;            /* answered, but asked while status was 0 */
	uint32_t out_of_range;     /* a window, index, size or address the device does not have */
	uint32_t bad_state;        /* not allowed now: frozen features, active queue, not running */
	uint32_t status_refused;   /* status bits asked for and not taken, or not given back */
	uint32_t rejected;         /* the owner said no */
	uint32_t stale_generation; /* SET_CONFIG that had not seen the newest configuration */
	uint32_t stale_epoch;      /* notification from before a reset */
	uint32_t unanswerable;     /* dropped: the response would not fit the bus */
};

/** What a device is.  Copied by init; what it points to stays with the caller. */
struct vmsg_device_config {
	uint16_t dev_num;              /* number on its bus */
	uint32_t device_id;            /* virtio device type; not 0 */
	uint32_t vendor_id;            /* any value */
	const uint32_t *features;      /* offered, feature_blocks words; may be NULL if none */
	uint32_t *accepted;            /* storage, feature_blocks words */
	uint32_t feature_blocks;       /* words of 32 feature bits */
	uint32_t config_size;          /* bytes of configuration space; may be 0 */
	struct vmsg_device_vq *queues; /* queue_count of them; may be NULL if none */
	uint32_t queue_count;          /* at most VMSG_QUEUE_COUNT_MAX */
	uint16_t admin_vq_start;       /* first administration queue; ignored if none */
	uint16_t admin_vq_count;       /* administration queues, inside queue_count */
	const struct vmsg_device_shm *regions; /* region_count of them; may be NULL if none */
	uint32_t region_count;
	const struct vmsg_device_ops *ops; /* constant while the device exists */
	void *context;                     /* first argument of every slot */
};

/** One device.  Caller-owned memory, stays where it is from init to fini. */
struct vmsg_device {
	struct vmsg_device_stats stats; /* read at any time */
	/* private: */
	struct vmsg_device_config config;
	struct vmsg_device_bus *bus; /* NULL while on no bus */
	uint32_t status;             /* VMSG_DEVICE_STATUS_ bits */
	uint32_t generation;         /* of configuration space; survives reset */
	uint32_t epoch;              /* of the last reset */
	uint32_t changed_offset;     /* bytes; what the waiting EVENT_CONFIG is about */
	uint32_t changed_length;     /* bytes; 0: nothing that fits an event */
	uint32_t first_queue;        /* where the next round of EVENT_USED begins */
	bool is_config_pending;      /* an EVENT_CONFIG waits to be sent */
	bool is_used_pending;        /* some queue has an EVENT_USED waiting */
	bool has_excess_features;    /* a bit past feature_blocks was accepted since reset */
};

/**
 * Make a device, in reset and on no bus.
 *
 * @param device  Caller memory, written whole.
 * @param config  Copied.
 *
 * @retval VMSG_OK                The device can be added to a bus.
 * @retval VMSG_ERR_OUT_OF_RANGE  device_id is 0; a count, a queue size or the range of
 *                                administration queues is outside what the protocol can say.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_init(struct vmsg_device *device, const struct vmsg_device_config *config);

/** End a device that is on no bus.  A zeroed struct is fine. */
void vmsg_device_fini(struct vmsg_device *device);

/**
 * Tell the driver that configuration space changed, after changing it.
 *
 * Raises the generation at once, so that a half-old read shows.  The event
 * leaves as soon as the bus has room, not before DRIVER_OK; changes meanwhile
 * are merged into one event that carries the whole range, read when it leaves,
 * or no data when the range fits no message.
 *
 * @param device  On a bus or not.
 * @param offset  Bytes.
 * @param length  Bytes; a range outside config_size, or 0, means "all of it".
 */
void vmsg_device_config_changed(struct vmsg_device *device, uint32_t offset, uint32_t length);

/**
 * Give up: set DEVICE_NEEDS_RESET and tell the driver.
 *
 * Until the driver resets the device no notification reaches the owner, no
 * queue is started, and no EVENT_USED leaves.  Calling it again changes nothing.
 */
void vmsg_device_fail(struct vmsg_device *device);

/**
 * Tell the driver that buffers of a queue were used.
 *
 * Like a level: calls before the event leaves merge into it, and it waits as
 * long as the bus is full.  Nothing happens for a queue that is not started or
 * while the driver has not set DRIVER_OK.
 *
 * @param device    On a bus or not.
 * @param vq_index  Queue; nothing happens for one the device does not have.
 *
 * Cost:    one attempt to send for each queue of the device that waits.
 */
void vmsg_device_notify_used(struct vmsg_device *device, uint32_t vq_index);

/** Say whether a feature bit is negotiated; false before FEATURES_OK. */
bool vmsg_device_has_feature(const struct vmsg_device *device, uint32_t bit);

/** Return the negotiated feature bits below 64; 0 before FEATURES_OK. */
uint64_t vmsg_device_features(const struct vmsg_device *device);

/** Return the VMSG_DEVICE_STATUS_ bits. */
static inline uint32_t vmsg_device_status(const struct vmsg_device *device)
{
	return device->status;
}

/** Return the generation count of configuration space. */
static inline uint32_t vmsg_device_generation(const struct vmsg_device *device)
{
	return device->generation;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_DEVICE_H */
