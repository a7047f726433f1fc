/*
 * virtio: numbers of core virtio that the runtime and the device models use.
 *
 * Generated from spec/virtio.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_VIRTIO_H
#define VMSG_WIRE_VIRTIO_H

#include <stdint.h>

/* Bit numbers: device-independent feature bits. */
#define VMSG_F_INDIRECT_DESC 28u     /* descriptors may name a table of descriptors */
#define VMSG_F_EVENT_IDX 29u         /* notifications are asked for by index */
#define VMSG_F_VERSION_1 32u         /* the device follows virtio 1.0 or later */
#define VMSG_F_ACCESS_PLATFORM 33u   /* addresses are translated or limited by the platform */
#define VMSG_F_RING_PACKED 34u       /* the packed virtqueue layout */
#define VMSG_F_IN_ORDER 35u          /* buffers are used in the order they were made available */
#define VMSG_F_ORDER_PLATFORM 36u    /* memory accesses are ordered as the platform says */
#define VMSG_F_NOTIFICATION_DATA 38u /* driver notifications carry a ring position */
#define VMSG_F_NOTIF_CONFIG_DATA 39u /* the device chooses the queue identifier of notifications */
#define VMSG_F_RING_RESET 40u        /* one queue can be reset alone */

/* Masks: device-independent feature bits. */
#define VMSG_F_INDIRECT_DESC_MASK (UINT32_C(1) << 28)
#define VMSG_F_EVENT_IDX_MASK (UINT32_C(1) << 29)

/* Bounds of a virtqueue. */
#define VMSG_QUEUE_SIZE_MAX 32768u  /* descriptors of the largest queue */
#define VMSG_QUEUE_COUNT_MAX 65536u /* queues of the largest device */

/* Bounds of a buffer chain. */
#define VMSG_CHAIN_SIZE_MAX 4294967296u /* bytes of the largest chain */

/* Bit numbers: flags of a descriptor. */
#define VMSG_DESC_NEXT 0u     /* the chain goes on */
#define VMSG_DESC_WRITE 1u    /* for the device to write, otherwise to read */
#define VMSG_DESC_INDIRECT 2u /* the buffer is a table of descriptors */
#define VMSG_DESC_AVAIL 7u    /* packed: turned by the driver, lap by lap */
#define VMSG_DESC_USED 15u    /* packed: turned by the device, lap by lap */

/* Masks: flags of a descriptor. */
#define VMSG_DESC_NEXT_MASK (UINT32_C(1) << 0)
#define VMSG_DESC_WRITE_MASK (UINT32_C(1) << 1)
#define VMSG_DESC_INDIRECT_MASK (UINT32_C(1) << 2)
#define VMSG_DESC_AVAIL_MASK (UINT32_C(1) << 7)
#define VMSG_DESC_USED_MASK (UINT32_C(1) << 15)

/* Bit numbers: flags of the available ring. */
#define VMSG_AVAIL_NO_INTERRUPT 0u /* the driver asks for no used notifications */

/* Masks: flags of the available ring. */
#define VMSG_AVAIL_NO_INTERRUPT_MASK (UINT32_C(1) << 0)

/* Bit numbers: flags of the used ring. */
#define VMSG_USED_NO_NOTIFY 0u /* the device asks for no available notifications */

/* Masks: flags of the used ring. */
#define VMSG_USED_NO_NOTIFY_MASK (UINT32_C(1) << 0)

/* What an event suppression structure of a packed virtqueue asks for. */
#define VMSG_EVENT_ENABLE 0u   /* a notification for everything */
#define VMSG_EVENT_DISABLE 1u  /* no notification */
#define VMSG_EVENT_DESC 2u     /* a notification when one position is passed */
#define VMSG_EVENT_RESERVED 3u /* no meaning */

/* Bit numbers: a ring position and its lap in one number. */
/* wrap counter in an event suppression structure, above the offset */
#define VMSG_POSITION_EVENT_WRAP 15u
/* wrap counter in the data of an available notification, above the offset */
#define VMSG_POSITION_NOTIFY_WRAP 31u

/* Masks: a ring position and its lap in one number. */
#define VMSG_POSITION_EVENT_WRAP_MASK (UINT32_C(1) << 15)
#define VMSG_POSITION_NOTIFY_WRAP_MASK (UINT32_C(1) << 31)

/* Alignment of the areas of a packed virtqueue in bytes. */
#define VMSG_PACKED_ALIGN_DESC 16u  /* descriptor area */
#define VMSG_PACKED_ALIGN_DRIVER 4u /* driver area */
#define VMSG_PACKED_ALIGN_DEVICE 4u /* device area */

/* Alignment of the areas of a split virtqueue in bytes. */
#define VMSG_SPLIT_ALIGN_DESC 16u  /* descriptor area */
#define VMSG_SPLIT_ALIGN_DRIVER 2u /* driver area */
#define VMSG_SPLIT_ALIGN_DEVICE 4u /* device area */

/* Virtio device types with a model here. */
#define VMSG_DEVICE_TYPE_BLK 2u /* block device */
#define VMSG_DEVICE_TYPE_RNG 4u /* entropy source */

/* Bit numbers: feature bits of the block device. */
#define VMSG_BLK_F_SIZE_MAX 1u      /* a segment has a largest size */
#define VMSG_BLK_F_SEG_MAX 2u       /* a request has a largest number of segments */
#define VMSG_BLK_F_RO 5u            /* read-only */
#define VMSG_BLK_F_BLK_SIZE 6u      /* the block size is told */
#define VMSG_BLK_F_FLUSH 9u         /* the flush request works */
#define VMSG_BLK_F_TOPOLOGY 10u     /* alignment is told */
#define VMSG_BLK_F_CONFIG_WCE 11u   /* the write cache can be switched */
#define VMSG_BLK_F_MQ 12u           /* more than one request queue */
#define VMSG_BLK_F_DISCARD 13u      /* the discard request works */
#define VMSG_BLK_F_WRITE_ZEROES 14u /* the write-zeroes request works */

/* Masks: feature bits of the block device. */
#define VMSG_BLK_F_SIZE_MAX_MASK (UINT32_C(1) << 1)
#define VMSG_BLK_F_SEG_MAX_MASK (UINT32_C(1) << 2)
#define VMSG_BLK_F_RO_MASK (UINT32_C(1) << 5)
#define VMSG_BLK_F_BLK_SIZE_MASK (UINT32_C(1) << 6)
#define VMSG_BLK_F_FLUSH_MASK (UINT32_C(1) << 9)
#define VMSG_BLK_F_TOPOLOGY_MASK (UINT32_C(1) << 10)
#define VMSG_BLK_F_CONFIG_WCE_MASK (UINT32_C(1) << 11)
#define VMSG_BLK_F_MQ_MASK (UINT32_C(1) << 12)
#define VMSG_BLK_F_DISCARD_MASK (UINT32_C(1) << 13)
#define VMSG_BLK_F_WRITE_ZEROES_MASK (UINT32_C(1) << 14)

/* Request types of the block device. */
#define VMSG_BLK_T_IN 0u            /* read */
#define VMSG_BLK_T_OUT 1u           /* write */
#define VMSG_BLK_T_FLUSH 4u         /* make earlier writes durable */
#define VMSG_BLK_T_GET_ID 8u        /* read the identification string */
#define VMSG_BLK_T_DISCARD 11u      /* forget sectors */
#define VMSG_BLK_T_WRITE_ZEROES 13u /* zero sectors */

/* Result byte of a block request. */
#define VMSG_BLK_S_OK 0u     /* done */
#define VMSG_BLK_S_IOERR 1u  /* failed */
#define VMSG_BLK_S_UNSUPP 2u /* not a request this device has */

/* Sizes of the block device. */
#define VMSG_BLK_SECTOR_SIZE 512u /* bytes of a sector */
#define VMSG_BLK_ID_SIZE 20u      /* bytes of the identification string */
#define VMSG_BLK_UNMAP 1u         /* flag of a write-zeroes segment that allows to unmap */

/* Offsets in bytes: descriptor of a split virtqueue. */
#define VMSG_SPLIT_DESC_ADDR 0u   /* bus address of the buffer */
#define VMSG_SPLIT_DESC_LEN 8u    /* size of the buffer */
#define VMSG_SPLIT_DESC_FLAGS 12u /* descriptor flags */
#define VMSG_SPLIT_DESC_NEXT 14u  /* index of the next descriptor */
#define VMSG_SPLIT_DESC_SIZE 16u  /* all of it */

/* Offsets in bytes: start of the driver area of a split virtqueue. */
#define VMSG_SPLIT_AVAIL_FLAGS 0u /* flags of the available ring */
#define VMSG_SPLIT_AVAIL_IDX 2u   /* where the driver puts the next entry */
#define VMSG_SPLIT_AVAIL_SIZE 4u  /* all of it */

/* Offsets in bytes: entry of the available ring. */
#define VMSG_SPLIT_AVAIL_ELEM_HEAD 0u /* first descriptor of a chain */
#define VMSG_SPLIT_AVAIL_ELEM_SIZE 2u /* all of it */

/* Offsets in bytes: start of the device area of a split virtqueue. */
#define VMSG_SPLIT_USED_FLAGS 0u /* flags of the used ring */
#define VMSG_SPLIT_USED_IDX 2u   /* where the device puts the next entry */
#define VMSG_SPLIT_USED_SIZE 4u  /* all of it */

/* Offsets in bytes: entry of the used ring. */
#define VMSG_SPLIT_USED_ELEM_ID 0u   /* first descriptor of the chain */
#define VMSG_SPLIT_USED_ELEM_LEN 4u  /* bytes the device wrote */
#define VMSG_SPLIT_USED_ELEM_SIZE 8u /* all of it */

/* Offsets in bytes: event index behind either ring of a split virtqueue. */
#define VMSG_SPLIT_EVENT_IDX 0u  /* index that triggers a notification */
#define VMSG_SPLIT_EVENT_SIZE 2u /* all of it */

/* Offsets in bytes: descriptor of a packed virtqueue. */
#define VMSG_PACKED_DESC_ADDR 0u   /* bus address of the buffer */
#define VMSG_PACKED_DESC_LEN 8u    /* size of the buffer, or bytes the device wrote */
#define VMSG_PACKED_DESC_ID 12u    /* buffer identifier */
#define VMSG_PACKED_DESC_FLAGS 14u /* descriptor flags */
#define VMSG_PACKED_DESC_SIZE 16u  /* all of it */

/* Offsets in bytes: event suppression structure of a packed virtqueue. */
/* offset and wrap counter of the descriptor that triggers a notification */
#define VMSG_PACKED_EVENT_POSITION 0u
#define VMSG_PACKED_EVENT_FLAGS 2u /* what is asked for */
#define VMSG_PACKED_EVENT_SIZE 4u  /* all of it */

/* Offsets in bytes: configuration space of the block device. */
#define VMSG_BLK_CONFIG_CAPACITY 0u   /* size of the device */
#define VMSG_BLK_CONFIG_SIZE_MAX 8u   /* largest segment */
#define VMSG_BLK_CONFIG_SEG_MAX 12u   /* largest number of segments */
#define VMSG_BLK_CONFIG_CYLINDERS 16u /* geometry */
#define VMSG_BLK_CONFIG_HEADS 18u     /* geometry */
#define VMSG_BLK_CONFIG_SECTORS 19u   /* geometry */
#define VMSG_BLK_CONFIG_BLK_SIZE 20u  /* block size */
/* logical blocks per physical block, as a power of two */
#define VMSG_BLK_CONFIG_PHYSICAL_BLOCK_EXP 24u
#define VMSG_BLK_CONFIG_ALIGNMENT_OFFSET 25u         /* first aligned logical block */
#define VMSG_BLK_CONFIG_MIN_IO_SIZE 26u              /* advised smallest transfer */
#define VMSG_BLK_CONFIG_OPT_IO_SIZE 28u              /* advised transfer */
#define VMSG_BLK_CONFIG_WRITEBACK 32u                /* write cache mode */
#define VMSG_BLK_CONFIG_UNUSED0 33u                  /* unused */
#define VMSG_BLK_CONFIG_NUM_QUEUES 34u               /* request queues */
#define VMSG_BLK_CONFIG_MAX_DISCARD_SECTORS 36u      /* largest discard segment */
#define VMSG_BLK_CONFIG_MAX_DISCARD_SEG 40u          /* largest number of discard segments */
#define VMSG_BLK_CONFIG_DISCARD_SECTOR_ALIGNMENT 44u /* alignment of discards */
#define VMSG_BLK_CONFIG_MAX_WRITE_ZEROES_SECTORS 48u /* largest write-zeroes segment */
#define VMSG_BLK_CONFIG_MAX_WRITE_ZEROES_SEG 52u     /* largest number of write-zeroes segments */
#define VMSG_BLK_CONFIG_WRITE_ZEROES_MAY_UNMAP 56u   /* write-zeroes may unmap */
#define VMSG_BLK_CONFIG_UNUSED1 57u                  /* unused */
#define VMSG_BLK_CONFIG_SIZE 60u                     /* all of it */

/* Offsets in bytes: header of a block request. */
#define VMSG_BLK_REQUEST_TYPE 0u     /* request type */
#define VMSG_BLK_REQUEST_RESERVED 4u /* unused */
#define VMSG_BLK_REQUEST_SECTOR 8u   /* where the transfer starts */
#define VMSG_BLK_REQUEST_SIZE 16u    /* all of it */

/* Offsets in bytes: segment of a discard or write-zeroes request. */
#define VMSG_BLK_RANGE_SECTOR 0u      /* first sector */
#define VMSG_BLK_RANGE_NUM_SECTORS 8u /* sectors */
#define VMSG_BLK_RANGE_FLAGS 12u      /* bit 0 allows to unmap */
#define VMSG_BLK_RANGE_SIZE 16u       /* all of it */

#endif /* VMSG_WIRE_VIRTIO_H */
