/*
 * blk_rig: a block driver and a block device over a loopback, with storage in memory.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef TESTS_BLK_RIG_H
#define TESTS_BLK_RIG_H

#include <stdbool.h>
#include <stdint.h>

#include <vmsg/blk_device.h>
#include <vmsg/blk_driver.h>
#include <vmsg/trace.h>

#include "two_sides.h"

enum {
	RIG_SECTORS = 64,
	RIG_QUEUE_SIZE = 16,
	RIG_REQUESTS = 4,
	RIG_HEADER = 0x6000, /* offsets of a request by hand, and of */
	RIG_STATUS = 0x7000,
	RIG_CANARY = 0xee, /* what is there before anybody writes */
	RIG_DATA = 0x8000, /* offset of the data in shared memory */
	RIG_MEMORY = 0x10000,
};

#define RIG_START UINT64_C(0x40000)

/** What may differ from one rig to the next; all zero for the usual one. */
struct blk_rig_options {
	uint64_t offered;       /* ring features of the device */
	uint64_t wanted;        /* ring features of the driver */
	uint32_t max_size;      /* of the device's queue; 0: RIG_QUEUE_SIZE */
	uint32_t request_count; /* of the driver; 0: RIG_REQUESTS */
	bool has_no_tables;     /* the driver has no room for indirect tables */
	bool is_read_only;
};

/** Everything of both sides, and what was seen. */
struct blk_rig {
	_Alignas(64) uint8_t memory[RIG_MEMORY];
	struct vmsg_mem_area area;
	struct vmsg_mem mem;
	uint8_t storage[RIG_SECTORS * VMSG_BLK_SECTOR_SIZE];
	vmsg_status storage_status; /* what every storage call answers */
	unsigned storage_flushes;

	struct two_sides sides;
	struct vmsg_blk_driver driver;
	struct vmsg_blk_driver_request requests[RIG_QUEUE_SIZE];
	struct vmsg_driver_queue_slot driver_slots[RIG_QUEUE_SIZE];
	struct vmsg_driver_queue_shadow tables[VMSG_BLK_DRIVER_SEGMENTS * RIG_QUEUE_SIZE];
	struct vmsg_trace trace; /* of the driver's bus */

	struct vmsg_blk_device device;
	struct vmsg_device_queue_slot device_slots[RIG_QUEUE_SIZE];
	struct vmsg_segment segments[RIG_QUEUE_SIZE];
	uint8_t scratch[2 * VMSG_BLK_SECTOR_SIZE];

	vmsg_status ready;
	vmsg_status done;
	vmsg_status polled; /* by the block driver, last */
	unsigned ready_calls;
	unsigned done_calls;
	uint64_t resized_to;
	unsigned avail_events; /* sent by the driver */
	unsigned used_events;  /* seen by the driver */
	uint32_t next_offset;  /* of the last event the driver sent */
};

/** Build both sides; nothing runs yet. */
void blk_rig_init(struct blk_rig *rig, bool is_read_only);
void blk_rig_init_with(struct blk_rig *rig, const struct blk_rig_options *options);

/** Bring the device up; fails the test when it does not come. */
void blk_rig_start(struct blk_rig *rig);

/** Let both sides look @p turns times. */
void blk_rig_turn(struct blk_rig *rig, unsigned turns);

/** Submit a read of the first sector to RIG_DATA, and let nobody look yet. */
void blk_rig_submit_read(struct blk_rig *rig);

/** Submit one request with its data at RIG_DATA, and let it finish. */
vmsg_status blk_rig_request(struct blk_rig *rig, uint32_t type, uint64_t sector, uint32_t size);

/**
 * Push a chain no block driver of ours would build: header, data and status at will.
 *
 * The device serves it; returns the used length.
 */
uint32_t blk_rig_raw(struct blk_rig *rig,
		     uint32_t type,
		     uint64_t sector,
		     uint32_t header_size,
		     uint32_t data_size,
		     bool is_data_writable,
		     uint32_t status_size);

#endif /* TESTS_BLK_RIG_H */
