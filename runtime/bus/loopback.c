/*
 * loopback: a bus between two endpoints of one process.
 *
 * Each direction is a ring of slots.  Without faults a frame goes in at the tail
 * and comes out at the head.  With faults any frame that is the first of its
 * stream can come out; the older ones then move up one slot, so that the ring
 * stays dense and ordered by the time of sending.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bus_loopback.h>
#include <vmsg/wire/header.h>

static uint32_t slot_index(const struct vmsg_loopback *loopback,
			   const struct vmsg_loopback_lane *lane,
			   uint32_t position)
{
	uint32_t index = lane->head + position;

	return index < loopback->slot_count ? index : index - loopback->slot_count;
}

static struct vmsg_loopback_slot *slot_at(const struct vmsg_loopback *loopback,
					  const struct vmsg_loopback_lane *lane,
					  uint32_t position)
{
	return &lane->slots[slot_index(loopback, lane, position)];
}

static bool is_same_stream(struct vmsg_stream a, struct vmsg_stream b)
{
	return a.dev_num == b.dev_num && a.lane == b.lane;
}

static uint64_t delay_of_us(const struct vmsg_loopback_faults *faults, struct vmsg_stream stream)
{
	for (size_t index = 0; index < faults->delay_count; index++) {
		if (is_same_stream(faults->delays[index].stream, stream)) {
			return faults->delays[index].delay_us;
		}
	}
	return faults->delay_us;
}

static uint64_t ready_time_us(uint64_t now_us, uint64_t delay_us)
{
	return delay_us > UINT64_MAX - now_us ? UINT64_MAX : now_us + delay_us;
}

static void push_frame(const struct vmsg_loopback *loopback,
		       struct vmsg_loopback_lane *lane,
		       struct vmsg_bytes frame,
		       const struct vmsg_envelope *envelope,
		       uint64_t ready_us)
{
	struct vmsg_loopback_slot *slot = slot_at(loopback, lane, lane->count);

	slot->ready_us = ready_us;
	slot->size = frame.size;
	slot->envelope = *envelope;
	vmsg_store_bytes(slot->data, frame);
	lane->count++;
}

/* Count a countdown down; true when this call is the one it meant. */
static bool is_hit(uint32_t *countdown)
{
	if (*countdown == 0) {
		return false;
	}
	(*countdown)--;
	return *countdown == 0;
}

static VMSG_COLD vmsg_status send_with_faults(const struct vmsg_loopback *loopback,
					      struct vmsg_loopback_lane *lane,
					      struct vmsg_bytes frame,
					      const struct vmsg_envelope *envelope)
{
	struct vmsg_loopback_faults *faults = lane->faults;
	uint64_t ready_us = ready_time_us(loopback->now_us, delay_of_us(faults, envelope->stream));
	bool is_dropped;
	bool is_duplicated;

	if (faults->broken) {
		return VMSG_ERR_BUS;
	}
	if (faults->full_sends != 0) {
		faults->full_sends--;
		lane->stats.full++;
		return VMSG_ERR_FULL;
	}
	if (lane->count == loopback->slot_count) {
		lane->stats.full++;
		return VMSG_ERR_FULL;
	}

	is_dropped = is_hit(&faults->drop_at);
	is_duplicated = is_hit(&faults->duplicate_at);
	lane->stats.sent++;
	if (is_dropped) {
		lane->stats.lost++;
		return VMSG_OK;
	}
	push_frame(loopback, lane, frame, envelope, ready_us);
	if (is_duplicated && lane->count < loopback->slot_count) {
		push_frame(loopback, lane, frame, envelope, ready_us);
		lane->stats.duplicated++;
	}
	return VMSG_OK;
}

static vmsg_status
loopback_send(void *context, struct vmsg_bytes frame, const struct vmsg_envelope *envelope)
{
	struct vmsg_loopback_port *port = context;
	struct vmsg_loopback_lane *lane = port->outgoing;
	const struct vmsg_loopback *loopback = port->loopback;

	if (frame.size > loopback->params.max_size) {
		return VMSG_ERR_TOO_LONG;
	}
	if (lane->faults != NULL) {
		return send_with_faults(loopback, lane, frame, envelope);
	}
	if (lane->count == loopback->slot_count) {
		lane->stats.full++;
		return VMSG_ERR_FULL;
	}
	push_frame(loopback, lane, frame, envelope, 0);
	lane->stats.sent++;
	return VMSG_OK;
}

/* When the frame at @p position can come out; never, while an older one of its stream waits. */
static uint64_t eligible_time_us(const struct vmsg_loopback *loopback,
				 const struct vmsg_loopback_lane *lane,
				 uint32_t position)
{
	const struct vmsg_loopback_slot *slot = slot_at(loopback, lane, position);

	for (uint32_t older = 0; older < position; older++) {
		if (is_same_stream(slot_at(loopback, lane, older)->envelope.stream,
				   slot->envelope.stream)) {
			return VMSG_LOOPBACK_NEVER_US;
		}
	}
	return slot->ready_us;
}

/* A generator good enough to vary an order, and the same on every machine. */
static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* Position of the frame to hand out, or the count of frames when none is eligible. */
static uint32_t position_to_receive(const struct vmsg_loopback *loopback,
				    struct vmsg_loopback_lane *lane)
{
	struct vmsg_loopback_faults *faults = lane->faults;
	uint32_t chosen = lane->count;
	uint32_t eligible = 0;

	for (uint32_t position = 0; position < lane->count; position++) {
		uint64_t time_us = eligible_time_us(loopback, lane, position);

		if (time_us == VMSG_LOOPBACK_NEVER_US || time_us > loopback->now_us) {
			continue;
		}
		eligible++;
		if (eligible == 1 || faults->order == VMSG_LOOPBACK_NEWEST_FIRST ||
		    (faults->order == VMSG_LOOPBACK_SHUFFLED &&
		     next_random(&faults->seed) % eligible == 0)) {
			chosen = position;
		}
	}
	return chosen;
}

/* Move the frame that comes out next to the front, keeping the order of the others. */
static VMSG_COLD vmsg_status choose_with_faults(const struct vmsg_loopback *loopback,
						struct vmsg_loopback_lane *lane)
{
	struct vmsg_loopback_slot chosen;
	uint32_t position;

	if (lane->faults->broken) {
		return VMSG_ERR_BUS;
	}
	position = position_to_receive(loopback, lane);
	if (position == lane->count) {
		return VMSG_ERR_EMPTY;
	}
	chosen = *slot_at(loopback, lane, position);
	for (; position > 0; position--) {
		*slot_at(loopback, lane, position) = *slot_at(loopback, lane, position - 1);
	}
	*slot_at(loopback, lane, 0) = chosen;
	return VMSG_OK;
}

static vmsg_status loopback_receive(void *context,
				    struct vmsg_span room,
				    size_t *ret_size,
				    struct vmsg_envelope *ret_envelope)
{
	struct vmsg_loopback_port *port = context;
	struct vmsg_loopback_lane *lane = port->incoming;
	const struct vmsg_loopback *loopback = port->loopback;
	const struct vmsg_loopback_slot *slot = &lane->slots[lane->head];

	if (lane->faults != NULL) {
		vmsg_status status = choose_with_faults(loopback, lane);

		if (status != VMSG_OK) {
			return status;
		}
	}
	if (lane->count == 0) {
		return VMSG_ERR_EMPTY;
	}
	if (slot->size > room.size) {
		return VMSG_ERR_NO_SPACE;
	}
	vmsg_store_bytes(room.data, (struct vmsg_bytes){slot->data, slot->size});
	*ret_size = slot->size;
	*ret_envelope = slot->envelope;
	if (!loopback->params.carries_epoch) {
		ret_envelope->epoch = 0;
	}
	lane->head = slot_index(loopback, lane, 1);
	lane->count--;
	lane->stats.received++;
	return VMSG_OK;
}

static const struct vmsg_bus_ops loopback_ops = {
	.send = loopback_send,
	.receive = loopback_receive,
};

static void
init_lane(struct vmsg_loopback_lane *lane, const struct vmsg_loopback_config *config, uint32_t side)
{
	size_t first = (size_t)side * config->slot_count;

	lane->slots = config->slots + first;
	lane->faults = config->faults[side];
	lane->stats = (struct vmsg_loopback_stats){0};
	lane->head = 0;
	lane->count = 0;
	for (uint32_t index = 0; index < config->slot_count; index++) {
		lane->slots[index].data =
			config->storage.data + (first + index) * config->params.max_size;
	}
}

vmsg_status vmsg_loopback_init(struct vmsg_loopback *loopback,
			       const struct vmsg_loopback_config *config)
{
	vmsg_status status = vmsg_bus_params_check(&config->params);

	if (status != VMSG_OK) {
		return status;
	}
	if (config->slot_count == 0) {
		return VMSG_ERR_OUT_OF_RANGE;
	}
	if (config->slot_count >
	    config->storage.size / VMSG_LOOPBACK_SIDES / config->params.max_size) {
		return VMSG_ERR_NO_SPACE;
	}

	loopback->params = config->params;
	loopback->now_us = 0;
	loopback->slot_count = config->slot_count;
	for (uint32_t side = 0; side < VMSG_LOOPBACK_SIDES; side++) {
		init_lane(&loopback->lanes[side], config, side);
		loopback->ports[side].loopback = loopback;
		loopback->ports[side].outgoing = &loopback->lanes[side];
		loopback->ports[side].incoming = &loopback->lanes[1u - side];
	}
	return VMSG_OK;
}

struct vmsg_bus vmsg_loopback_end(struct vmsg_loopback *loopback, enum vmsg_loopback_side side)
{
	return (struct vmsg_bus){
		.ops = &loopback_ops,
		.context = &loopback->ports[side],
		.params = loopback->params,
	};
}

void vmsg_loopback_advance(struct vmsg_loopback *loopback, uint64_t now_us)
{
	if (now_us > loopback->now_us) {
		loopback->now_us = now_us;
	}
}

uint64_t vmsg_loopback_next_ready_us(const struct vmsg_loopback *loopback)
{
	uint64_t next_us = VMSG_LOOPBACK_NEVER_US;

	for (uint32_t side = 0; side < VMSG_LOOPBACK_SIDES; side++) {
		const struct vmsg_loopback_lane *lane = &loopback->lanes[side];

		for (uint32_t position = 0; position < lane->count; position++) {
			uint64_t ready_us = eligible_time_us(loopback, lane, position);

			if (ready_us < next_us) {
				next_us = ready_us;
			}
		}
	}
	return next_us;
}

void vmsg_loopback_reset(struct vmsg_loopback *loopback)
{
	for (uint32_t side = 0; side < VMSG_LOOPBACK_SIDES; side++) {
		loopback->lanes[side].count = 0;
	}
}

const struct vmsg_loopback_stats *vmsg_loopback_stats_of(const struct vmsg_loopback *loopback,
							 enum vmsg_loopback_side side)
{
	return &loopback->lanes[side].stats;
}
