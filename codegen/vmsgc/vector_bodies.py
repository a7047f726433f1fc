"""Vectors of one body: positives, and for every constraint the bytes on both sides of it."""

from __future__ import annotations

from dataclasses import replace

from .ir import Constraint, Field, Scope
from .vector import BOUNDARY, NEGATIVE, POSITIVE, NoVector, Vector
from .vector_cases import Case, Shape
from .vector_judge import Judge


def _windows(
    start: int, bits: int, full: int, last: int, top: int
) -> tuple[tuple[str, int, int, list[int]], ...]:
    """Name, first block, bits that exist and blocks of windows around the last bit there is."""
    return (
        ("block_end", start, start * bits + bits, [full, 0]),
        ("block_end_over", start, start * bits + bits, [full, 1]),
        ("last_but_one", start, start * bits + 2 * bits - 1, [full, full >> 1]),
        ("last_but_one_over", start, start * bits + 2 * bits - 1, [full, full]),
        ("all", start, start * bits + 2 * bits, [full, full]),
        ("none", start, 0, [0, 0]),
        ("none_over", start, 0, [1, 0]),
        ("none_over_late", start, 0, [0, full]),
        ("far", last, top, [0, 0]),
        ("far_over", last, top, [1, 0]),
        ("far_over_late", last, top, [0, 1]),
        ("wrap_over", (last + 1) // bits, 2 * bits, [1, 0]),
        ("wrap_over_late", (last + 1) // bits - 1, 2 * bits, [0, 1]),
        ("first_block", 0, 1, [1, 0]),
        ("first_block_over", 0, 1, [2, 0]),
        ("top", (top + 1) // bits - 1, top, [full >> 1, 0]),
        ("top_over", (top + 1) // bits - 1, top, [full, 0]),
    )


class Maker(Judge):
    """Makes the vectors of one body."""

    def make(self) -> list[Vector]:
        """Every vector of the body."""
        typical = self.case("typical")
        self.positives(typical)
        for constraint in self.constraints():
            if constraint.check == "fixed":
                self.fixed(constraint, typical)
            elif constraint.check == "tail":
                self.tail(constraint, typical)
            elif constraint.check == "zero_beyond":
                self.zero_beyond(constraint, typical)
            else:
                self.limits(constraint, typical)
        return self.made

    def positives(self, typical: Case) -> None:
        """Messages every implementation takes."""
        self.add("typical", POSITIVE, "a message as it could be on a bus", typical)
        if self.ir.fields:
            self.add("zero", POSITIVE, "as many zeros as the constraints allow", self.case("zero"))
            self.add("ones", POSITIVE, "as many ones as the constraints allow", self.case("ones"))
            self.add(
                "pattern", POSITIVE, "every byte differs from its neighbours", self.case("pattern")
            )
        self.add(
            "longer",
            BOUNDARY,
            "a longer payload than this draft knows is accepted",
            typical,
            shape=Shape(extra=b"\xee\xdd\xcc"),
        )
        self.add(
            "after",
            BOUNDARY,
            "bytes after msg_size are ignored",
            typical,
            shape=Shape(after=b"\xee\xdd\xcc", msg_size=len(self.frame_of(typical))),
        )
        bits = self.reserved_bits("type_bits", 8)
        self.add(
            "type_reserved",
            BOUNDARY,
            "reserved bits of type are ignored",
            typical,
            shape=Shape(type_bits=bits),
        )
        for item in self.ir.fields:
            self.reserved(item, typical)
        if self.ir.tail is not None:
            self.tails(typical)

    def reserved_bits(self, name: str, width: int) -> int:
        """Mask of the bits of a flag set that have no meaning."""
        for flags in self.codec.protocol.flags:
            if flags.name == name:
                return (1 << width) - 1 & ~sum(1 << bit.bit for bit in flags.bits)
        return 0

    def reserved(self, item: Field, typical: Case) -> None:
        """Reserved words and bits are ignored on receive."""
        width = 8 * item.scalar.size
        if item.count is not None:
            return
        if item.reserved:
            for name, value in (("ones", item.scalar.maximum), ("one", 1), ("top", 1 << width - 1)):
                self.add(
                    f"{item.name}.{name}",
                    BOUNDARY,
                    f"{item.name} is ignored on receive",
                    self.assign(typical, item.name, value),
                )
        elif item.flags is not None:
            bits = self.reserved_bits(item.flags, width)
            self.add(
                f"{item.name}.reserved_bits",
                BOUNDARY,
                f"reserved bits of {item.name} are ignored",
                self.assign(typical, item.name, bits | self.lookup(typical, item.name)),
            )

    def tails(self, typical: Case) -> None:
        """Tails of every awkward length, with the rest repaired to fit."""
        tail = self.ir.tail
        if tail is None:
            return
        most = self.room(self.ir) // tail.scalar.size
        for elements in (0, 1, 2, 3, 5, most - 1, most):
            case = self.assign(typical, tail.counted_by, elements * tail.divisor)
            for constraint in self.constraints():
                if constraint.check == "echo" and constraint.field == tail.counted_by:
                    case = self.copy_echo(case, constraint)
            if self.failing(case):
                case = self.repair(case)
            size = elements * tail.scalar.size
            name = "max" if elements == most else str(size)
            self.add(f"{tail.name}_{name}", POSITIVE, f"a tail of {size} bytes", case)
        if tail.optional:
            case = typical.copy()
            case.fields[tail.name] = self.pattern(0, self.ir)
            self.add(
                f"{tail.name}_absent", POSITIVE, "an optional tail may be left out as a whole", case
            )

    def fixed(self, constraint: Constraint, typical: Case) -> None:
        """Payloads that end before the fixed part does."""
        plain = typical.copy()
        if self.ir.tail is not None:
            plain = self.assign(plain, self.ir.tail.counted_by, 0)
            plain.fields[self.ir.tail.name] = self.pattern(0, self.ir)
        for other in self.constraints():
            if other.check == "echo":
                plain = self.copy_echo(plain, other)
        size = self.ir.fixed_size
        self.add(
            "fixed.edge", BOUNDARY, "exactly the fixed part", plain, proves=constraint, edge=True
        )
        self.add(
            "fixed.short",
            NEGATIVE,
            "one byte less than the fixed part",
            plain,
            shape=Shape(cut=1),
            proves=constraint,
        )
        self.add(
            "fixed.declared",
            BOUNDARY,
            "the bytes are there but msg_size ends before them",
            plain,
            shape=Shape(msg_size=self.codec.protocol.header.size + size - 1),
            proves=constraint,
        )
        for length in sorted(
            {
                0,
                *(item.offset for item in self.ir.fields),
                *(item.offset + 1 for item in self.ir.fields),
            }
        ):
            if length < size:
                self.add(
                    f"fixed.{length}",
                    BOUNDARY,
                    f"{length} of {size} bytes",
                    plain,
                    shape=Shape(cut=size - length),
                    proves=constraint,
                )

    def tail(self, constraint: Constraint, typical: Case) -> None:
        """Counts that say more than the payload holds."""
        tail = self.ir.tail
        if tail is None:
            return
        whole = len(self.frame_of(typical))
        self.add(
            "tail.edge", BOUNDARY, "exactly the counted tail", typical, proves=constraint, edge=True
        )
        self.add(
            "tail.short",
            NEGATIVE,
            "one byte less than the counted tail",
            typical,
            shape=Shape(cut=1),
            proves=constraint,
        )
        self.add(
            "tail.declared",
            BOUNDARY,
            "the tail is there but msg_size ends before it",
            typical,
            shape=Shape(msg_size=whole - 1),
            proves=constraint,
        )
        carrier = self.ir.field(tail.counted_by).scalar
        size = tail.scalar.size
        now = self.lookup(typical, tail.counted_by)
        wraps = {carrier.maximum + 1, (carrier.maximum + 1) // size, (carrier.maximum + 1) // 2}
        fixed = self.ir.fixed_size
        points = {value + step for value in wraps for step in (-8, -4, -1, 0, 1)}
        points |= {now + tail.divisor * step for step in (-1, 0, 1, 2)} | {now + 1, now - 1}
        points |= {
            carrier.maximum + 1 - value
            for value in (fixed, fixed + 1, fixed + self.codec.protocol.header.size)
        }
        points |= {carrier.maximum + 1 - carrier.maximum % tail.divisor - tail.divisor}
        for value in sorted(points):
            if 0 <= value <= carrier.maximum:
                case = typical.copy()
                case.fields[tail.counted_by] = value
                self.add(
                    f"tail.{tail.counted_by}_{value}",
                    BOUNDARY,
                    f"{tail.counted_by} says {value}",
                    case,
                    proves=constraint,
                )
        for left in (0, 1):
            self.add(
                f"tail.left_{left}",
                BOUNDARY,
                f"{left} bytes of the tail",
                typical,
                shape=Shape(cut=whole - self.codec.protocol.header.size - fixed - left),
                proves=constraint,
            )

    def zero_beyond(self, constraint: Constraint, typical: Case) -> None:
        """Feature bits at and around the last one a device implements."""
        tail = self.ir.tail
        if tail is None:
            return
        name, first, limit = constraint.args
        bits = 8 * tail.scalar.size
        start = self.lookup(typical, first)
        count = 2

        def case(index: int, most: int, blocks: list[int]) -> Case:
            made = self.assign(self.assign(typical, first, index), limit, most)
            made = self.assign(made, tail.counted_by, count * tail.divisor)
            for other in self.constraints():
                if other.check == "echo":
                    made = self.copy_echo(made, other)
            made.fields[name] = tuple(blocks)
            return made

        full = tail.scalar.maximum
        edge = case(start, start * bits + bits + 1, [full, 1])
        over = case(start, start * bits + bits + 1, [full, 2])
        self.add(
            f"{name}_zero_beyond.edge",
            BOUNDARY,
            "the highest bit allowed is set",
            edge,
            proves=constraint,
            edge=True,
        )
        self.add(
            f"{name}_zero_beyond.negative",
            NEGATIVE,
            "the bit after the last is set",
            over,
            proves=constraint,
        )
        ends = self.maximum(first), self.maximum(limit)
        for label, index, most, blocks in _windows(start, bits, full, *ends):
            self.add(
                f"{name}_zero_beyond.{label}",
                BOUNDARY,
                f"{first} {index}, {limit} {most}",
                case(index, most, blocks),
                proves=constraint,
            )

    def limits(self, constraint: Constraint, typical: Case) -> None:
        """An edge, the step over it, and every other breakpoint."""
        local = constraint.id.removeprefix(f"{self.prefix}.")
        if constraint.scope is Scope.WIRE:
            typical = replace(typical, request=None)
        found = self.edge(constraint, typical)
        if found is None:
            text = f"{constraint.id}: nothing breaks it, or nothing meets it"
            raise NoVector(constraint.span, text)
        case, over, name = found
        self.add(
            f"{local}.edge",
            BOUNDARY,
            f"{name} as far as it may go",
            case,
            proves=constraint,
            edge=True,
        )
        self.add(
            f"{local}.negative", NEGATIVE, f"one step of {name} too far", over, proves=constraint
        )
        for base, tag in ((typical, ""), (case, "edge.")):
            for moved in self.names_of(constraint):
                for value in sorted(self.points(constraint, base, moved)):
                    changed = self.assign(base, moved, value)
                    label = f"{local}.{tag}{moved}_{value}"
                    if f"{self.prefix}.{label}" not in self.ids:
                        self.add(label, BOUNDARY, f"{moved} is {value}", changed, proves=constraint)
