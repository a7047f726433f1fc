"""Emitters: pure functions from a protocol to the text of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from ..ir import Protocol
from ..irjson import to_json
from ..render import make_renderer
from . import c, docs, lock, vectors

Emitter = Callable[[Protocol], Mapping[str, str]]

_NAMES_SOURCES = frozenset({"src/names.c"})


def _emit_ir(protocol: Protocol) -> Mapping[str, str]:
    return {"ir.json": to_json(protocol)}


EMITTERS: tuple[tuple[str, Emitter], ...] = (
    ("c", c.emit),
    ("ir", _emit_ir),
    ("docs", docs.emit),
    ("lock", lock.emit),
    ("vectors", vectors.emit),
)


def _build_list(paths: list[str]) -> str:
    """The list of sources for the build system."""
    sources = sorted(path for path in paths if PurePosixPath(path).suffix == ".c")
    vectors = [path for path in sources if path.startswith("vectors/")]
    names = [path for path in sources if path in _NAMES_SOURCES]
    return make_renderer()(
        "meson.build.j2",
        sources=[path for path in sources if path not in (*vectors, *names)],
        names_sources=names,
        vector_sources=vectors,
    )


def emit_all(
    protocol: Protocol, emitters: tuple[tuple[str, Emitter], ...] = EMITTERS
) -> dict[str, str]:
    """Return every file of every emitter by path below generated/.

    Raises ValueError when two emitters claim one path.
    """
    files: dict[str, str] = {}
    for name, emitter in emitters:
        for path, text in emitter(protocol).items():
            if path in files:
                raise ValueError(f"emitter '{name}' claims {path}, which another one writes")
            files[path] = text
    files["meson.build"] = _build_list(list(files))
    return files
