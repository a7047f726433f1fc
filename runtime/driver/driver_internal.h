/*
 * driver_internal: what the files of the driver endpoint share.
 *
 * A response or a timeout ends in vmsg_driver_settle(), which either ends the operation or sends
 * the request of the next step.  Handlers only look at an answer and choose that step, so nothing
 * calls its owner, or sends, in the middle of a change.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DRIVER_INTERNAL_H
#define VMSG_DRIVER_INTERNAL_H

#include <vmsg/driver.h>
#include <vmsg/driver_bus.h>
#include <vmsg/wire/dispatch.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A feature block travels as one of these. */
#define VMSG_DRIVER_BLOCK_BITS (8u * (uint32_t)sizeof(uint32_t))

/** What the request under way, or the next one, is for; in order of the bring-up. */
enum vmsg_driver_step {
	VMSG_DRIVER_STEP_IDENTIFY,
	VMSG_DRIVER_STEP_RESET,
	VMSG_DRIVER_STEP_RESET_WAIT,
	VMSG_DRIVER_STEP_ACKNOWLEDGE,
	VMSG_DRIVER_STEP_DRIVER,
	VMSG_DRIVER_STEP_OFFERED,
	VMSG_DRIVER_STEP_ACCEPTED,
	VMSG_DRIVER_STEP_FEATURES_OK,
	VMSG_DRIVER_STEP_FEATURES_CHECK,
	VMSG_DRIVER_STEP_QUEUE_LOOK,
	VMSG_DRIVER_STEP_QUEUE_PLACE,
	VMSG_DRIVER_STEP_QUEUE_CHECK,
	VMSG_DRIVER_STEP_DRIVER_OK,
	VMSG_DRIVER_STEP_LIVE_WAIT,
	VMSG_DRIVER_STEP_READ_STATUS,
	VMSG_DRIVER_STEP_READ_CONFIG,
	VMSG_DRIVER_STEP_WRITE_CONFIG,
	VMSG_DRIVER_STEP_REFRESH, /* READ_CONFIG for the generation only, before WRITE_CONFIG */
	VMSG_DRIVER_STEP_RESET_QUEUE,
	VMSG_DRIVER_STEP_FIND_SHM,
	VMSG_DRIVER_STEP_END, /* no request: the operation succeeded */
};

/** What a message handler works on. */
struct vmsg_driver_input {
	struct vmsg_driver_bus *bus;
	struct vmsg_driver *driver; /* NULL in bus messages */
	uint64_t now_us;
	bool is_answer; /* it ended a request */
};

/* driver.c */

/** End the operation, if any, and tell the owner; the last thing a caller does with the driver. */
void vmsg_driver_finish(struct vmsg_driver *driver, vmsg_status status, uint64_t now_us);

/** After a request of the driver was answered, or could not be: end the operation or go on. */
void vmsg_driver_settle(struct vmsg_driver *driver, vmsg_status status, uint64_t now_us);

/** Send what is due and was not sent. */
void vmsg_driver_service(struct vmsg_driver *driver, uint64_t now_us);

/** The device left, or is back. */
void vmsg_driver_remove(struct vmsg_driver *driver, uint64_t now_us);

/** Tell the owner when the device said it cannot go on. */
void vmsg_driver_check_needs_reset(struct vmsg_driver *driver);

/** Nobody waits any more; an answer that still comes finds its token in quarantine. */
void vmsg_driver_stop_waiting(struct vmsg_driver *driver, uint64_t now_us);

/* request.c */

/** Send the request of the current step. */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_send_request(struct vmsg_driver *driver, uint64_t now_us);

/** Write FAILED to the device; whether that works does not matter any more. */
void vmsg_driver_send_failed(struct vmsg_driver *driver, uint64_t now_us);

/** Feature blocks that both sides have. */
uint32_t vmsg_driver_blocks(const struct vmsg_driver *driver);

/** The feature blocks the current step is about; as asked for, so as an answer must repeat. */
struct vmsg_get_device_features_req vmsg_driver_features_window(const struct vmsg_driver *driver);

/** The piece of configuration space the current step is about, likewise. */
struct vmsg_get_config_req vmsg_driver_config_window(const struct vmsg_driver *driver);

/* bringup.c: responses of the bring-up */

vmsg_status vmsg_driver_take_info(void *context,
				  const struct vmsg_header *header,
				  struct vmsg_get_device_info_resp_view view);
vmsg_status vmsg_driver_take_features(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_get_device_features_resp_view view);
vmsg_status vmsg_driver_take_status(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_get_device_status_resp_view view);
vmsg_status vmsg_driver_take_new_status(void *context,
					const struct vmsg_header *header,
					struct vmsg_set_device_status_resp_view view);
vmsg_status vmsg_driver_take_vqueue(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_get_vqueue_resp_view view);
vmsg_status vmsg_driver_take_empty(void *context, const struct vmsg_header *header);

/** Go to the reset of the device; what it says from before is old from here on. */
void vmsg_driver_begin_reset(struct vmsg_driver *driver, uint64_t now_us);

/* config.c: responses about configuration space and regions */

vmsg_status vmsg_driver_take_config(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_get_config_resp_view view);
vmsg_status vmsg_driver_take_written(void *context,
				     const struct vmsg_header *header,
				     struct vmsg_set_config_resp_view view);
vmsg_status vmsg_driver_take_shm(void *context,
				 const struct vmsg_header *header,
				 struct vmsg_get_shm_resp_view view);

/* events.c: what the device says unasked, and notifications */

vmsg_status vmsg_driver_take_config_event(void *context,
					  const struct vmsg_header *header,
					  struct vmsg_event_config_event_view view);
vmsg_status vmsg_driver_take_used_event(void *context,
					const struct vmsg_header *header,
					struct vmsg_event_used_event_view view);

/** Send the notifications that wait. */
void vmsg_driver_send_notifications(struct vmsg_driver *driver);

/* driver_bus.c */

/** Send the first @p size bytes of the send buffer. */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_bus_send(struct vmsg_driver_bus *bus,
				 size_t size,
				 uint16_t dev_num,
				 uint32_t lane,
				 uint32_t epoch);

/** Room to encode into. */
static inline struct vmsg_span vmsg_driver_bus_room(struct vmsg_driver_bus *bus)
{
	struct vmsg_span room;

	room.data = bus->config.send_buffer;
	room.size = bus->config.end.params.max_size;
	return room;
}

/** The slot of the driver for a device number, or one that holds NULL, or NULL. */
struct vmsg_driver **vmsg_driver_bus_slot(struct vmsg_driver_bus *bus, uint16_t dev_num);

/* enumerate.c: bus messages */

vmsg_status vmsg_driver_bus_take_devices(void *context,
					 const struct vmsg_header *header,
					 struct vmsg_bus_get_devices_resp_view view);
vmsg_status vmsg_driver_bus_take_pong(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_bus_ping_resp_view view);
vmsg_status vmsg_driver_bus_take_ping(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_bus_ping_req_view view);
vmsg_status vmsg_driver_bus_take_device_event(void *context,
					      const struct vmsg_header *header,
					      struct vmsg_bus_event_device_event_view view);

/** After a bus request was answered, or could not be: tell the owner. */
void vmsg_driver_bus_settle(struct vmsg_driver_bus *bus, uint8_t msg_id, vmsg_status status);

/** Send what found no room. */
void vmsg_driver_bus_service(struct vmsg_driver_bus *bus, uint64_t now_us);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_DRIVER_INTERNAL_H */
