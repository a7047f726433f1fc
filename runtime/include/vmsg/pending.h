/*
 * pending: a fixed table of requests that wait for their response.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_PENDING_H
#define VMSG_PENDING_H

#include <stdint.h>

#include <vmsg/status.h>

#ifdef __cplusplus
extern "C" {
#endif

struct vmsg_header; /* vmsg/wire/header.h */

/** The largest capacity: every entry needs a token of its own, and 0 is not one. */
#define VMSG_PENDING_CAPACITY_MAX 0xffffu

/** The deadline when there is none. */
#define VMSG_PENDING_NEVER_US UINT64_MAX

/** What an entry is doing; stored in vmsg_pending_entry.state. */
enum vmsg_pending_state {
	VMSG_PENDING_FREE,        /* nothing */
	VMSG_PENDING_WAITING,     /* a response is expected */
	VMSG_PENDING_QUARANTINED, /* nobody waits, but a late response would still fit the token */
};

/** One request. */
struct vmsg_pending_entry {
	uint64_t deadline_us; /* WAITING: when it times out; QUARANTINED: when the token is free */
	void *owner;          /* as given to vmsg_pending_add() */
	uint32_t epoch;       /* as given to vmsg_pending_add() */
	uint16_t dev_num;     /* of the request */
	uint16_t token;       /* of the request; not 0 */
	uint8_t type;         /* header type of the request */
	uint8_t msg_id;       /* header id of the request */
	uint8_t state;        /* VMSG_PENDING_ */
};

/** How the table works. */
struct vmsg_pending_config {
	struct vmsg_pending_entry *entries; /* caller storage, kept; any content */
	uint32_t capacity;      /* entries: 1 to VMSG_PENDING_CAPACITY_MAX; requests waiting plus
				 * quarantined tokens */
	uint64_t timeout_us;    /* from request to deadline; not 0 */
	uint64_t quarantine_us; /* how long a late response may still come after a deadline or a
				 * cancellation; 0 lets its token be used again at once */
};

/**
 * The table and its counters.  Caller-owned, usable after vmsg_pending_init().
 *
 * Threads: one caller per table.
 */
struct vmsg_pending {
	/* Counters; read at will. */
	uint64_t late;       /* responses to requests that nobody waited for any more */
	uint64_t unmatched;  /* responses whose token belongs to no request */
	uint64_t mismatched; /* responses with the token of a request of another device or id */
	uint64_t timeouts;   /* requests that passed their deadline */

	/* private: */
	struct vmsg_pending_entry *entries;
	uint64_t timeout_us;
	uint64_t quarantine_us;
	uint64_t earliest_us; /* no deadline of any entry is earlier */
	uint32_t capacity;
	uint16_t next_token; /* tried first */
};

/**
 * Begin with an empty table.
 *
 * @retval VMSG_OK                Usable.
 * @retval VMSG_ERR_OUT_OF_RANGE  A capacity or timeout the configuration does not allow.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_pending_init(struct vmsg_pending *pending,
			      const struct vmsg_pending_config *config);

/**
 * Note a request that is about to be sent, and choose its token.
 *
 * Tokens go up by one and wrap; one is skipped while an entry, waiting or
 * quarantined, still holds it.  If sending then fails, vmsg_pending_forget()
 * takes the note back.
 *
 * @param pending    The table.
 * @param now_us     The time.
 * @param dev_num    Device number of the request; 0 in a bus message.
 * @param type       Header type of the request.
 * @param msg_id     Header id of the request.
 * @param epoch      Kept with the entry; the table does not look at it.
 * @param owner      Kept with the entry; may be NULL.
 * @param ret_token  Never 0.
 *
 * @retval VMSG_OK        Noted.
 * @retval VMSG_ERR_FULL  Every entry waits or is in quarantine.
 *
 * Cost:    one probe as a rule, never more than two per entry.
 * Threads: one caller per table.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_pending_add(struct vmsg_pending *pending,
			     uint64_t now_us,
			     uint16_t dev_num,
			     uint8_t type,
			     uint8_t msg_id,
			     uint32_t epoch,
			     void *owner,
			     uint16_t *ret_token);

/**
 * Take back a request that the bus did not accept; its token is free at once.
 *
 * Nothing happens when no request waits with @p token.
 */
void vmsg_pending_forget(struct vmsg_pending *pending, uint16_t token);

/**
 * Find the request a response answers and stop waiting for it.
 *
 * Token, device number, class and id must all agree.  Whatever does not match
 * changes nothing but a counter: a peer that guesses cannot end a request.
 *
 * @param pending    The table.
 * @param response   Header of the response.
 * @param ret_entry  The request; its entry is free again.
 *
 * @retval VMSG_OK            This is the answer.
 * @retval VMSG_ERR_MISMATCH  Nobody waits for it.  Counted as late (and the quarantine of its
 *                            token ends), unmatched or mismatched.
 *
 * Cost:    one probe.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_pending_take(struct vmsg_pending *pending,
			      const struct vmsg_header *response,
			      struct vmsg_pending_entry *ret_entry);

/**
 * Take out one request whose deadline has come, the earliest first.
 *
 * Its token goes into quarantine.  Quarantines that are over end too.  Call until
 * EMPTY.
 *
 * @param pending    The table.
 * @param now_us     The time.
 * @param ret_entry  The request as it waited, deadline included.
 *
 * @retval VMSG_OK         One request timed out.
 * @retval VMSG_ERR_EMPTY  No (further) deadline has come.
 *
 * Cost:    one comparison while no deadline is near, else one pass over the table.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_pending_expire(struct vmsg_pending *pending,
				uint64_t now_us,
				struct vmsg_pending_entry *ret_entry);

/**
 * Stop waiting for everything asked of a device, and quarantine the tokens.
 *
 * Bus requests are not requests to a device, whatever @p dev_num is.
 *
 * @param pending  Initialised.
 * @param dev_num  Device number whose requests end.
 * @param now_us   The time; the quarantine begins.
 *
 * @return  How many requests were waiting.
 */
uint32_t vmsg_pending_cancel(struct vmsg_pending *pending, uint64_t now_us, uint16_t dev_num);

/** How many transport requests to a device wait for a response; bus requests do not count. */
uint32_t vmsg_pending_count(const struct vmsg_pending *pending, uint16_t dev_num);

/** The earliest deadline of a waiting request, or VMSG_PENDING_NEVER_US. */
uint64_t vmsg_pending_next_deadline_us(const struct vmsg_pending *pending);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_PENDING_H */
