"""A toy protocol with every feature once, against the files it must give.

UPDATE_GOLDEN=1 writes the expected files anew; read the diff before committing it.
The emitter "vectors" is left out: its files are as large as all others together,
and the differential and mutation runs judge them by what they catch.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from vmsgc.emit import EMITTERS, emit_all
from vmsgc.load import load_protocol
from vmsgc.write import compare, write

HERE = Path(__file__).resolve().parent / "golden"
EXPECTED = HERE / "expected"
BASE_HEADERS = Path(__file__).resolve().parents[2] / "runtime" / "include"
LEFT_OUT = ("vectors",)

FEATURES = (
    '"type": "bool"',
    *(f'"scalar": "{scalar}"' for scalar in ("u8", "le16", "le32", "le64")),
    *(f'"scope": "{scope}"' for scope in ("wire", "context", "api")),
    *(f'"role": "{role}"' for role in ("req", "resp", "event")),
    *(f'"sender": "{side}"' for side in ("driver", "device", "any")),
    *(f'"kind": "{kind}"' for kind in ("behaviour", "trace", "exempt", "todo", "bit", "value")),
    '"check": "zero_beyond"',
    '"class": "bus"',
    '"count": 6',
    '"divisor": 8',
    '"optional": true',
    '"reserved": true',
    '"is_address": true',
    '"echo": "offset"',
    '"enum": "mood"',
    '"flags": "type_bits"',
    '"same_as": "STO-02"',
)


def generated() -> dict[str, str]:
    """Every file of the toy but those left out."""
    protocol, found = load_protocol(HERE / "spec")
    assert protocol is not None, found
    return emit_all(protocol, tuple(one for one in EMITTERS if one[0] not in LEFT_OUT))


def test_the_toy_gives_the_expected_files_byte_for_byte() -> None:
    files = generated()
    if os.environ.get("UPDATE_GOLDEN") == "1":
        write(EXPECTED, files)
    changes = compare(EXPECTED, files)
    assert not changes, "\n".join(
        f"{change.path} {change.kind}\n{change.diff()}" for change in changes
    )


@pytest.mark.parametrize("feature", FEATURES)
def test_the_toy_uses_the_feature(feature: str) -> None:
    assert feature in generated()["ir.json"]


@pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is not installed")
def test_the_expected_code_compiles_without_a_warning() -> None:
    sources = sorted(EXPECTED.glob("src/*.c"))
    assert sources
    flags = "-std=c99 -ffreestanding -pedantic -Wall -Wextra -Wconversion -Wshadow -Werror"
    includes = [f"-I{EXPECTED / 'include'}", f"-I{BASE_HEADERS}"]
    ran = subprocess.run(
        ["gcc", *flags.split(), *includes, "-fsyntax-only", *map(str, sources)],
        capture_output=True, text=True, check=False,
    )
    assert ran.returncode == 0, ran.stderr
