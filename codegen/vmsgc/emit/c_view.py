"""Lowering of getters."""

from __future__ import annotations

from ..ir import Scalar
from . import c_layout as layout
from .c_types import C_TYPE, CGetter, Subject, local, visible


def _getter(prefix: str, returns: str, name: str, lines: list[str], more: str = "") -> CGetter:
    """One inline function on a view."""
    params = [f"struct {prefix}_view view"] + ([more] if more else [])
    head = layout.prototype(f"static inline {returns}", f"{prefix}_{name}", params, "")
    return CGetter(head, tuple("\t" + line if line else "" for line in lines))


def lower_getters(subject: Subject) -> tuple[CGetter, ...]:
    """Lower what reads a view."""
    body, prefix = subject.body, subject.prefix
    found: list[CGetter] = []
    for field in visible(body):
        codec, at = field.scalar.value, f"view.payload.data + {field.offset}"
        if field.count is None:
            lines = [f"return vmsg_load_{codec}({at});"]
            found.append(_getter(prefix, C_TYPE[field.scalar], field.name, lines))
        elif field.scalar is Scalar.U8:
            lines = _bytes_lines(field.name, at, f"{field.count}u")
            found.append(_getter(prefix, "struct vmsg_bytes", field.name, lines))
        else:
            lines = [f"return vmsg_load_{codec}({at} + {field.scalar.size}u * index);"]
            found.append(
                _getter(prefix, C_TYPE[field.scalar], f"{field.name}_at", lines, "size_t index")
            )
    return tuple(found + _tail_getters(subject))


def _bytes_lines(name: str, data: str, size: str) -> list[str]:
    """Lines that return a byte range."""
    return [
        f"struct vmsg_bytes {name};",
        "",
        f"{name}.data = {data};",
        f"{name}.size = {size};",
        f"return {name};",
    ]


def _tail_getters(subject: Subject) -> list[CGetter]:
    """Getters of the elements behind the fixed part."""
    body, prefix, tail = subject.body, subject.prefix, subject.body.tail
    if tail is None:
        return []
    start = f"view.payload.data + {body.fixed_size}"
    if tail.scalar is not Scalar.U8:
        element = f"{start} + {tail.scalar.size}u * index"
        lines = [f"return vmsg_load_{tail.scalar.value}({element});"]
        name = f"{tail.name}_at"
        return [_getter(prefix, C_TYPE[tail.scalar], name, lines, "size_t index")]
    size = local(body.field(tail.counted_by), "view.payload").load
    if tail.divisor > 1:
        size = f"{size} / {tail.divisor}u"
    lines = _bytes_lines(tail.name, start, size)
    if tail.optional:
        absent = f"if (view.payload.size == {subject.macro}_FIXED_SIZE) {{"
        lines[-1:] = [absent, f"\t{tail.name}.size = 0;", "}", lines[-1]]
    return [_getter(prefix, "struct vmsg_bytes", tail.name, lines)]
