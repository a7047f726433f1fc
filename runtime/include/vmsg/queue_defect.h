/*
 * queue_defect: the rule of the rings a peer broke.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_DEFECT_H
#define VMSG_QUEUE_DEFECT_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Why a virtqueue latched broken; both sides use one list.
 *
 * A status tells the caller what to do, a defect tells a person what happened.
 * The first one of a queue is kept until the queue is initialised again.
 */
enum vmsg_queue_defect {
	VMSG_QUEUE_DEFECT_NONE = 0,
	VMSG_QUEUE_DEFECT_INDEX,      /* the peer moved on by more entries than it had */
	VMSG_QUEUE_DEFECT_HEAD_RANGE, /* an available head or a used id outside the table */
	VMSG_QUEUE_DEFECT_HEAD_BUSY,  /* offered again before it was used */
	VMSG_QUEUE_DEFECT_NEXT_RANGE, /* a chain goes on outside its table, or where nothing was
					 made available */
	VMSG_QUEUE_DEFECT_LOOP,       /* a chain with more descriptors than the queue has */
	VMSG_QUEUE_DEFECT_ORDER,      /* a readable descriptor behind a writable one */
	VMSG_QUEUE_DEFECT_INDIRECT,   /* an indirect descriptor where none may be: not negotiated,
					 in an indirect table, or with a successor */
	VMSG_QUEUE_DEFECT_TABLE,      /* an indirect table of no, or of half a descriptor */
	VMSG_QUEUE_DEFECT_TOTAL,      /* the sizes of a chain add up to more than it may hold */
	VMSG_QUEUE_DEFECT_ADDRESS,    /* memory outside the shared areas */
	VMSG_QUEUE_DEFECT_USED_ID,    /* used, but not the head of a chain the device owns */
	VMSG_QUEUE_DEFECT_USED_LENGTH /* more used than posted, where the caller refuses that */
};

#ifdef __cplusplus
}
#endif

#endif /* VMSG_QUEUE_DEFECT_H */
