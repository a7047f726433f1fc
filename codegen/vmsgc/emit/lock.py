"""wire.lock: every fact of the wire on a line of its own, sorted, for reviewing a diff.

A line changes only when what is on the wire, or a name that users write, changes;
meanings, rules' texts and positions in the YAML are not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..expr import to_text
from ..ir import Body, Constraint, Field, Message, Protocol, Scope
from . import c


def _field(kind: str, owner: str, field: Field) -> str:
    words = [f"{kind} {owner} {field.offset:04d} {field.scalar.value}"]
    if field.count is not None:
        words[0] += f"[{field.count}]"
    words.append(field.name)
    words += ["reserved"] if field.reserved else []
    words += ["address"] if field.is_address else []
    words += [f"echo={field.echo}"] if field.echo is not None else []
    words += [f"flags={field.flags}"] if field.flags is not None else []
    words += [f"enum={field.enum}"] if field.enum is not None else []
    return " ".join(words)


def _constraint(found: Constraint) -> str:
    says = to_text(found.expr) if found.expr is not None else found.check
    if found.expr is None and found.args:
        says += f"({', '.join(found.args)})"
    outcome = found.status if found.status is not None else "-"
    return (
        f"constraint {found.id} {found.scope.value} {outcome}"
        f" at={found.field or '-'} rule={found.rule or '-'}: {says}"
    )


def _body(message: Message, body: Body) -> Iterator[str]:
    owner = f"{message.c_name}.{body.role.value}"
    yield f"body {owner} sender={body.sender} fixed={body.fixed_size}"
    for field in body.fields:
        yield _field("field", owner, field)
    if body.tail is not None:
        tail = body.tail
        count = tail.counted_by if tail.divisor == 1 else f"{tail.counted_by}/{tail.divisor}"
        optional = " optional" if tail.optional else ""
        yield f"tail {owner} {tail.scalar.value}[] {tail.name} count={count}{optional}"


def _values(protocol: Protocol) -> Iterator[str]:
    for flags in protocol.flags:
        for bit in flags.bits:
            yield f"flag {flags.name} {bit.bit:02d} {bit.name}"
    for enum in protocol.enums:
        digits = 2 * enum.scalar.size
        for value in enum.values:
            yield f"enum {enum.name} 0x{value.value:0{digits}x} {value.name}"
        for span in enum.ranges:
            ends = f"0x{span.first:0{digits}x}-0x{span.last:0{digits}x}"
            yield f"enum {enum.name} {ends} ({span.name})"
    for limit in protocol.limits:
        yield f"limit {limit.name} text={limit.text} use={limit.use}"
    for fact in protocol.facts:
        yield f"fact {fact.name} {fact.type}"
    for group in protocol.constants:
        for one in group.values:
            yield f"constant {group.prefix}{one.name} {group.kind}={one.value}"
    for layout in protocol.layouts:
        yield f"layout {layout.name} size={layout.size}"
        for field in layout.fields:
            yield _field("layout", layout.name, field)


# Names a user of the headers writes.  Numbers of checks, fields and rules are not
# facts of the wire and move when one is added, so they stay out.
_MACRO = re.compile(r"^#define (VMSG_\w+) (\S.*?)\s*(?:/\*.*)?$", re.MULTILINE)
_UNLISTED = re.compile(r"VMSG_(?:CHECK|FIELD|RULE)_|\w+_H$")
_FUNCTION = re.compile(r"^(?:[a-z][\w ]*[ *])?(vmsg_\w+)\(", re.MULTILINE)
_STRUCT = re.compile(r"^struct (vmsg_\w+) \{", re.MULTILINE)


def _c_names(protocol: Protocol) -> Iterator[str]:
    """Macros with their values, functions and structs of the public headers."""
    for path, text in c.emit(protocol).items():
        if not path.startswith("include/"):
            continue
        for name, value in _MACRO.findall(text):
            if not _UNLISTED.match(name) and not value.startswith("__"):
                yield f"c macro {name} {value}"
        for name in _FUNCTION.findall(text):
            yield f"c function {name}"
        for name in _STRUCT.findall(text):
            yield f"c struct {name}"


def _lines(protocol: Protocol) -> Iterator[str]:
    yield f"draft {protocol.draft.id} revision={protocol.draft.revision}"
    yield f"header size={protocol.header.size}"
    for field in protocol.header.fields:
        yield _field("header", "field", field)
    for message in protocol.messages:
        yield f"message {message.klass} {message.id:#04x} {message.name} {message.c_name}"
        for body in message.bodies:
            yield from _body(message, body)
    for found in protocol.constraints():
        if found.scope is not Scope.API or found.check not in ("fields", "byte_order"):
            yield _constraint(found)
    yield from _values(protocol)
    yield from _c_names(protocol)


def emit(protocol: Protocol) -> dict[str, str]:
    """Return wire.lock."""
    return {"wire.lock": "".join(f"{line}\n" for line in sorted(set(_lines(protocol))))}
