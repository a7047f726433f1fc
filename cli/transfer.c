/*
 * transfer: move data through the stack, many requests at a time.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <string.h>

#include "stack.h"

/** A transfer: pieces are submitted in order and taken back in order. */
struct transfer {
	struct stack *stack;
	const struct stack_sink *sink;
	uint32_t type;
	uint64_t offset; /* of the whole */
	uint64_t size;
	uint64_t submitted; /* bytes */
	uint64_t finished;  /* bytes */
	struct stack_request pieces[STACK_REQUESTS];
};

static size_t piece_size(const struct transfer *transfer, uint64_t at)
{
	const uint64_t left = transfer->size - at;

	return left < STACK_CHUNK ? (size_t)left : STACK_CHUNK;
}

static uint32_t piece_index(uint64_t at)
{
	return (uint32_t)(at / STACK_CHUNK % STACK_REQUESTS);
}

static uint8_t *piece_data(const struct transfer *transfer, uint64_t at)
{
	uint8_t *data = vmsg_shm_pointer(transfer->stack->data_shm);

	return data + (size_t)piece_index(at) * STACK_CHUNK;
}

static vmsg_status submit_piece(struct transfer *transfer)
{
	const uint64_t at = transfer->submitted;
	const size_t size = piece_size(transfer, at);
	struct stack_request *request = &transfer->pieces[piece_index(at)];
	vmsg_status status;

	if (transfer->type == VMSG_BLK_T_OUT && !transfer->sink->piece(transfer->sink->context,
								       transfer->offset + at,
								       piece_data(transfer, at),
								       size)) {
		return VMSG_ERR_CANCELLED;
	}
	request->is_done = false;
	status = vmsg_blk_driver_submit(&transfer->stack->blk_driver,
					transfer->type,
					(transfer->offset + at) / VMSG_BLK_SECTOR_SIZE,
					transfer->stack->data +
						(vmsg_addr)piece_index(at) * STACK_CHUNK,
					(uint32_t)size,
					request);
	if (status == VMSG_OK) {
		transfer->submitted += size;
	}
	return status;
}

static vmsg_status finish_piece(struct transfer *transfer)
{
	const uint64_t at = transfer->finished;
	const size_t size = piece_size(transfer, at);
	vmsg_status status = stack_wait(transfer->stack, &transfer->pieces[piece_index(at)]);

	if (status == VMSG_OK && transfer->type == VMSG_BLK_T_IN &&
	    !transfer->sink->piece(transfer->sink->context,
				   transfer->offset + at,
				   piece_data(transfer, at),
				   size)) {
		return VMSG_ERR_CANCELLED;
	}
	transfer->finished += size;
	return status;
}

vmsg_status stack_transfer(struct stack *stack,
			   uint32_t type,
			   uint64_t offset,
			   uint64_t size,
			   const struct stack_sink *sink)
{
	struct transfer transfer = {.stack = stack,
				    .sink = sink,
				    .type = type,
				    .offset = offset,
				    .size = size};
	vmsg_status status = VMSG_OK;
	vmsg_status drained;

	while (transfer.finished < size && status == VMSG_OK) {
		while (transfer.submitted < size &&
		       transfer.submitted - transfer.finished <
			       (uint64_t)STACK_REQUESTS * STACK_CHUNK &&
		       status == VMSG_OK) {
			status = submit_piece(&transfer);
		}
		if (status == VMSG_OK) {
			status = finish_piece(&transfer);
		}
	}
	/* Whatever happened, no request may outlive the table it is noted in. */
	while (transfer.finished < transfer.submitted) {
		drained = stack_wait(stack, &transfer.pieces[piece_index(transfer.finished)]);
		transfer.finished += piece_size(&transfer, transfer.finished);
		if (status == VMSG_OK) {
			status = drained;
		}
	}
	return status;
}

static vmsg_status simple_request(struct stack *stack, uint32_t type, uint32_t size)
{
	struct stack_request request = {0};
	vmsg_status status =
		vmsg_blk_driver_submit(&stack->blk_driver, type, 0, stack->data, size, &request);

	return status == VMSG_OK ? stack_wait(stack, &request) : status;
}

vmsg_status stack_flush(struct stack *stack)
{
	return simple_request(stack, VMSG_BLK_T_FLUSH, 0);
}

vmsg_status stack_read_id(struct stack *stack, char *ret_id)
{
	vmsg_status status = simple_request(stack, VMSG_BLK_T_GET_ID, VMSG_BLK_ID_SIZE);

	if (status == VMSG_OK) {
		memcpy(ret_id, vmsg_shm_pointer(stack->data_shm), VMSG_BLK_ID_SIZE);
		ret_id[VMSG_BLK_ID_SIZE] = '\0';
	}
	return status;
}

vmsg_status stack_read_random(struct stack *stack, uint8_t *to, size_t size, size_t *ret_size)
{
	vmsg_status status;

	stack->rng_done.is_done = false;
	status = vmsg_rng_driver_read(&stack->rng_driver, stack->data, (uint32_t)size);
	if (status == VMSG_OK) {
		status = stack_wait(stack, &stack->rng_done);
	}
	if (status == VMSG_OK) {
		memcpy(to, vmsg_shm_pointer(stack->data_shm), stack->rng_size);
		*ret_size = stack->rng_size;
	}
	return status;
}
