"""How the tests of the vmsg command run it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VMSG = os.environ.get("VMSG", str(ROOT / "build" / "debug" / "cli" / "vmsg"))


def one_line(result: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    """Nothing but one line of complaint that holds these words, and this exit code."""
    assert result.returncode == code, result.stderr
    assert len(result.stderr.splitlines()) == 1 and result.stderr.startswith("vmsg: ")
    assert all(word in result.stderr for word in words), result.stderr


def shell(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script of sh in which $0 is the command and $1... are the arguments."""
    return subprocess.run(
        ["sh", "-c", script, VMSG, *arguments],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def vmsg(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command; a hang is a failure."""
    return subprocess.run(
        [VMSG, *arguments],
        check=False,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )
