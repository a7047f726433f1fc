/*
 * harness: verdicts of the generated C for batches of frames, as rows of numbers.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stddef.h>
#include <stdint.h>

#include <vmsg/wire/check.h>
#include <vmsg/wire/header.h>

#include "vectors.h"

/* One verdict; all zero when nothing was refused. */
struct harness_row {
	int16_t status;
	uint16_t offset;
	uint16_t field;
	uint16_t rule;
	uint16_t check;
};

/* One frame of a batch: where it starts in the batch's bytes, and its size. */
struct harness_frame {
	uint32_t start;
	uint32_t size;
};

size_t harness_body_count(void);
const char *harness_body_name(size_t at);
void harness_frames(const uint8_t *bytes,
		    const struct harness_frame *frames,
		    size_t count,
		    struct harness_row *rows);
void harness_context(size_t body,
		     const uint8_t *bytes,
		     const struct harness_frame *frames,
		     const uint32_t *facts,
		     size_t count,
		     struct harness_row *rows);
void harness_echo(size_t body,
		  const uint8_t *bytes,
		  const struct harness_frame *pairs,
		  size_t count,
		  struct harness_row *rows);

static struct harness_row row_of(vmsg_status status, const struct vmsg_error *error)
{
	struct harness_row row = {0, 0, 0, 0, 0};

	if (status != VMSG_OK) {
		row.status = (int16_t)status;
		row.offset = error->offset;
		row.field = error->field;
		row.rule = error->rule;
		row.check = error->check;
	}
	return row;
}

static struct vmsg_bytes frame_of(const uint8_t *bytes, struct harness_frame frame)
{
	struct vmsg_bytes range = {bytes + frame.start, frame.size};

	return range;
}

/* The payload of a frame whose msg_size is its size. */
static struct vmsg_bytes payload_of(const uint8_t *bytes, struct harness_frame frame)
{
	struct vmsg_bytes range = {bytes + frame.start + VMSG_HEADER_SIZE,
				   frame.size - VMSG_HEADER_SIZE};

	return range;
}

size_t harness_body_count(void)
{
	return vmsg_vector_body_count;
}

const char *harness_body_name(size_t at)
{
	return vmsg_vector_bodies[at]->name;
}

void harness_frames(const uint8_t *bytes,
		    const struct harness_frame *frames,
		    size_t count,
		    struct harness_row *rows)
{
	for (size_t i = 0; i < count; i++) {
		struct vmsg_header header;
		struct vmsg_error error;
		vmsg_status status = vmsg_frame_check(frame_of(bytes, frames[i]), &header, &error);

		rows[i] = row_of(status, &error);
	}
}

void harness_context(size_t body,
		     const uint8_t *bytes,
		     const struct harness_frame *frames,
		     const uint32_t *facts,
		     size_t count,
		     struct harness_row *rows)
{
	const struct vmsg_vector_body *under_test = vmsg_vector_bodies[body];

	for (size_t i = 0; i < count; i++) {
		struct vmsg_error error;
		struct vmsg_bytes payload = payload_of(bytes, frames[i]);
		vmsg_status status = under_test->check_context(
			payload, facts + i * VMSG_VECTOR_FACTS, &error);

		rows[i] = row_of(status, &error);
	}
}

/* Frames come in pairs: a response, then the request it is held against. */
void harness_echo(size_t body,
		  const uint8_t *bytes,
		  const struct harness_frame *pairs,
		  size_t count,
		  struct harness_row *rows)
{
	const struct vmsg_vector_body *under_test = vmsg_vector_bodies[body];

	for (size_t i = 0; i < count; i++) {
		struct vmsg_error error;
		vmsg_status status = under_test->check_echo(payload_of(bytes, pairs[2 * i]),
							    payload_of(bytes, pairs[2 * i + 1]),
							    &error);

		rows[i] = row_of(status, &error);
	}
}
