"""Diagnostics: what is wrong, where, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .hints import HINTS
from .ir import Span

SEVERITIES = ("error", "warning", "note")  # most severe first


@dataclass(frozen=True)
class Diagnostic:
    """One finding about the specification files; ``code`` is a contract."""

    code: str  # VS123
    severity: str  # error | warning | note
    span: Span
    text: str
    notes: tuple[str, ...] = ()
    hint: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the files cannot be used as they are."""
        return self.severity == "error"


def error(
    code: str, span: Span, text: str, *, notes: Iterable[str] = (), hint: str | None = None
) -> Diagnostic:
    """Return a diagnostic that makes the specification unusable; every one has a hint."""
    return Diagnostic(code, "error", span, text, tuple(notes), hint or HINTS.get(code))


def note(code: str, span: Span, text: str, *, notes: Iterable[str] = ()) -> Diagnostic:
    """Return a diagnostic that asks for nothing."""
    return Diagnostic(code, "note", span, text, tuple(notes))


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint naming the known word nearest to this one, if any is near."""
    near = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else None


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by position, the more severe first where two meet; drop repeats."""
    return sorted(
        set(found),
        key=lambda one: (
            one.span.file,
            one.span.line,
            one.span.column,
            SEVERITIES.index(one.severity),
            one.code,
            one.text,
        ),
    )


class Renderer:
    """Turns diagnostics into text; reads the files they point into, once each.

    ``root`` is the folder that spans are relative to, ``prefix`` what is printed
    in front of their file names.
    """

    def __init__(self, root: Path, prefix: str = "") -> None:
        self._root = root
        self._prefix = prefix
        self._lines: dict[str, list[str]] = {}

    def _line(self, span: Span) -> str:
        if span.file not in self._lines:
            try:
                text = (self._root / span.file).read_bytes().decode("utf-8", "replace")
            except OSError:
                text = ""
            self._lines[span.file] = text.split("\n")
        lines = self._lines[span.file]
        return lines[span.line - 1].rstrip("\r") if 0 < span.line <= len(lines) else ""

    def _excerpt(self, span: Span) -> list[str]:
        line = self._line(span)
        if not line.strip():
            return []
        first = max(0, span.column - 73) if len(line) > 92 else 0
        shown = "".join(c if c.isprintable() else "?" for c in line[first : first + 92])
        caret = " " * (span.column - 1 - first) + "^"
        return [f"{span.line:5} | {shown}".rstrip(), f"      | {caret}"]

    def render(self, one: Diagnostic) -> str:
        """Return the diagnostic as lines without a final newline; a note is a single one."""
        lines = [f"{self._prefix}{one.span}: {one.severity}[{one.code}]: {one.text}"]
        if one.severity == "note":
            return "; ".join([*lines, *one.notes])
        lines += self._excerpt(one.span)
        lines += [f"      edited by {self._prefix}{edit}" for edit in one.span.through]
        lines += [f"note: {text}" for text in one.notes]
        if one.hint is not None:
            lines.append(f"hint: {one.hint}")
        return "\n".join(lines)

    def render_all(self, found: Iterable[Diagnostic], max_errors: int = 0) -> str:
        """Render in order; after ``max_errors`` errors (0: never) say how many are left."""
        blocks: list[str] = []
        errors = left = 0
        for one in in_order(found):
            errors += one.is_error
            if max_errors and errors > max_errors:
                left += one.is_error
                continue
            blocks.append(self.render(one))
        if left:
            blocks.append(f"{left} more {plural('error', left)} not shown (see --max-errors)")
        return "".join(f"{block}\n" for block in blocks)


def plural(word: str, count: int) -> str:
    """Return the word as it follows this number."""
    return word if count == 1 else f"{word}s"
