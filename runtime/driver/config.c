/*
 * config: answers about configuration space and about shared memory regions.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "driver_internal.h"

static void remember_generation(struct vmsg_driver *driver, uint32_t generation)
{
	driver->generation = generation;
	driver->has_generation = true;
}

/* Keep one piece of a read; all pieces are of one generation, or it starts over. */
static vmsg_status
keep_piece(struct vmsg_driver *driver, uint32_t generation, struct vmsg_bytes piece)
{
	if (driver->position != 0 && generation != driver->read_generation) {
		if (driver->retries == VMSG_DRIVER_CONFIG_RETRIES) {
			return VMSG_ERR_CANCELLED;
		}
		driver->retries++;
		driver->position = 0;
		return VMSG_OK;
	}

	driver->read_generation = generation;
	vmsg_store_bytes(driver->into + driver->position, piece);
	driver->position += (uint32_t)piece.size;
	if (driver->position == driver->size) {
		driver->step = VMSG_DRIVER_STEP_END;
	}
	return VMSG_OK;
}

vmsg_status vmsg_driver_take_config(void *context,
				    const struct vmsg_header *header,
				    struct vmsg_get_config_resp_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver *driver = input->driver;
	const struct vmsg_get_config_req window = vmsg_driver_config_window(driver);
	const struct vmsg_bytes piece = vmsg_get_config_resp_data(view);
	const uint32_t generation = vmsg_get_config_resp_generation(view);
	vmsg_status status;

	(void)header;
	if (piece.size == 0) {
		return VMSG_ERR_REJECTED;
	}
	status = vmsg_get_config_resp_check_echo(view, &window, NULL);
	if (status != VMSG_OK) {
		return status;
	}

	remember_generation(driver, generation);
	if (driver->step == VMSG_DRIVER_STEP_REFRESH) {
		driver->step = VMSG_DRIVER_STEP_WRITE_CONFIG;
		return VMSG_OK;
	}
	return keep_piece(driver, generation, piece);
}

vmsg_status vmsg_driver_take_written(void *context,
				     const struct vmsg_header *header,
				     struct vmsg_set_config_resp_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver *driver = input->driver;
	const struct vmsg_get_config_req window = vmsg_driver_config_window(driver);
	struct vmsg_set_config_req req;
	vmsg_status status;

	(void)header;
	req.generation = driver->generation;
	req.offset = window.offset;
	req.data.data = driver->from + driver->position;
	req.data.size = window.length;
	status = vmsg_set_config_resp_check_echo(view, &req, NULL);
	if (status != VMSG_OK) {
		return status;
	}

	remember_generation(driver, vmsg_set_config_resp_generation(view));
	if (vmsg_set_config_resp_length(view) == 0) {
		if (driver->retries != 0) {
			return VMSG_ERR_REJECTED;
		}
		driver->retries = 1;
		driver->step = VMSG_DRIVER_STEP_REFRESH;
		return VMSG_OK;
	}

	driver->retries = 0;
	driver->position += window.length;
	if (driver->position == driver->size) {
		driver->step = VMSG_DRIVER_STEP_END;
	}
	return VMSG_OK;
}

vmsg_status vmsg_driver_take_shm(void *context,
				 const struct vmsg_header *header,
				 struct vmsg_get_shm_resp_view view)
{
	const struct vmsg_driver_input *input = context;
	struct vmsg_driver *driver = input->driver;
	const struct vmsg_get_shm_req req = {driver->offset};
	const vmsg_status status = vmsg_get_shm_resp_check_echo(view, &req, NULL);

	(void)header;
	if (status != VMSG_OK) {
		return status;
	}
	if (vmsg_get_shm_resp_length(view) == 0) {
		return VMSG_ERR_REJECTED;
	}

	driver->shm.address = vmsg_get_shm_resp_address(view);
	driver->shm.size = vmsg_get_shm_resp_length(view);
	driver->step = VMSG_DRIVER_STEP_END;
	return VMSG_OK;
}
