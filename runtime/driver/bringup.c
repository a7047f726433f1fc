/*
 * bringup: what each answer during bring-up and reset leads to.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/ids.h>

#include "driver_internal.h"

#define RESET_REQUESTS 16u /* request timeouts a reset may take unless configured */

/* From here the device has a while to show the status that comes next. */
static void start_limit(struct vmsg_driver *driver, uint64_t now_us)
{
	const struct vmsg_driver_config *config = &driver->config;

	driver->limit_us = now_us + config->reset_timeout_us;
	if (config->reset_timeout_us == 0) {
		driver->limit_us +=
			(uint64_t)config->bus->config.request_timeout_us * RESET_REQUESTS;
	}
}

void vmsg_driver_begin_reset(struct vmsg_driver *driver, uint64_t now_us)
{
	start_limit(driver, now_us);
	driver->epoch++;
	driver->has_epoch = false;
	driver->step = VMSG_DRIVER_STEP_RESET;
}

vmsg_status vmsg_driver_take_info(void *context,
				  const struct vmsg_header *header,
				  struct vmsg_get_device_info_resp_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver *driver = input->driver;
	const vmsg_status status = vmsg_get_device_info_resp_check_context(view, NULL);
	struct vmsg_get_device_info_resp *info = &driver->info;

	(void)header;
	if (status != VMSG_OK) {
		return status;
	}

	info->device_id = vmsg_get_device_info_resp_device_id(view);
	info->vendor_id = vmsg_get_device_info_resp_vendor_id(view);
	info->num_feature_bits = vmsg_get_device_info_resp_num_feature_bits(view);
	info->config_size = vmsg_get_device_info_resp_config_size(view);
	info->max_virtqueues = vmsg_get_device_info_resp_max_virtqueues(view);
	info->admin_vq_start = vmsg_get_device_info_resp_admin_vq_start(view);
	info->admin_vq_count = vmsg_get_device_info_resp_admin_vq_count(view);

	if (info->device_id == 0 ||
	    (driver->config.device_id != 0 && driver->config.device_id != info->device_id)) {
		return VMSG_ERR_UNSUPPORTED;
	}

	vmsg_driver_begin_reset(driver, input->now_us);
	return VMSG_OK;
}

/* Look again after a while, as long as the limit allows. */
static vmsg_status
wait_for_status(struct vmsg_driver *driver, enum vmsg_driver_step step, uint64_t now_us)
{
	if (now_us >= driver->limit_us) {
		return VMSG_ERR_TIMEOUT;
	}
	driver->wake_us = now_us + driver->config.status_poll_us;
	driver->step = (uint8_t)step;
	return VMSG_OK;
}

/* Go to the features, to the next window of them, or past them when there are none left. */
static void next_features(struct vmsg_driver *driver, enum vmsg_driver_step step)
{
	driver->step = (uint8_t)(driver->position < vmsg_driver_blocks(driver)
					 ? step
					 : VMSG_DRIVER_STEP_FEATURES_OK);
}

/* Go to the queue at `position`, or past the last one. */
static void next_queue(struct vmsg_driver *driver, uint64_t now_us)
{
	const struct vmsg_driver_config *config = &driver->config;

	if (driver->operation == VMSG_DRIVER_RESET_QUEUE) {
		driver->step = VMSG_DRIVER_STEP_END;
	} else if (driver->position < config->vq_count &&
		   driver->position < driver->info.max_virtqueues) {
		driver->step = VMSG_DRIVER_STEP_QUEUE_LOOK;
	} else {
		start_limit(driver, now_us);
		driver->step = VMSG_DRIVER_STEP_DRIVER_OK;
	}
}

static vmsg_status see_status(const struct vmsg_driver_input *input, uint32_t device_status)
{
	struct vmsg_driver *driver = input->driver;
	const enum vmsg_driver_step step = (enum vmsg_driver_step)driver->step;

	/* Bits without a meaning are not waited for. */
	driver->device_status = (uint8_t)(device_status & VMSG_DEVICE_STATUS_MASK);

	if (step > VMSG_DRIVER_STEP_RESET_WAIT && step <= VMSG_DRIVER_STEP_LIVE_WAIT &&
	    (device_status & VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET) != 0) {
		return VMSG_ERR_REJECTED;
	}

	if (step == VMSG_DRIVER_STEP_RESET) {
		/* What it answers is what was written, in some devices; ask. */
		driver->step = VMSG_DRIVER_STEP_RESET_WAIT;
	} else if (step == VMSG_DRIVER_STEP_RESET_WAIT) {
		if (driver->device_status != 0) {
			return wait_for_status(driver, step, input->now_us);
		}
		driver->step = driver->operation == VMSG_DRIVER_START ? VMSG_DRIVER_STEP_ACKNOWLEDGE
								      : VMSG_DRIVER_STEP_END;
	} else if (step == VMSG_DRIVER_STEP_ACKNOWLEDGE) {
		driver->step = VMSG_DRIVER_STEP_DRIVER;
	} else if (step == VMSG_DRIVER_STEP_DRIVER) {
		driver->position = 0;
		next_features(driver, VMSG_DRIVER_STEP_OFFERED);
	} else if (step <= VMSG_DRIVER_STEP_FEATURES_CHECK) {
		if ((device_status & VMSG_DEVICE_STATUS_FEATURES_OK) == 0) {
			return VMSG_ERR_REJECTED;
		}
		if (step == VMSG_DRIVER_STEP_FEATURES_OK) {
			driver->step = VMSG_DRIVER_STEP_FEATURES_CHECK;
		} else {
			driver->position = 0;
			next_queue(driver, input->now_us);
		}
	} else if (step <= VMSG_DRIVER_STEP_LIVE_WAIT &&
		   (device_status & VMSG_DEVICE_STATUS_DRIVER_OK) == 0) {
		return wait_for_status(driver, VMSG_DRIVER_STEP_LIVE_WAIT, input->now_us);
	} else {
		driver->step = VMSG_DRIVER_STEP_END;
	}
	return VMSG_OK;
}

vmsg_status vmsg_driver_take_status(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_get_device_status_resp_view view)
{
	(void)header;
	return see_status(context, vmsg_get_device_status_resp_status(view));
}

vmsg_status vmsg_driver_take_new_status(void *context,
					const struct vmsg_header *header,
					struct vmsg_set_device_status_resp_view view)
{
	(void)header;
	return see_status(context, vmsg_set_device_status_resp_status(view));
}

/* Every window of what is offered is here: let the owner choose. */
static vmsg_status choose_features(struct vmsg_driver *driver)
{
	const struct vmsg_driver_config *config = &driver->config;
	const uint32_t blocks = vmsg_driver_blocks(driver);
	vmsg_status status;
	uint32_t i;

	for (i = 0; i < blocks; i++) {
		config->accepted[i] = 0;
	}
	status = config->ops->select_features(config->context,
					      config->offered,
					      config->accepted,
					      blocks);
	for (i = 0; i < blocks && status == VMSG_OK; i++) {
		if ((config->accepted[i] & ~config->offered[i]) != 0) {
			status = VMSG_ERR_OUT_OF_RANGE;
		}
	}
	driver->position = 0;
	driver->step = VMSG_DRIVER_STEP_ACCEPTED;
	return status;
}

vmsg_status vmsg_driver_take_features(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_get_device_features_resp_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver *driver = input->driver;
	const struct vmsg_get_device_features_req window = vmsg_driver_features_window(driver);
	const vmsg_status status = vmsg_get_device_features_resp_check_echo(view, &window, NULL);
	uint32_t i;

	(void)header;
	if (status != VMSG_OK) {
		return status;
	}

	/* Whole blocks that the device has: none of their bits is beyond its last. */
	for (i = 0; i < window.num_blocks; i++) {
		driver->config.offered[driver->position++] =
			vmsg_get_device_features_resp_features_at(view, i);
	}
	if (driver->position < vmsg_driver_blocks(driver)) {
		return VMSG_OK;
	}
	return choose_features(driver);
}

/* The device has a queue here: it must be untouched, and the owner may place it. */
static vmsg_status place_queue(const struct vmsg_driver_input *input,
			       struct vmsg_get_vqueue_resp_view view)
{
	struct vmsg_driver *driver = input->driver;
	const struct vmsg_driver_config *config = &driver->config;
	const uint32_t max_size = vmsg_get_vqueue_resp_max_size(view);
	vmsg_status status = VMSG_ERR_EMPTY;

	if ((vmsg_get_vqueue_resp_cur_size(view) | vmsg_get_vqueue_resp_desc_addr(view) |
	     vmsg_get_vqueue_resp_driver_addr(view) | vmsg_get_vqueue_resp_device_addr(view)) !=
	    0) {
		return VMSG_ERR_REJECTED;
	}

	if (max_size != 0) {
		status = config->ops->setup_queue(config->context,
						  driver->position,
						  max_size,
						  &driver->queue);
	}
	if (status == VMSG_ERR_EMPTY) {
		driver->position++;
		next_queue(driver, input->now_us);
		return VMSG_OK;
	}
	driver->step = VMSG_DRIVER_STEP_QUEUE_PLACE;
	if (status == VMSG_OK && (driver->queue.size == 0 || driver->queue.size > max_size)) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	return status;
}

vmsg_status vmsg_driver_take_vqueue(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_get_vqueue_resp_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver *driver = input->driver;
	const struct vmsg_get_vqueue_req req = {driver->position};
	const struct vmsg_queue_config *queue = &driver->queue;
	vmsg_status status = vmsg_get_vqueue_resp_check_echo(view, &req, NULL);

	(void)header;
	if (status == VMSG_OK) {
		status = vmsg_get_vqueue_resp_check_context(view, NULL);
	}
	if (status != VMSG_OK) {
		return status;
	}
	if (driver->step == VMSG_DRIVER_STEP_QUEUE_LOOK) {
		return place_queue(input, view);
	}

	/* SET_VQUEUE has no way to say no, so this is where it shows. */
	if (vmsg_get_vqueue_resp_cur_size(view) != queue->size ||
	    vmsg_get_vqueue_resp_desc_addr(view) != queue->desc_addr ||
	    vmsg_get_vqueue_resp_driver_addr(view) != queue->driver_addr ||
	    vmsg_get_vqueue_resp_device_addr(view) != queue->device_addr) {
		return VMSG_ERR_REJECTED;
	}
	driver->config.vqs[driver->position++].queue = *queue;
	next_queue(driver, input->now_us);
	return VMSG_OK;
}

vmsg_status vmsg_driver_take_empty(void *context, const struct vmsg_header *header)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver *driver = input->driver;

	(void)header;
	if (driver->step == VMSG_DRIVER_STEP_ACCEPTED) {
		driver->position += vmsg_driver_features_window(driver).num_blocks;
		next_features(driver, VMSG_DRIVER_STEP_ACCEPTED);
	} else if (driver->step == VMSG_DRIVER_STEP_QUEUE_PLACE) {
		driver->step = VMSG_DRIVER_STEP_QUEUE_CHECK;
	} else {
		driver->step = VMSG_DRIVER_STEP_QUEUE_LOOK;
	}
	return VMSG_OK;
}
