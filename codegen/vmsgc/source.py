"""Reads a small and unambiguous part of YAML into nodes that know where they stand.

Values are text, integers (decimal or 0x), ``true``, ``false`` and ``null``.
Whatever YAML readers disagree about is refused with a numbered diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from .diag import Diagnostic, error
from .ir import Span

MAX_DEPTH = 24  # nested collections; real files need 8
_MAX_DIGITS = 20  # more than 64 bits need

Plain = str | int | bool | None


@dataclass(frozen=True)
class Scalar:
    """A value without parts; ``inset`` is the width of its opening quote."""

    span: Span
    value: Plain
    inset: int = 0


@dataclass(frozen=True)
class Seq:
    """A list."""

    span: Span
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Entry:
    """A key and its value."""

    key: str
    span: Span  # of the key
    node: Node


@dataclass(frozen=True)
class Map:
    """A mapping with unique text keys, in the order of the file."""

    span: Span
    entries: tuple[Entry, ...]

    def entry(self, key: str) -> Entry | None:
        """Return the entry with this key, or None."""
        return next((one for one in self.entries if one.key == key), None)

    def get(self, key: str) -> Node | None:
        """Return the value of this key, or None."""
        found = self.entry(key)
        return None if found is None else found.node

    def text(self, key: str) -> str | None:
        """Return the text under this key, or None when it is absent or not text."""
        node = self.get(key)
        return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None

    def number(self, key: str) -> int | None:
        """Return the integer under this key, or None when it is absent or not one."""
        node = self.get(key)
        if isinstance(node, Scalar) and isinstance(node.value, int):
            return None if isinstance(node.value, bool) else node.value
        return None

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the items of the list under this key; empty when there is none."""
        node = self.get(key)
        return node.items if isinstance(node, Seq) else ()

    def maps(self, key: str) -> Iterator[Map]:
        """Yield the mappings in the list under this key."""
        yield from (one for one in self.items(key) if isinstance(one, Map))

    def at(self, key: str) -> Span:
        """Return where the value of this key stands, or where the mapping does."""
        node = self.get(key)
        return self.span if node is None else node.span


Node = Scalar | Seq | Map


def plain(node: Node) -> object:
    """Return the node as Python values."""
    if isinstance(node, Map):
        return {entry.key: plain(entry.node) for entry in node.entries}
    if isinstance(node, Seq):
        return [plain(item) for item in node.items]
    return node.value


class _Refused(Exception):
    """The rest of the file cannot be read."""


_WORDS: Mapping[str, Plain] = {"true": True, "false": False, "null": None}
_LOOKALIKES = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null", "~"})
_DECIMAL = re.compile(r"0|[1-9][0-9]*")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_INTEGER = re.compile(r"[-+]?(0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|0[bB][01_]+|[0-9][0-9_]*)")
_SIXTIES = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")


class _Reader:
    """Composes events into nodes, collecting what is refused on the way."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)
        self.found: list[Diagnostic] = []

    def _span_at(self, position: int) -> Span:
        before = self._text[:position]
        line = before.count("\n") + 1
        return Span(self._file, line, len(before) - (before.rfind("\n") + 1) + 1)

    def _span(self, mark: object) -> Span:
        if not isinstance(mark, yaml.Mark):
            return Span(self._file, 1, 1)
        return Span(self._file, mark.line + 1, mark.column + 1)

    def _refuse(self, code: str, span: Span, text: str, hint: str | None = None) -> None:
        self.found.append(error(code, span, text, hint=hint))

    def read(self) -> Node | None:
        """Return the one document of the file, or None with a reason in ``found``."""
        try:
            next(self._events)  # stream start
            event = next(self._events)
            if isinstance(event, yaml.StreamEndEvent):
                self._refuse("VS011", Span(self._file, 1, 1), "the file is empty")
                return None
            node = self._node(next(self._events), 0)
            next(self._events)  # document end
            event = next(self._events)
            if not isinstance(event, yaml.StreamEndEvent):
                where = self._span(event.start_mark)
                self._refuse("VS011", where, "a second document starts here", "keep one per file")
        except _Refused:
            return None
        except yaml.MarkedYAMLError as problem:
            where = self._span(problem.problem_mark or problem.context_mark)
            self._refuse("VS001", where, f"not YAML: {problem.problem or problem.context}")
            return None
        except yaml.reader.ReaderError as problem:
            where = self._span_at(problem.position)
            self._refuse("VS001", where, "not YAML: a character that is not text")
            return None
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        span = self._span(event.start_mark)
        if depth > MAX_DEPTH:
            self._refuse("VS001", span, f"nested deeper than {MAX_DEPTH} levels")
            raise _Refused
        if isinstance(event, yaml.AliasEvent):
            self._refuse("VS005", span, f"alias '*{event.anchor}'", "write the value again")
            return Scalar(span, None)
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._refuse("VS005", span, f"anchor '&{event.anchor}'", "write each value in full")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._refuse("VS006", span, f"tag '{tag}'", "quote text; write numbers plainly")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(span, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(span, depth)
        assert isinstance(event, yaml.ScalarEvent)
        if event.style is not None:
            return Scalar(span, event.value, 1 if event.style in ("'", '"') else 0)
        return Scalar(span, self._plain(span, event.value))

    def _sequence(self, span: Span, depth: int) -> Seq:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Seq(span, tuple(items))

    def _mapping(self, span: Span, depth: int) -> Map:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            where = self._span(event.start_mark)
            before = len(self.found)
            key = self._node(event, depth + 1)
            node = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or not isinstance(key.value, str):
                if len(self.found) == before:
                    self._refuse("VS012", where, "a key that is not text", "quote it")
            elif key.value == "<<":
                self._refuse("VS012", where, "a merge key", "write the entries in full")
            elif key.value in entries:
                first = entries[key.value].span.line
                self._refuse("VS004", where, f"key '{key.value}' again; first on line {first}")
            else:
                entries[key.value] = Entry(key.value, where, node)
        return Map(span, tuple(entries.values()))

    def _plain(self, span: Span, text: str) -> Plain:
        if text in _WORDS:
            return _WORDS[text]
        if _DECIMAL.fullmatch(text) or _HEX.fullmatch(text):
            if len(text) > _MAX_DIGITS:
                self._refuse("VS010", span, "a number of more than 64 bits")
                return 0
            return int(text, 0)
        shown = f"'{text}'"
        if not text:
            hint = "inside { } and [ ] text with a comma must be quoted; nothing at all is null"
            self._refuse("VS007", span, "a value is missing", hint)
        elif text.lower() in _LOOKALIKES:
            hint = "write true, false or null in lower case, or quote the text"
            self._refuse("VS007", span, f"{shown} means different things to readers", hint)
        elif _DATE.fullmatch(text):
            self._refuse("VS009", span, f"{shown} is a date", "quote it")
        elif _INTEGER.fullmatch(text) or _SIXTIES.fullmatch(text):
            hint = "write decimal digits without leading zero, or 0x and hexadecimal ones"
            self._refuse("VS010", span, f"{shown} is a number in a form not used here", hint)
        elif _FLOAT.fullmatch(text):
            self._refuse("VS008", span, f"{shown} is not an integer", "quote it if it is text")
        else:
            return text
        return text


def _tabs(file: str, text: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), start=1):
        if (column := line.find("\t")) >= 0:
            yield error("VS003", Span(file, number, column + 1), "a tab", hint="use spaces")


def read_text(file: str, text: str) -> tuple[Node | None, list[Diagnostic]]:
    """Return the document in the text, or None; with everything that is refused."""
    if found := list(_tabs(file, text)):
        return None, found
    reader = _Reader(file, text)
    node = reader.read()
    return node, reader.found


def read_file(root: Path, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """Read ``root/file``; see read_text.  A missing file is a diagnostic as well."""
    span = Span(file, 1, 1)
    try:
        text = (root / file).read_bytes().decode("utf-8")
    except OSError as problem:
        return None, [error("VS002", span, f"cannot be read: {problem.strerror or problem}")]
    except UnicodeDecodeError as problem:
        return None, [error("VS002", span, f"not UTF-8: byte {problem.start} is wrong")]
    return read_text(file, text)
