#!/usr/bin/env python3
"""Change the specification in a copy of the project; everything but spec/ must follow by itself.

Four changes, each alone and then the first three together: a new message, a wider
field, a renamed field that handwritten code does not mention, and, to see that
this test can fail, a renamed field that it does mention.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SUITES = ("unit", "wire", "scenario")
SETTINGS = ("-Dbuildtype=plain", "-Dc_args=-O0", "-Db_ndebug=false")
GIT = ("git", "-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "gc.auto=0")
FOLLOWS = ("spec/", "generated/")  # what may change

NEW_NAME, NEW_ID = "GET_LABEL", "0x2a"
NEW_MESSAGE = f"""\
  - name: {NEW_NAME}
    id: {NEW_ID}
    class: transport
    doc: Read a part of the label of a device.
    section: Transport Messages / VIRTIO_MSG_{NEW_NAME}
    request:
      sender: driver
      fields:
        - {{name: position, type: le16, unit: bytes, doc: from the start of the label}}
        - {{name: wanted, type: le16, unit: bytes, doc: bytes wanted}}
      constraints:
        - {{id: wanted_some, expr: wanted >= 1, field: wanted, status: malformed, rule: IMP-NEW-01}}
        - id: label_window
          expr: position + wanted <= config_size
          scope: context
          field: wanted
          status: out_of_range
          rule: IMP-NEW-01
    response:
      fields:
        - {{name: position, type: le16, unit: bytes, echo: position, doc: echo of the request}}
        - {{name: reserved, type: u8, reserved: {{tx: zero, rx: ignore}}}}
        - {{name: label_size, type: u8, unit: bytes, doc: bytes that follow}}
        - {{name: label, type: "u8[]", size: label_size, doc: part of the label}}

"""
NEW_RULE = """\
  - id: IMP-NEW-01
    level: IMPLIED
    actor: driver
    text: Ask for one byte or more, inside configuration space.
    source: {section: Transport Messages / VIRTIO_MSG_GET_LABEL}
    messages: [GET_LABEL]
    check: {kind: wire, refs: [get_label.req.wanted_some, get_label.req.label_window]}
"""


@dataclass(frozen=True)
class Edit:
    """A text in a file under spec/, and what replaces its only occurrence."""

    file: str
    was: str
    to: str


@dataclass(frozen=True)
class Change:
    """Edits that belong together, and what must then be found in files of generated/."""

    name: str
    edits: tuple[Edit, ...]
    finds: tuple[tuple[str, str], ...]  # path below generated/, text
    breaks_code: bool = False


BEFORE_EVENTS = "  - name: EVENT_CONFIG\n"
RULES_HEAD = "\nrules:\n"

NEW = Change(
    "new message",
    (
        Edit("messages.yaml", BEFORE_EVENTS, NEW_MESSAGE + BEFORE_EVENTS),
        Edit("rules.yaml", RULES_HEAD, RULES_HEAD + NEW_RULE),
    ),
    (
        ("include/vmsg/wire/get_label.h", "vmsg_get_label_req_encode("),
        ("include/vmsg/wire/get_label.h", "vmsg_get_label_req_parse("),
        ("include/vmsg/wire/get_label.h", "vmsg_get_label_req_check_context("),
        ("include/vmsg/wire/get_label.h", "vmsg_get_label_resp_check_echo("),
        ("src/get_label.c", "vmsg_get_label_resp_encode("),
        ("include/vmsg/wire/ids.h", f"VMSG_ID_{NEW_NAME}"),
        ("include/vmsg/wire/dispatch.h", "(*get_label_req)("),
        ("include/vmsg/wire/dispatch.h", "(*get_label_resp)("),
        ("src/dispatch_device.c", "get_label_req"),
        ("src/check.c", f"VMSG_ID_{NEW_NAME}"),
        ("docs/get_label.md", "get_label.req.wanted_some"),
        ("docs/rules.md", "### IMP-NEW-01"),
        ("vectors/get_label.json", '"get_label.req.wanted_some"'),
        ("vectors/vectors_get_label.c", "get_label"),
        ("meson.build", "src/get_label.c"),
        ("wire.lock", f"message transport {NEW_ID} {NEW_NAME} get_label"),
    ),
)
WIDER = Change(
    "wider field",
    (
        Edit(
            "messages.yaml",
            "- {name: address, type: le32, format: address, doc: bus address of the region}",
            "- {name: address, type: le64, format: address, doc: bus address of the region}",
        ),
        Edit(
            "drafts/v2.yaml",
            "- {name: address, type: le32, format: address, doc: bus address of the region}",
            "- {name: address, type: le64, format: address, doc: bus address of the region}",
        ),
    ),
    (
        ("wire.lock", "field get_shm.resp 0008 le64 address"),
        ("include/vmsg/wire/get_shm.h", "uint64_t address;"),
        ("docs/get_shm.md", "| 16 | 8 | le64 | `address` |"),
    ),
)
RENAMED = Change(
    "renamed field",
    (
        Edit("messages.yaml", "name: reserved0,", "name: reserved_behind_index,"),
        Edit("drafts/v2.yaml", "fields/reserved0\n", "fields/reserved_behind_index\n"),
        Edit("drafts/v2.yaml", "name: reserved0,", "name: reserved_behind_index,"),
    ),
    (
        ("wire.lock", "reserved_behind_index"),
        ("docs/set_vqueue.md", "set_vqueue.req.reserved_behind_index_zero"),
    ),
)
NEEDED = Change(
    "renamed field that code uses",
    (
        Edit(
            "messages.yaml",
            "- {name: vendor_id, type: le32, doc: chosen by the implementation}",
            "- {name: maker_id, type: le32, doc: chosen by the implementation}",
        ),
    ),
    (("include/vmsg/wire/get_device_info.h", "uint32_t maker_id;"),),
    breaks_code=True,
)
RUNS: tuple[tuple[Change, ...], ...] = (
    (NEW,),
    (WIDER,),
    (RENAMED,),
    (NEEDED,),
    (NEW, WIDER, RENAMED),
)


class Failure(Exception):
    """Something that should have followed did not."""


def run(command: Sequence[str], folder: Path) -> str:
    """Standard output of a command; Failure with what it said when it fails."""
    settings = os.environ | {"PYTHONPATH": str(folder / "codegen"), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        command, cwd=folder, env=settings, capture_output=True, text=True, check=False
    )
    if ran.returncode != 0:
        said = (ran.stdout + ran.stderr).splitlines()[-40:]
        raise Failure("\n".join([" ".join(command), *said]))
    return ran.stdout


def copy_sources(to: Path) -> None:
    """Copy tracked and new files, and make them the first commit of a repository."""
    listed = run(["git", "ls-files", "-co", "--exclude-standard", "-z"], ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    run(["git", "init", "-q"], to)
    commit(to)


def commit(folder: Path) -> None:
    """Make what is there the state that changes are measured against."""
    run([*GIT, "add", "-A"], folder)
    run([*GIT, "commit", "-q", "--allow-empty", "-m", "state"], folder)


def restore(folder: Path) -> None:
    """Back to the last commit, build folder aside."""
    run(["git", "checkout", "-q", "--", "."], folder)
    run(["git", "clean", "-q", "-fd", "spec", "generated"], folder)


def apply(change: Change, folder: Path) -> None:
    """Make the edits; Failure when a text is not there exactly once."""
    for edit in change.edits:
        path = folder / "spec" / edit.file
        text = path.read_text(encoding="utf-8")
        if text.count(edit.was) != 1:
            raise Failure(f"spec/{edit.file} has {text.count(edit.was)} times: {edit.was.strip()}")
        path.write_text(text.replace(edit.was, edit.to), encoding="utf-8")


def generate(folder: Path) -> None:
    """Check every draft of the specification and write generated/ from the base."""
    drafts = sorted(path.stem for path in (folder / "spec" / "drafts").glob("*.yaml"))
    run([sys.executable, "-m", "vmsgc", "check"], folder)
    for draft in drafts:
        run([sys.executable, "-m", "vmsgc", "check", "--draft", draft], folder)
    run([sys.executable, "-m", "vmsgc", "gen"], folder)


def require_found(change: Change, folder: Path) -> None:
    """Everything made from the change is there."""
    for path, text in change.finds:
        file = folder / "generated" / path
        if not file.is_file() or text not in file.read_text(encoding="utf-8"):
            raise Failure(f"{change.name}: generated/{path} lacks {text}")


def require_only_followers(folder: Path) -> int:
    """How many files changed; Failure when one is outside spec/ and generated/."""
    listed = run(["git", "status", "--porcelain", "-uall"], folder)
    paths = [line[3:] for line in listed.splitlines()]
    stray = [path for path in paths if not path.startswith(FOLLOWS)]
    if stray:
        raise Failure(f"changed outside spec/ and generated/: {', '.join(stray)}")
    return len(paths)


def build_and_test(folder: Path) -> int:
    """Compile and run the suites; how many test programs ran."""
    build = folder / "build" / "copy"
    if not (build / "build.ninja").is_file():
        run(["meson", "setup", str(build), *SETTINGS], folder)
    run(["ninja", "-C", str(build)], folder)
    log = build / "meson-logs" / "testlog.json"
    log.unlink(missing_ok=True)
    wanted = [word for suite in SUITES for word in ("--suite", suite)]
    run(["meson", "test", "-C", str(build), "--no-rebuild", "--print-errorlogs", *wanted], folder)
    return len(log.read_text(encoding="utf-8").splitlines()) if log.is_file() else 0


def vectors_of(path: Path) -> int:
    """How many vectors a file has."""
    return len(json.loads(path.read_text(encoding="utf-8"))["vectors"]) if path.is_file() else 0


def one_run(changes: tuple[Change, ...], folder: Path) -> str:
    """Make the changes, see that everything follows, and say what was seen."""
    for change in changes:
        apply(change, folder)
    generate(folder)
    for change in changes:
        require_found(change, folder)
    if any(change.breaks_code for change in changes):
        try:
            build_and_test(folder)
        except Failure as seen:
            if "maker_id" in str(seen) or "vendor_id" in str(seen):
                return "noticed"
            raise
        raise Failure("code that uses a renamed field was built without a complaint")
    tests = build_and_test(folder)
    if tests == 0:
        raise Failure("no test program ran")
    files = require_only_followers(folder)
    new = vectors_of(folder / "generated" / "vectors" / "get_label.json")
    vectors = f", {new} vectors of the new message" if new else ""
    return f"{files} files followed, {tests} test programs passed{vectors}"


def passes_unchanged(folder: Path) -> bool:
    """Whether the project as it was builds and passes."""
    try:
        restore(folder)
        build_and_test(folder)
    except Failure as seen:
        print(seen)
        return False
    return True


def main() -> int:
    """Run every change; 1 at the first that needs a hand."""
    what = "the unchanged specification"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            copy_sources(folder)
            generate(folder)
            commit(folder)
            for changes in RUNS:
                started = time.monotonic()
                what = " + ".join(change.name for change in changes)
                said = one_run(changes, folder)
                print(f"{what}: {said} ({time.monotonic() - started:.0f} s)", flush=True)
                restore(folder)
        except Failure as problem:
            print(problem)
            known = (folder / "build").is_dir() and not passes_unchanged(folder)
            also = "; but the project fails without it as well" if known else ""
            print(f"changed specification: {what}: does not follow by itself{also}")
            return 1
    print(f"changed specification: {len(RUNS)} runs, everything but spec/ followed by itself")
    return 0


if __name__ == "__main__":
    sys.exit(main())
