"""Lowering of encoders."""

from __future__ import annotations

from ..expr import Binary, Name, Number, names
from ..ir import Body, Constraint, Field, Scalar, Scope, Tail
from . import c_layout as layout
from .c_checks import opening
from .c_expr import Leaf
from .c_numbers import status_macro
from .c_text import reasons, retval_lines
from .c_types import C_TYPE, CCheck, CLocal, CTail, Subject, failure, scalars, tail_size


def store(body: Body, field: Field) -> str:
    """The statement that stores a field."""
    codec = field.scalar.value
    target = f"payload + {field.offset}"
    if field.count is not None:
        return _store_array(field)
    if field.reserved:
        return f"vmsg_store_{codec}({target}, 0);"
    if body.tail is not None and field.name == body.tail.counted_by:
        return f"vmsg_store_{codec}({target}, {_count_value(body, body.tail, 'fields')});"
    return f"vmsg_store_{codec}({target}, fields->{field.name});"


def _store_array(field: Field) -> str:
    """The statement that stores an array or reserved bytes."""
    if field.reserved:
        return f"vmsg_store_zeros(payload + {field.offset}, {field.size}u);"
    name = f"vmsg_store_{field.scalar.value}_array"
    return f"{name}(payload + {field.offset}, fields->{field.name}, {field.count}u);"


def _count_value(body: Body, tail: Tail, owner: str) -> str:
    """The counting field of an encoder's struct, as C of the field's type."""
    field = body.field(tail.counted_by)
    if tail.optional:
        return f"{owner}->{field.name}"
    value = tail_size(tail, owner)
    if tail.divisor > 1:
        value = f"({value} * {tail.divisor}u)"
    return f"({C_TYPE[field.scalar]}){value}"


def lower_tail(body: Body, prefix: str) -> CTail | None:
    """Lower the elements behind the fixed part; None when there are none."""
    tail = body.tail
    if tail is None:
        return None
    count = tail_size(tail, "fields")
    room = f"(VMSG_MESSAGE_MAX - VMSG_HEADER_SIZE - {body.fixed_size}u)"
    elem = tail.scalar.size
    limit = room if elem == 1 else f"({room} / {elem}u)"
    counted = body.field(tail.counted_by).scalar.maximum // tail.divisor
    if counted < (0xFFFF // elem):
        limit = f"{counted}u"
    start = f"payload + {body.fixed_size}"
    if tail.scalar is Scalar.U8:
        store = f"vmsg_store_bytes({start}, fields->{tail.name});"
    else:
        store = f"vmsg_store_{tail.scalar.value}_array({start}, fields->{tail.name}, {count});"
    return CTail(
        name=tail.name,
        max_macro=f"{prefix.upper()}_{tail.name.upper()}_MAX",
        max_value=limit,
        store=store,
        set_size=layout.assignment(
            "size",
            [
                "VMSG_HEADER_SIZE",
                f"{prefix.upper()}_FIXED_SIZE",
                count if elem == 1 else f"{count} * {elem}u",
            ],
            1,
        ),
        limit=count,
    )


def _follows_from_count(constraint: Constraint, tail: Tail | None) -> bool:
    """``count % n == 0`` where the encoder computes count as a multiple of n."""
    expr = constraint.expr
    if tail is None or tail.optional or not isinstance(expr, Binary) or expr.op != "==":
        return False
    left, right = expr.left, expr.right
    if right != Number(0) or not isinstance(left, Binary) or left.op != "%":
        return False
    return (
        left.left == Name(tail.counted_by)
        and isinstance(left.right, Number)
        and left.right.value > 0
        and tail.divisor % left.right.value == 0
    )


def lower_encode_checks(subject: Subject) -> tuple[tuple[CLocal, ...], tuple[CCheck, ...]]:
    """What the encoder refuses so that nothing malformed is sent; never dropped."""
    body = subject.body
    leaves: dict[str, Leaf] = {}
    for field in scalars(body):
        text = "0u" if field.reserved else f"fields->{field.name}"
        bits = 8 * field.scalar.size
        if body.tail is not None and field.name == body.tail.counted_by and not body.tail.optional:
            text, bits = field.name, 32
        leaves[field.name] = Leaf(text, bits, field.scalar.maximum)
    checks: list[CCheck] = []
    used: set[str] = set()
    for found in body.constraints:
        if found.scope is not Scope.WIRE or found.expr is None:
            continue
        if _follows_from_count(found, body.tail):
            continue
        used |= set(names(found.expr))
        checks.append(
            CCheck(
                found.id,
                opening(failure(found, found.expr, leaves)),
                f"\t\treturn {status_macro(found)};",
            )
        )
    tail = body.tail
    if tail is None:
        return (), tuple(checks)
    if tail.optional:
        size, count = f"fields->{tail.name}.size", f"fields->{tail.counted_by}"
        line = layout.condition([f"{size} != 0", f"{size} != {count}"], "&&", 1)
        checks.insert(0, CCheck(f"{tail.name}.size", line, "\t\treturn VMSG_ERR_MISMATCH;"))
        return (), tuple(checks)
    if tail.counted_by not in used:
        return (), tuple(checks)
    value = tail_size(tail, "fields")
    if tail.divisor > 1:
        value = f"({value} * {tail.divisor}u)"
    return (CLocal(tail.counted_by, "uint32_t", f"(uint32_t){value}"),), tuple(checks)


def encode_retvals(
    subject: Subject, tail: CTail | None, checks: tuple[CCheck, ...]
) -> tuple[str, ...]:
    """Comment lines on what the encoder returns."""
    rows = [("VMSG_OK", "Message written.")]
    optional = subject.body.tail is not None and subject.body.tail.optional
    if tail is not None:
        rows.append(("VMSG_ERR_TOO_LONG", f"{tail.limit} exceeds {tail.max_macro}."))
    if tail is not None and subject.body.tail is not None and optional:
        count = f"fields->{subject.body.tail.counted_by}"
        rows.append(("VMSG_ERR_MISMATCH", f"{tail.limit} is neither 0 nor {count}."))
    ids = {check.id for check in checks}
    rows += reasons(found for found in subject.body.constraints if found.id in ids)
    rows.append(("VMSG_ERR_NO_SPACE", "@p out is smaller than the message."))
    return retval_lines(rows)


def encode_params(prefix: str, is_empty: bool) -> list[str]:
    """Parameters of the encoder."""
    fields = [] if is_empty else [f"const struct {prefix} *fields"]
    return ["struct vmsg_span out", "struct vmsg_route route", *fields, "size_t *ret_size"]
