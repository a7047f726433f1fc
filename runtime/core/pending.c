/*
 * pending: tokens, deadlines and quarantine of outstanding requests.
 *
 * The token decides the entry, token modulo capacity, so two entries can never
 * hold the same token and a response finds its entry without a search.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/pending.h>
#include <vmsg/wire/header.h>

static struct vmsg_pending_entry *entry_of(const struct vmsg_pending *pending, uint16_t token)
{
	return &pending->entries[token % pending->capacity];
}

static uint64_t later_us(uint64_t now_us, uint64_t delay_us)
{
	if (delay_us > UINT64_MAX - now_us) {
		return UINT64_MAX;
	}
	return now_us + delay_us;
}

/* Time has come for whatever the entry is doing. */
static bool is_due(const struct vmsg_pending_entry *entry, uint64_t now_us)
{
	return entry->state != VMSG_PENDING_FREE && entry->deadline_us <= now_us;
}

static bool is_to_device(const struct vmsg_pending_entry *entry, uint16_t dev_num)
{
	return entry->state == VMSG_PENDING_WAITING && entry->dev_num == dev_num &&
	       (entry->type & VMSG_TYPE_BUS) == 0;
}

static void note_deadline(struct vmsg_pending *pending, uint64_t deadline_us)
{
	if (deadline_us < pending->earliest_us) {
		pending->earliest_us = deadline_us;
	}
}

static void quarantine(struct vmsg_pending *pending,
		       struct vmsg_pending_entry *entry,
		       uint64_t now_us)
{
	entry->state = VMSG_PENDING_QUARANTINED;
	entry->deadline_us = later_us(now_us, pending->quarantine_us);
	note_deadline(pending, entry->deadline_us);
}

vmsg_status vmsg_pending_init(struct vmsg_pending *pending,
			      const struct vmsg_pending_config *config)
{
	if (config->capacity == 0 || config->capacity > VMSG_PENDING_CAPACITY_MAX) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	if (config->timeout_us == 0) {
		return VMSG_ERR_OUT_OF_RANGE;
	}

	for (uint32_t index = 0; index < config->capacity; index++) {
		config->entries[index].state = VMSG_PENDING_FREE;
	}
	pending->late = 0;
	pending->unmatched = 0;
	pending->mismatched = 0;
	pending->timeouts = 0;
	pending->entries = config->entries;
	pending->timeout_us = config->timeout_us;
	pending->quarantine_us = config->quarantine_us;
	pending->earliest_us = VMSG_PENDING_NEVER_US;
	pending->capacity = config->capacity;
	pending->next_token = 1;
	return VMSG_OK;
}

vmsg_status vmsg_pending_add(struct vmsg_pending *pending,
			     uint64_t now_us,
			     uint16_t dev_num,
			     uint8_t type,
			     uint8_t msg_id,
			     uint32_t epoch,
			     void *owner,
			     uint16_t *ret_token)
{
	/* Where tokens wrap, a row of `capacity` of them can miss an entry; two rows cannot. */
	for (uint32_t probe = 0; probe < 2 * pending->capacity; probe++) {
		uint16_t token = pending->next_token;
		struct vmsg_pending_entry *entry = entry_of(pending, token);

		pending->next_token = (uint16_t)(token + 1u);
		if (pending->next_token == 0) {
			pending->next_token = 1;
		}
		if (entry->state == VMSG_PENDING_WAITING ||
		    (entry->state == VMSG_PENDING_QUARANTINED && !is_due(entry, now_us))) {
			continue;
		}

		entry->deadline_us = later_us(now_us, pending->timeout_us);
		entry->owner = owner;
		entry->epoch = epoch;
		entry->dev_num = dev_num;
		entry->token = token;
		entry->type = type;
		entry->msg_id = msg_id;
		entry->state = VMSG_PENDING_WAITING;
		note_deadline(pending, entry->deadline_us);
		*ret_token = token;
		return VMSG_OK;
	}
	return VMSG_ERR_FULL;
}

void vmsg_pending_forget(struct vmsg_pending *pending, uint16_t token)
{
	struct vmsg_pending_entry *entry = entry_of(pending, token);

	if (entry->state == VMSG_PENDING_WAITING && entry->token == token) {
		entry->state = VMSG_PENDING_FREE;
	}
}

vmsg_status vmsg_pending_take(struct vmsg_pending *pending,
			      const struct vmsg_header *response,
			      struct vmsg_pending_entry *ret_entry)
{
	struct vmsg_pending_entry *entry = entry_of(pending, response->token);

	if (entry->state == VMSG_PENDING_FREE || entry->token != response->token) {
		pending->unmatched++;
		return VMSG_ERR_MISMATCH;
	}
	if (entry->dev_num != response->dev_num || entry->msg_id != response->msg_id ||
	    (entry->type | VMSG_TYPE_RESPONSE) != response->type) {
		pending->mismatched++;
		return VMSG_ERR_MISMATCH;
	}
	if (entry->state == VMSG_PENDING_QUARANTINED) {
		entry->state = VMSG_PENDING_FREE;
		pending->late++;
		return VMSG_ERR_MISMATCH;
	}

	*ret_entry = *entry;
	entry->state = VMSG_PENDING_FREE;
	return VMSG_OK;
}

vmsg_status vmsg_pending_expire(struct vmsg_pending *pending,
				uint64_t now_us,
				struct vmsg_pending_entry *ret_entry)
{
	struct vmsg_pending_entry *first = NULL;

	if (now_us < pending->earliest_us) {
		return VMSG_ERR_EMPTY;
	}

	pending->earliest_us = VMSG_PENDING_NEVER_US;
	for (uint32_t index = 0; index < pending->capacity; index++) {
		struct vmsg_pending_entry *entry = &pending->entries[index];

		if (entry->state == VMSG_PENDING_QUARANTINED && is_due(entry, now_us)) {
			entry->state = VMSG_PENDING_FREE;
		}
		if (entry->state == VMSG_PENDING_FREE) {
			continue;
		}
		note_deadline(pending, entry->deadline_us);
		/* What is still due is waiting. */
		if (is_due(entry, now_us) &&
		    (first == NULL || entry->deadline_us < first->deadline_us)) {
			first = entry;
		}
	}
	if (first == NULL) {
		return VMSG_ERR_EMPTY;
	}

	*ret_entry = *first;
	quarantine(pending, first, now_us);
	pending->timeouts++;
	return VMSG_OK;
}

uint32_t vmsg_pending_cancel(struct vmsg_pending *pending, uint64_t now_us, uint16_t dev_num)
{
	uint32_t count = 0;

	for (uint32_t index = 0; index < pending->capacity; index++) {
		struct vmsg_pending_entry *entry = &pending->entries[index];

		if (is_to_device(entry, dev_num)) {
			quarantine(pending, entry, now_us);
			count++;
		}
	}
	return count;
}

uint32_t vmsg_pending_count(const struct vmsg_pending *pending, uint16_t dev_num)
{
	uint32_t count = 0;

	for (uint32_t index = 0; index < pending->capacity; index++) {
		if (is_to_device(&pending->entries[index], dev_num)) {
			count++;
		}
	}
	return count;
}

uint64_t vmsg_pending_next_deadline_us(const struct vmsg_pending *pending)
{
	uint64_t earliest_us = VMSG_PENDING_NEVER_US;

	for (uint32_t index = 0; index < pending->capacity; index++) {
		const struct vmsg_pending_entry *entry = &pending->entries[index];

		if (entry->state == VMSG_PENDING_WAITING && entry->deadline_us < earliest_us) {
			earliest_us = entry->deadline_us;
		}
	}
	return earliest_us;
}
