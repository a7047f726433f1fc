/*
 * device_queue: the device's side of a virtqueue: pop buffers, push completions.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DEVICE_QUEUE_H
#define VMSG_DEVICE_QUEUE_H

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

/** What the device remembers of one head. */
struct vmsg_device_queue_slot {
	uint32_t writable_size; /* private, as are all members: bytes the driver posted */
	bool is_busy;           /* popped and not pushed back */
};

/** What a device queue is made of; all of it stays the caller's. */
struct vmsg_device_queue_config {
	struct vmsg_queue_config ring; /* size and addresses, as the driver announced them */
	const struct vmsg_mem *mem;    /* what the driver may name; must outlive the queue, and
					   the areas of the rings must stay while it lives */
	uint64_t features;             /* accepted feature bits; they choose the ring format */
	struct vmsg_device_queue_slot *slots; /* must outlive the queue */
	uint32_t slot_count;                  /* at least ring.size */
};

/** Counters of one queue; they wrap around. */
struct vmsg_device_queue_stats {
	uint32_t popped; /* chains taken */
	uint32_t pushed; /* chains returned */
};

/** The device's side of one virtqueue. */
struct vmsg_device_queue {
	struct vmsg_device_queue_stats stats; /* read freely */
	enum vmsg_queue_defect defect;        /* read freely; why the queue is broken */

	/* private: */
	vmsg_status verdict; /* VMSG_OK, or what every call answers since the queue broke */
	struct vmsg_shm *desc;
	struct vmsg_shm *driver;
	struct vmsg_shm *device;
	const struct vmsg_mem *mem;
	struct vmsg_device_queue_slot *slots;
	uint32_t size;
	uint16_t avail_index;  /* next available entry to take */
	uint16_t seen_index;   /* available index when it was last loaded */
	uint16_t used_index;   /* used index, chains pushed */
	uint16_t public_index; /* used index as the driver sees it */
	bool has_news;         /* published since the last notification decision */
};

/**
 * Make a queue over the rings a driver announced.
 *
 * The configuration is copied: what the driver announces later does not change
 * this queue.  Shared memory is not touched.
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
 * Cost:    clears the slots.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_init(struct vmsg_device_queue *queue,
				   const struct vmsg_device_queue_config *config);

/**
 * Forget a queue; it answers VMSG_ERR_BAD_STATE until the next init.
 *
 * @param queue  A queue, or zeroed memory.
 *
 * Threads: one caller per queue.
 */
void vmsg_device_queue_fini(struct vmsg_device_queue *queue);

/**
 * Take the next available buffer chain.
 *
 * Every descriptor is read from shared memory exactly once, validated, and kept
 * in @p ret_chain, so the driver cannot change what the device is about to act
 * on.  The chain belongs to the caller until vmsg_device_queue_push() returns
 * it; chains may be pushed in any order.
 *
 * An empty descriptor (size 0) is no error in the rings: it counts as a segment,
 * its address is checked like any other, and the copying functions pass over it.
 * A chain may hold as many descriptors as the queue has.
 *
 * @param queue      An initialised queue.
 * @param ret_chain  Initialised by vmsg_chain_init().  Its table of segments is scratch
 *                   during the call; unless the result is VMSG_OK the chain ends up empty.
 *
 * @retval VMSG_OK               A chain was taken.
 * @retval VMSG_ERR_EMPTY        Nothing is available; enable notifications, then try once more.
 * @retval VMSG_ERR_NO_SPACE     The next chain is sound but has more segments than
 *                               ret_chain->capacity.  It stays on the queue.  Does not happen
 *                               when capacity is the size of the queue.
 * @retval VMSG_ERR_BAD_CHAIN    The driver broke a rule of the rings, now or earlier; see
 *                               queue->defect.  The queue stays broken until it is initialised
 *                               again, does not return the chain, and touches no shared memory.
 * @retval VMSG_ERR_BAD_ADDRESS  Likewise, for memory outside what the driver may name.
 * @retval VMSG_ERR_BAD_STATE    The queue is not initialised.
 *
 * Cost:    no allocation, no lock, at most as many descriptor reads as the queue has.
 * Threads: one caller per queue; queues are independent.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_pop(struct vmsg_device_queue *queue, struct vmsg_chain *ret_chain);

/**
 * Return a chain; the driver sees it after vmsg_device_queue_publish().
 *
 * @param queue    An initialised queue.
 * @param id       From the chain that was popped.
 * @param written  Bytes written from the start of the writable part; all of them were
 *                 written, or the driver sees what was there before.
 *
 * @retval VMSG_OK             Pushed.
 * @retval VMSG_ERR_BAD_STATE  @p id names no chain the caller holds, or the queue is not
 *                             initialised.
 * @retval VMSG_ERR_TOO_LONG   @p written is more than the chain has room for; it stays with
 *                             the caller.
 * @retval VMSG_ERR_BAD_CHAIN    The queue is broken, nothing was pushed.
 * @retval VMSG_ERR_BAD_ADDRESS  Likewise.
 *
 * Cost:    constant; no shared memory is read.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_push(struct vmsg_device_queue *queue, uint16_t id, uint32_t written);

/**
 * Let the driver see every chain pushed so far.
 *
 * @param queue  A queue; nothing happens when it is broken or has nothing to show.
 *
 * Cost:    one store for any number of chains.
 * Threads: one caller per queue.
 */
void vmsg_device_queue_publish(struct vmsg_device_queue *queue);

/**
 * Decide whether to send a used notification.
 *
 * Ask once after publishing; the answer covers everything published since the
 * last question, and asking again without publishing answers false.
 *
 * @param queue  A queue.
 * @return       true when the driver wants to be told.
 *
 * Cost:    one full fence when something was published, nothing otherwise.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
bool vmsg_device_queue_should_notify(struct vmsg_device_queue *queue);

/**
 * Ask for available notifications, and look once more for what came before the wish was seen.
 *
 * @param queue  A queue.
 * @return       true when chains wait already: pop them, do not sleep.  false for a broken
 *               queue, so that a loop around this call ends.
 *
 * Cost:    one full fence.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
bool vmsg_device_queue_enable_notify(struct vmsg_device_queue *queue);

/**
 * Tell the driver that available notifications are not needed; it may send some anyway.
 *
 * @param queue  A queue.
 *
 * Threads: one caller per queue.
 */
void vmsg_device_queue_disable_notify(struct vmsg_device_queue *queue);

/**
 * Tell whether a rule was broken; such a queue stays so until it is initialised again.
 *
 * @param queue  A queue.
 *
 * Threads: one caller per queue.
 */
static inline bool vmsg_device_queue_is_broken(const struct vmsg_device_queue *queue)
{
	return queue->defect != VMSG_QUEUE_DEFECT_NONE;
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_DEVICE_QUEUE_H */
