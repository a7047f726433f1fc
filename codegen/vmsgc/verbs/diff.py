"""vmsgc diff: what changed on the wire between two drafts, with bytes that show it."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..bodydiff import IDENTICAL, ORDER
from ..wirediff import Change, Diff, change_to_json
from . import FAILURE, OK, SubParsers, load_or_report


def add_parser(subparsers: SubParsers[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = subparsers.add_parser(
        "diff", help="compare two drafts on the wire", description=__doc__
    )
    parser.add_argument("old", metavar="A", help="draft, for example v1")
    parser.add_argument("new", metavar="B", help="draft, for example v2")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.add_argument("--all", action="store_true", help="list what stayed the same, too")


def _outcome(said: Mapping[str, Any]) -> str:
    if not said["valid"]:
        where = f"field {said['field'] or '-'}, offset {said['offset']}"
        return f"{said['status']}, {where}, rule {said['rule']}"
    fields = " ".join(f"{name}={value}" for name, value in said["fields"].items())
    return f"{said['message']} {said['kind']} {fields}".rstrip()


def _print(change: Change, old: str, new: str) -> None:
    print(f"{change.subject}: {' and '.join(change.classes)}")
    for note in change.notes:
        print(f"  {note}")
    if change.witness is not None:
        width = max(len("witness"), len(old), len(new))
        print(f"  {'witness':<{width}}  {change.witness.frame.hex()}")
        print(f"  {old:<{width}}  {_outcome(change.witness.old)}")
        print(f"  {new:<{width}}  {_outcome(change.witness.new)}")


def run(args: argparse.Namespace) -> int:
    """Print the differences; 1 when a specification is wrong."""
    old, new = load_or_report(args, args.old), load_or_report(args, args.new)
    if old is None or new is None:
        return FAILURE
    changes = Diff(old, new).changes()
    if args.json:
        json.dump(
            {"old": args.old, "new": args.new, "changes": [change_to_json(one) for one in changes]},
            sys.stdout,
            indent=2,
        )
        print()
        return OK
    shown = [one for one in changes if args.all or one.notes or one.classes != (IDENTICAL,)]
    for one in shown:
        _print(one, args.old, args.new)
    counts = Counter(" and ".join(one.classes) for one in changes)
    order = sorted(
        counts, key=lambda name: (min(ORDER.index(part) for part in name.split(" and ")), name)
    )
    print(f"diff {args.old} {args.new}: " + ", ".join(f"{counts[name]} {name}" for name in order))
    return OK
