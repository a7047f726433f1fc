"""Compare the verdicts of the generated C with those of the Python interpreter.

Boundary-complete: the specified verdict is constant between the breakpoints of the
constraints, so visiting every buffer size and every control field at each
breakpoint -1/0/+1 visits every cell of the specification.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from frames import body_frames, controls, kind_frames
from late import check_late
from sides import ROOT, SHOWN, Paths, Side, Tally, check_frames

PROCESSES = 2
Job = tuple[str, int, int, int]


def _jobs(side: Side) -> list[Job]:
    """Pieces of work, the long ones first and in several parts."""
    found: list[Job] = []
    for at, body in enumerate(side.codec.bodies):
        parts = 4 if len(controls(body)) > 1 else 1
        found += [("body", at, part, parts) for part in range(parts)]
    found += [("kind", 0, part, 4) for part in range(4)]
    found += [
        ("late", at, 0, 1)
        for at, body in enumerate(side.codec.bodies)
        if body.has_context or body.has_echo
    ]
    return sorted(found, key=lambda job: -job[3])


def run_job(paths: Paths, job: Job) -> Tally:
    """Do one piece of work."""
    side, tally = Side(paths), Tally()
    kind, at, part, parts = job
    if kind == "body":
        check_frames(side, tally, body_frames(side, at, part, parts))
    elif kind == "kind":
        check_frames(side, tally, kind_frames(side, part, parts))
    else:
        check_late(side, tally, at)
    return tally


def build(generated: Path, folder: Path, compiler: str) -> Path:
    """Compile the generated C and the harness; CalledProcessError when that fails."""
    library = folder / "harness.so"
    sources = [
        *sorted((generated / "src").glob("*.c")),
        *sorted((generated / "vectors").glob("*.c")),
        Path(__file__).with_name("harness.c"),
    ]
    subprocess.run(
        [
            *compiler.split(),
            "-std=c11",
            "-O2",
            "-shared",
            "-fPIC",
            f"-I{generated / 'include'}",
            f"-I{generated / 'vectors'}",
            f"-I{ROOT / 'runtime/include'}",
            *map(str, sources),
            "-o",
            str(library),
        ],
        check=True,
    )
    return library


def main() -> int:
    """Compare everything; 1 on any difference."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--spec", type=Path, default=ROOT / "spec", metavar="DIR")
    parser.add_argument("--generated", type=Path, default=ROOT / "generated", metavar="DIR")
    parser.add_argument("--cc", default=os.environ.get("CC", "cc"), metavar="COMMAND")
    parser.add_argument("--processes", type=int, default=PROCESSES, metavar="N")
    args = parser.parse_args()
    started = time.monotonic()
    total = Tally()
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(args.spec, args.generated, build(args.generated, Path(folder), args.cc))
        with multiprocessing.Pool(args.processes) as pool:
            for tally in pool.imap_unordered(partial(run_job, paths), _jobs(Side(paths))):
                total.verdicts += tally.verdicts
                total.differences += tally.differences
                total.examples += tally.examples
    for text in total.examples[:SHOWN]:
        print(f"differential: {text}")
    print(
        f"differential: {total.verdicts} verdicts compared, {total.differences} differences"
        f" in {time.monotonic() - started:.1f} s"
    )
    return 1 if total.differences else 0


if __name__ == "__main__":
    sys.exit(main())
