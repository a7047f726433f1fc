#!/usr/bin/env python3
"""Fail when an include points upward or sideways.

A layer may include itself and the layers named for it below; the layer of a
public header is looked up by its name, the layer of any other file is its folder.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BASE = {"base"}
WIRE = BASE | {"wire"}
CORE = WIRE | {"core"}
ENDS = CORE | {"queue", "bus"}
ALL = ENDS | {"driver", "device", "model"}

MAY_INCLUDE = {
    "base": BASE,
    "wire": WIRE,
    "core": CORE,
    "queue": CORE | {"queue"},
    "bus": CORE | {"bus"},
    "driver": ENDS | {"driver"},
    "device": ENDS | {"device"},
    "model": ALL,
    "os": ALL | {"os"},
}

PUBLIC = {
    "base": {"status", "bytes"},
    "core": {"shm", "mem", "cache", "trace", "queue_config", "pending", "bus_params"},
    "queue": {
        "chain",
        "driver_queue",
        "device_queue",
        "ring_layout",
        "queue_defect",
        "queue_ring",
        "queue_slot",
    },
    "bus": {"bus", "bus_loopback"},
    "driver": {"driver", "driver_bus"},
    "device": {"device", "device_bus"},
    "model": {"blk_device", "blk_driver", "rng_device", "rng_driver", "queue_server"},
}

# The freestanding layers include nothing of a C library but these.
FREESTANDING = {"stdarg.h", "stdbool.h", "stddef.h", "stdint.h"}

# Where a compiler has no builtins, bytes.h needs memcpy.
HOSTED = {"base": {"string.h"}}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def layer_of_public(name: str) -> str | None:
    """Layer of <vmsg/NAME.h>, or None when the table does not know it."""
    if name.startswith("wire"):
        return "wire"
    return next((layer for layer, names in PUBLIC.items() if name in names), None)


def layer_of_file(path: Path) -> str | None:
    """Layer of a source file, by where it lives."""
    parts = path.relative_to(ROOT).parts
    if parts[0] == "generated":
        return "wire" if parts[1] in ("src", "include") else None
    if parts[:3] == ("runtime", "include", "vmsg"):
        return layer_of_public(path.stem)
    return parts[1] if parts[0] == "runtime" else None


def problems(path: Path) -> list[str]:
    """Every include of one file that points the wrong way."""
    shown = path.relative_to(ROOT)
    layer = layer_of_file(path)
    if layer is None:
        return [f"{shown}: belongs to no layer (tools/check_layers.py has the table)"]
    found = []
    for kind, target in INCLUDE.findall(path.read_text(encoding="utf-8")):
        if target.startswith("vmsg/"):
            reached = layer_of_public(target.removeprefix("vmsg/").removesuffix(".h"))
        elif kind == '"':
            reached = target.removeprefix("../").split("/")[0] if "/" in target else layer
        elif layer == "os" or target in FREESTANDING | HOSTED.get(layer, set()):
            continue
        else:
            found.append(f"{shown}: includes <{target}>, which a freestanding layer may not")
            continue
        if reached not in MAY_INCLUDE[layer]:
            found.append(f"{shown}: layer {layer} includes {target} of layer {reached}")
    return found


def main() -> int:
    """Check every C file of the library; exit 1 when an arrow is wrong."""
    files = sorted(
        path
        for folder in ("runtime", "generated/include", "generated/src")
        for path in (ROOT / folder).rglob("*.[ch]")
    )
    found = [line for path in files for line in problems(path)]
    print("\n".join([*found, f"layers: {len(files)} files, {len(found)} wrong includes"]))
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
