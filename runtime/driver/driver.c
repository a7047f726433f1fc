/*
 * driver: life cycle of one device's driver endpoint, and its operations.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/ids.h>
#include <vmsg/wire/virtio.h>

#include "driver_internal.h"

/* Looks at a slow status in the time of one request, unless configured. */
#define STATUS_POLLS 16u

/* Queues and events are dead; what the owner asked for is not touched. */
static void silence(struct vmsg_driver *driver)
{
	uint32_t i;

	driver->is_live = false;
	for (i = 0; i < driver->config.vq_count; i++) {
		driver->config.vqs[i] = (struct vmsg_driver_vq){0};
	}
}

void vmsg_driver_stop_waiting(struct vmsg_driver *driver, uint64_t now_us)
{
	if (driver->is_waiting) {
		driver->is_waiting = false;
		(void)vmsg_pending_cancel(&driver->config.bus->pending,
					  now_us,
					  driver->config.dev_num);
	}
}

static void begin(struct vmsg_driver *driver,
		  enum vmsg_driver_operation operation,
		  enum vmsg_driver_step step,
		  uint64_t now_us)
{
	driver->operation = operation;
	driver->step = (uint8_t)step;
	driver->position = 0;
	driver->retries = 0;
	driver->deadline_us = 0;
	driver->wake_us = now_us;
}

vmsg_status vmsg_driver_init(struct vmsg_driver *driver, const struct vmsg_driver_config *config)
{
	struct vmsg_driver **slot = vmsg_driver_bus_slot(config->bus, config->dev_num);

	if (slot == NULL) {
		return VMSG_ERR_NO_SPACE;
	}
	if (*slot != NULL) {
		return VMSG_ERR_BAD_STATE;
	}

	*driver = (struct vmsg_driver){0};
	driver->config = *config;
	driver->epoch = config->epoch;
	if (config->status_poll_us == 0) {
		driver->config.status_poll_us =
			config->bus->config.request_timeout_us / STATUS_POLLS + 1u;
	}
	driver->state = VMSG_DRIVER_IDLE;
	silence(driver);
	*slot = driver;
	return VMSG_OK;
}

void vmsg_driver_fini(struct vmsg_driver *driver, uint64_t now_us)
{
	if (driver->state == VMSG_DRIVER_DETACHED) {
		return;
	}

	vmsg_driver_stop_waiting(driver, now_us);
	*vmsg_driver_bus_slot(driver->config.bus, driver->config.dev_num) = NULL;
	*driver = (struct vmsg_driver){0};
}

vmsg_status vmsg_driver_start(struct vmsg_driver *driver, uint64_t now_us)
{
	if (driver->operation != VMSG_DRIVER_NONE ||
	    (driver->state != VMSG_DRIVER_IDLE && driver->state != VMSG_DRIVER_NEEDS_RESET &&
	     driver->state != VMSG_DRIVER_FAILED)) {
		return VMSG_ERR_BAD_STATE;
	}

	silence(driver);
	driver->state = VMSG_DRIVER_STARTING;
	driver->device_status = 0;
	driver->written_status = 0;
	driver->has_epoch = false;
	driver->has_generation = false;
	driver->has_reported = false;
	begin(driver, VMSG_DRIVER_START, VMSG_DRIVER_STEP_IDENTIFY, now_us);
	vmsg_driver_service(driver, now_us);
	return VMSG_OK;
}

vmsg_status vmsg_driver_reset(struct vmsg_driver *driver, uint64_t now_us)
{
	const enum vmsg_driver_operation cancelled = driver->operation;

	if (driver->state == VMSG_DRIVER_DETACHED || driver->state == VMSG_DRIVER_REMOVED) {
		return VMSG_ERR_BAD_STATE;
	}
	if (driver->state == VMSG_DRIVER_RESETTING) {
		return VMSG_OK;
	}

	silence(driver);
	vmsg_driver_stop_waiting(driver, now_us);
	driver->state = VMSG_DRIVER_RESETTING;
	begin(driver, VMSG_DRIVER_RESET, VMSG_DRIVER_STEP_RESET, now_us);
	vmsg_driver_begin_reset(driver, now_us);
	if (cancelled != VMSG_DRIVER_NONE) {
		driver->config.ops->done(driver->config.context, cancelled, VMSG_ERR_CANCELLED);
	}
	vmsg_driver_service(driver, now_us);
	return VMSG_OK;
}

/* What every operation on a device in use asks first. */
static bool is_usable(const struct vmsg_driver *driver)
{
	return driver->operation == VMSG_DRIVER_NONE &&
	       (driver->state == VMSG_DRIVER_RUNNING || driver->state == VMSG_DRIVER_NEEDS_RESET);
}

static vmsg_status begin_config(struct vmsg_driver *driver,
				enum vmsg_driver_operation operation,
				enum vmsg_driver_step step,
				uint32_t offset,
				size_t size,
				uint64_t now_us)
{
	if (!is_usable(driver)) {
		return VMSG_ERR_BAD_STATE;
	}
	if (size == 0 || offset > driver->info.config_size ||
	    size > driver->info.config_size - offset) {
		return VMSG_ERR_OUT_OF_RANGE;
	}

	driver->offset = offset;
	driver->size = (uint32_t)size;
	begin(driver, operation, step, now_us);
	vmsg_driver_service(driver, now_us);
	return VMSG_OK;
}

vmsg_status vmsg_driver_read_config(struct vmsg_driver *driver,
				    uint32_t offset,
				    struct vmsg_span into,
				    uint64_t now_us)
{
	if (driver->operation == VMSG_DRIVER_NONE) {
		driver->into = into.data;
	}
	return begin_config(driver,
			    VMSG_DRIVER_READ_CONFIG,
			    VMSG_DRIVER_STEP_READ_CONFIG,
			    offset,
			    into.size,
			    now_us);
}

vmsg_status vmsg_driver_write_config(struct vmsg_driver *driver,
				     uint32_t offset,
				     struct vmsg_bytes from,
				     uint64_t now_us)
{
	if (driver->operation == VMSG_DRIVER_NONE) {
		driver->from = from.data;
	}
	return begin_config(driver,
			    VMSG_DRIVER_WRITE_CONFIG,
			    driver->has_generation ? VMSG_DRIVER_STEP_WRITE_CONFIG
						   : VMSG_DRIVER_STEP_REFRESH,
			    offset,
			    from.size,
			    now_us);
}

vmsg_status vmsg_driver_read_status(struct vmsg_driver *driver, uint64_t now_us)
{
	if (driver->operation != VMSG_DRIVER_NONE || driver->state == VMSG_DRIVER_DETACHED ||
	    driver->state == VMSG_DRIVER_REMOVED) {
		return VMSG_ERR_BAD_STATE;
	}

	begin(driver, VMSG_DRIVER_READ_STATUS, VMSG_DRIVER_STEP_READ_STATUS, now_us);
	vmsg_driver_service(driver, now_us);
	return VMSG_OK;
}

vmsg_status vmsg_driver_reset_queue(struct vmsg_driver *driver, uint32_t vq_index, uint64_t now_us)
{
	if (driver->operation != VMSG_DRIVER_NONE || driver->state != VMSG_DRIVER_RUNNING) {
		return VMSG_ERR_BAD_STATE;
	}
	if (!vmsg_driver_has_feature(driver, VMSG_F_RING_RESET)) {
		return VMSG_ERR_UNSUPPORTED;
	}
	if (vq_index >= driver->config.vq_count || vq_index >= driver->info.max_virtqueues) {
		return VMSG_ERR_OUT_OF_RANGE;
	}

	driver->config.vqs[vq_index] = (struct vmsg_driver_vq){0};
	begin(driver, VMSG_DRIVER_RESET_QUEUE, VMSG_DRIVER_STEP_RESET_QUEUE, now_us);
	driver->position = vq_index;
	vmsg_driver_service(driver, now_us);
	return VMSG_OK;
}

vmsg_status vmsg_driver_find_shm(struct vmsg_driver *driver, uint32_t region_id, uint64_t now_us)
{
	if (!is_usable(driver)) {
		return VMSG_ERR_BAD_STATE;
	}

	driver->offset = region_id;
	begin(driver, VMSG_DRIVER_FIND_SHM, VMSG_DRIVER_STEP_FIND_SHM, now_us);
	vmsg_driver_service(driver, now_us);
	return VMSG_OK;
}

bool vmsg_driver_has_feature(const struct vmsg_driver *driver, uint32_t bit)
{
	const uint32_t block = bit / VMSG_DRIVER_BLOCK_BITS;

	return driver->state != VMSG_DRIVER_DETACHED && block < vmsg_driver_blocks(driver) &&
	       (driver->config.accepted[block] >> bit % VMSG_DRIVER_BLOCK_BITS & 1u) != 0;
}

void vmsg_driver_check_needs_reset(struct vmsg_driver *driver)
{
	if (driver->state == VMSG_DRIVER_RUNNING &&
	    (driver->device_status & VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET) != 0) {
		driver->state = VMSG_DRIVER_NEEDS_RESET;
		silence(driver);
		if (driver->config.ops->needs_reset != NULL) {
			driver->config.ops->needs_reset(driver->config.context);
		}
	}
}

/* Tell the owner, who may begin again or detach.  The driver may be gone after this. */
static void
tell_done(struct vmsg_driver *driver, enum vmsg_driver_operation operation, vmsg_status status)
{
	struct vmsg_driver_bus *bus = driver->config.bus;
	const bool was_telling = bus->is_telling;

	bus->is_telling = true;
	driver->config.ops->done(driver->config.context, operation, status);
	bus->is_telling = was_telling;
}

void vmsg_driver_finish(struct vmsg_driver *driver, vmsg_status status, uint64_t now_us)
{
	const enum vmsg_driver_operation operation = driver->operation;

	if (operation == VMSG_DRIVER_NONE) {
		return;
	}

	vmsg_driver_stop_waiting(driver, now_us);
	driver->operation = VMSG_DRIVER_NONE;
	if (driver->state == VMSG_DRIVER_STARTING || driver->state == VMSG_DRIVER_RESETTING) {
		if (status == VMSG_OK) {
			driver->state = operation == VMSG_DRIVER_START ? VMSG_DRIVER_RUNNING
								       : VMSG_DRIVER_IDLE;
		} else {
			driver->state = VMSG_DRIVER_FAILED;
			silence(driver);
			if (operation == VMSG_DRIVER_START) {
				vmsg_driver_send_failed(driver, now_us);
			}
		}
	}
	tell_done(driver, operation, status);
	vmsg_driver_check_needs_reset(driver);
}

void vmsg_driver_settle(struct vmsg_driver *driver, vmsg_status status, uint64_t now_us)
{
	if (status != VMSG_OK || driver->step == VMSG_DRIVER_STEP_END) {
		vmsg_driver_finish(driver, status, now_us);
	} else {
		vmsg_driver_service(driver, now_us);
	}
}

void vmsg_driver_service(struct vmsg_driver *driver, uint64_t now_us)
{
	vmsg_status status;

	/* What the end of an operation begins is sent by poll: should it fail at once, it would end
	 * inside the slot that began it, and so on for ever. */
	if (driver->operation != VMSG_DRIVER_NONE && !driver->is_waiting &&
	    now_us >= driver->wake_us && !driver->config.bus->is_telling) {
		status = vmsg_driver_send_request(driver, now_us);
		if (status == VMSG_ERR_FULL) {
			if (driver->deadline_us == 0) {
				driver->deadline_us =
					now_us + driver->config.bus->config.request_timeout_us;
			}
			if (now_us < driver->deadline_us) {
				return;
			}
			status = VMSG_ERR_TIMEOUT;
		}
		driver->deadline_us = 0;
		if (status != VMSG_OK) {
			vmsg_driver_finish(driver, status, now_us);
		}
	}
}

void vmsg_driver_remove(struct vmsg_driver *driver, uint64_t now_us)
{
	const struct vmsg_driver_ops *ops = driver->config.ops;

	silence(driver);
	driver->state = VMSG_DRIVER_REMOVED;
	vmsg_driver_finish(driver, VMSG_ERR_CANCELLED, now_us);
	if (driver->state == VMSG_DRIVER_REMOVED && ops->removed != NULL) {
		ops->removed(driver->config.context);
	}
}
