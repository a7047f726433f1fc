"""Vectors of the header's own constraints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .ir import Role, Scope
from .refbody import BodyCodec, facts_of
from .refcodec import Codec, Refused
from .vector import BOUNDARY, HEADER, NEGATIVE, POSITIVE, Vector
from .vector_cases import DEV_NUM, TOKEN


def _plain(codec: Codec, klass: str) -> BodyCodec | None:
    """The body with the fewest bytes of a class, a request if one has as few; None: no body."""
    return min(
        (body for body in codec.bodies if body.message.klass == klass),
        key=lambda body: (
            body.fixed_size,
            body.body.tail is not None,
            body.body.role is not Role.REQUEST,
            body.message.id,
        ),
        default=None,
    )


@dataclass
class HeaderMaker:
    """Makes the vectors of the header's own constraints."""

    codec: Codec
    made: list[Vector] = field(default_factory=list)

    def add(
        self,
        name: str,
        kind: str,
        comment: str,
        frame: bytes,
        *,
        proves: str | None = None,
        edge: bool = False,
        facts: Mapping[str, int] | None = None,
    ) -> None:
        decoded = self.codec.decode(frame)
        refused = decoded if isinstance(decoded, Refused) else None
        stage = "wire"
        if refused is None and facts is not None:
            refused = self.codec.check_header_context(frame, facts)
            stage = "context"
        self.made.append(
            Vector(
                f"{HEADER}.{name}",
                kind,
                comment,
                frame,
                refused,
                None if refused is None else stage,
                proves=None if proves is None else f"{HEADER}.{proves}",
                is_edge=edge,
                is_isolated=kind == NEGATIVE,
                facts=facts,
            )
        )

    def make(self) -> list[Vector]:
        """Every vector of the header."""
        plain = _plain(self.codec, "transport")
        if plain is not None:
            self.frames(plain)
            self.sizes(plain)
        self.classes()
        self.ids(plain)
        return self.made

    def empty(
        self,
        body: BodyCodec,
        payload: bytes | None = None,
        dev_num: int = DEV_NUM,
        msg_size: int | None = None,
        type_bits: int = 0,
    ) -> bytes:
        """A frame of a body, all zero unless told otherwise."""
        data = bytes(body.fixed_size) if payload is None else payload
        return self.codec.frame(
            body.message, body.body.role, data, dev_num, TOKEN, msg_size, type_bits
        )

    def maximum(self, name: str) -> int:
        """Largest value of a header field."""
        fields = {item.name: item for item in self.codec.protocol.header.fields}
        return fields[name].scalar.maximum

    def frames(self, plain: BodyCodec) -> None:
        """Frames as long as the header and shorter ones."""
        size = self.codec.protocol.header.size
        whole = self.empty(plain)
        self.add("plain", POSITIVE, "the shortest message", whole)
        self.add(
            "present.edge",
            BOUNDARY,
            "a header and nothing else",
            whole,
            proves="present",
            edge=True,
        )
        self.add(
            "present.negative",
            NEGATIVE,
            "a header short of one byte",
            whole[: size - 1],
            proves="present",
        )
        for length in range(size - 1):
            self.add(
                f"present.{length}", BOUNDARY, f"{length} bytes", whole[:length], proves="present"
            )

    def sizes(self, plain: BodyCodec) -> None:
        """Sizes that lie."""
        size = self.codec.protocol.header.size
        whole = self.empty(plain)
        self.add(
            "msg_size_min.edge",
            BOUNDARY,
            "msg_size of a header",
            whole,
            proves="msg_size_min",
            edge=True,
        )
        self.add(
            "msg_size_min.negative",
            NEGATIVE,
            "msg_size smaller than the header",
            self.empty(plain, msg_size=size - 1),
            proves="msg_size_min",
        )
        for length in range(size - 1):
            self.add(
                f"msg_size_min.{length}",
                BOUNDARY,
                f"msg_size is {length}",
                self.empty(plain, msg_size=length),
                proves="msg_size_min",
            )
        self.add(
            "msg_size_fits.edge",
            BOUNDARY,
            "msg_size is the size of the frame",
            self.empty(plain, bytes(plain.fixed_size + 1)),
            proves="msg_size_fits",
            edge=True,
        )
        self.add(
            "msg_size_fits.negative",
            NEGATIVE,
            "msg_size is one byte more than the frame",
            self.empty(plain, msg_size=len(whole) + 1),
            proves="msg_size_fits",
        )
        top = self.maximum("msg_size")
        for length in (len(whole) + 2, top - 1, top, (top + 1) // 2):
            self.add(
                f"msg_size_fits.{length}",
                BOUNDARY,
                f"msg_size is {length}",
                self.empty(plain, msg_size=length),
                proves="msg_size_fits",
            )
        self.add(
            "dev_num_max",
            BOUNDARY,
            "the largest device number",
            self.empty(plain, dev_num=self.maximum("dev_num")),
        )
        self.late(plain, size)

    def late(self, plain: BodyCodec, size: int) -> None:
        """The largest message the bus carries."""
        for constraint in self.codec.protocol.header.constraints:
            if constraint.scope is not Scope.CONTEXT:
                continue
            facts = facts_of(self.codec.protocol, self.codec.protocol.header.fields, constraint)
            local = constraint.id.removeprefix(f"{HEADER}.")
            least = self.codec.protocol.limit("bus_max_size_min").use
            frame = self.empty(plain, bytes(least - size))
            for name, kind, delta in (
                ("edge", BOUNDARY, 0),
                ("negative", NEGATIVE, -1),
                ("below", BOUNDARY, 1),
            ):
                self.add(
                    f"{local}.{name}",
                    kind,
                    f"the bus carries {least + delta} bytes",
                    frame,
                    proves=local,
                    edge=name == "edge",
                    facts=dict.fromkeys(facts, least + delta),
                )

    def classes(self) -> None:
        """Response bits and device numbers where they do not belong."""
        for body in self.codec.bodies:
            name = body.message.c_name
            dev_num = 0 if body.message.klass == "bus" else DEV_NUM
            if body.body.role is Role.EVENT:
                response = self.codec.frame(
                    body.message, Role.RESPONSE, bytes(body.fixed_size), dev_num, TOKEN
                )
                self.add(
                    f"event_is_request.{name}",
                    NEGATIVE,
                    f"{name} with the response bit",
                    response,
                    proves="event_is_request",
                )
                self.add(
                    f"event_is_request.{name}.edge",
                    BOUNDARY,
                    f"{name} without the response bit",
                    self.empty(body, dev_num=dev_num),
                    proves="event_is_request",
                    edge=True,
                )
            if body.message.klass == "bus":
                role = body.body.role.value
                self.add(
                    f"bus_dev_num.{name}.{role}",
                    NEGATIVE,
                    "a bus message for a device",
                    self.empty(body, dev_num=1),
                    proves="bus_dev_num",
                )
                self.add(
                    f"bus_dev_num.{name}.{role}.max",
                    BOUNDARY,
                    "a bus message for a device",
                    self.empty(body, dev_num=self.maximum("dev_num")),
                    proves="bus_dev_num",
                )
                self.add(
                    f"bus_dev_num.{name}.{role}.edge",
                    BOUNDARY,
                    "a bus message for the bus",
                    self.empty(body, dev_num=0),
                    proves="bus_dev_num",
                    edge=True,
                )

    def ids(self, plain: BodyCodec | None) -> None:
        """Ids nobody has: neighbours of known ones, and the ends of each range."""
        top = self.maximum("msg_id")
        bits = [
            1 << bit.bit
            for group in self.codec.protocol.flags
            if group.name == "msg_id_bits"
            for bit in group.bits
        ]
        starts = {0, sum(bits), *bits}
        ends = starts | {1, top} | {(start - 1) & top for start in starts}
        for klass in ("transport", "bus"):
            known = {
                message.id for message in self.codec.protocol.messages if message.klass == klass
            }
            body = _plain(self.codec, klass)
            if body is None:
                continue
            dev_num = 0 if klass == "bus" else DEV_NUM
            near = {value + step for value in known for step in (-1, 1)} | ends
            for value in sorted(near):
                for role in (Role.REQUEST, Role.RESPONSE):
                    if value in known or not 0 <= value <= top:
                        continue
                    unknown = replace(body.message, id=value)
                    frame = self.codec.frame(unknown, role, bytes(64), dev_num, TOKEN)
                    kind = NEGATIVE if role is Role.REQUEST else BOUNDARY
                    self.add(
                        f"known.{klass}.{role.value}.{value:02x}",
                        kind,
                        f"{klass} id {value:#04x} has no meaning",
                        frame,
                        proves="known",
                    )
        if plain is not None:
            self.add(
                "known.edge",
                BOUNDARY,
                "an id with a meaning",
                self.empty(plain),
                proves="known",
                edge=True,
            )
