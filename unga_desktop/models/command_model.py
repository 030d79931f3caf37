"""The commands of the window as a list that narrows while the user types: all words must occur, in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListedCommand:
    """A command that can be given now: what it is called, its keys, its place in the menus, and what it does."""

    id: str
    text: str
    keys: str = ""
    place: str = ""
    tip: str = ""


class Role(IntEnum):
    ID = Qt.ItemDataRole.UserRole + 1
    KEYS = Qt.ItemDataRole.UserRole + 2


class CommandModel(QAbstractListModel):
    """Holds ``commands``; ``narrow`` keeps those that hold all words, those that begin with the first one first."""

    def __init__(self, commands: Sequence[ListedCommand], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(commands)
        self._shown = self._all

    def narrow(self, text: str) -> None:
        """Shows the commands that hold every word of ``text``."""
        words = text.casefold().split()
        found = [command for command in self._all if all(word in _searched(command) for word in words)]
        if words:
            found.sort(key=lambda command: not command.text.casefold().startswith(words[0]))
        self.beginResetModel()
        self._shown = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        command = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{command.place}: {command.text}" if command.place else command.text
        return {Role.ID: command.id, Role.KEYS: command.keys}.get(role)  # type: ignore[call-overload]


def _searched(command: ListedCommand) -> str:
    return f"{command.place} {command.text} {command.keys} {command.tip}".casefold()
