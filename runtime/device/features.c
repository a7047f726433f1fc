/*
 * features: what is offered, what the driver accepts, and whether that fits.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "device_internal.h"

/*
 * Blocks of a window that reaches past what the device offers: all that fits a
 * message of the usual size.  Windows inside the offer have no such limit.
 */
#define WINDOW_BLOCKS                                                                              \
	((VMSG_BUS_MAX_SIZE_USUAL - VMSG_HEADER_SIZE - VMSG_GET_DEVICE_FEATURES_RESP_FIXED_SIZE) / \
	 sizeof(uint32_t))

/**
 * Answer with the offer, in every state, zero past its end.
 *
 * The response repeats the number of blocks, so it cannot say no: a window that
 * does not fit the bus is dropped.
 */
vmsg_status vmsg_device_on_get_device_features(void *context,
					       const struct vmsg_header *header,
					       struct vmsg_get_device_features_req_view view)
{
	const uint32_t index = vmsg_get_device_features_req_block_index(view);
	const uint32_t count = vmsg_get_device_features_req_num_blocks(view);
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_device *device = exchange->device;
	const uint32_t offered = device->config.feature_blocks;
	struct vmsg_get_device_features_resp fields;
	uint32_t window[WINDOW_BLOCKS];
	vmsg_status status = VMSG_ERR_TOO_LONG;
	uint32_t i;

	(void)header;
	fields.block_index = index;
	fields.num_blocks = count;
	if (count != 0 && index < offered && count <= offered - index) {
		fields.features = device->config.features + index;
		status = VMSG_OK;
	} else if (count <= WINDOW_BLOCKS) {
		for (i = 0; i < count; i++) {
			window[i] = (uint64_t)index + i < offered
					    ? device->config.features[index + i]
					    : 0;
		}
		fields.features = window;
		status = VMSG_OK;
	}

	if (status == VMSG_OK) {
		status = vmsg_get_device_features_resp_encode(exchange->room,
							      exchange->route,
							      &fields,
							      &exchange->reply_size);
	}
	if (status != VMSG_OK) {
		device->stats.unanswerable++;
		return VMSG_ERR_TOO_LONG;
	}
	return VMSG_OK;
}

/** Keep the blocks until FEATURES_OK; what they say is judged then, not here. */
vmsg_status vmsg_device_on_set_driver_features(void *context,
					       const struct vmsg_header *header,
					       struct vmsg_set_driver_features_req_view view)
{
	const uint32_t index = vmsg_set_driver_features_req_block_index(view);
	const size_t count = vmsg_set_driver_features_req_num_blocks(view);
	struct vmsg_device_exchange *exchange = context;
	struct vmsg_device *device = exchange->device;
	uint32_t block;
	size_t i;

	(void)header;
	if ((device->status & VMSG_DEVICE_STATUS_FEATURES_OK) != 0) {
		device->stats.bad_state++;
	} else {
		for (i = 0; i < count; i++) {
			block = vmsg_set_driver_features_req_features_at(view, i);
			if ((uint64_t)index + i < device->config.feature_blocks) {
				device->config.accepted[index + i] = block;
			} else if (block != 0) {
				device->has_excess_features = true;
			}
		}
	}
	return vmsg_set_driver_features_resp_encode(exchange->room,
						    exchange->route,
						    &exchange->reply_size);
}

bool vmsg_device_check_features(struct vmsg_device *device)
{
	const struct vmsg_device_config *config = &device->config;
	bool is_offered = !device->has_excess_features;
	uint32_t i;

	for (i = 0; i < config->feature_blocks; i++) {
		if ((config->accepted[i] & ~config->features[i]) != 0) {
			is_offered = false;
		}
	}
	if (!is_offered) {
		device->stats.out_of_range++;
		return false;
	}

	if (config->ops->check_features != NULL &&
	    config->ops->check_features(config->context,
					config->accepted,
					config->feature_blocks) != VMSG_OK) {
		device->stats.rejected++;
		return false;
	}
	return true;
}
