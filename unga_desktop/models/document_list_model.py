"""The list at the left as a tree for Qt: sessions, and under each the documents or the user's own comparisons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path

import regex
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from unga_desktop.core import symbol as symbols
from unga_desktop.core.catalogue import Entry, Kind
from unga_desktop.core.document import TextStatus
from unga_desktop.core.votes.roll_call import RollCall
from unga_desktop.models.verbatim import tip
from unga_desktop.services.preferences import OwnComparison

Index = QModelIndex | QPersistentModelIndex
MIME_TYPE = "application/x-unga-symbol"
OWN = "My comparisons"
_LIFE = (Kind.DRAFT, Kind.REVISION, Kind.AMENDMENT, Kind.RESOLUTION, Kind.OWN)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


class Column(IntEnum):
    DOCUMENT = 0
    DATE = 1
    RESULT = 2


class Role(IntEnum):
    """What a line holds beside its text: itself, what it sorts by, what the filter looks through."""

    LINE = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2
    SEARCH = Qt.ItemDataRole.UserRole + 3


_NAMELESS = "Symbol not known"
_STATUS = {
    TextStatus.SUMMARY: "summary",
    TextStatus.NONE: "no text",
    TextStatus.OFFICIAL: "official text",
    TextStatus.OWN: "own file",
}
_BESIDE = regex.compile(r"(?:(?P<language>ar|en|es|fr|ru|zh)(?:-[0-9]+)?|kept|document-[0-9]+|[0-9]+)")
"""The suffix of a kept document whose symbol another one has too."""


@dataclass(frozen=True, slots=True)
class Line:
    """A document or comparison of the list.

    ``name`` and ``title`` are its two lines, ``status`` what its text is worth in a word, ``date`` is ISO, ``totals`` reads
    ``93-8-73``, ``outcome`` ``adopted`` or ``rejected``; ``remark`` is said in full where the pointer rests. Exactly one of
    ``symbol`` and ``own`` is set. ``missing``: a file of the comparison is no longer where it was.
    """

    name: str
    title: str = ""
    status: str = ""
    date: str = ""
    totals: str = ""
    outcome: str = ""
    remark: str = ""
    symbol: str = ""
    own: OwnComparison | None = None
    missing: bool = False
    rank: int = 0
    """Where a document stands in the life of a text (draft, revision, amendment, resolution); how recent an own comparison."""


@dataclass(frozen=True, slots=True)
class _Group:
    title: str
    lines: tuple[Line, ...]


class DocumentListModel(QAbstractItemModel):
    """Groups at the top level, lines below. It only hands out values; ``show`` replaces them all."""

    HEADS = ("Document", "Date", "Result")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[_Group, ...] = ()

    def show(
        self, entries: Sequence[Entry], roll_calls: Mapping[str, RollCall], comparisons: Iterable[OwnComparison] = ()
    ) -> None:
        """Lists ``entries`` under their sessions and ``comparisons`` last; ``roll_calls`` go by id."""
        lines: dict[str, list[Line]] = {}
        for entry in entries:
            lines.setdefault(session_title(entry.session), []).append(_entry_line(entry, roll_calls))
        own = [_own_line(comparison, rank) for rank, comparison in enumerate(comparisons)]
        if own:
            lines[OWN] = own
        self.beginResetModel()
        self._groups = tuple(_Group(title, tuple(of)) for title, of in lines.items())
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """The line at ``index``, None at a heading."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1].lines[index.row()]

    def index_of(self, wanted: str | OwnComparison) -> QModelIndex:
        """Where a symbol or an own comparison stands; an invalid index where it does not."""
        for number, group in enumerate(self._groups):
            for row, line in enumerate(group.lines):
                if wanted == line.own or (
                    isinstance(wanted, str) and line.symbol and symbols.same(line.symbol, wanted)
                ):
                    return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # The id of a heading is 0, that of a line the number of its group, counted from 1.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        heading = not parent.internalId() and parent.column() == 0
        return len(self._groups[parent.row()].lines) if heading else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index)
        if line is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if line.own:
            return usable | Qt.ItemFlag.ItemNeverHasChildren
        return usable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.line(index)
        return self._heading_data(index, role) if line is None else _line_data(line, Column(index.column()), role)

    def _heading_data(self, index: Index, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole and index.column() == Column.DOCUMENT:
            return self._groups[index.row()].title
        return index.row() if role == Role.SORT else None

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        dragged = [line.symbol for line in map(self.line, indexes) if line and line.symbol]
        if dragged:
            data.setData(MIME_TYPE, dragged[0].encode("utf-8"))
        return data


def session_title(session: str) -> str:
    """A session's key in words: ``ES-11`` is the 11th emergency special session, ``80`` the 80th session."""
    before, _, number = session.rpartition("-")
    kind = {"ES": "emergency special session", "S": "special session"}.get(before, "session")
    if not number.isdecimal():
        return session or "Other documents"
    counted = int(number)
    ending = "th" if counted % 100 in (11, 12, 13) else _ENDINGS.get(counted % 10, "th")
    return f"{counted}{ending} {kind}"


def _line_data(line: Line, column: Column, role: int) -> object:
    if role == Role.LINE:
        return line
    if role == Qt.ItemDataRole.DisplayRole:
        return (line.name, line.date, line.totals)[column]
    if role == Role.SORT:
        # What has no symbol of its own stands after what has one.
        nameless = line.name == _NAMELESS
        name = (line.rank,) if line.own else (nameless, *symbols.sort_key(line.symbol))
        return (name, (line.date, name), (_votes_in_favour(line.totals), name))[column]
    if role == Role.SEARCH:
        return f"{line.name} {line.symbol} {line.title}".casefold()
    if role == Qt.ItemDataRole.ToolTipRole:
        return tip(line.remark)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        document = ", ".join(filter(None, (line.name, line.title, line.status)))
        return (document, day_in_words(line.date), f"{line.totals} {line.outcome}".strip())[column]
    return None


def _votes_in_favour(totals: str) -> int:
    first = totals.partition("-")[0]
    return int(first) if first.isdecimal() else -1


def _entry_line(entry: Entry, roll_calls: Mapping[str, RollCall]) -> Line:
    roll_call = next((roll_calls[key] for key in entry.roll_calls if key in roll_calls), None)
    status = _STATUS.get(entry.text_status, "")
    outcome = roll_call.outcome if roll_call else ""
    facts = (
        f"{entry.symbol}: {entry.title}",
        f"{entry.kind.value}, {day_in_words(entry.date)}" if entry.date else str(entry.kind.value),
        f"proposed by {entry.sponsor}" if entry.sponsor else "",
        f"{roll_call.published}, {outcome}" if roll_call else "",
        "The text is a summary in this program's own words." if entry.text_status is TextStatus.SUMMARY else "",
        entry.note,
    )
    return Line(
        name=_short_name(entry),
        title=entry.title,
        status=status,
        date=entry.date,
        totals=_totals(roll_call),
        outcome=_outcome_word(entry, roll_call),
        remark="\n".join(filter(None, facts)),
        symbol=entry.symbol,
        rank=_LIFE.index(entry.kind),
    )


def _short_name(entry: Entry) -> str:
    """A document without a symbol of its own goes by what it amends: ``Amendment 1 to L.11``."""
    symbol, _, suffix = entry.symbol.partition("#")
    if not suffix:
        return symbol
    beside = _BESIDE.fullmatch(suffix)
    if beside:
        return f"{symbol} ({beside['language'] or ('own text' if suffix == 'kept' else 'another')})"
    if entry.kind is Kind.AMENDMENT:
        return f"{suffix.replace('-', ' ').capitalize()} to {symbol.rpartition('/')[2]}"
    return _NAMELESS


def _totals(roll_call: RollCall | None) -> str:
    if roll_call is None or roll_call.published.in_favour is None:
        return ""
    return str(roll_call.published)


def _outcome_word(entry: Entry, roll_call: RollCall | None) -> str:
    if roll_call is None or not roll_call.outcome:
        return ""
    if entry.kind is Kind.DRAFT and "as amended" in roll_call.outcome:
        return "amended"
    return "adopted" if roll_call.adopted else roll_call.outcome.split()[0].strip(",;")


def _own_line(comparison: OwnComparison, rank: int) -> Line:
    lost = [name for name in (comparison.original, comparison.amended) if is_file(name) and not Path(name).is_file()]
    names = tuple(Path(name).name if is_file(name) else name for name in (comparison.original, comparison.amended))
    remark = f"{comparison.original}\n{comparison.amended}"
    return Line(
        name=f"{names[0]} → {names[1]}",
        title=f"{Path(lost[0]).name} is no longer there" if lost else "your own comparison",
        status="file missing" if lost else "",
        remark="\n".join((remark, *(f"Missing: {name}" for name in lost))),
        own=comparison,
        missing=bool(lost),
        rank=rank,
    )


def older_first(*lines: Line) -> tuple[str, ...]:
    """The symbols of lines, the document that came first in the life of a text first."""
    ordered = sorted(lines, key=lambda line: (line.date, line.rank, symbols.sort_key(line.symbol)))
    return tuple(line.symbol for line in ordered)


def is_file(document: str) -> bool:
    """Whether a remembered document is a file rather than a symbol: files are remembered by their whole path."""
    return Path(document).is_absolute()


def day_in_words(iso: str) -> str:
    """``2025-02-24`` as ``24 February 2025``; what is no date comes back as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B} {day.year}"
