/*
 * parity: one malformed chain, written in four ways, gets one verdict.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_PARITY_H
#define VMSG_EXHAUSTIVE_PARITY_H

#include <stdint.h>

/* Compare all of them; a difference ends the program.  Returns how many chains there were. */
uint64_t parity_run(void);

#endif /* VMSG_EXHAUSTIVE_PARITY_H */
