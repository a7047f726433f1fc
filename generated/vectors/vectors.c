/*
 * vectors: the runner, and the list of all vectors.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "vectors.h"

#include <string.h>

#include <vmsg/wire/check.h>

#define ROOM 264u /* bytes of the longest frame */
#define UNTOUCHED 0x5a

extern const struct vmsg_vector vmsg_vectors_header[];
extern const struct vmsg_vector vmsg_vectors_get_device_info[];
extern const struct vmsg_vector vmsg_vectors_get_device_features[];
extern const struct vmsg_vector vmsg_vectors_set_driver_features[];
extern const struct vmsg_vector vmsg_vectors_get_config[];
extern const struct vmsg_vector vmsg_vectors_set_config[];
extern const struct vmsg_vector vmsg_vectors_get_device_status[];
extern const struct vmsg_vector vmsg_vectors_set_device_status[];
extern const struct vmsg_vector vmsg_vectors_get_vqueue[];
extern const struct vmsg_vector vmsg_vectors_set_vqueue[];
extern const struct vmsg_vector vmsg_vectors_reset_vqueue[];
extern const struct vmsg_vector vmsg_vectors_get_shm[];
extern const struct vmsg_vector vmsg_vectors_event_config[];
extern const struct vmsg_vector vmsg_vectors_event_avail[];
extern const struct vmsg_vector vmsg_vectors_event_used[];
extern const struct vmsg_vector vmsg_vectors_bus_get_devices[];
extern const struct vmsg_vector vmsg_vectors_bus_ping[];
extern const struct vmsg_vector vmsg_vectors_bus_event_device[];

extern const struct vmsg_vector_body vmsg_vector_body_get_device_info_req;
extern const struct vmsg_vector_body vmsg_vector_body_get_device_info_resp;
extern const struct vmsg_vector_body vmsg_vector_body_get_device_features_req;
extern const struct vmsg_vector_body vmsg_vector_body_get_device_features_resp;
extern const struct vmsg_vector_body vmsg_vector_body_set_driver_features_req;
extern const struct vmsg_vector_body vmsg_vector_body_set_driver_features_resp;
extern const struct vmsg_vector_body vmsg_vector_body_get_config_req;
extern const struct vmsg_vector_body vmsg_vector_body_get_config_resp;
extern const struct vmsg_vector_body vmsg_vector_body_set_config_req;
extern const struct vmsg_vector_body vmsg_vector_body_set_config_resp;
extern const struct vmsg_vector_body vmsg_vector_body_get_device_status_req;
extern const struct vmsg_vector_body vmsg_vector_body_get_device_status_resp;
extern const struct vmsg_vector_body vmsg_vector_body_set_device_status_req;
extern const struct vmsg_vector_body vmsg_vector_body_set_device_status_resp;
extern const struct vmsg_vector_body vmsg_vector_body_get_vqueue_req;
extern const struct vmsg_vector_body vmsg_vector_body_get_vqueue_resp;
extern const struct vmsg_vector_body vmsg_vector_body_set_vqueue_req;
extern const struct vmsg_vector_body vmsg_vector_body_set_vqueue_resp;
extern const struct vmsg_vector_body vmsg_vector_body_reset_vqueue_req;
extern const struct vmsg_vector_body vmsg_vector_body_reset_vqueue_resp;
extern const struct vmsg_vector_body vmsg_vector_body_get_shm_req;
extern const struct vmsg_vector_body vmsg_vector_body_get_shm_resp;
extern const struct vmsg_vector_body vmsg_vector_body_event_config_event;
extern const struct vmsg_vector_body vmsg_vector_body_event_avail_event;
extern const struct vmsg_vector_body vmsg_vector_body_event_used_event;
extern const struct vmsg_vector_body vmsg_vector_body_bus_get_devices_req;
extern const struct vmsg_vector_body vmsg_vector_body_bus_get_devices_resp;
extern const struct vmsg_vector_body vmsg_vector_body_bus_ping_req;
extern const struct vmsg_vector_body vmsg_vector_body_bus_ping_resp;
extern const struct vmsg_vector_body vmsg_vector_body_bus_event_device_event;

const struct vmsg_vector_group vmsg_vector_groups[] = {
	{"header", vmsg_vectors_header, 93u},
	{"get_device_info", vmsg_vectors_get_device_info, 89u},
	{"get_device_features", vmsg_vectors_get_device_features, 109u},
	{"set_driver_features", vmsg_vectors_set_driver_features, 67u},
	{"get_config", vmsg_vectors_get_config, 187u},
	{"set_config", vmsg_vectors_set_config, 227u},
	{"get_device_status", vmsg_vectors_get_device_status, 17u},
	{"set_device_status", vmsg_vectors_set_device_status, 26u},
	{"get_vqueue", vmsg_vectors_get_vqueue, 108u},
	{"set_vqueue", vmsg_vectors_set_vqueue, 151u},
	{"reset_vqueue", vmsg_vectors_reset_vqueue, 49u},
	{"get_shm", vmsg_vectors_get_shm, 45u},
	{"event_config", vmsg_vectors_event_config, 139u},
	{"event_avail", vmsg_vectors_event_avail, 57u},
	{"event_used", vmsg_vectors_event_used, 45u},
	{"bus_get_devices", vmsg_vectors_bus_get_devices, 225u},
	{"bus_ping", vmsg_vectors_bus_ping, 41u},
	{"bus_event_device", vmsg_vectors_bus_event_device, 13u},
};

const size_t vmsg_vector_group_count = sizeof(vmsg_vector_groups) / sizeof(vmsg_vector_groups[0]);

const struct vmsg_vector_body *const vmsg_vector_bodies[] = {
	&vmsg_vector_body_get_device_info_req,
	&vmsg_vector_body_get_device_info_resp,
	&vmsg_vector_body_get_device_features_req,
	&vmsg_vector_body_get_device_features_resp,
	&vmsg_vector_body_set_driver_features_req,
	&vmsg_vector_body_set_driver_features_resp,
	&vmsg_vector_body_get_config_req,
	&vmsg_vector_body_get_config_resp,
	&vmsg_vector_body_set_config_req,
	&vmsg_vector_body_set_config_resp,
	&vmsg_vector_body_get_device_status_req,
	&vmsg_vector_body_get_device_status_resp,
	&vmsg_vector_body_set_device_status_req,
	&vmsg_vector_body_set_device_status_resp,
	&vmsg_vector_body_get_vqueue_req,
	&vmsg_vector_body_get_vqueue_resp,
	&vmsg_vector_body_set_vqueue_req,
	&vmsg_vector_body_set_vqueue_resp,
	&vmsg_vector_body_reset_vqueue_req,
	&vmsg_vector_body_reset_vqueue_resp,
	&vmsg_vector_body_get_shm_req,
	&vmsg_vector_body_get_shm_resp,
	&vmsg_vector_body_event_config_event,
	&vmsg_vector_body_event_avail_event,
	&vmsg_vector_body_event_used_event,
	&vmsg_vector_body_bus_get_devices_req,
	&vmsg_vector_body_bus_get_devices_resp,
	&vmsg_vector_body_bus_ping_req,
	&vmsg_vector_body_bus_ping_resp,
	&vmsg_vector_body_bus_event_device_event,
};

const size_t vmsg_vector_body_count = sizeof(vmsg_vector_bodies) / sizeof(vmsg_vector_bodies[0]);

/* A verdict and the detail that came with it. */
struct verdict {
	vmsg_status status;
	struct vmsg_error error;
};

static struct verdict fresh_verdict(void)
{
	struct verdict verdict;

	memset(&verdict, UNTOUCHED, sizeof(verdict));
	return verdict;
}

/* Whether a refusal is the expected one, or an acceptance left the detail alone. */
static bool matches(const struct verdict *verdict, const struct vmsg_error *expect)
{
	const struct verdict fresh = fresh_verdict();
	const struct vmsg_error *error = &verdict->error;

	if (expect == NULL) {
		return verdict->status == VMSG_OK &&
		       memcmp(error, &fresh.error, sizeof(*error)) == 0;
	}
	return verdict->status == expect->status && error->status == expect->status &&
	       error->offset == expect->offset && error->field == expect->field &&
	       error->rule == expect->rule && error->check == expect->check;
}

/* What the frame alone is refused for; NULL when that is not why the vector is refused. */
static const struct vmsg_error *wire_refusal(const struct vmsg_vector *vector)
{
	return vector->stage == VMSG_VECTOR_WIRE ? vector->expect : NULL;
}

/* The same bytes, ending where the buffer ends, so that a sanitizer sees any overread. */
static struct vmsg_bytes at_the_end(struct vmsg_bytes frame)
{
	static uint8_t room[ROOM];
	struct vmsg_bytes copy;

	copy.data = room + (ROOM - frame.size);
	copy.size = frame.size;
	if (frame.size != 0) {
		memcpy(room + (ROOM - frame.size), frame.data, frame.size);
	}
	return copy;
}

static bool frame_check_agrees(const struct vmsg_vector *vector, struct vmsg_bytes frame)
{
	struct vmsg_header header;
	struct verdict verdict = fresh_verdict();

	verdict.status = vmsg_frame_check(frame, &header, &verdict.error);
	if (!matches(&verdict, wire_refusal(vector))) {
		return false;
	}
	return vmsg_frame_check(frame, &header, NULL) == verdict.status;
}

static bool parse_agrees(const struct vmsg_vector *vector, struct vmsg_bytes payload)
{
	struct verdict verdict = fresh_verdict();

	verdict.status = vector->body->parse(payload, &verdict.error);
	if (!matches(&verdict, wire_refusal(vector))) {
		return false;
	}
	return vector->body->parse(payload, NULL) == verdict.status;
}

static bool header_context_agrees(const struct vmsg_vector *vector,
				  const struct vmsg_header *header)
{
	const uint32_t *facts = vector->facts;
	struct verdict verdict = fresh_verdict();

	verdict.status = vmsg_header_check_context(header, facts[0], &verdict.error);
	return matches(&verdict, vector->expect);
}

static bool context_agrees(const struct vmsg_vector *vector, struct vmsg_bytes payload)
{
	const bool refused_here = vector->stage == VMSG_VECTOR_CONTEXT;
	struct verdict verdict = fresh_verdict();

	verdict.status = vector->body->check_context(payload, vector->facts, &verdict.error);
	return matches(&verdict, refused_here ? vector->expect : NULL);
}

static bool echo_agrees(const struct vmsg_vector *vector, struct vmsg_bytes payload)
{
	struct vmsg_bytes request;
	struct verdict verdict = fresh_verdict();

	request.data = vector->request.data + VMSG_HEADER_SIZE;
	request.size = vector->request.size - VMSG_HEADER_SIZE;
	verdict.status = vector->body->check_echo(payload, request, &verdict.error);
	return matches(&verdict, vector->expect);
}

/* A refused or too small encode writes nothing; a good one writes the frame. */
static bool encode_agrees(const struct vmsg_vector *vector,
			  const struct vmsg_header *header,
			  struct vmsg_bytes payload)
{
	static uint8_t made[ROOM];
	const struct vmsg_route route = {header->dev_num, header->token};
	struct vmsg_span out = {made, vector->frame.size};
	size_t size = 0;

	memset(made, UNTOUCHED, sizeof(made));
	if (vector->encode == VMSG_OK) {
		out.size--;
		if (vector->body->encode(out, route, payload, &size) != VMSG_ERR_NO_SPACE ||
		    size != 0 || made[0] != UNTOUCHED) {
			return false;
		}
		out.size++;
	}
	if (vector->body->encode(out, route, payload, &size) != vector->encode) {
		return false;
	}
	if (vector->encode != VMSG_OK) {
		return size == 0 && made[0] == UNTOUCHED;
	}
	return size == vector->frame.size && memcmp(made, vector->frame.data, size) == 0;
}

static bool later_stages_agree(const struct vmsg_vector *vector, struct vmsg_bytes payload)
{
	const bool context_refuses = vector->expect != NULL && vector->stage == VMSG_VECTOR_CONTEXT;

	if (!vector->body->getters_agree(payload)) {
		return false;
	}
	if (vector->facts != NULL && !context_agrees(vector, payload)) {
		return false;
	}
	if (vector->request.size != 0 && !context_refuses && !echo_agrees(vector, payload)) {
		return false;
	}
	return true;
}

bool vmsg_vector_run(const struct vmsg_vector *vector)
{
	const struct vmsg_bytes frame = at_the_end(vector->frame);
	struct vmsg_header header = {0, 0, 0, 0, 0};
	struct vmsg_bytes payload = {NULL, 0};

	if (!frame_check_agrees(vector, frame)) {
		return false;
	}
	if (vmsg_header_parse(frame, &header, &payload, NULL) != VMSG_OK) {
		return wire_refusal(vector) != NULL;
	}
	if (vector->body == NULL) {
		return vector->facts == NULL || header_context_agrees(vector, &header);
	}
	if (!parse_agrees(vector, payload)) {
		return false;
	}
	if (vector->encodes && !encode_agrees(vector, &header, payload)) {
		return false;
	}
	return wire_refusal(vector) != NULL || later_stages_agree(vector, payload);
}
