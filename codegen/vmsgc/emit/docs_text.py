"""Markdown text: escaping, sentences, anchors."""

from __future__ import annotations

import re

from ..ir import Field


def cell(text: str) -> str:
    """Text that may stand in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def prose(text: str) -> str:
    """Text that may stand in a paragraph: one line, no stray markup."""
    return " ".join(text.split()).replace("<", "&lt;")


def code(text: str) -> str:
    """A code span, fit for a cell."""
    return f"`{text}`".replace("|", "\\|")


def sentence(text: str) -> str:
    """Text as a sentence: upper case in front, full stop at the end."""
    one = prose(text)
    if not one:
        return ""
    return one[:1].upper() + one[1:] + ("" if one[-1] in ".?!:" else ".")


def plural(count: int, noun: str) -> str:
    """A count with its noun: 1 byte, 2 bytes."""
    return f"{count} {noun}" + ("" if count == 1 else "s")


def anchor(heading: str) -> str:
    """The fragment that leads to a heading, as the common renderers make it."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")


def field_type(field: Field) -> str:
    """The type of a field: le32, or u8[6] for an array."""
    return field.scalar.value + ("" if field.count is None else f"[{field.count}]")
