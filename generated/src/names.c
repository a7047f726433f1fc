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
	"NONE",             /* 0 */
	"type",             /* 1 */
	"msg_id",           /* 2 */
	"dev_num",          /* 3 */
	"token",            /* 4 */
	"msg_size",         /* 5 */
	"device_id",        /* 6 */
	"vendor_id",        /* 7 */
	"num_feature_bits", /* 8 */
	"config_size",      /* 9 */
	"max_virtqueues",   /* 10 */
	"admin_vq_start",   /* 11 */
	"admin_vq_count",   /* 12 */
	"block_index",      /* 13 */
	"num_blocks",       /* 14 */
	"features",         /* 15 */
	"offset",           /* 16 */
	"length",           /* 17 */
	"generation",       /* 18 */
	"data",             /* 19 */
	"status",           /* 20 */
	"index",            /* 21 */
	"max_size",         /* 22 */
	"cur_size",         /* 23 */
	"reserved",         /* 24 */
	"desc_addr",        /* 25 */
	"driver_addr",      /* 26 */
	"device_addr",      /* 27 */
	"reserved0",        /* 28 */
	"size",             /* 29 */
	"reserved1",        /* 30 */
	"address",          /* 31 */
	"device_status",    /* 32 */
	"vq_index",         /* 33 */
	"next_offset",      /* 34 */
	"count",            /* 35 */
	"bitmap",           /* 36 */
	"device_number",    /* 37 */
	"device_bus_state", /* 38 */
};

/* In the order of the VMSG_RULE_ numbers. */
static const char *const rule_names[] = {
	"NONE",         /* 0 */
	"BUS-BGD-02",   /* 1 */
	"BUS-BGD-03.a", /* 2 */
	"BUS-BGD-03.b", /* 3 */
	"BUS-BGD-04.a", /* 4 */
	"BUS-BGD-05",   /* 5 */
	"BUS-ERR-02",   /* 6 */
	"BUS-ERR-05",   /* 7 */
	"BUS-HDR-02",   /* 8 */
	"DEV-FBK-01",   /* 9 */
	"DEV-GEN-05",   /* 10 */
	"DEV-MDI-02.a", /* 11 */
	"DEV-MDI-02.b", /* 12 */
	"DEV-MGV-01.a", /* 13 */
	"DRV-CFG-01",   /* 14 */
	"DRV-DNT-02",   /* 15 */
	"DRV-FEA-02.a", /* 16 */
	"DRV-HDR-03",   /* 17 */
	"DRV-HDR-04",   /* 18 */
	"DRV-MEA-01",   /* 19 */
	"DRV-MSV-01",   /* 20 */
	"DRV-MSV-02",   /* 21 */
	"IMP-06",       /* 22 */
	"IMP-07",       /* 23 */
	"IMP-08",       /* 24 */
	"IMP-09",       /* 25 */
	"IMP-10",       /* 26 */
	"IMP-15",       /* 27 */
	"IMP-16",       /* 28 */
	"IMP-17",       /* 29 */
	"IMP-18",       /* 30 */
	"ALL-HDR-01.a", /* 31 */
	"ALL-HDR-01.b", /* 32 */
	"BUS-BED-01",   /* 33 */
	"BUS-BGD-01",   /* 34 */
	"BUS-BGD-04.b", /* 35 */
	"BUS-BGD-06",   /* 36 */
	"BUS-BGD-07",   /* 37 */
	"BUS-BPN-01",   /* 38 */
	"BUS-DNT-01",   /* 39 */
	"BUS-DNT-02",   /* 40 */
	"BUS-DNT-03",   /* 41 */
	"BUS-DSC-01",   /* 42 */
	"BUS-DSC-02",   /* 43 */
	"BUS-DSC-03",   /* 44 */
	"BUS-ERR-01",   /* 45 */
	"BUS-ERR-03",   /* 46 */
	"BUS-ERR-04",   /* 47 */
	"BUS-EVN-01",   /* 48 */
	"BUS-EVN-02",   /* 49 */
	"BUS-HDR-01",   /* 50 */
	"BUS-HDR-03",   /* 51 */
	"BUS-HDR-04",   /* 52 */
	"BUS-HDR-05",   /* 53 */
	"BUS-HDR-06",   /* 54 */
	"BUS-HDR-07",   /* 55 */
	"BUS-HDR-08",   /* 56 */
	"BUS-HDR-09",   /* 57 */
	"BUS-HOT-01.a", /* 58 */
	"BUS-HOT-01.b", /* 59 */
	"BUS-HOT-02",   /* 60 */
	"BUS-HOT-03",   /* 61 */
	"BUS-MEA-01",   /* 62 */
	"BUS-NUM-01",   /* 63 */
	"BUS-NUM-02",   /* 64 */
	"BUS-NUM-03",   /* 65 */
	"BUS-ORD-01",   /* 66 */
	"BUS-ORD-02",   /* 67 */
	"BUS-PAR-01",   /* 68 */
	"BUS-PAR-02",   /* 69 */
	"BUS-PAR-03",   /* 70 */
	"BUS-REL-01",   /* 71 */
	"BUS-REL-02",   /* 72 */
	"BUS-REL-03",   /* 73 */
	"BUS-REL-04",   /* 74 */
	"BUS-SIZ-01",   /* 75 */
	"BUS-SIZ-02",   /* 76 */
	"BUS-VER-01",   /* 77 */
	"BUS-VER-02",   /* 78 */
	"DEV-CFG-01",   /* 79 */
	"DEV-CFG-02",   /* 80 */
	"DEV-CFG-03",   /* 81 */
	"DEV-END-01",   /* 82 */
	"DEV-ERR-01",   /* 83 */
	"DEV-ERR-02",   /* 84 */
	"DEV-EVN-01",   /* 85 */
	"DEV-EVN-02",   /* 86 */
	"DEV-EVN-03",   /* 87 */
	"DEV-EVN-04",   /* 88 */
	"DEV-EVN-05",   /* 89 */
	"DEV-FEA-01",   /* 90 */
	"DEV-FEA-02",   /* 91 */
	"DEV-FEA-03",   /* 92 */
	"DEV-FIN-01",   /* 93 */
	"DEV-FIN-02",   /* 94 */
	"DEV-GEN-01",   /* 95 */
	"DEV-GEN-02",   /* 96 */
	"DEV-GEN-03",   /* 97 */
	"DEV-GEN-04",   /* 98 */
	"DEV-HDR-01",   /* 99 */
	"DEV-HDR-02",   /* 100 */
	"DEV-HDR-03.a", /* 101 */
	"DEV-HDR-03.b", /* 102 */
	"DEV-HDR-04",   /* 103 */
	"DEV-HDR-05",   /* 104 */
	"DEV-HDR-06",   /* 105 */
	"DEV-HDR-07",   /* 106 */
	"DEV-HDR-08",   /* 107 */
	"DEV-LIM-01",   /* 108 */
	"DEV-LIM-02",   /* 109 */
	"DEV-LIM-03",   /* 110 */
	"DEV-MAN-01",   /* 111 */
	"DEV-MDI-01",   /* 112 */
	"DEV-MDI-02.c", /* 113 */
	"DEV-MEC-01",   /* 114 */
	"DEV-MEU-01",   /* 115 */
	"DEV-MGC-01",   /* 116 */
	"DEV-MGF-01",   /* 117 */
	"DEV-MGS-01",   /* 118 */
	"DEV-MGV-01.b", /* 119 */
	"DEV-MGV-02",   /* 120 */
	"DEV-MRV-01.a", /* 121 */
	"DEV-MRV-01.b", /* 122 */
	"DEV-MRV-01.c", /* 123 */
	"DEV-MSC-01",   /* 124 */
	"DEV-MSC-02",   /* 125 */
	"DEV-MSF-01",   /* 126 */
	"DEV-MSF-02",   /* 127 */
	"DEV-MSF-03",   /* 128 */
	"DEV-MSH-01",   /* 129 */
	"DEV-MSH-02",   /* 130 */
	"DEV-MSS-01",   /* 131 */
	"DEV-MSS-02",   /* 132 */
	"DEV-MSV-01.a", /* 133 */
	"DEV-MSV-01.b", /* 134 */
	"DEV-RCF-01",   /* 135 */
	"DEV-RST-01.a", /* 136 */
	"DEV-RST-01.b", /* 137 */
	"DEV-RST-01.c", /* 138 */
	"DEV-RST-02",   /* 139 */
	"DEV-RVQ-01",   /* 140 */
	"DEV-RVQ-02.a", /* 141 */
	"DEV-RVQ-02.b", /* 142 */
	"DEV-STA-01.a", /* 143 */
	"DEV-STA-01.b", /* 144 */
	"DEV-STA-01.c", /* 145 */
	"DEV-STA-02",   /* 146 */
	"DEV-VER-01",   /* 147 */
	"DEV-VER-02",   /* 148 */
	"DEV-VQC-01",   /* 149 */
	"DEV-VQC-02",   /* 150 */
	"DEV-VQC-03.a", /* 151 */
	"DEV-VQC-03.b", /* 152 */
	"DEV-VQC-03.c", /* 153 */
	"DRV-BED-01",   /* 154 */
	"DRV-BED-02.a", /* 155 */
	"DRV-BED-02.b", /* 156 */
	"DRV-BED-02.c", /* 157 */
	"DRV-BED-03",   /* 158 */
	"DRV-BED-04",   /* 159 */
	"DRV-BGD-01",   /* 160 */
	"DRV-BPN-01",   /* 161 */
	"DRV-BPN-02",   /* 162 */
	"DRV-CFG-02",   /* 163 */
	"DRV-CFG-03",   /* 164 */
	"DRV-DNT-01",   /* 165 */
	"DRV-DNT-03",   /* 166 */
	"DRV-DNT-04",   /* 167 */
	"DRV-END-01",   /* 168 */
	"DRV-EVN-01",   /* 169 */
	"DRV-EVN-02",   /* 170 */
	"DRV-FEA-01",   /* 171 */
	"DRV-FEA-02.b", /* 172 */
	"DRV-FEA-03",   /* 173 */
	"DRV-FEA-04.a", /* 174 */
	"DRV-FEA-04.b", /* 175 */
	"DRV-FIN-01",   /* 176 */
	"DRV-FIN-02",   /* 177 */
	"DRV-FIN-03",   /* 178 */
	"DRV-GEN-01.a", /* 179 */
	"DRV-GEN-01.b", /* 180 */
	"DRV-GEN-02",   /* 181 */
	"DRV-HDR-01",   /* 182 */
	"DRV-HDR-02",   /* 183 */
	"DRV-HDR-05",   /* 184 */
	"DRV-HDR-06",   /* 185 */
	"DRV-HDR-07",   /* 186 */
	"DRV-HDR-08",   /* 187 */
	"DRV-INF-01",   /* 188 */
	"DRV-INF-02",   /* 189 */
	"DRV-INI-01",   /* 190 */
	"DRV-INI-02",   /* 191 */
	"DRV-INI-03",   /* 192 */
	"DRV-INI-04",   /* 193 */
	"DRV-LIM-01",   /* 194 */
	"DRV-LIM-02.a", /* 195 */
	"DRV-LIM-02.b", /* 196 */
	"DRV-MAN-01",   /* 197 */
	"DRV-MDI-01",   /* 198 */
	"DRV-MEA-02",   /* 199 */
	"DRV-MEC-01",   /* 200 */
	"DRV-MEC-02",   /* 201 */
	"DRV-MEU-01",   /* 202 */
	"DRV-MGC-01",   /* 203 */
	"DRV-MGF-01",   /* 204 */
	"DRV-MRV-01.a", /* 205 */
	"DRV-MRV-01.b", /* 206 */
	"DRV-MSC-01",   /* 207 */
	"DRV-MSC-02",   /* 208 */
	"DRV-MSF-01",   /* 209 */
	"DRV-MSS-01",   /* 210 */
	"DRV-MSS-02",   /* 211 */
	"DRV-RCF-01",   /* 212 */
	"DRV-RCF-02",   /* 213 */
	"DRV-RST-01",   /* 214 */
	"DRV-RST-02",   /* 215 */
	"DRV-RST-03",   /* 216 */
	"DRV-RVQ-01",   /* 217 */
	"DRV-RVQ-02",   /* 218 */
	"DRV-STA-01",   /* 219 */
	"DRV-STA-02",   /* 220 */
	"DRV-STA-03",   /* 221 */
	"DRV-VER-01",   /* 222 */
	"DRV-VER-02",   /* 223 */
	"DRV-VER-03",   /* 224 */
	"DRV-VQC-01.a", /* 225 */
	"DRV-VQC-01.b", /* 226 */
	"DRV-VQC-02",   /* 227 */
	"DRV-VQC-03",   /* 228 */
	"DRV-VQC-04",   /* 229 */
	"IMP-01",       /* 230 */
	"IMP-02",       /* 231 */
	"IMP-03",       /* 232 */
	"IMP-04",       /* 233 */
	"IMP-05",       /* 234 */
	"IMP-11",       /* 235 */
	"IMP-12",       /* 236 */
	"IMP-13",       /* 237 */
	"IMP-14",       /* 238 */
};

/* In the order of the VMSG_CHECK_ numbers. */
static const char *const check_names[] = {
	"NONE",                                           /* 0 */
	"header.present",                                 /* 1 */
	"header.msg_size_min",                            /* 2 */
	"header.msg_size_fits",                           /* 3 */
	"header.event_is_request",                        /* 4 */
	"header.bus_dev_num",                             /* 5 */
	"header.known",                                   /* 6 */
	"header.msg_size_max",                            /* 7 */
	"get_device_info.resp.fixed",                     /* 8 */
	"get_device_info.resp.num_feature_bits_multiple", /* 9 */
	"get_device_info.resp.max_virtqueues_range",      /* 10 */
	"get_device_info.resp.admin_vq_range",            /* 11 */
	"get_device_features.req.fixed",                  /* 12 */
	"get_device_features.resp.fixed",                 /* 13 */
	"get_device_features.resp.tail",                  /* 14 */
	"get_device_features.resp.block_index_echo",      /* 15 */
	"get_device_features.resp.num_blocks_echo",       /* 16 */
	"get_device_features.resp.features_zero_beyond",  /* 17 */
	"set_driver_features.req.fixed",                  /* 18 */
	"set_driver_features.req.tail",                   /* 19 */
	"set_driver_features.req.features_zero_beyond",   /* 20 */
	"get_config.req.fixed",                           /* 21 */
	"get_config.req.window",                          /* 22 */
	"get_config.resp.fixed",                          /* 23 */
	"get_config.resp.tail",                           /* 24 */
	"get_config.resp.offset_echo",                    /* 25 */
	"get_config.resp.length_echo",                    /* 26 */
	"set_config.req.fixed",                           /* 27 */
	"set_config.req.tail",                            /* 28 */
	"set_config.req.window",                          /* 29 */
	"set_config.req.generation_current",              /* 30 */
	"set_config.resp.fixed",                          /* 31 */
	"set_config.resp.tail",                           /* 32 */
	"set_config.resp.offset_echo",                    /* 33 */
	"set_config.resp.length_all_or_nothing",          /* 34 */
	"get_device_status.resp.fixed",                   /* 35 */
	"set_device_status.req.fixed",                    /* 36 */
	"set_device_status.resp.fixed",                   /* 37 */
	"get_vqueue.req.fixed",                           /* 38 */
	"get_vqueue.req.index_range",                     /* 39 */
	"get_vqueue.resp.fixed",                          /* 40 */
	"get_vqueue.resp.index_echo",                     /* 41 */
	"get_vqueue.resp.cur_size_max",                   /* 42 */
	"set_vqueue.req.fixed",                           /* 43 */
	"set_vqueue.req.index_range",                     /* 44 */
	"set_vqueue.req.size_min",                        /* 45 */
	"set_vqueue.req.size_max",                        /* 46 */
	"set_vqueue.req.size_split",                      /* 47 */
	"set_vqueue.req.desc_addr_align",                 /* 48 */
	"set_vqueue.req.driver_addr_align",               /* 49 */
	"set_vqueue.req.device_addr_align",               /* 50 */
	"reset_vqueue.req.fixed",                         /* 51 */
	"reset_vqueue.req.index_range",                   /* 52 */
	"get_shm.req.fixed",                              /* 53 */
	"get_shm.resp.fixed",                             /* 54 */
	"get_shm.resp.index_echo",                        /* 55 */
	"event_config.event.fixed",                       /* 56 */
	"event_config.event.tail",                        /* 57 */
	"event_config.event.window",                      /* 58 */
	"event_avail.event.fixed",                        /* 59 */
	"event_avail.event.vq_index_range",               /* 60 */
	"event_avail.event.next_offset_zero",             /* 61 */
	"event_used.event.fixed",                         /* 62 */
	"event_used.event.vq_index_range",                /* 63 */
	"bus_get_devices.req.fixed",                      /* 64 */
	"bus_get_devices.req.offset_multiple",            /* 65 */
	"bus_get_devices.req.count_multiple",             /* 66 */
	"bus_get_devices.resp.fixed",                     /* 67 */
	"bus_get_devices.resp.offset_multiple",           /* 68 */
	"bus_get_devices.resp.count_multiple",            /* 69 */
	"bus_get_devices.resp.next_offset_multiple",      /* 70 */
	"bus_get_devices.resp.next_offset_forward",       /* 71 */
	"bus_get_devices.resp.tail",                      /* 72 */
	"bus_get_devices.resp.offset_echo",               /* 73 */
	"bus_get_devices.resp.count_max",                 /* 74 */
	"bus_ping.req.fixed",                             /* 75 */
	"bus_ping.resp.fixed",                            /* 76 */
	"bus_ping.resp.data_echo",                        /* 77 */
	"bus_event_device.event.fixed",                   /* 78 */
};

static const struct vmsg_field_info get_device_info_resp_fields[] = {
	{"device_id", 0, 4, 0, false, false},
	{"vendor_id", 4, 4, 0, false, false},
	{"num_feature_bits", 8, 4, 0, false, false},
	{"config_size", 12, 4, 0, false, false},
	{"max_virtqueues", 16, 4, 0, false, false},
	{"admin_vq_start", 20, 2, 0, false, false},
	{"admin_vq_count", 22, 2, 0, false, false},
};

static const struct vmsg_field_info get_device_features_req_fields[] = {
	{"block_index", 0, 4, 0, false, false},
	{"num_blocks", 4, 4, 0, false, false},
};

static const struct vmsg_field_info get_device_features_resp_fields[] = {
	{"block_index", 0, 4, 0, false, false},
	{"num_blocks", 4, 4, 0, false, false},
};

static const struct vmsg_tail_info get_device_features_resp_tail = {"features", 4, 1, 1, false};

static const struct vmsg_field_info set_driver_features_req_fields[] = {
	{"block_index", 0, 4, 0, false, false},
	{"num_blocks", 4, 4, 0, false, false},
};

static const struct vmsg_tail_info set_driver_features_req_tail = {"features", 4, 1, 1, false};

static const struct vmsg_field_info get_config_req_fields[] = {
	{"offset", 0, 4, 0, false, false},
	{"length", 4, 4, 0, false, false},
};

static const struct vmsg_field_info get_config_resp_fields[] = {
	{"generation", 0, 4, 0, false, false},
	{"offset", 4, 4, 0, false, false},
	{"length", 8, 4, 0, false, false},
};

static const struct vmsg_tail_info get_config_resp_tail = {"data", 1, 2, 1, false};

static const struct vmsg_field_info set_config_req_fields[] = {
	{"generation", 0, 4, 0, false, false},
	{"offset", 4, 4, 0, false, false},
	{"length", 8, 4, 0, false, false},
};

static const struct vmsg_tail_info set_config_req_tail = {"data", 1, 2, 1, false};

static const struct vmsg_field_info set_config_resp_fields[] = {
	{"generation", 0, 4, 0, false, false},
	{"offset", 4, 4, 0, false, false},
	{"length", 8, 4, 0, false, false},
};

static const struct vmsg_tail_info set_config_resp_tail = {"data", 1, 2, 1, true};

static const struct vmsg_field_info get_device_status_resp_fields[] = {
	{"status", 0, 4, 0, false, false},
};

static const struct vmsg_field_info set_device_status_req_fields[] = {
	{"status", 0, 4, 0, false, false},
};

static const struct vmsg_field_info set_device_status_resp_fields[] = {
	{"status", 0, 4, 0, false, false},
};

static const struct vmsg_field_info get_vqueue_req_fields[] = {
	{"index", 0, 4, 0, false, false},
};

static const struct vmsg_field_info get_vqueue_resp_fields[] = {
	{"index", 0, 4, 0, false, false},
	{"max_size", 4, 4, 0, false, false},
	{"cur_size", 8, 4, 0, false, false},
	{"reserved", 12, 4, 0, true, false},
	{"desc_addr", 16, 8, 0, false, true},
	{"driver_addr", 24, 8, 0, false, true},
	{"device_addr", 32, 8, 0, false, true},
};

static const struct vmsg_field_info set_vqueue_req_fields[] = {
	{"index", 0, 4, 0, false, false},
	{"reserved0", 4, 4, 0, true, false},
	{"size", 8, 4, 0, false, false},
	{"reserved1", 12, 4, 0, true, false},
	{"desc_addr", 16, 8, 0, false, true},
	{"driver_addr", 24, 8, 0, false, true},
	{"device_addr", 32, 8, 0, false, true},
};

static const struct vmsg_field_info reset_vqueue_req_fields[] = {
	{"index", 0, 4, 0, false, false},
};

static const struct vmsg_field_info get_shm_req_fields[] = {
	{"index", 0, 4, 0, false, false},
};

static const struct vmsg_field_info get_shm_resp_fields[] = {
	{"index", 0, 4, 0, false, false},
	{"length", 4, 4, 0, false, false},
	{"address", 8, 4, 0, false, true},
};

static const struct vmsg_field_info event_config_event_fields[] = {
	{"device_status", 0, 4, 0, false, false},
	{"generation", 4, 4, 0, false, false},
	{"offset", 8, 4, 0, false, false},
	{"length", 12, 4, 0, false, false},
};

static const struct vmsg_tail_info event_config_event_tail = {"data", 1, 3, 1, false};

static const struct vmsg_field_info event_avail_event_fields[] = {
	{"vq_index", 0, 4, 0, false, false},
	{"next_offset", 4, 4, 0, false, false},
};

static const struct vmsg_field_info event_used_event_fields[] = {
	{"vq_index", 0, 4, 0, false, false},
};

static const struct vmsg_field_info bus_get_devices_req_fields[] = {
	{"offset", 0, 2, 0, false, false},
	{"count", 2, 2, 0, false, false},
};

static const struct vmsg_field_info bus_get_devices_resp_fields[] = {
	{"offset", 0, 2, 0, false, false},
	{"count", 2, 2, 0, false, false},
	{"next_offset", 4, 2, 0, false, false},
};

static const struct vmsg_tail_info bus_get_devices_resp_tail = {"bitmap", 1, 1, 8, false};

static const struct vmsg_field_info bus_ping_req_fields[] = {
	{"data", 0, 4, 0, false, false},
};

static const struct vmsg_field_info bus_ping_resp_fields[] = {
	{"data", 0, 4, 0, false, false},
};

static const struct vmsg_field_info bus_event_device_event_fields[] = {
	{"device_number", 0, 2, 0, false, false},
	{"device_bus_state", 2, 2, 0, false, false},
};

static const struct vmsg_body_info bodies[] = {
	{
		"GET_DEVICE_INFO",
		"req",
		"request",
		"driver",
		NULL,
		NULL,
		0,
		0,
		VMSG_ID_GET_DEVICE_INFO,
		0,
		false,
	},
	{
		"GET_DEVICE_INFO",
		"resp",
		"response",
		"device",
		get_device_info_resp_fields,
		NULL,
		7,
		24,
		VMSG_ID_GET_DEVICE_INFO,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"GET_DEVICE_FEATURES",
		"req",
		"request",
		"driver",
		get_device_features_req_fields,
		NULL,
		2,
		8,
		VMSG_ID_GET_DEVICE_FEATURES,
		0,
		false,
	},
	{
		"GET_DEVICE_FEATURES",
		"resp",
		"response",
		"device",
		get_device_features_resp_fields,
		&get_device_features_resp_tail,
		2,
		8,
		VMSG_ID_GET_DEVICE_FEATURES,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"SET_DRIVER_FEATURES",
		"req",
		"request",
		"driver",
		set_driver_features_req_fields,
		&set_driver_features_req_tail,
		2,
		8,
		VMSG_ID_SET_DRIVER_FEATURES,
		0,
		false,
	},
	{
		"SET_DRIVER_FEATURES",
		"resp",
		"response",
		"device",
		NULL,
		NULL,
		0,
		0,
		VMSG_ID_SET_DRIVER_FEATURES,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"GET_CONFIG",
		"req",
		"request",
		"driver",
		get_config_req_fields,
		NULL,
		2,
		8,
		VMSG_ID_GET_CONFIG,
		0,
		false,
	},
	{
		"GET_CONFIG",
		"resp",
		"response",
		"device",
		get_config_resp_fields,
		&get_config_resp_tail,
		3,
		12,
		VMSG_ID_GET_CONFIG,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"SET_CONFIG",
		"req",
		"request",
		"driver",
		set_config_req_fields,
		&set_config_req_tail,
		3,
		12,
		VMSG_ID_SET_CONFIG,
		0,
		false,
	},
	{
		"SET_CONFIG",
		"resp",
		"response",
		"device",
		set_config_resp_fields,
		&set_config_resp_tail,
		3,
		12,
		VMSG_ID_SET_CONFIG,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"GET_DEVICE_STATUS",
		"req",
		"request",
		"driver",
		NULL,
		NULL,
		0,
		0,
		VMSG_ID_GET_DEVICE_STATUS,
		0,
		false,
	},
	{
		"GET_DEVICE_STATUS",
		"resp",
		"response",
		"device",
		get_device_status_resp_fields,
		NULL,
		1,
		4,
		VMSG_ID_GET_DEVICE_STATUS,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"SET_DEVICE_STATUS",
		"req",
		"request",
		"driver",
		set_device_status_req_fields,
		NULL,
		1,
		4,
		VMSG_ID_SET_DEVICE_STATUS,
		0,
		false,
	},
	{
		"SET_DEVICE_STATUS",
		"resp",
		"response",
		"device",
		set_device_status_resp_fields,
		NULL,
		1,
		4,
		VMSG_ID_SET_DEVICE_STATUS,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"GET_VQUEUE",
		"req",
		"request",
		"driver",
		get_vqueue_req_fields,
		NULL,
		1,
		4,
		VMSG_ID_GET_VQUEUE,
		0,
		false,
	},
	{
		"GET_VQUEUE",
		"resp",
		"response",
		"device",
		get_vqueue_resp_fields,
		NULL,
		7,
		40,
		VMSG_ID_GET_VQUEUE,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"SET_VQUEUE",
		"req",
		"request",
		"driver",
		set_vqueue_req_fields,
		NULL,
		7,
		40,
		VMSG_ID_SET_VQUEUE,
		0,
		false,
	},
	{
		"SET_VQUEUE",
		"resp",
		"response",
		"device",
		NULL,
		NULL,
		0,
		0,
		VMSG_ID_SET_VQUEUE,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"RESET_VQUEUE",
		"req",
		"request",
		"driver",
		reset_vqueue_req_fields,
		NULL,
		1,
		4,
		VMSG_ID_RESET_VQUEUE,
		0,
		false,
	},
	{
		"RESET_VQUEUE",
		"resp",
		"response",
		"device",
		NULL,
		NULL,
		0,
		0,
		VMSG_ID_RESET_VQUEUE,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"GET_SHM",
		"req",
		"request",
		"driver",
		get_shm_req_fields,
		NULL,
		1,
		4,
		VMSG_ID_GET_SHM,
		0,
		false,
	},
	{
		"GET_SHM",
		"resp",
		"response",
		"device",
		get_shm_resp_fields,
		NULL,
		3,
		12,
		VMSG_ID_GET_SHM,
		VMSG_TYPE_RESPONSE,
		false,
	},
	{
		"EVENT_CONFIG",
		"event",
		"event",
		"device",
		event_config_event_fields,
		&event_config_event_tail,
		4,
		16,
		VMSG_ID_EVENT_CONFIG,
		0,
		false,
	},
	{
		"EVENT_AVAIL",
		"event",
		"event",
		"driver",
		event_avail_event_fields,
		NULL,
		2,
		8,
		VMSG_ID_EVENT_AVAIL,
		0,
		false,
	},
	{
		"EVENT_USED",
		"event",
		"event",
		"device",
		event_used_event_fields,
		NULL,
		1,
		4,
		VMSG_ID_EVENT_USED,
		0,
		false,
	},
	{
		"GET_DEVICES",
		"req",
		"request",
		"driver",
		bus_get_devices_req_fields,
		NULL,
		2,
		4,
		VMSG_BUS_ID_GET_DEVICES,
		VMSG_TYPE_BUS,
		true,
	},
	{
		"GET_DEVICES",
		"resp",
		"response",
		"device",
		bus_get_devices_resp_fields,
		&bus_get_devices_resp_tail,
		3,
		6,
		VMSG_BUS_ID_GET_DEVICES,
		VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS,
		true,
	},
	{
		"PING",
		"req",
		"request",
		"any",
		bus_ping_req_fields,
		NULL,
		1,
		4,
		VMSG_BUS_ID_PING,
		VMSG_TYPE_BUS,
		true,
	},
	{
		"PING",
		"resp",
		"response",
		"any",
		bus_ping_resp_fields,
		NULL,
		1,
		4,
		VMSG_BUS_ID_PING,
		VMSG_TYPE_RESPONSE | VMSG_TYPE_BUS,
		true,
	},
	{
		"EVENT_DEVICE",
		"event",
		"event",
		"device",
		bus_event_device_event_fields,
		NULL,
		2,
		4,
		VMSG_BUS_ID_EVENT_DEVICE,
		VMSG_TYPE_BUS,
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
	case VMSG_ID_GET_DEVICE_INFO:
		return "GET_DEVICE_INFO";
	case VMSG_ID_GET_DEVICE_FEATURES:
		return "GET_DEVICE_FEATURES";
	case VMSG_ID_SET_DRIVER_FEATURES:
		return "SET_DRIVER_FEATURES";
	case VMSG_ID_GET_CONFIG:
		return "GET_CONFIG";
	case VMSG_ID_SET_CONFIG:
		return "SET_CONFIG";
	case VMSG_ID_GET_DEVICE_STATUS:
		return "GET_DEVICE_STATUS";
	case VMSG_ID_SET_DEVICE_STATUS:
		return "SET_DEVICE_STATUS";
	case VMSG_ID_GET_VQUEUE:
		return "GET_VQUEUE";
	case VMSG_ID_SET_VQUEUE:
		return "SET_VQUEUE";
	case VMSG_ID_RESET_VQUEUE:
		return "RESET_VQUEUE";
	case VMSG_ID_GET_SHM:
		return "GET_SHM";
	case VMSG_ID_EVENT_CONFIG:
		return "EVENT_CONFIG";
	case VMSG_ID_EVENT_AVAIL:
		return "EVENT_AVAIL";
	case VMSG_ID_EVENT_USED:
		return "EVENT_USED";
	default:
		return "UNKNOWN";
	}
}

static const char *bus_name(uint8_t msg_id)
{
	switch (msg_id) {
	case VMSG_BUS_ID_GET_DEVICES:
		return "GET_DEVICES";
	case VMSG_BUS_ID_PING:
		return "PING";
	case VMSG_BUS_ID_EVENT_DEVICE:
		return "EVENT_DEVICE";
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
