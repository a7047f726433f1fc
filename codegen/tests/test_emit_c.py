"""The generated C compiles anywhere, keeps the style, and follows the specification."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import LANGUAGES, STRICT, check_syntax, needs_gcc, unpack

from vmsgc.emit import c
from vmsgc.emit.c_numbers import check_macro
from vmsgc.ir import Protocol
from vmsgc.render import make_renderer

ROOT = Path(__file__).resolve().parents[2]
LONG_FILES = frozenset({"include/vmsg/wire/ids.h", "src/names.c"})  # tables
COMPILERS = [
    pytest.param(name, marks=pytest.mark.skipif(shutil.which(name) is None, reason=f"no {name}"))
    for name in ("gcc", "clang-14")
]


@pytest.fixture(scope="module")
def tree(protocol: Protocol, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated C of the real protocol; nobody changes it."""
    return unpack(c.emit(protocol), tmp_path_factory.mktemp("tree"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("compiler", COMPILERS)
def test_tree_compiles_alone_without_a_warning(compiler: str, language: str, tree: Path) -> None:
    check_syntax(compiler, language, tree, sorted((tree / "src").glob("*.c")))


@pytest.mark.parametrize("level", ["-Os", "-O2"])
@needs_gcc
def test_optimiser_sees_no_value_used_before_it_is_set(level: str, tree: Path) -> None:
    for source in sorted((tree / "src").glob("*.c")):
        flags = ["-std=c99", *STRICT, level, f"-I{tree / 'include'}", "-c", "-o", "/dev/null"]
        subprocess.run(["gcc", *flags, source], check=True)


@pytest.mark.parametrize("language", LANGUAGES)
@needs_gcc
def test_every_header_compiles_alone(language: str, tree: Path, tmp_path: Path) -> None:
    sources = []
    for header in sorted((tree / "include").rglob("*.h")):
        name = header.relative_to(tree / "include").as_posix()
        source = tmp_path / (name.replace("/", "_") + ".c")
        source.write_text(f"#include <{name}>\ntypedef int something;\n", encoding="utf-8")
        sources.append(source)
    check_syntax("gcc", language, tree, sources)


def test_lines_fit_the_page_and_have_no_loose_ends(protocol: Protocol) -> None:
    for path, text in c.emit(protocol).items():
        assert text.endswith("\n") and not text.endswith("\n\n"), path
        assert "\n\n\n" not in text, path
        assert "{\n\n" not in text and "\n\n}" not in text.replace("\n\n}\n#endif", ""), path
        for at, line in enumerate(text.splitlines(), start=1):
            assert len(line.expandtabs(8)) <= 100, f"{path}:{at}"
            assert line == line.rstrip(), f"{path}:{at}"
            assert "//" not in line, f"{path}:{at}"


def test_functions_and_files_are_short(protocol: Protocol) -> None:
    for path, text in c.emit(protocol).items():
        lines = text.splitlines()
        assert len(lines) <= 400 or path in LONG_FILES, path
        start = 0
        for at, line in enumerate(lines):
            if line == "{":
                start = at
            if line == "}" and start:
                assert at - start <= 60, f"{path}:{start + 1}"
                start = 0


def test_every_file_says_what_it_is_and_where_it_comes_from(protocol: Protocol) -> None:
    for path, text in c.emit(protocol).items():
        head = text.partition("*/")[0].splitlines()
        assert re.match(rf" \* {Path(path).stem}: \S.*", head[1]), path
        assert any("Generated from spec/" in line for line in head), path
        assert head[-1] == " * SPDX-License-Identifier: BSD-2-Clause" or "SPDX" in head[-2], path
        assert len(head) <= 8, path


def test_guards_follow_from_the_path(protocol: Protocol) -> None:
    for path, text in c.emit(protocol).items():
        if path.startswith("include/"):
            guard = re.sub(r"[/.]", "_", path.removeprefix("include/")).upper()
            assert f"#ifndef {guard}\n#define {guard}\n" in text, path


@pytest.mark.skipif(shutil.which("clang-format-14") is None, reason="needs clang-format 14")
def test_clang_format_has_nothing_to_change(tree: Path) -> None:
    shutil.copy(ROOT / ".clang-format", tree / ".clang-format")
    sources = [path for path in tree.rglob("*.[ch]") if path.parent.name != "vmsg"]
    subprocess.run(["clang-format-14", "--dry-run", "-Werror", *sources], check=True)


def test_row_of_the_table_of_failures_takes_eight_bytes_at_most(protocol: Protocol) -> None:
    struct = c.emit(protocol)["src/fail.c"].partition("struct row {")[2].partition("};")[0]
    sizes = [int(bits) // 8 for bits in re.findall(r"^\tu?int(\d+)_t", struct, re.MULTILINE)]
    assert len(sizes) == 4
    assert sum(max(size, max(sizes)) for size in sizes) <= 8


@pytest.fixture(scope="module")
def changes(protocol: Protocol) -> dict[str, dict[str, tuple[str, str]]]:
    """For each check that is left out: each file that changes, before and after."""
    render = make_renderer()
    whole = c.emit(protocol)
    found = {}
    for dropped in c.droppable(protocol):
        less = c.emit(protocol, dropped, render)
        assert set(less) == set(whole)
        found[dropped] = {
            path: (whole[path], less[path]) for path in whole if whole[path] != less[path]
        }
    return found


def encoders(text: str) -> list[str]:
    """The encoding functions in a source."""
    pattern = r"^vmsg_status\s\w+_encode\([^;{]*\)\n\{.*?^}"
    return re.findall(pattern, text, re.MULTILINE | re.DOTALL)


def test_dropping_a_check_removes_one_if_and_touches_no_encoder(
    protocol: Protocol, changes: dict[str, dict[str, tuple[str, str]]]
) -> None:
    by_id = {found.id: found for found in protocol.constraints()}
    for dropped, files in changes.items():
        assert len(files) == 1, dropped
        before, after = next(iter(files.values()))
        name = check_macro(by_id[dropped])
        assert f"return vmsg_fail(error, {name});" not in after, dropped
        assert encoders(before) == encoders(after), dropped
        if dropped != "header.known":
            assert before.count("vmsg_fail(") == after.count("vmsg_fail(") + 1, dropped


@needs_gcc
def test_source_whose_last_check_is_dropped_compiles(
    protocol: Protocol, changes: dict[str, dict[str, tuple[str, str]]], tmp_path: Path
) -> None:
    unpack(c.emit(protocol), tmp_path)
    sources = []
    for dropped, files in changes.items():
        for path, (before, after) in files.items():
            if before.count("(void)") < after.count("(void)"):
                folder = tmp_path / "less" / dropped
                folder.mkdir(parents=True)
                shutil.copy(tmp_path / "src" / "shapes.h", folder / "shapes.h")
                sources.append((folder / Path(path).name).with_suffix(".c"))
                sources[-1].write_text(after, encoding="utf-8")
    assert sources
    check_syntax("gcc", "C99", tmp_path, sources)


def test_check_that_does_not_exist_cannot_be_dropped(protocol: Protocol) -> None:
    with pytest.raises(ValueError, match="no check"):
        c.emit(protocol, drop="get_config.resp.fields")


def test_numbers_of_checks_count_from_one_in_the_order_of_the_specification(
    protocol: Protocol,
) -> None:
    text = c.emit(protocol)["include/vmsg/wire/ids.h"]
    found = re.findall(r"^#define (VMSG_CHECK_\w+) (\d+)u$", text, re.MULTILINE)
    by_id = {one.id: one for one in protocol.constraints()}
    assert found == [
        (check_macro(by_id[name]), str(at)) for at, name in enumerate(c.droppable(protocol), 1)
    ]


def test_roles_receive_what_the_other_one_sends(protocol: Protocol) -> None:
    text = c.emit(protocol)["include/vmsg/wire/dispatch.h"]
    for role, other in (("driver", "device"), ("device", "driver")):
        table = text.partition(f"struct vmsg_{role}_handlers {{")[2].partition("};")[0]
        slots = set(re.findall(r"\(\*(\w+)\)", table))
        assert slots == {
            f"{message.c_name}_{body.role.value}"
            for message, body in protocol.bodies()
            if body.sender in (other, "any")
        }
