"""Specification folder -> protocol: the only way in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import build, check, check_c, join, overlay, rules, schema
from .constraints import RuleNames
from .diag import Diagnostic, did_you_mean, error, in_order
from .ir import Draft, Protocol, Span
from .source import Map, Scalar, read_file

BASE = "v1"
DRAFTS = "drafts"
SCHEMA = Path(__file__).resolve().parents[2] / "spec" / "schema.json"


@dataclass(frozen=True)
class Loaded:
    """The outcome of loading; ``protocol`` is None when the files are too broken for one."""

    protocol: Protocol | None
    diagnostics: tuple[Diagnostic, ...]  # by position

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Errors and warnings."""
        return tuple(one for one in self.diagnostics if one.severity != "note")

    @property
    def errors(self) -> int:
        """How many diagnostics make the specification unusable."""
        return sum(one.is_error for one in self.diagnostics)


def drafts(spec_dir: Path) -> tuple[str, ...]:
    """Return the ids of the drafts in the folder, the base first."""
    return (BASE, *sorted(path.stem for path in (spec_dir / DRAFTS).glob("*.yaml")))


class _Files:
    """The files of a folder as nodes of the right shape, or diagnostics."""

    def __init__(self, spec_dir: Path, found: list[Diagnostic]) -> None:
        self._dir = spec_dir
        self._found = found
        self._schema = schema.read(SCHEMA)

    def read(self, file: str) -> Map | None:
        """Return the file as it stands, or None after saying why not."""
        node, problems = read_file(self._dir, file)
        self._found += problems
        if node is not None and not isinstance(node, Map):
            self._found.append(error("VS022", node.span, "a mapping must stand here"))
        usable = isinstance(node, Map) and not any(one.is_error for one in problems)
        return node if isinstance(node, Map) and usable else None

    def shaped(self, node: Map | None, kind: str) -> Map | None:
        """Return the node if it has the shape of this kind, None after saying why not."""
        if node is None:
            return None
        problems = schema.validate(self._schema, kind, node)
        self._found += problems
        return None if problems else node


def _derived(root: Map) -> dict[str, str]:
    node = root.get("derived_rules")
    if not isinstance(node, Map):
        return {}
    return {one.key: str(one.node.value) for one in node.entries if isinstance(one.node, Scalar)}


def _apply(
    files: _Files, spec_dir: Path, root: Map | None, draft: str, found: list[Diagnostic]
) -> tuple[Map | None, Draft | None]:
    """Return the messages of this draft and what it calls itself."""
    if root is None or draft == build.draft(root).id:
        return root, None
    if draft == BASE or draft not in drafts(spec_dir):
        hint = did_you_mean(draft, drafts(spec_dir))
        span = Span("messages.yaml", 1, 1)
        found.append(error("VS033", span, f"there is no draft '{draft}'", hint=hint))
        return None, None
    layer = files.shaped(files.read(f"{DRAFTS}/{draft}.yaml"), "overlay")
    if layer is None:
        return None, None
    return overlay.apply(root, layer, draft, found), build.draft(layer)


def load(spec_dir: Path, draft: str = BASE) -> Loaded:
    """Read and check one draft, and see that C and vectors can be made of it."""
    loaded = read(spec_dir, draft)
    if loaded.protocol is None or loaded.errors:
        return loaded
    found = (*loaded.diagnostics, *check_c.check_making(loaded.protocol))
    return Loaded(loaded.protocol, tuple(in_order(found)))


def read(spec_dir: Path, draft: str = BASE) -> Loaded:
    """Read, overlay, build and check one draft; notes are among the diagnostics."""
    found: list[Diagnostic] = []
    files = _Files(spec_dir, found)
    base = files.read("messages.yaml")
    root, named = _apply(files, spec_dir, base, draft, found)
    root = files.shaped(root, "messages")
    virtio, duties, rings, readings = (
        files.shaped(files.read(f"{kind}.yaml"), kind)
        for kind in ("virtio", "rules", "rings", "readings")
    )
    if root is None or virtio is None or duties is None or rings is None or readings is None or any(
        one.is_error for one in found
    ):
        return Loaded(None, tuple(in_order(found)))
    names = RuleNames(_derived(root), rules.citing(rules.patterns(duties)))
    header, messages = build.messages(root, names, found)
    ids = [one.id for one in header.constraints]
    ids += [c.id for m in messages for b in m.bodies for c in b.constraints]
    protocol = Protocol(
        draft=named or build.draft(root),
        header=header,
        messages=messages,
        flags=build.flags(root),
        enums=build.enums(root),
        facts=build.facts(root),
        limits=build.limits(root),
        constants=build.constants(virtio),
        layouts=build.layouts(virtio),
        rules=rules.build_rules(duties, ids),
        ring_rules=rules.build_rules(rings, ids),
        readings=rules.build_readings(readings),
    )
    found += check.check(protocol)
    found += check_c.check(protocol)
    is_base = named is None
    found += join.check(protocol, duties, is_base=is_base)
    found += join.check_rings(protocol, rings, is_base=is_base)
    found += join.check_readings(protocol, is_base=is_base)
    found += check.findings(protocol, is_base=is_base)
    return Loaded(protocol, tuple(in_order(found)))


def load_protocol(
    spec_dir: Path, draft: str = BASE
) -> tuple[Protocol | None, tuple[Diagnostic, ...]]:
    """Return the protocol, None when there is none, and errors and warnings by position.

    That something can be made of it is taken on trust, which saves half of the time.
    """
    loaded = read(spec_dir, draft)
    return loaded.protocol, loaded.problems
