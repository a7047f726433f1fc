/*
 * scribbled_rings: another processor writes over the rings while the queues work on them.
 *
 * What it leaves alone is what would make everything senseless at once: the upper halves
 * of addresses and sizes, and in a packed ring the flags, which say that there is work.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _POSIX_C_SOURCE 200809L

#include "raw_ring.h"
#include "scribbler.h"

#define ENOUGH 20u

/* Words of a descriptor that stay, in either format. */
static bool spares_parts(uint32_t offset)
{
	uint32_t inside = offset % VMSG_SPLIT_DESC_SIZE;

	if (inside < VMSG_SPLIT_DESC_LEN) {
		return inside != VMSG_SPLIT_DESC_ADDR;
	}
	return inside == VMSG_SPLIT_DESC_LEN + 2;
}

static bool spares_split(uint32_t offset)
{
	return offset < variant_split.size * VMSG_SPLIT_DESC_SIZE && spares_parts(offset);
}

static bool spares_packed(uint32_t offset)
{
	return spares_parts(offset) || offset % VMSG_PACKED_DESC_SIZE == VMSG_PACKED_DESC_FLAGS;
}

/* Whatever it saw, what a device is handed is inside the rules. */
static void assert_sound(struct raw_ring *r)
{
	uint64_t readable = 0;
	uint64_t writable = 0;

	assert_in_range(r->chain.count, 1, r->size);
	assert_in_range(r->chain.id, 0, r->size - 1);
	for (uint32_t i = 0; i < r->chain.count; i++) {
		const struct vmsg_segment *segment = &r->segments[i];

		assert_true(segment->addr >= DATA_ADDR);
		assert_true(segment->addr + segment->size <= DATA_ADDR + DATA_SIZE);
		assert_ptr_equal(vmsg_shm_pointer(segment->memory),
				 r->data + (segment->addr - DATA_ADDR));
		assert_int_equal(segment->writable, i >= r->chain.readable_count);
		*(segment->writable ? &writable : &readable) += segment->size;
	}
	assert_true(readable == r->chain.readable_size);
	assert_true(writable == r->chain.writable_size);
}

/* What part of memory a variant has scribbled over, from the device's point of view. */
static struct scribbler device_scribbler(struct raw_ring *r, void **state)
{
	const struct variant *variant = *state;
	struct scribbler scribbler = {
		.start = vmsg_shm_from_pointer(r->ring),
		.size = r->is_packed ? r->layout.desc.size : r->layout.device.offset,
		.limit = r->size + 1,
		.spares = r->is_packed ? spares_packed : spares_split,
	};

	if (variant->is_indirect) {
		scribbler.start = vmsg_shm_from_pointer(r->data + TABLE_OFFSET);
		scribbler.size = r->size * VMSG_SPLIT_DESC_SIZE;
		scribbler.spares = spares_parts;
	}
	return scribbler;
}

static void a_device_keeps_the_rules_while_it_is_scribbled_over(void **state)
{
	struct raw_desc descs[3] = {raw_sound(0), raw_sound(WRITE), raw_sound(WRITE)};
	struct vmsg_device_queue_config config;
	struct scribbler scribbler;
	uint32_t accepted = 0;
	uint32_t broken = 0;
	struct raw_ring r;

	ring_init_variant(&r, state);
	config = ring_device_config(&r);
	scribbler = device_scribbler(&r, state);
	for (uint32_t i = 0; i < r.size; i++) {
		raw_desc_store(&r, i, raw_sound(0), 0);
	}
	ring_start(&r);
	scribbler_start(&scribbler);
	while (scribbler_goes_on(&scribbler, accepted > ENOUGH && broken > ENOUGH)) {
		for (uint32_t i = 0; i < 1000; i++) {
			vmsg_status status;

			(void)raw_offer_as(&r, state, descs, 1 + i % 3);
			status = ring_pop(&r);
			if (status == VMSG_OK) {
				accepted++;
				assert_sound(&r);
				ring_return(&r, r.chain.id, 0);
			} else {
				assert_int_equal(r.chain.count, 0);
				broken += status != VMSG_ERR_EMPTY;
				/* The driver of this test does not wait for answers. */
				assert_int_equal(vmsg_device_queue_init(&r.device, &config),
						 VMSG_OK);
				r.offer_index = 0;
				r.offer_id = 0;
				r.offer_wrap = true;
			}
		}
	}
	scribbler_stop(&scribbler);
	print_message("%u chains accepted, %u breaks\n", accepted, broken);
	assert_true(broken > 0 && accepted > 0);
	ring_fini(&r);
}

/* Each cookie comes back once, and no length is more than was posted. */
static void finish(struct raw_ring *r, bool *out, uint32_t *accepted, uint32_t *broken)
{
	uint32_t written = 0;
	void *cookie = NULL;
	vmsg_status status = ring_finish(r, &cookie, &written);

	if (status == VMSG_OK) {
		(*accepted)++;
		assert_true(*(bool *)cookie);
		*(bool *)cookie = false;
		assert_in_range(written, 0, 16);
	} else if (status != VMSG_ERR_EMPTY) {
		(*broken)++;
		while (vmsg_driver_queue_pop_unused(&r->driver, &cookie) == VMSG_OK) {
			assert_true(*(bool *)cookie);
			*(bool *)cookie = false;
		}
		for (uint32_t k = 0; k < r->size; k++) {
			assert_false(out[k]);
		}
		ring_start(r);
	}
}

static void a_driver_loses_no_buffer_while_it_is_scribbled_over(void **state)
{
	struct scribbler scribbler = {.spares = NULL};
	uint32_t accepted = 0;
	uint32_t broken = 0;
	bool out[8] = {false};
	struct raw_ring r;

	ring_init_variant(&r, state);
	scribbler.start = vmsg_shm_from_pointer(r.is_packed ? r.ring : raw_device_area(&r));
	scribbler.size = r.is_packed ? r.layout.desc.size : r.layout.device.size;
	scribbler.limit = r.size + 1;
	scribbler.spares = r.is_packed ? spares_packed : NULL;
	scribbler_start(&scribbler);
	while (scribbler_goes_on(&scribbler, accepted > ENOUGH && broken > ENOUGH)) {
		for (uint32_t i = 0; i < 1000; i++) {
			for (uint32_t k = 0; k < r.size; k++) {
				if (!out[k] && ring_push(&r, 1, 1, &out[k]) == VMSG_OK) {
					out[k] = true;
				}
			}
			/* A scribbled split index moves by itself. */
			if (r.is_packed) {
				raw_complete(&r, i % r.size, i % 40, 2);
			}
			finish(&r, out, &accepted, &broken);
		}
	}
	scribbler_stop(&scribbler);
	print_message("%u chains accepted, %u breaks\n", accepted, broken);
	assert_true(broken > 0 && accepted > 0);
	ring_fini(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_ALL(a_device_keeps_the_rules_while_it_is_scribbled_over),
		ON_BOTH(a_driver_loses_no_buffer_while_it_is_scribbled_over),
		ON_ORDERED(a_driver_loses_no_buffer_while_it_is_scribbled_over),
	};

	return cmocka_run_group_tests_name("scribbled_rings", tests, NULL, NULL);
}
