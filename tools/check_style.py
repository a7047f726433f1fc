#!/usr/bin/env python3
"""What compilers do not check: lengths, guards, comment form, words.

Limits: 400 lines a file, 60 lines a function, 100 columns.  Generated tables and
data are exempt from the file limit only.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 400
FUNCTION_LINES = 60
COLUMNS = 100
TAB = 8

TEXT = {".c", ".h", ".py", ".sh", ".j2", ".md", ".yaml", ".build", ".ini", ".txt"}
CODE = {".c", ".h", ".py"}
# Words of workplaces and of unfinished work; spelled so that this file passes itself.
BANNED = re.compile(
    r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b|/wor" r"k/|/ro" r"ot/|pypi\.or" r"g|deb\.debian\.or" r"g"
)
LINE_COMMENT = re.compile(r"(^|[^:\"'])//")
STRING = re.compile(r'"(\\.|[^"\\])*"')


def tracked() -> list[Path]:
    """Files git knows or would add, sorted."""
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return sorted(path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file())


def functions(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield (first line, length) of each C function body, by its braces in column 0."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            yield start, number - start + 1
            start = None


def guards(path: Path) -> set[str]:
    """Include guards a header may have, made from its path."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    if "vmsg" in parts:
        below = parts[parts.index("vmsg") :]
        return {"_".join(below).upper() + "_H"}
    folder, name = (part.upper() for part in parts[-2:])
    return {f"VMSG_{folder}_{name}_H", f"TESTS_{name}_H", f"VMSG_{name}_H"}


def c_problems(path: Path, lines: list[str]) -> Iterator[str]:
    """Rules that only C files have."""
    if not lines or not lines[0].startswith("/*"):
        yield "1: does not begin with a comment that says what it is"
    if not any("SPDX-License-Identifier: BSD-2-Clause" in line for line in lines[:12]):
        yield "1: no SPDX line"
    if path.suffix == ".h" and not any(f"#ifndef {guard}" in lines for guard in guards(path)):
        yield f"1: guard is none of {', '.join(sorted(guards(path)))}"
    for number, line in enumerate(lines, 1):
        bare = STRING.sub('""', line)
        if LINE_COMMENT.search(bare) and "/*" not in bare and not bare.lstrip().startswith("*"):
            yield f"{number}: comment with //"
    for start, length in functions(lines):
        if length > FUNCTION_LINES:
            yield f"{start}: function of {length} lines"


def problems(path: Path) -> Iterator[str]:
    """Every broken rule of one file, as 'line: what'."""
    lines = path.read_text(encoding="utf-8").splitlines()
    generated = path.relative_to(ROOT).parts[0] == "generated"
    data = "tests/bad" in path.as_posix() or "golden" in path.as_posix()
    if path.suffix in (".c", ".h"):
        yield from c_problems(path, lines)
    if path.suffix in CODE and not generated and len(lines) > FILE_LINES:
        yield f"1: file of {len(lines)} lines"
    for number, line in enumerate(lines, 1):
        if line != line.rstrip() and not data:
            yield f"{number}: trailing space"
        if path.suffix in CODE and len(line.expandtabs(TAB)) > COLUMNS:
            yield f"{number}: {len(line.expandtabs(TAB))} columns"
        if (match := BANNED.search(line)) and not data:
            yield f"{number}: '{match.group()}'"


def main() -> int:
    """Check every tracked text file; exit 1 when a rule is broken."""
    files = [path for path in tracked() if path.suffix in TEXT or path.name == "Makefile"]
    found = [f"{path.relative_to(ROOT)}:{text}" for path in files for text in problems(path)]
    print("\n".join([*found, f"style: {len(files)} files, {len(found)} problems"]))
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
