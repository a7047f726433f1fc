"""The --ring option of blk and demo: which words it knows, and that the devices then use them."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from command import one_line, vmsg

FEATURES = ("indirect", "event-idx", "in-order", "notification-data")
EVERYTHING = "packed ring, indirect, event-idx, in-order, notification-data"


def lists() -> list[str]:
    """Every list of a format and features, format first."""
    return [
        ",".join((form, *some))
        for form in ("split", "packed")
        for count in range(len(FEATURES) + 1)
        for some in combinations(FEATURES, count)
    ]


def image(tmp_path: Path) -> Path:
    """An image of a size that is no multiple of a request."""
    path = tmp_path / "image"
    path.write_bytes(b"".join(number.to_bytes(512, "little") for number in range(777)))
    return path


def queue_line(output: str) -> str:
    """What info says of the queue."""
    return next(line for line in output.splitlines() if line.startswith("queue: "))


@pytest.mark.parametrize("words", lists())
def test_a_copy_is_equal_and_info_names_what_is_used(
    tmp_path: Path, words: str
) -> None:
    source = image(tmp_path)
    out = tmp_path / "copy"
    arguments = ["--image", str(source), "--ring", words]
    result = vmsg("blk", "copy", *arguments, "--output", str(out))
    assert result.returncode == 0, result.stderr
    assert out.read_bytes() == source.read_bytes()
    form, *features = words.split(",")
    wanted = ", ".join(["queue: 64 descriptors", f"{form} ring", *features])
    assert queue_line(vmsg("blk", "info", *arguments).stdout) == wanted


def test_a_write_through_a_ring_of_everything_changes_the_range_only(
    tmp_path: Path,
) -> None:
    path = image(tmp_path)
    before = path.read_bytes()
    data = tmp_path / "data"
    data.write_bytes(bytes(range(256)) * 600)
    arguments = ["--image", str(path), "--offset", "1K", "--input", str(data)]
    assert vmsg("blk", "write", "--ring", "all", *arguments).returncode == 0
    wanted = before[:1024] + data.read_bytes() + before[1024 + 153600 :]
    assert path.read_bytes() == wanted


def test_the_default_is_a_plain_split_ring(tmp_path: Path) -> None:
    info = ["blk", "info", "--image", str(image(tmp_path))]
    assert queue_line(vmsg(*info).stdout) == "queue: 64 descriptors, split ring"
    assert vmsg("demo").stdout.rstrip().endswith(", split ring")


def test_all_is_a_packed_ring_with_everything() -> None:
    result = vmsg("demo", "--ring", "all")
    last = result.stdout.splitlines()[-1]
    assert result.returncode == 0 and last.startswith("demo: PASS ")
    assert last.endswith(f", {EVERYTHING}")


def test_with_notification_data_the_trace_shows_positions(tmp_path: Path) -> None:
    base = ["blk", "copy", "--trace", "--image", str(image(tmp_path))]
    base += ["--output", str(tmp_path / "copy")]
    sent = {
        words: [
            line
            for line in vmsg(*base, "--ring", words).stderr.splitlines()
            if line.startswith("->") and "EVENT_AVAIL" in line
        ]
        for words in ("packed", "packed,notification-data")
    }
    assert sent["packed"] and sent["packed,notification-data"]
    assert all("next_offset=0 " in f"{line} " for line in sent["packed"])
    assert not any(
        "next_offset=0 " in f"{line} " for line in sent["packed,notification-data"]
    )


@pytest.mark.parametrize("command", [["blk", "info", "--image", "x"], ["demo"]])
@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("round", "'round' is no word"),
        ("", "'' is no word"),
        ("packed,", "'' is no word"),
        ("packed,Indirect", "'Indirect' is no word"),
        ("indirect, event-idx", "' event-idx' is no word"),
        ("split,packed", "'packed' contradicts"),
        ("all,split", "'split' contradicts"),
        ("pack", "'pack' is no word"),
        ("x" * 100, f"'{'x' * 40}' is no word"),
    ],
)
def test_a_wrong_list_is_one_line_with_the_words_there_are(
    command: list[str], words: str, wrong: str
) -> None:
    result = vmsg(*command, "--ring", words)
    one_line(result, 2, wrong, "split, packed, " + ", ".join(FEATURES) + ", all")
    assert not result.stdout


def test_a_second_list_does_not_hide_that_the_first_is_wrong() -> None:
    one_line(vmsg("demo", "--ring", "round", "--ring", "split"), 2, "'round'")


@pytest.mark.parametrize("command", ["blk", "demo"])
def test_help_names_the_words(command: str) -> None:
    text = " ".join(vmsg(command, "--help").stdout.split())
    assert "--ring=LIST" in text
    assert all(word in text for word in ("split", "packed", "all", *FEATURES))
