/*
 * raw_ring: both sides of a virtqueue of either format, and a peer that writes the rings raw.
 *
 * The peer need not be honest: what it is told to write, it writes.  One malformed chain
 * is said once and written into a split or a packed ring, straight or as a table.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_RAW_RING_H
#define VMSG_SUPPORT_RAW_RING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <vmsg/bytes.h>
#include <vmsg/chain.h>
#include <vmsg/device_queue.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/ring_layout.h>
#include <vmsg/wire/virtio.h>

#include "watch.h"

#define RING_ADDR UINT64_C(0x100000)
#define DATA_ADDR UINT64_C(0x40000000)
#define DATA_SIZE 16384u
#define TABLE_OFFSET 4096u         /* in the data: where the raw driver puts its indirect table */
#define DRIVER_TABLES_OFFSET 8192u /* and the honest driver its own */
#define TABLE_ADDR (DATA_ADDR + TABLE_OFFSET)

#define NEXT VMSG_DESC_NEXT_MASK
#define WRITE VMSG_DESC_WRITE_MASK
#define INDIRECT VMSG_DESC_INDIRECT_MASK

#define FEATURE(name) (UINT64_C(1) << VMSG_F_##name)

/* A kind of queue that a test is run on. */
struct variant {
	uint64_t features;
	uint32_t size;
	bool is_indirect; /* chains go into a table */
};

extern struct variant variant_split;
extern struct variant variant_packed; /* its size is no power of two */
extern struct variant variant_split_indirect;
extern struct variant variant_packed_indirect;
extern struct variant variant_split_in_order;
extern struct variant variant_packed_in_order;
extern struct variant variant_split_event;
extern struct variant variant_packed_event;

#define ON(test, variant)                                                                          \
	{                                                                                          \
#test ", " #variant, test, NULL, NULL, &variant_##variant                          \
	}
#define ON_BOTH(test) ON(test, split), ON(test, packed)
#define ON_ORDERED(test) ON(test, split_in_order), ON(test, packed_in_order)
#define ON_EVENT(test) ON(test, split_event), ON(test, packed_event)
#define ON_TABLES(test) ON(test, split_indirect), ON(test, packed_indirect)
#define ON_ALL(test) ON_BOTH(test), ON_TABLES(test)

/* Both sides of one virtqueue, the memory between them, and where the raw peers stand. */
struct raw_ring {
	uint64_t features;
	uint32_t size;
	bool is_packed;
	uint8_t *ring; /* bytes at RING_ADDR */
	uint8_t *data; /* bytes at DATA_ADDR */
	struct vmsg_mem_area areas[6];
	struct vmsg_mem mem;
	struct vmsg_ring_layout layout;
	struct vmsg_queue_config config;
	struct vmsg_driver_queue_slot *driver_slots;
	struct vmsg_driver_queue_shadow *shadow;
	struct vmsg_device_queue_slot *device_slots;
	struct vmsg_segment *segments;
	struct vmsg_chain chain; /* what ring_pop() took; room for a chain of size */
	struct vmsg_driver_queue driver;
	struct vmsg_device_queue device;
	enum vmsg_length_policy length_policy; /* of the next ring_start() */

	uint16_t offer_index; /* the raw driver: next available entry, and its lap */
	uint16_t offer_id;    /* next descriptor of a split table, next id of a packed ring */
	uint16_t take_index;  /* the raw device: next entry to take */
	uint16_t done_index;  /* next used entry */
	bool offer_wrap;
	bool take_wrap;
	bool done_wrap;
};

/* Memory, areas, and both queues over clean rings. */
void ring_init(struct raw_ring *r, uint32_t size, uint64_t features);
void ring_init_variant(struct raw_ring *r, void **state);
void ring_fini(struct raw_ring *r);

/* Both queues and both raw peers from the beginning; the driver clears the rings. */
void ring_start(struct raw_ring *r);

/* The same in the middle of everything: rings and queues as if idle at this position. */
void ring_start_at(struct raw_ring *r, struct vmsg_queue_position position);

struct vmsg_driver_queue_config ring_driver_config(struct raw_ring *r);
struct vmsg_device_queue_config ring_device_config(struct raw_ring *r);

/* The honest driver pushes and publishes a chain of segments of 16 bytes. */
vmsg_status ring_push(struct raw_ring *r, uint32_t readable, uint32_t writable, void *cookie);

/* The honest device takes the next chain into r->chain. */
vmsg_status ring_pop(struct raw_ring *r);

/* The honest device pushes and publishes. */
void ring_return(struct raw_ring *r, uint16_t id, uint32_t written);

/* The honest driver takes back a chain. */
vmsg_status ring_finish(struct raw_ring *r, void **ret_cookie, uint32_t *ret_written);

/* Watch the rings and the data. */
void ring_watch(struct raw_ring *r, enum watch_mode mode);

/*
 * The driver broke a rule: the pop says so, the chain stays empty, no byte was read too
 * often, from then on nothing shared is touched, and a reset makes the queue work again.
 */
void assert_device_breaks(struct raw_ring *r, enum vmsg_queue_defect defect);

/* The same for a device that broke a rule; every cookie can be had back. */
void assert_driver_breaks(struct raw_ring *r, enum vmsg_queue_defect defect);

/* A chain the rules allow arrives, with these numbers of segments. */
void assert_device_takes(struct raw_ring *r, uint32_t count, uint32_t readable_count);

/* One descriptor as somebody wants it written; how chains are linked is the format's business. */
struct raw_desc {
	vmsg_addr addr;
	uint32_t size;
	uint32_t flags; /* NEXT in here makes the last one of a chain go on */
};

/* A sound descriptor: 16 bytes of the data. */
struct raw_desc raw_sound(uint32_t flags);

/* Write one descriptor of the ring; `link` is its next, or its id. */
void raw_desc_store(struct raw_ring *r, uint32_t index, struct raw_desc desc, uint32_t link);

/* The same for a packed ring in a given lap; raw_desc_store() takes that of the raw driver. */
void raw_packed_store(struct raw_ring *r,
		      uint32_t index,
		      bool wrap,
		      struct raw_desc desc,
		      uint32_t id);

/* Write a table of descriptors into the data, each leading to the next. */
void raw_table_store(struct raw_ring *r,
		     uint32_t offset,
		     const struct raw_desc *descs,
		     uint32_t count);

/* One entry of such a table; `next` means something to a split queue only. */
void raw_entry_store(struct raw_ring *r, uint32_t offset, struct raw_desc desc, uint32_t next);

/*
 * Make a chain available: straight in the ring, or as a table with one descriptor for it.
 * A chain longer than the ring goes around in it.  Returns its id.
 */
uint16_t raw_offer(struct raw_ring *r, const struct raw_desc *descs, uint32_t count);
uint16_t raw_offer_table(struct raw_ring *r, const struct raw_desc *descs, uint32_t count);
uint16_t
raw_offer_as(struct raw_ring *r, void **state, const struct raw_desc *descs, uint32_t count);

/* Split: write an available entry, whatever the head, and the index behind it. */
void raw_offer_head(struct raw_ring *r, uint32_t head);

/* What the honest driver made available next: its id and descriptors of the ring. */
struct raw_taken {
	uint16_t id;
	uint16_t count;
};
struct raw_taken raw_take(struct raw_ring *r);

/* Return a chain of `count` descriptors of the ring, whatever the id. */
void raw_complete(struct raw_ring *r, uint32_t id, uint32_t written, uint32_t count);

/* The areas of the rings. */
uint8_t *raw_desc_area(struct raw_ring *r, uint32_t index);
uint8_t *raw_driver_area(struct raw_ring *r);
uint8_t *raw_device_area(struct raw_ring *r);

#endif /* VMSG_SUPPORT_RAW_RING_H */
