"""Text of C is laid out as clang-format would, and stays inside the columns."""

from __future__ import annotations

import pytest

from vmsgc.emit import c_layout as layout
from vmsgc.emit.c_text import with_unit


def test_indent_uses_tabs_and_then_spaces() -> None:
    assert layout.indent(19) == "\t\t   "


def test_width_counts_a_tab_to_the_next_multiple_of_eight() -> None:
    assert layout.width("ab\tc") == 9


def test_short_prototype_stays_on_one_line() -> None:
    assert layout.prototype("int", "f", ["int a", "int b"]) == "int f(int a, int b);"


def test_pointer_result_touches_the_name() -> None:
    assert layout.prototype("char *", "f", ["int a"], "") == "char *f(int a)"


def test_two_parameters_that_do_not_fit_stand_below_each_other() -> None:
    text = layout.prototype("vmsg_status", "f" * 30, ["a" * 30, "b" * 30])
    column = len("vmsg_status ") + 30 + 1
    assert text.splitlines()[1] == layout.indent(column) + "b" * 30 + ");"


def test_three_parameters_move_behind_the_result_when_that_makes_them_fit() -> None:
    text = layout.prototype("vmsg_status", "f" * 20, ["a" * 22, "b" * 22, "c" * 22])
    assert text.splitlines()[0] == "vmsg_status"
    assert len(text.splitlines()) == 2


@pytest.mark.parametrize("length", range(10, 60))
def test_no_prototype_is_wider_than_the_page(length: int) -> None:
    text = layout.prototype("vmsg_status", "f" * length, ["a" * 30, "b" * 34, "c" * 20])
    assert max(layout.width(line) for line in text.splitlines()) <= layout.COLUMNS


def test_condition_breaks_behind_the_operator() -> None:
    first, second = layout.condition(["a" * 50, "b" * 50], "&&", 1).splitlines()
    assert first == "\tif (" + "a" * 50 + " &&"
    assert second == "\t    " + "b" * 50 + ") {"


def test_condition_that_fits_exactly_is_not_broken() -> None:
    room = layout.COLUMNS - layout.TAB - len("if () {") - len(" || ")
    assert "\n" not in layout.condition(["a" * 40, "b" * (room - 40)], "||", 1)
    assert "\n" in layout.condition(["a" * 40, "b" * (room - 39)], "||", 1)


def test_assignment_breaks_behind_the_plus() -> None:
    first, second = layout.assignment("size", ["a" * 60, "b" * 60], 1).splitlines()
    assert first.endswith(" +")
    assert second == "\t       " + "b" * 60 + ";"


def test_trailing_comments_are_lined_up() -> None:
    assert layout.commented([("int a;", "one"), ("long bb;", "two")]) == [
        "int a;   /* one */",
        "long bb; /* two */",
    ]


def test_long_comment_stands_above_and_starts_a_new_column() -> None:
    long = "x" * 80 + " " + "y" * 20
    lines = layout.commented([("int aaaa;", "one"), ("int b;", long), ("int c;", "z")])
    assert lines == [
        "int aaaa; /* one */",
        "/*",
        " * " + "x" * 80,
        " * " + "y" * 20,
        " */",
        "int b;",
        "int c; /* z */",
    ]


@pytest.mark.parametrize("text", ["ends */ here", "two\nlines"])
def test_text_that_would_end_a_comment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not fit for a comment"):
        layout.comment_text(text)


def test_byte_table_lines_up_offsets_and_sizes() -> None:
    assert layout.byte_table([("0", "4", "generation"), ("12", "length", "data")]) == [
        "offset   bytes  field",
        "     0       4  generation",
        "    12  length  data",
    ]


@pytest.mark.parametrize(
    ("doc", "unit", "text"),
    [
        ("queue index", None, "queue index"),
        ("size of the region", "bytes", "size of the region, in bytes"),
        ("largest size; 0 if none", "bytes", "largest size, in bytes; 0 if none"),
        ("bytes wanted", "bytes", "bytes wanted"),
        ("megabytes", "bytes", "megabytes, in bytes"),
    ],
)
def test_a_unit_is_named_once(doc: str, unit: str | None, text: str) -> None:
    assert with_unit(doc, unit) == text


@pytest.mark.parametrize("text", ["a */ b", "/* a", "a\\", "a ??/ b", "a\nb", "a\u2028b"])
def test_text_that_would_leave_its_comment_is_refused(text: str) -> None:
    assert not layout.is_comment(text)
