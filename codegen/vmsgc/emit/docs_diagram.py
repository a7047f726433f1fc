"""Byte diagrams: a frame as text, four bytes a row, offsets at the left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ROW = 4  # bytes
CELL = 16  # columns of a byte, its left border included
LONG = 16  # bytes; a longer item is drawn with its middle left out


@dataclass(frozen=True)
class Item:
    """Something at an offset; ``size`` None is a tail, which ends the frame."""

    label: str
    offset: int
    size: int | None


@dataclass(frozen=True)
class _Row:
    """The item that owns each byte of a row; None where nothing is."""

    start: int
    owners: tuple[int | None, ...]
    is_open: bool  # a row of a tail, of which there may be more or none


def _owners(items: Sequence[Item], end: int) -> list[int | None]:
    found: list[int | None] = [None] * end
    for number, item in enumerate(items):
        if item.size is not None:
            found[item.offset : item.offset + item.size] = [number] * item.size
    return found


def _rows(items: Sequence[Item]) -> list[_Row]:
    tail = next((number for number, item in enumerate(items) if item.size is None), None)
    end = max((item.offset + (item.size or 0) for item in items), default=0)
    owners = _owners(items, end) + [tail] * (-end % ROW)
    rows = [
        _Row(start, tuple(owners[start : start + ROW]), False)
        for start in range(0, len(owners), ROW)
    ]
    if tail is not None:
        rows.append(_Row(len(owners), (tail,) * ROW, True))
    return rows


def _is_inside(row: _Row, items: Sequence[Item]) -> bool:
    """Whether a row is in the middle of one long item."""
    owner = row.owners[0]
    if owner is None or row.is_open:
        return False
    item = items[owner]
    return (
        item.size is not None
        and item.size > LONG
        and item.offset + ROW <= row.start
        and row.start + 2 * ROW <= item.offset + item.size
    )


def _shorten(rows: Sequence[_Row], items: Sequence[Item]) -> list[_Row | None]:
    """Replace each run of rows inside a long item by None."""
    found: list[_Row | None] = []
    for row in rows:
        if not _is_inside(row, items):
            found.append(row)
        elif found and found[-1] is not None:
            found.append(None)
    return found


def _segments(row: _Row) -> Iterator[tuple[int | None, int]]:
    """Yield (item, bytes) of each run of equal owners."""
    owner, size = row.owners[0], 0
    for one in row.owners:
        if one != owner:
            yield owner, size
            owner, size = one, 0
        size += 1
    yield owner, size


def _widest(rows: Sequence[_Row | None]) -> dict[int, tuple[int, int]]:
    """Where each item's label goes: (row start, segment) of its first widest segment."""
    best: dict[int, tuple[int, int, int]] = {}
    for row in rows:
        for at, (owner, size) in enumerate(_segments(row) if row is not None else ()):
            if row is not None and owner is not None and size > best.get(owner, (0, 0, 0))[0]:
                best[owner] = (size, row.start, at)
    return {owner: (start, at) for owner, (_, start, at) in best.items()}


def _text_line(row: _Row, items: Sequence[Item], places: dict[int, tuple[int, int]]) -> str:
    side = "~" if row.is_open else "|"
    line = side
    segments = list(_segments(row))
    for at, (owner, size) in enumerate(segments):
        label = ""
        if owner is not None and places.get(owner) == (row.start, at):
            label = items[owner].label
        border = side if at == len(segments) - 1 else "|"
        end = border if owner is not None else ("|" if at < len(segments) - 1 else "")
        line += label.center(size * CELL - 1) + end
    return line.rstrip()


def _border(above: _Row | None, below: _Row | None) -> str:
    """The line between two rows: closed except inside one item."""
    none = (None,) * ROW
    over = above.owners if above is not None else none
    under = below.owners if below is not None else none
    cells: list[str] = []
    for one, other in zip(over, under, strict=True):
        is_empty = one is None and other is None
        cells.append(" " if is_empty or (one is not None and one == other) else "-")
    line = ""
    for at in range(ROW + 1):
        left = cells[at - 1] if at > 0 else " "
        right = cells[at] if at < ROW else " "
        outer = at in (0, ROW)
        if left == "-" or right == "-":
            line += "+"
        elif outer and (above is not None and below is not None):
            line += "|" if over[min(at, ROW - 1)] is not None else " "
        else:
            line += " "
        if at < ROW:
            line += right * (CELL - 1)
    return line.rstrip()


def draw(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the lines of a diagram."""
    rows = _shorten(_rows(items), items)
    places = _widest(rows)
    width = max((len(str(row.start)) for row in rows if row is not None), default=1)
    margin = " " * (width + 1)
    numbers = "".join(str(byte).rjust(CELL // 2).ljust(CELL) for byte in range(ROW))
    lines = [margin + numbers.rstrip()]
    before: _Row | None = None
    for at, row in enumerate(rows):
        if row is None:
            lines.append(margin + ":" + "...".center(ROW * CELL - 1) + ":")
            continue
        if at == 0 or rows[at - 1] is not None:
            lines.append(margin + _border(before, row))
        lines.append(f"{row.start:>{width}} " + _text_line(row, items, places))
        before = row
    lines.append(margin + _border(before, None))
    return tuple(line.rstrip() for line in lines)
