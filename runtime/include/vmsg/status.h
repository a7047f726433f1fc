/*
 * status: the one result type of the library.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#ifndef VMSG_STATUS_H
#define VMSG_STATUS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Zero or one of the VMSG_ERR_ codes, grouped by what the caller does next. */
typedef int32_t vmsg_status;

/* Fine. */
#define VMSG_OK 0

/* The peer broke the protocol: drop the message, count it, maybe reset. */
#define VMSG_ERR_TRUNCATED (-1)    /* fewer bytes than the message says or needs */
#define VMSG_ERR_MALFORMED (-2)    /* a value no draft of the protocol allows there */
#define VMSG_ERR_UNSUPPORTED (-3)  /* an id or a direction this receiver has no meaning for */
#define VMSG_ERR_MISMATCH (-4)     /* does not answer the request it claims to answer */
#define VMSG_ERR_OUT_OF_RANGE (-5) /* well formed, but outside what this device has */
#define VMSG_ERR_BAD_CHAIN (-6)    /* a virtqueue broke a ring rule; broken until reset */
#define VMSG_ERR_BAD_ADDRESS (-7)  /* memory outside what the peer may name */

/* The peer answered, and the answer is no. */
#define VMSG_ERR_REJECTED (-8)

/* Ask differently: the call itself cannot succeed. */
#define VMSG_ERR_NO_SPACE (-9)   /* a buffer or table the caller owns is too small */
#define VMSG_ERR_TOO_LONG (-10)  /* more than a message or this bus can carry */
#define VMSG_ERR_BAD_STATE (-11) /* not in this state */

/* Later: wait or retry. */
#define VMSG_ERR_EMPTY (-12)   /* nothing there now */
#define VMSG_ERR_FULL (-13)    /* no room now; the bus says when */
#define VMSG_ERR_TIMEOUT (-14) /* the peer did not answer by the deadline */
#define VMSG_ERR_BUSY (-17)    /* in use now; wait until it is not */

/* The world changed under the operation. */
#define VMSG_ERR_CANCELLED (-15) /* a reset or removal ended it */
#define VMSG_ERR_BUS (-16)       /* the carrier failed */

/** The numerically lowest status; the codes are contiguous down to it. */
#define VMSG_STATUS_LAST VMSG_ERR_BUSY

/** Refuse to compile when the caller ignores a result. */
#if defined(__GNUC__)
#define VMSG_MUST_CHECK __attribute__((warn_unused_result))
#else
#define VMSG_MUST_CHECK
#endif

/**
 * Name of a status without its prefix, for logs: "TRUNCATED".
 *
 * @param status  Any value.
 * @return        A constant string; "UNKNOWN" for a value that is not a status.
 *
 * Threads: any.
 */
const char *vmsg_status_name(vmsg_status status);

#ifdef __cplusplus
}
#endif

#endif /* VMSG_STATUS_H */
