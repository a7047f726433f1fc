/*
 * rng_device: the device model of a virtio entropy source.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/rng_device.h>

#include <vmsg/wire/virtio.h>

enum {
	CHUNK = 64
};

static uint32_t serve(void *context, const struct vmsg_chain *chain)
{
	struct vmsg_rng_device *rng = context;
	uint32_t wanted = VMSG_RNG_DEVICE_REQUEST_MAX;
	uint32_t written = 0;

	if (chain->writable_size < wanted) {
		wanted = (uint32_t)chain->writable_size;
	}
	while (written < wanted) {
		uint8_t bytes[CHUNK];
		const size_t size = wanted - written < CHUNK ? wanted - written : CHUNK;
		const struct vmsg_span room = {bytes, size};
		const struct vmsg_bytes full = {bytes, size};

		if (rng->config.entropy(rng->config.context, room) != VMSG_OK ||
		    vmsg_chain_write(chain, written, full) != VMSG_OK) {
			break;
		}
		written += (uint32_t)size;
	}
	return written;
}

static vmsg_status
start_queue(void *context, uint32_t index, const struct vmsg_queue_config *config)
{
	struct vmsg_rng_device *rng = context;

	(void)index;
	return vmsg_queue_server_start(&rng->server, config);
}

static void stop_queue(void *context, uint32_t index)
{
	struct vmsg_rng_device *rng = context;

	(void)index;
	vmsg_queue_server_stop(&rng->server);
}

static void notify(void *context, uint32_t index, uint32_t next_offset)
{
	struct vmsg_rng_device *rng = context;

	(void)index;
	(void)next_offset;
	vmsg_queue_server_notify(&rng->server);
}

static const struct vmsg_device_ops ops = {
	.start_queue = start_queue,
	.stop_queue = stop_queue,
	.notify = notify,
};

vmsg_status vmsg_rng_device_init(struct vmsg_rng_device *rng,
				 const struct vmsg_rng_device_config *config)
{
	const struct vmsg_queue_server_config server = {
		.device = &rng->device,
		.vq_index = 0,
		.mem = config->mem,
		.slots = config->slots,
		.segments = config->segments,
		.slot_count = config->queue_size,
		.handler = serve,
		.context = rng,
	};
	const struct vmsg_device_config device = {
		.dev_num = config->dev_num,
		.device_id = VMSG_DEVICE_TYPE_RNG,
		.features = rng->offered,
		.accepted = rng->accepted,
		.feature_blocks = 2,
		.queues = &rng->vq,
		.queue_count = 1,
		.ops = &ops,
		.context = rng,
	};

	const uint64_t offered = (config->ring_features & VMSG_RING_FEATURES) |
				 (UINT64_C(1) << VMSG_F_VERSION_1) |
				 (UINT64_C(1) << VMSG_F_RING_RESET);

	rng->config = *config;
	rng->offered[0] = (uint32_t)offered;
	rng->offered[1] = (uint32_t)(offered >> 32);
	rng->vq.max_size = config->queue_size;
	vmsg_queue_server_init(&rng->server, &server);
	return vmsg_device_init(&rng->device, &device);
}

uint32_t vmsg_rng_device_poll(struct vmsg_rng_device *rng, uint32_t budget)
{
	return vmsg_queue_server_poll(&rng->server, budget);
}
