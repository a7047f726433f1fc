/*
 * queue_server: what every device model does with a virtqueue: pop, serve, push, notify.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/queue_server.h>
#include <vmsg/wire/ids.h>
#include <vmsg/wire/virtio.h>

void vmsg_queue_server_init(struct vmsg_queue_server *server,
			    const struct vmsg_queue_server_config *config)
{
	server->config = *config;
	server->is_started = false;
	server->has_work = false;
	vmsg_chain_init(&server->chain, config->segments, config->slot_count);
}

vmsg_status vmsg_queue_server_start(struct vmsg_queue_server *server,
				    const struct vmsg_queue_config *ring)
{
	const struct vmsg_device_queue_config config = {
		.ring = *ring,
		.mem = server->config.mem,
		.features = server->config.features,
		.slots = server->config.slots,
		.slot_count = server->config.slot_count,
	};
	vmsg_status status = vmsg_device_queue_init(&server->queue, &config);

	server->is_started = status == VMSG_OK;
	/* Buffers may be there before the first notification. */
	server->has_work = server->is_started;
	return status;
}

void vmsg_queue_server_stop(struct vmsg_queue_server *server)
{
	if (server->is_started) {
		vmsg_device_queue_fini(&server->queue);
	}
	server->is_started = false;
	server->has_work = false;
}

void vmsg_queue_server_notify(struct vmsg_queue_server *server)
{
	server->has_work = server->is_started;
}

static bool is_live(const struct vmsg_queue_server *server)
{
	const uint32_t status = vmsg_device_status(server->config.device);

	return server->is_started && server->has_work &&
	       (status & VMSG_DEVICE_STATUS_DRIVER_OK) != 0 &&
	       (status & VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET) == 0;
}

uint32_t vmsg_queue_server_poll(struct vmsg_queue_server *server, uint32_t budget)
{
	struct vmsg_device_queue *queue = &server->queue;
	vmsg_status status = VMSG_OK;
	uint32_t served = 0;

	if (!is_live(server)) {
		return 0;
	}
	/* A turn that finds nothing counts too, or a driver could keep us turning. */
	for (uint32_t turn = 0; turn < budget && status == VMSG_OK; turn++) {
		status = vmsg_device_queue_pop(queue, &server->chain);
		if (status == VMSG_OK) {
			uint32_t written =
				server->config.handler(server->config.context, &server->chain);

			status = vmsg_device_queue_push(queue, server->chain.id, written);
			served++;
		} else if (status == VMSG_ERR_EMPTY && vmsg_device_queue_enable_notify(queue)) {
			status = VMSG_OK;
		}
	}
	vmsg_device_queue_publish(queue);
	if (vmsg_device_queue_should_notify(queue)) {
		vmsg_device_notify_used(server->config.device, server->config.vq_index);
	}
	server->has_work = status == VMSG_OK;
	if (status != VMSG_OK && status != VMSG_ERR_EMPTY) {
		vmsg_device_fail(server->config.device);
	}
	return served;
}
