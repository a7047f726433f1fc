/*
 * queue_edges: chains of no bytes, a lap of news at once, chains at the last moment.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue/packed_ring.h"
#include "queue_fixture.h"
#include "rng_rig.h"

/* What a test does, once, when the queues store something; and how often they did. */
static void (*before_store)(void);
static uint32_t store_count;

/* An index that is one more at every other load, and how often it was loaded. */
static uint8_t *restless;
static uint32_t restless_count;

void shm_hook_load(const struct vmsg_shm *from, size_t size)
{
	(void)size;
	if (restless != NULL && (const void *)from == restless) {
		const uint16_t index = vmsg_load_le16(restless);

		vmsg_store_le16(restless, (uint16_t)(index + (restless_count % 2 == 0 ? -1 : 1)));
		restless_count++;
	}
}

void shm_hook_loaded(const struct vmsg_shm *from, size_t size)
{
	(void)from;
	(void)size;
}

void shm_hook_store(const struct vmsg_shm *to, size_t size)
{
	void (*action)(void) = before_store;

	(void)to;
	(void)size;
	store_count++;
	before_store = NULL;
	if (action != NULL) {
		action();
	}
}

/* Take a chain of empty descriptors from where the last one was, then take back that area. */
static void assert_keeps_no_area(uint32_t desc_count, uint32_t offset)
{
	const vmsg_addr start = DATA_ADDR + 0x100000;
	struct fixture fx;
	uint8_t *memory;

	fixture_init(&fx, 4);
	memory = fixture_memory(64);
	fixture_add(&fx, start, 64, memory);
	raw_desc_store(&fx, 0, start, 64, 0, 0);
	raw_offer(&fx, 0);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_int_equal(vmsg_mem_remove(&fx.mem, start), VMSG_ERR_BUSY);
	assert_int_equal(vmsg_device_queue_push(&fx.device, fx.chain.id, 0), VMSG_OK);
	for (uint32_t i = 0; i < desc_count; i++) {
		raw_desc_store(&fx, i, start + offset, 0, i + 1 < desc_count ? NEXT : 0, i + 1);
	}
	raw_offer(&fx, 0);
	assert_int_equal(device_pop(&fx), VMSG_OK);
	assert_int_equal(fx.chain.count, desc_count);
	assert_int_equal(vmsg_mem_remove(&fx.mem, start), VMSG_OK);
	free(memory);
	fixture_fini(&fx);
}

/* However many descriptors say nothing, and wherever they say it. */
static void a_chain_of_no_bytes_keeps_no_area(void **state)
{
	(void)state;
	for (uint32_t desc_count = 1; desc_count <= 3; desc_count++) {
		assert_keeps_no_area(desc_count, 0);
		assert_keeps_no_area(desc_count, 1);
		assert_keeps_no_area(desc_count, 63);
	}
}

/* One step at a time, was `asked` among the last `news` positions before `place`?  Laps count. */
static bool is_passed(uint32_t size, uint32_t asked, uint32_t place, uint32_t news)
{
	for (uint32_t step = 1; step <= news; step++) {
		if ((place + 2 * size - step) % (2 * size) == asked) {
			return true;
		}
	}
	return false;
}

static void assert_decides(uint32_t size, uint32_t asked, uint32_t place, uint32_t news)
{
	_Alignas(VMSG_PACKED_ALIGN_DRIVER) uint8_t event[VMSG_PACKED_EVENT_SIZE] = {0};
	struct vmsg_shm *shm = vmsg_shm_from_pointer(event);
	const struct vmsg_queue_ring ring = {.size = size, .has_event_index = true};
	const bool expected = is_passed(size, asked, place, news);

	/* The first lap of two has the counter set. */
	vmsg_packed_ask(&ring, shm, true, (uint16_t)(asked % size), asked < size);
	if (vmsg_packed_wanted(&ring, shm, (uint16_t)(place % size), place < size, news) !=
	    expected) {
		fail_msg("size %u, asked %u, place %u, news %u", size, asked, place, news);
	}
}

/* Up to a whole lap is decided exactly, in queues of every size. */
static void a_lap_of_news_passes_what_was_asked_for_and_nothing_else(void **state)
{
	const uint32_t large = VMSG_QUEUE_SIZE_MAX;
	const uint32_t edges[] = {0, 1, large - 1, large, large + 1, 2 * large - 1};
	const uint32_t counts[] = {1, 2, large - 1, large};

	(void)state;
	for (uint32_t size = 1; size <= 9; size++) {
		for (uint32_t i = 0; i < 4 * size * size; i++) {
			for (uint32_t news = 1; news <= size; news++) {
				assert_decides(size, i % (2 * size), i / (2 * size), news);
			}
		}
	}
	for (uint32_t i = 0; i < 6 * 6 * 4; i++) {
		assert_decides(large, edges[i % 6], edges[i / 6 % 6], counts[i / 36]);
	}
}

/* So many chains there and back. */
static void run(struct fixture *fx, uint32_t chains)
{
	const struct vmsg_segment segment = segment_at(0, 16, false);

	for (; chains > 0; chains--) {
		uint32_t written;
		void *cookie;

		assert_int_equal(vmsg_driver_queue_push(&fx->driver, &segment, 1, NULL), VMSG_OK);
		vmsg_driver_queue_publish(&fx->driver);
		assert_int_equal(device_pop(fx), VMSG_OK);
		assert_int_equal(vmsg_device_queue_push(&fx->device, fx->chain.id, 0), VMSG_OK);
		vmsg_device_queue_publish(&fx->device);
		assert_int_equal(vmsg_driver_queue_pop(&fx->driver, &cookie, &written), VMSG_OK);
	}
}

/* The rings look alike again after two laps, not before: neither behind nor ahead is accepted. */
static void a_driver_goes_on_at_its_place_and_nowhere_else(void **state)
{
	(void)state;
	for (uint32_t size = 1; size <= 5; size++) {
		for (uint32_t i = 0; i < 4 * size * size; i++) {
			const uint32_t place = i % (2 * size);
			const struct vmsg_queue_position position = {(uint16_t)(place % size),
								     0,
								     place < size};
			struct vmsg_driver_queue_config config;
			struct fixture fx;

			fixture_init_with(&fx, size, UINT64_C(1) << VMSG_F_RING_PACKED);
			config = fixture_driver_config(&fx);
			run(&fx, i / (2 * size));
			assert_int_equal(vmsg_driver_queue_restore(&fx.driver, &config, &position),
					 place == i / (2 * size) ? VMSG_OK : VMSG_ERR_BAD_STATE);
			fixture_fini(&fx);
		}
	}
}

static struct rng_rig rig;

static void ask_unheard(void)
{
	assert_int_equal(vmsg_rng_driver_read(&rig.driver, RNG_START + RNG_DATA, 8), VMSG_OK);
	vmsg_loopback_reset(&rig.sides.loopback);
}

/* A device that was notified of nothing, in a queue of some format. */
static void start_notified(uint64_t features)
{
	rng_rig_init_with(&rig, features, RNG_QUEUE_SIZE);
	rng_rig_start(&rig);
	assert_int_equal(vmsg_driver_notify(&rig.driver.driver, 0, 0), VMSG_OK);
	two_sides_poll_device(&rig.sides);
}

/* It comes between the last look and the wish, so its notification may never be sent. */
static void a_chain_that_comes_while_the_server_goes_to_sleep_is_served(void **state)
{
	const uint64_t formats[] = {0, UINT64_C(1) << VMSG_F_RING_PACKED};

	(void)state;
	for (uint32_t i = 0; i < 2; i++) {
		start_notified(formats[i]);
		before_store = ask_unheard;
		assert_int_equal(vmsg_rng_device_poll(&rig.device, 1), 1);
		assert_null(before_store);
	}
}

/* What a driver offers and takes back, at every other look, is worth one look more. */
static void a_driver_cannot_keep_a_server_turning(void **state)
{
	(void)state;
	start_notified(0);
	restless = rig.memory + (rig.driver.vq.queue.driver_addr - RNG_START);
	restless += VMSG_SPLIT_AVAIL_IDX;
	vmsg_store_le16(restless, (uint16_t)(vmsg_load_le16(restless) + 1));
	restless_count = 0;
	assert_int_equal(vmsg_rng_device_poll(&rig.device, 1000), 0);
	restless = NULL;
	assert_in_range(restless_count, 2, 4);
	assert_false(vmsg_device_queue_is_broken(&rig.device.server.queue));
}

static void a_server_without_a_budget_touches_nothing(void **state)
{
	(void)state;
	start_notified(0);
	store_count = 0;
	assert_int_equal(vmsg_rng_device_poll(&rig.device, 0), 0);
	assert_int_equal(store_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chain_of_no_bytes_keeps_no_area),
		cmocka_unit_test(a_lap_of_news_passes_what_was_asked_for_and_nothing_else),
		cmocka_unit_test(a_driver_goes_on_at_its_place_and_nowhere_else),
		cmocka_unit_test(a_chain_that_comes_while_the_server_goes_to_sleep_is_served),
		cmocka_unit_test(a_driver_cannot_keep_a_server_turning),
		cmocka_unit_test(a_server_without_a_budget_touches_nothing),
	};

	return cmocka_run_group_tests_name("queue_edges", tests, NULL, NULL);
}
