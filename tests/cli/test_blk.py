"""The blk and demo subcommands as a user sees them: what they do to files, and exit codes."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import VMSG, one_line, shell, vmsg


def image(tmp_path: Path, sectors: int = 300) -> Path:
    """An image whose sectors all differ."""
    path = tmp_path / "image"
    path.write_bytes(
        b"".join(number.to_bytes(512, "little") for number in range(sectors))
    )
    return path


def test_copy_is_equal(tmp_path: Path) -> None:
    source = image(tmp_path)
    result = vmsg(
        "blk",
        "copy",
        "--progress",
        "--image",
        str(source),
        "--output",
        str(tmp_path / "copy"),
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "copy").read_bytes() == source.read_bytes()
    assert "100 %" in result.stderr


def test_write_changes_the_range_and_nothing_else(tmp_path: Path) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    data = bytes(range(256)) * 6
    (tmp_path / "data").write_bytes(data)
    result = vmsg(
        "blk",
        "write",
        "--image",
        str(path),
        "--offset",
        "1K",
        "--input",
        str(tmp_path / "data"),
    )
    assert result.returncode == 0, result.stderr
    assert path.read_bytes() == before[:1024] + data + before[1024 + len(data) :]


def test_read_of_a_range_goes_to_a_file(tmp_path: Path) -> None:
    path = image(tmp_path)
    out = tmp_path / "out"
    arguments = [
        "--image",
        str(path),
        "--offset",
        "512",
        "--size",
        "1024",
        "--output",
        str(out),
    ]
    assert vmsg("blk", "read", "--quiet", *arguments).returncode == 0
    assert out.read_bytes() == path.read_bytes()[512:1536]


def test_a_range_behind_the_end_is_refused(tmp_path: Path) -> None:
    path = image(tmp_path, sectors=2)
    result = vmsg(
        "blk", "read", "--image", str(path), "--offset", "512", "--size", "1024"
    )
    assert result.returncode == 2 and "behind" in result.stderr


def test_a_refused_range_leaves_the_output_alone(tmp_path: Path) -> None:
    path = image(tmp_path, sectors=2)
    out = tmp_path / "out"
    out.write_bytes(b"precious")
    result = vmsg(
        "blk", "read", "--image", str(path), "--offset", "4K", "--output", str(out)
    )
    assert result.returncode == 2 and out.read_bytes() == b"precious"


@pytest.mark.parametrize("verb", ["read", "copy"])
def test_an_image_is_not_its_own_output(tmp_path: Path, verb: str) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    other_name = tmp_path / "link"
    other_name.symlink_to(path)
    result = vmsg("blk", verb, "--image", str(path), "--output", str(other_name))
    assert result.returncode == 2 and len(result.stderr.splitlines()) == 1
    assert path.read_bytes() == before


def test_an_image_is_not_its_own_input(tmp_path: Path) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    result = vmsg("blk", "write", "--image", str(path), "--input", str(path))
    assert result.returncode == 2 and path.read_bytes() == before


def test_a_copy_that_would_lose_the_end_of_the_image_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "image"
    path.write_bytes(bytes(1000))
    out = tmp_path / "copy"
    result = vmsg("blk", "copy", "--image", str(path), "--output", str(out))
    assert result.returncode == 2 and "sector" in result.stderr
    assert not out.exists()


def test_a_directory_is_no_image(tmp_path: Path) -> None:
    result = vmsg("blk", "info", "--image", str(tmp_path))
    assert result.returncode == 2 and "directory" in result.stderr


def test_a_demo_without_room_leaves_no_file_behind() -> None:
    limit = "ulimit -f 100; trap '' XFSZ; exec \"$0\" demo"
    before = sorted(Path("/tmp").glob("vmsg-demo-*"))
    result = subprocess.run(
        ["sh", "-c", limit, VMSG],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode != 0 and "Traceback" not in result.stderr
    assert sorted(Path("/tmp").glob("vmsg-demo-*")) == before


def test_an_input_that_is_too_short_is_exit_code_1(tmp_path: Path) -> None:
    path = image(tmp_path)
    result = vmsg(
        "blk", "write", "--quiet", "--image", str(path), "--size", "1024", stdin="short"
    )
    assert result.returncode == 1 and len(result.stderr.splitlines()) == 1


def test_info_tells_the_capacity(tmp_path: Path) -> None:
    result = vmsg("blk", "info", "--image", str(image(tmp_path)))
    assert (
        "capacity: 300 sectors, 153600 bytes" in result.stdout
        and "id: vmsg-image" in result.stdout
    )


def test_an_empty_image_is_fine(tmp_path: Path) -> None:
    path = image(tmp_path, sectors=0)
    assert "capacity: 0 sectors" in vmsg("blk", "info", "--image", str(path)).stdout


def test_demo_passes_and_says_so_last() -> None:
    result = vmsg("demo")
    assert result.returncode == 0
    assert result.stdout.splitlines()[-1].startswith(
        "demo: PASS 4194304 bytes read, 0 different"
    )
    assert "GET_DEVICE_INFO request" in result.stdout


@pytest.mark.parametrize(
    ("verb", "option"),
    [
        ("read", "--input"),
        ("copy", "--input"),
        ("info", "--input"),
        ("write", "--output"),
        ("info", "--output"),
        ("info", "--size"),
        ("copy", "--offset"),
    ],
)
def test_a_verb_refuses_the_options_of_another(
    tmp_path: Path, verb: str, option: str
) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    other = tmp_path / "other"
    value = str(other) if option in ("--input", "--output") else "512"
    result = vmsg("blk", verb, "--image", str(path), option, value)
    one_line(result, 2, option)
    assert path.read_bytes() == before and not other.exists()


def test_the_image_does_not_become_a_missing_standard_error(tmp_path: Path) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    script = 'exec "$0" blk write --progress --size 512 --image "$1" 2>&- </dev/zero'
    assert shell(script, str(path)).returncode == 0
    assert path.read_bytes() == bytes(512) + before[512:]


def test_a_read_without_standard_output_is_no_success(tmp_path: Path) -> None:
    path = image(tmp_path)
    result = shell('exec "$0" blk read --image "$1" >&-', str(path))
    one_line(result, 1, "standard output")


def test_a_write_without_standard_input_says_so(tmp_path: Path) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    result = shell('exec "$0" blk write --image "$1" <&-', str(path))
    one_line(result, 2, "standard input")
    assert path.read_bytes() == before


@pytest.mark.parametrize("verb", ["read", "info"])
def test_the_bytes_behind_the_last_sector_are_not_lost_in_silence(
    tmp_path: Path, verb: str
) -> None:
    path = tmp_path / "image"
    path.write_bytes(bytes(1000))
    one_line(vmsg("blk", verb, "--image", str(path)), 0, "last 488 bytes")


def test_demo_refuses_an_image_it_cannot_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "image"
    path.write_bytes(bytes(1000))
    result = vmsg("demo", "--image", str(path))
    one_line(result, 2, "sector")
    assert result.stdout == ""


def test_info_says_writable_of_a_writable_image_and_leaves_it_alone(
    tmp_path: Path,
) -> None:
    path = image(tmp_path)
    before = path.stat().st_mtime_ns
    assert "read-only: no" in vmsg("blk", "info", "--image", str(path)).stdout
    assert path.stat().st_mtime_ns == before


def test_info_says_read_only_of_an_image_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "running"
    shutil.copy(shutil.which("sleep") or "", path)
    os.truncate(path, path.stat().st_size // 512 * 512)
    with subprocess.Popen([path, "60"]) as running:
        try:
            result = vmsg("blk", "info", "--image", str(path))
        finally:
            running.kill()
    assert "read-only: yes" in result.stdout, result.stderr


def test_a_pipe_is_written_up_to_its_end(tmp_path: Path) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    result = vmsg("blk", "write", "--image", str(path), stdin="x" * 1024)
    assert result.returncode == 0, result.stderr
    assert path.read_bytes() == b"x" * 1024 + before[1024:]


@pytest.mark.parametrize("size", [700, 300 * 512 + 1, 10_000_000])
def test_a_pipe_that_does_not_fit_changes_nothing(tmp_path: Path, size: int) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    one_line(vmsg("blk", "write", "--image", str(path), stdin="x" * size), 2)
    assert path.read_bytes() == before


def test_standard_input_begins_where_somebody_left_it(tmp_path: Path) -> None:
    path = image(tmp_path)
    data = tmp_path / "data"
    data.write_bytes(b"a" * 512 + b"b" * 512)
    script = '(dd bs=512 count=1 of=/dev/null status=none; "$0" blk write --image "$1") <"$2"'
    assert shell(script, str(path), str(data)).returncode == 0
    assert path.read_bytes()[:513] == b"b" * 512 + b"\x01"


def test_a_file_shorter_than_size_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    data = tmp_path / "data"
    data.write_bytes(bytes(1024))
    arguments = ["--image", str(path), "--input", str(data), "--size", "100K"]
    one_line(vmsg("blk", "write", *arguments), 2, "input ends after 1024 bytes")
    assert path.read_bytes() == before


def test_a_pipe_shorter_than_size_says_where_it_ended(tmp_path: Path) -> None:
    arguments = ["--image", str(image(tmp_path)), "--size", "1024"]
    one_line(
        vmsg("blk", "write", *arguments, stdin="short"), 1, "input ends after 5 bytes"
    )


@pytest.mark.parametrize("command", [["blk", "info"], ["blk", "write"], ["demo"]])
def test_what_is_no_image_is_refused_at_once(
    tmp_path: Path, command: list[str]
) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for path in (str(fifo), "/dev/null"):
        one_line(vmsg(*command, "--image", path), 2, "neither a regular file")
    one_line(vmsg(*command, "--image", str(tmp_path)), 2, "directory")


@pytest.mark.parametrize("when", [signal.SIGINT, signal.SIGTERM])
def test_a_demo_that_is_ended_leaves_no_file(
    tmp_path: Path, when: signal.Signals
) -> None:
    before = sorted(Path("/tmp").glob("vmsg-demo-*"))
    with subprocess.Popen(
        [VMSG, "demo"],
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as demo:
        time.sleep(0.02)
        demo.send_signal(when)
    assert sorted(Path("/tmp").glob("vmsg-demo-*")) == before
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_broke_names_its_incomplete_output(tmp_path: Path) -> None:
    out = tmp_path / "out"
    script = (
        "ulimit -f 6000; trap '' XFSZ; exec \"$0\" blk copy --image \"$1\" --output \"$2\""
    )
    result = shell(script, str(image(tmp_path, sectors=12000)), str(out))
    one_line(result, 1, f"{out} is incomplete", "File too large")


def test_an_output_that_cannot_be_opened_is_bad_input(tmp_path: Path) -> None:
    out = str(tmp_path / "no" / "out")
    result = vmsg("blk", "read", "--image", str(image(tmp_path)), "--output", out)
    one_line(result, 2, "No such file")


def test_progress_is_for_terminals_and_those_who_ask(tmp_path: Path) -> None:
    arguments = ["--image", str(image(tmp_path)), "--output", str(tmp_path / "out")]
    assert vmsg("blk", "copy", *arguments).stderr == ""
    asked = vmsg("blk", "copy", "--progress", *arguments).stderr
    assert "100 %" in asked and "\r" not in asked
    master, slave = pty.openpty()
    subprocess.run([VMSG, "blk", "copy", *arguments], check=True, stderr=slave)
    os.close(slave)
    assert b"\rcopy: 100 %" in os.read(master, 4096)
    os.close(master)
