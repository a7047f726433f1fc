"""Canonical JSON -> protocol: the inverse of irjson, for tools that start from ir.json."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from . import expr as language
from .ir import Protocol, Span

_NOWHERE = Span("", 0, 0)
_EXPR = frozenset(get_args(language.Expr))


class IrError(ValueError):
    """The text is JSON but no protocol; the message names the place."""


def _span(text: str) -> Span:
    file, line, column = text.rsplit(":", 2)
    return Span(file, int(line), int(column))


def _is_expr(kind: object) -> bool:
    return frozenset(get_args(kind)) >= _EXPR


def _value(kind: Any, found: Any, where: str) -> Any:
    """Build a value of type ``kind`` from what JSON holds."""
    if get_origin(kind) in (Union, types.UnionType):
        if found is None:
            return None
        if _is_expr(kind):
            return language.parse(found)
        (kind,) = (one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return tuple(_value(inner, one, f"{where}[{at}]") for at, one in enumerate(found))
    if kind is Span:
        return _span(found)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(found)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record(kind, found, where)
    if type(found) is not kind:
        raise IrError(f"{where}: {found!r} is no {kind.__name__}")
    return found


def _record(kind: type[Any], found: Mapping[str, Any], where: str) -> Any:
    hints = get_type_hints(kind)
    members: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        name = "class" if field.name == "klass" else field.name
        if name in found:
            members[field.name] = _value(hints[field.name], found[name], f"{where}.{name}")
        elif hints[field.name] is Span:
            members[field.name] = _NOWHERE
        else:
            raise IrError(f"{where}: no '{name}'")
    return kind(**members)


def from_json(text: str) -> Protocol:
    """Return the protocol that ``to_json`` wrote.

    Without spans in the text every position is nowhere.  Raises IrError when
    something is missing or of another type, and json.JSONDecodeError.
    """
    protocol = _record(Protocol, json.loads(text), "protocol")
    if not isinstance(protocol, Protocol):
        raise IrError("not a protocol")
    return protocol
