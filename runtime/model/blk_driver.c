/*
 * blk_driver: use a virtio block device: capacity, read, write, flush.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/blk_driver.h>
#include <vmsg/driver_bus.h>
#include <vmsg/ring_layout.h>

/* Where the parts of a request lie in its room. */
enum {
	STATUS_OFFSET = VMSG_BLK_REQUEST_SIZE,
	STATUS_SIZE = 1,
	NO_STATUS = 0xff
};

#define QUEUE_SIZE_MIN 4u /* the smallest queue that holds a header, data and a status */

static const uint32_t wanted[2] = {
	(UINT32_C(1) << VMSG_BLK_F_FLUSH) | (UINT32_C(1) << VMSG_BLK_F_RO) |
		(UINT32_C(1) << VMSG_BLK_F_BLK_SIZE),
	(UINT32_C(1) << (VMSG_F_VERSION_1 - 32)) | (UINT32_C(1) << (VMSG_F_RING_RESET - 32)),
};

uint32_t vmsg_blk_driver_memory_size(uint32_t queue_size, uint32_t request_count)
{
	struct vmsg_ring_layout layout;

	if (vmsg_ring_layout_init(queue_size, 0, &layout) != VMSG_OK ||
	    request_count > queue_size) {
		return 0;
	}
	return layout.size + request_count * VMSG_BLK_DRIVER_REQUEST_ROOM;
}

static struct vmsg_shm *room_shm(const struct vmsg_blk_driver *blk, uint32_t index)
{
	return vmsg_shm_at(blk->rooms, (size_t)index * VMSG_BLK_DRIVER_REQUEST_ROOM);
}

static void free_requests(struct vmsg_blk_driver *blk)
{
	for (uint32_t i = 0; i < blk->config.request_count; i++) {
		blk->config.requests[i].next_free = i + 1;
	}
	blk->first_free = 0;
}

static void
finish(struct vmsg_blk_driver *blk, struct vmsg_blk_driver_request *request, vmsg_status status)
{
	void *cookie = request->cookie;

	request->next_free = blk->first_free;
	blk->first_free = (uint32_t)(request - blk->config.requests);
	blk->config.ops->done(blk->config.context, cookie, status);
}

/* The queue is dead: give every request back. */
static void cancel_requests(struct vmsg_blk_driver *blk)
{
	void *cookie;

	if (!blk->has_queue) {
		return;
	}
	blk->has_queue = false;
	while (vmsg_driver_queue_pop_unused(&blk->queue, &cookie) == VMSG_OK) {
		finish(blk, cookie, VMSG_ERR_CANCELLED);
	}
	vmsg_driver_queue_fini(&blk->queue);
}

static vmsg_status
select_features(void *context, const uint32_t *offered, uint32_t *accepted, size_t blocks)
{
	(void)context;
	if (blocks < 2 || (offered[1] & (UINT32_C(1) << (VMSG_F_VERSION_1 - 32))) == 0) {
		return VMSG_ERR_UNSUPPORTED;
	}
	accepted[0] = offered[0] & wanted[0];
	accepted[1] = offered[1] & wanted[1];
	return VMSG_OK;
}

static vmsg_status setup_queue(void *context,
			       uint32_t vq_index,
			       uint32_t max_size,
			       struct vmsg_queue_config *ret_config)
{
	struct vmsg_blk_driver *blk = context;
	struct vmsg_ring_layout layout;
	struct vmsg_driver_queue_config queue = {
		.mem = blk->config.mem,
		.slots = blk->config.slots,
		.slot_count = blk->config.queue_size,
	};
	uint32_t size = blk->config.queue_size;
	vmsg_status status;

	(void)vq_index;
	cancel_requests(blk);
	while (size > max_size) {
		size /= 2;
	}
	status = size < QUEUE_SIZE_MIN ? VMSG_ERR_UNSUPPORTED
				       : vmsg_ring_layout_init(size, 0, &layout);
	if (status == VMSG_OK) {
		status = vmsg_ring_layout_place(&layout, blk->config.memory, &queue.ring);
	}
	if (status == VMSG_OK) {
		status = vmsg_driver_queue_init(&blk->queue, &queue);
	}
	if (status != VMSG_OK) {
		return status;
	}
	blk->has_queue = true;
	free_requests(blk);
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
			cancel_requests(blk);
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
		cancel_requests(blk);
		blk->config.ops->ready(blk->config.context, status);
	}
}

static void done(void *context, enum vmsg_driver_operation operation, vmsg_status status)
{
	struct vmsg_blk_driver *blk = context;

	if (operation == VMSG_DRIVER_START) {
		started(blk, status);
	} else if (operation == VMSG_DRIVER_RESET || operation == VMSG_DRIVER_RESET_QUEUE) {
		cancel_requests(blk);
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
	cancel_requests(context);
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

	if (vmsg_ring_layout_init(config->queue_size, 0, &layout) != VMSG_OK ||
	    config->queue_size < QUEUE_SIZE_MIN || config->request_count == 0 ||
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
	*blk = (struct vmsg_blk_driver){.config = *config,
					.rooms_addr = config->memory + layout.size,
					.rooms = vmsg_shm_at(shm, layout.size)};
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

static vmsg_status
check_request(const struct vmsg_blk_driver *blk, uint32_t type, uint64_t sector, uint32_t size)
{
	const uint64_t sectors = size / VMSG_BLK_SECTOR_SIZE;

	switch (type) {
	case VMSG_BLK_T_IN:
	case VMSG_BLK_T_OUT:
		return size != 0 && size % VMSG_BLK_SECTOR_SIZE == 0 && sectors <= blk->capacity &&
				       sector <= blk->capacity - sectors
			       ? VMSG_OK
			       : VMSG_ERR_OUT_OF_RANGE;
	case VMSG_BLK_T_FLUSH:
		if (!vmsg_driver_has_feature(&blk->driver, VMSG_BLK_F_FLUSH)) {
			return VMSG_ERR_UNSUPPORTED;
		}
		return size == 0 ? VMSG_OK : VMSG_ERR_OUT_OF_RANGE;
	case VMSG_BLK_T_GET_ID:
		return size == VMSG_BLK_ID_SIZE ? VMSG_OK : VMSG_ERR_OUT_OF_RANGE;
	}
	return VMSG_ERR_UNSUPPORTED;
}

vmsg_status vmsg_blk_driver_submit(struct vmsg_blk_driver *blk,
				   uint32_t type,
				   uint64_t sector,
				   vmsg_addr addr,
				   uint32_t size,
				   void *cookie)
{
	const uint32_t index = blk->first_free;
	const vmsg_addr at = blk->rooms_addr + (vmsg_addr)index * VMSG_BLK_DRIVER_REQUEST_ROOM;
	struct vmsg_blk_driver_request *request = blk->config.requests + index;
	uint8_t room[STATUS_OFFSET + STATUS_SIZE] = {0};
	struct vmsg_segment segments[3];
	uint32_t count = 0;
	vmsg_status status;

	if (!blk->has_queue || !blk->has_capacity ||
	    vmsg_driver_state(&blk->driver) != VMSG_DRIVER_RUNNING) {
		return VMSG_ERR_BAD_STATE;
	}
	status = check_request(blk, type, sector, size);
	if (status != VMSG_OK) {
		return status;
	}
	if (index == blk->config.request_count) {
		return VMSG_ERR_FULL;
	}
	segments[count++] =
		(struct vmsg_segment){.addr = at, .size = VMSG_BLK_REQUEST_SIZE, .writable = false};
	if (size != 0) {
		segments[count++] = (struct vmsg_segment){.addr = addr,
							  .size = size,
							  .writable = type != VMSG_BLK_T_OUT};
	}
	segments[count++] = (struct vmsg_segment){.addr = at + STATUS_OFFSET,
						  .size = STATUS_SIZE,
						  .writable = true};

	vmsg_store_le32(room + VMSG_BLK_REQUEST_TYPE, type);
	vmsg_store_le64(room + VMSG_BLK_REQUEST_SECTOR,
			type == VMSG_BLK_T_IN || type == VMSG_BLK_T_OUT ? sector : 0);
	room[STATUS_OFFSET] = NO_STATUS;
	vmsg_shm_write(room_shm(blk, index), room, sizeof(room));

	status = vmsg_driver_queue_push(&blk->queue, segments, count, request);
	if (status == VMSG_OK) {
		blk->first_free = request->next_free;
		request->cookie = cookie;
		request->in_size = type == VMSG_BLK_T_OUT ? 0 : size;
	}
	return status;
}

/* The device's word on a request that came back. */
static vmsg_status outcome(const struct vmsg_blk_driver *blk,
			   const struct vmsg_blk_driver_request *request,
			   uint32_t written)
{
	uint8_t status;

	vmsg_shm_read(&status,
		      vmsg_shm_at(room_shm(blk, (uint32_t)(request - blk->config.requests)),
				  STATUS_OFFSET),
		      STATUS_SIZE);
	/* What the device did not write holds whatever was there before. */
	if (written < STATUS_SIZE ||
	    (status == VMSG_BLK_S_OK && written - STATUS_SIZE < request->in_size)) {
		return VMSG_ERR_TRUNCATED;
	}
	switch (status) {
	case VMSG_BLK_S_OK:
		return VMSG_OK;
	case VMSG_BLK_S_UNSUPP:
		return VMSG_ERR_UNSUPPORTED;
	case NO_STATUS:
		return VMSG_ERR_TRUNCATED;
	}
	return VMSG_ERR_REJECTED;
}

vmsg_status vmsg_blk_driver_poll(struct vmsg_blk_driver *blk, uint64_t now_us)
{
	vmsg_status status = VMSG_OK;
	uint32_t written;
	void *cookie;

	if (!blk->has_queue) {
		return VMSG_OK;
	}
	vmsg_driver_queue_publish(&blk->queue);
	if (vmsg_driver_queue_should_notify(&blk->queue)) {
		/* Refused when the device is not in use any more; what is done is taken anyway. */
		status = vmsg_driver_notify(&blk->driver, 0, 0);
	}
	for (uint32_t i = 0; i < blk->config.queue_size && blk->has_queue; i++) {
		status = vmsg_driver_queue_pop(&blk->queue, &cookie, &written);
		if (status != VMSG_OK) {
			break;
		}
		finish(blk, cookie, outcome(blk, cookie, written));
	}
	ask_capacity(blk, now_us);
	if (status != VMSG_OK && status != VMSG_ERR_EMPTY) {
		return status;
	}
	return vmsg_driver_state(&blk->driver) == VMSG_DRIVER_NEEDS_RESET ? VMSG_ERR_BAD_STATE
									  : VMSG_OK;
}
