"""The protocol as canonical JSON: sorted keys, the same text for the same protocol."""

from __future__ import annotations

import dataclasses
import json
from enum import Enum

from . import expr as language
from .ir import Protocol, Scalar, Span

_EXPR = (language.Number, language.Name, language.Not, language.Binary)


def _value(one: object, spans: bool) -> object:
    if isinstance(one, _EXPR):
        return language.to_text(one)
    if isinstance(one, Enum):
        return one.value
    if isinstance(one, Span):
        return str(one)
    if isinstance(one, tuple):
        return [_value(item, spans) for item in one]
    if dataclasses.is_dataclass(one):
        found: dict[str, object] = {}
        for field in dataclasses.fields(one):
            item = getattr(one, field.name)
            if spans or not isinstance(item, Span):
                found["class" if field.name == "klass" else field.name] = _value(item, spans)
            if isinstance(item, Scalar):
                found["size"] = getattr(one, "size", item.size)
        return found
    return one


def to_json(protocol: Protocol, *, spans: bool = False) -> str:
    """Return the protocol as text that ends in a newline.

    Expressions are text; positions are left out unless asked for, so that moving
    a line of the YAML changes nothing.
    """
    return json.dumps(_value(protocol, spans), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
