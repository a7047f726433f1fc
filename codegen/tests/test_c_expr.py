"""C made from an expression means what the expression means: no sum ever wraps."""

from __future__ import annotations

import itertools
import math
import random
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from vmsgc.emit.c_expr import Leaf, Unrenderable, fails, holds
from vmsgc.expr import (
    ARITHMETIC,
    COMPARISONS,
    Binary,
    Expr,
    Name,
    Not,
    Number,
    evaluate,
    names,
    parse,
    to_text,
)

WIDTHS: Mapping[str, int] = {"a": 8, "b": 8, "c": 16, "d": 32, "e": 32, "f": 64, "g": 64}
LEAVES: Mapping[str, Leaf] = {
    **{name: Leaf.unsigned(name, bits) for name, bits in WIDTHS.items()},
    "small": Leaf("small", 32, 255),  # a byte kept in a wider variable
    "flag": Leaf("flag", 32, 1, is_condition=True),
}
C_TYPES: Mapping[str, str] = {
    **{name: f"uint{bits}_t" for name, bits in WIDTHS.items()},
    "small": "uint32_t",
    "flag": "bool",
}
WRITTEN = (
    "a + b <= c",
    "a + b < small",
    "c + c + c != d",
    "d + e <= d",
    "d + e > 4294967295",
    "d - e >= 1",
    "d - e == e - d",
    "f + g <= f",
    "f + g < f",
    "f + g >= g",
    "f + g > 18446744073709551615",
    "f + g == 18446744073709551615",
    "f + g != f",
    "f <= g + 1",
    "f + g + d <= f",
    "d & (d - 1) == 0",
    "f & (f - 1) == 0",
    "c & (c - 1) == 0",
    "d & (0 - d) == d",
    "a * b + c <= d",
    "d * e == f",
    "d % 8 == 0 and d / 8 <= e",
    "not (a and b)",
    "not flag or c == 0",
    "flag",
    "flag + a <= b",
    "(a < b) == (b < c)",
    "a % 2 == 0 and (not flag or a % 4 == 0)",
    "f % 16 == 0",
    "a == 0 or a >= b + c",
    "300 - a > small",
)
REFUSED = ("f + g <= f + d", "f * g == 1", "a % b == 0", "(a - b) * 2 == 4", "(d - e) % 2 == 0")
MOST_ROWS = 400


def _edges(name: str) -> list[int]:
    leaf = LEAVES[name]
    top = leaf.maximum
    near = {0, 1, 2, 7, 8, 16, top // 2, top // 2 + 1, top - 1, top, 255, 256, 65535, 1 << 31}
    return sorted(value for value in near if 0 <= value <= top)


def _rows(used: Sequence[str], chooser: random.Random) -> list[tuple[int, ...]]:
    """Every combination of edges, or as many of them as there is time for."""
    edges = [_edges(name) for name in used]
    if math.prod(len(values) for values in edges) <= MOST_ROWS:
        return list(itertools.product(*edges))
    return [tuple(chooser.choice(values) for values in edges) for _ in range(MOST_ROWS)]


def _random_value(chooser: random.Random, depth: int) -> Expr:
    kind = chooser.random()
    if depth == 0 or kind < 0.45:
        return Name(chooser.choice(sorted(LEAVES)))
    if kind < 0.65:
        return Number(chooser.choice((0, 1, 2, 3, 8, 255, 65535, (1 << 32) - 1, 1 << 32)))
    if kind < 0.7:
        return _random_condition(chooser, depth - 1)
    op = chooser.choice(sorted(ARITHMETIC))
    left = _random_value(chooser, depth - 1)
    if op in ("/", "%"):
        return Binary(op, left, Number(chooser.choice((1, 2, 3, 8, 16))))
    return Binary(op, left, _random_value(chooser, depth - 1))


def _random_condition(chooser: random.Random, depth: int) -> Expr:
    kind = chooser.random()
    if depth and kind < 0.15:
        return Not(_random_condition(chooser, depth - 1))
    if depth and kind < 0.4:
        sides = [_random_condition(chooser, depth - 1) for _ in range(2)]
        return Binary(chooser.choice(("and", "or")), *sides)
    op = chooser.choice(sorted(COMPARISONS))
    return Binary(op, _random_value(chooser, depth), _random_value(chooser, depth))


def _renderable(chooser: random.Random, count: int) -> Iterator[Expr]:
    while count:
        expr = _random_condition(chooser, 3)
        try:
            fails(expr, LEAVES)
        except Unrenderable:
            continue
        if set(names(expr)):
            count -= 1
            yield expr


def _program(cases: Sequence[tuple[Expr, Sequence[str], Sequence[tuple[int, ...]]]]) -> str:
    """C that prints one line per case: for each row whether it holds, and whether it fails."""
    lines = ["#include <stdbool.h>", "#include <stdint.h>", "#include <stdio.h>"]
    calls: list[str] = []
    for at, (expr, used, rows) in enumerate(cases):
        params = ", ".join(f"{C_TYPES[name]} {name}" for name in used)
        lines.append(f"static int holds_{at}({params}) {{ if ({holds(expr, LEAVES)}) return 1;"
                     " return 0; }")
        lines.append(f"static int fails_{at}({params}) {{ if ({fails(expr, LEAVES)}) return 1;"
                     " return 0; }")
        values = ",".join("{" + ",".join(f"UINT64_C({v})" for v in row) + "}" for row in rows)
        lines.append(f"static const uint64_t rows_{at}[][{len(used)}] = {{{values}}};")
        passed = ", ".join(
            f"({C_TYPES[name]})rows_{at}[i][{place}]" for place, name in enumerate(used)
        )
        calls.append(f"\tfor (unsigned i = 0; i < {len(rows)}u; i++) "
                     f"printf(\"%d%d \", holds_{at}({passed}), fails_{at}({passed}));\n"
                     '\tputs("");')
    return "\n".join([*lines, "int main(void)", "{", *calls, "\treturn 0;", "}", ""])


def _agree(exprs: Sequence[Expr], folder: Path) -> None:
    chooser = random.Random(2)
    cases = []
    for expr in exprs:
        used = sorted(set(names(expr)))
        cases.append((expr, used, _rows(used, chooser)))
    source = folder / "expressions.c"
    source.write_text(_program(cases), encoding="utf-8")
    flags = ["-std=c11", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-Wno-type-limits"]
    flags += ["-Wno-unused-parameter", "-Wno-tautological-compare"]
    flags += ["-fsanitize=undefined", "-fno-sanitize-recover=all"]
    subprocess.run(["gcc", *flags, source, "-o", folder / "run"], check=True)
    found = subprocess.run([folder / "run"], check=True, capture_output=True, text=True).stdout
    for (expr, used, rows), line in zip(cases, found.splitlines(), strict=True):
        for row, bits in zip(rows, line.split(), strict=True):
            values = dict(zip(used, row, strict=True))
            truth = bool(evaluate(expr, values))
            assert bits == f"{int(truth)}{int(not truth)}", (to_text(expr), values)


needs_gcc = pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")


@needs_gcc
def test_written_expressions_agree_with_mathematics_at_every_edge(tmp_path: Path) -> None:
    _agree([parse(text) for text in WRITTEN], tmp_path)


@needs_gcc
def test_random_expressions_agree_with_mathematics(tmp_path: Path) -> None:
    _agree(list(_renderable(random.Random(1), 250)), tmp_path)


@pytest.mark.parametrize("text", ["a + b <= small", "a - b == small", "a & (b - 1) == 0"])
@needs_gcc
def test_bytes_agree_with_mathematics_for_every_pair(text: str, tmp_path: Path) -> None:
    expr = parse(text)
    source = tmp_path / "pairs.c"
    source.write_text(
        "#include <stdint.h>\n#include <stdio.h>\n"
        "static int fails(uint8_t a, uint8_t b, uint32_t small)\n"
        f"{{ (void)small; return {fails(expr, LEAVES)}; }}\n"
        "int main(void) { for (unsigned s = 0; s < 256; s += 51) for (unsigned a = 0; a < 256; a++)"
        " for (unsigned b = 0; b < 256; b++) putchar('0' + fails((uint8_t)a, (uint8_t)b, s)); }\n",
        encoding="utf-8",
    )
    subprocess.run(["gcc", "-Wall", "-Wextra", "-Werror", source, "-o", tmp_path / "run"],
                   check=True)
    found = subprocess.run([tmp_path / "run"], check=True, capture_output=True, text=True).stdout
    wanted = "".join(
        str(int(not evaluate(expr, {"a": a, "b": b, "small": small})))
        for small in range(0, 256, 51) for a in range(256) for b in range(256)
    )
    assert found == wanted


@pytest.mark.parametrize("text", REFUSED)
def test_what_has_no_exact_form_is_refused(text: str) -> None:
    with pytest.raises(Unrenderable):
        fails(parse(text), LEAVES)


def test_name_without_a_value_is_refused() -> None:
    with pytest.raises(Unrenderable, match="'nobody' has no value here"):
        fails(parse("nobody == 0"), LEAVES)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("d + e <= d", "(uint64_t)d + e > d"),
        ("f + g <= f", "f > f || g > f - f"),
        ("a + b <= c", "(uint32_t)a + b > c"),
        ("small + small <= d", "small + small > d"),
        ("not flag or c == 0", "flag && c != 0u"),
        ("d % 8 == 0", "d % 8u != 0u"),
        ("d & (d - 1) == 0", "(d & (d - 1u)) != 0u"),
    ],
)
def test_negation_is_pushed_inwards_and_sums_get_the_type_they_need(
    text: str, wanted: str
) -> None:
    assert str(fails(parse(text), LEAVES)) == wanted
