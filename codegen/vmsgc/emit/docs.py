"""Reference pages: one per message, and rules, readings, constants and an index.

Every sentence comes from the specification data or counts something in it; the
templates only place text.
"""

from __future__ import annotations

from ..ir import EnumType, FlagSet, Protocol
from ..render import make_renderer
from .docs_constants import constants_view
from .docs_diagram import Item, draw
from .docs_message import OTHER, Row, constraint_rows, meaning, page_view
from .docs_rules import readings_view, rings_view, rules_view
from .docs_text import cell, code, sentence


def _index_rows(protocol: Protocol, klass: str) -> tuple[Row, ...]:
    return tuple(
        Row((
            f"{message.id:#04x}",
            f"[{message.name}]({message.c_name}.md)",
            "event" if message.is_event else "request, response",
            message.bodies[0].sender if message.bodies[0].sender in OTHER else "either side",
            ", ".join(str(protocol.header.size + body.fixed_size)
                      + ("+" if body.tail is not None else "") for body in message.bodies),
            cell(sentence(message.doc)),
        ))
        for message in protocol.messages
        if message.klass == klass
    )


def _used(protocol: Protocol, named: FlagSet | EnumType) -> str:
    """Where a set of values is used."""
    found = [
        f"[{message.name}]({message.c_name}.md)"
        for message, body in protocol.bodies()
        if any(named.name in (field.flags, field.enum) for field in body.fields)
    ]
    if any(field.flags == named.name for field in protocol.header.fields):
        found.append("the [header](index.md#header)")
    return ", ".join(dict.fromkeys(found))


def emit(protocol: Protocol) -> dict[str, str]:
    """Return every page, by path below generated/."""
    render = make_renderer()
    header = protocol.header
    head_items = [Item(field.name, field.offset, field.size) for field in header.fields]
    files = {
        f"docs/{message.c_name}.md": render("docs_message.md.j2", page=page_view(protocol, message))
        for message in protocol.messages
    }
    files["docs/index.md"] = render(
        "docs_index.md.j2",
        draft=protocol.draft,
        counts=rules_view(protocol).counts,
        rings=rings_view(protocol).counts,
        transport=_index_rows(protocol, "transport"),
        bus=_index_rows(protocol, "bus"),
        diagram=draw(head_items),
        fields=tuple(
            Row((str(f.offset), f.scalar.value, code(f.name), f.unit or "", meaning(f, None)))
            for f in header.fields
        ),
        constraints=constraint_rows(protocol, header.constraints, header.fields, None, 0),
    )
    files["docs/rules.md"] = render("docs_rules.md.j2", view=rules_view(protocol))
    files["docs/rings.md"] = render("docs_rules.md.j2", view=rings_view(protocol))
    files["docs/readings.md"] = render("docs_readings.md.j2", view=readings_view(protocol))
    used = {one.name: _used(protocol, one) for one in protocol.flags}
    used |= {one.name: _used(protocol, one) for one in protocol.enums}
    files["docs/constants.md"] = render(
        "docs_constants.md.j2", view=constants_view(protocol, used)
    )
    return files
