/*
 * cache_traffic: a driver and a device queue over the simulated caches, and what goes through.
 *
 * Nothing here asserts: the first thing that goes wrong is in sim.error, so that a test can
 * also expect it.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_CACHE_TRAFFIC_H
#define VMSG_SUPPORT_CACHE_TRAFFIC_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <vmsg/device_queue.h>
#include <vmsg/driver_queue.h>
#include <vmsg/ring_layout.h>
#include <vmsg/wire/virtio.h>

#include "cache_sim.h"

#define FEATURE(bit) (UINT64_C(1) << (bit))
#define PACKED FEATURE(VMSG_F_RING_PACKED)
#define EVENT_IDX FEATURE(VMSG_F_EVENT_IDX)
#define INDIRECT FEATURE(VMSG_F_INDIRECT_DESC)
#define IN_ORDER FEATURE(VMSG_F_IN_ORDER)

enum {
	SIZE_MAX_HERE = 8,
	SEGMENTS = 3, /* of a chain, at most */
	SEGMENT_SIZE = 24,
	TABLE_OFFSET = 1536
};

/* A chain the driver gave away; its address is the cookie. */
struct flight {
	uint32_t number;
	uint32_t writable_size;
	uint32_t readable_size;
	uint32_t offset; /* of its first segment in the memory */
	bool is_out;
};

/* Both queues, and what the test knows about them. */
struct traffic {
	uint64_t features;
	uint32_t size;
	struct vmsg_queue_config ring;
	struct vmsg_driver_queue driver;
	struct vmsg_driver_queue_slot driver_slots[SIZE_MAX_HERE];
	struct vmsg_driver_queue_shadow shadow[SIZE_MAX_HERE * SEGMENTS];
	struct vmsg_device_queue device;
	struct vmsg_device_queue_slot device_slots[SIZE_MAX_HERE];
	struct flight flights[SIZE_MAX_HERE];
	uint32_t pushed;
	uint32_t device_popped;
	uint32_t driver_popped;
};

/* Half of the descriptors have a table, so direct and indirect chains mix. */
static inline struct vmsg_driver_queue_config driver_config(struct traffic *traffic)
{
	struct vmsg_driver_queue_config config = {
		.ring = traffic->ring,
		.mem = &sim.sides[SIM_DRIVER].mem,
		.features = traffic->features,
		.slots = traffic->driver_slots,
		.slot_count = traffic->size,
		.cache = &sim.sides[SIM_DRIVER].cache,
	};

	if ((traffic->features & INDIRECT) != 0) {
		config.tables.addr = SIM_ADDR + TABLE_OFFSET;
		config.tables.table_size = SEGMENTS;
		config.tables.table_count = (traffic->size + 1) / 2;
		config.tables.shadow = traffic->shadow;
	}
	return config;
}

static inline struct vmsg_device_queue_config device_config(struct traffic *traffic)
{
	struct vmsg_device_queue_config config = {
		.ring = traffic->ring,
		.mem = &sim.sides[SIM_DEVICE].mem,
		.features = traffic->features,
		.slots = traffic->device_slots,
		.slot_count = traffic->size,
		.cache = &sim.sides[SIM_DEVICE].cache,
	};

	return config;
}

static inline void expect(bool is_right, const char *what)
{
	if (!is_right) {
		sim_error(what, 0);
	}
}

static inline void traffic_init(struct traffic *traffic, uint32_t size, uint64_t features)
{
	struct vmsg_driver_queue_config driver;
	struct vmsg_device_queue_config device;
	struct vmsg_ring_layout layout;

	memset(traffic, 0, sizeof(*traffic));
	traffic->size = size;
	traffic->features = features;
	expect(vmsg_ring_layout_init(size, features, &layout) == VMSG_OK, "layout");
	sim.packed_size = (features & PACKED) != 0 ? layout.desc.size : 0;
	expect(layout.size <= TABLE_OFFSET, "the rings do not fit");
	expect(vmsg_ring_layout_place(&layout, SIM_ADDR, &traffic->ring) == VMSG_OK, "place");
	driver = driver_config(traffic);
	device = device_config(traffic);
	expect(vmsg_driver_queue_init(&traffic->driver, &driver) == VMSG_OK, "driver init");
	sim_expect_settled(SIM_DRIVER);
	expect(vmsg_device_queue_init(&traffic->device, &device) == VMSG_OK, "device init");
	sim_expect_settled(SIM_DEVICE);
}

static inline uint8_t byte_of(uint32_t number, uint32_t position, enum sim_who from)
{
	return (uint8_t)(number * 31 + position * 7 + (from == SIM_DRIVER ? 3 : 101));
}

/* Now and then a device writes less than it could, or nothing. */
static inline uint32_t written_of(uint32_t number, uint32_t writable_size)
{
	switch (number % 5) {
	case 0:
		return writable_size / 2;
	case 1:
		return 0;
	}
	return writable_size;
}

static inline bool push_one(struct traffic *traffic)
{
	static const uint8_t shapes[][2] = {{1, 0}, {1, 1}, {2, 1}, {0, 1}, {1, 2}, {0, 3}, {3, 0}};
	uint32_t number = traffic->pushed;
	const uint8_t *shape = shapes[number % (sizeof(shapes) / sizeof(shapes[0]))];
	struct vmsg_segment segments[SEGMENTS];
	struct flight *flight = traffic->flights;
	vmsg_status status;
	uint32_t offset;

	while (flight < traffic->flights + traffic->size && flight->is_out) {
		flight++;
	}
	if (flight == traffic->flights + traffic->size ||
	    vmsg_driver_queue_free_count(&traffic->driver) < SEGMENTS) {
		return false;
	}
	*flight = (struct flight){.number = number, .is_out = true};
	flight->offset =
		SIM_BUFFERS + (uint32_t)(flight - traffic->flights) * SEGMENTS * SEGMENT_SIZE;
	offset = flight->offset;
	for (uint32_t i = 0; i < (uint32_t)shape[0] + shape[1]; i++) {
		uint32_t size = 1 + (number * 5 + i * 11) % SEGMENT_SIZE;
		bool writable = i >= shape[0];

		segments[i] = (struct vmsg_segment){.addr = SIM_ADDR + offset,
						    .size = size,
						    .writable = writable};
		/* What the device is to write is dirty too: that it is cleaned matters as well. */
		for (uint32_t k = 0; k < size; k++) {
			sim_poke(SIM_DRIVER,
				 offset + k,
				 byte_of(number, flight->readable_size + k, SIM_DRIVER));
		}
		*(writable ? &flight->writable_size : &flight->readable_size) += size;
		offset += size;
	}
	status = vmsg_driver_queue_push(&traffic->driver,
					segments,
					(uint32_t)shape[0] + shape[1],
					flight);
	expect(status == VMSG_OK, "driver push");
	traffic->pushed++;
	return true;
}

/* Offer a few chains; true when a notification is due. */
static inline bool offer(struct traffic *traffic, uint32_t count)
{
	bool notified;

	for (uint32_t i = 0; i < count && push_one(traffic); i++) {
	}
	vmsg_driver_queue_publish(&traffic->driver);
	sim_expect_settled(SIM_DRIVER);
	notified = vmsg_driver_queue_should_notify(&traffic->driver);
	sim_expect_settled(SIM_DRIVER);
	return notified;
}

/* Read what is there and write the answer, both in two pieces. */
static inline uint32_t answer(const struct vmsg_chain *chain, uint32_t number)
{
	uint8_t bytes[SEGMENTS * SEGMENT_SIZE];
	uint32_t size = (uint32_t)chain->readable_size;
	uint32_t written = written_of(number, (uint32_t)chain->writable_size);
	uint32_t half = size / 2;

	if (size > sizeof(bytes) || written > sizeof(bytes)) {
		sim_error("size of a chain", 0);
		return 0;
	}
	expect(vmsg_chain_read(chain, 0, (struct vmsg_span){bytes, half}) == VMSG_OK &&
		       vmsg_chain_read(chain,
				       half,
				       (struct vmsg_span){bytes + half, size - half}) == VMSG_OK,
	       "chain read");
	for (uint32_t i = 0; i < size; i++) {
		expect(bytes[i] == byte_of(number, i, SIM_DRIVER), "bytes from the driver");
	}
	for (uint32_t i = 0; i < written; i++) {
		bytes[i] = byte_of(number, i, SIM_DEVICE);
	}
	half = written / 2;
	expect(vmsg_chain_write(chain, 0, (struct vmsg_bytes){bytes, half}) == VMSG_OK &&
		       vmsg_chain_write(chain,
					half,
					(struct vmsg_bytes){bytes + half, written - half}) ==
			       VMSG_OK,
	       "chain write");
	sim_expect_settled(SIM_DEVICE);
	return written;
}

/* Take all there is and return it, the last one first in odd rounds. */
static inline bool serve(struct traffic *traffic, uint32_t round)
{
	struct vmsg_segment segments[SEGMENTS];
	struct vmsg_used used[SIZE_MAX_HERE];
	struct vmsg_chain chain;
	vmsg_status status;
	uint32_t count = 0;
	bool notified;

	vmsg_chain_init(&chain, segments, SEGMENTS);
	while (count < traffic->size &&
	       (status = vmsg_device_queue_pop(&traffic->device, &chain)) == VMSG_OK) {
		used[count].id = chain.id;
		used[count].written = answer(&chain, traffic->device_popped);
		traffic->device_popped++;
		count++;
	}
	expect(traffic->device_popped == traffic->pushed, "chains at the device");
	for (uint32_t i = 0; i < count; i++) {
		const struct vmsg_used *one = &used[round % 2 != 0 ? count - 1 - i : i];

		status = vmsg_device_queue_push(&traffic->device, one->id, one->written);
		expect(status == VMSG_OK, "device push");
	}
	vmsg_device_queue_publish(&traffic->device);
	sim_expect_settled(SIM_DEVICE);
	notified = vmsg_device_queue_should_notify(&traffic->device);
	sim_expect_settled(SIM_DEVICE);
	return notified;
}

static inline void take_back(struct traffic *traffic)
{
	uint32_t written = 0;
	void *cookie = NULL;

	while (sim.error == NULL &&
	       vmsg_driver_queue_pop(&traffic->driver, &cookie, &written) == VMSG_OK) {
		struct flight *flight = cookie;
		uint32_t start = flight->offset + flight->readable_size;

		expect(flight->is_out, "a chain that was not out");
		expect(written == written_of(flight->number, flight->writable_size), "length");
		for (uint32_t i = 0; i < flight->writable_size; i++) {
			uint8_t byte = sim_peek(SIM_DRIVER, start + i);

			expect(i >= written || byte == byte_of(flight->number, i, SIM_DEVICE),
			       "bytes from the device");
		}
		flight->is_out = false;
		traffic->driver_popped++;
		sim_expect_settled(SIM_DRIVER);
	}
	expect(traffic->driver_popped == traffic->pushed, "chains back at the driver");
}

/* Rounds of traffic; each side wants to be told in every other round. */
static inline void traffic_run(struct traffic *traffic, uint32_t rounds)
{
	bool has_event_index = (traffic->features & EVENT_IDX) != 0;

	for (uint32_t round = 0; round < rounds && sim.error == NULL; round++) {
		bool device_wants = round % 4 < 2;
		bool driver_wants = round % 2 == 0;
		bool notified;

		if (device_wants) {
			expect(!vmsg_device_queue_enable_notify(&traffic->device), "nothing yet");
		} else {
			vmsg_device_queue_disable_notify(&traffic->device);
		}
		sim_expect_settled(SIM_DEVICE);
		if (driver_wants) {
			expect(!vmsg_driver_queue_enable_notify(&traffic->driver), "nothing yet");
		} else {
			vmsg_driver_queue_disable_notify(&traffic->driver);
		}
		sim_expect_settled(SIM_DRIVER);

		notified = offer(traffic, 1 + round % 3);
		expect(notified == device_wants || (notified && has_event_index),
		       "available notification");
		notified = serve(traffic, round);
		expect(notified == driver_wants || (notified && has_event_index),
		       "used notification");
		if (round % 3 == 0) {
			expect(vmsg_driver_queue_enable_notify(&traffic->driver), "chains wait");
			sim_expect_settled(SIM_DRIVER);
		}
		take_back(traffic);
	}
}

/* Both sides stop, and go on where nothing of the memory is in a cache. */
static inline void traffic_move(struct traffic *traffic)
{
	struct vmsg_driver_queue_config driver = driver_config(traffic);
	struct vmsg_device_queue_config device = device_config(traffic);
	struct vmsg_queue_position driver_position = VMSG_QUEUE_POSITION_FIRST;
	struct vmsg_queue_position device_position = VMSG_QUEUE_POSITION_FIRST;

	if (sim.error != NULL) {
		return;
	}
	expect(vmsg_driver_queue_position(&traffic->driver, &driver_position) == VMSG_OK &&
		       vmsg_device_queue_position(&traffic->device, &device_position) == VMSG_OK,
	       "position");
	vmsg_driver_queue_fini(&traffic->driver);
	vmsg_device_queue_fini(&traffic->device);
	sim_side_init(SIM_DRIVER);
	sim_side_init(SIM_DEVICE);
	expect(vmsg_driver_queue_restore(&traffic->driver, &driver, &driver_position) == VMSG_OK,
	       "driver restore");
	sim_expect_settled(SIM_DRIVER);
	expect(vmsg_device_queue_restore(&traffic->device, &device, &device_position) == VMSG_OK,
	       "device restore");
	sim_expect_settled(SIM_DEVICE);
}

#endif /* VMSG_SUPPORT_CACHE_TRAFFIC_H */
