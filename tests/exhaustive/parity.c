/*
 * parity: the same chain as split ring, split table, packed ring and packed table.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "parity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rings.h"

#define LENGTH_MAX (WORLD_SIZE_MAX + 1)

enum form {
	FORM_SPLIT,
	FORM_SPLIT_TABLE,
	FORM_PACKED,
	FORM_PACKED_TABLE,
	FORMS
};

/* What a descriptor of the chain is like. */
enum kind {
	READABLE,
	WRITABLE,
	EMPTY_READABLE,
	EMPTY_WRITABLE,
	NOWHERE,   /* readable, at no area */
	ACROSS,    /* writable, runs out of an area by one byte */
	HUGE,      /* writable, as long as a length can say */
	INDIRECT,  /* refers to a table of one readable descriptor */
	KINDS
};

static const char *const form_names[FORMS] = {
	"split ring", "split table", "packed ring", "packed table"};

/*
 * Where the formats themselves differ; everything else gets one verdict.  Both are about
 * indirect descriptors, and in a table those are always refused.
 */
struct exception {
	const char *what;
	const char *why;
	uint64_t count;
};

static struct exception exceptions[] = {
	{"an indirect descriptor at the front of a ring, alone",
	 "that is what the ring may hold and a table may not",
	 0},
	{"an indirect descriptor at the end of a chain of others, in a split ring",
	 "only the split format lets a chain end in a table",
	 0},
};

struct verdict {
	vmsg_status status;
	enum vmsg_queue_defect defect;
	uint32_t count;
	struct vmsg_segment segments[WORLD_SIZE_MAX];
};

static struct oracle_segment segment_of(const struct rings *rings, enum kind kind, uint32_t index)
{
	const struct world_area *data = &rings->world.areas[AREA_DATA];
	const struct world_area *tables = &rings->world.areas[AREA_TABLES];
	struct oracle_segment segment = rings_piece(rings, index);

	switch (kind) {
	case EMPTY_READABLE:
	case EMPTY_WRITABLE:
		segment.size = 0;
		break;
	case NOWHERE:
		segment.addr = 1;
		break;
	case ACROSS:
		segment.addr = data->addr + data->size - 15;
		segment.size = 16;
		break;
	case HUGE:
		segment.size = UINT32_MAX;
		break;
	case INDIRECT:
		segment.addr = tables->addr + tables->size - VMSG_SPLIT_DESC_SIZE;
		segment.size = VMSG_SPLIT_DESC_SIZE;
		break;
	default:
		break;
	}
	return segment;
}

static uint32_t flags_of(enum kind kind)
{
	switch (kind) {
	case WRITABLE:
	case EMPTY_WRITABLE:
	case ACROSS:
	case HUGE:
		return VMSG_DESC_WRITE_MASK;
	case INDIRECT:
		return VMSG_DESC_INDIRECT_MASK;
	default:
		return 0;
	}
}

/* Write the chain as entries; what does not fit into the ring goes on at its beginning. */
static void write_chain(struct rings *rings,
			uint32_t area,
			const enum kind *kinds,
			uint32_t count,
			uint32_t lap)
{
	uint32_t size = rings->world.config.size;
	uint32_t fits = area == AREA_DESC && count > size ? size : count;
	bool is_packed = world_is_packed(&rings->world);

	for (uint32_t i = 0; i < fits; i++) {
		struct oracle_segment segment = segment_of(rings, kinds[i], i);
		uint32_t next = i + 1 < fits || fits == count ? i + 1 : 0;
		uint32_t flags = flags_of(kinds[i]) | lap;

		if (i + 1 < count) {
			flags |= VMSG_DESC_NEXT_MASK;
		}
		rings_put(rings, area, i, &segment, flags, is_packed ? 0 : next);
	}
}

static void write_form(struct rings *rings, bool is_table, const enum kind *kinds, uint32_t count)
{
	uint32_t lap = world_is_packed(&rings->world) ? rings_available(true) : 0;
	struct oracle_segment piece = rings_piece(rings, LENGTH_MAX);
	struct oracle_segment table = {
		.addr = rings_entry_addr(rings, 0),
		.size = count * VMSG_SPLIT_DESC_SIZE,
	};
	uint32_t size = rings->world.config.size;

	rings_reset(rings);
	rings_put(rings, AREA_TABLES, size * size - 1, &piece, 0, 0);
	if (!world_is_packed(&rings->world)) {
		rings_offer(rings, 0);
	}
	if (is_table) {
		rings_put(rings, AREA_DESC, 0, &table, lap | VMSG_DESC_INDIRECT_MASK, 0);
		write_chain(rings, AREA_TABLES, kinds, count, 0);
	} else {
		write_chain(rings, AREA_DESC, kinds, count, lap);
	}
}

static struct verdict judge(struct rings *rings)
{
	struct verdict verdict;
	struct vmsg_chain chain;

	memset(&verdict, 0, sizeof(verdict));
	vmsg_chain_init(&chain, verdict.segments, rings->world.config.size);
	verdict.status = vmsg_device_queue_pop(rings->world.device, &chain);
	verdict.defect = rings->world.device->defect;
	verdict.count = chain.count;
	return verdict;
}

static bool is_alike(const struct verdict *one, const struct verdict *other)
{
	if (one->status != other->status || one->defect != other->defect ||
	    one->count != other->count) {
		return false;
	}
	for (uint32_t i = 0; i < one->count; i++) {
		if (one->segments[i].addr - other->segments[i].addr != 0 ||
		    one->segments[i].size != other->segments[i].size ||
		    one->segments[i].writable != other->segments[i].writable) {
			return false;
		}
	}
	return true;
}

static void fail(const enum kind *kinds, uint32_t count, const struct verdict *verdicts)
{
	(void)fprintf(stderr, "FAILED: one chain, more than one verdict; kinds:");
	for (uint32_t i = 0; i < count; i++) {
		(void)fprintf(stderr, " %d", (int)kinds[i]);
	}
	for (uint32_t form = 0; form < FORMS; form++) {
		(void)fprintf(stderr,
			      "; %s: status %d defect %d",
			      form_names[form],
			      (int)verdicts[form].status,
			      (int)verdicts[form].defect);
	}
	(void)fprintf(stderr, "\n");
	exit(1);
}

/* The exception that lets the ring forms differ from others, or NULL. */
static struct exception *excuse(const enum kind *kinds, uint32_t count, bool is_packed)
{
	if (kinds[0] == INDIRECT && count == 1) {
		return &exceptions[0];
	}
	if (!is_packed && kinds[count - 1] == INDIRECT) {
		return &exceptions[1];
	}
	return NULL;
}

static void
compare(struct rings *split, struct rings *packed, const enum kind *kinds, uint32_t count)
{
	struct verdict verdicts[FORMS];

	for (uint32_t form = 0; form < FORMS; form++) {
		struct rings *rings = form < FORM_PACKED ? split : packed;
		struct oracle_answer answer;

		write_form(rings, form % 2 == 1, kinds, count);
		answer = rings_ask(rings, 0);
		verdicts[form] = judge(rings);
		if (answer.status != verdicts[form].status ||
		    answer.defect != verdicts[form].defect) {
			fail(kinds, count, verdicts);
		}
	}
	if (!is_alike(&verdicts[FORM_SPLIT_TABLE], &verdicts[FORM_PACKED_TABLE])) {
		fail(kinds, count, verdicts);
	}
	for (uint32_t form = 0; form < FORMS; form += 2) {
		if (!is_alike(&verdicts[form], &verdicts[FORM_PACKED_TABLE])) {
			struct exception *exception = excuse(kinds, count, form == FORM_PACKED);

			if (exception == NULL) {
				fail(kinds, count, verdicts);
			}
			exception->count++;
		}
	}
}

/* All chains of all kinds up to one descriptor more than the queue has. */
static uint64_t run_size(uint32_t size)
{
	uint64_t features = FEATURE(INDIRECT_DESC);
	struct rings packed;
	struct rings split;
	uint64_t total = 0;

	rings_init(&split, size, features, false);
	rings_init(&packed, size, features | FEATURE(RING_PACKED), false);
	for (uint32_t count = 1; count <= size + 1; count++) {
		enum kind kinds[LENGTH_MAX] = {READABLE};
		uint32_t at = 0;

		while (at < count) {
			compare(&split, &packed, kinds, count);
			total++;
			for (at = 0; at < count; at++) {
				kinds[at] = (enum kind)(kinds[at] + 1);
				if (kinds[at] < KINDS) {
					break;
				}
				kinds[at] = READABLE;
			}
		}
	}
	rings_fini(&packed);
	rings_fini(&split);
	return total;
}

uint64_t parity_run(void)
{
	uint64_t total = run_size(2) + run_size(4);

	for (size_t i = 0; i < sizeof(exceptions) / sizeof(exceptions[0]); i++) {
		printf("parity differs for %s, %llu times: %s\n",
		       exceptions[i].what,
		       (unsigned long long)exceptions[i].count,
		       exceptions[i].why);
	}
	return total;
}
