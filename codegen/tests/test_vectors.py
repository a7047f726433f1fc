"""The vectors: complete, exact, and the same every time."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from vmsgc.emit import vectors as emitter
from vmsgc.expr import parse
from vmsgc.ir import Body, Protocol, Scope
from vmsgc.load import load, load_protocol
from vmsgc.refcodec import Codec, Decoded
from vmsgc.vector import NEGATIVE, POSITIVE, Vector
from vmsgc.vectors import make, missing

SPEC = Path(__file__).resolve().parents[2] / "spec"


@pytest.fixture(scope="module", params=["v1", "v2"])
def protocol(request: pytest.FixtureRequest) -> Protocol:
    loaded, found = load_protocol(SPEC, request.param)
    assert loaded is not None, found
    return loaded


@pytest.fixture(scope="module")
def groups(protocol: Protocol) -> dict[str, tuple[Vector, ...]]:
    return make(protocol)


@pytest.fixture(scope="module")
def every(groups: dict[str, tuple[Vector, ...]]) -> list[Vector]:
    return [vector for group in groups.values() for vector in group]


@pytest.fixture(scope="module")
def files(protocol: Protocol) -> dict[str, str]:
    return emitter.emit(protocol)


def test_every_constraint_has_a_vector_on_both_sides_of_it(
    protocol: Protocol, groups: dict[str, tuple[Vector, ...]]
) -> None:
    assert missing(protocol, groups) == []


def test_a_constraint_without_its_negative_is_missed(
    protocol: Protocol, groups: dict[str, tuple[Vector, ...]]
) -> None:
    name = next(one.id for one in protocol.constraints() if one.scope is Scope.CONTEXT)
    less = {
        key: tuple(one for one in group if one.proves != name or one.kind != NEGATIVE)
        for key, group in groups.items()
    }
    assert missing(protocol, less) == [name]


def test_a_negative_is_refused_by_the_check_it_names_and_by_nothing_else(
    every: list[Vector],
) -> None:
    for vector in every:
        if vector.kind == NEGATIVE:
            assert vector.expect is not None, vector.id
            assert vector.expect.check == vector.proves, vector.id
            assert vector.is_isolated, vector.id


def test_positives_and_edges_are_accepted(every: list[Vector]) -> None:
    for vector in every:
        if vector.kind == POSITIVE or vector.is_edge:
            assert vector.expect is None, vector.id


def test_every_body_has_a_frame_the_encoder_makes(protocol: Protocol, every: list[Vector]) -> None:
    made = {(one.message.c_name, one.role) for one in every if one.message and one.encode == "ok"}
    assert made == {(message.c_name, body.role) for message, body in protocol.bodies()}


def test_wire_verdicts_are_those_of_the_interpreter(
    protocol: Protocol, every: list[Vector]
) -> None:
    codec = Codec(protocol)
    for vector in every:
        outcome = codec.decode(vector.frame)
        if vector.stage == "wire":
            assert outcome == vector.expect, vector.id
        else:
            assert isinstance(outcome, Decoded), vector.id


def test_ids_are_unique_and_frames_fit_a_bus_of_the_usual_size(
    protocol: Protocol, every: list[Vector]
) -> None:
    assert len({vector.id for vector in every}) == len(every)
    usual = protocol.limit("bus_max_size_usual").use
    longest = max(len(vector.frame) for vector in every if vector.kind == POSITIVE)
    assert longest <= usual


def test_a_tail_as_long_as_the_usual_bus_carries_is_there(
    protocol: Protocol, every: list[Vector]
) -> None:
    usual = protocol.limit("bus_max_size_usual").use
    lengths = {len(vector.frame) for vector in every if vector.id.endswith(".data_max")}
    assert lengths == {usual}


def test_the_files_follow_their_schema(files: dict[str, str]) -> None:
    schema = json.loads(files["vectors/schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    names = [name for name in files if name.endswith(".json") and not name.endswith("schema.json")]
    assert "vectors/header.json" in names
    for name in names:
        validator.validate(json.loads(files[name]))


def test_the_schema_says_what_empty_facts_are(every: list[Vector], files: dict[str, str]) -> None:
    late = [vector for vector in every if vector.stage == "context"]
    assert all(vector.facts is not None for vector in late)
    assert any(vector.facts == {} for vector in late)
    said = json.loads(files["vectors/schema.json"])["description"]
    assert "Context is judged when there is an object facts, which is empty where" in said


def test_the_schema_refuses_a_refusal_without_a_rule(files: dict[str, str]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(files["vectors/schema.json"]))
    document = json.loads(files["vectors/header.json"])
    first = next(one for one in document["vectors"] if not one["expect"]["valid"])
    del first["expect"]["rule"]
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(document)


def test_files_are_the_same_every_time(protocol: Protocol, files: dict[str, str]) -> None:
    assert emitter.emit(protocol) == files


def test_emitted_c_fits_a_hundred_columns(files: dict[str, str]) -> None:
    for name, text in files.items():
        if name.endswith((".c", ".h")):
            assert max(len(line.expandtabs(8)) for line in text.splitlines()) <= 100, name


def test_a_constraint_nobody_can_break_is_an_error(protocol: Protocol) -> None:
    name = "get_config.req.window"

    def vacuous(body: Body) -> Body:
        expr = parse("offset == offset")
        kept = (replace(one, expr=expr) if one.id == name else one for one in body.constraints)
        return replace(body, constraints=tuple(kept))

    messages = tuple(
        replace(message, bodies=tuple(vacuous(body) for body in message.bodies))
        for message in protocol.messages
    )
    with pytest.raises(ValueError, match=r"get_config\.req\.window"):
        make(replace(protocol, messages=messages))


def test_flags_in_an_array_have_no_vector_of_their_own(tmp_path: Path) -> None:
    shutil.copytree(SPEC, tmp_path / "spec")
    path = tmp_path / "spec" / "messages.yaml"
    text = path.read_text(encoding="utf-8")
    wanted = "{name: status, type: le32, flags: device_status, doc: wanted status}"
    assert wanted in text
    path.write_text(text.replace(wanted, wanted.replace("le32,", '"le32[4]",')), encoding="utf-8")

    assert [one.code for one in load(tmp_path / "spec").diagnostics if one.is_error] == []
