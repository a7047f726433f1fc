/*
 * entropy: random bytes of the operating system, for an entropy device.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _GNU_SOURCE /* getrandom */
#include "os/entropy.h"

#include <errno.h>
#include <sys/random.h>

vmsg_status vmsg_os_entropy(void *context, struct vmsg_span room)
{
	(void)context;
	while (room.size != 0) {
		ssize_t got = getrandom(room.data, room.size, GRND_NONBLOCK);

		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			return VMSG_ERR_EMPTY;
		}
		room.data += got;
		room.size -= (size_t)got;
	}
	return VMSG_OK;
}
