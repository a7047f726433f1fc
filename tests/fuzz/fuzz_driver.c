/*
 * fuzz_driver: the driver endpoint against any byte stream of a device.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/driver.h>
#include <vmsg/driver_bus.h>

#include "fuzz_port.h"

enum {
	BLOCKS = 2,
	QUEUES = 2,
	ENTRIES = 8
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static vmsg_status
select_features(void *context, const uint32_t *offered, uint32_t *accepted, size_t blocks)
{
	(void)context;
	memcpy(accepted, offered, blocks * sizeof(*accepted));
	return VMSG_OK;
}

static vmsg_status setup_queue(void *context,
			       uint32_t vq_index,
			       uint32_t max_size,
			       struct vmsg_queue_config *ret_config)
{
	(void)context;
	if (vq_index >= QUEUES || max_size == 0) {
		__builtin_trap();
	}
	*ret_config = (struct vmsg_queue_config){1, 0x1000, 0x2000, 0x3000};
	return VMSG_OK;
}

static void done(void *context, enum vmsg_driver_operation operation, vmsg_status status)
{
	(void)context;
	(void)operation;
	(void)status;
}

static void used(void *context, uint32_t vq_index)
{
	(void)context;
	if (vq_index >= QUEUES) {
		__builtin_trap();
	}
}

static const struct vmsg_driver_ops ops = {
	.select_features = select_features,
	.setup_queue = setup_queue,
	.done = done,
	.used = used,
};

/* Something a user may do at any time; every answer is fine, a crash is not. */
static vmsg_status
act(struct vmsg_driver *driver, struct vmsg_driver_bus *bus, uint8_t what, uint64_t now_us)
{
	static uint8_t window[64];

	switch (what) {
	case 0:
		return vmsg_driver_start(driver, now_us);
	case 1:
		return vmsg_driver_read_config(driver,
					       0,
					       (struct vmsg_span){window, sizeof(window)},
					       now_us);
	case 2:
		return vmsg_driver_write_config(driver, 1, (struct vmsg_bytes){window, 8}, now_us);
	}
	switch (driver->config.dev_num + now_us % 5) {
	case 0:
		return vmsg_driver_notify(driver, 0, 1);
	case 1:
		return vmsg_driver_reset(driver, now_us);
	case 2:
		return vmsg_driver_find_shm(driver, 0, now_us);
	case 3:
		return vmsg_driver_bus_enumerate(bus, now_us);
	}
	return vmsg_driver_reset_queue(driver, 0, now_us);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_port port = {.data = data, .size = size};
	struct vmsg_pending_entry entries[ENTRIES];
	struct vmsg_driver *drivers[1];
	uint8_t buffers[2][FUZZ_MAX_SIZE];
	uint32_t offered[BLOCKS];
	uint32_t accepted[BLOCKS];
	struct vmsg_driver_vq vqs[QUEUES];
	struct vmsg_driver_bus bus;
	struct vmsg_driver driver = {0};
	const struct vmsg_driver_bus_config bus_config = {
		.end = fuzz_port_end(&port),
		.entries = entries,
		.drivers = drivers,
		.send_buffer = buffers[0],
		.receive_buffer = buffers[1],
		.entry_count = ENTRIES,
		.driver_capacity = 1,
		.request_timeout_us = 1000,
		.quarantine_us = 1000,
	};
	const struct vmsg_driver_config config = {
		.bus = &bus,
		.ops = &ops,
		.offered = offered,
		.accepted = accepted,
		.vqs = vqs,
		.feature_blocks = BLOCKS,
		.vq_count = QUEUES,
	};
	uint64_t now_us = 0;

	if (vmsg_driver_bus_init(&bus, &bus_config) != VMSG_OK ||
	    vmsg_driver_init(&driver, &config) != VMSG_OK ||
	    vmsg_driver_start(&driver, now_us) != VMSG_OK) {
		__builtin_trap();
	}
	while (fuzz_port_next(&port)) {
		(void)act(&driver, &bus, (port.flags >> 4) & 3, now_us);
		if (vmsg_driver_bus_poll(&bus, now_us, 1) != VMSG_OK) {
			__builtin_trap();
		}
		now_us += 1u << (port.flags & FUZZ_TIME);
	}
	vmsg_driver_fini(&driver, now_us);
	vmsg_driver_bus_fini(&bus);
	return 0;
}
