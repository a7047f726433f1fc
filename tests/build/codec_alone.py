#!/usr/bin/env python3
"""Compile the generated codec and two base headers away from everything else.

Each source and each header alone, as C99 and as C++11, with gcc and clang, with
the byte loads of this machine and with the portable ones; any warning fails.
Exit status 77 when a compiler is not installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COMPILERS = (("gcc", "g++"), ("clang-14", "clang++-14"))
FLAGS = (
    *("-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"),
    *("-ffreestanding", "-pedantic", "-O2"),
)
VARIANTS: tuple[tuple[str, ...], ...] = ((), ("-DVMSG_BYTES_PORTABLE",))
BASE_HEADERS = ("status.h", "bytes.h")
SKIPPED = 77


@dataclass(frozen=True)
class Job:
    """One file through one compiler in one way."""

    command: tuple[str, ...]
    what: str


def copy_codec(to: Path) -> None:
    """Copy what an embedder copies, and nothing else."""
    shutil.copytree(ROOT / "generated" / "include", to / "include")
    shutil.copytree(ROOT / "generated" / "src", to / "src")
    for name in BASE_HEADERS:
        shutil.copy(ROOT / "runtime" / "include" / "vmsg" / name, to / "include" / "vmsg")


def header_sources(folder: Path) -> list[Path]:
    """Write one source per header that includes it twice and nothing else."""
    alone = folder / "alone"
    alone.mkdir()
    written: list[Path] = []
    for header in sorted((folder / "include").rglob("*.h")):
        name = header.relative_to(folder / "include").as_posix()
        path = alone / (name.replace("/", "_").removesuffix(".h") + ".c")
        path.write_text(f"#include <{name}>\n#include <{name}>\nextern int unused;\n")
        written.append(path)
    return written


def jobs(folder: Path, sources: list[Path]) -> Iterator[Job]:
    """Every file with every compiler, language and variant."""
    for c, cxx in COMPILERS:
        for language in ([c, "-std=c99", "-xc"], [cxx, "-std=c++11", "-xc++"]):
            for variant in VARIANTS:
                for source in sources:
                    output = folder / "objects" / f"{len(os.listdir(folder / 'objects'))}.o"
                    command = [*language, *FLAGS, *variant, f"-I{folder / 'include'}", "-c"]
                    what = " ".join([*language[:2], *variant, str(source.relative_to(folder))])
                    output.touch()
                    yield Job((*command, str(source), "-o", str(output)), what)


def failure(job: Job) -> str | None:
    """What the compiler says when it refuses, None when it accepts in silence."""
    ran = subprocess.run(job.command, capture_output=True, text=True, check=False)
    if ran.returncode == 0 and not ran.stderr:
        return None
    return f"{job.what}\n{ran.stderr}"


def main() -> int:
    """Compile; 1 when anything is refused."""
    missing = [one for pair in COMPILERS for one in pair if shutil.which(one) is None]
    if missing:
        print(f"codec alone: {', '.join(missing)} not installed")
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_codec(folder)
        (folder / "objects").mkdir()
        sources = sorted((folder / "src").glob("*.c")) + header_sources(folder)
        todo = list(jobs(folder, sources))
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            failures = [text for text in pool.map(failure, todo) if text is not None]
    for text in failures[:10]:
        print(text)
    print(f"codec alone: {len(todo)} compilations, {len(failures)} failures")
    return 1 if failures or not todo else 0


if __name__ == "__main__":
    sys.exit(main())
