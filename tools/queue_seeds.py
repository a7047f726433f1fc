#!/usr/bin/env python3
"""Write the seed corpus of the queue fuzzers: tools/queue_seeds.py [--check].

One file per story below tests/fuzz/corpus/queue_driver and queue_device, named after what
happens in it.  The bytes of operations are looked up in the targets, so a change there only
needs a second run; --check fails when files and stories differ.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUZZ = ROOT / "tests" / "fuzz"
OPERATION = re.compile(r"^\tOP_([A-Z_]+),", re.MULTILINE)
BIT = re.compile(r"^\tFUZZ_([A-Z_]+) = (0x[0-9a-f]+),", re.MULTILINE)

# First bytes of an address, as fuzz_addr() reads them.
DATA, END, NEXT_AREA, TABLES, EDGE, DESC = 0, 2, 3, 4, 5, 6
# Sizes from here on are the extremes of fuzz_size().
EMPTY, HUGE, HALF = 0xF8, 0xF9, 0xFA
DESC_AREA, DRIVER_AREA, DEVICE_AREA, TABLE_AREA, DATA_AREA = range(5)

Story = tuple[str, bytes]


@dataclass(frozen=True)
class Words:
    """What the bytes of one target mean, in one format."""

    operations: dict[str, int]
    bits: dict[str, int]
    layouts: dict[str, dict[str, int]]  # offsets of fields; "" is the size
    packed: bool

    def at(self, field: str) -> int:
        """Offset of a field of a descriptor; the size of a descriptor for ""."""
        return self.layouts["packed_desc" if self.packed else "split_desc"][field]

    def start(self, size: int, *features: str) -> bytes:
        """First two bytes of an input; size is a power of two."""
        choice = sum(self.bits[name] for name in features)
        if self.packed:
            return bytes([choice | self.bits["PACKED"], size - 1])
        return bytes([choice, size.bit_length() - 1])

    def op(self, name: str, *arguments: int) -> bytes:
        """One operation."""
        return bytes([self.operations[name], *arguments])

    def desc(self, where: int, offset: int, size: int, flags: str = "", last: int = 0) -> bytes:
        """The members of a descriptor; flags out of N(ext), W(rite) and I(ndirect)."""
        names = {"N": "DESC_NEXT", "W": "DESC_WRITE", "I": "DESC_INDIRECT"}
        return bytes([where, offset, size, sum(self.bits[names[flag]] for flag in flags), last])

    def chain(self, *segments: tuple[int, int, int, str], head: int = 0) -> bytes:
        """Descriptors in a row, and an offer of the first one; NEXT is set where due."""
        out = b""
        for i, (where, offset, size, flags) in enumerate(segments):
            if i + 1 < len(segments):
                flags += "N"
            if self.packed:
                out += self.op("NEXT_DESC") + self.desc(where, offset, size, flags, head)
            else:
                index = self.desc(where, offset, size, flags, head + i + 1)
                out += self.op("DESC", head + i) + index
        return out + self.op("OFFER", head)

    def entry(self, index: int, where: int, size: int, flags: str, last: int = 0) -> bytes:
        """One entry of the indirect tables."""
        return self.op("ENTRY", index) + self.desc(where, index * 8, size, flags, last)


def served(words: Words) -> bytes:
    """The device takes a chain, returns it and shows that."""
    out = words.op("POP", 8) + words.op("PUSH", 0, 0xFE) + words.op("PUBLISH")
    return out + words.op("SHOULD_NOTIFY")


def wish_bytes(words: Words) -> range:
    """Bytes of an area that only say when to notify."""
    first = words.layouts["packed_event" if words.packed else "split_avail"]
    return range(first[""] if words.packed else first["idx"])


READ = (DATA, 0, 32, "")
WRITE = (DATA, 64, 64, "W")


def honest_drivers(w: Words) -> Iterator[Story]:
    """Stories of a driver that keeps the rules."""
    yield "one-readable-buffer", w.start(8) + w.chain(READ) + served(w)
    yield "one-writable-buffer", w.start(8) + w.chain(WRITE) + served(w)
    yield "three-descriptors", w.start(8) + w.chain(READ, READ, WRITE) + served(w)
    yield "empty-descriptor", w.start(8) + w.chain((DATA, 0, EMPTY, ""), WRITE) + served(w)
    yield "last-byte-there-is", w.start(8) + w.chain((EDGE, 63, 1, "W")) + served(w)
    four = b"".join(w.chain(WRITE, head=head) for head in range(4))
    back = b"".join(w.op("PUSH", which, 0x40) for which in (3, 1, 0, 0))
    batch = four + w.op("POP_MANY", 8) + back + w.op("PUBLISH") + w.op("SHOULD_NOTIFY")
    yield "batch-returned-backwards", w.start(8) + batch
    yield "in-order-returned-backwards", w.start(8, "IN_ORDER") + batch
    yield "ring-goes-round", w.start(4) + (w.chain(READ, WRITE) + served(w)) * 9
    one = w.chain(WRITE) + served(w)
    wishes = w.op("ENABLE_NOTIFY") + one + w.op("DISABLE_NOTIFY") + one
    yield "wishes", w.start(4) + wishes
    yield "event-index-wishes", w.start(4, "EVENT_INDEX") + wishes * 3
    yield "stop-and-go-on", w.start(4) + one + w.op("RESTORE") + one
    yield "more-than-the-caller-wants", w.start(8) + w.chain(READ, WRITE, WRITE) + w.op("POP", 2)
    yield "written-too-much", w.start(8) + w.chain(WRITE) + w.op("POP", 8) + w.op("PUSH", 0, 255)
    yield "returned-but-never-taken", w.start(8) + w.op("PUSH_RAW", 3, 1) + one


def indirect_drivers(w: Words) -> Iterator[Story]:
    """Stories about tables, right and wrong."""
    size = w.at("")
    table = w.entry(0, DATA, 8, "N", 1) + w.entry(1, DATA, 8, "NW", 2) + w.entry(2, DATA, 8, "W")
    start = w.start(8, "INDIRECT")

    def refers(table_size: int, flags: str = "I") -> bytes:
        return table + w.chain((TABLES, 0, table_size, flags)) + served(w)

    yield "indirect-three-entries", start + refers(3 * size)
    yield "indirect-odd-table", start + refers(3 * size + 1)
    yield "indirect-empty-table", start + refers(EMPTY)
    yield "indirect-huge-table", start + refers(HUGE)
    yield "indirect-for-the-device-to-write", start + refers(3 * size, "IW")
    yield "indirect-not-negotiated", w.start(8) + refers(3 * size)
    whole = (TABLES, 0, 3 * size, "I")
    yield "indirect-and-next", start + table + w.chain(whole, WRITE) + served(w)
    yield "indirect-behind-direct", start + table + w.chain(READ, whole) + served(w)
    yield "indirect-in-a-table", start + w.entry(0, TABLES, size, "I") + refers(size)[len(table) :]
    yield "indirect-table-in-the-ring", start + w.chain((DESC, 0, 3 * size, "I")) + served(w)
    yield "indirect-longer-than-the-queue", w.start(2, "INDIRECT") + refers(3 * size)
    changes = w.op("FLIP", TABLE_AREA, w.at("len"), 0, 0xFF, 3 if w.packed else 5)
    yield "indirect-table-changes", start + table + changes + refers(3 * size)[len(table) :]


def hostile_drivers(w: Words) -> Iterator[Story]:
    """Stories of a driver that breaks a rule each."""
    start = w.start(8)
    yield "write-before-read", start + w.chain(WRITE, READ) + served(w)
    yield "straddles-two-areas", start + w.chain((END, 8, 32, "")) + served(w)
    yield "behind-all-areas", start + w.chain((TABLES, 255, 8, "")) + served(w)
    yield "beyond-the-last-address", start + w.chain((EDGE, 60, 32, "W")) + served(w)
    yield "four-gigabytes", start + w.chain((DATA, 0, HUGE, "W")) + served(w)
    yield "two-halves-of-it", start + w.chain((DATA, 0, HALF, ""), (DATA, 0, HALF, "W")) + served(w)
    yield "into-the-rings", start + w.chain((DESC, 0, 64, "W")) + served(w)
    yield "id-out-of-range", start + w.chain(WRITE, head=8) + served(w)
    twice = w.chain(WRITE, head=1) + w.op("POP", 8) + w.chain(WRITE, head=1)
    yield "id-offered-twice", start + twice + served(w)
    yield "index-jumps", start + w.op("MOVE", 9) + served(w)
    yield "index-goes-back", start + w.chain(WRITE) + served(w) + w.op("MOVE", 0xFF) + served(w)
    last = w.op("NEXT_DESC") if w.packed else w.op("DESC", 0)
    endless = last + w.desc(DATA, 0, 8, "N", 0) + w.op("OFFER", 0)
    yield "chain-without-an-end", start + endless + served(w)
    beyond = last + w.desc(DATA, 0, 8, "N", 8) + w.op("OFFER", 0)
    yield "next-out-of-range", start + beyond + served(w)
    changes = w.op("FLIP", DESC_AREA, w.at("len"), 0, 0x80, 4)
    changes += w.op("FLIP", DESC_AREA, w.at("addr"), 0, 0xFF, 3)
    yield "descriptor-changes", start + changes + w.chain(READ, WRITE) + served(w)
    broken = w.chain(WRITE, READ) + served(w) + w.op("ENABLE_NOTIFY")
    again = w.op("RESTART", 0) + w.chain(READ) + served(w)
    yield "starts-again-when-broken", start + broken + again
    wish = b"".join(w.op("POKE", DRIVER_AREA, byte, 0, 0xFF) for byte in wish_bytes(w))
    yield "senseless-wish", w.start(8, "EVENT_INDEX") + w.chain(READ) + wish + served(w)


def pushed(w: Words, *shapes: int) -> bytes:
    """Chains of (writable << 4 | readable) segments, and the notification question."""
    out = b""
    for shape in shapes:
        out += w.op("PUSH", shape, *range(1, (shape & 15) + (shape >> 4) + 1))
    return out + w.op("PUBLISH") + w.op("SHOULD_NOTIFY")


def honest_devices(w: Words) -> Iterator[Story]:
    """Stories of a device that keeps the rules."""
    one = pushed(w, 0x11) + w.op("COMPLETE_NEXT", 2) + w.op("POP")
    yield "there-and-back", w.start(8) + one
    yield "ring-goes-round", w.start(4) + one * 9
    batch = pushed(w, 0x10, 0x21, 0x02) + w.op("COMPLETE_NEXT", 1) * 3 + w.op("POP_MANY", 8)
    yield "batch-of-three", w.start(8) + batch
    yield "in-order-batch-of-three", w.start(8, "IN_ORDER") + batch * 3
    yield "indirect-chains", w.start(8, "INDIRECT") + pushed(w, 0x12, 0x31) + batch * 2
    swapped = w.op("COMPLETE", 1, 1, 1) + w.op("COMPLETE", 0, 1, 1) + w.op("POP_MANY", 4)
    yield "out-of-order", w.start(8) + pushed(w, 0x10, 0x10) + swapped
    wishes = w.op("ENABLE_NOTIFY") + one + w.op("DISABLE_NOTIFY") + one
    yield "wishes", w.start(4) + wishes
    yield "event-index-wishes", w.start(4, "EVENT_INDEX", "NOTIFY_DATA") + wishes * 3
    yield "stop-and-go-on", w.start(4) + one + w.op("RESTORE") + one
    yield "queue-is-full", w.start(4) + pushed(w, 0x12, 0x12, 0x12) + one
    yield "wrong-segments", w.start(4) + b"".join(w.op("PUSH_WRONG", kind) for kind in range(3))
    yield "collected-in-flight", w.start(8) + pushed(w, 0x11, 0x22) + w.op("RESTART", 0) + one


def hostile_devices(w: Words) -> Iterator[Story]:
    """Stories of a device that breaks a rule each."""
    start = w.start(8)
    two = pushed(w, 0x11, 0x11)
    pop = w.op("POP") + w.op("POP")
    yield "id-out-of-range", start + two + w.op("COMPLETE", 8, 1, 1) + pop
    yield "id-never-given", start + two + w.op("COMPLETE", 7, 1, 1) + pop
    yield "id-not-a-head", start + pushed(w, 0x22) + w.op("COMPLETE", 1, 1, 1) + pop
    yield "id-twice", start + two + w.op("COMPLETE", 0, 1, 2) * 2 + pop
    yield "id-not-published", start + w.op("PUSH", 0x10, 8) + w.op("COMPLETE", 0, 1, 1) + pop
    yield "nothing-was-given", start + w.op("COMPLETE", 0, 0, 1) + pop
    yield "written-too-much", start + two + w.op("COMPLETE_NEXT", HUGE) + pop
    refuse = w.start(8, "REFUSE")
    yield "written-too-much-refused", refuse + two + w.op("COMPLETE_NEXT", HUGE) + pop
    yield "index-jumps", start + two + w.op("MOVE", 3) + pop
    yield "index-goes-back", start + two + w.op("COMPLETE_NEXT", 1) + pop + w.op("MOVE", 0xFF) + pop
    three = w.start(8, "IN_ORDER") + pushed(w, 0x10, 0x10, 0x10)
    last = w.op("COMPLETE", 2, 1, 3)
    yield "in-order-one-for-three", three + last + w.op("POP_MANY", 4)
    counted = w.op("POP") + last if w.packed else last + w.op("MOVE", 2)
    yield "in-order-one-for-three-counted", three + counted + w.op("POP_MANY", 4)
    fields = [w.at(field) for field in ("addr", "len", "flags")]
    scribbled = b"".join(w.op("POKE", DESC_AREA, at, 0, 0xFF) for at in fields)
    yield "descriptors-overwritten", start + two + scribbled + w.op("COMPLETE_NEXT", 1) + pop
    table = b"".join(w.op("POKE", TABLE_AREA, at, 0, 0xFF) for at in fields)
    indirect = w.start(8, "INDIRECT") + pushed(w, 0x22)
    yield "table-overwritten", indirect + table + w.op("COMPLETE_NEXT", 1) + pop
    used = w.layouts["split_used"][""] + w.layouts["split_used_elem"]["id"]
    area, at = (DESC_AREA, w.at("id")) if w.packed else (DEVICE_AREA, used)
    loads = 1 if w.packed else 2
    changes = w.op("FLIP", area, at, 0, 0x01, loads) + w.op("FLIP", area, at, 0, 0x80, loads + 1)
    yield "used-entry-changes", start + two + w.op("COMPLETE_NEXT", 1) + changes + pop
    broken = two + w.op("COMPLETE", 8, 1, 1) + pop + w.op("ENABLE_NOTIFY")
    yield "collected-when-broken", start + broken + w.op("RESTART", 0) + two
    moved = w.op("MOVE", 1) + w.op("POKE", DESC_AREA, w.at("flags"), 0, 0x80) + w.op("RESTORE")
    yield "stale-rings", start + moved + w.op("POP") + w.op("RESTART", 0)
    wish = b"".join(w.op("POKE", DEVICE_AREA, byte, 0, 0xFF) for byte in wish_bytes(w))
    yield "senseless-wish", w.start(8, "EVENT_INDEX") + wish + two


def layouts() -> dict[str, dict[str, int]]:
    """Offsets of the fields of every structure of the specification, and its size as ""."""
    text = (ROOT / "generated" / "ir.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, int]] = {}
    for layout in json.loads(text)["layouts"]:
        fields = layout["fields"]
        found[layout["name"]] = {field["name"]: int(field["offset"]) for field in fields}
        found[layout["name"]][""] = int(fields[-1]["offset"]) + int(fields[-1]["size"])
    return found


def files() -> dict[Path, bytes]:
    """Every seed by path; raises ValueError when two stories have one name."""
    header = (FUZZ / "fuzz_queue.h").read_text(encoding="utf-8")
    bits = {name: int(value, 16) for name, value in BIT.findall(header)}
    stories = {
        "queue_device": (honest_drivers, indirect_drivers, hostile_drivers),
        "queue_driver": (honest_devices, hostile_devices),
    }
    made: dict[Path, bytes] = {}
    for target, kinds in stories.items():
        source = (FUZZ / f"fuzz_{target}.c").read_text(encoding="utf-8")
        names = [name for name in OPERATION.findall(source) if name != "COUNT"]
        operations = {name: number for number, name in enumerate(names)}
        for packed in (False, True):
            words = Words(operations, bits, layouts(), packed)
            for name, story in (pair for kind in kinds for pair in kind(words)):
                path = FUZZ / "corpus" / target / f"{'packed' if packed else 'split'}-{name}"
                if path in made:
                    raise ValueError(f"two stories are called {path.name}")
                made[path] = story
    return made


def main(arguments: list[str]) -> int:
    """Write the corpus, or compare it; exit 1 when a file is not what its story says."""
    made = files()
    if arguments == ["--check"]:
        there = {path for path in (FUZZ / "corpus").glob("queue_*/*") if path.is_file()}
        wrong = sorted(
            path.name
            for path in there | made.keys()
            if path not in there or made.get(path, path.read_bytes()) != path.read_bytes()
        )
        print("\n".join([*wrong, f"queue_seeds: {len(made)} stories, {len(wrong)} differ"]))
        return 1 if wrong else 0
    for path, story in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(story)
    print(f"queue_seeds: {len(made)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
