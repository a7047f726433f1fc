"""Lowering of the tables that tools and traces use: names and the shape of payloads."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Body, Message, Protocol
from . import c_layout as layout
from .c_numbers import Numbered, Numbers
from .c_types import id_macro, type_bits


@dataclass(frozen=True)
class CBodyInfo:
    """Rows of the table that describes one payload."""

    name: str  # get_config_req: stem of the names of its tables
    fields: tuple[str, ...]
    tail: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class CIdName:
    """A message id and the message's name."""

    macro: str
    name: str


@dataclass(frozen=True)
class CNames:
    """Everything names.h and names.c show."""

    transport: tuple[CIdName, ...]
    bus: tuple[CIdName, ...]
    fields: tuple[str, ...]  # rows of the tables
    rules: tuple[str, ...]
    checks: tuple[str, ...]
    bodies: tuple[CBodyInfo, ...]


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _body_info(message: Message, body: Body) -> CBodyInfo:
    name = f"{message.c_name}_{body.role.value}"
    fields = tuple(
        f'{{"{f.name}", {f.offset}, {f.scalar.size}, {f.count or 0},'
        f" {_flag(f.reserved)}, {_flag(f.is_address)}}},"
        for f in body.fields
    )
    tail = None
    if body.tail is not None:
        one = body.tail
        at = [field.name for field in body.fields].index(one.counted_by)
        tail = (
            f'{{"{one.name}", {one.scalar.size}, {at}, {one.divisor}, {_flag(one.optional)}}}'
        )
    lines = (
        f'"{message.name}",',
        f'"{body.role.value}",',
        f'"{body.role.word}",',
        f'"{body.sender}",',
        f"{name}_fields," if fields else "NULL,",
        f"&{name}_tail," if tail else "NULL,",
        f"{len(fields)},",
        f"{body.fixed_size},",
        f"{id_macro(message)},",
        f"{' | '.join(type_bits(message, body)) or '0'},",
        f"{_flag(message.klass == 'bus')},",
    )
    return CBodyInfo(name, fields, tail, lines)


def _ids(protocol: Protocol, klass: str) -> tuple[CIdName, ...]:
    return tuple(
        CIdName(id_macro(message), message.name)
        for message in protocol.messages
        if message.klass == klass
    )


def _name_rows(rows: tuple[Numbered, ...]) -> tuple[str, ...]:
    """Rows of a table of names, 0 first."""
    named = [('"NONE",', "0"), *((f'"{row.name}",', str(row.number)) for row in rows)]
    return tuple(layout.commented(named))


def names_view(protocol: Protocol, numbers: Numbers) -> CNames:
    """Collect the tables."""
    return CNames(
        transport=_ids(protocol, "transport"),
        bus=_ids(protocol, "bus"),
        fields=_name_rows(numbers.fields),
        rules=_name_rows(numbers.rules),
        checks=_name_rows(numbers.checks),
        bodies=tuple(_body_info(message, body) for message, body in protocol.bodies()),
    )
