#!/usr/bin/env python3
"""Make fuzzing seeds from the generated vectors: one file per vector, named after it.

A seed of an endpoint target is a list of records: size, flags, frame (tests/fuzz/fuzz_port.h).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATCH = 0x40  # answer the last request of the endpoint
SENDERS = {"frame": None, "device": ("request", "event"), "driver": ("response", "event")}


def record(frame: bytes, flags: int) -> bytes:
    """One record; what is longer than a record can say is cut."""
    return bytes([min(len(frame), 255), flags]) + frame[:255]


def main(target: str, out: Path) -> int:
    """Write the seeds of one target; exit 2 for a target that does not exist."""
    if target not in SENDERS:
        print(f"fuzz_seeds: no target {target}", file=sys.stderr)
        return 2
    out.mkdir(parents=True, exist_ok=True)
    roles = SENDERS[target]
    story = b""
    for path in sorted((ROOT / "generated" / "vectors").glob("*.json")):
        for vector in json.loads(path.read_text(encoding="utf-8")).get("vectors", []):
            frame = bytes.fromhex(vector["frame"])
            if roles is None:
                (out / vector["id"]).write_bytes(frame)
            elif vector.get("role") in roles:
                seed = record(frame, PATCH if target == "driver" else 0)
                (out / vector["id"]).write_bytes(seed)
                if vector["id"].endswith(".typical"):
                    story += seed
    if story:
        (out / "every.typical").write_bytes(story)
    print(f"fuzz_seeds: {len(list(out.iterdir()))} seeds for {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
