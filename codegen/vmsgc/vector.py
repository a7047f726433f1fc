"""A test vector: bytes, and what every implementation must say about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .ir import Message, Role, Span
from .refcodec import Codec, Decoded, Refused

POSITIVE: Final = "positive"
BOUNDARY: Final = "boundary"
NEGATIVE: Final = "negative"
HEADER: Final = "header"  # file of the vectors that belong to no message


class NoVector(ValueError):
    """No values meet the constraints, or none break one alone."""

    def __init__(self, span: Span, text: str) -> None:
        super().__init__(text)
        self.span = span


@dataclass(frozen=True)
class Vector:
    """Bytes and what every implementation must say about them."""

    id: str
    kind: str  # positive | boundary | negative
    comment: str
    frame: bytes
    expect: Refused | None  # None: accepted by everything that is checked
    stage: str | None  # wire | context | echo: who refuses
    proves: str | None = None  # constraint this vector exists for
    is_edge: bool = False  # accepted, and one step away it is not
    is_isolated: bool = False  # nothing but ``proves`` speaks against it
    message: Message | None = None
    role: Role | None = None
    request: bytes | None = None
    facts: Mapping[str, int] | None = None
    encode: str | None = (
        None  # "ok": the encoder makes these bytes; else the status it refuses with
    )

    def to_json(self, codec: Codec) -> dict[str, Any]:
        """The vector as the JSON files hold it."""
        found: dict[str, Any] = {"id": self.id, "kind": self.kind, "comment": self.comment}
        if self.proves is not None:
            found["constraint"] = self.proves
        if self.role is not None:
            found["role"] = self.role.word
        found["frame"] = self.frame.hex()
        if self.request is not None:
            found["request"] = self.request.hex()
        if self.facts is not None:
            found["facts"] = dict(self.facts)
        if self.expect is None:
            found["expect"] = {"valid": True}
        else:
            found["expect"] = {
                "valid": False,
                "stage": self.stage,
                "status": self.expect.status.upper(),
                "field": self.expect.field,
                "offset": self.expect.offset,
                "rule": self.expect.rule,
                "check": self.expect.check,
            }
        decoded = codec.decode(self.frame)
        if isinstance(decoded, Decoded):
            found["fields"] = {
                name: value.hex()
                if isinstance(value, bytes)
                else list(value)
                if isinstance(value, tuple)
                else value
                for name, value in decoded.fields.items()
            }
        if self.encode is not None:
            found["encode"] = self.encode.upper()
        return found
