/*
 * blk_rig: a block driver and a block device over a loopback, with storage in memory.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "blk_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/event_avail.h>
#include <vmsg/wire/ids.h>

static vmsg_status read_storage(void *context, uint64_t offset, struct vmsg_span room)
{
	struct blk_rig *rig = context;

	assert_true(offset + room.size <= sizeof(rig->storage));
	memcpy(room.data, rig->storage + offset, room.size);
	return rig->storage_status;
}

static vmsg_status write_storage(void *context, uint64_t offset, struct vmsg_bytes bytes)
{
	struct blk_rig *rig = context;

	assert_true(offset + bytes.size <= sizeof(rig->storage));
	memcpy(rig->storage + offset, bytes.data, bytes.size);
	return rig->storage_status;
}

static vmsg_status flush_storage(void *context)
{
	struct blk_rig *rig = context;

	rig->storage_flushes++;
	return rig->storage_status;
}

static vmsg_status zero_storage(void *context, uint64_t offset, uint64_t size, bool unmap)
{
	struct blk_rig *rig = context;

	(void)unmap;
	assert_true(offset + size <= sizeof(rig->storage));
	memset(rig->storage + offset, 0, (size_t)size);
	return rig->storage_status;
}

static const struct vmsg_blk_storage_ops storage = {
	.read = read_storage,
	.write = write_storage,
	.flush = flush_storage,
	.zero = zero_storage,
};

static void ready(void *context, vmsg_status status)
{
	struct blk_rig *rig = context;

	rig->ready = status;
	rig->ready_calls++;
}

static void done(void *context, void *cookie, vmsg_status status)
{
	struct blk_rig *rig = context;

	assert_ptr_equal(cookie, rig);
	rig->done = status;
	rig->done_calls++;
}

static void resized(void *context, uint64_t capacity)
{
	struct blk_rig *rig = context;

	rig->resized_to = capacity;
}

static const struct vmsg_blk_driver_ops ops = {.ready = ready, .done = done, .resized = resized};

static void count_events(void *context,
			 enum vmsg_trace_direction direction,
			 struct vmsg_bytes frame,
			 vmsg_status verdict)
{
	struct vmsg_event_avail_event_view view = {{NULL, 0}};
	struct blk_rig *rig = context;
	struct vmsg_bytes payload = {NULL, 0};
	struct vmsg_header header = {0};

	(void)verdict;
	assert_int_equal(vmsg_header_parse(frame, &header, &payload, NULL), VMSG_OK);
	if (direction == VMSG_TRACE_RECEIVED && header.msg_id == VMSG_ID_EVENT_USED) {
		rig->used_events++;
	}
	if (direction == VMSG_TRACE_SENT && header.msg_id == VMSG_ID_EVENT_AVAIL) {
		rig->avail_events++;
		assert_int_equal(vmsg_event_avail_event_parse(payload, &view, NULL), VMSG_OK);
		rig->next_offset = vmsg_event_avail_event_next_offset(view);
	}
}

void blk_rig_init(struct blk_rig *rig, bool is_read_only)
{
	const struct blk_rig_options options = {.is_read_only = is_read_only};

	blk_rig_init_with(rig, &options);
}

void blk_rig_init_with(struct blk_rig *rig, const struct blk_rig_options *options)
{
	const struct vmsg_blk_device_config device = {
		.mem = &rig->mem,
		.slots = rig->device_slots,
		.segments = rig->segments,
		.queue_size = options->max_size != 0 ? options->max_size : RIG_QUEUE_SIZE,
		.ring_features = options->offered,
		.scratch = {rig->scratch, sizeof(rig->scratch)},
		.capacity = RIG_SECTORS,
		.is_read_only = options->is_read_only,
		.id = "rig",
		.storage = &storage,
		.context = rig,
	};
	const struct vmsg_blk_driver_config driver = {
		.bus = &rig->sides.driver_bus,
		.mem = &rig->mem,
		.memory = RIG_START,
		.queue_size = RIG_QUEUE_SIZE,
		.slots = rig->driver_slots,
		.requests = rig->requests,
		.request_count =
			options->request_count != 0 ? options->request_count : RIG_REQUESTS,
		.tables = options->has_no_tables ? NULL : rig->tables,
		.ring_features = options->wanted,
		.ops = &ops,
		.context = rig,
	};
	const struct vmsg_mem_area area = {
		.start = RIG_START,
		.size = RIG_MEMORY,
		.base = vmsg_shm_from_pointer(rig->memory),
	};

	memset(rig, 0, sizeof(*rig));
	for (size_t i = 0; i < sizeof(rig->storage); i++) {
		rig->storage[i] = (uint8_t)(i / VMSG_BLK_SECTOR_SIZE * 7 + i);
	}
	vmsg_mem_init(&rig->mem, &rig->area, 1);
	assert_int_equal(vmsg_mem_add(&rig->mem, area), VMSG_OK);
	two_sides_init(&rig->sides);
	rig->trace = (struct vmsg_trace){count_events, rig};
	rig->sides.driver_bus.config.trace = &rig->trace;
	assert_int_equal(vmsg_blk_device_init(&rig->device, &device), VMSG_OK);
	assert_int_equal(vmsg_device_bus_add(&rig->sides.device_bus, &rig->device.device), VMSG_OK);
	assert_int_equal(vmsg_blk_driver_init(&rig->driver, &driver), VMSG_OK);
}

void blk_rig_turn(struct blk_rig *rig, unsigned turns)
{
	while (turns-- > 0) {
		rig->sides.now_us++;
		rig->polled = vmsg_blk_driver_poll(&rig->driver, rig->sides.now_us);
		two_sides_poll_device(&rig->sides);
		(void)vmsg_blk_device_poll(&rig->device, RIG_QUEUE_SIZE);
		two_sides_poll_device(&rig->sides);
		two_sides_poll_driver(&rig->sides);
	}
}

void blk_rig_start(struct blk_rig *rig)
{
	assert_int_equal(vmsg_blk_driver_start(&rig->driver, rig->sides.now_us), VMSG_OK);
	blk_rig_turn(rig, 40);
	assert_int_equal(rig->ready_calls, 1);
	assert_int_equal(rig->ready, VMSG_OK);
}

void blk_rig_submit_read(struct blk_rig *rig)
{
	assert_int_equal(vmsg_blk_driver_submit(&rig->driver,
						VMSG_BLK_T_IN,
						0,
						RIG_START + RIG_DATA,
						VMSG_BLK_SECTOR_SIZE,
						rig),
			 VMSG_OK);
}

vmsg_status blk_rig_request(struct blk_rig *rig, uint32_t type, uint64_t sector, uint32_t size)
{
	const unsigned before = rig->done_calls;
	const vmsg_status status =
		vmsg_blk_driver_submit(&rig->driver, type, sector, RIG_START + RIG_DATA, size, rig);

	if (status != VMSG_OK) {
		return status;
	}
	blk_rig_turn(rig, 4);
	assert_int_equal(rig->done_calls, before + 1);
	return rig->done;
}

uint32_t blk_rig_raw(struct blk_rig *rig,
		     uint32_t type,
		     uint64_t sector,
		     uint32_t header_size,
		     uint32_t data_size,
		     bool is_data_writable,
		     uint32_t status_size)
{
	struct vmsg_segment segments[3];
	uint32_t count = 0;
	uint32_t written = 0;
	void *cookie;

	memset(rig->memory + RIG_HEADER, 0, VMSG_BLK_REQUEST_SIZE);
	vmsg_store_le32(rig->memory + RIG_HEADER + VMSG_BLK_REQUEST_TYPE, type);
	vmsg_store_le64(rig->memory + RIG_HEADER + VMSG_BLK_REQUEST_SECTOR, sector);
	memset(rig->memory + RIG_STATUS, RIG_CANARY, 16);
	segments[count++] =
		(struct vmsg_segment){.addr = RIG_START + RIG_HEADER, .size = header_size};
	if (data_size != 0) {
		segments[count++] = (struct vmsg_segment){.addr = RIG_START + RIG_DATA,
							  .size = data_size,
							  .writable = is_data_writable};
	}
	if (status_size != 0) {
		segments[count++] = (struct vmsg_segment){.addr = RIG_START + RIG_STATUS,
							  .size = status_size,
							  .writable = true};
	}
	assert_int_equal(vmsg_driver_queue_push(&rig->driver.queue, segments, count, rig), VMSG_OK);
	vmsg_driver_queue_publish(&rig->driver.queue);
	assert_int_equal(vmsg_driver_notify(&rig->driver.driver, 0, 0), VMSG_OK);
	two_sides_poll_device(&rig->sides);
	assert_int_equal(vmsg_blk_device_poll(&rig->device, 1), 1);
	assert_int_equal(vmsg_driver_queue_pop(&rig->driver.queue, &cookie, &written), VMSG_OK);
	return written;
}
