/*
 * scripted_bus: one end of a bus whose other end is a test, in virtual time.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "scripted_bus.h"

#include <stdlib.h>
#include <string.h>

static bool lane_push(struct scripted_lane *lane, const struct scripted_frame *frame)
{
	if (lane->count == SCRIPTED_FRAMES) {
		return false;
	}
	lane->frames[lane->count++] = *frame;
	return true;
}

static void lane_pop(struct scripted_lane *lane, size_t index, struct scripted_frame *ret_frame)
{
	*ret_frame = lane->frames[index];
	lane->count--;
	memmove(&lane->frames[index],
		&lane->frames[index + 1],
		(lane->count - index) * sizeof(lane->frames[0]));
}

static vmsg_status
bus_send(void *context, struct vmsg_bytes bytes, const struct vmsg_envelope *envelope)
{
	struct scripted_bus *bus = context;
	struct scripted_frame frame = {.size = bytes.size, .envelope = *envelope};

	if (bus->failed_sends != 0) {
		bus->failed_sends--;
		return VMSG_ERR_BUS;
	}
	if (bus->full_sends != 0) {
		bus->full_sends--;
		return VMSG_ERR_FULL;
	}
	if (bytes.size > bus->params.max_size || bytes.size > sizeof(frame.data)) {
		return VMSG_ERR_TOO_LONG;
	}
	memcpy(frame.data, bytes.data, bytes.size);
	return lane_push(&bus->sent, &frame) ? VMSG_OK : VMSG_ERR_FULL;
}

static vmsg_status bus_receive(void *context,
			       struct vmsg_span room,
			       size_t *ret_size,
			       struct vmsg_envelope *ret_envelope)
{
	struct scripted_bus *bus = context;
	struct scripted_frame frame;
	size_t i;

	if (bus->failed_receives != 0) {
		bus->failed_receives--;
		return VMSG_ERR_BUS;
	}
	for (i = 0; i < bus->incoming.count; i++) {
		if (bus->incoming.frames[i].arrival_us <= bus->now_us) {
			break;
		}
	}
	if (i == bus->incoming.count) {
		return VMSG_ERR_EMPTY;
	}
	if (bus->incoming.frames[i].size > room.size) {
		return VMSG_ERR_NO_SPACE;
	}

	lane_pop(&bus->incoming, i, &frame);
	memcpy(room.data, frame.data, frame.size);
	*ret_size = frame.size;
	*ret_envelope = frame.envelope;
	return VMSG_OK;
}

void scripted_bus_init(struct scripted_bus *bus, uint32_t max_size, bool carries_epoch)
{
	memset(bus, 0, sizeof(*bus));
	bus->now_us = 1000000;
	bus->params.revision = 1;
	bus->params.max_size = max_size;
	bus->params.max_outstanding = 1;
	bus->params.carries_epoch = carries_epoch;
}

struct vmsg_bus scripted_bus_end(struct scripted_bus *bus)
{
	static const struct vmsg_bus_ops ops = {.send = bus_send, .receive = bus_receive};

	return (struct vmsg_bus){.ops = &ops, .context = bus, .params = bus->params};
}

bool scripted_bus_next(struct scripted_bus *bus, struct scripted_frame *ret_frame)
{
	if (bus->sent.count == 0) {
		return false;
	}
	lane_pop(&bus->sent, 0, ret_frame);
	return true;
}

void scripted_bus_deliver(struct scripted_bus *bus,
			  struct vmsg_bytes bytes,
			  uint32_t epoch,
			  uint64_t delay_us)
{
	struct scripted_frame frame = {.size = bytes.size};

	if (bytes.size > sizeof(frame.data)) {
		bus->lost++;
		return;
	}
	vmsg_store_bytes(frame.data, bytes);
	frame.envelope.epoch = bus->params.carries_epoch ? epoch : 0;
	frame.arrival_us = bus->now_us + delay_us;
	if (!lane_push(&bus->incoming, &frame)) {
		bus->lost++;
	}
}

struct vmsg_header scripted_frame_header(const struct scripted_frame *frame)
{
	const struct vmsg_bytes bytes = {frame->data, frame->size};
	struct vmsg_header header;
	struct vmsg_bytes payload;

	/* What the endpoint sends is well formed, or the test is over. */
	if (vmsg_header_parse(bytes, &header, &payload, NULL) != VMSG_OK) {
		abort();
	}
	return header;
}
