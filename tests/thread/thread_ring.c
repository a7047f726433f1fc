/*
 * thread_ring: a driver and a device, each in a thread of its own, over one virtqueue.
 *
 * Every chain goes there and back, its bytes derived from its number are verified on
 * both ends, and whoever has nothing to do sleeps until the other side notifies: a
 * notification that is lost ends the run.  Built for ThreadSanitizer by tools/thread.sh.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _GNU_SOURCE

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <vmsg/ring_layout.h>
#include <vmsg/wire/virtio.h>

#include "thread_ring.h"

#define PATIENCE_MS 30000 /* without progress */
#define LOOK_MS 20

static const char usage[] =
	"usage: thread_ring [--buffers N] [--format split|packed] [--event-index 0|1]\n"
	"                   [--in-order 0|1] [--indirect 0|1] [--queue-size N] [--batch N]\n";

void fail(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	(void)fputs("thread_ring: ", stderr);
	(void)vfprintf(stderr, format, arguments);
	(void)fputc('\n', stderr);
	va_end(arguments);
	(void)fflush(NULL);
	_exit(1);
}

static int64_t now_ms(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) {
		fail("no clock");
	}
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool parse_number(const char *text, uint64_t most, uint64_t *ret_value)
{
	char *end;
	unsigned long long value = strtoull(text, &end, 10);

	if (*text == '\0' || *end != '\0' || value > most) {
		return false;
	}
	*ret_value = value;
	return true;
}

static bool parse_option(struct options *options, const char *name, const char *text)
{
	uint64_t value;

	if (strcmp(name, "--format") == 0) {
		options->is_packed = strcmp(text, "packed") == 0;
		return options->is_packed || strcmp(text, "split") == 0;
	}
	if (!parse_number(text, UINT64_C(1) << 40, &value)) {
		return false;
	}
	if (strcmp(name, "--buffers") == 0) {
		options->buffers = value;
	} else if (strcmp(name, "--queue-size") == 0 && value <= VMSG_QUEUE_SIZE_MAX) {
		options->queue_size = (uint32_t)value;
	} else if (strcmp(name, "--batch") == 0 && value >= 1 && value <= BATCH_MAX) {
		options->batch = (uint32_t)value;
	} else if (strcmp(name, "--event-index") == 0) {
		options->has_event_index = value != 0;
	} else if (strcmp(name, "--in-order") == 0) {
		options->is_in_order = value != 0;
	} else if (strcmp(name, "--indirect") == 0) {
		options->has_indirect = value != 0;
	} else {
		return false;
	}
	return true;
}

static uint64_t features_of(const struct options *options)
{
	return UINT64_C(1) << VMSG_F_VERSION_1 |
	       (uint64_t)options->is_packed << VMSG_F_RING_PACKED |
	       (uint64_t)options->has_event_index << VMSG_F_EVENT_IDX |
	       (uint64_t)options->is_in_order << VMSG_F_IN_ORDER |
	       (uint64_t)options->has_indirect << VMSG_F_INDIRECT_DESC;
}

/* The memory of a run; all of it is freed by the end of the program. */
static void *memory(size_t size)
{
	size_t rounded = (size + 127) / 128 * 128;
	void *start = aligned_alloc(128, rounded);

	if (start == NULL) {
		fail("no memory");
	}
	memset(start, 0, rounded);
	return start;
}

static void add_area(struct vmsg_mem *mem, vmsg_addr start, size_t size, void *base)
{
	struct vmsg_mem_area area = {.start = start,
				     .size = size,
				     .base = vmsg_shm_from_pointer(base)};

	if (vmsg_mem_add(mem, area) != VMSG_OK) {
		fail("an area is refused");
	}
}

/* Both sides have a table of areas of their own, as two processes would. */
static struct vmsg_mem *areas_of(const struct run *run, uint8_t *ring, size_t ring_size)
{
	struct vmsg_mem *mem = memory(sizeof(*mem));

	vmsg_mem_init(mem, memory(2 * sizeof(struct vmsg_mem_area)), 2);
	add_area(mem, RING_ADDR, ring_size, ring);
	add_area(mem, DATA_ADDR, (size_t)run->options.queue_size * CHAIN_BYTES, run->data);
	return mem;
}

/* The rings, and behind them an indirect table for every descriptor. */
static void start_queues(struct run *run)
{
	struct vmsg_driver_queue_config driver = {.features = run->features};
	struct vmsg_device_queue_config device = {.features = run->features};
	uint32_t size = run->options.queue_size;
	uint32_t table_size = size < CHAIN_SEGMENTS ? size : CHAIN_SEGMENTS;
	struct vmsg_ring_layout layout;
	size_t ring_size;
	uint8_t *ring;

	if (vmsg_ring_layout_init(size, run->features, &layout) != VMSG_OK ||
	    vmsg_ring_layout_place(&layout, RING_ADDR, &run->ring) != VMSG_OK) {
		fail("no queue has %u descriptors", size);
	}
	ring_size = layout.size + (size_t)size * table_size * VMSG_SPLIT_DESC_SIZE;
	ring = memory(ring_size);
	run->data = memory((size_t)size * CHAIN_BYTES);

	driver.ring = run->ring;
	driver.mem = areas_of(run, ring, ring_size);
	driver.slots = memory(size * sizeof(driver.slots[0]));
	driver.slot_count = size;
	if (run->options.has_indirect) {
		driver.tables.addr = RING_ADDR + layout.size;
		driver.tables.table_size = table_size;
		driver.tables.table_count = size;
		driver.tables.shadow =
			memory((size_t)size * table_size * sizeof(driver.tables.shadow[0]));
	}
	device.ring = run->ring;
	device.mem = areas_of(run, ring, ring_size);
	device.slots = memory(size * sizeof(device.slots[0]));
	device.slot_count = size;
	if (vmsg_driver_queue_init(&run->driver, &driver) != VMSG_OK ||
	    vmsg_device_queue_init(&run->device, &device) != VMSG_OK) {
		fail("a queue is refused");
	}
}

static uint64_t seen(const uint64_t *counter)
{
	return __atomic_load_n(counter, __ATOMIC_RELAXED);
}

static bool is_over(const struct run *run)
{
	return __atomic_load_n(&run->driver_progress.is_done, __ATOMIC_RELAXED) &&
	       __atomic_load_n(&run->device_progress.is_done, __ATOMIC_RELAXED);
}

static const char *what(const struct bell *bell)
{
	return __atomic_load_n(&bell->is_slept_on, __ATOMIC_RELAXED) != 0 ? "asleep" : "awake";
}

/* Watch until both threads are done, or until they stand still for too long. */
static void watch(struct run *run)
{
	const struct timespec pause = {.tv_nsec = LOOK_MS * 1000000L};
	uint64_t last = 0;
	int64_t last_ms = now_ms();

	while (!is_over(run)) {
		uint64_t chains =
			seen(&run->driver_progress.chains) + seen(&run->device_progress.chains);

		if (chains != last) {
			last = chains;
			last_ms = now_ms();
		} else if (now_ms() - last_ms > PATIENCE_MS) {
			fail("no progress for %d s: a notification was lost; the driver (%s) got"
			     " %llu chains back, the device (%s) served %llu of %llu",
			     PATIENCE_MS / 1000,
			     what(&run->driver_bell),
			     (unsigned long long)seen(&run->driver_progress.chains),
			     what(&run->device_bell),
			     (unsigned long long)seen(&run->device_progress.chains),
			     (unsigned long long)run->chains);
		}
		(void)nanosleep(&pause, NULL);
	}
}

static void report(const struct run *run, int64_t took_ms)
{
	const struct options *options = &run->options;

	if (run->device_progress.buffers < options->buffers ||
	    run->driver_progress.buffers < options->buffers) {
		fail("fewer buffers than asked for");
	}
	printf("thread_ring: %s, event index %d, in order %d, indirect %d, size %u: %llu buffers to"
	       " the device and %llu from it verified; notifications %u and %u, sleeps %llu and"
	       " %llu; %lld.%01lld s\n",
	       options->is_packed ? "packed" : "split",
	       options->has_event_index,
	       options->is_in_order,
	       options->has_indirect,
	       options->queue_size,
	       (unsigned long long)run->device_progress.buffers,
	       (unsigned long long)run->driver_progress.buffers,
	       bell_rings(&run->device_bell),
	       bell_rings(&run->driver_bell),
	       (unsigned long long)run->device_progress.sleeps,
	       (unsigned long long)run->driver_progress.sleeps,
	       (long long)(took_ms / 1000),
	       (long long)(took_ms / 100 % 10));
}

int main(int argc, char **argv)
{
	static struct run run = {.options = {.buffers = 200000, .queue_size = 256, .batch = 32}};
	pthread_t threads[2];
	int64_t start_ms;

	for (int i = 1; i < argc; i += 2) {
		if (i + 1 == argc || !parse_option(&run.options, argv[i], argv[i + 1])) {
			(void)fputs(usage, stderr);
			return 2;
		}
	}
	/* In every cycle, one chain carries nothing to the device and one nothing from it. */
	run.chains = run.options.buffers + run.options.buffers / (CYCLE - 1) + 1;
	run.features = features_of(&run.options);
	start_queues(&run);

	start_ms = now_ms();
	if (pthread_create(&threads[0], NULL, driver_thread, &run) != 0 ||
	    pthread_create(&threads[1], NULL, device_thread, &run) != 0) {
		fail("no thread");
	}
	watch(&run);
	(void)pthread_join(threads[0], NULL);
	(void)pthread_join(threads[1], NULL);
	report(&run, now_ms() - start_ms);
	return 0;
}
