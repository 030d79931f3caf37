"""Who was a member on a day, and under which name. Not a member is something else than not voting."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from unga_desktop.core.votes.roll_call import Member


@dataclass(frozen=True, slots=True)
class Membership:
    """A stretch of membership under one name, both days included (ISO; ``end`` empty for still). ``confidence`` is the grade
    of data/README.md, ``source`` says where it is from, ``note`` what a reader must know."""

    code: str
    name: str
    start: str
    end: str
    confidence: str = ""
    source: str = ""
    note: str = ""

    def covers(self, day: str) -> bool:
        return self.start <= day <= (self.end or "9999")


class Memberships:
    """The members of every day: those of today and of the past, ``stretches`` say when and under which name."""

    def __init__(self, members: Iterable[Member], former: Iterable[Member], stretches: Iterable[Membership]) -> None:
        self.present = tuple(members)
        self.ever = (*self.present, *former)
        self._stretches: dict[str, list[Membership]] = {}
        for stretch in stretches:
            self._stretches.setdefault(stretch.code, []).append(stretch)

    def on(self, day: str) -> tuple[Member, ...]:
        """The members of a day (ISO) with the names that they had. A member without stretches counts as one always."""
        found = []
        for member in self.ever:
            stretches = self._stretches.get(member.iso3)
            if stretches is None:
                found.append(member)
                continue
            found += [_named(member, stretch) for stretch in stretches if stretch.covers(day)][:1]
        return tuple(found)

    def known_on(self, day: str) -> tuple[Member, ...]:
        """Everybody who was ever a member, with the names of a day where they had one then: for reading any record."""
        then = {member.iso3: member for member in self.on(day)}
        return tuple(then.get(member.iso3, member) for member in self.ever)

    def is_member(self, code: str, day: str) -> bool:
        """Whether a State was a member on a day. A code without stretches counts as one always."""
        stretches = self._stretches.get(code)
        return stretches is None or any(stretch.covers(day) for stretch in stretches)

    def stretches(self, code: str) -> tuple[Membership, ...]:
        """The stretches of one State, in the order of the table."""
        return tuple(self._stretches.get(code, ()))


def _named(member: Member, stretch: Membership) -> Member:
    return replace(member, name=stretch.name) if stretch.name else member
