"""Nodes -> IR.  The nodes have the shape of schema.json; here names are resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from . import constraints
from .constraints import Parts, RuleNames
from .diag import Diagnostic, did_you_mean, error
from .ir import (
    Bit,
    Body,
    Constant,
    ConstantGroup,
    Draft,
    EnumRange,
    EnumType,
    EnumValue,
    Fact,
    Field,
    FlagSet,
    Header,
    Layout,
    Limit,
    Message,
    Role,
    Scalar,
    Tail,
)
from .source import Map
from .source import Scalar as Leaf

_SIZE = re.compile(r"([a-z][a-z0-9_]*)(?: / ([1-9][0-9]{0,3}))?")
_ANSWERED_BY = {"driver": "device", "device": "driver", "any": "any"}


def _text(node: Map, key: str) -> str:
    return node.text(key) or ""


def _number(node: Map, key: str) -> int:
    return node.number(key) or 0


def _type(text: str) -> tuple[Scalar, int | None]:
    """Split ``u8[16]`` into the scalar and the element count; a tail counts 0."""
    name, _, count = text.rstrip("]").partition("[")
    return Scalar(name), (int(count or "0") if "[" in text else None)


def draft(node: Map) -> Draft:
    """Return which text this is."""
    inner = node.get("draft")
    one = inner if isinstance(inner, Map) else node
    return Draft(
        id=_text(one, "id"),
        title=_text(one, "title"),
        date=_text(one, "date"),
        revision=_number(one, "revision"),
        source=_text(one, "source"),
    )


def facts(node: Map) -> tuple[Fact, ...]:
    """Return what context checks are told."""
    return tuple(
        Fact(_text(one, "name"), _text(one, "type"), one.text("unit"), _text(one, "doc"), one.span)
        for one in node.maps("facts")
    )


def limits(node: Map) -> tuple[Limit, ...]:
    """Return the bounds of the protocol."""
    return tuple(_limit(one) for one in node.maps("limits"))


def _limit(node: Map) -> Limit:
    carry = node.get("must_carry")
    tails: tuple[str, ...] = ()
    size = 0
    if isinstance(carry, Map):
        tails = tuple(str(one.value) for one in carry.items("tails") if isinstance(one, Leaf))
        size = _number(carry, "bytes")
    return Limit(
        name=_text(node, "name"),
        doc=_text(node, "doc"),
        unit=node.text("unit"),
        text=_number(node, "text"),
        use=_number(node, "use"),
        carrier=node.text("carrier"),
        must_carry_fixed=isinstance(carry, Leaf),
        must_carry_tails=tails,
        must_carry_bytes=size,
        reading=node.text("reading"),
        span=node.span,
    )


def flags(node: Map) -> tuple[FlagSet, ...]:
    """Return the sets of named bits."""
    return tuple(
        FlagSet(
            name=_text(one, "name"),
            doc=_text(one, "doc"),
            bits=tuple(
                Bit(_text(bit, "name"), _number(bit, "bit"), _text(bit, "doc"))
                for bit in one.maps("bits")
            ),
            span=one.span,
        )
        for one in node.maps("flags")
    )


def enums(node: Map) -> tuple[EnumType, ...]:
    """Return the sets of named values."""
    return tuple(
        EnumType(
            name=_text(one, "name"),
            doc=_text(one, "doc"),
            scalar=Scalar(_text(one, "type")),
            values=tuple(
                EnumValue(_text(value, "name"), _number(value, "value"), _text(value, "doc"))
                for value in one.maps("values")
            ),
            ranges=tuple(
                EnumRange(_text(span, "name"), _number(span, "first"), _number(span, "last"))
                for span in one.maps("ranges")
            ),
            span=one.span,
        )
        for one in node.maps("enums")
    )


def constants(node: Map) -> tuple[ConstantGroup, ...]:
    """Return the numbers of core virtio."""
    return tuple(
        ConstantGroup(
            name=_text(one, "name"),
            doc=_text(one, "doc"),
            prefix=_text(one, "prefix"),
            kind=_text(one, "kind"),
            values=tuple(
                Constant(_text(value, "name"), _number(value, "value"), _text(value, "doc"))
                for value in one.maps("values")
            ),
            span=one.span,
        )
        for one in node.maps("constants")
    )


def layouts(node: Map) -> tuple[Layout, ...]:
    """Return the structures of core virtio."""
    return tuple(
        Layout(
            name=_text(one, "name"),
            doc=_text(one, "doc"),
            fields=tuple(_fields(one.maps("fields"), {})),
            span=one.span,
        )
        for one in node.maps("layouts")
    )


def _fields(nodes: Iterable[Map], counts: dict[str, str]) -> Iterator[Field]:
    """Yield fields at their offsets; ``counts`` maps a counting field to its tail."""
    offset = 0
    for node in nodes:
        scalar, count = _type(_text(node, "type"))
        name = _text(node, "name")
        reserved = node.get("reserved") is not None
        field = Field(
            name=name,
            scalar=scalar,
            count=count,
            offset=offset,
            doc=_text(node, "doc") or ("reserved" if reserved else ""),
            unit=node.text("unit"),
            flags=node.text("flags"),
            enum=node.text("enum"),
            is_address=node.text("format") == "address",
            echo=node.text("echo"),
            counts=counts.get(name),
            reserved=reserved,
            span=node.span,
        )
        offset += field.size
        yield field


class _Messages:
    """Builds the header and the messages; what is wrong goes to ``found``."""

    def __init__(self, root: Map, rules: RuleNames, found: list[Diagnostic]) -> None:
        self._facts = facts(root)
        self._flags = [_text(one, "name") for one in root.maps("flags")]
        self._enums = [_text(one, "name") for one in root.maps("enums")]
        self._reserved = [one.value for one in root.items("reserved_ids") if isinstance(one, Leaf)]
        self._rules = rules
        self._found = found

    def _unknown(self, code: str, node: Map, key: str, what: str, known: Iterable[str]) -> None:
        word = _text(node, key)
        names = list(known)
        if word not in names:
            hint = did_you_mean(word, names)
            self._found.append(error(code, node.at(key), f"no {what} '{word}'", hint=hint))

    def _check_field(self, node: Map) -> None:
        if node.get("flags") is not None:
            self._unknown("VS114", node, "flags", "set of flags", self._flags)
        if node.get("enum") is not None:
            self._unknown("VS115", node, "enum", "enum", self._enums)
        reserved = node.get("reserved")
        if isinstance(reserved, Map):
            missing = [key for key in ("tx", "rx") if reserved.get(key) is None]
            if missing:
                text = f"a reserved field says what to do on {missing[0]} as well"
                hint = "write 'reserved: {tx: zero, rx: ignore}'"
                self._found.append(error("VS113", reserved.span, text, hint=hint))

    def header(self, root: Map) -> Header:
        """Return the fields in front of every payload."""
        node = root.get("header")
        one = node if isinstance(node, Map) else root
        for field in one.maps("fields"):
            self._check_field(field)
        fields = tuple(_fields(one.maps("fields"), {}))
        parts = Parts("header", fields, None, None, self._facts, one.span)
        written = (constraints.explicit(c, parts, self._found) for c in one.maps("constraints"))
        return Header(fields, tuple(written), one.span)

    def message(self, node: Map) -> Message:
        """Return a message with its bodies."""
        if node.number("id") in self._reserved:
            text = f"id {_number(node, 'id'):#04x} is reserved"
            self._found.append(error("VS104", node.at("id"), text))
        name = _text(node, "name")
        klass = _text(node, "class")
        c_name = ("bus_" if klass == "bus" else "") + name.lower()
        return Message(
            name=name,
            c_name=c_name,
            id=_number(node, "id"),
            klass=klass,
            doc=_text(node, "doc"),
            section=_text(node, "section"),
            bodies=tuple(self._bodies(node, c_name)),
            span=node.span,
        )

    def _bodies(self, node: Map, c_name: str) -> Iterator[Body]:
        present = {key for key in ("request", "response", "event") if node.get(key) is not None}
        if present not in ({"request", "response"}, {"event"}):
            text = "a message is a 'request' with its 'response', or an 'event'"
            self._found.append(error("VS119", node.span, text))
        sender = ""
        asked: tuple[Field, ...] | None = None
        for role in (Role.REQUEST, Role.RESPONSE, Role.EVENT):
            inner = node.get(role.word)
            if not isinstance(inner, Map):
                continue
            sender = inner.text("sender") or _ANSWERED_BY.get(sender, "any")
            body = self._body(inner, role, f"{c_name}.{role.value}", sender, asked)
            if (entry := node.entry(role.word)) is not None:
                body = replace(body, span=replace(entry.span, through=inner.span.through))
            asked = body.fields if role is Role.REQUEST else None
            yield body

    def _body(
        self, node: Map, role: Role, prefix: str, sender: str, asked: tuple[Field, ...] | None
    ) -> Body:
        nodes = list(node.maps("fields"))
        tail = self._tail(nodes)
        counts = {} if tail is None else {tail.counted_by: tail.name}
        fixed = [one for one in nodes if not _text(one, "type").endswith("[]")]
        for one in nodes:
            self._check_field(one)
        fields = tuple(_fields(fixed, counts))
        for one, field in zip(fixed, fields, strict=True):
            self._check_echo(one, field, asked)
        parts = Parts(prefix, fields, tail, asked, self._facts, node.span)
        found = constraints.all_of(node.maps("constraints"), parts, self._rules, self._found)
        return Body(role, sender, fields, tail, found, node.span)

    def _check_echo(self, node: Map, field: Field, asked: tuple[Field, ...] | None) -> None:
        if field.echo is None:
            return
        known = {one.name: one for one in asked or () if not one.reserved}
        if field.echo not in known:
            where = "the request" if asked is not None else "any request: this is not a response"
            text = f"'{field.name}' echoes '{field.echo}', which is not in {where}"
            hint = did_you_mean(field.echo, known)
            self._found.append(error("VS110", node.at("echo"), text, hint=hint))
            return
        other = known[field.echo]
        if (field.scalar, field.count) != (other.scalar, other.count):
            text = f"'{field.name}' is {field.scalar.value} and echoes a {other.scalar.value}"
            self._found.append(error("VS111", node.at("type"), text))
        elif field.count is not None or field.reserved:
            what = "reserved" if field.reserved else "an array"
            text = f"'{field.name}' is {what}; only a number that users see can be an echo"
            self._found.append(error("VS111", node.at("echo"), text))

    def _tail(self, nodes: list[Map]) -> Tail | None:
        found: Tail | None = None
        for place, node in enumerate(nodes):
            is_tail = _text(node, "type").endswith("[]")
            if not is_tail:
                if node.get("size") is not None or node.get("presence") is not None:
                    text = "'size' and 'presence' belong to a tail, whose type ends in []"
                    self._found.append(error("VS109", node.span, text))
                continue
            if place != len(nodes) - 1:
                text = f"'{_text(node, 'name')}' has no fixed size, so it must be the last field"
                self._found.append(error("VS108", node.span, text))
            counted_by, divisor = self._counter(node, nodes[:place])
            found = Tail(
                name=_text(node, "name"),
                scalar=_type(_text(node, "type"))[0],
                counted_by=counted_by,
                divisor=divisor,
                optional=node.text("presence") == "optional",
                doc=_text(node, "doc"),
                span=node.span,
            )
        return found

    def _counter(self, node: Map, before: list[Map]) -> tuple[str, int]:
        """Return the field that counts this tail and the divisor."""
        text = _text(node, "size")
        match = _SIZE.fullmatch(text)
        if match is None:
            hint = "write 'size: <field>' or 'size: <field> / <number>'"
            problem = f"'{text}' does not say how long the tail is"
            self._found.append(error("VS109", node.at("size"), problem, hint=hint))
            return "", 1
        name = match.group(1)
        usable = [
            _text(one, "name")
            for one in before
            if "[" not in _text(one, "type") and one.get("reserved") is None
        ]
        if name not in usable:
            problem = f"no number '{name}' before the tail"
            near = did_you_mean(name, usable)
            self._found.append(error("VS109", node.at("size"), problem, hint=near))
        return name, int(match.group(2) or 1)


def messages(
    root: Map, rules: RuleNames, found: list[Diagnostic]
) -> tuple[Header, tuple[Message, ...]]:
    """Return the header and the messages, transport by id, then bus by id."""
    builder = _Messages(root, rules, found)
    built = [builder.message(node) for node in root.maps("messages")]
    built.sort(key=lambda one: (one.klass == "bus", one.id, one.name))
    return builder.header(root), tuple(built)
