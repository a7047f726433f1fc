/*
 * ring_features: every combination of what a virtqueue can be told to use.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef TESTS_RING_FEATURES_H
#define TESTS_RING_FEATURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <vmsg/wire/virtio.h>

#define RING_COMBINATIONS 32u

/** Combination @p number, below RING_COMBINATIONS, as feature bits. */
static inline uint64_t ring_features_pick(unsigned number)
{
	static const unsigned bits[] = {
		VMSG_F_RING_PACKED,
		VMSG_F_INDIRECT_DESC,
		VMSG_F_EVENT_IDX,
		VMSG_F_IN_ORDER,
		VMSG_F_NOTIFICATION_DATA,
	};
	uint64_t features = 0;

	for (size_t i = 0; i < sizeof(bits) / sizeof(bits[0]); i++) {
		if ((number >> i & 1u) != 0) {
			features |= UINT64_C(1) << bits[i];
		}
	}
	return features;
}

/** True when bit number @p bit is in @p features. */
static inline bool ring_features_has(uint64_t features, unsigned bit)
{
	return (features >> bit & 1u) != 0;
}

#endif /* TESTS_RING_FEATURES_H */
