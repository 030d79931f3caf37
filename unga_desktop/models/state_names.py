"""Finding a State as it is typed: by its name, a former or common name, or a code; accents and case do not count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unga_desktop.models.cast_model import folded


@dataclass(frozen=True, slots=True)
class FoundState:
    """A State that was meant: its code, its name, and the other name by which it was found, if it was by that."""

    iso3: str
    name: str
    by: str = ""

    @property
    def words(self) -> str:
        """``Myanmar (Burma)``."""
        return f"{self.name} ({self.by})" if self.by else self.name


class StateNames:
    """The names that the States go by. ``codes`` are further codes by alpha-3 code, such as M49 numbers."""

    def __init__(
        self,
        names: Mapping[str, str],
        others: Iterable[tuple[str, str]] = (),
        codes: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._names = dict(names)
        entries = [(folded(name), iso3, "") for iso3, name in self._names.items()]
        entries += [(folded(other), iso3, other) for iso3, other in others if iso3 in self._names]
        self._entries = [entry for entry in entries if entry[0]]
        self._codes = {folded(iso3): iso3 for iso3 in self._names}
        self._codes |= {folded(code): iso3 for iso3, code in codes if iso3 in self._names}

    def name(self, iso3: str) -> str:
        """The present short name, or the code itself where none is known."""
        return self._names.get(iso3, iso3)

    def find(self, text: str, most: int = 12) -> tuple[FoundState, ...]:
        """The States that may be meant, the likeliest first: a code, the beginning of a name, of a word in it, a part."""
        wanted = folded(text)
        if not wanted:
            return ()
        ranked = [
            (rank, by != "", name, iso3, by) for name, iso3, by in self._entries if (rank := _rank(wanted, name)) < 4
        ]
        code = self._codes.get(wanted)
        if code:
            ranked.append((0, False, "", code, ""))
        found: dict[str, FoundState] = {}
        for _, _, _, iso3, by in sorted(ranked):
            found.setdefault(iso3, FoundState(iso3, self._names[iso3], by))
        return tuple(found.values())[:most]


def _rank(wanted: str, name: str) -> int:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if wanted in name else 4
