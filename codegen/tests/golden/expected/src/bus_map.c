/*
 * bus_map: list the stores of the bus.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/bus_map.h>

vmsg_status vmsg_bus_map_resp_encode(struct vmsg_span out,
				     struct vmsg_route route,
				     const struct vmsg_bus_map_resp *fields,
				     size_t *ret_size)
{
	uint8_t *payload;
	size_t size;

	if (fields->map.size > VMSG_BUS_MAP_RESP_MAP_MAX) {
		return VMSG_ERR_TOO_LONG;
	}

	size = VMSG_HEADER_SIZE + VMSG_BUS_MAP_RESP_FIXED_SIZE + fields->map.size;
	if (out.size < size) {
		return VMSG_ERR_NO_SPACE;
	}

	vmsg_header_store(out.data,
			  VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS,
			  VMSG_BUS_ID_MAP,
			  route,
			  (uint16_t)size);

	payload = out.data + VMSG_HEADER_SIZE;
	vmsg_store_le16(payload + 0, (uint16_t)(fields->map.size * 8u));
	*ret_size = size;
	vmsg_store_bytes(payload + 2, fields->map);
	return VMSG_OK;
}
