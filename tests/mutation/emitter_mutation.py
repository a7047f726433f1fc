"""Leave each generated check out in turn; some vector must notice.

A survivor is a check that no vector needs: either the vectors have a hole or the
check can never fail.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "codegen"))

from vmsgc.emit import c as emit_c  # noqa: E402
from vmsgc.emit import vectors as emit_vectors  # noqa: E402
from vmsgc.ir import Protocol  # noqa: E402
from vmsgc.load import load_protocol  # noqa: E402

PROCESSES = 2
TIMEOUT_S = 60.0
KILLED, SURVIVED, BROKEN = "killed", "survived", "did not compile"
INCLUDE = re.compile(r'^#include [<"](?:vmsg/)?([\w/.]+)[>"]', re.MULTILINE)
UNNEEDED = ("src/names.c", "src/dispatch_")  # no vector calls these


@dataclass(frozen=True)
class Result:
    """What leaving one check out did."""

    check: str
    outcome: str
    noticed: tuple[str, ...]  # vectors that failed
    detail: str


class Workshop:
    """The unchanged files and their objects; each mutant reuses what did not change."""

    def __init__(self, protocol: Protocol, folder: Path, compiler: str) -> None:
        """Remember; nothing is compiled yet."""
        self.protocol = protocol
        self.folder = folder
        self.compiler = compiler.split()
        self.files = self.emit(None)

    def emit(self, drop: str | None) -> dict[str, str]:
        """Every file of the C side, with one check left out."""
        return {
            name: text
            for name, text in emit_c.emit(self.protocol, drop).items()
            if name.endswith((".c", ".h")) and not name.startswith(UNNEEDED)
        }

    def write(self, files: Mapping[str, str], folder: Path) -> None:
        """Put files below a folder."""
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def command(self, tree: Path, source: Path, output: Path) -> list[str]:
        """How one file is compiled, from a mutant's tree in front of the unchanged one."""
        includes = [
            f"-I{place / part}"
            for part in ("include", "vectors", "src")
            for place in dict.fromkeys((tree, self.folder / "base"))
        ]
        return [
            *self.compiler,
            "-std=c11",
            "-O0",
            "-w",
            *includes,
            f"-I{ROOT / 'runtime/include'}",
            "-c",
            str(source),
            "-o",
            str(output),
        ]

    def sources(self) -> dict[str, Path]:
        """Every source of the unchanged tree, by name below it."""
        base = self.folder / "base"
        found = {path.relative_to(base).as_posix(): path for path in sorted(base.rglob("*.c"))}
        found["run_vectors.c"] = Path(__file__).with_name("run_vectors.c")
        return found

    def object(self, name: str) -> Path:
        """Where the object of an unchanged source is."""
        return self.folder / "objects" / (name.replace("/", "-") + ".o")

    def affected(self, changed: set[str]) -> list[str]:
        """Sources that are, or include in any depth, a changed file."""
        texts = {name: path.read_text() for name, path in self.sources().items()}
        headers = {
            path.relative_to(self.folder / "base").as_posix(): path.read_text()
            for path in (self.folder / "base").rglob("*.h")
        }
        stale = {Path(name).name for name in changed}
        while True:
            more = {
                Path(name).name
                for name, text in headers.items()
                if any(Path(found).name in stale for found in INCLUDE.findall(text))
            } - stale
            if not more:
                break
            stale |= more
        return [
            name
            for name, text in texts.items()
            if name in changed or any(Path(found).name in stale for found in INCLUDE.findall(text))
        ]


def _compile(workshop: Workshop, name: str) -> None:
    output = workshop.object(name)
    subprocess.run(
        workshop.command(workshop.folder / "base", workshop.sources()[name], output), check=True
    )


def _run(program: Path) -> tuple[int, str]:
    try:
        done = subprocess.run(
            [program], capture_output=True, text=True, timeout=TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        return 1, "wrong: (never ended)"
    return done.returncode, done.stdout


def mutate(workshop: Workshop, check: str) -> Result:
    """Leave one check out, build, run."""
    files = workshop.emit(check)
    changed = {name for name in files if files[name] != workshop.files.get(name)}
    if not changed:
        return Result(check, SURVIVED, (), "the generator emits the same text without it")
    with tempfile.TemporaryDirectory(dir=workshop.folder) as folder:
        tree = Path(folder)
        workshop.write({name: files[name] for name in changed}, tree)
        objects = {name: workshop.object(name) for name in workshop.sources()}
        for name in workshop.affected(changed):
            source = tree / name if name in changed else workshop.sources()[name]
            objects[name] = tree / (name.replace("/", "-") + ".o")
            built = subprocess.run(
                workshop.command(tree, source, objects[name]),
                capture_output=True,
                text=True,
                check=False,
            )
            if built.returncode != 0:
                return Result(check, BROKEN, (), built.stderr)
        program = tree / "run"
        built = subprocess.run(
            [*workshop.compiler, *map(str, objects.values()), "-o", str(program)],
            capture_output=True,
            text=True,
            check=False,
        )
        if built.returncode != 0:
            return Result(check, BROKEN, (), built.stderr)
        status, output = _run(program)
    noticed = tuple(re.findall(r"^wrong: (.+)$", output, re.MULTILINE))
    if status == 0:
        return Result(check, SURVIVED, (), "every vector still agrees")
    return Result(check, KILLED, noticed or ("(crashed)",), "")


def main() -> int:
    """Try every check; 1 when one survives or a mutant does not compile."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--spec", type=Path, default=ROOT / "spec", metavar="DIR")
    parser.add_argument("--cc", default=os.environ.get("CC", "cc"), metavar="COMMAND")
    parser.add_argument("--processes", type=int, default=PROCESSES, metavar="N")
    parser.add_argument("--check", action="append", metavar="ID", help="only these checks")
    parser.add_argument("--verbose", action="store_true", help="say which vectors noticed")
    args = parser.parse_args()
    protocol, found = load_protocol(args.spec)
    if protocol is None:
        print("\n".join(str(one) for one in found), file=sys.stderr)
        return 1
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, multiprocessing.Pool(args.processes) as pool:
        workshop = Workshop(protocol, Path(folder), args.cc)
        (workshop.folder / "objects").mkdir()
        tables = {
            name: text
            for name, text in emit_vectors.emit(protocol).items()
            if name.endswith((".c", ".h"))
        }
        workshop.write({**workshop.files, **tables}, workshop.folder / "base")
        pool.map(partial(_compile, workshop), workshop.sources())
        base = workshop.folder / "run"
        subprocess.run(
            [
                *workshop.compiler,
                *(str(workshop.object(name)) for name in workshop.sources()),
                "-o",
                str(base),
            ],
            check=True,
        )
        status, output = _run(base)
        if status != 0:
            print(output, end="")
            print("emitter mutation: vectors fail before anything is left out")
            return 1
        checks = args.check or emit_c.droppable(protocol)
        results = pool.map(partial(mutate, workshop), checks, chunksize=1)
    for result in results:
        if args.verbose and result.outcome == KILLED:
            print(f"{result.check}: {len(result.noticed)} vectors, first {result.noticed[0]}")
        if result.outcome != KILLED:
            print(f"{result.check}: {result.outcome}: {result.detail}")
    killed = sum(result.outcome == KILLED for result in results)
    survivors = [result.check for result in results if result.outcome == SURVIVED]
    broken = [result.check for result in results if result.outcome == BROKEN]
    tail = f", did not compile: [{', '.join(broken)}]" if broken else ""
    print(
        f"emitter mutation: {len(results)} checks, {killed} killed,"
        f" survivors: [{', '.join(survivors)}]{tail}"
        f" in {time.monotonic() - started:.1f} s"
    )
    return 1 if survivors or broken else 0


if __name__ == "__main__":
    sys.exit(main())
