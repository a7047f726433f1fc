"""Constraint expressions as C that never overflows.

``expr.evaluate`` on mathematical integers is the meaning.  Every value carries the
interval it can lie in; a sum is computed in the narrowest unsigned type that
holds it, and taken apart into differences when none does.  What cannot be said
exactly is refused, never approximated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..expr import COMPARISONS, Binary, Expr, Name, Not, Number

_NEGATED = {"==": "!=", "!=": "==", "<=": ">", ">": "<=", ">=": "<", "<": ">="}
_MIRRORED = {"==": "==", "!=": "!=", "<=": ">=", ">=": "<=", "<": ">", ">": "<"}
_LOOSE, _SUM, _PRODUCT, _UNARY = range(4)  # how tightly a C text binds


class Unrenderable(ValueError):
    """The expression has no exact form in the C subset used here."""


@dataclass(frozen=True)
class Leaf:
    """What a name stands for in C."""

    text: str  # an lvalue, a parameter or a call
    bits: int  # width of its C type
    maximum: int
    is_condition: bool = False  # reads as true or false

    @staticmethod
    def unsigned(text: str, bits: int) -> Leaf:
        """An unsigned integer that may hold anything its type does."""
        return Leaf(text, bits, (1 << bits) - 1)


@dataclass(frozen=True)
class Condition:
    """A C condition: parts joined by one operator ("" for a single part)."""

    parts: tuple[str, ...]
    operator: str

    def __str__(self) -> str:
        return f" {self.operator} ".join(self.parts)

    def nested(self) -> str:
        """As a part of a condition with another operator."""
        return f"({self})" if len(self.parts) > 1 else self.parts[0]


@dataclass(frozen=True)
class _Value:
    """A C expression of an unsigned type, and the exact interval of its value."""

    text: str
    binding: int
    bits: int  # of the C type
    low: int
    high: int

    def at(self, binding: int) -> str:
        return f"({self.text})" if self.binding < binding else self.text

    def cast(self, bits: int) -> _Value:
        """At least this many bits, and never less than an int."""
        if self.bits >= bits or self.text[0].isdigit():
            return self
        return _Value(f"(uint{bits}_t){self.at(_UNARY)}", _UNARY, bits, self.low, self.high)


def _bits_for(value: int) -> int:
    if value < 1 << 32:
        return 32
    if value < 1 << 64:
        return 64
    raise Unrenderable(f"a value up to {value} has no C type")


def _literal(value: int) -> _Value:
    bits = _bits_for(value)
    text = f"{value}u" if bits == 32 else f"UINT64_C({value})"
    return _Value(text, _UNARY, bits, value, value)


def _is_condition(expr: Expr) -> bool:
    return isinstance(expr, Not) or (
        isinstance(expr, Binary) and (expr.op in ("and", "or") or expr.op in COMPARISONS)
    )


class _Renderer:
    """One expression over one set of names."""

    def __init__(self, leaves: Mapping[str, Leaf]) -> None:
        self._leaves = leaves

    def condition(self, expr: Expr, negate: bool) -> Condition:
        """The truth of an expression, or its opposite, with negation pushed inwards."""
        if isinstance(expr, Not):
            return self.condition(expr.operand, not negate)
        if isinstance(expr, Binary) and expr.op in ("and", "or"):
            operator = "&&" if (expr.op == "and") != negate else "||"
            return _join(
                operator, [self.condition(side, negate) for side in (expr.left, expr.right)]
            )
        if isinstance(expr, Binary) and expr.op in COMPARISONS:
            op = _NEGATED[expr.op] if negate else expr.op
            return self._compare(op, expr.left, expr.right)
        if isinstance(expr, Name) and self._leaf(expr).is_condition:
            text = self._leaf(expr).text
            if negate:
                return Condition((f"!{text}" if _is_word(text) else f"!({text})",), "")
            return Condition((text,), "")
        return self._compare("==" if negate else "!=", expr, Number(0))

    def _leaf(self, name: Name) -> Leaf:
        if name.text not in self._leaves:
            raise Unrenderable(f"'{name.text}' has no value here")
        return self._leaves[name.text]

    def _compare(self, op: str, left: Expr, right: Expr) -> Condition:
        plus: list[_Value] = []
        minus: list[_Value] = []
        self._terms(left, plus, minus)
        self._terms(right, minus, plus)
        plus, minus = _fold(plus), _fold(minus)
        if sum(t.high for t in plus) < 1 << 64 and sum(t.high for t in minus) < 1 << 64:
            return Condition((f"{_sum(plus).at(_SUM)} {op} {_sum(minus).at(_SUM)}",), "")
        if len(minus) > 1 and len(plus) > 1:
            raise Unrenderable("both sides are sums wider than 64 bits")
        if len(plus) > 1:
            return _compare_sum(op, plus, _sum(minus))
        return _compare_sum(_MIRRORED[op], minus, _sum(plus))

    def _terms(self, expr: Expr, plus: list[_Value], minus: list[_Value]) -> None:
        """Split sums and differences into what is added and what is taken away."""
        if isinstance(expr, Binary) and expr.op in ("+", "-"):
            self._terms(expr.left, plus, minus)
            if expr.op == "+":
                self._terms(expr.right, plus, minus)
            else:
                self._terms(expr.right, minus, plus)
            return
        plus.append(self._value(expr))

    def _value(self, expr: Expr) -> _Value:
        """An expression whose value is not negative."""
        if isinstance(expr, Number):
            return _literal(expr.value)
        if isinstance(expr, Name):
            leaf = self._leaf(expr)
            if not leaf.is_condition:
                return _Value(leaf.text, _UNARY, leaf.bits, 0, leaf.maximum)
        if isinstance(expr, Name) or _is_condition(expr):
            text = self.condition(expr, negate=False)
            return _Value(f"({text} ? 1u : 0u)", _UNARY, 32, 0, 1)
        assert isinstance(expr, Binary)
        if expr.op == "&":
            return self._masked(expr)
        if expr.op in ("+", "-"):
            plus: list[_Value] = []
            minus: list[_Value] = []
            self._terms(expr, plus, minus)
            return _difference(plus, minus)
        return _product(expr.op, self._value(expr.left), self._value(expr.right))

    def _masked(self, expr: Binary) -> _Value:
        """``a & b``: one side may be negative, for then only its low bits count."""
        sides = [self._try_value(side) for side in (expr.left, expr.right)]
        exact = [side for side in sides if side is not None]
        if not exact:
            raise Unrenderable("both sides of '&' may be negative")
        bits = max(32, max(side.bits for side in exact))
        texts = [
            self._wrapping(origin, bits) if side is None else side.cast(bits)
            for side, origin in zip(sides, (expr.left, expr.right), strict=True)
        ]
        high = min(side.high for side in exact)
        text = f"({texts[0].at(_UNARY)} & {texts[1].at(_UNARY)})"
        return _Value(text, _UNARY, bits, 0, high)

    def _try_value(self, expr: Expr) -> _Value | None:
        try:
            return self._value(expr)
        except Unrenderable:
            return None

    def _wrapping(self, expr: Expr, bits: int) -> _Value:
        """A sum modulo 2^bits, which is what a mask of that width sees."""
        if not (isinstance(expr, Binary) and expr.op in ("+", "-")):
            value = self._value(expr)
            if value.bits > bits:
                return _Value(f"(uint{bits}_t){value.at(_UNARY)}", _UNARY, bits, 0, value.high)
            return value.cast(bits)
        left, right = self._wrapping(expr.left, bits), self._wrapping(expr.right, bits)
        text = f"{left.at(_SUM)} {expr.op} {right.at(_PRODUCT)}"
        return _Value(text, _SUM, bits, 0, (1 << bits) - 1)


def _join(operator: str, conditions: list[Condition]) -> Condition:
    parts: list[str] = []
    for condition in conditions:
        if condition.operator in ("", operator):
            parts.extend(condition.parts)
        else:
            parts.append(condition.nested())
    return Condition(tuple(parts), operator)


def _is_word(text: str) -> bool:
    return all(char.isalnum() or char in "_.->()" for char in text) and " " not in text


def _fold(terms: list[_Value]) -> list[_Value]:
    """Literals added up; no zero unless it is all there is."""
    constant = sum(term.low for term in terms if term.low == term.high)
    rest = [term for term in terms if term.low != term.high]
    if constant or not rest:
        rest.append(_literal(constant))
    return rest


def _sum(terms: list[_Value]) -> _Value:
    """A sum in a type that holds it; Unrenderable when there is none."""
    if len(terms) == 1:
        return terms[0]
    low, high = sum(term.low for term in terms), sum(term.high for term in terms)
    bits = _bits_for(high)
    first = terms[0].cast(bits)
    rest = terms[1:]
    if first.text[0].isdigit() and first.bits < bits:
        rest = [rest[0].cast(bits), *rest[1:]]
    texts = [first.at(_SUM)]
    texts += [(term if first.bits >= bits else term.cast(bits)).at(_PRODUCT) for term in rest]
    return _Value(" + ".join(texts), _SUM, bits, low, high)


def _difference(plus: list[_Value], minus: list[_Value]) -> _Value:
    """A difference that cannot be negative."""
    plus, minus = _fold(plus), _fold(minus)
    added, taken = _sum(plus), _sum(minus)
    if taken.high == 0:
        return added
    if added.low < taken.high:
        raise Unrenderable("a difference may be negative")
    bits = max(32, added.bits, taken.bits)
    text = f"{added.cast(bits).at(_SUM)} - {taken.at(_PRODUCT)}"
    return _Value(text, _SUM, bits, added.low - taken.high, added.high - taken.low)


def _product(op: str, left: _Value, right: _Value) -> _Value:
    """``*``, ``/`` or ``%`` of values that are not negative."""
    if op == "*":
        low, high = left.low * right.low, left.high * right.high
    elif right.low == 0:
        raise Unrenderable("a divisor may be zero")
    elif op == "/":
        low, high = left.low // right.high, left.high // right.low
    else:
        low, high = 0, min(left.high, right.high - 1)
    bits = max(_bits_for(max(high, 0)), left.bits, right.bits, 32)
    if op != "*" and right.low == right.high and right.high < 1 << 32:
        bits = max(left.bits, 32)
    wide = left if right.text[0].isdigit() else left.cast(bits)
    if op == "*" and bits == 64:
        wide = left.cast(bits)
        right = right.cast(bits) if left.text[0].isdigit() else right
    text = f"{wide.at(_PRODUCT)} {op} {right.at(_UNARY)}"
    return _Value(text, _PRODUCT, bits, low, high)


def _compare_sum(op: str, terms: list[_Value], bound: _Value) -> Condition:
    """``a + b + ... op bound`` by subtracting from the bound, which cannot wrap."""
    negated = op in (">", ">=", "!=")
    last = _NEGATED[op] if negated else op
    rows: list[tuple[str, str, str]] = []
    room = bound.cast(32).at(_SUM)
    for term in terms[:-1]:
        rows.append((term.at(_SUM), "<=", room))
        room = f"{room} - {term.at(_PRODUCT)}"
    rows.append((terms[-1].at(_SUM), last, room))
    if negated:
        rows = [(left, _NEGATED[found], right) for left, found, right in rows]
    return Condition(tuple(" ".join(row) for row in rows), "||" if negated else "&&")


def holds(expr: Expr, leaves: Mapping[str, Leaf]) -> Condition:
    """A C condition that is true when the expression is; Unrenderable when there is none."""
    return _Renderer(leaves).condition(expr, negate=False)


def fails(expr: Expr, leaves: Mapping[str, Leaf]) -> Condition:
    """A C condition that is true when the expression is not."""
    return _Renderer(leaves).condition(expr, negate=True)
