"""Values around the points where a verdict changes: the arithmetic behind the vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .expr import COMPARISONS, Binary, Expr, Not, evaluate, names, numbers
from .ir import Body, Constraint, Field, Message, Role, Scope
from .refbody import REQUEST_PREFIX, BodyCodec, Value, facts_of, unpack_elements
from .refcodec import Codec, Decoded
from .vector import NoVector

DEV_NUM: Final = 7  # any device number and token would do; these show up well in a dump
TOKEN: Final = 0x1234


@dataclass
class Case:
    """Raw field values, the request that was answered and the facts."""

    fields: dict[str, Value]
    request: dict[str, Value] | None
    facts: dict[str, int]

    def copy(self) -> Case:
        return Case(
            dict(self.fields),
            None if self.request is None else dict(self.request),
            dict(self.facts),
        )


@dataclass
class Shape:
    """How the bytes around the fields are laid: what may be wrong apart from values."""

    cut: int = 0  # payload bytes dropped from the end
    extra: bytes = b""  # payload bytes after the last field
    after: bytes = b""  # frame bytes after msg_size
    msg_size: int | None = None
    type_bits: int = 0


@dataclass
class Cases:
    """Values of one body, and how to move them to where a verdict changes."""

    codec: Codec
    body: BodyCodec

    @property
    def ir(self) -> Body:
        return self.body.body

    @property
    def message(self) -> Message:
        return self.body.message

    @property
    def prefix(self) -> str:
        return f"{self.message.c_name}.{self.ir.role.value}"

    @property
    def dev_num(self) -> int:
        return 0 if self.message.klass == "bus" else DEV_NUM

    # -- values ------------------------------------------------------------

    def pattern(self, count: int, body: Body) -> Value:
        """Tail content in which no two neighbours are alike."""
        tail = body.tail
        if tail is None:
            return b""
        size = tail.scalar.size
        return unpack_elements(
            tail.scalar, bytes((0xA1 + 7 * at) & 0xFF for at in range(count * size))
        )

    def resize(self, fields: dict[str, Value], body: Body, name: str, value: int) -> None:
        """Set a field, and when it counts a tail that can still be carried, the tail."""
        fields[name] = value
        tail = body.tail
        if tail is None or tail.counted_by != name:
            return
        elements = value // tail.divisor
        if elements * tail.scalar.size <= self.room(body):
            fields[tail.name] = self.pattern(elements, body)

    def room(self, body: Body) -> int:
        """Tail bytes a bus of the usual size carries."""
        usual = self.codec.protocol.limit("bus_max_size_usual").use
        return usual - self.codec.protocol.header.size - body.fixed_size

    def assign(self, case: Case, name: str, value: int) -> Case:
        """The case with one name changed: a field, ``request.<field>`` or a fact."""
        changed = case.copy()
        if name.startswith(REQUEST_PREFIX):
            if changed.request is not None:
                self.resize(
                    changed.request,
                    self.message.body(Role.REQUEST),
                    name.removeprefix(REQUEST_PREFIX),
                    value,
                )
        elif name in self.body.slots:
            self.resize(changed.fields, self.ir, name, value)
        else:
            changed.facts[name] = value
        return changed

    def lookup(self, case: Case, name: str) -> int:
        """Value of a name in a case."""
        value: Value
        if name.startswith(REQUEST_PREFIX):
            value = (case.request or {})[name.removeprefix(REQUEST_PREFIX)]
        else:
            value = case.fields[name] if name in self.body.slots else case.facts[name]
        return value if isinstance(value, int) else 0

    def maximum(self, name: str) -> int:
        """Largest value a name can have."""
        if name.startswith(REQUEST_PREFIX):
            return (
                self.message.body(Role.REQUEST)
                .field(name.removeprefix(REQUEST_PREFIX))
                .scalar.maximum
            )
        if name in self.body.slots:
            return self.ir.field(name).scalar.maximum
        kinds = {fact.name: fact.type for fact in self.codec.protocol.facts}
        return 1 if kinds[name] == "bool" else 0xFFFFFFFF

    def typical_value(self, at: int, item: Field) -> int:
        """A value a real message could have, different from its neighbours'."""
        protocol = self.codec.protocol
        for enum in protocol.enums:
            if enum.name == item.enum:
                return enum.values[0].value
        for flags in protocol.flags:
            if flags.name == item.flags:
                return sum(1 << bit.bit for bit in flags.bits[:2])
        if item.is_address:
            return (
                int.from_bytes(bytes(range(0x10 * (at + 1), 0x10 * (at + 1) + item.scalar.size)))
                & ~0xFFF
            )
        return 0x10 << at % 8 if item.scalar.size > 1 else 1 + at

    def fill(self, body: Body, how: str) -> dict[str, Value]:
        """Raw values of a body: zero, typical, ones or pattern."""
        found: dict[str, Value] = {}
        tail = body.tail
        for at, item in enumerate(body.fields):
            value = 0
            if tail is not None and item.name == tail.counted_by:
                value = {"zero": 0, "typical": 4 * tail.divisor}.get(how, 8 * tail.divisor)
            elif how == "ones":
                value = item.scalar.maximum
            elif how == "pattern":
                value = int.from_bytes(
                    bytes(0x11 + item.offset + k & 0xFF for k in range(item.scalar.size)), "little"
                )
            elif how == "typical":
                value = self.typical_value(at, item)
            if item.reserved:
                value = 0
            if item.count is None:
                found[item.name] = value
            else:
                elements = (value,) * item.count
                found[item.name] = bytes(elements) if item.scalar.size == 1 else elements
        if tail is not None:
            count = found[tail.counted_by]
            elements_wanted = count // tail.divisor if isinstance(count, int) else 0
            data = self.pattern(elements_wanted, body)
            if how == "ones":
                data = (
                    bytes([0xFF]) * elements_wanted
                    if tail.scalar.size == 1
                    else ((tail.scalar.maximum,) * elements_wanted)
                )
            found[tail.name] = data
        return found

    def case(self, how: str) -> Case:
        """A case in which everything holds, as near to ``how`` as the constraints allow."""
        request = None
        if self.ir.role is Role.RESPONSE and self.body.has_echo:
            request = self.fill(
                self.message.body(Role.REQUEST), "typical" if how == "pattern" else how
            )
        facts = {
            fact.name: 0 if fact.type == "bool" else 0x1000 for fact in self.codec.protocol.facts
        }
        found = Case(self.fill(self.ir, how), request, facts)
        for constraint in self.constraints():
            if constraint.check == "echo" and request is not None:
                found = self.copy_echo(found, constraint)
        return self.repair(found)

    def copy_echo(self, case: Case, constraint: Constraint) -> Case:
        """Let the request ask for what the response says."""
        item = self.ir.field(constraint.field or "")
        value = case.fields[item.name]
        return self.assign(
            case, f"{REQUEST_PREFIX}{item.echo}", value if isinstance(value, int) else 0
        )

    def repair(self, case: Case) -> Case:
        """Change as little as possible until every constraint holds."""
        for _ in range(16):
            failing = self.failing(case)
            if not failing:
                return case
            options = [
                option
                for constraint in self.constraints()
                if constraint.id in failing
                for option in self.repairs(constraint, [case])
            ]
            if not options:
                halves = [
                    self.assign(case, name, value)
                    for constraint in self.constraints()
                    if constraint.id in failing
                    for name in self.names_of(constraint)
                    for value in self.points(constraint, case, name)
                ]
                options = [
                    option
                    for constraint in self.constraints()
                    if constraint.id in failing
                    for option in self.repairs(constraint, halves)
                ]
            if not options:
                break
            case = min(options, key=lambda option: option[:3])[3]
        failing = self.failing(case)
        if failing:
            text = f"{self.prefix}: no values were found that meet {', '.join(sorted(failing))}"
            raise NoVector(self.ir.span, text)
        return case

    def repairs(
        self, constraint: Constraint, cases: list[Case]
    ) -> list[tuple[int, bool, int, Case]]:
        """Single changes after which it holds: what still fails, is it a field, how far, case."""
        return [
            (len(left), name in self.body.slots, order, changed)
            for case in cases
            for name in self.names_of(constraint)
            for order, value in enumerate(self.points(constraint, case, name))
            for changed in [self.assign(case, name, value)]
            for left in [self.failing(changed)]
            if constraint.id not in left
        ]

    # -- constraints -------------------------------------------------------

    def constraints(self) -> Iterator[Constraint]:
        """What a frame can break."""
        for constraint in self.ir.constraints:
            if constraint.scope is not Scope.API:
                yield constraint

    def names_of(self, constraint: Constraint) -> tuple[str, ...]:
        """The names a constraint talks about, each once."""
        if constraint.check == "echo":
            item = self.ir.field(constraint.field or "")
            return (f"{REQUEST_PREFIX}{item.echo}", item.name)
        if constraint.check == "zero_beyond":
            return constraint.args[1:]
        if constraint.expr is None:
            return ()
        return tuple(dict.fromkeys(names(constraint.expr)))

    def points(self, constraint: Constraint, case: Case, name: str) -> list[int]:
        """Values of a name at which the verdict may change, nearest to the present one first.

        The roots of each comparison, the numbers written in it, the values of the
        other names, and the points where a sum of the carrier's width would wrap.
        """
        top = self.maximum(name)
        now = self.lookup(case, name)
        near = {0, 1, top, now - 1, now, now + 1}
        others = {self.lookup(case, other) for other in self.names_of(constraint) if other != name}
        if constraint.expr is not None:
            others |= set(numbers(constraint.expr))
            near |= self.roots(constraint.expr, case, name)
        near |= {value + step for value in others for step in (-1, 0, 1)}
        near |= {top + 1 - value + step for value in others for step in (-1, 0, 1)}
        return sorted(
            (value for value in near if 0 <= value <= top),
            key=lambda value: (abs(value - now), value),
        )

    def roots(self, expr: Expr, case: Case, name: str) -> set[int]:
        """Where the two sides of a comparison meet when they are linear in the name, -1/0/+1."""
        if isinstance(expr, Not):
            return self.roots(expr.operand, case, name)
        if not isinstance(expr, Binary):
            return set()
        if expr.op not in COMPARISONS:
            return self.roots(expr.left, case, name) | self.roots(expr.right, case, name)
        values = {other: self.lookup(case, other) for other in names(expr)}

        def difference(value: int) -> int:
            known = {**values, name: value}
            return evaluate(expr.left, known) - evaluate(expr.right, known)

        slope = difference(1) - difference(0)
        if name not in values or slope == 0:
            return set()
        root = -difference(0) // slope
        return {root - 1, root, root + 1, root + 2}

    # -- verdicts ----------------------------------------------------------

    def frame_of(self, case: Case, shape: Shape | None = None) -> bytes:
        """The bytes of a case."""
        how = shape or Shape()
        payload = self.body.store(case.fields)
        payload = payload[: len(payload) - how.cut] + how.extra
        frame = self.codec.frame(
            self.message, self.ir.role, payload, self.dev_num, TOKEN, how.msg_size, how.type_bits
        )
        return frame + how.after

    def request_of(self, case: Case) -> bytes | None:
        """The request of a case as bytes; None when the body answers none."""
        if case.request is None:
            return None
        asked = self.codec.body(self.message, Role.REQUEST)
        return self.codec.frame(
            self.message, Role.REQUEST, asked.store(case.request), self.dev_num, TOKEN
        )

    def failing(self, case: Case, *, only_wire: bool = False) -> set[str]:
        """Ids of every constraint of the body a case breaks."""
        frame = self.frame_of(case)
        found = self.body.failures(
            frame, len(frame), None if only_wire else case.facts, case.request
        )
        return {self.codec.refusals[index].check for index in found}

    def facts_used(self) -> tuple[str, ...]:
        """Facts the context checks of this body take, in the order of the specification."""
        used = {
            name
            for constraint in self.constraints()
            if constraint.scope is Scope.CONTEXT
            for name in facts_of(self.codec.protocol, self.ir.fields, constraint)
        }
        return tuple(fact.name for fact in self.codec.protocol.facts if fact.name in used)

    def edge(self, constraint: Constraint, typical: Case) -> tuple[Case, Case, str] | None:
        """A case that holds, one step on it breaks only this constraint, and the name."""
        own = self.names_of(constraint)
        only_wire = constraint.scope is Scope.WIRE
        starts = [typical] + [
            self.assign(typical, name, value)
            for name in own
            for value in self.points(constraint, typical, name)
        ]
        for start in starts:
            for name in sorted(own, key=lambda item: item not in self.body.slots):
                for value in self.points(constraint, start, name):
                    case = self.assign(start, name, value)
                    if self.failing(case, only_wire=only_wire):
                        continue
                    for step in self.steps():
                        if not 0 <= value + step <= self.maximum(name):
                            continue
                        over = self.assign(start, name, value + step)
                        alone = self.failing(over, only_wire=only_wire) == {constraint.id}
                        if alone and self.request_holds(over) and self.request_holds(case):
                            return case, over, name
        return None

    def steps(self) -> list[int]:
        """Distances to try: one, and whatever values must be a multiple of."""
        written = {
            number
            for constraint in self.constraints()
            if constraint.expr is not None
            for number in numbers(constraint.expr)
            if number > 1
        }
        return [1, -1, *(sign * step for step in sorted(written) for sign in (1, -1))]

    def request_holds(self, case: Case) -> bool:
        """Whether the request of a case is one that could have been sent."""
        request = self.request_of(case)
        return request is None or isinstance(self.codec.decode(request), Decoded)
