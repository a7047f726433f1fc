"""Rules and what is outside the specification: their tests, functions, and comments on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .diag import Diagnostic, did_you_mean, error
from .ir import Protocol, Span
from .rules import is_function

TESTS, SOURCES, TOOLS = "tests", "runtime", "tools"  # folders beside the specification
SUPPORT = "support"  # folder of what tests use, which shows nothing by itself
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_C_TEST = re.compile(r"^static void (\w+)\(void \*\*\w+\)", re.MULTILINE)
_PYTHON_TEST = re.compile(r"^def (test_\w+)\(", re.MULTILINE)
_MODEL = re.compile(r"^(?:(?:active )?proctype|inline|ltl) (\w+)", re.MULTILINE)
_FUNCTION = re.compile(r"^(?:[a-z][\w \t*]*[ \t*])?(\w+)\([^;{}]*\)\n\{", re.MULTILINE)
_CITED = re.compile(r"\b(?:DRV|DEV|BUS|ALL|IMP)-(?:[A-Z]{3}-)?[0-9]{2}(?:\.[a-z])?\b")


@dataclass(frozen=True)
class Tree:
    """What a project has to bind rules to, and where it speaks of rules."""

    tests: frozenset[str]  # file and test, with a dot between
    functions: frozenset[str]
    cited: tuple[tuple[str, Span], ...] = ()  # rule and place, seen from the specification


def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    return text if path.suffix == ".py" else _COMMENT.sub("", text)


def _run(root: Path) -> str:
    """Return what builds and runs tests, comments left out, as one text."""
    paths = [*(root / TESTS).rglob("meson.build"), *(root / TOOLS).glob("*.sh")]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(paths)]
    return re.sub(r"(?m)(^|\s)#.*", "", "\n".join(texts))


def _named(path: Path, run: str) -> Iterator[str]:
    """Yield what can be named of a file that is run.

    A cmocka test takes the state of its group.  That nobody calls it cannot go
    unseen: the compiler refuses a static function without a use.  Other
    programs and models have no tests inside; there it is a function, a process
    or a property.
    """
    if path.suffix == ".py":
        yield from _PYTHON_TEST.findall(_text(path)) if path.stem.startswith("test_") else ()
    elif path.suffix == ".c" and path.stem.startswith("test_"):
        names = (f"'{path.stem.removeprefix('test_')}'", f"{path.name}'")
        yield from _C_TEST.findall(_text(path)) if any(name in run for name in names) else ()
    elif any(name in run for name in (path.name, f"{TESTS}/{path.parent.name}")):
        pattern = {".c": _FUNCTION, ".pml": _MODEL}.get(path.suffix)
        yield from pattern.findall(_text(path)) if pattern is not None else ()


def _tests(root: Path) -> Iterator[str]:
    run = _run(root)
    for path in sorted((root / TESTS).rglob("*.*")):
        if path.suffix in (".c", ".py", ".pml") and path.parent.name != SUPPORT:
            yield from (f"{path.stem}.{name}" for name in _named(path, run))


def _cited(root: Path, path: Path) -> Iterator[tuple[str, Span]]:
    file = f"../{path.relative_to(root).as_posix()}"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for found in _CITED.finditer(line):
            yield found.group(), Span(file, number, found.start() + 1)


def read_tree(root: Path) -> Tree | None:
    """Return what the project in this folder has; None when it has no tests at all."""
    if not (root / TESTS).is_dir():
        return None
    sources = [path for end in ("c", "h") for path in sorted((root / SOURCES).rglob(f"*.{end}"))]
    return Tree(
        tests=frozenset(_tests(root)),
        functions=frozenset(name for path in sources for name in _FUNCTION.findall(_text(path))),
        cited=tuple(one for path in sources for one in _cited(root, path)),
    )


def named_tests(protocol: Protocol) -> tuple[str, ...]:
    """Return every test that a rule names, once, sorted."""
    return tuple(sorted({test for rule in protocol.every_rule for test in rule.check.tests}))


def check(protocol: Protocol, tree: Tree) -> Iterator[Diagnostic]:
    """Yield what rules name and the tree does not have, and the other way round."""
    for rule in protocol.every_rule:
        if rule.same_as is not None:
            continue  # its primary names the same
        for test in rule.check.tests:
            if test not in tree.tests:
                hint = did_you_mean(test, tree.tests)
                yield error("VS226", rule.span, f"{rule.id}: no test '{test}'", hint=hint)
        for ref in rule.check.refs:
            if rule.check.kind == "api" and is_function(ref) and ref not in tree.functions:
                hint = did_you_mean(ref, tree.functions)
                yield error("VS227", rule.span, f"{rule.id}: no function '{ref}'", hint=hint)
    known = {rule.id for rule in protocol.every_rule}
    known |= {rule.statement for rule in protocol.every_rule}
    for name, span in tree.cited:
        if name not in known:
            yield error("VS228", span, f"no rule '{name}'", hint=did_you_mean(name, known))
