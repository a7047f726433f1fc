/*
 * oracle: walks chains the slow and obvious way.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "oracle.h"

#include <string.h>

#include <vmsg/bytes.h>
#include <vmsg/wire/virtio.h>

/* A descriptor of either format. */
struct raw {
	uint64_t addr;
	uint32_t size;
	uint16_t flags;
	uint16_t next; /* or id */
};

static struct raw read_raw(const uint8_t *from, bool is_packed)
{
	struct raw raw = {
		.addr = vmsg_load_le64(from + VMSG_SPLIT_DESC_ADDR),
		.size = vmsg_load_le32(from + VMSG_SPLIT_DESC_LEN),
	};

	raw.flags = vmsg_load_le16(from + (is_packed ? VMSG_PACKED_DESC_FLAGS
						     : VMSG_SPLIT_DESC_FLAGS));
	raw.next = vmsg_load_le16(from + (is_packed ? VMSG_PACKED_DESC_ID : VMSG_SPLIT_DESC_NEXT));
	return raw;
}

static bool has(const struct raw *raw, uint32_t mask)
{
	return (raw->flags & mask) != 0;
}

static const uint8_t *memory_at(const struct world *world, uint64_t addr, uint64_t size)
{
	for (uint32_t i = 0; i < AREA_COUNT; i++) {
		const struct world_area *area = &world->areas[i];

		if (addr >= area->addr && addr - area->addr < area->size &&
		    size <= area->size - (addr - area->addr)) {
			return area->bytes + (addr - area->addr);
		}
	}
	return NULL;
}

static bool broken(struct oracle_answer *answer, enum vmsg_queue_defect defect)
{
	answer->defect = defect;
	answer->status = defect == VMSG_QUEUE_DEFECT_ADDRESS ? VMSG_ERR_BAD_ADDRESS
							     : VMSG_ERR_BAD_CHAIN;
	return false;
}

/* One buffer more; false when that breaks a rule. */
static bool append(const struct world *world, struct oracle_answer *answer, const struct raw *raw)
{
	bool is_writable = has(raw, VMSG_DESC_WRITE_MASK);
	uint64_t total = raw->size;

	for (uint32_t i = 0; i < answer->count; i++) {
		total += answer->segments[i].size;
	}
	if (answer->count != 0 && answer->segments[answer->count - 1].is_writable && !is_writable) {
		return broken(answer, VMSG_QUEUE_DEFECT_ORDER);
	}
	if (total > UINT32_MAX) {
		return broken(answer, VMSG_QUEUE_DEFECT_TOTAL);
	}
	if (memory_at(world, raw->addr, raw->size) == NULL) {
		return broken(answer, VMSG_QUEUE_DEFECT_ADDRESS);
	}
	answer->segments[answer->count].addr = raw->addr;
	answer->segments[answer->count].size = raw->size;
	answer->segments[answer->count].is_writable = is_writable;
	answer->count++;
	return true;
}

/* The entries an indirect descriptor refers to; NULL when it may not. */
static const uint8_t *
find_table(const struct world *world, struct oracle_answer *answer, const struct raw *raw)
{
	const uint8_t *table = memory_at(world, raw->addr, raw->size);

	if ((world->config.features & FEATURE(INDIRECT_DESC)) == 0 ||
	    has(raw, VMSG_DESC_NEXT_MASK)) {
		(void)broken(answer, VMSG_QUEUE_DEFECT_INDIRECT);
		return NULL;
	}
	if (raw->size == 0 || raw->size % VMSG_SPLIT_DESC_SIZE != 0) {
		(void)broken(answer, VMSG_QUEUE_DEFECT_TABLE);
		return NULL;
	}
	if (table == NULL) {
		(void)broken(answer, VMSG_QUEUE_DEFECT_ADDRESS);
	}
	return table;
}

struct oracle_answer oracle_split(const struct world *world, uint16_t head)
{
	struct oracle_answer answer = {.id = head};
	const uint8_t *table = world->areas[AREA_DESC].bytes;
	uint32_t count = world->config.size;
	bool is_inside = false;
	uint32_t index = head;

	if (head >= count) {
		(void)broken(&answer, VMSG_QUEUE_DEFECT_HEAD_RANGE);
		return answer;
	}
	for (;;) {
		struct raw raw;

		if (index >= count) {
			(void)broken(&answer, VMSG_QUEUE_DEFECT_NEXT_RANGE);
			return answer;
		}
		if (answer.count == world->config.size) {
			(void)broken(&answer, VMSG_QUEUE_DEFECT_LOOP);
			return answer;
		}
		raw = read_raw(table + (size_t)index * VMSG_SPLIT_DESC_SIZE, false);
		if (has(&raw, VMSG_DESC_INDIRECT_MASK)) {
			if (is_inside) {
				(void)broken(&answer, VMSG_QUEUE_DEFECT_INDIRECT);
				return answer;
			}
			is_inside = true;
			table = find_table(world, &answer, &raw);
			count = raw.size / VMSG_SPLIT_DESC_SIZE;
			index = 0;
			if (table == NULL) {
				return answer;
			}
			continue;
		}
		if (!append(world, &answer, &raw) || !has(&raw, VMSG_DESC_NEXT_MASK)) {
			return answer;
		}
		index = raw.next;
	}
}

static bool is_available(const struct raw *raw, bool wrap)
{
	return has(raw, VMSG_DESC_AVAIL_MASK) == wrap && has(raw, VMSG_DESC_USED_MASK) != wrap;
}

/* All entries of a table of the packed format, in order. */
static void
append_table(const struct world *world, struct oracle_answer *answer, const struct raw *head)
{
	const uint8_t *table = find_table(world, answer, head);

	for (uint32_t i = 0; table != NULL && i < head->size / VMSG_PACKED_DESC_SIZE; i++) {
		struct raw raw = read_raw(table + (size_t)i * VMSG_PACKED_DESC_SIZE, true);

		if (answer->count == world->config.size) {
			(void)broken(answer, VMSG_QUEUE_DEFECT_LOOP);
			return;
		}
		if (has(&raw, VMSG_DESC_INDIRECT_MASK)) {
			(void)broken(answer, VMSG_QUEUE_DEFECT_INDIRECT);
			return;
		}
		if (!append(world, answer, &raw)) {
			return;
		}
	}
}

struct oracle_answer oracle_packed(const struct world *world, uint16_t index, bool wrap)
{
	const uint8_t *ring = world->areas[AREA_DESC].bytes;
	struct oracle_answer answer = {.status = VMSG_OK};
	uint32_t size = world->config.size;
	struct raw raw;

	for (uint32_t taken = 0;; taken++) {
		if (taken == size) {
			(void)broken(&answer, VMSG_QUEUE_DEFECT_LOOP);
			return answer;
		}
		raw = read_raw(ring + (size_t)index * VMSG_PACKED_DESC_SIZE, true);
		if (!is_available(&raw, wrap)) {
			if (taken == 0) {
				answer.status = VMSG_ERR_EMPTY;
			} else {
				(void)broken(&answer, VMSG_QUEUE_DEFECT_NEXT_RANGE);
			}
			return answer;
		}
		if (!has(&raw, VMSG_DESC_INDIRECT_MASK)) {
			(void)append(world, &answer, &raw);
		} else if (taken != 0) {
			(void)broken(&answer, VMSG_QUEUE_DEFECT_INDIRECT);
		} else {
			append_table(world, &answer, &raw);
		}
		if (answer.status != VMSG_OK) {
			return answer;
		}
		if (!has(&raw, VMSG_DESC_NEXT_MASK)) {
			break;
		}
		index++;
		if (index == size) {
			index = 0;
			wrap = !wrap;
		}
	}
	answer.id = raw.next;
	if (answer.id >= size) {
		(void)broken(&answer, VMSG_QUEUE_DEFECT_HEAD_RANGE);
	}
	return answer;
}

bool oracle_agrees(struct world *world, const struct oracle_answer *answer)
{
	struct vmsg_chain chain;
	vmsg_status status;

	vmsg_chain_init(&chain, world->segments, world->config.size);
	status = vmsg_device_queue_pop(world->device, &chain);
	if (status != answer->status || world->device->defect != answer->defect) {
		return false;
	}
	if (status != VMSG_OK) {
		return chain.count == 0;
	}
	if (chain.count != answer->count || chain.id != answer->id) {
		return false;
	}
	for (uint32_t i = 0; i < chain.count; i++) {
		const struct vmsg_segment *segment = &chain.segments[i];
		const struct oracle_segment *expected = &answer->segments[i];

		if (segment->addr != expected->addr || segment->size != expected->size ||
		    segment->writable != expected->is_writable ||
		    (const void *)segment->memory !=
			    memory_at(world, segment->addr, segment->size)) {
			return false;
		}
	}
	return true;
}
