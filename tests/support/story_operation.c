/*
 * story_operation: operations of the driver of a story, from their beginning to how they end.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "story_operation.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <vmsg/wire/set_device_status.h>

void story_start_works(struct story *story)
{
	story_start(story);
	assert_int_equal(story->done_operation, VMSG_DRIVER_START);
	assert_int_equal(story->done_status, VMSG_OK);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
}

void story_start_fails(struct story *story, vmsg_status status)
{
	story_start(story);
	story_expect_failed(story, status);
}

void story_start_halfway(struct story *story, uint32_t answered)
{
	assert_int_equal(vmsg_driver_start(&story->driver, story->bus.now_us), VMSG_OK);
	story_run(story, answered);
}

void story_expect_failed(const struct story *story, vmsg_status status)
{
	assert_int_equal(story->done_count, 1);
	assert_int_equal(story->done_operation, VMSG_DRIVER_START);
	assert_int_equal(story->done_status, status);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_FAILED);
}

void story_reset(struct story *story)
{
	assert_int_equal(vmsg_driver_reset(&story->driver, story->bus.now_us), VMSG_OK);
	story_run_to_end(story);
}

void story_expect_done(struct story *story,
		       enum vmsg_driver_operation operation,
		       vmsg_status status)
{
	assert_int_equal(story->done_count, 1);
	assert_int_equal(story->done_operation, operation);
	assert_int_equal(story->done_status, status);
	assert_int_equal(vmsg_driver_state(&story->driver), VMSG_DRIVER_RUNNING);
	assert_int_equal(vmsg_driver_operation(&story->driver), VMSG_DRIVER_NONE);
	story->done_count = 0;
}

void story_expect_end(struct story *story, enum vmsg_driver_operation operation, vmsg_status status)
{
	story_run_to_end(story);
	story_expect_done(story, operation, status);
}

uint32_t story_written_status(const struct story *story)
{
	struct vmsg_set_device_status_req_view view = {{NULL, 0}};
	struct vmsg_bytes payload = {NULL, 0};
	struct vmsg_header header;

	assert_int_equal(vmsg_header_parse((struct vmsg_bytes){story->last.data, story->last.size},
					   &header,
					   &payload,
					   NULL),
			 VMSG_OK);
	assert_int_equal(header.msg_id, VMSG_ID_SET_DEVICE_STATUS);
	assert_int_equal(vmsg_set_device_status_req_parse(payload, &view, NULL), VMSG_OK);
	return vmsg_set_device_status_req_status(view);
}

struct story *story_running_with_config(uint32_t config_size)
{
	struct story *story = story_begin(VMSG_BUS_MAX_SIZE_MIN, true);

	story->device.config_size = config_size;
	story_start_works(story);
	story_forget(story);
	return story;
}

vmsg_status story_read_config(struct story *story, uint8_t *into, size_t size)
{
	return vmsg_driver_read_config(&story->driver,
				       0,
				       (struct vmsg_span){into, size},
				       story->bus.now_us);
}

vmsg_status
story_write_config(struct story *story, uint32_t offset, const uint8_t *from, size_t size)
{
	return vmsg_driver_write_config(&story->driver,
					offset,
					(struct vmsg_bytes){from, size},
					story->bus.now_us);
}

void story_expect_read(struct story *story, uint8_t *into, size_t size, vmsg_status status)
{
	assert_int_equal(story_read_config(story, into, size), VMSG_OK);
	story_expect_end(story, VMSG_DRIVER_READ_CONFIG, status);
}

void story_expect_write(struct story *story,
			uint32_t offset,
			const uint8_t *from,
			size_t size,
			vmsg_status status)
{
	assert_int_equal(story_write_config(story, offset, from, size), VMSG_OK);
	story_expect_end(story, VMSG_DRIVER_WRITE_CONFIG, status);
}
