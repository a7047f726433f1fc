"""Lowering of payloads: every name, type and line of C is decided by now."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Body, Message, Protocol, Scalar
from . import c_layout as layout
from .c_checks import lower_check_context, lower_check_echo, lower_parse
from .c_encode import encode_params, encode_retvals, lower_encode_checks, lower_tail, store
from .c_text import with_unit
from .c_types import (
    C_TYPE,
    CCheck,
    CFunction,
    CGetter,
    CLocal,
    CTail,
    Subject,
    id_macro,
    type_bits,
    visible,
)
from .c_view import lower_getters


@dataclass(frozen=True)
class CBody:
    """A payload, lowered."""

    prefix: str  # vmsg_get_config_resp
    macro: str  # VMSG_GET_CONFIG_RESP
    title: str  # "Response, device to driver"
    id_macro: str
    type_value: str  # VMSG_TYPE_RESPONSE
    fixed_size: int
    is_empty: bool
    table: tuple[str, ...]
    members: tuple[str, ...]
    tail: CTail | None
    encode_declaration: str
    encode_definition: str
    encode_checks: tuple[CCheck, ...]
    encode_locals: tuple[CLocal, ...]
    encode_retvals: tuple[str, ...]
    empty_encode: str  # statement
    ret_size: str
    stores: tuple[str, ...]
    header_store: str
    parse: CFunction
    check_echo: CFunction | None
    check_context: CFunction | None
    getters: tuple[CGetter, ...]


def _receiver(sender: str) -> str:
    """Who gets what this side sends."""
    return {"driver": "device", "device": "driver"}.get(sender, "either side")


def _title(body: Body) -> str:
    """Direction in words."""
    word = body.role.word.capitalize()
    if body.sender == "any":
        return f"{word}, from either side"
    return f"{word}, {body.sender} to {_receiver(body.sender)}"


def _table(body: Body) -> tuple[str, ...]:
    """Rows of the byte diagram."""
    rows = [(str(field.offset), str(field.size), field.name) for field in body.fields]
    tail = body.tail
    if tail is not None:
        size = tail.counted_by
        if tail.scalar.size > 1:
            size = f"{tail.scalar.size} * {size}"
        if tail.divisor > 1:
            size = f"{size} / {tail.divisor}"
        name = f"{tail.name}, may be absent" if tail.optional else tail.name
        rows.append((str(body.fixed_size), size, name))
    return tuple(layout.byte_table(rows))


def _members(body: Body) -> tuple[str, ...]:
    """Members of the struct an encoder takes."""
    rows: list[tuple[str, str]] = []
    tail = body.tail
    for field in visible(body):
        if tail is not None and field.name == tail.counted_by and not tail.optional:
            continue
        array = "" if field.count is None else f"[{field.count}]"
        declared = f"{C_TYPE[field.scalar]} {field.name}{array};"
        rows.append((declared, with_unit(field.doc, field.unit)))
    if tail is not None and tail.scalar is Scalar.U8:
        if tail.optional:
            travels = f"none or `{tail.counted_by}` bytes"
        elif tail.divisor == 1:
            travels = f".size travels as `{tail.counted_by}`"
        else:
            travels = f".size * {tail.divisor} travels as `{tail.counted_by}`"
        rows.append((f"struct vmsg_bytes {tail.name};", f"{tail.doc}; {travels}"))
    elif tail is not None:
        rows.append((f"const {C_TYPE[tail.scalar]} *{tail.name};", f"{tail.doc}; host order"))
        rows.append((f"size_t {tail.counted_by};", f"elements in `{tail.name}`"))
    return tuple(layout.commented(rows))


def lower_body(
    protocol: Protocol, message: Message, body: Body, drop: str | None = None
) -> CBody:
    """Turn one payload into C names, types and lines; ``drop`` leaves one check out."""
    subject = Subject(protocol, message, body, drop)
    prefix, is_empty = subject.prefix, not body.fields
    tail = lower_tail(body, prefix)
    parse = lower_parse(subject)
    encode_locals, encode_checks = lower_encode_checks(subject)
    params = encode_params(prefix, is_empty)
    returns = "static inline vmsg_status" if is_empty else "vmsg_status"
    type_value = " | ".join(type_bits(message, body)) or "0"
    size = "VMSG_HEADER_SIZE + " + f"{subject.macro}_FIXED_SIZE"
    if tail is not None:
        size = "(uint16_t)size"
    return CBody(
        prefix=prefix,
        macro=subject.macro,
        title=_title(body),
        id_macro=id_macro(message),
        type_value=type_value,
        fixed_size=body.fixed_size,
        is_empty=is_empty,
        table=_table(body),
        members=_members(body),
        tail=tail,
        encode_declaration=layout.prototype("vmsg_status", f"{prefix}_encode", params),
        encode_definition=layout.prototype(returns, f"{prefix}_encode", params, ""),
        encode_checks=encode_checks,
        encode_locals=encode_locals,
        encode_retvals=encode_retvals(subject, tail, encode_checks),
        empty_encode=layout.call(
            "return ",
            "vmsg_empty_encode",
            ["out", type_value, id_macro(message), "route", "ret_size"],
            1,
        ),
        ret_size="size" if tail is not None else f"VMSG_HEADER_SIZE + {subject.macro}_FIXED_SIZE",
        stores=tuple(store(body, field) for field in body.fields),
        header_store=layout.call(
            "",
            "vmsg_header_store",
            ["out.data", type_value, id_macro(message), "route", size],
            1,
        ),
        parse=parse,
        check_echo=lower_check_echo(subject),
        check_context=lower_check_context(subject),
        getters=lower_getters(subject),
    )
