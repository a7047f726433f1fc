"""Numbers the C reports and the tables behind them: checks, fields and rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..ir import Constraint, Field, Protocol, Scope, Tail
from ..names import macro


@dataclass(frozen=True)
class Numbered:
    """A name with the number it has in C; 0 is nobody's."""

    name: str  # as the specification has it
    macro: str
    number: int


@dataclass(frozen=True)
class FailRow:
    """What a failed check reports."""

    check: Numbered
    status: str  # VMSG_ERR_TRUNCATED
    field: str  # VMSG_FIELD_LENGTH
    offset: int  # bytes from the start of the frame
    rule: str  # VMSG_RULE_IMP_08


@dataclass(frozen=True)
class Numbers:
    """Every number of that kind, in order, and what each check reports."""

    checks: tuple[Numbered, ...]
    fields: tuple[Numbered, ...]
    rules: tuple[Numbered, ...]
    fails: tuple[FailRow, ...]


def check_macro(constraint: Constraint) -> str:
    """C name of a check's number."""
    return macro("CHECK", constraint.id)


def status_macro(constraint: Constraint) -> str:
    """C name of the status a failed check returns; ValueError for an api check."""
    if constraint.status is None:
        raise ValueError(f"{constraint.id} has no status")
    return macro("ERR", constraint.status)


def _numbered(kind: str, names: Iterable[str]) -> tuple[Numbered, ...]:
    return tuple(Numbered(name, macro(kind, name), at) for at, name in enumerate(names, start=1))


def reporting(protocol: Protocol) -> list[Constraint]:
    """Constraints that a failed check names."""
    return [found for found in protocol.constraints() if found.scope is not Scope.API]


def _field_names(protocol: Protocol) -> Iterator[str]:
    yield from (field.name for field in protocol.header.fields)
    for _, body in protocol.bodies():
        yield from (field.name for field in body.fields)
        if body.tail is not None:
            yield body.tail.name


def _rule_names(protocol: Protocol) -> Iterator[str]:
    """Rules that a check reports come first, so that their numbers stay small."""
    yield from sorted({constraint.rule for constraint in reporting(protocol)})
    yield from sorted(rule.id for rule in protocol.rules)


def _offsets(protocol: Protocol) -> Mapping[str, int]:
    """Frame offset of what each reporting constraint points at, by constraint id."""
    found = {
        constraint.id: _offset_in(constraint, protocol.header.fields, None, 0)
        for constraint in protocol.header.constraints
    }
    for _, body in protocol.bodies():
        for constraint in body.constraints:
            inside = _offset_in(constraint, body.fields, body.tail, body.fixed_size)
            found[constraint.id] = protocol.header.size + inside
    return found


def _offset_in(
    constraint: Constraint, fields: tuple[Field, ...], tail: Tail | None, fixed_size: int
) -> int:
    if tail is not None and constraint.field == tail.name:
        return fixed_size
    return next((field.offset for field in fields if field.name == constraint.field), 0)


def number(protocol: Protocol) -> Numbers:
    """Give every check, field and rule its number."""
    every = reporting(protocol)
    checks = _numbered("CHECK", [found.id for found in every])
    offsets = _offsets(protocol)
    fails = tuple(
        FailRow(
            check=check,
            status=status_macro(found),
            field=macro("FIELD", found.field or "NONE"),
            offset=offsets[found.id],
            rule=macro("RULE", found.rule),
        )
        for check, found in zip(checks, every, strict=True)
    )
    return Numbers(
        checks=checks,
        fields=_numbered("FIELD", dict.fromkeys(_field_names(protocol))),
        rules=_numbered("RULE", dict.fromkeys(_rule_names(protocol))),
        fails=fails,
    )
