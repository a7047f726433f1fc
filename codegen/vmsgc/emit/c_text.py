"""Comment lines about what functions take and return."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..expr import to_text
from ..ir import Constraint
from . import c_layout as layout
from .c_numbers import status_macro

_WHY = {
    "fixed": "fixed fields are missing",
    "tail": "`{0}` says more than there is",
    "zero_beyond": "a bit beyond those that exist is set",
    "echo": "`{0}` is not the request's",
}


def with_unit(doc: str, unit: str | None) -> str:
    """Text about a number that says its unit, once: ``size of the ring, in bytes; 0 if none``."""
    if unit is None or unit in re.findall(r"\w+", doc):
        return doc
    what, semicolon, rest = doc.partition(";")
    return f"{what}, in {unit}{semicolon}{rest}"


def reasons(constraints: Iterable[Constraint]) -> list[tuple[str, str]]:
    """Each status with a sentence on when, in the order the checks run."""
    found: dict[str, list[str]] = {}
    broken: dict[str, list[str]] = {}
    for one in constraints:
        status = status_macro(one)
        found.setdefault(status, [])
        if one.check in _WHY:
            found[status].append(_WHY[one.check].format(one.field))
        elif one.expr is not None:
            broken.setdefault(status, []).append(f"`{to_text(one.expr)}`")
    for status, texts in broken.items():
        found[status].append(", or ".join(dict.fromkeys(texts)) + " does not hold")
    return [
        (status, _sentence(", or ".join(dict.fromkeys(whys)))) for status, whys in found.items()
    ]


def _sentence(text: str) -> str:
    """With a capital letter and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def retval_lines(rows: list[tuple[str, str]]) -> tuple[str, ...]:
    """``@retval`` lines with their texts lined up."""
    column = max(len(status) for status, _ in rows)
    lines: list[str] = []
    for status, text in rows:
        head = f" * @retval {status:<{column}}  "
        lines.extend(layout.wrapped(text, head, " *" + " " * (len(head) - 2)))
    return tuple(lines)


def param_lines(docs: list[tuple[str, str]]) -> tuple[str, ...]:
    """``@param`` lines with their texts lined up."""
    column = max((len(name) for name, _ in docs), default=0)
    lines: list[str] = []
    for name, text in docs:
        head = f" * @param {name:<{column}}  "
        lines.extend(layout.wrapped(_sentence(text), head, " *" + " " * (len(head) - 2)))
    return tuple(lines)
