/*
 * driver_queue: the driver's side of a virtqueue: push buffers, pop completions.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DRIVER_QUEUE_H
#define VMSG_DRIVER_QUEUE_H

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

/** What to do with a device that says it wrote more than was posted. */
enum vmsg_length_policy {
	VMSG_LENGTH_CLAMP = 0, /* believe the posted size and count it: the default */
	VMSG_LENGTH_REFUSE,    /* break the queue */
	VMSG_LENGTH_TRUST      /* hand on what the device says, and count it; for devices whose
				  length means something else */
};

/**
 * Memory for indirect tables; all zero for none.
 *
 * A chain of more than one and at most table_size segments goes into a table, and takes
 * one descriptor of the queue, when its head is below table_count: table N belongs to
 * descriptor N, so nothing is allocated or searched.
 */
struct vmsg_driver_queue_tables {
	vmsg_addr addr;       /* of table_count * table_size descriptors in an area of mem, on
				 a multiple of 16; the driver's while the queue lives */
	uint32_t table_size;  /* descriptors of one table, 2 or more */
	uint32_t table_count; /* tables; ring.size serves every descriptor */
	struct vmsg_driver_queue_shadow *shadow; /* table_count * table_size; outlives the queue */
};

/** What a driver queue is made of; all of it stays the caller's. */
struct vmsg_driver_queue_config {
	struct vmsg_queue_config ring; /* size and addresses, as announced to the device */
	struct vmsg_mem *mem;          /* areas of the rings and, with a cache, of the buffers;
					  must outlive the queue */
	uint64_t features;             /* accepted feature bits; they choose format and abilities */
	struct vmsg_driver_queue_slot *slots; /* shadow; must outlive the queue */
	uint32_t slot_count;                  /* at least ring.size */
	enum vmsg_length_policy length_policy;
	struct vmsg_driver_queue_tables tables; /* used when INDIRECT_DESC was accepted */
	const struct vmsg_cache *cache;         /* NULL where hardware keeps caches coherent */
};

/** Counters of one queue; they wrap around. */
struct vmsg_driver_queue_stats {
	uint32_t pushed;  /* chains given to the device */
	uint32_t popped;  /* chains taken back */
	uint32_t clamped; /* completions that claimed more bytes than were posted */
};

/** A chain to push, for vmsg_driver_queue_push_many(). */
struct vmsg_buffer {
	const struct vmsg_segment *segments;
	uint32_t count; /* segments */
	void *cookie;
};

/** A chain that came back, from vmsg_driver_queue_pop_many(). */
struct vmsg_completion {
	void *cookie;
	uint32_t written; /* bytes, as vmsg_driver_queue_pop() reports them */
};

/** The driver's side of one virtqueue.  Caller-owned, stays where it is from init to fini. */
struct vmsg_driver_queue {
	struct vmsg_driver_queue_stats stats; /* read freely */
	enum vmsg_queue_defect defect;        /* read freely; why the queue is broken */

	/* private: */
	vmsg_status verdict; /* what every call answers since the queue broke */
	bool is_live;        /* initialised, and not broken */
	struct vmsg_queue_ring ring;
	struct vmsg_driver_queue_slot *slots;
	struct vmsg_driver_queue_tables tables;
	struct vmsg_shm *tables_memory;
	size_t mem_hint;
	enum vmsg_length_policy length_policy;
	uint32_t free_count;   /* descriptors in the free list */
	uint32_t news_count;   /* published since the last notification decision: chains of a split,
				  descriptors of a packed queue */
	uint32_t unused_index; /* where vmsg_driver_queue_pop_unused() goes on */
	uint64_t held_word;    /* packed: what makes the first pushed chain available */
	uint16_t free_first;   /* valid while free_count is not 0 */
	uint16_t free_last;
	uint16_t avail_index;  /* split: available index with what was pushed; packed: where the
				  next descriptor goes */
	uint16_t public_index; /* the same as the device may see it */
	uint16_t used_index;   /* next used entry to take */
	uint16_t seen_index;   /* split: used index when it was last loaded */
	uint16_t batch_head;   /* in order: the chain a used entry named, while earlier ones are
				  taken back */
	uint32_t batch_written;
	bool in_batch;
	bool is_holding; /* packed: held_word is valid */
	bool avail_wrap; /* packed: laps of avail_index, public_index and used_index */
	bool public_wrap;
	bool used_wrap;
};

/**
 * Make a queue over zeroed rings.
 *
 * The areas are cleared, so this comes before the device learns of the queue, and
 * after a reset before it learns of it again.
 *
 * @param queue   Zeroed memory or a queue; what a queue had in flight is forgotten.
 * @param config  Read during the call only.
 *
 * @retval VMSG_OK                Ready.
 * @retval VMSG_ERR_OUT_OF_RANGE  No virtqueue of the accepted format has ring.size descriptors,
 *                                or a table has fewer than two or more than ring.size.
 * @retval VMSG_ERR_NO_SPACE      slot_count is less than ring.size, or tables without shadow.
 * @retval VMSG_ERR_BAD_ADDRESS   An area or the tables are misaligned or not memory of mem.
 *
 * Cost:    clears the areas and the slots.
 * Threads: one caller per queue, one at a time over the same mem.
 * Rules:   DRV-SPL-01, DRV-PAK-01, DRV-EVT-06, DRV-QUE-03, IMP-PAK-13.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_queue_init(struct vmsg_driver_queue *queue,
				   const struct vmsg_driver_queue_config *config);

/**
 * Make a queue that goes on where another one stood: the rings are left as they are.
 *
 * @param queue     Zeroed memory or a queue.
 * @param config    As for init, over the same rings, wherever they are now.
 * @param position  From vmsg_driver_queue_position().
 *
 * @return  As vmsg_driver_queue_init(), and
 * @retval VMSG_ERR_BAD_STATE  The rings contradict @p position: it is stale.
 *
 * Cost:    clears the slots.
 * Threads: as for init.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_queue_restore(struct vmsg_driver_queue *queue,
				      const struct vmsg_driver_queue_config *config,
				      const struct vmsg_queue_position *position);

/**
 * Tell where a queue stands, to restore it later.
 *
 * @param queue         A queue.
 * @param ret_position  Written only on VMSG_OK.
 *
 * @retval VMSG_OK             Nothing is in flight; the queue may be ended and restored.
 * @retval VMSG_ERR_BUSY       Chains are in flight; pop them first.
 * @retval VMSG_ERR_BAD_CHAIN  The queue is broken; only a reset helps.
 * @retval VMSG_ERR_BAD_STATE  The queue is not initialised.
 *
 * Cost:    constant.
 * Threads: one caller per queue.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_queue_position(const struct vmsg_driver_queue *queue,
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
 * @retval VMSG_OK               Pushed; the bytes belong to the device from publish to pop.
 * @retval VMSG_ERR_FULL         Not enough free descriptors now; pop, then try again.
 * @retval VMSG_ERR_MALFORMED    No segments, an empty one, or a readable one behind a writable.
 * @retval VMSG_ERR_TOO_LONG     More segments than the queue has descriptors, or more bytes
 *                               than a chain can hold.
 * @retval VMSG_ERR_BAD_ADDRESS  The queue has a cache to maintain, and a segment is not memory
 *                               of mem.
 * @retval VMSG_ERR_BAD_CHAIN    The queue is broken.
 * @retval VMSG_ERR_BAD_STATE    The queue is not initialised, or pop_unused has begun.
 *
 * Cost:    one descriptor write for each segment; no shared memory is read.
 * Threads: one caller per queue; queues are independent.
 * Rules:   DRV-SPL-02, DRV-SPL-04, DRV-INO-01, DRV-INO-02, DRV-IND-01 to DRV-IND-08,
 *          DRV-PAK-06, DRV-PAK-07, DRV-PAK-09.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_queue_push(struct vmsg_driver_queue *queue,
				   const struct vmsg_segment *segments,
				   uint32_t count,
				   void *cookie);

/**
 * Push chains until one cannot be.
 *
 * @param queue      An initialised queue.
 * @param buffers    Chains, in this order.
 * @param count      Of @p buffers.
 * @param ret_count  Chains pushed; always written.
 *
 * @return  VMSG_OK when all were pushed, else what vmsg_driver_queue_push() says to the first
 *          that was not.
 *
 * Cost, threads, rules: as for push, each time.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_queue_push_many(struct vmsg_driver_queue *queue,
					const struct vmsg_buffer *buffers,
					uint32_t count,
					uint32_t *ret_count);

/**
 * Let the device see every chain pushed so far.
 *
 * @param queue  A queue; nothing happens when it is broken or has nothing to show.
 *
 * Cost:    one store to shared memory, and a look at the slot of each chain shown.
 * Threads: one caller per queue.
 * Rules:   DRV-SPL-05, DRV-SPL-08, DRV-SPL-11, DRV-PAK-03, DRV-PAK-10 to DRV-PAK-12.
 */
void vmsg_driver_queue_publish(struct vmsg_driver_queue *queue);

/**
 * Decide whether to send an available notification.
 *
 * Ask once after publishing; the answer covers everything published since the
 * last question, and asking again without publishing answers false.
 *
 * @param queue  A queue.
 * @return       true when the device wants to be told; false for a broken queue.
 *
 * Cost:    one full fence and one load when something was published, nothing otherwise.
 * Threads: one caller per queue.
 * Rules:   DRV-EVT-07 to DRV-EVT-13, DRV-EVT-15.
 */
VMSG_MUST_CHECK
bool vmsg_driver_queue_should_notify(struct vmsg_driver_queue *queue);

/**
 * The position to send with an available notification: next_offset of EVENT_AVAIL.
 *
 * @param queue  A queue.
 * @return       Where the next chain will be made available, in descriptors, with the wrap
 *               counter of a packed queue on top; 0 unless NOTIFICATION_DATA was accepted.
 *
 * Cost:    constant; no shared memory is read.
 * Threads: one caller per queue.
 * Rules:   DRV-NTD-01, IMP-NTD-01, IMP-NTD-02.
 */
uint32_t vmsg_driver_queue_next_offset(const struct vmsg_driver_queue *queue);

/**
 * Take back a chain the device has finished.
 *
 * What the device wrote is believed only where the shadow agrees: the id must
 * be the head of a published chain, and @p ret_written is at most the writable
 * bytes posted.  A device that says more is clamped and counted, because devices
 * that count wrong exist, unless length_policy says otherwise.
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
 * @retval VMSG_ERR_BAD_STATE  The queue is not initialised, or pop_unused has begun.
 *
 * Cost:    constant; with a cache to maintain, one range for each writable segment.
 * Threads: one caller per queue.
 * Rules:   DRV-SPL-06, IMP-INO-02, IMP-PAK-11.
 */
VMSG_MUST_CHECK
vmsg_status
vmsg_driver_queue_pop(struct vmsg_driver_queue *queue, void **ret_cookie, uint32_t *ret_written);

/**
 * Take back chains until none is left or the table is full.
 *
 * @param queue            An initialised queue.
 * @param ret_completions  Table of @p capacity completions.
 * @param capacity         At most this many.
 * @param ret_count        Completions written; always written.
 *
 * @return  VMSG_OK when the table was filled, else what vmsg_driver_queue_pop() said in the
 *          end: VMSG_ERR_EMPTY is the usual case.
 *
 * Cost, threads, rules: as for pop, each time.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_queue_pop_many(struct vmsg_driver_queue *queue,
				       struct vmsg_completion *ret_completions,
				       uint32_t capacity,
				       uint32_t *ret_count);

/**
 * Take back a chain the device will never finish.
 *
 * For after a reset of the device or the queue has been confirmed, and for
 * broken queues as well: nothing shared is touched.  Once this has begun, other
 * calls answer VMSG_ERR_BAD_STATE, or what broke the queue, until the next init.
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
 * Rules:   DRV-QUE-02, DRV-QUE-05.
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
 * Cost:    one full fence between a store and a load.
 * Threads: one caller per queue.
 * Rules:   DRV-EVT-01 to DRV-EVT-04, DRV-EVT-14, DRV-EVT-16.
 */
VMSG_MUST_CHECK
bool vmsg_driver_queue_enable_notify(struct vmsg_driver_queue *queue);

/**
 * Tell the device that used notifications are not needed; it may send some anyway.
 *
 * @param queue  A queue; nothing happens when it is broken.
 *
 * Cost:    one store at the most.
 * Threads: one caller per queue.
 * Rules:   as for enable.
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
 * Tell how many descriptors are free.
 *
 * @param queue  A queue.
 * @return       Descriptors; a chain takes one for each segment, or one when it goes into a table.
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
