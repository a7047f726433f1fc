/*
 * stack_rig: real driver endpoints against real devices over a loopback, in virtual time.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "stack_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/virtio.h>

#define BUDGET 16u
#define TURNS_MAX 200000u

uint16_t stack_dev_num(size_t node)
{
	static const uint16_t numbers[STACK_NODES] = {0, 300, 65535};

	return numbers[node];
}

/* Driver side. */

static vmsg_status
select_features(void *context, const uint32_t *offered, uint32_t *accepted, size_t blocks)
{
	(void)context;
	memcpy(accepted, offered, blocks * sizeof(*accepted));
	return VMSG_OK;
}

static vmsg_status
setup_queue(void *context, uint32_t vq_index, uint32_t max_size, struct vmsg_queue_config *config)
{
	(void)context;
	config->size = max_size;
	config->desc_addr = UINT64_C(0x10000) * (vq_index + 1u);
	config->driver_addr = config->desc_addr + 0x4000;
	config->device_addr = config->desc_addr + 0x8000;
	return VMSG_OK;
}

static void done(void *context, enum vmsg_driver_operation operation, vmsg_status status)
{
	struct stack_node *node = context;

	node->done_count++;
	node->done_operation = operation;
	node->done_status = status;
	node->done_us = node->rig->now_us;
}

static void used(void *context, uint32_t vq_index)
{
	struct stack_node *node = context;

	node->used_count++;
	node->used_us = node->rig->now_us;
	node->stale_used += vq_index != node->life % STACK_QUEUES;
}

static void config_changed(void *context, uint32_t generation, uint32_t offset, uint32_t length)
{
	struct stack_node *node = context;

	(void)offset;
	(void)length;
	node->changed_count++;
	node->stale_changes += generation <= node->generation_before;
}

static void removed(void *context)
{
	((struct stack_node *)context)->removed_count++;
}

static const struct vmsg_driver_ops driver_ops = {
	.select_features = select_features,
	.setup_queue = setup_queue,
	.done = done,
	.used = used,
	.config_changed = config_changed,
	.removed = removed,
};

static void device_ready(void *context, uint16_t dev_num)
{
	struct stack_rig *rig = context;

	rig->ready[rig->ready_count++ % 16u] = dev_num;
}

static void device_removed(void *context, uint16_t dev_num)
{
	(void)dev_num;
	((struct stack_rig *)context)->gone_count++;
}

static void enumerated(void *context, vmsg_status status)
{
	struct stack_rig *rig = context;

	rig->enumerated_count++;
	rig->enumerated_status = status;
}

static void pong_to_driver(void *context, vmsg_status status, uint32_t data)
{
	(void)data;
	((struct stack_rig *)context)->pongs_to_driver += status == VMSG_OK;
}

static const struct vmsg_driver_bus_ops driver_bus_ops = {
	.device_ready = device_ready,
	.device_removed = device_removed,
	.enumerated = enumerated,
	.pong = pong_to_driver,
};

/* Device side. */

static void read_config(void *context, uint32_t offset, struct vmsg_span room)
{
	const struct stack_node *node = context;

	(void)offset;
	memset(room.data, (int)(node->device_life & 0xffu), room.size);
}

static vmsg_status write_config(void *context, uint32_t offset, struct vmsg_bytes data)
{
	(void)offset;
	(void)data;
	((struct stack_node *)context)->writes++;
	return VMSG_OK;
}

static void reset(void *context)
{
	struct stack_node *node = context;

	node->resets++;
	node->device_life = node->life;
}

static void notify(void *context, uint32_t index, uint32_t next_offset)
{
	struct stack_node *node = context;

	(void)index;
	node->avail_count++;
	node->avail_us = node->rig->now_us;
	node->stale_avail += next_offset != node->device_life;
}

/* As early as can be: these overtake the answer that says the device is live. */
static void started(void *context)
{
	struct stack_node *node = context;

	vmsg_device_notify_used(&node->device, node->device_life % STACK_QUEUES);
	vmsg_device_config_changed(&node->device, 0, STACK_CONFIG_SIZE);
}

static const struct vmsg_device_ops device_ops = {
	.read_config = read_config,
	.write_config = write_config,
	.reset = reset,
	.notify = notify,
	.started = started,
};

static void pong_to_device(void *context, uint32_t data)
{
	(void)data;
	((struct stack_rig *)context)->pongs_to_device++;
}

static const struct vmsg_device_bus_ops device_bus_ops = {.pong = pong_to_device};

static void make_node(struct stack_rig *rig, size_t index)
{
	struct stack_node *node = &rig->nodes[index];
	const struct vmsg_device_config device = {
		.dev_num = stack_dev_num(index),
		.device_id = 2,
		.features = node->features,
		.accepted = node->agreed,
		.feature_blocks = STACK_BLOCKS,
		.config_size = STACK_CONFIG_SIZE,
		.queues = node->queues,
		.queue_count = STACK_QUEUES,
		.ops = &device_ops,
		.context = node,
	};
	const struct vmsg_driver_config driver = {
		.bus = &rig->driver_bus,
		.ops = &driver_ops,
		.context = node,
		.offered = node->offered,
		.accepted = node->accepted,
		.feature_blocks = STACK_BLOCKS,
		.vqs = node->vqs,
		.vq_count = STACK_QUEUES,
		.device_id = 2,
		.dev_num = stack_dev_num(index),
	};

	node->rig = rig;
	node->features[1] = 1u << (VMSG_F_VERSION_1 - 32u) | 1u << (VMSG_F_RING_RESET - 32u) |
			    1u << (VMSG_F_NOTIFICATION_DATA - 32u);
	for (size_t i = 0; i < STACK_QUEUES; i++) {
		node->queues[i].max_size = 16;
	}
	assert_int_equal(vmsg_device_init(&node->device, &device), VMSG_OK);
	assert_int_equal(vmsg_device_bus_add(&rig->device_bus, &node->device), VMSG_OK);
	assert_int_equal(vmsg_driver_init(&node->driver, &driver), VMSG_OK);
}

struct stack_rig *stack_begin(uint32_t max_size, bool carries_epoch)
{
	struct stack_rig *rig = test_calloc(1, sizeof(*rig));
	struct vmsg_loopback_config loopback = {
		.params = {.revision = VMSG_REVISION,
			   .max_size = max_size,
			   .carries_epoch = carries_epoch},
		.slots = rig->slots,
		.slot_count = STACK_FRAMES,
		.faults = {&rig->faults[0], &rig->faults[1]},
	};
	struct vmsg_driver_bus_config driver;
	struct vmsg_device_bus_config device;

	rig->carries_epoch = carries_epoch;
	loopback.storage.size = (size_t)2 * STACK_FRAMES * max_size;
	rig->storage = test_malloc(loopback.storage.size);
	loopback.storage.data = rig->storage;
	for (size_t i = 0; i < 4; i++) {
		rig->buffers[i] = test_malloc(max_size);
	}
	assert_int_equal(vmsg_loopback_init(&rig->loopback, &loopback), VMSG_OK);

	driver = (struct vmsg_driver_bus_config){
		.end = vmsg_loopback_end(&rig->loopback, VMSG_LOOPBACK_DRIVER),
		.entries = rig->entries,
		.drivers = rig->drivers,
		.send_buffer = rig->buffers[0],
		.receive_buffer = rig->buffers[1],
		.ops = &driver_bus_ops,
		.context = rig,
		.entry_count = 64,
		.driver_capacity = STACK_NODES,
		.request_timeout_us = STACK_TIMEOUT_US,
		.quarantine_us = STACK_QUARANTINE_US,
	};
	assert_int_equal(vmsg_driver_bus_init(&rig->driver_bus, &driver), VMSG_OK);
	device = (struct vmsg_device_bus_config){
		.end = vmsg_loopback_end(&rig->loopback, VMSG_LOOPBACK_DEVICE),
		.slots = rig->device_slots,
		.capacity = STACK_NODES,
		.receive = {rig->buffers[2], max_size},
		.send = {rig->buffers[3], max_size},
		.ops = &device_bus_ops,
		.context = rig,
	};
	assert_int_equal(vmsg_device_bus_init(&rig->device_bus, &device), VMSG_OK);
	for (size_t i = 0; i < STACK_NODES; i++) {
		make_node(rig, i);
	}
	return rig;
}

void stack_end(struct stack_rig *rig)
{
	stack_expect_nothing_stale(rig);
	vmsg_driver_bus_fini(&rig->driver_bus);
	vmsg_device_bus_fini(&rig->device_bus);
	for (size_t i = 0; i < 4; i++) {
		test_free(rig->buffers[i]);
	}
	test_free(rig->storage);
	test_free(rig);
}

/* One look of each side; then time goes to the next thing that can happen, end_us at most. */
static void turn(struct stack_rig *rig, uint64_t end_us)
{
	uint64_t next_us;

	assert_int_equal(vmsg_device_bus_poll(&rig->device_bus, rig->now_us, BUDGET), VMSG_OK);
	assert_int_equal(vmsg_driver_bus_poll(&rig->driver_bus, rig->now_us, BUDGET), VMSG_OK);
	next_us = vmsg_loopback_next_ready_us(&rig->loopback);
	if (next_us > vmsg_driver_bus_next_deadline_us(&rig->driver_bus)) {
		next_us = vmsg_driver_bus_next_deadline_us(&rig->driver_bus);
	}
	if (vmsg_device_bus_has_pending(&rig->device_bus)) {
		next_us = rig->now_us;
	}
	if (next_us > rig->now_us) {
		rig->now_us = next_us < end_us ? next_us : end_us;
		vmsg_loopback_advance(&rig->loopback, rig->now_us);
	}
}

void stack_pass_us(struct stack_rig *rig, uint64_t us)
{
	const uint64_t end_us = rig->now_us + us;
	unsigned turns = 0;

	while (rig->now_us < end_us) {
		assert_true(turns++ < TURNS_MAX);
		turn(rig, end_us);
	}
}

void stack_pass_until_done(struct stack_rig *rig, const struct stack_node *node)
{
	const uint64_t end_us = rig->now_us + STACK_BOUND_US;
	const unsigned before = node->done_count;
	unsigned turns = 0;

	while (node->done_count == before) {
		assert_true(turns++ < TURNS_MAX);
		assert_true(rig->now_us < end_us);
		turn(rig, end_us);
	}
}

static void begin_life(struct stack_node *node)
{
	node->life++;
	node->generation_before = vmsg_device_generation(&node->device);
}

void stack_start(struct stack_node *node)
{
	begin_life(node);
	assert_int_equal(vmsg_driver_start(&node->driver, node->rig->now_us), VMSG_OK);
}

void stack_reset(struct stack_node *node)
{
	begin_life(node);
	assert_int_equal(vmsg_driver_reset(&node->driver, node->rig->now_us), VMSG_OK);
}

void stack_start_all(struct stack_rig *rig)
{
	for (size_t i = 0; i < STACK_NODES; i++) {
		stack_start(&rig->nodes[i]);
	}
	stack_pass_us(rig, STACK_BOUND_US);
	for (size_t i = 0; i < STACK_NODES; i++) {
		assert_int_equal(rig->nodes[i].done_status, VMSG_OK);
		assert_int_equal(vmsg_driver_state(&rig->nodes[i].driver), VMSG_DRIVER_RUNNING);
	}
}

void stack_chatter(struct stack_node *node)
{
	for (uint32_t i = 0; i < STACK_QUEUES; i++) {
		assert_int_equal(vmsg_driver_notify(&node->driver, i, node->life), VMSG_OK);
	}
	vmsg_device_notify_used(&node->device, node->device_life % STACK_QUEUES);
	vmsg_device_config_changed(&node->device, 3, 5);
}

void stack_expect_nothing_stale(const struct stack_rig *rig)
{
	for (size_t i = 0; i < STACK_NODES; i++) {
		const struct stack_node *node = &rig->nodes[i];

		assert_int_equal(node->stale_changes, 0);
		/* Without an epoch a queue's stream may be slower than a whole bring-up. */
		if (rig->carries_epoch) {
			assert_int_equal(node->stale_used, 0);
			assert_int_equal(node->stale_avail, 0);
		}
	}
}

void stack_expect_config(struct stack_rig *rig, struct stack_node *node)
{
	const struct vmsg_span into = {node->bytes, sizeof(node->bytes)};

	memset(node->bytes, 0xff, sizeof(node->bytes));
	assert_int_equal(vmsg_driver_read_config(&node->driver, 0, into, rig->now_us), VMSG_OK);
	stack_pass_until_done(rig, node);
	assert_int_equal(node->done_operation, VMSG_DRIVER_READ_CONFIG);
	assert_int_equal(node->done_status, VMSG_OK);
	for (size_t i = 0; i < sizeof(node->bytes); i++) {
		assert_int_equal(node->bytes[i], node->life & 0xffu);
	}
}
