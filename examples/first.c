/*
 * first: encode a request, and read it as a device would.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stdio.h>

#include <vmsg/wire.h>

int main(void)
{
	const struct vmsg_route route = {.dev_num = 7, .token = 0x1234};
	const struct vmsg_get_config_req fields = {.offset = 8, .length = 4};
	uint8_t frame[VMSG_BUS_MAX_SIZE_MIN];
	struct vmsg_get_config_req_view request;
	struct vmsg_header header;
	struct vmsg_bytes payload;
	struct vmsg_error error;
	size_t size;

	if (vmsg_get_config_req_encode((struct vmsg_span){frame, sizeof(frame)},
				       route,
				       &fields,
				       &size) ||
	    vmsg_header_parse_as((struct vmsg_bytes){frame, size},
				 0,
				 VMSG_ID_GET_CONFIG,
				 &header,
				 &payload,
				 &error) ||
	    vmsg_get_config_req_parse(payload, &request, &error) ||
	    vmsg_get_config_req_check_context(request, 60 /* bytes of configuration */, &error)) {
		return 1;
	}
	printf("device %u: %u bytes at %u, in a message of %zu\n",
	       header.dev_num,
	       vmsg_get_config_req_length(request),
	       vmsg_get_config_req_offset(request),
	       size);
	return 0;
}
