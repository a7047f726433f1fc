/*
 * driver_queue: the driver's side of a virtqueue: push buffers, pop completions.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DRIVER_QUEUE_H
#define VMSG_DRIVER_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/chain.h>
#include <vmsg/mem.h>
#include <vmsg/queue_config.h>
#include <vmsg/queue_defect.h>
#include <vmsg/shm.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the driver remembers of one descriptor; the shared table is never read back. */
struct vmsg_driver_queue_slot {
	void *cookie;           /* private, as are all members: the caller's word for the chain */
	uint32_t writable_size; /* bytes posted for the device to write */
	uint16_t next;          /* next descriptor of the chain or of the free list */
	uint16_t last;          /* last descriptor of the chain */
	uint16_t count;         /* descriptors of the chain */
	uint8_t state;          /* whether a chain starts here, and whose it is */
};

/** What a driver queue is made of; all of it stays the caller's. */
struct vmsg_driver_queue_config {
	struct vmsg_queue_config ring; /* size and addresses, as announced to the device */
	const struct vmsg_mem *mem;    /* areas that hold the rings; used by init only */
	uint64_t features;             /* accepted feature bits; they choose the ring format */
	struct vmsg_driver_queue_slot *slots; /* shadow; must outlive the queue */
	uint32_t slot_count;                  /* at least ring.size */
};

/** Counters of one queue; they wrap around. */
struct vmsg_driver_queue_stats {
	uint32_t pushed;  /* chains given to the device */
	uint32_t popped;  /* chains taken back */
	uint32_t clamped; /* completions that claimed more bytes than were posted */
};

/** The driver's side of one virtqueue. */
struct vmsg_driver_queue {
	struct vmsg_driver_queue_stats stats; /* read freely */
	enum vmsg_queue_defect defect;        /* read freely; why the queue is broken */

	/* private: */
	vmsg_status verdict; /* VMSG_OK, or what every call answers since the queue broke */
	struct vmsg_shm *desc;
	struct vmsg_shm *driver;
	struct vmsg_shm *device;
	struct vmsg_driver_queue_slot *slots;
	uint32_t size;
	uint32_t free_count;    /* descriptors in the free list */
	uint32_t device_count;  /* chains published and not taken back */
	uint32_t unused_index;  /* where vmsg_driver_queue_pop_unused() goes on */
	uint16_t free_first;    /* valid while free_count is not 0 */
	uint16_t pushed_index;  /* available index, chains pushed */
	uint16_t public_index;  /* available index as the device sees it */
	uint16_t used_index;    /* next used entry to take */
	uint16_t seen_index;    /* used index when it was last loaded */
	uint16_t pending_first; /* heads pushed and not published, linked through their last */
	uint16_t pending_last;
	bool has_news; /* published since the last notification decision */
};

/**
 * Make a queue over zeroed rings.
 *
 * All three areas are cleared, so this comes before the device learns of the
 * queue, and after a reset before it learns of it again.
 *
 * @param queue   Queue to initialise, in any state; what it had in flight is forgotten.
 * @param config  Read during the call only.
 *
 * @retval VMSG_OK                Ready.
 * @retval VMSG_ERR_OUT_OF_RANGE  ring.size is not a power of two up to VMSG_QUEUE_SIZE_MAX.
 * @retval VMSG_ERR_NO_SPACE      slot_count is less than ring.size.
 * @retval VMSG_ERR_BAD_ADDRESS   An area is misaligned or not inside one area of mem.
 * @retval VMSG_ERR_UNSUPPORTED   features change the ring in a way this library does not speak.
 *
 * Cost:    clears the areas and the slots.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_queue_init(struct vmsg_driver_queue *queue,
				   const struct vmsg_driver_queue_config *config);

/**
 * Forget a queue; it answers VMSG_ERR_BAD_STATE until the next init.
 *
 * @param queue  A queue, or zeroed memory.
 *
 * Threads: one caller per queue.
 */
void vmsg_driver_queue_fini(struct vmsg_driver_queue *queue);

/**
 * Put a chain into the queue; the device sees it after vmsg_driver_queue_publish().
 *
 * @param queue     An initialised queue.
 * @param segments  Readable segments first, then writable ones, none empty.  Their
 *                  `memory` is not used.
 * @param count     Segments, 1 to the size of the queue.
 * @param cookie    Comes back from vmsg_driver_queue_pop(); may be NULL.
 *
 * @retval VMSG_OK             Pushed; the bytes belong to the device from publish to pop.
 * @retval VMSG_ERR_FULL       Not enough free descriptors now; pop, then try again.
 * @retval VMSG_ERR_MALFORMED  No segments, an empty one, or a readable one behind a writable.
 * @retval VMSG_ERR_TOO_LONG   More segments than the queue has descriptors, or more bytes
 *                             than a chain can hold.
 * @retval VMSG_ERR_BAD_CHAIN  The queue is broken.
 * @retval VMSG_ERR_BAD_STATE  The queue is not initialised.
 *
 * Cost:    one descriptor write for each segment; no shared memory is read.
 * Threads: one caller per queue; queues are independent.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_queue_push(struct vmsg_driver_queue *queue,
				   const struct vmsg_segment *segments,
				   uint32_t count,
				   void *cookie);

/**
 * Let the device see every chain pushed so far.
 *
 * @param queue  A queue; nothing happens when it is broken or has nothing to show.
 *
 * Cost:    one store for any number of chains.
 * Threads: one caller per queue.
 */
void vmsg_driver_queue_publish(struct vmsg_driver_queue *queue);

/**
 * Decide whether to send an available notification.
 *
 * Ask once after publishing; the answer covers everything published since the
 * last question, and asking again without publishing answers false.
 *
 * @param queue  A queue.
 * @return       true when the device wants to be told.
 *
 * Cost:    one full fence when something was published, nothing otherwise.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
bool vmsg_driver_queue_should_notify(struct vmsg_driver_queue *queue);

/**
 * Take back a chain the device has finished.
 *
 * What the device wrote is believed only where the shadow agrees: the id must
 * be the head of a published chain, and @p ret_written is at most the writable
 * bytes posted.  A device that says more is clamped and counted, because
 * devices that count wrong exist; it is never trusted.
 *
 * @param queue        An initialised queue.
 * @param ret_cookie   The cookie of the chain.  Written only on VMSG_OK.
 * @param ret_written  Bytes the device says it wrote, from the start of the writable
 *                     part.  Written only on VMSG_OK.
 *
 * @retval VMSG_OK             A chain came back.
 * @retval VMSG_ERR_EMPTY      Nothing finished.
 * @retval VMSG_ERR_BAD_CHAIN  The device broke a rule, now or earlier; see queue->defect.  No
 *                             shared memory is touched again; reset the device, then collect
 *                             the cookies with vmsg_driver_queue_pop_unused().
 * @retval VMSG_ERR_BAD_STATE  The queue is not initialised.
 *
 * Cost:    constant.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
vmsg_status
vmsg_driver_queue_pop(struct vmsg_driver_queue *queue, void **ret_cookie, uint32_t *ret_written);

/**
 * Take back a chain the device will never finish.
 *
 * For after a reset of the device or the queue has been confirmed, and for
 * broken queues as well: nothing shared is touched.  The queue takes no more
 * chains once this has begun; initialise it again to go on.
 *
 * @param queue       An initialised queue, broken or not.
 * @param ret_cookie  The cookie of the chain.  Written only on VMSG_OK.
 *
 * @retval VMSG_OK             A chain came back, in no particular order.
 * @retval VMSG_ERR_EMPTY      None is left.
 * @retval VMSG_ERR_BAD_STATE  The queue is not initialised.
 *
 * Cost:    one pass over the slots for all calls together.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_queue_pop_unused(struct vmsg_driver_queue *queue, void **ret_cookie);

/**
 * Ask for used notifications, and look once more for what came before the wish was seen.
 *
 * @param queue  A queue.
 * @return       true when completions wait already: pop them, do not sleep.  false for a
 *               broken queue, so that a loop around this call ends.
 *
 * Cost:    one full fence.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
bool vmsg_driver_queue_enable_notify(struct vmsg_driver_queue *queue);

/**
 * Tell the device that used notifications are not needed; it may send some anyway.
 *
 * @param queue  A queue.
 *
 * Threads: one caller per queue.
 */
void vmsg_driver_queue_disable_notify(struct vmsg_driver_queue *queue);

/**
 * Tell whether a rule was broken; such a queue stays so until it is initialised again.
 *
 * @param queue  A queue.
 *
 * Threads: one caller per queue.
 */
static inline bool vmsg_driver_queue_is_broken(const struct vmsg_driver_queue *queue)
{
	return queue->defect != VMSG_QUEUE_DEFECT_NONE;
}

/**
 * Tell how many more segments fit without popping.
 *
 * @param queue  A queue.
 *
 * Threads: one caller per queue.
 */
static inline uint32_t vmsg_driver_queue_free_count(const struct vmsg_driver_queue *queue)
{
	return queue->free_count;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_DRIVER_QUEUE_H */
