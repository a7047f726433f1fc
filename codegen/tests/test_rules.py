"""Rules: the join with constraints, restatements, and the numbers about them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import BASE_SPEC, REAL_SPEC, write_tests

from vmsgc.cli import main
from vmsgc.ir import Protocol, RuleCheck, Scope
from vmsgc.load import load_protocol
from vmsgc.rules import BOUND, Coverage, citing, coverage, expand, proof, ring_coverage


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


def test_ring_coverage_of_the_tiny_spec_is_counted_by_hand() -> None:
    protocol, _ = load_protocol(BASE_SPEC)
    assert protocol is not None

    counts = ring_coverage(protocol)

    assert (counts.statements, counts.rules, counts.restatements) == (1, 2, 0)
    assert (counts.bound, counts.todo, counts.exempt) == (2, 0, 0)
    assert dict(counts.by_proof) == {"test": 1, "constraint": 0, "function": 1, "name": 0}


def test_every_statement_of_the_draft_is_there(real: Protocol) -> None:
    assert coverage(real).statements == 194


def test_every_statement_about_rings_is_there(real: Protocol) -> None:
    """2.7 and 2.8 of core virtio, legacy aside, have 85 requirement words."""
    wanted = [rule for rule in real.ring_rules if rule.level != "IMPLIED"]
    sections = [rule.source.section for rule in wanted if rule.source is not None]

    assert ring_coverage(real).statements == 102
    assert sum(section.startswith(("2.7", "2.8")) for section in sections) == 85


def test_a_statement_about_rings_has_a_place_of_its_own(real: Protocol) -> None:
    places = [rule.source for rule in real.ring_rules if rule.level != "IMPLIED"]

    assert all(place is not None and place.item is not None for place in places)
    assert len(set(places)) == len(places)


def test_id_of_a_ring_rule_begins_with_its_actor(real: Protocol) -> None:
    begins = {"driver": "DRV", "device": "DEV"}
    for rule in real.ring_rules:
        wanted = "IMP" if rule.level == "IMPLIED" else begins[rule.actor]
        assert rule.id.startswith(f"{wanted}-"), rule.id


@pytest.mark.parametrize(
    ("check", "wanted"),
    [
        (RuleCheck("behaviour", (), ("test_a.b",), "case", None), "test"),
        (RuleCheck("api", ("publish",), ("test_a.b",), None, None), "test"),
        (RuleCheck("api", ("publish",), (), None, None), "function"),
        (RuleCheck("api", ("publish", "a.req.fields"), (), None, None), "constraint"),
        (RuleCheck("wire", ("a.req.fixed",), (), None, None), "constraint"),
        (RuleCheck("behaviour", (), (), "case", None), "name"),
        (RuleCheck("trace", (), (), "monitor", None), "name"),
        (RuleCheck("exempt", (), (), None, "why"), None),
        (RuleCheck("todo", (), (), None, "open"), None),
    ],
)
def test_a_name_without_a_test_is_counted_apart(check: RuleCheck, wanted: str | None) -> None:
    assert proof(check) == wanted


def test_kinds_and_levels_add_up_to_the_rules(real: Protocol) -> None:
    counts = coverage(real)

    assert sum(count for _, count in counts.by_kind) == counts.rules
    assert sum(count for _, count in counts.by_level) == counts.rules
    assert counts.bound + counts.todo + counts.exempt == counts.rules


@pytest.mark.parametrize("count", [coverage, ring_coverage])
def test_what_rules_are_bound_to_adds_up(
    count: Callable[[Protocol], Coverage], real: Protocol
) -> None:
    counts = count(real)

    assert sum(found for _, found in counts.by_proof) == counts.bound


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

    head, *lines, last = text.splitlines()
    assert head.split() == ["messages", "rings"]
    for at, counts in ((-2, found["messages"]), (-1, found["rings"])):
        rows = {" ".join(line.split()[:-2]): int(line.split()[at]) for line in lines}
        assert rows["rules"] == counts["rules"]
        assert rows["by test"] == counts["by_proof"]["test"]
        assert rows["MUST NOT"] == counts["by_level"]["MUST NOT"]
        assert rows["trace"] == counts["by_kind"]["trace"]
    assert last == f"tests named: {found['tests']['named']}, {found['tests']['missing']} missing"


def test_coverage_counts_the_named_tests_that_do_not_exist(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "--spec", str(tiny), "coverage"]) == 0
    assert capsys.readouterr().out.endswith("tests named: 1, no tests beside the specification\n")

    write_tests(tiny.parent, "a_thing_is_read_twice")
    assert main(["rules", "--spec", str(tiny), "coverage"]) == 0
    assert capsys.readouterr().out.endswith("tests named: 1, 1 missing\n")

    write_tests(tiny.parent, "a_thing_is_read_once")
    assert main(["rules", "--spec", str(tiny), "coverage"]) == 0
    assert capsys.readouterr().out.endswith("tests named: 1, 0 missing\n")


def test_shown_ring_rule_has_its_tests(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--spec", str(BASE_SPEC), "show", "DEV-QUE-01"]) == 0

    shown = capsys.readouterr().out
    assert "Queues, item 1" in shown
    assert "test          test_thing.a_thing_is_read_once" in shown


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
