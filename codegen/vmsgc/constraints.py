"""Constraints of a body: the ones written down, and the ones its layout implies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from . import expr as language
from .diag import Diagnostic, did_you_mean, error
from .ir import Constraint, Fact, Field, Scope, Span, Tail
from .source import Map, Node, Scalar, Seq

STATUSES = (
    "truncated",
    "malformed",
    "unsupported",
    "mismatch",
    "out_of_range",
    "bad_address",
    "rejected",
    "too_long",
)
HEADER_FLAGS = ("is_event", "is_response", "is_bus")  # true or false
HEADER_NUMBERS = ("frame_size",)

# Named predicates that may be written down, and how many arguments they take.
PREDICATES: Mapping[str, int] = {
    "fixed": 0,
    "known": 0,
    "tx_zero": 0,
    "computed": 0,
    "byte_order": 0,
    "zero_beyond": 3,
}
# What decides them; those of scope wire are the header's.
_SCOPES: Mapping[str, tuple[Scope, ...]] = {
    "expr": (Scope.WIRE, Scope.CONTEXT),
    "fixed": (Scope.WIRE,),
    "known": (Scope.WIRE,),
    "tx_zero": (Scope.API,),
    "computed": (Scope.API,),
    "byte_order": (Scope.API,),
    "zero_beyond": (Scope.CONTEXT,),
}
_MAX_EXPR = 400  # characters; keeps the parser's recursion small


@dataclass(frozen=True)
class Parts:
    """What constraints are made from; ``prefix`` is ``get_config.req`` or ``header``."""

    prefix: str
    fields: tuple[Field, ...]
    tail: Tail | None
    request: tuple[Field, ...] | None  # of a response
    facts: tuple[Fact, ...]
    span: Span

    @property
    def is_header(self) -> bool:
        """Whether these are the fields in front of every payload."""
        return self.prefix == "header"

    def named(self) -> tuple[str, ...]:
        """Return the names an error can point at, in frame order."""
        tail = () if self.tail is None else (self.tail.name,)
        return (*(field.name for field in self.fields), *tail)


@dataclass(frozen=True)
class RuleNames:
    """Rules that constraints made from the layout report."""

    derived: Mapping[str, str]  # fixed | tail | echo | reserved -> rule
    citing: Callable[[str], str]  # constraint id -> first rule that refers to it, or ""


def _types(parts: Parts, scope: Scope) -> dict[str, str]:
    """Return the type, "int", "bool" or "array", of every name an expression may use."""
    known = {field.name: "array" if field.count else "int" for field in parts.fields}
    if parts.is_header:
        known |= dict.fromkeys(HEADER_FLAGS, "bool") | dict.fromkeys(HEADER_NUMBERS, "int")
    if scope is Scope.CONTEXT:
        for fact in parts.facts:
            known.setdefault(fact.name, "bool" if fact.type == "bool" else "int")
        for field in parts.request or ():
            if field.reserved:
                continue  # nobody is told
            known[f"request.{field.name}"] = "array" if field.count else "int"
    return known


def _type_errors(tree: language.Expr, known: Mapping[str, str], want: str) -> Iterator[str]:
    """Yield what is wrong with the types below this node."""
    if isinstance(tree, language.Number):
        if want != "int":
            yield f"the number {tree.value} where a condition must stand"
    elif isinstance(tree, language.Name):
        has = known[tree.text]
        if has == "array":
            yield f"'{tree.text}' is an array; expressions know numbers only"
        elif has != want:
            yield f"'{tree.text}' is a {_word(has)} where a {_word(want)} must stand"
    elif isinstance(tree, language.Not):
        if want != "bool":
            yield "'not' where a number must stand"
        yield from _type_errors(tree.operand, known, "bool")
    else:
        logical = tree.op in ("and", "or")
        if (logical or tree.op in language.COMPARISONS) != (want == "bool"):
            yield f"'{tree.op}' where a {_word(want)} must stand"
        if tree.op in ("/", "%") and tree.right == language.Number(0):
            yield f"'{tree.op}' by zero"
        yield from _type_errors(tree.left, known, "bool" if logical else "int")
        yield from _type_errors(tree.right, known, "bool" if logical else "int")


def _word(kind: str) -> str:
    return "number" if kind == "int" else "condition"


def _expression(
    node: Scalar, parts: Parts, scope: Scope, found: list[Diagnostic]
) -> language.Expr | None:
    text = str(node.value)
    try:
        if len(text) > _MAX_EXPR:
            raise language.ExprError(f"longer than {_MAX_EXPR} characters", 0)
        tree = language.parse(text)
    except language.ExprError as problem:
        shift = problem.column + node.inset
        where = Span(node.span.file, node.span.line, node.span.column + shift, node.span.through)
        found.append(error("VS201", where, f"not an expression: {problem}"))
        return None
    known = _types(parts, scope)
    unknown = [name for name in dict.fromkeys(language.names(tree)) if name not in known]
    wide = _types(parts, Scope.CONTEXT)
    for name in unknown:
        if name in wide:
            hint = "give the constraint 'scope: context'"
            text = f"'{name}' is not in the frame; a check of scope {scope.value} cannot know it"
            found.append(error("VS204", node.span, text, hint=hint))
        else:
            near = did_you_mean(name, wide)
            found.append(error("VS202", node.span, f"unknown name '{name}'", hint=near))
    if unknown:
        return None
    if both := _request_and_fact(tree, parts):
        text = "'{}' is of the request and '{}' a fact; no check is told both".format(*both)
        found.append(error("VS223", node.span, text, hint="make two constraints of it"))
        return None
    problems = list(_type_errors(tree, known, "bool"))
    found += [error("VS203", node.span, text) for text in dict.fromkeys(problems)]
    return None if problems else tree


def _request_and_fact(tree: language.Expr, parts: Parts) -> tuple[str, str] | None:
    """Return a name of the request and a fact that are used together, if there are."""
    own = {field.name for field in parts.fields}
    facts = {fact.name for fact in parts.facts} - own  # a field hides a fact of the same name
    used = list(language.names(tree))
    asked = [name for name in used if name.startswith("request.")]
    told = [name for name in used if name in facts]
    return (asked[0], told[0]) if asked and told else None


def _status(node: Map, scope: Scope, found: list[Diagnostic]) -> str | None:
    status = node.text("status")
    if scope is Scope.API:
        if status is not None:
            text = "a status for what the encoder leaves no way to break"
            found.append(error("VS205", node.at("status"), text, hint="drop it"))
        return None
    if status is None:
        hint = f"one of: {', '.join(STATUSES)}"
        found.append(error("VS205", node.span, "no status for a violation", hint=hint))
    elif status not in STATUSES:
        near = did_you_mean(status, STATUSES) or f"one of: {', '.join(STATUSES)}"
        found.append(error("VS205", node.at("status"), f"unknown status '{status}'", hint=near))
    return status


def _predicate(
    node: Map, parts: Parts, scope: Scope, found: list[Diagnostic]
) -> tuple[str, tuple[str, ...]]:
    """Return the predicate of a constraint and what it is about."""
    check = node.text("check") or "expr"
    args = _texts(node.get("args"))
    if (node.get("expr") is None) == (node.get("check") is None):
        text = "a constraint has either 'expr' or 'check'"
        found.append(error("VS207", node.span, text))
    elif check != "expr" and check not in PREDICATES:
        hint = did_you_mean(check, PREDICATES) or f"one of: {', '.join(PREDICATES)}"
        found.append(error("VS207", node.at("check"), f"unknown predicate '{check}'", hint=hint))
    elif check != "expr" and len(args) != PREDICATES[check]:
        text = f"'{check}' takes {PREDICATES[check]} arguments, not {len(args)}"
        found.append(error("VS207", node.at("args"), text))
    elif scope not in _SCOPES[check] or (check in ("fixed", "known") and not parts.is_header):
        where = " or ".join(one.value for one in _SCOPES[check])
        text = f"'{check}' is of scope {where}" + (
            ", in the header" if _SCOPES[check] == (Scope.WIRE,) else ""
        )
        found.append(error("VS207", node.span, text))
    elif check == "zero_beyond":
        known = {parts.tail.name if parts.tail else "", *(f.name for f in parts.fields)}
        known |= {fact.name for fact in parts.facts}
        for arg in args:
            if arg not in known:
                near = did_you_mean(arg, known)
                found.append(error("VS202", node.at("args"), f"unknown name '{arg}'", hint=near))
        if set(args) <= known and not _is_window(args, parts):
            text = "'zero_beyond' takes a tail of le32, a number of 32 bits and a fact that is one"
            found.append(error("VS207", node.at("args"), text))
    return check, args


def _is_window(args: tuple[str, ...], parts: Parts) -> bool:
    """Whether these are blocks, the number of the first one, and how many bits there are."""
    blocks, first, limit = args
    own = {one.name for one in parts.fields}
    narrow = {one.name for one in parts.fields if one.count is None and one.scalar.size <= 4}
    facts = {one.name for one in parts.facts if one.type != "bool"} - own
    tail = parts.tail
    if tail is None or tail.name != blocks or tail.scalar.value != "le32":
        return False
    return first in narrow and limit in facts


def _texts(node: Node | None) -> tuple[str, ...]:
    items = node.items if isinstance(node, Seq) else ()
    return tuple(str(item.value) for item in items if isinstance(item, Scalar))


def explicit(node: Map, parts: Parts, found: list[Diagnostic]) -> Constraint:
    """Return a constraint that is written down."""
    scope = Scope(node.text("scope") or "wire")
    check, args = _predicate(node, parts, scope, found)
    tree: language.Expr | None = None
    text = node.get("expr")
    if isinstance(text, Scalar):
        tree = _expression(text, parts, scope, found)
    field = node.text("field")
    if field is not None and field not in parts.named():
        hint = did_you_mean(field, parts.named())
        found.append(error("VS206", node.at("field"), f"no field '{field}' here", hint=hint))
    return Constraint(
        id=f"{parts.prefix}.{node.text('id') or ''}",
        check=check,
        expr=tree,
        args=args,
        scope=scope,
        status=_status(node, scope, found),
        field=field,
        rule=node.text("rule") or "",
        doc=node.text("doc") or "",
        span=node.span,
    )


def _wire(parts: Parts, rules: RuleNames) -> tuple[list[Constraint], list[Constraint]]:
    """Return what the layout implies before and after the explicit wire constraints."""
    before: list[Constraint] = []
    after: list[Constraint] = []
    if parts.fields:
        before.append(
            Constraint(
                id=f"{parts.prefix}.fixed",
                check="fixed",
                expr=None,
                args=(),
                scope=Scope.WIRE,
                status="truncated",
                field=None,
                rule=rules.derived.get("fixed", ""),
                doc="the payload holds every field",
                span=parts.span,
            )
        )
    if parts.tail is not None:
        after.append(
            Constraint(
                id=f"{parts.prefix}.tail",
                check="tail",
                expr=None,
                args=(parts.tail.name,),
                scope=Scope.WIRE,
                status="truncated",
                field=parts.tail.counted_by,
                rule=rules.derived.get("tail", ""),
                doc=f"the payload holds as much {parts.tail.name} as {parts.tail.counted_by} says",
                span=parts.tail.span,
            )
        )
    return before, after


def _echoes(parts: Parts, rules: RuleNames) -> Iterator[Constraint]:
    for field in parts.fields:
        if field.echo is not None:
            yield Constraint(
                id=f"{parts.prefix}.{field.name}_echo",
                check="echo",
                expr=None,
                args=(field.name, field.echo),
                scope=Scope.CONTEXT,
                status="mismatch",
                field=field.name,
                rule=rules.derived.get("echo", ""),
                doc=f"{field.name} repeats {field.echo} of the request",
                span=field.span,
            )


def _api(parts: Parts, rules: RuleNames) -> Iterator[Constraint]:
    for field in parts.fields:
        if field.reserved:
            yield Constraint(
                id=f"{parts.prefix}.{field.name}_zero",
                check="tx_zero",
                expr=None,
                args=(field.name,),
                scope=Scope.API,
                status=None,
                field=field.name,
                rule=rules.derived.get("reserved", ""),
                doc=f"{field.name} is sent as zero",
                span=field.span,
            )
    if parts.fields:
        name = f"{parts.prefix}.fields"
        yield Constraint(
            id=name,
            check="fields",
            expr=None,
            args=(),
            scope=Scope.API,
            status=None,
            field=None,
            rule=rules.citing(name),
            doc="the encoder takes every field and computes counts and msg_size",
            span=parts.span,
        )


def all_of(
    nodes: Iterator[Map], parts: Parts, rules: RuleNames, found: list[Diagnostic]
) -> tuple[Constraint, ...]:
    """Return every constraint of a body in checking order."""
    written = [explicit(node, parts, found) for node in nodes]
    order = {name: place for place, name in enumerate(parts.named())}
    wire = [one for one in written if one.scope is Scope.WIRE]
    wire.sort(key=lambda one: order.get(one.field or "", len(order)))
    before, after = _wire(parts, rules)
    context = [one for one in written if one.scope is Scope.CONTEXT]
    api = [one for one in written if one.scope is Scope.API]
    return (
        *before,
        *wire,
        *after,
        *_echoes(parts, rules),
        *context,
        *_api(parts, rules),
        *api,
    )
