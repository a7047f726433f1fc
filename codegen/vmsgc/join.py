"""Rules and constraints belong together, in both directions; readings belong to something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from .diag import Diagnostic, did_you_mean, error, note
from .ir import Protocol, Span
from .rules import BOUND, is_function, texts
from .source import Map

Rule = Callable[[Protocol, Map], Iterator[Diagnostic]]


def constraints_name_their_rule(protocol: Protocol, root: Map) -> Iterator[Diagnostic]:
    """A constraint's rule exists and refers back to it."""
    known = {rule.id: rule for rule in protocol.rules}
    for constraint in protocol.constraints():
        if constraint.check == "fields" and not constraint.rule:
            continue  # exists for rules to refer to; needs none
        rule = known.get(constraint.rule)
        if rule is None:
            text = f"constraint {constraint.id} names '{constraint.rule}', which is no rule"
            hint = did_you_mean(constraint.rule, known)
            yield error("VS209", constraint.span, text, hint=hint)
        elif constraint.id not in rule.check.refs:
            text = f"constraint {constraint.id} names {rule.id}, which does not refer to it"
            notes = (f"{rule.id} is at {rule.span}",)
            hint = f"add {constraint.id} to the refs of {rule.same_as or rule.id}"
            yield error("VS210", constraint.span, text, notes=notes, hint=hint)


def references_find_constraints(protocol: Protocol, root: Map) -> Iterator[Diagnostic]:
    """A rule refers to constraints that exist, and one has the scope the rule claims."""
    scopes = {one.id: one.scope.value for one in protocol.constraints()}
    for node in root.maps("rules"):
        check = node.get("check")
        if not isinstance(check, Map):
            continue
        kind = check.text("kind") or ""
        refs = texts(check, "refs")
        if texts(check, "tests") and kind in ("exempt", "todo"):
            advice = "give it another kind, or leave 'tests' out"
            text = f"a check of kind {kind} has no tests"
            yield error("VS212", check.at("tests"), text, hint=advice)
        if refs and kind not in BOUND:
            yield error("VS212", check.at("refs"), f"a check of kind {kind} has no refs")
            continue
        found: set[str] = set()
        for ref in refs:
            if kind == "api" and is_function(ref):
                continue  # the tree of sources knows it, see bindings
            matching = {scopes[one] for one in scopes if fnmatchcase(one, ref)}
            if not matching:
                text = f"{node.text('id')} refers to '{ref}', which is no constraint"
                hint = did_you_mean(ref, scopes)
                yield error("VS211", check.at("refs"), text, hint=hint)
            found |= matching
        if found and kind not in found:
            text = f"{node.text('id')} has kind {kind}; what it refers to has {_list(found)}"
            yield error("VS212", check.at("kind"), text)


def _list(words: set[str]) -> str:
    return " and ".join(sorted(words))


def restatements_lead_to_a_primary(protocol: Protocol, root: Map) -> Iterator[Diagnostic]:
    """A restatement names a rule that is none; a rule has a check or is a restatement."""
    known = {node.text("id") or "": node for node in root.maps("rules")}
    for node in known.values():
        name, primary = node.text("id"), node.text("same_as")
        if (primary is None) == (node.get("check") is None):
            text = f"{name} has either 'check' or 'same_as'"
            yield error("VS222", node.span, text)
        if primary is None:
            continue
        if primary not in known:
            hint = did_you_mean(primary, known)
            yield error("VS213", node.at("same_as"), f"no rule '{primary}'", hint=hint)
        elif (further := known[primary].text("same_as")) is not None:
            text = f"{primary} is a restatement itself"
            yield error("VS213", node.at("same_as"), text, hint=f"write 'same_as: {further}'")


def statements_are_complete(protocol: Protocol, root: Map) -> Iterator[Diagnostic]:
    """The file has as many statements as it says it has."""
    wanted = root.number("statements")
    has = len({rule.statement for rule in protocol.rules if rule.level != "IMPLIED"})
    if wanted is not None and wanted != has:
        text = f"{has} statements, not {wanted}"
        yield error("VS214", root.at("statements"), text, hint="IMPLIED rules do not count")


def split_statements_are_whole(protocol: Protocol, root: Map) -> Iterator[Diagnostic]:
    """Duties of one statement are .a, .b and so on, without gaps and without a bare id."""
    clauses: dict[str, list[tuple[str, Span]]] = {}
    for rule in protocol.rules:
        clause = rule.id.partition(".")[2]
        clauses.setdefault(rule.statement, []).append((clause, rule.span))
    for statement, parts in clauses.items():
        names = [name for name, _ in parts]
        wanted = [chr(ord("a") + place) for place in range(len(parts))]
        if names in ([""], wanted) and names != ["a"]:
            continue
        if len(set(names)) == len(names):  # repeated ids are VS101
            text = f"the parts of {statement} are not .a, .b and so on"
            yield error("VS218", parts[-1][1], text)


def rules_name_messages(protocol: Protocol, root: Map) -> Iterator[Diagnostic]:
    """A rule binds messages that exist."""
    known = {message.name for message in protocol.messages}
    for rule in protocol.rules:
        for name in rule.messages:
            if name not in known:
                hint = did_you_mean(name, known)
                yield error("VS217", rule.span, f"no message '{name}'", hint=hint)


RULES: tuple[Rule, ...] = (
    constraints_name_their_rule,
    references_find_constraints,
    restatements_lead_to_a_primary,
    statements_are_complete,
    split_statements_are_whole,
    rules_name_messages,
)

RING_RULES: tuple[Rule, ...] = (
    references_find_constraints,
    restatements_lead_to_a_primary,
    statements_are_complete,
    split_statements_are_whole,
)


def _softened(found: Iterator[Diagnostic], is_base: bool) -> Iterator[Diagnostic]:
    """Rules are those of the base; where another draft leaves them, that is a difference."""
    for one in found:
        yield one if is_base else note(one.code, one.span, f"rules-only: {one.text}")


def check(protocol: Protocol, root: Map, *, is_base: bool) -> Iterator[Diagnostic]:
    """Run every rule about rules; another draft than the base only gets notes."""
    for rule in RULES:
        yield from _softened(rule(protocol, root), is_base)


def check_rings(protocol: Protocol, root: Map, *, is_base: bool) -> Iterator[Diagnostic]:
    """Run the rules about rules that hold for those of virtqueues."""
    rings = replace(protocol, rules=protocol.ring_rules)
    for rule in RING_RULES:
        yield from _softened(rule(rings, root), is_base)


def check_readings(protocol: Protocol, *, is_base: bool) -> Iterator[Diagnostic]:
    """Readings that are named exist, and name rules that exist."""
    yield from _softened(_readings(protocol), is_base)


def _readings(protocol: Protocol) -> Iterator[Diagnostic]:
    known = {reading.id for reading in protocol.readings}
    rules = {rule.id for rule in protocol.every_rule}
    rules |= {rule.statement for rule in protocol.every_rule}
    users = [(one.reading, one.span) for one in protocol.limits]
    users += [(one.reading, one.span) for one in protocol.every_rule]
    for name, span in users:
        if name is not None and name not in known:
            yield error("VS215", span, f"no reading '{name}'", hint=did_you_mean(name, known))
    for reading in protocol.readings if rules else ():
        for rule in reading.rules:
            if rule not in rules:
                hint = did_you_mean(rule, rules)
                yield error("VS220", reading.span, f"no rule '{rule}'", hint=hint)
