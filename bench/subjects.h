/*
 * subjects: what is measured, each as a loop.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_BENCH_SUBJECTS_H
#define VMSG_BENCH_SUBJECTS_H

#include <stddef.h>

/** Something to repeat. */
struct subject {
	const char *name;
	void (*run)(size_t count);
};

/** The subject with this name; NULL when there is none. */
const struct subject *subject_named(const char *name);

#endif /* VMSG_BENCH_SUBJECTS_H */
