"""vmsgc gen: write everything that is made from the specification."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from ..emit import EMITTERS, Emitter, c, emit_all
from ..write import compare, write
from . import FAILURE, OK, SubParsers, UsageError, load_or_report

OUT = Path(__file__).resolve().parents[3] / "generated"
MARK = "ir.json"  # what every generated folder has


def add_parser(subparsers: SubParsers[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = subparsers.add_parser("gen", help="write generated/", description=__doc__)
    parser.add_argument("--out", metavar="DIR", type=Path, default=OUT, help="where to write")
    parser.add_argument(
        "--drop-check",
        metavar="ID",
        help="leave one check out of the C, to see which test notices; needs --out",
    )
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--check", action="store_true", help="write nothing; 1 and a diff when something is stale"
    )
    action.add_argument("--list", action="store_true", help="print the paths and write nothing")
    action.add_argument(
        "--list-checks", action="store_true", help="print the ids --drop-check takes"
    )


def _emitters(drop: str | None) -> tuple[tuple[str, Emitter], ...]:
    if drop is None:
        return EMITTERS
    return tuple(
        (name, partial(c.emit, drop=drop) if emitter is c.emit else emitter)
        for name, emitter in EMITTERS
    )


def _check(out: Path, files: dict[str, str]) -> int:
    changes = compare(out, files)
    for change in changes:
        print(f"{out / change.path}: {change.kind}")
    for change in changes:
        sys.stdout.write(change.diff())
    if changes:
        print(f"{len(changes)} files are not what the specification says; run `make gen`")
        return FAILURE
    print(f"{len(files)} files are what the specification says")
    return OK


def run(args: argparse.Namespace) -> int:
    """Write, compare or list; 1 when the specification is wrong or something is stale."""
    protocol = load_or_report(args)
    if protocol is None:
        return FAILURE
    checks = c.droppable(protocol)
    if args.list_checks:
        print("\n".join(checks))
        return OK
    if args.drop_check is not None:
        if args.drop_check not in checks:
            raise UsageError(f"gen: no check '{args.drop_check}' (see gen --list-checks)")
        if args.out.resolve() == OUT:
            raise UsageError("gen: --drop-check needs an --out of its own")
    files = emit_all(protocol, _emitters(args.drop_check))
    if args.list:
        print("\n".join(sorted(files)))
        return OK
    if args.check:
        return _check(args.out, files)
    if args.out.is_dir() and any(args.out.iterdir()) and not (args.out / MARK).is_file():
        raise UsageError(f"gen: {args.out} has files and no {MARK}, so it is not ours to clear")
    for change in write(args.out, files):
        verb = {"missing": "wrote", "differs": "updated", "leftover": "removed"}[change.kind]
        print(f"{verb} {args.out / change.path}")
    return OK
