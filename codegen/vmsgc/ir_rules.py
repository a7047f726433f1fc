"""What the text demands and how we read it, as immutable values."""

from __future__ import annotations

from dataclasses import dataclass

from .span import Span


@dataclass(frozen=True)
class Source:
    """Where the text says so."""

    section: str
    item: int | None
    clause: str | None
    line: int | None


@dataclass(frozen=True)
class RuleCheck:
    """How a rule is shown to hold.

    kind: wire | context | api (refs), behaviour | trace (name), exempt | todo (why).
    """

    kind: str
    refs: tuple[str, ...]  # constraint ids, globs expanded; with api also functions
    tests: tuple[str, ...]  # "test_chain.a_range_past_the_end_is_refused": file and test
    name: str | None
    why: str | None


@dataclass(frozen=True)
class Rule:
    """One duty of one actor, in our words."""

    id: str
    level: str
    actor: str
    text: str
    source: Source | None
    messages: tuple[str, ...]
    about: str | None
    same_as: str | None  # primary statement of the same duty
    check: RuleCheck  # of the primary when same_as is set
    reading: str | None
    span: Span

    @property
    def statement(self) -> str:
        """Id of the sentence in the text: the rule id without its clause."""
        return self.id.split(".")[0]


@dataclass(frozen=True)
class Reading:
    """What we decided where the text is silent or contradicts itself."""

    id: str
    title: str
    problem: str
    decision: str
    reason: str
    question: str
    rules: tuple[str, ...]
    findings: tuple[str, ...]
    span: Span
