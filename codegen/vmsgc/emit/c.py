"""C backend: a protocol in, file contents out.

Every decision is taken in the lowering; the templates only place text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..ir import Field, Message, Protocol, Scalar, Scope
from ..names import macro
from ..render import Renderer, make_renderer
from . import c_layout as layout
from .c_body import CBody, lower_body
from .c_dispatch import check_view, dispatch_views
from .c_header import lower_header
from .c_ids import id_groups, virtio_groups
from .c_names import names_view
from .c_numbers import Numbers, number
from .c_types import C_TYPE

Files = dict[str, str]


@dataclass(frozen=True)
class CMessage:
    """A message, lowered."""

    name: str
    guard: str
    intro: tuple[str, ...]
    origin: tuple[str, ...]
    uses_bool: bool
    uses_shapes: bool
    bodies: tuple[CBody, ...]


@dataclass(frozen=True)
class CScalar:
    """A scalar that occurs in sequences."""

    codec: str
    c_type: str
    size: int


def droppable(protocol: Protocol) -> tuple[str, ...]:
    """Ids of the constraints that end up as exactly one ``if`` outside the encoders."""
    return tuple(found.id for found in protocol.constraints() if found.scope is not Scope.API)


def _lower_message(protocol: Protocol, message: Message, drop: str | None) -> CMessage:
    bodies = tuple(lower_body(protocol, message, body, drop) for body in message.bodies)
    doc = message.doc.rstrip(".")
    intro = layout.wrapped(f"{message.c_name}: {doc[:1].lower()}{doc[1:]}.", "", "")
    origin = ["Generated from spec/messages.yaml; edit that file and run `make gen`."]
    origin += layout.wrapped(f'Spec: {protocol.draft.title}, "{message.section}".', "", "")
    texts = [f.definition for b in bodies for f in (b.check_context,) if f is not None]
    return CMessage(
        name=message.c_name,
        guard=macro("WIRE", message.c_name, "H"),
        intro=tuple(intro),
        origin=tuple(origin),
        uses_bool=any("bool " in text for text in texts),
        uses_shapes=any(_needs_shapes(body) for body in bodies),
        bodies=bodies,
    )


def _needs_shapes(body: CBody) -> bool:
    stores = [*body.stores, body.tail.store if body.tail is not None else ""]
    checks = body.check_context.checks if body.check_context is not None else ()
    return any("_array(" in text or "_zeros(" in text for text in stores) or any(
        "vmsg_blocks_end_before" in check.condition for check in checks
    )


def _sequences(protocol: Protocol) -> tuple[CScalar, ...]:
    """Scalars that some encoder stores more than one of."""
    found: set[Scalar] = set()
    for _, body in protocol.bodies():
        found |= {field.scalar for field in body.fields if _is_array(field)}
        if body.tail is not None and body.tail.scalar is not Scalar.U8:
            found.add(body.tail.scalar)
    return tuple(
        CScalar(scalar.value, C_TYPE[scalar], scalar.size) for scalar in Scalar if scalar in found
    )


def _is_array(field: Field) -> bool:
    return field.count is not None and not field.reserved


def _shapes(protocol: Protocol) -> dict[str, object]:
    bodies = [body for _, body in protocol.bodies()]
    return {
        "scalars": _sequences(protocol),
        "has_zeros": any(f.reserved and f.count is not None for b in bodies for f in b.fields),
        "has_blocks": any(c.check == "zero_beyond" for c in protocol.constraints()),
    }


def _narrowest(values: list[int]) -> str:
    if max(values, default=0) > 0xFFFF:
        raise ValueError("a number in the table of failures does not fit 16 bits")
    return "uint8_t" if max(values, default=0) <= 0xFF else "uint16_t"


def _fail(numbers: Numbers) -> dict[str, object]:
    rules = {row.macro: row.number for row in numbers.rules}
    fields = {row.macro: row.number for row in numbers.fields}
    types = {
        "offset": _narrowest([row.offset for row in numbers.fails]),
        "field": _narrowest([fields.get(row.field, 0) for row in numbers.fails]),
        "rule": _narrowest([rules[row.rule] for row in numbers.fails]),
    }
    return {"types": types, "rows": _fail_lines(numbers)}


def _fail_lines(numbers: Numbers) -> list[str]:
    """Rows of the table of failures, under the payload they belong to."""
    lines: list[str] = []
    owner = ""
    for row in numbers.fails:
        found = row.check.name.rpartition(".")[0]
        if found != owner:
            lines.append(f"/* {found} */")
            owner = found
        lines.append(f"{{{row.status}, {row.offset}u, {row.field}, {row.rule}}},")
    return lines


def _message_files(message: CMessage, render: Renderer) -> Iterator[tuple[str, str]]:
    yield f"include/vmsg/wire/{message.name}.h", render("message.h.j2", message=message)
    if any(not body.is_empty for body in message.bodies):
        yield f"src/{message.name}.c", render("message.c.j2", message=message)


def _wire_headers(protocol: Protocol) -> list[str]:
    own = ["bytes", "status"]
    wire = ["check", "dispatch", "header", "ids", "names", "virtio"]
    wire += [message.c_name for message in protocol.messages]
    return [f"vmsg/{name}.h" for name in own] + [f"vmsg/wire/{name}.h" for name in sorted(wire)]


def _message_headers(protocol: Protocol) -> list[str]:
    names = ["header", *(message.c_name for message in protocol.messages)]
    return sorted(f"vmsg/wire/{name}.h" for name in names)


def _files(
    protocol: Protocol, drop: str | None, render: Renderer
) -> Iterator[tuple[str, str]]:
    numbers = number(protocol)
    include = "include/vmsg/wire"
    yield f"{include}/ids.h", render("ids.h.j2", groups=id_groups(protocol, numbers))
    yield f"{include}/virtio.h", render("virtio.h.j2", groups=virtio_groups(protocol))
    yield f"{include}/header.h", render("header.h.j2", header=lower_header(protocol, drop))
    for message in protocol.messages:
        yield from _message_files(_lower_message(protocol, message, drop), render)
    yield "src/fail.c", render("fail.c.j2", **_fail(numbers))
    yield "src/shapes.h", render("shapes.h.j2", **_shapes(protocol))
    yield "src/shapes.c", render("shapes.c.j2", **_shapes(protocol))
    names = names_view(protocol, numbers)
    yield f"{include}/names.h", render("names.h.j2", names=names)
    yield "src/names.c", render("names.c.j2", names=names)
    check = check_view(protocol, drop)
    yield f"{include}/check.h", render("check.h.j2", check=check)
    yield "src/check.c", render("check.c.j2", check=check)
    roles = dispatch_views(protocol)
    headers = _message_headers(protocol)
    yield f"{include}/dispatch.h", render("dispatch.h.j2", roles=roles, headers=headers)
    for role in roles:
        yield f"src/dispatch_{role.name}.c", render("dispatch.c.j2", role=role)
    yield "include/vmsg/wire.h", render("wire.h.j2", headers=_wire_headers(protocol))


def emit(
    protocol: Protocol, drop: str | None = None, render: Renderer | None = None
) -> Files:
    """Return every C file, keyed by path below generated/.

    ``drop`` names one constraint whose check is left out, to see whether a test
    notices; ValueError when there is no such check.  ``render`` saves the time of
    reading the templates again.
    """
    if drop is not None and drop not in droppable(protocol):
        raise ValueError(f"no check '{drop}' to leave out")
    return dict(_files(protocol, drop, render or make_renderer()))
