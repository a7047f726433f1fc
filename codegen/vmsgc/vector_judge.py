"""From a case to a vector: the verdict of each stage, and what an encoder would do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .ir import Constraint
from .refcodec import EncodeError, Refused, encoded_names
from .vector import BOUNDARY, NEGATIVE, Vector
from .vector_cases import TOKEN, Case, Cases, Shape


@dataclass
class Judge(Cases):
    """Turns a case into a vector by asking refcodec."""

    made: list[Vector] = field(default_factory=list)
    seen: set[tuple[object, ...]] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def judge(self, vector: Vector, case: Case) -> Vector | None:
        """Fill in the verdict; None when the vector could not happen (a broken request)."""
        request = self.request_of(case)
        if request is not None and isinstance(self.codec.decode(request), Refused):
            return None
        facts = (
            {name: case.facts[name] for name in self.facts_used()}
            if self.body.has_context
            else None
        )
        vector = replace(
            vector, message=self.message, role=self.ir.role, request=request, facts=facts
        )
        decoded = self.codec.decode(vector.frame)
        if isinstance(decoded, Refused):
            return replace(
                vector, expect=decoded, stage="wire", encode=self.encode_of(vector.frame)
            )
        refused = self.codec.check_context(self.message, self.ir, decoded.fields, facts or {})
        stage = "context"
        if refused is None and case.request is not None:
            refused = self.codec.check_echo(self.message, self.ir, decoded.fields, case.request)
            stage = "echo"
        return replace(
            vector,
            expect=refused,
            stage=None if refused is None else stage,
            encode=self.encode_of(vector.frame),
        )

    def declared(self, frame: bytes) -> int:
        """What msg_size says."""
        item = next(item for item in self.codec.protocol.header.fields if item.name == "msg_size")
        return int.from_bytes(frame[item.offset : item.offset + item.size], "little")

    def encode_of(self, frame: bytes) -> str | None:
        """What the encoder makes of a frame's values: "ok" for the same bytes, or its refusal."""
        size = min(self.declared(frame), len(frame))
        if size < self.codec.protocol.header.size + self.body.fixed_size:
            return None
        values = self.body.values(frame, size)
        takes = encoded_names(self.ir)
        try:
            made = self.codec.encode(
                self.message,
                self.ir.role,
                {name: values[name] for name in takes},
                self.dev_num,
                TOKEN,
            )
        except EncodeError as refusal:
            return refusal.status
        return "ok" if made == frame else None

    def add(
        self,
        name: str,
        kind: str,
        comment: str,
        case: Case,
        *,
        shape: Shape | None = None,
        proves: Constraint | None = None,
        edge: bool = False,
    ) -> Vector | None:
        """Judge and keep a vector unless the same bytes, request and facts are there already."""
        draft = Vector(
            f"{self.prefix}.{name}",
            kind,
            comment,
            self.frame_of(case, shape),
            None,
            None,
            proves=proves.id if proves is not None else None,
            is_edge=edge,
        )
        vector = self.judge(draft, case)
        if vector is None:
            return None
        if proves is not None and kind == NEGATIVE:
            vector = replace(vector, is_isolated=self.isolated(vector, case))
        key = (vector.frame, vector.request, tuple((vector.facts or {}).items()))
        if key in self.seen and kind == BOUNDARY and not edge:
            return None
        if vector.id in self.ids:
            raise ValueError(f"two vectors are called {vector.id}")
        self.seen.add(key)
        self.ids.add(vector.id)
        self.made.append(vector)
        return vector

    def isolated(self, vector: Vector, case: Case) -> bool:
        """Whether a single check speaks against a vector."""
        size = self.declared(vector.frame)
        on_wire = vector.stage == "wire"
        found = self.body.failures(
            vector.frame,
            min(size, len(vector.frame)),
            None if on_wire else case.facts,
            None if on_wire else case.request,
        )
        return len(found) == 1
