/*
 * dispatch: from a frame to the handler of its message.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_DISPATCH_H
#define VMSG_WIRE_DISPATCH_H

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/bus_event_device.h>
#include <vmsg/wire/bus_get_devices.h>
#include <vmsg/wire/bus_ping.h>
#include <vmsg/wire/event_avail.h>
#include <vmsg/wire/event_config.h>
#include <vmsg/wire/event_used.h>
#include <vmsg/wire/get_config.h>
#include <vmsg/wire/get_device_features.h>
#include <vmsg/wire/get_device_info.h>
#include <vmsg/wire/get_device_status.h>
#include <vmsg/wire/get_shm.h>
#include <vmsg/wire/get_vqueue.h>
#include <vmsg/wire/header.h>
#include <vmsg/wire/reset_vqueue.h>
#include <vmsg/wire/set_config.h>
#include <vmsg/wire/set_device_status.h>
#include <vmsg/wire/set_driver_features.h>
#include <vmsg/wire/set_vqueue.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What a driver does with each message it receives; NULL for what it does not take.
 *
 * A slot gets the context of the dispatcher, the header, and a view that is
 * valid until it returns; its status is the status of the dispatcher.
 */
struct vmsg_driver_handlers {
	vmsg_status (*event_config_event)(void *context,
					  const struct vmsg_header *header,
					  struct vmsg_event_config_event_view view);
	vmsg_status (*event_used_event)(void *context,
					const struct vmsg_header *header,
					struct vmsg_event_used_event_view view);
	vmsg_status (*get_device_info_resp)(void *context,
					    const struct vmsg_header *header,
					    struct vmsg_get_device_info_resp_view view);
	vmsg_status (*get_device_features_resp)(void *context,
						const struct vmsg_header *header,
						struct vmsg_get_device_features_resp_view view);
	vmsg_status (*set_driver_features_resp)(void *context, const struct vmsg_header *header);
	vmsg_status (*get_config_resp)(void *context,
				       const struct vmsg_header *header,
				       struct vmsg_get_config_resp_view view);
	vmsg_status (*set_config_resp)(void *context,
				       const struct vmsg_header *header,
				       struct vmsg_set_config_resp_view view);
	vmsg_status (*get_device_status_resp)(void *context,
					      const struct vmsg_header *header,
					      struct vmsg_get_device_status_resp_view view);
	vmsg_status (*set_device_status_resp)(void *context,
					      const struct vmsg_header *header,
					      struct vmsg_set_device_status_resp_view view);
	vmsg_status (*get_vqueue_resp)(void *context,
				       const struct vmsg_header *header,
				       struct vmsg_get_vqueue_resp_view view);
	vmsg_status (*set_vqueue_resp)(void *context, const struct vmsg_header *header);
	vmsg_status (*reset_vqueue_resp)(void *context, const struct vmsg_header *header);
	vmsg_status (*get_shm_resp)(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_get_shm_resp_view view);
	vmsg_status (*bus_ping_req)(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_bus_ping_req_view view);
	vmsg_status (*bus_event_device_event)(void *context,
					      const struct vmsg_header *header,
					      struct vmsg_bus_event_device_event_view view);
	vmsg_status (*bus_get_devices_resp)(void *context,
					    const struct vmsg_header *header,
					    struct vmsg_bus_get_devices_resp_view view);
	vmsg_status (*bus_ping_resp)(void *context,
				     const struct vmsg_header *header,
				     struct vmsg_bus_ping_resp_view view);
};

/**
 * Validate a frame and call the handler of its message.
 *
 * @param handlers  Slots to choose from.
 * @param context   Handed to the slot.
 * @param frame     What arrived, in memory the peer cannot change.
 * @param error     Set when the frame is refused; may be NULL.
 *
 * @retval VMSG_ERR_UNSUPPORTED  No message has this id, a driver does not receive it, or
 *                               its slot is NULL.  Nothing was called.
 * @retval (others)              As vmsg_header_parse() and the parser of the payload, nothing
 *                               was called; or what the slot returned.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_driver_dispatch(const struct vmsg_driver_handlers *handlers,
				 void *context,
				 struct vmsg_bytes frame,
				 struct vmsg_error *error);

/**
 * What a device does with each message it receives; NULL for what it does not take.
 *
 * A slot gets the context of the dispatcher, the header, and a view that is
 * valid until it returns; its status is the status of the dispatcher.
 */
struct vmsg_device_handlers {
	vmsg_status (*get_device_info_req)(void *context, const struct vmsg_header *header);
	vmsg_status (*get_device_features_req)(void *context,
					       const struct vmsg_header *header,
					       struct vmsg_get_device_features_req_view view);
	vmsg_status (*set_driver_features_req)(void *context,
					       const struct vmsg_header *header,
					       struct vmsg_set_driver_features_req_view view);
	vmsg_status (*get_config_req)(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_get_config_req_view view);
	vmsg_status (*set_config_req)(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_set_config_req_view view);
	vmsg_status (*get_device_status_req)(void *context, const struct vmsg_header *header);
	vmsg_status (*set_device_status_req)(void *context,
					     const struct vmsg_header *header,
					     struct vmsg_set_device_status_req_view view);
	vmsg_status (*get_vqueue_req)(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_get_vqueue_req_view view);
	vmsg_status (*set_vqueue_req)(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_set_vqueue_req_view view);
	vmsg_status (*reset_vqueue_req)(void *context,
					const struct vmsg_header *header,
					struct vmsg_reset_vqueue_req_view view);
	vmsg_status (*get_shm_req)(void *context,
				   const struct vmsg_header *header,
				   struct vmsg_get_shm_req_view view);
	vmsg_status (*event_avail_event)(void *context,
					 const struct vmsg_header *header,
					 struct vmsg_event_avail_event_view view);
	vmsg_status (*bus_get_devices_req)(void *context,
					   const struct vmsg_header *header,
					   struct vmsg_bus_get_devices_req_view view);
	vmsg_status (*bus_ping_req)(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_bus_ping_req_view view);
	vmsg_status (*bus_ping_resp)(void *context,
				     const struct vmsg_header *header,
				     struct vmsg_bus_ping_resp_view view);
};

/**
 * Validate a frame and call the handler of its message.
 *
 * @param handlers  Slots to choose from.
 * @param context   Handed to the slot.
 * @param frame     What arrived, in memory the peer cannot change.
 * @param error     Set when the frame is refused; may be NULL.
 *
 * @retval VMSG_ERR_UNSUPPORTED  No message has this id, a device does not receive it, or
 *                               its slot is NULL.  Nothing was called.
 * @retval (others)              As vmsg_header_parse() and the parser of the payload, nothing
 *                               was called; or what the slot returned.
 */
VMSG_MUST_CHECK
vmsg_status vmsg_device_dispatch(const struct vmsg_device_handlers *handlers,
				 void *context,
				 struct vmsg_bytes frame,
				 struct vmsg_error *error);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_WIRE_DISPATCH_H */
