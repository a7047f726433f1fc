/*
 * packed: the reference codec, packed structs with validation written by hand.
 *
 * What an implementer writes without a generator: one struct per message laid
 * over the wire, host values converted member by member, and every check that
 * ours makes on a good message.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_BENCH_PACKED_H
#define VMSG_BENCH_PACKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct packed_header {
	uint8_t type;
	uint8_t msg_id;
	uint16_t dev_num;
	uint16_t token;
	uint16_t msg_size;
} __attribute__((packed));

struct packed_set_vqueue {
	struct packed_header header;
	uint32_t index;
	uint32_t reserved0;
	uint32_t size;
	uint32_t reserved1;
	uint64_t desc_addr;
	uint64_t driver_addr;
	uint64_t device_addr;
} __attribute__((packed));

struct packed_get_config_resp {
	struct packed_header header;
	uint32_t generation;
	uint32_t offset;
	uint32_t length;
	uint8_t data[];
} __attribute__((packed));

/** Host values of the two shapes that are measured. */
struct host_set_vqueue {
	uint16_t dev_num;
	uint16_t token;
	uint32_t index;
	uint32_t size;
	uint64_t desc_addr;
	uint64_t driver_addr;
	uint64_t device_addr;
};

struct host_get_config_resp {
	uint16_t dev_num;
	uint16_t token;
	uint32_t generation;
	uint32_t offset;
	uint32_t length;
	const uint8_t *data;
};

/** Five plain loads from a header: the floor of header decoding. */
uint32_t packed_header_load(const uint8_t *frame);

/** Each returns the message size, or 0 when @p capacity is too small. */
size_t packed_set_vqueue_encode(uint8_t *out, size_t capacity, const struct host_set_vqueue *host);
size_t packed_get_config_resp_encode(uint8_t *out,
				     size_t capacity,
				     const struct host_get_config_resp *host);

/** Each returns false for a frame that is not a valid message of this kind. */
bool packed_set_vqueue_decode(const uint8_t *frame, size_t size, struct host_set_vqueue *ret_host);
bool packed_get_config_resp_decode(const uint8_t *frame,
				   size_t size,
				   struct host_get_config_resp *ret_host);

/** One SET_VQUEUE request and its response in place: the floor of a loopback. */
bool packed_round_trip(const struct host_set_vqueue *host);

#endif /* VMSG_BENCH_PACKED_H */
