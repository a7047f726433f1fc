"""How C text is laid out, in one place, so that clang-format has nothing to change."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

COLUMNS = 100
TAB = 8


def indent(columns: int) -> str:
    """Whitespace reaching a column, tabs first."""
    return "\t" * (columns // TAB) + " " * (columns % TAB)


def width(line: str) -> int:
    """Columns a line takes when tabs reach the next multiple of eight."""
    return len(line.expandtabs(TAB))


def _spread(head: str, items: Sequence[str], end: str, depth: int) -> str:
    """``head`` + items + ``end`` on one line if it fits, else one item per line."""
    flat = "\t" * depth + head + ", ".join(items) + end
    if width(flat) <= COLUMNS:
        return flat
    column = depth * TAB + len(head)
    return "\t" * depth + head + (",\n" + indent(column)).join(items) + end


def prototype(returns: str, name: str, params: Sequence[str], end: str = ";") -> str:
    """A function declarator, broken as little as possible.

    On one line; else, for three parameters or more, behind the return type; else
    one parameter per line; else both.
    """
    space = "" if returns.endswith("*") else " "
    flat = f"{name}({', '.join(params)}){end}"
    if len(returns + space + flat) <= COLUMNS:
        return returns + space + flat
    spread = _spread(f"{returns}{space}{name}(", params, ")" + end, 0)
    fits = max(width(line) for line in spread.splitlines()) <= COLUMNS
    if fits and (len(flat) > COLUMNS or len(params) == 2):
        return spread
    return f"{returns}\n" + _spread(f"{name}(", params, ")" + end, 0)


def call(head: str, name: str, arguments: Sequence[str], depth: int, end: str = ";") -> str:
    """A call statement at a tab depth; ``head`` stands before the name ("return ")."""
    return _spread(f"{head}{name}(", arguments, ")" + end, depth)


def condition(parts: Sequence[str], operator: str, depth: int) -> str:
    """An ``if`` line over parts joined by one operator, broken behind it when too long."""
    return _joined("if (", parts, operator, ") {", depth)


def assignment(target: str, terms: Sequence[str], depth: int) -> str:
    """A sum assigned to a variable, broken behind a plus when too long."""
    return _joined(f"{target} = ", terms, "+", ";", depth)


def _joined(head: str, parts: Sequence[str], operator: str, end: str, depth: int) -> str:
    column = depth * TAB + len(head)
    lines: list[str] = []
    line = parts[0]
    for at, part in enumerate(parts[1:], start=1):
        longer = f"{line} {operator} {part}"
        behind = end if at == len(parts) - 1 else f" {operator}"
        if column + len(longer + behind) <= COLUMNS:
            line = longer
        else:
            lines.append(f"{line} {operator}")
            line = part
    lines.append(line)
    return "\t" * depth + head + ("\n" + indent(column)).join(lines) + end


def is_comment(text: str) -> bool:
    """Whether text may stand in a comment: it ends none, starts none and stays on its line."""
    return not any(part in text for part in ("*/", "/*", "\\", "??/")) and text.isprintable()


def comment_text(text: str) -> str:
    """Text that may stand in a comment; ValueError when it may not."""
    if not is_comment(text):
        raise ValueError(f"not fit for a comment: {text!r}")
    return text


def commented(rows: Sequence[tuple[str, str]], depth: int = 1) -> list[str]:
    """Lines at a tab depth with their trailing comments lined up; a long one stands above.

    What follows a comment that stands above is lined up by itself.
    """
    lines: list[str] = []
    group: list[tuple[str, str]] = []
    for code, comment in rows:
        if _fits([*group, (code, comment)], depth):
            group.append((code, comment_text(comment)))
            continue
        lines += _lined_up(group)
        group = []
        if _fits([(code, comment)], depth):
            group.append((code, comment_text(comment)))
            continue
        lines += block_comment(comment, COLUMNS - depth * TAB)
        group.append((code, ""))
    return lines + _lined_up(group)


def _fits(rows: Sequence[tuple[str, str]], depth: int) -> bool:
    column = max(len(code) for code, _ in rows)
    return all(depth * TAB + column + len(f" /* {text} */") <= COLUMNS for _, text in rows if text)


def _lined_up(rows: Sequence[tuple[str, str]]) -> list[str]:
    column = max((len(code) for code, comment in rows if comment), default=0)
    return [f"{code:<{column}} /* {text} */" if text else code for code, text in rows]


def block_comment(text: str, columns: int = COLUMNS) -> list[str]:
    """A comment on lines of its own."""
    if len(text) + 6 <= columns:
        return [f"/* {comment_text(text)} */"]
    body = textwrap.wrap(comment_text(text), columns - 3)
    return ["/*", *(f" * {line}" for line in body), " */"]


def wrapped(text: str, first: str, rest: str) -> list[str]:
    """Comment lines: ``first`` before the first one, ``rest`` before the others."""
    return textwrap.wrap(
        comment_text(text), COLUMNS - 10, initial_indent=first, subsequent_indent=rest
    )


def byte_table(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """A picture of a layout: offset, bytes and field, in columns."""
    full = [("offset", "bytes", "field"), *rows]
    first, second = (max(len(row[i]) for row in full) for i in range(2))
    return [f"{a:>{first}}  {b:>{second}}  {c}" for a, b, c in full]


def defines(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """``#define`` lines: name, value, comment, with the comments lined up."""
    return commented([(f"#define {name} {value}", doc) for name, value, doc in rows], depth=0)
