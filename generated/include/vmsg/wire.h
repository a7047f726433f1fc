/*
 * wire: every header of the codec.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_H
#define VMSG_WIRE_H

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/bus_event_device.h>
#include <vmsg/wire/bus_get_devices.h>
#include <vmsg/wire/bus_ping.h>
#include <vmsg/wire/check.h>
#include <vmsg/wire/dispatch.h>
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
#include <vmsg/wire/ids.h>
#include <vmsg/wire/names.h>
#include <vmsg/wire/reset_vqueue.h>
#include <vmsg/wire/set_config.h>
#include <vmsg/wire/set_device_status.h>
#include <vmsg/wire/set_driver_features.h>
#include <vmsg/wire/set_vqueue.h>
#include <vmsg/wire/virtio.h>

#endif /* VMSG_WIRE_H */
