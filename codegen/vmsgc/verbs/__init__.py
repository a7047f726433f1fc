"""The verbs of the command line, one module each: add_parser(subparsers) and run(args)."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
from pathlib import Path

from ..diag import Diagnostic, Renderer
from ..ir import Protocol
from ..load import BASE, drafts, load

OK = 0
FAILURE = 1  # the input is wrong
USAGE = 2  # the command line is wrong
MAX_ERRORS = 20

SubParsers = argparse._SubParsersAction  # what add_subparsers() returns; it has no public name


class UsageError(Exception):
    """The command line asks for something that does not exist; the text is one line."""


def one_line(text: str) -> str:
    """Return text with what would start another line, or move the cursor, made visible."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def hex_bytes(text: str) -> bytes | None:
    """Return the bytes of hexadecimal text; None when it is not whole bytes of digits.

    A 0x in front, blanks, colons and underscores are skipped.
    """
    digits = re.sub(r"[ \t\r:_]", "", text[2:] if text[:2] in ("0x", "0X") else text)
    whole = len(digits) % 2 == 0 and re.fullmatch(r"[0-9a-fA-F]*", digits)
    return bytes.fromhex(digits) if whole else None


def add_common(
    parser: argparse.ArgumentParser,
    spec: object = argparse.SUPPRESS,
    draft: object = argparse.SUPPRESS,
) -> None:
    """Add the options every verb takes, but those it has already."""
    with contextlib.suppress(argparse.ArgumentError):  # the verb has its own
        parser.add_argument(
            "--spec", metavar="DIR", type=Path, default=spec, help="specification folder"
        )
    with contextlib.suppress(argparse.ArgumentError):
        text = f"which text of the specification (default: {BASE}; check: all)"
        parser.add_argument("--draft", metavar="ID", default=draft, help=text)


def report(spec: Path, found: tuple[Diagnostic, ...], max_errors: int = MAX_ERRORS) -> str:
    """Render diagnostics with file names that open from the current folder."""
    prefix = min(os.path.relpath(spec), str(spec), key=len)
    return Renderer(spec, "" if prefix == "." else f"{prefix}/").render_all(found, max_errors)


def require_spec(spec: Path, draft: str) -> Path:
    """Return the folder; UsageError when it is none or has no such draft."""
    if not spec.is_dir():
        raise UsageError(f"{spec}: not a folder with a specification")
    known = drafts(spec)
    if draft not in known:
        raise UsageError(f"no draft '{draft}'; there are: {', '.join(known)}")
    return spec


def load_or_report(args: argparse.Namespace, draft: str | None = None) -> Protocol | None:
    """Return the protocol ``args`` ask for, or None after printing what is wrong."""
    wanted = draft or args.draft or BASE
    spec = require_spec(args.spec, wanted)
    loaded = load(spec, wanted)
    if loaded.errors:
        sys.stderr.write(report(spec, loaded.problems))
        return None
    return loaded.protocol
