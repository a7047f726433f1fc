/*
 * reset: a device is reset while buffers, notifications and answers are under way.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 *
 * The driver may begin a reset at any moment, also in the middle of another one that took too
 * long.  Lanes of the bus keep their order, but not one against another, and nothing bounds how
 * long a message travels.  The device resets at once, or answers first and finishes later.
 * It must touch only buffers it was lent since the last reset, the driver must see no event of
 * an earlier generation, and every buffer comes back once: from pop, or from pop_unused.
 *
 * Variants that must fail, one piece left out each:
 *   -DNO_EPOCH        route() of the driver takes events of any epoch
 *   -DNO_QUARANTINE   vmsg_pending_cancel() frees tokens at once
 *   -DNO_STATUS_WAIT  the driver does not wait for status 0
 *   -DNO_FORGET       vmsg_device_vq_stop() leaves the device its chains
 *   -DNO_CLEAR        vmsg_driver_queue_init() leaves old entries in the rings
 */

#define SIZE 2 /* of the queue, and chains of one descriptor */
#define RESETS 3
#define TOKENS 2

mtype = { NOBODY, PUBLIC, USED };                   /* an entry of the rings */
mtype = { RUNNING, RESET, RESET_WAIT, GO_LIVE };    /* steps of the driver */
mtype = { RESET_DEVICE, ASK_STATUS, START_DEVICE }; /* requests */
mtype = { FREE, WAITING, QUARANTINED };             /* tokens */

chan requests = [2] of { mtype, byte, byte };  /* what, token, epoch */
chan responses = [2] of { mtype, byte, byte, bool }; /* the same, and whether status is 0 */
chan avail_events = [1] of { byte };           /* epoch */
chan used_events = [1] of { byte, byte };      /* epoch, and the generation it is about */

mtype entry[SIZE] = NOBODY;
bool in_flight[SIZE]; /* the driver lent it */
byte lent_in[SIZE];   /* in this generation */
byte generation;      /* resets begun */

active proctype driver()
{
	mtype step = RUNNING, what;
	mtype token_state[TOKENS] = FREE;
	mtype token_what[TOKENS] = START_DEVICE;
	byte next_token, token, epoch, message_epoch, about, i;
	bool is_live = true, has_epoch = true, is_waiting, is_zero, is_notifying;

	do
	/* vmsg_driver_queue_push() and publish(), vmsg_driver_notify() */
	:: atomic {
		is_live && step == RUNNING && (!in_flight[0] || !in_flight[1]) ->
		i = (in_flight[0] -> 1 : 0);
		assert(entry[i] == NOBODY);
		in_flight[i] = true;
		lent_in[i] = generation;
		entry[i] = PUBLIC;
		i = 0;
		is_notifying = true
	   }
	/* vmsg_driver_send_notifications(): kept until there is room */
	:: atomic {
		is_notifying && nfull(avail_events) ->
		avail_events ! epoch;
		is_notifying = false
	   }

	/* route(), vmsg_driver_take_used_event(), vmsg_driver_queue_pop() */
	:: atomic {
		used_events ? message_epoch, about ->
		if
#ifdef NO_EPOCH
		:: is_live ->
#else
		:: is_live && message_epoch == epoch ->
#endif
			assert(about == generation);
			i = 0;
			do
			:: i < SIZE && entry[i] == USED ->
				assert(in_flight[i] && lent_in[i] == generation);
				in_flight[i] = false;
				entry[i] = NOBODY;
				i++
			:: i < SIZE && entry[i] != USED -> i++
			:: i == SIZE -> break
			od
		:: else
		fi;
		message_epoch = 0;
		about = 0;
		i = 0
	   }

	/* vmsg_driver_reset(), vmsg_driver_begin_reset(); what it waits for is cancelled */
	:: atomic {
		generation < RESETS ->
		generation++;
		i = 0;
		do
		:: i < TOKENS && token_state[i] == WAITING ->
#ifdef NO_QUARANTINE
			token_state[i] = FREE;
#else
			token_state[i] = QUARANTINED;
#endif
			i++
		:: i < TOKENS && token_state[i] != WAITING -> i++
		:: i == TOKENS -> break
		od;
		i = 0;
		epoch++;
		has_epoch = false;
		is_live = false;
		is_notifying = false;
		is_waiting = false;
		step = RESET
	   }

	/* vmsg_driver_send_request(), vmsg_pending_add(); without a token it tries again later */
	:: atomic {
		step != RUNNING && !is_waiting && token_state[next_token] != FREE ->
		next_token = (next_token + 1) % TOKENS
	   }
	:: atomic {
		step != RUNNING && !is_waiting && token_state[next_token] == FREE && nfull(requests) ->
		if
		:: step == RESET -> what = RESET_DEVICE
		:: step == RESET_WAIT -> what = ASK_STATUS
		:: step == GO_LIVE -> what = START_DEVICE
		fi;
		requests ! what, next_token, epoch;
		token_state[next_token] = WAITING;
		token_what[next_token] = what;
		next_token = (next_token + 1) % TOKENS;
		is_waiting = true;
		is_live = step == GO_LIVE;
		what = 0
	   }

	/* route_response(), vmsg_pending_take(), see_status() */
	:: atomic {
		responses ? what, token, message_epoch, is_zero ->
		if
		:: has_epoch && message_epoch != epoch
		:: else ->
			if
			:: token_state[token] == QUARANTINED && token_what[token] == what ->
				token_state[token] = FREE
			:: token_state[token] == WAITING && token_what[token] == what ->
				token_state[token] = FREE;
				is_waiting = false;
				if
				:: !has_epoch -> epoch = message_epoch
				:: else
				fi;
				has_epoch = true;
				if
				:: step == RESET -> step = RESET_WAIT
				:: step == RESET_WAIT && is_zero -> step = GO_LIVE
				:: step == RESET_WAIT && !is_zero
				:: step == GO_LIVE -> step = RUNNING
				fi;
#ifdef NO_STATUS_WAIT
				step = (step == RESET_WAIT -> GO_LIVE : step);
#endif
				if
				:: step == GO_LIVE ->
					/* vmsg_driver_queue_pop_unused() and init() */
					i = 0;
					do
					:: i < SIZE ->
						in_flight[i] = false;
#ifndef NO_CLEAR
						entry[i] = NOBODY;
#endif
						i++
					:: i == SIZE -> break
					od;
					i = 0
				:: else
				fi
			:: else
			fi
		fi;
		what = 0;
		token = 0;
		message_epoch = 0;
		is_zero = 0
	   }
	od
}

/* vmsg_device_reset(): no event from now on */
inline silence()
{
	epoch = message_epoch;
	is_running = false;
	has_work = false;
	is_used_pending = false;
	about = 0
}

/* vmsg_device_vq_stop(), vmsg_device_queue_fini(): forget what is held */
inline forget()
{
	#ifndef NO_FORGET
	held[0] = false;
	held[1] = false;
#endif
	is_resetting = false
}

active proctype device()
{
	mtype what;
	byte token, message_epoch, epoch, about, i;
	bool held[SIZE];
	bool is_running = true, is_resetting, has_work, is_used_pending;

	do
	/* vmsg_device_on_set_device_status(), vmsg_device_on_get_device_status() */
	:: atomic {
		nfull(responses) && requests ? [what, token, message_epoch] ->
		requests ? what, token, message_epoch;
		if
		:: what == RESET_DEVICE ->
			silence();
			if
			:: forget()
			:: is_resetting = true /* some devices are slow to let go of buffers */
			fi
		:: what == START_DEVICE && !is_resetting ->
			is_running = true;
			has_work = true
		:: else
		fi;
		responses ! what, token, message_epoch, !is_running && !is_resetting;
		what = 0;
		token = 0;
		message_epoch = 0
	   }
	:: atomic {
		is_resetting -> forget()
	   }

	/* vmsg_device_on_event_avail() */
	:: atomic {
		avail_events ? message_epoch ->
		has_work = has_work || (is_running && message_epoch == epoch);
		message_epoch = 0
	   }

	/* vmsg_device_queue_pop(), until there is no more */
	:: atomic {
		is_running && has_work && (entry[0] == PUBLIC && !held[0]) ->
		held[0] = true
	   }
	:: atomic {
		is_running && has_work && (entry[1] == PUBLIC && !held[1]) ->
		held[1] = true
	   }
	:: atomic {
		has_work && (entry[0] != PUBLIC || held[0]) && (entry[1] != PUBLIC || held[1]) ->
		has_work = false
	   }

	/* The buffer is written, then vmsg_device_queue_push(), vmsg_device_notify_used(). */
	:: atomic {
		held[0] || held[1] ->
		if
		:: held[0] -> i = 0
		:: held[1] -> i = 1
		fi;
		assert(in_flight[i] && entry[i] == PUBLIC);
		entry[i] = USED;
		held[i] = false;
		if
		:: is_running ->
			about = lent_in[i];
			is_used_pending = true
		:: else
		fi;
		i = 0
	   }
	:: atomic {
		is_used_pending && nfull(used_events) ->
		used_events ! epoch, about;
		is_used_pending = false;
		about = 0
	   }
	od
}

/* When nobody moves any more, nothing may be under way. */
active proctype watcher()
{
	timeout;
	assert(!in_flight[0] && !in_flight[1])
}
