"""Identifiers of the generated C: how they are spelled, and which are taken."""

from __future__ import annotations

RESERVED = frozenset(
    word
    for line in (
        "alignas alignof and and_eq asm auto bitand bitor bool break case catch char class compl",
        "const constexpr const_cast continue decltype default delete do double dynamic_cast else",
        "enum explicit export extern false float for friend goto if inline int long mutable",
        "namespace new noexcept not not_eq nullptr operator or or_eq private protected public",
        "register reinterpret_cast restrict return short signed sizeof static static_assert",
        "static_cast struct switch template this thread_local throw true try typedef typeid",
        "typename union unsigned using virtual void volatile wchar_t while xor xor_eq errno",
    )
    for word in line.split()
)


# Parameters and locals of generated functions that also have fields or facts as such.
LOCALS = frozenset(
    ("error", "fields", "out", "payload", "req", "ret_size", "ret_view", "route", "view")
)
# Endings of generated functions, which getters must not have.
FUNCTIONS = frozenset(("check_context", "check_echo", "encode", "parse", "view"))
# Files that belong to no message, in any folder of generated/.
FILES = frozenset(
    (
        *("bytes", "check", "constants", "dispatch", "dispatch_device", "dispatch_driver"),
        *("fail", "header", "ids", "index", "names", "readings", "rules", "schema", "shapes"),
        *("status", "vectors", "virtio", "wire"),
    )
)


def macro(*words: str) -> str:
    """An upper-case identifier with the project's prefix: VMSG_GET_CONFIG_REQ."""
    joined = "_".join(word for word in words if word)
    return "VMSG_" + joined.replace("-", "_").replace(".", "_").upper()


def flag_prefix(name: str) -> str:
    """Words in front of a flag's name: type_bits -> TYPE."""
    return name.removesuffix("_bits").upper()
