/*
 * yardstick: what the machine can do right now, whatever the software.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_QUEUE_YARDSTICK_H
#define VMSG_QUEUE_YARDSTICK_H

/** Nanoseconds; each the median of many windows of some microseconds. */
struct yardstick {
	double pp1;   /* one line that two processors write in turn, there and back */
	double pp2;   /* one line for each direction, there and back */
	double bulk;  /* handing over lines in blocks of 64, for one line */
	double hdr5;  /* five plain loads, on one processor */
	double fence; /* a store, a full fence, a load */
};

/** Take about 30 ms to measure all of them. */
struct yardstick yardstick_measure(void);

#endif /* VMSG_QUEUE_YARDSTICK_H */
