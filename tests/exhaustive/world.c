/*
 * world: places a queue pair in memory with fences, and copies its state.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _GNU_SOURCE
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <vmsg/bytes.h>
#include <vmsg/shm.h>

#define FENCE_SIZE 32u
#define FENCE_BYTE 0xa5
#define AREA_ALIGN 16u
#define WARM_ADDR(world) ((world)->areas[AREA_DATA].addr)

static void demand(bool is_so, const char *what)
{
	if (!is_so) {
		(void)fprintf(stderr, "world: %s\n", what);
		abort();
	}
}

static void *zeroed(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	demand(memory != NULL, "out of memory");
	return memory;
}

/* The bytes right behind an area that its alignment leaves unused. */
static uint32_t slack(const struct world_area *area)
{
	return (AREA_ALIGN - area->size % AREA_ALIGN) % AREA_ALIGN;
}

/* Every area at the end of a page of its own, with a page without access behind it. */
static void place_areas(struct world *world, const struct vmsg_ring_layout *layout)
{
	const uint32_t sizes[AREA_COUNT] = {
		layout->desc.size,
		layout->driver.size,
		layout->device.size,
		world->config.size * world->config.size * VMSG_SPLIT_DESC_SIZE,
		WORLD_DATA_SIZE,
	};
	size_t page = world->page_size;

	world->pages = mmap(NULL,
			    page * (2 * AREA_COUNT + 1),
			    PROT_NONE,
			    MAP_PRIVATE | MAP_ANONYMOUS,
			    -1,
			    0);
	demand(world->pages != MAP_FAILED, "no pages");
	for (uint32_t i = 0; i < AREA_COUNT; i++) {
		struct world_area *area = &world->areas[i];
		uint8_t *start = world->pages + page * (2 * i + 1);

		area->size = sizes[i];
		demand(mprotect(start, page, PROT_READ | PROT_WRITE) == 0, "no access");
		memset(start, FENCE_BYTE, page);
		area->bytes = start + page - area->size - slack(area);
		area->addr = ((vmsg_addr)(i + 1) << 20) + (page - area->size - slack(area));
		memset(area->bytes, 0, area->size);
		world->mem_areas[i] = (struct vmsg_mem_area){0};
	}
}

static void add_part(struct world *world, void *bytes, size_t size)
{
	struct world_part *part = &world->parts[world->part_count];

	part->bytes = bytes;
	part->size = (uint32_t)size;
	world->part_count++;
	world->image_size += (uint32_t)size;
	demand(world->image_size <= WORLD_IMAGE_SIZE, "the image is too small");
}

static void make_parts(struct world *world, void *extra, uint32_t extra_size)
{
	uint32_t size = world->config.size;

	add_part(world, extra, extra_size);
	add_part(world, &world->mem, sizeof(world->mem));
	add_part(world, world->driver, sizeof(*world->driver));
	add_part(world, world->device, sizeof(*world->device));
	add_part(world, world->driver_slots, size * sizeof(world->driver_slots[0]));
	add_part(world, world->device_slots, size * sizeof(world->device_slots[0]));
	if ((world->config.features & FEATURE(INDIRECT_DESC)) != 0) {
		add_part(world, world->shadow, (size_t)size * size * sizeof(world->shadow[0]));
	}
	world->private_count = world->part_count;
	for (uint32_t i = 0; i < AREA_TABLES; i++) {
		add_part(world, world->areas[i].bytes, world->areas[i].size);
	}
	if ((world->config.features & FEATURE(INDIRECT_DESC)) != 0) {
		add_part(world, world->areas[AREA_TABLES].bytes, world->areas[AREA_TABLES].size);
	}
}

bool world_restart(struct world *world)
{
	const struct world_area *areas = world->areas;
	struct vmsg_queue_config ring = {
		.size = world->config.size,
		.desc_addr = areas[AREA_DESC].addr,
		.driver_addr = areas[AREA_DRIVER].addr,
		.device_addr = areas[AREA_DEVICE].addr,
	};
	struct vmsg_driver_queue_config driver = {
		.ring = ring,
		.mem = &world->mem,
		.features = world->config.features,
		.slots = world->driver_slots,
		.slot_count = ring.size,
		.length_policy = world->config.length_policy,
	};
	struct vmsg_device_queue_config device = {
		.ring = ring,
		.mem = &world->mem,
		.features = world->config.features,
		.slots = world->device_slots,
		.slot_count = ring.size,
	};

	/* A table has at least two entries, so the smallest queue does without. */
	if (ring.size > 1 && (world->config.features & FEATURE(INDIRECT_DESC)) != 0) {
		driver.tables.addr = areas[AREA_TABLES].addr;
		driver.tables.table_size = ring.size;
		driver.tables.table_count = ring.size;
		driver.tables.shadow = world->shadow;
	}
	return vmsg_driver_queue_init(world->driver, &driver) == VMSG_OK &&
	       vmsg_device_queue_init(world->device, &device) == VMSG_OK;
}

/* Send chains around, so that indices and laps are not at their beginning. */
static void warm(struct world *world)
{
	struct vmsg_segment segment = {.addr = WARM_ADDR(world), .size = 1, .writable = true};
	struct vmsg_chain chain;
	uint32_t wakes = 0;
	uint32_t written;
	void *cookie;

	vmsg_chain_init(&chain, world->segments, world->config.size);
	for (uint32_t i = 0; i < world->config.warm_count; i++) {
		demand(vmsg_driver_queue_push(world->driver, &segment, 1, NULL) == VMSG_OK, "push");
		vmsg_driver_queue_publish(world->driver);
		wakes += vmsg_driver_queue_should_notify(world->driver);
		demand(vmsg_device_queue_pop(world->device, &chain) == VMSG_OK, "take");
		demand(vmsg_device_queue_push(world->device, chain.id, 1) == VMSG_OK, "return");
		vmsg_device_queue_publish(world->device);
		wakes += vmsg_device_queue_should_notify(world->device);
		demand(vmsg_driver_queue_pop(world->driver, &cookie, &written) == VMSG_OK, "pop");
	}
	demand(!vmsg_driver_queue_enable_notify(world->driver), "nothing is left");
	demand(!vmsg_device_queue_enable_notify(world->device), "nothing is left");
	demand(world->config.warm_count == 0 || wakes != 0, "nobody was woken");
	memset(&world->driver->stats, 0, sizeof(world->driver->stats));
	memset(&world->device->stats, 0, sizeof(world->device->stats));
}

void world_init(struct world *world, const struct world_config *config, void *extra, uint32_t size)
{
	struct vmsg_ring_layout layout;
	uint32_t count = config->size;

	memset(world, 0, sizeof(*world));
	world->config = *config;
	world->page_size = (size_t)sysconf(_SC_PAGESIZE);
	demand(vmsg_ring_layout_init(count, config->features, &layout) == VMSG_OK, "layout");
	place_areas(world, &layout);
	world->driver = zeroed(1, sizeof(*world->driver));
	world->device = zeroed(1, sizeof(*world->device));
	world->driver_slots = zeroed(count, sizeof(world->driver_slots[0]));
	world->device_slots = zeroed(count, sizeof(world->device_slots[0]));
	world->shadow = zeroed((size_t)count * count, sizeof(world->shadow[0]));
	world->segments = zeroed(count, sizeof(world->segments[0]));
	memset(extra, 0, size);
	make_parts(world, extra, size);
	vmsg_mem_init(&world->mem, world->mem_areas, AREA_COUNT);
	for (uint32_t i = 0; i < AREA_COUNT; i++) {
		const struct world_area *from = &world->areas[i];
		struct vmsg_mem_area area = {
			.start = from->addr,
			.size = from->size,
			.base = vmsg_shm_from_pointer(from->bytes),
		};

		demand(vmsg_mem_add(&world->mem, area) == VMSG_OK, "area");
	}
	demand(world_restart(world), "the queues do not start");
	warm(world);
}

void world_fini(struct world *world)
{
	vmsg_driver_queue_fini(world->driver);
	vmsg_device_queue_fini(world->device);
	free(world->segments);
	free(world->shadow);
	free(world->device_slots);
	free(world->driver_slots);
	free(world->device);
	free(world->driver);
	(void)munmap(world->pages, world->page_size * (2 * AREA_COUNT + 1));
}

void world_save(const struct world *world, uint8_t *image)
{
	for (uint32_t i = 0; i < world->part_count; i++) {
		memcpy(image, world->parts[i].bytes, world->parts[i].size);
		image += world->parts[i].size;
	}
}

void world_restore(const struct world *world, const uint8_t *image)
{
	for (uint32_t i = 0; i < world->part_count; i++) {
		memcpy(world->parts[i].bytes, image, world->parts[i].size);
		image += world->parts[i].size;
	}
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0xff51afd7ed558ccd);
	return hash ^ (hash >> 29);
}

/* Every part is mixed in words of 64 bits; a rest counts as one word. */
uint64_t world_hash(const struct world *world, uint32_t part_count)
{
	uint64_t hash = UINT64_C(0x9e3779b97f4a7c15);

	for (uint32_t i = 0; i < part_count; i++) {
		const uint8_t *bytes = world->parts[i].bytes;
		uint32_t left = world->parts[i].size;
		uint64_t word = 0;

		for (; left >= sizeof(word); left -= (uint32_t)sizeof(word)) {
			memcpy(&word, bytes, sizeof(word));
			hash = mix(hash, word);
			bytes += sizeof(word);
		}
		word = left;
		memcpy(&word, bytes, left);
		hash = mix(hash, word);
	}
	return hash ^ (hash >> 32);
}

static bool is_fence(const uint8_t *bytes, uint32_t size)
{
	for (uint32_t i = 0; i < size; i++) {
		if (bytes[i] != FENCE_BYTE) {
			return false;
		}
	}
	return true;
}

bool world_is_fenced(const struct world *world)
{
	for (uint32_t i = 0; i < AREA_COUNT; i++) {
		const struct world_area *area = &world->areas[i];

		if (!is_fence(area->bytes - FENCE_SIZE, FENCE_SIZE) ||
		    !is_fence(area->bytes + area->size, slack(area))) {
			return false;
		}
	}
	return true;
}

void world_lock(const struct world *world)
{
	demand(mprotect(world->pages, world->page_size * (2 * AREA_COUNT + 1), PROT_NONE) == 0,
	       "lock");
}

void world_unlock(const struct world *world)
{
	for (uint32_t i = 0; i < AREA_COUNT; i++) {
		demand(mprotect(world->pages + world->page_size * (2 * i + 1),
				world->page_size,
				PROT_READ | PROT_WRITE) == 0,
		       "unlock");
	}
}

bool world_has(const struct world *world, vmsg_addr addr, uint32_t size, const void *memory)
{
	for (uint32_t i = 0; i < AREA_COUNT; i++) {
		const struct world_area *area = &world->areas[i];
		uint64_t offset = addr - area->addr;

		if (offset < area->size && size <= area->size - offset) {
			return memory == area->bytes + offset;
		}
	}
	return false;
}
