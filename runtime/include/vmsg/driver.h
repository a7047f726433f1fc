/*
 * driver: the driver endpoint of one device, from the first question to notifications.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DRIVER_H
#define VMSG_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/queue_config.h>
#include <vmsg/status.h>
#include <vmsg/wire/get_device_info.h>

#ifdef __cplusplus
extern "C" {
#endif

struct vmsg_driver_bus;

/** How often a configuration read starts over because the generation changed under it. */
#define VMSG_DRIVER_CONFIG_RETRIES 5u

/** Where the endpoint is in its life. */
enum vmsg_driver_state {
	VMSG_DRIVER_DETACHED,    /* not on a bus: a zeroed struct, or after fini */
	VMSG_DRIVER_IDLE,        /* attached; the device is not in use */
	VMSG_DRIVER_STARTING,    /* bring-up is under way */
	VMSG_DRIVER_RUNNING,     /* DRIVER_OK; queues and events are live */
	VMSG_DRIVER_RESETTING,   /* waiting for the device to show status 0 */
	VMSG_DRIVER_NEEDS_RESET, /* the device gave up; start or reset it */
	VMSG_DRIVER_FAILED,      /* bring-up or reset failed; start or reset it */
	VMSG_DRIVER_REMOVED,     /* the bus says the device is gone, until it is READY again */
};

/** What a completion is about.  One operation runs at a time. */
enum vmsg_driver_operation {
	VMSG_DRIVER_NONE,         /* nothing is under way */
	VMSG_DRIVER_START,        /* vmsg_driver_start() */
	VMSG_DRIVER_RESET,        /* vmsg_driver_reset() */
	VMSG_DRIVER_READ_CONFIG,  /* vmsg_driver_read_config() */
	VMSG_DRIVER_WRITE_CONFIG, /* vmsg_driver_write_config() */
	VMSG_DRIVER_READ_STATUS,  /* vmsg_driver_read_status() */
	VMSG_DRIVER_RESET_QUEUE,  /* vmsg_driver_reset_queue() */
	VMSG_DRIVER_FIND_SHM,     /* vmsg_driver_find_shm() */
};

/** A shared memory region of the device, as it says. */
struct vmsg_driver_shm {
	vmsg_addr address; /* bus address */
	uint64_t size;     /* bytes; not 0 */
};

/**
 * What the endpoint tells its owner.
 *
 * Every slot is called from inside vmsg_driver_bus_poll() or from the function of this header that
 * caused it.  Unless it says otherwise a slot may call any function of this header; it does not
 * call vmsg_driver_bus_poll(), and the storage of an endpoint it detaches stays until that returns.
 */
struct vmsg_driver_ops {
	/**
	 * Choose features.  @p accepted comes zeroed; @p blocks is the number of words in both.
	 * A bit that is not offered fails the bring-up with VMSG_ERR_OUT_OF_RANGE, a status other
	 * than VMSG_OK with that status.  The device is known: vmsg_driver_info().
	 * Calls no function that takes the time.  Required.
	 */
	vmsg_status (*select_features)(void *context,
				       const uint32_t *offered,
				       uint32_t *accepted,
				       size_t blocks);

	/**
	 * Place a queue: at most @p max_size descriptors, at bus addresses the device can reach.
	 * VMSG_ERR_EMPTY leaves the queue unused; any other failure fails the operation.
	 * Not called for a queue the device does not have.  Calls no function that takes the time.
	 * Required when vq_count is not 0.
	 */
	vmsg_status (*setup_queue)(void *context,
				   uint32_t vq_index,
				   uint32_t max_size,
				   struct vmsg_queue_config *ret_config);

	/** An operation ended; the endpoint is ready for the next one.  Required. */
	void (*done)(void *context, enum vmsg_driver_operation operation, vmsg_status status);

	/**
	 * The device returned buffers of this queue, perhaps; look.  May come before done(START) or
	 * done(RESET_QUEUE), because the queue is live before the answer that says so arrives;
	 * vmsg_driver_notify() is refused until then, so notify again after done.  May be NULL.
	 */
	void (*used)(void *context, uint32_t vq_index);

	/**
	 * Configuration changed.  @p length 0: anything may have changed; else only the window.
	 * The bytes are not passed on: read them, so that they are of one generation.  May be NULL.
	 */
	void (*config_changed)(void *context,
			       uint32_t generation,
			       uint32_t offset,
			       uint32_t length);

	/** The device cannot go on; nothing more is sent until start or reset.  May be NULL. */
	void (*needs_reset)(void *context);

	/** The device left the bus.  May be NULL. */
	void (*removed)(void *context);
};

/** One virtqueue of the driver; caller storage. */
struct vmsg_driver_vq {
	struct vmsg_queue_config queue; /* read only: as set up; size 0 when the queue is unused */

	/* private: */
	uint32_t next_offset; /* of the notification not sent yet */
	bool is_notifying;    /* a notification waits for room on the bus */
};

/** What an endpoint is made of.  Everything it points to outlives the endpoint. */
struct vmsg_driver_config {
	struct vmsg_driver_bus *bus;       /* initialised */
	const struct vmsg_driver_ops *ops; /* required slots filled */
	void *context;                     /* passed to every slot */
	uint32_t *offered;                 /* feature_blocks words; what the device offers */
	uint32_t *accepted;                /* feature_blocks words; what select_features chose */
	struct vmsg_driver_vq *vqs;        /* vq_count entries; contents need no preparation */
	size_t feature_blocks;             /* bits beyond are neither read nor accepted */
	uint32_t vq_count;                 /* queues to set up, from index 0 */
	uint32_t device_id;                /* virtio device type to insist on; 0 takes any */
	uint32_t epoch;                    /* to begin with; an earlier driver of the device is told
					    * apart by another value */
	uint32_t reset_timeout_us;         /* 0: sixteen request timeouts */
	uint32_t status_poll_us;           /* between looks at a slow status; 0: a sixteenth of a
					    * request timeout */
	uint16_t dev_num;                  /* device number on the bus */
};

/**
 * The driver endpoint of one device.
 *
 * Threads: one caller per bus, which is also the caller of all its endpoints.
 */
struct vmsg_driver {
	/* private: */
	struct vmsg_driver_config config;
	struct vmsg_get_device_info_resp info; /* of the last start */
	struct vmsg_driver_shm shm;            /* of the last FIND_SHM */
	struct vmsg_queue_config queue;        /* being set up */
	enum vmsg_driver_state state;
	enum vmsg_driver_operation operation;
	uint64_t wake_us;     /* not before: the next request */
	uint64_t deadline_us; /* for a request that found no room; 0 when none did */
	uint64_t limit_us;    /* for a status to become what is awaited */
	uint8_t *into;        /* READ_CONFIG: destination */
	const uint8_t *from;  /* WRITE_CONFIG: source */
	uint32_t offset;      /* of the configuration window, or region id */
	uint32_t size;        /* of the configuration window, bytes */
	uint32_t position;    /* bytes or feature blocks dealt with, or queue index */
	uint32_t epoch;
	uint32_t generation;          /* last seen, for writes */
	uint32_t read_generation;     /* of the bytes read so far */
	uint32_t reported_generation; /* last reported, for events */
	uint32_t first_vq;            /* where the next retry starts, for fairness */
	uint8_t device_status;        /* last seen */
	uint8_t written_status;       /* last written */
	uint8_t step;
	uint8_t retries;
	bool is_waiting;     /* for a response */
	bool is_live;        /* DRIVER_OK was sent; events count */
	bool is_notifying;   /* some queue may have a notification not sent yet */
	bool has_epoch;      /* epoch is the device's */
	bool has_generation; /* generation is from this start */
	bool has_reported;   /* reported_generation is from this start */
};

/**
 * Attach an endpoint to its bus; nothing is sent.
 *
 * @param driver  Storage; must not be attached.  Its address is kept until fini.
 * @param config  Copied.
 *
 * @retval VMSG_OK             State IDLE.
 * @retval VMSG_ERR_NO_SPACE   The bus has no free slot for a driver.
 * @retval VMSG_ERR_BAD_STATE  The bus already has a driver for this device number.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_init(struct vmsg_driver *driver, const struct vmsg_driver_config *config);

/**
 * Detach an endpoint; nothing is sent, no slot is called, and late answers are dropped by the bus.
 *
 * @param driver  Attached, detached, or zeroed.  Reset the device first if it may be running:
 *                it goes on writing into its queues otherwise.
 * @param now_us  Monotonic time.
 */
void vmsg_driver_fini(struct vmsg_driver *driver, uint64_t now_us);

/**
 * Bring the device up: identify, reset, negotiate, set queues up, go live.
 *
 * Ends in done(START): VMSG_OK and state RUNNING, or state FAILED and one of
 * UNSUPPORTED (another type of device, or none), REJECTED (the device refuses the features, does
 * not take a queue, or needs a reset), TIMEOUT, CANCELLED (reset or removal), a status of a slot,
 * a bus error, or what was wrong with an answer.  When the carrier fails, done() comes before this
 * returns; an operation begun inside done() is sent by the next vmsg_driver_bus_poll() at the
 * latest.  Both hold for every operation.
 *
 * @param driver  An attached endpoint.
 * @param now_us  Monotonic time.
 *
 * @retval VMSG_OK             Under way.
 * @retval VMSG_ERR_BAD_STATE  Not IDLE, NEEDS_RESET or FAILED, or an operation is under way.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_start(struct vmsg_driver *driver, uint64_t now_us);

/**
 * Reset the device, whatever it and the endpoint are doing.
 *
 * An operation under way ends with done(CANCELLED) first.  Answers from before are not taken for
 * answers to what is asked later.  Events from before are not seen any more where the bus carries
 * epochs; where it does not, an EVENT_USED slower than the next bring-up still calls used().
 *
 * Ends in done(RESET): VMSG_OK and state IDLE, or FAILED and TIMEOUT or a bus
 * error.  During a reset the call changes nothing.
 *
 * @param driver  An attached endpoint.
 * @param now_us  Monotonic time.
 *
 * @retval VMSG_OK             Under way.
 * @retval VMSG_ERR_BAD_STATE  DETACHED or REMOVED.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_reset(struct vmsg_driver *driver, uint64_t now_us);

/**
 * Read a window of configuration space, in as many requests as the bus needs.
 *
 * All bytes are of one generation.  Ends in done(READ_CONFIG): VMSG_OK; CANCELLED also when the
 * generation kept changing; REJECTED when the device refuses the window; TIMEOUT; what was wrong
 * with an answer.
 *
 * @param driver  An attached endpoint.
 * @param offset  Bytes from the start of configuration space.
 * @param into    Destination, kept until done; its contents mean something after VMSG_OK only.
 * @param now_us  Monotonic time.
 *
 * @retval VMSG_OK                Under way.
 * @retval VMSG_ERR_BAD_STATE     Not RUNNING or NEEDS_RESET, or an operation is under way.
 * @retval VMSG_ERR_OUT_OF_RANGE  The window is empty, or not inside the configuration space of
 *                                the device.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_read_config(struct vmsg_driver *driver,
				    uint32_t offset,
				    struct vmsg_span into,
				    uint64_t now_us);

/**
 * Write a window of configuration space.
 *
 * A window larger than one message travels in pieces, which the device sees one after another.
 * Each carries the last generation seen; a refused piece is tried once more with the generation
 * the device has then.  Ends in done(WRITE_CONFIG) like vmsg_driver_read_config().
 *
 * @param driver  An attached endpoint.
 * @param offset  Bytes from the start of configuration space.
 * @param from    Source, kept until done.
 * @param now_us  Monotonic time.
 *
 * @return  As vmsg_driver_read_config().
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_write_config(struct vmsg_driver *driver,
				     uint32_t offset,
				     struct vmsg_bytes from,
				     uint64_t now_us);

/**
 * Read the device status; after done(READ_STATUS) it is vmsg_driver_device_status().
 *
 * @param driver  An attached endpoint.
 * @param now_us  Monotonic time.
 *
 * @retval VMSG_OK             Under way.
 * @retval VMSG_ERR_BAD_STATE  DETACHED or REMOVED, or an operation is under way.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_read_status(struct vmsg_driver *driver, uint64_t now_us);

/**
 * Stop one queue and, if setup_queue places it again, set it up anew.
 *
 * Ends in done(RESET_QUEUE); after a failure the endpoint treats the queue as unused, but the
 * device may have it where setup_queue put it: keep its memory until the device was reset.
 *
 * @param driver    An attached endpoint.
 * @param vq_index  Below vq_count.
 * @param now_us    Monotonic time.
 *
 * @retval VMSG_OK                Under way; the queue sends no notification any more.
 * @retval VMSG_ERR_BAD_STATE     Not RUNNING, or an operation is under way.
 * @retval VMSG_ERR_UNSUPPORTED   VIRTIO_F_RING_RESET is not negotiated; reset the device instead.
 * @retval VMSG_ERR_OUT_OF_RANGE  No such queue.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_reset_queue(struct vmsg_driver *driver, uint32_t vq_index, uint64_t now_us);

/**
 * Ask where a shared memory region is; after done(FIND_SHM, VMSG_OK) it is vmsg_driver_found_shm().
 *
 * Ends with VMSG_ERR_REJECTED when the device has no such region.
 *
 * @param driver     An attached endpoint.
 * @param region_id  Region id, of the device type's meaning.
 * @param now_us     Monotonic time.
 *
 * @retval VMSG_OK             Under way.
 * @retval VMSG_ERR_BAD_STATE  Not RUNNING or NEEDS_RESET, or an operation is under way.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_find_shm(struct vmsg_driver *driver, uint32_t region_id, uint64_t now_us);

/**
 * Tell the device that a queue has new buffers.
 *
 * Never lost: when the bus has no room the notification waits and is sent from
 * vmsg_driver_bus_poll(); several that wait for one queue become one.
 *
 * @param driver       An attached endpoint.
 * @param vq_index     A queue that was set up.
 * @param next_offset  Next available position; sent only with VIRTIO_F_NOTIFICATION_DATA.
 *
 * @retval VMSG_OK                Sent, or waiting for room.
 * @retval VMSG_ERR_BAD_STATE     Not RUNNING.
 * @retval VMSG_ERR_OUT_OF_RANGE  No such queue, or it is unused.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_notify(struct vmsg_driver *driver, uint32_t vq_index, uint32_t next_offset);

/** State of the endpoint. */
static inline enum vmsg_driver_state vmsg_driver_state(const struct vmsg_driver *driver)
{
	return driver->state;
}

/** The operation under way, VMSG_DRIVER_NONE when there is none. */
static inline enum vmsg_driver_operation vmsg_driver_operation(const struct vmsg_driver *driver)
{
	return driver->operation;
}

/** What the device said it is; zeros before select_features was called for the first time. */
static inline const struct vmsg_get_device_info_resp *
vmsg_driver_info(const struct vmsg_driver *driver)
{
	return &driver->info;
}

/** Device status bits as last seen in an answer or event. */
static inline uint8_t vmsg_driver_device_status(const struct vmsg_driver *driver)
{
	return driver->device_status;
}

/** The region the last successful FIND_SHM found. */
static inline struct vmsg_driver_shm vmsg_driver_found_shm(const struct vmsg_driver *driver)
{
	return driver->shm;
}

/** True when feature bit number @p bit is accepted by the driver. */
bool vmsg_driver_has_feature(const struct vmsg_driver *driver, uint32_t bit);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_DRIVER_H */
