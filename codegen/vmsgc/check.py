"""What must hold within the messages.  Each rule is one function that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from . import expr as language
from .diag import Diagnostic, did_you_mean, error, note
from .ir import Field, Limit, Protocol, Span

Rule = Callable[[Protocol], Iterator[Diagnostic]]


def _repeats(what: str, named: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for name, span in named:
        if name not in first:
            first[name] = span
            continue
        text = f"{what} '{name}' again"
        yield error("VS101", span, text, notes=(f"the first is at {first[name]}",))


def names_are_unique(protocol: Protocol) -> Iterator[Diagnostic]:
    """Nothing has the name of its neighbour."""
    yield from _repeats("message", ((f"{m.klass} {m.name}", m.span) for m in protocol.messages))
    yield from _repeats("set of flags", ((one.name, one.span) for one in protocol.flags))
    yield from _repeats("enum", ((one.name, one.span) for one in protocol.enums))
    yield from _repeats("fact", ((one.name, one.span) for one in protocol.facts))
    yield from _repeats("limit", ((one.name, one.span) for one in protocol.limits))
    yield from _repeats("group", ((one.name, one.span) for one in protocol.constants))
    yield from _repeats("layout", ((one.name, one.span) for one in protocol.layouts))
    yield from _repeats("rule", ((one.id, one.span) for one in protocol.every_rule))
    yield from _repeats("reading", ((one.id, one.span) for one in protocol.readings))
    yield from _repeats("constraint", ((one.id, one.span) for one in protocol.constraints()))
    for flags in protocol.flags:
        yield from _repeats("bit", ((bit.name, flags.span) for bit in flags.bits))
    for enum in protocol.enums:
        yield from _repeats("value", ((value.name, enum.span) for value in enum.values))


def fields_are_unique(protocol: Protocol) -> Iterator[Diagnostic]:
    """A field or tail has a name of its own within its payload, layout or the header."""
    yield from _repeats("field", ((one.name, one.span) for one in protocol.header.fields))
    for layout in protocol.layouts:
        yield from _repeats("field", ((one.name, one.span) for one in layout.fields))
    for _, body in protocol.bodies():
        names = [(one.name, one.span) for one in body.fields]
        if body.tail is not None:
            names.append((body.tail.name, body.tail.span))
        yield from _repeats("field", names)


def ids_are_unique(protocol: Protocol) -> Iterator[Diagnostic]:
    """Two messages of a class never share an id."""
    owner: dict[tuple[str, int], str] = {}
    for message in protocol.messages:
        first = owner.setdefault((message.klass, message.id), message.name)
        if first != message.name:
            text = f"{message.name} has id {message.id:#04x}, which is that of {first}"
            yield error("VS102", message.span, text)


def ids_are_in_range(protocol: Protocol) -> Iterator[Diagnostic]:
    """Events and only they have the event bit; no message has the private one."""
    bits = {
        bit.name: 1 << bit.bit for f in protocol.flags if f.name == "msg_id_bits" for bit in f.bits
    }
    event, private = bits.get("EVENT", 0), bits.get("PRIVATE", 0)
    for message in protocol.messages:
        has = message.id & event != 0
        if event and has != message.is_event:
            kind = "an event" if message.is_event else "a request"
            side = "outside" if message.is_event else "in"
            text = (
                f"{message.name} is {kind} and its id {message.id:#04x} is {side} the event range"
            )
            yield error("VS103", message.span, text, hint=f"events have bit {event:#04x} set")
        if message.id & private:
            text = f"{message.name} has id {message.id:#04x} of the implementation-defined range"
            yield error("VS105", message.span, text)


def wide_fields_are_aligned(protocol: Protocol) -> Iterator[Diagnostic]:
    """A 64-bit number starts at a multiple of its size in the frame."""
    for _, body in protocol.bodies():
        for field in body.fields:
            place = protocol.header.size + field.offset
            if field.scalar.size == 8 and place % field.scalar.size:
                text = f"'{field.name}' is {field.scalar.value} at byte {place} of the frame"
                yield error("VS112", field.span, text, hint="put reserved bytes in front of it")


def _users(protocol: Protocol) -> Iterator[Field]:
    yield from protocol.header.fields
    for _, body in protocol.bodies():
        yield from body.fields


def bits_and_values_fit(protocol: Protocol) -> Iterator[Diagnostic]:
    """A field is wide enough for the bits and values it may hold."""
    widest = {one.name: max(bit.bit for bit in one.bits) for one in protocol.flags}
    enums = {one.name: one for one in protocol.enums}
    for field in _users(protocol):
        if field.flags in widest and widest[field.flags] >= 8 * field.scalar.size:
            text = f"bit {widest[field.flags]} of {field.flags} is outside {field.scalar.value}"
            yield error("VS116", field.span, text)
        enum = enums.get(field.enum or "")
        if enum is not None and enum.scalar is not field.scalar:
            text = f"'{field.name}' is {field.scalar.value}, {enum.name} is {enum.scalar.value}"
            yield error("VS116", field.span, text)
    for one in protocol.enums:
        numbers = [value.value for value in one.values] + [span.last for span in one.ranges]
        for number in (n for n in numbers if n > one.scalar.maximum):
            yield error("VS116", one.span, f"{number:#x} does not fit {one.scalar.value}")


def bits_and_values_do_not_overlap(protocol: Protocol) -> Iterator[Diagnostic]:
    """A bit, and a value of an enum, has one owner."""
    for flags in protocol.flags:
        seen: dict[int, str] = {}
        for bit in flags.bits:
            if (first := seen.setdefault(bit.bit, bit.name)) != bit.name:
                text = f"{bit.name} and {first} are both bit {bit.bit}"
                yield error("VS117", flags.span, text)
    for enum in protocol.enums:
        spans = [(value.value, value.value, value.name) for value in enum.values]
        spans += [(one.first, one.last, one.name) for one in enum.ranges]
        for first_value, last, name in spans:
            if first_value > last:
                yield error("VS117", enum.span, f"range {name} ends before it starts")
        spans.sort()
        for left, right in pairwise(spans):
            if right[0] <= left[1] and left[0] <= left[1]:
                yield error("VS117", enum.span, f"{left[2]} and {right[2]} overlap")


def comparisons_can_go_both_ways(protocol: Protocol) -> Iterator[Diagnostic]:
    """A comparison with a number is not settled by the type of the field."""
    header = {one.name: one.scalar.maximum for one in protocol.header.fields if not one.count}
    for one in protocol.header.constraints:
        yield from _settled(one.expr, header, one.span)
    for _, body in protocol.bodies():
        known = {one.name: one.scalar.maximum for one in body.fields if not one.count}
        for constraint in body.constraints:
            yield from _settled(constraint.expr, known, constraint.span)


def _settled(
    tree: language.Expr | None, maximum: dict[str, int], span: Span
) -> Iterator[Diagnostic]:
    if isinstance(tree, language.Not):
        yield from _settled(tree.operand, maximum, span)
    if not isinstance(tree, language.Binary):
        return
    left, right = tree.left, tree.right
    compare = language.COMPARISONS.get(tree.op)
    top = maximum.get(left.text) if isinstance(left, language.Name) else None
    if compare is not None and top is not None and isinstance(right, language.Number):
        points = {0, top, right.value - 1, right.value, right.value + 1}
        outcomes = {compare(point, right.value) for point in points if 0 <= point <= top}
        if len(outcomes) == 1:
            word = "always" if outcomes.pop() else "never"
            text = f"'{language.to_text(tree)}' {word} holds: the field has no other values"
            yield error("VS208", span, text)
    yield from _settled(left, maximum, span)
    yield from _settled(right, maximum, span)


def _carriers(protocol: Protocol) -> dict[str, int]:
    found = {f"header.{one.name}": one.scalar.maximum for one in protocol.header.fields}
    for message, body in protocol.bodies():
        for field in body.fields:
            found[f"{message.c_name}.{body.role.value}.{field.name}"] = field.scalar.maximum
    return found


def _tails(protocol: Protocol) -> dict[str, int]:
    """Return the bytes in front of every tail, header included, by the tail's full name."""
    return {
        f"{message.c_name}.{body.role.value}.{body.tail.name}": protocol.header.size
        + body.fixed_size
        for message, body in protocol.bodies()
        if body.tail is not None
    }


def limits_name_what_exists(protocol: Protocol) -> Iterator[Diagnostic]:
    """The fields and tails a limit speaks of are there."""
    carriers, tails = _carriers(protocol), _tails(protocol)
    for limit in protocol.limits:
        if limit.carrier is not None and limit.carrier not in carriers:
            hint = did_you_mean(limit.carrier, carriers)
            yield error("VS121", limit.span, f"no field '{limit.carrier}'", hint=hint)
        for name in limit.must_carry_tails:
            if name not in tails:
                hint = did_you_mean(name, tails)
                yield error("VS121", limit.span, f"no tail '{name}'", hint=hint)


def what_is_enforced_works(protocol: Protocol) -> Iterator[Diagnostic]:
    """The value we use for a limit has none of the faults of the text's value."""
    for limit in protocol.limits:
        for code, name, span, text in _faults(protocol, limit, limit.use):
            if code != "VS303":  # advice about tails may stay as weak as the text has it
                yield error(
                    "VS304",
                    span,
                    f"limit {limit.name}, as used: {text}",
                    notes=(f"the same fault as {name}",),
                )


def _faults(protocol: Protocol, limit: Limit, value: int) -> Iterator[tuple[str, str, Span, str]]:
    """Yield (code, finding, span, text) of everything this value of a limit breaks."""
    if limit.must_carry_fixed:
        for message, body in protocol.bodies():
            need = protocol.header.size + body.fixed_size
            name = f"{message.c_name}.{body.role.value}"
            if need > value:
                text = f"{name} needs {need} bytes and a bus may stop at {value}"
                yield "VS301", f"VS301:{name}", body.span, text
    widest = _carriers(protocol).get(limit.carrier or "")
    if widest is not None and value > widest:
        text = f"{value} does not fit {limit.carrier}, which ends at {widest}"
        yield "VS302", f"VS302:{limit.name}", limit.span, text
    tails = _tails(protocol)
    for tail in limit.must_carry_tails:
        need = tails.get(tail, 0) + limit.must_carry_bytes
        if need > value:
            room = max(0, value - tails[tail]) if tail in tails else 0
            text = (
                f"{value} leaves {room} bytes for {tail}, not {limit.must_carry_bytes};"
                f" that takes {need}"
            )
            yield "VS303", f"VS303:{tail}", limit.span, text


def findings(protocol: Protocol, *, is_base: bool) -> Iterator[Diagnostic]:
    """Yield contradictions of the text, as notes where a reading acknowledges them."""
    known = {name: one.id for one in protocol.readings for name in one.findings}
    present: set[str] = set()
    for limit in protocol.limits:
        for code, name, span, text in _faults(protocol, limit, limit.text):
            present.add(name)
            said = f"limit {limit.name} of the text: {text}"
            if name in known:
                yield note(code, span, said, notes=(f"acknowledged by {known[name]}",))
            else:
                hint = f"decide it in readings.yaml, with 'findings: [{name}]'"
                yield error(code, span, said, hint=hint)
    if not is_base:
        return
    for reading in protocol.readings:
        for name in reading.findings:
            if name not in present:
                text = f"{reading.id} acknowledges {name}, which is not found"
                near = did_you_mean(name, present)
                yield error("VS216", reading.span, text, hint=near)


RULES: tuple[Rule, ...] = (
    names_are_unique,
    fields_are_unique,
    ids_are_unique,
    ids_are_in_range,
    wide_fields_are_aligned,
    bits_and_values_fit,
    bits_and_values_do_not_overlap,
    comparisons_can_go_both_ways,
    limits_name_what_exists,
    what_is_enforced_works,
)


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Run every rule."""
    for rule in RULES:
        yield from rule(protocol)
