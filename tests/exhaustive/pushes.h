/*
 * pushes: every chain a driver can try to push, good and bad.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_EXHAUSTIVE_PUSHES_H
#define VMSG_EXHAUSTIVE_PUSHES_H

#include <stdint.h>

/* Try all; a wrong answer ends the program.  Returns how many chains there were. */
uint64_t pushes_run(void);

#endif /* VMSG_EXHAUSTIVE_PUSHES_H */
