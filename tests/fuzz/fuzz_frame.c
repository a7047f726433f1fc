/*
 * fuzz_frame: any bytes as a frame; what is accepted can be read and encoded again.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdlib.h>
#include <string.h>

#include <vmsg/wire/check.h>
#include <vmsg/wire/dispatch.h>
#include <vmsg/wire/names.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t load(const uint8_t *from, unsigned size)
{
	uint64_t value = 0;

	for (unsigned i = 0; i < size; i++) {
		value |= (uint64_t)from[i] << (8 * i);
	}
	return value;
}

/* What the table of shapes says about an accepted frame must lie inside it. */
static void check_shape(const struct vmsg_header *header, size_t size)
{
	const struct vmsg_body_info *body = vmsg_body_info_of(header->type, header->msg_id);

	if (body == NULL || header->msg_size > size ||
	    header->msg_size < VMSG_HEADER_SIZE + (size_t)body->fixed_size) {
		abort();
	}
}

static void check_tail(const struct vmsg_header *header, const uint8_t *data)
{
	const struct vmsg_body_info *body = vmsg_body_info_of(header->type, header->msg_id);
	const size_t room = (size_t)header->msg_size - VMSG_HEADER_SIZE - body->fixed_size;
	const struct vmsg_field_info *count;
	uint64_t elements;

	if (body->tail == NULL || (body->tail->is_optional && room == 0)) {
		return;
	}
	count = &body->fields[body->tail->counted_by];
	elements = load(data + VMSG_HEADER_SIZE + count->offset, count->size) / body->tail->divisor;
	if (elements > room / body->tail->size) {
		abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct vmsg_driver_handlers no_driver;
	static const struct vmsg_device_handlers no_device;
	const struct vmsg_bytes frame = {data, size};
	struct vmsg_header header;
	struct vmsg_error error;
	vmsg_status status = vmsg_frame_check(frame, &header, &error);

	if (status == VMSG_OK) {
		check_shape(&header, size);
		check_tail(&header, data);
	} else if (error.status != status || error.check == 0) {
		abort();
	}
	if (vmsg_driver_dispatch(&no_driver, NULL, frame, NULL) == VMSG_OK ||
	    vmsg_device_dispatch(&no_device, NULL, frame, NULL) == VMSG_OK) {
		abort();
	}
	return 0;
}
