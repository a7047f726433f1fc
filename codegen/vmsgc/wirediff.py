"""What changed on the wire between two drafts, and bytes that show it.

Bodies are matched by what a receiver sees (class, id, direction), so a renamed
message is still the same message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from .bodydiff import (
    BREAKING,
    IDENTICAL,
    NAMES,
    ORDER,
    READER,
    RULES_ONLY,
    Sides,
    classes_of,
    meaning,
    notes_of,
    renames,
    slot,
)
from .ir import Body, Message, Protocol, Role
from .refcodec import Codec, Decoded, Refused, to_json
from .vector import Vector
from .vectors import make

_STEP: Final = 0x20  # the largest power of two with different multiples in neighbouring bytes
Key = tuple[str, int, Role]


@dataclass(frozen=True)
class Witness:
    """A frame, and what each draft makes of it."""

    frame: bytes
    old: Mapping[str, Any]
    new: Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One body, limit or rule that is not the same; classes holds two when both sides get along."""

    subject: str
    classes: tuple[str, ...]
    notes: tuple[str, ...]
    witness: Witness | None


def _bodies(protocol: Protocol) -> dict[Key, tuple[Message, Body]]:
    return {
        (message.klass, message.id, body.role): (message, body)
        for message, body in protocol.bodies()
    }


def _named(protocol: Protocol, message: Message, role: Role) -> str:
    prefix = "bus " if message.klass == "bus" else ""
    return f"{prefix}{message.name} {role.word}"


class Diff:
    """Two drafts side by side."""

    def __init__(self, old: Protocol, new: Protocol) -> None:
        """Compile both; ValueError when vectors cannot be made for one of them."""
        self.old, self.new = old, new
        self._old_codec, self._new_codec = Codec(old), Codec(new)
        frames: dict[bytes, int] = {}
        for vectors in (make(old), make(new)):
            for group in vectors.values():
                for vector in group:
                    rank = _rank(vector)
                    frames[vector.frame] = min(frames.get(vector.frame, rank), rank)
        for frame in self._plain_frames():
            frames.setdefault(frame, len(frames))
        self._frames = sorted(frames, key=lambda frame: (frames[frame], len(frame), frame))

    def _plain_frames(self) -> Iterator[bytes]:
        """Yield a frame per body whose fields are different multiples of small powers of two."""
        longest = max(
            body.fixed_size for codec in (self._old_codec, self._new_codec) for body in codec.bodies
        )
        payload = bytes((at + 1) * _STEP & 0xFF for at in range(longest))
        for codec in (self._old_codec, self._new_codec):
            for body in codec.bodies:
                yield codec.frame(body.message, body.body.role, payload, 0, 0)

    def changes(self) -> list[Change]:
        """Every body (those that stayed the same included), limit, name and rule, worst first."""
        found = [
            *self._body_changes(),
            *self._header_changes(),
            *self._limit_changes(),
            *self._value_changes(),
            *self._rule_changes(),
        ]
        return sorted(found, key=lambda change: min(ORDER.index(name) for name in change.classes))

    def differs(self, frame: bytes, renamed: Mapping[str, str]) -> bool:
        """Whether the drafts say different things about a frame, respelled names aside."""
        old, new = self._old_codec.decode(frame), self._new_codec.decode(frame)
        if isinstance(old, Refused) or isinstance(new, Refused):
            return isinstance(old, Refused) != isinstance(new, Refused)
        return {renamed.get(name, name): value for name, value in old.fields.items()} != dict(
            new.fields
        )

    def witness(self, key: Key, renamed: Mapping[str, str]) -> Witness | None:
        """The plainest frame of a body the drafts disagree about; None when no vector shows it."""
        candidates = [
            frame
            for frame in self._frames
            if self._key_of(frame) == key and self.differs(frame, renamed)
        ]
        both = [frame for frame in candidates if self._both_accept(frame)]
        if not candidates:
            return None
        frame = max(both or candidates, key=lambda one: self._disagreements(one, renamed))
        return Witness(frame, self._say(self._old_codec, frame), self._say(self._new_codec, frame))

    def _disagreements(self, frame: bytes, renamed: Mapping[str, str]) -> int:
        """How many fields two accepting drafts read differently; a missing one counts as zero."""
        old, new = self._old_codec.decode(frame), self._new_codec.decode(frame)
        if isinstance(old, Refused) or isinstance(new, Refused):
            return 0
        before = {renamed.get(name, name): value for name, value in old.fields.items()}
        return sum(
            before.get(name, 0) != new.fields.get(name, 0) for name in {**before, **new.fields}
        )

    def _both_accept(self, frame: bytes) -> bool:
        return all(
            isinstance(codec.decode(frame), Decoded) for codec in (self._old_codec, self._new_codec)
        )

    @staticmethod
    def _say(codec: Codec, frame: bytes) -> Mapping[str, Any]:
        return to_json(codec, codec.decode(frame))

    def _key_of(self, frame: bytes) -> Key | None:
        for codec in (self._old_codec, self._new_codec):
            body = codec.addressed(frame)
            if body is not None:
                return body.message.klass, body.message.id, body.body.role
        return None

    def _body_changes(self) -> Iterator[Change]:
        before, after = _bodies(self.old), _bodies(self.new)
        for key in sorted(
            {**before, **after}, key=lambda item: (item[0] == "bus", item[1], item[2].value)
        ):
            if key not in after:
                message, body = before[key]
                yield Change(
                    _named(self.old, message, body.role),
                    (BREAKING,),
                    ("removed",),
                    self.witness(key, {}),
                )
            elif key not in before:
                message, body = after[key]
                yield Change(
                    _named(self.new, message, body.role),
                    (READER,),
                    ("added",),
                    self.witness(key, {}),
                )
            else:
                yield self._body_change(key, before[key], after[key])

    def _body_change(
        self, key: Key, before: tuple[Message, Body], after: tuple[Message, Body]
    ) -> Change:
        renamed = renames(before[1], after[1])
        enums = {
            enum.name: frozenset(value.value for value in enum.values) for enum in self.new.enums
        }
        sides = Sides(after[0], before[1], after[1], renamed, enums)
        notes = list(notes_of(sides))
        if before[0].name != after[0].name:
            notes.insert(0, f"message {before[0].name}: now called {after[0].name} (source-level)")
        classes = classes_of(sides)
        if classes == (IDENTICAL,) and notes:
            classes = (NAMES,)
        is_same = classes[0] in (IDENTICAL, NAMES, RULES_ONLY)
        witness = None if is_same else self.witness(key, renamed)
        return Change(_named(self.new, after[0], key[2]), classes, tuple(notes), witness)

    def _header_changes(self) -> Iterator[Change]:
        before, after = self.old.header, self.new.header
        layout = [(field.name, slot(field)) for field in before.fields] != [
            (f.name, slot(f)) for f in after.fields
        ]
        checks = {meaning(found, {}) for found in before.constraints} != {
            meaning(f, {}) for f in after.constraints
        }
        if layout or checks:
            note = "layout" if layout else "constraints"
            yield Change(
                "header", (BREAKING if layout else RULES_ONLY,), (f"{note} changed",), None
            )

    def _limit_changes(self) -> Iterator[Change]:
        after = {limit.name: limit for limit in self.new.limits}
        for limit in self.old.limits:
            other = after.get(limit.name)
            if other is None or other.use != limit.use:
                text = "removed" if other is None else f"{limit.use}, now {other.use}"
                yield Change(f"limit {limit.name}", (RULES_ONLY,), (text,), None)

    def _value_changes(self) -> Iterator[Change]:
        """Names of enum values and flag bits: numbers that gained, lost or changed a name."""
        tables = []
        for protocol in (self.old, self.new):
            names = {
                f"enum {enum.name}": {value.value: value.name for value in enum.values}
                for enum in protocol.enums
            }
            names |= {
                f"flags {flags.name}": {bit.bit: bit.name for bit in flags.bits}
                for flags in protocol.flags
            }
            tables.append(names)
        for subject in sorted({**tables[0], **tables[1]}):
            before, after = tables[0].get(subject, {}), tables[1].get(subject, {})
            notes = []
            for value in sorted({**before, **after}):
                if before.get(value) != after.get(value):
                    notes.append(
                        f"{value}: {before.get(value, 'no name')},"
                        f" now {after.get(value, 'no name')}"
                    )
            if notes:
                yield Change(subject, (NAMES,), tuple(notes), None)

    def _rule_changes(self) -> Iterator[Change]:
        before = {rule.id: (rule.level, rule.text) for rule in self.old.rules}
        after = {rule.id: (rule.level, rule.text) for rule in self.new.rules}
        for name in sorted({**before, **after}):
            if before.get(name) != after.get(name):
                what = (
                    "added" if name not in before else "removed" if name not in after else "changed"
                )
                yield Change(f"rule {name}", (RULES_ONLY,), (what,), None)


def _rank(vector: Vector) -> int:
    """Positions in the search for a witness: the vectors that look most like traffic first."""
    names = ("pattern", "typical", "ones", "zero")
    last = vector.id.rsplit(".", 1)[-1]
    if last in names:
        return names.index(last)
    return len(names) + (vector.expect is not None)


def change_to_json(change: Change) -> dict[str, Any]:
    """A change as the command prints it."""
    found: dict[str, Any] = {
        "subject": change.subject,
        "classes": list(change.classes),
        "notes": list(change.notes),
    }
    if change.witness is not None:
        found["witness"] = {
            "frame": change.witness.frame.hex(),
            "old": change.witness.old,
            "new": change.witness.new,
        }
    return found
