"""Lowering of what looks at whole frames: the frame check and the dispatchers."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Body, Constraint, Message, Protocol, Role
from . import c_layout as layout
from .c_numbers import check_macro
from .c_types import id_macro


@dataclass(frozen=True)
class CCase:
    """One body in a switch."""

    name: str  # get_config_req
    view: str | None  # type of its view; None for a body without fields
    label: str  # "\tcase VMSG_ID_GET_CONFIG:"
    parse: str  # "\t\treturn ...;"
    slot: str  # member of the table of handlers
    dispatch_parse: str  # statement
    handle: str  # call of the slot


@dataclass(frozen=True)
class CSwitch:
    """Bodies told apart by their id alone."""

    name: str  # transport_response
    condition: str  # when the ones before it did not apply
    full_condition: str
    check_definition: str
    cases: tuple[CCase, ...]
    views: tuple[CCase, ...]  # cases that have one


@dataclass(frozen=True)
class CCheckView:
    """Everything check.h and check.c show."""

    switches: tuple[CSwitch, ...]
    unknown: str  # return statement


@dataclass(frozen=True)
class CDispatch:
    """One role's dispatcher."""

    name: str  # driver
    switches: tuple[CSwitch, ...]
    cases: tuple[CCase, ...]
    known: str  # number of the check that an unknown id fails


_CLASSES = ("transport", "bus")
_CONDITION = {
    ("transport", False): "!is_bus && !is_response",
    ("transport", True): "!is_bus",
    ("bus", False): "!is_response",
    ("bus", True): "",
}
_CHECK_PARAMS = ("uint8_t msg_id", "struct vmsg_bytes payload", "struct vmsg_error *error")
_FULL_CONDITION = {
    ("transport", False): "!is_bus && !is_response",
    ("transport", True): "!is_bus && is_response",
    ("bus", False): "is_bus && !is_response",
    ("bus", True): "is_bus && is_response",
}


def _case(message: Message, body: Body) -> CCase:
    name = f"{message.c_name}_{body.role.value}"
    is_empty = not body.fields
    view = None if is_empty else f"struct vmsg_{name}_view"
    arguments = ["payload", *([] if is_empty else [f"&view.{name}"]), "error"]
    local = ["call->payload", *([] if is_empty else ["&view"]), "call->error"]
    slot = ["void *context", "const struct vmsg_header *header"]
    if view is not None:
        slot.append(f"{view} view")
    returns = f"vmsg_status (*{name})("
    flat = f"\t{returns}{', '.join(slot)});"
    if layout.width(flat) > layout.COLUMNS:
        column = layout.TAB + len(returns)
        flat = f"\t{returns}" + (",\n" + layout.indent(column)).join(slot) + ");"
    handle = ["call->context", "call->header", *([] if is_empty else ["view"])]
    return CCase(
        name=name,
        view=view,
        label=f"\tcase {id_macro(message)}:",
        parse=layout.call("return ", f"vmsg_{name}_parse", arguments, 2),
        slot=flat,
        dispatch_parse=layout.call("status = ", f"vmsg_{name}_parse", local, 1),
        handle=layout.call("return ", f"call->handlers->{name}", handle, 1),
    )


def _switches(bodies: list[tuple[Message, Body]]) -> tuple[CSwitch, ...]:
    """Switches over the ids of each class and direction; none is empty."""
    found: list[CSwitch] = []
    for klass in _CLASSES:
        for answers in (False, True):
            cases = tuple(
                _case(message, body)
                for message, body in bodies
                if message.klass == klass and (body.role is Role.RESPONSE) == answers
            )
            if cases:
                name = f"{klass}_{'response' if answers else 'request'}"
                with_view = tuple(case for case in cases if case.view is not None)
                found.append(
                    CSwitch(
                        name,
                        _CONDITION[klass, answers],
                        _FULL_CONDITION[klass, answers],
                        layout.prototype(
                            "static vmsg_status", f"check_{name}", _CHECK_PARAMS, ""
                        ),
                        cases,
                        with_view,
                    )
                )
    return tuple(found)


def _known(protocol: Protocol) -> Constraint:
    return next(found for found in protocol.header.constraints if found.check == "known")


def check_view(protocol: Protocol, drop: str | None) -> CCheckView:
    """The frame check; without ``header.known`` an unknown id is let through."""
    known = _known(protocol)
    refuse = f"return vmsg_fail(error, {check_macro(known)});"
    return CCheckView(
        switches=_switches(list(protocol.bodies())),
        unknown="return VMSG_OK;" if drop == known.id else refuse,
    )


def dispatch_views(protocol: Protocol) -> tuple[CDispatch, ...]:
    """One dispatcher per role: it receives what the other role, or either, sends."""
    found: list[CDispatch] = []
    for role in ("driver", "device"):
        received = [(m, b) for m, b in protocol.bodies() if b.sender != role]
        switches = _switches(received)
        cases = tuple(case for switch in switches for case in switch.cases)
        found.append(CDispatch(role, switches, cases, check_macro(_known(protocol))))
    return tuple(found)
