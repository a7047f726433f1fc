/*
 * device: the life of one device, from init over resets to fini.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/get_device_info.h>
#include <vmsg/wire/virtio.h>

#include "device_internal.h"

#define BITS_PER_BLOCK 32u

static const struct vmsg_queue_config no_queue = {0, 0, 0, 0};

/** Nothing is negotiated and nothing waits to be sent. */
static void clear_negotiation(struct vmsg_device *device)
{
	uint32_t i;

	device->status = 0;
	device->has_excess_features = false;
	device->is_config_pending = false;
	device->is_used_pending = false;
	for (i = 0; i < device->config.feature_blocks; i++) {
		device->config.accepted[i] = 0;
	}
}

static bool has_valid_queues(const struct vmsg_device_config *config)
{
	uint32_t i;

	if (config->queue_count > VMSG_QUEUE_COUNT_MAX) {
		return false;
	}
	if (config->admin_vq_count != 0 &&
	    (uint32_t)config->admin_vq_start + config->admin_vq_count > config->queue_count) {
		return false;
	}

	for (i = 0; i < config->queue_count; i++) {
		if (config->queues[i].max_size > VMSG_QUEUE_SIZE_MAX) {
			return false;
		}
	}
	return true;
}

vmsg_status vmsg_device_init(struct vmsg_device *device, const struct vmsg_device_config *config)
{
	uint32_t i;

	if (config->device_id == 0 || config->feature_blocks > UINT32_MAX / BITS_PER_BLOCK ||
	    !has_valid_queues(config)) {
		return VMSG_ERR_OUT_OF_RANGE;
	}

	*device = (struct vmsg_device){.config = *config};
	for (i = 0; i < config->queue_count; i++) {
		config->queues[i].config = no_queue;
		config->queues[i].is_used_pending = false;
	}
	clear_negotiation(device);
	return VMSG_OK;
}

void vmsg_device_fini(struct vmsg_device *device)
{
	*device = (struct vmsg_device){.status = 0};
}

struct vmsg_device_vq *vmsg_device_vq_find(const struct vmsg_device *device, uint32_t index)
{
	if (index >= device->config.queue_count) {
		return NULL;
	}
	return &device->config.queues[index];
}

void vmsg_device_vq_stop(struct vmsg_device *device, uint32_t index)
{
	struct vmsg_device_vq *vq = &device->config.queues[index];

	if (vq->config.size == 0) {
		return;
	}

	vq->config = no_queue;
	vq->is_used_pending = false;
	if (device->config.ops->stop_queue != NULL) {
		device->config.ops->stop_queue(device->config.context, index);
	}
}

void vmsg_device_reset(struct vmsg_device *device, uint32_t epoch)
{
	uint32_t i;

	/* Before the callbacks, so that nothing they report outlives the reset. */
	clear_negotiation(device);
	device->epoch = epoch;

	for (i = 0; i < device->config.queue_count; i++) {
		vmsg_device_vq_stop(device, i);
	}
	if (device->config.ops->reset != NULL) {
		device->config.ops->reset(device->config.context);
	}
}

bool vmsg_device_is_running(const struct vmsg_device *device)
{
	const uint32_t mask = VMSG_DEVICE_STATUS_DRIVER_OK | VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET;

	return (device->status & mask) == VMSG_DEVICE_STATUS_DRIVER_OK;
}

bool vmsg_device_has_feature(const struct vmsg_device *device, uint32_t bit)
{
	const uint32_t block = bit / BITS_PER_BLOCK;

	if ((device->status & VMSG_DEVICE_STATUS_FEATURES_OK) == 0 ||
	    block >= device->config.feature_blocks) {
		return false;
	}
	return ((device->config.accepted[block] >> (bit % BITS_PER_BLOCK)) & 1u) != 0;
}

uint64_t vmsg_device_features(const struct vmsg_device *device)
{
	uint64_t features = 0;
	uint32_t bit;

	for (bit = 0; bit < 2 * BITS_PER_BLOCK; bit++) {
		if (vmsg_device_has_feature(device, bit)) {
			features |= UINT64_C(1) << bit;
		}
	}
	return features;
}

vmsg_status vmsg_device_on_get_device_info(void *context, const struct vmsg_header *header)
{
	struct vmsg_device_exchange *exchange = context;
	const struct vmsg_device_config *config = &exchange->device->config;
	struct vmsg_get_device_info_resp info;

	(void)header;
	info.device_id = config->device_id;
	info.vendor_id = config->vendor_id;
	info.num_feature_bits = config->feature_blocks * BITS_PER_BLOCK;
	info.config_size = config->config_size;
	info.max_virtqueues = config->queue_count;
	info.admin_vq_start = config->admin_vq_start;
	info.admin_vq_count = config->admin_vq_count;
	return vmsg_get_device_info_resp_encode(exchange->room,
						exchange->route,
						&info,
						&exchange->reply_size);
}
