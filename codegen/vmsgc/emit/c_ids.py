"""Lowering of constants: ids, flags, numbers of errors, core virtio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..ir import ConstantGroup, EnumType, FlagSet, Layout, Protocol
from ..names import flag_prefix, macro
from . import c_layout as layout
from .c_numbers import Numbered, Numbers
from .c_types import id_macro

Row = tuple[str, str, str]  # name, value, comment


@dataclass(frozen=True)
class CGroup:
    """Definitions under one comment."""

    doc: str
    lines: tuple[str, ...]


def _group(doc: str, rows: Sequence[Row]) -> CGroup:
    return CGroup(doc[:1].upper() + doc[1:] + ".", tuple(layout.defines(rows)))


def flag_rows(flags: FlagSet) -> list[Row]:
    """Bits as masks, and all of them as one."""
    stem = flag_prefix(flags.name)
    digits = 2 if all(bit.bit < 8 for bit in flags.bits) else 8
    rows = [
        (macro(stem, bit.name), f"0x{1 << bit.bit:0{digits}x}u", bit.doc) for bit in flags.bits
    ]
    mask = sum(1 << bit.bit for bit in flags.bits)
    return [*rows, (macro(stem, "mask"), f"0x{mask:0{digits}x}u", "all of them")]


def enum_rows(enum: EnumType) -> list[Row]:
    """Values, and the ends of ranges."""
    digits = 2 * enum.scalar.size
    rows = [(macro(enum.name, one.name), f"0x{one.value:0{digits}x}u", one.doc)
            for one in enum.values]
    for span in enum.ranges:
        for word, value in (("first", span.first), ("last", span.last)):
            name = macro(enum.name, span.name, word)
            rows.append((name, f"0x{value:0{digits}x}u", f"{word} of those that are {span.name}"))
    return rows


def _id_rows(protocol: Protocol, klass: str) -> list[Row]:
    return [
        (id_macro(message), f"0x{message.id:02x}u", "")
        for message in protocol.messages
        if message.klass == klass
    ]


def _number_rows(kind: str, rows: Sequence[Numbered], doc: str) -> list[Row]:
    return [(macro(kind, "none"), "0u", doc), *((row.macro, f"{row.number}u", "") for row in rows)]


def id_groups(protocol: Protocol, numbers: Numbers) -> tuple[CGroup, ...]:
    """Everything in ids.h."""
    groups: list[tuple[str, list[Row]]] = [
        ("ids of transport messages", _id_rows(protocol, "transport")),
        ("ids of bus messages", _id_rows(protocol, "bus")),
    ]
    groups += [(flags.doc, flag_rows(flags)) for flags in protocol.flags]
    groups += [(enum.doc, enum_rows(enum)) for enum in protocol.enums]
    groups += [
        ("fields an error can point at", _number_rows("FIELD", numbers.fields, "no single one")),
        ("checks an error can come from", _number_rows("CHECK", numbers.checks, "none failed")),
        ("rules an error can name, those that checks report first",
         _number_rows("RULE", numbers.rules, "none")),
    ]
    return tuple(_group(doc, rows) for doc, rows in groups)


def constant_rows(group: ConstantGroup) -> list[Row]:
    """Constants of core virtio."""
    return [(group.prefix + one.name, f"{one.value}u", one.doc) for one in group.values]


def mask_rows(group: ConstantGroup) -> list[Row]:
    """The same bits as masks, where 32 bits hold them."""
    return [
        (f"{group.prefix}{one.name}_MASK", f"(UINT32_C(1) << {one.value})", "")
        for one in group.values
        if group.kind == "bit" and one.value < 32
    ]


def layout_rows(one: Layout) -> list[Row]:
    """Offsets of the fields, and the size."""
    rows = [(macro(one.name, f.name), f"{f.offset}u", f.doc) for f in one.fields]
    total = "total_size" if any(f.name == "size" for f in one.fields) else "size"
    return [*rows, (macro(one.name, total), f"{one.size}u", "all of it")]


def virtio_groups(protocol: Protocol) -> tuple[CGroup, ...]:
    """Everything in virtio.h."""
    groups: list[tuple[str, list[Row]]] = []
    for group in protocol.constants:
        what = "bit numbers: " if group.kind == "bit" else ""
        groups.append((what + group.doc, constant_rows(group)))
        if masks := mask_rows(group):
            groups.append((f"masks: {group.doc}", masks))
    groups += [(f"offsets in bytes: {one.doc}", layout_rows(one)) for one in protocol.layouts]
    return tuple(_group(doc, rows) for doc, rows in groups)
