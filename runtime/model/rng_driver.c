/*
 * rng_driver: read random bytes from a virtio entropy source.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/ring_layout.h>
#include <vmsg/rng_driver.h>
#include <vmsg/wire/virtio.h>

uint32_t vmsg_rng_driver_memory_size(void)
{
	struct vmsg_ring_layout layout;

	if (vmsg_ring_layout_init(VMSG_RNG_DRIVER_QUEUE_SIZE, 0, &layout) != VMSG_OK) {
		return 0;
	}
	return layout.size;
}

static void cancel(struct vmsg_rng_driver *rng)
{
	const bool was_reading = rng->is_reading;

	rng->is_reading = false;
	vmsg_driver_queue_fini(&rng->queue);
	if (was_reading) {
		rng->config.ops->done(rng->config.context, VMSG_ERR_CANCELLED, 0);
	}
}

static vmsg_status
select_features(void *context, const uint32_t *offered, uint32_t *accepted, size_t blocks)
{
	const uint32_t version_1 = UINT32_C(1) << (VMSG_F_VERSION_1 - 32);
	const struct vmsg_rng_driver *rng = context;
	const uint64_t wanted = (rng->config.ring_features & VMSG_RING_FEATURES) |
				(UINT64_C(1) << VMSG_F_RING_RESET);

	if (blocks < 2 || (offered[1] & version_1) == 0) {
		return VMSG_ERR_UNSUPPORTED;
	}
	accepted[0] = offered[0] & (uint32_t)wanted;
	accepted[1] = version_1 | (offered[1] & (uint32_t)(wanted >> 32));
	return VMSG_OK;
}

static vmsg_status setup_queue(void *context,
			       uint32_t vq_index,
			       uint32_t max_size,
			       struct vmsg_queue_config *ret_config)
{
	struct vmsg_rng_driver *rng = context;
	struct vmsg_ring_layout layout;
	struct vmsg_driver_queue_config queue = {
		.mem = rng->config.mem,
		.features = rng->accepted[0] | ((uint64_t)rng->accepted[1] << 32),
		.slots = &rng->slot,
		.slot_count = VMSG_RNG_DRIVER_QUEUE_SIZE,
	};
	vmsg_status status =
		vmsg_ring_layout_init(VMSG_RNG_DRIVER_QUEUE_SIZE, queue.features, &layout);

	(void)vq_index;
	(void)max_size; /* one descriptor fits every queue there is */
	cancel(rng);
	if (status == VMSG_OK) {
		status = vmsg_ring_layout_place(&layout, rng->config.memory, &queue.ring);
	}
	if (status == VMSG_OK) {
		status = vmsg_driver_queue_init(&rng->queue, &queue);
	}
	if (status == VMSG_OK) {
		*ret_config = queue.ring;
	}
	return status;
}

static void done(void *context, enum vmsg_driver_operation operation, vmsg_status status)
{
	struct vmsg_rng_driver *rng = context;
	const bool is_start = operation == VMSG_DRIVER_START;

	if (is_start && status == VMSG_OK && rng->vq.queue.size == 0) {
		status = VMSG_ERR_UNSUPPORTED; /* no queue, no reads */
	}
	if (operation == VMSG_DRIVER_RESET || (is_start && status != VMSG_OK) ||
	    (operation == VMSG_DRIVER_RESET_QUEUE && rng->vq.queue.size == 0)) {
		cancel(rng);
	}
	if (is_start) {
		rng->config.ops->ready(rng->config.context, status);
	}
}

static void gone(void *context)
{
	cancel(context);
}

static const struct vmsg_driver_ops ops = {
	.select_features = select_features,
	.setup_queue = setup_queue,
	.done = done,
	.removed = gone,
};

vmsg_status vmsg_rng_driver_init(struct vmsg_rng_driver *rng,
				 const struct vmsg_rng_driver_config *config)
{
	const struct vmsg_driver_config driver = {
		.bus = config->bus,
		.ops = &ops,
		.context = rng,
		.offered = rng->offered,
		.accepted = rng->accepted,
		.vqs = &rng->vq,
		.feature_blocks = 2,
		.vq_count = 1,
		.device_id = VMSG_DEVICE_TYPE_RNG,
		.epoch = config->epoch,
		.dev_num = config->dev_num,
	};

	*rng = (struct vmsg_rng_driver){.config = *config};
	return vmsg_driver_init(&rng->driver, &driver);
}

void vmsg_rng_driver_fini(struct vmsg_rng_driver *rng, uint64_t now_us)
{
	vmsg_driver_fini(&rng->driver, now_us);
	rng->is_reading = false;
}

vmsg_status vmsg_rng_driver_start(struct vmsg_rng_driver *rng, uint64_t now_us)
{
	return vmsg_driver_start(&rng->driver, now_us);
}

vmsg_status vmsg_rng_driver_read(struct vmsg_rng_driver *rng, vmsg_addr addr, uint32_t size)
{
	const struct vmsg_segment segment = {.addr = addr, .size = size, .writable = true};
	vmsg_status status;

	/* A queue that is being reset has no size yet, and could not be announced. */
	if (rng->is_reading || rng->vq.queue.size == 0 ||
	    vmsg_driver_state(&rng->driver) != VMSG_DRIVER_RUNNING) {
		return VMSG_ERR_BAD_STATE;
	}
	status = vmsg_driver_queue_push(&rng->queue, &segment, 1, rng);
	if (status != VMSG_OK) {
		return status;
	}
	rng->is_reading = true;
	vmsg_driver_queue_publish(&rng->queue);
	if (vmsg_driver_queue_should_notify(&rng->queue)) {
		status = vmsg_driver_notify(&rng->driver,
					    0,
					    vmsg_driver_queue_next_offset(&rng->queue));
	}
	return status;
}

vmsg_status vmsg_rng_driver_poll(struct vmsg_rng_driver *rng)
{
	uint32_t written;
	void *cookie;
	vmsg_status status;

	if (!rng->is_reading) {
		return VMSG_OK;
	}
	status = vmsg_driver_queue_pop(&rng->queue, &cookie, &written);
	if (status == VMSG_ERR_EMPTY && vmsg_driver_queue_enable_notify(&rng->queue)) {
		status = vmsg_driver_queue_pop(&rng->queue, &cookie, &written);
	}
	if (status == VMSG_OK) {
		rng->is_reading = false;
		rng->config.ops->done(rng->config.context, VMSG_OK, written);
		return VMSG_OK;
	}
	if (status != VMSG_ERR_EMPTY) {
		return status;
	}
	return vmsg_driver_state(&rng->driver) == VMSG_DRIVER_NEEDS_RESET ? VMSG_ERR_BAD_STATE
									  : VMSG_OK;
}
