"""What files of votes call the States: by code or by name, of today or of the time, in capitals or not."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

from unga_desktop.core.votes.membership import Memberships
from unga_desktop.core.votes.roll_call import Member
from unga_desktop.importers.vote_files.state_codes import StateCode

_WORDS = re.compile(r"[^\w]+")
_BRACKETS = re.compile(r"\s*[(\[].*[)\]]\s*$")
_SCHEMES = ("iso", "iso2", "name", "cow")


class States:
    """Codes of States by what a file calls them. A few codes and names mean different States at different times."""

    def __init__(self, memberships: Memberships, codes: Iterable[StateCode]) -> None:
        self.memberships = memberships
        self._always: dict[str, dict[str, str]] = {scheme: {} for scheme in _SCHEMES}
        self._dated: dict[str, dict[str, list[StateCode]]] = {scheme: {} for scheme in _SCHEMES}
        self._members: dict[int, frozenset[str]] = {}
        changes = set()
        for member in memberships.ever:
            self._know(member)
            for one in memberships.stretches(member.iso3):
                # The day after the last one begins another stretch; no day lies between it and that letter.
                changes |= {one.start, f"{one.end}~"} if one.end else {one.start}
        self._changes = sorted(changes)
        for code in codes:
            if code.scheme in self._always:
                self._add(code)

    @property
    def known(self) -> frozenset[str]:
        """The codes of all members past and present."""
        return frozenset(member.iso3 for member in self.memberships.ever)

    def by_code(self, cell: str, day: str = "") -> str:
        """The alpha-3 code that a code means (alpha-3, of a former State too, or three digits of M49); empty for none."""
        return self._find("iso", cell.strip().upper(), day)

    def by_number(self, cell: str, day: str = "") -> str:
        """The alpha-3 code that a number of the Correlates of War project means; empty for none."""
        return self._find("cow", cell.strip().removesuffix(".0"), day)

    def by_name(self, cell: str, day: str = "") -> str:
        """The alpha-3 code that a name means, whatever its capitals, accents and points; empty for none."""
        plain = _plain(cell)
        return self._find("name", plain, day) or self._find("name", _plain(_BRACKETS.sub("", cell)), day)

    def by_any(self, cell: str, day: str = "") -> str:
        """The alpha-3 code that a cell means, which may hold a code (alpha-2, so that ``NA`` is Namibia, too) or a name; empty
        for none."""
        return self.by_code(cell, day) or self._find("iso2", cell.strip().upper(), day) or self.by_name(cell, day)

    def is_steady(self, code: str, name: str) -> bool:
        """Whether code and name mean the same on every day."""
        plain = _plain(name)
        dated = self._dated["name"]
        bare = _plain(_BRACKETS.sub("", name))
        return code.strip().upper() not in self._dated["iso"] and plain not in dated and bare not in dated

    def is_member(self, code: str, day: str) -> bool:
        """Whether a State was a member on a day."""
        return self.memberships.is_member(code, day)

    def members_on(self, day: str) -> frozenset[str]:
        """The codes of the members of a day; the same set for all days between two changes of the membership."""
        stretch = bisect_right(self._changes, day)
        if stretch not in self._members:
            self._members[stretch] = frozenset(code for code in self.known if self.is_member(code, day))
        return self._members[stretch]

    def was_member_in_month(self, code: str, day: str) -> bool:
        """Whether a State was a member on any day of the month: for sources that know the month only."""
        stretches = self.memberships.stretches(code)
        return not stretches or any(s.start[:7] <= day[:7] <= (s.end or "9999")[:7] for s in stretches)

    def _know(self, member: Member) -> None:
        self._always["iso"][member.iso3] = member.iso3
        if member.m49:
            self._always["iso"][member.m49] = member.iso3
        for name in (
            member.name,
            *(stretch.name for stretch in self.memberships.stretches(member.iso3) if stretch.name),
        ):
            # What the table of codes says of a name with days, or of a name that two States have borne, goes before this.
            self._always["name"].setdefault(_plain(name), member.iso3)

    def _add(self, code: StateCode) -> None:
        called = _plain(code.code) if code.scheme == "name" else code.code.upper()
        if code.start or code.end:
            self._dated[code.scheme].setdefault(called, []).append(code)
        else:
            self._always[code.scheme][called] = code.iso3

    def _find(self, scheme: str, called: str, day: str) -> str:
        """Without a day nothing that means one State today and meant another before is known."""
        dated = self._dated[scheme].get(called)
        if dated is None:
            return self._always[scheme].get(called, "")
        if not day:
            return ""
        for code in dated:
            if code.start <= day <= (code.end or "9999"):
                return code.iso3
        return ""


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    words = _WORDS.sub(" ", bare.replace("st.", "saint ")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
