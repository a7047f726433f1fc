/*
 * device_queue: the device's side of a virtqueue: pop buffers, push completions.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DEVICE_QUEUE_H
#define VMSG_DEVICE_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/cache.h>
#include <vmsg/chain.h>
#include <vmsg/mem.h>
#include <vmsg/queue_config.h>
#include <vmsg/queue_defect.h>
#include <vmsg/queue_ring.h>
#include <vmsg/queue_slot.h>
#include <vmsg/shm.h>
#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a device queue is made of; all of it stays the caller's. */
struct vmsg_device_queue_config {
	struct vmsg_queue_config ring; /* size and addresses, as the driver announced them */
	struct vmsg_mem *mem;          /* what the driver may name; must outlive the queue */
	uint64_t features;             /* accepted feature bits; they choose format and abilities */
	struct vmsg_device_queue_slot *slots; /* must outlive the queue */
	uint32_t slot_count;                  /* at least ring.size */
	const struct vmsg_cache *cache;       /* NULL where hardware keeps caches coherent */
};

/** Counters of one queue; they wrap around. */
struct vmsg_device_queue_stats {
	uint32_t popped; /* chains taken */
	uint32_t pushed; /* chains returned */
};

/** A chain to return, for vmsg_device_queue_push_many(). */
struct vmsg_used {
	uint16_t id;      /* of the chain */
	uint32_t written; /* bytes from the start of its writable part */
};

/** The device's side of one virtqueue.  Caller-owned, stays where it is from init to fini. */
struct vmsg_device_queue {
	struct vmsg_device_queue_stats stats; /* read freely */
	enum vmsg_queue_defect defect;        /* read freely; why the queue is broken */

	/* private: */
	vmsg_status verdict; /* what every call answers since the queue broke */
	bool is_live;        /* initialised, and not broken */
	struct vmsg_queue_ring ring;
	struct vmsg_device_queue_slot *slots;
	size_t mem_hint;
	uint32_t held_count;   /* taken and not yet shown as used: chains of a split, descriptors of
				  a packed queue */
	uint32_t pushed_count; /* the part of held_count that was pushed */
	uint32_t news_count;   /* published since the last notification decision, as held_count */
	uint64_t held_word;    /* packed: what shows the first pushed chain as used */
	bool is_holding;       /* packed: held_word is valid */
	uint16_t avail_index;  /* next available entry to take */
	uint16_t seen_index;   /* split: available index when it was last loaded */
	uint16_t likely_head;  /* split: a guess at the next entry; only fetched, never used */
	uint16_t used_index;   /* where the next used entry goes */
	uint16_t public_index; /* the same as the driver may see it */
	uint16_t pop_position; /* in order: positions go around 0 to size - 1 */
	uint16_t push_position;
	bool avail_wrap; /* packed: laps of avail_index, used_index and public_index */
	bool used_wrap;
	bool public_wrap;
};

/**
 * Make a queue over the rings a driver announced.
 *
 * The configuration is copied: what the driver announces later does not change
 * this queue.  Nothing in shared memory is believed or changed.
 *
 * @param queue   Zeroed memory or a queue; what a queue had in flight is forgotten.
 * @param config  Read during the call only.
 *
 * @retval VMSG_OK                Ready.
 * @retval VMSG_ERR_OUT_OF_RANGE  No virtqueue of the accepted format has ring.size descriptors.
 * @retval VMSG_ERR_NO_SPACE      slot_count is less than ring.size.
 * @retval VMSG_ERR_BAD_ADDRESS   An area is misaligned or not memory of mem.
 *
 * Cost:    clears the slots.
 * Threads: one caller per queue, one at a time over the same mem.
 * Rules:   DEV-QUE-03, DEV-QUE-04.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_init(struct vmsg_device_queue *queue,
				   const struct vmsg_device_queue_config *config);

/**
 * Make a queue that goes on where another one stood.
 *
 * @param queue     Zeroed memory or a queue.
 * @param config    As for init, over the same rings, wherever they are now.
 * @param position  From vmsg_device_queue_position().
 *
 * @return  As vmsg_device_queue_init(), and
 * @retval VMSG_ERR_BAD_STATE  The rings contradict @p position: it is stale.
 *
 * Cost:    clears the slots.
 * Threads: as for init.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_restore(struct vmsg_device_queue *queue,
				      const struct vmsg_device_queue_config *config,
				      const struct vmsg_queue_position *position);

/**
 * Tell where a queue stands, to restore it later.
 *
 * @param queue         A queue.
 * @param ret_position  Written only on VMSG_OK.
 *
 * @retval VMSG_OK               Nothing is held; the queue may be ended and restored.
 * @retval VMSG_ERR_BUSY         The caller holds chains, or pushed some and did not publish.
 * @retval VMSG_ERR_BAD_CHAIN    The queue is broken; only a reset helps.
 * @retval VMSG_ERR_BAD_ADDRESS  Likewise.
 * @retval VMSG_ERR_BAD_STATE    The queue is not initialised.
 *
 * Cost:    constant.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_position(const struct vmsg_device_queue *queue,
				       struct vmsg_queue_position *ret_position);

/**
 * Forget a queue; it answers VMSG_ERR_BAD_STATE until the next init.
 *
 * The areas are left as they are, and may be removed from mem.
 *
 * @param queue  A queue, or zeroed memory.
 *
 * Cost:    one pass over the users of mem.
 * Threads: one caller per queue, one at a time over the same mem.
 */
void vmsg_device_queue_fini(struct vmsg_device_queue *queue);

/**
 * Take the next available buffer chain.
 *
 * Every descriptor is read from shared memory exactly once, validated, and kept
 * in @p ret_chain, so the driver cannot change what the device is about to act
 * on.  The chain belongs to the caller until vmsg_device_queue_push() returns
 * it; chains may be pushed in any order.  With IN_ORDER the queue shows them to the
 * driver in the order they were popped, whatever order they are pushed in.
 *
 * With INDIRECT_DESC the descriptors of a table count like any others.
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
 * Cost:    each descriptor of the chain is read once, at most one more than the queue has.
 * Threads: one caller per queue; queues are independent.
 * Rules:   DEV-SPL-01, DEV-SPL-02, DEV-IND-01, DEV-IND-02, DEV-PAK-01, DEV-PAK-06, DEV-PAK-08.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_pop(struct vmsg_device_queue *queue, struct vmsg_chain *ret_chain);

/**
 * Take chains until none is left or the table is full.
 *
 * @param queue       An initialised queue.
 * @param ret_chains  Table of @p capacity chains, each initialised by vmsg_chain_init().
 * @param capacity    At most this many.
 * @param ret_count   Chains taken; always written.
 *
 * @return  VMSG_OK when the table was filled, else what vmsg_device_queue_pop() said in the
 *          end: VMSG_ERR_EMPTY is the usual case.
 *
 * Cost, threads, rules: as for pop, each time.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_pop_many(struct vmsg_device_queue *queue,
				       struct vmsg_chain *ret_chains,
				       uint32_t capacity,
				       uint32_t *ret_count);

/**
 * Return a chain; the driver sees it after vmsg_device_queue_publish().
 *
 * @param queue    An initialised queue.
 * @param id       From the chain that was popped.
 * @param written  Bytes written from the start of the writable part; all of them were
 *                 written, or the driver sees what was there before.
 *
 * @retval VMSG_OK               Pushed; its memory is no longer the device's to touch.
 * @retval VMSG_ERR_BAD_STATE    @p id names no chain the caller holds, or the queue is not
 *                               initialised.
 * @retval VMSG_ERR_TOO_LONG     @p written is more than the chain has room for; it stays with
 *                               the caller.
 * @retval VMSG_ERR_BAD_CHAIN    The queue is broken, nothing was pushed.
 * @retval VMSG_ERR_BAD_ADDRESS  Likewise.
 *
 * Cost:    constant; no shared memory is read.
 * Threads: one caller per queue.
 * Rules:   IMP-QUE-01, IMP-SPL-06, IMP-PAK-06, IMP-PAK-12.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_push(struct vmsg_device_queue *queue, uint16_t id, uint32_t written);

/**
 * Return chains until one cannot be.
 *
 * @param queue      An initialised queue.
 * @param used       Chains, in this order.
 * @param count      Of @p used.
 * @param ret_count  Chains pushed; always written.
 *
 * @return  VMSG_OK when all were pushed, else what vmsg_device_queue_push() says to the first
 *          that was not.
 *
 * Cost, threads, rules: as for push, each time.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_queue_push_many(struct vmsg_device_queue *queue,
					const struct vmsg_used *used,
					uint32_t count,
					uint32_t *ret_count);

/**
 * Let the driver see every chain pushed so far.
 *
 * @param queue  A queue; nothing happens when it is broken or has nothing to show.
 *
 * Cost:    one store to shared memory for any number of chains; with IN_ORDER a used entry
 *          for each run of chains that were written in full, too.
 * Threads: one caller per queue.
 * Rules:   DEV-SPL-07, DEV-PAK-02, DEV-PAK-03, DEV-PAK-07, DEV-INO-01, IMP-INO-01, IMP-INO-04.
 */
void vmsg_device_queue_publish(struct vmsg_device_queue *queue);

/**
 * Decide whether to send a used notification.
 *
 * Ask once after publishing; the answer covers everything published since the
 * last question, and asking again without publishing answers false.
 *
 * @param queue  A queue.
 * @return       true when the driver wants to be told; false for a broken queue.
 *
 * Cost:    one full fence and one load when something was published, nothing otherwise.
 * Threads: one caller per queue.
 * Rules:   DEV-EVT-01 to DEV-EVT-06, IMP-EVT-02, IMP-EVT-04.
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
 * Cost:    one full fence between a store and a load.
 * Threads: one caller per queue.
 * Rules:   DEV-EVT-07 to DEV-EVT-10, DEV-EVT-13.
 */
VMSG_MUST_CHECK
bool vmsg_device_queue_enable_notify(struct vmsg_device_queue *queue);

/**
 * Tell the driver that available notifications are not needed; it may send some anyway.
 *
 * @param queue  A queue; nothing happens when it is broken.
 *
 * Cost:    one store at the most.
 * Threads: one caller per queue.
 * Rules:   as for enable.
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
