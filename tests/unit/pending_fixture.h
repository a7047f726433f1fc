/*
 * pending_fixture: a small table of requests, and short ways to use it.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_UNIT_PENDING_FIXTURE_H
#define VMSG_UNIT_PENDING_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/pending.h>
#include <vmsg/wire/header.h>
#include <vmsg/wire/ids.h>

#define CAPACITY 4u /* does not divide the tokens evenly, so that their wrap shows */
#define TIMEOUT_US 1000u
#define QUARANTINE_US 5000u
#define DEV_NUM 7u
#define OTHER_DEV_NUM 8u
#define EPOCH 42u
#define TOKEN_COUNT 0xffffu /* 1 to 0xffff */

struct fixture {
	struct vmsg_pending_entry entries[CAPACITY];
	struct vmsg_pending pending;
};

static inline void init(struct fixture *fixture)
{
	const struct vmsg_pending_config config = {
		.entries = fixture->entries,
		.capacity = CAPACITY,
		.timeout_us = TIMEOUT_US,
		.quarantine_us = QUARANTINE_US,
	};

	memset(fixture, 0x5a, sizeof(*fixture));
	assert_int_equal(vmsg_pending_init(&fixture->pending, &config), VMSG_OK);
}

static inline vmsg_status
try_add(struct fixture *fixture, uint64_t now_us, uint16_t dev_num, uint16_t *ret_token)
{
	return vmsg_pending_add(&fixture->pending,
				now_us,
				dev_num,
				0,
				VMSG_ID_GET_CONFIG,
				EPOCH,
				fixture,
				ret_token);
}

static inline uint16_t add(struct fixture *fixture, uint64_t now_us, uint16_t dev_num)
{
	uint16_t token = 0;

	assert_int_equal(try_add(fixture, now_us, dev_num, &token), VMSG_OK);
	return token;
}

/* Fill the table with requests that begin `step_us` apart. */
static inline void fill(struct fixture *fixture, uint64_t step_us, uint16_t ret_tokens[CAPACITY])
{
	for (size_t i = 0; i < CAPACITY; i++) {
		ret_tokens[i] = add(fixture, i * step_us, DEV_NUM);
	}
}

static inline vmsg_status
take(struct fixture *fixture, uint16_t token, struct vmsg_pending_entry *entry)
{
	const struct vmsg_header response = {
		.type = VMSG_TYPE_RESPONSE,
		.msg_id = VMSG_ID_GET_CONFIG,
		.dev_num = DEV_NUM,
		.token = token,
		.msg_size = VMSG_HEADER_SIZE,
	};

	return vmsg_pending_take(&fixture->pending, &response, entry);
}

static inline void assert_taken(struct fixture *fixture, uint16_t token)
{
	struct vmsg_pending_entry entry;

	assert_int_equal(take(fixture, token, &entry), VMSG_OK);
	assert_int_equal(entry.token, token);
}

static inline void assert_not_taken(struct fixture *fixture, uint16_t token)
{
	struct vmsg_pending_entry untouched;
	struct vmsg_pending_entry entry;

	memset(&untouched, 0x5a, sizeof(untouched));
	entry = untouched;
	assert_int_equal(take(fixture, token, &entry), VMSG_ERR_MISMATCH);
	assert_memory_equal(&entry, &untouched, sizeof(entry));
}

/* The next request to time out is the one with `token`. */
static inline void assert_expires(struct fixture *fixture, uint64_t now_us, uint16_t token)
{
	struct vmsg_pending_entry entry;

	assert_int_equal(vmsg_pending_expire(&fixture->pending, now_us, &entry), VMSG_OK);
	assert_int_equal(entry.token, token);
}

static inline void assert_none_expires(struct fixture *fixture, uint64_t now_us)
{
	struct vmsg_pending_entry entry;

	assert_int_equal(vmsg_pending_expire(&fixture->pending, now_us, &entry), VMSG_ERR_EMPTY);
}

#endif /* VMSG_UNIT_PENDING_FIXTURE_H */
