/*
 * packed: the reference codec, packed structs with validation written by hand.
 *
 * The numbers are written again here on purpose: a reference that took them
 * from the generated headers would not be one.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <endian.h>
#include <string.h>

#include "packed.h"

enum {
	HEADER_SIZE = 8,
	RESPONSE = 1,
	BUS = 2,
	GET_CONFIG = 5,
	SET_VQUEUE = 10,
	IDS = 13,
	MAXIMUM = 65535
};

uint32_t packed_header_load(const uint8_t *frame)
{
	const struct packed_header *header = (const struct packed_header *)frame;

	return (uint32_t)header->type + header->msg_id + le16toh(header->dev_num) +
	       le16toh(header->token) + le16toh(header->msg_size);
}

static void header_store(struct packed_header *header,
			 uint8_t type,
			 uint8_t id,
			 uint16_t dev,
			 uint16_t token,
			 size_t size)
{
	header->type = type;
	header->msg_id = id;
	header->dev_num = htole16(dev);
	header->token = htole16(token);
	header->msg_size = htole16((uint16_t)size);
}

static bool header_valid(const struct packed_header *header, size_t size, uint8_t type, uint8_t id)
{
	uint16_t msg_size;

	if (size < sizeof(*header)) {
		return false;
	}
	msg_size = le16toh(header->msg_size);
	return (header->type & (RESPONSE | BUS)) == type && header->msg_id == id &&
	       msg_size >= sizeof(*header) && msg_size <= size;
}

size_t packed_set_vqueue_encode(uint8_t *out, size_t capacity, const struct host_set_vqueue *host)
{
	struct packed_set_vqueue *wire = (struct packed_set_vqueue *)out;

	if (capacity < sizeof(*wire)) {
		return 0;
	}
	header_store(&wire->header, 0, SET_VQUEUE, host->dev_num, host->token, sizeof(*wire));
	wire->index = htole32(host->index);
	wire->reserved0 = 0;
	wire->size = htole32(host->size);
	wire->reserved1 = 0;
	wire->desc_addr = htole64(host->desc_addr);
	wire->driver_addr = htole64(host->driver_addr);
	wire->device_addr = htole64(host->device_addr);
	return sizeof(*wire);
}

bool packed_set_vqueue_decode(const uint8_t *frame, size_t size, struct host_set_vqueue *ret_host)
{
	const struct packed_set_vqueue *wire = (const struct packed_set_vqueue *)frame;

	if (!header_valid(&wire->header, size, 0, SET_VQUEUE) ||
	    le16toh(wire->header.msg_size) < sizeof(*wire)) {
		return false;
	}
	ret_host->dev_num = le16toh(wire->header.dev_num);
	ret_host->token = le16toh(wire->header.token);
	ret_host->index = le32toh(wire->index);
	ret_host->size = le32toh(wire->size);
	ret_host->desc_addr = le64toh(wire->desc_addr);
	ret_host->driver_addr = le64toh(wire->driver_addr);
	ret_host->device_addr = le64toh(wire->device_addr);
	return true;
}

size_t packed_get_config_resp_encode(uint8_t *out,
				     size_t capacity,
				     const struct host_get_config_resp *host)
{
	struct packed_get_config_resp *wire = (struct packed_get_config_resp *)out;
	size_t size = sizeof(*wire) + host->length;

	if (host->length > MAXIMUM - sizeof(*wire) || capacity < size) {
		return 0;
	}
	header_store(&wire->header, RESPONSE, GET_CONFIG, host->dev_num, host->token, size);
	wire->generation = htole32(host->generation);
	wire->offset = htole32(host->offset);
	wire->length = htole32(host->length);
	memcpy(wire->data, host->data, host->length);
	return size;
}

bool packed_get_config_resp_decode(const uint8_t *frame,
				   size_t size,
				   struct host_get_config_resp *ret_host)
{
	const struct packed_get_config_resp *wire = (const struct packed_get_config_resp *)frame;
	uint32_t length;

	if (!header_valid(&wire->header, size, RESPONSE, GET_CONFIG) ||
	    le16toh(wire->header.msg_size) < sizeof(*wire)) {
		return false;
	}
	length = le32toh(wire->length);
	if (length > le16toh(wire->header.msg_size) - sizeof(*wire)) {
		return false;
	}
	ret_host->dev_num = le16toh(wire->header.dev_num);
	ret_host->token = le16toh(wire->header.token);
	ret_host->generation = le32toh(wire->generation);
	ret_host->offset = le32toh(wire->offset);
	ret_host->length = length;
	ret_host->data = wire->data;
	return true;
}

/* --- loopback floor: two slots, a dispatch table, no queue --------------------------------- */

struct slot {
	uint8_t frame[64];
	size_t size;
	volatile uint32_t sequence;
};

static struct slot to_device;
static struct slot to_driver;
static struct host_set_vqueue stored;

typedef size_t (*handler)(const uint8_t *frame, size_t size, uint8_t *out);

static size_t handle_set_vqueue(const uint8_t *frame, size_t size, uint8_t *out)
{
	struct packed_header *header = (struct packed_header *)out;

	if (!packed_set_vqueue_decode(frame, size, &stored)) {
		return 0;
	}
	header_store(header, RESPONSE, SET_VQUEUE, stored.dev_num, stored.token, HEADER_SIZE);
	return HEADER_SIZE;
}

static const handler handlers[IDS] = {[SET_VQUEUE] = handle_set_vqueue};

static void device_poll(void)
{
	uint8_t request[64];
	uint8_t id;
	size_t size = to_device.size;

	memcpy(request, to_device.frame, size);
	id = request[1];
	if (id < IDS && handlers[id] != NULL) {
		to_driver.size = handlers[id](request, size, to_driver.frame);
		to_driver.sequence++;
	}
}

bool packed_round_trip(const struct host_set_vqueue *host)
{
	uint8_t response[64];

	to_device.size = packed_set_vqueue_encode(to_device.frame, sizeof(to_device.frame), host);
	to_device.sequence++;
	device_poll();
	memcpy(response, to_driver.frame, sizeof(struct packed_header));
	return header_valid((const struct packed_header *)response,
			    to_driver.size,
			    RESPONSE,
			    SET_VQUEUE) &&
	       le16toh(((const struct packed_header *)response)->token) == host->token;
}
