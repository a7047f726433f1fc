/*
 * vectors: bytes with known verdicts, and a runner that asks the C about them.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_VECTORS_VECTORS_H
#define VMSG_VECTORS_VECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>
#include <vmsg/status.h>
#include <vmsg/wire/header.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Facts in the order of the specification. */
#define VMSG_VECTOR_FACT_BUS_MAX_SIZE 0u
#define VMSG_VECTOR_FACT_CONFIG_SIZE 1u
#define VMSG_VECTOR_FACT_CURRENT_GENERATION 2u
#define VMSG_VECTOR_FACT_NUM_FEATURE_BITS 3u
#define VMSG_VECTOR_FACT_MAX_VIRTQUEUES 4u
#define VMSG_VECTOR_FACT_QUEUE_MAX_SIZE 5u
#define VMSG_VECTOR_FACT_RING_PACKED 6u
#define VMSG_VECTOR_FACT_NOTIFICATION_DATA 7u
#define VMSG_VECTOR_FACTS 8u

/** Who refuses a vector; the stages run in this order. */
enum vmsg_vector_stage {
	VMSG_VECTOR_WIRE,    /* the frame alone */
	VMSG_VECTOR_CONTEXT, /* the frame and the facts */
	VMSG_VECTOR_ECHO     /* a response and its request */
};

/**
 * The functions of one payload behind one shape.
 *
 * Payloads and requests are bytes; those given to check_context, check_echo and
 * getters_agree must have passed parse.  A slot is NULL when the payload has no such check.
 */
struct vmsg_vector_body {
	const char *name; /* "get_config.resp" */
	vmsg_status (*parse)(struct vmsg_bytes payload, struct vmsg_error *error);
	vmsg_status (*check_context)(struct vmsg_bytes payload,
				     const uint32_t *facts,
				     struct vmsg_error *error);
	vmsg_status (*check_echo)(struct vmsg_bytes payload,
				  struct vmsg_bytes request,
				  struct vmsg_error *error);
	bool (*getters_agree)(struct vmsg_bytes payload);
	vmsg_status (*encode)(struct vmsg_span out,
			      struct vmsg_route route,
			      struct vmsg_bytes payload,
			      size_t *ret_size);
};

/** A frame and what must be said about it. */
struct vmsg_vector {
	const char *id;
	const struct vmsg_vector_body *body; /* NULL: about the header only */
	struct vmsg_bytes frame;
	const uint32_t *facts;           /* VMSG_VECTOR_FACTS of them, or NULL */
	struct vmsg_bytes request;       /* the request's frame; empty: none */
	const struct vmsg_error *expect; /* NULL: accepted */
	enum vmsg_vector_stage stage;    /* of the refusal */
	bool encodes;                    /* encode says what an encoder makes of the values */
	vmsg_status encode;              /* VMSG_OK: exactly this frame */
};

/** The vectors of one message, or of the header. */
struct vmsg_vector_group {
	const char *name;
	const struct vmsg_vector *vectors;
	size_t count;
};

extern const struct vmsg_vector_group vmsg_vector_groups[];
extern const size_t vmsg_vector_group_count;

extern const struct vmsg_vector_body *const vmsg_vector_bodies[];
extern const size_t vmsg_vector_body_count;

/**
 * Ask the C about one vector, through every entry point that has an opinion.
 *
 * @retval true   The C agrees with the vector.
 * @retval false  It does not.
 *
 * Threads: one at a time; the frame is copied to a buffer of the runner.
 */
bool vmsg_vector_run(const struct vmsg_vector *vector);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_VECTORS_VECTORS_H */
