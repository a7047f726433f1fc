"""Pages about rules and readings: what must hold, how it is shown, what we decided."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Protocol, Reading, Rule, RuleCheck
from ..rules import KINDS, LEVELS, PROOFS, Coverage, coverage, ring_coverage
from .docs_text import anchor, code, plural, prose, sentence

KIND_MEANING = {
    "wire": "a constraint on one frame; parse refuses a violation",
    "context": "a constraint on a frame and what the receiver knows",
    "api": "code that leaves no way to break the rule: an encoder, or the functions named",
    "behaviour": "a named case of an endpoint or a queue",
    "trace": "a named monitor over a sequence of messages or steps",
    "exempt": "nothing can fail, and the rule says why",
    "todo": "not shown yet",
}
PROOF_MEANING = {
    "test": "names tests; `vmsgc check` sees that they exist",
    "constraint": "refers to constraints of the messages",
    "function": "refers to functions of the library",
    "name": "is a named case or monitor that no test is bound to",
}


@dataclass(frozen=True)
class RuleView:
    """One rule."""

    id: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SectionView:
    """Rules of one section of the text."""

    title: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True)
class RulesView:
    """A page of rules."""

    title: str
    counts: Coverage
    levels: tuple[str, ...]
    kinds: tuple[str, ...]
    proofs: tuple[str, ...]
    sections: tuple[SectionView, ...]


@dataclass(frozen=True)
class ReadingView:
    """One reading."""

    heading: str
    lines: tuple[tuple[str, str], ...]  # label, text


@dataclass(frozen=True)
class ReadingsView:
    """The page of readings."""

    readings: tuple[ReadingView, ...]
    questions: tuple[str, ...]


def link_to_rule(protocol: Protocol, rule: str) -> str:
    """A link to a rule, or its bare id when the specification does not have it."""
    if not any(one.id == rule for one in protocol.every_rule):
        return rule
    page = "rules.md" if any(one.id == rule for one in protocol.rules) else "rings.md"
    return f"[{rule}]({page}#{anchor(rule)})"


def _heading(reading: Reading) -> str:
    return f"{reading.id} {prose(reading.title)}"


def link_to_reading(protocol: Protocol, reading: str) -> str:
    """A link to a reading with its title, or its bare id when there is none."""
    for one in protocol.readings:
        if one.id == reading:
            return f"[{_heading(one)}](readings.md#{anchor(_heading(one))})"
    return reading


def _pages(protocol: Protocol) -> dict[str, str]:
    """Page of what a constraint id begins with."""
    found = {message.c_name: f"{message.c_name}.md" for message in protocol.messages}
    return found | {"header": "index.md#header"}


def _constraint_link(protocol: Protocol, ref: str) -> str:
    page = _pages(protocol).get(ref.split(".")[0])
    return code(ref) if page is None else f"[{code(ref)}]({page})"


def _refs(protocol: Protocol, refs: tuple[str, ...]) -> str:
    """Links to constraints; the ones that every body has are counted, not listed."""
    if len(refs) <= 8:
        return ", ".join(_constraint_link(protocol, ref) for ref in refs)
    endings = sorted({ref.rsplit(".", 1)[-1] for ref in refs})
    if len(endings) == 1:
        return f"{plural(len(refs), 'constraint')} {code('*.' + endings[0])}"
    shown = ", ".join(_constraint_link(protocol, ref) for ref in refs[:4])
    return f"{plural(len(refs), 'constraint')}: {shown} and {len(refs) - 4} like them"


def _check_line(protocol: Protocol, check: RuleCheck) -> str:
    if check.refs:
        return f"{check.kind}: {_refs(protocol, check.refs)}"
    if check.name is not None:
        return f"{check.kind} {code(check.name)}"
    return f"{check.kind}: {sentence(check.why or '')}" if check.why else check.kind


def _binds(protocol: Protocol, rule: Rule) -> str:
    pages = {message.name: f"{message.c_name}.md" for message in protocol.messages}
    links = [f"[{name}]({pages[name]})" if name in pages else name for name in rule.messages]
    return ", ".join(links) or rule.about or "no single message"


def _source(rule: Rule) -> str:
    if rule.source is None:
        return ""
    parts = [rule.source.section]
    parts += [f"item {rule.source.item}"] if rule.source.item is not None else []
    parts += [f"clause {rule.source.clause}"] if rule.source.clause is not None else []
    parts += [f"line {rule.source.line}"] if rule.source.line is not None else []
    return ", ".join(parts)


def _rule(protocol: Protocol, rule: Rule) -> RuleView:
    lines = [f"**{rule.level}**, {rule.actor}: {sentence(rule.text)}", ""]
    if rule not in protocol.ring_rules:
        lines.append(f"* binds: {_binds(protocol, rule)}")
    if rule.source is not None:
        lines.append(f"* source: {prose(_source(rule))}")
    if rule.same_as is not None:
        lines.append(f"* says again what {link_to_rule(protocol, rule.same_as)} says")
    lines.append(f"* check: {_check_line(protocol, rule.check)}")
    if rule.check.tests:
        lines.append(f"* tests: {', '.join(code(test) for test in rule.check.tests)}")
    if rule.reading is not None:
        lines.append(f"* reading: {link_to_reading(protocol, rule.reading)}")
    return RuleView(rule.id, tuple(lines))


def _view(title: str, protocol: Protocol, rules: tuple[Rule, ...], counts: Coverage) -> RulesView:
    sections: dict[str, list[RuleView]] = {}
    for rule in rules:
        section = rule.source.section if rule.source is not None else "No section of the text"
        sections.setdefault(section, []).append(_rule(protocol, rule))
    levels, kinds = dict(counts.by_level), dict(counts.by_kind)
    proofs = dict(counts.by_proof)
    return RulesView(
        title=title,
        counts=counts,
        levels=tuple(f"| {level} | {levels[level]} |" for level in LEVELS),
        kinds=tuple(f"| {kind} | {kinds[kind]} | {KIND_MEANING[kind]} |" for kind in KINDS),
        proofs=tuple(f"| {name} | {proofs[name]} | {PROOF_MEANING[name]} |" for name in PROOFS),
        sections=tuple(SectionView(prose(name), tuple(one)) for name, one in sections.items()),
    )


def rules_view(protocol: Protocol) -> RulesView:
    """Everything on the page of rules about messages."""
    return _view("Rules", protocol, protocol.rules, coverage(protocol))


def rings_view(protocol: Protocol) -> RulesView:
    """Everything on the page of rules about virtqueues."""
    return _view("Virtqueues", protocol, protocol.ring_rules, ring_coverage(protocol))


def _reading(protocol: Protocol, one: Reading) -> ReadingView:
    lines = [
        ("Problem", sentence(one.problem)),
        ("Decision", sentence(one.decision)),
        ("Reason", sentence(one.reason)),
        ("Question", sentence(one.question)),
    ]
    citing = [rule.id for rule in protocol.every_rule if rule.reading == one.id]
    rules = list(dict.fromkeys((*one.rules, *citing)))
    lines.append(("Rules", ", ".join(link_to_rule(protocol, rule) for rule in rules)))
    lines.append(("Found by the checker", ", ".join(code(text) for text in one.findings)))
    return ReadingView(_heading(one), tuple((label, text) for label, text in lines if text))


def readings_view(protocol: Protocol) -> ReadingsView:
    """Everything on the page of readings."""
    return ReadingsView(
        readings=tuple(_reading(protocol, one) for one in protocol.readings),
        questions=tuple(
            f"1. [{_heading(one)}](#{anchor(_heading(one))}): {sentence(one.question)}"
            for one in protocol.readings
            if "?" in one.question
        ),
    )


