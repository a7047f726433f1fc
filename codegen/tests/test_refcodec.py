"""The interpreter of the IR: verdicts, values, frames."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from vmsgc.ir import Protocol, Role, Scope
from vmsgc.load import load_protocol
from vmsgc.refbody import ACCEPTED, Value, compile_expr
from vmsgc.refcodec import Codec, Decoded, EncodeError, Refused, message_named, to_json

SPEC = Path(__file__).resolve().parents[2] / "spec"


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    loaded, found = load_protocol(SPEC)
    assert loaded is not None, found
    return loaded


@pytest.fixture(scope="module")
def codec(protocol: Protocol) -> Codec:
    return Codec(protocol)


def refused(codec: Codec, text: str) -> Refused:
    outcome = codec.decode(bytes.fromhex(text))
    assert isinstance(outcome, Refused), outcome
    return outcome


def test_a_response_is_decoded_to_the_documented_values(codec: Codec) -> None:
    # GET_CONFIG response: generation 2, three bytes at offset 0x20 of device 7.
    frame = bytes.fromhex("01050700341217000200000020000000 03000000aabbcc")
    outcome = codec.decode(frame)
    assert isinstance(outcome, Decoded)
    assert outcome.message.name == "GET_CONFIG"
    assert outcome.fields == {"generation": 2, "offset": 32, "length": 3, "data": b"\xaa\xbb\xcc"}
    assert (outcome.header["dev_num"], outcome.header["token"]) == (7, 0x1234)


def test_reserved_words_and_counts_are_among_the_fields_but_not_visible(codec: Codec) -> None:
    vqueue = codec.decode(bytes.fromhex("0109070000003000" + "00" * 40))
    assert isinstance(vqueue, Decoded)
    assert "reserved" in vqueue.fields
    assert "reserved" not in vqueue.visible
    config = codec.decode(bytes.fromhex("01050700341215000200000020000000 01000000aa"))
    assert isinstance(config, Decoded)
    assert config.fields["length"] == 1
    assert "length" not in config.visible


@pytest.mark.parametrize(
    ("frame", "status", "field", "offset", "check"),
    [
        ("00", "truncated", None, 0, "header.present"),
        ("0002070034120700", "malformed", "msg_size", 6, "header.msg_size_min"),
        ("0002070034120900", "truncated", "msg_size", 6, "header.msg_size_fits"),
        ("0140070034120800", "malformed", "type", 0, "header.event_is_request"),
        ("0203070034120c0000000000", "malformed", "dev_num", 2, "header.bus_dev_num"),
        ("00ff070034120800", "unsupported", "msg_id", 1, "header.known"),
        ("0005070034120800", "truncated", None, 8, "get_config.req.fixed"),
        (
            "0105070034121400" + "00" * 8 + "01000000",
            "truncated",
            "length",
            16,
            "get_config.resp.tail",
        ),
        (
            "0202000034120c0004000800",
            "malformed",
            "offset",
            8,
            "bus_get_devices.req.offset_multiple",
        ),
    ],
)
def test_the_first_broken_check_is_reported_with_its_place(
    codec: Codec, frame: str, status: str, field: str | None, offset: int, check: str
) -> None:
    outcome = refused(codec, frame)
    assert (outcome.status, outcome.field, outcome.offset, outcome.check) == (
        status,
        field,
        offset,
        check,
    )


def test_every_rule_of_a_refusal_is_the_one_the_constraint_names(
    codec: Codec, protocol: Protocol
) -> None:
    rules = {constraint.id: constraint.rule for constraint in protocol.constraints()}
    assert {one.check: one.rule for one in codec.refusals} == {
        constraint.id: rules[constraint.id]
        for constraint in protocol.constraints()
        if constraint.scope is not Scope.API
    }


def test_bytes_after_msg_size_are_not_looked_at(codec: Codec) -> None:
    short = bytes.fromhex("0005070034120800")
    assert codec.verdict(short + bytes(8)) == codec.verdict(short)


def test_encode_then_decode_gives_the_values_back(codec: Codec) -> None:
    chance = random.Random(1)
    for body in codec.bodies:
        if body.body.tail is not None:
            continue
        for _ in range(20):
            values = {
                field.name: chance.randrange(field.scalar.maximum + 1)
                for field in body.body.fields
                if not field.reserved
            }
            try:
                frame = codec.encode(body.message, body.body.role, values, 0, 5)
            except EncodeError:
                continue
            outcome = codec.decode(frame)
            assert isinstance(outcome, Decoded)
            assert outcome.visible == values


def test_the_encoder_refuses_what_it_would_not_accept(codec: Codec, protocol: Protocol) -> None:
    message = message_named(protocol, "GET_DEVICES")
    with pytest.raises(EncodeError) as caught:
        codec.encode(message, Role.REQUEST, {"offset": 4, "count": 8})
    assert (caught.value.status, caught.value.check) == (
        "malformed",
        "bus_get_devices.req.offset_multiple",
    )


def test_the_encoder_refuses_a_tail_no_message_can_carry(codec: Codec, protocol: Protocol) -> None:
    message = message_named(protocol, "get_config")
    most = protocol.limit("bus_max_size_max").use - protocol.header.size
    most -= message.body(Role.RESPONSE).fixed_size
    values: dict[str, Value] = {"generation": 0, "offset": 0, "data": bytes(most)}
    assert len(codec.encode(message, Role.RESPONSE, values)) == most + 20
    with pytest.raises(EncodeError) as caught:
        codec.encode(message, Role.RESPONSE, {**values, "data": bytes(most + 1)})
    assert caught.value.status == "too_long"


def test_an_optional_tail_is_whole_or_absent(codec: Codec, protocol: Protocol) -> None:
    message = message_named(protocol, "set_config")
    values = {"generation": 1, "offset": 0, "length": 2}
    for data in (b"", b"ab"):
        codec.encode(message, Role.RESPONSE, {**values, "data": data})
    with pytest.raises(EncodeError) as caught:
        codec.encode(message, Role.RESPONSE, {**values, "data": b"a"})
    assert caught.value.status == "mismatch"


def test_the_encoder_wants_every_field_and_no_other(codec: Codec, protocol: Protocol) -> None:
    message = message_named(protocol, "GET_CONFIG")
    with pytest.raises(ValueError, match="length"):
        codec.encode(message, Role.REQUEST, {"offset": 1})
    with pytest.raises(ValueError, match="colour"):
        codec.encode(message, Role.REQUEST, {"offset": 1, "length": 2, "colour": 3})
    with pytest.raises(ValueError, match="does not fit"):
        codec.encode(message, Role.REQUEST, {"offset": 1 << 32, "length": 0})


def test_sums_do_not_wrap_in_context_checks(codec: Codec, protocol: Protocol) -> None:
    message = message_named(protocol, "get_config")
    body = message.body(Role.REQUEST)
    facts = {"config_size": 16}
    fine = codec.check_context(message, body, {"offset": 8, "length": 8}, facts)
    wraps = codec.check_context(message, body, {"offset": 0xFFFFFFF8, "length": 8}, facts)
    assert fine is None
    assert wraps is not None
    assert wraps.check == "get_config.req.window"


def test_a_field_hides_a_fact_of_the_same_name(codec: Codec, protocol: Protocol) -> None:
    message = message_named(protocol, "get_device_info")
    body = message.body(Role.RESPONSE)
    fields = {field.name: 0 for field in body.fields} | {"max_virtqueues": 1 << 20}
    outcome = codec.check_context(message, body, fields, {"max_virtqueues": 1})
    assert outcome is not None
    assert outcome.check == "get_device_info.resp.max_virtqueues_range"


def test_feature_bits_beyond_the_last_are_found_far_out(codec: Codec, protocol: Protocol) -> None:
    message = message_named(protocol, "get_device_features")
    body = message.body(Role.RESPONSE)
    fields: dict[str, Value] = {"block_index": (1 << 32) // 32, "num_blocks": 1, "features": (1,)}
    assert codec.check_context(message, body, fields, {"num_feature_bits": 64}) is not None
    assert (
        codec.check_context(message, body, {**fields, "features": (0,)}, {"num_feature_bits": 64})
        is None
    )


def test_an_echo_is_compared_with_the_request(codec: Codec, protocol: Protocol) -> None:
    message = message_named(protocol, "bus_ping")
    body = message.body(Role.RESPONSE)
    assert codec.check_echo(message, body, {"data": 7}, {"data": 7}) is None
    outcome = codec.check_echo(message, body, {"data": 7}, {"data": 8})
    assert outcome is not None
    assert outcome.check == "bus_ping.resp.data_echo"


def test_an_unknown_name_in_an_expression_is_an_error(protocol: Protocol) -> None:
    window = next(one for one in protocol.constraints() if one.id == "get_config.req.window")
    assert window.expr is not None
    with pytest.raises(ValueError, match="config_size"):
        compile_expr(window.expr, {"offset": 0, "length": 1})


def test_json_has_the_shape_of_the_command(codec: Codec) -> None:
    good = to_json(codec, codec.decode(bytes.fromhex("0203000034120c0009000000")))
    assert good == {
        "valid": True,
        "message": "PING",
        "class": "bus",
        "kind": "request",
        "dev_num": 0,
        "token": 0x1234,
        "msg_size": 12,
        "fields": {"data": 9},
    }
    bad = to_json(codec, codec.decode(b""))
    assert (bad["valid"], bad["status"], bad["rule"]) == (False, "TRUNCATED", "IMP-06")


def test_random_bytes_always_get_a_verdict(codec: Codec) -> None:
    chance = random.Random(2)
    for _ in range(20000):
        size = chance.randrange(40)
        frame = bytes(chance.choice((0, 1, 2, 3, 8, 0x40, 0xFF)) for _ in range(size))
        index = codec.verdict(frame)
        assert index == ACCEPTED or isinstance(codec.refusal(index), Refused)
