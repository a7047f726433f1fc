"""One payload, compiled from the IR: what it holds and what must hold of it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from .expr import ARITHMETIC, COMPARISONS, Expr, Name, Not, Number, names
from .ir import Body, Constraint, Field, Message, Protocol, Role, Scalar, Scope

ACCEPTED: Final = -1  # what Codec.verdict returns for a frame nothing speaks against

REQUEST_PREFIX: Final = "request."

Value = int | bytes | tuple[int, ...]
Values = Mapping[str, Value]
Compiled = Callable[[Sequence[int]], int]

_FORMAT: Final[Mapping[Scalar, str]] = {
    Scalar.U8: "B",
    Scalar.LE16: "H",
    Scalar.LE32: "I",
    Scalar.LE64: "Q",
}


def mentions_request(constraint: Constraint) -> bool:
    """Whether deciding the constraint takes the request that was answered."""
    if constraint.check == "echo":
        return True
    if constraint.expr is None:
        return False
    return any(name.startswith(REQUEST_PREFIX) for name in names(constraint.expr))


def facts_of(
    protocol: Protocol, fields: Sequence[Field], constraint: Constraint
) -> tuple[str, ...]:
    """Names of the facts a constraint takes, in the order of the specification.

    A field hides a fact of the same name.
    """
    used = set(constraint.args)
    if constraint.expr is not None:
        used |= set(names(constraint.expr))
    used -= {field.name for field in fields}
    return tuple(fact.name for fact in protocol.facts if fact.name in used)


def compile_expr(expr: Expr, slots: Mapping[str, int]) -> Compiled:
    """Turn an expression into a closure over a sequence of integers.

    Raises ValueError for a name that has no slot.
    """
    if isinstance(expr, Number):
        constant = expr.value
        return lambda values: constant
    if isinstance(expr, Name):
        if expr.text not in slots:
            raise ValueError(f"'{expr.text}' is not known here")
        slot = slots[expr.text]
        return lambda values: values[slot]
    if isinstance(expr, Not):
        operand = compile_expr(expr.operand, slots)
        return lambda values: not operand(values)
    left = compile_expr(expr.left, slots)
    right = compile_expr(expr.right, slots)
    if expr.op == "and":
        return lambda values: left(values) and right(values)
    if expr.op == "or":
        return lambda values: left(values) or right(values)
    operator: Callable[[int, int], int] = COMPARISONS.get(expr.op) or ARITHMETIC[expr.op]
    if isinstance(expr.right, Number):
        number = expr.right.value
        return lambda values: operator(left(values), number)
    return lambda values: operator(left(values), right(values))


def flat_struct(fields: Sequence[Field]) -> struct.Struct:
    parts = ["" if field.count is None else str(field.count) for field in fields]
    return struct.Struct(
        "<"
        + "".join(part + _FORMAT[field.scalar] for part, field in zip(parts, fields, strict=True))
    )


def struct_slots(fields: Sequence[Field]) -> dict[str, int]:
    slots: dict[str, int] = {}
    at = 0
    for field in fields:
        slots[field.name] = at
        at += 1 if field.count is None else field.count
    return slots


def _zero_beyond(tail: Sequence[int], bits: int, first: int, limit: int) -> bool:
    """Whether no bit at or above ``limit`` is set in blocks that start at block ``first``."""
    for at, block in enumerate(tail):
        room = limit - (first + at) * bits
        if block >> max(room, 0) != 0:
            return False
    return True


class BodyCodec:
    """One payload: how to unpack it and what must hold."""

    def __init__(
        self,
        protocol: Protocol,
        message: Message,
        body: Body,
        number: Callable[[Constraint, int], int],
    ) -> None:
        """Compile; ``number`` gives a constraint its index and frame offset."""
        self.message = message
        self.body = body
        self.layout: Final = flat_struct(body.fields)
        self.fixed_size: Final = body.fixed_size
        self.slots: Final = struct_slots(body.fields)
        self._facts: Final = tuple(fact.name for fact in protocol.facts)
        self._fixed_check = ACCEPTED
        self._wire: list[tuple[int, Compiled]] = []
        self._context: list[tuple[int, Callable[[Sequence[int], Sequence[int]], int]]] = []
        self._echo: list[tuple[int, Compiled]] = []
        self._header_size: Final = protocol.header.size
        count = len(self.layout.unpack(bytes(self.layout.size)))
        self._payload_slot: Final = count
        fact_slots = {
            **{fact: count + at for at, fact in enumerate(self._facts)},
            **self.slots,
        }  # a field hides a fact
        request_slots = {**self.slots}
        self._request_names: tuple[str, ...] = ()
        if body.role is Role.RESPONSE:
            asked = message.body(Role.REQUEST)
            self._request_names = tuple(field.name for field in asked.fields if field.count is None)
            request_slots |= {
                REQUEST_PREFIX + name: count + at for at, name in enumerate(self._request_names)
            }
        for constraint in body.constraints:
            if constraint.scope is Scope.API:
                continue
            index = number(constraint, protocol.header.size + self._offset(constraint))
            if constraint.scope is Scope.WIRE:
                self._add_wire(constraint, index)
            elif mentions_request(constraint):
                self._echo.append((index, self._echo_check(constraint, request_slots)))
            else:
                self._context.append((index, self._context_check(constraint, fact_slots)))

    def _offset(self, constraint: Constraint) -> int:
        if constraint.field is None:
            return 0
        if self.body.tail is not None and constraint.field == self.body.tail.name:
            return self.fixed_size
        return self.body.field(constraint.field).offset

    def _add_wire(self, constraint: Constraint, index: int) -> None:
        if constraint.check == "fixed":
            if self._wire:
                raise ValueError(f"{constraint.id} must come first")
            self._fixed_check = index
        elif constraint.check == "tail":
            self._wire.append((index, self._tail_check()))
        elif constraint.expr is not None:
            self._wire.append((index, compile_expr(constraint.expr, self.slots)))
        else:
            raise ValueError(f"{constraint.id}: no meaning for check '{constraint.check}' here")

    def _tail_check(self) -> Compiled:
        tail = self.body.tail
        if tail is None:
            raise ValueError("a tail check needs a tail")
        slot, divisor, size = self.slots[tail.counted_by], tail.divisor, tail.scalar.size
        room, optional = self._payload_slot, tail.optional

        def holds(values: Sequence[int]) -> bool:
            left = values[room]
            return values[slot] // divisor * size <= left or (optional and left == 0)

        return holds

    def _context_check(
        self, constraint: Constraint, slots: Mapping[str, int]
    ) -> Callable[[Sequence[int], Sequence[int]], int]:
        if constraint.expr is not None:
            compiled = compile_expr(constraint.expr, slots)
            return lambda values, tail: compiled(values)
        if constraint.check == "zero_beyond" and self.body.tail is not None:
            first, limit = (slots[name] for name in constraint.args[1:])
            bits = 8 * self.body.tail.scalar.size
            return lambda values, tail: _zero_beyond(tail, bits, values[first], values[limit])
        raise ValueError(f"{constraint.id}: no meaning for check '{constraint.check}' here")

    def _echo_check(self, constraint: Constraint, slots: Mapping[str, int]) -> Compiled:
        if constraint.expr is not None:
            return compile_expr(constraint.expr, slots)
        if constraint.field is None:
            raise ValueError(f"{constraint.id}: which field?")
        field = self.body.field(constraint.field)
        mine, asked = slots[field.name], slots[f"{REQUEST_PREFIX}{field.echo}"]
        return lambda values: values[mine] == values[asked]

    def verdict(self, frame: bytes, size: int) -> int:
        """Index of the first wire check that fails for the payload up to ``size``, or ACCEPTED."""
        room = size - self._header_size - self.fixed_size
        if room < 0 and self._fixed_check != ACCEPTED:
            return self._fixed_check
        if self._wire:
            values = (*self.layout.unpack_from(frame, self._header_size), room)
            for index, holds in self._wire:
                if not holds(values):
                    return index
        return ACCEPTED

    def values(self, frame: bytes, size: int) -> dict[str, Value]:
        """Every field of an accepted frame, by name."""
        raw = self.layout.unpack_from(frame, self._header_size)
        found: dict[str, Value] = {}
        for field in self.body.fields:
            at = self.slots[field.name]
            found[field.name] = (
                raw[at]
                if field.count is None
                else self._array(field.scalar, raw[at : at + field.count])
            )
        tail = self.body.tail
        if tail is not None:
            start = self._header_size + self.fixed_size
            need = raw[self.slots[tail.counted_by]] // tail.divisor * tail.scalar.size
            found[tail.name] = unpack_elements(tail.scalar, frame[start : min(start + need, size)])
        return found

    @staticmethod
    def _array(scalar: Scalar, elements: tuple[int, ...]) -> Value:
        return bytes(elements) if scalar is Scalar.U8 else elements

    def _flat(self, fields: Values) -> list[int]:
        flat: list[int] = []
        for field in self.body.fields:
            value = fields[field.name]
            if isinstance(value, int):
                flat.append(value)
            else:
                flat.extend(value)
        return flat

    def context(self, fields: Values, facts: Mapping[str, int]) -> int:
        """Index of the first context check that fails, or ACCEPTED; KeyError for a missing fact."""
        if not self._context:
            return ACCEPTED
        values = self._flat(fields) + [facts.get(name, 0) for name in self._facts]
        tail = fields[self.body.tail.name] if self.body.tail is not None else ()
        elements: Sequence[int] = () if isinstance(tail, int) else tail
        for index, holds in self._context:
            if not holds(values, elements):
                return index
        return ACCEPTED

    def echo(self, fields: Values, request: Values) -> int:
        """Index of the first check against the request that fails, or ACCEPTED."""
        if not self._echo:
            return ACCEPTED
        values = self._flat(fields)
        for name in self._request_names:
            value = request[name]
            values.append(value if isinstance(value, int) else 0)
        for index, holds in self._echo:
            if not holds(values):
                return index
        return ACCEPTED

    def failures(
        self, frame: bytes, size: int, facts: Mapping[str, int] | None, request: Values | None
    ) -> list[int]:
        """Index of every check that fails, not only of the first.

        Context is looked at when there are facts, echo when there is a request; a
        payload without its fixed part fails that check alone.
        """
        room = size - self._header_size - self.fixed_size
        if room < 0 and self._fixed_check != ACCEPTED:
            return [self._fixed_check]
        values = (*self.layout.unpack_from(frame, self._header_size), room)
        found = [index for index, holds in self._wire if not holds(values)]
        fields = self.values(frame, size)
        if facts is not None:
            known = self._flat(fields) + [facts.get(name, 0) for name in self._facts]
            tail = fields[self.body.tail.name] if self.body.tail is not None else ()
            elements: Sequence[int] = () if isinstance(tail, int) else tail
            found += [index for index, late in self._context if not late(known, elements)]
        if request is not None:
            asked = self._flat(fields) + [
                value if isinstance(value := request[name], int) else 0
                for name in self._request_names
            ]
            found += [index for index, holds in self._echo if not holds(asked)]
        return found

    def store(self, fields: Values) -> bytes:
        """The payload for values that need not make sense: nothing is checked or computed."""
        payload = self.layout.pack(*self._flat(fields))
        tail = self.body.tail
        if tail is not None:
            payload += pack_elements(tail.scalar, fields.get(tail.name, b""))
        return payload

    @property
    def has_context(self) -> bool:
        """Whether anything is decided by facts (or by the frame, but not when parsing)."""
        return bool(self._context)

    @property
    def has_echo(self) -> bool:
        """Whether anything is decided by the request."""
        return bool(self._echo)


def unpack_elements(scalar: Scalar, data: bytes) -> bytes | tuple[int, ...]:
    """Elements of a tail: the bytes themselves, or a tuple of integers."""
    if scalar is Scalar.U8:
        return bytes(data)
    count = len(data) // scalar.size
    return struct.unpack(f"<{count}{_FORMAT[scalar]}", data[: count * scalar.size])


def pack_elements(scalar: Scalar, value: Value) -> bytes:
    """The bytes of a tail; TypeError for a single number."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, int):
        raise TypeError("a tail is a sequence")
    return struct.pack(f"<{len(value)}{_FORMAT[scalar]}", *value)
