"""The shape of the vector files, as JSON Schema."""

from __future__ import annotations

from typing import Any


def schema() -> dict[str, Any]:
    """JSON Schema of the vector files."""
    hexadecimal = {"type": "string", "pattern": "^([0-9a-f][0-9a-f])*$"}
    text = {"type": "string", "minLength": 1}
    expect = {
        "type": "object",
        "additionalProperties": False,
        "required": ["valid"],
        "properties": {
            "valid": {"type": "boolean"},
            "stage": {"enum": ["wire", "context", "echo"]},
            "status": {"type": "string", "pattern": "^[A-Z_]+$"},
            "field": {"type": ["string", "null"]},
            "offset": {"type": "integer", "minimum": 0},
            "rule": text,
            "check": text,
        },
        "if": {"properties": {"valid": {"const": False}}},
        "then": {"required": ["stage", "status", "field", "offset", "rule", "check"]},
        "else": {"maxProperties": 1},
    }
    vector = {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "kind", "comment", "frame", "expect"],
        "properties": {
            "id": {"type": "string", "pattern": r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$"},
            "kind": {"enum": ["positive", "boundary", "negative"]},
            "comment": text,
            "constraint": text,
            "role": {"enum": ["request", "response", "event"]},
            "frame": hexadecimal,
            "request": hexadecimal,
            "facts": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
            "expect": expect,
            "fields": {"type": "object"},
            "encode": {"type": "string", "pattern": "^[A-Z_]+$"},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "virtio-msg test vectors",
        "description": "A frame is refused at the first stage that objects: wire takes the frame"
        " alone, context "
        "the facts as well, echo the request. Context is judged when there is an object facts, "
        "which is empty where the checks of the message need none; echo when there is a "
        "request. encode is what an encoder makes of the frame's values: OK for "
        "exactly these bytes, else the status it refuses them with.",
        "type": "object",
        "additionalProperties": False,
        "required": ["draft", "message", "vectors"],
        "properties": {
            "draft": text,
            "message": text,
            "vectors": {"type": "array", "minItems": 1, "items": vector},
        },
    }
