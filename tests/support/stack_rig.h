/*
 * stack_rig: real driver endpoints against real devices over a loopback, in virtual time.
 *
 * Everything that crosses the bus carries the life it belongs to: the position in EVENT_AVAIL, the
 * queue of EVENT_USED, every byte of configuration.  A life begins where the test starts or resets
 * the driver, so whatever is seen in another life than its own is counted as stale.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef TESTS_STACK_RIG_H
#define TESTS_STACK_RIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/bus_loopback.h>
#include <vmsg/device_bus.h>
#include <vmsg/driver.h>
#include <vmsg/driver_bus.h>
#include <vmsg/wire/header.h>

#define STACK_NODES 3u
#define STACK_QUEUES 4u
#define STACK_BLOCKS 2u
#define STACK_CONFIG_SIZE 100u
#define STACK_FRAMES 64u
#define STACK_TIMEOUT_US 10000u
#define STACK_QUARANTINE_US 100000u
/* Every bring-up is over by then, whatever goes wrong: a reset may take sixteen timeouts. */
#define STACK_BOUND_US (40u * (uint64_t)STACK_TIMEOUT_US)

struct stack_rig;

/** One device, its driver, and what either owner saw. */
struct stack_node {
	struct stack_rig *rig;
	uint32_t life; /* counts what the test began; 0 before */

	struct vmsg_driver driver;
	struct vmsg_driver_vq vqs[STACK_QUEUES];
	uint32_t offered[STACK_BLOCKS];
	uint32_t accepted[STACK_BLOCKS];
	unsigned done_count;
	enum vmsg_driver_operation done_operation;
	vmsg_status done_status;
	uint64_t done_us;
	unsigned used_count;
	uint64_t used_us; /* the last one */
	unsigned stale_used;
	unsigned changed_count;
	unsigned removed_count;
	uint32_t generation_before; /* of the device when this life began */
	unsigned stale_changes;
	uint8_t bytes[STACK_CONFIG_SIZE];

	struct vmsg_device device;
	struct vmsg_device_vq queues[STACK_QUEUES];
	uint32_t features[STACK_BLOCKS];
	uint32_t agreed[STACK_BLOCKS];
	uint32_t device_life; /* life of the driver when the last reset arrived */
	unsigned avail_count;
	uint64_t avail_us; /* the last one */
	unsigned stale_avail;
	unsigned writes;
	unsigned resets;
};

struct stack_rig {
	uint64_t now_us;
	bool carries_epoch;
	struct vmsg_loopback loopback;
	struct vmsg_loopback_slot slots[2 * STACK_FRAMES];
	struct vmsg_loopback_faults faults[VMSG_LOOPBACK_SIDES];
	uint8_t *storage;

	struct vmsg_driver_bus driver_bus;
	struct vmsg_pending_entry entries[64];
	struct vmsg_driver *drivers[STACK_NODES];
	struct vmsg_device_bus device_bus;
	struct vmsg_device_slot device_slots[STACK_NODES];
	uint8_t *buffers[4];
	struct stack_node nodes[STACK_NODES];

	unsigned ready_count;
	uint16_t ready[16];
	unsigned gone_count;
	unsigned enumerated_count;
	vmsg_status enumerated_status;
	unsigned pongs_to_driver;
	unsigned pongs_to_device;
};

/** A bus with all devices and a driver for each, IDLE; READY events are still on their way. */
struct stack_rig *stack_begin(uint32_t max_size, bool carries_epoch);
void stack_end(struct stack_rig *rig);

/** Device number of a node; far apart, so that listing them takes several windows. */
uint16_t stack_dev_num(size_t node);

/** Let everything happen until @p us later; fails the test when somebody spins. */
void stack_pass_us(struct stack_rig *rig, uint64_t us);

/** Let everything happen until the driver of the node has ended one more operation. */
void stack_pass_until_done(struct stack_rig *rig, const struct stack_node *node);

/** Begin a life. */
void stack_start(struct stack_node *node);
void stack_reset(struct stack_node *node);

/** Start all nodes and expect them to run. */
void stack_start_all(struct stack_rig *rig);

/** Say something of this life in both directions, in as many streams as possible. */
void stack_chatter(struct stack_node *node);

/** Expect that nobody saw anything of another life. */
void stack_expect_nothing_stale(const struct stack_rig *rig);

/** Read the whole configuration and expect that it is of this life. */
void stack_expect_config(struct stack_rig *rig, struct stack_node *node);

#endif /* TESTS_STACK_RIG_H */
