/*
 * shapes: every combination of descriptors a small ring or table can hold, against the oracle.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "named.h"
#include "parity.h"
#include "pushes.h"
#include "rings.h"

#define ENTRIES_MAX (WORLD_SIZE_MAX + 1)

/* One family of cases: descriptors whose flags and tails run through all values. */
struct family {
	const char *name;
	bool is_table;       /* the descriptors are entries of one indirect table */
	uint32_t count;      /* descriptors */
	uint32_t flag_count; /* of flag_values */
	uint32_t tail_count; /* of tail_values; 1: the next descriptor */
	uint16_t flag_values[32];
	uint16_t tail_values[ENTRIES_MAX + 2];
	uint16_t id; /* packed: of the chain */
};

static uint64_t case_total;

static void fail(const struct rings *rings, const struct family *family, const uint32_t *digits)
{
	const struct world_config *config = &rings->world.config;

	(void)fprintf(stderr,
		      "FAILED: %s, size %u, features 0x%llx, defect %d; flags and tails:",
		      family->name,
		      config->size,
		      (unsigned long long)config->features,
		      (int)rings->world.device->defect);
	for (uint32_t i = 0; i < family->count; i++) {
		(void)fprintf(stderr,
			      " 0x%x,%u",
			      family->flag_values[digits[i] % family->flag_count],
			      family->tail_values[digits[i] / family->flag_count]);
	}
	(void)fprintf(stderr, "\n");
	exit(1);
}

/* Where descriptor `i` of a family points: at an entry of the tables, or at data. */
static struct oracle_segment
place(const struct rings *rings, const struct family *family, uint32_t i)
{
	struct oracle_segment segment = rings_piece(rings, i);

	if (!family->is_table) {
		segment.addr = rings_entry_addr(rings, i);
		segment.size = VMSG_SPLIT_DESC_SIZE;
	}
	return segment;
}

static void write_case(struct rings *rings, const struct family *family, const uint32_t *digits)
{
	uint32_t area = family->is_table ? AREA_TABLES : AREA_DESC;

	for (uint32_t i = 0; i < family->count; i++) {
		struct oracle_segment segment = place(rings, family, i);
		uint32_t tail = family->tail_values[digits[i] / family->flag_count];

		if (world_is_packed(&rings->world)) {
			tail = family->id;
		} else if (family->tail_count == 1) {
			tail = i + 1;
		}
		rings_put(rings,
			  area,
			  i,
			  &segment,
			  family->flag_values[digits[i] % family->flag_count],
			  tail);
	}
}

/* The descriptor that refers to the table, and what no case changes. */
static void write_frame(struct rings *rings, const struct family *family, uint32_t inner_flags)
{
	bool is_packed = world_is_packed(&rings->world);
	uint32_t lap = is_packed ? rings_available(rings->wrap) : 0;
	struct oracle_segment table = {
		.addr = rings_entry_addr(rings, 0),
		.size = family->count * VMSG_SPLIT_DESC_SIZE,
	};

	rings_reset(rings);
	if (!is_packed) {
		rings_offer(rings, 0);
	}
	if (family->is_table) {
		rings_put(rings,
			  AREA_DESC,
			  rings->index,
			  &table,
			  lap | VMSG_DESC_INDIRECT_MASK,
			  0);
		return;
	}
	for (uint32_t i = 0; i < rings->world.config.size; i++) {
		struct oracle_segment piece = rings_piece(rings, i);

		rings_put(rings, AREA_TABLES, i, &piece, inner_flags, 0);
	}
}

/* Every value of every descriptor; a digit is a pair of flags and tail. */
static void run_family(struct rings *rings, const struct family *family, uint32_t inner_flags)
{
	uint32_t base = family->flag_count * family->tail_count;
	uint32_t digits[ENTRIES_MAX] = {0};
	uint8_t image[WORLD_IMAGE_SIZE];
	uint32_t at = 0;

	write_frame(rings, family, inner_flags);
	world_save(&rings->world, image);
	while (at < family->count) {
		struct oracle_answer answer;

		write_case(rings, family, digits);
		answer = rings_ask(rings, 0);
		if (!oracle_agrees(&rings->world, &answer)) {
			fail(rings, family, digits);
		}
		case_total++;
		world_restore(&rings->world, image);
		for (at = 0; at < family->count; at++) {
			digits[at]++;
			if (digits[at] < base) {
				break;
			}
			digits[at] = 0;
		}
	}
	if (!world_is_fenced(&rings->world)) {
		fail(rings, family, digits);
	}
}

static void all_flags(struct family *family, bool is_packed)
{
	static const uint32_t laps[] = {
		0,
		VMSG_DESC_AVAIL_MASK,
		VMSG_DESC_USED_MASK,
		VMSG_DESC_AVAIL_MASK | VMSG_DESC_USED_MASK,
	};

	family->flag_count = is_packed ? 32 : 8;
	for (uint32_t i = 0; i < family->flag_count; i++) {
		family->flag_values[i] = (uint16_t)((i & 7) | laps[i / 8]);
	}
}

static void all_tails(struct family *family, uint32_t count)
{
	family->tail_count = 0;
	for (uint32_t i = 0; i <= count; i++) {
		family->tail_values[family->tail_count] = (uint16_t)i;
		family->tail_count++;
	}
}

static void run_split(uint32_t size, uint64_t features)
{
	struct family family = {.name = "split ring", .count = size};
	struct rings rings;

	rings_init(&rings, size, features, false);
	all_flags(&family, false);
	all_tails(&family, size);
	run_family(&rings, &family, 0);
	run_family(&rings, &family, VMSG_DESC_WRITE_MASK);
	if ((features & FEATURE(INDIRECT_DESC)) != 0) {
		family.name = "split table";
		family.is_table = true;
		for (family.count = 1; family.count <= size; family.count++) {
			all_tails(&family, family.count);
			run_family(&rings, &family, 0);
		}
		/* One entry more than the queue has descriptors, straight on. */
		family.tail_count = 1;
		if (size > 1) {
			run_family(&rings, &family, 0);
		}
	}
	rings_fini(&rings);
}

static void run_packed(uint32_t size, uint64_t features, bool is_late, bool is_quick)
{
	struct family family = {.name = "packed ring", .count = size, .tail_count = 1};
	const uint16_t ids[] = {0, (uint16_t)(size - 1), (uint16_t)size, 0xffff};
	struct rings rings;

	rings_init(&rings, size, features, is_late);
	all_flags(&family, true);
	for (uint32_t i = 0; i < (is_quick ? 1 : sizeof(ids) / sizeof(ids[0])); i++) {
		family.id = ids[i];
		run_family(&rings, &family, 0);
		run_family(&rings, &family, VMSG_DESC_WRITE_MASK);
	}
	if ((features & FEATURE(INDIRECT_DESC)) != 0) {
		family.name = "packed table";
		family.is_table = true;
		for (family.count = 1; family.count <= size; family.count++) {
			run_family(&rings, &family, 0);
		}
		all_flags(&family, false);
		if (size > 1) {
			run_family(&rings, &family, 0);
		}
	}
	rings_fini(&rings);
}

int main(int argc, char **argv)
{
	static const uint64_t choices[] = {0, FEATURE(INDIRECT_DESC), FEATURE(IN_ORDER)};
	bool is_full = argc > 1 && strcmp(argv[1], "full") == 0;
	bool is_short = argc > 1 && strcmp(argv[1], "short") == 0;
	uint32_t size_max = is_short ? 3 : WORLD_SIZE_MAX;
	uint64_t alike_total;
	uint64_t push_total;
	uint64_t named_total;

	for (uint32_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
		for (uint32_t size = 1; size <= size_max; size++) {
			uint64_t before = case_total;
			uint64_t packed = choices[i] | FEATURE(RING_PACKED);
			bool is_quick = !is_full && size == WORLD_SIZE_MAX;

			if (size != 3) {
				run_split(size, choices[i]);
			}
			run_packed(size, packed, false, is_quick);
			if (!is_quick) {
				run_packed(size, packed, true, is_quick);
			}
			printf("shapes size %u, features 0x%010llx: %llu cases\n",
			       size,
			       (unsigned long long)choices[i],
			       (unsigned long long)(case_total - before));
		}
	}
	alike_total = parity_run();
	named_total = named_run();
	push_total = pushes_run();
	printf("shapes: %llu rings as the oracle says, %llu chains alike in all forms, "
	       "%llu named ones, %llu pushes\n",
	       (unsigned long long)case_total,
	       (unsigned long long)alike_total,
	       (unsigned long long)named_total,
	       (unsigned long long)push_total);
	return 0;
}
