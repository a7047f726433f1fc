"""vmsgc decode: say what a frame means, or why it is refused."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from ..refcodec import Codec, to_json
from . import FAILURE, OK, USAGE, SubParsers, hex_bytes, load_or_report, one_line

_NOT_HEX = {"valid": False, "status": "NOT_HEX", "field": None, "offset": None, "rule": None}
_SHOWN = 40  # characters of text that is not hexadecimal


def add_parser(subparsers: SubParsers[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = subparsers.add_parser("decode", help="decode frames", description=__doc__)
    parser.add_argument(
        "frames", metavar="HEX", nargs="*", help="a frame; '-' or nothing reads one per line"
    )
    parser.add_argument("--json", action="store_true", help="as always; vmsg decode needs it")
    parser.set_defaults(rest="frames")


def _texts(given: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (where, text) of every argument or line of standard input."""
    for text in given or ["-"]:
        if text != "-":
            yield "", text
            continue
        for number, line in enumerate(sys.stdin.buffer, start=1):  # only a newline ends a line
            yield f"line {number}: ", line.decode("latin-1").removesuffix("\n")


def run(args: argparse.Namespace) -> int:
    """Print one JSON object per frame.

    1 when a frame is refused or the specification is wrong, 2 when something is not hexadecimal.
    """
    protocol = load_or_report(args)
    if protocol is None:
        return FAILURE
    codec = Codec(protocol)
    status = OK
    for where, text in _texts(args.frames):
        frame = hex_bytes(text)
        said = _NOT_HEX if frame is None else to_json(codec, codec.decode(frame))
        print(json.dumps(said))
        if frame is None:
            shown = one_line(ascii(text[:_SHOWN]))
            print(f"vmsgc: decode: {where}not whole bytes of hex digits: {shown}", file=sys.stderr)
            status = USAGE
        elif not said["valid"]:
            status = max(status, FAILURE)
    return status
