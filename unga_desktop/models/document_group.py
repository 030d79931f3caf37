"""One heading of the list with what stands under it: in which order, narrowed by what words, and how much of it is laid open.

A library may have ten thousand documents: lines are worded when they are looked at, and rows laid open page by page.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from unga_desktop.core.documents.catalogue import Entry
from unga_desktop.core.documents.kept_document import KeptComparison
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.models.document_line import NAMELESS, Line, entry_line, own_line, short_name, votes_in_favour
from unga_desktop.services.preferences import OwnComparison

PAGE = 100

Item = Entry | OwnComparison | KeptComparison


class Column(IntEnum):
    DOCUMENT = 0
    DATE = 1
    RESULT = 2


class DocumentGroup:
    """``title`` over ``items``, which come in the order of the library. ``rows`` says how many are laid open."""

    def __init__(self, title: str, items: Sequence[Item], roll_calls: Mapping[str, RollCall]) -> None:
        self.title = title
        self.items = items
        self._roll_calls = roll_calls
        self._lines: dict[int, Line] = {}
        self._searched: list[str] = []
        self._sorted = self._kept = self._by_document()
        self.rows = 0
        self.begin()

    def __len__(self) -> int:
        """How many items there are that have the words looked for."""
        return len(self._kept)

    def begin(self) -> None:
        """Lays the first page open, and no more."""
        self.rows = min(len(self._kept), PAGE)

    def line(self, row: int) -> Line:
        """The line of a row."""
        return self._line(self._kept[row])

    def row_of(self, item: int) -> int:
        """The row of an item, laid open or not; -1 where it has not the words looked for."""
        try:
            return self._kept.index(item)
        except ValueError:
            return -1

    def sort(self, column: Column, falling: bool) -> None:
        """Puts the items in order."""
        order = self._by_document()
        if column is not Column.DOCUMENT:
            order.sort(key=self._date if column is Column.DATE else self._votes)
        self._sorted = order[::-1] if falling else order

    def narrow(self, words: Sequence[str]) -> None:
        """Keeps the items that have all words, in small letters."""
        if words and not self._searched:
            self._searched = [self._words(number) for number in range(len(self.items))]
        self._kept = [n for n in self._sorted if all(w in self._searched[n] for w in words)] if words else self._sorted

    def _line(self, item: int) -> Line:
        if item not in self._lines:
            found = self.items[item]
            line = entry_line(found, self._roll_calls) if isinstance(found, Entry) else own_line(found, item)
            self._lines[item] = line
        return self._lines[item]

    def _by_document(self) -> list[int]:
        """The order of the library; what has no symbol of its own stands after what has one."""
        return sorted(range(len(self.items)), key=self._is_nameless)

    def _is_nameless(self, item: int) -> bool:
        found = self.items[item]
        return isinstance(found, Entry) and "#" in found.symbol and short_name(found) == NAMELESS

    def _date(self, item: int) -> str:
        found = self.items[item]
        return found.date if isinstance(found, Entry) else self._line(item).date

    def _votes(self, item: int) -> int:
        found = self.items[item]
        # A line is only worded where there may be votes to compare.
        return votes_in_favour(self._line(item).totals) if isinstance(found, Entry) and found.roll_calls else -1

    def _words(self, item: int) -> str:
        found = self.items[item]
        if isinstance(found, Entry):
            return f"{short_name(found)} {found.symbol} {found.title}".casefold()
        line = self._line(item)
        return f"{line.name} {line.title}".casefold()
