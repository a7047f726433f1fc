"""Lowering of the header and of the header file that declares it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..expr import names, to_text
from ..ir import Constraint, Fact, Header, Protocol, Scalar, Scope
from ..names import macro
from . import c_layout as layout
from .c_expr import Leaf
from .c_numbers import check_macro
from .c_text import param_lines, reasons, retval_lines, with_unit
from .c_types import C_TYPE, CCheck, Unsayable, failure


@dataclass(frozen=True)
class CHeader:
    """The header, lowered."""

    size: int
    limits: tuple[str, ...]
    table: tuple[str, ...]
    members: tuple[str, ...]
    stores: tuple[str, ...]
    loads: tuple[str, ...]
    offsets: dict[str, int]
    parse_as: str  # the line that opens the ``if``
    parse_definition: str
    parse_retvals: tuple[str, ...]
    gate: tuple[CCheck, ...]
    checks: tuple[CCheck, ...]
    unused: tuple[str, ...]
    context_definition: str | None
    context_params: tuple[str, ...]
    context_retvals: tuple[str, ...]
    context_checks: tuple[CCheck, ...]
    context_unused: tuple[str, ...]


# Members of struct vmsg_header; together as large as one number.
HEADER_FIELDS: Mapping[str, Scalar] = {
    "type": Scalar.U8,
    "msg_id": Scalar.U8,
    "dev_num": Scalar.LE16,
    "token": Scalar.LE16,
    "msg_size": Scalar.LE16,
}
_PARAMETER = {"dev_num": "route.dev_num", "token": "route.token", "msg_size": "size"}
_BITS = {
    "is_event": "(header.msg_id & VMSG_MSG_ID_EVENT) != 0",
    "is_response": "(header.type & VMSG_TYPE_RESPONSE) != 0",
    "is_bus": "(header.type & VMSG_TYPE_BUS) != 0",
}


def _leaves(protocol: Protocol, owner: str) -> dict[str, Leaf]:
    leaves = {
        field.name: Leaf(f"{owner}{field.name}", 8 * field.scalar.size, field.scalar.maximum)
        for field in protocol.header.fields
    }
    leaves["frame_size"] = Leaf("frame.size", 64, (1 << 64) - 1)
    for name, text in _BITS.items():
        leaves[name] = Leaf(text.replace("header.", owner), 32, 1, True)
    for fact in protocol.facts:
        leaves[fact.name] = Leaf(fact.name, 32, (1 << 32) - 1, fact.type == "bool")
    return leaves


def _check(constraint: Constraint, protocol: Protocol, owner: str) -> CCheck:
    if constraint.check == "fixed":
        line = "\tif (frame.size < VMSG_HEADER_SIZE) {"
    elif constraint.expr is not None:
        found = failure(constraint, constraint.expr, _leaves(protocol, owner))
        line = layout.condition(found.parts, found.operator, 1)
    else:
        raise Unsayable(constraint, f"check '{constraint.check}' here")
    return CCheck(
        constraint.id, line, f"\t\treturn vmsg_fail(error, {check_macro(constraint)});"
    )


def _load(name: str, codec: str, offset: int) -> str:
    load = f"vmsg_load_{codec}(frame.data + {offset})"
    if name == "type":
        load = f"(uint8_t)({load} & VMSG_TYPE_MASK)"
    return f"header.{name} = {load};"


def _stores(header: Header) -> tuple[str, ...]:
    """Lines that write the header as one number, which HEADER_FIELDS are the size of.

    The parts of the route are joined first: compilers pass them in one register.
    """
    values = [(field, _PARAMETER.get(field.name, field.name)) for field in header.fields]
    route = [(field, value) for field, value in values if value.startswith("route.")]
    start = route[0][0].offset
    parts = [
        f"((uint32_t){value} << {8 * (field.offset - start)})" if field.offset > start else value
        for field, value in route
    ]
    joined = [(field, value) for field, value in values if (field, value) not in route[1:]]
    (_, first), *others = [
        (field, "to" if (field, value) == route[0] else value) for field, value in joined
    ]
    return (
        f"const uint32_t to = {' | '.join(parts)};",
        f"uint64_t header = {first};",
        "",
        *(f"header |= (uint64_t){value} << {8 * field.offset};" for field, value in others),
        "vmsg_store_le64(out, header);",
    )


def size_bounds(header: Header) -> tuple[str, str]:
    """What constraints must say of msg_size, for C to stay inside the frame."""
    return f"msg_size >= {header.size}", "msg_size <= frame_size"


def _parse_as(protocol: Protocol) -> str:
    """The condition on which a frame is refused as a particular message, its size aside."""
    loads = {
        field.name: f"vmsg_load_{field.scalar.value}(frame.data + {field.offset})"
        for field in protocol.header.fields
    }
    leaves = _leaves(protocol, "")
    for field in protocol.header.fields:
        if field.name not in ("type", "msg_id"):
            text = loads[field.name]
            leaves[field.name] = Leaf(text, 8 * field.scalar.size, field.scalar.maximum)
    parts = [
        "frame.size < VMSG_HEADER_SIZE",
        f"({loads['type']} & VMSG_TYPE_MASK) != type",
        f"{loads['msg_id']} != msg_id",
    ]
    for found in protocol.header.constraints:
        if found.scope is not Scope.WIRE or found.expr is None:
            continue
        if to_text(found.expr) not in size_bounds(protocol.header):
            parts.append(failure(found, found.expr, leaves).nested())
    return layout.condition(parts, "||", 1)


def _retvals(fine: str, constraints: list[Constraint]) -> tuple[str, ...]:
    return retval_lines([("VMSG_OK", fine), *reasons(constraints)])


def _limits(protocol: Protocol) -> tuple[str, ...]:
    rows = [(macro(limit.name), f"{limit.use}u", limit.doc) for limit in protocol.limits]
    rows.append(("VMSG_MESSAGE_MAX", "VMSG_BUS_MAX_SIZE_MAX", "bytes of the largest message"))
    rows.append(("VMSG_REVISION", f"{protocol.draft.revision}u", "of the message set"))
    return tuple(layout.defines(rows))


def _context_definition(facts: Sequence[Fact]) -> str:
    """The declarator of the function that is told the facts."""
    types = {"u32": "uint32_t", "bool": "bool"}
    return layout.prototype(
        "static inline vmsg_status",
        "vmsg_header_check_context",
        [
            "const struct vmsg_header *header",
            *(f"{types[fact.type]} {fact.name}" for fact in facts),
            "struct vmsg_error *error",
        ],
        "",
    )


def lower_header(protocol: Protocol, drop: str | None) -> CHeader:
    """Turn the header into C lines; ``drop`` leaves one check out."""
    header = protocol.header
    wire = [c for c in header.constraints if c.scope is Scope.WIRE and c.check != "known"]
    context = [c for c in header.constraints if c.scope is Scope.CONTEXT]
    kept = [_check(c, protocol, "header.") for c in wire if c.id != drop]
    gate = tuple(c for c in kept if any(w.id == c.id and w.check == "fixed" for w in wire))
    used = {name for found in context if found.expr is not None for name in names(found.expr)}
    facts = [fact for fact in protocol.facts if fact.name in used]
    late = [_check(c, protocol, "header->") for c in context if c.id != drop]
    return CHeader(
        size=header.size,
        limits=_limits(protocol),
        table=tuple(
            layout.byte_table([(str(f.offset), str(f.size), f.name) for f in header.fields])
        ),
        members=tuple(
            layout.commented([
                (f"{C_TYPE[f.scalar]} {f.name};", with_unit(f.doc, f.unit))
                for f in header.fields
            ])
        ),
        stores=_stores(header),
        loads=tuple(_load(f.name, f.scalar.value, f.offset) for f in header.fields),
        offsets={f.name: f.offset for f in header.fields},
        parse_as=_parse_as(protocol),
        parse_definition=layout.prototype(
            "static inline vmsg_status",
            "vmsg_header_parse",
            [
                "struct vmsg_bytes frame",
                "struct vmsg_header *ret_header",
                "struct vmsg_bytes *ret_payload",
                "struct vmsg_error *error",
            ],
            "",
        ),
        parse_retvals=_retvals("The payload can be parsed.", wire),
        gate=gate,
        checks=tuple(c for c in kept if c not in gate),
        unused=() if kept else ("error",),
        context_definition=_context_definition(facts) if context else None,
        context_params=param_lines([
            ("header", "a header that was parsed"),
            *((f.name, with_unit(f.doc, f.unit)) for f in facts),
            ("error", "set on failure; may be NULL"),
        ]),
        context_retvals=_retvals("It fits.", context),
        context_checks=tuple(late),
        context_unused=() if late else ("header", *(fact.name for fact in facts), "error"),
    )
