"""Amendments > Edit the draft...: the draft's text to edit, beside it what the edits change, and the amendments that say them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from unga_desktop.core.appearance import Palette, Typography
from unga_desktop.services.draft_writing import Edited
from unga_desktop.widgets.redline.comparison_view import ComparisonView

_PAUSE = 350
_ADVICE = "A paragraph a line, its number before it. Ctrl+Z undoes."


class DraftEditor(QDialog):
    """Signals: ``paused(str, str, str)`` the text, the symbol and the sponsor after each pause in typing; ``save_requested(str)``
    and ``copy_requested(str)`` the amendment document; ``proposed(str)`` it is to be an oral revision of the draft shown;
    ``renumbering_requested(str)`` the text; ``left(str)`` the text as the editor closes."""

    paused = Signal(str, str, str)
    save_requested = Signal(str)
    copy_requested = Signal(str)
    proposed = Signal(str)
    renumbering_requested = Signal(str)
    left = Signal(str)

    def __init__(self, name: str, draft: str, edited: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Edit {name}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._draft = draft
        self._amendment = ""
        self._colours: Palette | None = None
        self._exact = False
        self.text, self.redline, self.amendment = QPlainTextEdit(), ComparisonView(), QPlainTextEdit()
        self.symbol, self.sponsor = QLineEdit(), QLineEdit()
        self.verdict, self._advice = QLabel(), QLabel(_ADVICE)
        self.renumber = QPushButton("&Number the paragraphs")
        self.again = QPushButton("Start again from the &draft")
        self.copy = QPushButton("&Copy the amendments")
        self.save = QPushButton("&Save the amendments...")
        self.propose = QPushButton("&Put among the amendments")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._connect()
        self.text.setPlainText(draft)
        self._faithful = self.typed() == draft
        if edited and edited != draft:
            self.put_text(edited)
        self._follow()

    @property
    def faithful(self) -> bool:
        """Whether the editor holds every character of the draft."""
        return self._faithful

    def typed(self) -> str:
        """The exact characters in the editor, no-break spaces among them; what stands on a line of its own is a paragraph."""
        return self.text.document().toRawText().replace("\u2029", "\n")

    def put_text(self, text: str) -> None:
        """Replaces the whole text as one step that can be undone."""
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()

    def show_result(self, edited: Edited) -> None:
        """Shows what the edits change and the amendments that say them."""
        place = self.redline.verticalScrollBar().value()
        self.redline.show_comparison(edited.comparison, edited.changes)
        self.redline.verticalScrollBar().setValue(place)
        self._amendment, self._exact = edited.amendment, edited.exact
        if self.amendment.document().toRawText().replace("\u2029", "\n") != edited.amendment:
            self.amendment.setPlainText(edited.amendment)
        self.verdict.setText(f"{'✓' if edited.exact else '○' if not edited.changes else '✗'} {edited.verdict}")
        for button in (self.copy, self.save, self.propose):
            button.setEnabled(edited.exact)
        self._colour()

    def set_palette_roles(self, colours: Palette, typography: Typography) -> None:
        self._colours = colours
        self.redline.set_palette_roles(colours, typography)
        font = QFont(self.font())
        font.setFamilies(list(typography.serif))
        font.setPointSizeF(self.font().pointSizeF() * typography.reading_scale)
        self.text.setFont(font)
        self._advice.setStyleSheet(f"color: {colours.muted};")
        self._colour()

    def done(self, result: int) -> None:
        """However the editor is left, its text is handed on, so that the edits are kept."""
        self.left.emit(self.typed())
        super().done(result)

    def _colour(self) -> None:
        if self._colours:
            good, bad = self._colours.inserted, self._colours.deleted
            colour = (
                good if self._exact else bad if self._amendment or "✗" in self.verdict.text() else self._colours.muted
            )
            self.verdict.setStyleSheet(f"color: {colour}; font-weight: 600;")

    def _lay_out(self) -> None:
        self.text.setAccessibleName("Text of the draft")
        self.amendment.setAccessibleName("Amendments")
        self.amendment.setReadOnly(True)
        self.amendment.setPlaceholderText("The amendments that make your edits stand here.")
        for label in (self.verdict, self._advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._advice)
        column.addWidget(self.text, 1)
        written = QSplitter(Qt.Orientation.Vertical)
        for widget in (self.redline, self.amendment):
            written.addWidget(widget)
        written.setSizes([360, 260])
        written.setChildrenCollapsible(False)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(left)
        halves.addWidget(written)
        halves.setSizes([520, 560])
        halves.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.addWidget(halves, 1)
        whole.addLayout(self._head())
        whole.addWidget(self.verdict)
        whole.addLayout(self._buttons())
        self.resize(1120, 720)

    def _head(self) -> QGridLayout:
        grid = QGridLayout()
        for column, (words, field, hint) in enumerate(
            (("S&ymbol of the amendments", self.symbol, "A/C.3/80/L.99"), ("Sp&onsor", self.sponsor, "Norway"))
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setPlaceholderText(f"for example {hint}; may stay empty")
            grid.addWidget(label, 0, 2 * column)
            grid.addWidget(field, 0, 2 * column + 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        close = QPushButton("Close")
        close.setToolTip("Your edits are kept until you start again from the draft")
        close.clicked.connect(self.reject)
        self.propose.setToolTip("As an oral revision of the draft, with a switch of its own")
        self.renumber.setToolTip("Numbers paragraphs and sub-paragraphs in order")
        for button in (self.renumber, self.again):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.propose, self.copy, self.save, close):
            row.addWidget(button)
        for button in (self.renumber, self.again, self.propose, self.copy, self.save, close):
            button.setAutoDefault(False)
        return row

    def _connect(self) -> None:
        self._pause.timeout.connect(self._emit_pause)
        self.again.clicked.connect(self._start_again)
        self.copy.clicked.connect(self._copy)
        self.propose.clicked.connect(self._propose)
        self.renumber.clicked.connect(self._renumber)
        self.save.clicked.connect(self._save)
        self.sponsor.textChanged.connect(self._follow)
        self.symbol.textChanged.connect(self._follow)
        self.text.textChanged.connect(self._follow)

    def _follow(self) -> None:
        for button in (self.copy, self.save, self.propose):
            button.setEnabled(False)
        self._pause.start()

    def _emit_pause(self) -> None:
        self.paused.emit(self.typed(), self.symbol.text().strip(), self.sponsor.text().strip())

    def _start_again(self) -> None:
        self.put_text(self._draft)

    def _renumber(self) -> None:
        self.renumbering_requested.emit(self.typed())

    def _copy(self) -> None:
        self.copy_requested.emit(self._amendment)

    def _propose(self) -> None:
        self.proposed.emit(self._amendment)

    def _save(self) -> None:
        self.save_requested.emit(self._amendment)
