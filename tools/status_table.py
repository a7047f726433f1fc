#!/usr/bin/env python3
"""Write the status table of README.md from what is really there, or check it with --check.

Sources: generated/ir.json for messages, statements and rules of the rings, the files
of runtime/ for queues, buses and devices, bench/size.json for sizes.  Writing takes
newer sizes over from build/size.json; checking never looks into build/.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- status -->", "<!-- /status -->"
YES, NO = "✓", "✗"

BUSES = {"loopback": "loopback", "shared memory": "shm", "FF-A": "ffa"}
QUEUE_FORMATS = ("split", "packed")
QUEUE_FEATURES = {
    "indirect": "VMSG_F_INDIRECT_DESC",
    "event index": "VMSG_F_EVENT_IDX",
    "in order": "VMSG_F_IN_ORDER",
    "notification data": "VMSG_F_NOTIFICATION_DATA",
    "queue reset": "VMSG_F_RING_RESET",
}
SIZED = {
    "codec": "codec",
    "driver": "driver endpoint",
    "device": "device endpoint",
    "queue": "virtqueues",
}
BOUND = {"wire", "context", "api"}
NAMED = {"behaviour", "trace"}


class Missing(Exception):
    """Something the table is made from is not there; the text is one line."""


def read(path: Path) -> str:
    """Text of a file of the project; Missing when there is none."""
    if not path.is_file():
        raise Missing(f"{path.relative_to(ROOT)} is missing")
    return path.read_text(encoding="utf-8")


def messages(ir: dict[str, Any]) -> str:
    """How many messages the codec has, and how many an endpoint encodes or handles."""
    sources = sorted((ROOT / "runtime").rglob("*.c"))
    text = "\n".join(read(path) for path in sources)
    names = [message["c_name"] for message in ir["messages"]]
    coded = [one for one in names if (ROOT / f"generated/include/vmsg/wire/{one}.h").is_file()]
    body = r"\b(vmsg_)?{}_(req|resp|event)(_|\b)"
    used = [one for one in names if re.search(body.format(one), text)]
    return (
        f"{len(coded)} of {len(names)} in the codec, {len(used)} of {len(names)} in the endpoints;"
        f" {ir['draft']['title']}, revision {ir['draft']['revision']}"
    )


def statement_kind(kinds: set[str]) -> str:
    """What shows that a statement holds, when its duties are checked in these ways."""
    if "todo" in kinds:
        return "open"
    if kinds & NAMED:
        return "named as a case or a monitor"
    return "bound to constraints" if kinds & BOUND else "exempt"


def statements(ir: dict[str, Any]) -> str:
    """How the normative statements of the text are covered."""
    kinds: dict[str, set[str]] = {}
    for rule in ir["rules"]:
        if rule["level"] != "IMPLIED":
            kinds.setdefault(rule["id"].split(".")[0], set()).add(rule["check"]["kind"])
    counts = Counter(statement_kind(found) for found in kinds.values())
    words = ("bound to constraints", "named as a case or a monitor", "exempt", "open")
    return f"{len(kinds)}: " + ", ".join(f"{counts[word]} {word}" for word in words)


def ring_rule_kind(check: dict[str, Any]) -> str:
    """What shows that a rule of the rings holds."""
    if check["kind"] == "exempt":
        return "exempt"
    if check["tests"]:
        return "shown by tests that `vmsgc check` finds"
    return "left no way to break" if check["refs"] else "open"


def ring_rules(ir: dict[str, Any]) -> str:
    """How the rules of the rings are covered."""
    counts = Counter(ring_rule_kind(rule["check"]) for rule in ir["ring_rules"])
    words = ("shown by tests that `vmsgc check` finds", "left no way to break", "exempt", "open")
    return f"{len(ir['ring_rules'])}: " + ", ".join(f"{counts[word]} {word}" for word in words)


def ticks(parts: dict[str, bool]) -> str:
    """Names with a tick or a cross."""
    return "  ".join(f"{name} {YES if is_there else NO}" for name, is_there in parts.items())


def queues() -> str:
    """Which ring formats and features the queues speak, on both sides."""
    folder = ROOT / "runtime" / "queue"
    header = ROOT / "runtime" / "include" / "vmsg" / "queue_ring.h"
    spoken = re.search(r"#define VMSG_RING_FEATURES\b((?:.*\\\n)*.*)", read(header))
    if spoken is None:
        raise Missing(f"{header.relative_to(ROOT)} does not define VMSG_RING_FEATURES")
    bits = set(re.findall(r"\bVMSG_F_\w+", spoken.group(1)))
    found = {
        name: all((folder / f"{name}_{side}.c").is_file() for side in ("driver", "device"))
        for name in QUEUE_FORMATS
    }
    found["packed"] = found["packed"] and "VMSG_F_RING_PACKED" in bits
    found |= {name: bit in bits for name, bit in QUEUE_FEATURES.items()}
    return ticks(found)


def buses() -> str:
    """Which buses exist."""
    folder = ROOT / "runtime" / "bus"
    return ticks({name: (folder / f"{stem}.c").is_file() for name, stem in BUSES.items()})


def devices(ir: dict[str, Any]) -> str:
    """Which device types have a model and a driver."""
    folder = ROOT / "runtime" / "model"
    types = next(group for group in ir["constants"] if group["name"] == "device_type")
    found: list[str] = []
    for one in types["values"]:
        name = one["name"].lower()
        sides = [side for side in ("device", "driver") if (folder / f"{name}_{side}.c").is_file()]
        found.append(f"{one['doc']} ({' and '.join(sides) or NO})")
    return ", ".join(found)


def sizes(path: Path) -> dict[str, dict[str, int]]:
    """Bytes of each part for each target: {"codec": {"x86-64": 2900}}; empty without the file."""
    if not path.is_file():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    try:
        return {
            str(part): {str(target): int(count) for target, count in targets.items()}
            for part, targets in found.items()
        }
    except (AttributeError, TypeError, ValueError):
        text = f"{path.relative_to(ROOT)} is not {{part: {{target: bytes}}}}"
        raise Missing(text) from None


def size_text(found: dict[str, dict[str, int]]) -> str:
    """Sizes of the parts users ask for, in one line."""
    parts: list[str] = []
    for part, label in SIZED.items():
        shown = (f"{count / 1000:.1f} kB {target}" for target, count in found.get(part, {}).items())
        text = ", ".join(shown)
        parts += [f"{label} {text}"] if text else []
    return "; ".join(parts) + " (gcc -Os, `bench/size.json`)"


def table(found: dict[str, dict[str, int]]) -> str:
    """The lines between the markers."""
    ir = json.loads(read(ROOT / "generated" / "ir.json"))
    rows = [
        ("Messages", messages(ir)),
        ("Statements of the text", statements(ir)),
        ("Rules of the rings", ring_rules(ir)),
        ("Virtqueues", queues()),
        ("Buses", buses()),
        ("Devices", devices(ir)),
    ]
    if any(part in found for part in SIZED):
        rows.append(("Size", size_text(found)))
    lines = ["| | |", "|---|---|", *(f"| {name} | {text} |" for name, text in rows)]
    return "\n".join(lines) + "\n"


def replaced(readme: str, wanted: str) -> str:
    """The README with this table between its markers; Missing without exactly one pair."""
    parts = re.fullmatch(f"(.*){BEGIN}.*{END}(.*)", readme, re.DOTALL)
    if parts is None or readme.count(BEGIN) != 1 or readme.count(END) != 1:
        raise Missing(f"README.md does not have one {BEGIN} ... {END}")
    before, after = parts.groups()
    return f"{before}{BEGIN}\n{wanted}{END}{after}"


def run(is_check: bool) -> int:
    """Write or compare; 1 with a diff when the README is stale."""
    path = ROOT / "README.md"
    committed = ROOT / "bench" / "size.json"
    found = sizes(committed)
    measured = {} if is_check else sizes(ROOT / "build" / "size.json")
    if measured and measured != found:
        found = measured
        committed.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    readme = read(path)
    wanted = replaced(readme, table(found))
    if is_check and wanted != readme:
        lines = (readme.splitlines(keepends=True), wanted.splitlines(keepends=True))
        sys.stdout.writelines(difflib.unified_diff(*lines, "README.md", "what is there"))
        print("status: README.md is stale; run `make gen`")
        return 1
    if wanted != readme:
        path.write_text(wanted, encoding="utf-8")
    print(f"status: {wanted.split(BEGIN)[1].split(END)[0].count(chr(10)) - 3} rows, up to date")
    return 0


def main() -> int:
    """Run; 1 when the table is stale or cannot be made."""
    parser = argparse.ArgumentParser(description="Status table of README.md.")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when it is stale")
    try:
        return run(parser.parse_args().check)
    except Missing as problem:
        print(f"status: {problem}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
