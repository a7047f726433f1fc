"""The command line: what the verbs take and print, beyond their exit status."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REAL_SPEC, ROOT

from vmsgc.cli import main

PACKAGE = ROOT / "codegen"
CONFIG = "0105000000001600000000000000000002000000aabb"  # GET_CONFIG resp data=aabb


def run(*arguments: str) -> int:
    """Exit status of the command."""
    try:
        return main(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)


def vmsgc(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process."""
    command = [sys.executable, "-m", "vmsgc", *arguments]
    return subprocess.run(
        command, cwd=PACKAGE, input=stdin, capture_output=True, check=False, timeout=120
    )


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A copy of the real specification to break."""
    return Path(shutil.copytree(REAL_SPEC, tmp_path / "spec"))


def test_check_looks_at_the_base_and_every_overlay(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[1] for line in lines if line.startswith("check:")] == [" v1", " v2"]


def test_an_error_in_an_overlay_alone_fails_the_check(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overlay = spec / "drafts" / "v2.yaml"
    overlay.write_text(overlay.read_text().replace("was: 44, to: 52", "was: 45, to: 52"))

    assert run("check", "--spec", str(spec), "--draft", "v1") == 0
    capsys.readouterr()
    assert run("check", "--spec", str(spec)) == 1
    said = capsys.readouterr().out
    assert "check: v1: ok" in said and "check: v2: 1 error" in said
    assert said.count("error[VS031]") == 1


def test_an_error_of_every_draft_is_printed_once(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (spec / "virtio.yaml").write_text("a: [", encoding="utf-8")

    assert run("check", "--spec", str(spec)) == 1
    said = capsys.readouterr().out
    assert said.count("error[VS001]") == 1
    assert "check: v1: 1 error" in said and "check: v2: 1 error" in said


def test_check_json_says_which_draft(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--json", "--spec", str(spec)) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["draft"] for one in found} == {"v1", "v2"}


@pytest.mark.parametrize("file", ["rules.yaml", "rings.yaml", "readings.yaml", "virtio.yaml"])
@pytest.mark.parametrize("target", [None, "nowhere.yaml", "itself"])
def test_a_file_that_is_not_there_is_an_error(
    file: str, target: str | None, spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (spec / file).unlink()
    if target is not None:
        (spec / file).symlink_to(file if target == "itself" else target)

    assert run("check", "--draft", "v1", "--spec", str(spec)) == 1
    assert f"{file}:1:1: error[VS002]" in capsys.readouterr().out


def test_check_of_the_good_spec_prints_a_line_per_finding(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run("check")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) < 12
    assert all(": note[VS" in line or line.startswith("check: ") for line in lines)
    assert sum("acknowledged by C-0" in line for line in lines) == 6


def test_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    version = capsys.readouterr().out.split()[1]
    assert f'version = "{version}"' in (PACKAGE / "pyproject.toml").read_text(encoding="utf-8")


def test_rules_alone_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules", "coverage") == 0
    counted = capsys.readouterr().out
    assert run("rules") == 0
    assert capsys.readouterr().out == counted


def test_a_rule_is_found_in_either_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules", "show", "drv-hdr-01") == 0
    assert capsys.readouterr().out.startswith("DRV-HDR-01 ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["encode", "GET_SHM", "req", "shmid=1", "--draft", "v2", "token=2"],
        ["encode", "GET_SHM", "--draft", "v2", "req", "shmid=1", "token=2"],
        ["encode", "GET_SHM", "req", "--draft", "v2", "shmid=1", "token=2"],
        ["encode", "GET_SHM", "req", "shmid=1", "token=2", "--spec", str(REAL_SPEC),
         "--draft", "v2"],
        ["decode", "0002000000000800", "--draft", "v2", "0002000000000800"],
        ["rules", "show", "DRV-HDR-01", "--draft", "v2", "--spec", str(REAL_SPEC)],
        ["rules", "list", "--draft", "v2"],
        ["rules", "coverage", "--spec", str(REAL_SPEC)],
    ],
    ids=" ".join,
)  # fmt: skip
def test_options_may_follow_the_rest(arguments: list[str]) -> None:
    assert run(*arguments) == 0


@pytest.mark.parametrize("arguments", [["encode", "PING", "req", "--nothing"], ["ir", "more"]])
def test_what_no_verb_takes_is_refused(arguments: list[str]) -> None:
    assert run(*arguments) == 2


@pytest.mark.parametrize(
    "values",
    [["data=aabb"], ["length=2", "data=aabb"], ["data=aa:bb", "length=0x2"], ["data=0xAA_BB"]],
    ids=" ".join,
)
def test_a_count_is_computed_or_agrees(
    values: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("encode", "GET_CONFIG", "resp", *values) == 0
    assert capsys.readouterr().out == CONFIG + "\n"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["GET_CONFIG", "resp", "length=4", "data=aabb"], 1),
        (["GET_CONFIG", "resp", "length=1", "data=aabb"], 1),
        (["GET_CONFIG", "resp", "length=4"], 1),
        (["SET_CONFIG", "resp", "length=4", "data=aabb"], 1),
        (["SET_CONFIG", "resp", "length=4"], 0),
        (["SET_CONFIG", "resp", "data=aabb"], 0),
        (["SET_CONFIG", "req", "data=aabb"], 0),
        (["GET_DEVICES", "resp", "bitmap=ff"], 0),
        (["GET_DEVICES", "resp", "count=8", "bitmap=ff"], 0),
        (["GET_DEVICES", "resp", "count=16", "bitmap=ff"], 1),
        (["GET_DEVICE_FEATURES", "resp", "features=1,2"], 0),
        (["GET_DEVICE_FEATURES", "resp", "num_blocks=3", "features=1,2"], 1),
        (["GET_DEVICE_FEATURES", "resp", "features=1,2,"], 2),
        (["GET_CONFIG", "resp", "length=4294967296"], 2),
        (["GET_CONFIG", "resp", "offset=010"], 0),
        (["GET_CONFIG", "resp", "offset=0b1"], 2),
        (["GET_CONFIG", "resp", "offset=1_0"], 2),
        (["GET_CONFIG", "resp", "offset=1", "offset=1"], 2),
        (["SET_VQUEUE", "req", "reserved0=1"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_encode_takes_a_value_or_says_why_not(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("encode", *arguments) == status

    assert len(capsys.readouterr().err.splitlines()) == (status != 0)


def test_an_array_of_the_wrong_length_is_an_error_of_use(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["encode", "--draft", "v2", "GET_DEVICE_INFO", "resp"]
    assert run(*words, "device_uuid=aabb") == 2
    assert "device_uuid" in capsys.readouterr().err


NOT_HEX = b'{"valid": false, "status": "NOT_HEX", "field": null, "offset": null, "rule": null}\n'
LINES = (
    b"\n00ff000000000800\nzz\n00 02:00_00\t00000800\r\n0x\n0X0002000000000800\n000\n \xff\n"
    b"\x00\n 0x00\n0002000000000800"
)


def test_one_line_in_is_one_line_out() -> None:
    result = vmsgc("decode", "-", stdin=LINES)

    lines = result.stdout.splitlines(keepends=True)
    assert len(lines) == len(LINES.split(b"\n"))
    said = [json.loads(line) for line in lines]
    assert said[0]["status"] == said[4]["status"] == "TRUNCATED"
    assert [number for number, line in enumerate(lines, 1) if line == NOT_HEX] == [3, 7, 8, 9, 10]
    assert said[1]["check"] == "header.known" and list(said[1])[-1] == "check"
    assert said[3] == said[5] == said[10] and said[3]["valid"]
    complaints = result.stderr.decode("ascii").splitlines()
    assert [line.split(": ")[2] for line in complaints] == [
        f"line {number}" for number in (3, 7, 8, 9, 10)
    ]
    assert result.returncode == 2


def test_an_argument_that_is_no_hex_does_not_stop_the_rest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("decode", "zz\nzz", "0002000000000800") == 2
    written = capsys.readouterr()
    assert written.out.startswith(NOT_HEX.decode())
    assert json.loads(written.out.splitlines()[1])["valid"]
    assert len(written.err.splitlines()) == 1


@pytest.mark.skipif(shutil.which("doxygen") is None, reason="doxygen is not installed")
def test_every_parameter_in_generated_headers_is_documented(tmp_path: Path) -> None:
    settings = (ROOT / "docs" / "Doxyfile").read_text(encoding="utf-8")
    settings += f"\nOUTPUT_DIRECTORY = {tmp_path}\nWARN_AS_ERROR = NO\n"
    said = subprocess.run(
        ["doxygen", "-"], cwd=ROOT, input=settings, capture_output=True, text=True, check=False
    )
    assert "generated/" not in said.stderr


def test_functions_that_check_document_what_they_take() -> None:
    for path in (ROOT / "generated" / "include" / "vmsg" / "wire").glob("*.h"):
        blocks = path.read_text(encoding="utf-8").split("/**")
        for block in blocks:
            comment, _, code = block.partition("*/")
            for word in ("_check_echo(", "_check_context("):
                if word in code.partition(";")[0] and "VMSG_MUST_CHECK" in code:
                    assert "@param error" in comment, f"{path.name}: {block}"
                    assert "@param view" in comment or "@param header" in comment
