"""Build and run the comparison of our split queues with the Rust crate virtio-queue.

Exit status 77, with the reason, when there is no cargo that can do it or when the crates
cannot be had; 1 when the program does not build or finds a difference nobody explained.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = Path(__file__).resolve().with_suffix("")
TARGET = ROOT / "build/virtio-queue"
PROGRAM = TARGET / "release/virtio-queue-differential"
OLDEST = (1, 85)
SKIPPED = 77


def find_cargo() -> str | None:
    """The cargo to use; one that rustup installed need not be on the path."""
    home = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
    return shutil.which("cargo") or shutil.which("cargo", path=str(home / "bin"))


def version(cargo: str) -> tuple[int, int]:
    """Major and minor version; (0, 0) when it does not say."""
    said = subprocess.run([cargo, "--version"], capture_output=True, text=True, check=False)
    match = re.match(r"cargo (\d+)\.(\d+)", said.stdout)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def skip(reason: str) -> int:
    """Say why there is nothing to see."""
    print(f"virtio-queue: {reason}")
    return SKIPPED


def fetch(cargo: str, options: list[str]) -> str:
    """Get the crates of the lock file; an empty string, or why they cannot be had."""
    # What was fetched before needs no network.
    for offline in (["--offline"], []):
        done = subprocess.run(
            [cargo, "fetch", *options, *offline], capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            return ""
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return lines[-1] if lines else f"cargo fetch ended with {done.returncode}"


def main() -> int:
    """Run it with the arguments of this script; see the module for the status."""
    cargo = find_cargo()
    if cargo is None:
        return skip("cargo is not installed")
    found = version(cargo)
    if found < OLDEST:
        return skip(f"cargo {found[0]}.{found[1]} is too old, 1.{OLDEST[1]} is wanted")
    options = ["--locked", "--manifest-path", str(PROJECT / "Cargo.toml")]
    if why := fetch(cargo, options):
        return skip(f"the crates cannot be had: {why}")
    build = [cargo, "build", "--release", "--quiet", "--offline", *options]
    built = subprocess.run([*build, "--target-dir", str(TARGET)], check=False)
    if built.returncode != 0:
        print("virtio-queue: does not build")
        return 1
    sys.stdout.flush()
    return subprocess.run([str(PROGRAM), *sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
