/*
 * yardstick: what the machine can do right now, whatever the software.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "yardstick.h"

#include <stdint.h>

#include "thread.h"

enum {
	TRIPS = 50, /* of a window: 5 to 15 us */
	WINDOWS_PP1 = 800,
	WINDOWS_PP2 = 800,
	RING_LINES = 1024,
	BLOCK_LINES = 64,
	BLOCKS_PER_WINDOW = 16,
	WINDOWS_BULK = 800,
	LINE_WORDS = 8,
	LOADS = 5000, /* of a window */
	WINDOWS_HDR5 = 300,
	FENCES = 500,
	WINDOWS_FENCE = 300,
	WINDOWS_MAX = 800
};

/** A word alone in its lines. */
struct line {
	_Alignas(128) uint64_t word[16];
};

/** What the two threads of one yardstick share. */
struct pair {
	struct line there;
	struct line back;
	struct line ring[RING_LINES / 2];
	struct thread_gate gate;
	double windows[WINDOWS_MAX];
	double result;
	uint64_t sum;
};

static struct pair pair;

static uint64_t load(const struct line *line)
{
	return __atomic_load_n(&line->word[0], __ATOMIC_ACQUIRE);
}

static void store(struct line *line, uint64_t value)
{
	__atomic_store_n(&line->word[0], value, __ATOMIC_RELEASE);
}

static void wait_for(const struct line *line, uint64_t value)
{
	while (load(line) != value) {
		thread_pause();
	}
}

/** Serve: answer every odd number in @p in by the even one after it in @p out. */
static void ping(struct line *out, const struct line *in, int windows)
{
	uint64_t turn = 0;

	thread_meet(&pair.gate, 2);
	for (int window = 0; window < windows; window++) {
		const double start = thread_now_ns();

		for (int trip = 0; trip < TRIPS; trip++) {
			store(out, ++turn);
			wait_for(in, ++turn);
		}
		pair.windows[window] = (thread_now_ns() - start) / TRIPS;
	}
	pair.result = thread_median(pair.windows, (size_t)windows);
}

static void pong(struct line *out, const struct line *in, int windows)
{
	uint64_t turn = 0;

	thread_meet(&pair.gate, 2);
	for (int trip = 0; trip < windows * TRIPS; trip++) {
		wait_for(in, ++turn);
		store(out, ++turn);
	}
}

static void *ping_one_line(void *context)
{
	ping(&pair.there, &pair.there, WINDOWS_PP1);
	return context;
}

static void *pong_one_line(void *context)
{
	pong(&pair.there, &pair.there, WINDOWS_PP1);
	return context;
}

static void *ping_two_lines(void *context)
{
	ping(&pair.there, &pair.back, WINDOWS_PP2);
	return context;
}

static void *pong_two_lines(void *context)
{
	pong(&pair.back, &pair.there, WINDOWS_PP2);
	return context;
}

static uint64_t *ring_line(uint64_t number)
{
	return &((uint64_t *)(void *)pair.ring)[number % RING_LINES * LINE_WORDS];
}

static void *bulk_fill(void *context)
{
	const uint64_t blocks = (uint64_t)WINDOWS_BULK * BLOCKS_PER_WINDOW;

	thread_meet(&pair.gate, 2);
	for (uint64_t block = 0; block < blocks; block++) {
		while (block - load(&pair.back) >= RING_LINES / BLOCK_LINES) {
			thread_pause();
		}
		for (uint64_t i = 0; i < BLOCK_LINES; i++) {
			uint64_t *line = ring_line(block * BLOCK_LINES + i);

			for (int word = 0; word < LINE_WORDS; word++) {
				line[word] = block + i;
			}
		}
		store(&pair.there, block + 1);
	}
	return context;
}

static void *bulk_drain(void *context)
{
	uint64_t block = 0;

	thread_meet(&pair.gate, 2);
	for (int window = 0; window < WINDOWS_BULK; window++) {
		const double start = thread_now_ns();

		for (int n = 0; n < BLOCKS_PER_WINDOW; n++, block++) {
			while (load(&pair.there) <= block) {
				thread_pause();
			}
			for (uint64_t i = 0; i < BLOCK_LINES; i++) {
				const uint64_t *line = ring_line(block * BLOCK_LINES + i);

				for (int word = 0; word < LINE_WORDS; word++) {
					pair.sum += line[word];
				}
			}
			store(&pair.back, block + 1);
		}
		pair.windows[window] =
			(thread_now_ns() - start) / (BLOCKS_PER_WINDOW * BLOCK_LINES);
	}
	pair.result = thread_median(pair.windows, WINDOWS_BULK);
	return context;
}

/** The header every message begins with, as a compiler would lay it out. */
struct header {
	uint8_t type;
	uint8_t id;
	uint16_t device;
	uint16_t token;
	uint16_t size;
};

__attribute__((noinline)) static uint64_t five_loads(const struct header *header)
{
	return (uint64_t)header->type + header->id + header->device + header->token + header->size;
}

static void *header_loads(void *context)
{
	struct header header = {1, 2, 3, 4, 5};

	for (int window = 0; window < WINDOWS_HDR5; window++) {
		const double start = thread_now_ns();

		for (int i = 0; i < LOADS; i++) {
			__asm__ volatile("" : : "r"(&header) : "memory");
			pair.sum += five_loads(&header);
		}
		pair.windows[window] = (thread_now_ns() - start) / LOADS;
	}
	pair.result = thread_median(pair.windows, WINDOWS_HDR5);
	return context;
}

static void *full_fences(void *context)
{
	for (int window = 0; window < WINDOWS_FENCE; window++) {
		const double start = thread_now_ns();

		for (int i = 0; i < FENCES; i++) {
			__atomic_store_n(&pair.there.word[0], (uint64_t)i, __ATOMIC_RELEASE);
			__atomic_thread_fence(__ATOMIC_SEQ_CST);
			pair.sum += load(&pair.back);
		}
		pair.windows[window] = (thread_now_ns() - start) / FENCES;
	}
	pair.result = thread_median(pair.windows, WINDOWS_FENCE);
	return context;
}

static double measure(void *(*first)(void *), void *(*second)(void *))
{
	store(&pair.there, 0);
	store(&pair.back, 0);
	pair.gate.waiting = 0;
	thread_run_pair(first, second, NULL);
	return pair.result;
}

struct yardstick yardstick_measure(void)
{
	struct yardstick ret;

	ret.pp1 = measure(ping_one_line, pong_one_line);
	ret.pp2 = measure(ping_two_lines, pong_two_lines);
	ret.bulk = measure(bulk_drain, bulk_fill);
	ret.hdr5 = measure(header_loads, NULL);
	ret.fence = measure(full_fences, NULL);
	return ret;
}
