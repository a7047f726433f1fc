"""What must hold so that C and vectors can be made.  Each rule is one function that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import expr as language
from . import vectors
from .diag import Diagnostic, error
from .emit.c_body import lower_body
from .emit.c_header import HEADER_FIELDS, lower_header, size_bounds
from .emit.c_layout import is_comment
from .emit.c_macros import macros
from .emit.c_types import Unsayable
from .ir import Field, Protocol, Scalar, Span, Tail
from .names import FILES, FUNCTIONS, LOCALS, RESERVED
from .vector import NoVector

Rule = Callable[[Protocol], Iterator[Diagnostic]]

# What templates name themselves; a specification without one would not compile.
_NEEDED_BITS = (("type_bits", "RESPONSE"), ("type_bits", "BUS"), ("msg_id_bits", "EVENT"))
_NEEDED_LIMITS = ("bus_max_size_min", "bus_max_size_max", "bus_max_size_usual")
_NEEDED_CHECKS = ("fixed", "known")


def _parts(protocol: Protocol) -> Iterator[Field | Tail]:
    """Yield every field and tail of the payloads."""
    for _, body in protocol.bodies():
        yield from body.fields
        if body.tail is not None:
            yield body.tail


def names_are_free(protocol: Protocol) -> Iterator[Diagnostic]:
    """No field or fact has a name that C, C++ or the generated functions keep for themselves."""
    named: list[tuple[str, Span]] = [(one.name, one.span) for one in protocol.facts]
    named += [(one.name, one.span) for one in _parts(protocol)]
    for name, span in [*named, *((one.name, one.span) for one in protocol.header.fields)]:
        if name in RESERVED:
            yield error("VS106", span, f"'{name}' is a reserved word of C or C++")
    for name, span in named:
        if name in LOCALS:
            yield error("VS106", span, f"'{name}' is a parameter of the generated functions")
    for one in _parts(protocol):
        if one.name in FUNCTIONS:
            text = f"a getter called '{one.name}' would be the function of that name"
            yield error("VS106", one.span, text)


def messages_have_names_of_their_own(protocol: Protocol) -> Iterator[Diagnostic]:
    """No two messages share a C name, and none that of a generated file."""
    owner: dict[str, str] = {}
    for message in protocol.messages:
        who = f"{message.klass} {message.name}"
        first = owner.setdefault(message.c_name, who)
        if first != who:
            text = f"{who} and {first} would both be vmsg_{message.c_name} in C"
            yield error("VS107", message.span, text)
        if message.c_name in FILES:
            text = f"the files of {who} would be those called {message.c_name}"
            yield error("VS107", message.span, text)


def macros_differ(protocol: Protocol) -> Iterator[Diagnostic]:
    """No macro is defined twice."""
    owner: dict[str, str] = {}
    for name, who, span in macros(protocol):
        if name not in owner:
            owner[name] = who
            continue
        yield error("VS107", span, f"{name} is defined twice, by {owner[name]} and {who}")


def header_is_the_one_of_the_c_interface(protocol: Protocol) -> Iterator[Diagnostic]:
    """The header has the fields that struct vmsg_header and vmsg_route have room for."""
    header = protocol.header
    has = {field.name: field for field in header.fields}
    for name, scalar in HEADER_FIELDS.items():
        field = has.pop(name, None)
        if field is None:
            yield error("VS122", header.span, f"the header has no field '{name}'")
        elif field.scalar is not scalar or field.count is not None or field.reserved:
            text = f"'{name}' of the header is a plain {scalar.value} in C"
            yield error("VS122", field.span, text)
    for field in has.values():
        yield error("VS122", field.span, f"C has no room for '{field.name}' in the header")


def what_templates_name_is_there(protocol: Protocol) -> Iterator[Diagnostic]:
    """The bits, limits and header checks that C and vectors mention by name exist."""
    bits = {(flags.name, bit.name) for flags in protocol.flags for bit in flags.bits}
    at = protocol.header.span
    for group, bit in _NEEDED_BITS:
        if (group, bit) not in bits:
            yield error("VS123", at, f"no bit {bit} in a set of flags '{group}'")
    limits = {one.name for one in protocol.limits}
    for name in _NEEDED_LIMITS:
        if name not in limits:
            yield error("VS123", at, f"no limit '{name}'")
    if not any(one.carrier for one in protocol.limits):
        yield error("VS123", at, "no limit with a carrier, so nothing says how long a message is")
    for check in _NEEDED_CHECKS:
        count = sum(one.check == check for one in protocol.header.constraints)
        if count != 1:
            yield error("VS123", at, f"{count} constraints of the header with 'check: {check}'")
    said = {language.to_text(one.expr) for one in protocol.header.constraints if one.expr}
    for needed in size_bounds(protocol.header):
        if needed not in said:
            text = f"no constraint of the header says '{needed}', so C would read past a frame"
            yield error("VS123", at, text)


def texts_fit_comments(protocol: Protocol) -> Iterator[Diagnostic]:
    """No text that C comments repeat would end one, start one or break its line."""
    texts: list[tuple[str | None, Span]] = [
        (text, protocol.header.span) for text in (protocol.draft.title, protocol.draft.source)
    ]
    texts += [(one.doc, one.span) for one in protocol.limits]
    texts += [(one.doc, one.span) for one in protocol.layouts]
    texts += [(text, one.span) for one in protocol.facts for text in (one.doc, one.unit)]
    for flags in protocol.flags:
        texts += [(text, flags.span) for text in (flags.doc, *(bit.doc for bit in flags.bits))]
    for enum in protocol.enums:
        texts += [(text, enum.span) for text in (enum.doc, *(one.doc for one in enum.values))]
    for group in protocol.constants:
        texts += [(text, group.span) for text in (group.doc, *(one.doc for one in group.values))]
    for message in protocol.messages:
        texts += [(text, message.span) for text in (message.doc, message.section)]
    fields = [*protocol.header.fields, *(f for one in protocol.layouts for f in one.fields)]
    texts += [(text, one.span) for one in fields for text in (one.doc, one.unit)]
    texts += [(one.doc, one.span) for one in _parts(protocol)]
    texts += [(one.unit, one.span) for one in _parts(protocol) if isinstance(one, Field)]
    for text, span in texts:
        if text is not None and not is_comment(text):
            yield error("VS124", span, f"not fit for a comment of C: {text[:60]!r}")


def payloads_have_a_form_in_c(protocol: Protocol) -> Iterator[Diagnostic]:
    """A tail that may be absent is one of bytes, counted one by one; some field is not reserved."""
    for _, body in protocol.bodies():
        tail = body.tail
        if body.fields and tail is None and all(field.reserved for field in body.fields):
            text = "every field is reserved, so C would have a struct without members"
            yield error("VS125", body.span, text)
        if tail is None or not tail.optional:
            continue
        if tail.scalar is not Scalar.U8 or tail.divisor != 1:
            text = f"'{tail.name}' may be absent, so it has to be u8[] of the size '<field>'"
            yield error("VS125", tail.span, text)


def constraints_have_a_form_in_c(protocol: Protocol) -> Iterator[Diagnostic]:
    """Every check can be written in C without overflow and without approximation."""
    try:
        lower_header(protocol, None)
    except Unsayable as problem:
        yield error("VS224", problem.span, f"no C for {problem}")
    for message, body in protocol.bodies():
        try:
            lower_body(protocol, message, body)
        except Unsayable as problem:
            yield error("VS224", problem.span, f"no C for {problem}")


def constraints_matter(protocol: Protocol) -> Iterator[Diagnostic]:
    """Some frame meets all constraints, and for each some frame breaks that one and no other."""
    try:
        made = vectors.make(protocol)
    except NoVector as problem:
        yield error("VS225", problem.span, str(problem))
        return
    spans = {one.id: one.span for _, body in protocol.bodies() for one in body.constraints}
    for name in vectors.missing(protocol, made):
        if name in spans:  # those of the header are proved with any payload
            text = f"{name}: nothing breaks it that the others would let pass"
            yield error("VS225", spans[name], text)


RULES: tuple[Rule, ...] = (
    names_are_free,
    messages_have_names_of_their_own,
    header_is_the_one_of_the_c_interface,
    what_templates_name_is_there,
    texts_fit_comments,
    payloads_have_a_form_in_c,
)
# These need a protocol in which all that is right, so the first that finds something ends it.
MAKING: tuple[Rule, ...] = (macros_differ, constraints_have_a_form_in_c, constraints_matter)


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Run every rule that looks at one thing."""
    for rule in RULES:
        yield from rule(protocol)


def check_making(protocol: Protocol) -> Iterator[Diagnostic]:
    """Run the rules that try to make C and vectors of a protocol without errors."""
    for rule in MAKING:
        found = list(rule(protocol))
        yield from found
        if found:
            return
