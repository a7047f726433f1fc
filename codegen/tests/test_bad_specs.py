"""Every file in bad/ is refused with exactly the text beside it; every code has one and a page."""

from __future__ import annotations

import copy
import random
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import BASE_SPEC, REAL_SPEC, ROOT, codes, complaints, diagnosed, edited_spec

import vmsgc
from vmsgc.bindings import read_tree
from vmsgc.cli import main
from vmsgc.codes import pages
from vmsgc.diag import Renderer
from vmsgc.hints import HINTS
from vmsgc.load import load

BAD = Path(__file__).parent / "bad"
ROUNDS = 96  # damaged specs per file
FILES = sorted(BAD.glob("VS*.yaml"))


@pytest.mark.parametrize("edits", FILES, ids=lambda path: path.stem)
def test_bad_spec_is_refused_with_its_text(
    edits: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    spec, draft = edited_spec(edits, tmp_path / "spec")

    said = complaints(spec, draft)

    expected = edits.with_suffix(".err")
    if request.config.getoption("--bless"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert f"[{edits.stem.partition('-')[0]}]" in said


def test_tiny_spec_that_the_bad_ones_edit_is_good() -> None:
    assert complaints(BASE_SPEC) == ""


def test_every_expected_text_has_its_spec() -> None:
    assert {path.stem for path in BAD.glob("*.err")} == {path.stem for path in FILES}


def _codes_in_sources() -> set[str]:
    package = Path(vmsgc.__file__).parent
    return {
        code
        for path in package.glob("*.py")
        if path.name != "hints.py"
        for code in re.findall(r'"(VS[0-9]{3})"', path.read_text(encoding="utf-8"))
    }


def test_every_code_has_a_bad_spec() -> None:
    assert {path.stem.partition("-")[0] for path in FILES} == _codes_in_sources()


def test_every_code_has_a_page_with_examples() -> None:
    known = pages()

    assert set(known) == _codes_in_sources()
    for page in known.values():
        assert page.title and page.why and page.bad and page.good and page.bad != page.good


def test_real_spec_has_no_error_in_any_draft() -> None:
    tree = read_tree(ROOT)
    assert tree is not None

    assert complaints(REAL_SPEC, "v1", tree) == ""
    assert complaints(REAL_SPEC, "v2", tree) == ""


def test_contradictions_of_the_draft_are_found_and_acknowledged() -> None:
    notes = [one for one in load(REAL_SPEC).diagnostics if one.severity == "note"]

    assert sorted((one.code, one.notes[0]) for one in notes) == [
        ("VS301", "acknowledged by C-01"),
        ("VS301", "acknowledged by C-01"),
        ("VS302", "acknowledged by C-02"),
        ("VS303", "acknowledged by C-02"),
        ("VS303", "acknowledged by C-02"),
        ("VS303", "acknowledged by C-02"),
    ]


def test_contradictions_of_the_draft_are_errors_without_readings(tmp_path: Path) -> None:
    spec = tmp_path / "spec"
    shutil.copytree(REAL_SPEC, spec)
    root = yaml.safe_load((spec / "readings.yaml").read_text(encoding="utf-8"))
    for reading in root["readings"]:
        reading.pop("findings", None)
    (spec / "readings.yaml").write_text(yaml.safe_dump(root), encoding="utf-8")

    assert sorted(codes(spec)) == ["VS301", "VS301", "VS302", "VS303", "VS303", "VS303"]


def test_errors_beyond_the_cap_are_counted_and_not_shown(tiny: Path) -> None:
    text = (tiny / "messages.yaml").read_text(encoding="utf-8")
    (tiny / "messages.yaml").write_text(text.replace("doc:", "dok:"), encoding="utf-8")
    found = load(tiny).diagnostics

    said = Renderer(tiny).render_all(found, max_errors=3)

    assert said.count(": error[") == 3
    assert said.endswith(f"{len(found) - 3} more errors not shown (see --max-errors)\n")


def _paths(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children: Iterable[tuple[Any, Any]] = node.items() if isinstance(node, dict) else ()
    if isinstance(node, list):
        children = enumerate(node)
    found = [at] if at else []
    for key, child in children:
        found += _paths(child, (*at, key))
    return found


REPLACEMENTS: tuple[Any, ...] = (
    "", "x", "le32", "u8[]", "length", "a b", "((", 0, 1, 255, 2**64, None, True, [], {}, [{}],
    {"name": "x"}, ["x"], "messages", "*", "[", 10**30, "fixed", "\N{SNOWMAN}", "v2", "event",
)  # fmt: skip


def _mutate(root: Any, random_source: random.Random) -> None:
    """Delete, duplicate or retype one node."""
    paths = _paths(root)
    *above, last = random_source.choice(paths)
    parent = root
    for step in above:
        parent = parent[step]
    kind = random_source.choice(("delete", "duplicate", "retype", "swap"))
    if kind == "delete":
        del parent[last]
    elif kind == "duplicate" and isinstance(parent, list):
        parent.insert(last, copy.deepcopy(parent[last]))
    elif kind == "swap":
        value = root
        for step in random_source.choice(paths):
            value = value[step] if not isinstance(value, str) else value
        parent[last] = copy.deepcopy(value)
    else:
        parent[last] = copy.deepcopy(random_source.choice(REPLACEMENTS))


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes a node that occurs twice twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@pytest.mark.parametrize(
    "file", ["messages.yaml", "virtio.yaml", "rules.yaml", "rings.yaml", "readings.yaml"]
)
def test_damaged_spec_gives_diagnostics_and_never_a_traceback(file: str, tiny: Path) -> None:
    original = yaml.safe_load((BASE_SPEC / file).read_text(encoding="utf-8"))
    silent = 0
    for seed in range(ROUNDS):
        source = random.Random(f"{file} {seed}")
        root = copy.deepcopy(original)
        for _ in range(source.randint(1, 3)):
            if _paths(root):
                _mutate(root, source)
        text = yaml.dump(root, Dumper=_Dumper, sort_keys=False, width=10**6)
        (tiny / file).write_text(text, encoding="utf-8")

        found = load(tiny)

        said = Renderer(tiny).render_all(found.diagnostics)
        assert "Traceback" not in said
        silent += not said
    assert silent < ROUNDS / 2


def test_damaged_text_gives_diagnostics_and_never_a_traceback(tiny: Path) -> None:
    original = (BASE_SPEC / "messages.yaml").read_text(encoding="utf-8")
    for seed in range(ROUNDS):
        source = random.Random(seed)
        text = list(original)
        for _ in range(source.randint(1, 4)):
            text[source.randrange(len(text))] = source.choice(
                "{}[]:,-#&*!|>'\"%@`\t\n\x00 0x\x85\u2028"
            )
        (tiny / "messages.yaml").write_text("".join(text), encoding="utf-8")

        Renderer(tiny).render_all(load(tiny).diagnostics)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check"], 0),
        (["check", "--json"], 0),
        (["check", "--draft", "v2"], 0),
        (["ir"], 0),
        (["rules", "coverage"], 0),
        (["rules", "list", "--json"], 0),
        (["rules", "show", "DRV-HDR-01"], 0),
        (["explain", "VS102"], 0),
        (["explain"], 0),
        (["check", "--draft", "v99"], 2),
        (["check", "--spec", "nowhere"], 2),
        (["rules", "show", "DRV-HDR-99"], 2),
        (["rules", "show"], 2),
        (["explain", "VS999"], 2),
        (["rules", "list", "--message", "GET_NOTHING"], 2),
        (["decode", "00020000000008"], 1),
        (["decode", "0002000000000800"], 0),
        (["diff", "v1", "v9"], 2),
        (["diff", "v1"], 2),
        (["encode", "GET_NOTHING", "req"], 2),
        (["encode", "GET_CONFIG", "event"], 2),
        (["encode", "GET_CONFIG", "req", "length"], 2),
        (["encode", "GET_CONFIG", "req", "le\nngth=1"], 2),
        (["encode", "GET_CONFIG", "req", "length=-1"], 2),
        (["encode", "GET_CONFIG", "req", "dev_num=70000"], 2),
        (["encode", "GET_CONFIG", "req", "token=-1"], 2),
        (["encode", "GET_CONFIG", "req", "length=8", "token=3"], 0),
        (["encode", "PING", "req", "dev_num=1"], 1),
        (["vectors", "--why", "nothing"], 2),
        (["vectors", "--message", "GET_NOTHING"], 2),
        (["gen", "--drop-check", "nothing"], 2),
        (["gen", "--out", str(REAL_SPEC)], 2),
        (["--spec", "no\nwhere", "check"], 2),
        (["nonsense"], 2),
        ([], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_exit_status_says_what_happened(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        has = main(arguments)
    except SystemExit as stop:
        has = int(stop.code or 0)

    assert has == status
    written = capsys.readouterr()
    assert written.out or written.err
    if status != 1:
        assert bool(written.out) == (status == 0)
        assert written.err.count("\n") == (1 if status == 2 else 0)


def test_wrong_spec_makes_every_verb_fail_with_its_diagnostics(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (tiny / "messages.yaml").read_text(encoding="utf-8")
    (tiny / "messages.yaml").write_text(text.replace("echo: offset", "echo: x"), encoding="utf-8")

    assert [main([verb, "--spec", str(tiny)]) for verb in ("check", "ir")] == [1, 1]
    assert main(["rules", "--spec", str(tiny), "coverage"]) == 1
    written = capsys.readouterr()
    assert written.out.count("error[VS110]") == 1
    assert written.err.count("error[VS110]") == 2


@pytest.mark.parametrize("edits", FILES, ids=lambda path: path.stem)
def test_every_diagnostic_has_a_hint(edits: Path, tmp_path: Path) -> None:
    spec, draft = edited_spec(edits, tmp_path / "spec")

    for one in diagnosed(spec, draft):
        assert one.hint or one.severity == "note", one


def test_every_code_has_a_hint_of_its_own() -> None:
    assert set(HINTS) == _codes_in_sources()
