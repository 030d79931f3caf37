"""The list of changes as a table, and the filter over it."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from html import escape

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from unga_desktop.core.redlines.change import Change, ChangeKind
from unga_desktop.core.redlines.hidden_character import needs_care
from unga_desktop.core.redlines.redline import ChangeClass, Flag
from unga_desktop.models.reading_outline import FLAG_WORDS
from unga_desktop.printing.redline_fragment import visible

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    NUMBER = 0
    KIND = 1
    PLACE = 2
    BEFORE = 3
    AFTER = 4
    CLASS = 5
    AMENDMENT = 6


class Role(IntEnum):
    CHANGE = Qt.ItemDataRole.UserRole
    SORT = Qt.ItemDataRole.UserRole + 1
    AMENDMENT = Qt.ItemDataRole.UserRole + 2
    SHORT = Qt.ItemDataRole.UserRole + 3


EXPLAINED, UNEXPLAINED = "explained", "unexplained"
"""What ``Role.AMENDMENT`` and the filter say beside the names of amendments: any amendment, none."""


_TITLES = {
    Column.NUMBER: "No.",
    Column.KIND: "Kind",
    Column.PLACE: "Place",
    Column.BEFORE: "Before",
    Column.AFTER: "After",
    Column.CLASS: "Class",
    Column.AMENDMENT: "Amendment",
}
# As the United Nations shortens them in lists.
_SHORTER = (("preambular", "preamb."), ("operative", "op."), ("paragraph", "para."))
# Weightiest first: what a reader sorts the class column for.
_WEIGHT = {
    found: weight
    for weight, found in enumerate(
        (
            ChangeClass.NEGATION,
            ChangeClass.VERB,
            ChangeClass.MODAL,
            ChangeClass.NUMBER,
            ChangeClass.DATE,
            ChangeClass.SYMBOL,
            ChangeClass.INVISIBLE,
            ChangeClass.WORDING,
            ChangeClass.PUNCTUATION,
            ChangeClass.CASE,
            ChangeClass.TYPOGRAPHY,
        )
    )
}


AUTHOR = "Author"
"""What made the changes that were tracked."""


class ChangeListModel(QAbstractTableModel):
    """One row a change. ``Role.CHANGE`` gives the ``Change``, ``Role.SORT`` a native value to sort by, ``Role.AMENDMENT`` the
    name of its amendment, ``UNEXPLAINED`` where none explains it, and "" where that is not asked for or needs none;
    ``Role.SHORT`` a shorter form of what a narrow column shows of a place, None of other columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[Change, ...] = ()
        self._tags: Mapping[str, str] | None = None
        self._maker = _TITLES[Column.AMENDMENT]

    def show_changes(
        self, changes: Sequence[Change], tags: Mapping[str, str] | None = None, maker: str = "Amendment"
    ) -> None:
        """Shows other changes; ``tags`` are those of the amendments that explain them, None where none are known. ``maker`` is
        what made them, the title of its column; of an ``AUTHOR``'s the changes tell it themselves."""
        self.beginResetModel()
        self._changes, self._tags, self._maker = tuple(changes), tags, maker
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """The row of a change, -1 where there is none of that number."""
        return next((row for row, change in enumerate(self._changes) if change.number == number), -1)

    def texts(self, column: Column) -> set[str]:
        """The different texts that stand in a column: what its width has to hold."""
        if column is Column.AMENDMENT:
            return {self._tag_words(change) for change in self._changes}
        return {str(_shown(change, column)) for change in self._changes}

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._changes)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._maker if section == Column.AMENDMENT else _TITLES[Column(section)]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        change, column = self._changes[index.row()], Column(index.column())
        if role == Role.AMENDMENT:
            return self._amendment(change)
        if column is Column.AMENDMENT:
            return self._tag(change, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(change, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(str(_shown(change, column)))}</p>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_TITLES[column]}: {_shown(change, column)}"
        if role == Role.CHANGE:
            return change
        if role == Role.SORT:
            return _sorted_by(change, column)
        if role == Role.SHORT and column is Column.PLACE:
            return shorter(change.place)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _amendment(self, change: Change) -> str:
        if self._maker == AUTHOR:
            return change.author
        if self._tags is None:
            return ""
        needless = change.ignored or change.consequential
        return change.amendment or ("" if needless else UNEXPLAINED)

    def _tag_words(self, change: Change) -> str:
        name = self._amendment(change)
        if self._maker == AUTHOR and name:
            return "; ".join(revision.words for revision in change.tracked)
        return (self._tags or {}).get(name, name)

    def _tag(self, change: Change, role: int) -> object:
        name, tag = self._amendment(change), self._tag_words(change)
        if role in (Qt.ItemDataRole.DisplayRole, Role.SORT):
            return tag
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(tag if self._maker == AUTHOR else name)}</p>" if name else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._maker}: {tag or 'none needed'}"
        return change if role == Role.CHANGE else None


class ChangeListFilter(QSortFilterProxyModel):
    """Lets through the changes of one kind, one class and with certain words; each may be left open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind: ChangeKind | None = None
        self._class: ChangeClass | None = None
        self._words = ""
        self._amendment = ""
        self.setSortRole(Role.SORT)
        self.setDynamicSortFilter(True)

    def set_filter(self, kind: ChangeKind | None, change_class: ChangeClass | None, words: str) -> None:
        """Sets all three conditions; None and empty words let everything through."""
        self.beginFilterChange()
        self._kind, self._class, self._words = kind, change_class, words.casefold().strip()
        self.endFilterChange()

    def set_amendment(self, amendment: str) -> None:
        """Lets through the changes of the amendment of that name, the ``EXPLAINED`` or the ``UNEXPLAINED``; "" lets all."""
        self.beginFilterChange()
        self._amendment = amendment
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        change = self.sourceModel().index(row, Column.NUMBER, parent).data(Role.CHANGE)
        if self._kind not in (None, change.kind) or self._class not in (None, change.change_class):
            return False
        if self._amendment:
            amendment = self.sourceModel().index(row, Column.NUMBER, parent).data(Role.AMENDMENT)
            explained = amendment not in ("", UNEXPLAINED)
            if not (explained if self._amendment == EXPLAINED else amendment == self._amendment):
                return False
        if not self._words:
            return True
        texts = [
            _shown(change, column) for column in (Column.KIND, Column.PLACE, Column.BEFORE, Column.AFTER, Column.CLASS)
        ]
        texts += [change.before, change.after, change.amendment or ""]
        return any(self._words in str(text).casefold() for text in texts)


def _shown(change: Change, column: Column) -> object:
    if column is Column.NUMBER:
        return change.number
    if column is Column.KIND:
        return _capital(change.kind.value)
    if column is Column.PLACE:
        return change.place
    if column is Column.BEFORE:
        return _words(change, change.before, change.after)
    if column is Column.AFTER:
        return _words(change, change.after, change.before)
    return _class_words(change)


def shorter(place: str) -> str:
    """A place as a narrow column shows it: ``op. para. 3 (a)``."""
    for word, short in _SHORTER:
        place = place.replace(word, short)
    return place


def _words(change: Change, text: str, against: str) -> str:
    return _spaces_named(visible(text, needs_care(change.change_class, text, against), against))


def _spaces_named(words: str) -> str:
    """A cell that holds nothing but spaces would look like an empty one."""
    if not words or words.strip(" "):
        return words
    return "[space]" if len(words) == 1 else f"[{len(words)} spaces]"


def _class_words(change: Change) -> str:
    words = [change.change_class.value]
    words += [FLAG_WORDS[flag] for flag in change.flags if flag in (Flag.VERB_STRENGTHENED, Flag.VERB_WEAKENED)]
    if change.consequential:
        words.append("consequential")
    if change.ignored:
        words.append("ignored")
    return ", ".join(words)


def _sorted_by(change: Change, column: Column) -> object:
    if column is Column.PLACE:
        return change.row * 1000 + max(change.first_span, 0)
    if column is Column.CLASS:
        return _WEIGHT[change.change_class] * 100_000 + change.number
    return change.number if column is Column.NUMBER else _shown(change, column)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
