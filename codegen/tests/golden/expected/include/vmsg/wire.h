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
#include <vmsg/wire/bus_map.h>
#include <vmsg/wire/check.h>
#include <vmsg/wire/dispatch.h>
#include <vmsg/wire/header.h>
#include <vmsg/wire/ids.h>
#include <vmsg/wire/names.h>
#include <vmsg/wire/note.h>
#include <vmsg/wire/store.h>
#include <vmsg/wire/virtio.h>

#endif /* VMSG_WIRE_H */
