"""The restricted reader: what it takes, what it refuses, and where it says things stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vmsgc.source import Map, Node, Scalar, Seq, plain, read_file, read_text


def _read(text: str) -> Node:
    node, found = read_text("x.yaml", text)
    assert not found
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 0", 0),
        ("a: 65535", 65535),
        ("a: 0xfF", 255),
        ("a: true", True),
        ("a: false", False),
        ("a: null", None),
        ("a: word", "word"),
        ('a: "yes"', "yes"),
        ("a: '12'", "12"),
        ("a: le32", "le32"),
        ("a: size & (size - 1) == 0", "size & (size - 1) == 0"),
        ("a: |\n  two\n  lines\n", "two\nlines\n"),
        ("a: 1.2.3", "1.2.3"),
        ("a: []", []),
        ("a: {}", {}),
    ],
)
def test_value_is_read_as_it_is_written(text: str, value: object) -> None:
    assert plain(_read(text)) == {"a": value}
    assert type(plain(_read(text))["a"]) is type(value)  # type: ignore[index]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        *((word, "VS007") for word in ("yes", "No", "ON", "off", "y", "N", "True", "NULL", "~")),
        *((word, "VS008") for word in ("1.0", ".5", "1e3", "-2.5", ".inf", "-.INF", ".nan")),
        *((word, "VS009") for word in ("2026-01-26", "2026-1-2", "2026-01-26T10:00:00Z")),
        *((word, "VS010") for word in ("007", "0o7", "0b1", "1_000", "-1", "+1", "0XFF", "1:30")),
        *((word, "VS010") for word in ("9" * 21, "0x" + "f" * 19)),
        ("&x 1", "VS005"),
        ("*x", "VS005"),
        ("!!int 1", "VS006"),
        ("!x 1", "VS006"),
        ("[1, 2", "VS001"),
        ("\t1", "VS003"),
        ("", "VS007"),
    ],
)
def test_value_that_readers_disagree_about_is_refused(value: str, code: str) -> None:
    _, found = read_text("x.yaml", f"a: {value}\n")

    assert [one.code for one in found] == [code]
    assert found[0].span.line in (1, 2)


def test_word_that_looks_like_a_truth_value_is_no_key() -> None:
    _, found = read_text("x.yaml", "on: 1\n")

    assert [one.code for one in found] == ["VS007"]


def test_every_refusal_of_a_file_is_reported() -> None:
    _, found = read_text("x.yaml", "a: yes\nb: 1.5\nc: 010\nc: 1\n")

    assert [(one.code, one.span.line, one.span.column) for one in found] == [
        ("VS007", 1, 4),
        ("VS008", 2, 4),
        ("VS010", 3, 4),
        ("VS004", 4, 1),
    ]


def test_node_knows_line_and_column() -> None:
    root = _read("a:\n  - {b: 1, c: two}\n")

    assert isinstance(root, Map)
    (item,) = root.maps("a")
    assert str(item.at("c")) == "x.yaml:2:15"
    entry = item.entry("c")
    assert entry is not None
    assert str(entry.span) == "x.yaml:2:12"
    assert isinstance(root.get("a"), Seq)


def test_getters_give_nothing_for_the_wrong_kind() -> None:
    root = _read("a: 1\nb: word\nc: true\n")

    assert isinstance(root, Map)
    assert (root.number("a"), root.text("a")) == (1, None)
    assert (root.number("b"), root.text("b")) == (None, "word")
    assert (root.number("c"), root.items("c"), root.get("d")) == (None, (), None)


def test_missing_file_is_a_diagnostic(tmp_path: Path) -> None:
    node, found = read_file(tmp_path, "nothing.yaml")

    assert node is None
    assert [one.code for one in found] == ["VS002"]


def test_file_that_is_not_utf8_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"a: \xff\n")

    assert [one.code for one in read_file(tmp_path, "x.yaml")[1]] == ["VS002"]


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab01 \n:-[]{},\"'#&*!|>%@?x~.\t\x00\x85\ufeff"), max_size=60)
)
def test_any_text_gives_a_node_or_a_diagnostic(text: str) -> None:
    node, found = read_text("x.yaml", text)

    assert node is not None or found
    for one in found:
        assert one.code.startswith("VS0")
        assert one.span.line >= 1
        assert one.span.column >= 1


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-w]{2,8}", fullmatch=True), st.integers(0, 2**64 - 1)))
def test_integers_survive(values: dict[str, int]) -> None:
    reserved = {"on", "no", "off", "true", "null", "false"}
    values = {key: value for key, value in values.items() if key not in reserved}
    text = "".join(f"{key}: {value:#x}\n" for key, value in values.items()) or "{}"

    assert plain(_read(text)) == values


def test_quoted_text_knows_the_width_of_its_quote() -> None:
    root = _read('a: "x"\nb: x\n')

    assert isinstance(root, Map)
    quoted, bare = root.get("a"), root.get("b")
    assert isinstance(quoted, Scalar)
    assert isinstance(bare, Scalar)
    assert (quoted.inset, bare.inset) == (1, 0)
