"""Vector emitter: the vectors as JSON, and as C tables with a runner.

Loads in the C below are written from the IR again rather than taken from the
message emitter, so that a getter or an encoder that is wrong has something to
disagree with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..ir import Body, Field, Message, Protocol, Scalar, Scope
from ..names import macro
from ..refbody import facts_of, mentions_request
from ..refcodec import Codec, Refused, encoded_names
from ..render import make_renderer
from ..vector import HEADER, Vector
from ..vectors import make
from . import c_layout as layout
from .c_types import C_TYPE
from .vectors_schema import schema

_BYTES_A_LINE = 12
_COLUMNS = 100 - 16


@dataclass(frozen=True)
class CBody:
    """Adapters of one body: names and lines of C."""

    name: str  # get_config.resp
    symbol: str  # get_config_resp
    heads: Mapping[str, str]  # function definitions up to the brace, by what they do
    has_fields: bool
    fixed_size: int
    tail_lines: tuple[str, ...]  # declarations needed to fill the struct
    fill: tuple[str, ...]  # statements that set the members of *fields
    differs: tuple[str, ...]  # conditions, each true when a getter is wrong
    loop: tuple[str, ...]  # lines that compare the elements of a tail
    context: str | None  # call of the context check, or None without one
    has_echo: bool


@dataclass(frozen=True)
class CVector:
    """One row of a table."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class CFile:
    """One vectors_<name>.c."""

    name: str
    bodies: tuple[CBody, ...]
    pool: tuple[str, ...]
    facts: tuple[str, ...]
    refusals: tuple[str, ...]
    rows: tuple[CVector, ...]
    scratch: tuple[str, ...]  # declarations of arrays for tails that are not bytes


class _Pool:
    """Every distinct run of bytes once, one after the other."""

    def __init__(self) -> None:
        self._at: dict[bytes, int] = {}
        self._size = 0
        self.lines: list[str] = []

    def place(self, data: bytes) -> str:
        """Initialiser of a ``struct vmsg_bytes`` over the run."""
        if data not in self._at:
            self._at[data] = self._size
            self._size += len(data)
            if data:
                self.lines.append(f"\t/* {self._at[data]} */")
            for start in range(0, len(data), _BYTES_A_LINE):
                row = data[start : start + _BYTES_A_LINE]
                self.lines.append("\t" + " ".join(f"{byte:#04x}," for byte in row))
        return f"{{bytes + {self._at[data]}, {len(data)}}}"


def _load(field: Field, payload: str = "payload.data") -> str:
    return f"vmsg_load_{field.scalar.value}({payload} + {field.offset})"


def _fill(body: Body, blocks: int) -> tuple[list[str], list[str]]:
    """Locals and statements that read a payload into the struct an encoder takes."""
    lines: list[str] = []
    tail = body.tail
    for field in body.fields:
        if field.name not in encoded_names(body):
            continue
        if field.count is None:
            lines.append(f"fields->{field.name} = {_load(field)};")
            continue
        for at in range(field.count):
            start = f"payload.data + {field.offset + at * field.scalar.size}"
            lines.append(f"fields->{field.name}[{at}] = vmsg_load_{field.scalar.value}({start});")
    if tail is None:
        return [], lines
    count = _load(body.field(tail.counted_by))
    declared = [
        f"size_t count = {count}" + (f" / {tail.divisor}u;" if tail.divisor > 1 else ";"),
        f"const size_t room = (payload.size - {body.fixed_size}u) / {tail.scalar.size}u;",
    ]
    lines += ["", "if (count > room) {", "\tcount = room;", "}"]
    start = f"payload.data + {body.fixed_size}"
    if tail.scalar is Scalar.U8:
        lines += [f"fields->{tail.name}.data = {start};", f"fields->{tail.name}.size = count;"]
        return declared, lines
    codec = tail.scalar.value
    lines += [
        f"if (count > {blocks}u) {{",
        f"\tcount = {blocks}u;",
        "}",
        "for (i = 0; i < count; i++) {",
        f"\t{codec}_tail[i] = vmsg_load_{codec}({start} + {tail.scalar.size}u * i);",
        "}",
        f"fields->{tail.name} = {codec}_tail;",
        f"fields->{tail.counted_by} = count;",
    ]
    return [*declared, "size_t i;"], lines


def _differs(body: Body, prefix: str) -> list[str]:
    """Conditions that hold when a getter disagrees with the payload."""
    found: list[str] = []
    tail = body.tail
    for field in body.fields:
        is_count = tail is not None and field.name == tail.counted_by
        shown = not is_count or (
            tail is not None and (tail.optional or tail.scalar is not Scalar.U8)
        )
        if field.reserved or not shown:
            continue
        if field.count is None:
            found.append(f"{prefix}_{field.name}(view) != {_load(field)}")
        elif field.scalar is Scalar.U8:
            found.append(f"{prefix}_{field.name}(view).data != payload.data + {field.offset}")
            found.append(f"{prefix}_{field.name}(view).size != {field.count}u")
        else:
            for at in range(field.count):
                start = f"payload.data + {field.offset + at * field.scalar.size}"
                found.append(
                    f"{prefix}_{field.name}_at(view, {at}) != "
                    f"vmsg_load_{field.scalar.value}({start})"
                )
    if tail is not None and tail.scalar is Scalar.U8:
        found.append(f"{prefix}_{tail.name}(view).size != fields.{tail.name}.size")
        found.append(
            f"fields.{tail.name}.size != 0 &&"
            f" {prefix}_{tail.name}(view).data != fields.{tail.name}.data"
        )
    return found


def _loop(body: Body, prefix: str) -> list[str]:
    tail = body.tail
    if tail is None or tail.scalar is Scalar.U8:
        return []
    return [
        f"for (i = 0; i < fields.{tail.counted_by}; i++) {{",
        f"\tif ({prefix}_{tail.name}_at(view, i) != fields.{tail.name}[i]) {{",
        "\t\treturn false;",
        "\t}",
        "}",
    ]


def _condition(text: str) -> str:
    """An ``if`` line, broken behind the operator that joins its parts."""
    operator = "&&" if " && " in text else "!="
    return layout.condition(text.split(f" {operator} "), operator, 1)


def _heads(symbol: str) -> dict[str, str]:
    payload, error = "struct vmsg_bytes payload", "struct vmsg_error *error"
    route = ["struct vmsg_span out", "struct vmsg_route route", payload, "size_t *ret_size"]
    shapes = {
        "fill": ("void", [payload, f"struct vmsg_{symbol} *fields"]),
        "parse": ("vmsg_status", [payload, error]),
        "getters_agree": ("bool", [payload]),
        "encode": ("vmsg_status", route),
        "check_context": ("vmsg_status", [payload, "const uint32_t *values", error]),
        "check_echo": ("vmsg_status", [payload, "struct vmsg_bytes request", error]),
    }
    return {
        name: layout.prototype(f"static {returns}", f"{symbol}_{name}", params, "")
        for name, (returns, params) in shapes.items()
    }


def _body(protocol: Protocol, message: Message, body: Body, blocks: int) -> CBody:
    symbol = f"{message.c_name}_{body.role.value}"
    prefix = f"vmsg_{symbol}"
    context = [
        found
        for found in body.constraints
        if found.scope is Scope.CONTEXT and not mentions_request(found)
    ]
    order = [fact.name for fact in protocol.facts]
    used = {name for found in context for name in facts_of(protocol, body.fields, found)}
    kinds = {fact.name: fact.type for fact in protocol.facts}
    arguments = [
        f"values[{at}] != 0" if kinds[name] == "bool" else f"values[{at}]"
        for at, name in enumerate(order)
        if name in used
    ]
    locals_, fill = _fill(body, blocks)
    return CBody(
        name=f"{message.c_name}.{body.role.value}",
        symbol=symbol,
        heads=_heads(symbol),
        has_fields=bool(body.fields),
        fixed_size=body.fixed_size,
        tail_lines=tuple(locals_),
        fill=tuple(fill),
        differs=tuple(_condition(line) for line in _differs(body, prefix)),
        loop=tuple(_loop(body, prefix)),
        context=layout.call("return ", f"{prefix}_check_context", ["view", *arguments, "error"], 1)
        if context
        else None,
        has_echo=any(
            found.scope is Scope.CONTEXT and mentions_request(found) for found in body.constraints
        ),
    )


def _symbol(check: str) -> str:
    return "refused_" + check.replace(".", "_")


def _refusal(refused: Refused) -> str:
    parts = [
        macro("ERR", refused.status),
        str(refused.offset),
        macro("FIELD", refused.field or "NONE"),
        macro("RULE", refused.rule),
        macro("CHECK", refused.check),
    ]
    return (
        f"static const struct vmsg_error {_symbol(refused.check)} = {{\n"
        f"\t{parts[0]}, {parts[1]}, {parts[2]}, {parts[3]},\n\t{parts[4]},\n}};"
    )


def _row(
    vector: Vector, pool: _Pool, facts: Mapping[tuple[int, ...], int], order: Sequence[str]
) -> CVector:
    lines = [f'.id = "{vector.id}",']
    if vector.message is not None and vector.role is not None:
        lines.append(f".body = &vmsg_vector_body_{vector.message.c_name}_{vector.role.value},")
    lines.append(f".frame = {pool.place(vector.frame)},")
    if vector.facts is not None:
        lines.append(f".facts = facts[{facts[_fact_row(vector.facts, order)]}],")
    if vector.request is not None:
        lines.append(f".request = {pool.place(vector.request)},")
    if vector.expect is not None:
        lines.append(f".expect = &{_symbol(vector.expect.check)},")
        lines.append(f".stage = VMSG_VECTOR_{(vector.stage or 'wire').upper()},")
    if vector.encode is not None:
        status = "VMSG_OK" if vector.encode == "ok" else macro("ERR", vector.encode)
        lines += [".encodes = true,", f".encode = {status},"]
    return CVector(tuple(_filled(lines)))


def _filled(parts: Sequence[str]) -> list[str]:
    """Parts on as few lines as fit two tabs and a hundred columns."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + 1 + len(part) <= _COLUMNS:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def _fact_row(facts: Mapping[str, int], order: Sequence[str]) -> tuple[int, ...]:
    return tuple(facts.get(name, 0) for name in order)


def _file(protocol: Protocol, name: str, vectors: Sequence[Vector]) -> CFile:
    order = [fact.name for fact in protocol.facts]
    pool = _Pool()
    rows = dict.fromkeys(
        _fact_row(vector.facts, order) for vector in vectors if vector.facts is not None
    )
    facts = {row: at for at, row in enumerate(rows)}
    refused = {
        vector.expect.check: vector.expect for vector in vectors if vector.expect is not None
    }
    usual = protocol.limit("bus_max_size_usual").use
    bodies = tuple((message, body) for message, body in protocol.bodies() if message.c_name == name)
    tails = {body.tail.scalar for _, body in bodies if body.tail is not None} - {Scalar.U8}
    return CFile(
        name=name,
        bodies=tuple(_body(protocol, message, body, usual) for message, body in bodies),
        rows=tuple(_row(vector, pool, facts, order) for vector in vectors),
        pool=tuple(pool.lines),
        facts=tuple("\t{" + ", ".join(f"{value}u" for value in row) + "}," for row in rows),
        refusals=tuple(_refusal(refused[check]) for check in sorted(refused)),
        scratch=tuple(
            f"static {C_TYPE[scalar]} {scalar.value}_tail[{usual}]; /* in host order */"
            for scalar in Scalar
            if scalar in tails
        ),
    )


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, indent=1) + "\n"


def emit(protocol: Protocol) -> dict[str, str]:
    """Return every vector file, by path below generated/.

    Raises ValueError when a constraint cannot be broken alone or cannot be met.
    """
    render = make_renderer()
    codec = Codec(protocol)
    groups = make(protocol)
    titles = {message.c_name: message.name for message in protocol.messages} | {HEADER: HEADER}
    files = {"vectors/schema.json": _json(schema())}
    for name, vectors in groups.items():
        rows = ",\n".join(json.dumps(vector.to_json(codec)) for vector in vectors)
        files[f"vectors/{name}.json"] = (
            f'{{"draft": {json.dumps(protocol.draft.id)}, "message": {json.dumps(titles[name])},'
            ' "vectors": [\n'
            f"{rows}\n]}}\n"
        )
        files[f"vectors/vectors_{name}.c"] = render(
            "vectors_group.c.j2", file=_file(protocol, name, vectors)
        )
    late = [found for found in protocol.header.constraints if found.scope is Scope.CONTEXT]
    size = max(len(vector.frame) for vectors in groups.values() for vector in vectors)
    files["vectors/vectors.h"] = render(
        "vectors.h.j2", facts=[fact.name for fact in protocol.facts]
    )
    files["vectors/vectors.c"] = render(
        "vectors.c.j2",
        size=size,
        groups=[{"name": name, "count": len(vectors)} for name, vectors in groups.items()],
        late=[
            f"facts[{at}]"
            for at, fact in enumerate(protocol.facts)
            if any(fact.name in facts_of(protocol, protocol.header.fields, found) for found in late)
        ],
        bodies=[f"{message.c_name}_{body.role.value}" for message, body in protocol.bodies()],
    )
    return files
