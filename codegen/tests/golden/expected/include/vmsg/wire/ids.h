/*
 * ids: numbers of messages, flags, and of what an error can name.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_IDS_H
#define VMSG_WIRE_IDS_H

/* Ids of transport messages. */
#define VMSG_ID_STORE 0x02u
#define VMSG_ID_NOTE 0x40u

/* Ids of bus messages. */
#define VMSG_BUS_ID_MAP 0x02u

/* Bits of the header's type field. */
#define VMSG_TYPE_RESPONSE 0x01u /* answers a request */
#define VMSG_TYPE_BUS 0x02u      /* is for the bus */
#define VMSG_TYPE_MASK 0x03u     /* all of them */

/* Ranges of message ids. */
#define VMSG_MSG_ID_EVENT 0x40u   /* one-way */
#define VMSG_MSG_ID_PRIVATE 0x80u /* defined by the implementation */
#define VMSG_MSG_ID_MASK 0xc0u    /* all of them */

/* How a store feels. */
#define VMSG_MOOD_IDLE 0x01u           /* nothing to do */
#define VMSG_MOOD_BUSY 0x02u           /* much to do */
#define VMSG_MOOD_RESERVED_FIRST 0x00u /* first of those that are reserved */
#define VMSG_MOOD_RESERVED_LAST 0x00u  /* last of those that are reserved */
#define VMSG_MOOD_PRIVATE_FIRST 0x80u  /* first of those that are private */
#define VMSG_MOOD_PRIVATE_LAST 0xffu   /* last of those that are private */

/* Fields an error can point at. */
#define VMSG_FIELD_NONE 0u /* no single one */
#define VMSG_FIELD_TYPE 1u
#define VMSG_FIELD_MSG_ID 2u
#define VMSG_FIELD_DEV_NUM 3u
#define VMSG_FIELD_TOKEN 4u
#define VMSG_FIELD_MSG_SIZE 5u
#define VMSG_FIELD_KEY 6u
#define VMSG_FIELD_RESERVED 7u
#define VMSG_FIELD_ADDRESS 8u
#define VMSG_FIELD_OFFSET 9u
#define VMSG_FIELD_LENGTH 10u
#define VMSG_FIELD_DATA 11u
#define VMSG_FIELD_MOOD 12u
#define VMSG_FIELD_PAD 13u
#define VMSG_FIELD_FIRST 14u
#define VMSG_FIELD_COUNT 15u
#define VMSG_FIELD_BITS 16u
#define VMSG_FIELD_MAP 17u

/* Checks an error can come from. */
#define VMSG_CHECK_NONE 0u /* none failed */
#define VMSG_CHECK_HEADER_PRESENT 1u
#define VMSG_CHECK_HEADER_MSG_SIZE_MIN 2u
#define VMSG_CHECK_HEADER_MSG_SIZE_FITS 3u
#define VMSG_CHECK_HEADER_EVENT_IS_REQUEST 4u
#define VMSG_CHECK_HEADER_BUS_DEV_NUM 5u
#define VMSG_CHECK_HEADER_KNOWN 6u
#define VMSG_CHECK_HEADER_MSG_SIZE_MAX 7u
#define VMSG_CHECK_STORE_REQ_FIXED 8u
#define VMSG_CHECK_STORE_REQ_ADDRESS_ALIGN 9u
#define VMSG_CHECK_STORE_REQ_TAIL 10u
#define VMSG_CHECK_STORE_REQ_WINDOW 11u
#define VMSG_CHECK_STORE_RESP_FIXED 12u
#define VMSG_CHECK_STORE_RESP_TAIL 13u
#define VMSG_CHECK_STORE_RESP_OFFSET_ECHO 14u
#define VMSG_CHECK_STORE_RESP_LENGTH_MAX 15u
#define VMSG_CHECK_NOTE_EVENT_FIXED 16u
#define VMSG_CHECK_NOTE_EVENT_TAIL 17u
#define VMSG_CHECK_NOTE_EVENT_BITS_ZERO_BEYOND 18u
#define VMSG_CHECK_BUS_MAP_RESP_FIXED 19u
#define VMSG_CHECK_BUS_MAP_RESP_COUNT_MULTIPLE 20u
#define VMSG_CHECK_BUS_MAP_RESP_TAIL 21u

/* Rules an error can name, those that checks report first. */
#define VMSG_RULE_NONE 0u /* none */
#define VMSG_RULE_HDR_01 1u
#define VMSG_RULE_HDR_02 2u
#define VMSG_RULE_IMP_01 3u
#define VMSG_RULE_IMP_02 4u
#define VMSG_RULE_IMP_03 5u
#define VMSG_RULE_MAP_01 6u
#define VMSG_RULE_NOT_01 7u
#define VMSG_RULE_STO_01 8u
#define VMSG_RULE_STO_02 9u
#define VMSG_RULE_STO_03 10u
#define VMSG_RULE_HDR_03 11u
#define VMSG_RULE_IMP_04 12u
#define VMSG_RULE_MAP_02 13u
#define VMSG_RULE_MAP_03 14u
#define VMSG_RULE_NOT_02_A 15u
#define VMSG_RULE_NOT_02_B 16u
#define VMSG_RULE_STO_04 17u

#endif /* VMSG_WIRE_IDS_H */
