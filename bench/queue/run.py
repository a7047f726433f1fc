#!/usr/bin/env python3
"""Measure the virtqueues against named peers, in one run of a few minutes.

Rounds of all runs are interleaved, a yardstick stands between any two, and a ratio is
taken inside a round; rounds in which the machine moved are dropped.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import time
from pathlib import Path

from measures import STABLE, Bench, Figure, Measure, Round, Run, figure_of, targets, vmsg
from programs import OUT, ROOT, build
from report import Row, medians, print_table, reason, write_json
from sweeps import swept

RESULTS = ROOT / "build" / "bench"
ROUNDS = 11
YARDSTICKS = ("pp1", "pp2", "bulk", "hdr5", "fence")
POLLS = 200  # empty ones, some 10 us, before a side sleeps


def runs_of(measures: list[Measure]) -> list[Run]:
    """Every run the measures need, once, neighbours of one measure together."""
    found: dict[Run, None] = {}
    for measure in measures:
        found[measure.ours] = None
        if isinstance(measure.peer, Run):
            found[measure.peer] = None
    return list(found)


def rounds_until_stable(
    bench: Bench, measures: list[Measure], count: int, budget_s: float
) -> list[Round]:
    """At least `count` rounds, then more until every target has enough, or time is up."""
    runs = runs_of(measures)
    rounds: list[Round] = []
    start = time.monotonic()
    while True:
        rounds.append(bench.round(runs))
        spent = time.monotonic() - start
        if spent + spent / len(rounds) > budget_s:
            return rounds
        figures = [figure_of(measure, rounds) for measure in measures]
        if len(rounds) >= count and all(len(one.ratios) >= STABLE for one in figures):
            return rounds


def notifications(bench: Bench, is_quick: bool) -> list[Row]:
    """How often either side is told, per 1000 buffers, while there is always something to do."""
    rows = []
    for form in ("packed", "split"):
        for label, event in (("EVENT_IDX", " event"), ("flags", "")):
            for sleep, polls in ((f"{POLLS} polls", POLLS), ("no polls", 0)):
                is_target = event != "" and polls != 0
                if is_quick and not is_target:
                    continue
                counts = []
                for _ in range(3):
                    found = bench.run(vmsg(f"{form}{event} polls={polls}"))
                    notes = found["driver_notes"] + found["device_notes"]
                    counts.append(1000.0 * notes / found["buffers"])
                rows.append(
                    Row(
                        f"N1 {form}, {label}, {sleep} before sleeping",
                        statistics.median(counts),
                        None,
                        5.0 if is_target else None,
                        0.0 if is_target else None,
                        "per 1000 buffers",
                    )
                )
    return rows


def instruction_rows(bench: Bench, is_quick: bool) -> tuple[list[Row], dict[Run, float]]:
    """V5 and V6 as instructions, which do not depend on how busy the machine is."""
    rows: list[Row] = []
    counts: dict[Run, float] = {}

    def counted(run: Run, only: str = "") -> float | None:
        value = bench.instructions(run, only)
        if value is not None and not only:
            counts[run] = value
        return value

    def add(name: str, ours: float | None, peer: float | None) -> None:
        if ours is not None and peer is not None:
            rows.append(Row(name, ours, peer, None, None, "instructions per buffer"))

    for form in ("packed", "split"):
        for label, order in (("", ""), (", IN_ORDER", " in-order")):
            if is_quick and order:
                continue
            one = f"{form}{order} one-thread batch=1"
            linux = Run("linux", f"{form} one-thread batch=1")
            add(f"V5 {form}, one thread{label} / Linux {form}", counted(vmsg(one)), counted(linux))
        batch = f"{form} one-thread"
        bare = Run("unchecked", batch)
        add(f"V6 {form}, checks / none, both sides", counted(vmsg(batch)), counted(bare))
        if is_quick:
            continue
        for side, function in (("device", "subject_serve"), ("driver", "subject_reap")):
            add(
                f"V6 {form}, checks / none, {side}: {function.removeprefix('subject_')}",
                counted(vmsg(batch), function),
                counted(bare, function),
            )
    return rows, counts


def machine() -> str:
    """What this ran on."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.split(":", 1)[1].strip() for line in info if line.startswith("model name")]
    name = names[0] if names else platform.machine()
    return f"{name}, {len(names)} processors, Linux {platform.release()}"


def main() -> int:
    """Print the table; exit 0 even when a target is missed, since clocks are not tests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="under a minute, no sweeps")
    parser.add_argument("--runtime", type=Path, default=ROOT / "runtime", help="another copy")
    options = parser.parse_args()

    programs = build(options.runtime)
    print(f"machine: {machine()}")
    if programs.missing:
        print(f"SKIPPED ringtest and Linux: {programs.missing}")
    bench = Bench(programs, 12 if options.quick else 25, 5 if options.quick else 60)
    measures = [
        measure
        for measure in targets()
        if not isinstance(measure.peer, Run) or bench.has(measure.peer)
    ]
    if options.quick:
        measures = [measure for measure in measures if measure.must is not None]
    stick = bench.yardstick()
    print(f"threads: {'SCHED_RR' if stick['real_time'] else 'ordinary priority'}, pinned")

    rounds = rounds_until_stable(
        bench, measures, 3 if options.quick else ROUNDS, 20 if options.quick else 140
    )
    figures = [figure_of(measure, rounds) for measure in measures]
    rows, counts = instruction_rows(bench, options.quick)
    rows += notifications(bench, options.quick)
    sweeps = {} if options.quick else swept(bench, RESULTS)

    sticks = medians(rounds, YARDSTICKS)
    print("\nyardsticks, ns: " + ", ".join(f"{name} {value:.1f}" for name, value in sticks.items()))
    print(f"{len(rounds)} rounds\n")
    print_table(figures, rows)
    print_reasons(figures, rounds, counts)
    extra = {"machine": machine(), "rounds": len(rounds), "yardsticks": sticks, "sweeps": sweeps}
    name = "queue-quick.json" if options.quick else "queue.json"
    write_json(RESULTS / name, figures, rows, extra)
    print(f"queue: {summary(figures, rows)}{'; peers SKIPPED' if programs.missing else ''}")
    return 0


def print_reasons(figures: list[Figure], rounds: list[Round], counts: dict[Run, float]) -> None:
    """A sentence for each target that was missed."""
    print()
    for figure in figures:
        if figure.verdict == "MISSED":
            print(reason(figure, rounds, counts))


def summary(figures: list[Figure], rows: list[Row]) -> str:
    """How many targets ended how."""
    verdicts = [figure.verdict for figure in figures] + [row.verdict for row in rows]
    words = [verdict.split(" ")[0] for verdict in verdicts if verdict]
    return ", ".join(f"{words.count(word)} {word}" for word in dict.fromkeys(sorted(words)))


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    sys.exit(main())
