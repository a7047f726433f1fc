/*
 * request: encode and send the request of the current step.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/ids.h>

#include "driver_internal.h"

#define ACKNOWLEDGE VMSG_DEVICE_STATUS_ACKNOWLEDGE
#define DRIVER (ACKNOWLEDGE | VMSG_DEVICE_STATUS_DRIVER)
#define FEATURES_OK (DRIVER | VMSG_DEVICE_STATUS_FEATURES_OK)
#define DRIVER_OK (FEATURES_OK | VMSG_DEVICE_STATUS_DRIVER_OK)

/* Which message each step sends, and the status it writes if that is SET_DEVICE_STATUS. */
static const struct {
	uint8_t msg_id;
	uint8_t device_status;
} steps[VMSG_DRIVER_STEP_END] = {
	[VMSG_DRIVER_STEP_IDENTIFY] = {VMSG_ID_GET_DEVICE_INFO, 0},
	[VMSG_DRIVER_STEP_RESET] = {VMSG_ID_SET_DEVICE_STATUS, 0},
	[VMSG_DRIVER_STEP_RESET_WAIT] = {VMSG_ID_GET_DEVICE_STATUS, 0},
	[VMSG_DRIVER_STEP_ACKNOWLEDGE] = {VMSG_ID_SET_DEVICE_STATUS, ACKNOWLEDGE},
	[VMSG_DRIVER_STEP_DRIVER] = {VMSG_ID_SET_DEVICE_STATUS, DRIVER},
	[VMSG_DRIVER_STEP_OFFERED] = {VMSG_ID_GET_DEVICE_FEATURES, 0},
	[VMSG_DRIVER_STEP_ACCEPTED] = {VMSG_ID_SET_DRIVER_FEATURES, 0},
	[VMSG_DRIVER_STEP_FEATURES_OK] = {VMSG_ID_SET_DEVICE_STATUS, FEATURES_OK},
	[VMSG_DRIVER_STEP_FEATURES_CHECK] = {VMSG_ID_GET_DEVICE_STATUS, 0},
	[VMSG_DRIVER_STEP_QUEUE_LOOK] = {VMSG_ID_GET_VQUEUE, 0},
	[VMSG_DRIVER_STEP_QUEUE_PLACE] = {VMSG_ID_SET_VQUEUE, 0},
	[VMSG_DRIVER_STEP_QUEUE_CHECK] = {VMSG_ID_GET_VQUEUE, 0},
	[VMSG_DRIVER_STEP_DRIVER_OK] = {VMSG_ID_SET_DEVICE_STATUS, DRIVER_OK},
	[VMSG_DRIVER_STEP_LIVE_WAIT] = {VMSG_ID_GET_DEVICE_STATUS, 0},
	[VMSG_DRIVER_STEP_READ_STATUS] = {VMSG_ID_GET_DEVICE_STATUS, 0},
	[VMSG_DRIVER_STEP_READ_CONFIG] = {VMSG_ID_GET_CONFIG, 0},
	[VMSG_DRIVER_STEP_WRITE_CONFIG] = {VMSG_ID_SET_CONFIG, 0},
	[VMSG_DRIVER_STEP_REFRESH] = {VMSG_ID_GET_CONFIG, 0},
	[VMSG_DRIVER_STEP_RESET_QUEUE] = {VMSG_ID_RESET_VQUEUE, 0},
	[VMSG_DRIVER_STEP_FIND_SHM] = {VMSG_ID_GET_SHM, 0},
};

/* A window both ways of a transfer have room for. */
#define LARGER(a, b) ((a) > (b) ? (a) : (b))
#define FEATURES_FIXED                                                                             \
	(VMSG_HEADER_SIZE + LARGER(VMSG_GET_DEVICE_FEATURES_RESP_FIXED_SIZE,                       \
				   VMSG_SET_DRIVER_FEATURES_REQ_FIXED_SIZE))
#define CONFIG_FIXED                                                                               \
	(VMSG_HEADER_SIZE + LARGER(VMSG_GET_CONFIG_RESP_FIXED_SIZE, VMSG_SET_CONFIG_REQ_FIXED_SIZE))

static uint32_t smaller(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

uint32_t vmsg_driver_blocks(const struct vmsg_driver *driver)
{
	/* The storage may hold more blocks than 32 bits count; the device has not. */
	const uint32_t blocks = driver->info.num_feature_bits / VMSG_DRIVER_BLOCK_BITS;

	return blocks < driver->config.feature_blocks ? blocks
						      : (uint32_t)driver->config.feature_blocks;
}

struct vmsg_get_device_features_req vmsg_driver_features_window(const struct vmsg_driver *driver)
{
	const uint32_t max_size = driver->config.bus->config.end.params.max_size;
	struct vmsg_get_device_features_req window;

	window.block_index = driver->position;
	window.num_blocks = smaller(vmsg_driver_blocks(driver) - driver->position,
				    (max_size - FEATURES_FIXED) / (uint32_t)sizeof(uint32_t));
	return window;
}

struct vmsg_get_config_req vmsg_driver_config_window(const struct vmsg_driver *driver)
{
	const uint32_t max_size = driver->config.bus->config.end.params.max_size;
	struct vmsg_get_config_req window;

	window.offset = driver->offset + driver->position;
	window.length = smaller(driver->size - driver->position, max_size - CONFIG_FIXED);
	return window;
}

static vmsg_status encode_features(const struct vmsg_driver *driver,
				   struct vmsg_span room,
				   struct vmsg_route route,
				   size_t *ret_size)
{
	const struct vmsg_get_device_features_req window = vmsg_driver_features_window(driver);
	struct vmsg_set_driver_features_req fields;

	fields.block_index = window.block_index;
	fields.num_blocks = window.num_blocks;
	fields.features = driver->config.accepted + window.block_index;
	return vmsg_set_driver_features_req_encode(room, route, &fields, ret_size);
}

static vmsg_status encode_config(const struct vmsg_driver *driver,
				 struct vmsg_span room,
				 struct vmsg_route route,
				 size_t *ret_size)
{
	const struct vmsg_get_config_req window = vmsg_driver_config_window(driver);
	struct vmsg_set_config_req fields;

	fields.generation = driver->generation;
	fields.offset = window.offset;
	fields.data.data = driver->from + driver->position;
	fields.data.size = window.length;
	return vmsg_set_config_req_encode(room, route, &fields, ret_size);
}

static vmsg_status encode_queue(const struct vmsg_driver *driver,
				struct vmsg_span room,
				struct vmsg_route route,
				size_t *ret_size)
{
	struct vmsg_set_vqueue_req fields;

	fields.index = driver->position;
	fields.size = driver->queue.size;
	fields.desc_addr = driver->queue.desc_addr;
	fields.driver_addr = driver->queue.driver_addr;
	fields.device_addr = driver->queue.device_addr;
	return vmsg_set_vqueue_req_encode(room, route, &fields, ret_size);
}

static vmsg_status encode(const struct vmsg_driver *driver,
			  uint8_t msg_id,
			  struct vmsg_span room,
			  struct vmsg_route route,
			  size_t *ret_size)
{
	/* Requests of one number only, whatever the number is. */
	const struct vmsg_get_vqueue_req queue = {driver->position};
	const struct vmsg_reset_vqueue_req reset = {driver->position};
	const struct vmsg_get_shm_req region = {driver->offset};
	const struct vmsg_set_device_status_req wanted = {driver->written_status};
	struct vmsg_get_device_features_req features;
	struct vmsg_get_config_req config;

	switch (msg_id) {
	case VMSG_ID_GET_DEVICE_INFO:
		return vmsg_get_device_info_req_encode(room, route, ret_size);
	case VMSG_ID_GET_DEVICE_STATUS:
		return vmsg_get_device_status_req_encode(room, route, ret_size);
	case VMSG_ID_SET_DEVICE_STATUS:
		return vmsg_set_device_status_req_encode(room, route, &wanted, ret_size);
	case VMSG_ID_GET_DEVICE_FEATURES:
		features = vmsg_driver_features_window(driver);
		return vmsg_get_device_features_req_encode(room, route, &features, ret_size);
	case VMSG_ID_SET_DRIVER_FEATURES:
		return encode_features(driver, room, route, ret_size);
	case VMSG_ID_GET_CONFIG:
		config = vmsg_driver_config_window(driver);
		return vmsg_get_config_req_encode(room, route, &config, ret_size);
	case VMSG_ID_SET_CONFIG:
		return encode_config(driver, room, route, ret_size);
	case VMSG_ID_GET_VQUEUE:
		return vmsg_get_vqueue_req_encode(room, route, &queue, ret_size);
	case VMSG_ID_SET_VQUEUE:
		return encode_queue(driver, room, route, ret_size);
	case VMSG_ID_RESET_VQUEUE:
		return vmsg_reset_vqueue_req_encode(room, route, &reset, ret_size);
	default:
		return vmsg_get_shm_req_encode(room, route, &region, ret_size);
	}
}

static vmsg_status send_message(struct vmsg_driver *driver, uint8_t msg_id, uint64_t now_us)
{
	struct vmsg_driver_bus *bus = driver->config.bus;
	struct vmsg_route route;
	size_t size = 0;
	vmsg_status status;

	route.dev_num = driver->config.dev_num;
	status = vmsg_pending_add(&bus->pending,
				  now_us,
				  route.dev_num,
				  0,
				  msg_id,
				  driver->epoch,
				  driver,
				  &route.token);
	if (status != VMSG_OK) {
		return status;
	}

	status = encode(driver, msg_id, vmsg_driver_bus_room(bus), route, &size);
	if (status == VMSG_OK) {
		status = vmsg_driver_bus_send(bus,
					      size,
					      route.dev_num,
					      VMSG_LANE_CONTROL,
					      driver->epoch);
	}
	if (status != VMSG_OK) {
		vmsg_pending_forget(&bus->pending, route.token);
	} else {
		driver->is_waiting = true;
	}
	return status;
}

vmsg_status vmsg_driver_send_request(struct vmsg_driver *driver, uint64_t now_us)
{
	const uint8_t msg_id = steps[driver->step].msg_id;
	vmsg_status status;

	if (msg_id == VMSG_ID_SET_DEVICE_STATUS) {
		driver->written_status = steps[driver->step].device_status;
	}
	status = send_message(driver, msg_id, now_us);
	if (status == VMSG_OK && driver->step == VMSG_DRIVER_STEP_DRIVER_OK) {
		/* Its events may overtake its answer. */
		driver->is_live = true;
	}
	return status;
}

void vmsg_driver_send_failed(struct vmsg_driver *driver, uint64_t now_us)
{
	driver->written_status |= VMSG_DEVICE_STATUS_FAILED;
	if (send_message(driver, VMSG_ID_SET_DEVICE_STATUS, now_us) == VMSG_OK) {
		/* Nobody waits for the answer; its token stays reserved for it. */
		vmsg_driver_stop_waiting(driver, now_us);
	}
}
