"""vmsgc ir: print the protocol as canonical JSON."""

from __future__ import annotations

import argparse
import sys

from ..irjson import to_json
from . import FAILURE, OK, SubParsers, load_or_report


def add_parser(subparsers: SubParsers[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = subparsers.add_parser("ir", help="print the protocol as JSON", description=__doc__)
    parser.add_argument("--spans", action="store_true", help="with positions in the YAML")


def run(args: argparse.Namespace) -> int:
    """Print the protocol; 1 when the specification is wrong."""
    protocol = load_or_report(args)
    if protocol is None:
        return FAILURE
    sys.stdout.write(to_json(protocol, spans=args.spans))
    return OK
