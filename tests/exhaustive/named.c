/*
 * named: the classes of malformed rings, each as split and packed, direct and indirect.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "named.h"

#include <stdio.h>
#include <stdlib.h>

#include "rings.h"

enum form {
	FORM_SPLIT,
	FORM_SPLIT_TABLE,
	FORM_PACKED,
	FORM_PACKED_TABLE,
	FORMS
};

/* How one class looks in one form; NULL where the form has no words for it. */
typedef void (*writer)(struct rings *rings);

struct named {
	const char *name;
	vmsg_status status;
	enum vmsg_queue_defect defect;
	bool is_unnegotiated; /* without INDIRECT_DESC */
	uint32_t pop_count;   /* sound chains before it */
	writer writers[FORMS];
	const char *why_not; /* the documented exception */
};

static uint32_t lap(const struct rings *rings)
{
	return world_is_packed(&rings->world) ? rings_available(true) : 0;
}

/* A chain of one descriptor at `index`; `tail` is next or id. */
static void put_one(struct rings *rings, uint32_t index, uint32_t flags, uint32_t tail)
{
	struct oracle_segment piece = rings_piece(rings, index);

	rings_put(rings, AREA_DESC, index, &piece, flags | lap(rings), tail);
}

static void put_table(struct rings *rings, uint32_t size, uint32_t flags, uint32_t id)
{
	struct oracle_segment table = {.addr = rings_entry_addr(rings, 0), .size = size};

	rings_put(rings,
		  AREA_DESC,
		  0,
		  &table,
		  flags | VMSG_DESC_INDIRECT_MASK | lap(rings),
		  id);
}

static void put_entry(struct rings *rings, uint32_t index, uint32_t flags, uint32_t next)
{
	struct oracle_segment piece = rings_piece(rings, index);

	rings_put(rings, AREA_TABLES, index, &piece, flags, next);
}

static void split_cycle(struct rings *rings)
{
	put_one(rings, 0, VMSG_DESC_NEXT_MASK, 1);
	put_one(rings, 1, VMSG_DESC_NEXT_MASK, 0);
	rings_offer(rings, 0);
}

static void split_self(struct rings *rings)
{
	put_one(rings, 0, VMSG_DESC_NEXT_MASK, 0);
	rings_offer(rings, 0);
}

static void split_table_cycle(struct rings *rings)
{
	put_table(rings, 2 * VMSG_SPLIT_DESC_SIZE, 0, 0);
	put_entry(rings, 0, VMSG_DESC_NEXT_MASK, 1);
	put_entry(rings, 1, VMSG_DESC_NEXT_MASK, 0);
	rings_offer(rings, 0);
}

static void split_table_self(struct rings *rings)
{
	put_table(rings, VMSG_SPLIT_DESC_SIZE, 0, 0);
	put_entry(rings, 0, VMSG_DESC_NEXT_MASK, 0);
	rings_offer(rings, 0);
}

static void packed_endless(struct rings *rings)
{
	for (uint32_t i = 0; i < rings->world.config.size; i++) {
		put_one(rings, i, VMSG_DESC_NEXT_MASK, 0);
	}
}

static void packed_table_too_long(struct rings *rings)
{
	uint32_t count = rings->world.config.size + 1;

	put_table(rings, count * VMSG_PACKED_DESC_SIZE, 0, 0);
	for (uint32_t i = 0; i < count; i++) {
		put_entry(rings, i, 0, 0);
	}
}

static void split_far_head(struct rings *rings)
{
	rings_offer(rings, rings->world.config.size);
}

static void packed_far_id(struct rings *rings)
{
	put_one(rings, 0, 0, rings->world.config.size);
}

static void packed_table_far_id(struct rings *rings)
{
	put_table(rings, VMSG_PACKED_DESC_SIZE, 0, rings->world.config.size);
	put_entry(rings, 0, 0, 0);
}

static void split_twice(struct rings *rings)
{
	put_one(rings, 0, 0, 0);
	rings_offer(rings, 0);
	rings_offer(rings, 0);
}

static void split_table_twice(struct rings *rings)
{
	put_table(rings, VMSG_SPLIT_DESC_SIZE, 0, 0);
	put_entry(rings, 0, 0, 0);
	rings_offer(rings, 0);
	rings_offer(rings, 0);
}

static void packed_twice(struct rings *rings)
{
	put_one(rings, 0, 0, 0);
	put_one(rings, 1, 0, 0);
}

static void packed_table_twice(struct rings *rings)
{
	put_table(rings, VMSG_PACKED_DESC_SIZE, 0, 0);
	put_entry(rings, 0, 0, 0);
	put_one(rings, 1, 0, 0);
}

static void split_far_next(struct rings *rings)
{
	put_one(rings, 0, VMSG_DESC_NEXT_MASK, rings->world.config.size);
	rings_offer(rings, 0);
}

static void split_table_far_next(struct rings *rings)
{
	put_table(rings, VMSG_SPLIT_DESC_SIZE, 0, 0);
	put_entry(rings, 0, VMSG_DESC_NEXT_MASK, 1);
	rings_offer(rings, 0);
}

static void packed_goes_on(struct rings *rings)
{
	put_one(rings, 0, VMSG_DESC_NEXT_MASK, 0);
}

static void split_jump(struct rings *rings)
{
	for (uint32_t i = 0; i <= rings->world.config.size; i++) {
		rings_offer(rings, 0);
	}
}

/* One chain of the whole ring, which was taken, and one more descriptor. */
static void packed_jump(struct rings *rings)
{
	struct oracle_segment piece = rings_piece(rings, 0);
	uint32_t last = rings->world.config.size - 1;
	struct vmsg_chain chain;

	packed_endless(rings);
	put_one(rings, last, 0, 0);
	vmsg_chain_init(&chain, rings->world.segments, rings->world.config.size);
	if (vmsg_device_queue_pop(rings->world.device, &chain) == VMSG_OK) {
		rings_put(rings, AREA_DESC, 0, &piece, rings_available(false), 1);
	}
}

static void offer_table(struct rings *rings, uint32_t size, uint32_t flags)
{
	put_table(rings, size, flags, 0);
	put_entry(rings, 0, 0, 0);
	put_entry(rings, 1, 0, 0);
	if (!world_is_packed(&rings->world)) {
		rings_offer(rings, 0);
	}
}

static void no_table(struct rings *rings)
{
	offer_table(rings, 0, 0);
}

static void half_table(struct rings *rings)
{
	offer_table(rings, VMSG_SPLIT_DESC_SIZE / 2, 0);
}

static void odd_table(struct rings *rings)
{
	offer_table(rings, VMSG_SPLIT_DESC_SIZE + 1, 0);
}

static void sound_table(struct rings *rings)
{
	offer_table(rings, VMSG_SPLIT_DESC_SIZE, 0);
}

static void table_with_next(struct rings *rings)
{
	offer_table(rings, VMSG_SPLIT_DESC_SIZE, VMSG_DESC_NEXT_MASK);
}

static void huge_table(struct rings *rings)
{
	offer_table(rings, UINT32_MAX & ~(VMSG_SPLIT_DESC_SIZE - 1), 0);
}

static void nested_table(struct rings *rings)
{
	struct oracle_segment inner = {
		.addr = rings_entry_addr(rings, 1), .size = VMSG_SPLIT_DESC_SIZE};

	offer_table(rings, VMSG_SPLIT_DESC_SIZE, 0);
	rings_put(rings, AREA_TABLES, 0, &inner, VMSG_DESC_INDIRECT_MASK, 0);
}

#define BAD VMSG_ERR_BAD_CHAIN
#define OF(name) VMSG_QUEUE_DEFECT_##name
#define ONLY_TABLES "a table is what it is about"

static const struct named all[] = {
	{"a cycle of two, or no end", BAD, OF(LOOP), false, 0,
	 {split_cycle, split_table_cycle, packed_endless, packed_table_too_long}, NULL},
	{"a cycle of one, or no end", BAD, OF(LOOP), false, 0,
	 {split_self, split_table_self, packed_endless, packed_table_too_long}, NULL},
	{"head or id out of range", BAD, OF(HEAD_RANGE), false, 0,
	 {split_far_head, NULL, packed_far_id, packed_table_far_id},
	 "a split head out of range names no descriptor that could refer to a table"},
	{"offered again", BAD, OF(HEAD_BUSY), false, 1,
	 {split_twice, split_table_twice, packed_twice, packed_table_twice}, NULL},
	{"a chain goes on where nothing is", BAD, OF(NEXT_RANGE), false, 0,
	 {split_far_next, split_table_far_next, packed_goes_on, NULL},
	 "entries of a packed table have no successor but the next entry"},
	{"more than the queue has", BAD, OF(INDEX), false, 0,
	 {split_jump, NULL, packed_jump, NULL},
	 "descriptors of a table are not of the ring, and count for nothing there"},
	{"a table of nothing", BAD, OF(TABLE), false, 0,
	 {NULL, no_table, NULL, no_table}, ONLY_TABLES},
	{"half a descriptor", BAD, OF(TABLE), false, 0,
	 {NULL, half_table, NULL, half_table}, ONLY_TABLES},
	{"a descriptor and a byte", BAD, OF(TABLE), false, 0,
	 {NULL, odd_table, NULL, odd_table}, ONLY_TABLES},
	{"a table beyond memory", VMSG_ERR_BAD_ADDRESS, OF(ADDRESS), false, 0,
	 {NULL, huge_table, NULL, huge_table}, ONLY_TABLES},
	{"a table that was not negotiated", BAD, OF(INDIRECT), true, 0,
	 {NULL, sound_table, NULL, sound_table}, ONLY_TABLES},
	{"a table with a successor", BAD, OF(INDIRECT), false, 0,
	 {NULL, table_with_next, NULL, table_with_next}, ONLY_TABLES},
	{"a table in a table", BAD, OF(INDIRECT), false, 0,
	 {NULL, nested_table, NULL, nested_table}, ONLY_TABLES},
	{"a sound table", VMSG_OK, OF(NONE), false, 0,
	 {NULL, sound_table, NULL, sound_table}, ONLY_TABLES},
};

static void try_form(const struct named *named, uint32_t form, uint32_t size)
{
	uint64_t features = form >= FORM_PACKED ? FEATURE(RING_PACKED) : 0;
	struct vmsg_chain chain;
	struct rings rings;
	vmsg_status status = VMSG_OK;

	if (!named->is_unnegotiated) {
		features |= FEATURE(INDIRECT_DESC);
	}
	rings_init(&rings, size, features, false);
	named->writers[form](&rings);
	vmsg_chain_init(&chain, rings.world.segments, size);
	for (uint32_t i = 0; i <= named->pop_count && status == VMSG_OK; i++) {
		status = vmsg_device_queue_pop(rings.world.device, &chain);
	}
	if (status != named->status || rings.world.device->defect != named->defect ||
	    !world_is_fenced(&rings.world)) {
		(void)fprintf(stderr,
			      "FAILED: %s, form %u, size %u: status %d, defect %d\n",
			      named->name,
			      form,
			      size,
			      (int)status,
			      (int)rings.world.device->defect);
		exit(1);
	}
	rings_fini(&rings);
}

uint64_t named_run(void)
{
	uint64_t total = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		uint32_t form_count = 0;

		for (uint32_t form = 0; form < FORMS; form++) {
			if (all[i].writers[form] == NULL) {
				continue;
			}
			try_form(&all[i], form, 2);
			try_form(&all[i], form, 4);
			form_count++;
			total += 2;
		}
		printf("named: %s: alike in %u forms%s%s\n",
		       all[i].name,
		       form_count,
		       all[i].why_not != NULL ? "; " : "",
		       all[i].why_not != NULL ? all[i].why_not : "");
	}
	return total;
}
