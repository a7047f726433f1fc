"""Rules: the join with constraints, restatements, and the numbers about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import BASE_SPEC, REAL_SPEC

from vmsgc.cli import main
from vmsgc.ir import Protocol, Scope
from vmsgc.load import load_protocol
from vmsgc.rules import BOUND, citing, coverage, expand


@pytest.fixture(scope="module")
def real() -> Protocol:
    """Return the real protocol."""
    protocol, found = load_protocol(REAL_SPEC)
    assert protocol is not None
    assert not found
    return protocol


def test_coverage_of_the_tiny_spec_is_counted_by_hand() -> None:
    protocol, _ = load_protocol(BASE_SPEC)
    assert protocol is not None

    counts = coverage(protocol)

    assert (counts.statements, counts.rules, counts.restatements) == (3, 8, 1)
    assert (counts.bound, counts.todo, counts.exempt) == (7, 0, 1)
    assert dict(counts.by_kind)["context"] == 3  # the restatement counts as its primary does
    assert dict(counts.by_level)["IMPLIED"] == 4


def test_every_statement_of_the_draft_is_there(real: Protocol) -> None:
    assert coverage(real).statements == 194


def test_kinds_and_levels_add_up_to_the_rules(real: Protocol) -> None:
    counts = coverage(real)

    assert sum(count for _, count in counts.by_kind) == counts.rules
    assert sum(count for _, count in counts.by_level) == counts.rules
    assert counts.bound + counts.todo + counts.exempt == counts.rules


def test_every_constraint_is_cited_by_the_rule_it_names(real: Protocol) -> None:
    rules = {rule.id: rule for rule in real.rules}
    for constraint in real.constraints():
        if constraint.rule:
            assert constraint.id in rules[constraint.rule].check.refs


def test_only_constraints_no_peer_can_break_go_without_a_rule(real: Protocol) -> None:
    without = [one for one in real.constraints() if not one.rule]

    assert all(one.scope is Scope.API and one.check == "fields" for one in without)


def test_bound_rules_refer_to_constraints_that_exist(real: Protocol) -> None:
    known = {one.id for one in real.constraints()}
    for rule in real.rules:
        if rule.check.kind in BOUND:
            assert rule.check.refs
            assert set(rule.check.refs) <= known


def test_restatement_has_the_check_of_its_primary(real: Protocol) -> None:
    rules = {rule.id: rule for rule in real.rules}
    restated = [rule for rule in real.rules if rule.same_as is not None]

    assert restated
    assert all(rule.check == rules[rule.same_as or ""].check for rule in restated)


def test_pattern_stands_for_the_constraints_it_matches() -> None:
    known = ["a.req.fixed", "a.req.tail", "b.req.fixed"]

    assert expand(["*.fixed", "a.req.tail"], known) == ("a.req.fixed", "b.req.fixed", "a.req.tail")
    assert expand(["c.*"], known) == ()


def test_first_rule_that_refers_to_a_constraint_is_found() -> None:
    find = citing([("*.fields", "X-01"), ("a.req.fields", "X-02")])

    assert find("a.req.fields") == "X-02"  # by its own name rather than by pattern
    assert find("b.req.fields") == "X-01"
    assert find("b.req.other") == ""


def _body_order(real: Protocol) -> list[list[str]]:
    return [
        [f"{one.scope.value}:{one.check}" for one in body.constraints] for _, body in real.bodies()
    ]


def test_constraints_are_in_checking_order(real: Protocol) -> None:
    for found in _body_order(real):
        scopes = [one.partition(":")[0] for one in found]
        assert scopes == sorted(scopes, key=["wire", "context", "api"].index)
        wire = [one for one in found if one.startswith("wire:")]
        assert wire[:1] == ["wire:fixed"] * bool(wire)
        assert "wire:tail" not in wire[:-1]


def test_listing_is_filtered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--json", "--message", "PING", "--level", "MUST"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found
    assert all("PING" in rule["messages"] and rule["level"] == "MUST" for rule in found)


def test_shown_rule_has_text_source_and_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--spec", str(BASE_SPEC), "show", "DRV-RED-01"]) == 0

    shown = capsys.readouterr().out
    for part in ("Read within the thing.", "Reading, item 1, clause a", "read.req.window", "READ"):
        assert part in shown
    assert "restated by   DEV-RED-01.a" in shown


def test_coverage_is_the_same_as_text_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "coverage"]) == 0
    text = capsys.readouterr().out
    assert main(["rules", "coverage", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)

    rows = {
        name: int(count) for name, count in (line.rsplit(None, 1) for line in text.splitlines())
    }
    assert rows["rules"] == found["rules"]
    assert rows["  MUST NOT"] == found["by_level"]["MUST NOT"]
    assert rows["  trace"] == found["by_kind"]["trace"]


def test_protocol_as_json_is_stable_and_free_of_places(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["ir"]) == 0
    first = capsys.readouterr().out
    copy = tmp_path / "spec"
    copy.mkdir()
    for path in REAL_SPEC.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        (copy / path.name).write_text(f"# moved by a line\n{text}", encoding="utf-8")
    assert main(["ir", "--spec", str(copy)]) == 0

    assert capsys.readouterr().out == first
    assert (
        json.dumps(json.loads(first), indent=1, sort_keys=True, ensure_ascii=False) + "\n" == first
    )
