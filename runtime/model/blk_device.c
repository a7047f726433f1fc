/*
 * blk_device: life cycle and configuration space of the block device.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "model/blk_internal.h"

/* Two of the segments of a request are its header and its status. */
enum {
	FRAMING_SEGMENTS = 2
};

static void offer(struct vmsg_blk_device *blk, uint32_t bit)
{
	blk->offered[bit / 32] |= UINT32_C(1) << (bit % 32);
}

static void offer_features(struct vmsg_blk_device *blk)
{
	const struct vmsg_blk_storage_ops *storage = blk->config.storage;

	blk->offered[0] |= (uint32_t)(blk->config.ring_features & VMSG_RING_FEATURES);
	blk->offered[1] |= (uint32_t)((blk->config.ring_features & VMSG_RING_FEATURES) >> 32);
	offer(blk, VMSG_F_VERSION_1);
	offer(blk, VMSG_F_RING_RESET);
	offer(blk, VMSG_BLK_F_BLK_SIZE);
	if (blk->config.queue_size > FRAMING_SEGMENTS) {
		offer(blk, VMSG_BLK_F_SEG_MAX);
	}
	if (storage->flush != NULL) {
		offer(blk, VMSG_BLK_F_FLUSH);
	}
	if (blk->config.is_read_only) {
		offer(blk, VMSG_BLK_F_RO);
		return;
	}
	if (storage->discard != NULL) {
		offer(blk, VMSG_BLK_F_DISCARD);
	}
	if (storage->zero != NULL) {
		offer(blk, VMSG_BLK_F_WRITE_ZEROES);
	}
}

static void fill_space(struct vmsg_blk_device *blk)
{
	const struct vmsg_blk_storage_ops *storage = blk->config.storage;
	uint8_t *space = blk->space;

	vmsg_store_le64(space + VMSG_BLK_CONFIG_CAPACITY, blk->config.capacity);
	vmsg_store_le32(space + VMSG_BLK_CONFIG_BLK_SIZE, VMSG_BLK_SECTOR_SIZE);
	vmsg_store_le16(space + VMSG_BLK_CONFIG_NUM_QUEUES, 1);
	if (blk->config.queue_size > FRAMING_SEGMENTS) {
		vmsg_store_le32(space + VMSG_BLK_CONFIG_SEG_MAX,
				blk->config.queue_size - FRAMING_SEGMENTS);
	}
	if (storage->discard != NULL) {
		vmsg_store_le32(space + VMSG_BLK_CONFIG_MAX_DISCARD_SECTORS, UINT32_MAX);
		vmsg_store_le32(space + VMSG_BLK_CONFIG_MAX_DISCARD_SEG,
				VMSG_BLK_DEVICE_RANGES_MAX);
		vmsg_store_le32(space + VMSG_BLK_CONFIG_DISCARD_SECTOR_ALIGNMENT, 1);
	}
	if (storage->zero != NULL) {
		vmsg_store_le32(space + VMSG_BLK_CONFIG_MAX_WRITE_ZEROES_SECTORS, UINT32_MAX);
		vmsg_store_le32(space + VMSG_BLK_CONFIG_MAX_WRITE_ZEROES_SEG,
				VMSG_BLK_DEVICE_RANGES_MAX);
		space[VMSG_BLK_CONFIG_WRITE_ZEROES_MAY_UNMAP] = 1;
	}
}

static void read_config(void *context, uint32_t offset, struct vmsg_span room)
{
	const struct vmsg_blk_device *blk = context;

	vmsg_store_bytes(room.data, (struct vmsg_bytes){blk->space + offset, room.size});
}

static vmsg_status check_features(void *context, const uint32_t *accepted, uint32_t blocks)
{
	(void)context;
	/* Without VERSION_1 the driver expects the layout of the time before 1.0. */
	if (blocks < 2 || (accepted[1] & (UINT32_C(1) << (VMSG_F_VERSION_1 - 32))) == 0) {
		return VMSG_ERR_REJECTED;
	}
	return VMSG_OK;
}

static vmsg_status
start_queue(void *context, uint32_t index, const struct vmsg_queue_config *config)
{
	struct vmsg_blk_device *blk = context;

	(void)index;
	return vmsg_queue_server_start(&blk->server, config);
}

static void stop_queue(void *context, uint32_t index)
{
	struct vmsg_blk_device *blk = context;

	(void)index;
	vmsg_queue_server_stop(&blk->server);
}

static void notify(void *context, uint32_t index, uint32_t next_offset)
{
	struct vmsg_blk_device *blk = context;

	(void)index;
	(void)next_offset;
	vmsg_queue_server_notify(&blk->server);
}

static const struct vmsg_device_ops ops = {
	.read_config = read_config,
	.check_features = check_features,
	.start_queue = start_queue,
	.stop_queue = stop_queue,
	.notify = notify,
};

static bool is_capacity(uint64_t capacity)
{
	return capacity <= UINT64_MAX / VMSG_BLK_SECTOR_SIZE;
}

vmsg_status vmsg_blk_device_init(struct vmsg_blk_device *blk,
				 const struct vmsg_blk_device_config *config)
{
	const struct vmsg_queue_server_config server = {
		.device = &blk->device,
		.vq_index = 0,
		.mem = config->mem,
		.slots = config->slots,
		.segments = config->segments,
		.slot_count = config->queue_size,
		.handler = vmsg_blk_request_serve,
		.context = blk,
	};
	const struct vmsg_device_config device = {
		.dev_num = config->dev_num,
		.device_id = VMSG_DEVICE_TYPE_BLK,
		.features = blk->offered,
		.accepted = blk->accepted,
		.feature_blocks = 2,
		.config_size = VMSG_BLK_CONFIG_SIZE,
		.queues = &blk->vq,
		.queue_count = 1,
		.ops = &ops,
		.context = blk,
	};

	if (config->scratch.size == 0 || config->scratch.size % VMSG_BLK_SECTOR_SIZE != 0) {
		return VMSG_ERR_NO_SPACE;
	}
	if (!is_capacity(config->capacity)) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	*blk = (struct vmsg_blk_device){.config = *config, .vq.max_size = config->queue_size};
	blk->config.is_read_only = config->is_read_only || config->storage->write == NULL;
	offer_features(blk);
	fill_space(blk);
	vmsg_queue_server_init(&blk->server, &server);
	return vmsg_device_init(&blk->device, &device);
}

uint32_t vmsg_blk_device_poll(struct vmsg_blk_device *blk, uint32_t budget)
{
	return vmsg_queue_server_poll(&blk->server, budget);
}

vmsg_status vmsg_blk_device_resize(struct vmsg_blk_device *blk, uint64_t capacity)
{
	if (!is_capacity(capacity)) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	blk->config.capacity = capacity;
	vmsg_store_le64(blk->space + VMSG_BLK_CONFIG_CAPACITY, capacity);
	vmsg_device_config_changed(&blk->device,
				   VMSG_BLK_CONFIG_CAPACITY,
				   sizeof(blk->config.capacity));
	return VMSG_OK;
}
