/*
 * pushes: readable, writable, and empty segments in every order.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "pushes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rings.h"

#define KINDS 4u /* bit 0: writable, bit 1: empty */
#define LENGTH_MAX (WORLD_SIZE_MAX + 1)

static vmsg_status expected(const struct vmsg_segment *segments, uint32_t count, uint32_t size)
{
	if (count > size) {
		return VMSG_ERR_TOO_LONG;
	}
	for (uint32_t i = 0; i < count; i++) {
		if (segments[i].size == 0 ||
		    (i != 0 && segments[i - 1].writable && !segments[i].writable)) {
			return VMSG_ERR_MALFORMED;
		}
	}
	return count != 0 ? VMSG_OK : VMSG_ERR_MALFORMED;
}

static void fail(const struct vmsg_segment *segments, uint32_t count, const char *what)
{
	(void)fprintf(stderr, "FAILED: push of a chain: %s:", what);
	for (uint32_t i = 0; i < count; i++) {
		(void)fprintf(stderr,
			      " %s%s",
			      segments[i].size == 0 ? "empty " : "",
			      segments[i].writable ? "writable" : "readable");
	}
	(void)fprintf(stderr, "\n");
	exit(1);
}

/* What was pushed arrives, and what was refused leaves no trace. */
static void try_push(struct rings *rings, const struct vmsg_segment *segments, uint32_t count)
{
	struct world *world = &rings->world;
	uint64_t before = world_hash(world, world->part_count);
	struct vmsg_chain chain;
	vmsg_status status;

	status = vmsg_driver_queue_push(world->driver, segments, count, NULL);
	if (status != expected(segments, count, world->config.size)) {
		fail(segments, count, "another answer");
	}
	if (status != VMSG_OK) {
		if (world_hash(world, world->part_count) != before) {
			fail(segments, count, "refused, and something changed");
		}
		return;
	}
	vmsg_driver_queue_publish(world->driver);
	vmsg_chain_init(&chain, world->segments, world->config.size);
	if (vmsg_device_queue_pop(world->device, &chain) != VMSG_OK || chain.count != count) {
		fail(segments, count, "does not arrive");
	}
	for (uint32_t i = 0; i < count; i++) {
		if (chain.segments[i].addr != segments[i].addr ||
		    chain.segments[i].size != segments[i].size ||
		    chain.segments[i].writable != segments[i].writable) {
			fail(segments, count, "arrives otherwise");
		}
	}
	rings_reset(rings);
}

static uint64_t run_rings(uint32_t size, uint64_t features)
{
	struct vmsg_segment segments[LENGTH_MAX];
	struct rings rings;
	uint64_t total = 0;
	uint32_t codes = 1;

	memset(segments, 0, sizeof(segments));
	rings_init(&rings, size, features, true);
	for (uint32_t count = 0; count <= size + 1; count++, codes *= KINDS) {
		for (uint32_t code = 0; code < codes; code++) {
			uint32_t rest = code;

			for (uint32_t i = 0; i < count; i++, rest /= KINDS) {
				struct oracle_segment piece = rings_piece(&rings, i);

				segments[i].addr = piece.addr;
				segments[i].size = (rest & 2) != 0 ? 0 : piece.size;
				segments[i].writable = (rest & 1) != 0;
			}
			try_push(&rings, segments, count);
			total++;
		}
	}
	rings_fini(&rings);
	return total;
}

uint64_t pushes_run(void)
{
	static const uint64_t choices[] = {
		0,
		FEATURE(INDIRECT_DESC),
		FEATURE(IN_ORDER),
		FEATURE(INDIRECT_DESC) | FEATURE(IN_ORDER),
	};
	uint64_t total = 0;

	for (uint32_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
		for (uint32_t size = 1; size <= WORLD_SIZE_MAX; size++) {
			if (size != 3) {
				total += run_rings(size, choices[i]);
			}
			total += run_rings(size, choices[i] | FEATURE(RING_PACKED));
		}
	}
	return total;
}
