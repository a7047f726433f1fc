"""Two versions of one body: what changed, and who still understands whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from .expr import Binary, Expr, Name, Not, to_text
from .ir import Body, Constraint, Field, Message, Scope

NAMES: Final = "names-only"  # same bytes and checks; source code spells something differently
IDENTICAL: Final = "wire-identical"  # nothing at all
RULES_ONLY: Final = "rules-only"  # same bytes; other context checks or rules
READER: Final = "reader-compatible"  # the new reader understands the old writer
WRITER: Final = "writer-compatible"  # the old reader understands the new writer
BREAKING: Final = "breaking"  # neither
ORDER: Final = (BREAKING, READER, WRITER, RULES_ONLY, NAMES, IDENTICAL)


@dataclass(frozen=True)
class Sides:
    """A body in both drafts, with the names that became others."""

    message: Message
    old: Body
    new: Body
    renamed: Mapping[str, str]  # old name -> new name
    enums: Mapping[str, frozenset[int]]  # values with a name, by the enum of the new draft


def slot(field: Field) -> tuple[int, str, int | None]:
    return field.offset, field.scalar.value, field.count


def renames(old: Body, new: Body) -> dict[str, str]:
    """Names that were only respelled: same place, and neither exists on the other side."""
    before, after = {field.name for field in old.fields}, {field.name for field in new.fields}
    found: dict[str, str] = {}
    for one in old.fields:
        for other in new.fields:
            if (
                slot(one) == slot(other)
                and one.reserved == other.reserved
                and one.name not in after
                and other.name not in before
            ):
                found[one.name] = other.name
    if old.tail is not None and new.tail is not None and old.tail.name != new.tail.name:
        found[old.tail.name] = new.tail.name
    return found


def _rename(expr: Expr, renamed: Mapping[str, str]) -> Expr:
    if isinstance(expr, Name):
        return Name(renamed.get(expr.text, expr.text))
    if isinstance(expr, Not):
        return Not(_rename(expr.operand, renamed))
    if isinstance(expr, Binary):
        return Binary(expr.op, _rename(expr.left, renamed), _rename(expr.right, renamed))
    return expr


def meaning(
    constraint: Constraint, renamed: Mapping[str, str]
) -> tuple[str, str, tuple[str, ...], str | None]:
    text = "" if constraint.expr is None else to_text(_rename(constraint.expr, renamed))
    args = tuple(renamed.get(arg, arg) for arg in constraint.args)
    return constraint.check, text, args, constraint.status


def _meanings(
    body: Body, scope: Scope, renamed: Mapping[str, str]
) -> set[tuple[str, str, tuple[str, ...], str | None]]:
    return {meaning(found, renamed) for found in body.constraints if found.scope is scope}


def _tail_key(body: Body, renamed: Mapping[str, str]) -> tuple[object, ...] | None:
    tail = body.tail
    if tail is None:
        return None
    counter = body.field(tail.counted_by)
    return tail.scalar, tail.divisor, tail.optional, slot(counter), body.fixed_size


def _understands(reader: Body, writer: Body, to_reader: Mapping[str, str]) -> bool:
    """Whether every frame of one body is accepted by the other and none of its fields misread."""
    if reader.fixed_size > writer.fixed_size or _checks(reader, {}) - _checks(writer, to_reader):
        return False
    if reader.tail is not None and _tail_key(reader, {}) != _tail_key(writer, to_reader):
        return False
    if reader.tail is None and writer.tail is not None and reader.fixed_size < writer.fixed_size:
        return False
    by_slot = {slot(field): field for field in writer.fields}
    for field in reader.fields:
        if field.reserved:
            continue
        sent = by_slot.get(slot(field))
        if sent is None or not (sent.reserved or to_reader.get(sent.name, sent.name) == field.name):
            return False
    return True


def _checks(body: Body, renamed: Mapping[str, str]) -> set[tuple[str, str]]:
    return {
        (found.check, to_text(_rename(found.expr, renamed)) if found.expr is not None else "")
        for found in body.constraints
        if found.scope is Scope.WIRE and found.check == "expr"
    }


def classes_of(sides: Sides) -> tuple[str, ...]:
    back = {new: old for old, new in sides.renamed.items()}
    same_layout = (
        [(slot(field), field.reserved) for field in sides.old.fields]
        == [(slot(field), field.reserved) for field in sides.new.fields]
        and all(
            sides.renamed.get(one.name, one.name) == other.name
            for one, other in zip(sides.old.fields, sides.new.fields, strict=True)
        )
        and _tail_key(sides.old, sides.renamed) == _tail_key(sides.new, {})
    )
    if same_layout and _meanings(sides.old, Scope.WIRE, sides.renamed) == _meanings(
        sides.new, Scope.WIRE, {}
    ):
        if _meanings(sides.old, Scope.CONTEXT, sides.renamed) == _meanings(
            sides.new, Scope.CONTEXT, {}
        ):
            return (IDENTICAL,)
        return (RULES_ONLY,)
    found = []
    if _understands(sides.new, sides.old, sides.renamed):
        found.append(READER)
    if _understands(sides.old, sides.new, back):
        found.append(WRITER)
    return tuple(found) or (BREAKING,)


def _spell(field: Field) -> str:
    array = "" if field.count is None else f"[{field.count}]"
    return f"{field.scalar.value}{array} at {field.offset}" + (
        ", reserved" if field.reserved else ""
    )


def _left_by_old_writers(sides: Sides, field: Field) -> Iterator[str]:
    """Yield what a new field holds where it used to be a reserved word, which is sent as 0."""
    for old in sides.old.fields:
        if old.reserved and not field.reserved and slot(old) == slot(field):
            known = sides.enums.get(field.enum or "")
            strange = known is not None and 0 not in known
            yield (
                f"{field.name}: in the place of {old.name}; a writer of the older draft leaves it 0"
            ) + (f", which is no value of {field.enum}" if strange else "")


def notes_of(sides: Sides) -> Iterator[str]:
    """Yield each difference in words."""
    new = {field.name: field for field in sides.new.fields}
    old = {field.name: field for field in sides.old.fields}
    for name, field in old.items():
        other = new.get(sides.renamed.get(name, name))
        if other is None:
            yield f"{name}: removed ({_spell(field)})"
        elif other.name != name:
            yield f"{name}: now called {other.name} (source-level)"
        elif _spell(field) != _spell(other):
            yield f"{name}: {_spell(field)}, now {_spell(other)}"
    for name, field in new.items():
        if name not in old and name not in sides.renamed.values():
            yield f"{name}: added ({_spell(field)})"
            yield from _left_by_old_writers(sides, field)
    if sides.old.fixed_size != sides.new.fixed_size:
        yield f"fixed part: {sides.old.fixed_size} bytes, now {sides.new.fixed_size}"
    for scope in (Scope.WIRE, Scope.CONTEXT):
        before = {
            meaning(found, sides.renamed): found.id
            for found in sides.old.constraints
            if found.scope is scope
        }
        after = {
            meaning(found, {}): found.id for found in sides.new.constraints if found.scope is scope
        }
        for one_check in sorted(set(before) - set(after), key=repr):
            yield f"{scope.value} check dropped: {before[one_check]}" + (
                f" ({one_check[1]})" if one_check[1] else ""
            )
        for one_check in sorted(set(after) - set(before), key=repr):
            yield f"{scope.value} check added: {after[one_check]}" + (
                f" ({one_check[1]})" if one_check[1] else ""
            )
