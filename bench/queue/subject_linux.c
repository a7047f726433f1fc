/*
 * subject_linux: Linux's driver side of a virtqueue, and the least device that serves it.
 *
 * Compiled against the kernel's own headers for its user space tests, beside
 * drivers/virtio/virtio_ring.c.  The device here believes everything: it is the cost of
 * the layout, so that what is compared is the driver's side plus nothing avoidable.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdio.h>
#include <stdlib.h>

#include <linux/virtio.h>
#include <linux/virtio_config.h>
#include <linux/virtio_ring.h>

#include "subject.h"

enum {
	ALIGN = 4096
};

void *__kmalloc_fake, *__kfree_ignore_start, *__kfree_ignore_end;

/* Of newer headers than those for user space; both are in virtio_ring.c. */
struct virtqueue *vring_create_virtqueue(unsigned int index,
					 unsigned int num,
					 unsigned int align,
					 struct virtio_device *device,
					 bool weak_barriers,
					 bool may_reduce_num,
					 bool context,
					 bool (*notify)(struct virtqueue *queue),
					 void (*callback)(struct virtqueue *queue),
					 const char *name);
dma_addr_t virtqueue_get_desc_addr(struct virtqueue *queue);
dma_addr_t virtqueue_get_avail_addr(struct virtqueue *queue);
dma_addr_t virtqueue_get_used_addr(struct virtqueue *queue);
bool virtqueue_kick_prepare(struct virtqueue *queue);

static struct {
	_Alignas(SUBJECT_LINE) struct virtqueue *queue;
	struct scatterlist *lists; /* of one buffer after the other */
	struct subject_payload *buffers;
	uint32_t next; /* buffer to use */
	uint64_t filled;
	uint64_t sum;
	struct subject_payload patterns[SUBJECT_PATTERNS];
	uint64_t pattern_sums[SUBJECT_PATTERNS];
} driver;

static struct {
	_Alignas(SUBJECT_LINE) struct vring split;
	struct vring_packed_desc *packed;
	struct vring_packed_desc_event *wish; /* the driver's */
	struct vring_packed_desc_event *own;
	uint16_t avail;
	uint16_t used;
	bool avail_wrap;
	bool used_wrap;
	uint64_t sum;
} device;

static struct subject_setup setup;
static struct virtio_device virtio;

static bool notify(struct virtqueue *queue)
{
	return queue != NULL;
}

static void callback(struct virtqueue *queue)
{
	(void)queue;
}

/** Memory on lines of its own, zeroed. */
static void *allocate(size_t count, size_t size)
{
	void *memory = aligned_alloc(ALIGN, (count * size + ALIGN - 1) / ALIGN * ALIGN);

	if (memory == NULL) {
		exit(2);
	}
	return memset(memory, 0, count * size);
}

void subject_init(const struct subject_setup *wanted)
{
	uint32_t depth;

	setup = *wanted;
	depth = subject_depth();
	if (setup.is_in_order) {
		fprintf(stderr, "bench: this virtio_ring.c knows no IN_ORDER\n");
		exit(2);
	}
	INIT_LIST_HEAD(&virtio.vqs);
	spin_lock_init(&virtio.vqs_list_lock);
	virtio.features = 1ULL << VIRTIO_F_VERSION_1;
	virtio.features |= setup.is_packed ? 1ULL << VIRTIO_F_RING_PACKED : 0;
	virtio.features |= setup.has_event_index ? 1ULL << VIRTIO_RING_F_EVENT_IDX : 0;
	virtio.features |= setup.is_indirect ? 1ULL << VIRTIO_RING_F_INDIRECT_DESC : 0;
	driver.queue = vring_create_virtqueue(0,
					      setup.size,
					      ALIGN,
					      &virtio,
					      true,
					      false,
					      false,
					      notify,
					      callback,
					      "bench");
	if (driver.queue == NULL) {
		fprintf(stderr, "bench: no virtqueue\n");
		exit(2);
	}
	device.split.num = setup.size;
	device.split.desc = phys_to_virt(virtqueue_get_desc_addr(driver.queue));
	device.split.avail = phys_to_virt(virtqueue_get_avail_addr(driver.queue));
	device.split.used = phys_to_virt(virtqueue_get_used_addr(driver.queue));
	device.packed = (void *)device.split.desc;
	device.wish = (void *)device.split.avail;
	device.own = (void *)device.split.used;
	device.avail_wrap = device.used_wrap = true;

	subject_patterns_init(driver.patterns);
	for (int i = 0; i < SUBJECT_PATTERNS; i++) {
		driver.pattern_sums[i] = subject_payload_sum(&driver.patterns[i]);
	}
	driver.buffers = allocate((size_t)depth * setup.chain, sizeof(struct subject_payload));
	driver.lists = allocate((size_t)depth * setup.chain, sizeof(*driver.lists));
	for (uint32_t i = 0; i < depth; i++) {
		struct scatterlist *list = &driver.lists[i * setup.chain];

		sg_init_table(list, setup.chain);
		for (uint32_t j = 0; j < setup.chain; j++) {
			sg_set_buf(&list[j], &driver.buffers[i * setup.chain + j], SUBJECT_BYTES);
		}
	}
	subject_driver_disable();
	subject_device_disable();
}

uint32_t subject_depth(void)
{
	return setup.is_indirect || setup.chain == 1 ? setup.size : setup.size / setup.chain;
}

/** Give a buffer new bytes. */
static void fill(struct subject_payload *buffer)
{
	for (uint32_t i = 0; i < setup.chain; i++) {
		const uint64_t number = ++driver.filled;
		const uint64_t pattern = number % SUBJECT_PATTERNS;

		memcpy(&buffer[i], &driver.patterns[pattern], sizeof(buffer[i]));
		buffer[i].word[0] = number;
		driver.sum += number + driver.pattern_sums[pattern];
	}
}

struct subject_step subject_offer(uint32_t count)
{
	struct subject_step step = {0, false};

	for (; step.count < count; step.count++) {
		struct subject_payload *buffer = &driver.buffers[driver.next * setup.chain];

		if (setup.has_payload) {
			fill(buffer);
		}
		if (virtqueue_add_outbuf(driver.queue,
					 &driver.lists[driver.next * setup.chain],
					 setup.chain,
					 buffer,
					 GFP_ATOMIC) < 0) {
			break;
		}
		driver.next = driver.next + 1 == subject_depth() ? 0 : driver.next + 1;
	}
	step.notify = virtqueue_kick_prepare(driver.queue);
	return step;
}

uint32_t subject_reap(uint32_t count)
{
	uint32_t done;

	for (done = 0; done < count; done++) {
		unsigned int length;
		void *buffer = virtqueue_get_buf(driver.queue, &length);

		if (buffer == NULL) {
			break;
		}
		if (setup.has_payload) {
			subject_prefetch_write(buffer);
		}
	}
	return done;
}

static void read_payload(uint64_t addr)
{
	if (setup.has_payload) {
		device.sum += subject_payload_sum(phys_to_virt(addr));
	}
}

/** Flags of a packed descriptor that is available, or used, in a lap. */
static uint16_t lap_flags(bool avail, bool used)
{
	return (uint16_t)((avail ? 1u << VRING_PACKED_DESC_F_AVAIL : 0) |
			  (used ? 1u << VRING_PACKED_DESC_F_USED : 0));
}

static void step_index(uint16_t *index, bool *wrap)
{
	if (++*index == setup.size) {
		*index = 0;
		*wrap = !*wrap;
	}
}

static bool packed_wants_notify(uint16_t old)
{
	const uint16_t flags = __atomic_load_n(&device.wish->flags, __ATOMIC_RELAXED);
	const uint16_t wish = __atomic_load_n(&device.wish->off_wrap, __ATOMIC_RELAXED);
	uint16_t event = wish & 0x7fff;

	if (flags != VRING_PACKED_EVENT_FLAG_DESC) {
		return flags == VRING_PACKED_EVENT_FLAG_ENABLE;
	}
	if ((wish >> VRING_PACKED_EVENT_F_WRAP_CTR) != device.used_wrap) {
		event = (uint16_t)(event - setup.size);
	}
	return vring_need_event(event, device.used, old);
}

static struct subject_step packed_serve(uint32_t count)
{
	struct subject_step step = {0, false};
	uint32_t descs = 0;

	while (step.count < count) {
		struct vring_packed_desc *desc = &device.packed[device.avail];
		const uint16_t flags = __atomic_load_n(&desc->flags, __ATOMIC_ACQUIRE);
		const uint16_t mask = lap_flags(true, true);
		uint16_t id;

		if ((flags & mask) != lap_flags(device.avail_wrap, !device.avail_wrap)) {
			break;
		}
		read_payload(desc->addr);
		id = desc->id;
		for (uint32_t i = 1; i < setup.chain; i++) {
			step_index(&device.avail, &device.avail_wrap);
			read_payload(device.packed[device.avail].addr);
			id = device.packed[device.avail].id;
		}
		step_index(&device.avail, &device.avail_wrap);
		desc = &device.packed[device.used];
		desc->id = id;
		desc->len = 0;
		__atomic_store_n(&desc->flags,
				 lap_flags(device.used_wrap, device.used_wrap),
				 __ATOMIC_RELEASE);
		for (uint32_t i = 0; i < setup.chain; i++) {
			step_index(&device.used, &device.used_wrap);
		}
		descs += setup.chain;
		step.count++;
	}
	if (step.count != 0) {
		__atomic_thread_fence(__ATOMIC_SEQ_CST);
		step.notify = packed_wants_notify((uint16_t)(device.used - descs));
	}
	return step;
}

static struct subject_step split_serve(uint32_t count)
{
	const uint16_t public = __atomic_load_n(&device.split.avail->idx, __ATOMIC_ACQUIRE);
	const uint16_t mask = (uint16_t)(setup.size - 1);
	const uint16_t old = device.used;
	struct subject_step step = {0, false};

	for (; step.count < count && device.avail != public; step.count++) {
		const uint16_t head = device.split.avail->ring[device.avail++ & mask];
		const struct vring_desc *desc = &device.split.desc[head];

		read_payload(desc->addr);
		while (desc->flags & VRING_DESC_F_NEXT) {
			desc = &device.split.desc[desc->next];
			read_payload(desc->addr);
		}
		device.split.used->ring[device.used & mask].id = head;
		device.split.used->ring[device.used++ & mask].len = 0;
	}
	if (step.count != 0) {
		__atomic_store_n(&device.split.used->idx, device.used, __ATOMIC_RELEASE);
		__atomic_thread_fence(__ATOMIC_SEQ_CST);
		if (setup.has_event_index) {
			step.notify = vring_need_event(READ_ONCE(vring_used_event(&device.split)),
						       device.used,
						       old);
		} else {
			step.notify = !(READ_ONCE(device.split.avail->flags) &
					VRING_AVAIL_F_NO_INTERRUPT);
		}
	}
	return step;
}

struct subject_step subject_serve(uint32_t count)
{
	return setup.is_packed ? packed_serve(count) : split_serve(count);
}

bool subject_driver_enable(void)
{
	return !virtqueue_enable_cb(driver.queue);
}

void subject_driver_disable(void)
{
	virtqueue_disable_cb(driver.queue);
}

bool subject_device_enable(void)
{
	fprintf(stderr, "bench: this device only polls\n");
	exit(2);
}

void subject_device_disable(void)
{
	if (setup.is_packed) {
		device.own->flags = VRING_PACKED_EVENT_FLAG_DISABLE;
	} else {
		device.split.used->flags = VRING_USED_F_NO_NOTIFY;
	}
}

uint64_t subject_sum_filled(void)
{
	return driver.sum;
}

uint64_t subject_sum_read(void)
{
	return device.sum;
}
