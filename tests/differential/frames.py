"""Every frame at which a verdict on the wire may change."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sides import Side

from vmsgc.expr import Expr, names, numbers
from vmsgc.ir import Scope
from vmsgc.refbody import BodyCodec


def steps(values: Iterable[int], top: int) -> list[int]:
    """Each value -1/0/+1, and as many below the end of the carrier, within the carrier."""
    found: set[int] = {0, 1, top - 1, top}
    for value in values:
        found |= {value + step for step in (-1, 0, 1)}
        found |= {top + 1 - value + step for step in (-1, 0, 1)}
    return sorted(value for value in found if 0 <= value <= top)


def _literals(body: BodyCodec, name: str) -> set[int]:
    """Numbers written in the wire constraints that mention a field."""
    found: set[int] = set()
    for constraint in body.body.constraints:
        if constraint.expr is not None and name in names(constraint.expr):
            found |= set(numbers(constraint.expr))
    return found


def controls(body: BodyCodec) -> tuple[str, ...]:
    """Fields that the wire verdict depends on."""
    used: list[str] = []
    for constraint in body.body.constraints:
        if constraint.scope is Scope.WIRE and constraint.expr is not None:
            used.extend(names(constraint.expr))
    if body.body.tail is not None:
        used.append(body.body.tail.counted_by)
    return tuple(dict.fromkeys(used))


def _control_values(body: BodyCodec, name: str, room: int) -> list[int]:
    """Breakpoints of one control field with ``room`` bytes behind the fixed part."""
    scalar, tail = body.body.field(name).scalar, body.body.tail
    values = _literals(body, name)
    if tail is not None and tail.counted_by == name:
        count = max(room, 0) // tail.scalar.size * tail.divisor
        values |= {
            count,
            tail.scalar.size,
            (scalar.maximum + 1) // tail.scalar.size,
            body.fixed_size,
        }
        if tail.divisor > 1:
            values |= {count + tail.divisor}
    return steps(values, scalar.maximum)


def _sums(exprs: Iterable[Expr], name: str, known: Mapping[str, int], top: int) -> set[int]:
    """Diagonal points of a last field: sums of the others, plain and wrapped by the carrier."""
    found: set[int] = set()
    for expr in exprs:
        others = [
            known[other] for other in dict.fromkeys(names(expr)) if other != name and other in known
        ]
        if name in names(expr) and len(others) > 1:
            total = sum(others)
            found |= {total, total & top}
    return found


def _combinations(body: BodyCodec, room: int) -> Iterator[dict[str, int]]:
    """Values of every control field: all breakpoints against all, and the diagonals of sums."""
    used = controls(body)
    exprs = [
        found.expr
        for found in body.body.constraints
        if found.scope is Scope.WIRE and found.expr is not None
    ]

    def extend(known: dict[str, int], left: tuple[str, ...]) -> Iterator[dict[str, int]]:
        if not left:
            yield known
            return
        name, rest = left[0], left[1:]
        top = body.body.field(name).scalar.maximum
        values = set(_control_values(body, name, room)) | set(
            steps(_sums(exprs, name, known, top), top)
        )
        for value in sorted(values):
            yield from extend({**known, name: value}, rest)

    order = sorted(
        used,
        key=lambda name: name not in {n for e in exprs for n in names(e)} or _joins(exprs, name),
    )
    yield from extend({}, tuple(order))


def _singles(body: BodyCodec, room: int) -> list[dict[str, int]]:
    """One control field at a time at each breakpoint, the others zero."""
    used = controls(body)
    found = [
        {**dict.fromkeys(used, 0), name: value}
        for name in used
        for value in _control_values(body, name, room)
    ]
    return found or [{}]


def _joins(exprs: Sequence[Expr], name: str) -> bool:
    """Whether a field is compared with a sum of others, so that it comes last."""
    return any(next(iter(names(expr)), "") == name and len(set(names(expr))) > 2 for expr in exprs)


def _declared(size: int, header: int, body: BodyCodec, need: int, top: int) -> list[int]:
    """Breakpoints of msg_size for a frame of a size."""
    points = {0, top, header + body.fixed_size, need, size}
    found = {point + step for point in points for step in (-1, 0, 1)} | {header - 1, header}
    return sorted(value for value in found if 0 <= value <= top)


def _need(body: BodyCodec, values: Mapping[str, int], header: int) -> int:
    tail = body.body.tail
    if tail is None:
        return header + body.fixed_size
    return header + body.fixed_size + values[tail.counted_by] // tail.divisor * tail.scalar.size


def body_frames(side: Side, at: int, part: int, parts: int) -> Iterator[bytes]:
    """Every size 0..cap+1 x every control field and msg_size at each breakpoint, for one body."""
    codec, body = side.codec, side.codec.bodies[at]
    header = side.protocol.header.size
    cap = side.protocol.limit("bus_max_size_usual").use
    top = next(
        item for item in side.protocol.header.fields if item.name == "msg_size"
    ).scalar.maximum
    dev_num = 0 if body.message.klass == "bus" else 1
    fields = {
        item.name: slice(header + item.offset, header + item.offset + item.size)
        for item in body.body.fields
    }
    sized = next(
        slice(item.offset, item.offset + item.size)
        for item in side.protocol.header.fields
        if item.name == "msg_size"
    )
    blank = bytes((at * 37 + 11) & 0xFF for at in range(cap + 2))
    frame = bytearray(codec.frame(body.message, body.body.role, blank, dev_num, 0))
    for size in range(part, cap + 2, parts):
        room = size - header - body.fixed_size

        def put(place: slice, value: int) -> None:
            frame[place] = value.to_bytes(place.stop - place.start, "little")

        for values in _combinations(body, room):
            for name, value in values.items():
                put(fields[name], value)
            put(sized, size)
            yield bytes(frame[:size])
        for values in _singles(body, room):
            for name, value in values.items():
                put(fields[name], value)
            for declared in _declared(size, header, body, _need(body, values, header), top):
                put(sized, declared)
                yield bytes(frame[:size])


def kind_frames(side: Side, part: int, parts: int) -> Iterator[bytes]:
    """Every type x every id, at several sizes, to a device and to the bus."""
    header = side.protocol.header.size
    sizes = sorted(
        {0, 1, header - 1, header, header + 1, side.protocol.limit("bus_max_size_usual").use}
        | {header + body.fixed_size + step for body in side.codec.bodies for step in (-1, 0)}
    )
    fields = {item.name: (item.offset, item.size) for item in side.protocol.header.fields}
    for size, dev_num in itertools.product(sizes, (0, 1)):
        frame = bytearray(max(size, header))
        for name, value in (("dev_num", dev_num), ("msg_size", size)):
            start, width = fields[name]
            frame[start : start + width] = value.to_bytes(width, "little")
        for kind in range(part, 1 << 8, parts):
            frame[fields["type"][0]] = kind
            for number in range(1 << 8):
                frame[fields["msg_id"][0]] = number
                yield bytes(frame[:size])
