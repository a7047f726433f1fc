"""The command line: ``python -m vmsgc VERB``.  Each verb is a module in verbs/."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from . import __version__
from .verbs import (
    FAILURE,
    USAGE,
    UsageError,
    add_common,
    check,
    decode,
    diff,
    encode,
    explain,
    gen,
    ir,
    one_line,
    rules,
    vectors,
)

VERBS = (check, gen, ir, rules, diff, vectors, decode, encode, explain)  # as --help lists them
INTERRUPTED = 130  # as a shell reports it


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {one_line(message)} (see {self.prog} --help)\n")


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = _Parser(prog="vmsgc", description="The protocol compiler of vmsg.")
    parser.add_argument("--version", action="version", version=f"vmsgc {__version__}")
    add_common(parser, Path(__file__).resolve().parents[2] / "spec", None)
    subparsers = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb in VERBS:
        before = set(subparsers.choices)
        verb.add_parser(subparsers)
        for name in set(subparsers.choices) - before:
            subparsers.choices[name].set_defaults(run=verb.run)
            add_common(subparsers.choices[name])
    return parser


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments; argparse stops taking a list of them at the first option."""
    parser = make_parser()
    args, rest = parser.parse_known_args(argv)
    takes: list[str] | None = getattr(args, getattr(args, "rest", ""), None)
    if rest and (takes is None or any(text[:1] == "-" != text for text in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if takes is not None:
        takes += rest
    return args


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; 0 when all is well, 1 when it is not, 2 for errors of use."""
    try:
        args = _parse(argv)
        status = int(args.run(args))
        sys.stdout.flush()
        return status
    except UsageError as problem:
        print(f"vmsgc: {one_line(str(problem))}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    except OSError as problem:
        reason = problem.strerror or str(problem)
        where = f"{problem.filename}: " if problem.filename else ""
        print(f"vmsgc: {one_line(where + reason)}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
