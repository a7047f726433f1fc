/*
 * split_ring: both sides of a split virtqueue over the same memory, and how it is set up.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_fixture.h"

#define CHAINS 100000u
#define CHUNKS 128u /* pieces the data area is handed out in */
#define CHUNK_SIZE (DATA_SIZE / CHUNKS)

/* One request under way: its chunks are its segments. */
struct request {
	uint32_t seed;
	uint32_t chunk[8];
	uint32_t size[8];
	uint32_t readable_count;
	uint32_t count;
	uint32_t writable_size;
	uint32_t written; /* bytes the device decided to write */
};

/* Driver, device and a dice, interleaved step by step in one thread. */
struct world {
	struct fixture fx;
	struct request requests[64];
	struct request *free_requests[64];
	uint32_t free_count;
	uint32_t free_chunks[CHUNKS];
	uint32_t free_chunk_count;
	struct {
		uint16_t id;
		uint32_t seed;
		uint32_t size;
	} held[64]; /* chains the device works on */
	uint32_t held_count;
	uint32_t dice;
	uint32_t pushed;
	uint32_t popped;
	uint32_t bytes;
};

static uint32_t roll(struct world *world, uint32_t sides)
{
	world->dice = world->dice * 1664525u + 1013904223u;
	return (world->dice >> 8) % sides;
}

static uint8_t pattern(uint32_t seed, uint32_t position)
{
	return (uint8_t)((seed * 31u + position * 7u) ^ (seed >> 8));
}

static uint8_t *chunk_data(struct world *world, uint32_t chunk)
{
	return world->fx.data + chunk * CHUNK_SIZE;
}

/* The first four readable bytes carry the seed, so that the device knows the rest. */
static void driver_push(struct world *world)
{
	struct vmsg_segment segments[8];
	struct request *request;
	uint32_t position = 0;

	if (world->free_count == 0 || world->free_chunk_count < 8) {
		return;
	}
	request = world->free_requests[--world->free_count];
	request->seed = world->pushed;
	request->readable_count = 1 + roll(world, 4);
	request->count = request->readable_count + roll(world, 5);
	request->writable_size = 0;
	for (uint32_t i = 0; i < request->count; i++) {
		uint32_t chunk = world->free_chunks[--world->free_chunk_count];
		uint32_t size = i == 0 ? 4 + roll(world, 8) : 1 + roll(world, CHUNK_SIZE);
		bool writable = i >= request->readable_count;

		request->chunk[i] = chunk;
		request->size[i] = size;
		segments[i] = segment_at(chunk * CHUNK_SIZE, size, writable);
		for (uint32_t k = 0; k < size && !writable; k++, position++) {
			chunk_data(world, chunk)[k] = pattern(request->seed, position);
		}
		if (writable) {
			memset(chunk_data(world, chunk), 0xee, size);
			request->writable_size += size;
		}
	}
	vmsg_store_le32(chunk_data(world, request->chunk[0]), request->seed);
	if (vmsg_driver_queue_push(&world->fx.driver, segments, request->count, request) !=
	    VMSG_OK) {
		world->free_chunk_count += request->count;
		world->free_count++;
		return;
	}
	world->pushed++;
}

static void device_take(struct world *world)
{
	uint8_t bytes[4 * CHUNK_SIZE + 16];
	struct vmsg_span room = {bytes, 0};
	uint32_t seed;
	uint32_t written;
	vmsg_status status;

	if (world->held_count == 64) {
		return;
	}
	status = device_pop(&world->fx);
	if (status == VMSG_ERR_EMPTY) {
		return;
	}
	assert_int_equal(status, VMSG_OK);
	room.size = (size_t)world->fx.chain.readable_size;
	assert_int_equal(vmsg_chain_read(&world->fx.chain, 0, room), VMSG_OK);
	seed = vmsg_load_le32(bytes);
	for (uint32_t k = 4; k < room.size; k++) {
		assert_int_equal(bytes[k], pattern(seed, k));
	}

	written = roll(world, (uint32_t)world->fx.chain.writable_size + 1);
	for (uint32_t k = 0; k < written; k++) {
		uint8_t byte = pattern(~seed, k);
		struct vmsg_bytes one = {&byte, 1};

		assert_int_equal(vmsg_chain_write(&world->fx.chain, k, one), VMSG_OK);
	}
	world->held[world->held_count].id = world->fx.chain.id;
	world->held[world->held_count].seed = seed;
	world->held[world->held_count++].size = written;
}

/* In any order. */
static void device_return(struct world *world)
{
	uint32_t i;

	if (world->held_count == 0) {
		return;
	}
	i = roll(world, world->held_count);
	assert_int_equal(
		vmsg_device_queue_push(&world->fx.device, world->held[i].id, world->held[i].size),
		VMSG_OK);
	world->held[i] = world->held[--world->held_count];
}

static void driver_pop(struct world *world)
{
	struct request *request;
	uint32_t position = 0;
	uint32_t written;
	vmsg_status status;
	void *cookie;

	status = vmsg_driver_queue_pop(&world->fx.driver, &cookie, &written);
	if (status == VMSG_ERR_EMPTY) {
		return;
	}
	assert_int_equal(status, VMSG_OK);
	request = cookie;
	assert_in_range(written, 0, request->writable_size);
	for (uint32_t i = 0; i < request->count; i++) {
		const uint8_t *data = chunk_data(world, request->chunk[i]);

		for (uint32_t k = 0; i >= request->readable_count && k < request->size[i]; k++) {
			uint8_t expected = position < written ? pattern(~request->seed, position)
							      : 0xee;

			assert_int_equal(data[k], expected);
			position++;
		}
		world->free_chunks[world->free_chunk_count++] = request->chunk[i];
	}
	world->free_requests[world->free_count++] = request;
	world->popped++;
	world->bytes += written;
}

static void step(struct world *world)
{
	switch (roll(world, 6)) {
	case 0:
		driver_push(world);
		break;
	case 1:
		vmsg_driver_queue_publish(&world->fx.driver);
		break;
	case 2:
		device_take(world);
		break;
	case 3:
		device_return(world);
		break;
	case 4:
		vmsg_device_queue_publish(&world->fx.device);
		break;
	default:
		driver_pop(world);
		break;
	}
}

/* Indices pass 65536 on the way: 100000 chains. */
static void random_chains_arrive_whole_in_both_directions(void **state)
{
	static const uint32_t queue_sizes[] = {8, 16, 64};
	static struct world world;

	(void)state;

	for (size_t s = 0; s < sizeof(queue_sizes) / sizeof(queue_sizes[0]); s++) {
		memset(&world, 0, sizeof(world));
		fixture_init(&world.fx, queue_sizes[s]);
		world.dice = 12345 + queue_sizes[s];
		for (uint32_t i = 0; i < 64; i++) {
			world.free_requests[world.free_count++] = &world.requests[i];
		}
		for (uint32_t i = 0; i < CHUNKS; i++) {
			world.free_chunks[world.free_chunk_count++] = i;
		}

		for (uint32_t i = 0; i < 100 * CHAINS && world.popped < CHAINS; i++) {
			step(&world);
		}

		assert_int_equal(world.popped, CHAINS);
		assert_true(world.bytes > CHAINS);
		assert_int_equal(world.fx.driver.stats.clamped, 0);
		fixture_fini(&world.fx);
	}
}

/* Every size the format has, one descriptor included, and the 16-bit indices twice around. */
static void indices_wrap_at_every_queue_size(void **state)
{
	struct vmsg_segment segment = segment_at(0, 16, true);

	(void)state;

	for (uint32_t size = 1; size <= VMSG_QUEUE_SIZE_MAX; size *= 2) {
		uint32_t batch = size == VMSG_QUEUE_SIZE_MAX ? size : (size + 1) / 2;
		uintptr_t sent = 0;
		uintptr_t received = 0;
		struct fixture fx;

		fixture_init(&fx, size);
		while (received < 140000) {
			for (uint32_t i = 0; i < batch; i++) {
				assert_int_equal(vmsg_driver_queue_push(
							 &fx.driver, &segment, 1, (void *)++sent),
						 VMSG_OK);
			}
			vmsg_driver_queue_publish(&fx.driver);
			for (uint32_t i = 0; i < batch; i++) {
				assert_int_equal(device_pop(&fx), VMSG_OK);
				assert_int_equal(
					vmsg_device_queue_push(&fx.device, fx.chain.id, i % 17),
					VMSG_OK);
			}
			assert_int_equal(device_pop(&fx), VMSG_ERR_EMPTY);
			vmsg_device_queue_publish(&fx.device);
			for (uint32_t i = 0; i < batch; i++) {
				uint32_t written;
				void *cookie;

				assert_int_equal(
					vmsg_driver_queue_pop(&fx.driver, &cookie, &written),
					VMSG_OK);
				assert_int_equal((uintptr_t)cookie, ++received);
				assert_int_equal(written, i % 17);
			}
		}
		fixture_fini(&fx);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_chains_arrive_whole_in_both_directions),
		cmocka_unit_test(indices_wrap_at_every_queue_size),
	};

	return cmocka_run_group_tests_name("split_ring", tests, NULL, NULL);
}
