/*
 * blk_driver_request: requests of the block driver, from submit to done.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/blk_driver.h>

#include "model/blk_driver_internal.h"

/* Where the parts of a request lie in its room. */
enum {
	STATUS_OFFSET = VMSG_BLK_REQUEST_SIZE,
	STATUS_SIZE = 1,
	NO_STATUS = 0xff
};

static struct vmsg_shm *room_shm(const struct vmsg_blk_driver *blk, uint32_t index)
{
	return vmsg_shm_at(blk->rooms, (size_t)index * VMSG_BLK_DRIVER_REQUEST_ROOM);
}

void vmsg_blk_driver_requests_init(struct vmsg_blk_driver *blk)
{
	for (uint32_t i = 0; i < blk->config.request_count; i++) {
		blk->config.requests[i].next_free = i + 1;
	}
	blk->first_free = 0;
}

static void
finish(struct vmsg_blk_driver *blk, struct vmsg_blk_driver_request *request, vmsg_status status)
{
	void *cookie = request->cookie;

	request->next_free = blk->first_free;
	blk->first_free = (uint32_t)(request - blk->config.requests);
	blk->config.ops->done(blk->config.context, cookie, status);
}

void vmsg_blk_driver_requests_cancel(struct vmsg_blk_driver *blk)
{
	void *cookie;

	if (!blk->has_queue) {
		return;
	}
	blk->has_queue = false;
	while (vmsg_driver_queue_pop_unused(&blk->queue, &cookie) == VMSG_OK) {
		finish(blk, cookie, VMSG_ERR_CANCELLED);
	}
	vmsg_driver_queue_fini(&blk->queue);
}

static vmsg_status
check_request(const struct vmsg_blk_driver *blk, uint32_t type, uint64_t sector, uint32_t size)
{
	const uint64_t sectors = size / VMSG_BLK_SECTOR_SIZE;

	switch (type) {
	case VMSG_BLK_T_IN:
	case VMSG_BLK_T_OUT:
		return size != 0 && size % VMSG_BLK_SECTOR_SIZE == 0 && sectors <= blk->capacity &&
				       sector <= blk->capacity - sectors
			       ? VMSG_OK
			       : VMSG_ERR_OUT_OF_RANGE;
	case VMSG_BLK_T_FLUSH:
		if (!vmsg_driver_has_feature(&blk->driver, VMSG_BLK_F_FLUSH)) {
			return VMSG_ERR_UNSUPPORTED;
		}
		return size == 0 ? VMSG_OK : VMSG_ERR_OUT_OF_RANGE;
	case VMSG_BLK_T_GET_ID:
		return size == VMSG_BLK_ID_SIZE ? VMSG_OK : VMSG_ERR_OUT_OF_RANGE;
	}
	return VMSG_ERR_UNSUPPORTED;
}

vmsg_status vmsg_blk_driver_submit(struct vmsg_blk_driver *blk,
				   uint32_t type,
				   uint64_t sector,
				   vmsg_addr addr,
				   uint32_t size,
				   void *cookie)
{
	const uint32_t index = blk->first_free;
	const vmsg_addr at = blk->rooms_addr + (vmsg_addr)index * VMSG_BLK_DRIVER_REQUEST_ROOM;
	struct vmsg_blk_driver_request *request = blk->config.requests + index;
	uint8_t room[STATUS_OFFSET + STATUS_SIZE] = {0};
	struct vmsg_segment segments[VMSG_BLK_DRIVER_SEGMENTS];
	uint32_t count = 0;
	vmsg_status status;

	/* A queue that is being reset has no size yet, and could not be announced. */
	if (!blk->has_queue || !blk->has_capacity || blk->vq.queue.size == 0 ||
	    vmsg_driver_state(&blk->driver) != VMSG_DRIVER_RUNNING) {
		return VMSG_ERR_BAD_STATE;
	}
	status = check_request(blk, type, sector, size);
	if (status != VMSG_OK) {
		return status;
	}
	if (index == blk->config.request_count) {
		return VMSG_ERR_FULL;
	}
	segments[count++] =
		(struct vmsg_segment){.addr = at, .size = VMSG_BLK_REQUEST_SIZE, .writable = false};
	if (size != 0) {
		segments[count++] = (struct vmsg_segment){.addr = addr,
							  .size = size,
							  .writable = type != VMSG_BLK_T_OUT};
	}
	segments[count++] = (struct vmsg_segment){.addr = at + STATUS_OFFSET,
						  .size = STATUS_SIZE,
						  .writable = true};

	vmsg_store_le32(room + VMSG_BLK_REQUEST_TYPE, type);
	vmsg_store_le64(room + VMSG_BLK_REQUEST_SECTOR,
			type == VMSG_BLK_T_IN || type == VMSG_BLK_T_OUT ? sector : 0);
	room[STATUS_OFFSET] = NO_STATUS;
	vmsg_shm_write(room_shm(blk, index), room, sizeof(room));

	status = vmsg_driver_queue_push(&blk->queue, segments, count, request);
	if (status == VMSG_OK) {
		blk->first_free = request->next_free;
		request->cookie = cookie;
		request->in_size = type == VMSG_BLK_T_OUT ? 0 : size;
	}
	return status;
}

/* The device's word on a request that came back. */
static vmsg_status outcome(const struct vmsg_blk_driver *blk,
			   const struct vmsg_blk_driver_request *request,
			   uint32_t written)
{
	uint8_t status;

	vmsg_shm_read(&status,
		      vmsg_shm_at(room_shm(blk, (uint32_t)(request - blk->config.requests)),
				  STATUS_OFFSET),
		      STATUS_SIZE);
	/* What the device did not write holds whatever was there before. */
	if (written < STATUS_SIZE ||
	    (status == VMSG_BLK_S_OK && written - STATUS_SIZE < request->in_size)) {
		return VMSG_ERR_TRUNCATED;
	}
	switch (status) {
	case VMSG_BLK_S_OK:
		return VMSG_OK;
	case VMSG_BLK_S_UNSUPP:
		return VMSG_ERR_UNSUPPORTED;
	case NO_STATUS:
		return VMSG_ERR_TRUNCATED;
	}
	return VMSG_ERR_REJECTED;
}

vmsg_status vmsg_blk_driver_requests_collect(struct vmsg_blk_driver *blk)
{
	vmsg_status status = VMSG_OK;
	uint32_t written;
	void *cookie;

	for (uint32_t i = 0; i < blk->config.queue_size && blk->has_queue && status == VMSG_OK;
	     i++) {
		status = vmsg_driver_queue_pop(&blk->queue, &cookie, &written);
		if (status == VMSG_OK) {
			finish(blk, cookie, outcome(blk, cookie, written));
		} else if (status == VMSG_ERR_EMPTY &&
			   vmsg_driver_queue_enable_notify(&blk->queue)) {
			status = VMSG_OK;
		}
	}
	return status;
}
