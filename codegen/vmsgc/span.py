"""Where something in the specification stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """A position in a specification file, for diagnostics.

    ``through`` names the overlays that last set the value, oldest first.
    """

    file: str
    line: int  # from 1
    column: int  # from 1
    through: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
