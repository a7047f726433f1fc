/*
 * named: malformed rings that have names, written in four ways, get one verdict.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_NAMED_H
#define VMSG_EXHAUSTIVE_NAMED_H

#include <stdint.h>

/* Try all; a wrong verdict ends the program.  Returns how many rings there were. */
uint64_t named_run(void);

#endif /* VMSG_EXHAUSTIVE_NAMED_H */
