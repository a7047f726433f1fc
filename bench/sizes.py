#!/usr/bin/env python3
"""How large the code is: text, constants and data of each part, for two targets.

Every file is compiled alone, freestanding; a symbol that is neither ours nor
memcpy, memset or memcmp is an error.  Prints a table, writes build/size.json, and
with --check compares with the limits.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLAGS = [
    "-std=c11",
    "-Os",
    "-ffreestanding",
    "-ffunction-sections",
    "-fdata-sections",
    "-Wall",
    "-Wextra",
    "-Werror",
]
INCLUDES = ["-Igenerated/include", "-Iruntime/include", "-Iruntime"]
TARGETS = {
    "x86-64": (["gcc"], "size"),
    "thumb-2": (["arm-none-eabi-gcc", "-mcpu=cortex-m4", "-mthumb"], "arm-none-eabi-size"),
}
# What the compiler may call on its own: the three of the contract, and its run-time library.
ALLOWED = {"memcpy", "memset", "memcmp", "_GLOBAL_OFFSET_TABLE_"}
KIB = 1024

# Limits in bytes: (must, stretch); KB of the codec targets are 1000 bytes.
LIMITS = {
    ("codec", "x86-64"): (4000, 3000),
    ("codec", "thumb-2"): (6500, 4500),
    ("device", "thumb-2"): (6 * KIB, 6 * KIB),
    ("driver", "thumb-2"): (7 * KIB, 7 * KIB),
}


# What takes facts beside the frame is counted apart, as the reference has no such checks.
CONTEXT = "_check_context"


def parts(probe: Path) -> dict[str, list[Path]]:
    """Source files of each part; the probe instantiates the inline functions of the codec."""
    wire = ROOT / "generated" / "src"
    apart = {"check", "dispatch_driver", "dispatch_device", "names"}
    runtime = {
        folder: sorted((ROOT / "runtime" / folder).glob("*.c"))
        for folder in ("core", "bus", "queue", "driver", "device", "model")
    }
    transport = [
        p for p in sorted(wire.glob("*.c")) if p.stem not in apart and not p.stem.startswith("bus_")
    ]
    return {
        "codec": [*transport, probe],
        "codec, bus messages": sorted(wire.glob("bus_*.c")),
        "dispatch, driver": [wire / "dispatch_driver.c"],
        "dispatch, device": [wire / "dispatch_device.c"],
        "frame check": [wire / "check.c"],
        **runtime,
    }


def write_probe(path: Path) -> None:
    """A file that gives an address to every inline parse function of the transport messages."""
    headers = sorted(p for p in (ROOT / "generated/include/vmsg/wire").glob("*.h"))
    names = []
    for header in headers:
        text = header.read_text(encoding="utf-8")
        if header.stem.startswith("bus_") or header.stem in (
            "dispatch",
            "check",
            "names",
            "ids",
            "virtio",
        ):
            continue
        for line in text.replace("\n", " ").split("static inline vmsg_status ")[1:]:
            names.append(line.split("(")[0].strip())
    names = [name for name in names if name.endswith(("_parse", "_encode"))]
    includes = "".join(
        f"#include <vmsg/wire/{header.name}>\n" for header in headers if header.stem != "dispatch"
    )
    table = ",\n".join(f"\t(void (*)(void)){name}" for name in names)
    body = f"void (*const vmsg_probe[])(void) = {{\n{table}\n}};\n" if names else ""
    path.write_text(f"{includes}extern void (*const vmsg_probe[])(void);\n{body}", encoding="utf-8")


def compiled(source: Path, command: list[str], out: Path) -> Path:
    """Object file of one source."""
    output = out / f"{source.parent.name}-{source.stem}.o"
    subprocess.run(
        [*command, *FLAGS, *INCLUDES, "-c", str(source), "-o", str(output)], cwd=ROOT, check=True
    )
    return output


def size_of(objects: list[Path], tool: str, with_text: str = "", without: str = "?") -> int:
    """Bytes of text, constants and data of the sections that match.

    The probe's own table of addresses is not counted.
    """
    listing = subprocess.run(
        [tool, "-A", *map(str, objects)], check=True, capture_output=True, text=True
    ).stdout
    total = 0
    for line in listing.splitlines():
        words = line.split()
        if len(words) == 3 and words[0].startswith(
            (".text", ".rodata", ".data", ".bss", ".ARM.ex")
        ):
            counts = with_text in words[0] and without not in words[0]
            total += int(words[1]) if counts and "vmsg_probe" not in words[0] else 0
    return total


def foreign(objects: list[Path], nm: str) -> set[str]:
    """Undefined symbols that a freestanding library may not need."""
    listing = subprocess.run(
        [nm, *map(str, objects)], check=True, capture_output=True, text=True
    ).stdout
    words = [line.split() for line in listing.splitlines()]
    undefined = {word[-1] for word in words if len(word) == 2 and word[0] == "U"}
    return {
        name
        for name in undefined - ALLOWED
        if not name.startswith(("vmsg_", "__aeabi_", "__gnu_", "__sync_"))
    }


def main() -> int:
    """Exit 1 when a limit is exceeded or a foreign symbol is needed."""
    sizes: dict[str, dict[str, int]] = {}
    problems: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        probe = out / "probe.c"
        write_probe(probe)
        for target, (command, tool) in TARGETS.items():
            for part, sources in parts(probe).items():
                objects = [compiled(source, command, out) for source in sources]
                if part == "codec":
                    context = size_of(objects, tool, CONTEXT)
                    sizes.setdefault("codec, context checks", {})[target] = context
                sizes.setdefault(part, {})[target] = size_of(
                    objects, tool, without=CONTEXT if part == "codec" else "?"
                )
                bad = foreign(objects, tool.replace("size", "nm"))
                problems += [f"{part} on {target} needs {name}" for name in sorted(bad)]
    print(f"{'part':22}" + "".join(f"{target:>10}" for target in TARGETS) + "   bytes, -Os")
    for part, row in sizes.items():
        print(f"{part:22}" + "".join(f"{row[target]:10}" for target in TARGETS))
    for (part, target), (must, stretch) in LIMITS.items():
        value = sizes[part][target]
        verdict = "stretch" if value <= stretch else "must" if value <= must else "MISSED"
        print(f"size {part} {target}: {value} (must {must}, stretch {stretch}) {verdict}")
        problems += [f"{part} on {target}: {value} bytes, limit {must}"] if value > must else []
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "size.json").write_text(
        json.dumps(sizes, indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(
        "\n".join(problems)
        or f"sizes: {len(sizes)} parts on {len(TARGETS)} targets within limits, no foreign symbol"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
