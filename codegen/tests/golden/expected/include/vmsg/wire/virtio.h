/*
 * virtio: numbers of core virtio that the runtime and the device models use.
 *
 * Generated from spec/virtio.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_WIRE_VIRTIO_H
#define VMSG_WIRE_VIRTIO_H

#include <stdint.h>

/* Bit numbers: feature bits. */
#define VMSG_F_LOW 3u   /* a bit of the first word */
#define VMSG_F_HIGH 40u /* a bit beyond the first word */

/* Masks: feature bits. */
#define VMSG_F_LOW_MASK (UINT32_C(1) << 3)

/* Bounds of a queue. */
#define VMSG_QUEUE_SIZE_MAX 256u /* descriptors of the largest queue */

/* Offsets in bytes: an entry of a table. */
#define VMSG_ENTRY_ADDR 0u   /* where the bytes are */
#define VMSG_ENTRY_LEN 8u    /* how many */
#define VMSG_ENTRY_FLAGS 12u /* what may be done */
#define VMSG_ENTRY_NEXT 14u  /* the entry that follows */
#define VMSG_ENTRY_SIZE 16u  /* all of it */

#endif /* VMSG_WIRE_VIRTIO_H */
