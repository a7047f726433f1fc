"""The command in C and the one of the generator say the same: frames decoded, values encoded."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from command import ROOT, VMSG

pytestmark = pytest.mark.skipif(
    "VMSG" not in os.environ, reason="VMSG does not name a built vmsg"
)
VECTORS = sorted((ROOT / "generated" / "vectors").glob("*.json"))
LINES = (
    b"\n00ff000000000800\nzz\n00 02:00_00\t00000800\r\n0x\n0X0002000000000800\n000\n"
    b" \xff\n\x00\n 0x00\n0002000000000800"
)


def both(
    *arguments: str, stdin: bytes = b""
) -> list[subprocess.CompletedProcess[bytes]]:
    """What vmsg and vmsgc do with the same arguments."""
    generator = [sys.executable, "-m", "vmsgc"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "codegen")}
    return [
        subprocess.run(
            [*command, *arguments],
            check=False,
            input=stdin,
            capture_output=True,
            timeout=120,
            env=environment,
        )
        for command in ([VMSG], generator)
    ]


def test_both_print_the_same_about_every_vector_and_about_what_is_no_frame() -> None:
    frames = [
        vector["frame"]
        for path in VECTORS
        if path.stem != "schema"
        for vector in json.loads(path.read_text(encoding="utf-8"))["vectors"]
    ]
    assert len(frames) > 1000

    c, python = both(
        "decode", "--json", "-", stdin="\n".join(frames).encode() + b"\n" + LINES
    )

    assert python.stdout.splitlines() == c.stdout.splitlines()
    assert len(c.stdout.splitlines()) == len(frames) + len(LINES.split(b"\n"))
    assert python.returncode == c.returncode == 2
    assert len(python.stderr.splitlines()) == len(c.stderr.splitlines())


@pytest.mark.parametrize(
    "words",
    [
        ["GET_CONFIG", "resp", "length=4", "data=aabb"],
        ["GET_CONFIG", "resp", "length=1", "data=aabb"],
        ["GET_CONFIG", "resp", "length=4"],
        ["SET_CONFIG", "resp", "length=4", "data=aabb"],
        ["SET_CONFIG", "resp", "length=4"],
        ["SET_CONFIG", "resp", "data=aabb"],
        ["SET_CONFIG", "req", "data=aabb"],
        ["GET_DEVICES", "resp", "bitmap=ff"],
        ["GET_DEVICES", "resp", "count=8", "bitmap=ff"],
        ["GET_DEVICES", "resp", "count=16", "bitmap=ff"],
        ["GET_DEVICE_FEATURES", "resp", "features=1,2"],
        ["GET_DEVICE_FEATURES", "resp", "num_blocks=3", "features=1,2"],
        ["GET_DEVICE_FEATURES", "resp", "features=1,2,"],
        ["GET_CONFIG", "resp", "length=4294967296"],
        ["GET_CONFIG", "resp", "offset=010"],
        ["GET_CONFIG", "resp", "offset=0b1"],
        ["GET_CONFIG", "resp", "offset=1_0"],
        ["GET_CONFIG", "resp", "offset=1", "offset=1"],
        ["SET_VQUEUE", "req", "reserved0=1"],
    ],
    ids=" ".join,
)
def test_both_make_the_same_frame_or_refuse_alike(words: list[str]) -> None:
    c, python = both("encode", *words)

    assert (python.returncode, python.stdout) == (c.returncode, c.stdout)
    assert len(python.stderr.splitlines()) == len(c.stderr.splitlines())
