"""Lowering of parse, check_echo and check_context."""

from __future__ import annotations

from collections.abc import Callable

from ..expr import names
from ..ir import Body, Constraint, Field, Role, Scalar, Scope, Tail
from . import c_layout as layout
from .c_expr import Condition, Leaf
from .c_numbers import check_macro
from .c_text import param_lines, reasons, retval_lines, with_unit
from .c_types import (
    REQUEST_PREFIX,
    CCheck,
    CFunction,
    CLocal,
    Subject,
    Unsayable,
    asks_facts,
    asks_request,
    failure,
    is_wire,
    local,
    scalars,
    tail_size,
)

_VIEW_DOC = "a payload that passed validation"
_ERROR_DOC = "set on failure; may be NULL"


def failing(constraint: Constraint, condition: str) -> CCheck:
    """The ``if`` of a constraint in a function that reports errors."""
    action = f"\t\treturn vmsg_fail(error, {check_macro(constraint)});"
    return CCheck(constraint.id, condition, action)


def opening(condition: Condition) -> str:
    """The line that opens an ``if``."""
    return layout.condition(condition.parts, condition.operator, 1)


def local_leaf(field: Field) -> Leaf:
    """A field that was loaded into a local."""
    bits = 64 if field.scalar is Scalar.LE64 else 32
    return Leaf(field.name, bits, field.scalar.maximum)


def _locals(body: Body, used: set[str], payload: str) -> tuple[CLocal, ...]:
    """Locals for the fields a function uses, in wire order."""
    return tuple(local(field, payload) for field in scalars(body) if field.name in used)


def _tail_condition(body: Body, tail: Tail, macro_prefix: str) -> str:
    """True when the counted elements do not fit what is there."""
    room = f"payload.size - {macro_prefix}_FIXED_SIZE"
    count = tail.counted_by
    if tail.divisor > 1:
        count = f"{count} / {tail.divisor}u"
    if tail.scalar.size > 1:
        room = f"({room}) / {tail.scalar.size}u"
    parts = [f"{count} > {room}"]
    if tail.optional:
        parts.insert(0, f"payload.size != {macro_prefix}_FIXED_SIZE")
    return layout.condition(parts, "&&", 1)


def _used(constraint: Constraint, body: Body) -> set[str]:
    """Names a constraint needs values of."""
    found = set(constraint.args)
    if constraint.expr is not None:
        found |= set(names(constraint.expr))
    if constraint.check == "tail" and body.tail is not None:
        found.add(body.tail.counted_by)
    return found


def _kept(subject: Subject, scope: Scope) -> list[Constraint]:
    """Constraints of a scope without the one to leave out."""
    return [
        found
        for found in subject.body.constraints
        if found.scope is scope and found.id != subject.drop
    ]


def _retvals(
    fine: str, subject: Subject, wanted: Callable[[Constraint], bool]
) -> tuple[str, ...]:
    """Comment lines for each status, in the order the checks run."""
    checks = [found for found in subject.body.constraints if wanted(found)]
    return retval_lines([("VMSG_OK", fine), *reasons(checks)])


def lower_parse(subject: Subject) -> CFunction:
    """Lower the function that decides what the frame alone shows."""
    body, prefix = subject.body, subject.prefix
    used: set[str] = set()
    gate: list[CCheck] = []
    checks: list[CCheck] = []
    leaves = {field.name: local_leaf(field) for field in scalars(body)}
    for constraint in _kept(subject, Scope.WIRE):
        if constraint.check == "fixed":
            line = f"\tif (payload.size < {subject.macro}_FIXED_SIZE) {{"
            gate.append(failing(constraint, line))
            continue
        if constraint.check == "tail" and body.tail is not None:
            line = _tail_condition(body, body.tail, subject.macro)
        elif constraint.expr is not None:
            line = opening(failure(constraint, constraint.expr, leaves))
        else:
            raise Unsayable(constraint, f"check '{constraint.check}' here")
        used |= _used(constraint, body)
        checks.append(failing(constraint, line))
    params = ["struct vmsg_bytes payload", f"struct {prefix}_view *ret_view"]
    if not body.fields:
        params.pop()
    params.append("struct vmsg_error *error")
    return CFunction(
        declaration="",
        definition=layout.prototype("static inline vmsg_status", f"{prefix}_parse", params, ""),
        early=(),
        gate=tuple(gate),
        late=_locals(body, used, "payload"),
        checks=tuple(checks),
        unused=() if checks or gate else ("error",),
        retvals=_retvals("Every getter below is safe to call.", subject, is_wire),
        params=(),
    )


def _request_leaves(subject: Subject) -> dict[str, Leaf]:
    """What ``request.<field>`` stands for."""
    if subject.body.role is not Role.RESPONSE:
        return {}
    asked = subject.message.body(Role.REQUEST)
    leaves: dict[str, Leaf] = {}
    for field in scalars(asked):
        bits = 8 * field.scalar.size
        text = f"req->{field.name}"
        if asked.tail is not None and field.name == asked.tail.counted_by:
            text = _count_of(asked.tail, "req")
            bits = 64
        leaves[REQUEST_PREFIX + field.name] = Leaf(text, bits, field.scalar.maximum)
    return leaves


def _count_of(tail: Tail, owner: str) -> str:
    """The counting field of a struct at the width the struct has it."""
    if tail.optional:
        return f"{owner}->{tail.counted_by}"
    size = tail_size(tail, owner)
    return size if tail.divisor == 1 else f"({size} * {tail.divisor}u)"


def lower_check_echo(subject: Subject) -> CFunction | None:
    """Lower the function that compares with the request; None when nothing does."""
    body, prefix = subject.body, subject.prefix
    if not any(asks_request(found) for found in body.constraints):
        return None
    leaves = {field.name: local_leaf(field) for field in scalars(body)}
    leaves |= _request_leaves(subject)
    used: set[str] = set()
    checks: list[CCheck] = []
    for constraint in _kept(subject, Scope.CONTEXT):
        if not asks_request(constraint):
            continue
        if constraint.check == "echo":
            field = body.field(constraint.args[0])
            asked = leaves[f"{REQUEST_PREFIX}{field.echo}"].text
            load = local(field, "view.payload").load
            checks.append(failing(constraint, f"\tif ({load} != {asked}) {{"))
            continue
        assert constraint.expr is not None
        used |= _used(constraint, body)
        checks.append(failing(constraint, opening(failure(constraint, constraint.expr, leaves))))
    request = f"vmsg_{subject.message.c_name}_{Role.REQUEST.value}"
    params = [
        f"struct {prefix}_view view",
        f"const struct {request} *req",
        "struct vmsg_error *error",
    ]
    return CFunction(
        declaration=layout.prototype("vmsg_status", f"{prefix}_check_echo", params),
        definition=layout.prototype("vmsg_status", f"{prefix}_check_echo", params, ""),
        early=_locals(body, used, "view.payload"),
        gate=(),
        late=(),
        checks=tuple(checks),
        unused=() if checks else ("view", "req", "error"),
        retvals=_retvals("It does.", subject, asks_request),
        params=param_lines(
            [("view", _VIEW_DOC), ("req", "the request that was sent"), ("error", _ERROR_DOC)]
        ),
    )


def _zero_beyond(subject: Subject, constraint: Constraint) -> str:
    """The condition of a feature window that has bits beyond what exists."""
    tail = subject.body.tail
    if tail is None or constraint.args[0] != tail.name or tail.scalar is not Scalar.LE32:
        raise Unsayable(constraint, "zero_beyond is for a tail of le32")
    fixed = f"{subject.macro}_FIXED_SIZE"
    arguments = [f"view.payload.data + {fixed}", tail.counted_by, *constraint.args[1:]]
    return layout.call("if (!", "vmsg_blocks_end_before", arguments, 1, ") {")


def lower_check_context(subject: Subject) -> CFunction | None:
    """Lower the function that takes facts; None when nothing needs it."""
    body, prefix = subject.body, subject.prefix
    wanted = [
        found
        for found in body.constraints
        if asks_facts(found)
    ]
    if not wanted:
        return None
    own = {field.name for field in body.fields}  # a field hides a fact of the same name
    facts = [
        fact
        for fact in subject.protocol.facts
        if fact.name not in own and any(fact.name in _used(found, body) for found in wanted)
    ]
    leaves = {field.name: local_leaf(field) for field in scalars(body)}
    for fact in facts:
        leaves[fact.name] = Leaf(fact.name, 32, (1 << 32) - 1, fact.type == "bool")
    used: set[str] = set()
    checks: list[CCheck] = []
    for constraint in wanted:
        if constraint.id == subject.drop:
            continue
        used |= _used(constraint, body)
        if constraint.check == "zero_beyond" and body.tail is not None:
            used.add(body.tail.counted_by)
            checks.append(failing(constraint, _zero_beyond(subject, constraint)))
            continue
        if constraint.expr is None:
            raise Unsayable(constraint, f"check '{constraint.check}' here")
        checks.append(failing(constraint, opening(failure(constraint, constraint.expr, leaves))))
    types = {"u32": "uint32_t", "bool": "bool"}
    params = [
        f"struct {prefix}_view view",
        *(f"{types[fact.type]} {fact.name}" for fact in facts),
        "struct vmsg_error *error",
    ]
    docs = [
        ("view", _VIEW_DOC),
        *((fact.name, with_unit(fact.doc, fact.unit)) for fact in facts),
        ("error", _ERROR_DOC),
    ]
    return CFunction(
        declaration=layout.prototype("vmsg_status", f"{prefix}_check_context", params),
        definition=layout.prototype("vmsg_status", f"{prefix}_check_context", params, ""),
        early=_locals(body, used, "view.payload"),
        gate=(),
        late=(),
        checks=tuple(checks),
        unused=_unused(subject, [fact.name for fact in facts], used, bool(checks)),
        retvals=_retvals("It fits.", subject, asks_facts),
        params=param_lines(docs),
    )


def _unused(
    subject: Subject, facts: list[str], used: set[str], has_checks: bool
) -> tuple[str, ...]:
    """Parameters that nothing reads; only a dropped check makes there be any."""
    unused = [fact for fact in facts if fact not in used]
    if not any(field.name in used for field in subject.body.fields):
        unused.insert(0, "view")
    return tuple(unused if has_checks else [*unused, "error"])
