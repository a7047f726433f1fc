"""The only module that touches generated/."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Change:
    """One file that is not as it should be; a side that does not exist is None."""

    path: str
    found: str | None
    wanted: str | None

    @property
    def kind(self) -> str:
        """What is wrong: missing, leftover or differs."""
        if self.found is None:
            return "missing"
        return "leftover" if self.wanted is None else "differs"

    def diff(self) -> str:
        """A unified diff from what is there to what should be."""
        return "".join(
            difflib.unified_diff(
                (self.found or "").splitlines(keepends=True),
                (self.wanted or "").splitlines(keepends=True),
                "/dev/null" if self.found is None else f"found/{self.path}",
                "/dev/null" if self.wanted is None else f"wanted/{self.path}",
            )
        )


def _read(path: Path) -> str | None:
    """Text of a file; None when there is none."""
    if not path.is_file():
        return None
    return path.read_bytes().decode("utf-8", errors="backslashreplace")


def compare(root: Path, files: Mapping[str, str]) -> list[Change]:
    """Return, by path, every file that differs, is missing, or should not exist."""
    present = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() or path.is_symlink()
    }
    changes = (
        Change(path, _read(root / path), files.get(path)) for path in sorted(present | set(files))
    )
    return [change for change in changes if change.found != change.wanted]


def write(root: Path, files: Mapping[str, str]) -> list[Change]:
    """Bring ``root`` up to date, touch nothing else, and return what changed."""
    changes = compare(root, files)
    for change in changes:
        path = root / change.path
        if change.wanted is None:
            path.unlink()
            _remove_empty_parents(path.parent, root)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(change.wanted.encode("utf-8"))
    return changes


def _remove_empty_parents(folder: Path, root: Path) -> None:
    """Remove folders that a removed file left empty, up to and without ``root``."""
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
