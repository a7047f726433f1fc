/*
 * device_rig: a bus of devices whose owners take notes.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <vmsg/wire/virtio.h>

#include "device_rig.h"

/* The owner of a device. */

static void owner_read_config(void *context, uint32_t offset, struct vmsg_span room)
{
	struct rig_device *owner = context;

	assert_in_range((uint64_t)offset + room.size, 1, RIG_CONFIG_SIZE);
	memcpy(room.data, owner->config + offset, room.size);
	owner->reads++;
	if (owner->while_read != NULL) {
		owner->while_read(owner);
	}
}

static vmsg_status owner_write_config(void *context, uint32_t offset, struct vmsg_bytes data)
{
	struct rig_device *owner = context;

	assert_in_range((uint64_t)offset + data.size, 1, RIG_CONFIG_SIZE);
	owner->writes++;
	if (owner->verdict != VMSG_OK) {
		return owner->verdict;
	}
	if (owner->is_changed_at_once) {
		vmsg_device_config_changed(&owner->device, offset, (uint32_t)data.size);
	}
	memcpy(owner->config + offset, data.data, data.size);
	return VMSG_OK;
}

static vmsg_status owner_check_features(void *context, const uint32_t *accepted, uint32_t blocks)
{
	struct rig_device *owner = context;
	uint32_t i;

	assert_int_equal(blocks, RIG_BLOCKS);
	for (i = 0; i < blocks; i++) {
		assert_int_equal(accepted[i] & ~owner->features[i], 0);
	}
	owner->checks++;
	return owner->verdict;
}

static vmsg_status
owner_start_queue(void *context, uint32_t index, const struct vmsg_queue_config *config)
{
	struct rig_device *owner = context;

	assert_in_range(index, 0, RIG_QUEUES - 1);
	assert_in_range(config->size, 1, RIG_QUEUE_SIZE);
	assert_int_equal(owner->started_queues[index].size, 0);
	owner->starts++;
	if (owner->verdict == VMSG_OK) {
		owner->started_queues[index] = *config;
	}
	return owner->verdict;
}

static void owner_stop_queue(void *context, uint32_t index)
{
	struct rig_device *owner = context;

	assert_in_range(index, 0, RIG_QUEUES - 1);
	assert_int_not_equal(owner->started_queues[index].size, 0);
	memset(&owner->started_queues[index], 0, sizeof(owner->started_queues[index]));
	owner->stops++;
}

static void owner_reset(void *context)
{
	struct rig_device *owner = context;
	size_t i;

	for (i = 0; i < RIG_QUEUES; i++) {
		assert_int_equal(owner->started_queues[i].size, 0);
	}
	owner->resets++;
}

static void owner_notify(void *context, uint32_t index, uint32_t next_offset)
{
	struct rig_device *owner = context;

	assert_in_range(index, 0, RIG_QUEUES - 1);
	assert_int_not_equal(owner->started_queues[index].size, 0);
	owner->notifications++;
	owner->notified_index = index;
	owner->notified_offset = next_offset;
	if (owner->is_used_at_once) {
		vmsg_device_notify_used(&owner->device, index);
	}
}

static void owner_started(void *context)
{
	struct rig_device *owner = context;

	owner->runs++;
	if (owner->is_changed_at_once) {
		vmsg_device_config_changed(&owner->device, 0, 4);
	}
}

static const struct vmsg_device_ops owner_ops = {
	.read_config = owner_read_config,
	.write_config = owner_write_config,
	.check_features = owner_check_features,
	.start_queue = owner_start_queue,
	.stop_queue = owner_stop_queue,
	.reset = owner_reset,
	.notify = owner_notify,
	.started = owner_started,
};

static void on_pong(void *context, uint32_t data)
{
	struct rig *rig = context;

	rig->pongs++;
	rig->pong_data = data;
}

static const struct vmsg_device_bus_ops rig_ops = {on_pong};

static void rig_device_init(struct rig_device *owner, uint16_t dev_num)
{
	const struct vmsg_device_config config = {
		.dev_num = dev_num,
		.device_id = VMSG_DEVICE_TYPE_RNG,
		.vendor_id = 0x1234,
		.features = owner->features,
		.accepted = owner->accepted,
		.feature_blocks = RIG_BLOCKS,
		.config_size = RIG_CONFIG_SIZE,
		.queues = owner->queues,
		.queue_count = RIG_QUEUES,
		.regions = &owner->region,
		.region_count = 1,
		.ops = &owner_ops,
		.context = owner,
	};
	size_t i;

	memset(owner, 0, sizeof(*owner));
	owner->features[0] = 0x5;
	owner->features[1] = UINT32_C(1) << (VMSG_F_VERSION_1 - 32u);
	owner->queues[0].max_size = RIG_QUEUE_SIZE;
	owner->queues[1].max_size = RIG_QUEUE_SIZE;
	owner->region.id = 7;
	owner->region.size = 0x1000;
	owner->region.address = 0x80000000u;
	for (i = 0; i < RIG_CONFIG_SIZE; i++) {
		owner->config[i] = (uint8_t)(i + 1);
	}
	assert_int_equal(vmsg_device_init(&owner->device, &config), VMSG_OK);
}

void rig_init(struct rig *rig, uint32_t max_size, bool carries_epoch)
{
	struct vmsg_device_bus_config config = {
		.slots = rig->slots,
		.capacity = RIG_DEVICES,
		.ops = &rig_ops,
		.context = rig,
	};
	size_t i;

	memset(rig, 0, sizeof(*rig));
	fake_port_init(&rig->port, max_size, carries_epoch);
	rig->receive = malloc(max_size);
	rig->send = malloc(max_size);
	assert_non_null(rig->receive);
	assert_non_null(rig->send);
	rig->dev_num = RIG_DEV_NUM;

	config.end = fake_port_end(&rig->port);
	config.receive.data = rig->receive;
	config.receive.size = max_size;
	config.send.data = rig->send;
	config.send.size = max_size;
	assert_int_equal(vmsg_device_bus_init(&rig->bus, &config), VMSG_OK);
	for (i = 0; i < RIG_DEVICES; i++) {
		rig_device_init(&rig->devices[i], (uint16_t)(RIG_DEV_NUM + 9 * i));
	}
	rig_add(rig, 0);
}

void rig_fini(struct rig *rig)
{
	size_t i;

	vmsg_device_bus_fini(&rig->bus);
	for (i = 0; i < RIG_DEVICES; i++) {
		vmsg_device_fini(&rig->devices[i].device);
	}
	free(rig->receive);
	free(rig->send);
}

int rig_set_up(void **state)
{
	static struct rig rig;

	rig_init(&rig, VMSG_BUS_MAX_SIZE_USUAL, false);
	*state = &rig;
	return 0;
}

int rig_tear_down(void **state)
{
	rig_fini(*state);
	return 0;
}

void rig_add(struct rig *rig, size_t i)
{
	assert_int_equal(vmsg_device_bus_add(&rig->bus, &rig->devices[i].device), VMSG_OK);
	rig_poll(rig, 0);
	rig_expect_device_event(rig, (uint16_t)(RIG_DEV_NUM + 9 * i), VMSG_DEVICE_BUS_STATE_READY);
}

void rig_poll(struct rig *rig, size_t budget)
{
	assert_int_equal(vmsg_device_bus_poll(&rig->bus, 0, budget), VMSG_OK);
}

const struct fake_frame *rig_exchange(struct rig *rig, struct vmsg_bytes frame)
{
	fake_port_deliver(&rig->port, frame, rig->epoch);
	rig_poll(rig, 1);
	return fake_port_sent(&rig->port);
}

size_t rig_frame(uint8_t *to,
		 uint8_t type,
		 uint8_t msg_id,
		 struct vmsg_route route,
		 struct vmsg_bytes payload)
{
	const size_t size = VMSG_HEADER_SIZE + payload.size;

	assert_in_range(size, 0, FAKE_FRAME_MAX);
	vmsg_header_store(to, type, msg_id, route, (uint16_t)size);
	vmsg_store_bytes(to + VMSG_HEADER_SIZE, payload);
	return size;
}

void rig_expect_silence(struct rig *rig, struct vmsg_bytes frame)
{
	const uint32_t status = vmsg_device_status(&rig->devices[0].device);
	const unsigned calls = rig->devices[0].starts + rig->devices[0].stops;

	assert_null(rig_exchange(rig, frame));
	assert_int_equal(vmsg_device_status(&rig->devices[0].device), status);
	assert_int_equal(rig->devices[0].starts + rig->devices[0].stops, calls);
}
