/*
 * blk_driver: life cycle of the block driver: features, queue, capacity.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/blk_driver.h>
#include <vmsg/driver_bus.h>
#include <vmsg/ring_layout.h>

#include "model/blk_driver_internal.h"

static const uint32_t wanted[2] = {
	(UINT32_C(1) << VMSG_BLK_F_FLUSH) | (UINT32_C(1) << VMSG_BLK_F_RO) |
		(UINT32_C(1) << VMSG_BLK_F_BLK_SIZE),
	(UINT32_C(1) << (VMSG_F_VERSION_1 - 32)) | (UINT32_C(1) << (VMSG_F_RING_RESET - 32)),
};

/* Bytes of the indirect tables, one for every descriptor of the queue. */
static uint32_t tables_size(uint32_t queue_size)
{
	return queue_size * VMSG_BLK_DRIVER_SEGMENTS * (uint32_t)VMSG_SPLIT_DESC_SIZE;
}

/* The rings take the most memory in the split format; its size serves all of them. */
uint32_t vmsg_blk_driver_memory_size(uint32_t queue_size, uint32_t request_count)
{
	struct vmsg_ring_layout layout;

	if (vmsg_ring_layout_init(queue_size, 0, &layout) != VMSG_OK ||
	    request_count > queue_size) {
		return 0;
	}
	return layout.size + tables_size(queue_size) + request_count * VMSG_BLK_DRIVER_REQUEST_ROOM;
}

static vmsg_status
select_features(void *context, const uint32_t *offered, uint32_t *accepted, size_t blocks)
{
	const struct vmsg_blk_driver *blk = context;
	uint64_t ring = blk->config.ring_features & VMSG_RING_FEATURES;

	if (blk->config.tables == NULL) {
		ring &= ~(UINT64_C(1) << VMSG_F_INDIRECT_DESC);
	}
	if (blocks < 2 || (offered[1] & (UINT32_C(1) << (VMSG_F_VERSION_1 - 32))) == 0) {
		return VMSG_ERR_UNSUPPORTED;
	}
	accepted[0] = offered[0] & (wanted[0] | (uint32_t)ring);
	accepted[1] = offered[1] & (wanted[1] | (uint32_t)(ring >> 32));
	return VMSG_OK;
}

/* The largest queue the device, the format and the memory allow. */
static uint32_t choose_size(const struct vmsg_blk_driver *blk, uint64_t features, uint32_t max_size)
{
	uint32_t size = blk->config.queue_size;

	if (size > max_size && vmsg_ring_layout_check_size(max_size, features) == VMSG_OK) {
		return max_size;
	}
	while (size > max_size) {
		size /= 2;
	}
	return size;
}

static vmsg_status setup_queue(void *context,
			       uint32_t vq_index,
			       uint32_t max_size,
			       struct vmsg_queue_config *ret_config)
{
	struct vmsg_blk_driver *blk = context;
	struct vmsg_driver_queue_config queue = {
		.mem = blk->config.mem,
		.features = blk->accepted[0] | ((uint64_t)blk->accepted[1] << 32),
		.slots = blk->config.slots,
		.slot_count = blk->config.queue_size,
		.tables = {.addr = blk->tables_addr,
			   .table_size = VMSG_BLK_DRIVER_SEGMENTS,
			   .shadow = blk->config.tables},
	};
	const uint32_t size = choose_size(blk, queue.features, max_size);
	struct vmsg_ring_layout layout;
	vmsg_status status = VMSG_ERR_UNSUPPORTED;

	(void)vq_index;
	vmsg_blk_driver_requests_cancel(blk);
	if (size >= VMSG_BLK_DRIVER_SEGMENTS) {
		status = vmsg_ring_layout_init(size, queue.features, &layout);
	}
	if (status == VMSG_OK) {
		status = vmsg_ring_layout_place(&layout, blk->config.memory, &queue.ring);
	}
	if (status == VMSG_OK) {
		queue.tables.table_count = size;
		status = vmsg_driver_queue_init(&blk->queue, &queue);
	}
	if (status != VMSG_OK) {
		return status;
	}
	blk->has_queue = true;
	vmsg_blk_driver_requests_init(blk);
	*ret_config = queue.ring;
	return VMSG_OK;
}

/* A read of the capacity ended: the first one of a start, or one after it may have changed. */
static void capacity_read(struct vmsg_blk_driver *blk, vmsg_status status)
{
	const bool is_first = !blk->has_capacity;

	blk->is_asking = false;
	if (status == VMSG_OK) {
		blk->capacity = vmsg_load_le64(blk->capacity_bytes);
		blk->has_capacity = true;
	}
	if (is_first) {
		if (status != VMSG_OK) {
			vmsg_blk_driver_requests_cancel(blk);
		}
		blk->config.ops->ready(blk->config.context, status);
	} else if (status == VMSG_ERR_TIMEOUT) {
		blk->is_stale = true;
	} else if (status == VMSG_OK && blk->config.ops->resized != NULL) {
		blk->config.ops->resized(blk->config.context, blk->capacity);
	}
}

/* Ask for the capacity, unless it is known or this is not the time. */
static void ask_capacity(struct vmsg_blk_driver *blk, uint64_t now_us)
{
	const struct vmsg_span into = {blk->capacity_bytes, sizeof(blk->capacity_bytes)};
	vmsg_status status;

	if (!blk->is_stale || vmsg_driver_operation(&blk->driver) != VMSG_DRIVER_NONE ||
	    vmsg_driver_state(&blk->driver) != VMSG_DRIVER_RUNNING) {
		return;
	}
	blk->is_stale = false;
	blk->is_asking = true;
	status = vmsg_driver_read_config(&blk->driver, VMSG_BLK_CONFIG_CAPACITY, into, now_us);
	if (status != VMSG_OK) {
		capacity_read(blk, status);
	}
}

static void started(struct vmsg_blk_driver *blk, vmsg_status status)
{
	if (status == VMSG_OK && blk->vq.queue.size == 0) {
		status = VMSG_ERR_UNSUPPORTED; /* no queue, no requests */
	}
	/* The time is not known here: the next poll asks for the capacity. */
	blk->is_stale = true;
	if (status != VMSG_OK) {
		vmsg_blk_driver_requests_cancel(blk);
		blk->config.ops->ready(blk->config.context, status);
	}
}

static void done(void *context, enum vmsg_driver_operation operation, vmsg_status status)
{
	struct vmsg_blk_driver *blk = context;

	if (operation == VMSG_DRIVER_START) {
		started(blk, status);
	} else if (operation == VMSG_DRIVER_RESET ||
		   (operation == VMSG_DRIVER_RESET_QUEUE && blk->vq.queue.size == 0)) {
		vmsg_blk_driver_requests_cancel(blk);
	} else if (operation == VMSG_DRIVER_READ_CONFIG && blk->is_asking) {
		capacity_read(blk, status);
	}
}

static void config_changed(void *context, uint32_t generation, uint32_t offset, uint32_t length)
{
	struct vmsg_blk_driver *blk = context;

	(void)generation;
	(void)offset;
	(void)length;
	blk->is_stale = true;
}

static void gone(void *context)
{
	vmsg_blk_driver_requests_cancel(context);
}

static const struct vmsg_driver_ops ops = {
	.select_features = select_features,
	.setup_queue = setup_queue,
	.done = done,
	.config_changed = config_changed,
	.removed = gone,
};

vmsg_status vmsg_blk_driver_init(struct vmsg_blk_driver *blk,
				 const struct vmsg_blk_driver_config *config)
{
	const struct vmsg_driver_config driver = {
		.bus = config->bus,
		.ops = &ops,
		.context = blk,
		.offered = blk->offered,
		.accepted = blk->accepted,
		.vqs = &blk->vq,
		.feature_blocks = 2,
		.vq_count = 1,
		.device_id = VMSG_DEVICE_TYPE_BLK,
		.epoch = config->epoch,
		.dev_num = config->dev_num,
	};
	struct vmsg_ring_layout layout;
	struct vmsg_shm *shm;
	uint32_t rooms;

	if (vmsg_ring_layout_init(config->queue_size, 0, &layout) != VMSG_OK ||
	    config->queue_size < VMSG_BLK_DRIVER_SEGMENTS || config->request_count == 0 ||
	    config->request_count > config->queue_size) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	if (config->memory % layout.align != 0 ||
	    vmsg_mem_find(config->mem,
			  config->memory,
			  vmsg_blk_driver_memory_size(config->queue_size, config->request_count),
			  &shm) != VMSG_OK) {
		return VMSG_ERR_BAD_ADDRESS;
	}
	rooms = layout.size + tables_size(config->queue_size);
	*blk = (struct vmsg_blk_driver){.config = *config,
					.tables_addr = config->memory + layout.size,
					.rooms_addr = config->memory + rooms,
					.rooms = vmsg_shm_at(shm, rooms)};
	return vmsg_driver_init(&blk->driver, &driver);
}

void vmsg_blk_driver_fini(struct vmsg_blk_driver *blk, uint64_t now_us)
{
	vmsg_driver_fini(&blk->driver, now_us);
	vmsg_driver_queue_fini(&blk->queue);
	blk->has_queue = false;
}

vmsg_status vmsg_blk_driver_start(struct vmsg_blk_driver *blk, uint64_t now_us)
{
	const vmsg_status status = vmsg_driver_start(&blk->driver, now_us);

	if (status == VMSG_OK) {
		blk->capacity = 0;
		blk->has_capacity = false;
	}
	return status;
}

vmsg_status vmsg_blk_driver_poll(struct vmsg_blk_driver *blk, uint64_t now_us)
{
	vmsg_status status;

	if (!blk->has_queue) {
		return VMSG_OK;
	}
	vmsg_driver_queue_publish(&blk->queue);
	if (vmsg_driver_queue_should_notify(&blk->queue)) {
		/* Refused when the device is not in use any more; what is done is taken anyway. */
		status = vmsg_driver_notify(&blk->driver,
					    0,
					    vmsg_driver_queue_next_offset(&blk->queue));
	}
	status = vmsg_blk_driver_requests_collect(blk);
	ask_capacity(blk, now_us);
	if (status != VMSG_OK && status != VMSG_ERR_EMPTY) {
		return status;
	}
	return vmsg_driver_state(&blk->driver) == VMSG_DRIVER_NEEDS_RESET ? VMSG_ERR_BAD_STATE
									  : VMSG_OK;
}
