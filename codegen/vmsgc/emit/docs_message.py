"""The page of a message: meaning, bytes, fields, constraints, rules and readings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..expr import to_text
from ..ir import (
    Body,
    Constraint,
    Field,
    Message,
    Protocol,
    Reading,
    Role,
    Scope,
    Tail,
)
from ..refbody import facts_of, mentions_request
from .docs_diagram import Item, draw
from .docs_rules import link_to_reading, link_to_rule
from .docs_text import anchor, cell, code, field_type, plural, sentence

FEW = 3  # a rule for more messages than this says nothing special about one
OTHER = {"driver": "device", "device": "driver"}


@dataclass(frozen=True)
class Row:
    """Cells of a table, ready to be joined."""

    cells: tuple[str, ...]

    def __str__(self) -> str:
        return "| " + " | ".join(self.cells) + " |"


@dataclass(frozen=True)
class BodyView:
    """One payload of a message page."""

    title: str
    summary: str
    diagram: tuple[str, ...]
    fields: tuple[Row, ...]
    constraints: tuple[Row, ...]


@dataclass(frozen=True)
class PageView:
    """A message page."""

    name: str
    lead: str
    section: str
    bodies: tuple[BodyView, ...]
    rules: tuple[str, ...]
    readings: tuple[str, ...]
    files: tuple[str, ...]
    vectors: tuple[str, ...]


def _way(message: Message, body: Body) -> str:
    """From whom to whom."""
    if body.sender not in OTHER:
        return "either side to the other"
    sides = (body.sender, OTHER[body.sender])
    if message.klass == "bus":
        return f"{sides[0]} side of the bus to {sides[1]} side"
    return f"{sides[0]} to {sides[1]}"


def _amount(body: Body, tail: Tail) -> str:
    """How much of a tail there is, in the words of the count."""
    count = tail.counted_by if tail.divisor == 1 else f"{tail.counted_by} / {tail.divisor}"
    unit = "bytes" if tail.scalar.size == 1 else f"x {tail.scalar.value}"
    return f"{count} {unit}" + (", or absent" if tail.optional else "")


def _type_value(protocol: Protocol, message: Message, body: Body) -> int:
    wanted = {"RESPONSE": body.role is Role.RESPONSE, "BUS": message.klass == "bus"}
    carried = {field.flags for field in protocol.header.fields}
    bits = [bit for flags in protocol.flags if flags.name in carried for bit in flags.bits]
    return sum(1 << bit.bit for bit in bits if wanted.get(bit.name, False))


def _header_items(protocol: Protocol, message: Message, body: Body) -> list[Item]:
    """The header, with the values this body fixes."""
    kind = _type_value(protocol, message, body)
    values = {"type": f"{kind:#04x}", "msg_id": f"{message.id:#04x}"}
    if message.klass == "bus":
        values["dev_num"] = "0"
    return [
        Item(f"{field.name} {values.get(field.name, '')}".strip(), field.offset, field.size)
        for field in protocol.header.fields
    ]


def _label(field: Field) -> str:
    if field.reserved:
        return f"{field.name} (0)"
    if field.count is None:
        return field.name
    return f"{field.name} {field_type(field)}"


def _diagram(protocol: Protocol, message: Message, body: Body) -> tuple[str, ...]:
    size = protocol.header.size
    items = _header_items(protocol, message, body)
    items += [Item(_label(field), size + field.offset, field.size) for field in body.fields]
    if body.tail is not None:
        label = f"{body.tail.name}: {_amount(body, body.tail)}"
        items.append(Item(label, size + body.fixed_size, None))
    return draw(items)


def _summary(protocol: Protocol, body: Body) -> str:
    """How long the frame is, and how much of a tail fits the limits."""
    fixed = protocol.header.size + body.fixed_size
    if body.tail is None:
        return f"{fixed} bytes with the header."
    tail = body.tail
    noun = "byte" if tail.scalar.size == 1 else "element"
    parts = [
        f"{plural((limit.use - fixed) // tail.scalar.size, noun)} in a message of {limit.use}"
        for limit in sorted(protocol.limits, key=lambda one: (one.use, one.name))
        if limit.use >= fixed
    ]
    fits = f" Room for {tail.name}: {'; '.join(dict.fromkeys(parts))}." if parts else ""
    return f"{fixed} bytes with the header, then {tail.name}.{fits}"


def meaning(field: Field, tail: Tail | None) -> str:
    """What a field says: its own text, then what the layout adds."""
    parts = [field.doc] if field.doc and not field.reserved else []
    if field.reserved:
        parts.append("reserved: sent as zero, ignored when read")
    if field.echo is not None and not field.doc.startswith("echo"):
        parts.append(f"echo of {code(field.echo)} in the request")
    if tail is not None and tail.counted_by == field.name:
        parts.append(f"measures {code(tail.name)}")
    if field.is_address:
        parts.append("an address, not a number of bytes")
    for name in (field.flags, field.enum):
        if name is not None:
            parts.append(f"values: [{name}](constants.md#{anchor(name)})")
    return cell("; ".join(parts))


def _field_rows(protocol: Protocol, body: Body) -> tuple[Row, ...]:
    rows = [
        Row((
            str(protocol.header.size + field.offset),
            str(field.offset),
            field_type(field),
            code(field.name),
            field.unit or "",
            meaning(field, body.tail),
        ))
        for field in body.fields
    ]
    if body.tail is not None:
        tail = body.tail
        rows.append(Row((
            str(protocol.header.size + body.fixed_size),
            str(body.fixed_size),
            f"{tail.scalar.value}[]",
            code(tail.name),
            "",
            cell(f"{tail.doc}; {_amount(body, tail)}"),
        )))
    return tuple(rows)


def _holds(found: Constraint) -> str:
    if found.expr is not None:
        return code(to_text(found.expr))
    if found.doc:
        return cell(found.doc)
    return {"tx_zero": "reserved bits are sent as zero",
            "computed": "the encoder computes it from the payload"}.get(found.check, found.check)


def _knows(protocol: Protocol, found: Constraint, fields: tuple[Field, ...]) -> str:
    """What decides: the frame, the request, facts, or nobody because it cannot be broken."""
    if found.scope is Scope.WIRE:
        return "the frame"
    if found.scope is Scope.API:
        return "nothing; encoders see to it"
    parts = ["the request"] if mentions_request(found) else []
    parts += [f"[{name}](constants.md#facts)" for name in facts_of(protocol, fields, found)]
    return ", ".join(parts) or "the frame, before its values are used"


def _verdict(found: Constraint, at: Mapping[str, int]) -> str:
    if found.status is None:
        return ""
    if found.field is None:
        return found.status.upper()
    return f"{found.status.upper()} at {code(found.field)}, byte {at[found.field]}"


def constraint_rows(
    protocol: Protocol,
    constraints: tuple[Constraint, ...],
    fields: tuple[Field, ...],
    tail: Tail | None,
    start: int,
) -> tuple[Row, ...]:
    """Rows of a table of constraints; ``start`` is the frame offset of the fields."""
    at = {field.name: start + field.offset for field in fields}
    if tail is not None:
        at[tail.name] = start + sum(field.size for field in fields)
    return tuple(
        Row((
            code(found.id),
            _holds(found),
            _knows(protocol, found, fields),
            _verdict(found, at),
            link_to_rule(protocol, found.rule),
        ))
        for found in constraints
    )


def _body(protocol: Protocol, message: Message, body: Body) -> BodyView:
    rows = constraint_rows(
        protocol, body.constraints, body.fields, body.tail, protocol.header.size
    )
    word = body.role.word.capitalize()
    return BodyView(
        title=f"{word}: {_way(message, body)}",
        summary=_summary(protocol, body),
        diagram=_diagram(protocol, message, body),
        fields=_field_rows(protocol, body),
        constraints=rows,
    )


def _rule_ids(protocol: Protocol, message: Message) -> list[str]:
    """Rules that name the message, then those its constraints report or are referred to by."""
    own = {found.id for body in message.bodies for found in body.constraints}
    found = {rule.id for rule in protocol.rules if message.name in rule.messages}
    found |= {one.rule for body in message.bodies for one in body.constraints if one.rule}
    found |= {rule.id for rule in protocol.rules if own & set(rule.check.refs)}
    return [rule.id for rule in protocol.rules if rule.id in found]


def _rule_line(protocol: Protocol, rule_id: str) -> str:
    rule = next(one for one in protocol.rules if one.id == rule_id)
    how = {
        "behaviour": f"case {code(rule.check.name or '')}",
        "trace": f"monitor {code(rule.check.name or '')}",
        "exempt": "exempt",
        "todo": "not checked yet",
    }.get(rule.check.kind, f"{rule.check.kind} constraint")
    return (
        f"* {link_to_rule(protocol, rule.id)} ({rule.level}, {rule.actor}; {how}):"
        f" {sentence(rule.text)}"
    )


def _touches(protocol: Protocol, reading: Reading, message: Message) -> bool:
    """Whether a reading is about this message rather than about all of them."""
    said = f"{reading.title} {reading.problem} {reading.decision}"
    if re.search(rf"\b{message.name}\b", said):
        return True
    if any(message.c_name in text.split(":", 1)[-1].split(".") for text in reading.findings):
        return True
    return any(
        message.name in rule.messages and len(rule.messages) <= FEW
        for rule in protocol.rules
        if rule.reading == reading.id or rule.id in reading.rules
    )


def page_view(protocol: Protocol, message: Message) -> PageView:
    """Everything on the page of a message."""
    readings = tuple(
        f"* {link_to_reading(protocol, one.id)}: {sentence(one.decision)}"
        for one in protocol.readings
        if _touches(protocol, one, message)
    )
    kind = "event" if message.is_event else "request and response"
    name, what = message.c_name, f"{message.klass} message"
    files = [f"[wire/{name}.h](../include/vmsg/wire/{name}.h)"]
    if any(body.fields for body in message.bodies):
        files.append(f"[{name}.c](../src/{name}.c)")
    vectors = [f"{name}.json", f"vectors_{name}.c"]
    return PageView(
        name=message.name,
        lead=f"{sentence(message.doc)} {what.capitalize()} {message.id:#04x}, {kind}.",
        section=message.section,
        bodies=tuple(_body(protocol, message, body) for body in message.bodies),
        rules=tuple(_rule_line(protocol, rule) for rule in _rule_ids(protocol, message)),
        readings=readings,
        files=tuple(files),
        vectors=tuple(f"[{one}](../vectors/{one})" for one in vectors),
    )
