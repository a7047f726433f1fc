/*
 * names: what numbers are called and what payloads look like, for tools and traces.
 *
 * Generated from spec/messages.yaml; edit that file and run `make gen`.
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <vmsg/wire/names.h>

#include <vmsg/wire/ids.h>

#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

/* In the order of the VMSG_FIELD_ numbers. */
static const char *const field_names[] = {
	"NONE",     /* 0 */
	"type",     /* 1 */
	"msg_id",   /* 2 */
	"dev_num",  /* 3 */
	"token",    /* 4 */
	"msg_size", /* 5 */
	"key",      /* 6 */
	"reserved", /* 7 */
	"address",  /* 8 */
	"offset",   /* 9 */
	"length",   /* 10 */
	"data",     /* 11 */
	"mood",     /* 12 */
	"pad",      /* 13 */
	"first",    /* 14 */
	"count",    /* 15 */
	"bits",     /* 16 */
	"map",      /* 17 */
};

/* In the order of the VMSG_RULE_ numbers. */
static const char *const rule_names[] = {
	"NONE",     /* 0 */
	"HDR-01",   /* 1 */
	"HDR-02",   /* 2 */
	"IMP-01",   /* 3 */
	"IMP-02",   /* 4 */
	"IMP-03",   /* 5 */
	"MAP-01",   /* 6 */
	"NOT-01",   /* 7 */
	"STO-01",   /* 8 */
	"STO-02",   /* 9 */
	"STO-03",   /* 10 */
	"HDR-03",   /* 11 */
	"IMP-04",   /* 12 */
	"MAP-02",   /* 13 */
	"MAP-03",   /* 14 */
	"NOT-02.a", /* 15 */
	"NOT-02.b", /* 16 */
	"STO-04",   /* 17 */
};

/* In the order of the VMSG_CHECK_ numbers. */
static const char *const check_names[] = {
	"NONE",                        /* 0 */
	"header.present",              /* 1 */
	"header.msg_size_min",         /* 2 */
	"header.msg_size_fits",        /* 3 */
	"header.event_is_request",     /* 4 */
	"header.bus_dev_num",          /* 5 */
	"header.known",                /* 6 */
	"header.msg_size_max",         /* 7 */
	"store.req.fixed",             /* 8 */
	"store.req.address_align",     /* 9 */
	"store.req.tail",              /* 10 */
	"store.req.window",            /* 11 */
	"store.resp.fixed",            /* 12 */
	"store.resp.tail",             /* 13 */
	"store.resp.offset_echo",      /* 14 */
	"store.resp.length_max",       /* 15 */
	"note.event.fixed",            /* 16 */
	"note.event.tail",             /* 17 */
	"note.event.bits_zero_beyond", /* 18 */
	"bus_map.resp.fixed",          /* 19 */
	"bus_map.resp.count_multiple", /* 20 */
	"bus_map.resp.tail",           /* 21 */
};

static const struct vmsg_field_info store_req_fields[] = {
	{"key", 0, 1, 6, false, false},
	{"reserved", 6, 2, 0, true, false},
	{"address", 8, 8, 0, false, true},
	{"offset", 16, 4, 0, false, false},
	{"length", 20, 4, 0, false, false},
};

static const struct vmsg_tail_info store_req_tail = {"data", 1, 4, 1, false};

static const struct vmsg_field_info store_resp_fields[] = {
	{"offset", 0, 4, 0, false, false},
	{"length", 4, 4, 0, false, false},
};

static const struct vmsg_tail_info store_resp_tail = {"data", 1, 1, 1, true};

static const struct vmsg_field_info note_event_fields[] = {
	{"mood", 0, 1, 0, false, false},
	{"pad", 1, 1, 3, true, false},
	{"first", 4, 4, 0, false, false},
	{"count", 8, 4, 0, false, false},
};

static const struct vmsg_tail_info note_event_tail = {"bits", 4, 3, 1, false};

static const struct vmsg_field_info bus_map_resp_fields[] = {
	{"count", 0, 2, 0, false, false},
};

static const struct vmsg_tail_info bus_map_resp_tail = {"map", 1, 0, 8, false};

static const struct vmsg_body_info bodies[] = {
	{
		"STORE",
		"req",
		"request",
		"driver",
		store_req_fields,
		&store_req_tail,
		5,
		24,
		VMSG_ID_STORE,
		0,
		false,
	},
	{
		"STORE",
		"resp",
		"response",
		"device",
		store_resp_fields,
		&store_resp_tail,
		2,
		8,
		VMSG_ID_STORE,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"NOTE",
		"event",
		"event",
		"device",
		note_event_fields,
		&note_event_tail,
		4,
		12,
		VMSG_ID_NOTE,
		0,
		false,
	},
	{
		"MAP",
		"req",
		"request",
		"any",
		NULL,
		NULL,
		0,
		0,
		VMSG_BUS_ID_MAP,
		VMSG_TYPE_BUS,
		true,
	},
	{
		"MAP",
		"resp",
		"response",
		"any",
		bus_map_resp_fields,
		&bus_map_resp_tail,
		1,
		2,
		VMSG_BUS_ID_MAP,
		VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS,
		true,
	},
};

static const char *name_in(const char *const *table, size_t count, size_t index)
{
	return index < count ? table[index] : "UNKNOWN";
}

static bool is_same(const char *a, const char *b)
{
	size_t i = 0;

	while (a[i] != '\0' && a[i] == b[i]) {
		i++;
	}
	return a[i] == b[i];
}

static const char *transport_name(uint8_t msg_id)
{
	switch (msg_id) {
	case VMSG_ID_STORE:
		return "STORE";
	case VMSG_ID_NOTE:
		return "NOTE";
	default:
		return "UNKNOWN";
	}
}

static const char *bus_name(uint8_t msg_id)
{
	switch (msg_id) {
	case VMSG_BUS_ID_MAP:
		return "MAP";
	default:
		return "UNKNOWN";
	}
}

const char *vmsg_message_name(bool is_bus, uint8_t msg_id)
{
	return is_bus ? bus_name(msg_id) : transport_name(msg_id);
}

const char *vmsg_field_name(uint16_t field)
{
	return name_in(field_names, COUNT_OF(field_names), field);
}

const char *vmsg_rule_name(uint16_t rule)
{
	return name_in(rule_names, COUNT_OF(rule_names), rule);
}

const char *vmsg_check_name(uint16_t check)
{
	return name_in(check_names, COUNT_OF(check_names), check);
}

const struct vmsg_body_info *vmsg_body_info_at(size_t index)
{
	return index < COUNT_OF(bodies) ? &bodies[index] : NULL;
}

const struct vmsg_body_info *vmsg_body_info_of(uint8_t type, uint8_t msg_id)
{
	size_t i;

	for (i = 0; i < COUNT_OF(bodies); i++) {
		if (bodies[i].type == (type & VMSG_TYPE_MASK) && bodies[i].msg_id == msg_id) {
			return &bodies[i];
		}
	}
	return NULL;
}

const struct vmsg_body_info *vmsg_body_info_named(const char *name, const char *role)
{
	size_t i;

	for (i = 0; i < COUNT_OF(bodies); i++) {
		if (is_same(bodies[i].name, name) && is_same(bodies[i].role, role)) {
			return &bodies[i];
		}
	}
	return NULL;
}
