"""Another draft as a list of guarded edits of the base."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from .diag import Diagnostic, did_you_mean, error
from .ir import Span
from .source import Entry, Map, Node, Scalar, Seq, plain


class _Refused(Exception):
    """An edit cannot be made; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.text)
        self.diagnostic = diagnostic


def apply(root: Map, layer: Map, draft: str, found: list[Diagnostic]) -> Map | None:
    """Return the edited tree, or None when an edit is refused; ``found`` says why.

    Edited values keep the position of the base and name the edit in
    ``Span.through``; added ones stand where the overlay has them.
    """
    before = len(found)
    _check_names(root, layer, draft, found)
    for edit in layer.maps("edits"):
        try:
            edited = _edit(root, _path(edit), edit)
        except _Refused as refused:
            found.append(refused.diagnostic)
            continue
        assert isinstance(edited, Map)
        root = edited
    return root if len(found) == before else None


def _check_names(root: Map, layer: Map, draft: str, found: list[Diagnostic]) -> None:
    named, base = layer.get("draft"), root.get("draft")
    if isinstance(named, Map) and named.text("id") != draft:
        text = f"the file is {draft}.yaml, the draft in it '{named.text('id')}'"
        found.append(error("VS033", named.at("id"), text))
    if isinstance(base, Map) and base.text("id") != layer.text("base"):
        text = f"based on '{layer.text('base')}', but messages.yaml is '{base.text('id')}'"
        found.append(error("VS033", layer.at("base"), text))


def _path(edit: Map) -> list[str]:
    return (edit.text("at") or "").split("/")


def _through(span: Span, edit: Map) -> Span:
    return replace(span, through=(*span.through, str(edit.span)))


def _name(node: Node) -> str:
    """Return what a path calls an item of a list."""
    if isinstance(node, Map):
        return node.text("name") or node.text("id") or ""
    return str(node.value) if isinstance(node, Scalar) else ""


def _children(node: Node) -> list[str]:
    if isinstance(node, Map):
        return [entry.key for entry in node.entries]
    return [_name(item) for item in node.items] if isinstance(node, Seq) else []


def _edit(node: Node, path: Sequence[str], edit: Map) -> Node:
    """Return the node with the edit made at the path below it."""
    step, rest = path[0], path[1:]
    names = _children(node)
    op = edit.text("op") or ""
    if not rest and op in ("add", "insert") and not (step in names and _is_list(node, step)):
        return _add(node, step, edit)
    if names.count(step) != 1:
        _no_such_place(node, step, edit, names)
    place = names.index(step)
    if rest:
        return _with(node, place, lambda child: _edit(child, rest, edit), None)
    if op in ("add", "insert"):
        return _with(node, place, lambda child: _append(child, edit), None)
    if op == "rename":
        return _rename(node, place, edit)
    _guard(_child(node, place), edit)
    if op == "remove":
        return _without(node, place, edit)
    return _with(node, place, lambda child: _set(child, edit), edit)


def _is_list(node: Node, step: str) -> bool:
    return isinstance(node, Map) and isinstance(node.get(step), Seq)


def _no_such_place(node: Node, step: str, edit: Map, names: list[str]) -> None:
    at = edit.at("at")
    if step in names:
        raise _Refused(error("VS030", at, f"'{step}' is more than one place"))
    hint = did_you_mean(step, names)
    notes = (f"looked in what stands at {node.span}",)
    raise _Refused(error("VS030", at, f"there is no '{step}' here", notes=notes, hint=hint))


def _child(node: Node, place: int) -> Node:
    if isinstance(node, Map):
        return node.entries[place].node
    assert isinstance(node, Seq)
    return node.items[place]


def _with(node: Node, place: int, change: Callable[[Node], Node], edit: Map | None) -> Map | Seq:
    """Return the node with one child changed; ``edit`` marks the node as edited too."""
    span = node.span if edit is None else _through(node.span, edit)
    if isinstance(node, Map):
        entries = list(node.entries)
        entries[place] = replace(entries[place], node=change(entries[place].node))
        return replace(node, entries=tuple(entries), span=span)
    assert isinstance(node, Seq)
    items = list(node.items)
    items[place] = change(items[place])
    return replace(node, items=tuple(items))


def _without(node: Node, place: int, edit: Map) -> Map | Seq:
    span = _through(node.span, edit)
    if isinstance(node, Map):
        rest = node.entries[:place] + node.entries[place + 1 :]
        return replace(node, entries=rest, span=span)
    assert isinstance(node, Seq)
    return replace(node, items=node.items[:place] + node.items[place + 1 :], span=span)


def _holds(was: object, has: object) -> bool:
    """Whether what was expected is there; keys a mapping does not name may be anything."""
    if isinstance(was, dict) and isinstance(has, dict):
        return all(key in has and _holds(was[key], has[key]) for key in was)
    if isinstance(was, list) and isinstance(has, list):
        return len(was) == len(has) and all(map(_holds, was, has))
    return type(was) is type(has) and was == has


def _guard(node: Node, edit: Map) -> None:
    was = edit.get("was")
    assert was is not None
    if not _holds(plain(was), plain(node)):
        has = f"it is {plain(node)!r}" if isinstance(node, Scalar) else "it is something else"
        text = f"'was' does not match what stands there: {has}"
        notes = (f"what stands there is at {node.span}",)
        raise _Refused(error("VS031", was.span, text, notes=notes))


def _set(node: Node, edit: Map) -> Node:
    to = edit.get("to")
    assert to is not None
    if edit.text("op") == "set" and not (isinstance(node, Scalar) and isinstance(to, Scalar)):
        text = "'set' changes a single value"
        raise _Refused(error("VS032", edit.at("op"), text, hint="use 'replace'"))
    return replace(to, span=_through(node.span, edit))


def _rename(node: Node, place: int, edit: Map) -> Node:
    to = edit.text("to")
    child = _child(node, place)
    if to is None or not isinstance(node, Seq) or not isinstance(child, Map):
        text = "'rename' gives an item of a list with a name another one"
        raise _Refused(error("VS032", edit.at("op"), text))
    if to in _children(node):
        raise _Refused(error("VS032", edit.at("to"), f"there is a '{to}' already"))
    key = "name" if child.get("name") is not None else "id"

    def renamed(old: Node) -> Node:
        assert isinstance(old, Map)
        entries = tuple(
            replace(one, node=Scalar(_through(one.node.span, edit), to)) if one.key == key else one
            for one in old.entries
        )
        return replace(old, entries=entries, span=_through(old.span, edit))

    return _with(node, place, renamed, None)


def _add(node: Node, step: str, edit: Map) -> Node:
    """Return the mapping with a new key."""
    to = edit.get("to")
    assert to is not None
    if edit.text("op") != "add" or not isinstance(node, Map):
        _no_such_place(node, step, edit, _children(node))
        raise AssertionError("unreachable")
    if node.get(step) is not None:
        text = f"'{step}' is there already"
        raise _Refused(error("VS032", edit.at("at"), text, hint="use 'set' or 'replace'"))
    entries = (*node.entries, Entry(step, edit.at("at"), to))
    return replace(node, entries=entries, span=_through(node.span, edit))


def _append(node: Node, edit: Map) -> Node:
    """Return the list with a new item, at its end or before a named one."""
    to = edit.get("to")
    assert to is not None and isinstance(node, Seq)
    names = _children(node)
    if _name(to) and _name(to) in names:
        raise _Refused(error("VS032", to.span, f"there is a '{_name(to)}' already"))
    place = len(names)
    before = edit.text("before")
    if before is not None:
        if before not in names:
            hint = did_you_mean(before, names)
            raise _Refused(error("VS030", edit.at("before"), f"no '{before}' here", hint=hint))
        place = names.index(before)
    items = (*node.items[:place], to, *node.items[place:])
    return replace(node, items=items, span=_through(node.span, edit))
