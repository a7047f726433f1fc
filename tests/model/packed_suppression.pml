/*
 * packed_suppression: nobody sleeps through a notification on a packed virtqueue.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 *
 * Driver and device run against each other without end; chains have one or two descriptors and
 * come back in order.  A ring of three is no power of two, so laps end in the middle of batches.
 * With -DEVENT_IDX the event suppression structures name a position and a lap, else they say
 * all or nothing; either way the shipped functions write and read them.
 *
 * The variants are those of split_suppression.
 */

#ifndef SIZE
#define SIZE 3 /* of the queue, descriptors; the first cells are their flags */
#endif
#define LIMIT 2 /* descriptors in flight */
#define AVAIL_WISH SIZE        /* driver's event suppression structure, see model_packed_ask() */
#define USED_WISH (SIZE + 1) /* device's */
#define CELLS (SIZE + 2)
#define STORES 2 /* a buffer holds */

#define AVAIL_BIT 1
#define USED_BIT 2
/* vmsg_packed_available(), vmsg_packed_used(): the flags of a descriptor in a lap */
#define AVAILABLE(wrap) (wrap -> AVAIL_BIT : USED_BIT)
#define USED(wrap) (wrap -> AVAIL_BIT + USED_BIT : 0)

#include "store_buffer.pml"

#ifdef EVENT_IDX
#define BY_EVENT 1
#else
#define BY_EVENT 0
#endif

c_decl {
\#include "decisions.h"
};
byte argument[4]; /* on the way into the C functions */
byte answer;      /* and out of them */
#define CLEAR                                                                                      \
	argument[0] = 0;                                                                           \
	argument[1] = 0;                                                                           \
	argument[2] = 0;                                                                           \
	argument[3] = 0;                                                                           \
	answer = 0

/* vmsg_packed_wanted() */
#define DECIDE(wish, index, wrap, news, verdict)                                                   \
	argument[0] = wish;                                                                        \
	argument[1] = index;                                                                       \
	argument[2] = wrap;                                                                        \
	argument[3] = news;                                                                        \
	c_code {                                                                                   \
		now.answer = model_packed_wanted(SIZE,                                             \
						 BY_EVENT,                                         \
						 now.argument[0],                                  \
						 now.argument[1],                                  \
						 now.argument[2] != 0,                             \
						 now.argument[3]);                                 \
	};                                                                                         \
	verdict = answer;                                                                          \
	CLEAR

/* vmsg_packed_ask() */
#define ASK(stores, cell, wanted, index, wrap)                                                     \
	atomic {                                                                                   \
		nfull(stores);                                                                     \
		argument[0] = wanted;                                                              \
		argument[1] = index;                                                               \
		argument[2] = wrap;                                                                \
		c_code {                                                                           \
			now.answer = model_packed_ask(SIZE,                                        \
						      BY_EVENT,                                    \
						      now.argument[0] != 0,                        \
						      now.argument[1],                             \
						      now.argument[2] != 0);                       \
		};                                                                                 \
		stores ! cell, answer, RELAXED;                                                    \
		CLEAR                                                                              \
	}

/* Where only the other direction is of interest, a party asks for everything, as at first. */
#ifdef AVAIL_ONLY
#define DRIVER_ASK(wanted) true
#else
#define DRIVER_ASK(wanted) ASK(driver_stores, AVAIL_WISH, wanted, used, used_wrap)
#endif
#ifdef USED_ONLY
#define DEVICE_ASK(wanted) true
#else
#define DEVICE_ASK(wanted) ASK(device_stores, USED_WISH, wanted, avail, avail_wrap)
#endif

/* vmsg_packed_advance() */
#define ADVANCE(index, wrap, step)                                                                 \
	wrap = (index + step >= SIZE -> !wrap : wrap);                                             \
	index = (index + step) % SIZE

/* Descriptors of the chain that begins at a place; both sides keep them in their slots. */
byte count[SIZE];
byte taken; /* descriptors from push to pop */

/*
 * vmsg_packed_driver_push() and vmsg_packed_device_use() for one descriptor: the first of a
 * batch is held back, the others are hidden behind it.  Nobody looks at those before the first
 * is shown, so a batch is one step up to then.
 */
#define STORE(stores, index, flags)                                                                \
	if                                                                                         \
	:: is_held -> stores ! index, flags, RELAXED                                               \
	:: else ->                                                                                 \
		held = index;                                                                      \
		held_word = flags;                                                                 \
		is_held = true                                                                     \
	fi

/* vmsg_packed_driver_publish(), vmsg_packed_device_publish() */
#define SHOW(stores)                                                                               \
	stores ! held, held_word, RELEASE;                                                         \
	held = 0;                                                                                  \
	held_word = 0;                                                                             \
	is_held = false

inline push(descs)
{
	count[avail] = descs;
	taken = taken + descs;
	in_flight++;
	news = news + descs;
	STORE(driver_stores, avail, AVAILABLE(avail_wrap));
	ADVANCE(avail, avail_wrap, 1);
	if
	:: descs == 2 ->
		STORE(driver_stores, avail, AVAILABLE(avail_wrap));
		ADVANCE(avail, avail_wrap, 1)
	:: else
	fi
}

active proctype driver()
{
	byte avail, used, held, held_word, news;
	bool avail_wrap = true, used_wrap = true, is_held, must_notify;

	do
	:: taken < LIMIT ->
submit:		atomic {
			if
			:: push(1)
			:: taken + 1 < LIMIT -> push(1); push(1)
			:: taken + 1 < LIMIT -> push(2)
			fi;
			SHOW(driver_stores);
				WATCH_LAST
		}
		DRIVER_ASK_FENCE;
		atomic {
			DECIDE(mem[USED_WISH], avail, avail_wrap, news, must_notify);
			news = 0
		}
		if
		:: must_notify -> SEND(driver_stores, avail_kick)
		:: else
		fi
	:: mem[used] == USED(used_wrap) ->
pop:		/* vmsg_packed_driver_used(), vmsg_packed_driver_consume() */
		atomic {
			assert(in_flight != 0 && count[used] != 0);
			in_flight--;
			WATCH_POP;
			taken = taken - count[used];
			must_notify = count[used] - 1; /* a scratch bit for the second one */
			count[used] = 0;
			ADVANCE(used, used_wrap, 1 + must_notify);
			must_notify = false
		}
	:: true ->
		/* vmsg_driver_queue_enable_notify() */
		DRIVER_ASK(true);
		DRIVER_FENCE;
		if
		:: DRIVER_RECHECK(mem[used] == USED(used_wrap)) -> goto pop
		:: !DRIVER_RECHECK(mem[used] == USED(used_wrap)) ->
			/* Sleep.  Perhaps the application brings more, perhaps it has no more. */
			if
			:: taken < LIMIT -> goto submit
			:: true
			fi;
end_sleep:		d_step {
				used_kick;
				used_kick = false;
			}
			/* vmsg_driver_queue_disable_notify() is up to the caller. */
			if
			:: DRIVER_ASK(false)
			:: true
			fi
		fi
	od
}

inline use()
{
	STORE(device_stores, used, USED(used_wrap));
	held_count--;
	news = news + count[used];
	must_notify = count[used] - 1;
	ADVANCE(used, used_wrap, 1 + must_notify);
	must_notify = false
}

active proctype device()
{
	byte avail, used, held, held_word, held_count, news;
	bool avail_wrap = true, used_wrap = true, is_held, must_notify;

	do
	:: mem[avail] == AVAILABLE(avail_wrap) ->
pop:		/* vmsg_packed_device_pop(); the second descriptor was there before the first */
		atomic {
			assert(held_count < in_flight);
			held_count++;
			must_notify = count[avail] - 1;
			ADVANCE(avail, avail_wrap, 1);
			assert(!must_notify || mem[avail] == AVAILABLE(avail_wrap));
			ADVANCE(avail, avail_wrap, must_notify);
			must_notify = false
		}
	:: held_count != 0 ->
complete:	atomic {
			use();
			if
			:: true
			:: held_count != 0 -> use()
			fi;
			SHOW(device_stores)
		}
		DEVICE_ASK_FENCE;
		atomic {
			DECIDE(mem[AVAIL_WISH], used, used_wrap, news, must_notify);
			news = 0
		}
		if
		:: must_notify -> SEND(device_stores, used_kick)
		:: else
		fi
	:: true ->
		/* vmsg_device_queue_enable_notify() */
		DEVICE_ASK(true);
		DEVICE_FENCE;
		if
		:: DEVICE_RECHECK(mem[avail] == AVAILABLE(avail_wrap)) -> goto pop
		:: !DEVICE_RECHECK(mem[avail] == AVAILABLE(avail_wrap)) ->
end_sleep:		if
			:: d_step {
				avail_kick;
				avail_kick = false;
			   }
			   /* vmsg_device_queue_disable_notify() is up to the caller. */
			   if
			   :: DEVICE_ASK(false)
			   :: true
			   fi
			:: held_count != 0 -> goto complete /* its own work is done */
			fi
		fi
	od
}
