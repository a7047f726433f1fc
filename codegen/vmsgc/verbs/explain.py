"""vmsgc explain: what a diagnostic means, with a wrong and a right example."""

from __future__ import annotations

import argparse
import sys

from ..codes import pages
from ..diag import did_you_mean
from . import OK, SubParsers, UsageError


def add_parser(subparsers: SubParsers[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = subparsers.add_parser("explain", help="explain a diagnostic", description=__doc__)
    parser.add_argument("code", metavar="CODE", nargs="?", help="such as VS102; none lists all")


def run(args: argparse.Namespace) -> int:
    """Print the page of a code, or one line per code."""
    known = pages()
    if args.code is None:
        sys.stdout.write("".join(f"{code}  {page.title}\n" for code, page in known.items()))
        return OK
    code = args.code.upper()
    if code not in known:
        near = did_you_mean(code, known)
        raise UsageError(f"no diagnostic '{args.code}'" + (f"; {near}" if near else ""))
    sys.stdout.write(known[code].render())
    return OK
