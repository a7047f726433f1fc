/*
 * shm_hooks: every access to shared memory reported to the test that is compiled with it.
 *
 * Given to the compiler with -include, so that the queue sources stay as they are.
 * The program defines the hooks.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_SUPPORT_SHM_HOOKS_H
#define VMSG_SUPPORT_SHM_HOOKS_H

#include <vmsg/shm.h>

/** Called before @p size bytes are loaded. */
void shm_hook_load(const struct vmsg_shm *from, size_t size);

/** Called after @p size bytes were loaded, which may be changed now; need not be defined. */
__attribute__((weak)) void shm_hook_loaded(const struct vmsg_shm *from, size_t size);

/** Called before @p size bytes are stored. */
void shm_hook_store(const struct vmsg_shm *to, size_t size);

static inline void hooked_loaded(const struct vmsg_shm *from, size_t size)
{
	if (shm_hook_loaded != NULL) {
		shm_hook_loaded(from, size);
	}
}

#define SHM_HOOKED_LOAD(bits, order)                                                               \
	static inline uint##bits##_t hooked_load_le##bits##order(const struct vmsg_shm *from)      \
	{                                                                                          \
		uint##bits##_t value;                                                              \
                                                                                                   \
		shm_hook_load(from, sizeof(value));                                                \
		value = vmsg_shm_load_le##bits##order(from);                                       \
		hooked_loaded(from, sizeof(value));                                                \
		return value;                                                                      \
	}

#define SHM_HOOKED_STORE(bits, order)                                                              \
	static inline void hooked_store_le##bits##order(struct vmsg_shm *to, uint##bits##_t value) \
	{                                                                                          \
		shm_hook_store(to, sizeof(uint##bits##_t));                                        \
		vmsg_shm_store_le##bits##order(to, value);                                         \
	}

SHM_HOOKED_LOAD(16, )
SHM_HOOKED_LOAD(16, _acquire)
SHM_HOOKED_LOAD(32, )
SHM_HOOKED_LOAD(32, _acquire)
SHM_HOOKED_LOAD(64, )
SHM_HOOKED_LOAD(64, _acquire)
SHM_HOOKED_STORE(16, )
SHM_HOOKED_STORE(16, _release)
SHM_HOOKED_STORE(32, )
SHM_HOOKED_STORE(32, _release)
SHM_HOOKED_STORE(64, )
SHM_HOOKED_STORE(64, _release)

static inline void hooked_read(uint8_t *to, const struct vmsg_shm *from, size_t size)
{
	shm_hook_load(from, size);
	vmsg_shm_read(to, from, size);
	hooked_loaded(from, size);
}

static inline void hooked_write(struct vmsg_shm *to, const uint8_t *from, size_t size)
{
	shm_hook_store(to, size);
	vmsg_shm_write(to, from, size);
}

static inline void hooked_zero(struct vmsg_shm *to, size_t size)
{
	shm_hook_store(to, size);
	vmsg_shm_zero(to, size);
}

#define vmsg_shm_load_le16(from) hooked_load_le16(from)
#define vmsg_shm_load_le16_acquire(from) hooked_load_le16_acquire(from)
#define vmsg_shm_load_le32(from) hooked_load_le32(from)
#define vmsg_shm_load_le32_acquire(from) hooked_load_le32_acquire(from)
#define vmsg_shm_load_le64(from) hooked_load_le64(from)
#define vmsg_shm_load_le64_acquire(from) hooked_load_le64_acquire(from)
#define vmsg_shm_store_le16(to, value) hooked_store_le16(to, value)
#define vmsg_shm_store_le16_release(to, value) hooked_store_le16_release(to, value)
#define vmsg_shm_store_le32(to, value) hooked_store_le32(to, value)
#define vmsg_shm_store_le32_release(to, value) hooked_store_le32_release(to, value)
#define vmsg_shm_store_le64(to, value) hooked_store_le64(to, value)
#define vmsg_shm_store_le64_release(to, value) hooked_store_le64_release(to, value)
#define vmsg_shm_read(to, from, size) hooked_read(to, from, size)
#define vmsg_shm_write(to, from, size) hooked_write(to, from, size)
#define vmsg_shm_zero(to, size) hooked_zero(to, size)

#endif /* VMSG_SUPPORT_SHM_HOOKS_H */
