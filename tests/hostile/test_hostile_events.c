/*
 * hostile_events: notification wishes that make no sense cost at most a notification.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

/* Write the wish a device has, for the driver's side to look at, or the other way round. */
static void raw_wish(struct raw_ring *r, bool of_device, uint16_t low, uint16_t high)
{
	uint8_t *area = of_device ? raw_device_area(r) : raw_driver_area(r);
	uint32_t event = of_device ? VMSG_SPLIT_USED_SIZE + r->size * VMSG_SPLIT_USED_ELEM_SIZE
				   : VMSG_SPLIT_AVAIL_SIZE + r->size * VMSG_SPLIT_AVAIL_ELEM_SIZE;

	if (r->is_packed) {
		vmsg_store_le16(area + VMSG_PACKED_EVENT_POSITION, low);
		vmsg_store_le16(area + VMSG_PACKED_EVENT_FLAGS, high);
	} else {
		vmsg_store_le16(area + event, low);
		vmsg_store_le16(area + VMSG_SPLIT_USED_FLAGS, high);
	}
}

/* Publish `count` chains of one descriptor and ask; the reads are counted. */
static bool driver_asks(struct raw_ring *r, uint32_t count)
{
	bool answer;

	for (uint32_t i = 0; i < count; i++) {
		assert_int_equal(ring_push(r, 1, 0, NULL), VMSG_OK);
	}
	ring_watch(r, WATCH_COUNT);
	answer = vmsg_driver_queue_should_notify(&r->driver);
	watch_end();
	assert_int_equal(watch_read_count(), r->is_packed ? 4 : 2);
	assert_int_equal(watch_most_reads(), 1);
	return answer;
}

static bool device_asks(struct raw_ring *r, uint32_t count)
{
	bool answer;

	for (uint32_t i = 0; i < count; i++) {
		struct raw_desc sound = raw_sound(0);

		(void)raw_offer(r, &sound, 1);
		assert_device_takes(r, 1, 1);
		ring_return(r, r->chain.id, 0);
	}
	ring_watch(r, WATCH_COUNT);
	answer = vmsg_device_queue_should_notify(&r->device);
	watch_end();
	assert_int_equal(watch_read_count(), r->is_packed ? 4 : 2);
	assert_int_equal(watch_most_reads(), 1);
	return answer;
}

static bool asks(struct raw_ring *r, bool of_device, uint32_t count)
{
	return of_device ? driver_asks(r, count) : device_asks(r, count);
}

/* Whether one of `count` entries from `first` on is the one that was asked for. */
static bool
covers(struct raw_ring *r, struct vmsg_queue_position first, uint32_t count, uint16_t event)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t wrap = first.wrap ? VMSG_POSITION_EVENT_WRAP_MASK : 0;

		if (event == (r->is_packed ? (first.index | wrap) : first.index)) {
			return true;
		}
		first.index++;
		if (r->is_packed && first.index == r->size) {
			first.index = 0;
			first.wrap = !first.wrap;
		}
	}
	return false;
}

/* avail_event and used_event near and far, from positions near and far from the wrap. */
static void any_event_index_of_a_split_queue_is_answered(void **state)
{
	const uint16_t starts[] = {0, 1, 0x7ffe, 0x8000, 0xfffa, 0xffff};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		for (uint32_t step = 0; step < 0x10000; step += step == 12 ? 0x10000 - 24 : 1) {
			struct vmsg_queue_position first = {starts[i], 0, true};
			uint16_t event = (uint16_t)(starts[i] + step);
			uint32_t count = step % 5 + 1;
			bool expected = covers(&r, first, count, event);

			for (uint32_t side = 0; side < 2; side++) {
				ring_start_at(&r, first);
				raw_wish(&r, side == 1, event, 0);
				assert_int_equal(asks(&r, side == 1, count), expected);
			}
		}
	}
	ring_fini(&r);
}

static void any_event_position_of_a_packed_queue_is_answered(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t start = 0; start < 2 * r.size; start++) {
		for (uint32_t event = 0; event < 2 * r.size; event++) {
			for (uint32_t count = 1; count < r.size; count++) {
				struct vmsg_queue_position first = {(uint16_t)(start % r.size),
								    0,
								    start < r.size};
				uint16_t asked = (uint16_t)(event % r.size);
				bool expected;

				if (event < r.size) {
					asked |= (uint16_t)VMSG_POSITION_EVENT_WRAP_MASK;
				}
				expected = covers(&r, first, count, asked);
				for (uint32_t side = 0; side < 2; side++) {
					ring_start_at(&r, first);
					raw_wish(&r, side == 1, asked, VMSG_EVENT_DESC);
					assert_int_equal(asks(&r, side == 1, count), expected);
				}
			}
		}
	}
	ring_fini(&r);
}

/* Publish `count` chains, push `hidden` more, and ask. */
static bool asks_early(struct raw_ring *r, bool of_device, uint32_t count, uint32_t hidden)
{
	struct vmsg_segment segment = {.addr = DATA_ADDR, .size = 16};
	struct raw_desc sound = raw_sound(0);
	uint16_t ids[8];

	for (uint32_t i = 0; i < count + hidden && of_device; i++) {
		assert_int_equal(vmsg_driver_queue_push(&r->driver, &segment, 1, NULL), VMSG_OK);
		if (i + 1 == count) {
			vmsg_driver_queue_publish(&r->driver);
		}
	}
	for (uint32_t i = 0; i < count + hidden && !of_device; i++) {
		(void)raw_offer(r, &sound, 1);
		assert_device_takes(r, 1, 1);
		ids[i] = r->chain.id;
	}
	for (uint32_t i = 0; i < count + hidden && !of_device; i++) {
		assert_int_equal(vmsg_device_queue_push(&r->device, ids[i], 0), VMSG_OK);
		if (i + 1 == count) {
			vmsg_device_queue_publish(&r->device);
		}
	}
	return of_device ? vmsg_driver_queue_should_notify(&r->driver)
			 : vmsg_device_queue_should_notify(&r->device);
}

/* What was pushed and not published is no news, wherever in its lap the ring stands. */
static void only_what_was_published_is_news(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t test = 0; test < 4 * r.size * r.size * 3; test++) {
		uint32_t start = test % (2 * r.size);
		uint32_t event = test / (2 * r.size) % (2 * r.size);
		struct vmsg_queue_position first = {(uint16_t)(start % r.size), 0, true};
		uint16_t asked = (uint16_t)(event % r.size);
		uint32_t count = test / (4 * r.size * r.size) + 1;

		first.wrap = !r.is_packed || start < r.size;
		if (r.is_packed && event < r.size) {
			asked |= (uint16_t)VMSG_POSITION_EVENT_WRAP_MASK;
		}
		for (uint32_t hidden = 0; count + hidden <= r.size; hidden++) {
			for (uint32_t side = 0; side < 2; side++) {
				ring_start_at(&r, first);
				raw_wish(&r, side == 1, asked, VMSG_EVENT_DESC);
				assert_int_equal(asks_early(&r, side == 1, count, hidden),
						 covers(&r, first, count, asked));
			}
		}
	}
	ring_fini(&r);
}

/* An offset beyond the ring names no descriptor; the answer is some answer. */
static void an_event_position_outside_the_ring_does_no_harm(void **state)
{
	const uint16_t offsets[] =
		{7, 8, 14, 0x100, 0x7ff9, 0x7fff, 0x8007, 0x8008, 0xfff9, 0xffff};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++) {
		for (uint32_t side = 0; side < 2; side++) {
			ring_start(&r);
			raw_wish(&r, side == 1, offsets[i], VMSG_EVENT_DESC);
			(void)asks(&r, side == 1, 3);
			raw_wish(&r, side == 1, 0, VMSG_EVENT_ENABLE);
			assert_true(asks(&r, side == 1, 1));
			assert_false(vmsg_driver_queue_is_broken(&r.driver));
			assert_false(vmsg_device_queue_is_broken(&r.device));
		}
	}
	ring_fini(&r);
}

/* Everything that does not say "none" is a wish; it costs a notification too many. */
static void a_wish_without_a_meaning_is_a_wish(void **state)
{
	const uint16_t flags[] = {VMSG_EVENT_RESERVED, 4, 5, 6, 0x8000, 0x8001, 0x8002, 0xffff};
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		for (uint32_t side = 0; side < 2; side++) {
			ring_start(&r);
			raw_wish(&r, side == 1, 5, flags[i]);
			assert_true(asks(&r, side == 1, 1));
			raw_wish(&r, side == 1, 0, VMSG_EVENT_DISABLE);
			assert_false(asks(&r, side == 1, 1));
		}
	}
	ring_fini(&r);
}

/* Without EVENT_IDX there is no position: a wish for one is a wish for everything. */
static void an_event_without_the_feature_is_not_looked_at(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t side = 0; side < 2; side++) {
		uint16_t everything = r.is_packed ? VMSG_EVENT_DESC : 0;
		uint16_t none = r.is_packed ? VMSG_EVENT_DISABLE : VMSG_USED_NO_NOTIFY_MASK;

		ring_start(&r);
		raw_wish(&r, side == 1, 5, everything);
		assert_true(asks(&r, side == 1, 1));
		raw_wish(&r, side == 1, 0, none);
		assert_false(asks(&r, side == 1, 1));
		raw_wish(&r, side == 1, 0x1234, everything);
		assert_true(asks(&r, side == 1, 1));
	}
	ring_fini(&r);
}

/* With EVENT_IDX the flags of a split ring are not looked at. */
static void flags_are_not_looked_at_with_event_indices(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t side = 0; side < 2; side++) {
		ring_start(&r);
		raw_wish(&r, side == 1, 0, 0xffff);
		assert_true(asks(&r, side == 1, 1));
		assert_false(asks(&r, side == 1, 1));
		raw_wish(&r, side == 1, 2, 0xffff);
		assert_true(asks(&r, side == 1, 1));
	}
	ring_fini(&r);
}

/*
 * CVE-2026-74356: "did I ask anew" taken for "is there nothing".  A loop around enabling
 * ends: it says true only when a pop has something to say.
 */
static void a_loop_around_enabling_ends_whatever_the_peer_writes(void **state)
{
	struct raw_desc sound = raw_sound(0);
	uint32_t written;
	struct raw_ring r;
	void *cookie;

	ring_init_variant(&r, state);
	assert_false(vmsg_device_queue_enable_notify(&r.device));
	assert_false(vmsg_driver_queue_enable_notify(&r.driver));
	(void)raw_offer(&r, &sound, 1);
	assert_true(vmsg_device_queue_enable_notify(&r.device));
	assert_true(vmsg_device_queue_enable_notify(&r.device));
	assert_device_takes(&r, 1, 1);
	assert_false(vmsg_device_queue_enable_notify(&r.device));

	/* A chain that breaks the queue is work once, and none afterwards. */
	sound.addr = 0;
	(void)raw_offer(&r, &sound, 1);
	assert_true(vmsg_device_queue_enable_notify(&r.device));
	assert_int_equal(ring_pop(&r), VMSG_ERR_BAD_ADDRESS);
	assert_false(vmsg_device_queue_enable_notify(&r.device));

	ring_start(&r);
	assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
	assert_false(vmsg_driver_queue_enable_notify(&r.driver));
	raw_complete(&r, 3, 0, 1);
	assert_true(vmsg_driver_queue_enable_notify(&r.driver));
	assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_ERR_BAD_CHAIN);
	assert_false(vmsg_driver_queue_enable_notify(&r.driver));
	ring_fini(&r);
}

/* What is asked for is where the other side goes next, not where it has been. */
static void what_is_asked_for_is_the_next_entry(void **state)
{
	struct raw_ring r;

	ring_init_variant(&r, state);
	for (uint32_t i = 0; i < 3 * r.size; i++) {
		uint32_t written;
		void *cookie;

		vmsg_device_queue_disable_notify(&r.device);
		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
		assert_false(vmsg_driver_queue_should_notify(&r.driver));
		assert_device_takes(&r, 1, 1);
		assert_false(vmsg_device_queue_enable_notify(&r.device));
		assert_int_equal(ring_push(&r, 1, 0, NULL), VMSG_OK);
		assert_true(vmsg_driver_queue_should_notify(&r.driver));

		vmsg_driver_queue_disable_notify(&r.driver);
		ring_return(&r, r.chain.id, 0);
		assert_false(vmsg_device_queue_should_notify(&r.device));
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
		assert_false(vmsg_driver_queue_enable_notify(&r.driver));
		assert_device_takes(&r, 1, 1);
		ring_return(&r, r.chain.id, 0);
		assert_true(vmsg_device_queue_should_notify(&r.device));
		assert_int_equal(ring_finish(&r, &cookie, &written), VMSG_OK);
	}
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(any_event_index_of_a_split_queue_is_answered, split_event),
		ON(any_event_position_of_a_packed_queue_is_answered, packed_event),
		ON_EVENT(only_what_was_published_is_news),
		ON(an_event_position_outside_the_ring_does_no_harm, packed_event),
		ON(a_wish_without_a_meaning_is_a_wish, packed),
		ON(a_wish_without_a_meaning_is_a_wish, packed_event),
		ON_BOTH(an_event_without_the_feature_is_not_looked_at),
		ON(flags_are_not_looked_at_with_event_indices, split_event),
		ON_BOTH(a_loop_around_enabling_ends_whatever_the_peer_writes),
		ON_EVENT(a_loop_around_enabling_ends_whatever_the_peer_writes),
		ON_BOTH(what_is_asked_for_is_the_next_entry),
		ON_EVENT(what_is_asked_for_is_the_next_entry),
	};

	return cmocka_run_group_tests_name("hostile_events", tests, NULL, NULL);
}
