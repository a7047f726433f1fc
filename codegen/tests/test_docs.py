"""Reference pages and the lock: links lead somewhere, pictures show the layout."""

from __future__ import annotations

import re
from collections import Counter
from os.path import normpath
from pathlib import Path, PurePosixPath

import pytest

from vmsgc.emit import emit_all
from vmsgc.emit.docs_diagram import Item, draw
from vmsgc.ir import Protocol
from vmsgc.load import load_protocol

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")


@pytest.fixture(scope="module", name="protocol")
def _protocol() -> Protocol:
    protocol, found = load_protocol(ROOT / "spec")
    assert protocol is not None, found
    return protocol


@pytest.fixture(scope="module", name="files")
def _files(protocol: Protocol) -> dict[str, str]:
    return emit_all(protocol)


def pages(files: dict[str, str]) -> dict[str, str]:
    """The pages among all files."""
    return {path: text for path, text in files.items() if path.startswith("docs/")}


def fragments(text: str) -> set[str]:
    """Fragments that lead to the headings of a page, spelled as renderers spell them."""
    seen: Counter[str] = Counter()
    found: set[str] = set()
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        kept = "".join(one for one in heading.lower() if one.isalnum() or one in "_- ")
        slug = kept.replace(" ", "-")
        found.add(slug if not seen[slug] else f"{slug}-{seen[slug]}")
        seen[slug] += 1
    return found


def test_every_link_leads_to_a_file_and_a_heading(files: dict[str, str]) -> None:
    broken: list[str] = []
    links = 0
    for page, text in pages(files).items():
        for target, fragment in LINK.findall(text):
            links += 1
            path = page
            if target:
                path = normpath(PurePosixPath(page).parent / target)
            if path not in files or (fragment and fragment not in fragments(files[path])):
                broken.append(f"{page}: {target}#{fragment}")
    assert not broken
    assert links > 1000


def test_every_page_can_be_reached_from_the_index(files: dict[str, str]) -> None:
    reached = {f"docs/{target}" for target, _ in LINK.findall(files["docs/index.md"])}
    assert set(pages(files)) - {"docs/index.md"} <= reached


def test_each_heading_of_a_page_is_different(files: dict[str, str]) -> None:
    for page, text in pages(files).items():
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert len(set(headings)) == len(headings), page


def test_every_row_of_a_table_has_as_many_cells_as_its_head(files: dict[str, str]) -> None:
    for page, text in pages(files).items():
        width = 0
        for line in text.splitlines():
            cells = line.replace("\\|", "").count("|") if line.startswith("| ") else 0
            assert cells in (0, width) or width == 0, f"{page}: {line}"
            width = cells


def test_every_rule_and_reading_has_its_entry(files: dict[str, str], protocol: Protocol) -> None:
    for rule in protocol.rules:
        assert f"\n### {rule.id}\n" in files["docs/rules.md"]
    for rule in protocol.ring_rules:
        assert f"\n### {rule.id}\n" in files["docs/rings.md"]
    for reading in protocol.readings:
        assert f"\n## {reading.id} {reading.title}\n" in files["docs/readings.md"]


def test_a_message_page_names_all_that_binds_it(files: dict[str, str], protocol: Protocol) -> None:
    for message in protocol.messages:
        page = files[f"docs/{message.c_name}.md"]
        for body in message.bodies:
            for found in body.constraints:
                assert f"| `{found.id}` |" in page
            for field in body.fields:
                offset = protocol.header.size + field.offset
                assert f"| {offset} | {field.offset} | " in page
                assert f" | `{field.name}` | " in page
        for rule in protocol.rules:
            if message.name in rule.messages:
                assert f"* [{rule.id}](" in page


def cells_at(picture: str, offset: int, size: int) -> str:
    """What a diagram shows of the bytes at an offset, up to the end of their row."""
    for line in picture.splitlines():
        margin = re.match(r" *(\d+) (?=[|~])", line)
        if margin is not None and int(margin[1]) == offset - offset % 4:
            start = margin.end() + 16 * (offset % 4)
            return line[start : start + 16 * size]
    return ""


def test_a_diagram_has_each_field_at_its_offset(files: dict[str, str], protocol: Protocol) -> None:
    for message in protocol.messages:
        drawn = re.findall(r"^```\n(.*?)^```", files[f"docs/{message.c_name}.md"], re.M | re.S)
        for body, picture in zip(message.bodies, drawn, strict=True):
            for field in body.fields:
                shown = cells_at(picture, protocol.header.size + field.offset, field.size)
                assert field.name in shown, f"{message.name}\n{picture}"


def test_a_diagram_of_odd_sizes_is_drawn_as_expected() -> None:
    items = [Item("a", 0, 1), Item("six", 1, 6), Item("b", 7, 1), Item("tail", 8, None)]
    assert draw(items) == (
        "         0               1               2               3",
        "  +---------------+---------------+---------------+---------------+",
        "0 |       a       |                      six                      |",
        "  +---------------+                               +---------------+",
        "4 |                                               |       b       |",
        "  +---------------+---------------+---------------+---------------+",
        "8 ~                              tail                             ~",
        "  +---------------+---------------+---------------+---------------+",
    )


def test_a_long_array_is_drawn_with_its_middle_left_out() -> None:
    lines = draw([Item("short", 0, 4), Item("long", 4, 400)])
    assert len(lines) < 12
    assert any("..." in line for line in lines)
    assert lines[-2].startswith("400 ")


def test_the_lock_is_sorted_and_names_what_users_write(
    files: dict[str, str], protocol: Protocol
) -> None:
    lines = files["wire.lock"].splitlines()
    assert lines == sorted(set(lines))
    for message, body in protocol.bodies():
        name = f"vmsg_{message.c_name}_{body.role.value}"
        assert {f"c function {name}_encode", f"c function {name}_parse"} <= set(lines)
        for field in body.fields:
            owner = f"{message.c_name}.{body.role.value}"
            row = f"field {owner} {field.offset:04d} {field.scalar.value}"
            assert any(line.startswith(row) for line in lines)
            counted = body.tail is not None and body.tail.counted_by == field.name
            if not field.reserved and field.count is None and not counted:
                assert f"c function {name}_{field.name}" in lines
