/*
 * fuzz_queue_driver: the driver's side of a virtqueue against a device that writes anything.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/driver_queue.h>

#include "fuzz_queue.h"
#include "fuzz_raw_device.h"

/* What an input can do; tools/queue_seeds.py reads the names from here. */
enum fuzz_op {
	OP_POKE,          /* area, offset (2), value */
	OP_FLIP,          /* area, offset (2), mask, loads */
	OP_COMPLETE,      /* id, bytes written, steps */
	OP_COMPLETE_NEXT, /* bytes written */
	OP_MOVE,          /* steps of the used index, or of the packed position */
	OP_PUSH,          /* readable and writable segments as nibbles, size of each */
	OP_PUSH_WRONG,    /* kind */
	OP_PUBLISH,       /* nothing, as the next three */
	OP_SHOULD_NOTIFY,
	OP_ENABLE_NOTIFY,
	OP_DISABLE_NOTIFY,
	OP_POP,      /* nothing */
	OP_POP_MANY, /* chains */
	OP_RESTORE,  /* nothing */
	OP_RESTART,  /* whether chains are collected first */
	OP_COUNT
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A chain the driver gave away; its address is the cookie. */
struct post {
	bool is_out;
	bool is_public;
	uint32_t order;
	uint64_t writable_size;
};

static struct {
	struct vmsg_driver_queue queue;
	struct vmsg_driver_queue_slot slots[FUZZ_SIZE_MAX];
	struct vmsg_driver_queue_shadow shadow[FUZZ_SIZE_MAX * FUZZ_TABLE];
	struct post posts[FUZZ_SIZE_MAX];
	uint32_t out_count;
	uint32_t pushed; /* chains since the queue began */
	uint32_t popped;
	bool is_dead; /* a restore was refused */
} driver;

static struct vmsg_driver_queue_config config(void)
{
	struct vmsg_driver_queue_config config = {
		.ring = fuzz.ring,
		.mem = &fuzz.mem,
		.features = fuzz.features,
		.slots = driver.slots,
		.slot_count = fuzz.size,
	};

	if ((fuzz.choice & FUZZ_REFUSE) != 0) {
		config.length_policy = VMSG_LENGTH_REFUSE;
	}
	if ((fuzz.choice & FUZZ_INDIRECT) != 0 && fuzz.size >= FUZZ_TABLE) {
		config.tables.addr = fuzz.areas[FUZZ_TABLES].start;
		config.tables.table_size = FUZZ_TABLE;
		config.tables.table_count = fuzz.size - 1;
		config.tables.shadow = driver.shadow;
	}
	return config;
}

static bool is_broken(void)
{
	return driver.is_dead || vmsg_driver_queue_is_broken(&driver.queue);
}

static void restart(void)
{
	struct vmsg_driver_queue_config now = config();

	fuzz_call(false);
	fuzz.may_store = (1u << FUZZ_AREAS) - 1; /* all rings are cleared */
	fuzz_require(vmsg_driver_queue_init(&driver.queue, &now) == VMSG_OK);
	fuzz.may_store = 1u << FUZZ_DESC | 1u << FUZZ_DRIVER | 1u << FUZZ_TABLES;
	fuzz_require(vmsg_driver_queue_free_count(&driver.queue) == fuzz.size);
	memset(driver.posts, 0, sizeof(driver.posts));
	driver.out_count = 0;
	driver.pushed = 0;
	driver.popped = 0;
	driver.is_dead = false;
	raw.index = 0;
	raw.wrap = true;
}

/* Every chain that is out comes back, once, and nothing shared is needed for it. */
static void collect(void)
{
	void *cookie;

	fuzz_call(true);
	while (!driver.is_dead && vmsg_driver_queue_pop_unused(&driver.queue, &cookie) == VMSG_OK) {
		struct post *post = cookie;

		fuzz_require(post >= driver.posts && post < driver.posts + FUZZ_SIZE_MAX);
		fuzz_require(post->is_out);
		post->is_out = false;
		driver.out_count--;
	}
	fuzz_require(driver.out_count == 0);
}

static struct post *post_find(void)
{
	for (uint32_t i = 0; i < fuzz.size; i++) {
		if (!driver.posts[i].is_out) {
			return &driver.posts[i];
		}
	}
	return NULL;
}

static void push(void)
{
	struct vmsg_segment segments[2 * 15];
	struct post *post = post_find();
	uint8_t shape = fuzz_byte();
	uint32_t readable = shape & 15u;
	uint32_t count = readable + (shape >> 4);
	uint64_t writable_size = 0;
	vmsg_status status;

	for (uint32_t i = 0; i < count; i++) {
		segments[i] = (struct vmsg_segment){.addr = fuzz.areas[FUZZ_DATA].start + i * 32u,
						    .size = 1u + fuzz_byte(),
						    .writable = i >= readable};
		writable_size += segments[i].writable ? segments[i].size : 0;
	}
	status = vmsg_driver_queue_push(&driver.queue, segments, count, post);
	fuzz_require(fuzz.loads == 0);
	if (is_broken()) {
		fuzz_require(status == (driver.is_dead ? VMSG_ERR_BAD_STATE : VMSG_ERR_BAD_CHAIN));
	} else if (count == 0) {
		fuzz_require(status == VMSG_ERR_MALFORMED);
	} else if (count > fuzz.size) {
		fuzz_require(status == VMSG_ERR_TOO_LONG);
	} else if (status == VMSG_OK) {
		/* With fewer chains out than descriptors there is a post for each of them. */
		fuzz_require(post != NULL);
		*post = (struct post){.is_out = true,
				      .order = driver.pushed,
				      .writable_size = writable_size};
		driver.pushed++;
		driver.out_count++;
	} else {
		fuzz_require(status == VMSG_ERR_FULL && driver.out_count != 0);
	}
}

/* Mistakes of the driver's own user. */
static void push_wrong(void)
{
	struct vmsg_segment segments[2] = {
		{.addr = fuzz.areas[FUZZ_DATA].start, .size = 1},
		{.addr = fuzz.areas[FUZZ_DATA].start, .size = 1},
	};
	vmsg_status status;

	switch (fuzz_byte() % 3) {
	case 0:
		segments[1].size = 0;
		break;
	case 1:
		segments[0].writable = true;
		break;
	default:
		segments[0].size = UINT32_MAX;
		segments[1].size = UINT32_MAX;
		break;
	}
	status = vmsg_driver_queue_push(&driver.queue, segments, 2, NULL);
	fuzz_require(status != VMSG_OK && fuzz.loads == 0);
}

static vmsg_status pop(void)
{
	uint32_t written = 0;
	void *cookie = NULL;
	struct post *post;
	vmsg_status status = vmsg_driver_queue_pop(&driver.queue, &cookie, &written);

	/* The index, the id, the length; no table, no buffer, nothing it wrote. */
	fuzz_require(fuzz.loads <= 3 && fuzz.far_loads == 0);
	if (status == VMSG_OK) {
		post = cookie;
		fuzz_require(!is_broken());
		fuzz_require(post >= driver.posts && post < driver.posts + fuzz.size);
		fuzz_require(post->is_out && post->is_public && written <= post->writable_size);
		if ((fuzz.choice & FUZZ_IN_ORDER) != 0) {
			fuzz_require(post->order == driver.popped);
		}
		post->is_out = false;
		driver.out_count--;
		driver.popped++;
	} else if (driver.is_dead) {
		fuzz_require(status == VMSG_ERR_BAD_STATE);
	} else {
		fuzz_require(status == (is_broken() ? VMSG_ERR_BAD_CHAIN : VMSG_ERR_EMPTY));
	}
	if (driver.out_count == 0 && !is_broken()) {
		fuzz_require(vmsg_driver_queue_free_count(&driver.queue) == fuzz.size);
	}
	return status;
}

static void pop_many(uint32_t limit)
{
	uint32_t count = 0;

	while (count < limit && pop() == VMSG_OK) {
		fuzz_call(is_broken());
		count++;
	}
	fuzz_require(count <= fuzz.size);
}

static void restore(void)
{
	struct vmsg_queue_position position;
	struct vmsg_driver_queue_config now = config();
	vmsg_status status = vmsg_driver_queue_position(&driver.queue, &position);

	if (status != VMSG_OK) {
		fuzz_require(status == VMSG_ERR_BUSY ? driver.out_count != 0 : is_broken());
		return;
	}
	fuzz_require(driver.out_count == 0);
	status = vmsg_driver_queue_restore(&driver.queue, &now, &position);
	fuzz_require(status == VMSG_OK || status == VMSG_ERR_BAD_STATE);
	driver.is_dead = status != VMSG_OK;
	driver.pushed = 0;
	driver.popped = 0;
}

static void publish(void)
{
	vmsg_driver_queue_publish(&driver.queue);
	for (uint32_t i = 0; i < FUZZ_SIZE_MAX && !is_broken(); i++) {
		driver.posts[i].is_public = driver.posts[i].is_out;
	}
	fuzz_require(fuzz.loads == 0);
}

static void notify_call(enum fuzz_op op)
{
	bool answer = false;

	switch (op) {
	case OP_SHOULD_NOTIFY:
		answer = vmsg_driver_queue_should_notify(&driver.queue);
		break;
	case OP_ENABLE_NOTIFY:
		answer = vmsg_driver_queue_enable_notify(&driver.queue);
		break;
	default:
		vmsg_driver_queue_disable_notify(&driver.queue);
		break;
	}
	fuzz_require(fuzz.loads <= 1 && !(answer && is_broken()));
	(void)vmsg_driver_queue_next_offset(&driver.queue);
}

/* Something the device does; false when it is for the driver to do. */
static bool device_step(enum fuzz_op op)
{
	uint16_t id;
	uint32_t written;

	switch (op) {
	case OP_POKE:
		fuzz_poke();
		return true;
	case OP_FLIP:
		fuzz_flip_later();
		return true;
	case OP_COMPLETE:
		id = fuzz_byte();
		written = fuzz_size();
		raw_complete(id, written, fuzz_byte() % 32u);
		return true;
	case OP_COMPLETE_NEXT:
		raw_complete_next(fuzz_size());
		return true;
	case OP_MOVE:
		raw_move(fuzz_byte());
		return true;
	default:
		return false;
	}
}

static void driver_step(enum fuzz_op op)
{
	fuzz_call(is_broken());
	switch (op) {
	case OP_PUSH:
		push();
		break;
	case OP_PUSH_WRONG:
		push_wrong();
		break;
	case OP_PUBLISH:
		publish();
		break;
	case OP_POP:
		(void)pop();
		break;
	case OP_POP_MANY:
		pop_many(fuzz_byte());
		break;
	case OP_RESTORE:
		restore();
		break;
	case OP_RESTART:
		if ((fuzz_byte() & 1) == 0) {
			collect();
		}
		restart();
		break;
	default:
		notify_call(op);
		break;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_begin(data, size);
	memset(&driver, 0, sizeof(driver));
	restart();
	while (fuzz.rest != 0) {
		enum fuzz_op op = fuzz_byte() % OP_COUNT;

		if (!device_step(op)) {
			driver_step(op);
		}
	}
	collect();
	vmsg_driver_queue_fini(&driver.queue);
	fuzz_end();
	return 0;
}
