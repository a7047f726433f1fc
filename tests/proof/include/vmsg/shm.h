/*
 * shm: the accessors of shared memory as an analyser has to see them: every load gives any value.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 *
 * Takes the place of the runtime's header of this name.  The bytes are volatile, so two loads of
 * one place say nothing about each other, and an access outside what is memory is an alarm.
 */
#ifndef VMSG_SHM_H
#define VMSG_SHM_H

#include <stddef.h>
#include <stdint.h>

#include <vmsg/bytes.h>

struct vmsg_shm;

#define VMSG_SHM_ALIGN (sizeof(uintptr_t))

static inline struct vmsg_shm *vmsg_shm_from_pointer(void *pointer)
{
	return (struct vmsg_shm *)pointer;
}

static inline void *vmsg_shm_pointer(struct vmsg_shm *shm)
{
	return (void *)shm;
}

static inline struct vmsg_shm *vmsg_shm_at(struct vmsg_shm *shm, size_t offset)
{
	return (struct vmsg_shm *)(void *)((uint8_t *)(void *)shm + offset);
}

#define PROOF_LOAD(bits, suffix)                                                                   \
	static inline uint##bits##_t vmsg_shm_load_le##bits##suffix(const struct vmsg_shm *from)   \
	{                                                                                          \
		return *(const volatile uint##bits##_t *)(const void *)from;                       \
	}

#define PROOF_STORE(bits, suffix)                                                                  \
	static inline void vmsg_shm_store_le##bits##suffix(struct vmsg_shm *to,                    \
							   uint##bits##_t value)                   \
	{                                                                                          \
		*(volatile uint##bits##_t *)(void *)to = value;                                    \
	}

PROOF_LOAD(16, )
PROOF_LOAD(16, _acquire)
PROOF_LOAD(32, )
PROOF_LOAD(32, _acquire)
PROOF_LOAD(64, )
PROOF_LOAD(64, _acquire)
PROOF_STORE(16, )
PROOF_STORE(16, _release)
PROOF_STORE(32, )
PROOF_STORE(32, _release)
PROOF_STORE(64, )
PROOF_STORE(64, _release)

static inline void vmsg_shm_prefetch(const struct vmsg_shm *from)
{
	(void)from;
}

static inline void vmsg_shm_prefetch_write(struct vmsg_shm *to)
{
	(void)to;
}

static inline void vmsg_shm_fence(void)
{
}

static inline void vmsg_shm_read(uint8_t *to, const struct vmsg_shm *from, size_t size)
{
	const volatile uint8_t *bytes = (const void *)from;
	size_t i;

	/*@ loop unroll 16; */
	for (i = 0; i < size; i++) {
		to[i] = bytes[i];
	}
}

static inline void vmsg_shm_write(struct vmsg_shm *to, const uint8_t *from, size_t size)
{
	volatile uint8_t *bytes = (void *)to;
	size_t i;

	for (i = 0; i < size; i++) {
		bytes[i] = from[i];
	}
}

static inline void vmsg_shm_zero(struct vmsg_shm *to, size_t size)
{
	volatile uint8_t *bytes = (void *)to;
	size_t i;

	for (i = 0; i < size; i++) {
		bytes[i] = 0;
	}
}

#endif /* VMSG_SHM_H */
