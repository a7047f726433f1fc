"""Builds what the queue bench runs: our queue, the same without checks, and its peers.

Peers come from Debian's Linux source package and are built outside the repository,
unmodified; without that package they are skipped, aloud.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
OUT = ROOT / "build" / "bench" / "queue"
PEERS = ROOT / "build" / "peers"
RINGTEST = ("ring", "virtio_ring_0_9")
HARNESS = ("harness.c", "yardstick.c", "thread.c")
FLAGS = [
    "-std=c11",
    "-D_GNU_SOURCE",
    "-O2",
    "-DNDEBUG",
    "-Wall",
    "-Wextra",
    "-Wconversion",
    "-Wshadow",
    "-Wstrict-prototypes",
    "-Wmissing-prototypes",
    "-Werror",
]
# The programs around the queues fetch lines for writing; the queues are built as in a library.
FETCH = ["-mprfchw"] if platform.machine() == "x86_64" else []
# What the kernel's own Makefile for these files says, and two words its shims lack.
KERNEL_FLAGS = [
    "-std=gnu11",
    "-O2",
    "-w",
    "-fno-strict-overflow",
    "-fno-strict-aliasing",
    "-fno-common",
    "-U_FORTIFY_SOURCE",
    "-DCONFIG_PHYS_ADDR_T_64BIT",
    "-Ddata_race(x)=(x)",
    # Rings have to begin on a page, zeroed; the shims take them from malloc.
    "-Dmalloc=peer_malloc",
]
UNPACKED = (
    "tools/virtio",
    "tools/include",
    "include",
    "drivers/virtio",
    "drivers/vhost",
)


@dataclass(frozen=True)
class Programs:
    """Paths of what was built; `missing` says why the peers are not there."""

    vmsg: Path
    unchecked: Path
    linux: Path | None
    ringtest: Path | None
    missing: str


def compiler() -> str:
    """The C compiler everything is built with."""
    return os.environ.get("CC", "gcc")


def run(command: list[str], cwd: Path = ROOT) -> None:
    """Run a build command; its output appears only when it fails.

    Raises:
        RuntimeError: the command failed.
    """
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{result.stdout}{result.stderr}")


def compiled(sources: list[Path], folder: Path, flags: list[str]) -> list[str]:
    """Object files of sources, each compiled alone as in the library."""
    folder.mkdir(parents=True, exist_ok=True)
    objects = []
    for source in sources:
        target = folder / f"{source.stem}.o"
        run([compiler(), *flags, "-c", str(source), "-o", str(target)])
        objects.append(str(target))
    return objects


def linked(objects: list[str], target: Path) -> Path:
    """An executable of object files."""
    run([compiler(), *objects, "-pthread", "-o", str(target)])
    return target


def is_current(target: Path, sources: list[Path]) -> bool:
    """Whether a program is younger than all it is made of."""
    if not target.exists():
        return False
    files = [file for path in sources for file in (path.rglob("*") if path.is_dir() else [path])]
    return max(file.stat().st_mtime for file in files) < target.stat().st_mtime


def vmsg_program(name: str, runtime: Path, flags: list[str]) -> Path:
    """Our queue under the harness, with extra flags."""
    target = OUT / name / "bench"
    made_of = [runtime / "include", runtime / "queue", ROOT / "generated/include", HERE]
    if runtime == ROOT / "runtime" and is_current(target, made_of):
        return target
    includes = [f"-I{runtime / 'include'}", f"-I{ROOT / 'generated/include'}", f"-I{HERE}"]
    library = [*sorted((runtime / "queue").glob("*.c")), runtime / "core" / "mem.c"]
    around = [HERE / "subject_vmsg.c", *(HERE / file for file in HARNESS)]
    objects = compiled(library, target.parent, [*FLAGS, *includes, *flags])
    objects += compiled(around, target.parent, [*FLAGS, *FETCH, *includes, *flags])
    return linked(objects, target)


def unpacked_kernel() -> Path | str:
    """The parts of the kernel source needed, or why they are not there."""
    archives = sorted(Path("/usr/src").glob("linux-source-*.tar.xz"))
    if not archives:
        return "no Linux source: apt-get install linux-source-6.1"
    archive = archives[0]
    name = archive.name.removesuffix(".tar.xz")
    tree = PEERS / name
    if not (tree / ".unpacked").exists():
        shutil.rmtree(tree, ignore_errors=True)
        PEERS.mkdir(parents=True, exist_ok=True)
        run(["tar", "-xJf", str(archive), *(f"{name}/{part}" for part in UNPACKED)], PEERS)
        (tree / ".unpacked").touch()
    return tree


def linux_program(tree: Path) -> Path:
    """Linux's ring code under the harness."""
    folder = OUT / "linux"
    if is_current(folder / "bench", [HERE]):
        return folder / "bench"
    includes = [
        f"-I{tree / 'tools/virtio'}",
        f"-I{tree / 'tools/include'}",
        "-include",
        str(tree / "include/linux/kconfig.h"),
        f"-I{HERE}",
    ]
    ring = [tree / "drivers/virtio/virtio_ring.c"]
    objects = compiled(ring, folder, [*KERNEL_FLAGS, *includes])
    objects += compiled([HERE / "subject_linux.c"], folder, [*KERNEL_FLAGS, *FETCH, *includes])
    ours = [HERE / "peer_memory.c", *(HERE / file for file in HARNESS)]
    objects += compiled(ours, folder, [*FLAGS, *FETCH, f"-I{HERE}"])
    return linked(objects, folder / "bench")


def build(runtime: Path = ROOT / "runtime") -> Programs:
    """Build everything that can be built here.

    Raises:
        RuntimeError: our own code does not build.
    """
    suffix = "" if runtime == ROOT / "runtime" else "-other"
    vmsg = vmsg_program(f"vmsg{suffix}", runtime, [])
    unchecked = vmsg_program(f"unchecked{suffix}", runtime, ["-DVMSG_UNCHECKED"])
    tree = unpacked_kernel()
    if isinstance(tree, str):
        return Programs(vmsg, unchecked, None, None, tree)
    ringtest = tree / "tools/virtio/ringtest"
    try:
        run(["make", "-s", *RINGTEST], ringtest)
        linux = linux_program(tree)
    except RuntimeError as error:
        return Programs(vmsg, unchecked, None, None, f"peers do not build: {error}")
    return Programs(vmsg, unchecked, linux, ringtest, "")
