"""vmsgc vectors: list the test vectors, or say why one exists."""

from __future__ import annotations

import argparse
import json

from ..ir import Protocol
from ..refcodec import Codec
from ..vector import HEADER, Vector
from ..vectors import make
from . import FAILURE, OK, SubParsers, UsageError, load_or_report


def add_parser(subparsers: SubParsers[argparse.ArgumentParser]) -> None:
    """Describe the verb."""
    parser = subparsers.add_parser("vectors", help="list test vectors", description=__doc__)
    parser.add_argument("--message", metavar="M", help="only those of a message, or 'header'")
    parser.add_argument("--why", metavar="ID", help="explain one vector")
    parser.add_argument("--json", action="store_true", help="one JSON object per vector")


def _verdict(vector: Vector) -> str:
    if vector.expect is None:
        return "accepted"
    return f"{vector.expect.status.upper()} ({vector.expect.check})"


def _explain(protocol: Protocol, vector: Vector) -> None:
    print(f"{vector.id}: {vector.comment}")
    print(f"  kind     {vector.kind}")
    print(f"  frame    {vector.frame.hex()}")
    if vector.request is not None:
        print(f"  request  {vector.request.hex()}")
    for name, value in (vector.facts or {}).items():
        print(f"  fact     {name} = {value}")
    print(f"  verdict  {_verdict(vector)}" + (f", {vector.stage} stage" if vector.stage else ""))
    if vector.expect is not None:
        print(
            f"  detail   field {vector.expect.field or '-'}, offset {vector.expect.offset},"
            f" rule {vector.expect.rule}"
        )
    if vector.encode is not None:
        made = "exactly these bytes" if vector.encode == "ok" else vector.encode.upper()
        print(f"  encoder  {made}")
    for constraint in protocol.constraints():
        if constraint.id == vector.proves:
            print(f"  exists for {constraint.id}, {constraint.span}")
    if vector.is_edge:
        print("  the edge: one step further is refused")
    if vector.is_isolated:
        print("  nothing else speaks against it: without that check it would be accepted")


def run(args: argparse.Namespace) -> int:
    """Print vectors; 1 when the specification is wrong."""
    protocol = load_or_report(args)
    if protocol is None:
        return FAILURE
    groups = make(protocol)
    every = {vector.id: vector for group in groups.values() for vector in group}
    if args.why is not None:
        if args.why not in every:
            raise UsageError(f"no vector '{args.why}'")
        _explain(protocol, every[args.why])
        return OK
    names = {message.name: message.c_name for message in protocol.messages}
    wanted = names.get(args.message or "", (args.message or "").lower())
    if args.message is not None and wanted not in groups:
        raise UsageError(f"no message '{args.message}'; one of: {HEADER}, {', '.join(names)}")
    codec = Codec(protocol)
    for name, group in groups.items():
        for vector in group if wanted in ("", name) else ():
            if args.json:
                print(json.dumps(vector.to_json(codec)))
            else:
                print(f"{vector.id:<64} {vector.kind:<8} {_verdict(vector)}")
    return OK
