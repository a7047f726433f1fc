/*
 * fuzz_queue_device: the device's side of a virtqueue against a driver that writes anything.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/device_queue.h>

#include "fuzz_queue.h"
#include "fuzz_raw_driver.h"

/* What an input can do; tools/queue_seeds.py reads the names from here. */
enum fuzz_op {
	OP_POKE,      /* area, offset (2), value */
	OP_FLIP,      /* area, offset (2), mask, loads */
	OP_DESC,      /* index, address (2 or 10), size, flags, next or id */
	OP_ENTRY,     /* entry of the tables, address, size, flags, next */
	OP_NEXT_DESC, /* address, size, flags, next or id: where the driver is, available */
	OP_OFFER,     /* head */
	OP_MOVE,      /* steps of the available index, or of the packed position */
	OP_POP,       /* capacity of the chain */
	OP_POP_MANY,  /* chains */
	OP_PUSH,      /* which, bytes written */
	OP_PUSH_RAW,  /* id, bytes written */
	OP_PUBLISH,   /* nothing, as the next three */
	OP_SHOULD_NOTIFY,
	OP_ENABLE_NOTIFY,
	OP_DISABLE_NOTIFY,
	OP_RESTORE, /* nothing */
	OP_RESTART, /* whether the driver begins anew as well */
	OP_COUNT
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A chain the device holds. */
struct held {
	uint16_t id;
	uint64_t writable_size;
};

static struct {
	struct vmsg_device_queue queue;
	struct vmsg_device_queue_slot slots[FUZZ_SIZE_MAX];
	struct held held[FUZZ_SIZE_MAX];
	uint32_t held_count;
	bool is_dead;        /* a restore was refused */
	vmsg_status verdict; /* of a broken queue */
} device;

static struct vmsg_device_queue_config config(void)
{
	return (struct vmsg_device_queue_config){
		.ring = fuzz.ring,
		.mem = &fuzz.mem,
		.features = fuzz.features,
		.slots = device.slots,
		.slot_count = fuzz.size,
	};
}

static bool is_broken(void)
{
	return device.is_dead || vmsg_device_queue_is_broken(&device.queue);
}

static void restart(bool with_driver)
{
	struct vmsg_device_queue_config now = config();

	if (with_driver) {
		memset(fuzz.memory[FUZZ_DESC], 0, fuzz.areas[FUZZ_DESC].size);
		memset(fuzz.memory[FUZZ_DRIVER], 0, fuzz.areas[FUZZ_DRIVER].size);
		memset(fuzz.memory[FUZZ_DEVICE], 0, fuzz.areas[FUZZ_DEVICE].size);
		raw.index = 0;
		raw.wrap = true;
	}
	fuzz_call(true); /* nothing in shared memory is believed or changed */
	fuzz_require(vmsg_device_queue_init(&device.queue, &now) == VMSG_OK);
	device.is_dead = false;
	device.verdict = VMSG_OK;
	device.held_count = 0;
}

static bool is_inside(const struct vmsg_segment *segment)
{
	for (uint32_t i = 0; i < FUZZ_AREAS; i++) {
		uint64_t offset = segment->addr - fuzz.areas[i].start;

		if (offset <= fuzz.areas[i].size && segment->size <= fuzz.areas[i].size - offset &&
		    vmsg_shm_pointer(segment->memory) == fuzz.memory[i] + offset) {
			return true;
		}
	}
	return false;
}

/* Touch every byte a chain offers. */
static void use_bytes(const struct vmsg_chain *chain)
{
	static uint8_t bytes[8 * FUZZ_DATA_SIZE];
	uint64_t offset;
	size_t size;

	for (offset = 0; offset < chain->readable_size; offset += size) {
		uint64_t left = chain->readable_size - offset;

		size = left < sizeof(bytes) ? (size_t)left : sizeof(bytes);
		fuzz_require(vmsg_chain_read(chain, offset, (struct vmsg_span){bytes, size}) ==
			     VMSG_OK);
	}
	for (offset = 0; offset < chain->writable_size; offset += size) {
		uint64_t left = chain->writable_size - offset;

		size = left < sizeof(bytes) ? (size_t)left : sizeof(bytes);
		fuzz_require(vmsg_chain_write(chain, offset, (struct vmsg_bytes){bytes, size}) ==
			     VMSG_OK);
	}
	fuzz_require(vmsg_chain_read(chain, chain->readable_size, (struct vmsg_span){bytes, 1}) !=
		     VMSG_OK);
	fuzz_require(vmsg_chain_write(chain, chain->writable_size, (struct vmsg_bytes){bytes, 1}) !=
		     VMSG_OK);
}

/* Whatever the driver wrote, what the device is handed is sound. */
static void take(const struct vmsg_chain *chain)
{
	uint32_t may_store = fuzz.may_store;
	uint64_t sizes[2] = {0, 0};

	fuzz_require(chain->count >= 1 && chain->count <= fuzz.size);
	fuzz_require(chain->readable_count <= chain->count && chain->id < fuzz.size);
	for (uint32_t i = 0; i < chain->count; i++) {
		const struct vmsg_segment *segment = &chain->segments[i];

		fuzz_require(is_inside(segment));
		fuzz_require(segment->writable == (i >= chain->readable_count));
		sizes[segment->writable] += segment->size;
	}
	fuzz_require(sizes[0] == chain->readable_size && sizes[1] == chain->writable_size);
	for (uint32_t i = 0; i < device.held_count; i++) {
		fuzz_require(device.held[i].id != chain->id);
	}
	fuzz_require(device.held_count < fuzz.size);
	device.held[device.held_count++] = (struct held){chain->id, chain->writable_size};

	fuzz.may_store = (1u << FUZZ_AREAS) - 1;
	use_bytes(chain);
	fuzz.may_store = may_store;
}

/* What a call may answer once the queue broke is what it answered first. */
static void check_verdict(vmsg_status status)
{
	if (device.is_dead) {
		fuzz_require(status == VMSG_ERR_BAD_STATE);
	} else if (is_broken()) {
		if (device.verdict == VMSG_OK) {
			device.verdict = status;
		}
		fuzz_require(status == device.verdict);
		fuzz_require(status == (device.queue.defect == VMSG_QUEUE_DEFECT_ADDRESS
						? VMSG_ERR_BAD_ADDRESS
						: VMSG_ERR_BAD_CHAIN));
	} else {
		fuzz_require(status == VMSG_OK || status == VMSG_ERR_EMPTY ||
			     status == VMSG_ERR_NO_SPACE);
	}
}

static vmsg_status pop(uint32_t capacity)
{
	struct vmsg_segment segments[FUZZ_SIZE_MAX];
	struct vmsg_chain chain;
	vmsg_status status;

	vmsg_chain_init(&chain, segments, capacity);
	status = vmsg_device_queue_pop(&device.queue, &chain);
	/* The index, the head, and for each descriptor, the indirect one too, two words. */
	fuzz_require(fuzz.loads <= 2 + 2 * (fuzz.size + 1));
	fuzz_require(fuzz.far_loads == 0 || (fuzz.choice & FUZZ_INDIRECT) != 0);
	check_verdict(status);
	fuzz_require(status != VMSG_ERR_NO_SPACE || capacity < fuzz.size);
	if (status == VMSG_OK) {
		take(&chain);
	} else {
		fuzz_require(chain.count == 0);
	}
	return status;
}

static void pop_many(uint32_t limit)
{
	uint32_t count = 0;

	while (count < limit && pop(fuzz.size) == VMSG_OK) {
		fuzz_call(is_broken());
		count++;
	}
	fuzz_require(count <= fuzz.size);
}

static void push(uint8_t which, uint8_t part)
{
	struct held *held;
	uint64_t written;

	if (device.held_count == 0) {
		return;
	}
	held = &device.held[which % device.held_count];
	written = part == 0xff ? held->writable_size + 1 : held->writable_size * part / 0xfe;
	if (written <= UINT32_MAX) {
		vmsg_status status =
			vmsg_device_queue_push(&device.queue, held->id, (uint32_t)written);

		if (is_broken()) {
			check_verdict(status);
		} else if (part == 0xff) {
			fuzz_require(status == VMSG_ERR_TOO_LONG);
		} else {
			fuzz_require(status == VMSG_OK);
			*held = device.held[--device.held_count];
		}
	}
	fuzz_require(fuzz.loads == 0);
}

/* Any id: only one that is held can be returned. */
static void push_raw(void)
{
	uint16_t id = fuzz_byte();
	uint32_t written = fuzz_size();
	vmsg_status status = vmsg_device_queue_push(&device.queue, id, written);

	fuzz_require(fuzz.loads == 0);
	if (status == VMSG_OK) {
		for (uint32_t i = 0; i < device.held_count; i++) {
			if (device.held[i].id == id) {
				fuzz_require(written <= device.held[i].writable_size);
				device.held[i] = device.held[--device.held_count];
				return;
			}
		}
		__builtin_trap();
	}
}

static void restore(void)
{
	struct vmsg_queue_position position;
	struct vmsg_device_queue_config now = config();
	vmsg_status status = vmsg_device_queue_position(&device.queue, &position);

	if (status != VMSG_OK) {
		fuzz_require(status == VMSG_ERR_BUSY || is_broken());
		return;
	}
	fuzz_require(device.held_count == 0);
	status = vmsg_device_queue_restore(&device.queue, &now, &position);
	fuzz_require(status == VMSG_OK || status == VMSG_ERR_BAD_STATE);
	device.is_dead = status != VMSG_OK;
}

static void notify_call(enum fuzz_op op)
{
	bool answer = false;

	switch (op) {
	case OP_SHOULD_NOTIFY:
		answer = vmsg_device_queue_should_notify(&device.queue);
		break;
	case OP_ENABLE_NOTIFY:
		answer = vmsg_device_queue_enable_notify(&device.queue);
		break;
	case OP_DISABLE_NOTIFY:
		vmsg_device_queue_disable_notify(&device.queue);
		break;
	default:
		vmsg_device_queue_publish(&device.queue);
		break;
	}
	fuzz_require(fuzz.loads <= 1 && !(answer && is_broken()));
}

/* Something the driver does; false when it is for the device to do. */
static bool driver_step(enum fuzz_op op)
{
	switch (op) {
	case OP_POKE:
		fuzz_poke();
		return true;
	case OP_FLIP:
		fuzz_flip_later();
		return true;
	case OP_DESC:
		raw_desc(raw_at(fuzz_byte()), raw_lap(raw.wrap));
		return true;
	case OP_ENTRY:
		raw_desc(raw_entry(fuzz_byte()), 0);
		return true;
	case OP_NEXT_DESC:
		raw_next_desc();
		return true;
	case OP_OFFER:
		raw_offer();
		return true;
	case OP_MOVE:
		raw_move();
		return true;
	default:
		return false;
	}
}

static void device_step(enum fuzz_op op)
{
	uint8_t which;

	fuzz_call(is_broken());
	switch (op) {
	case OP_POP:
		(void)pop(fuzz_byte() % (fuzz.size + 1));
		break;
	case OP_POP_MANY:
		pop_many(fuzz_byte());
		break;
	case OP_PUSH:
		which = fuzz_byte();
		push(which, fuzz_byte());
		break;
	case OP_PUSH_RAW:
		push_raw();
		break;
	case OP_RESTORE:
		restore();
		break;
	case OP_RESTART:
		restart((fuzz_byte() & 1) == 0);
		break;
	default:
		notify_call(op);
		break;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_begin(data, size);
	memset(&device, 0, sizeof(device));
	fuzz.may_store = 1u << FUZZ_DEVICE | (fuzz.is_packed ? 1u << FUZZ_DESC : 0);
	restart(true);
	while (fuzz.rest != 0) {
		enum fuzz_op op = fuzz_byte() % OP_COUNT;

		if (!driver_step(op)) {
			device_step(op);
		}
	}
	fuzz.is_untouchable = true;
	vmsg_device_queue_fini(&device.queue);
	fuzz_end();
	return 0;
}
