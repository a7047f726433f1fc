/*
 * status: result codes to text.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/status.h>

const char *vmsg_status_name(vmsg_status status)
{
	switch (status) {
	case VMSG_OK:
		return "OK";
	case VMSG_ERR_TRUNCATED:
		return "TRUNCATED";
	case VMSG_ERR_MALFORMED:
		return "MALFORMED";
	case VMSG_ERR_UNSUPPORTED:
		return "UNSUPPORTED";
	case VMSG_ERR_MISMATCH:
		return "MISMATCH";
	case VMSG_ERR_OUT_OF_RANGE:
		return "OUT_OF_RANGE";
	case VMSG_ERR_BAD_CHAIN:
		return "BAD_CHAIN";
	case VMSG_ERR_BAD_ADDRESS:
		return "BAD_ADDRESS";
	case VMSG_ERR_REJECTED:
		return "REJECTED";
	case VMSG_ERR_NO_SPACE:
		return "NO_SPACE";
	case VMSG_ERR_TOO_LONG:
		return "TOO_LONG";
	case VMSG_ERR_BAD_STATE:
		return "BAD_STATE";
	case VMSG_ERR_EMPTY:
		return "EMPTY";
	case VMSG_ERR_FULL:
		return "FULL";
	case VMSG_ERR_TIMEOUT:
		return "TIMEOUT";
	case VMSG_ERR_CANCELLED:
		return "CANCELLED";
	case VMSG_ERR_BUS:
		return "BUS";
	case VMSG_ERR_BUSY:
		return "BUSY";
	default:
		return "UNKNOWN";
	}
}
