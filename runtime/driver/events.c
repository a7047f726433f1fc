/*
 * events: what the device says unasked, and notifications to it.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/ids.h>
#include <vmsg/wire/virtio.h>

#include "driver_internal.h"

/* The device may have the queue already and use it, before the answers that say so are here. */
static bool is_being_placed(const struct vmsg_driver *driver, uint32_t vq_index)
{
	return driver->operation == VMSG_DRIVER_RESET_QUEUE && driver->position == vq_index &&
	       (driver->step == VMSG_DRIVER_STEP_QUEUE_PLACE ||
		driver->step == VMSG_DRIVER_STEP_QUEUE_CHECK);
}

vmsg_status vmsg_driver_take_used_event(void *context,
					const struct vmsg_header *header,
					struct vmsg_event_used_event_view view)
{
	const struct vmsg_driver_input *input = context;
	const struct vmsg_driver *driver = input->driver;
	const struct vmsg_driver_config *config = &driver->config;
	const uint32_t vq_index = vmsg_event_used_event_vq_index(view);

	(void)header;
	if (vq_index >= config->vq_count ||
	    (config->vqs[vq_index].queue.size == 0 && !is_being_placed(driver, vq_index))) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	if (config->ops->used != NULL) {
		config->ops->used(config->context, vq_index);
	}
	return VMSG_OK;
}

/*
 * Tell the owner about a generation it was not told about.  The window only says enough when no
 * event was lost or merged in between.
 */
static void
report_config(struct vmsg_driver *driver, uint32_t generation, uint32_t offset, uint32_t length)
{
	const bool is_known = driver->has_reported;
	const uint32_t reported = driver->reported_generation;

	if (is_known && generation == reported && length == 0) {
		return;
	}
	if (!is_known || (generation != reported && generation != reported + 1u)) {
		offset = 0;
		length = 0;
	}
	driver->has_reported = true;
	driver->reported_generation = generation;
	if (driver->config.ops->config_changed != NULL) {
		driver->config.ops->config_changed(driver->config.context,
						   generation,
						   offset,
						   length);
	}
}

vmsg_status vmsg_driver_take_config_event(void *context,
					  const struct vmsg_header *header,
					  struct vmsg_event_config_event_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver *driver = input->driver;
	const vmsg_status status =
		vmsg_event_config_event_check_context(view, driver->info.config_size, NULL);
	const uint32_t generation = vmsg_event_config_event_generation(view);

	(void)header;
	if (status != VMSG_OK) {
		return status;
	}

	driver->device_status =
		(uint8_t)(vmsg_event_config_event_device_status(view) & VMSG_DEVICE_STATUS_MASK);
	driver->generation = generation;
	driver->has_generation = true;
	if (driver->state == VMSG_DRIVER_STARTING &&
	    (driver->device_status & VMSG_DEVICE_STATUS_DEVICE_NEEDS_RESET) != 0) {
		vmsg_driver_finish(driver, VMSG_ERR_REJECTED, input->now_us);
		return VMSG_OK;
	}

	report_config(driver,
		      generation,
		      vmsg_event_config_event_offset(view),
		      (uint32_t)vmsg_event_config_event_data(view).size);
	vmsg_driver_check_needs_reset(driver);
	return VMSG_OK;
}

/* Send the notification of one queue, or keep it. */
static void send_notification(struct vmsg_driver *driver, uint32_t vq_index)
{
	struct vmsg_driver_bus *bus = driver->config.bus;
	struct vmsg_driver_vq *vq = &driver->config.vqs[vq_index];
	struct vmsg_event_avail_event fields;
	struct vmsg_route route;
	vmsg_status status;
	size_t size = 0;

	route.dev_num = driver->config.dev_num;
	route.token = 0;
	fields.vq_index = vq_index;
	fields.next_offset = vq->next_offset;
	status = vmsg_event_avail_event_encode(vmsg_driver_bus_room(bus), route, &fields, &size);
	if (status == VMSG_OK) {
		status = vmsg_driver_bus_send(bus,
					      size,
					      route.dev_num,
					      VMSG_LANE_QUEUE(vq_index),
					      driver->epoch);
	}
	vq->is_notifying = status != VMSG_OK;
	driver->is_notifying |= vq->is_notifying;
}

vmsg_status vmsg_driver_notify(struct vmsg_driver *driver, uint32_t vq_index, uint32_t next_offset)
{
	struct vmsg_driver_vq *vq;

	if (driver->state != VMSG_DRIVER_RUNNING) {
		return VMSG_ERR_BAD_STATE;
	}
	if (vq_index >= driver->config.vq_count || driver->config.vqs[vq_index].queue.size == 0) {
		return VMSG_ERR_OUT_OF_RANGE;
	}

	vq = &driver->config.vqs[vq_index];
	if (vmsg_driver_has_feature(driver, VMSG_F_NOTIFICATION_DATA)) {
		vq->next_offset = next_offset;
	}
	send_notification(driver, vq_index);
	return VMSG_OK;
}

void vmsg_driver_send_notifications(struct vmsg_driver *driver)
{
	const uint32_t count = driver->config.vq_count;
	uint32_t vq_index = driver->first_vq;
	uint32_t i;

	if (!driver->is_notifying) {
		return;
	}
	driver->is_notifying = false;

	/* Every queue is tried: one stream without room says nothing about the others. */
	for (i = 0; i < count; i++) {
		vq_index = vq_index + 1u < count ? vq_index + 1u : 0;
		if (driver->config.vqs[vq_index].is_notifying) {
			send_notification(driver, vq_index);
			if (!driver->config.vqs[vq_index].is_notifying) {
				driver->first_vq = vq_index;
			}
		}
	}
}
