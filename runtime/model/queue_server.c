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
	*server = (struct vmsg_queue_server){.config = *config};
	vmsg_chain_init(&server->chain, config->segments, config->slot_count);
}

vmsg_status vmsg_queue_server_start(struct vmsg_queue_server *server,
				    const struct vmsg_queue_config *ring)
{
	const struct vmsg_device_queue_config config = {
		.ring = *ring,
		.mem = server->config.mem,
		.features = vmsg_device_features(server->config.device),
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
	bool was_empty = false;
	uint32_t served = 0;

	if (budget == 0 || !is_live(server)) {
		return 0;
	}
	/* What is not there after it was announced is not waited for: a driver could go on so. */
	while (served < budget && status == VMSG_OK) {
		status = vmsg_device_queue_pop(queue, &server->chain);
		if (status == VMSG_OK) {
			uint32_t written =
				server->config.handler(server->config.context, &server->chain);

			status = vmsg_device_queue_push(queue, server->chain.id, written);
			served++;
			was_empty = false;
		} else if (status == VMSG_ERR_EMPTY && !was_empty) {
			was_empty = true;
			status = vmsg_device_queue_enable_notify(queue) ? VMSG_OK : status;
		}
	}
	/* Stopped by the budget, it comes back by itself; at the end it asks to be told again. */
	if (status == VMSG_OK) {
		vmsg_device_queue_disable_notify(queue);
	}
	vmsg_device_queue_publish(queue);
	server->has_work = status == VMSG_OK;
	if (vmsg_device_queue_should_notify(queue)) {
		vmsg_device_notify_used(server->config.device, server->config.vq_index);
	}
	if (status != VMSG_OK && status != VMSG_ERR_EMPTY) {
		vmsg_device_fail(server->config.device);
	}
	return served;
}
