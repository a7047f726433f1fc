"""Both implementations behind one comparison."""

from __future__ import annotations

import array
import ctypes
import itertools
import re
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from vmsgc.ir import Protocol  # noqa: E402
from vmsgc.load import load_protocol  # noqa: E402
from vmsgc.refcodec import Codec, Refused  # noqa: E402

BATCH = 1 << 15  # frames per call into the C
SHOWN = 10  # differences to print
ROW = struct.Struct("=hHHHH")


@dataclass
class Tally:
    """What a job found."""

    verdicts: int = 0
    differences: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Paths:
    """Where things are."""

    spec: Path
    generated: Path
    shared_object: Path


def _numbers(generated: Path) -> dict[str, int]:
    """Return every number the C headers define, by macro."""
    found: dict[str, int] = {}
    for path in (generated / "include/vmsg/wire/ids.h", ROOT / "runtime/include/vmsg/status.h"):
        for name, value in re.findall(
            r"^#define (\w+) \(?(-?\w+?)u?\)?(?:\s|$)", path.read_text(), re.MULTILINE
        ):
            try:
                found[name] = int(value, 0)
            except ValueError:
                continue
    return found


def _macro(kind: str, name: str) -> str:
    return f"VMSG_{kind}_{name}".replace(".", "_").replace("-", "_").upper()


class Side:
    """Both implementations, ready to be asked."""

    def __init__(self, paths: Paths) -> None:
        """Load specification and shared object; ValueError when the specification is wrong."""
        protocol, found = load_protocol(paths.spec)
        if protocol is None:
            raise ValueError("\n".join(str(one) for one in found))
        self.protocol: Protocol = protocol
        self.codec = Codec(protocol)
        self.loaded = ctypes.CDLL(str(paths.shared_object))
        self.loaded.harness_body_name.restype = ctypes.c_char_p
        known = _numbers(paths.generated)
        self.rows = [self._row(known, refused) for refused in self.codec.refusals]
        self.rows.append(bytes(ROW.size))  # what index ACCEPTED (-1) finds
        self.bodies = {
            self.loaded.harness_body_name(at).decode(): at
            for at in range(self.loaded.harness_body_count())
        }

    @staticmethod
    def _row(known: Mapping[str, int], refused: Refused) -> bytes:
        return ROW.pack(
            known[_macro("ERR", refused.status)],
            refused.offset,
            known[_macro("FIELD", refused.field)] if refused.field is not None else 0,
            known[_macro("RULE", refused.rule)],
            known[_macro("CHECK", refused.check)],
        )

    def text(self, row: bytes) -> str:
        """A verdict in words."""
        if row in self.rows[:-1]:
            return self.codec.refusals[self.rows.index(row)].check
        return "accepted" if row == self.rows[-1] else f"{ROW.unpack(row)}, which no check has"

    def compare(
        self, tally: Tally, mine: Sequence[int], theirs: bytes, describe: Iterable[str]
    ) -> None:
        """Count a batch and note what differs."""
        tally.verdicts += len(mine)
        expected = b"".join([self.rows[index] for index in mine])
        if expected == theirs:
            return
        for at, what in enumerate(describe):
            wanted, got = (rows[at * ROW.size : (at + 1) * ROW.size] for rows in (expected, theirs))
            if wanted == got:
                continue
            tally.differences += 1
            if len(tally.examples) < SHOWN:
                tally.examples.append(
                    f"{what}: interpreter says {self.text(wanted)}, C says {self.text(got)}"
                )


def places(sizes: Iterable[tuple[int, int]]) -> bytes:
    return array.array("I", [number for pair in sizes for number in pair]).tobytes()


def check_frames(side: Side, tally: Tally, frames: Iterable[bytes]) -> None:
    """Compare the verdicts on whole frames."""
    verdict = side.codec.verdict
    stream = iter(frames)
    while batch := list(itertools.islice(stream, BATCH)):
        mine = [verdict(frame) for frame in batch]
        starts = itertools.accumulate((len(frame) for frame in batch), initial=0)
        out = ctypes.create_string_buffer(ROW.size * len(batch))
        spots = places(zip(starts, map(len, batch), strict=False))
        side.loaded.harness_frames(b"".join(batch), spots, ctypes.c_size_t(len(batch)), out)
        side.compare(tally, mine, out.raw, (frame.hex() for frame in batch))
