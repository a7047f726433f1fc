"""vmsgc check: say everything that is wrong with the specification."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace

from .. import bindings
from ..diag import Diagnostic, in_order, plural
from ..ir import Protocol
from ..load import BASE, Loaded, drafts, load
from . import FAILURE, MAX_ERRORS, OK, SubParsers, report, require_spec


def add_parser(subparsers: SubParsers[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = subparsers.add_parser("check", help="check the specification", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.add_argument(
        "--max-errors", metavar="N", type=int, default=MAX_ERRORS, help="show N errors; 0: all"
    )


def _as_json(draft: str, one: Diagnostic) -> dict[str, object]:
    return {
        "draft": draft,
        "code": one.code,
        "severity": one.severity,
        "file": one.span.file,
        "line": one.span.line,
        "column": one.span.column,
        "through": list(one.span.through),
        "text": one.text,
        "notes": list(one.notes),
        "hint": one.hint,
    }


def _bound(loaded: Loaded, tree: bindings.Tree | None) -> Loaded:
    """Return the outcome with what rules name and the tree does not have."""
    if loaded.protocol is None or tree is None:
        return loaded
    found = (*loaded.diagnostics, *bindings.check(loaded.protocol, tree))
    return replace(loaded, diagnostics=tuple(in_order(found)))


def _tests(protocol: Protocol, tree: bindings.Tree | None) -> str:
    count = len(bindings.named_tests(protocol))
    where = "not looked up: no tests beside the specification" if tree is None else "found"
    return f"{count} named {plural('test', count)} {where}"


def _summary(draft: str, loaded: Loaded, tree: bindings.Tree | None) -> str:
    protocol = loaded.protocol
    if protocol is None or loaded.errors:
        return f"check: {draft}: {loaded.errors} {plural('error', loaded.errors)}"
    constraints = sum(1 for _ in protocol.constraints())
    return (
        f"check: {draft}: ok, {len(protocol.messages)} messages, {constraints} constraints,"
        f" {len(protocol.rules)} rules, {len(protocol.ring_rules)} ring rules,"
        f" {len(protocol.readings)} readings, {_tests(protocol, tree)}"
    )


def run(args: argparse.Namespace) -> int:
    """Print diagnostics, those of several drafts once; 1 when any draft has an error."""
    spec = require_spec(args.spec, args.draft or BASE)
    wanted = drafts(spec) if args.draft is None else (args.draft,)
    tree = bindings.read_tree(spec.resolve().parent)
    every = {draft: _bound(load(spec, draft), tree) for draft in wanted}
    if args.json:
        found = [_as_json(draft, one) for draft in every for one in every[draft].diagnostics]
        json.dump(found, sys.stdout, indent=2)
        print()
    else:
        unique = dict.fromkeys(one for loaded in every.values() for one in loaded.diagnostics)
        sys.stdout.write(report(spec, tuple(unique), max(0, args.max_errors)))
        for draft, loaded in every.items():
            print(_summary(draft, loaded, tree))
    return FAILURE if any(loaded.errors for loaded in every.values()) else OK
