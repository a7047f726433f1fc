"""Rules and readings: nodes -> IR, the join with constraints, and coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from .ir import Protocol, Reading, Rule, RuleCheck, Source
from .source import Map, Scalar

BOUND = ("wire", "context", "api")  # kinds that refer to constraints
NAMED = ("behaviour", "trace")  # kinds that are a name until a test stands behind it
KINDS = (*BOUND, *NAMED, "exempt", "todo")
PROOFS = ("test", "constraint", "function", "name")  # the best thing a rule is bound to
LEVELS = ("MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "MAY", "IMPLIED")
_NO_CHECK = RuleCheck("todo", (), (), None, None)


def texts(node: Map, key: str) -> tuple[str, ...]:
    """Return the texts in the list under this key."""
    return tuple(str(one.value) for one in node.items(key) if isinstance(one, Scalar))


def patterns(root: Map | None) -> tuple[tuple[str, str], ...]:
    """Return (pattern, rule id) of every reference, in the order of the file."""
    found: list[tuple[str, str]] = []
    for node in root.maps("rules") if root is not None else ():
        check = node.get("check")
        if isinstance(check, Map):
            found += [(ref, node.text("id") or "") for ref in texts(check, "refs")]
    return tuple(found)


def citing(refs: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """Return a function from a constraint id to the first rule that refers to it, or ""."""
    known = tuple(refs)
    exact: dict[str, str] = {}
    for pattern, rule in known:
        exact.setdefault(pattern, rule)
    globs = [(pattern, rule) for pattern, rule in known if "*" in pattern]

    def find(constraint: str) -> str:
        if constraint in exact:
            return exact[constraint]
        return next((rule for pattern, rule in globs if fnmatchcase(constraint, pattern)), "")

    return find


def is_function(ref: str) -> bool:
    """Whether a reference is a function rather than constraints, whose ids have dots."""
    return "." not in ref and "*" not in ref


def expand(refs: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """Replace each pattern by the constraint ids it matches; others stay as they are."""
    found: dict[str, None] = {}
    for ref in refs:
        if "*" in ref:
            found.update(dict.fromkeys(one for one in known if fnmatchcase(one, ref)))
        else:
            found[ref] = None
    return tuple(found)


def _check(node: Map, known: Sequence[str]) -> RuleCheck:
    check = node.get("check")
    if not isinstance(check, Map):
        return _NO_CHECK
    return RuleCheck(
        kind=check.text("kind") or "",
        refs=expand(texts(check, "refs"), known),
        tests=texts(check, "tests"),
        name=check.text("case") or check.text("monitor"),
        why=check.text("why") or check.text("issue"),
    )


def _source(node: Map) -> Source | None:
    source = node.get("source")
    if not isinstance(source, Map):
        return None
    return Source(
        section=source.text("section") or "",
        item=source.number("item"),
        clause=source.text("clause"),
        line=source.number("line"),
    )


def build_rules(root: Map | None, constraint_ids: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules in the order of the file; a restatement gets its primary's check."""
    nodes = list(root.maps("rules")) if root is not None else []
    checks = {node.text("id"): _check(node, constraint_ids) for node in nodes}
    return tuple(
        Rule(
            id=node.text("id") or "",
            level=node.text("level") or "",
            actor=node.text("actor") or "",
            text=node.text("text") or "",
            source=_source(node),
            messages=texts(node, "messages"),
            about=node.text("about"),
            same_as=node.text("same_as"),
            check=checks.get(node.text("same_as") or node.text("id"), _NO_CHECK),
            reading=node.text("reading"),
            span=node.span,
        )
        for node in nodes
    )


def build_readings(root: Map | None) -> tuple[Reading, ...]:
    """Return the readings in the order of the file."""
    return tuple(
        Reading(
            id=node.text("id") or "",
            title=node.text("title") or "",
            problem=node.text("problem") or "",
            decision=node.text("decision") or "",
            reason=node.text("reason") or "",
            question=node.text("question") or "",
            rules=texts(node, "rules"),
            findings=texts(node, "findings"),
            span=node.span,
        )
        for node in (root.maps("readings") if root is not None else ())
    )


@dataclass(frozen=True)
class Coverage:
    """How far the rules are shown to hold."""

    statements: int  # sentences of the text, restatements included
    rules: int
    restatements: int  # rules that say again what another one says
    bound: int  # rules that point at something: the sum of by_proof
    todo: int
    exempt: int
    by_level: tuple[tuple[str, int], ...]
    by_kind: tuple[tuple[str, int], ...]
    by_proof: tuple[tuple[str, int], ...]
    constraints: int


def proof(check: RuleCheck) -> str | None:
    """Return the best thing a rule is bound to, of PROOFS; None when it is to nothing.

    A test counts more than a constraint or a function, and a name of a case or
    monitor without a test counts least.
    """
    if check.tests:
        return "test"
    if check.kind in NAMED:
        return "name"
    if check.kind not in BOUND:
        return None
    return "function" if all(map(is_function, check.refs)) else "constraint"


def _count(rules: Sequence[Rule], constraints: int) -> Coverage:
    kinds = Counter(rule.check.kind for rule in rules)
    levels = Counter(rule.level for rule in rules)
    proofs = Counter(proof(rule.check) for rule in rules)
    return Coverage(
        statements=len({rule.statement for rule in rules if rule.level != "IMPLIED"}),
        rules=len(rules),
        restatements=sum(rule.same_as is not None for rule in rules),
        bound=len(rules) - kinds["todo"] - kinds["exempt"],
        todo=kinds["todo"],
        exempt=kinds["exempt"],
        by_level=tuple((level, levels[level]) for level in LEVELS),
        by_kind=tuple((kind, kinds[kind]) for kind in KINDS),
        by_proof=tuple((name, proofs[name]) for name in PROOFS),
        constraints=constraints,
    )


def coverage(protocol: Protocol) -> Coverage:
    """Count the rules about messages."""
    return _count(protocol.rules, sum(1 for _ in protocol.constraints()))


def ring_coverage(protocol: Protocol) -> Coverage:
    """Count the rules about virtqueues, with the constraints they refer to."""
    known = {one.id for one in protocol.constraints()}
    refs = {ref for rule in protocol.ring_rules for ref in rule.check.refs}
    return _count(protocol.ring_rules, len(refs & known))
