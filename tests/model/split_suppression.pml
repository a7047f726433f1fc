/*
 * split_suppression: nobody sleeps through a notification on a split virtqueue.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 *
 * Driver and device run against each other without end, so both directions are in one model.
 * With -DEVENT_IDX wishes are event indices, otherwise flags.  What a ring entry says is left
 * out: chains come back in order, and the indices count them.
 *
 * Variants that must fail, one piece left out each:
 *   -DNO_DEVICE_RECHECK    vmsg_device_queue_enable_notify() does not look again
 *   -DNO_DEVICE_FENCE      it has no fence between the wish and the look
 *   -DNO_DEVICE_ASK_FENCE  vmsg_device_queue_should_notify() has no fence before it loads the wish
 *   -DNO_DRIVER_RECHECK, -DNO_DRIVER_FENCE, -DNO_DRIVER_ASK_FENCE  the same of the driver
 */

#define SIZE 2 /* of the queue */
/*
 * Indices have two bits, so that they wrap; times MODEL_STEP they are what 16 bits hold, and
 * the shipped decision function answers for both alike.
 */
#define INDEXES 4
#define DISTANCE(from, to) ((to + INDEXES - from) % INDEXES)

#define AVAIL_IDX 0  /* driver's */
#define AVAIL_WISH 1 /* driver's: flags of the available ring, or used_event */
#define USED_IDX 2   /* device's */
#define USED_WISH 3  /* device's: flags of the used ring, or avail_event */
#define CELLS 4
#define STORES 2 /* a buffer holds */

#define WANTED 0 /* flags */
#define UNWANTED 1

#include "store_buffer.pml"

/* vmsg_split_wanted(): what becomes of a wish */
#ifdef EVENT_IDX
c_decl {
\#include "decisions.h"
};
byte decision[3]; /* wish, index and news on the way into the C function */
bool is_wanted;   /* and out of it */
#define DECIDE(wish, index, news, verdict)                                                         \
	decision[0] = wish;                                                                        \
	decision[1] = index;                                                                       \
	decision[2] = news;                                                                        \
	c_code {                                                                                   \
		now.is_wanted = model_split_wanted(now.decision[0],                                \
						   now.decision[1],                                \
						   now.decision[2]);                               \
	};                                                                                         \
	verdict = is_wanted;                                                                       \
	decision[0] = 0;                                                                           \
	decision[1] = 0;                                                                           \
	decision[2] = 0;                                                                           \
	is_wanted = false
/* vmsg_split_ask() */
#define ASK(index) index
#define ASK_NOT(index) ((index + INDEXES - 1) % INDEXES)
#else
#define DECIDE(wish, index, news, verdict) verdict = wish == WANTED
#define ASK(index) WANTED
#define ASK_NOT(index) UNWANTED
#endif

active proctype driver()
{
	byte avail, used, asked; /* asked: the available index at the last decision */
	bool must_notify;

	do
	:: in_flight < SIZE ->
submit:		/* vmsg_driver_queue_push(), once or twice, then vmsg_driver_queue_publish() */
		atomic {
			avail = (avail + 1) % INDEXES;
			in_flight++
		}
		if
		:: in_flight < SIZE ->
			d_step {
				avail = (avail + 1) % INDEXES;
				in_flight++;
			}
		:: true
		fi;
		atomic {
			driver_stores ! AVAIL_IDX, avail, RELEASE;
			WATCH_LAST
		}
		/* vmsg_driver_queue_should_notify() */
		DRIVER_ASK_FENCE;
		atomic {
			DECIDE(mem[USED_WISH], avail, DISTANCE(asked, avail), must_notify);
			asked = avail
		}
		if
		:: must_notify -> SEND(driver_stores, avail_kick)
		:: else
		fi
	:: mem[USED_IDX] != used ->
pop:		/* vmsg_driver_queue_pop() */
		atomic {
			assert(in_flight != 0 && DISTANCE(used, mem[USED_IDX]) <= in_flight);
			used = (used + 1) % INDEXES;
			in_flight--;
			WATCH_POP;
		}
	:: true ->
		/* vmsg_driver_queue_enable_notify() */
		driver_stores ! AVAIL_WISH, ASK(used), RELAXED;
		DRIVER_FENCE;
		if
		:: DRIVER_RECHECK(mem[USED_IDX] != used) -> goto pop
		:: !DRIVER_RECHECK(mem[USED_IDX] != used) ->
			/* Sleep.  Perhaps the application brings more, perhaps it has no more. */
			if
			:: in_flight < SIZE -> goto submit
			:: true
			fi;
end_sleep:		d_step {
				used_kick;
				used_kick = false;
			}
			/* vmsg_driver_queue_disable_notify() is up to the caller. */
			if
			:: driver_stores ! AVAIL_WISH, ASK_NOT(used), RELAXED
			:: true
			fi
		fi
	od
}

active proctype device()
{
	byte taken, used, asked;
	bool must_notify;

	do
	:: mem[AVAIL_IDX] != taken ->
pop:		/* vmsg_device_queue_pop() */
		atomic {
			assert(DISTANCE(used, mem[AVAIL_IDX]) <= SIZE);
			taken = (taken + 1) % INDEXES;
		}
	:: used != taken ->
complete:	/* vmsg_device_queue_push() for one or all, then vmsg_device_queue_publish() */
		if
		:: used = (used + 1) % INDEXES
		:: used = taken
		fi;
		device_stores ! USED_IDX, used, RELEASE;
		/* vmsg_device_queue_should_notify() */
		DEVICE_ASK_FENCE;
		atomic {
			DECIDE(mem[AVAIL_WISH], used, DISTANCE(asked, used), must_notify);
			asked = used
		}
		if
		:: must_notify -> SEND(device_stores, used_kick)
		:: else
		fi
	:: true ->
		/* vmsg_device_queue_enable_notify() */
		device_stores ! USED_WISH, ASK(taken), RELAXED;
		DEVICE_FENCE;
		if
		:: DEVICE_RECHECK(mem[AVAIL_IDX] != taken) -> goto pop
		:: !DEVICE_RECHECK(mem[AVAIL_IDX] != taken) ->
end_sleep:		if
			:: d_step {
				avail_kick;
				avail_kick = false;
			   }
			   /* vmsg_device_queue_disable_notify() is up to the caller. */
			   if
			   :: device_stores ! USED_WISH, ASK_NOT(taken), RELAXED
			   :: true
			   fi
			:: used != taken -> goto complete /* its own work is done */
			fi
		fi
	od
}
