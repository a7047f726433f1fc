"""Context and echo checks, with fields, requests and facts at their breakpoints."""

from __future__ import annotations

import array
import ctypes
import itertools
from collections.abc import Iterable, Iterator

from frames import steps
from sides import BATCH, ROW, Side, Tally, places

from vmsgc.ir import Constraint, Scope
from vmsgc.refbody import ACCEPTED, mentions_request
from vmsgc.refcodec import Decoded
from vmsgc.vector_bodies import Maker
from vmsgc.vector_cases import Case


def _bases(maker: Maker) -> list[Case]:
    return [maker.case(how) for how in ("typical", "zero", "ones")]


def _products(maker: Maker, constraint: Constraint) -> Iterator[Case]:
    """Every name of a constraint at each breakpoint against every other's."""
    used = maker.names_of(constraint)
    for base in _bases(maker):
        if constraint.check == "zero_beyond":
            yield from _blocks(maker, base, constraint)
            continue
        cases = [base]
        for name in used:
            cases = [
                maker.assign(case, name, value)
                for case in cases
                for value in maker.points(constraint, case, name)
            ]
        yield from cases


def _blocks(maker: Maker, base: Case, constraint: Constraint) -> Iterator[Case]:
    """Windows of feature blocks around the last bit."""
    tail = maker.ir.tail
    if tail is None:
        return
    name, first, limit = constraint.args
    bits, top = 8 * tail.scalar.size, maker.maximum(limit)
    full = tail.scalar.maximum
    starts = steps((2, (maker.maximum(first) + 1) // bits), maker.maximum(first))
    ends = steps([bits, 2 * bits, 3 * bits, 4 * bits], top)
    blocks = [0, 1, full, full >> 1, 1 << bits - 1, full - 1]
    for start, end in itertools.product(starts, ends):
        made = maker.assign(maker.assign(base, first, start), limit, end)
        for words in itertools.product(blocks, blocks):
            case = maker.assign(made, tail.counted_by, len(words) * tail.divisor)
            case.fields[name] = words
            yield case


def _accepted(side: Side, maker: Maker, cases: Iterable[Case]) -> Iterator[tuple[Case, bytes]]:
    for case in cases:
        frame = maker.frame_of(case)
        if side.codec.verdict(frame) == ACCEPTED:
            yield case, frame


def check_late(side: Side, tally: Tally, at: int) -> None:
    """Compare the context and echo verdicts of one body."""
    maker = Maker(side.codec, side.codec.bodies[at])
    body = ctypes.c_size_t(side.bodies[maker.prefix])
    for constraint in maker.constraints():
        if constraint.scope is not Scope.CONTEXT:
            continue
        pairs = _accepted(side, maker, _products(maker, constraint))
        while batch := list(itertools.islice(pairs, BATCH)):
            if mentions_request(constraint):
                _check_echo(side, tally, maker, body, batch)
            else:
                _check_context(side, tally, maker, body, batch)


def _check_context(
    side: Side, tally: Tally, maker: Maker, body: ctypes.c_size_t, batch: list[tuple[Case, bytes]]
) -> None:
    mine = [maker.body.context(case.fields, case.facts) for case, _ in batch]
    facts = array.array(
        "I", [case.facts[fact.name] for case, _ in batch for fact in side.protocol.facts]
    )
    frames = [frame for _, frame in batch]
    starts = itertools.accumulate(map(len, frames), initial=0)
    out = ctypes.create_string_buffer(ROW.size * len(batch))
    side.loaded.harness_context(
        body,
        b"".join(frames),
        places(zip(starts, map(len, frames), strict=False)),
        facts.tobytes(),
        ctypes.c_size_t(len(batch)),
        out,
    )
    side.compare(tally, mine, out.raw, (f"{frame.hex()} {case.facts}" for case, frame in batch))


def _check_echo(
    side: Side, tally: Tally, maker: Maker, body: ctypes.c_size_t, batch: list[tuple[Case, bytes]]
) -> None:
    frames: list[bytes] = []
    mine: list[int] = []
    for case, frame in batch:
        request = maker.request_of(case)
        if (
            request is None
            or case.request is None
            or not isinstance(side.codec.decode(request), Decoded)
        ):
            continue
        frames += [frame, request]
        mine.append(maker.body.echo(case.fields, case.request))
    starts = itertools.accumulate(map(len, frames), initial=0)
    out = ctypes.create_string_buffer(ROW.size * len(mine))
    side.loaded.harness_echo(
        body,
        b"".join(frames),
        places(zip(starts, map(len, frames), strict=False)),
        ctypes.c_size_t(len(mine)),
        out,
    )
    texts = (f"{frames[2 * i].hex()} for {frames[2 * i + 1].hex()}" for i in range(len(mine)))
    side.compare(tally, mine, out.raw, texts)
