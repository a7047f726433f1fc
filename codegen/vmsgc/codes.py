"""The diagnostics there are, each with a page: what it means, a wrong and a right example."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .source import Map, read_file

PAGES = "explain.yaml"


@dataclass(frozen=True)
class Page:
    """The explanation of one code."""

    code: str
    title: str
    why: str
    bad: str
    good: str

    def render(self) -> str:
        """Return the page as text."""
        parts = [f"{self.code}: {self.title}", "", self.why.strip(), "", "Wrong:", ""]
        parts += [f"    {line}".rstrip() for line in self.bad.strip("\n").split("\n")]
        parts += ["", "Right:", ""]
        parts += [f"    {line}".rstrip() for line in self.good.strip("\n").split("\n")]
        return "\n".join(parts) + "\n"


def pages() -> dict[str, Page]:
    """Return every page by its code; the file is part of the package."""
    node, found = read_file(Path(__file__).resolve().parent, PAGES)
    assert isinstance(node, Map) and not found, f"{PAGES} is damaged"
    read = [
        Page(
            code=one.text("code") or "",
            title=one.text("title") or "",
            why=one.text("why") or "",
            bad=one.text("bad") or "",
            good=one.text("good") or "",
        )
        for one in node.maps("pages")
    ]
    return {page.code: page for page in read}
