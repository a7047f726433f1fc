/*
 * harness: runs one queue on one or two processors and prints what it cost, as JSON.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "subject.h"
#include "thread.h"
#include "yardstick.h"

enum {
	WARM_UP = 20000,      /* buffers before anything is timed; also says how many to run */
	WINDOW_US = 10,       /* how long a window should be */
	WINDOW_MAX = 1 << 17, /* windows kept */
	NEVER = -1
};

/** What to run. */
struct options {
	struct subject_setup queue;
	bool is_one_thread;
	long size;   /* descriptors of the queue */
	long chain;  /* segments of a buffer */
	long batch;  /* buffers offered and served together */
	long flight; /* buffers in flight at most; 0 for all that fit */
	long count;  /* buffers, instead of a duration */
	long run_ms;
	long polls; /* empty ones before a side asks for notifications and waits */
	long work;  /* polls' worth of work the device does for a buffer */
};

/** What both sides share during a phase; each member that is written alone in its lines. */
struct phase {
	_Alignas(SUBJECT_LINE) uint64_t driver_bell;
	_Alignas(SUBJECT_LINE) uint64_t device_bell;
	_Alignas(SUBJECT_LINE) uint64_t device_notes; /* sent by the device */
	uint64_t device_waits;
	_Alignas(SUBJECT_LINE) uint64_t driver_notes; /* sent by the driver */
	uint64_t driver_waits;
	_Alignas(SUBJECT_LINE) uint64_t total; /* buffers of this phase */
	uint32_t window;                       /* buffers of a window; 0: no clock inside */
	size_t windows;
	double wall_ns;
	struct thread_gate gate;
};

static struct options options = {
	.size = 256,
	.chain = 1,
	.batch = 32,
	.run_ms = 60,
	.polls = NEVER,
};
static uint32_t batch; /* of options */
static struct phase phase;
static double window_ns[WINDOW_MAX];

/** Wait for a notification: the sender counts the bell up. */
static void wait_bell(const uint64_t *bell, uint64_t heard)
{
	while (__atomic_load_n(bell, __ATOMIC_ACQUIRE) == heard) {
		thread_pause();
	}
}

static void ring_bell(uint64_t *bell)
{
	__atomic_add_fetch(bell, 1, __ATOMIC_SEQ_CST);
}

/** Nothing to do: poll again, or after enough polls ask to be told and wait. */
static void driver_idle(long *idle)
{
	const uint64_t heard = __atomic_load_n(&phase.driver_bell, __ATOMIC_ACQUIRE);

	thread_pause();
	if (options.polls != NEVER && ++*idle > options.polls) {
		if (!subject_driver_enable()) {
			phase.driver_waits++;
			wait_bell(&phase.driver_bell, heard);
		}
		subject_driver_disable();
		*idle = 0;
	}
}

static void device_idle(long *idle)
{
	const uint64_t heard = __atomic_load_n(&phase.device_bell, __ATOMIC_ACQUIRE);

	thread_pause();
	if (options.polls != NEVER && ++*idle > options.polls) {
		if (!subject_device_enable()) {
			phase.device_waits++;
			wait_bell(&phase.device_bell, heard);
		}
		subject_device_disable();
		*idle = 0;
	}
}

static void *driver_side(void *context)
{
	const uint64_t total = phase.total;
	uint64_t offered = 0;
	uint64_t reaped = 0;
	uint64_t mark = phase.window;
	double start;
	double last;
	long idle = 0;

	thread_meet(&phase.gate, 2);
	start = last = thread_now_ns();
	while (reaped < total) {
		struct subject_step step = {0, false};
		uint32_t count;

		if (offered < total && offered - reaped + batch <= (uint64_t)options.flight) {
			step = subject_offer(batch);
			offered += step.count;
		}
		if (step.notify) {
			phase.driver_notes++;
			ring_bell(&phase.device_bell);
		}
		count = subject_reap(batch);
		reaped += count;
		if (count + step.count != 0) {
			idle = 0;
		} else {
			driver_idle(&idle);
		}
		if (phase.window != 0 && reaped >= mark) {
			const double now = thread_now_ns();

			window_ns[phase.windows++] =
				(now - last) / (double)(reaped - mark + phase.window);
			mark = reaped + phase.window;
			last = now;
		}
	}
	phase.wall_ns = (thread_now_ns() - start) / (double)total;
	return context;
}

static void *device_side(void *context)
{
	const uint64_t total = phase.total;
	uint64_t served = 0;
	long idle = 0;

	thread_meet(&phase.gate, 2);
	while (served < total) {
		const struct subject_step step = subject_serve(batch);

		served += step.count;
		if (step.notify) {
			phase.device_notes++;
			ring_bell(&phase.driver_bell);
		}
		if (step.count == 0) {
			device_idle(&idle);
			continue;
		}
		idle = 0;
		for (long i = 0; i < options.work * (long)step.count; i++) {
			thread_pause();
		}
	}
	return context;
}

static void *both_sides(void *context)
{
	const uint64_t total = phase.total;
	const double start = thread_now_ns();
	double last = start;
	uint64_t mark = phase.window;

	for (uint64_t reaped = 0; reaped < total;) {
		uint32_t count = subject_offer(batch).count;

		count = subject_serve(count).count;
		reaped += subject_reap(count);
		if (phase.window != 0 && reaped >= mark) {
			const double now = thread_now_ns();

			window_ns[phase.windows++] =
				(now - last) / (double)(reaped - mark + phase.window);
			mark = reaped + phase.window;
			last = now;
		}
	}
	phase.wall_ns = (thread_now_ns() - start) / (double)total;
	return context;
}

static void run_phase(uint64_t total, uint32_t window)
{
	memset(&phase, 0, sizeof(phase));
	phase.total = (total + batch - 1) / batch * batch;
	phase.window = window;
	if (options.is_one_thread) {
		thread_run_pair(both_sides, NULL, NULL);
	} else {
		thread_run_pair(driver_side, device_side, NULL);
	}
}

static void run_and_print(void)
{
	uint64_t total = (uint64_t)options.count;
	uint32_t window;
	double median;
	size_t windows;

	run_phase(WARM_UP, 0);
	window = (uint32_t)(WINDOW_US * 1e3 / phase.wall_ns) + 1;
	if (total == 0) {
		total = (uint64_t)((double)options.run_ms * 1e6 / phase.wall_ns);
	}
	if (total / window >= WINDOW_MAX) {
		total = (uint64_t)window * (WINDOW_MAX - 1);
	}
	run_phase(total, window);
	windows = phase.windows;
	median = thread_median(window_ns, windows);
	run_phase(total, 0);
	printf("{\"ns\": %.3f, \"wall_ns\": %.3f, \"windows\": %zu, \"buffers\": %llu, "
	       "\"driver_notes\": %llu, \"device_notes\": %llu, \"waits\": %llu, "
	       "\"real_time\": %s, \"sums\": \"%s\"}\n",
	       median,
	       phase.wall_ns,
	       windows,
	       (unsigned long long)phase.total,
	       (unsigned long long)phase.driver_notes,
	       (unsigned long long)phase.device_notes,
	       (unsigned long long)(phase.driver_waits + phase.device_waits),
	       thread_is_real_time() ? "true" : "false",
	       subject_sum_filled() == subject_sum_read() ? "equal" : "DIFFERENT");
}

static void print_yardstick(void)
{
	const struct yardstick yardstick = yardstick_measure();

	printf("{\"pp1\": %.2f, \"pp2\": %.2f, \"bulk\": %.3f, \"hdr5\": %.3f, "
	       "\"fence\": %.2f, \"real_time\": %s}\n",
	       yardstick.pp1,
	       yardstick.pp2,
	       yardstick.bulk,
	       yardstick.hdr5,
	       yardstick.fence,
	       thread_is_real_time() ? "true" : "false");
}

/** One word of the command line, NAME or NAME=NUMBER; true when it is known. */
static bool parse_word(const char *word, struct options *to)
{
	const struct {
		const char *name;
		bool *flag;
	} flags[] = {
		{"packed", &to->queue.is_packed},
		{"in-order", &to->queue.is_in_order},
		{"event", &to->queue.has_event_index},
		{"indirect", &to->queue.is_indirect},
		{"payload", &to->queue.has_payload},
		{"one-thread", &to->is_one_thread},
	};
	const struct {
		const char *name;
		long *number;
	} numbers[] = {
		{"size=", &to->size},
		{"chain=", &to->chain},
		{"batch=", &to->batch},
		{"flight=", &to->flight},
		{"count=", &to->count},
		{"ms=", &to->run_ms},
		{"polls=", &to->polls},
		{"work=", &to->work},
	};

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (strcmp(word, flags[i].name) == 0) {
			*flags[i].flag = true;
			return true;
		}
	}
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		const size_t length = strlen(numbers[i].name);

		if (strncmp(word, numbers[i].name, length) == 0) {
			*numbers[i].number = strtol(word + length, NULL, 10);
			return true;
		}
	}
	return strcmp(word, "split") == 0;
}

int main(int argc, char **argv)
{
	bool is_once = false;

	if (argc == 2 && strcmp(argv[1], "yardstick") == 0) {
		print_yardstick();
		return 0;
	}
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "once") == 0) {
			is_once = true; /* for counting instructions */
		} else if (!parse_word(argv[i], &options)) {
			fprintf(stderr, "bench: what is '%s'?\n", argv[i]);
			return 2;
		}
	}
	options.queue.size = (uint32_t)options.size;
	options.queue.chain = (uint32_t)options.chain;
	subject_init(&options.queue);
	if (options.flight == 0) {
		options.flight = (long)subject_depth();
	}
	if (options.batch < 1 || options.batch > SUBJECT_BATCH_MAX ||
	    options.batch > options.flight || options.flight > (long)subject_depth()) {
		fprintf(stderr, "bench: batch %ld, depth %u\n", options.batch, subject_depth());
		return 2;
	}
	batch = (uint32_t)options.batch;
	if (is_once) {
		phase.total = (uint64_t)options.count;
		both_sides(NULL);
		return 0;
	}
	run_and_print();
	return 0;
}
