"""The constraint language: how it groups, what it refuses, and that text survives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vmsgc.expr import Binary, Expr, ExprError, Name, Not, Number, evaluate, names, parse, to_text

VALUES = {"a": 6, "b": 4, "request.c": 1}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 3 - 2", 5),
        ("a & (a - 1) == 4", 1),
        ("a & 2 == 2", 1),
        ("a % 4 == 2", 1),
        ("a / b", 1),
        ("not a == 6", 0),
        ("not a == 6 or b == 4", 1),
        ("a == 0 and b == 0 or b == 4", 1),
        ("request.c == 0x1", 1),
        ("b == 4 or a / 0 == 1", 1),
        ("b == 5 and a / 0 == 1", 0),
        ("a - 2 * b == 0 - 2", 1),
    ],
)
def test_expression_has_the_value_of_its_grouping(text: str, value: int) -> None:
    assert evaluate(parse(text), VALUES) == value


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 0),
        ("a +", 3),
        ("a ^ b", 2),
        ("(a", 2),
        ("a b", 2),
        ("a == == b", 5),
        ("or", 0),
        ("a = b", 2),
        ("010", 0),
        ("a == 017", 5),
        ("request.", 7),
        ("a   @", 4),
        ("1" * 30, 0),
        ("(" * 200 + "a" + ")" * 200, 21),
        ("not " * 200 + "a", 84),
    ],
)
def test_text_that_is_no_expression_is_refused_at_its_column(text: str, column: int) -> None:
    with pytest.raises(ExprError) as caught:
        parse(text)

    assert caught.value.column == column


def test_name_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        evaluate(parse("missing"), VALUES)


def test_names_come_in_order_with_repeats() -> None:
    assert list(names(parse("b + a == b"))) == ["b", "a", "b"]


def _binary(children: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    operators = ["and", "or", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "&"]
    return st.one_of(
        st.builds(Not, children),
        st.builds(Binary, st.sampled_from(operators), children, children),
    )


EXPRESSIONS = st.recursive(
    st.one_of(
        st.builds(Number, st.integers(0, 2**32)),
        st.builds(Name, st.sampled_from(["a", "b", "request.c"])),
    ),
    _binary,
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(EXPRESSIONS)
def test_printed_expression_parses_to_itself(tree: Expr) -> None:
    assert parse(to_text(tree)) == tree


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab0x19 ()+-*/%&<>=!.notrd", max_size=40))
def test_any_text_parses_or_is_refused_with_a_column_in_it(text: str) -> None:
    try:
        parse(text)
    except ExprError as problem:
        assert 0 <= problem.column <= len(text)
