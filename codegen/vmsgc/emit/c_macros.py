"""Every macro of the generated headers, with what it stands for and where that is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..ir import Body, ConstantGroup, Message, Protocol, Span
from ..names import macro
from .c_ids import constant_rows, enum_rows, flag_rows, layout_rows, mask_rows
from .c_numbers import check_macro, reporting
from .c_types import id_macro

Macro = tuple[str, str, Span]  # name, owner in words, where

_BUILT_IN = ("HEADER_SIZE", "MESSAGE_MAX", "REVISION", "ALWAYS_INLINE", "COLD", "MUST_CHECK")


def _named(rows: Iterable[tuple[str, str, str]], who: str, span: Span) -> Iterator[Macro]:
    yield from ((name, who, span) for name, _, _ in rows)


def _virtio(group: ConstantGroup) -> Iterator[Macro]:
    yield from _named([*constant_rows(group), *mask_rows(group)], group.name, group.span)


def _of_body(message: Message, body: Body) -> Iterator[Macro]:
    prefix = macro(message.c_name, body.role.value)
    who = f"{message.name} {body.role.value}"
    if body.fields:
        yield f"{prefix}_FIXED_SIZE", who, body.span
    if body.tail is not None:
        yield f"{prefix}_{body.tail.name.upper()}_MAX", who, body.tail.span


def macros(protocol: Protocol) -> Iterator[Macro]:
    """Yield every macro; one that is yielded twice would be defined twice."""
    at = protocol.header.span
    yield from ((macro(name), "the header", at) for name in _BUILT_IN)
    yield from ((macro(one.name), f"limit {one.name}", one.span) for one in protocol.limits)
    for flags in protocol.flags:
        yield from _named(flag_rows(flags), flags.name, flags.span)
    for enum in protocol.enums:
        yield from _named(enum_rows(enum), enum.name, enum.span)
    for message in protocol.messages:
        yield id_macro(message), message.name, message.span
    fields = {one.name: one.span for one in protocol.header.fields}
    for message, body in protocol.bodies():
        yield from _of_body(message, body)
        parts = (*body.fields, *(() if body.tail is None else (body.tail,)))
        fields |= {one.name: one.span for one in parts if one.name not in fields}
    for kind in ("FIELD", "CHECK", "RULE"):
        yield macro(kind, "none"), "no one", at
    yield from ((macro("FIELD", name), f"field {name}", span) for name, span in fields.items())
    for found in reporting(protocol):
        yield check_macro(found), f"constraint {found.id}", found.span
    for rule in protocol.rules:
        yield macro("RULE", rule.id), f"rule {rule.id}", rule.span
    for group in protocol.constants:
        yield from _virtio(group)
    for layout in protocol.layouts:
        yield from _named(layout_rows(layout), layout.name, layout.span)
