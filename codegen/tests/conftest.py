"""What the tests of the checker share: the tiny specification and its edits."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from vmsgc import bindings
from vmsgc.diag import Diagnostic, Renderer, in_order
from vmsgc.ir import Protocol, Span
from vmsgc.load import load, load_protocol

BASE_SPEC = Path(__file__).parent / "bad" / "base"
ROOT = Path(__file__).resolve().parents[2]
REAL_SPEC = ROOT / "spec"
BASE_HEADERS = ROOT / "runtime" / "include" / "vmsg"
LANGUAGES = {
    "C99": ["-std=c99", "-Wstrict-prototypes"],
    "C++11": ["-x", "c++", "-std=c++11"],
}
STRICT = ["-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror", "-pedantic", "-ffreestanding"]
TREE = bindings.Tree(
    tests=frozenset({"test_thing.a_thing_is_read_once"}),
    functions=frozenset({"thing_write"}),
    cited=(("DEV-QUE-01", Span("../runtime/thing.c", 3, 4)),),
)  # what the tiny specification is bound to
needs_gcc = pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --bless, which rewrites expected texts; review the difference by eye."""
    parser.addoption("--bless", action="store_true", help="rewrite the expected texts")


def edited_spec(edits: Path, folder: Path) -> tuple[Path, str]:
    """Copy the tiny specification, make the edits of a file, return it and the draft to load.

    An edit replaces the one place where ``was`` stands; without ``was`` it
    replaces the whole file, and without ``to`` it removes it.
    """
    shutil.copytree(BASE_SPEC, folder)
    draft = "v1"
    for edit in yaml.safe_load(edits.read_text(encoding="utf-8"))["edits"]:
        path = folder / edit["file"]
        if path.parent.name == "drafts":
            path.parent.mkdir(exist_ok=True)
            draft = path.stem
        if edit["to"] is None:
            path.unlink()
            continue
        text = edit["to"]
        if edit["was"] is not None:
            old = path.read_text(encoding="utf-8")
            assert old.count(edit["was"]) == 1, f"{edits.name}: {edit['was']!r} is not one place"
            text = old.replace(edit["was"], edit["to"])
        path.write_text(text, encoding="utf-8")
    return folder, draft


def diagnosed(spec: Path, draft: str = "v1", tree: bindings.Tree = TREE) -> list[Diagnostic]:
    """Return what the checker says about a folder, and about what it is bound to."""
    loaded = load(spec, draft)
    bound = () if loaded.protocol is None else bindings.check(loaded.protocol, tree)
    return in_order((*loaded.diagnostics, *bound))


def complaints(spec: Path, draft: str = "v1", tree: bindings.Tree = TREE) -> str:
    """Return the text of what the checker says, notes left out."""
    found = [one for one in diagnosed(spec, draft, tree) if one.severity != "note"]
    return Renderer(spec).render_all(found)


def write_tests(root: Path, name: str, *, builds: str = "tests = ['thing']") -> None:
    """Write a project in which test_thing.c has one test and thing.c one function."""
    folder = root / "tests" / "unit"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "test_thing.c").write_text(
        f"/* static void an_old_test(void **state) */\nstatic void {name}(void **state)\n{{\n}}\n",
        encoding="utf-8",
    )
    (root / "tests" / "meson.build").write_text(builds, encoding="utf-8")
    (root / "runtime").mkdir(exist_ok=True)
    (root / "runtime" / "thing.c").write_text(
        "vmsg_status\nthing_write(struct thing *thing,\n\t    uint32_t size)\n{\n}\n"
        "void thing_declared(void);\n",
        encoding="utf-8",
    )


def codes(spec: Path, draft: str = "v1") -> list[str]:
    """Return the codes of errors and warnings in a folder, in order."""
    return [one.code for one in load(spec, draft).diagnostics if one.severity != "note"]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return a copy of the tiny specification to break."""
    folder = tmp_path / "spec"
    shutil.copytree(BASE_SPEC, folder)
    return folder


def load_c(spec: Path) -> Protocol:
    """The protocol of a folder that is right."""
    protocol, found = load_protocol(spec, "v1")
    assert protocol is not None, [str(one) for one in found]
    return protocol


@pytest.fixture(scope="session")
def protocol() -> Protocol:
    """The real protocol."""
    return load_c(REAL_SPEC)


def unpack(files: dict[str, str], folder: Path) -> Path:
    """Write a tree that stands alone: the generated C and the two base headers."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for name in ("bytes.h", "status.h"):
        shutil.copy(BASE_HEADERS / name, folder / "include" / "vmsg" / name)
    return folder


def check_syntax(compiler: str, language: str, folder: Path, sources: Sequence[Path]) -> None:
    """Compile without an object file, every warning an error."""
    if not sources:
        return
    flags = [*LANGUAGES[language], *STRICT, "-fsyntax-only", f"-I{folder / 'include'}"]
    subprocess.run([compiler, *flags, *sources], check=True)
