/*
 * vectors_get_config: the vectors of get_config.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <vmsg/wire/get_config.h>
#include <vmsg/wire/ids.h>

static const uint8_t bytes[] = {
	/* 0 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 16 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00,
	/* 32 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00,
	0xff, 0xff, 0xff, 0xff,
	/* 48 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x11, 0x12, 0x13, 0x14,
	0x15, 0x16, 0x17, 0x18,
	/* 64 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x13, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xee, 0xdd, 0xcc,
	/* 83 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xee, 0xdd, 0xcc,
	/* 102 */
	0xfc, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 118 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00,
	/* 133 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x0f, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 149 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 157 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 166 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 178 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x0d, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20,
	/* 191 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 207 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe1, 0x0f, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 223 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 239 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x01, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 255 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x0f, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 271 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x11, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 287 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x1f, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 303 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 319 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x21, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 335 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xdf, 0x0f, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 351 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe2, 0x0f, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 367 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xff, 0x0f, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 383 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0x10, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 399 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x01, 0x10, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 415 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xff, 0xef, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 431 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0xf0, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 447 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x01, 0xf0, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 463 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xdf, 0xff, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 479 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0xff, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 495 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe1, 0xff, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 511 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xff, 0xff, 0xff, 0xff,
	0x20, 0x00, 0x00, 0x00,
	/* 527 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00,
	/* 543 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x01, 0x00, 0x00, 0x00,
	/* 559 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x0f, 0x00, 0x00, 0x00,
	/* 575 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x10, 0x00, 0x00, 0x00,
	/* 591 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x11, 0x00, 0x00, 0x00,
	/* 607 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x1f, 0x00, 0x00, 0x00,
	/* 623 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x21, 0x00, 0x00, 0x00,
	/* 639 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xef, 0x0f, 0x00, 0x00,
	/* 655 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xf0, 0x0f, 0x00, 0x00,
	/* 671 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xf1, 0x0f, 0x00, 0x00,
	/* 687 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xf2, 0x0f, 0x00, 0x00,
	/* 703 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xff, 0x0f, 0x00, 0x00,
	/* 719 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x00, 0x10, 0x00, 0x00,
	/* 735 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x01, 0x10, 0x00, 0x00,
	/* 751 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xff, 0xef, 0xff, 0xff,
	/* 767 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x00, 0xf0, 0xff, 0xff,
	/* 783 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x01, 0xf0, 0xff, 0xff,
	/* 799 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xef, 0xff, 0xff, 0xff,
	/* 815 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xf0, 0xff, 0xff, 0xff,
	/* 831 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xf1, 0xff, 0xff, 0xff,
	/* 847 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xff, 0xff, 0xff, 0xff,
	/* 863 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00,
	/* 879 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x01, 0x00, 0x00, 0x00,
	/* 895 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x1f, 0x00, 0x00, 0x00,
	/* 911 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x21, 0x00, 0x00, 0x00,
	/* 927 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x22, 0x00, 0x00, 0x00,
	/* 943 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0xdf, 0x0f, 0x00, 0x00,
	/* 959 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0xe0, 0x0f, 0x00, 0x00,
	/* 975 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0xe1, 0x0f, 0x00, 0x00,
	/* 991 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0xff, 0x0f, 0x00, 0x00,
	/* 1007 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x00, 0x10, 0x00, 0x00,
	/* 1023 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x01, 0x10, 0x00, 0x00,
	/* 1039 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0xff, 0xef, 0xff, 0xff,
	/* 1055 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x00, 0xf0, 0xff, 0xff,
	/* 1071 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x01, 0xf0, 0xff, 0xff,
	/* 1087 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x1f, 0xf0, 0xff, 0xff,
	/* 1103 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x20, 0xf0, 0xff, 0xff,
	/* 1119 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0x21, 0xf0, 0xff, 0xff,
	/* 1135 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0x0f, 0x00, 0x00,
	0xff, 0xff, 0xff, 0xff,
	/* 1151 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1175 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0x04, 0x00, 0x00, 0x00,
	/* 1191 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 1211 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x1c, 0x00, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0x08, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff,
	/* 1239 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xff, 0xff, 0xff, 0xff,
	0x08, 0x00, 0x00, 0x00,
	/* 1255 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x1c, 0x00, 0x11, 0x12, 0x13, 0x14,
	0x15, 0x16, 0x17, 0x18, 0x08, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	0xbd, 0xc4, 0xcb, 0xd2,
	/* 1283 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x15, 0x16, 0x17, 0x18,
	0x08, 0x00, 0x00, 0x00,
	/* 1299 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x1b, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	0xee, 0xdd, 0xcc,
	/* 1326 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	0xee, 0xdd, 0xcc,
	/* 1353 */
	0xfd, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 1377 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 1397 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00,
	/* 1413 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x15, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0xa1,
	/* 1434 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0x01, 0x00, 0x00, 0x00,
	/* 1450 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x16, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0xa1, 0xa8,
	/* 1472 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0x02, 0x00, 0x00, 0x00,
	/* 1488 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x17, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf,
	/* 1511 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0x03, 0x00, 0x00, 0x00,
	/* 1527 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x19, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	0xbd,
	/* 1552 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0x05, 0x00, 0x00, 0x00,
	/* 1568 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x07, 0x01, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xf3, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	0xbd, 0xc4, 0xcb, 0xd2, 0xd9, 0xe0, 0xe7, 0xee, 0xf5, 0xfc, 0x03, 0x0a,
	0x11, 0x18, 0x1f, 0x26, 0x2d, 0x34, 0x3b, 0x42, 0x49, 0x50, 0x57, 0x5e,
	0x65, 0x6c, 0x73, 0x7a, 0x81, 0x88, 0x8f, 0x96, 0x9d, 0xa4, 0xab, 0xb2,
	0xb9, 0xc0, 0xc7, 0xce, 0xd5, 0xdc, 0xe3, 0xea, 0xf1, 0xf8, 0xff, 0x06,
	0x0d, 0x14, 0x1b, 0x22, 0x29, 0x30, 0x37, 0x3e, 0x45, 0x4c, 0x53, 0x5a,
	0x61, 0x68, 0x6f, 0x76, 0x7d, 0x84, 0x8b, 0x92, 0x99, 0xa0, 0xa7, 0xae,
	0xb5, 0xbc, 0xc3, 0xca, 0xd1, 0xd8, 0xdf, 0xe6, 0xed, 0xf4, 0xfb, 0x02,
	0x09, 0x10, 0x17, 0x1e, 0x25, 0x2c, 0x33, 0x3a, 0x41, 0x48, 0x4f, 0x56,
	0x5d, 0x64, 0x6b, 0x72, 0x79, 0x80, 0x87, 0x8e, 0x95, 0x9c, 0xa3, 0xaa,
	0xb1, 0xb8, 0xbf, 0xc6, 0xcd, 0xd4, 0xdb, 0xe2, 0xe9, 0xf0, 0xf7, 0xfe,
	0x05, 0x0c, 0x13, 0x1a, 0x21, 0x28, 0x2f, 0x36, 0x3d, 0x44, 0x4b, 0x52,
	0x59, 0x60, 0x67, 0x6e, 0x75, 0x7c, 0x83, 0x8a, 0x91, 0x98, 0x9f, 0xa6,
	0xad, 0xb4, 0xbb, 0xc2, 0xc9, 0xd0, 0xd7, 0xde, 0xe5, 0xec, 0xf3, 0xfa,
	0x01, 0x08, 0x0f, 0x16, 0x1d, 0x24, 0x2b, 0x32, 0x39, 0x40, 0x47, 0x4e,
	0x55, 0x5c, 0x63, 0x6a, 0x71, 0x78, 0x7f, 0x86, 0x8d, 0x94, 0x9b, 0xa2,
	0xa9, 0xb0, 0xb7, 0xbe, 0xc5, 0xcc, 0xd3, 0xda, 0xe1, 0xe8, 0xef, 0xf6,
	0xfd, 0x04, 0x0b, 0x12, 0x19, 0x20, 0x27, 0x2e, 0x35, 0x3c, 0x43, 0x4a,
	0x51, 0x58, 0x5f, 0x66, 0x6d, 0x74, 0x7b, 0x82, 0x89, 0x90, 0x97, 0x9e,
	0xa5, 0xac, 0xb3, 0xba, 0xc1, 0xc8, 0xcf, 0xd6, 0xdd, 0xe4, 0xeb, 0xf2,
	0xf9, 0x00, 0x07, 0x0e, 0x15, 0x1c, 0x23, 0x2a, 0x31, 0x38, 0x3f,
	/* 1831 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0xf3, 0x00, 0x00, 0x00,
	/* 1847 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x08, 0x01, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xf4, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	0xbd, 0xc4, 0xcb, 0xd2, 0xd9, 0xe0, 0xe7, 0xee, 0xf5, 0xfc, 0x03, 0x0a,
	0x11, 0x18, 0x1f, 0x26, 0x2d, 0x34, 0x3b, 0x42, 0x49, 0x50, 0x57, 0x5e,
	0x65, 0x6c, 0x73, 0x7a, 0x81, 0x88, 0x8f, 0x96, 0x9d, 0xa4, 0xab, 0xb2,
	0xb9, 0xc0, 0xc7, 0xce, 0xd5, 0xdc, 0xe3, 0xea, 0xf1, 0xf8, 0xff, 0x06,
	0x0d, 0x14, 0x1b, 0x22, 0x29, 0x30, 0x37, 0x3e, 0x45, 0x4c, 0x53, 0x5a,
	0x61, 0x68, 0x6f, 0x76, 0x7d, 0x84, 0x8b, 0x92, 0x99, 0xa0, 0xa7, 0xae,
	0xb5, 0xbc, 0xc3, 0xca, 0xd1, 0xd8, 0xdf, 0xe6, 0xed, 0xf4, 0xfb, 0x02,
	0x09, 0x10, 0x17, 0x1e, 0x25, 0x2c, 0x33, 0x3a, 0x41, 0x48, 0x4f, 0x56,
	0x5d, 0x64, 0x6b, 0x72, 0x79, 0x80, 0x87, 0x8e, 0x95, 0x9c, 0xa3, 0xaa,
	0xb1, 0xb8, 0xbf, 0xc6, 0xcd, 0xd4, 0xdb, 0xe2, 0xe9, 0xf0, 0xf7, 0xfe,
	0x05, 0x0c, 0x13, 0x1a, 0x21, 0x28, 0x2f, 0x36, 0x3d, 0x44, 0x4b, 0x52,
	0x59, 0x60, 0x67, 0x6e, 0x75, 0x7c, 0x83, 0x8a, 0x91, 0x98, 0x9f, 0xa6,
	0xad, 0xb4, 0xbb, 0xc2, 0xc9, 0xd0, 0xd7, 0xde, 0xe5, 0xec, 0xf3, 0xfa,
	0x01, 0x08, 0x0f, 0x16, 0x1d, 0x24, 0x2b, 0x32, 0x39, 0x40, 0x47, 0x4e,
	0x55, 0x5c, 0x63, 0x6a, 0x71, 0x78, 0x7f, 0x86, 0x8d, 0x94, 0x9b, 0xa2,
	0xa9, 0xb0, 0xb7, 0xbe, 0xc5, 0xcc, 0xd3, 0xda, 0xe1, 0xe8, 0xef, 0xf6,
	0xfd, 0x04, 0x0b, 0x12, 0x19, 0x20, 0x27, 0x2e, 0x35, 0x3c, 0x43, 0x4a,
	0x51, 0x58, 0x5f, 0x66, 0x6d, 0x74, 0x7b, 0x82, 0x89, 0x90, 0x97, 0x9e,
	0xa5, 0xac, 0xb3, 0xba, 0xc1, 0xc8, 0xcf, 0xd6, 0xdd, 0xe4, 0xeb, 0xf2,
	0xf9, 0x00, 0x07, 0x0e, 0x15, 0x1c, 0x23, 0x2a, 0x31, 0x38, 0x3f, 0x46,
	/* 2111 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0xf4, 0x00, 0x00, 0x00,
	/* 2127 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x13, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 2146 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x13, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	/* 2166 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x08, 0x00,
	/* 2174 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x09, 0x00, 0x10,
	/* 2183 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x0c, 0x00, 0x10, 0x00, 0x00, 0x00,
	/* 2195 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x0d, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20,
	/* 2208 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00,
	/* 2224 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x11, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00,
	/* 2241 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x17, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf,
	/* 2264 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x17, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2288 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2312 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2336 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x06, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2360 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xf8, 0xff, 0xff, 0x7f, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2384 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xfc, 0xff, 0xff, 0x7f, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2408 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0x7f, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2432 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2456 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x80, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2480 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xec, 0xff, 0xff, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2504 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xf3, 0xff, 0xff, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2528 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xf4, 0xff, 0xff, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2552 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xf8, 0xff, 0xff, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2576 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xfc, 0xff, 0xff, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2600 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2624 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x14, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00,
	/* 2644 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x15, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1,
	/* 2665 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x21, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2689 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x04, 0x00, 0x00, 0x00,
	/* 2705 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x01, 0x00, 0x00, 0x00,
	0x04, 0x00, 0x00, 0x00,
	/* 2721 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x1f, 0x00, 0x00, 0x00,
	0x04, 0x00, 0x00, 0x00,
	/* 2737 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x21, 0x00, 0x00, 0x00,
	0x04, 0x00, 0x00, 0x00,
	/* 2753 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xdf, 0xff, 0xff, 0xff,
	0x04, 0x00, 0x00, 0x00,
	/* 2769 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe0, 0xff, 0xff, 0xff,
	0x04, 0x00, 0x00, 0x00,
	/* 2785 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xe1, 0xff, 0xff, 0xff,
	0x04, 0x00, 0x00, 0x00,
	/* 2801 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0xff, 0xff, 0xff, 0xff,
	0x04, 0x00, 0x00, 0x00,
	/* 2817 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2841 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x01, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2865 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x1f, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2889 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xdf, 0xff, 0xff, 0xff, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2913 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xe0, 0xff, 0xff, 0xff, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2937 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xe1, 0xff, 0xff, 0xff, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2961 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0xff, 0xff, 0xff, 0xff, 0x04, 0x00, 0x00, 0x00, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 2985 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0xfb, 0xff, 0xff, 0xff,
	/* 3001 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0xfc, 0xff, 0xff, 0xff,
	/* 3017 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0xfd, 0xff, 0xff, 0xff,
	/* 3033 */
	0x00, 0x05, 0x07, 0x00, 0x34, 0x12, 0x10, 0x00, 0x20, 0x00, 0x00, 0x00,
	0xff, 0xff, 0xff, 0xff,
	/* 3049 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xfb, 0xff, 0xff, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
	/* 3073 */
	0x01, 0x05, 0x07, 0x00, 0x34, 0x12, 0x18, 0x00, 0x10, 0x00, 0x00, 0x00,
	0x20, 0x00, 0x00, 0x00, 0xfd, 0xff, 0xff, 0xff, 0xa1, 0xa8, 0xaf, 0xb6,
};

static const uint32_t facts[][VMSG_VECTOR_FACTS] = {
	{0u, 4096u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294967295u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 740960294u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 1u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 15u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 16u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 17u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 31u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 32u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 33u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 47u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 48u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 49u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 50u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4095u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4097u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294967263u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294967264u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294967265u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294967279u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294967280u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294967281u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4063u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4064u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4065u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4098u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294963231u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294963232u, 0u, 0u, 0u, 0u, 0u, 0u},
	{0u, 4294963233u, 0u, 0u, 0u, 0u, 0u, 0u},
};

static const struct vmsg_error refused_get_config_req_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_GET_CONFIG_REQ_FIXED,
};
static const struct vmsg_error refused_get_config_req_window = {
	VMSG_ERR_OUT_OF_RANGE, 12, VMSG_FIELD_LENGTH, VMSG_RULE_DRV_CFG_01,
	VMSG_CHECK_GET_CONFIG_REQ_WINDOW,
};
static const struct vmsg_error refused_get_config_resp_fixed = {
	VMSG_ERR_TRUNCATED, 8, VMSG_FIELD_NONE, VMSG_RULE_IMP_07,
	VMSG_CHECK_GET_CONFIG_RESP_FIXED,
};
static const struct vmsg_error refused_get_config_resp_length_echo = {
	VMSG_ERR_MISMATCH, 16, VMSG_FIELD_LENGTH, VMSG_RULE_IMP_09,
	VMSG_CHECK_GET_CONFIG_RESP_LENGTH_ECHO,
};
static const struct vmsg_error refused_get_config_resp_offset_echo = {
	VMSG_ERR_MISMATCH, 12, VMSG_FIELD_OFFSET, VMSG_RULE_IMP_09,
	VMSG_CHECK_GET_CONFIG_RESP_OFFSET_ECHO,
};
static const struct vmsg_error refused_get_config_resp_tail = {
	VMSG_ERR_TRUNCATED, 16, VMSG_FIELD_LENGTH, VMSG_RULE_IMP_08,
	VMSG_CHECK_GET_CONFIG_RESP_TAIL,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void get_config_req_fill(struct vmsg_bytes payload, struct vmsg_get_config_req *fields)
{
	fields->offset = vmsg_load_le32(payload.data + 0);
	fields->length = vmsg_load_le32(payload.data + 4);
}

static vmsg_status get_config_req_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_get_config_req_view view;

	return vmsg_get_config_req_parse(payload, &view, error);
}

static bool get_config_req_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_get_config_req fields;
	struct vmsg_get_config_req_view view;

	get_config_req_fill(payload, &fields);
	if (vmsg_get_config_req_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_get_config_req_offset(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	if (vmsg_get_config_req_length(view) != vmsg_load_le32(payload.data + 4)) {
		return false;
	}
	return true;
}

static vmsg_status get_config_req_encode(struct vmsg_span out,
					 struct vmsg_route route,
					 struct vmsg_bytes payload,
					 size_t *ret_size)
{
	struct vmsg_get_config_req fields;

	get_config_req_fill(payload, &fields);
	return vmsg_get_config_req_encode(out, route, &fields, ret_size);
}

static vmsg_status get_config_req_check_context(struct vmsg_bytes payload,
						const uint32_t *values,
						struct vmsg_error *error)
{
	struct vmsg_get_config_req_view view;
	const vmsg_status status = vmsg_get_config_req_parse(payload, &view, error);

	(void)values;
	if (status != VMSG_OK) {
		return status;
	}
	return vmsg_get_config_req_check_context(view, values[1], error);
}

extern const struct vmsg_vector_body vmsg_vector_body_get_config_req;
const struct vmsg_vector_body vmsg_vector_body_get_config_req = {
	.name = "get_config.req",
	.parse = get_config_req_parse,
	.check_context = get_config_req_check_context,
	.getters_agree = get_config_req_getters_agree,
	.encode = get_config_req_encode,
};

/* Reads a payload into what the encoder takes; no more of a tail than there is. */
static void get_config_resp_fill(struct vmsg_bytes payload, struct vmsg_get_config_resp *fields)
{
	size_t count = vmsg_load_le32(payload.data + 8);
	const size_t room = (payload.size - 12u) / 1u;

	fields->generation = vmsg_load_le32(payload.data + 0);
	fields->offset = vmsg_load_le32(payload.data + 4);

	if (count > room) {
		count = room;
	}
	fields->data.data = payload.data + 12;
	fields->data.size = count;
}

static vmsg_status get_config_resp_parse(struct vmsg_bytes payload, struct vmsg_error *error)
{
	struct vmsg_get_config_resp_view view;

	return vmsg_get_config_resp_parse(payload, &view, error);
}

static bool get_config_resp_getters_agree(struct vmsg_bytes payload)
{
	struct vmsg_get_config_resp fields;
	struct vmsg_get_config_resp_view view;

	get_config_resp_fill(payload, &fields);
	if (vmsg_get_config_resp_parse(payload, &view, NULL) != VMSG_OK) {
		return false;
	}
	if (vmsg_get_config_resp_generation(view) != vmsg_load_le32(payload.data + 0)) {
		return false;
	}
	if (vmsg_get_config_resp_offset(view) != vmsg_load_le32(payload.data + 4)) {
		return false;
	}
	if (vmsg_get_config_resp_data(view).size != fields.data.size) {
		return false;
	}
	if (fields.data.size != 0 && vmsg_get_config_resp_data(view).data != fields.data.data) {
		return false;
	}
	return true;
}

static vmsg_status get_config_resp_encode(struct vmsg_span out,
					  struct vmsg_route route,
					  struct vmsg_bytes payload,
					  size_t *ret_size)
{
	struct vmsg_get_config_resp fields;

	get_config_resp_fill(payload, &fields);
	return vmsg_get_config_resp_encode(out, route, &fields, ret_size);
}

static vmsg_status get_config_resp_check_echo(struct vmsg_bytes payload,
					      struct vmsg_bytes request,
					      struct vmsg_error *error)
{
	struct vmsg_get_config_req asked;
	struct vmsg_get_config_resp_view view;
	const vmsg_status status = vmsg_get_config_resp_parse(payload, &view, error);

	if (status != VMSG_OK) {
		return status;
	}
	get_config_req_fill(request, &asked);
	return vmsg_get_config_resp_check_echo(view, &asked, error);
}

extern const struct vmsg_vector_body vmsg_vector_body_get_config_resp;
const struct vmsg_vector_body vmsg_vector_body_get_config_resp = {
	.name = "get_config.resp",
	.parse = get_config_resp_parse,
	.check_echo = get_config_resp_check_echo,
	.getters_agree = get_config_resp_getters_agree,
	.encode = get_config_resp_encode,
};

extern const struct vmsg_vector vmsg_vectors_get_config[];
const struct vmsg_vector vmsg_vectors_get_config[] = {
	{
		.id = "get_config.req.typical", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 0, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.zero", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 16, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.ones", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 32, 16}, .facts = facts[1], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.pattern", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 48, 16}, .facts = facts[2], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.longer", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 64, 19}, .facts = facts[0],
	},
	{
		.id = "get_config.req.after", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 83, 19}, .facts = facts[0],
	},
	{
		.id = "get_config.req.type_reserved", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 102, 16}, .facts = facts[0],
	},
	{
		.id = "get_config.req.fixed.edge", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 0, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.fixed.short", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 118, 15}, .facts = facts[0],
		.expect = &refused_get_config_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.req.fixed.declared", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 133, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.req.fixed.0", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 149, 8}, .facts = facts[0],
		.expect = &refused_get_config_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.req.fixed.1", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 157, 9}, .facts = facts[0],
		.expect = &refused_get_config_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.req.fixed.4", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 166, 12}, .facts = facts[0],
		.expect = &refused_get_config_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.req.fixed.5", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 178, 13}, .facts = facts[0],
		.expect = &refused_get_config_req_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.req.window.edge", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 191, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.negative", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 207, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_0", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 223, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_1", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 239, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_15", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 255, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_17", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 271, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_31", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 287, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_32", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 303, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_33", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 319, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4063", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 335, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4066", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 351, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4095", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 367, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4096", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 383, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4097", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 399, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4294963199",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 415, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4294963200",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 431, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4294963201",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 447, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4294967263",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 463, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4294967264",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 479, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4294967265",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 495, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.offset_4294967295",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 511, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_0", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 527, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_1", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 543, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_15", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 559, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_16", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 575, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_17", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 591, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_31", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 607, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_33", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 623, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4079", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 639, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4080", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 655, 16}, .facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4081", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 671, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4082", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 687, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4095", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 703, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4096", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 719, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4097", .body = &vmsg_vector_body_get_config_req,
		.frame = {bytes + 735, 16}, .facts = facts[0],
		.expect = &refused_get_config_req_window, .stage = VMSG_VECTOR_CONTEXT,
		.encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4294963199",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 751, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4294963200",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 767, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4294963201",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 783, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4294967279",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 799, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4294967280",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 815, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4294967281",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 831, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.length_4294967295",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 847, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_0",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[3], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_1",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[4], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_15",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[5], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_16",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[6], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_17",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[7], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_31",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[8], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_32",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[9], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_33",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[10], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_47",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[11], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_48",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[12], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_49",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[13], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_50",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[14], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_4095",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[15], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_4097",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[16], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_4294967263",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[17], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_4294967264",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[18], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_4294967265",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[19], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_4294967279",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[20], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_4294967280",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[21], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_4294967281",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[22], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.config_size_4294967295",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 0, 16},
		.facts = facts[1], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_0",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 863, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_1",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 879, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_31",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 895, 16},
		.facts = facts[0], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_33",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 911, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_34",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 927, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4063",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 943, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4064",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 959, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4065",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 975, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4095",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 991, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4096",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 1007, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4097",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 1023, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4294963199",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 1039, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4294963200",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 1055, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4294963201",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 1071, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4294963231",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 1087, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4294963232",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 1103, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4294963233",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 1119, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.length_4294967295",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 1135, 16},
		.facts = facts[0], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_0",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[3], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_1",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[4], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_31",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[8], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_32",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[9], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_33",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[10], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4063",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[23], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4064",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[24], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4065",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[25], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4095",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[15], .expect = &refused_get_config_req_window,
		.stage = VMSG_VECTOR_CONTEXT, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4097",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[16], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4098",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[26], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4294963231",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[27], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4294963232",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[28], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4294963233",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[29], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4294967263",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[17], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4294967264",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[18], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4294967265",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[19], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.req.window.edge.config_size_4294967295",
		.body = &vmsg_vector_body_get_config_req, .frame = {bytes + 191, 16},
		.facts = facts[1], .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.typical", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1151, 24}, .request = {bytes + 1175, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.zero", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1191, 20}, .request = {bytes + 16, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.ones", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1211, 28}, .request = {bytes + 1239, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.pattern", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1255, 28}, .request = {bytes + 1283, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.longer", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1299, 27}, .request = {bytes + 1175, 16},
	},
	{
		.id = "get_config.resp.after", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1326, 27}, .request = {bytes + 1175, 16},
	},
	{
		.id = "get_config.resp.type_reserved", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1353, 24}, .request = {bytes + 1175, 16},
	},
	{
		.id = "get_config.resp.data_0", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1377, 20}, .request = {bytes + 1397, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.data_1", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1413, 21}, .request = {bytes + 1434, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.data_2", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1450, 22}, .request = {bytes + 1472, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.data_3", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1488, 23}, .request = {bytes + 1511, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.data_5", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1527, 25}, .request = {bytes + 1552, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.data_243", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1568, 263}, .request = {bytes + 1831, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.data_max", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1847, 264}, .request = {bytes + 2111, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.fixed.edge", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1377, 20}, .request = {bytes + 1397, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.fixed.short", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2127, 19}, .request = {bytes + 1397, 16},
		.expect = &refused_get_config_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.fixed.declared", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2146, 20}, .request = {bytes + 1397, 16},
		.expect = &refused_get_config_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.fixed.0", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2166, 8}, .request = {bytes + 1397, 16},
		.expect = &refused_get_config_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.fixed.1", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2174, 9}, .request = {bytes + 1397, 16},
		.expect = &refused_get_config_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.fixed.4", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2183, 12}, .request = {bytes + 1397, 16},
		.expect = &refused_get_config_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.fixed.5", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2195, 13}, .request = {bytes + 1397, 16},
		.expect = &refused_get_config_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.fixed.8", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2208, 16}, .request = {bytes + 1397, 16},
		.expect = &refused_get_config_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.fixed.9", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2224, 17}, .request = {bytes + 1397, 16},
		.expect = &refused_get_config_resp_fixed, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.edge", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1151, 24}, .request = {bytes + 1175, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.tail.short", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2241, 23}, .request = {bytes + 1175, 16},
		.expect = &refused_get_config_resp_tail, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.declared", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2264, 24}, .request = {bytes + 1175, 16},
		.expect = &refused_get_config_resp_tail, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_3", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2288, 24}, .request = {bytes + 1175, 16},
		.expect = &refused_get_config_resp_length_echo, .stage = VMSG_VECTOR_ECHO,
	},
	{
		.id = "get_config.resp.tail.length_5", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2312, 24}, .request = {bytes + 1175, 16},
		.expect = &refused_get_config_resp_tail, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_6", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2336, 24}, .request = {bytes + 1175, 16},
		.expect = &refused_get_config_resp_tail, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_2147483640",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2360, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_2147483644",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2384, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_2147483647",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2408, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_2147483648",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2432, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_2147483649",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2456, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_4294967276",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2480, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_4294967283",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2504, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_4294967284",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2528, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_4294967288",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2552, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_4294967292",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2576, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.length_4294967295",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2600, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.left_0", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2624, 20}, .request = {bytes + 1175, 16},
		.expect = &refused_get_config_resp_tail, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.tail.left_1", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 2644, 21}, .request = {bytes + 1175, 16},
		.expect = &refused_get_config_resp_tail, .stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.offset_echo.edge", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1151, 24}, .request = {bytes + 1175, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.negative",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2665, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.request.offset_0",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 2689, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.request.offset_1",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 2705, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.request.offset_31",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 2721, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.request.offset_33",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 2737, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.request.offset_4294967263",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 2753, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.request.offset_4294967264",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 2769, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.request.offset_4294967265",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 2785, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.request.offset_4294967295",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 2801, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.offset_0",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2817, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.offset_1",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2841, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.offset_31",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2865, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.offset_4294967263",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2889, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.offset_4294967264",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2913, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.offset_4294967265",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2937, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.offset_echo.offset_4294967295",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 2961, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_offset_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.edge", .body = &vmsg_vector_body_get_config_resp,
		.frame = {bytes + 1151, 24}, .request = {bytes + 1175, 16}, .encodes = true,
		.encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.negative",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1527, 25},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.request.length_0",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 1397, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.request.length_1",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 1434, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.request.length_3",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 1511, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.request.length_5",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 1552, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.request.length_4294967291",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 2985, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.request.length_4294967292",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 3001, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.request.length_4294967293",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 3017, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.request.length_4294967295",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1151, 24},
		.request = {bytes + 3033, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.length_0",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1377, 20},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.length_1",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1413, 21},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.length_3",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 1488, 23},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_length_echo,
		.stage = VMSG_VECTOR_ECHO, .encodes = true, .encode = VMSG_OK,
	},
	{
		.id = "get_config.resp.length_echo.length_4294967291",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 3049, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
	{
		.id = "get_config.resp.length_echo.length_4294967293",
		.body = &vmsg_vector_body_get_config_resp, .frame = {bytes + 3073, 24},
		.request = {bytes + 1175, 16}, .expect = &refused_get_config_resp_tail,
		.stage = VMSG_VECTOR_WIRE,
	},
};
