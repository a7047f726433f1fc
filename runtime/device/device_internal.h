/*
 * device_internal: what the files of the device endpoint share.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_DEVICE_INTERNAL_H
#define VMSG_DEVICE_INTERNAL_H

#include <vmsg/device.h>
#include <vmsg/device_bus.h>
#include <vmsg/wire/bus_get_devices.h>
#include <vmsg/wire/bus_ping.h>
#include <vmsg/wire/event_avail.h>
#include <vmsg/wire/get_config.h>
#include <vmsg/wire/get_device_features.h>
#include <vmsg/wire/get_shm.h>
#include <vmsg/wire/get_vqueue.h>
#include <vmsg/wire/header.h>
#include <vmsg/wire/ids.h>
#include <vmsg/wire/reset_vqueue.h>
#include <vmsg/wire/set_config.h>
#include <vmsg/wire/set_device_status.h>
#include <vmsg/wire/set_driver_features.h>
#include <vmsg/wire/set_vqueue.h>

/** One received message on its way through a handler, and the response it leaves. */
struct vmsg_device_exchange {
	struct vmsg_device_bus *bus;
	struct vmsg_device *device; /* NULL for bus messages */
	struct vmsg_route route;    /* of the response: the token is the bus's, so it is copied */
	struct vmsg_span room;      /* for the response; as large as the bus carries */
	size_t reply_size;          /* bytes written to room; 0: nothing is answered */
	uint32_t epoch;             /* of the request */
};

/* device.c */
void vmsg_device_reset(struct vmsg_device *device, uint32_t epoch);
bool vmsg_device_is_running(const struct vmsg_device *device);
struct vmsg_device_vq *vmsg_device_vq_find(const struct vmsg_device *device, uint32_t index);
void vmsg_device_vq_stop(struct vmsg_device *device, uint32_t index);

/* device_bus.c */
vmsg_status vmsg_device_bus_send(struct vmsg_device_bus *bus,
				 struct vmsg_bytes frame,
				 uint16_t dev_num,
				 uint32_t lane,
				 uint32_t epoch);
struct vmsg_device *vmsg_device_bus_find(const struct vmsg_device_bus *bus, uint16_t dev_num);

/* enumerate.c */
vmsg_status vmsg_device_bus_announce(struct vmsg_device_bus *bus, struct vmsg_device_slot *slot);

/* dispatch.c */
void vmsg_device_handle(struct vmsg_device_bus *bus,
			struct vmsg_bytes frame,
			const struct vmsg_envelope *envelope);

/* events.c */
vmsg_status vmsg_device_send_events(struct vmsg_device *device);

/* config.c */
void vmsg_device_read_config(struct vmsg_device *device, uint32_t offset, struct vmsg_span room);

/* features.c */
bool vmsg_device_check_features(struct vmsg_device *device);

/* Handlers: one per message a device receives; the slots of the generated dispatch. */
vmsg_status vmsg_device_on_get_device_info(void *context, const struct vmsg_header *header);
vmsg_status vmsg_device_on_get_device_features(void *context,
					       const struct vmsg_header *header,
					       struct vmsg_get_device_features_req_view view);
vmsg_status vmsg_device_on_set_driver_features(void *context,
					       const struct vmsg_header *header,
					       struct vmsg_set_driver_features_req_view view);
vmsg_status vmsg_device_on_get_config(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_get_config_req_view view);
vmsg_status vmsg_device_on_set_config(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_set_config_req_view view);
vmsg_status vmsg_device_on_get_device_status(void *context, const struct vmsg_header *header);
vmsg_status vmsg_device_on_set_device_status(void *context,
					     const struct vmsg_header *header,
					     struct vmsg_set_device_status_req_view view);
vmsg_status vmsg_device_on_get_vqueue(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_get_vqueue_req_view view);
vmsg_status vmsg_device_on_set_vqueue(void *context,
				      const struct vmsg_header *header,
				      struct vmsg_set_vqueue_req_view view);
vmsg_status vmsg_device_on_reset_vqueue(void *context,
					const struct vmsg_header *header,
					struct vmsg_reset_vqueue_req_view view);
vmsg_status vmsg_device_on_get_shm(void *context,
				   const struct vmsg_header *header,
				   struct vmsg_get_shm_req_view view);
vmsg_status vmsg_device_on_event_avail(void *context,
				       const struct vmsg_header *header,
				       struct vmsg_event_avail_event_view view);
vmsg_status vmsg_device_on_get_devices(void *context,
				       const struct vmsg_header *header,
				       struct vmsg_bus_get_devices_req_view view);
vmsg_status vmsg_device_on_ping(void *context,
				const struct vmsg_header *header,
				struct vmsg_bus_ping_req_view view);
vmsg_status vmsg_device_on_pong(void *context,
				const struct vmsg_header *header,
				struct vmsg_bus_ping_resp_view view);

#endif /* VMSG_DEVICE_INTERNAL_H */
