"""The generated C does what the specification says when it runs, also for one that changed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from conftest import LANGUAGES, REAL_SPEC, check_syntax, load_c, needs_gcc, unpack

from vmsgc.emit import c
from vmsgc.ir import Protocol

EXTRA_MESSAGE = """
  - name: GET_SHAPES
    id: 0x30
    class: transport
    doc: Use every shape a payload can have.
    section: None
    request:
      sender: driver
      fields:
        - {name: uuid, type: "u8[16]", doc: bytes}
        - {name: ports, type: "le16[3]", doc: numbers}
        - {name: pad, type: "u8[6]", reserved: {tx: zero, rx: ignore}}
        - {name: total, type: le16, doc: twice the elements}
        - {name: sizes, type: "le64[]", size: total / 2, doc: a tail of wide elements}
    response: {fields: []}
"""


def run_c(folder: Path, code: str) -> None:
    """Build the tree and a program under the sanitizers, and run it; it exits 0 when content."""
    (folder / "main.c").write_text(code, encoding="utf-8")
    sources = [folder / "main.c", *sorted((folder / "src").glob("*.c"))]
    flags = ["-std=c99", "-Wall", "-Wextra", "-Werror", "-fsanitize=address,undefined"]
    flags += ["-fno-sanitize-recover=all"]
    subprocess.run(
        ["gcc", *flags, "-I", folder / "include", *sources, "-o", folder / "run"], check=True
    )
    result = subprocess.run([folder / "run"], check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


PROGRAM = """
#include <stdio.h>
#include <string.h>
#include <vmsg/wire.h>
#define EXPECT(what) if (!(what)) {{ printf("%d: %s\\n", __LINE__, #what); return 1; }}
{functions}
int main(void)
{{
{body}
	return 0;
}}
"""

DISPATCH_FUNCTIONS = """
struct seen { int calls; uint32_t offset; vmsg_status answer; };
static vmsg_status
on_get_config(void *context, const struct vmsg_header *header, struct vmsg_get_config_req_view view)
{
	struct seen *seen = context;
	seen->calls += header->msg_id == VMSG_ID_GET_CONFIG;
	seen->offset = vmsg_get_config_req_offset(view);
	return seen->answer;
}
static vmsg_status on_info(void *context, const struct vmsg_header *header)
{
	struct seen *seen = context;
	(void)header;
	seen->calls++;
	return seen->answer;
}
"""

DISPATCH_BODY = """
	struct seen seen = {0, 0, VMSG_OK};
	struct vmsg_device_handlers device = {0};
	struct vmsg_driver_handlers driver = {0};
	struct vmsg_get_config_req fields = {7, 9};
	struct vmsg_route route = {3, 4};
	struct vmsg_error error = {0};
	uint8_t room[64];
	struct vmsg_span out = {room, sizeof(room)};
	struct vmsg_bytes frame = {room, 0};

	device.get_config_req = on_get_config;
	EXPECT(vmsg_get_config_req_encode(out, route, &fields, &frame.size) == VMSG_OK);
	EXPECT(vmsg_device_dispatch(&device, &seen, frame, NULL) == VMSG_OK);
	EXPECT(seen.calls == 1 && seen.offset == 7);
	seen.answer = VMSG_ERR_FULL;
	EXPECT(vmsg_device_dispatch(&device, &seen, frame, NULL) == VMSG_ERR_FULL);
	EXPECT(seen.calls == 2);

	/* a body the role does not receive, in either direction */
	EXPECT(vmsg_driver_dispatch(&driver, &seen, frame, &error) == VMSG_ERR_UNSUPPORTED);
	EXPECT(error.check == VMSG_CHECK_HEADER_KNOWN && error.field == VMSG_FIELD_MSG_ID);
	room[0] = VMSG_TYPE_RESPONSE;
	EXPECT(vmsg_device_dispatch(&device, &seen, frame, NULL) == VMSG_ERR_UNSUPPORTED);
	room[0] = 0;

	/* truncated: nothing is called */
	frame.size -= 1;
	EXPECT(vmsg_device_dispatch(&device, &seen, frame, &error) == VMSG_ERR_TRUNCATED);
	EXPECT(error.check == VMSG_CHECK_HEADER_MSG_SIZE_FITS);
	frame.size += 1;
	room[6] = 15;
	EXPECT(vmsg_device_dispatch(&device, &seen, frame, &error) == VMSG_ERR_TRUNCATED);
	EXPECT(error.check == VMSG_CHECK_GET_CONFIG_REQ_FIXED && error.offset == 8);
	room[6] = 16;

	/* no slot, no such id */
	device.get_config_req = NULL;
	EXPECT(vmsg_device_dispatch(&device, &seen, frame, NULL) == VMSG_ERR_UNSUPPORTED);
	room[1] = 0x3f;
	EXPECT(vmsg_device_dispatch(&device, &seen, frame, NULL) == VMSG_ERR_UNSUPPORTED);
	EXPECT(seen.calls == 2);

	/* bodies without fields have no view */
	seen.answer = VMSG_OK;
	device.get_device_info_req = on_info;
	EXPECT(vmsg_get_device_info_req_encode(out, route, &frame.size) == VMSG_OK);
	EXPECT(frame.size == VMSG_HEADER_SIZE);
	EXPECT(vmsg_device_dispatch(&device, &seen, frame, NULL) == VMSG_OK);
	EXPECT(seen.calls == 3);
"""


@needs_gcc
def test_dispatch_calls_the_slot_of_a_valid_frame_and_nothing_else(
    protocol: Protocol, tmp_path: Path
) -> None:
    run_c(
        unpack(c.emit(protocol), tmp_path),
        PROGRAM.format(functions=DISPATCH_FUNCTIONS, body=DISPATCH_BODY),
    )


NAMES_BODY = """
	const struct vmsg_body_info *info = vmsg_body_info_named("SET_CONFIG", "resp");

	EXPECT(info != NULL && info->type == VMSG_TYPE_RESPONSE);
	EXPECT(info->msg_id == VMSG_ID_SET_CONFIG);
	EXPECT(info->field_count == 3 && info->fixed_size == VMSG_SET_CONFIG_RESP_FIXED_SIZE);
	EXPECT(info->tail->is_optional);
	EXPECT(strcmp(info->fields[info->tail->counted_by].name, "length") == 0);
	EXPECT(vmsg_body_info_of(0xfd, VMSG_ID_SET_CONFIG) == info);
	EXPECT(vmsg_body_info_of(0x01, 0x3f) == NULL);
	EXPECT(vmsg_body_info_named("SET_CONFIG", "event") == NULL);
	EXPECT(vmsg_body_info_named("SET_CONFI", "resp") == NULL);
	EXPECT(strcmp(vmsg_message_name(true, VMSG_BUS_ID_PING), "PING") == 0);
	EXPECT(strcmp(vmsg_message_name(false, VMSG_ID_EVENT_USED), "EVENT_USED") == 0);
	EXPECT(strcmp(vmsg_message_name(true, 0x3f), "UNKNOWN") == 0);
	EXPECT(strcmp(vmsg_field_name(VMSG_FIELD_MSG_SIZE), "msg_size") == 0);
	EXPECT(strcmp(vmsg_field_name(0), "NONE") == 0);
	EXPECT(strcmp(vmsg_rule_name(VMSG_RULE_IMP_07), "IMP-07") == 0);
	EXPECT(strcmp(vmsg_rule_name(0xffff), "UNKNOWN") == 0);
	EXPECT(strcmp(vmsg_check_name(VMSG_CHECK_HEADER_KNOWN), "header.known") == 0);
"""


@needs_gcc
def test_names_and_shapes_can_be_looked_up(protocol: Protocol, tmp_path: Path) -> None:
    run_c(unpack(c.emit(protocol), tmp_path), PROGRAM.format(functions="", body=NAMES_BODY))


SHAPES_BODY = """
	static const uint64_t sizes[] = {1, UINT64_C(0x0102030405060708)};
	struct vmsg_get_shapes_req fields = {{0}, {1, 2, 3}, sizes, 2};
	struct vmsg_get_shapes_req_view view;
	struct vmsg_route route = {3, 4};
	struct vmsg_error error = {0};
	struct vmsg_header header;
	struct vmsg_bytes payload;
	uint8_t room[64];
	struct vmsg_span out = {room, sizeof(room)};
	struct vmsg_bytes frame = {room, 0};

	memset(room, 0xff, sizeof(room));
	memset(fields.uuid, 0x5a, sizeof(fields.uuid));
	EXPECT(vmsg_get_shapes_req_encode(out, route, &fields, &frame.size) == VMSG_OK);
	EXPECT(frame.size == 8 + 16 + 6 + 6 + 2 + 16);
	EXPECT(vmsg_header_parse(frame, &header, &payload, NULL) == VMSG_OK);
	EXPECT(payload.data[22] == 0 && payload.data[27] == 0 && payload.data[28] == 4);
	EXPECT(vmsg_get_shapes_req_parse(payload, &view, NULL) == VMSG_OK);
	EXPECT(vmsg_get_shapes_req_uuid(view).size == 16);
	EXPECT(vmsg_get_shapes_req_uuid(view).data[15] == 0x5a);
	EXPECT(vmsg_get_shapes_req_ports_at(view, 2) == 3);
	EXPECT(vmsg_get_shapes_req_sizes_at(view, 1) == sizes[1]);
	payload.size -= 1;
	EXPECT(vmsg_get_shapes_req_parse(payload, &view, &error) == VMSG_ERR_TRUNCATED);
	EXPECT(error.check == VMSG_CHECK_GET_SHAPES_REQ_TAIL);
	EXPECT(vmsg_frame_check(frame, &header, NULL) == VMSG_OK);
	fields.total = VMSG_GET_SHAPES_REQ_SIZES_MAX + 1;
	EXPECT(vmsg_get_shapes_req_encode(out, route, &fields, &frame.size) == VMSG_ERR_TOO_LONG);
	out.size = 8 + 16 + 6 + 6 + 2 + 15;
	fields.total = 2;
	EXPECT(vmsg_get_shapes_req_encode(out, route, &fields, &frame.size) == VMSG_ERR_NO_SPACE);
"""


def edited(tmp_path: Path, edit: dict[str, str]) -> Protocol:
    """The protocol of a scratch copy of the specification with some text replaced."""
    shutil.copytree(REAL_SPEC, tmp_path / "spec")
    path = tmp_path / "spec" / "messages.yaml"
    text = path.read_text(encoding="utf-8")
    for was, to in edit.items():
        assert was in text
        text = text.replace(was, to)
    path.write_text(text, encoding="utf-8")
    return load_c(tmp_path / "spec")


@needs_gcc
def test_message_of_every_shape_can_be_added(tmp_path: Path) -> None:
    changed = edited(tmp_path, {"\nmessages:\n": "\nmessages:" + EXTRA_MESSAGE})
    folder = unpack(c.emit(changed), tmp_path / "tree")
    check_syntax("gcc", "C++11", folder, sorted((folder / "src").glob("*.c")))
    run_c(folder, PROGRAM.format(functions="", body=SHAPES_BODY))


@needs_gcc
def test_wider_and_renamed_fields_follow_through(tmp_path: Path) -> None:
    changed = edited(
        tmp_path,
        {
            "{name: offset, type: le32, unit: bytes, doc: from the start of configuration space}":
                "{name: offset, type: le64, unit: bytes, doc: from the start}",
            "{name: offset, type: le32, unit: bytes, echo: offset, doc: echo of the request}":
                "{name: offset, type: le64, unit: bytes, echo: offset, doc: echo of the request}",
            "{name: vendor_id,": "{name: maker_id,",
        },
    )
    files = c.emit(changed)
    assert "vmsg_get_device_info_resp_maker_id" in files["include/vmsg/wire/get_device_info.h"]
    assert "offset > config_size || length > config_size - offset" in files["src/get_config.c"]
    folder = unpack(files, tmp_path / "tree")
    for language in LANGUAGES:
        check_syntax("gcc", language, folder, sorted((folder / "src").glob("*.c")))


def test_both_ways_of_parsing_a_header_follow_its_constraints(tmp_path: Path) -> None:
    known = "    - {id: known, check: known,"
    more = "    - {id: even, expr: token % 2 == 0, field: token, status: malformed, rule: IMP-06}\n"
    changed = edited(tmp_path, {known: more + known})
    text = c.emit(changed)["include/vmsg/wire/header.h"]
    plain = text.partition("vmsg_status vmsg_header_parse(")[2].partition("\n}\n")[0]
    direct = text.partition("vmsg_status vmsg_header_parse_as(")[2].partition("\n}\n")[0]
    assert "header.token % 2u != 0" in plain
    assert "vmsg_load_le16(frame.data + 4) % 2u != 0" in direct
