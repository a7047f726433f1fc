"""The constraint language: total, on mathematical integers.

Grammar, loosest first: ``or``, ``and``, ``not``, comparison, ``+ -``, ``* / %``,
``&``, atom.  An atom is a number, a name, ``request.<field>`` or parentheses.
A value that is not a comparison is true when it is not zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
}
ARITHMETIC: Mapping[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "&": lambda a, b: a & b,
}


class ExprError(ValueError):
    """The text is not an expression; ``column`` counts from 0 inside it."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True)
class Number:
    """A literal."""

    value: int


@dataclass(frozen=True)
class Name:
    """A field, a fact, or ``request.<field>``."""

    text: str


@dataclass(frozen=True)
class Not:
    """Logical negation."""

    operand: Expr


@dataclass(frozen=True)
class Binary:
    """``and``, ``or``, a comparison or an arithmetic operator."""

    op: str
    left: Expr
    right: Expr


Expr = Number | Name | Not | Binary

_TOKEN = re.compile(
    r"\s*(?:(?P<number>0x[0-9a-fA-F]+|\d+)"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?)"
    r"|(?P<op>==|!=|<=|>=|[<>+\-*/%&()]))"
)
_MAX_OPEN = 20  # keeps the recursion of parser and printers small
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"not"}),
    frozenset(COMPARISONS),
    frozenset({"+", "-"}),
    frozenset({"*", "/", "%"}),
    frozenset({"&"}),
)


def _tokens(text: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    position = 0
    while text[position:].strip():
        match = _TOKEN.match(text, position)
        if match is None:
            rest = text[position:]
            column = position + len(rest) - len(rest.lstrip())
            raise ExprError(f"unexpected '{rest.strip()[0]}'", column)
        token = match.group().strip()
        column = match.end() - len(token)
        if re.fullmatch(r"0[0-9]+|[0-9]{21,}", token):
            raise ExprError(f"'{token[:24]}' is not a number used here", column)
        found.append((token, column))
        position = match.end()
    return found


class _Parser:
    """Recursive descent over the levels above."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = 0
        self._open = 0  # parentheses and negations around what is parsed now
        self._end = len(text)

    def parse(self) -> Expr:
        result = self._level(0)
        if self._at < len(self._tokens):
            raise ExprError(f"unexpected '{self._peek()}'", self._column())
        return result

    def _peek(self) -> str | None:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else None

    def _column(self) -> int:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else self._end

    def _level(self, level: int) -> Expr:
        if level == len(_LEVELS):
            return self._atom()
        if "not" in _LEVELS[level]:
            if self._peek() == "not":
                self._at += 1
                return Not(self._inner(level))
            return self._level(level + 1)
        left = self._level(level + 1)
        while (op := self._peek()) in _LEVELS[level] and op is not None:
            self._at += 1
            left = Binary(op, left, self._level(level + 1))
        return left

    def _inner(self, level: int) -> Expr:
        self._open += 1
        if self._open > _MAX_OPEN:
            raise ExprError(f"nested deeper than {_MAX_OPEN} levels", self._column())
        found = self._level(level)
        self._open -= 1
        return found

    def _atom(self) -> Expr:
        token, column = self._peek(), self._column()
        if token is None:
            raise ExprError("expression ends too early", column)
        self._at += 1
        if token == "(":
            inner = self._inner(0)
            if self._peek() != ")":
                raise ExprError("missing ')'", self._column())
            self._at += 1
            return inner
        if token[0].isdigit():
            return Number(int(token, 0))
        if (token[0].isalpha() or token[0] == "_") and token not in ("and", "or", "not"):
            return Name(token)
        raise ExprError(f"unexpected '{token}'", column)


def parse(text: str) -> Expr:
    """Parse an expression; ExprError with a column when it is not one."""
    return _Parser(text).parse()


def names(expr: Expr) -> Iterator[str]:
    """Yield every name, left to right, repeats included."""
    if isinstance(expr, Name):
        yield expr.text
    elif isinstance(expr, Not):
        yield from names(expr.operand)
    elif isinstance(expr, Binary):
        yield from names(expr.left)
        yield from names(expr.right)


def numbers(expr: Expr) -> Iterator[int]:
    """Yield every literal, left to right."""
    if isinstance(expr, Number):
        yield expr.value
    elif isinstance(expr, Not):
        yield from numbers(expr.operand)
    elif isinstance(expr, Binary):
        yield from numbers(expr.left)
        yield from numbers(expr.right)


def evaluate(expr: Expr, values: Mapping[str, int]) -> int:
    """Value on mathematical integers; KeyError for a name without a value.

    ``and`` and ``or`` do not evaluate what they do not need, so a division by
    zero behind a guard is never reached.
    """
    if isinstance(expr, Number):
        return expr.value
    if isinstance(expr, Name):
        return values[expr.text]
    if isinstance(expr, Not):
        return int(not evaluate(expr.operand, values))
    left = evaluate(expr.left, values)
    if expr.op == "and":
        return int(bool(left) and bool(evaluate(expr.right, values)))
    if expr.op == "or":
        return int(bool(left) or bool(evaluate(expr.right, values)))
    right = evaluate(expr.right, values)
    if expr.op in COMPARISONS:
        return int(COMPARISONS[expr.op](left, right))
    return ARITHMETIC[expr.op](left, right)


def to_text(expr: Expr, level: int = 0) -> str:
    """The expression as the YAML would spell it, with the fewest parentheses."""
    if isinstance(expr, Number):
        return str(expr.value)
    if isinstance(expr, Name):
        return expr.text
    own = next(i for i, ops in enumerate(_LEVELS) if (isinstance(expr, Not) and "not" in ops)
               or (isinstance(expr, Binary) and expr.op in ops))
    if isinstance(expr, Not):
        text = f"not {to_text(expr.operand, own)}"
    else:
        text = f"{to_text(expr.left, own)} {expr.op} {to_text(expr.right, own + 1)}"
    return f"({text})" if own < level else text
