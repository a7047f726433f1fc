/*
 * vectors_bus_get_devices: the vectors of bus_get_devices.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <vmsg/wire/bus_get_devices.h>
#include <vmsg/wire/ids.h>

static const uint8_t bytes[] = {
	/* 0 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x20, 0x00,
	/* 12 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 24 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf8, 0xff, 0xf8, 0xff,
	/* 36 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x12, 0x08, 0x00,
	/* 48 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xee, 0xdd, 0xcc,
	/* 63 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xee, 0xdd, 0xcc,
	/* 78 */
	0xfe, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x20, 0x00,
	/* 90 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x20,
	/* 101 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x20, 0x00,
	/* 113 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 121 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 130 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0a, 0x00, 0x10, 0x00,
	/* 140 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x11, 0x00, 0x20, 0x00,
	/* 152 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x00, 0x00, 0x20, 0x00,
	/* 164 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x01, 0x00, 0x20, 0x00,
	/* 176 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x02, 0x00, 0x20, 0x00,
	/* 188 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x07, 0x00, 0x20, 0x00,
	/* 200 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x08, 0x00, 0x20, 0x00,
	/* 212 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x09, 0x00, 0x20, 0x00,
	/* 224 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x0f, 0x00, 0x20, 0x00,
	/* 236 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf7, 0xff, 0x20, 0x00,
	/* 248 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf8, 0xff, 0x20, 0x00,
	/* 260 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf9, 0xff, 0x20, 0x00,
	/* 272 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xff, 0xff, 0x20, 0x00,
	/* 284 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x21, 0x00,
	/* 296 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 308 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x01, 0x00,
	/* 320 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x02, 0x00,
	/* 332 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x07, 0x00,
	/* 344 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x08, 0x00,
	/* 356 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x09, 0x00,
	/* 368 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x1f, 0x00,
	/* 380 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0xf7, 0xff,
	/* 392 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0xf8, 0xff,
	/* 404 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0xf9, 0xff,
	/* 416 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0xff, 0xff,
	/* 428 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 446 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0e, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00,
	/* 460 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x16, 0x00, 0x10, 0x12, 0x40, 0x00,
	0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd, 0xc4, 0xcb, 0xd2,
	/* 482 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x12, 0x40, 0x00,
	/* 494 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x15, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xee, 0xdd, 0xcc,
	/* 515 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xee, 0xdd, 0xcc,
	/* 536 */
	0xff, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 554 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0e, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x40, 0x00,
	/* 568 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x08, 0x00,
	0x40, 0x00, 0xa1,
	/* 583 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x10, 0x00,
	0x40, 0x00, 0xa1, 0xa8,
	/* 599 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x11, 0x00, 0x10, 0x00, 0x18, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf,
	/* 616 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x13, 0x00, 0x10, 0x00, 0x28, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd,
	/* 635 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x28, 0x00,
	/* 647 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0d, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x40,
	/* 660 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0d, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x40, 0x00,
	/* 674 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 682 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 691 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0a, 0x00, 0x10, 0x00,
	/* 701 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0b, 0x00, 0x10, 0x00, 0x00,
	/* 712 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 724 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x11, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 742 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x00, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 760 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x01, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 778 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x02, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 796 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x07, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 814 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x08, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 832 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x09, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 850 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x0f, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 868 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xf7, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 886 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xf8, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 904 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xf9, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 922 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xff, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 940 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x21, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 958 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0e, 0x00, 0x10, 0x00, 0x01, 0x00,
	0x40, 0x00,
	/* 972 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0e, 0x00, 0x10, 0x00, 0x02, 0x00,
	0x40, 0x00,
	/* 986 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0e, 0x00, 0x10, 0x00, 0x07, 0x00,
	0x40, 0x00,
	/* 1000 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x09, 0x00,
	0x40, 0x00, 0xa1,
	/* 1015 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x11, 0x00, 0x10, 0x00, 0x1f, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf,
	/* 1032 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xf7, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1050 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xf8, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1068 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xf9, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1086 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xff, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1104 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x41, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1122 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1140 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x01, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1158 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x02, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1176 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x07, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1194 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x08, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1212 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x09, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1230 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x3f, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1248 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xf7, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1266 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xf8, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1284 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xf9, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1302 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xff, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1320 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1338 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x28, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1356 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x0f, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1374 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x10, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1392 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x11, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1410 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x1f, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1428 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x20, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1446 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x21, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1464 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x2f, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1482 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x31, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1500 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x32, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1518 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xdf, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1536 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xe0, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1554 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xe1, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1572 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xef, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1590 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xf0, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1608 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x20, 0x00,
	0xf1, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1626 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x1f, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1644 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x20, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1662 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x21, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1680 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x22, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1698 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x3f, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1716 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x40, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1734 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x41, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1752 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xbf, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1770 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xc0, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1788 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xc1, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1806 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xdf, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1824 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xe0, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1842 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xe1, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1860 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x0f, 0x00,
	0x40, 0x00, 0xa1,
	/* 1875 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x11, 0x00,
	0x40, 0x00, 0xa1, 0xa8,
	/* 1891 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x13, 0x00, 0x10, 0x00, 0x2f, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd,
	/* 1910 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x30, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd, 0xc4,
	/* 1930 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x31, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd, 0xc4,
	/* 1950 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x32, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd, 0xc4,
	/* 1970 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x15, 0x00, 0x10, 0x00, 0x3f, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd, 0xc4, 0xcb,
	/* 1991 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x16, 0x00, 0x10, 0x00, 0x40, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd, 0xc4, 0xcb, 0xd2,
	/* 2013 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x16, 0x00, 0x10, 0x00, 0x41, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd, 0xc4, 0xcb, 0xd2,
	/* 2035 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xbf, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2053 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xc0, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2071 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xc1, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2089 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xef, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2107 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xf0, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2125 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xf1, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2143 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x00, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2161 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x01, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2179 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x0f, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2197 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x11, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2215 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x12, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2233 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x1f, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2251 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x20, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2269 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x21, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2287 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x2f, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2305 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x30, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2323 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x31, 0x00, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2341 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xcf, 0xff, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2359 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xd0, 0xff, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2377 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xd1, 0xff, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2395 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xdf, 0xff, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2413 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xe0, 0xff, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2431 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xe1, 0xff, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2449 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xff, 0xff, 0x20, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2467 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0e, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x30, 0x00,
	/* 2481 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0e, 0x00, 0x10, 0x00, 0x01, 0x00,
	0x30, 0x00,
	/* 2495 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x0f, 0x00,
	0x30, 0x00, 0xa1,
	/* 2510 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x10, 0x00,
	0x30, 0x00, 0xa1, 0xa8,
	/* 2526 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x11, 0x00,
	0x30, 0x00, 0xa1, 0xa8,
	/* 2542 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x11, 0x00, 0x10, 0x00, 0x1f, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf,
	/* 2559 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x21, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2577 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x22, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2595 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x13, 0x00, 0x10, 0x00, 0x2f, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd,
	/* 2614 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x30, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd, 0xc4,
	/* 2634 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x31, 0x00,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6, 0xbd, 0xc4,
	/* 2654 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xcf, 0xff,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2672 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xd0, 0xff,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2690 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xd1, 0xff,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2708 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xef, 0xff,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2726 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xf0, 0xff,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2744 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xf1, 0xff,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2762 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xff, 0xff,
	0x30, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2780 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x11, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf,
	/* 2797 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x11, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2815 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x18, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2833 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x1f, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2851 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x28, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2869 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x30, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2887 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xf8, 0x7f,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2905 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xfc, 0x7f,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2923 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xff, 0x7f,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2941 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x00, 0x80,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2959 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x01, 0x80,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2977 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xf2, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2995 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xfa, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3013 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xfc, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3031 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0e, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x40, 0x00,
	/* 3045 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1,
	/* 3060 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x18, 0x00, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3078 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0xf0, 0xff, 0x20, 0x00,
	/* 3090 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xef, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3108 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xf0, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3126 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0xf1, 0xff, 0x20, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3144 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0x22, 0x00,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3162 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xdf, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3180 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xe0, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3198 */
	0x03, 0x02, 0x00, 0x00, 0x34, 0x12, 0x12, 0x00, 0x10, 0x00, 0xe1, 0xff,
	0x40, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3216 */
	0x02, 0x02, 0x00, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0xe0, 0xff,
};

static const struct vmsg_error refused_bus_get_devices_req_count_multiple = {
	VMSG_ERR_MALFORMED, 10, VMSG_FIELD_COUNT, VMSG_RULE_BUS_BGD_03_B,
	VMSG_CHECK_BUS_GET_DEVICES_REQ_COUNT_MULTIPLE,
};
static const struct vmsg_error refused_bus_get_devices_req_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_BUS_GET_DEVICES_REQ_FIXED,
};
static const struct vmsg_error refused_bus_get_devices_req_offset_multiple = {
	VMSG_ERR_MALFORMED, 8, VMSG_FIELD_OFFSET, VMSG_RULE_BUS_BGD_03_A,
	VMSG_CHECK_BUS_GET_DEVICES_REQ_OFFSET_MULTIPLE,
};
static const struct vmsg_error refused_bus_get_devices_resp_count_max = {
	VMSG_ERR_MISMATCH, 10, VMSG_FIELD_COUNT, VMSG_RULE_BUS_BGD_02,
	VMSG_CHECK_BUS_GET_DEVICES_RESP_COUNT_MAX,
};
static const struct vmsg_error refused_bus_get_devices_resp_count_multiple = {
	VMSG_ERR_MALFORMED, 10, VMSG_FIELD_COUNT, VMSG_RULE_BUS_BGD_04_A,
	VMSG_CHECK_BUS_GET_DEVICES_RESP_COUNT_MULTIPLE,
};
static const struct vmsg_error refused_bus_get_devices_resp_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_BUS_GET_DEVICES_RESP_FIXED,
};
static const struct vmsg_error refused_bus_get_devices_resp_next_offset_forward = {
	VMSG_ERR_MALFORMED, 12, VMSG_FIELD_NEXT_OFFSET, VMSG_RULE_BUS_BGD_05,
	VMSG_CHECK_BUS_GET_DEVICES_RESP_NEXT_OFFSET_FORWARD,
};
static const struct vmsg_error refused_bus_get_devices_resp_next_offset_multiple = {
	VMSG_ERR_MALFORMED, 12, VMSG_FIELD_NEXT_OFFSET, VMSG_RULE_BUS_BGD_05,
	VMSG_CHECK_BUS_GET_DEVICES_RESP_NEXT_OFFSET_MULTIPLE,
};
static const struct vmsg_error refused_bus_get_devices_resp_offset_echo = {
	VMSG_ERR_MISMATCH, 8, VMSG_FIELD_OFFSET, VMSG_RULE_IMP_09,
	VMSG_CHECK_BUS_GET_DEVICES_RESP_OFFSET_ECHO,
};
static const struct vmsg_error refused_bus_get_devices_resp_offset_multiple = {
	VMSG_ERR_MALFORMED, 8, VMSG_FIELD_OFFSET, VMSG_RULE_BUS_BGD_03_A,
	VMSG_CHECK_BUS_GET_DEVICES_RESP_OFFSET_MULTIPLE,
};
static const struct vmsg_error refused_bus_get_devices_resp_tail = {
	VMSG_ERR_TRUNCATED, 10, VMSG_FIELD_COUNT, VMSG_RULE_IMP_08,
	VMSG_CHECK_BUS_GET_DEVICES_RESP_TAIL,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void bus_get_devices_req_fill(struct vmsg_bytes payload,
				     struct vmsg_bus_get_devices_req *fields)
{
	fields->offset = vmsg_load_le16(payload.data + 0);
	fields->count = vmsg_load_le16(payload.data + 2);
}

static vmsg_status bus_get_devices_req_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_bus_get_devices_req_view view;

	return vmsg_bus_get_devices_req_parse(payload, &view, error);
}

static bool bus_get_devices_req_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_bus_get_devices_req fields;
	struct vmsg_bus_get_devices_req_view view;

	bus_get_devices_req_fill(payload, &fields);
	if (vmsg_bus_get_devices_req_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_bus_get_devices_req_offset(view) != vmsg_load_le16(payload.data + 0)) {
		return false;
	}
	if (vmsg_bus_get_devices_req_count(view) != vmsg_load_le16(payload.data + 2)) {
		return false;
	}
	return true;
}

static vmsg_status bus_get_devices_req_encode(struct vmsg_span out,
					      struct vmsg_route route,
					      struct vmsg_bytes payload,
					      size_t *ret_size)
{
	struct vmsg_bus_get_devices_req fields;

	bus_get_devices_req_fill(payload, &fields);
	return vmsg_bus_get_devices_req_encode(out, route, &fields, ret_size);
}

extern const struct vmsg_vector_body vmsg_vector_body_bus_get_devices_req;
const struct vmsg_vector_body vmsg_vector_body_bus_get_devices_req = {
	.name = "bus_get_devices.req",
	.parse = bus_get_devices_req_parse,
	.getters_agree = bus_get_devices_req_getters_agree,
	.encode = bus_get_devices_req_encode,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void bus_get_devices_resp_fill(struct vmsg_bytes payload,
				      struct vmsg_bus_get_devices_resp *fields)
{
	size_t count = vmsg_load_le16(payload.data + 2) / 8u;
	const size_t room = (payload.size - 6u) / 1u;

	fields->offset = vmsg_load_le16(payload.data + 0);
	fields->next_offset = vmsg_load_le16(payload.data + 4);

	if (count > room) {
		count = room;
	}
	fields->bitmap.data = payload.data + 6;
	fields->bitmap.size = count;
}

static vmsg_status bus_get_devices_resp_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_bus_get_devices_resp_view view;

	return vmsg_bus_get_devices_resp_parse(payload, &view, error);
}

static bool bus_get_devices_resp_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_bus_get_devices_resp fields;
	struct vmsg_bus_get_devices_resp_view view;

	bus_get_devices_resp_fill(payload, &fields);
	if (vmsg_bus_get_devices_resp_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_bus_get_devices_resp_offset(view) != vmsg_load_le16(payload.data + 0)) {
		return false;
	}
	if (vmsg_bus_get_devices_resp_next_offset(view) != vmsg_load_le16(payload.data + 4)) {
		return false;
	}
	if (vmsg_bus_get_devices_resp_bitmap(view).size != fields.bitmap.size) {
		return false;
	}
	if (fields.bitmap.size != 0 &&
	    vmsg_bus_get_devices_resp_bitmap(view).data != fields.bitmap.data) {
		return false;
	}
	return true;
}

static vmsg_status bus_get_devices_resp_encode(struct vmsg_span out,
					       struct vmsg_route route,
					       struct vmsg_bytes payload,
					       size_t *ret_size)
{
	struct vmsg_bus_get_devices_resp fields;

	bus_get_devices_resp_fill(payload, &fields);
	return vmsg_bus_get_devices_resp_encode(out, route, &fields, ret_size);
}

static vmsg_status bus_get_devices_resp_check_echo(struct vmsg_bytes payload,
						   struct vmsg_bytes request,
						   struct vmsg_error *error)
{
	struct vmsg_bus_get_devices_req asked;
	struct vmsg_bus_get_devices_resp_view view;
	const vmsg_status status = vmsg_bus_get_devices_resp_parse(payload, &view, error);

	if (status != VMSG_OK) {
		return status;
	}
	bus_get_devices_req_fill(request, &asked);
	return vmsg_bus_get_devices_resp_check_echo(view, &asked, error);
}

extern const struct vmsg_vector_body vmsg_vector_body_bus_get_devices_resp;
const struct vmsg_vector_body vmsg_vector_body_bus_get_devices_resp = {
	.name = "bus_get_devices.resp",
	.parse = bus_get_devices_resp_parse,
	.check_echo = bus_get_devices_resp_check_echo,
	.getters_agree = bus_get_devices_resp_getters_agree,
	.encode = bus_get_devices_resp_encode,
};

extern const struct vmsg_vector vmsg_vectors_bus_get_devices[];
const struct vmsg_vector vmsg_vectors_bus_get_devices[] = {
	{
		.id = "bus_get_devices.req.typical", .body = &vmsg_vector_body_bus_get_devices_req,
		.frame = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.zero", .body = &vmsg_vector_body_bus_get_devices_req,
		.frame = {bytes + 12, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.ones", .body = &vmsg_vector_body_bus_get_devices_req,
		.frame = {bytes + 24, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.pattern", .body = &vmsg_vector_body_bus_get_devices_req,
		.frame = {bytes + 36, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.longer", .body = &vmsg_vector_body_bus_get_devices_req,
		.frame = {bytes + 48, 15},
	},
	{
		.id = "bus_get_devices.req.after", .body = &vmsg_vector_body_bus_get_devices_req,
		.frame = {bytes + 63, 15},
	},
	{
		.id = "bus_get_devices.req.type_reserved",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 78, 12},
	},
	{
		.id = "bus_get_devices.req.fixed.edge",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 0, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.fixed.short",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 90, 11},
		.expect = &refused_bus_get_devices_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.req.fixed.declared",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 101, 12},
		.expect = &refused_bus_get_devices_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.req.fixed.0", .body = &vmsg_vector_body_bus_get_devices_req,
		.frame = {bytes + 113, 8}, .expect = &refused_bus_get_devices_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.req.fixed.1", .body = &vmsg_vector_body_bus_get_devices_req,
		.frame = {bytes + 121, 9}, .expect = &refused_bus_get_devices_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.req.fixed.2", .body = &vmsg_vector_body_bus_get_devices_req,
		.frame = {bytes + 130, 10}, .expect = &refused_bus_get_devices_req_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.edge",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 0, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.negative",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 140, 12},
		.expect = &refused_bus_get_devices_req_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_0",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 152, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_1",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 164, 12},
		.expect = &refused_bus_get_devices_req_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_2",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 176, 12},
		.expect = &refused_bus_get_devices_req_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_7",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 188, 12},
		.expect = &refused_bus_get_devices_req_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_8",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 200, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_9",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 212, 12},
		.expect = &refused_bus_get_devices_req_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_15",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 224, 12},
		.expect = &refused_bus_get_devices_req_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_65527",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 236, 12},
		.expect = &refused_bus_get_devices_req_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_65528",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 248, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_65529",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 260, 12},
		.expect = &refused_bus_get_devices_req_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.offset_multiple.offset_65535",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 272, 12},
		.expect = &refused_bus_get_devices_req_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.count_multiple.edge",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 0, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.count_multiple.negative",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 284, 12},
		.expect = &refused_bus_get_devices_req_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_0",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 296, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_1",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 308, 12},
		.expect = &refused_bus_get_devices_req_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_2",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 320, 12},
		.expect = &refused_bus_get_devices_req_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_7",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 332, 12},
		.expect = &refused_bus_get_devices_req_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_8",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 344, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_9",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 356, 12},
		.expect = &refused_bus_get_devices_req_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_31",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 368, 12},
		.expect = &refused_bus_get_devices_req_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_65527",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 380, 12},
		.expect = &refused_bus_get_devices_req_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_65528",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 392, 12},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_65529",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 404, 12},
		.expect = &refused_bus_get_devices_req_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.req.count_multiple.count_65535",
		.body = &vmsg_vector_body_bus_get_devices_req, .frame = {bytes + 416, 12},
		.expect = &refused_bus_get_devices_req_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.typical",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.zero", .body = &vmsg_vector_body_bus_get_devices_resp,
		.frame = {bytes + 446, 14}, .request = {bytes + 12, 12}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.pattern",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 460, 22},
		.request = {bytes + 482, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.longer", .body = &vmsg_vector_body_bus_get_devices_resp,
		.frame = {bytes + 494, 21}, .request = {bytes + 0, 12},
	},
	{
		.id = "bus_get_devices.resp.after", .body = &vmsg_vector_body_bus_get_devices_resp,
		.frame = {bytes + 515, 21}, .request = {bytes + 0, 12},
	},
	{
		.id = "bus_get_devices.resp.type_reserved",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 536, 18},
		.request = {bytes + 0, 12},
	},
	{
		.id = "bus_get_devices.resp.bitmap_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 554, 14},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.bitmap_1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 568, 15},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.bitmap_2",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 583, 16},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.bitmap_3",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 599, 17},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.bitmap_5",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 616, 19},
		.request = {bytes + 635, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.bitmap_249",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.bitmap_max",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.fixed.edge",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 554, 14},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.fixed.short",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 647, 13},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.fixed.declared",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 660, 14},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.fixed.0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 674, 8},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.fixed.1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 682, 9},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.fixed.2",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 691, 10},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.fixed.3",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 701, 11},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.fixed.4",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 712, 12},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_fixed,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.edge",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.negative",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 724, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 742, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 760, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_2",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 778, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_7",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 796, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_8",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 814, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_9",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 832, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_15",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 850, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_65527",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 868, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_65528",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 886, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_65529",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 904, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_multiple.offset_65535",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 922, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.edge",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.negative",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 940, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 554, 14},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 958, 14},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_2",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 972, 14},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_7",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 986, 14},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_8",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 568, 15},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_9",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1000, 15},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_31",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1015, 17},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_65527",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1032, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_65528",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1050, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_65529",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1068, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_multiple.count_65535",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1086, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.edge",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.negative",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1104, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1122, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1140, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_2",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1158, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_7",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1176, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_8",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1194, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_9",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1212, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_63",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1230, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_65527",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1248, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_65528",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1266, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_65529",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1284, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_multiple.next_offset_65535",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1302, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1320, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.negative",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1338, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_15",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1356, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_16",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1374, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_17",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1392, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_31",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1410, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_32",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1428, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_33",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1446, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_47",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1464, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_49",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1482, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_50",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1500, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_65503",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1518, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_65504",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1536, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_65505",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1554, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_65519",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1572, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_65520",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1590, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.next_offset_65521",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1608, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_31",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1626, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_32",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1644, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_33",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1662, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_34",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1680, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_63",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1698, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_64",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1716, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_65",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1734, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_65471",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1752, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_65472",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1770, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_65473",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1788, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_65503",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1806, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_65504",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1824, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.offset_65505",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1842, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_15",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1860, 15},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_16",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 583, 16},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_17",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1875, 16},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_47",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1891, 19},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_48",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1910, 20},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_49",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1930, 20},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_50",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1950, 20},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_63",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1970, 21},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_64",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1991, 22},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_65",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2013, 22},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_65471",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2035, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_65472",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2053, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_65473",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2071, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_65519",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2089, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_65520",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2107, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.count_65521",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2125, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2143, 18},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2161, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_15",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2179, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_17",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2197, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_18",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2215, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_31",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2233, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_32",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2251, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_33",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2269, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_47",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2287, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_48",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2305, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_49",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2323, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_65487",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2341, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_65488",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2359, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_65489",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2377, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_65503",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2395, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_65504",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2413, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_65505",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2431, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.offset_65535",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2449, 18},
		.expect = &refused_bus_get_devices_resp_offset_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2467, 14},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2481, 14},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_15",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2495, 15},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_16",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2510, 16},
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_17",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2526, 16},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_31",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2542, 17},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_33",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2559, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_34",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2577, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_47",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2595, 19},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_48",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2614, 20},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_49",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2634, 20},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
		.encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_65487",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2654, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_65488",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2672, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_65489",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2690, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_65519",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2708, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_65520",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2726, 18},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_65521",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2744, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.next_offset_forward.edge.count_65535",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2762, 18},
		.expect = &refused_bus_get_devices_resp_count_multiple, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.edge",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.tail.short",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2780, 17},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.declared",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2797, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_24",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2815, 18},
		.request = {bytes + 0, 12},
	},
	{
		.id = "bus_get_devices.resp.tail.count_31",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2833, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_33",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 940, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_40",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2851, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_48",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2869, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_32760",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2887, 18},
		.request = {bytes + 0, 12},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_32764",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2905, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_32767",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2923, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_32768",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2941, 18},
		.request = {bytes + 0, 12},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_32769",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2959, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_65521",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2125, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_65522",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2977, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_65528",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1050, 18},
		.request = {bytes + 0, 12},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_65529",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1068, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_65530",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 2995, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_65532",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3013, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.count_65535",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1086, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.left_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3031, 14},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.tail.left_1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3045, 15},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.edge",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.negative",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3060, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.request.offset_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 152, 12}, .expect = &refused_bus_get_devices_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.request.offset_65520",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 3078, 12}, .expect = &refused_bus_get_devices_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.offset_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 742, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.offset_1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 760, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.offset_15",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 850, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.offset_17",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 724, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.offset_65519",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3090, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.offset_65520",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3108, 18},
		.request = {bytes + 0, 12},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.offset_65521",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3126, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.offset_echo.offset_65535",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 922, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_offset_multiple,
		.stage = VMSG_VECTOR_WIRE, .encodes = true, .encode = VMSG_ERR_MALFORMED,
	},
	{
		.id = "bus_get_devices.resp.count_max.edge",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 0, 12}, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.count_max.negative",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 616, 19},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_max,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.count_max.count_1",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 958, 14},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_max.count_31",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 1015, 17},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_max.count_34",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3144, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_max.count_65503",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3162, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_max.count_65504",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3180, 18},
		.request = {bytes + 0, 12},
		.expect = &refused_bus_get_devices_resp_next_offset_forward,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_max.count_65505",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 3198, 18},
		.request = {bytes + 0, 12}, .expect = &refused_bus_get_devices_resp_count_multiple,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "bus_get_devices.resp.count_max.request.count_0",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 296, 12}, .expect = &refused_bus_get_devices_resp_count_max,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "bus_get_devices.resp.count_max.request.count_65504",
		.body = &vmsg_vector_body_bus_get_devices_resp, .frame = {bytes + 428, 18},
		.request = {bytes + 3216, 12}, .encodes = true, .encode = VMSG_OK,
	},
};
