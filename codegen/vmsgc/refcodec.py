"""The meaning of the protocol, read straight from the IR: the second opinion on the C.

Nothing here knows about C or about the emitters.  Each body is compiled once
to a few closures, so that a verdict takes microseconds and the comparison with
the C can visit millions of frames.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .ir import Body, Constraint, Field, Message, Protocol, Role, Scope
from .refbody import (
    ACCEPTED,
    BodyCodec,
    Compiled,
    Value,
    Values,
    compile_expr,
    flat_struct,
    pack_elements,
)

_HEADER_FACTS: Final = ("frame_size", "is_event", "is_response", "is_bus")


@dataclass(frozen=True)
class Refused:
    """Why a frame is not accepted; what the generated C reports too."""

    status: str  # lower-case status name
    field: str | None
    offset: int  # bytes from the start of the frame
    rule: str
    check: str  # constraint id


@dataclass(frozen=True)
class Decoded:
    """An accepted frame."""

    message: Message
    body: Body
    header: Mapping[str, int]  # as it is on the wire, reserved bits included
    fields: Mapping[str, Value]  # reserved words and counting fields included

    @property
    def visible(self) -> dict[str, Value]:
        """The fields that mean something: without reserved words and plain counts."""
        return {
            name: value for name, value in self.fields.items() if name in encoded_names(self.body)
        }


class EncodeError(ValueError):
    """The values cannot be sent; ``status`` says why, ``check`` which constraint."""

    def __init__(self, status: str, check: str | None, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.check = check


def encoded_names(body: Body) -> tuple[str, ...]:
    """Names an encoder takes: no reserved words; a count only when its tail is optional."""
    found = [field.name for field in body.fields if _is_given(body, field)]
    if body.tail is not None:
        found.append(body.tail.name)
    return tuple(found)


def _is_given(body: Body, field: Field) -> bool:
    if field.reserved:
        return False
    return not (
        body.tail is not None and field.name == body.tail.counted_by and not body.tail.optional
    )


class Codec:
    """The whole protocol: verdicts, values and frames."""

    def __init__(self, protocol: Protocol) -> None:
        """Compile every check; ValueError when one has no meaning here."""
        self.protocol = protocol
        self._refusals: list[Refused] = []
        header = protocol.header
        self._header: Final = flat_struct(header.fields)
        self._names: Final = tuple(field.name for field in header.fields)
        self._size_at: Final = self._names.index("msg_size")
        self._type_at: Final = self._names.index("type")
        self._id_at: Final = self._names.index("msg_id")
        bits = {
            bit.name: bit.bit
            for group in protocol.flags
            for bit in group.bits
            if group.name in ("type_bits", "msg_id_bits")
        }
        self._response: Final = 1 << bits["RESPONSE"]
        self._bus: Final = 1 << bits["BUS"]
        self._event: Final = 1 << bits["EVENT"]
        self._present = self._known = ACCEPTED
        self._checks: list[tuple[int, Compiled]] = []
        self._late: list[tuple[int, Compiled]] = []
        slots = {name: at for at, name in enumerate(self._names + _HEADER_FACTS)}
        for constraint in header.constraints:
            self._add_header(constraint, slots)
        self.bodies: Final = tuple(
            BodyCodec(protocol, message, body, self._number) for message, body in protocol.bodies()
        )
        self._by_key: Final = {
            (body.message.klass == "bus", body.body.role is Role.RESPONSE, body.message.id): body
            for body in self.bodies
        }
        self.refusals: Final = tuple(self._refusals)

    def _number(self, constraint: Constraint, offset: int) -> int:
        self._refusals.append(
            Refused(
                constraint.status or "", constraint.field, offset, constraint.rule, constraint.id
            )
        )
        return len(self._refusals) - 1

    def _add_header(self, constraint: Constraint, slots: Mapping[str, int]) -> None:
        if constraint.scope is Scope.API:
            return
        offset = 0
        for field in self.protocol.header.fields:
            if field.name == constraint.field:
                offset = field.offset
        index = self._number(constraint, offset)
        if constraint.scope is Scope.CONTEXT and constraint.expr is not None:
            facts = {fact.name: len(slots) + at for at, fact in enumerate(self.protocol.facts)}
            self._late.append((index, compile_expr(constraint.expr, {**slots, **facts})))
        elif constraint.check == "fixed":
            self._present = index
        elif constraint.check == "known":
            self._known = index
        elif constraint.expr is not None:
            self._checks.append((index, compile_expr(constraint.expr, slots)))
        else:
            raise ValueError(f"{constraint.id}: no meaning for check '{constraint.check}' here")

    def _header_values(self, frame: bytes) -> tuple[int, ...]:
        values = self._header.unpack_from(frame)
        kind = values[self._type_at]
        return (
            *values,
            len(frame),
            values[self._id_at] & self._event != 0,
            kind & self._response != 0,
            kind & self._bus != 0,
        )

    def verdict(self, frame: bytes) -> int:
        """Index into ``refusals`` of the first wire check that fails, or ACCEPTED."""
        if len(frame) < self._header.size:
            return self._present
        values = self._header_values(frame)
        for index, holds in self._checks:
            if not holds(values):
                return index
        body = self._by_key.get((bool(values[-1]), bool(values[-2]), values[self._id_at]))
        if body is None:
            return self._known
        return body.verdict(frame, values[self._size_at])

    def addressed(self, frame: bytes) -> BodyCodec | None:
        """The body a frame claims to be, whatever is wrong with the rest of it."""
        if len(frame) < self._header.size:
            return None
        values = self._header_values(frame)
        return self._by_key.get((bool(values[-1]), bool(values[-2]), values[self._id_at]))

    def refusal(self, index: int) -> Refused | None:
        """What a verdict means; None for ACCEPTED."""
        return None if index == ACCEPTED else self.refusals[index]

    def body(self, message: Message, role: Role) -> BodyCodec:
        """The compiled body; KeyError when the message has none of that role."""
        return self._by_key[(message.klass == "bus", role is Role.RESPONSE, message.id)]

    def decode(self, frame: bytes) -> Decoded | Refused:
        """Decode a frame, or say which check it fails first."""
        index = self.verdict(frame)
        if index != ACCEPTED:
            return self.refusals[index]
        values = self._header_values(frame)
        body = self._by_key[(bool(values[-1]), bool(values[-2]), values[self._id_at])]
        header = dict(zip(self._names, values, strict=False))
        return Decoded(body.message, body.body, header, body.values(frame, values[self._size_at]))

    def check_header_context(self, frame: bytes, facts: Mapping[str, int]) -> Refused | None:
        """Check what facts say about the header of an accepted frame."""
        values = (
            *self._header_values(frame),
            *(facts.get(fact.name, 0) for fact in self.protocol.facts),
        )
        for index, holds in self._late:
            if not holds(values):
                return self.refusals[index]
        return None

    def check_context(
        self, message: Message, body: Body, fields: Values, facts: Mapping[str, int]
    ) -> Refused | None:
        """Check what facts say about an accepted body; a missing fact counts as 0."""
        return self.refusal(self.body(message, body.role).context(fields, facts))

    def check_echo(
        self, message: Message, body: Body, fields: Values, request: Values
    ) -> Refused | None:
        """Check an accepted response against the fields of its request."""
        return self.refusal(self.body(message, body.role).echo(fields, request))

    def frame(
        self,
        message: Message,
        role: Role,
        payload: bytes,
        dev_num: int,
        token: int,
        msg_size: int | None = None,
        type_bits: int = 0,
    ) -> bytes:
        """A header in front of any payload; ``msg_size`` and extra type bits may lie."""
        kind = type_bits
        kind |= self._response if role is Role.RESPONSE else 0
        kind |= self._bus if message.klass == "bus" else 0
        size = self._header.size + len(payload) if msg_size is None else msg_size
        values: dict[str, int] = {
            "type": kind,
            "msg_id": message.id,
            "dev_num": dev_num,
            "token": token,
            "msg_size": size,
        }
        return self._header.pack(*(values[name] for name in self._names)) + payload

    def encode(
        self, message: Message, role: Role, values: Values, dev_num: int = 0, token: int = 0
    ) -> bytes:
        """Encode a message; reserved words, counts and msg_size are ours.

        Raises EncodeError for values that may not be sent, ValueError for a name
        that is missing or unknown, or a value that does not fit its field.
        """
        codec = self.body(message, role)
        body = codec.body
        takes = encoded_names(body)
        if set(values) != set(takes):
            wrong = sorted(set(values) ^ set(takes))
            raise ValueError(
                f"{message.name} {role.value} takes {', '.join(takes) or 'no fields'};"
                f" wrong or missing: {', '.join(wrong)}"
            )
        fields: dict[str, Value] = dict(values)
        self._compute(body, fields)
        for field in body.fields:
            self._check_width(field, fields[field.name])
        frame = self._fitting(message, role, codec.store(fields), dev_num, token)
        index = self.verdict(frame)
        if index != ACCEPTED:
            refused = self.refusals[index]
            raise EncodeError(refused.status, refused.check, f"{refused.check} does not hold")
        return frame

    def _fitting(
        self, message: Message, role: Role, payload: bytes, dev_num: int, token: int
    ) -> bytes:
        most = max(limit.use for limit in self.protocol.limits if limit.carrier is not None)
        if self._header.size + len(payload) > most:
            raise EncodeError("too_long", None, f"more than {most} bytes")
        return self.frame(message, role, payload, dev_num, token)

    @staticmethod
    def _compute(body: Body, fields: dict[str, Value]) -> None:
        for field in body.fields:
            if field.reserved:
                fields[field.name] = 0 if field.count is None else (0,) * field.count
        tail = body.tail
        if tail is None:
            return
        data = pack_elements(tail.scalar, fields[tail.name])
        count = len(data) // tail.scalar.size * tail.divisor
        counter = body.field(tail.counted_by)
        if not tail.optional:
            if count > counter.scalar.maximum:
                raise EncodeError(
                    "too_long", None, f"{tail.name} is longer than {counter.name} can say"
                )
            fields[counter.name] = count
        elif data and count != fields[counter.name]:
            raise EncodeError(
                "mismatch", None, f"{tail.name} is neither empty nor {counter.name} long"
            )

    @staticmethod
    def _check_width(field: Field, value: Value) -> None:
        for element in (value,) if isinstance(value, int) else value:
            if not 0 <= element <= field.scalar.maximum:
                raise ValueError(f"{field.name}: {element} does not fit {field.scalar.value}")


def to_json(codec: Codec, outcome: Decoded | Refused) -> dict[str, Any]:
    """What ``decode`` prints: byte arrays as hex strings, statuses in capitals."""
    if isinstance(outcome, Refused):
        return {
            "valid": False,
            "status": outcome.status.upper(),
            "field": outcome.field,
            "offset": outcome.offset,
            "rule": outcome.rule,
            "check": outcome.check,
        }
    fields = {
        name: value.hex()
        if isinstance(value, bytes)
        else list(value)
        if isinstance(value, tuple)
        else value
        for name, value in outcome.fields.items()
    }
    return {
        "valid": True,
        "message": outcome.message.name,
        "class": outcome.message.klass,
        "kind": outcome.body.role.word,
        "dev_num": outcome.header["dev_num"],
        "token": outcome.header["token"],
        "msg_size": outcome.header["msg_size"],
        "fields": fields,
    }


def message_named(protocol: Protocol, name: str) -> Message:
    """Find a message by its spec name (either case) or C name; KeyError when there is none."""
    wanted = name.lower()
    for message in protocol.messages:
        if wanted in (message.c_name, message.name.lower()):
            return message
    raise KeyError(name)
