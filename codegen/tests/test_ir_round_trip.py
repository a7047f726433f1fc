"""The JSON of a protocol says everything about it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from vmsgc.ir import Protocol, Span
from vmsgc.irjson import to_json
from vmsgc.irload import IrError, from_json
from vmsgc.load import drafts, load_protocol

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec"
TOY = Path(__file__).resolve().parent / "golden" / "spec"

CASES = [(SPEC, draft) for draft in drafts(SPEC)] + [(TOY, "v1")]


def protocol_of(spec: Path, draft: str) -> Protocol:
    """The protocol; fails when the specification has errors."""
    protocol, found = load_protocol(spec, draft)
    assert protocol is not None, found
    return protocol


@pytest.mark.parametrize(("spec", "draft"), CASES)
def test_text_survives_a_round_trip(spec: Path, draft: str) -> None:
    text = to_json(protocol_of(spec, draft))
    assert to_json(from_json(text)) == text


@pytest.mark.parametrize("spec", [SPEC, TOY])
def test_every_value_survives_a_round_trip(spec: Path) -> None:
    protocol = protocol_of(spec, "v1")
    assert from_json(to_json(protocol, spans=True)) == protocol


def test_a_moved_line_changes_nothing_but_the_spans() -> None:
    protocol = protocol_of(TOY, "v1")
    header = replace(protocol.header, span=Span("elsewhere.yaml", 7, 7))
    moved = replace(protocol, header=header)
    assert to_json(moved) == to_json(protocol)
    assert to_json(moved, spans=True) != to_json(protocol, spans=True)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda ir: ir.pop("messages"), "protocol: no 'messages'"),
        (lambda ir: ir["messages"][0].update(id="2"), "protocol.messages[0].id: '2' is no int"),
        (lambda ir: ir["messages"][0].pop("class"), "protocol.messages[0]: no 'class'"),
    ],
)
def test_what_is_no_protocol_is_refused_with_its_place(change: object, says: str) -> None:
    ir = json.loads(to_json(protocol_of(TOY, "v1")))
    assert callable(change)
    change(ir)
    with pytest.raises(IrError) as refused:
        from_json(json.dumps(ir))
    assert str(refused.value) == says
