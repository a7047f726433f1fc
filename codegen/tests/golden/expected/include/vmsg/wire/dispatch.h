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
#include <vmsg/wire/bus_map.h>
#include <vmsg/wire/header.h>
#include <vmsg/wire/note.h>
#include <vmsg/wire/store.h>

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
	vmsg_status (*note_event)(void *context,
				  const struct vmsg_header *header,
				  struct vmsg_note_event_view view);
	vmsg_status (*store_resp)(void *context,
				  const struct vmsg_header *header,
				  struct vmsg_store_resp_view view);
	vmsg_status (*bus_map_req)(void *context, const struct vmsg_header *header);
	vmsg_status (*bus_map_resp)(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_bus_map_resp_view view);
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
	vmsg_status (*store_req)(void *context,
				 const struct vmsg_header *header,
				 struct vmsg_store_req_view view);
	vmsg_status (*bus_map_req)(void *context, const struct vmsg_header *header);
	vmsg_status (*bus_map_resp)(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_bus_map_resp_view view);
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
