"""The vmsg command as a user sees it: output, exit codes, one-line errors."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from command import ROOT, VMSG, one_line, shell, vmsg

VECTORS = sorted((ROOT / "generated" / "vectors").glob("*.json"))


def decoded(frame: str) -> dict[str, object]:
    """What decode --json says about one frame."""
    result = vmsg("decode", "--json", frame)
    assert result.returncode in (0, 1) and result.stderr == ""
    answer = json.loads(result.stdout)
    assert (result.returncode == 0) == answer["valid"]
    assert isinstance(answer, dict)
    return answer


def test_a_request_is_decoded_with_the_names_of_the_specification() -> None:
    assert decoded("0009030012000c0005000000") == {
        "valid": True,
        "message": "GET_VQUEUE",
        "class": "transport",
        "kind": "request",
        "dev_num": 3,
        "token": 18,
        "msg_size": 12,
        "fields": {"index": 5},
    }


def test_byte_arrays_are_hex_and_wider_arrays_are_numbers() -> None:
    config = decoded("010507003412170002000000200000000300000 0aabbcc".replace(" ", ""))
    assert config["fields"] == {
        "generation": 2,
        "offset": 32,
        "length": 3,
        "data": "aabbcc",
    }
    features = decoded("0103000000001800000000000200000001000000ff000000")
    assert features["fields"] == {
        "block_index": 0,
        "num_blocks": 2,
        "features": [1, 255],
    }


@pytest.mark.parametrize(
    ("frame", "status"),
    [
        ("", "TRUNCATED"),
        ("00020000000008", "TRUNCATED"),  # shorter than a header
        ("0009030012000d0005000000", "TRUNCATED"),  # shorter than msg_size
        ("0009030012000b00050000", "TRUNCATED"),  # fixed part missing
        ("0105070034121600020000002000000003000000aabb", "TRUNCATED"),  # tail missing
        ("0002000000000700", "MALFORMED"),  # msg_size below the header
        ("0142000000000c0000000000", "MALFORMED"),  # response bit on an event
        ("0203010000000c0000000000", "MALFORMED"),  # bus message for a device
        ("0202000000000c0004000800", "MALFORMED"),  # offset not a multiple of 8
        ("0202000000000c0008000c00", "MALFORMED"),  # count not a multiple of 8
        (
            "0302000000000f00000008000400ff",
            "MALFORMED",
        ),  # next_offset not a multiple of 8
        ("0302000000000f00100008001000ff", "MALFORMED"),  # next_offset goes back
        (
            "010200000000200002000000000000002100000000000000010000000000 0000".replace(
                " ", ""
            ),
            "MALFORMED",
        ),
        ("0001000000000800", "UNSUPPORTED"),
        ("007f000000000800", "UNSUPPORTED"),
        ("00ff000000000800", "UNSUPPORTED"),
    ],
)
def test_a_bad_frame_is_refused_with_its_status(frame: str, status: str) -> None:
    answer = decoded(frame)
    assert answer["valid"] is False and answer["status"] == status
    assert {"field", "offset", "rule"} <= set(answer)


@pytest.mark.parametrize(
    "frame",
    [
        "fc09030012000c0005000000",  # reserved type bits
        "0009030012000c0005000000ffff",  # bytes after msg_size
        "0009030012000e0005000000ffff",  # a longer payload
        "0306000000000800"[:0]
        + "0106000000001400010000000000000008000000",  # optional data left out
        "0302000000000f000000080000 00ff".replace(" ", ""),
        "0302000000000f000000080008 00ff".replace(" ", ""),
    ],
)
def test_what_a_receiver_has_to_tolerate_is_accepted(frame: str) -> None:
    assert decoded(frame)["valid"] is True


def test_reserved_words_are_accepted_whatever_they_hold() -> None:
    frame = (
        "000a000000003000"
        + "01000000"
        + "ffffffff"
        + "40000000"
        + "ffffffff"
        + "00" * 24
    )
    assert decoded(frame)["valid"] is True


def test_one_line_in_is_one_line_out() -> None:
    frames = "0002000000000800\n\n00ff000000000800\n"
    result = vmsg("decode", "--json", "-", stdin=frames)
    assert [json.loads(line)["valid"] for line in result.stdout.splitlines()] == [
        True,
        False,
        False,
    ]
    assert result.returncode == 1
    assert vmsg("decode", stdin="0002000000000800\n").returncode == 0


def test_one_bad_line_among_good_ones_decides_the_exit_code() -> None:
    good = "0002000000000800"
    assert vmsg("decode", stdin=f"00ff000000000800\n{good}\n").returncode == 1
    assert vmsg("decode", stdin=f"xyz\n00ff000000000800\n{good}\n").returncode == 2


def test_a_bus_message_is_told_from_a_transport_message() -> None:
    assert decoded("0203000000000c0000000000")["class"] == "bus"
    assert vmsg("decode", "0203000000000c0000000000").stdout.startswith(
        "PING bus request "
    )


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_every_vector_is_decoded_as_it_says(path: Path) -> None:
    vectors = [
        vector
        for vector in json.loads(path.read_text(encoding="utf-8")).get("vectors", [])
        if vector.get("stage", "wire") == "wire" or vector["expect"]["valid"]
    ]
    lines = "".join(vector["frame"] + "\n" for vector in vectors)
    answers = [
        json.loads(line)
        for line in vmsg("decode", "--json", "-", stdin=lines).stdout.splitlines()
    ]
    assert len(answers) == len(vectors)
    for vector, answer in zip(vectors, answers, strict=True):
        expect = vector["expect"]
        refused_later = expect.get("stage") in ("context", "echo")
        assert answer["valid"] == (expect["valid"] or refused_later), vector["id"]
        if answer["valid"]:
            for name, value in vector.get("fields", {}).items():
                assert answer["fields"][name] == value, vector["id"]
        else:
            assert answer["status"] == expect["status"], vector["id"]
            assert answer["rule"] == expect["rule"], vector["id"]


def test_encode_and_decode_are_inverse() -> None:
    words = ["dev_num=7", "token=0x1234", "index=1", "size=64", "desc_addr=0x1000"]
    frame = vmsg("encode", "SET_VQUEUE", "req", *words).stdout.strip()
    answer = decoded(frame)
    assert (answer["dev_num"], answer["token"]) == (7, 0x1234)
    assert answer["fields"] == {
        "index": 1,
        "reserved0": 0,
        "size": 64,
        "reserved1": 0,
        "desc_addr": 0x1000,
        "driver_addr": 0,
        "device_addr": 0,
    }


def test_encode_computes_counts() -> None:
    frame = vmsg("encode", "GET_DEVICES", "resp", "bitmap=2500").stdout.strip()
    assert decoded(frame)["fields"] == {
        "offset": 0,
        "count": 16,
        "next_offset": 0,
        "bitmap": "2500",
    }
    features = vmsg(
        "encode", "SET_DRIVER_FEATURES", "req", "features=1,0x100"
    ).stdout.strip()
    assert decoded(features)["fields"] == {
        "block_index": 0,
        "num_blocks": 2,
        "features": [1, 256],
    }


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["--frobnicate"],
        ["decode", "xyz"],
        ["decode", "012"],
        ["decode", "--frobnicate"],
        ["encode"],
        ["encode", "NOTHING", "req"],
        ["encode", "PING", "event"],
        ["encode", "PING", "req", "data"],
        ["encode", "PING", "req", "data=0x100000000"],
        ["encode", "PING", "req", "nothing=1"],
        ["blk"],
        ["blk", "info"],
        ["blk", "frobnicate", "--image", "README.md"],
        ["blk", "info", "--image", "/nowhere/at/all"],
        ["blk", "read", "--image", "README.md", "--offset", "7"],
        ["blk", "read", "--image", "README.md", "--size", "many"],
        ["blk", "copy", "--image", "README.md"],
        ["demo", "surplus"],
        ["demo", "--image", "/nowhere/at/all"],
    ],
    ids=lambda arguments: " ".join(arguments) or "nothing",
)
def test_wrong_use_is_one_line_and_exit_code_2(arguments: list[str]) -> None:
    result = vmsg(*arguments)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1 and result.stderr.startswith("vmsg: ")
    assert result.stdout == ""


def test_an_error_is_one_line_whatever_the_argument_holds() -> None:
    result = vmsg("decode", "zz\nzz\x1b[1m")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1 and "\x1b" not in result.stderr


def test_an_option_counts_wherever_it_stands() -> None:
    assert (
        json.loads(vmsg("decode", "0002000000000800", "--json").stdout)["valid"] is True
    )


@pytest.mark.parametrize("option", ["--HANG=20", "--program-name=other"])
def test_options_nobody_documented_are_refused(option: str) -> None:
    result = subprocess.run(
        [VMSG, option], check=False, capture_output=True, text=True, timeout=10
    )
    assert result.returncode == 2 and "option" in result.stderr


def test_an_array_its_count_cannot_say_is_refused() -> None:
    assert (
        vmsg("encode", "GET_DEVICES", "resp", "bitmap=" + "00" * 8191).returncode == 0
    )
    result = vmsg("encode", "GET_DEVICES", "resp", "bitmap=" + "00" * 8192)
    assert result.returncode == 2 and len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_values_that_make_no_valid_message_are_exit_code_1() -> None:
    result = vmsg("encode", "GET_DEVICES", "req", "offset=3")
    assert result.returncode == 1 and "BUS-BGD-03" in result.stderr


@pytest.mark.parametrize("command", [[], ["decode"], ["encode"], ["blk"], ["demo"]])
def test_help_is_on_standard_output(command: list[str]) -> None:
    result = vmsg(*command, "--help")
    assert result.returncode == 0 and "Usage:" in result.stdout and result.stderr == ""


def test_version() -> None:
    assert vmsg("--version").stdout.startswith("vmsg 0.")


def test_reserved_fields_cannot_be_set() -> None:
    result = vmsg("encode", "SET_VQUEUE", "req", "reserved0=1")
    one_line(result, 2, "reserved0", "reserved")
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["SET_CONFIG", "resp", "length=0", "data=00112233"],
        ["SET_CONFIG", "resp", "length=2", "data=00112233"],
        ["SET_CONFIG", "req", "length=2", "data=00112233"],
        ["SET_CONFIG", "req", "length=2"],
        ["GET_DEVICES", "resp", "count=8", "bitmap=0000"],
    ],
    ids=" ".join,
)
def test_a_count_that_is_not_of_its_array_is_exit_code_1(arguments: list[str]) -> None:
    result = vmsg("encode", *arguments)
    one_line(result, 1)
    assert result.stdout == ""


def test_an_optional_array_can_be_left_out() -> None:
    frame = vmsg("encode", "SET_CONFIG", "resp", "length=4").stdout.strip()
    assert decoded(frame)["fields"] == {
        "generation": 0,
        "offset": 0,
        "length": 4,
        "data": "",
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["SET_VQ", "req"], ["SET_VQ", "SET_VQUEUE", "EVENT_DEVICE"]),
        (["set_vqueue", "req"], ["no message", "SET_VQUEUE"]),
        (["SET_VQUEUE", "event"], ["SET_VQUEUE", "req, resp", "event"]),
        (["PING", "req", "nothing=1"], ["no field 'nothing'", "data, dev_num, token"]),
        (["PING", "req", "data"], ["'data' is not FIELD=VALUE"]),
        (["PING", "req", "data=0x100000000"], ["0x100000000", "0 to 4294967295"]),
        (["PING", "req", "data=ten"], ["'ten'", "0 to 4294967295"]),
        (["PING", "req", "token=65536"], ["token", "0 to 65535"]),
        (["PING", "req", "data=1", "data=2"], ["data is given twice"]),
        (["SET_CONFIG", "req", "data=0g"], ["hex", "'0g'"]),
        (["SET_DRIVER_FEATURES", "req", "features=1,"], ["features", "''"]),
        (["SET_CONFIG", "req", "data=" + "00" * 65516], ["data", "65515"]),
    ],
    ids=lambda value: " ".join(value)[:40],
)
def test_a_wrong_argument_is_told_from_the_others(
    arguments: list[str], words: list[str]
) -> None:
    one_line(vmsg("encode", *arguments), 2, *words)


def test_a_long_argument_is_cut_and_a_strange_one_escaped() -> None:
    result = vmsg("encode", "PING", "req", "data=\x1b" + "9" * 500)
    one_line(result, 2, "\\033" + "9" * 39 + "'")
    assert "9" * 40 not in result.stderr


def test_what_is_no_field_is_null_in_json_and_nothing_in_text() -> None:
    answer = decoded("0009030012000b00050000")
    assert answer["field"] is None and answer["offset"] == 8
    assert "NONE" not in vmsg("decode", "0009").stdout
    assert " at " not in vmsg("decode", "0009").stdout


def test_a_line_that_is_no_hex_is_answered_and_counted() -> None:
    good = "0002000000000800"
    result = vmsg("decode", "--json", stdin=f"{good}\nxyz\n{good}\n")
    one_line(result, 2, "line 2")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["valid"] for answer in answers] == [True, False, True]
    assert answers[1] == {
        "valid": False,
        "status": "NOT_HEX",
        "field": None,
        "offset": None,
        "rule": None,
    }


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["--nope"], "--nope"),
        (["decode", "00", "--nope"], "--nope"),
        (["blk", "--quiet", "-xy", "info"], "-xy"),
        (["blk", "--quiet=1"], "--quiet=1"),
        (["blk", "info", "--image"], "'--image' lacks its value"),
        (["blk", "info", "surplus"], "surplus"),
    ],
    ids=lambda value: str(value),
)
def test_a_wrong_option_is_named(arguments: list[str], option: str) -> None:
    one_line(vmsg(*arguments), 2, option)


@pytest.mark.parametrize(
    "arguments", [["-h"], ["help"], ["blk", "-h"], ["help", "blk"]], ids=" ".join
)
def test_help_has_other_names(arguments: list[str]) -> None:
    result = vmsg(*arguments)
    assert result.returncode == 0 and "Usage:" in result.stdout and result.stderr == ""
    assert ("vmsg blk" in result.stdout) == ("blk" in arguments)


@pytest.mark.parametrize("option", ["--help", "--version", "decode --help"])
def test_help_that_goes_nowhere_is_exit_code_1(option: str) -> None:
    one_line(shell(f"exec \"$0\" {option} >/dev/full"), 1, "cannot write")


@pytest.mark.parametrize("command", ["", "decode", "encode", "blk", "demo"])
def test_help_says_what_exit_code_2_is(command: str) -> None:
    result = vmsg(*command.split(), "--help")
    text = " ".join(result.stdout.split())
    assert "Exit status: 0" in text and " 2 " in text
