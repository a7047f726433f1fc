"""Bindings: which tests and functions of a project rules may name."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, write_tests

from vmsgc.bindings import named_tests, read_tree
from vmsgc.cli import main
from vmsgc.ir import Protocol


def found_in(root: Path) -> frozenset[str]:
    """The tests of a project that has some."""
    tree = read_tree(root)
    assert tree is not None
    return tree.tests


def test_a_test_that_is_built_can_be_named(tmp_path: Path) -> None:
    write_tests(tmp_path, "a_thing_is_read_once")

    assert found_in(tmp_path) == {"test_thing.a_thing_is_read_once"}


def test_a_test_that_is_built_by_its_path_can_be_named(tmp_path: Path) -> None:
    write_tests(tmp_path, "a_thing_is_read_once", builds="executable('x', 'unit/test_thing.c')")

    assert found_in(tmp_path) == {"test_thing.a_thing_is_read_once"}


@pytest.mark.parametrize("builds", ["", "# 'thing'", "tests = ['things', 'other_thing']"])
def test_a_test_that_nothing_builds_cannot(builds: str, tmp_path: Path) -> None:
    write_tests(tmp_path, "a_thing_is_read_once", builds=builds)

    assert found_in(tmp_path) == set()


def test_a_python_test_can_be_named(tmp_path: Path) -> None:
    write_tests(tmp_path, "a_thing_is_read_once")
    (tmp_path / "tests" / "test_command.py").write_text(
        "def test_it_runs() -> None:\n    pass\n\n\ndef helper() -> None:\n    pass\n",
        encoding="utf-8",
    )

    assert "test_command.test_it_runs" in found_in(tmp_path)
    assert "test_command.helper" not in found_in(tmp_path)


@pytest.mark.parametrize(
    ("tool", "found"),
    [
        ("spin -run tests/model/ring.pml", {"ring.driver", "ring.every_buffer_returns"}),
        ("for model in tests/model/*.pml; do", {"ring.driver", "ring.every_buffer_returns"}),
        ("# spin -run tests/model/ring.pml", set()),
        ("", set()),
    ],
)
def test_a_model_that_a_tool_runs_can_be_named(
    tool: str, found: set[str], tmp_path: Path
) -> None:
    for name in ("tests/model", "tools"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "tools" / "model.sh").write_text(f"#!/bin/sh\n{tool}\n", encoding="utf-8")
    (tmp_path / "tests" / "model" / "ring.pml").write_text(
        "active proctype driver()\n{\n}\nltl every_buffer_returns { [] true }\n",
        encoding="utf-8",
    )

    assert found_in(tmp_path) == found


def test_a_function_of_a_program_that_is_built_can_be_named(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "thread"
    folder.mkdir(parents=True)
    (folder / "two.c").write_text("int main(void)\n{\n}\n", encoding="utf-8")
    assert found_in(tmp_path) == set()

    (folder / "meson.build").write_text("executable('two', 'two.c')", encoding="utf-8")
    assert found_in(tmp_path) == {"two.main"}


def test_a_function_counts_where_it_is_defined(tmp_path: Path) -> None:
    write_tests(tmp_path, "a_thing_is_read_once")

    tree = read_tree(tmp_path)

    assert tree is not None
    assert tree.functions == {"thing_write"}


def test_a_rule_that_a_comment_names_has_to_exist(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tests(tiny.parent, "a_thing_is_read_once")
    source = tiny.parent / "runtime" / "thing.h"
    source.write_text("/* DEV-QUE-01, DEV-RED-01 and IMP-01: sound. */\n", encoding="utf-8")
    assert main(["check", "--spec", str(tiny)]) == 0

    source.write_text("/* Sound. */\n/* DEV-QUE-91: lost. */\n", encoding="utf-8")
    assert main(["check", "--spec", str(tiny)]) == 1
    said = capsys.readouterr().out
    assert "runtime/thing.h:2:4: error[VS228]: no rule 'DEV-QUE-91'" in said


def test_a_folder_without_tests_binds_nothing(tmp_path: Path) -> None:
    assert read_tree(tmp_path) is None


def test_functions_and_tests_of_this_project_are_found() -> None:
    tree = read_tree(ROOT)

    assert tree is not None
    assert "test_chain.a_range_past_the_end_is_refused_untouched" in tree.tests
    assert "vmsg_driver_queue_publish" in tree.functions
    assert len(tree.tests) > 200 and len(tree.functions) > 200


def test_every_test_a_rule_names_is_there(protocol: Protocol) -> None:
    tree = read_tree(ROOT)

    assert tree is not None
    assert set(named_tests(protocol)) <= tree.tests


def test_check_fails_when_a_named_test_goes(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tests(tiny.parent, "a_thing_is_read_once")
    assert main(["check", "--spec", str(tiny)]) == 0
    assert "1 named test found" in capsys.readouterr().out

    write_tests(tiny.parent, "a_thing_is_read_twice")
    assert main(["check", "--spec", str(tiny)]) == 1
    said = capsys.readouterr().out
    assert "error[VS226]: DEV-QUE-01: no test 'test_thing.a_thing_is_read_once'" in said
    assert "check: v1: 1 error" in said


def test_check_says_when_it_could_not_look(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--spec", str(tiny)]) == 0
    assert "not looked up: no tests beside the specification" in capsys.readouterr().out
