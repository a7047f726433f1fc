"""What the lowering of payloads works with and what it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..expr import Expr, names
from ..ir import Body, Constraint, Field, Message, Protocol, Role, Scalar, Scope, Span, Tail
from ..names import macro
from .c_expr import Condition, Leaf, Unrenderable, fails

C_TYPE: Mapping[Scalar, str] = {
    Scalar.U8: "uint8_t",
    Scalar.LE16: "uint16_t",
    Scalar.LE32: "uint32_t",
    Scalar.LE64: "uint64_t",
}
REQUEST_PREFIX = "request."
_MACRO_STEM: Mapping[str, str] = {"transport": "ID", "bus": "BUS_ID"}


class Unsayable(ValueError):
    """A constraint has no exact form in C; the text says which and why."""

    def __init__(self, constraint: Constraint, reason: str) -> None:
        super().__init__(f"{constraint.id}: {reason}")
        self.span: Span = constraint.span


def failure(constraint: Constraint, tree: Expr, leaves: Mapping[str, Leaf]) -> Condition:
    """The C condition of a violation; Unsayable when there is none."""
    try:
        return fails(tree, leaves)
    except Unrenderable as problem:
        raise Unsayable(constraint, str(problem)) from problem


@dataclass(frozen=True)
class CCheck:
    """An ``if`` that leaves the function: the line that opens it and the one inside."""

    id: str  # constraint
    condition: str  # "\tif (...) {"
    action: str  # "\t\treturn ...;"


@dataclass(frozen=True)
class CLocal:
    """A wire value kept in a variable, so that it is loaded once."""

    name: str
    c_type: str
    load: str


@dataclass(frozen=True)
class CFunction:
    """A function made of locals and checks."""

    declaration: str  # ends in ;
    definition: str  # ends in )
    early: tuple[CLocal, ...]  # initialised where they are declared
    gate: tuple[CCheck, ...]  # what must hold before anything is loaded
    late: tuple[CLocal, ...]  # loaded behind the gate
    checks: tuple[CCheck, ...]
    unused: tuple[str, ...]  # parameters no check reads
    retvals: tuple[str, ...]  # comment lines
    params: tuple[str, ...]  # comment lines


@dataclass(frozen=True)
class CGetter:
    """An inline function that reads one thing of a view."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class CTail:
    """Elements behind the fixed part."""

    name: str
    max_macro: str
    max_value: str
    store: str  # statement
    set_size: str  # statement
    limit: str  # what the encoder compares with the maximum


@dataclass(frozen=True)
class Subject:
    """What is being lowered, passed around as one."""

    protocol: Protocol
    message: Message
    body: Body
    drop: str | None  # constraint whose check is left out

    @property
    def prefix(self) -> str:
        """Start of the names of functions and types."""
        return f"vmsg_{self.message.c_name}_{self.body.role.value}"

    @property
    def macro(self) -> str:
        """Start of the names of macros."""
        return self.prefix.upper()


def id_macro(message: Message) -> str:
    """C name of a message's number."""
    stem = message.c_name.removeprefix("bus_") if message.klass == "bus" else message.c_name
    return macro(_MACRO_STEM[message.klass], stem)


def type_bits(message: Message, body: Body) -> list[str]:
    """Macros of the type bits a body is sent with."""
    bits = ["VMSG_TYPE_RESPONSE"] if body.role is Role.RESPONSE else []
    return bits + (["VMSG_TYPE_BUS"] if message.klass == "bus" else [])


def asks_request(constraint: Constraint) -> bool:
    """Whether deciding it takes the request that was answered."""
    if constraint.check == "echo":
        return True
    return constraint.expr is not None and any(
        name.startswith(REQUEST_PREFIX) for name in names(constraint.expr)
    )


def asks_facts(constraint: Constraint) -> bool:
    """Whether it is decided by facts, or by the frame alone but later than by the parser."""
    return constraint.scope is Scope.CONTEXT and not asks_request(constraint)


def is_wire(constraint: Constraint) -> bool:
    """Whether the frame alone decides it."""
    return constraint.scope is Scope.WIRE


def hides_count(body: Body, field: Field) -> bool:
    """Whether a count is implied by the size of its tail and so not shown."""
    tail = body.tail
    return tail is not None and field.name == tail.counted_by and not is_shown(tail)


def is_shown(tail: Tail) -> bool:
    """Whether the counting field stays visible beside the tail."""
    return tail.optional or tail.scalar is not Scalar.U8


def visible(body: Body) -> list[Field]:
    """Fields the user sets and reads; lengths and padding are ours."""
    return [
        field for field in body.fields if not field.reserved and not hides_count(body, field)
    ]


def scalars(body: Body) -> list[Field]:
    """Fields that are a single number."""
    return [field for field in body.fields if field.count is None]


def tail_size(tail: Tail, owner: str) -> str:
    """Elements of a tail of an encoder's struct, as C."""
    if tail.scalar is Scalar.U8:
        return f"{owner}->{tail.name}.size"
    return f"{owner}->{tail.counted_by}"


def local(field: Field, payload: str) -> CLocal:
    """The local a field is loaded into."""
    c_type = "uint64_t" if field.scalar is Scalar.LE64 else "uint32_t"
    return CLocal(
        field.name, c_type, f"vmsg_load_{field.scalar.value}({payload}.data + {field.offset})"
    )
