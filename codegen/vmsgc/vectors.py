"""Test vectors: for every constraint the bytes that just break it and the bytes that just do not.

The values come from arithmetic over the constraints (no solver, no chance), so
the same specification always gives the same vectors.  Every verdict comes from
refcodec.
"""

from __future__ import annotations

from collections.abc import Mapping

from .ir import Protocol, Scope
from .refcodec import Codec
from .vector import HEADER, NEGATIVE, Vector
from .vector_bodies import Maker
from .vector_header import HeaderMaker


def make(protocol: Protocol) -> dict[str, tuple[Vector, ...]]:
    """Every vector, by C name of the message; those of the header under "header".

    Raises NoVector when a constraint cannot be broken alone or cannot be met.
    """
    codec = Codec(protocol)
    found: dict[str, list[Vector]] = {HEADER: HeaderMaker(codec).make()}
    for body in codec.bodies:
        found.setdefault(body.message.c_name, []).extend(Maker(codec, body).make())
    return {name: tuple(vectors) for name, vectors in found.items()}


def missing(protocol: Protocol, vectors: Mapping[str, tuple[Vector, ...]]) -> list[str]:
    """Constraints without a negative vector that they alone refuse, or without an accepted edge."""
    every = [vector for group in vectors.values() for vector in group]
    broken = {
        vector.proves
        for vector in every
        if vector.kind == NEGATIVE
        and vector.expect is not None
        and vector.expect.check == vector.proves
    }
    edges = {vector.proves for vector in every if vector.is_edge and vector.expect is None}
    wanted = [
        constraint.id for constraint in protocol.constraints() if constraint.scope is not Scope.API
    ]
    return [name for name in wanted if name not in broken or name not in edges]
