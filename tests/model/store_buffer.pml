/*
 * store_buffer: shared memory that sees a party's stores late, and out of order.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 *
 * A store goes into the buffer of the party that made it, and from there into memory at any
 * later moment.  A release store leaves after everything before it; the oldest relaxed one may
 * overtake.  Loads look into memory and happen where they stand, so a load passes every store
 * that is still in the buffer: that is the reordering only a full fence forbids.
 */

#define RELEASE 0
#define RELAXED 1

byte mem[CELLS];
chan driver_stores = [STORES] of { byte, byte, bit }; /* cell, value, order */
chan device_stores = [STORES] of { byte, byte, bit };

/* A notification is a message of the bus, whose lock or release store comes behind ours. */
#define SEND(stores, kick)                                                                         \
	d_step {                                                                                   \
		empty(stores);                                                                     \
		kick = true;                                                                       \
	}

/* The way of one party's stores into memory. */
proctype memory(chan stores)
{
	byte cell, value;
	bit order;

end:	do
	:: d_step {
		stores ? cell, value, order;
		mem[cell] = value;
		cell = 0;
		value = 0;
		order = 0;
	   }
	:: d_step {
		stores ?? cell, value, 1; /* RELAXED */
		mem[cell] = value;
		cell = 0;
		value = 0;
	   }
	od
}

/* The four full fences, vmsg_shm_fence(), unless a variant takes one away. */
#ifdef NO_DRIVER_ASK_FENCE
#define DRIVER_ASK_FENCE true
#else
#define DRIVER_ASK_FENCE empty(driver_stores)
#endif
#ifdef NO_DEVICE_ASK_FENCE
#define DEVICE_ASK_FENCE true
#else
#define DEVICE_ASK_FENCE empty(device_stores)
#endif
#ifdef NO_DRIVER_FENCE
#define DRIVER_FENCE true
#else
#define DRIVER_FENCE empty(driver_stores)
#endif
#ifdef NO_DEVICE_FENCE
#define DEVICE_FENCE true
#else
#define DEVICE_FENCE empty(device_stores)
#endif

/* The two looks behind a wish, likewise. */
#ifdef NO_DRIVER_RECHECK
#define DRIVER_RECHECK(is_there) false
#else
#define DRIVER_RECHECK(is_there) (is_there)
#endif
#ifdef NO_DEVICE_RECHECK
#define DEVICE_RECHECK(is_there) false
#else
#define DEVICE_RECHECK(is_there) (is_there)
#endif

bool avail_kick; /* EVENT_AVAIL is on its way, or a new one would say nothing more */
bool used_kick;  /* EVENT_USED likewise */
byte in_flight;  /* chains from push to pop */
#ifdef SAFETY
#define WATCH_LAST
#define WATCH_POP
#else
byte ahead; /* chains to be popped up to and with the watched one; 0: none is watched */
/* The chain pushed last becomes the one that is watched, or not. */
#define WATCH_LAST                                                                                 \
	if                                                                                         \
	:: ahead == 0 -> ahead = in_flight                                                         \
	:: true                                                                                    \
	fi
#define WATCH_POP ahead = (ahead != 0 -> ahead - 1 : 0)
#endif

init
{
	atomic {
		run memory(driver_stores);
		run memory(device_stores)
	}
}

#ifdef SAFETY
/* When nobody moves any more, nothing may be under way. */
active proctype watcher()
{
	timeout;
	assert(in_flight == 0)
}
#else
ltl every_submitted_buffer_is_returned { [] (ahead != 0 -> <> (ahead == 0)) }
#endif
