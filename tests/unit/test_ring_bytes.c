/*
 * ring_bytes: what each side leaves in the rings is what the format says, byte by byte.
 *
 * Both sides here could misread the same words alike; these tests read them raw.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_fixture.h"

#define FEATURE(name) (UINT64_C(1) << VMSG_F_##name)
#define PACKED FEATURE(RING_PACKED)
#define AVAIL VMSG_DESC_AVAIL_MASK
#define USED VMSG_DESC_USED_MASK
#define POSTED 16u /* bytes of a segment */

/* The driver pushes `count` segments, all of them for the device to write. */
static void push(struct fixture *fx, uint32_t count)
{
	struct vmsg_segment segments[4];

	for (uint32_t i = 0; i < count; i++) {
		segments[i] = segment_at(64 * i, POSTED, true);
	}
	assert_int_equal(vmsg_driver_queue_push(&fx->driver, segments, count, fx), VMSG_OK);
}

static void offer(struct fixture *fx, uint32_t count)
{
	push(fx, count);
	vmsg_driver_queue_publish(&fx->driver);
}

static uint16_t take(struct fixture *fx)
{
	assert_int_equal(device_pop(fx), VMSG_OK);
	return fx->chain.id;
}

static void give_back(struct fixture *fx, uint16_t id, uint32_t written)
{
	assert_int_equal(vmsg_device_queue_push(&fx->device, id, written), VMSG_OK);
	vmsg_device_queue_publish(&fx->device);
}

static uint32_t finish(struct fixture *fx)
{
	uint32_t written;
	void *cookie;

	assert_int_equal(vmsg_driver_queue_pop(&fx->driver, &cookie, &written), VMSG_OK);
	return written;
}

static uint32_t packed_flags(struct fixture *fx, uint32_t index)
{
	return vmsg_load_le16(raw_desc(fx, index) + VMSG_PACKED_DESC_FLAGS);
}

static uint32_t split_used_elem(struct fixture *fx, uint32_t slot, uint32_t member)
{
	return vmsg_load_le32(raw_used(fx) + VMSG_SPLIT_USED_SIZE +
			      slot * VMSG_SPLIT_USED_ELEM_SIZE + member);
}

static void a_notification_of_a_split_queue_carries_the_available_index(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init_with(&fx, 4, FEATURE(NOTIFICATION_DATA));
	for (uint32_t chains = 0; chains < 0x10000 + 9; chains++) {
		assert_int_equal(vmsg_driver_queue_next_offset(&fx.driver), chains & 0xffff);
		push(&fx, chains % 3 + 1);
		assert_int_equal(vmsg_driver_queue_next_offset(&fx.driver), chains & 0xffff);
		vmsg_driver_queue_publish(&fx.driver);
		give_back(&fx, take(&fx), 0);
		(void)finish(&fx);
	}
	fixture_fini(&fx);
}

static void a_notification_of_a_packed_queue_carries_place_and_lap(void **state)
{
	uint32_t place = 0, wrap = VMSG_POSITION_NOTIFY_WRAP_MASK;
	struct fixture fx;

	(void)state;
	fixture_init_with(&fx, 5, PACKED | FEATURE(NOTIFICATION_DATA));
	for (uint32_t round = 0; round < 50; round++) {
		uint32_t count = round % 4 + 1;

		assert_int_equal(vmsg_driver_queue_next_offset(&fx.driver), place | wrap);
		offer(&fx, count);
		place += count;
		if (place >= 5) {
			place -= 5;
			wrap ^= VMSG_POSITION_NOTIFY_WRAP_MASK;
		}
		give_back(&fx, take(&fx), 0);
		(void)finish(&fx);
	}
	fixture_fini(&fx);
}

static void without_the_feature_a_notification_carries_nothing(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < 2; i++) {
		struct fixture fx;

		fixture_init_with(&fx, 4, i == 0 ? 0 : PACKED);
		offer(&fx, 2);
		assert_int_equal(vmsg_driver_queue_next_offset(&fx.driver), 0);
		fixture_fini(&fx);
	}
}

static void a_used_packed_descriptor_says_what_was_written(void **state)
{
	uint32_t place = 0, lap = AVAIL | USED;
	struct fixture fx;

	(void)state;
	fixture_init_with(&fx, 3, PACKED);
	for (uint32_t round = 0; round < 30; round++) {
		uint32_t count = round % 3 + 1, written = round % 2 * (round % POSTED);
		uint16_t id;

		offer(&fx, count);
		id = take(&fx);
		give_back(&fx, id, written);
		assert_int_equal(vmsg_load_le16(raw_desc(&fx, place) + VMSG_PACKED_DESC_ID), id);
		assert_int_equal(packed_flags(&fx, place), lap | (written != 0 ? WRITE : 0));
		if (written != 0) {
			assert_int_equal(vmsg_load_le32(raw_desc(&fx, place) +
							VMSG_PACKED_DESC_LEN),
					 written);
		}
		assert_int_equal(finish(&fx), written);
		place += count;
		if (place >= 3) {
			place -= 3;
			lap ^= AVAIL | USED;
		}
	}
	fixture_fini(&fx);
}

/* One used descriptor for a list: those behind it stay as the driver left them. */
static void a_packed_list_is_shown_as_used_by_its_first_place(void **state)
{
	struct fixture fx;

	(void)state;
	fixture_init_with(&fx, 4, PACKED);
	offer(&fx, 3);
	give_back(&fx, take(&fx), 1);
	assert_int_equal(packed_flags(&fx, 0), AVAIL | USED | WRITE);
	assert_int_equal(packed_flags(&fx, 1), AVAIL | NEXT | WRITE);
	assert_int_equal(packed_flags(&fx, 2), AVAIL | WRITE);
	(void)finish(&fx);
	offer(&fx, 1);
	offer(&fx, 1);
	assert_int_equal(packed_flags(&fx, 3), AVAIL | WRITE);
	assert_int_equal(packed_flags(&fx, 0), USED | WRITE);
	fixture_fini(&fx);
}

static void in_order_the_descriptors_of_a_chain_follow_the_table(void **state)
{
	uint32_t index = 0;
	struct fixture fx;

	(void)state;
	fixture_init_with(&fx, 4, FEATURE(IN_ORDER));
	for (uint32_t round = 0; round < 40; round++) {
		uint32_t count = round % 4 + 1;

		offer(&fx, count);
		assert_int_equal(raw_last_head(&fx), index);
		for (uint32_t i = 0; i < count; i++) {
			const uint8_t *desc = raw_desc(&fx, index);
			uint32_t flags = vmsg_load_le16(desc + VMSG_SPLIT_DESC_FLAGS);

			assert_int_equal(flags, WRITE | (i + 1 < count ? NEXT : 0));
			index = (index + 1) % 4;
			if (i + 1 < count) {
				assert_int_equal(vmsg_load_le16(desc + VMSG_SPLIT_DESC_NEXT),
						 index);
			}
		}
		give_back(&fx, take(&fx), 0);
		(void)finish(&fx);
	}
	fixture_fini(&fx);
}

static void take_three(struct fixture *fx, uint16_t ids[3])
{
	for (uint32_t i = 0; i < 3; i++) {
		offer(fx, 1);
		ids[i] = take(fx);
	}
}

static void push_three(struct fixture *fx, const uint16_t ids[3], uint32_t middle, uint32_t last)
{
	assert_int_equal(vmsg_device_queue_push(&fx->device, ids[0], POSTED), VMSG_OK);
	assert_int_equal(vmsg_device_queue_push(&fx->device, ids[1], middle), VMSG_OK);
	assert_int_equal(vmsg_device_queue_push(&fx->device, ids[2], last), VMSG_OK);
	vmsg_device_queue_publish(&fx->device);
}

/* The entry of the last chain stands for all when those before it were written in full. */
static void in_order_one_split_entry_stands_for_chains_written_in_full(void **state)
{
	struct fixture fx;
	uint16_t ids[3];

	(void)state;
	fixture_init_with(&fx, 8, FEATURE(IN_ORDER));
	take_three(&fx, ids);
	push_three(&fx, ids, POSTED, 4);
	assert_int_equal(vmsg_load_le16(raw_used(&fx) + VMSG_SPLIT_USED_IDX), 3);
	assert_int_equal(split_used_elem(&fx, 0, VMSG_SPLIT_USED_ELEM_ID), ids[2]);
	assert_int_equal(split_used_elem(&fx, 0, VMSG_SPLIT_USED_ELEM_LEN), 4);

	take_three(&fx, ids);
	push_three(&fx, ids, 5, POSTED);
	assert_int_equal(vmsg_load_le16(raw_used(&fx) + VMSG_SPLIT_USED_IDX), 6);
	assert_int_equal(split_used_elem(&fx, 3, VMSG_SPLIT_USED_ELEM_ID), ids[1]);
	assert_int_equal(split_used_elem(&fx, 3, VMSG_SPLIT_USED_ELEM_LEN), 5);
	assert_int_equal(split_used_elem(&fx, 5, VMSG_SPLIT_USED_ELEM_ID), ids[2]);
	assert_int_equal(split_used_elem(&fx, 5, VMSG_SPLIT_USED_ELEM_LEN), POSTED);
	fixture_fini(&fx);
}

static void in_order_one_packed_descriptor_stands_for_chains_written_in_full(void **state)
{
	struct fixture fx;
	uint16_t ids[3];

	(void)state;
	fixture_init_with(&fx, 7, PACKED | FEATURE(IN_ORDER));
	take_three(&fx, ids);
	push_three(&fx, ids, POSTED, 4);
	assert_int_equal(packed_flags(&fx, 0), AVAIL | USED | WRITE);
	assert_int_equal(vmsg_load_le16(raw_desc(&fx, 0) + VMSG_PACKED_DESC_ID), ids[2]);
	assert_int_equal(vmsg_load_le32(raw_desc(&fx, 0) + VMSG_PACKED_DESC_LEN), 4);
	assert_int_equal(packed_flags(&fx, 1), AVAIL | WRITE);
	assert_int_equal(packed_flags(&fx, 2), AVAIL | WRITE);

	take_three(&fx, ids);
	push_three(&fx, ids, 5, POSTED);
	assert_int_equal(packed_flags(&fx, 3), AVAIL | USED | WRITE);
	assert_int_equal(vmsg_load_le16(raw_desc(&fx, 3) + VMSG_PACKED_DESC_ID), ids[1]);
	assert_int_equal(vmsg_load_le32(raw_desc(&fx, 3) + VMSG_PACKED_DESC_LEN), 5);
	assert_int_equal(packed_flags(&fx, 4), AVAIL | WRITE);
	assert_int_equal(packed_flags(&fx, 5), AVAIL | USED | WRITE);
	assert_int_equal(vmsg_load_le16(raw_desc(&fx, 5) + VMSG_PACKED_DESC_ID), ids[2]);
	fixture_fini(&fx);
}

/* Flags of both rings of a split queue: 0 or 1, and 0 where event indices do the work. */
static void flags_of_a_split_queue_say_a_wish_and_nothing_else(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < 2; i++) {
		uint32_t unwanted = i == 0 ? 1 : 0;
		struct fixture fx;

		fixture_init_with(&fx, 4, i == 0 ? 0 : FEATURE(EVENT_IDX));
		for (uint32_t round = 0; round < 3; round++) {
			const uint8_t *driver = raw_avail(&fx) + VMSG_SPLIT_AVAIL_FLAGS;
			const uint8_t *device = raw_used(&fx) + VMSG_SPLIT_USED_FLAGS;

			(void)!vmsg_driver_queue_enable_notify(&fx.driver);
			(void)!vmsg_device_queue_enable_notify(&fx.device);
			assert_int_equal(vmsg_load_le16(driver), 0);
			assert_int_equal(vmsg_load_le16(device), 0);
			vmsg_driver_queue_disable_notify(&fx.driver);
			vmsg_device_queue_disable_notify(&fx.device);
			assert_int_equal(vmsg_load_le16(driver), unwanted);
			assert_int_equal(vmsg_load_le16(device), unwanted);
			offer(&fx, 1);
			give_back(&fx, take(&fx), 0);
			(void)finish(&fx);
		}
		fixture_fini(&fx);
	}
}

static void event_structures_have_no_reserved_bits(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < 2; i++) {
		uint32_t wanted = i == 0 ? VMSG_EVENT_ENABLE : VMSG_EVENT_DESC;
		struct fixture fx;

		fixture_init_with(&fx, 3, PACKED | (i == 0 ? 0 : FEATURE(EVENT_IDX)));
		for (uint32_t round = 0; round < 7; round++) {
			const uint8_t *driver = raw_avail(&fx) + VMSG_PACKED_EVENT_FLAGS;
			const uint8_t *device = raw_used(&fx) + VMSG_PACKED_EVENT_FLAGS;

			(void)!vmsg_driver_queue_enable_notify(&fx.driver);
			(void)!vmsg_device_queue_enable_notify(&fx.device);
			assert_int_equal(vmsg_load_le16(driver), wanted);
			assert_int_equal(vmsg_load_le16(device), wanted);
			vmsg_driver_queue_disable_notify(&fx.driver);
			vmsg_device_queue_disable_notify(&fx.device);
			assert_int_equal(vmsg_load_le16(driver), VMSG_EVENT_DISABLE);
			assert_int_equal(vmsg_load_le16(device), VMSG_EVENT_DISABLE);
			offer(&fx, 1);
			give_back(&fx, take(&fx), 0);
			(void)finish(&fx);
		}
		fixture_fini(&fx);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_notification_of_a_split_queue_carries_the_available_index),
		cmocka_unit_test(a_notification_of_a_packed_queue_carries_place_and_lap),
		cmocka_unit_test(without_the_feature_a_notification_carries_nothing),
		cmocka_unit_test(a_used_packed_descriptor_says_what_was_written),
		cmocka_unit_test(a_packed_list_is_shown_as_used_by_its_first_place),
		cmocka_unit_test(in_order_the_descriptors_of_a_chain_follow_the_table),
		cmocka_unit_test(in_order_one_split_entry_stands_for_chains_written_in_full),
		cmocka_unit_test(in_order_one_packed_descriptor_stands_for_chains_written_in_full),
		cmocka_unit_test(flags_of_a_split_queue_say_a_wish_and_nothing_else),
		cmocka_unit_test(event_structures_have_no_reserved_bits),
	};

	return cmocka_run_group_tests_name("ring_bytes", tests, NULL, NULL);
}
