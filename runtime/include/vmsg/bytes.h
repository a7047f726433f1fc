/*
 * bytes: byte ranges, and little-endian loads and stores at any alignment.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_BYTES_H
#define VMSG_BYTES_H

#include <stddef.h>
#include <stdint.h>

/*
 * Compilers of the GNU family turn these into single instructions; everyone
 * else, and every big-endian target, takes the byte-wise path.  Define
 * VMSG_BYTES_PORTABLE to force the latter.
 */
#if defined(__GNUC__)
#define VMSG_MEMCPY(to, from, size) ((void)__builtin_memcpy((to), (from), (size)))
#else
#include <string.h>
#define VMSG_MEMCPY(to, from, size) ((void)memcpy((to), (from), (size)))
#endif

#if defined(__GNUC__) && !defined(VMSG_BYTES_PORTABLE)
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define VMSG_BYTES_NATIVE 1
#endif
#endif
#ifndef VMSG_BYTES_NATIVE
#define VMSG_BYTES_NATIVE 0
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes somebody else owns; never NUL-terminated. */
struct vmsg_bytes {
	const uint8_t *data; /* may be NULL when size is 0 */
	size_t size;         /* bytes */
};

/** Room to write into. */
struct vmsg_span {
	uint8_t *data; /* may be NULL when size is 0 */
	size_t size;   /* bytes */
};

#if VMSG_BYTES_NATIVE

static inline uint16_t vmsg_load_le16(const uint8_t *from)
{
	uint16_t value;

	VMSG_MEMCPY(&value, from, sizeof(value));
	return value;
}

static inline uint32_t vmsg_load_le32(const uint8_t *from)
{
	uint32_t value;

	VMSG_MEMCPY(&value, from, sizeof(value));
	return value;
}

static inline uint64_t vmsg_load_le64(const uint8_t *from)
{
	uint64_t value;

	VMSG_MEMCPY(&value, from, sizeof(value));
	return value;
}

static inline void vmsg_store_le16(uint8_t *to, uint16_t value)
{
	VMSG_MEMCPY(to, &value, sizeof(value));
}

static inline void vmsg_store_le32(uint8_t *to, uint32_t value)
{
	VMSG_MEMCPY(to, &value, sizeof(value));
}

static inline void vmsg_store_le64(uint8_t *to, uint64_t value)
{
	VMSG_MEMCPY(to, &value, sizeof(value));
}

#else /* byte by byte */

static inline uint16_t vmsg_load_le16(const uint8_t *from)
{
	return (uint16_t)(from[0] | ((unsigned)from[1] << 8));
}

static inline uint32_t vmsg_load_le32(const uint8_t *from)
{
	return vmsg_load_le16(from) | ((uint32_t)vmsg_load_le16(from + 2) << 16);
}

static inline uint64_t vmsg_load_le64(const uint8_t *from)
{
	return vmsg_load_le32(from) | ((uint64_t)vmsg_load_le32(from + 4) << 32);
}

static inline void vmsg_store_le16(uint8_t *to, uint16_t value)
{
	to[0] = (uint8_t)(value & 0xffu);
	to[1] = (uint8_t)(value >> 8);
}

static inline void vmsg_store_le32(uint8_t *to, uint32_t value)
{
	vmsg_store_le16(to, (uint16_t)(value & 0xffffu));
	vmsg_store_le16(to + 2, (uint16_t)(value >> 16));
}

static inline void vmsg_store_le64(uint8_t *to, uint64_t value)
{
	vmsg_store_le32(to, (uint32_t)(value & 0xffffffffu));
	vmsg_store_le32(to + 4, (uint32_t)(value >> 32));
}

#endif

static inline uint8_t vmsg_load_u8(const uint8_t *from)
{
	return from[0];
}

static inline void vmsg_store_u8(uint8_t *to, uint8_t value)
{
	to[0] = value;
}

/** Copy a range; nothing happens for an empty one. */
static inline void vmsg_store_bytes(uint8_t *to, struct vmsg_bytes bytes)
{
	if (bytes.size != 0) {
		VMSG_MEMCPY(to, bytes.data, bytes.size);
	}
}

#ifdef __cplusplus
}
#endif

#endif /* VMSG_BYTES_H */
