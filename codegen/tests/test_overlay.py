"""Overlays: every edit is guarded, and what it touched says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import REAL_SPEC, codes

from vmsgc.ir import Field, Role
from vmsgc.irjson import to_json
from vmsgc.load import drafts, load, load_protocol

HEAD = (
    'draft: {id: v2, title: other, date: "2026-02", revision: 1, source: none}\nbase: v1\nedits:\n'
)


def _overlay(spec: Path, *edits: str) -> None:
    (spec / "drafts").mkdir(exist_ok=True)
    text = HEAD + "".join(f"  - {edit}\n" for edit in edits)
    (spec / "drafts" / "v2.yaml").write_text(text, encoding="utf-8")


def _fields(spec: Path, message: str, role: Role) -> list[Field]:
    protocol, found = load_protocol(spec, "v2")
    assert not found
    assert protocol is not None
    (one,) = (m for m in protocol.messages if m.name == message)
    return list(one.body(role).fields)


def test_set_changes_one_value(tiny: Path) -> None:
    _overlay(tiny, "{op: set, at: messages/WRITE/id, was: 3, to: 7}")

    protocol, _ = load_protocol(tiny, "v2")

    assert protocol is not None
    assert {message.name: message.id for message in protocol.messages}["WRITE"] == 7
    assert protocol.draft.id == "v2"


def test_insert_moves_what_follows(tiny: Path) -> None:
    at = "messages/WRITE/request/fields"
    _overlay(
        tiny,
        f"{{op: insert, at: {at}, before: value, to: {{name: extra, type: le64, doc: more}}}}",
        "{op: set, at: limits/bus_max_size_min/use, was: 24, to: 32}",
    )

    fields = _fields(tiny, "WRITE", Role.REQUEST)

    assert [(one.name, one.offset) for one in fields] == [
        ("address", 0),
        ("extra", 8),
        ("value", 16),
    ]


def test_remove_takes_what_was_guarded(tiny: Path) -> None:
    _overlay(tiny, "{op: remove, at: messages/WRITE/request/fields/address, was: {type: le64}}")

    assert [one.name for one in _fields(tiny, "WRITE", Role.REQUEST)] == ["value"]


def test_rename_keeps_the_rest(tiny: Path) -> None:
    _overlay(tiny, "{op: rename, at: messages/WRITE/request/fields/value, to: number}")

    field = _fields(tiny, "WRITE", Role.REQUEST)[1]

    assert (field.name, field.offset, field.doc) == ("number", 8, "what")


def test_added_key_is_there(tiny: Path) -> None:
    _overlay(tiny, "{op: add, at: messages/WRITE/request/fields/value/unit, to: bytes}")

    assert _fields(tiny, "WRITE", Role.REQUEST)[1].unit == "bytes"


def test_edited_node_names_the_edit_and_keeps_its_place(tiny: Path) -> None:
    _overlay(tiny, "{op: set, at: messages/WRITE/request/fields/value/type, was: le64, to: le32}")

    address, value = _fields(tiny, "WRITE", Role.REQUEST)

    assert address.span.through == ()
    assert value.span.file == "messages.yaml"
    assert value.span.through == ("drafts/v2.yaml:4:5",)


def test_added_node_stands_in_the_overlay(tiny: Path) -> None:
    at = "messages/WRITE/request/fields"
    _overlay(tiny, f"{{op: add, at: {at}, to: {{name: extra, type: u8, doc: more}}}}")

    assert load(tiny, "v2").errors == 1  # does not fit the smallest bus any more
    protocol = load(tiny, "v2").protocol
    assert protocol is not None
    write = next(one for one in protocol.messages if one.name == "WRITE")
    assert write.body(Role.REQUEST).field("extra").span.file == "drafts/v2.yaml"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ("{op: set, at: messages/WRITE/id, was: 4, to: 5}", "VS031"),
        ('{op: set, at: messages/WRITE/id, was: "3", to: 5}', "VS031"),
        ("{op: set, at: messages/WRITE/id, to: 5}", "VS021"),
        ("{op: remove, at: messages/WRITE}", "VS021"),
        ("{op: set, at: messages/WRIGHT/id, was: 3, to: 5}", "VS030"),
        ("{op: set, at: messages/WRITE/id/low, was: 3, to: 5}", "VS030"),
        ("{op: add, at: messages/WRITE/id, to: 5}", "VS032"),
        ("{op: rename, at: messages/WRITE, to: READ}", "VS032"),
        ("{op: rename, at: messages/WRITE, to: [READ]}", "VS032"),
        ("{op: replace, at: messages/WRITE, was: {name: WRITE, id: 9}, to: {}}", "VS031"),
        ("{op: insert, at: messages/WRITE/extra, before: x, to: {}}", "VS030"),
        ("{op: insert, at: messages/WRITE, before: x, to: {}}", "VS030"),
        ("{op: change, at: messages/WRITE}", "VS022"),
        ("{op: add, at: messages//WRITE, to: 1}", "VS022"),
    ],
)
def test_edit_that_does_not_fit_is_refused(edit: str, code: str, tiny: Path) -> None:
    _overlay(tiny, edit)

    assert codes(tiny, "v2") == [code]
    assert codes(tiny) == []


def test_every_refused_edit_is_reported(tiny: Path) -> None:
    _overlay(
        tiny,
        "{op: set, at: messages/WRITE/id, was: 4, to: 5}",
        "{op: set, at: messages/WRIGHT/id, was: 3, to: 5}",
    )

    assert codes(tiny, "v2") == ["VS031", "VS030"]


def test_rules_of_the_base_do_not_bind_another_draft(tiny: Path) -> None:
    _overlay(
        tiny,
        "{op: remove, at: messages/READ/request/constraints/even, was: {field: offset}}",
    )

    found = load(tiny, "v2")

    assert [(one.severity, one.code) for one in found.diagnostics if one.code != "VS301"] == [
        ("note", "VS211")
    ]
    assert "rules-only" in found.diagnostics[-1].text


def test_unknown_draft_is_refused(tiny: Path) -> None:
    assert codes(tiny, "v7") == ["VS033"]


def test_real_drafts_load_and_differ() -> None:
    texts = set()
    for draft in drafts(REAL_SPEC):
        protocol, found = load_protocol(REAL_SPEC, draft)
        assert protocol is not None
        assert not found
        texts.add(to_json(protocol))

    assert len(texts) == len(drafts(REAL_SPEC)) >= 2


@pytest.mark.parametrize(
    ("message", "role", "offsets", "fixed_size"),
    [
        (
            "GET_DEVICE_INFO",
            Role.RESPONSE,
            {
                "device_id": 0,
                "vendor_id": 4,
                "device_uuid": 8,
                "num_feature_blocks": 24,
                "config_size": 28,
                "max_virtqueues": 32,
                "admin_vq_start": 36,
                "admin_vq_count": 40,
            },
            44,
        ),
        ("GET_SHM", Role.RESPONSE, {"shmid": 0, "reserved": 4, "length": 8, "address": 16}, 24),
        ("GET_SHM", Role.REQUEST, {"shmid": 0}, 4),
        ("GET_DEVICES", Role.RESPONSE, {"offset": 0, "next_offset": 2, "count": 4}, 6),
        (
            "SET_VQUEUE",
            Role.REQUEST,
            {
                "index": 0,
                "flags": 4,
                "size": 8,
                "reserved": 12,
                "desc_addr": 16,
                "driver_addr": 24,
                "device_addr": 32,
            },
            40,
        ),
    ],
)
def test_second_draft_has_its_layouts(
    message: str, role: Role, offsets: dict[str, int], fixed_size: int
) -> None:
    protocol, _ = load_protocol(REAL_SPEC, "v2")
    assert protocol is not None
    body = next(one for one in protocol.messages if one.name == message).body(role)

    assert {field.name: field.offset for field in body.fields} == offsets
    assert body.fixed_size == fixed_size
