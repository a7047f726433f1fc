"""The page of constants: limits, bits, values, facts, and numbers of core virtio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..ir import ConstantGroup, EnumType, FlagSet, Layout, Limit, Protocol
from ..names import flag_prefix, macro
from ..refbody import facts_of
from .docs_diagram import Item, draw
from .docs_rules import link_to_reading
from .docs_text import cell, code, field_type, sentence


@dataclass(frozen=True)
class TableView:
    """A table under a heading."""

    title: str
    lead: str
    head: str
    rule: str
    rows: tuple[str, ...]
    diagram: tuple[str, ...] = ()


@dataclass(frozen=True)
class ConstantsView:
    """The page."""

    wire: tuple[TableView, ...]
    virtio: tuple[TableView, ...]


def _table(
    title: str, lead: str, head: tuple[str, ...], rows: list[tuple[str, ...]],
    diagram: tuple[str, ...] = (),
) -> TableView:
    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(cells) + " |"

    return TableView(
        title=title,
        lead=lead,
        head=line(head),
        rule=line(tuple("---" for _ in head)),
        rows=tuple(line(row) for row in rows),
        diagram=diagram,
    )


def _limits(protocol: Protocol) -> TableView:
    def row(limit: Limit) -> tuple[str, ...]:
        reading = link_to_reading(protocol, limit.reading) if limit.reading else ""
        return (code(limit.name), str(limit.text), str(limit.use), limit.unit or "",
                cell(limit.doc), reading)

    lead = "Where the two numbers differ, the reading says why the one of the text cannot stand."
    return _table("Limits", lead, ("limit", "text", "enforced", "unit", "meaning", "reading"),
                  [row(limit) for limit in protocol.limits])


def _used(where: str) -> str:
    return f" Used by {where}." if where else ""


def _flags(flags: FlagSet, where: str) -> TableView:
    stem = flag_prefix(flags.name)
    rows: list[tuple[str, ...]] = [
        (str(bit.bit), code(bit.name), code(macro(stem, bit.name)), cell(bit.doc))
        for bit in flags.bits
    ]
    return _table(flags.name, sentence(flags.doc) + _used(where),
                  ("bit", "name", "C", "meaning"), rows)


def _enum(enum: EnumType, where: str) -> TableView:
    digits = 2 * enum.scalar.size
    rows: list[tuple[int, tuple[str, ...]]] = [
        (one.value, (f"0x{one.value:0{digits}x}", code(one.name),
                     code(macro(enum.name, one.name)), cell(one.doc)))
        for one in enum.values
    ]
    for span in enum.ranges:
        first, last = f"0x{span.first:0{digits}x}", f"0x{span.last:0{digits}x}"
        shown = first if span.first == span.last else f"{first} to {last}"
        ends = (code(macro(enum.name, span.name, word)) for word in ("first", "last"))
        rows.append((span.first, (shown, "", ", ".join(ends), f"{span.name}, without a name")))
    return _table(enum.name, f"{sentence(enum.doc)} Stored as {enum.scalar.value}.{_used(where)}",
                  ("value", "name", "C", "meaning"), [row for _, row in sorted(rows)])


def _facts(protocol: Protocol) -> TableView:
    users: dict[str, list[str]] = {}
    for message, body in protocol.bodies():
        for found in body.constraints:
            for name in facts_of(protocol, body.fields, found):
                link = f"[{message.name}]({message.c_name}.md)"
                users.setdefault(name, []).append(link)
    for found in protocol.header.constraints:
        for name in facts_of(protocol, protocol.header.fields, found):
            users.setdefault(name, []).append("[header](index.md#header)")
    rows: list[tuple[str, ...]] = [
        (code(fact.name), fact.type, fact.unit or "", cell(fact.doc),
         ", ".join(dict.fromkeys(users.get(fact.name, []))))
        for fact in protocol.facts
    ]
    lead = "What a context check takes as an argument because no message carries it."
    return _table("Facts", lead, ("fact", "type", "unit", "meaning", "checked in"), rows)


def _group(group: ConstantGroup) -> TableView:
    word = "bit" if group.kind == "bit" else "value"
    rows: list[tuple[str, ...]] = [
        (str(one.value), code(group.prefix + one.name), cell(one.doc)) for one in group.values
    ]
    return _table(group.name, sentence(group.doc), (word, "C", "meaning"), rows)


def _layout(layout: Layout) -> TableView:
    rows: list[tuple[str, ...]] = [
        (str(field.offset), field_type(field), code(field.name),
         code(macro(layout.name, field.name)), cell(field.doc))
        for field in layout.fields
    ]
    items = [Item(field.name, field.offset, field.size) for field in layout.fields]
    return _table(f"{layout.name} layout", f"{sentence(layout.doc)} {layout.size} bytes.",
                  ("offset", "type", "field", "C", "meaning"), rows, draw(items))


def constants_view(protocol: Protocol, used: Mapping[str, str]) -> ConstantsView:
    """Everything on the page; ``used`` says where a set of values is used."""
    wire = [_limits(protocol), _facts(protocol)]
    wire += [_flags(flags, used.get(flags.name, "")) for flags in protocol.flags]
    wire += [_enum(enum, used.get(enum.name, "")) for enum in protocol.enums]
    virtio = [_group(group) for group in protocol.constants]
    virtio += [_layout(layout) for layout in protocol.layouts]
    return ConstantsView(tuple(wire), tuple(virtio))
