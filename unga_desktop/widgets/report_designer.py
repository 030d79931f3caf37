"""File > Report...: which parts, in which order, on which page; beside it the pages as they will be printed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.appearance import Palette
from unga_desktop.core.report_design import (
    LEAST_MARGIN,
    LEAST_TYPE,
    MOST_MARGIN,
    MOST_TYPE,
    PAPERS,
    ReportDesign,
)
from unga_desktop.models.report_part_model import ReportPartModel
from unga_desktop.widgets.page_preview import PagePreview, Pages
from unga_desktop.widgets.tick_box import tick_box_style

_CHANGED = "Changed"
_TYPING = 400
"""Milliseconds without a key after which notes are set anew."""


class ReportDesigner(QDialog):
    """``order_changed``: another report is wanted, see ``design``, ``against`` and ``notes``.

    ``output_requested`` carries ``"print"``, ``"pdf"``, ``"docx"`` or ``"html"``; ``keep_requested`` a design under its new
    name; ``removal_requested`` a name.
    """

    order_changed = Signal()
    output_requested = Signal(str)
    keep_requested = Signal(object)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Report")
        self.templates = QComboBox()
        self.keep = QPushButton("&Keep as...")
        self.remove = QPushButton("Re&move")
        self.parts = QListView()
        self.model = ReportPartModel(self)
        self.up, self.down = _arrow(Qt.ArrowType.UpArrow, "Up"), _arrow(Qt.ArrowType.DownArrow, "Down")
        self.paper, self.orientation = QComboBox(), QComboBox()
        self.margin = _number(LEAST_MARGIN, MOST_MARGIN, 1.0, " mm")
        self.type_size = _number(LEAST_TYPE, MOST_TYPE, 0.5, " pt")
        self.colour = QCheckBox("In &colour")
        self.roll_calls = QComboBox()
        self.notes_field = QPlainTextEdit()
        self.preview = PagePreview()
        self.count = QLabel()
        self.busy = QLabel()
        self.output = {
            key: QPushButton(words)
            for key, words in (("print", "&Print..."), ("pdf", "P&DF..."), ("docx", "&Word..."), ("html", "&HTML..."))
        }
        self.close_button = QPushButton("Close")
        self._designs: tuple[ReportDesign, ...] = ()
        self._own: frozenset[str] = frozenset()
        self._name = ""
        self._pages = 0
        self._quiet = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._fill()
        self._lay_out()
        self._connect()
        self.resize(QSize(1180, 760))

    @property
    def design(self) -> ReportDesign:
        """The design as it stands; its name is that of the template it began with."""
        return ReportDesign(
            self._name or _CHANGED,
            self.model.parts,
            self.paper.currentText(),
            self.orientation.currentIndex() == 1,
            self.margin.value(),
            self.type_size.value(),
            self.colour.isChecked(),
        )

    @property
    def against(self) -> str:
        """The id of the roll call that the shift is counted from, empty for none."""
        return str(self.roll_calls.currentData() or "")

    @property
    def notes(self) -> str:
        return self.notes_field.toPlainText()

    def done(self, result: int) -> None:
        """However it is left, notes typed just before are in the report."""
        if self._typing.isActive():
            self._typing.stop()
            self._change()
        super().done(result)

    def set_palette_roles(self, colours: Palette) -> None:
        self.setStyleSheet(tick_box_style(colours) + "QListView::item { padding: 2px; }")

    def show_designs(self, designs: Sequence[ReportDesign], own: Sequence[str], chosen: str) -> None:
        """Offers these templates; those in ``own`` can be removed."""
        self._designs, self._own = tuple(designs), frozenset(own)
        self._quiet = True
        self.templates.clear()
        self.templates.addItems([design.name for design in designs])
        self.templates.setCurrentText(chosen)
        self._quiet = False
        self._mark()

    def show_order(self, design: ReportDesign, against: str, notes: str) -> None:
        """Takes up a design and what goes with it."""
        self._quiet = True
        self._name = design.name
        self.model.set_parts(design.parts)
        self.paper.setCurrentText(design.paper)
        self.orientation.setCurrentIndex(int(design.landscape))
        self.margin.setValue(design.margin)
        self.type_size.setValue(design.font_size)
        self.colour.setChecked(design.colour)
        self.roll_calls.setCurrentIndex(max(0, self.roll_calls.findData(against)))
        self.notes_field.setPlainText(notes)
        self._typing.stop()  # nobody has typed this
        self.parts.setCurrentIndex(self.model.index(0))
        self._quiet = False
        self._mark()

    def show_roll_calls(self, roll_calls: Sequence[tuple[str, str]]) -> None:
        """Offers roll calls, by id and words, to compare the vote with; none where there is no vote."""
        self._quiet = True
        self.roll_calls.clear()
        self.roll_calls.addItem("None" if roll_calls else "No vote is known", "")
        for key, words in roll_calls:
            self.roll_calls.addItem(words, key)
        self._quiet = False
        self.roll_calls.setEnabled(bool(roll_calls))

    def show_pages(self, pages: Pages) -> None:
        """Shows the pages of the report that was asked for last."""
        self._pages = pages.count
        self.busy.clear()
        self.preview.show_pages(pages)
        self._count()

    def show_filled(self, parts: Sequence[str]) -> None:
        """Says which of the parts chosen the report has: the others have nothing to show."""
        self.model.show_filled(parts)

    def show_busy(self, words: str) -> None:
        """Says what is under way, or what went wrong."""
        self.busy.setText(words)

    def _fill(self) -> None:
        self.paper.addItems(PAPERS)
        self.orientation.addItems(["Portrait", "Landscape"])
        self.parts.setModel(self.model)
        self.parts.setAccessibleName("Parts of the report")
        self.parts.setUniformItemSizes(True)
        self.notes_field.setPlaceholderText("Your own words, printed where the part Notes stands")
        self.notes_field.setAccessibleName("Notes")
        self.notes_field.setTabChangesFocus(True)
        self.notes_field.setMaximumHeight(88)
        self.roll_calls.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.roll_calls.setMinimumContentsLength(18)
        self.templates.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.templates.setMinimumContentsLength(16)
        for label in (self.count, self.busy):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button.setAutoDefault(False)
        for button in self.output.values():
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        template = QHBoxLayout()
        template.addWidget(self.templates, 1)
        template.addWidget(self.keep)
        template.addWidget(self.remove)
        head = QHBoxLayout()
        head.addWidget(QLabel("Parts, in the order of the report"), 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        page = QFormLayout()
        page.addRow("P&aper", _side_by_side(self.paper, self.orientation))
        page.addRow("Mar&gins, type", _side_by_side(self.margin, self.type_size))
        page.addRow("", self.colour)
        page.addRow("&Shift from", self.roll_calls)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addLayout(template)
        column.addLayout(head)
        column.addWidget(self.parts, 1)
        column.addLayout(page)
        column.addWidget(self.notes_field)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self.preview)
        halves.setStretchFactor(1, 1)
        halves.setSizes([380, 780])
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addWidget(self.busy, 1)
        for button in self.output.values():
            foot.addWidget(button)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.addWidget(halves, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.templates.currentIndexChanged.connect(self._choose)
        self.keep.clicked.connect(self._ask_name)
        self.remove.clicked.connect(self._ask_removal)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        for keys, slot in (("Alt+Up", self._move_up), ("Alt+Down", self._move_down)):
            # Given together with a slot, PySide passes the context over, and the keys would count in the whole window.
            shortcut = QShortcut(QKeySequence(keys), self.parts, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        self.model.parts_changed.connect(self._change)
        self.paper.currentIndexChanged.connect(self._change)
        self.orientation.currentIndexChanged.connect(self._change)
        self.margin.valueChanged.connect(self._change)
        self.type_size.valueChanged.connect(self._change)
        self.colour.toggled.connect(self._change)
        self.roll_calls.currentIndexChanged.connect(self._change)
        self.notes_field.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._change)
        self.preview.page_changed.connect(self._count)
        self.output["print"].clicked.connect(self._print)
        self.output["pdf"].clicked.connect(self._write_pdf)
        self.output["docx"].clicked.connect(self._write_docx)
        self.output["html"].clicked.connect(self._write_html)
        self.close_button.clicked.connect(self.close)
        self.parts.selectionModel().currentChanged.connect(self._mark)

    def _choose(self, index: int) -> None:
        if not self._quiet and 0 <= index < len(self._designs):
            self.show_order(self._designs[index], self.against, self.notes)
            self.order_changed.emit()

    def _change(self) -> None:
        if not self._quiet:
            self._mark()
            self.order_changed.emit()

    def _mark(self) -> None:
        """Follows what can be done with the part and the template chosen."""
        row = self.parts.currentIndex().row()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.model.rowCount() - 1)
        self.remove.setEnabled(self.templates.currentText() in self._own)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.parts.currentIndex().row()
        if row >= 0 and self.model.move(row, row + by):
            self.parts.setCurrentIndex(self.model.index(row + by))

    def _ask_name(self) -> None:
        own = self._name in self._own
        name, given = QInputDialog.getText(self, "Keep as a template", "Name", text=self._name if own else "")
        if given and name.strip():
            self.keep_requested.emit(replace(self.design, name=name.strip()))

    def _ask_removal(self) -> None:
        self.removal_requested.emit(self.templates.currentText())

    def _print(self) -> None:
        self.output_requested.emit("print")

    def _write_pdf(self) -> None:
        self.output_requested.emit("pdf")

    def _write_docx(self) -> None:
        self.output_requested.emit("docx")

    def _write_html(self) -> None:
        self.output_requested.emit("html")

    def _count(self) -> None:
        page = self.preview.page
        self.count.setText(f"Page {page} of {self._pages}" if page else "")


def _number(least: float, most: float, step: float, unit: str) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(least, most)
    field.setSingleStep(step)
    field.setDecimals(1)
    field.setSuffix(unit)
    field.setKeyboardTracking(False)
    return field


def _arrow(way: Qt.ArrowType, words: str) -> QToolButton:
    button = QToolButton()
    button.setArrowType(way)
    button.setToolTip(f"{words} (Alt+{words})")
    button.setAccessibleName(f"Move the part {words.lower()}")
    return button


def _side_by_side(*fields: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for field in fields:
        row.addWidget(field, 1)
    return holder
