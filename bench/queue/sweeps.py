"""How the cost of a buffer depends on queue size, chain length and batch size."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path

from measures import ONE_CORE_NS, Bench, vmsg
from report import plot

FLAT = 0.15  # a cost that moves no more than this around its median is called flat
REPEATS = 3


@dataclass(frozen=True)
class Sweep:
    """One plot: a word of the harness, its values, and the words that stay."""

    name: str
    title: str
    word: str
    values: tuple[int, ...]
    series: dict[str, str]


def powers(first: int, last: int) -> tuple[int, ...]:
    """Powers of two from first to last."""
    found = [first]
    while found[-1] * 2 <= last:
        found.append(found[-1] * 2)
    return tuple(found)


FORMATS = ("packed", "split")
SWEEPS = (
    Sweep(
        "size",
        "cost against queue size, batches of 16",
        "size",
        powers(16, 32768),
        {f"{form}, one thread": f"{form} one-thread batch=16" for form in FORMATS}
        | {f"{form}, two cores": f"{form} batch=16 flight=16" for form in FORMATS},
    ),
    Sweep(
        "chain",
        "cost against segments of a buffer, one thread, queue of 256, batches of 4",
        "chain",
        powers(1, 64),
        {f"{form}, direct": f"{form} one-thread batch=4" for form in FORMATS}
        | {f"{form}, indirect": f"{form} indirect one-thread batch=4" for form in FORMATS},
    ),
    Sweep(
        "batch",
        "cost against batch size, queue of 1024",
        "batch",
        powers(1, 256),
        {f"{form}, two cores": f"{form} size=1024" for form in FORMATS}
        | {f"{form}, one thread": f"{form} one-thread size=1024" for form in FORMATS},
    ),
)


def point(bench: Bench, words: str) -> tuple[float, bool]:
    """Cost of one setting, once, and whether two cores were two."""
    if "one-thread" in words:
        return float(bench.run(vmsg(words))["ns"]), True
    before = bench.two_cores()["pp2"]
    cost = float(bench.run(vmsg(words))["ns"])
    return cost, min(before, bench.yardstick()["pp2"]) >= ONE_CORE_NS


def summary(points: list[tuple[float, bool]], is_pair: bool) -> tuple[float, bool]:
    """One figure: on one thread the least, as company on the core only adds; else the median."""
    good = [cost for cost, is_good in points if is_good]
    costs = good or [cost for cost, _ in points]
    return (statistics.median(costs) if is_pair else min(costs)), bool(good)


def swept(bench: Bench, folder: Path) -> dict[str, dict[str, dict[int, float]]]:
    """Run all sweeps, print how flat they are, and draw them."""
    found: dict[str, dict[str, dict[int, float]]] = {}
    for sweep in SWEEPS:
        print(f"\n{sweep.title}: ns per buffer ('*': both processors on one core)")
        print(f"{'':22}" + "".join(f"{value:>8}" for value in sweep.values))
        rows: dict[str, dict[int, float]] = {}
        for name, words in sweep.series.items():
            points: dict[int, list[tuple[float, bool]]] = {value: [] for value in sweep.values}
            for _ in range(REPEATS):
                for value in sweep.values:
                    points[value].append(point(bench, f"{words} {sweep.word}={value}"))
            best = {
                value: summary(costs, "one-thread" not in words) for value, costs in points.items()
            }
            rows[name] = {value: cost for value, (cost, _) in best.items()}
            texts = [f"{cost:7.1f}{' ' if is_good else '*'}" for cost, is_good in best.values()]
            print(f"{name:22}" + "".join(texts) + flatness(sweep, rows[name]))
        found[sweep.name] = rows
        plot(folder / f"queue_{sweep.name}.svg", sweep.title, sweep.word, rows)
    return found


def flatness(sweep: Sweep, points: dict[int, float]) -> str:
    """For queue sizes: how far the cost strays from its median."""
    if sweep.name != "size":
        return ""
    middle = statistics.median(points.values())
    low = min(points.values()) / middle - 1
    high = max(points.values()) / middle - 1
    word = "flat" if max(-low, high) <= FLAT else "NOT FLAT"
    return f"  {low:+.0%} {high:+.0%} {word}"
