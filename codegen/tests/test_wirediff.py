"""Comparing drafts: what counts as a change, and bytes that show it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from vmsgc.bodydiff import BREAKING, IDENTICAL, NAMES, READER, RULES_ONLY, WRITER
from vmsgc.expr import parse
from vmsgc.ir import Body, Protocol, Scalar
from vmsgc.load import load_protocol
from vmsgc.refcodec import Codec, Decoded
from vmsgc.wirediff import Change, Diff

SPEC = Path(__file__).resolve().parents[2] / "spec"


def draft(name: str) -> Protocol:
    loaded, found = load_protocol(SPEC, name)
    assert loaded is not None, found
    return loaded


@pytest.fixture(scope="module")
def base() -> Protocol:
    return draft("v1")


@pytest.fixture(scope="module")
def changes(base: Protocol) -> dict[str, Change]:
    return {change.subject: change for change in Diff(base, draft("v2")).changes()}


def edited(protocol: Protocol, name: str, body: Body) -> Protocol:
    """The protocol with one body of a message in place of the one of the same role."""
    messages = tuple(
        replace(
            message,
            bodies=tuple(body if old.role is body.role else old for old in message.bodies),
        )
        if message.c_name == name
        else message
        for message in protocol.messages
    )
    return replace(protocol, messages=messages)


def body_of(protocol: Protocol, name: str, role: str) -> Body:
    return next(
        body
        for message, body in protocol.bodies()
        if message.c_name == name and body.role.value == role
    )


def only_change(old: Protocol, new: Protocol) -> Change:
    found = [one for one in Diff(old, new).changes() if one.classes != (IDENTICAL,)]
    assert len(found) == 1, found
    return found[0]


def test_a_draft_does_not_differ_from_itself(base: Protocol) -> None:
    for change in Diff(base, base).changes():
        assert change.classes == (IDENTICAL,)
        assert change.notes == ()


@pytest.mark.parametrize(
    "subject", ["GET_DEVICE_INFO response", "GET_SHM response", "bus GET_DEVICES response"]
)
def test_moved_and_widened_fields_break(changes: dict[str, Change], subject: str) -> None:
    assert changes[subject].classes == (BREAKING,)


def test_a_reserved_word_that_gets_a_meaning_breaks_nobody(changes: dict[str, Change]) -> None:
    assert changes["SET_VQUEUE request"].classes == (READER, WRITER)
    assert changes["GET_VQUEUE response"].classes == (READER, WRITER)


def test_a_new_name_is_not_a_change_on_the_wire(changes: dict[str, Change]) -> None:
    assert changes["GET_SHM request"].classes == (NAMES,)
    assert changes["GET_SHM request"].notes == ("index: now called shmid (source-level)",)
    assert changes["enum device_bus_state"].classes == (NAMES,)


def test_a_word_that_gets_a_meaning_says_what_old_writers_leave(
    changes: dict[str, Change],
) -> None:
    assert (
        "flags: in the place of reserved0; a writer of the older draft leaves it 0,"
        " which is no value of vqueue_state_op" in changes["SET_VQUEUE request"].notes
    )
    assert (
        "flags: in the place of reserved; a writer of the older draft leaves it 0"
        in changes["GET_VQUEUE response"].notes
    )


def test_a_witness_is_read_differently_by_the_drafts(changes: dict[str, Change]) -> None:
    old, new = Codec(draft("v1")), Codec(draft("v2"))
    shown = [change for change in changes.values() if change.witness is not None]
    assert len(shown) == 5
    for change in shown:
        assert change.witness is not None
        before, after = old.decode(change.witness.frame), new.decode(change.witness.frame)
        assert isinstance(before, Decoded), change.subject
        assert isinstance(after, Decoded), change.subject
        assert before.fields != after.fields


def test_every_breaking_body_has_a_witness(changes: dict[str, Change]) -> None:
    for change in changes.values():
        if change.classes == (BREAKING,):
            assert change.witness is not None, change.subject


def test_what_is_called_identical_has_no_witness(base: Protocol) -> None:
    new = draft("v2")
    diff = Diff(base, new)
    identical = {
        change.subject
        for change in diff.changes()
        if change.classes in ((IDENTICAL,), (NAMES,))
    }
    for message, body in base.bodies():
        prefix = "bus " if message.klass == "bus" else ""
        if f"{prefix}{message.name} {body.role.word}" in identical:
            names = {"index": "shmid"} if message.name == "GET_SHM" else {}
            assert diff.witness((message.klass, message.id, body.role), names) is None


def test_a_dropped_check_lets_the_new_reader_understand_the_old_writer(base: Protocol) -> None:
    body = body_of(base, "bus_get_devices", "req")
    kept = tuple(one for one in body.constraints if not one.id.endswith("count_multiple"))
    change = only_change(base, edited(base, "bus_get_devices", replace(body, constraints=kept)))
    assert change.classes == (READER,)
    assert change.witness is not None
    assert not change.witness.old["valid"]
    assert change.witness.new["valid"]


def test_an_added_check_lets_the_old_reader_understand_the_new_writer(base: Protocol) -> None:
    body = body_of(base, "bus_get_devices", "req")
    kept = tuple(one for one in body.constraints if not one.id.endswith("count_multiple"))
    before = edited(base, "bus_get_devices", replace(body, constraints=kept))
    assert only_change(before, base).classes == (WRITER,)


def test_a_different_context_check_is_a_matter_of_rules_only(base: Protocol) -> None:
    body = body_of(base, "event_used", "event")
    other = tuple(
        replace(one, expr=parse("vq_index <= max_virtqueues"))
        if one.id.endswith("vq_index_range")
        else one
        for one in body.constraints
    )
    change = only_change(base, edited(base, "event_used", replace(body, constraints=other)))
    assert change.classes == (RULES_ONLY,)
    assert change.witness is None


def test_an_appended_field_is_invisible_to_the_old_reader(base: Protocol) -> None:
    body = body_of(base, "event_used", "event")
    more = replace(body.fields[0], name="extra", offset=body.fixed_size, scalar=Scalar.LE16)
    change = only_change(
        base, edited(base, "event_used", replace(body, fields=(*body.fields, more)))
    )
    assert change.classes == (WRITER,)
    assert change.notes[0].startswith("extra: added")


def test_a_widened_field_breaks(base: Protocol) -> None:
    body = body_of(base, "event_used", "event")
    wide = replace(body.fields[0], scalar=Scalar.LE64)
    change = only_change(base, edited(base, "event_used", replace(body, fields=(wide,))))
    assert change.classes == (BREAKING,)
