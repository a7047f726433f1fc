/*
 * harness: memory, queues and arbitrary values for the proofs.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef TESTS_HARNESS_H
#define TESTS_HARNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/device_queue.h>
#include <vmsg/driver_queue.h>
#include <vmsg/mem.h>
#include <vmsg/ring_layout.h>
#include <vmsg/wire/virtio.h>

#define QUEUE_SIZE 4u
#ifndef ROUNDS
#define ROUNDS 2
#endif
#define DESC_START 0x10000u
#define DRIVER_START 0x11000u
#define DEVICE_START 0x12000u
#define DATA_START 0x20000u
#define DATA_SIZE 64u
#define TABLES_START 0x30000u

#define FEATURE(name) (UINT64_C(1) << VMSG_F_##name)
/* Each gives any value: an analyser does not look for where it comes from. */
extern volatile uint64_t any_u64;
extern volatile uint32_t any_u32;
extern volatile uint16_t any_u16;

/*
 * Leaves a line in the log of the analyser where it comes to: a proof of what is never reached
 * is worth nothing.
 */
void Frama_C_show_each_reached(void);

/* exact_mem.c: size of every indirect table, and whether the walk of a chain is in one. */
#define EXACT_TABLE_MAX 128u
extern uint32_t exact_table_size;
extern int exact_in_table;

#endif /* TESTS_HARNESS_H */
