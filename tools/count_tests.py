#!/usr/bin/env python3
"""Sum what the cmocka programs of a meson run reported: 'N tests in M programs'."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

PASSED = re.compile(r"\[  PASSED  \] (\d+) test")
SKIPPED = re.compile(r"\[  SKIPPED \] (\d+) test")


def main(log: Path) -> int:
    """Exit 1 when a program ran no test."""
    programs = tests = skipped = 0
    for line in log.read_text(encoding="utf-8").splitlines():
        run = json.loads(line)
        output = run.get("stdout", "") + run.get("stderr", "")
        counted = sum(map(int, PASSED.findall(output)))
        skipped += sum(map(int, SKIPPED.findall(output)))
        if counted == 0 and "cmocka" not in run.get("suite", []) and "[==========]" in output:
            print(f"{run['name']} ran no test")
            return 1
        programs += 1
        tests += counted
    print(f"{tests} tests passed in {programs} programs, {skipped} skipped")
    return 0 if tests else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
