"""The filter and the order of the list at the left: every word typed must occur in a symbol or title."""

from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from unga_desktop.models.document_list_model import DocumentListModel, Role

Index = QModelIndex | QPersistentModelIndex


class DocumentListFilter(QSortFilterProxyModel):
    """Keeps the lines that hold all words, and the headings above them; headings keep their order whatever is sorted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setRecursiveFilteringEnabled(True)
        self.setDynamicSortFilter(True)

    def filter_by(self, text: str) -> None:
        """Shows the lines that hold every word of ``text``, whatever its case; all of them for no words."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        searched = self.sourceModel().index(row, 0, parent).data(Role.SEARCH)
        if searched is None:  # a heading stays for the sake of its lines only
            return False
        return all(word in searched for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        # Asked of the model itself: Qt would turn a tuple into a list of its own making.
        model = cast(DocumentListModel, self.sourceModel())
        mine, other = model.data(left, Role.SORT), model.data(right, Role.SORT)
        if model.line(left) is None:
            falling = self.sortOrder() is Qt.SortOrder.DescendingOrder
            return bool(mine > other if falling else mine < other)  # type: ignore[operator]
        return bool(mine < other)  # type: ignore[operator]
