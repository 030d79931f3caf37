"""What a file of votes holds, before any of it is kept: what was taken, and every row that was not clear."""

from datetime import date

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.day import day
from unga_desktop.core.votes.vote_import import Complaint, Kept, VoteImport
from unga_desktop.models.cast_model import CastRole
from unga_desktop.models.vote_rows_model import Column, RowsModel

_COLUMNS: list[Column[tuple[int, Complaint]]] = [
    Column("Row", lambda row: str(row[1].row) if row[1].row else "file", lambda row: row[1].row, numeric=True),
    Column("Column", lambda row: row[1].column),
    Column("What is not clear", lambda row: row[1].what, tip=lambda row: row[1].what),
    Column("Roll call", lambda row: row[1].roll_call),
    Column("Row was", lambda row: "left out" if row[1].left else "taken"),
]
_ORDERS = (
    ("not said: such dates stay empty", ""),
    ("day, month, year (24/02/2025)", "dmy"),
    ("month, day, year (02/24/2025)", "mdy"),
)

_NARROW = 640
"""Pixels: the width of the words where no list of rows stands below them."""


class VoteImportDialog(QDialog):
    """``kept`` carries what the user wants kept: all that was taken, or only the roll calls without any doubtful row;
    ``order_said`` in which order day and month stand (``"dmy"``, ``"mdy"``), so that the file is to be read again.

    ``compared`` is what keeping it would do to what is kept already.
    """

    kept = Signal(object)
    order_said = Signal(str)

    def __init__(self, found: VoteImport, compared: Kept | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Import votes from {found.file}" if found.file else "Import votes")
        self._found = found
        self.summary, self.told = QLabel(summary_words(found, compared)), QLabel()
        for label in (self.summary, self.told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.told.hide()
        self.downloaded = QLineEdit(found.downloaded)
        self.downloaded.setPlaceholderText(
            f"year-month-day; the file is of {found.dated}" if found.dated else "year-month-day"
        )
        self.downloaded.setAccessibleName("Day of the download")
        self.downloaded.setMaximumWidth(
            self.fontMetrics().horizontalAdvance("year-month-day; the file is of 2026-11-28") + 40
        )
        self.order = QComboBox()
        self.order.setAccessibleName("Order of day and month")
        for words, order in _ORDERS:
            self.order.addItem(words, order)
        self.order.activated.connect(self._say_order)
        self.model: RowsModel[tuple[int, Complaint]] = RowsModel(_COLUMNS, lambda row: str(row[0]), self)
        self.model.show(list(enumerate(found.complaints)))
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(CastRole.SORT)
        self.view = self._make_view()
        self.view.setVisible(bool(found.complaints))
        self.buttons = QDialogButtonBox()
        self.all = QPushButton("Keep all that was taken")
        self.clear = QPushButton("Keep only what is clear")
        self.copy = QPushButton("Copy the list")
        self._lay_out()
        self._fit()

    def _fit(self) -> None:
        """As large as a list of rows needs, or as high as the words are where there is none."""
        layout = self.layout()
        assert layout is not None
        if self._found.complaints:
            self.resize(920, 540)
        else:
            width = max(_NARROW, layout.sizeHint().width())
            self.resize(width, layout.totalHeightForWidth(width))

    def _lay_out(self) -> None:
        found, role = self._found, QDialogButtonBox.ButtonRole
        self.clear.setToolTip("Leaves out every roll call of which a row is listed here")
        if found.complaints:
            self.buttons.addButton(self.copy, role.ActionRole)
            self.buttons.addButton(self.clear, role.ActionRole)
        self.buttons.addButton(self.all, role.ActionRole)
        cancel = self.buttons.addButton("Keep nothing", role.RejectRole)
        self.all.setEnabled(bool(found.roll_calls))
        self.clear.setEnabled(bool(found.roll_calls))
        for button in (self.copy, self.clear):
            button.setAutoDefault(False)
        self.all.setDefault(True)
        self.all.clicked.connect(self._keep_all)
        self.clear.clicked.connect(self._keep_clear)
        self.copy.clicked.connect(self._copy)
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        form = QFormLayout()
        form.addRow("Day of the download", self.downloaded)
        form.addRow("Dates are written", self.order)
        form.setRowVisible(self.downloaded, bool(found.dated or found.downloaded))
        form.setRowVisible(self.order, found.days_are_open)
        layout.addLayout(form)
        layout.addWidget(self.told)
        layout.addWidget(self.view, 1)
        if not found.complaints:
            layout.addStretch()
        layout.addWidget(self.buttons)
        self.all.setFocus()

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self._sorted)
        view.setAccessibleName("Rows that were not clear")
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, sample in enumerate(("999999", "resolution", "", "A/RES/55/114#rcid-4279", "left out ")):
            header.resizeSection(place, view.fontMetrics().horizontalAdvance(sample) + 20)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return view

    def _keep_all(self) -> None:
        self._keep(self._found)

    def _keep_clear(self) -> None:
        self._keep(self._found.only_clear())

    def _keep(self, found: VoteImport) -> None:
        """Hands on what is to be kept, under the day of the download where that was said."""
        said = self.downloaded.text().strip()
        try:
            downloaded = date.fromisoformat(said).isoformat() if said else ""
        except ValueError:
            downloaded = "9999"
        if downloaded > date.today().isoformat():
            self.told.setText("Write the day of the download as year-month-day, such as 2026-11-20, or leave it empty.")
            self.told.show()
            self._fit()
            self.downloaded.setFocus()
            return
        self.kept.emit(found.with_days(downloaded, "" if downloaded else found.dated))
        self.accept()

    def _say_order(self) -> None:
        order = self.order.currentData()
        if order:
            self.order_said.emit(order)
            self.reject()

    def _copy(self) -> None:
        lines = ["\t".join(column.head for column in _COLUMNS)]
        lines += ["\t".join(column.text(row) for column in _COLUMNS) for row in self.model.rows]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")


def summary_words(found: VoteImport, compared: Kept | None = None) -> str:
    """What was read and taken, and what keeping it would do, in sentences."""
    dates = sorted(roll_call.date for roll_call in found.roll_calls if roll_call.date)
    span = f" of {_plain(dates[0])} to {_plain(dates[-1])}" if dates and dates[0] != dates[-1] else ""
    span = span or (f" of {_plain(dates[0])}" if dates else "")
    lines = [f"{found.layout or 'Votes'}: {found.rows:,} rows read."]
    lines.append(
        f"Taken: {_counted(len(found.roll_calls), 'roll call')}{span} with {_counted(found.taken, 'vote')} of States."
    )
    left = found.rows_left
    doubtful = sum(not complaint.left for complaint in found.complaints)
    if found.complaints:
        lines.append(
            f"Not clear: {_counted(left, 'row')} left out, {_counted(doubtful, 'doubtful row')} taken; all are listed."
        )
    else:
        lines.append("Every row was clear.")
    if compared is not None and (compared.replaced or compared.same):
        lines.append(_compared_words(compared))
    if found.downloaded:
        lines.append(f"Downloaded on {_plain(found.downloaded)}.")
    if found.source:
        lines.append(f"To be cited as: {found.source}")
    return "\n".join(lines)


def _compared_words(compared: Kept) -> str:
    words = [f"{compared.added:,} new", f"{compared.same:,} there already with the same votes"]
    if compared.replaced:
        named = ", ".join(compared.replaced[:5]) + (", ..." if len(compared.replaced) > 5 else "")
        words.append(f"{len(compared.replaced):,} would replace a record with other votes ({named})")
    return f"In your library: {', '.join(words)}."


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _plain(written: str) -> str:
    try:
        return day(written)
    except ValueError:
        return written
