"""Finding roll calls: by words, days and session; the list below shows what was found, the newest first."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.votes.roll_call import RollCallKind, RollCallSummary
from unga_desktop.core.votes.roll_call_search import Query
from unga_desktop.models.cast_model import CastRole, folded
from unga_desktop.models.document_line import NAMELESS, amendment_name
from unga_desktop.models.vote_rows_model import Column, RowsModel

MOST = 2000
"""So many roll calls are looked for at once."""
_PATIENCE = 250
"""Milliseconds after the last letter until the search begins."""


class RollCallSearch(QWidget):
    """``asked`` carries the query to look for, which ``show_found`` answers; ``found_changed``: another set was found. ``chosen``
    carries the ids of the rows selected, ``opened`` the one that was pressed twice."""

    asked = Signal(object)
    found_changed = Signal()
    chosen = Signal(object)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[RollCallSummary, ...] = ()
        self.text = _field("Symbol or subject", "All words must occur: ES-11, or nuclear weapons")
        self.session = _field("Session", "As in symbols: 79, or ES-11")
        self.since = _field("From (2022-01-31)", "The first day: 2022, 2022-01 or 2022-01-31")
        self.until = _field("To", "The last day: 2022, 2022-01 or 2022-01-31")
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.model = RowsModel(_COLUMNS, lambda row: row.id, self)
        self.view = self._make_view()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self.look)
        for field in (self.text, self.session, self.since, self.until):
            field.textEdited.connect(self._timer.start)
            field.returnPressed.connect(self.look)
        fields = QGridLayout()
        fields.setSpacing(4)
        fields.addWidget(self.text, 0, 0, 1, 2)
        fields.addWidget(self.session, 0, 2)
        fields.addWidget(self.since, 1, 0)
        fields.addWidget(self.until, 1, 1, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(fields)
        layout.addWidget(self.told)
        layout.addWidget(self.view, 1)

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setAccessibleName("Roll calls found")
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setSortingEnabled(True)
        view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, sample in ((0, "A/RES/ES-11/88"), (1, "2025-02-24"), (3, "141-12-57")):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(place, view.fontMetrics().horizontalAdvance(sample) + 14)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().selectionChanged.connect(self._choose)
        view.activated.connect(self._open)
        return view

    @property
    def query(self) -> Query | None:
        """What is looked for; None where a day is not written so that it can be understood."""
        since, until = first_day(self.since.text()), last_day(self.until.text())
        if since is None or until is None:
            return None
        return Query(self.text.text().strip(), since, until, self.session.text().strip())

    def ask(self, text: str = "", session: str = "") -> None:
        """Looks for these words or this session, in all days."""
        self.text.setText(text)
        self.session.setText(session)
        self.since.clear()
        self.until.clear()
        self.look()

    def look(self) -> None:
        """Looks again."""
        self._timer.stop()
        query = self.query
        if query is None:
            self.told.setText("A day is written 2022-01-31; a month 2022-01 or a year 2022 will do.")
            return
        self.asked.emit(query)

    def show_refusal(self, words: str) -> None:
        """Says why nothing can be found; what was found before stays."""
        self.told.setText(words)

    def show_found(self, found: Sequence[RollCallSummary]) -> None:
        """Shows what was found, the newest first."""
        self.found = tuple(found)
        self.model.show(self.found)
        number = len(self.found)
        many = f"{number} roll calls" if number != 1 else "1 roll call"
        more = f"The newest {many}; there are more. Add words or days." if number == MOST else many
        self.told.setText(more if number else "No roll call is known with these words, days and session.")
        self.found_changed.emit()

    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of the rows selected, from the top."""
        rows = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(str(index.data(CastRole.ISO3)) for index in rows)

    def _choose(self) -> None:
        self.chosen.emit(self.chosen_ids())

    def _open(self) -> None:
        identity = self.view.currentIndex().data(CastRole.ISO3)
        if identity:
            self.opened.emit(identity)


def first_day(written: str) -> str | None:
    """The first day (ISO) of a day, month or year; empty for nothing written, None for what is none of these."""
    plain = written.strip()
    parts = plain.split("-")
    if not plain:
        return ""
    padded = "-".join([*parts, "01", "01"][:3])
    return padded if _is_day(padded) and len(parts) <= 3 else None


def last_day(written: str) -> str | None:
    """The same for the last day; a month is taken to have 31, since days are compared as they are written."""
    first = first_day(written)
    if not first:
        return first
    return first[: {1: 4, 2: 7}.get(len(written.strip().split("-")), 10)] + {1: "-12-31", 2: "-31"}.get(
        len(written.strip().split("-")), ""
    )


def _is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def _name(row: RollCallSummary) -> str:
    """As the list of documents has it, so that what a symbol begins with does not hide which it is."""
    symbol, _, suffix = row.id.partition("#")
    if row.symbol and "#" not in row.symbol:
        return row.symbol
    if not suffix:
        return row.symbol or row.id
    return amendment_name(symbol, suffix) if row.kind is RollCallKind.AMENDMENT else NAMELESS


def _what(row: RollCallSummary) -> str:
    return row.subject if row.kind is RollCallKind.WHOLE else f"{row.kind.value.capitalize()}: {row.subject}"


_COLUMNS: list[Column[RollCallSummary]] = [
    Column("Text", _name, lambda row: folded(row.symbol or row.id), tip=lambda row: row.id),
    Column("Date", lambda row: row.date),
    Column("Subject", _what, lambda row: folded(row.subject), tip=_what),
    Column(
        "Result",
        lambda row: str(row.counts),
        lambda row: -1 if row.counts.in_favour is None else row.counts.in_favour,
        tip=lambda row: (
            f"{row.counts} (in favour, against, abstaining)"
            + ("" if row.by_member else "; the votes of the members are not known")
        ),
    ),
]


def _field(placeholder: str, tip: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setToolTip(tip)
    field.setClearButtonEnabled(True)
    return field
