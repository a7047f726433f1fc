/*
 * ring_traffic: everything pushed comes back once, in every format and with every feature.
 *
 * A model of the queue knows what is in flight; chains of random shape are pushed,
 * popped, pushed back in random order and popped again, batch by batch.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include "queue_fixture.h"

#define BIT(number) (UINT64_C(1) << VMSG_F_##number)
#define TABLES_ADDR UINT64_C(0x800000)
#define SEGMENTS_MAX 5u
#define PIECE 16u /* bytes of the smallest segment */

/* A chain on its way. */
struct job {
	struct vmsg_segment segments[SEGMENTS_MAX];
	uint32_t count;
	uint32_t writable_size;
	uint32_t written; /* what the device will say */
	bool is_busy;
	uint64_t serial;
};

struct traffic {
	struct fixture fx;
	uint8_t *tables;
	struct vmsg_driver_queue_shadow *shadow;
	struct job *jobs;
	uint16_t *held; /* ids the device has, in pop order */
	struct job **held_jobs;
	uint32_t held_count;
	uint64_t serial;
	uint64_t next_back; /* in order: serial expected */
	uint32_t dice;
};

static uint32_t roll(struct traffic *traffic, uint32_t sides)
{
	traffic->dice = traffic->dice * 1664525u + 1013904223u;
	return (traffic->dice >> 8) % sides;
}

static struct vmsg_driver_queue_config driver_config(struct traffic *traffic)
{
	struct vmsg_driver_queue_config config = fixture_driver_config(&traffic->fx);
	uint32_t size = traffic->fx.config.size;

	config.tables.addr = TABLES_ADDR;
	config.tables.table_size = size < SEGMENTS_MAX ? size : SEGMENTS_MAX;
	config.tables.table_count = size > 1 ? (size + 1) / 2 : 0;
	config.tables.shadow = traffic->shadow;
	return config;
}

static void traffic_init(struct traffic *traffic, uint32_t size, uint64_t features)
{
	struct vmsg_driver_queue_config config;
	size_t tables_size = (size_t)size * SEGMENTS_MAX * VMSG_SPLIT_DESC_SIZE;

	memset(traffic, 0, sizeof(*traffic));
	fixture_init_with(&traffic->fx, size, features);
	traffic->tables = fixture_memory(tables_size);
	traffic->shadow = test_calloc(size * SEGMENTS_MAX, sizeof(traffic->shadow[0]));
	traffic->jobs = test_calloc(size, sizeof(traffic->jobs[0]));
	traffic->held = test_calloc(size, sizeof(traffic->held[0]));
	traffic->held_jobs = test_calloc(size, sizeof(traffic->held_jobs[0]));
	traffic->dice = size;
	fixture_add(&traffic->fx, TABLES_ADDR, tables_size, traffic->tables);
	config = driver_config(traffic);
	assert_int_equal(vmsg_driver_queue_init(&traffic->fx.driver, &config), VMSG_OK);
}

static void traffic_fini(struct traffic *traffic)
{
	fixture_fini(&traffic->fx);
	test_free(traffic->held_jobs);
	test_free(traffic->held);
	test_free(traffic->jobs);
	test_free(traffic->shadow);
	free(traffic->tables);
}

static struct job *job_take(struct traffic *traffic)
{
	for (uint32_t i = 0; i < traffic->fx.config.size; i++) {
		if (!traffic->jobs[i].is_busy) {
			return &traffic->jobs[i];
		}
	}
	return NULL;
}

static void job_fill(struct traffic *traffic, struct job *job)
{
	uint32_t limit =
		traffic->fx.config.size < SEGMENTS_MAX ? traffic->fx.config.size : SEGMENTS_MAX;
	uint32_t readable;

	job->count = 1 + roll(traffic, limit);
	readable = roll(traffic, job->count + 1);
	job->writable_size = 0;
	for (uint32_t i = 0; i < job->count; i++) {
		struct vmsg_segment *segment = &job->segments[i];

		segment->addr = DATA_ADDR + roll(traffic, DATA_SIZE / 2);
		segment->size = 1 + roll(traffic, PIECE);
		segment->writable = i >= readable;
		job->writable_size += segment->writable ? segment->size : 0;
	}
	job->written =
		roll(traffic, 3) == 0 ? roll(traffic, job->writable_size + 1) : job->writable_size;
	job->serial = traffic->serial;
}

static void driver_push(struct traffic *traffic)
{
	struct job *job = job_take(traffic);
	vmsg_status status;

	if (job == NULL) {
		return;
	}
	job_fill(traffic, job);
	status = vmsg_driver_queue_push(&traffic->fx.driver, job->segments, job->count, job);
	if (status == VMSG_ERR_FULL) {
		return;
	}
	assert_int_equal(status, VMSG_OK);
	job->is_busy = true;
	traffic->serial++;
}

static void driver_pop(struct traffic *traffic)
{
	bool is_in_order = traffic->fx.driver.ring.is_in_order;
	uint32_t written;
	void *cookie;

	while (vmsg_driver_queue_pop(&traffic->fx.driver, &cookie, &written) == VMSG_OK) {
		struct job *job = cookie;

		assert_true(job->is_busy);
		assert_int_equal(written, job->written);
		if (is_in_order) {
			assert_int_equal(job->serial, traffic->next_back);
			traffic->next_back++;
		}
		job->is_busy = false;
	}
	assert_int_equal(traffic->fx.driver.defect, VMSG_QUEUE_DEFECT_NONE);
}

/* The device sees what was pushed: find the job by its segments' identity, the serial order. */
static void device_take(struct traffic *traffic, uint64_t *next)
{
	struct fixture *fx = &traffic->fx;

	while (vmsg_device_queue_pop(&fx->device, &fx->chain) == VMSG_OK) {
		struct job *job = NULL;

		for (uint32_t i = 0; i < fx->config.size; i++) {
			if (traffic->jobs[i].is_busy && traffic->jobs[i].serial == *next) {
				job = &traffic->jobs[i];
			}
		}
		assert_non_null(job);
		assert_int_equal(fx->chain.count, job->count);
		assert_int_equal(fx->chain.writable_size, job->writable_size);
		for (uint32_t i = 0; i < job->count; i++) {
			assert_int_equal(fx->chain.segments[i].addr, job->segments[i].addr);
			assert_int_equal(fx->chain.segments[i].size, job->segments[i].size);
			assert_int_equal(fx->chain.segments[i].writable, job->segments[i].writable);
		}
		traffic->held[traffic->held_count] = fx->chain.id;
		traffic->held_jobs[traffic->held_count++] = job;
		(*next)++;
	}
	assert_int_equal(fx->device.defect, VMSG_QUEUE_DEFECT_NONE);
}

static void device_push_any(struct traffic *traffic)
{
	uint32_t pick;

	if (traffic->held_count == 0) {
		return;
	}
	pick = roll(traffic, traffic->held_count);
	assert_int_equal(vmsg_device_queue_push(&traffic->fx.device,
						traffic->held[pick],
						traffic->held_jobs[pick]->written),
			 VMSG_OK);
	traffic->held_count--;
	traffic->held[pick] = traffic->held[traffic->held_count];
	traffic->held_jobs[pick] = traffic->held_jobs[traffic->held_count];
}

/* Stop with nothing in flight, and go on from the positions with queues made anew. */
static void move(struct traffic *traffic)
{
	struct vmsg_driver_queue_config driver = driver_config(traffic);
	struct vmsg_device_queue_config device = fixture_device_config(&traffic->fx);
	struct vmsg_queue_position driver_at;
	struct vmsg_queue_position device_at;

	assert_int_equal(vmsg_driver_queue_position(&traffic->fx.driver, &driver_at), VMSG_OK);
	assert_int_equal(vmsg_device_queue_position(&traffic->fx.device, &device_at), VMSG_OK);
	assert_int_equal(driver_at.index, device_at.index);
	assert_int_equal(driver_at.wrap, device_at.wrap);
	vmsg_driver_queue_fini(&traffic->fx.driver);
	vmsg_device_queue_fini(&traffic->fx.device);
	assert_int_equal(vmsg_driver_queue_restore(&traffic->fx.driver, &driver, &driver_at),
			 VMSG_OK);
	assert_int_equal(vmsg_device_queue_restore(&traffic->fx.device, &device, &device_at),
			 VMSG_OK);
}

static void run(uint32_t size, uint64_t features)
{
	struct traffic traffic;
	uint64_t seen = 0;

	traffic_init(&traffic, size, features);
	for (uint32_t turn = 0; turn < 400; turn++) {
		for (uint32_t i = roll(&traffic, size + 1); i != 0; i--) {
			driver_push(&traffic);
		}
		vmsg_driver_queue_publish(&traffic.fx.driver);
		device_take(&traffic, &seen);
		for (uint32_t i = roll(&traffic, size + 2); i != 0; i--) {
			device_push_any(&traffic);
		}
		vmsg_device_queue_publish(&traffic.fx.device);
		driver_pop(&traffic);
		if (turn % 50 == 49) {
			while (traffic.held_count != 0) {
				device_push_any(&traffic);
			}
			vmsg_device_queue_publish(&traffic.fx.device);
			driver_pop(&traffic);
			move(&traffic);
		}
	}
	assert_int_equal(traffic.fx.driver.free_count, size);
	assert_true(seen > 100);
	traffic_fini(&traffic);
}

static void what_is_pushed_comes_back_once(void **state)
{
	static const uint32_t sizes[] = {1, 2, 3, 4, 5, 7, 8, 16, 33, 64};
	static const uint64_t bits[] = {BIT(RING_PACKED),
					BIT(INDIRECT_DESC),
					BIT(EVENT_IDX),
					BIT(IN_ORDER)};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		for (uint32_t set = 0; set < 16; set++) {
			uint64_t features = 0;

			for (uint32_t bit = 0; bit < 4; bit++) {
				features |= (set >> bit & 1) != 0 ? bits[bit] : 0;
			}
			if (vmsg_ring_layout_check_size(sizes[i], features) == VMSG_OK) {
				run(sizes[i], features);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_pushed_comes_back_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
