"""Take each check of the queues out in turn; some test must notice.

Three lists, all but the last derived from the sources: every PEER_BROKE() is taken out;
every refusal of something else is taken out, and every bound in either is moved by one;
and a table of small mistakes is made.  A survivor is a check that no test needs:
either the tests have a hole or the check can never fail.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from queue_mistakes import HARMLESS, MISTAKES

ROOT = Path(__file__).resolve().parents[2]
QUEUE = ROOT / "runtime/queue"
PROCESSES = 2
TIMEOUT_S = 10.0
KILLED, SURVIVED, BROKEN = "killed", "survived", "did not compile"
INCLUDE = re.compile(r'^#include [<"]([\w/.]+)[>"]', re.MULTILINE)
RIGS = ("raw_ring.h", "queue_fixture.h")  # a test of the queues includes one of them
# but nothing that takes long, is a source, or wants more of the library than the queues
UNSUITED = ("scribbler.h", "pthread.h", ".c", "rng_rig.h")
SUPPORT = ("raw_ring.c", "raw_peer.c", "watch.c")
LAST = ("test_ring_traffic", "test_hostile_setup")  # most mutants are dead before them
LONG = ("test_split_ring",)  # what it would notice others have noticed
REFUSAL = re.compile(r"if \((?P<condition>(?:[^{}]|\n)*?)\) \{\n\t+return VMSG_ERR_")
MOVED = {">=": ">", ">": ">=", "<=": "<", "<": "<="}


@dataclass(frozen=True)
class Mutant:
    """One change to one file."""

    kind: str  # the list it is on
    name: str  # file and line, or what the mistake is
    file: str
    start: int  # offset of what is replaced
    end: int
    text: str


@dataclass(frozen=True)
class Result:
    """What a change did."""

    mutant: Mutant
    outcome: str
    detail: str  # the first test that failed, or what the compiler said


def closing(text: str, opening: int) -> int:
    """Offset of the parenthesis that closes the one at an offset."""
    depth = 0
    for offset in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[offset], 0)
        if depth == 0:
            return offset
    raise ValueError(f"no end of the parenthesis at {opening}")


def place(file: str, text: str, offset: int) -> str:
    """An offset as file:line."""
    return f"{file}:{text.count(chr(10), 0, offset) + 1}"


def bounds(file: str, text: str, start: int, end: int) -> Iterator[Mutant]:
    """Each comparison in a condition, moved by one."""
    if any(one.file == file and one.condition == text[start:end] for one in HARMLESS):
        return
    for found in re.finditer(r" (>=|<=|>|<) ", text[start:end]):
        at = start + found.start(1)
        yield Mutant(
            "bounds",
            f"{place(file, text, at)} {found[1]} as {MOVED[found[1]]}",
            file,
            at,
            start + found.end(1),
            MOVED[found[1]],
        )


def checks(file: str, text: str) -> Iterator[Mutant]:
    """Every check of what the peer wrote."""
    for found in re.finditer(r"\bPEER_BROKE\(", text):
        if text.rfind("#define", text.rfind("\n", 0, found.start()), found.start()) >= 0:
            continue
        end = closing(text, found.end() - 1)
        name = place(file, text, found.start())
        inside = text[found.end() : end]
        yield Mutant("checks", name, file, found.start(), end + 1, f"((void)({inside}), 0)")
        yield from bounds(file, text, found.end(), end)


def refusals(file: str, text: str) -> Iterator[Mutant]:
    """Every refusal of something the peer did not write in a ring."""
    for found in REFUSAL.finditer(text):
        condition = found["condition"]
        if "PEER_BROKE" in condition or "status" in condition or "verdict" in condition:
            continue
        start, end = found.span("condition")
        name = place(file, text, start)
        yield Mutant("refusals", name, file, start, end, f"((void)({condition}), 0)")
        yield from bounds(file, text, start, end)


def mistakes(queue: Path) -> Iterator[Mutant]:
    """The table, as far as its rows fit."""
    for mistake in MISTAKES:
        text = (queue / mistake.file).read_text(encoding="utf-8")
        if text.count(mistake.right) == 1:
            start = text.index(mistake.right)
            end = start + len(mistake.right)
            yield Mutant("mistakes", mistake.name, mistake.file, start, end, mistake.wrong)


def misfits(queue: Path) -> list[str]:
    """Rows of the tables that fit no place, or several: they would test nothing."""
    rows = [(one.file, one.right, one.name) for one in MISTAKES]
    rows += [(one.file, one.condition, f"harmless {one.condition!r}") for one in HARMLESS]
    return [
        f"{name}: fits {count} places in {file}"
        for file, text, name in rows
        if (count := (queue / file).read_text(encoding="utf-8").count(text)) != 1
    ]


def mutants(queue: Path) -> list[Mutant]:
    """All lists, one after the other."""
    found: list[Mutant] = []
    for path in sorted(queue.glob("*.[ch]")):
        text = path.read_text(encoding="utf-8")
        found += [*checks(path.name, text), *refusals(path.name, text)]
    found += mistakes(queue)
    kinds = ("checks", "refusals", "bounds", "mistakes")
    return sorted(found, key=lambda one: kinds.index(one.kind))


def suits(path: Path) -> bool:
    """Whether a test is about the rings, and one thread is enough for it."""
    included = INCLUDE.findall(path.read_text(encoding="utf-8"))
    if path.stem in LONG:
        return False
    return any(name in RIGS for name in included) and not any(
        name.endswith(UNSUITED) for name in included
    )


class Workshop:
    """Objects of everything that is not mutated."""

    def __init__(self, folder: Path, compiler: str, tests: str) -> None:
        """Copy the queues, so that no edit gets in between, and find the tests."""
        self.folder = folder
        self.base = folder / "queue"
        shutil.copytree(QUEUE, self.base)
        self.compiler = compiler.split()
        found = [*ROOT.glob(f"tests/hostile/{tests}.c"), *ROOT.glob(f"tests/unit/{tests}.c")]
        self.tests = sorted(filter(suits, found), key=lambda path: (path.stem in LAST, path.stem))
        self.queue = sorted(self.base.glob("*.c"))
        self.fixed = [
            *(ROOT / "tests/support" / name for name in SUPPORT),
            ROOT / "runtime/core/mem.c",
        ]

    def command(self, source: Path, output: Path, *more: str) -> list[str]:
        """How a source is compiled; what is next to it is found before the real thing."""
        folders = ("tests/support", "runtime/include", "generated/include", "runtime")
        return [
            *self.compiler,
            "-std=c11",
            "-O0",
            "-w",
            *(f"-I{ROOT / folder}" for folder in folders),
            *more,
            "-c",
            str(source),
            "-o",
            str(output),
        ]

    def watched(self, source: Path, output: Path) -> list[str]:
        """How a source of the queues is compiled."""
        hooks = ROOT / "tests/support/shm_hooks.h"
        return self.command(source, output, "-include", str(hooks))

    def object(self, source: Path) -> Path:
        """Where the object of an unchanged source is."""
        return self.folder / f"{source.parent.name}-{source.stem}.o"

    def jobs(self) -> list[list[str]]:
        """Everything to compile before the first mutant."""
        calls = "".join(f"\tif (main_{path.stem}()) return 1;\n" for path in self.tests)
        types = "".join(f"int main_{path.stem}(void);\n" for path in self.tests)
        main = self.folder / "main.c"
        main.write_text(f"{types}int main(void)\n{{\n{calls}\treturn 0;\n}}\n", encoding="utf-8")
        return [
            self.command(main, self.object(main)),
            *(self.watched(source, self.object(source)) for source in self.queue),
            *(self.command(source, self.object(source)) for source in self.fixed),
            *(
                self.command(test, self.object(test), f"-Dmain=main_{test.stem}")
                for test in self.tests
            ),
        ]

    def link(self, program: Path, changed: dict[Path, Path]) -> list[str]:
        """How the tests are linked, with some objects in place of the unchanged ones."""
        sources = [self.folder / "main.c", *self.fixed, *self.tests, *self.queue]
        objects = [str(changed.get(source, self.object(source))) for source in sources]
        return [*self.compiler, *objects, "-lcmocka", "-o", str(program)]


def call(command: list[str]) -> str:
    """Run a tool.

    Returns:
        What it complained about; empty when it did its work.
    """
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr or "it failed" if done.returncode != 0 else ""


def run(program: Path) -> str:
    """Run the tests.

    Returns:
        The first one that failed; empty when all passed.
    """
    try:
        done = subprocess.run(
            [program], capture_output=True, text=True, errors="replace", timeout=TIMEOUT_S
        )
    except subprocess.TimeoutExpired:
        return "(never ended)"
    if done.returncode == 0:
        return ""
    failed = re.search(r"\[  FAILED  \] (.+)", done.stdout + done.stderr)
    return failed[1] if failed else "(crashed)"


def affected(workshop: Workshop, file: str) -> list[Path]:
    """Sources that are, or include in any depth, a file of the queues."""
    stale = {file}
    paths = sorted(workshop.base.glob("*.[ch]"))
    included = {path.name: INCLUDE.findall(path.read_text(encoding="utf-8")) for path in paths}
    while True:
        more = {name for name, names in included.items() if stale & set(names)} - stale
        if not more:
            return [path for path in workshop.queue if path.name in stale]
        stale |= more


def try_out(workshop: Workshop, mutant: Mutant) -> Result:
    """Make the change in a copy, build what it affects, run the tests."""
    with tempfile.TemporaryDirectory(dir=workshop.folder) as name:
        folder = Path(name) / "queue"
        shutil.copytree(workshop.base, folder)
        copy = folder / mutant.file
        text = copy.read_text(encoding="utf-8")
        copy.write_text(text[: mutant.start] + mutant.text + text[mutant.end :], encoding="utf-8")
        changed = {}
        for source in affected(workshop, mutant.file):
            changed[source] = folder / f"{source.stem}.o"
            problem = call(workshop.watched(folder / source.name, changed[source]))
            if problem:
                return Result(mutant, BROKEN, problem.splitlines()[0])
        problem = call(workshop.link(folder / "run", changed))
        if problem:
            return Result(mutant, BROKEN, problem)
        failed = run(folder / "run")
    return Result(mutant, KILLED if failed else SURVIVED, failed or "every test still passes")


def report(results: list[Result], seconds: float, verbose: bool) -> int:
    """Print what there is to say; 1 when a mutant survived or is no program."""
    for result in results:
        if verbose or result.outcome != KILLED:
            print(f"{result.mutant.name}: {result.outcome}: {result.detail}")
    parts = []
    for kind in dict.fromkeys(result.mutant.kind for result in results):
        some = [result for result in results if result.mutant.kind == kind]
        killed = sum(result.outcome == KILLED for result in some)
        parts.append(f"{len(some)} {kind}, {killed} killed")
    survivors = [result.mutant.name for result in results if result.outcome != KILLED]
    print(
        f"queue mutation: {'; '.join(parts)}; survivors: [{', '.join(survivors)}]"
        f" in {seconds:.1f} s"
    )
    return 1 if survivors or not results else 0


def main() -> int:
    """Try every mutant; 1 when one survives or does not compile."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cc", default=os.environ.get("CC", "cc"), metavar="COMMAND")
    parser.add_argument("--processes", type=int, default=PROCESSES, metavar="N")
    parser.add_argument("--only", default="", metavar="TEXT", help="names with this in them")
    parser.add_argument("--tests", default="test_*", metavar="GLOB", help="run only these")
    parser.add_argument("--verbose", action="store_true", help="say which test noticed")
    args = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name, multiprocessing.Pool(args.processes) as pool:
        workshop = Workshop(Path(name), args.cc, args.tests)
        problems = [problem for problem in pool.map(call, workshop.jobs()) if problem]
        problems += [problem] if (problem := call(workshop.link(Path(name) / "run", {}))) else []
        failed = "" if problems else run(Path(name) / "run")
        if problems or failed:
            print("\n".join(problems))
            print(f"queue mutation: not even the unchanged queues pass: {failed}")
            return 1
        chosen = [one for one in mutants(workshop.base) if args.only in f"{one.kind} {one.name}"]
        unfit = misfits(workshop.base)
        results = pool.map(partial(try_out, workshop), chosen, chunksize=1)
    print("".join(f"{one}\n" for one in unfit), end="")
    return report(results, time.monotonic() - started, args.verbose) or len(unfit) > 0


if __name__ == "__main__":
    sys.exit(main())
