"""generated/ holds exactly what the specification says, or the tool tells."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vmsgc.cli import main
from vmsgc.write import compare, write

ROOT = Path(__file__).resolve().parents[2]
FILES = {"a.txt": "one\n", "deep/b.txt": "two\n"}


def run_gen(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the verb in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["gen", *map(str, arguments)])
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())


def run_gen_alone(seed: str, out: Path) -> subprocess.CompletedProcess[str]:
    """Run the verb in a process of its own, with a seed for its hashes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "codegen"), "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "vmsgc", "gen", "--out", str(out)]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A freshly generated tree; tests put back what they break."""
    out = tmp_path_factory.mktemp("gen") / "out"
    result = run_gen("--out", out)
    assert result.returncode == 0, result.stderr
    return out


def test_write_makes_what_is_missing_and_reports_it(tmp_path: Path) -> None:
    assert [(one.kind, one.path) for one in write(tmp_path, FILES)] == [
        ("missing", "a.txt"),
        ("missing", "deep/b.txt"),
    ]
    assert tree(tmp_path) == {"a.txt": b"one\n", "deep/b.txt": b"two\n"}


def test_write_leaves_unchanged_files_untouched(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    (tmp_path / "deep/b.txt").write_text("other\n", encoding="utf-8")
    write(tmp_path, FILES)
    assert (tmp_path / "a.txt").stat().st_mtime_ns == 1
    assert (tmp_path / "deep/b.txt").read_text(encoding="utf-8") == "two\n"


def test_write_removes_leftovers_and_the_folders_they_leave_empty(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "old/older/c.txt": "three\n"})
    assert [(one.kind, one.path) for one in write(tmp_path, FILES)] == [
        ("leftover", "old/older/c.txt")
    ]
    assert not (tmp_path / "old").exists()


def test_write_does_not_change_line_ends(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "one\n"})
    (tmp_path / "a.txt").write_bytes(b"one\r\n")
    assert [one.kind for one in compare(tmp_path, {"a.txt": "one\n"})] == ["differs"]


def test_compare_names_each_kind_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("other\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("three\n", encoding="utf-8")
    before = tree(tmp_path)
    found = compare(tmp_path, FILES)
    assert [(one.kind, one.path) for one in found] == [
        ("differs", "a.txt"),
        ("leftover", "c.txt"),
        ("missing", "deep/b.txt"),
    ]
    assert "-other\n+one\n" in found[0].diff()
    assert tree(tmp_path) == before


def test_file_that_is_not_text_is_a_difference_and_not_an_accident(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe")
    assert compare(tmp_path, {"a.txt": "one\n"})[0].kind == "differs"


def test_gen_does_not_depend_on_the_seed_of_hashes(fresh: Path, tmp_path: Path) -> None:
    for seed in ("1", "4242"):
        result = run_gen_alone(seed, tmp_path / seed)
        assert result.returncode == 0, result.stderr
        assert tree(tmp_path / seed) == tree(fresh)


def test_gen_check_accepts_a_fresh_tree_and_a_second_run_changes_nothing(fresh: Path) -> None:
    assert run_gen("--check", "--out", fresh).returncode == 0
    assert run_gen("--out", fresh).stdout == ""


def test_gen_check_fails_on_a_touched_file_and_shows_the_difference(fresh: Path) -> None:
    path = fresh / "src/get_config.c"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("return VMSG_OK;", "return 0;", 1), encoding="utf-8")
    result = run_gen("--check", "--out", fresh)
    path.write_text(text, encoding="utf-8")
    assert result.returncode == 1
    assert f"{path}: differs" in result.stdout
    assert "-\treturn 0;\n+\treturn VMSG_OK;" in result.stdout


def test_gen_check_fails_on_a_missing_file(fresh: Path) -> None:
    path = fresh / "include/vmsg/wire/ids.h"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    result = run_gen("--check", "--out", fresh)
    assert not path.exists()
    path.write_text(text, encoding="utf-8")
    assert result.returncode == 1
    assert f"{path}: missing" in result.stdout


def test_gen_check_fails_on_a_leftover_file(fresh: Path) -> None:
    path = fresh / "src/get_nothing.c"
    path.write_text("/* old */\n", encoding="utf-8")
    result = run_gen("--check", "--out", fresh)
    assert path.exists()
    path.unlink()
    assert result.returncode == 1
    assert f"{path}: leftover" in result.stdout


def test_gen_list_names_every_file_and_writes_none(fresh: Path, tmp_path: Path) -> None:
    result = run_gen("--list", "--out", tmp_path / "none")
    assert result.stdout.splitlines() == sorted(tree(fresh))
    assert not (tmp_path / "none").exists()


def test_committed_tree_is_what_the_specification_says() -> None:
    result = run_gen("--check")
    assert result.returncode == 0, result.stdout[:2000]


def test_dropped_check_never_lands_in_the_committed_tree() -> None:
    result = run_gen("--drop-check", "get_config.resp.tail")
    assert result.returncode == 2
    assert "needs an --out of its own" in result.stderr


def test_folder_of_somebody_else_is_not_cleared(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear\n", encoding="utf-8")
    result = run_gen("--out", tmp_path)
    assert result.returncode == 2
    assert "not ours to clear" in result.stderr
    assert tree(tmp_path) == {"letter.txt": b"dear\n"}


def test_unknown_check_is_an_error_of_use(tmp_path: Path) -> None:
    result = run_gen("--drop-check", "get_config.resp.nothing", "--out", tmp_path / "out")
    assert result.returncode == 2
    assert "no check 'get_config.resp.nothing'" in result.stderr
    assert not (tmp_path / "out").exists()
