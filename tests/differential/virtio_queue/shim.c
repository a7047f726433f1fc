/*
 * shim: the queues and their storage as opaque objects, for a program in another language.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <vmsg/chain.h>
#include <vmsg/device_queue.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/queue_defect.h>
#include <vmsg/status.h>
#include <vmsg/wire/virtio.h>

/* Areas of one memory. */
struct shim_mem {
	struct vmsg_mem mem;
	struct vmsg_mem_area areas[16];
};

/* A segment without the pointer. */
struct shim_segment {
	uint64_t addr;
	uint32_t size;
	uint32_t is_writable;
};

/* Where rings are, and what was agreed on. */
struct shim_ring {
	uint64_t desc_addr;
	uint64_t driver_addr;
	uint64_t device_addr;
	uint32_t size;
	uint16_t start_index;
	bool has_event_index;
	bool has_indirect;
};

/* What a chain amounts to. */
struct shim_chain {
	uint64_t readable_size;
	uint64_t writable_size;
	uint32_t count;
	uint32_t readable_count;
	uint16_t id;
};

struct shim_device {
	struct vmsg_device_queue queue;
	struct vmsg_device_queue_slot *slots;
	struct vmsg_segment *segments;
	uint32_t capacity;
	struct vmsg_chain chain;
};

struct shim_driver {
	struct vmsg_driver_queue queue;
	struct vmsg_driver_queue_slot *slots;
	struct vmsg_driver_queue_shadow *shadow;
	struct vmsg_segment *segments;
	uint32_t capacity;
};

static void *new_table(size_t count, size_t size)
{
	void *table = calloc(count, size);

	if (table == NULL) {
		abort();
	}
	return table;
}

static uint64_t ring_features(const struct shim_ring *ring)
{
	uint64_t features = UINT64_C(1) << VMSG_F_VERSION_1;

	if (ring->has_event_index) {
		features |= VMSG_F_EVENT_IDX_MASK;
	}
	if (ring->has_indirect) {
		features |= VMSG_F_INDIRECT_DESC_MASK;
	}
	return features;
}

static struct vmsg_queue_config ring_config(const struct shim_ring *ring)
{
	struct vmsg_queue_config config = {
		.size = ring->size,
		.desc_addr = ring->desc_addr,
		.driver_addr = ring->driver_addr,
		.device_addr = ring->device_addr,
	};

	return config;
}

const char *shim_defect_name(int32_t defect)
{
	static const char *const names[] = {
		[VMSG_QUEUE_DEFECT_NONE] = "NONE",
		[VMSG_QUEUE_DEFECT_INDEX] = "INDEX",
		[VMSG_QUEUE_DEFECT_HEAD_RANGE] = "HEAD_RANGE",
		[VMSG_QUEUE_DEFECT_HEAD_BUSY] = "HEAD_BUSY",
		[VMSG_QUEUE_DEFECT_NEXT_RANGE] = "NEXT_RANGE",
		[VMSG_QUEUE_DEFECT_LOOP] = "LOOP",
		[VMSG_QUEUE_DEFECT_ORDER] = "ORDER",
		[VMSG_QUEUE_DEFECT_INDIRECT] = "INDIRECT",
		[VMSG_QUEUE_DEFECT_TABLE] = "TABLE",
		[VMSG_QUEUE_DEFECT_TOTAL] = "TOTAL",
		[VMSG_QUEUE_DEFECT_ADDRESS] = "ADDRESS",
		[VMSG_QUEUE_DEFECT_USED_ID] = "USED_ID",
		[VMSG_QUEUE_DEFECT_USED_LENGTH] = "USED_LENGTH",
	};

	if (defect < 0 || (size_t)defect >= sizeof(names) / sizeof(names[0])) {
		return "UNKNOWN";
	}
	return names[defect];
}

struct shim_mem *shim_mem_new(void)
{
	struct shim_mem *mem = new_table(1, sizeof(*mem));

	vmsg_mem_init(&mem->mem, mem->areas, sizeof(mem->areas) / sizeof(mem->areas[0]));
	return mem;
}

void shim_mem_free(struct shim_mem *mem)
{
	free(mem);
}

vmsg_status
shim_mem_add(struct shim_mem *mem, uint64_t start, uint64_t size, uint8_t *base, bool is_joined)
{
	struct vmsg_mem_area area = {
		.start = start,
		.size = size,
		.base = vmsg_shm_from_pointer(base),
		.is_joined = is_joined,
	};

	return vmsg_mem_add(&mem->mem, area);
}

struct shim_device *shim_device_new(uint32_t capacity)
{
	struct shim_device *device = new_table(1, sizeof(*device));

	device->slots = new_table(capacity, sizeof(device->slots[0]));
	device->segments = new_table(capacity, sizeof(device->segments[0]));
	device->capacity = capacity;
	return device;
}

void shim_device_free(struct shim_device *device)
{
	vmsg_device_queue_fini(&device->queue);
	free(device->segments);
	free(device->slots);
	free(device);
}

/* Goes on at start_index, where the indices in the rings stand too. */
vmsg_status
shim_device_start(struct shim_device *device, struct shim_mem *mem, const struct shim_ring *ring)
{
	struct vmsg_queue_position position = VMSG_QUEUE_POSITION_FIRST;
	struct vmsg_device_queue_config config = {
		.ring = ring_config(ring),
		.mem = &mem->mem,
		.features = ring_features(ring),
		.slots = device->slots,
		.slot_count = device->capacity,
	};

	vmsg_device_queue_fini(&device->queue);
	position.index = ring->start_index;
	if (position.index == 0) {
		return vmsg_device_queue_init(&device->queue, &config);
	}
	return vmsg_device_queue_restore(&device->queue, &config, &position);
}

void shim_device_stop(struct shim_device *device)
{
	vmsg_device_queue_fini(&device->queue);
}

/* `ret_segments` has room for as many segments as the queue has descriptors. */
vmsg_status shim_device_pop(struct shim_device *device,
			    struct shim_chain *ret_chain,
			    struct shim_segment *ret_segments)
{
	struct vmsg_chain *chain = &device->chain;
	vmsg_status status;

	vmsg_chain_init(chain, device->segments, device->capacity);
	status = vmsg_device_queue_pop(&device->queue, chain);
	if (status != VMSG_OK) {
		return status;
	}
	for (uint32_t i = 0; i < chain->count; i++) {
		ret_segments[i].addr = chain->segments[i].addr;
		ret_segments[i].size = chain->segments[i].size;
		ret_segments[i].is_writable = chain->segments[i].writable;
	}
	ret_chain->readable_size = chain->readable_size;
	ret_chain->writable_size = chain->writable_size;
	ret_chain->count = chain->count;
	ret_chain->readable_count = chain->readable_count;
	ret_chain->id = chain->id;
	return VMSG_OK;
}

/* The readable part of the chain popped last, from its start. */
vmsg_status shim_device_read(struct shim_device *device, uint8_t *to, size_t size)
{
	struct vmsg_span span = {.data = to, .size = size};

	return vmsg_chain_read(&device->chain, 0, span);
}

/* The writable part of the chain popped last, from its start. */
vmsg_status shim_device_write(struct shim_device *device, const uint8_t *from, size_t size)
{
	struct vmsg_bytes bytes = {.data = from, .size = size};

	return vmsg_chain_write(&device->chain, 0, bytes);
}

vmsg_status shim_device_push(struct shim_device *device, uint16_t id, uint32_t written)
{
	return vmsg_device_queue_push(&device->queue, id, written);
}

void shim_device_publish(struct shim_device *device)
{
	vmsg_device_queue_publish(&device->queue);
}

bool shim_device_should_notify(struct shim_device *device)
{
	return vmsg_device_queue_should_notify(&device->queue);
}

bool shim_device_enable_notify(struct shim_device *device)
{
	return vmsg_device_queue_enable_notify(&device->queue);
}

void shim_device_disable_notify(struct shim_device *device)
{
	vmsg_device_queue_disable_notify(&device->queue);
}

int32_t shim_device_defect(const struct shim_device *device)
{
	return (int32_t)device->queue.defect;
}

struct shim_driver *shim_driver_new(uint32_t capacity)
{
	struct shim_driver *driver = new_table(1, sizeof(*driver));

	driver->slots = new_table(capacity, sizeof(driver->slots[0]));
	driver->shadow = new_table((size_t)capacity * capacity, sizeof(driver->shadow[0]));
	driver->segments = new_table(capacity, sizeof(driver->segments[0]));
	driver->capacity = capacity;
	return driver;
}

void shim_driver_free(struct shim_driver *driver)
{
	vmsg_driver_queue_fini(&driver->queue);
	free(driver->segments);
	free(driver->shadow);
	free(driver->slots);
	free(driver);
}

/* Indirect tables of `table_size` are at `tables_addr`, one for each descriptor; 0 for none. */
vmsg_status shim_driver_start(struct shim_driver *driver,
			      struct shim_mem *mem,
			      const struct shim_ring *ring,
			      uint64_t tables_addr,
			      uint32_t table_size)
{
	struct vmsg_queue_position position = VMSG_QUEUE_POSITION_FIRST;
	struct vmsg_driver_queue_config config = {
		.ring = ring_config(ring),
		.mem = &mem->mem,
		.features = ring_features(ring),
		.slots = driver->slots,
		.slot_count = driver->capacity,
		.length_policy = VMSG_LENGTH_REFUSE,
	};

	if (table_size != 0) {
		config.tables.addr = tables_addr;
		config.tables.table_size = table_size;
		config.tables.table_count = ring->size;
		config.tables.shadow = driver->shadow;
	}
	vmsg_driver_queue_fini(&driver->queue);
	position.index = ring->start_index;
	if (position.index == 0) {
		return vmsg_driver_queue_init(&driver->queue, &config);
	}
	return vmsg_driver_queue_restore(&driver->queue, &config, &position);
}

vmsg_status shim_driver_push(struct shim_driver *driver,
			     const struct shim_segment *segments,
			     uint32_t count,
			     uintptr_t cookie)
{
	if (count > driver->capacity) {
		return VMSG_ERR_TOO_LONG;
	}
	for (uint32_t i = 0; i < count; i++) {
		driver->segments[i].addr = segments[i].addr;
		driver->segments[i].size = segments[i].size;
		driver->segments[i].writable = segments[i].is_writable != 0;
	}
	return vmsg_driver_queue_push(&driver->queue, driver->segments, count, (void *)cookie);
}

void shim_driver_publish(struct shim_driver *driver)
{
	vmsg_driver_queue_publish(&driver->queue);
}

bool shim_driver_should_notify(struct shim_driver *driver)
{
	return vmsg_driver_queue_should_notify(&driver->queue);
}

vmsg_status
shim_driver_pop(struct shim_driver *driver, uintptr_t *ret_cookie, uint32_t *ret_written)
{
	void *cookie;
	vmsg_status status = vmsg_driver_queue_pop(&driver->queue, &cookie, ret_written);

	if (status == VMSG_OK) {
		*ret_cookie = (uintptr_t)cookie;
	}
	return status;
}

bool shim_driver_enable_notify(struct shim_driver *driver)
{
	return vmsg_driver_queue_enable_notify(&driver->queue);
}

void shim_driver_disable_notify(struct shim_driver *driver)
{
	vmsg_driver_queue_disable_notify(&driver->queue);
}

int32_t shim_driver_defect(const struct shim_driver *driver)
{
	return (int32_t)driver->queue.defect;
}
