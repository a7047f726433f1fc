"""vmsgc encode: write a message as hexadecimal."""

from __future__ import annotations

import argparse
import re
import sys

from ..ir import Body, Message, Protocol, Role
from ..refbody import Value, unpack_elements
from ..refcodec import Codec, EncodeError, encoded_names, message_named
from . import FAILURE, OK, SubParsers, UsageError, hex_bytes, load_or_report

_ROUTE = ("dev_num", "token")


def add_parser(subparsers: SubParsers[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = subparsers.add_parser("encode", help="encode a message", description=__doc__)
    parser.add_argument("message", metavar="MESSAGE", help="for example GET_CONFIG")
    parser.add_argument("role", choices=[role.value for role in Role], help="which direction")
    parser.add_argument(
        "values",
        metavar="NAME=VALUE",
        nargs="*",
        help="fields, dev_num and token; what is left out is 0 or empty, a count computed;"
        " bytes in hexadecimal, other sequences a,b,c",
    )
    parser.set_defaults(rest="values")


def _number(name: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]+|0x[0-9a-fA-F]+", text, re.ASCII):
        raise UsageError(f"{name}: not a number: {text!r}")
    return int(text, 16 if text.startswith("0x") else 10)


def _route(protocol: Protocol, name: str, text: str) -> int:
    """Return a field of the header; UsageError when the header has no room for it."""
    number = _number(name, text)
    field = next(one for one in protocol.header.fields if one.name == name)
    if not 0 <= number <= field.scalar.maximum:
        raise UsageError(f"{name}: {text} does not fit {field.scalar.value}")
    return number


def _value(body: Body, name: str, text: str) -> Value:
    if body.tail is not None and name == body.tail.name:
        scalar, count = body.tail.scalar, None
    else:
        field = body.field(name)
        scalar, count = field.scalar, field.count
        if count is None:
            number = _number(name, text)
            if number > scalar.maximum:
                raise UsageError(f"{name}: {text} does not fit {scalar.value}")
            return number
    elements: bytes | tuple[int, ...] | None = hex_bytes(text)
    if scalar.size > 1:
        elements = tuple(_number(name, part) for part in text.split(",")) if text else ()
    if elements is None:
        raise UsageError(f"{name}: not hexadecimal: {text!r}")
    if count not in (None, len(elements)):
        raise UsageError(f"{name}: {len(elements)} elements where {count} must stand")
    return elements


def _absent(body: Body, name: str) -> Value:
    if body.tail is not None and name == body.tail.name:
        return unpack_elements(body.tail.scalar, b"")
    field = body.field(name)
    return 0 if field.count is None else unpack_elements(field.scalar, bytes(field.size))


def _body(protocol: Protocol, message_name: str, role: str) -> tuple[Message, Body]:
    try:
        message = message_named(protocol, message_name)
    except KeyError as problem:
        names = ", ".join(message.name for message in protocol.messages)
        raise UsageError(f"unknown message '{message_name}'; one of: {names}") from problem
    try:
        return message, message.body(Role(role))
    except KeyError as problem:
        has = ", ".join(body.role.value for body in message.bodies)
        raise UsageError(f"{message.name} has no {role}; it has: {has}") from problem


def _given(
    protocol: Protocol, body: Body, words: list[str]
) -> tuple[dict[str, Value], dict[str, int]]:
    """Return the fields and the route given; UsageError for what may not be given."""
    tail = () if body.tail is None else (body.tail.name,)
    takes = (*(field.name for field in body.fields if not field.reserved), *tail, *_ROUTE)
    given: dict[str, Value] = {}
    route: dict[str, int] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals or name not in takes:
            raise UsageError(f"'{word}': expected NAME=VALUE with one of: {', '.join(takes)}")
        if name in given or name in route:
            raise UsageError(f"{name} is given twice")
        if name in _ROUTE:
            route[name] = _route(protocol, name, text)
        else:
            given[name] = _value(body, name, text)
    return given, route


def _settle_count(body: Body, given: dict[str, Value]) -> None:
    """Compute a count that is not given; EncodeError when a given one does not agree."""
    tail = body.tail
    if tail is None:
        return
    elements = given.get(tail.name, b"")
    count = 0 if isinstance(elements, int) else len(elements) * tail.divisor
    if given.setdefault(tail.counted_by, count) != count and (elements or not tail.optional):
        text = f"{tail.counted_by} does not count what {tail.name} has"
        raise EncodeError("mismatch", None, text)


def run(args: argparse.Namespace) -> int:
    """Print the frame; 1 when the values may not be sent or the specification is wrong."""
    protocol = load_or_report(args)
    if protocol is None:
        return FAILURE
    message, body = _body(protocol, args.message, args.role)
    given, route = _given(protocol, body, args.values)
    dev_num, token = (route.get(name, 0) for name in _ROUTE)
    try:
        _settle_count(body, given)
        values = {name: given.get(name, _absent(body, name)) for name in encoded_names(body)}
        print(Codec(protocol).encode(message, body.role, values, dev_num, token).hex())
    except EncodeError as refusal:
        print(f"vmsgc: {refusal.status.upper()}: {refusal}", file=sys.stderr)
        return FAILURE
    except ValueError as problem:
        raise UsageError(str(problem)) from problem
    return OK
