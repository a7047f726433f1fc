"""What is measured: runs of programs, and the targets made of two of them."""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from typing import Any

from programs import Programs

DRIFT = 1.25  # a yardstick that moved more than this spoils what it stands beside
ONE_CORE_NS = 150.0  # a ping-pong this fast never left one physical core
STABLE = 7  # rounds a figure needs
WORST = 1.25  # how far the worst of them may be beyond a target
RING_CYCLES = {"ring": 3_000_000, "virtio_ring_0_9": 1_000_000}
TIMEOUT_S = 30
PAUSE_S = 0.1


@dataclass(frozen=True)
class Run:
    """One program with its words; `program` is vmsg, unchecked, linux or a ringtest name."""

    program: str
    words: str


@dataclass(frozen=True)
class Measure:
    """A ratio of two runs of one round; the peer may be a yardstick instead."""

    name: str
    ours: Run
    peer: Run | str
    must: float | None
    stretch: float | None
    figure: str = "ns"  # "wall_ns": both timed from outside
    yardstick: str = "pp2"  # the one that has to hold still


def vmsg(words: str) -> Run:
    """A run of our queue."""
    return Run("vmsg", words)


def targets() -> list[Measure]:
    """Every line of the table of targets; None marks what is shown for information."""
    found: list[Measure] = []
    orders = (("", ""), (", IN_ORDER", " in-order"))
    one = "one-thread batch=1"
    flight = "batch=1 flight=1"
    for label, order in orders:
        for name, form, peer, must, stretch in (
            ("V1", "packed", "ring", 1.0, 0.5),
            ("V2", "split", "virtio_ring_0_9", 0.5, 0.25),
        ):
            title = f"{name} {form}, batches of 32{label} / {peer}"
            ours = vmsg(f"{form}{order}")
            found.append(Measure(title, ours, Run(peer, ""), must, stretch, "wall_ns"))
    for label, order in orders:
        for form, must, stretch in (("packed", 0.18, 0.14), ("split", 0.20, 0.17)):
            ours = vmsg(f"{form}{order} payload")
            title = f"V3 {form}, 64 bytes{label} / pp2"
            found.append(Measure(title, ours, "pp2", must, stretch))
    for label, order in orders:
        for form, must, stretch in (("packed", 0.85, 0.80), ("split", 1.35, 1.15)):
            ours = vmsg(f"{form}{order} {flight}")
            title = f"V4 {form}, one in flight{label} / pp2"
            found.append(Measure(title, ours, "pp2", must, stretch))
    for label, order in orders:
        for form in ("packed", "split"):
            ours = vmsg(f"{form}{order} {one}")
            peer_run = Run("linux", f"{form} {one}")
            title = f"V5 {form}, one thread{label} / Linux {form}"
            found.append(Measure(title, ours, peer_run, 0.60, 0.35, "ns", "hdr5"))
    for form in ("packed", "split"):
        title = f"V6 {form}, checks / none, two cores"
        bare = Run("unchecked", form)
        found.append(Measure(title, vmsg(form), bare, 1.25, 1.10))
        words = f"{form} one-thread"
        title = f"V6 {form}, checks / none, one thread"
        bare = Run("unchecked", words)
        found.append(Measure(title, vmsg(words), bare, 1.25, 1.10, "ns", "hdr5"))
    for form in ("packed", "split"):
        for label, words in (
            ("batches of 32", ""),
            ("64 bytes", " payload"),
            ("one in flight", f" {flight}"),
            ("one thread, batches of 32", " one-thread"),
        ):
            title = f"-- {form}, {label} / Linux {form}"
            ours = vmsg(form + words)
            stick = "hdr5" if "thread" in words else "pp2"
            linux = Run("linux", form + words)
            found.append(Measure(title, ours, linux, None, None, "ns", stick))
    return found


@dataclass
class Round:
    """Results of one round, and the yardsticks just before and after each."""

    results: dict[Run, dict[str, Any]] = field(default_factory=dict)
    before: dict[Run, dict[str, float]] = field(default_factory=dict)
    after: dict[Run, dict[str, float]] = field(default_factory=dict)


def output_of(command: list[str]) -> dict[str, Any]:
    """What a harness printed.

    Raises:
        RuntimeError: it failed, hung, or read other bytes than were written.
    """
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=TIMEOUT_S
        )
    except subprocess.TimeoutExpired as expired:
        raise RuntimeError(f"{' '.join(command)}: no end") from expired
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {result.stderr.strip()}")
    found: dict[str, Any] = json.loads(result.stdout)
    if found.get("sums", "equal") != "equal":
        raise RuntimeError(f"{' '.join(command)}: payload differs")
    return found


class Bench:
    """Runs programs; knows where they are."""

    def __init__(self, programs: Programs, run_ms: int, patience_s: float) -> None:
        self.programs = programs
        self.run_ms = run_ms
        self.patience_s = patience_s  # left to wait for a second core
        self.chrt = ["chrt", "-r", "1"] if shutil.which("chrt") else []

    def has(self, run: Run) -> bool:
        """Whether the program of a run was built."""
        if run.program in RING_CYCLES:
            return self.programs.ringtest is not None
        return run.program != "linux" or self.programs.linux is not None

    def yardstick(self) -> dict[str, float]:
        """What the machine can do right now."""
        return output_of([str(self.programs.vmsg), "yardstick"])

    def two_cores(self) -> dict[str, float]:
        """A yardstick taken on two physical cores, if the host gives us two before long."""
        stick = self.yardstick()
        while stick["pp2"] < ONE_CORE_NS and self.patience_s > 0:
            time.sleep(PAUSE_S)
            self.patience_s -= PAUSE_S
            stick = self.yardstick()
        return stick

    def run(self, run: Run) -> dict[str, Any]:
        """Measure one run."""
        if run.program in RING_CYCLES:
            return self.ringtest(run.program)
        program = getattr(self.programs, run.program)
        return output_of([str(program), *run.words.split(), f"ms={self.run_ms}"])

    def ringtest(self, name: str) -> dict[str, Any]:
        """Time a ringtest program from outside, real-time when permitted."""
        cycles = RING_CYCLES[name]
        assert self.programs.ringtest is not None
        command = [str(self.programs.ringtest / name), "--host-affinity", "1"]
        command += ["--guest-affinity", "0", "--run-cycles", str(cycles)]
        start = time.monotonic()
        result = subprocess.run([*self.chrt, *command], check=False, timeout=TIMEOUT_S)
        if result.returncode != 0 and self.chrt:
            self.chrt = []
            return self.ringtest(name)
        wall = (time.monotonic() - start) * 1e9 / cycles
        return {"ns": wall, "wall_ns": wall}

    def round(self, runs: list[Run]) -> Round:
        """Every run once, a yardstick between any two."""
        found = Round()
        before = self.yardstick()
        for run in runs:
            if before["pp2"] < ONE_CORE_NS and "one-thread" not in run.words:
                before = self.two_cores()
            found.results[run] = self.run(run)
            found.before[run] = before
            before = found.after[run] = self.yardstick()
        return found

    def instructions(self, run: Run, only: str = "") -> float | None:
        """Instructions of one buffer, from runs of two lengths; None without valgrind.

        Args:
            run: of one of our harnesses.
            only: count inside this function only.
        """
        if shutil.which("valgrind") is None or not self.has(run):
            return None
        program = str(getattr(self.programs, run.program))
        counts = (1024, 5120)
        totals = []
        for count in counts:
            command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
            command += [f"--toggle-collect={only}"] if only else []
            command += [program, "once", *run.words.split(), f"count={count}"]
            result = subprocess.run(command, capture_output=True, text=True, check=True)
            match = re.search(r"Collected : (\d+)", result.stderr)
            totals.append(int(match.group(1)) if match else 0)
        return (totals[1] - totals[0]) / (counts[1] - counts[0])


def is_stable(measure: Measure, turn: Round, best_hdr5: float) -> bool:
    """Whether the machine held still around the two runs of a measure.

    Args:
        best_hdr5: smallest of the whole run; far above it, someone else is on our core.
    """
    runs = [measure.ours] + ([measure.peer] if isinstance(measure.peer, Run) else [])
    sticks = [side[run] for run in runs for side in (turn.before, turn.after)]
    values = [stick[measure.yardstick] for stick in sticks]
    if measure.yardstick == "hdr5":
        return max(values) <= DRIFT * best_hdr5
    return max(values) <= DRIFT * min(values) and min(values) >= ONE_CORE_NS


@dataclass(frozen=True)
class Figure:
    """What the rounds say about a measure."""

    measure: Measure
    ours_ns: float
    peer_ns: float
    wall_ns: float
    ratios: tuple[float, ...]  # of the rounds kept
    dropped: int

    @property
    def ratio(self) -> float:
        """The median."""
        return statistics.median(self.ratios) if self.ratios else float("nan")

    @property
    def worst(self) -> float:
        """The largest ratio of a round kept."""
        return max(self.ratios, default=float("nan"))

    @property
    def verdict(self) -> str:
        """stretch, must, MISSED; UNSTABLE when too few rounds were kept."""
        if self.measure.must is None or self.measure.stretch is None:
            return ""
        if len(self.ratios) < STABLE:
            return f"UNSTABLE ({len(self.ratios)} rounds)"
        for word, limit in (("stretch", self.measure.stretch), ("must", self.measure.must)):
            if self.ratio <= limit and self.worst <= limit * WORST:
                return word
        return "MISSED"


def peer_figure(measure: Measure, turn: Round) -> float:
    """The peer's figure in a round; of a yardstick, the mean of before and after."""
    if isinstance(measure.peer, Run):
        return float(turn.results[measure.peer][measure.figure])
    before = turn.before[measure.ours][measure.peer]
    return (before + turn.after[measure.ours][measure.peer]) / 2


def figure_of(measure: Measure, rounds: list[Round]) -> Figure:
    """Medians over the rounds in which the machine held still."""
    best = min(stick["hdr5"] for turn in rounds for stick in turn.after.values())
    kept = [turn for turn in rounds if is_stable(measure, turn, best)]
    ours = [float(turn.results[measure.ours][measure.figure]) for turn in kept]
    peers = [peer_figure(measure, turn) for turn in kept]
    walls = [float(turn.results[measure.ours]["wall_ns"]) for turn in kept]
    return Figure(
        measure,
        statistics.median(ours or [float("nan")]),
        statistics.median(peers or [float("nan")]),
        statistics.median(walls or [float("nan")]),
        tuple(own / peer for own, peer in zip(ours, peers, strict=True)),
        len(rounds) - len(kept),
    )
