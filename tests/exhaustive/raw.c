/*
 * raw: boundary values of every word of the rings.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "raw.h"

#include <vmsg/bytes.h>
#include <vmsg/wire/virtio.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/*
 * Which defects a word can be found out by.  A word that leads into descriptors somebody
 * left behind can be found out by whatever they contain.
 */
#define OF(defect) (1u << VMSG_QUEUE_DEFECT_##defect)
#define NOTHING 0u
#define ANYTHING 0xffffu
#define LEFTOVER                                                                                   \
	(OF(NEXT_RANGE) | OF(LOOP) | OF(ORDER) | OF(ADDRESS) | OF(INDIRECT) | OF(TABLE) |          \
	 OF(USED_LENGTH))
/* Chains that change sides too early, or come back as others. */
#define MIXUP (OF(HEAD_BUSY) | OF(INDEX) | OF(USED_ID) | OF(USED_LENGTH))

/* A word that takes each of some values. */
static void add(struct raw_list *list,
		struct raw_write write,
		uint32_t defects,
		const uint64_t *values,
		uint32_t count)
{
	write.defects = (uint16_t)defects;
	for (uint32_t i = 0; i < count; i++) {
		demand(list->count < RAW_WRITES_MAX, "the list of raw writes is long enough");
		write.value = values[i];
		list->writes[list->count] = write;
		list->count++;
	}
}

static struct raw_write word(const char *what,
			     uint8_t area,
			     uint32_t offset,
			     uint8_t size,
			     uint8_t follow)
{
	struct raw_write write = {
		.what = what,
		.area = area,
		.size = size,
		.follow = follow,
		.offset = (uint16_t)offset,
	};

	return write;
}

/* Numbers of descriptors; those outside are found out by one defect only. */
static void add_numbers(struct raw_list *list,
			struct raw_write write,
			uint32_t size,
			uint32_t inside,
			uint32_t outside)
{
	const uint64_t beyond[] = {size, 0x8000, 0xffff};

	for (uint64_t i = 0; i < size; i++) {
		add(list, write, inside, &i, 1);
	}
	add(list, write, outside, beyond, COUNT(beyond));
}

/* Steps of an index; those that go further than the queue is large are found out as such. */
static void
add_index(struct raw_list *list, struct raw_write write, uint32_t size, uint32_t inside)
{
	const uint64_t beyond[] = {(uint64_t)size + 1, 0x8000};
	const uint64_t back = 0xffff;

	write.is_relative = true;
	add(list, write, inside, &back, 1);
	for (uint64_t step = 1; step <= size; step++) {
		add(list, write, inside, &step, 1);
	}
	add(list, write, inside & OF(INDEX), beyond, COUNT(beyond));
}

/* Address and size of a descriptor, of the ring or of a table. */
static void add_place(struct raw_list *list,
		      const struct world *world,
		      uint8_t area,
		      uint32_t offset,
		      uint8_t follow)
{
	const struct world_area *data = &world->areas[AREA_DATA];
	const uint64_t addresses[] = {
		0,
		data->addr - 1,
		data->addr + data->size - 1,
		data->addr + data->size,
		world->areas[AREA_TABLES].addr,
		world->areas[AREA_DESC].addr,
		UINT64_MAX,
	};
	const uint64_t sizes[] = {0, 1, 15, 16, 32, UINT32_MAX};
	uint32_t tables = (world->config.features & FEATURE(INDIRECT_DESC)) != 0 ? LEFTOVER : 0;

	add(list,
	    word("addr", area, offset + VMSG_SPLIT_DESC_ADDR, 8, follow),
	    OF(ADDRESS) | tables,
	    addresses,
	    COUNT(addresses));
	add(list,
	    word("len", area, offset + VMSG_SPLIT_DESC_LEN, 4, follow),
	    OF(ADDRESS) | OF(TOTAL) | OF(USED_LENGTH) | tables,
	    sizes,
	    COUNT(sizes));
}

static void add_split_desc(struct raw_list *list,
			   const struct world *world,
			   uint8_t area,
			   uint32_t offset)
{
	uint8_t follow = FOLLOW_DEVICE_READS;

	add_place(list, world, area, offset, follow);
	for (uint64_t flags = 0; flags < 8; flags++) {
		add(list,
		    word("flags", area, offset + VMSG_SPLIT_DESC_FLAGS, 2, follow),
		    LEFTOVER,
		    &flags,
		    1);
	}
	add_numbers(list,
		    word("next", area, offset + VMSG_SPLIT_DESC_NEXT, 2, follow),
		    world->config.size,
		    LEFTOVER,
		    OF(NEXT_RANGE));
}

static void add_packed_desc(struct raw_list *list,
			    const struct world *world,
			    uint8_t area,
			    uint32_t offset,
			    uint8_t follow)
{
	const uint32_t laps[] = {
		0,
		VMSG_DESC_AVAIL_MASK,
		VMSG_DESC_USED_MASK,
		VMSG_DESC_AVAIL_MASK | VMSG_DESC_USED_MASK,
	};

	add_place(list, world, area, offset, follow);
	for (uint32_t i = 0; i < 32; i++) {
		uint64_t flags = (i & 7) | laps[i / 8];

		add(list,
		    word("flags", area, offset + VMSG_PACKED_DESC_FLAGS, 2, follow),
		    ANYTHING,
		    &flags,
		    1);
	}
	add_numbers(list,
		    word("id", area, offset + VMSG_PACKED_DESC_ID, 2, follow),
		    world->config.size,
		    ANYTHING,
		    OF(HEAD_RANGE));
}

static void add_split_rings(struct raw_list *list, uint32_t size)
{
	const uint64_t flags[] = {0, 1, 0xffff};
	const uint64_t lengths[] = {0, 1, 9, 1000, UINT32_MAX};
	const uint64_t far_ids[] = {0x10000, UINT32_MAX};
	uint32_t avail_end = VMSG_SPLIT_AVAIL_SIZE + size * VMSG_SPLIT_AVAIL_ELEM_SIZE;
	uint32_t used_end = VMSG_SPLIT_USED_SIZE + size * VMSG_SPLIT_USED_ELEM_SIZE;
	uint8_t device = FOLLOW_DEVICE_READS;
	uint8_t driver = FOLLOW_DRIVER_READS;

	add(list,
	    word("avail flags", AREA_DRIVER, VMSG_SPLIT_AVAIL_FLAGS, 2, device),
	    NOTHING,
	    flags,
	    COUNT(flags));
	add_index(list,
		  word("avail idx", AREA_DRIVER, VMSG_SPLIT_AVAIL_IDX, 2, device),
		  size,
		  MIXUP | LEFTOVER);
	add_index(list, word("used event", AREA_DRIVER, avail_end, 2, device), size, NOTHING);
	add(list,
	    word("used flags", AREA_DEVICE, VMSG_SPLIT_USED_FLAGS, 2, driver),
	    NOTHING,
	    flags,
	    COUNT(flags));
	add_index(list,
		  word("used idx", AREA_DEVICE, VMSG_SPLIT_USED_IDX, 2, driver),
		  size,
		  MIXUP);
	add_index(list, word("avail event", AREA_DEVICE, used_end, 2, driver), size, NOTHING);
	for (uint32_t i = 0; i < size; i++) {
		uint32_t head = VMSG_SPLIT_AVAIL_SIZE + i * VMSG_SPLIT_AVAIL_ELEM_SIZE;
		uint32_t elem = VMSG_SPLIT_USED_SIZE + i * VMSG_SPLIT_USED_ELEM_SIZE;
		struct raw_write id =
			word("used id", AREA_DEVICE, elem + VMSG_SPLIT_USED_ELEM_ID, 4, driver);

		add_numbers(list,
			    word("avail head", AREA_DRIVER, head, 2, device),
			    size,
			    MIXUP | LEFTOVER,
			    OF(HEAD_RANGE));
		add_numbers(list, id, size, MIXUP, OF(HEAD_RANGE));
		add(list, id, OF(HEAD_RANGE), far_ids, COUNT(far_ids));
		add(list,
		    word("used len", AREA_DEVICE, elem + VMSG_SPLIT_USED_ELEM_LEN, 4, driver),
		    OF(USED_LENGTH),
		    lengths,
		    COUNT(lengths));
	}
}

static void
add_packed_events(struct raw_list *list, uint8_t area, uint8_t follow, uint32_t size)
{
	add_numbers(list,
		    word("event position", area, VMSG_PACKED_EVENT_POSITION, 2, follow),
		    size,
		    NOTHING,
		    NOTHING);
	for (uint64_t flags = 0; flags < 4; flags++) {
		add(list,
		    word("event flags", area, VMSG_PACKED_EVENT_FLAGS, 2, follow),
		    NOTHING,
		    &flags,
		    1);
	}
}

void raw_list_init(struct raw_list *list, const struct world *world)
{
	uint32_t size = world->config.size;
	bool is_packed = world_is_packed(world);
	bool has_tables = size > 1 && (world->config.features & FEATURE(INDIRECT_DESC)) != 0;

	list->count = 0;
	for (uint32_t i = 0; i < size; i++) {
		uint32_t offset = i * VMSG_SPLIT_DESC_SIZE;

		if (is_packed) {
			add_packed_desc(list, world, AREA_DESC, offset, FOLLOW_EITHER_READS);
		} else {
			add_split_desc(list, world, AREA_DESC, offset);
		}
		if (has_tables && is_packed) {
			add_packed_desc(list, world, AREA_TABLES, offset, FOLLOW_DEVICE_READS);
		} else if (has_tables) {
			add_split_desc(list, world, AREA_TABLES, offset);
		}
	}
	if (is_packed) {
		add_packed_events(list, AREA_DRIVER, FOLLOW_DEVICE_READS, size);
		add_packed_events(list, AREA_DEVICE, FOLLOW_DRIVER_READS, size);
	} else {
		add_split_rings(list, size);
	}
}

bool raw_apply(struct tale *tale, const struct raw_write *write)
{
	uint8_t *at = tale->world.areas[write->area].bytes + write->offset;

	if (write->size == 2) {
		uint16_t old = vmsg_load_le16(at);
		uint64_t sum = write->is_relative ? old + write->value : write->value;

		vmsg_store_le16(at, (uint16_t)(sum & 0xffff));
		return old != (uint16_t)(sum & 0xffff);
	}
	if (write->size == 4) {
		uint32_t old = vmsg_load_le32(at);

		vmsg_store_le32(at, (uint32_t)write->value);
		return old != (uint32_t)write->value;
	}
	if (vmsg_load_le64(at) == write->value) {
		return false;
	}
	vmsg_store_le64(at, write->value);
	return true;
}
