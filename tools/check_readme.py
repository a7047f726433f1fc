#!/usr/bin/env python3
"""Fail when the program printed in README.md is not examples/first.c, which is built and run.

With --write the program is taken over from the example.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?<=```c\n).*?(?=```)", re.DOTALL)


def main() -> int:
    """Compare the first C block of the README with the example, licence comment aside."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    program = (ROOT / "examples" / "first.c").read_text(encoding="utf-8").split("*/\n", 1)[1]
    wanted = BLOCK.sub(lambda _: program, text, count=1)
    if "--write" in sys.argv[1:]:
        readme.write_text(wanted, encoding="utf-8")
    elif wanted != text or not BLOCK.search(text):
        print("readme: the program in README.md is not examples/first.c; run `make gen`")
        return 1
    print(f"readme: its program is examples/first.c, {len(program.splitlines())} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
