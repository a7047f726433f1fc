/*
 * bench: the codec and the loopback against hand-written references, in one process.
 *
 * Windows of a few microseconds of every subject are interleaved; a ratio is taken
 * between neighbouring windows, and the median over all windows is reported.  With
 * --once NAME COUNT a single subject runs, for counting instructions.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "packed.h"
#include "subjects.h"

enum {
	ROUNDS = 11,
	WINDOWS = 501,
	ITERATIONS = 400
};

/* A round counts when the reference ran at most this much slower than in its best round. */
#define DRIFT 1.25

/** A measured pair. */
struct comparison {
	const char *name;
	const char *subject;
	const char *reference;
	double must;
	double stretch;
};

static const struct comparison comparisons[] = {
	{"C1 SET_VQUEUE encode + decode", "set_vqueue", "packed_set_vqueue", 1.15, 0.90},
	{"C1 GET_CONFIG 64 encode + decode", "get_config", "packed_get_config", 1.15, 0.90},
	{"C2 header decode + validate", "header", "hdr5", 2.5, 2.0},
	{"L1 loopback SET_VQUEUE round trip", "loopback", "packed_loopback", 1.5, 1.1},
};

static double now_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static double window(const struct subject *subject)
{
	const double start = now_ns();

	subject->run(ITERATIONS);
	return (now_ns() - start) / ITERATIONS;
}

static int by_value(const void *left, const void *right)
{
	const double a = *(const double *)left;
	const double b = *(const double *)right;

	return (a > b) - (a < b);
}

static double median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), by_value);
	return values[count / 2];
}

/** One round: medians over its windows. */
struct round {
	double ratio;
	double ours_ns;
	double theirs_ns;
};

static struct round measure(const struct subject *subject, const struct subject *reference)
{
	static double ratio[WINDOWS];
	static double ours[WINDOWS];
	static double theirs[WINDOWS];

	for (size_t i = 0; i < WINDOWS; i++) {
		ours[i] = window(subject);
		theirs[i] = window(reference);
		ratio[i] = ours[i] / theirs[i];
	}
	return (struct round){median(ratio, WINDOWS),
			      median(ours, WINDOWS),
			      median(theirs, WINDOWS)};
}

static const char *verdict(const struct comparison *comparison, double ratio)
{
	if (ratio <= comparison->stretch) {
		return "stretch";
	}
	return ratio <= comparison->must ? "must" : "MISSED";
}

static void compare(const struct comparison *comparison)
{
	const struct subject *subject = subject_named(comparison->subject);
	const struct subject *reference = subject_named(comparison->reference);
	struct round rounds[ROUNDS];
	double ratio[ROUNDS];
	double best = 0;
	struct round shown = {0};
	size_t stable = 0;

	for (size_t i = 0; i < ROUNDS; i++) {
		rounds[i] = measure(subject, reference);
		if (i == 0 || rounds[i].theirs_ns < best) {
			best = rounds[i].theirs_ns;
			shown = rounds[i];
		}
	}
	for (size_t i = 0; i < ROUNDS; i++) {
		if (rounds[i].theirs_ns <= best * DRIFT) {
			ratio[stable++] = rounds[i].ratio;
		}
	}
	shown.ratio = median(ratio, stable);
	printf("%-34s %7.2f ns %7.2f ns  %5.2f  %2zu/%d rounds  (must %.2f, stretch %.2f) %s\n",
	       comparison->name,
	       shown.ours_ns,
	       shown.theirs_ns,
	       shown.ratio,
	       stable,
	       ROUNDS,
	       comparison->must,
	       comparison->stretch,
	       verdict(comparison, shown.ratio));
}

/* One core for both sides of every comparison; without the right to, the scheduler decides. */
static void pin(void)
{
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);
	(void)sched_setaffinity(0, sizeof(cpus), &cpus);
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "--once") == 0) {
		const struct subject *subject = subject_named(argv[2]);

		if (subject == NULL) {
			fprintf(stderr, "bench: no subject '%s'\n", argv[2]);
			return 2;
		}
		subject->run((size_t)strtoul(argv[3], NULL, 10));
		return 0;
	}
	pin();
	printf("%-34s %10s %10s  %5s\n", "measure", "vmsg", "reference", "ratio");
	for (size_t i = 0; i < sizeof(comparisons) / sizeof(comparisons[0]); i++) {
		compare(&comparisons[i]);
	}
	return 0;
}
