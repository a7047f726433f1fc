/*
 * blk_request: one request of the block device, from header to status byte.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "model/blk_internal.h"

/** A request that has a header and room for a status. */
struct request {
	const struct vmsg_chain *chain;
	uint32_t type;
	uint64_t sector;
	uint64_t out_size; /* bytes from the driver, behind the header */
	uint64_t in_size;  /* bytes for the driver, in front of the status */
	uint64_t written;  /* of these, from the first on, hold what was asked for */
};

static bool is_inside(const struct vmsg_blk_device *blk, uint64_t sector, uint64_t count)
{
	return count <= blk->config.capacity && sector <= blk->config.capacity - count;
}

/* The next piece of a transfer that scratch can hold. */
static struct vmsg_span piece(const struct vmsg_blk_device *blk, uint64_t left)
{
	struct vmsg_span span = blk->config.scratch;

	if (left < span.size) {
		span.size = (size_t)left;
	}
	return span;
}

static uint8_t refuse(struct vmsg_blk_device *blk)
{
	blk->stats.refused++;
	return VMSG_BLK_S_IOERR;
}

static uint8_t fail(struct vmsg_blk_device *blk)
{
	blk->stats.failed++;
	return VMSG_BLK_S_IOERR;
}

static uint8_t unsupported(struct vmsg_blk_device *blk)
{
	blk->stats.unsupported++;
	return VMSG_BLK_S_UNSUPP;
}

static uint8_t serve_in(struct vmsg_blk_device *blk, struct request *request)
{
	const uint64_t base = request->sector * VMSG_BLK_SECTOR_SIZE;
	struct vmsg_span span;

	if (request->in_size == 0 || request->in_size % VMSG_BLK_SECTOR_SIZE != 0 ||
	    !is_inside(blk, request->sector, request->in_size / VMSG_BLK_SECTOR_SIZE)) {
		return refuse(blk);
	}
	for (uint64_t done = 0; done < request->in_size; done += span.size) {
		span = piece(blk, request->in_size - done);
		if (blk->config.storage->read(blk->config.context, base + done, span) != VMSG_OK ||
		    vmsg_chain_write(request->chain,
				     done,
				     (struct vmsg_bytes){span.data, span.size}) != VMSG_OK) {
			return fail(blk);
		}
	}
	request->written = request->in_size;
	blk->stats.reads++;
	return VMSG_BLK_S_OK;
}

static uint8_t serve_out(struct vmsg_blk_device *blk, const struct request *request)
{
	const uint64_t base = request->sector * VMSG_BLK_SECTOR_SIZE;
	struct vmsg_span span;

	if (blk->config.is_read_only || request->out_size == 0 ||
	    request->out_size % VMSG_BLK_SECTOR_SIZE != 0 ||
	    !is_inside(blk, request->sector, request->out_size / VMSG_BLK_SECTOR_SIZE)) {
		return refuse(blk);
	}
	for (uint64_t done = 0; done < request->out_size; done += span.size) {
		span = piece(blk, request->out_size - done);
		if (vmsg_chain_read(request->chain, VMSG_BLK_REQUEST_SIZE + done, span) !=
			    VMSG_OK ||
		    blk->config.storage->write(blk->config.context,
					       base + done,
					       (struct vmsg_bytes){span.data, span.size}) !=
			    VMSG_OK) {
			return fail(blk);
		}
	}
	blk->stats.writes++;
	return VMSG_BLK_S_OK;
}

static uint8_t serve_flush(struct vmsg_blk_device *blk)
{
	if (blk->config.storage->flush == NULL) {
		return unsupported(blk);
	}
	if (blk->config.storage->flush(blk->config.context) != VMSG_OK) {
		return fail(blk);
	}
	blk->stats.flushes++;
	return VMSG_BLK_S_OK;
}

static uint8_t serve_id(struct vmsg_blk_device *blk, struct request *request)
{
	uint8_t id[VMSG_BLK_ID_SIZE] = {0};
	struct vmsg_bytes bytes = {id, sizeof(id)};

	if (request->in_size == 0) {
		return refuse(blk);
	}
	for (size_t i = 0; blk->config.id != NULL && i < sizeof(id) && blk->config.id[i] != '\0';
	     i++) {
		id[i] = (uint8_t)blk->config.id[i];
	}
	if (request->in_size < bytes.size) {
		bytes.size = (size_t)request->in_size;
	}
	if (vmsg_chain_write(request->chain, 0, bytes) != VMSG_OK) {
		return fail(blk);
	}
	request->written = bytes.size;
	blk->stats.others++;
	return VMSG_BLK_S_OK;
}

/* One segment of a discard or write-zeroes request. */
static uint8_t
serve_range(struct vmsg_blk_device *blk, uint32_t type, const uint8_t range[VMSG_BLK_RANGE_SIZE])
{
	const struct vmsg_blk_storage_ops *storage = blk->config.storage;
	const uint64_t sector = vmsg_load_le64(range + VMSG_BLK_RANGE_SECTOR);
	const uint32_t count = vmsg_load_le32(range + VMSG_BLK_RANGE_NUM_SECTORS);
	const uint32_t flags = vmsg_load_le32(range + VMSG_BLK_RANGE_FLAGS);
	const uint64_t offset = sector * VMSG_BLK_SECTOR_SIZE;
	const uint64_t size = (uint64_t)count * VMSG_BLK_SECTOR_SIZE;
	vmsg_status status;

	if ((flags & ~VMSG_BLK_UNMAP) != 0 || (type == VMSG_BLK_T_DISCARD && flags != 0)) {
		return unsupported(blk);
	}
	if (!is_inside(blk, sector, count)) {
		return refuse(blk);
	}
	status = type == VMSG_BLK_T_DISCARD
			 ? storage->discard(blk->config.context, offset, size)
			 : storage->zero(blk->config.context, offset, size, flags != 0);
	return status == VMSG_OK ? VMSG_BLK_S_OK : fail(blk);
}

static uint8_t serve_ranges(struct vmsg_blk_device *blk, const struct request *request)
{
	const uint64_t count = request->out_size / VMSG_BLK_RANGE_SIZE;
	const bool has_op = request->type == VMSG_BLK_T_DISCARD
				    ? blk->config.storage->discard != NULL
				    : blk->config.storage->zero != NULL;
	uint8_t ranges[VMSG_BLK_DEVICE_RANGES_MAX * VMSG_BLK_RANGE_SIZE];

	if (!has_op) {
		return unsupported(blk);
	}
	if (blk->config.is_read_only || count == 0 || count > VMSG_BLK_DEVICE_RANGES_MAX ||
	    request->out_size % VMSG_BLK_RANGE_SIZE != 0) {
		return refuse(blk);
	}
	if (vmsg_chain_read(request->chain,
			    VMSG_BLK_REQUEST_SIZE,
			    (struct vmsg_span){ranges, (size_t)request->out_size}) != VMSG_OK) {
		return fail(blk);
	}
	for (uint64_t i = 0; i < count; i++) {
		uint8_t result = serve_range(blk, request->type, ranges + i * VMSG_BLK_RANGE_SIZE);

		if (result != VMSG_BLK_S_OK) {
			return result;
		}
	}
	blk->stats.others++;
	return VMSG_BLK_S_OK;
}

static uint8_t serve_type(struct vmsg_blk_device *blk, struct request *request)
{
	switch (request->type) {
	case VMSG_BLK_T_IN:
		return serve_in(blk, request);
	case VMSG_BLK_T_OUT:
		return serve_out(blk, request);
	case VMSG_BLK_T_FLUSH:
		return serve_flush(blk);
	case VMSG_BLK_T_GET_ID:
		return serve_id(blk, request);
	case VMSG_BLK_T_DISCARD:
	case VMSG_BLK_T_WRITE_ZEROES:
		return serve_ranges(blk, request);
	}
	return unsupported(blk);
}

/*
 * Bytes to report as written: all of them were, or the driver would take old memory for data.
 * At least one, as the status was; a refusal costs no more than that, however much was asked.
 */
static uint32_t claim(const struct request *request)
{
	static const uint8_t zero;

	if (request->written == request->in_size) {
		return (uint32_t)request->in_size + 1;
	}
	if (request->written == 0 &&
	    vmsg_chain_write(request->chain, 0, (struct vmsg_bytes){&zero, 1}) != VMSG_OK) {
		return 0;
	}
	return request->written == 0 ? 1 : (uint32_t)request->written;
}

uint32_t vmsg_blk_request_serve(void *context, const struct vmsg_chain *chain)
{
	struct vmsg_blk_device *blk = context;
	uint8_t header[VMSG_BLK_REQUEST_SIZE];
	struct request request = {.chain = chain};
	uint8_t result;

	/* The size that is reported back has 32 bits, status byte included. */
	if (chain->writable_size == 0 || chain->writable_size > UINT32_MAX ||
	    vmsg_chain_read(chain, 0, (struct vmsg_span){header, sizeof(header)}) != VMSG_OK) {
		blk->stats.runts++;
		return 0;
	}
	request.type = vmsg_load_le32(header + VMSG_BLK_REQUEST_TYPE);
	request.sector = vmsg_load_le64(header + VMSG_BLK_REQUEST_SECTOR);
	request.out_size = chain->readable_size - sizeof(header);
	request.in_size = chain->writable_size - 1;

	result = serve_type(blk, &request);
	if (vmsg_chain_write(chain, request.in_size, (struct vmsg_bytes){&result, 1}) != VMSG_OK) {
		return 0;
	}
	return claim(&request);
}
