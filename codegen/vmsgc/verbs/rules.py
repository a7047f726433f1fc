"""vmsgc rules: list the rules, show one, or count how many are shown to hold."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from .. import bindings
from ..diag import did_you_mean
from ..ir import Protocol, Rule
from ..rules import KINDS, LEVELS, Coverage, coverage, ring_coverage
from . import FAILURE, OK, SubParsers, UsageError, add_common, load_or_report


def add_parser(subparsers: SubParsers[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = subparsers.add_parser("rules", help="list and count rules", description=__doc__)
    parser.add_argument("--json", action="store_true", help="JSON on stdout")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    parser.set_defaults(action="coverage")
    listing = actions.add_parser("list", help="one line per rule")
    listing.add_argument("--kind", choices=KINDS, help="only rules checked this way")
    listing.add_argument("--level", choices=LEVELS, help="only rules of this level")
    listing.add_argument("--message", metavar="NAME", help="only rules that bind this message")
    show = actions.add_parser("show", help="everything about one rule")
    show.add_argument("id", metavar="ID")
    count = actions.add_parser("coverage", help="numbers")
    for action in (listing, show, count):
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        add_common(action)


def _as_json(rule: Rule) -> dict[str, object]:
    found = dataclasses.asdict(rule)
    found["span"] = str(rule.span)
    found["statement"] = rule.statement
    return found


def _list(protocol: Protocol, args: argparse.Namespace) -> str:
    known = [message.name for message in protocol.messages]
    if args.message is not None and args.message not in known:
        near = did_you_mean(args.message, known)
        raise UsageError(f"no message '{args.message}'" + (f"; {near}" if near else ""))
    wanted = [
        rule
        for rule in protocol.every_rule
        if args.kind in (None, rule.check.kind)
        and args.level in (None, rule.level)
        and (args.message is None or args.message in rule.messages)
    ]
    if args.json:
        return json.dumps([_as_json(rule) for rule in wanted], indent=2) + "\n"
    lines = [
        f"{rule.id:<13} {rule.level:<10} {rule.actor:<9} {rule.check.kind:<9} {rule.text.strip()}"
        for rule in wanted
    ]
    return "".join(f"{line}\n" for line in lines)


def _wrapped(label: str, text: str) -> str:
    return textwrap.fill(
        text.strip(), 92, initial_indent=f"{label:<13} ", subsequent_indent=" " * 14
    )


def _check_lines(rule: Rule) -> list[str]:
    check = rule.check
    lines = [_wrapped("check", check.kind + (f" {check.name}" if check.name else ""))]
    lines += [_wrapped("", ref) for ref in check.refs]
    lines += [_wrapped("test", test) for test in check.tests]
    if check.why is not None:
        lines.append(_wrapped("why", check.why))
    return lines


def _either_case(given: str, known: Iterable[str]) -> str | None:
    return next((name for name in known if name.lower() == given.lower()), None)


def _show(protocol: Protocol, args: argparse.Namespace) -> str:
    known = {rule.id: rule for rule in protocol.every_rule}
    wanted = args.id if args.id in known else _either_case(args.id, known)
    if wanted is None:
        near = did_you_mean(args.id, known)
        raise UsageError(f"no rule '{args.id}'" + (f"; {near}" if near else ""))
    rule = known[wanted]
    if args.json:
        return json.dumps(_as_json(rule), indent=2) + "\n"
    lines = [f"{rule.id}  {rule.level}  {rule.actor}", "", textwrap.fill(rule.text.strip(), 92), ""]
    if rule.source is not None:
        place = rule.source.section
        place += f", item {rule.source.item}" if rule.source.item is not None else ""
        place += f", clause {rule.source.clause}" if rule.source.clause is not None else ""
        lines.append(_wrapped("source", place))
    lines.append(_wrapped("binds", ", ".join(rule.messages) or rule.about or "-"))
    if rule.same_as is not None:
        lines.append(_wrapped("restates", rule.same_as))
    restated = [one.id for one in protocol.every_rule if one.same_as == rule.id]
    if restated:
        lines.append(_wrapped("restated by", ", ".join(restated)))
    lines += _check_lines(rule)
    if rule.reading is not None:
        title = next((one.title for one in protocol.readings if one.id == rule.reading), "")
        lines.append(_wrapped("reading", f"{rule.reading} {title}"))
    lines.append(_wrapped("file", str(rule.span)))
    return "".join(f"{line}\n" for line in lines)


def _counted(counts: Coverage) -> dict[str, object]:
    found = dataclasses.asdict(counts)
    for key in ("by_level", "by_kind", "by_proof"):
        found[key] = dict(getattr(counts, key))
    return found


def _rows(counts: Coverage) -> list[tuple[str, int]]:
    rows = [
        ("statements", counts.statements),
        ("rules", counts.rules),
        ("restatements", counts.restatements),
        ("constraints", counts.constraints),
        ("bound", counts.bound),
    ]
    rows += [(f"  by {name}", count) for name, count in counts.by_proof]
    rows += [("todo", counts.todo), ("exempt", counts.exempt)]
    rows += [(f"  {level}", count) for level, count in counts.by_level]
    rows += [(f"  {kind}", count) for kind, count in counts.by_kind]
    return rows


def _missing(protocol: Protocol, spec: Path) -> int | None:
    """How many of the named tests do not exist; None where there are no tests at all."""
    tree = bindings.read_tree(spec.resolve().parent)
    return None if tree is None else len(set(bindings.named_tests(protocol)) - tree.tests)


def _coverage(protocol: Protocol, args: argparse.Namespace) -> str:
    """Count; "by test" is worth something when no named test is missing."""
    messages, rings = coverage(protocol), ring_coverage(protocol)
    named, missing = len(bindings.named_tests(protocol)), _missing(protocol, args.spec)
    if args.json:
        tests = {"named": named, "missing": missing}
        found = {"messages": _counted(messages), "rings": _counted(rings), "tests": tests}
        return json.dumps(found, indent=2, sort_keys=True) + "\n"
    lines = [f"{'':<14} {'messages':>8} {'rings':>8}"]
    pairs = zip(_rows(messages), _rows(rings), strict=True)
    lines += [f"{name:<14} {count:8} {other:8}" for (name, count), (_, other) in pairs]
    shown = "no tests beside the specification" if missing is None else f"{missing} missing"
    lines.append(f"tests named: {named}, {shown}")
    return "".join(f"{line}\n" for line in lines)


def run(args: argparse.Namespace) -> int:
    """Print what the action asks for; 1 when the specification is wrong."""
    protocol = load_or_report(args)
    if protocol is None:
        return FAILURE
    actions = {"list": _list, "show": _show, "coverage": _coverage}
    sys.stdout.write(actions[args.action](protocol, args))
    return OK
