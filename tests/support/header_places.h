/*
 * header_places: where things are in a header, by hand: a test does not ask what it tests.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_HEADER_PLACES_H
#define VMSG_SUPPORT_HEADER_PLACES_H

#define TYPE_AT 0
#define MSG_ID_AT 1
#define DEV_NUM_AT 2
#define TOKEN_AT 4
#define MSG_SIZE_AT 6

#endif /* VMSG_SUPPORT_HEADER_PLACES_H */
