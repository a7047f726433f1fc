#!/usr/bin/env python3
"""Fail when code outside runtime/include/vmsg/shm.h can reach shared memory.

    tools/check_shm.py                 every C file and header of runtime/
    tools/check_shm.py --self-test     small wrong programs: each has to be found
    tools/check_shm.py [--stamp FILE] [--depfile FILE] SOURCE...    a step of a build

The type of shared memory has no members, so the only ways to it are a conversion of
the pointer and a call that takes it as plain memory.  Both are looked for in the
syntax tree, with clang-query; where it is missing the exit code is 77.
What a tree cannot show: a pointer that is copied as a part of a larger struct.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCANNED = ROOT / "runtime"
SHM_H = ROOT / "runtime" / "include" / "vmsg" / "shm.h"
FLAGS = ("-std=c11", *(f"-I{ROOT / path}" for path in ("runtime", "runtime/include")),
         f"-I{ROOT / 'generated' / 'include'}")  # fmt: skip
# What is compiled in other ways is looked at in each of them.
VARIANTS = ((), ("-DVMSG_UNCHECKED",))
SKIPPED = 77

# Who may ask for the plain pointer or call one shared, and why.
OWNERS = {
    "runtime/os/": "maps memory, and unmaps it",
    "runtime/core/mem.c": "compares where areas lie, as numbers",
}
UNOWNED = "unwrapped"  # the one kind an owner may do

SHM = 'hasType(hasCanonicalType(pointsTo(recordDecl(hasName("vmsg_shm")))))'
SHM_LIST = (
    "hasType(hasCanonicalType(pointsTo(qualType(hasCanonicalType("
    'pointsTo(recordDecl(hasName("vmsg_shm"))))))))'
)
# Neither looks behind the pointer: `if (shm)`, `(void)shm`.
HARMLESS = 'unless(hasCastKind("CK_PointerToBoolean")), unless(hasCastKind("CK_ToVoid"))'
NOT_NULL = "unless(hasSourceExpression(ignoringParenCasts(integerLiteral(equals(0)))))"
PLAIN_MEMORY = ", ".join(
    f'"{prefix}{name}"'
    for name in ("memcpy", "memmove", "memset", "memcmp", "memchr", "bcopy", "bzero")
    for prefix in ("", "__builtin_")
)

# Kind of access: what it is in words, and how its node is recognised.
KINDS = {
    "converted": (
        "a shared pointer becomes another type",
        f"castExpr(hasSourceExpression({SHM}), unless({SHM}), {HARMLESS})",
    ),
    "made": (
        "something else becomes a shared pointer",
        f"castExpr({SHM}, unless(hasSourceExpression({SHM})), {NOT_NULL})",
    ),
    "converted_behind": (
        "a pointer to shared pointers becomes another type",
        f"castExpr(hasSourceExpression({SHM_LIST}), unless({SHM_LIST}), {HARMLESS},"
        ' unless(hasCastKind("CK_LValueToRValue")))',
    ),
    "made_behind": (
        "something else becomes a pointer to shared pointers",
        f"castExpr({SHM_LIST}, unless(hasSourceExpression({SHM_LIST})), {NOT_NULL},"
        ' unless(hasCastKind("CK_ArrayToPointerDecay")))',
    ),
    UNOWNED: (
        "vmsg_shm_pointer or vmsg_shm_from_pointer outside the owners of memory",
        'declRefExpr(to(functionDecl(hasAnyName("vmsg_shm_pointer", "vmsg_shm_from_pointer"))))',
    ),
    "copied": (
        "a shared pointer is an argument of a function for plain memory",
        f"callExpr(callee(functionDecl(hasAnyName({PLAIN_MEMORY}))),"
        f" hasAnyArgument(ignoringParenCasts({SHM})))",
    ),
    "defined": (
        "struct vmsg_shm gets members",
        'recordDecl(hasName("vmsg_shm"), isDefinition())',
    ),
    "punned": (
        "a shared pointer in a union",
        f"recordDecl(isUnion(), has(fieldDecl({SHM})))",
    ),
    "assembled": (
        "a shared pointer in inline assembly",
        f"asmStmt(hasDescendant(expr({SHM})))",
    ),
}

# Its matches are as many as the files that were read.
UNITS = "translationUnitDecl()"
MATCH = re.compile(r'^(?P<path>[^:\n]+):(?P<line>\d+):\d+: note: "(?P<kind>\w+)" binds here$', re.M)
FAILURE = re.compile(r": (?:fatal )?error: |^\d+:\d+: |^error while", re.M | re.I)
COUNT = re.compile(r"^(\d+) match(?:es)?\.$", re.M)

# One way each to break the rule; what has to be found is beside it.
BAD = (
    ("uint32_t f(struct vmsg_shm *s) { return *(uint32_t *)s; }", {"converted"}),
    ("uint8_t f(const struct vmsg_shm *s) { return *(const volatile uint8_t *)s; }", {"converted"}),
    ("void g(void *p); void f(struct vmsg_shm *s) { g(s); }", {"converted"}),
    ("void *f(struct vmsg_shm *s) { return s; }", {"converted"}),
    ("void *f(struct vmsg_shm *s) { void *p = s; return p; }", {"converted"}),
    ("uintptr_t f(struct vmsg_shm *s) { return (uintptr_t)s; }", {"converted"}),
    ("typedef struct vmsg_shm *t; void *f(t s) { return (void *)s; }", {"converted"}),
    ("struct h { struct vmsg_shm *s; }; void *f(struct h *h) { return h->s; }", {"converted"}),
    ("uint16_t f(struct vmsg_shm *s) { return __atomic_load_n(VMSG_SHM_CELL(16, s), 0); }",
     {"converted"}),
    ("struct vmsg_shm *f(uint8_t *p) { return (struct vmsg_shm *)p; }", {"made"}),
    ("struct vmsg_shm *f(void *p) { return p; }", {"made"}),
    ("struct vmsg_shm *f(uintptr_t p) { return (struct vmsg_shm *)p; }", {"made"}),
    ("uint8_t f(struct vmsg_shm **s) { return **(uint8_t **)s; }", {"converted_behind"}),
    ("void f(struct vmsg_shm *s, uint8_t **p) { __builtin_memcpy(p, &s, sizeof(s)); }",
     {"converted_behind"}),
    ("struct vmsg_shm *f(uint8_t **p) { return *(struct vmsg_shm **)p; }", {"made_behind"}),
    ("void *f(struct vmsg_shm *s) { return vmsg_shm_pointer(s); }", {UNOWNED}),
    ("struct vmsg_shm *f(void *p) { return vmsg_shm_from_pointer(p); }", {UNOWNED}),
    ("void *(*const f)(struct vmsg_shm *s) = vmsg_shm_pointer;", {UNOWNED}),
    ("void f(struct vmsg_shm *s) { __builtin_memset(s, 0, 1); }", {"copied", "converted"}),
    ("void f(struct vmsg_shm *s, uint8_t *p) { VMSG_MEMCPY(p, s, 1); }", {"copied", "converted"}),
    ("void f(struct vmsg_shm *s, uint8_t *p) { VMSG_MEMCPY((void *)s, p, 1); }",
     {"copied", "converted"}),
    ("struct vmsg_shm { uint8_t b; }; uint8_t f(struct vmsg_shm *s) { return s->b; }", {"defined"}),
    ("union u { struct vmsg_shm *s; uint8_t *p; };", {"punned"}),
    ('void f(struct vmsg_shm *s) { __asm__ volatile("" : : "r"(s)); }', {"assembled"}),
)  # fmt: skip
# What is fine and must stay fine.
GOOD = """
struct h { struct vmsg_shm *s; struct vmsg_shm *list[2]; };
bool f(struct h *h, struct vmsg_shm *s, struct vmsg_shm **ret_s)
{
	const struct vmsg_shm *from = s;
	struct vmsg_shm *none = NULL;
	struct vmsg_shm **list = h->list;

	(void)none;
	if (!s || s == NULL || h->s == s) {
		return false;
	}
	h->list[1] = vmsg_shm_at(s, 8);
	*ret_s = list[1];
	vmsg_shm_store_le16(s, vmsg_shm_load_le16(from));
	return *ret_s != NULL;
}
"""


class Broken(Exception):
    """The files cannot be judged: they do not compile, or clang-query did not read them."""


@dataclass(frozen=True, order=True)
class Access:
    """One place where shared memory can be reached."""

    path: str  # from the root of the scan
    line: int
    kind: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {KINDS[self.kind][0]} ({self.kind})"


def find_tool() -> str | None:
    """The clang-query of this machine, the newest name first; None when there is none."""
    names = ["clang-query", *(f"clang-query-{version}" for version in range(25, 13, -1))]
    return next((path for name in names if (path := shutil.which(name))), None)


def script() -> str:
    """What clang-query is told to look for."""
    options = ["set bind-root false", "set output diag"]
    queries = [f'match {matcher}.bind("{kind}")' for kind, (_, matcher) in KINDS.items()]
    return "\n".join([*options, *queries, f"match {UNITS}", ""])


def accesses(
    tool: str, files: list[Path], root: Path, variant: tuple[str, ...] = ()
) -> list[Access]:
    """Every access below a folder that the files, compiled in one way, contain or include.

    Raises:
        Broken: a file does not compile, or was not read.
    """
    with tempfile.TemporaryDirectory() as folder:
        commands = Path(folder) / "commands"
        commands.write_text(script(), encoding="utf-8")
        run = subprocess.run(
            [tool, "-f", str(commands), *map(str, files), "--", *FLAGS, *variant],
            check=False, capture_output=True, text=True, cwd=root,
        )  # fmt: skip
    said = run.stdout + run.stderr
    counts = COUNT.findall(run.stdout)
    if run.returncode != 0 or FAILURE.search(said):
        wrong = [line for line in said.splitlines() if FAILURE.search(line)]
        raise Broken("\n".join(wrong[:20]) or f"clang-query failed with {run.returncode}")
    if len(counts) != len(KINDS) + 1 or int(counts[-1]) != len(files):
        raise Broken(f"{counts[-1:]} of {len(files)} files were read")

    found = set()
    for match in MATCH.finditer(run.stdout):
        path = Path(match["path"]).resolve()
        if path.is_relative_to(root):
            shown = path.relative_to(root).as_posix()
            found.add(Access(shown, int(match["line"]), match["kind"]))
    return sorted(found)


def is_owned(access: Access) -> bool:
    """Whether the place belongs to an owner of memory, who may do this."""
    return access.kind == UNOWNED and access.path.startswith(tuple(OWNERS))


def check(tool: str, sources: list[Path]) -> int:
    """Look at sources, and report what is not allowed; 1 when there is any."""
    with tempfile.TemporaryDirectory() as folder:
        # Inline functions nobody calls yet are code too.
        headers = sorted(path for path in SCANNED.rglob("*.h"))
        every_header = Path(folder) / "every_header.c"
        every_header.write_text(
            "".join(f'#include "{path}"\n' for path in headers), encoding="utf-8"
        )
        try:
            files = [*sources, every_header]
            found = sorted({a for way in VARIANTS for a in accesses(tool, files, ROOT, way)})
        except Broken as reason:
            print(f"{reason}\nshm: the files cannot be judged")
            return 1
    shm_h = SHM_H.relative_to(ROOT).as_posix()
    wrong = [access for access in found if access.path != shm_h and not is_owned(access)]
    if all(access.path != shm_h for access in found):
        print(f"shm: no access in {shm_h} either, so nothing was looked at")
        return 1
    count = len(sources) + len(headers)
    print("\n".join([*map(str, wrong), f"shm: {count} files, {len(wrong)} accesses outside shm.h"]))
    return 1 if wrong or not sources else 0


def self_test(tool: str) -> int:
    """Whether every wrong program is found for what it is, and nothing else is."""
    head = "#include <stdbool.h>\n#include <vmsg/shm.h>\n"
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        programs = {folder / f"bad{i}.c": text for i, (text, _) in enumerate(BAD)}
        wanted = {path.name: kinds for path, (_, kinds) in zip(programs, BAD, strict=True)}
        programs[folder / "good.c"] = GOOD
        wanted["good.c"] = set()
        for path, text in programs.items():
            path.write_text(f"{head}{text}\n", encoding="utf-8")
        found = accesses(tool, list(programs), folder)
        for file, kinds in wanted.items():
            got = {access.kind for access in found if access.path == file}
            if got != kinds:
                problems.append(f"{programs[folder / file]}: wanted {kinds}, found {got}")
        (folder / "broken.c").write_text("int f(void) { return missing; }\n", encoding="utf-8")
        try:
            accesses(tool, [folder / "good.c", folder / "broken.c"], folder)
            problems.append("a file that does not compile was judged")
        except Broken:
            pass
    seen = set().union(*(kinds for _, kinds in BAD))
    problems += [f"no program shows {kind!r}" for kind in KINDS if kind not in seen]
    owner = next(iter(OWNERS)) + "x.c"
    for kind in KINDS:
        if is_owned(Access(owner, 1, kind)) != (kind == UNOWNED):
            problems.append(f"an owner and {kind!r}")
    problems += [] if not is_owned(Access("runtime/queue/x.c", 1, UNOWNED)) else ["no owner"]
    print("\n".join([*problems, f"shm self-test: {len(BAD)} wrong programs, {len(KINDS)} kinds, "
                                f"{len(problems)} problems"]))  # fmt: skip
    return 1 if problems else 0


def main() -> int:
    """Do what the arguments say."""
    parser = argparse.ArgumentParser(description="find accesses to shared memory outside shm.h")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--stamp", type=Path, help="touched when nothing is wrong")
    parser.add_argument("--depfile", type=Path, help="told which files were looked at")
    parser.add_argument("sources", nargs="*", type=Path)
    options = parser.parse_args()
    tool = find_tool()
    if tool is None:
        print("shm: clang-query is not installed (package clang-tools-14)")
        return SKIPPED
    if options.self_test:
        return self_test(tool)

    sources = [path.resolve() for path in options.sources] or sorted(SCANNED.rglob("*.c"))
    status = check(tool, sources)
    if status == 0 and options.stamp:
        options.stamp.write_text("", encoding="utf-8")
        if options.depfile:
            seen = " ".join(str(path) for path in [*sources, *sorted(SCANNED.rglob("*.h"))])
            options.depfile.write_text(f"{options.stamp}: {seen}\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
