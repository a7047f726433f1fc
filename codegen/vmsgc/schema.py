"""The shape of the files: schema.json's complaints, said about positions in the YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from .diag import Diagnostic, did_you_mean, error
from .ir import Span
from .source import Map, Node, Seq, plain

_TYPE_WORDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a number",
    "boolean": "true or false",
    "null": "null",
}


def read(path: Path) -> dict[str, Any]:
    """Return the schema; OSError or ValueError when it cannot be read."""
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def validate(schema: Mapping[str, Any], kind: str, node: Node) -> list[Diagnostic]:
    """Return where the node differs from ``#/$defs/<kind>``."""
    wanted = {"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]}
    validator = Draft202012Validator(wanted)
    return [one for problem in validator.iter_errors(plain(node)) for one in _said(problem, node)]


def _walk(node: Node, path: Iterator[str | int]) -> tuple[Node, Span]:
    """Return the node at a path and where it stands."""
    for step in path:
        if isinstance(node, Map):
            node = node.get(str(step)) or node
        elif isinstance(node, Seq) and isinstance(step, int):
            node = node.items[step]
    return node, node.span


def _said(problem: ValidationError, root: Node) -> Iterator[Diagnostic]:
    node, span = _walk(root, iter(problem.absolute_path))
    value: Any = problem.instance
    wanted: Any = problem.validator_value
    about: Any = problem.schema
    if problem.validator == "additionalProperties" and isinstance(node, Map):
        known = list(about.get("properties", ()))
        for entry in node.entries:
            if entry.key not in known:
                hint = did_you_mean(entry.key, known) or f"known: {', '.join(sorted(known))}"
                yield error("VS020", entry.span, f"unknown key '{entry.key}'", hint=hint)
    elif problem.validator == "required":
        missing = [key for key in wanted if isinstance(node, Map) and node.get(key) is None]
        for key in missing[:1] if len(missing) == len(wanted) else missing:
            if f"'{key}'" in problem.message:
                yield error("VS021", span, f"'{key}' is missing")
    elif problem.validator in ("if", "then"):
        for inner in problem.context or ():
            yield from _said(inner, root)
    else:
        text = _wrong(problem.validator, value, wanted, about)
        yield error("VS022", span, text, hint=_hint(problem))


def _shown(value: object) -> str:
    text = f"'{value}'" if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _wrong(validator: object, value: object, wanted: Any, schema: Mapping[str, Any]) -> str:
    """Return what is wrong with a value, in a few words."""
    match validator:
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            words = " or ".join(_TYPE_WORDS.get(kind, kind) for kind in kinds)
            return f"{_shown(value)} where {words} must stand"
        case "enum" | "const":
            return f"{_shown(value)} is not one of the words known here"
        case "pattern":
            about = schema.get("description", f"text like {wanted}")
            return f"{_shown(value)} is not {about}"
        case "minimum" | "maximum":
            side = "below" if validator == "minimum" else "above"
            return f"{_shown(value)} is {side} {wanted}"
        case "minItems" | "minLength" | "minProperties":
            return "empty"
        case "uniqueItems":
            return "an item twice"
        case _:
            about = schema.get("description", "of a shape known here")
            return f"{_shown(value)} is not {about}"


def _hint(problem: ValidationError) -> str | None:
    if problem.validator not in ("enum", "const"):
        return None
    wanted: Any = problem.validator_value
    words = [str(one) for one in (wanted if problem.validator == "enum" else [wanted])]
    return did_you_mean(str(problem.instance), words) or f"one of: {', '.join(words)}"
