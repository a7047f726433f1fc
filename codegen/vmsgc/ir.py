"""The protocol as immutable values: no I/O, no C, no templates in here.

Everything below the loader works on these types and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .expr import Expr
from .ir_rules import Reading as Reading
from .ir_rules import Rule as Rule
from .ir_rules import RuleCheck as RuleCheck
from .ir_rules import Source as Source
from .span import Span as Span


class Scalar(Enum):
    """A fixed-width unsigned integer, little-endian on the wire."""

    U8 = "u8"
    LE16 = "le16"
    LE32 = "le32"
    LE64 = "le64"

    @property
    def size(self) -> int:
        """Bytes on the wire."""
        return {"u8": 1, "le16": 2, "le32": 4, "le64": 8}[self.value]

    @property
    def maximum(self) -> int:
        """Largest value the type holds."""
        return (1 << (8 * self.size)) - 1


class Scope(Enum):
    """Where a constraint can be decided."""

    WIRE = "wire"  # one frame
    CONTEXT = "context"  # the frame and facts or the request
    API = "api"  # the encoder leaves no way to break it


class Role(Enum):
    """What a body is; the value is the suffix used in names."""

    REQUEST = "req"
    RESPONSE = "resp"
    EVENT = "event"

    @property
    def word(self) -> str:
        """The word in prose and JSON."""
        return {"req": "request", "resp": "response", "event": "event"}[self.value]


@dataclass(frozen=True)
class Constraint:
    """Something that must hold; its id is a contract.

    ``check`` is "expr" (then ``expr`` is set) or one of the closed set of named
    predicates: fixed, tail, known, echo, tx_zero, computed, byte_order, fields,
    zero_beyond.
    """

    id: str  # get_config.req.window
    check: str
    expr: Expr | None
    args: tuple[str, ...]  # of a named predicate
    scope: Scope
    status: str | None  # lower-case status name; None for api scope
    field: str | None  # the field an error points at
    rule: str  # the rule an error names
    doc: str
    span: Span


@dataclass(frozen=True)
class Field:
    """One scalar, or a fixed array of them, at a fixed offset in its parent."""

    name: str
    scalar: Scalar
    count: int | None  # elements of a fixed array; None for a plain scalar
    offset: int  # bytes from the start of the payload (of the frame for the header)
    doc: str
    unit: str | None
    flags: str | None  # name of a FlagSet
    enum: str | None  # name of an EnumType
    is_address: bool
    echo: str | None  # request field this one repeats
    counts: str | None  # name of the tail this one measures
    reserved: bool  # sent as zero, ignored on receive
    span: Span

    @property
    def size(self) -> int:
        """Bytes on the wire."""
        return self.scalar.size * (1 if self.count is None else self.count)


@dataclass(frozen=True)
class Tail:
    """Elements that end a payload; how many, a field says."""

    name: str
    scalar: Scalar
    counted_by: str
    divisor: int  # elements = counting field / divisor
    optional: bool  # may be absent as a whole
    doc: str
    span: Span


@dataclass(frozen=True)
class Body:
    """The payload of one direction of a message."""

    role: Role
    sender: str  # driver | device | any
    fields: tuple[Field, ...]
    tail: Tail | None
    constraints: tuple[Constraint, ...]  # derived ones included, in checking order
    span: Span

    @property
    def fixed_size(self) -> int:
        """Payload bytes before the tail."""
        return sum(field.size for field in self.fields)

    def field(self, name: str) -> Field:
        """Return the field with this name; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


@dataclass(frozen=True)
class Message:
    """A request and its response, or an event."""

    name: str  # as the specification spells it
    c_name: str  # lower case; bus messages with prefix bus_
    id: int
    klass: str  # transport | bus
    doc: str
    section: str
    bodies: tuple[Body, ...]  # (request, response) or (event,)
    span: Span

    @property
    def is_event(self) -> bool:
        """Whether the message is one-way."""
        return any(body.role is Role.EVENT for body in self.bodies)

    def body(self, role: Role) -> Body:
        """Return the body with this role; KeyError when there is none."""
        for body in self.bodies:
            if body.role is role:
                return body
        raise KeyError(role)


@dataclass(frozen=True)
class Header:
    """The fields in front of every payload."""

    fields: tuple[Field, ...]
    constraints: tuple[Constraint, ...]
    span: Span

    @property
    def size(self) -> int:
        """Bytes on the wire."""
        return sum(field.size for field in self.fields)


@dataclass(frozen=True)
class Bit:
    """A named bit."""

    name: str
    bit: int
    doc: str


@dataclass(frozen=True)
class FlagSet:
    """Named bits of a field; the others are reserved."""

    name: str
    doc: str
    bits: tuple[Bit, ...]
    span: Span


@dataclass(frozen=True)
class EnumValue:
    """A named value."""

    name: str
    value: int
    doc: str


@dataclass(frozen=True)
class EnumRange:
    """Values that have an owner but no name."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class EnumType:
    """Named values of a field, and who owns the rest."""

    name: str
    doc: str
    scalar: Scalar
    values: tuple[EnumValue, ...]
    ranges: tuple[EnumRange, ...]
    span: Span


@dataclass(frozen=True)
class Fact:
    """What a context check takes because the message does not carry it."""

    name: str
    type: str  # u32 | bool
    unit: str | None
    doc: str
    span: Span


@dataclass(frozen=True)
class Limit:
    """A bound of the protocol: what the text says and what is enforced."""

    name: str
    doc: str
    unit: str | None
    text: int
    use: int
    carrier: str | None  # "header.msg_size": the field that must hold the value
    must_carry_fixed: bool  # every fixed part must fit below it
    must_carry_tails: tuple[str, ...]  # "get_config.resp.data"
    must_carry_bytes: int  # tail bytes the text promises at this limit
    reading: str | None
    span: Span


@dataclass(frozen=True)
class Constant:
    """A number of core virtio the runtime needs."""

    name: str
    value: int
    doc: str


@dataclass(frozen=True)
class ConstantGroup:
    """Constants that share a prefix; kind is "bit" (a position) or "value"."""

    name: str
    doc: str
    prefix: str
    kind: str
    values: tuple[Constant, ...]
    span: Span


@dataclass(frozen=True)
class Layout:
    """A structure of core virtio: offsets only, no code."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    span: Span

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(field.size for field in self.fields)


@dataclass(frozen=True)
class Draft:
    """Which text this is."""

    id: str
    title: str
    date: str
    revision: int
    source: str


@dataclass(frozen=True)
class Protocol:
    """Everything the generator knows, in a stable order."""

    draft: Draft
    header: Header
    messages: tuple[Message, ...]  # transport by id, then bus by id
    flags: tuple[FlagSet, ...]
    enums: tuple[EnumType, ...]
    facts: tuple[Fact, ...]
    limits: tuple[Limit, ...]
    constants: tuple[ConstantGroup, ...]
    layouts: tuple[Layout, ...]
    rules: tuple[Rule, ...]  # about messages
    ring_rules: tuple[Rule, ...]  # about virtqueues; core virtio says so, not the draft
    readings: tuple[Reading, ...]

    @property
    def every_rule(self) -> tuple[Rule, ...]:
        """Rules about messages, then those about virtqueues."""
        return (*self.rules, *self.ring_rules)

    def bodies(self) -> Iterator[tuple[Message, Body]]:
        """Yield every body with its message, in order."""
        for message in self.messages:
            for body in message.bodies:
                yield message, body

    def constraints(self) -> Iterator[Constraint]:
        """Yield every constraint, the header's first."""
        yield from self.header.constraints
        for _, body in self.bodies():
            yield from body.constraints

    def limit(self, name: str) -> Limit:
        """Return the limit with this name; KeyError when there is none."""
        for limit in self.limits:
            if limit.name == name:
                return limit
        raise KeyError(name)
