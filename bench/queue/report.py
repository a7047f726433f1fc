"""What the queue bench prints and writes: one table, reasons, a JSON file and plots."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measures import Figure, Round, Run

# Lines that have to change processor for one buffer, from the layouts: a descriptor or a
# used entry of a packed ring is a quarter line, seen by both sides in turn.
LINES = {
    "packed": "a packed descriptor (1/4 line) crosses twice, offered and used: 0.5 lines",
    "split": "table 1/4, available 1/32 and used 1/8 line cross, and come back to be rewritten: "
    "0.8 lines",
    "payload": "and the 64 bytes cross once and are taken back once: 2 lines more",
}


@dataclass(frozen=True)
class Row:
    """A line of the table that is no ratio of times."""

    name: str
    ours: float
    peer: float | None
    must: float | None
    stretch: float | None
    unit: str

    @property
    def ratio(self) -> float:
        """Against the peer, or the figure itself."""
        return self.ours / self.peer if self.peer else self.ours

    @property
    def verdict(self) -> str:
        """stretch, must or MISSED."""
        if self.must is None or self.stretch is None:
            return ""
        if self.ratio <= self.stretch:
            return "stretch"
        return "must" if self.ratio <= self.must else "MISSED"


HEADER = (
    f"{'measure':52}{'ours':>8}{'(wall)':>8}{'peer':>8}{'ratio':>7}{'worst':>7}"
    f"{'must':>6}{'stretch':>8}  {'verdict':9} kept/dropped"
)


def limit(value: float | None) -> str:
    """A target, or nothing."""
    return "" if value is None else f"{value:.2f}"


def figure_line(figure: Figure) -> str:
    """One line of the table."""
    measure = figure.measure
    return (
        f"{measure.name:52}{figure.ours_ns:8.1f}{figure.wall_ns:8.1f}{figure.peer_ns:8.1f}"
        f"{figure.ratio:7.2f}{figure.worst:7.2f}{limit(measure.must):>6}"
        f"{limit(measure.stretch):>8}  {figure.verdict:9} {len(figure.ratios)}/{figure.dropped}"
    )


def row_line(row: Row) -> str:
    """One line of the table."""
    peer = "" if row.peer is None else f"{row.peer:.1f}"
    return (
        f"{row.name:52}{row.ours:8.1f}{'':8}{peer:>8}{row.ratio:7.2f}{'':7}{limit(row.must):>6}"
        f"{limit(row.stretch):>8}  {row.verdict:9} {row.unit}"
    )


def print_table(figures: list[Figure], rows: list[Row]) -> None:
    """The one table."""
    print(HEADER)
    for figure in figures:
        print(figure_line(figure))
    for row in rows:
        print(row_line(row))


def medians(rounds: list[Round], names: Sequence[str]) -> dict[str, float]:
    """Median of each yardstick over all rounds."""
    sticks = [stick for turn in rounds for stick in turn.after.values()]
    return {name: statistics.median(stick[name] for stick in sticks) for name in names}


def reason(figure: Figure, rounds: list[Round], counts: dict[Run, float]) -> str:
    """What limits a target that was missed, in numbers of this run."""
    ours = figure.measure.ours
    words = ours.words.split()
    form = words[0]
    over = f"{figure.measure.name}: {figure.ours_ns:.0f} ns, {figure.ratio:.2f} of the peer. "
    if "one-thread" in words:
        mine = counts.get(ours)
        theirs = counts.get(figure.measure.peer) if isinstance(figure.measure.peer, Run) else None
        if mine is None or theirs is None:
            return over + "Work of the processor alone."
        return over + (
            f"Work of the processor alone: {mine:.0f} instructions a buffer against {theirs:.0f}. "
            f"Both pay for two full fences of {medians(rounds, ('fence',))['fence']:.1f} ns, "
            "which the decision to notify needs on each side."
        )
    sticks = medians(rounds, ("pp2", "bulk"))
    if "batch=1" in words:
        return over + (
            f"Two handovers of a line and back take pp2 = {sticks['pp2']:.0f} ns"
            + (
                "; split hands over the table, the available ring with its index, and the used "
                "ring with its index: more than one line each way."
                if form == "split"
                else "; the rest is the work between seeing a line and answering."
            )
        )
    alone = next(
        (
            float(turn.results[run]["ns"])
            for turn in reversed(rounds)
            for run in turn.results
            if run.program == "vmsg" and run.words == f"{form} one-thread"
        ),
        math.nan,
    )
    text = (
        f"Both sides' work on one core is {alone:.0f} ns a buffer, so no less than "
        f"{alone / 2:.0f} on two; moving lines costs {sticks['bulk']:.1f} ns each in bulk, and "
        f"{LINES[form]}"
    )
    return over + text + (f", {LINES['payload']}." if "payload" in words else ".")


def as_json(value: float) -> float | None:
    """A number JSON has."""
    return None if math.isnan(value) else round(value, 4)


def write_json(path: Path, figures: list[Figure], rows: list[Row], extra: dict[str, Any]) -> None:
    """Everything the table says, and the sweeps."""
    found = {
        **extra,
        "figures": [
            {
                "name": figure.measure.name,
                "ours_ns": as_json(figure.ours_ns),
                "wall_ns": as_json(figure.wall_ns),
                "peer_ns": as_json(figure.peer_ns),
                "ratio": as_json(figure.ratio),
                "worst": as_json(figure.worst),
                "ratios": [as_json(ratio) for ratio in figure.ratios],
                "must": figure.measure.must,
                "stretch": figure.measure.stretch,
                "verdict": figure.verdict,
                "kept": len(figure.ratios),
                "dropped": figure.dropped,
            }
            for figure in figures
        ],
        "rows": [
            {
                "name": row.name,
                "ours": as_json(row.ours),
                "peer": row.peer,
                "ratio": as_json(row.ratio),
                "must": row.must,
                "stretch": row.stretch,
                "verdict": row.verdict,
                "unit": row.unit,
            }
            for row in rows
        ],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def plot(path: Path, title: str, axis: str, series: dict[str, dict[int, float]]) -> None:
    """Cost against a size, as SVG; nothing without matplotlib."""
    try:
        import matplotlib
    except ImportError:
        print(f"SKIPPED plot {path.name}: no matplotlib")
        return
    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 5))
    for name, points in series.items():
        axes.plot(list(points), list(points.values()), marker="o", label=name)
    axes.set_xscale("log", base=2)
    axes.set_ylim(bottom=0)
    axes.set_xlabel(axis)
    axes.set_ylabel("ns per buffer")
    axes.set_title(title)
    axes.grid(True, alpha=0.3)
    axes.legend()
    figure.savefig(path)
    pyplot.close(figure)
