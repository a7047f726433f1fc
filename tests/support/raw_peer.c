/*
 * raw_peer: a driver and a device that write what they are told into split and packed rings.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw_ring.h"

#include <string.h>

struct raw_desc raw_sound(uint32_t flags)
{
	struct raw_desc desc = {DATA_ADDR, 16, flags};

	return desc;
}

uint8_t *raw_desc_area(struct raw_ring *r, uint32_t index)
{
	assert_in_range(index, 0, r->size - 1);
	return r->ring + r->layout.desc.offset + index * VMSG_SPLIT_DESC_SIZE;
}

uint8_t *raw_driver_area(struct raw_ring *r)
{
	return r->ring + r->layout.driver.offset;
}

uint8_t *raw_device_area(struct raw_ring *r)
{
	return r->ring + r->layout.device.offset;
}

static void split_store(uint8_t *to, struct raw_desc desc, uint32_t next)
{
	vmsg_store_le64(to + VMSG_SPLIT_DESC_ADDR, desc.addr);
	vmsg_store_le32(to + VMSG_SPLIT_DESC_LEN, desc.size);
	vmsg_store_le16(to + VMSG_SPLIT_DESC_FLAGS, (uint16_t)desc.flags);
	vmsg_store_le16(to + VMSG_SPLIT_DESC_NEXT, (uint16_t)next);
}

static void packed_store(uint8_t *to, struct raw_desc desc, uint32_t id)
{
	vmsg_store_le64(to + VMSG_PACKED_DESC_ADDR, desc.addr);
	vmsg_store_le32(to + VMSG_PACKED_DESC_LEN, desc.size);
	vmsg_store_le16(to + VMSG_PACKED_DESC_ID, (uint16_t)id);
	vmsg_store_le16(to + VMSG_PACKED_DESC_FLAGS, (uint16_t)desc.flags);
}

void raw_packed_store(struct raw_ring *r,
		      uint32_t index,
		      bool wrap,
		      struct raw_desc desc,
		      uint32_t id)
{
	desc.flags |= wrap ? VMSG_DESC_AVAIL_MASK : VMSG_DESC_USED_MASK;
	packed_store(raw_desc_area(r, index), desc, id);
}

void raw_desc_store(struct raw_ring *r, uint32_t index, struct raw_desc desc, uint32_t link)
{
	if (r->is_packed) {
		raw_packed_store(r, index, r->offer_wrap, desc, link);
	} else {
		split_store(raw_desc_area(r, index), desc, link);
	}
}

void raw_entry_store(struct raw_ring *r, uint32_t offset, struct raw_desc desc, uint32_t next)
{
	assert_in_range(offset, 0, DATA_SIZE - VMSG_SPLIT_DESC_SIZE);
	if (r->is_packed) {
		packed_store(r->data + offset, desc, 0);
	} else {
		split_store(r->data + offset, desc, next);
	}
}

void raw_table_store(struct raw_ring *r,
		     uint32_t offset,
		     const struct raw_desc *descs,
		     uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct raw_desc desc = descs[i];

		if (!r->is_packed && i + 1 < count) {
			desc.flags |= NEXT;
		}
		raw_entry_store(r, offset + i * VMSG_SPLIT_DESC_SIZE, desc, i + 1);
	}
}

void raw_offer_head(struct raw_ring *r, uint32_t head)
{
	uint32_t slot = r->offer_index & (r->size - 1);

	assert_false(r->is_packed);
	vmsg_store_le16(raw_driver_area(r) + VMSG_SPLIT_AVAIL_SIZE +
				slot * VMSG_SPLIT_AVAIL_ELEM_SIZE,
			(uint16_t)head);
	r->offer_index++;
	vmsg_store_le16(raw_driver_area(r) + VMSG_SPLIT_AVAIL_IDX, r->offer_index);
}

static uint16_t split_offer(struct raw_ring *r, const struct raw_desc *descs, uint32_t count)
{
	uint16_t head = r->offer_id;

	for (uint32_t i = 0; i < count && i < r->size; i++) {
		uint32_t next = (r->offer_id + 1u) % r->size;
		struct raw_desc desc = descs[i];

		desc.flags |= i + 1 < count ? NEXT : 0;
		split_store(raw_desc_area(r, r->offer_id), desc, next);
		r->offer_id = (uint16_t)next;
	}
	raw_offer_head(r, head);
	return head;
}

static uint16_t packed_offer(struct raw_ring *r, const struct raw_desc *descs, uint32_t count)
{
	uint16_t id = r->offer_id;

	for (uint32_t i = 0; i < count && i < r->size; i++) {
		struct raw_desc desc = descs[i];

		desc.flags |= i + 1 < count ? NEXT : 0;
		raw_packed_store(r, r->offer_index, r->offer_wrap, desc, id);
		r->offer_index++;
		if (r->offer_index == r->size) {
			r->offer_index = 0;
			r->offer_wrap = !r->offer_wrap;
		}
	}
	r->offer_id = (uint16_t)((id + 1u) % r->size);
	return id;
}

uint16_t raw_offer(struct raw_ring *r, const struct raw_desc *descs, uint32_t count)
{
	return r->is_packed ? packed_offer(r, descs, count) : split_offer(r, descs, count);
}

uint16_t raw_offer_table(struct raw_ring *r, const struct raw_desc *descs, uint32_t count)
{
	struct raw_desc table = {TABLE_ADDR, count * VMSG_SPLIT_DESC_SIZE, INDIRECT};

	raw_table_store(r, TABLE_OFFSET, descs, count);
	return raw_offer(r, &table, 1);
}

uint16_t
raw_offer_as(struct raw_ring *r, void **state, const struct raw_desc *descs, uint32_t count)
{
	const struct variant *variant = *state;

	return variant->is_indirect ? raw_offer_table(r, descs, count) : raw_offer(r, descs, count);
}

static struct raw_taken split_take(struct raw_ring *r)
{
	uint32_t slot = r->take_index & (r->size - 1);
	uint16_t head = vmsg_load_le16(raw_driver_area(r) + VMSG_SPLIT_AVAIL_SIZE +
				       slot * VMSG_SPLIT_AVAIL_ELEM_SIZE);
	struct raw_taken taken = {head, 1};
	const uint8_t *desc = raw_desc_area(r, head);

	assert_int_not_equal(vmsg_load_le16(raw_driver_area(r) + VMSG_SPLIT_AVAIL_IDX),
			     r->take_index);
	while ((vmsg_load_le16(desc + VMSG_SPLIT_DESC_FLAGS) & NEXT) != 0) {
		desc = raw_desc_area(r, vmsg_load_le16(desc + VMSG_SPLIT_DESC_NEXT));
		taken.count++;
	}
	r->take_index++;
	return taken;
}

static struct raw_taken packed_take(struct raw_ring *r)
{
	struct raw_taken taken = {0, 0};
	uint32_t flags;

	do {
		const uint8_t *desc = raw_desc_area(r, r->take_index);

		flags = vmsg_load_le16(desc + VMSG_PACKED_DESC_FLAGS);
		assert_int_equal((flags & VMSG_DESC_AVAIL_MASK) != 0, r->take_wrap);
		assert_int_not_equal((flags & VMSG_DESC_USED_MASK) != 0, r->take_wrap);
		taken.id = vmsg_load_le16(desc + VMSG_PACKED_DESC_ID);
		taken.count++;
		r->take_index++;
		if (r->take_index == r->size) {
			r->take_index = 0;
			r->take_wrap = !r->take_wrap;
		}
	} while ((flags & NEXT) != 0);
	return taken;
}

struct raw_taken raw_take(struct raw_ring *r)
{
	return r->is_packed ? packed_take(r) : split_take(r);
}

static void split_complete(struct raw_ring *r, uint32_t id, uint32_t written)
{
	uint32_t slot = r->done_index & (r->size - 1);
	uint8_t *elem =
		raw_device_area(r) + VMSG_SPLIT_USED_SIZE + slot * VMSG_SPLIT_USED_ELEM_SIZE;

	vmsg_store_le32(elem + VMSG_SPLIT_USED_ELEM_ID, id);
	vmsg_store_le32(elem + VMSG_SPLIT_USED_ELEM_LEN, written);
	r->done_index++;
	vmsg_store_le16(raw_device_area(r) + VMSG_SPLIT_USED_IDX, r->done_index);
}

static void packed_complete(struct raw_ring *r, uint32_t id, uint32_t written, uint32_t count)
{
	uint8_t *desc = raw_desc_area(r, r->done_index);
	uint32_t flags = r->done_wrap ? VMSG_DESC_AVAIL_MASK | VMSG_DESC_USED_MASK : 0;

	flags |= written != 0 ? WRITE : 0;
	vmsg_store_le32(desc + VMSG_PACKED_DESC_LEN, written);
	vmsg_store_le16(desc + VMSG_PACKED_DESC_ID, (uint16_t)id);
	vmsg_store_le16(desc + VMSG_PACKED_DESC_FLAGS, (uint16_t)flags);
	r->done_index = (uint16_t)(r->done_index + count);
	if (r->done_index >= r->size) {
		r->done_index = (uint16_t)(r->done_index - r->size);
		r->done_wrap = !r->done_wrap;
	}
}

void raw_complete(struct raw_ring *r, uint32_t id, uint32_t written, uint32_t count)
{
	if (r->is_packed) {
		packed_complete(r, id, written, count);
	} else {
		split_complete(r, id, written);
	}
}
