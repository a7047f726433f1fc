/*
 * world: both sides of one small virtqueue and the memory between them, to save and restore.
 *
 * Everything that can change lies in a few parts at fixed places, so a state is a copy
 * of the parts and going back is copying them back: pointers inside stay right.  Each
 * shared area ends where a page nobody may touch begins.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_WORLD_H
#define VMSG_EXHAUSTIVE_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/chain.h>
#include <vmsg/device_queue.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/ring_layout.h>
#include <vmsg/wire/virtio.h>

#define WORLD_SIZE_MAX 4u /* descriptors of a queue */
#define WORLD_DATA_SIZE 2048u
#define WORLD_IMAGE_SIZE 4096u /* at least the sum of all parts */

#define FEATURE(name) (UINT64_C(1) << VMSG_F_##name)

/* The shared areas; each is an area of the memory table of its own. */
enum {
	AREA_DESC,
	AREA_DRIVER,
	AREA_DEVICE,
	AREA_TABLES,
	AREA_DATA,
	AREA_COUNT
};

struct world_area {
	uint8_t *bytes;
	uint32_t size;
	vmsg_addr addr;
};

/* What a queue pair is made of. */
struct world_config {
	uint32_t size; /* descriptors */
	uint64_t features;
	uint32_t warm_count; /* chains to send around before the beginning */
	enum vmsg_length_policy length_policy;
};

struct world_part {
	void *bytes;
	uint32_t size;
};

struct world {
	struct world_config config;
	struct world_area areas[AREA_COUNT];
	uint8_t *pages; /* all areas with their fences */
	size_t page_size;
	struct vmsg_mem_area mem_areas[AREA_COUNT];
	struct vmsg_mem mem;
	struct vmsg_driver_queue *driver;
	struct vmsg_device_queue *device;
	struct vmsg_driver_queue_slot *driver_slots;
	struct vmsg_device_queue_slot *device_slots;
	struct vmsg_driver_queue_shadow *shadow;
	struct vmsg_segment *segments; /* scratch of device pops, one for each descriptor */
	struct world_part parts[12];   /* what a state consists of; the shared parts come last */
	uint32_t part_count;
	uint32_t private_count; /* of these, at the front, are not shared */
	uint32_t image_size;
};

/* Make the queues over clean rings; `extra` is one more part, zeroed. */
void world_init(struct world *world, const struct world_config *config, void *extra, uint32_t size);
void world_fini(struct world *world);

/* Start both queues again over whatever the rings contain; false when one refuses. */
bool world_restart(struct world *world);

void world_save(const struct world *world, uint8_t *image);
void world_restore(const struct world *world, const uint8_t *image);
uint64_t world_hash(const struct world *world, uint32_t part_count);

/* Whether the bytes around the shared areas are as they were. */
bool world_is_fenced(const struct world *world);

/* Make any access to shared memory a fault, or allow it again. */
void world_lock(const struct world *world);
void world_unlock(const struct world *world);

/* Whether `size` bytes at `addr` are one area, and `memory` is where they are. */
bool world_has(const struct world *world, vmsg_addr addr, uint32_t size, const void *memory);

static inline bool world_is_packed(const struct world *world)
{
	return (world->config.features & FEATURE(RING_PACKED)) != 0;
}

#endif /* VMSG_EXHAUSTIVE_WORLD_H */
