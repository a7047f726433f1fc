"""The same specification gives the same bytes, whatever surrounds the generator."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec"
TOY = Path(__file__).resolve().parent / "golden" / "spec"


def generate(spec: Path, out: Path, cwd: Path, **environment: str) -> dict[str, bytes]:
    """Run ``vmsgc gen`` as a process of its own and return what it wrote."""
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "codegen")}
    subprocess.run(
        [sys.executable, "-B", "-m", "vmsgc", "gen", "--spec", str(spec), "--out", str(out)],
        cwd=cwd, env=settings | environment, check=True, capture_output=True,
    )
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module", name="toy")
def _toy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("toy")
    return generate(TOY, out / "generated", ROOT, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4294967295"},
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "0", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "0", "LC_ALL": "POSIX", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "0", "COLUMNS": "20", "HOME": "/nonexistent"},
    ],
    ids=lambda one: " ".join(f"{name}={value}" for name, value in one.items()),
)
def test_the_environment_changes_no_byte(
    toy: dict[str, bytes], tmp_path: Path, environment: dict[str, str]
) -> None:
    assert generate(TOY, tmp_path / "generated", ROOT, **environment) == toy


def test_the_current_folder_changes_no_byte(toy: dict[str, bytes], tmp_path: Path) -> None:
    assert generate(TOY, tmp_path / "generated", tmp_path) == toy


def test_the_place_of_the_specification_changes_no_byte(
    toy: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.copytree(TOY, tmp_path / "elsewhere")
    assert generate(tmp_path / "elsewhere", tmp_path / "generated", ROOT) == toy


def test_a_second_run_touches_no_file(tmp_path: Path) -> None:
    out = tmp_path / "generated"
    generate(TOY, out, ROOT)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    generate(TOY, out, ROOT)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_the_real_specification_does_not_depend_on_hashes(tmp_path: Path) -> None:
    runs = [
        generate(SPEC, tmp_path / seed, ROOT, PYTHONHASHSEED=seed) for seed in ("0", "12345")
    ]
    assert runs[0] == runs[1]
    assert runs[0]
