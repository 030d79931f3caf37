"""Amendments > Type an oral revision...: a small editor that says at once what would come of each instruction."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette
from unga_desktop.models.amendment_model import MARKS
from unga_desktop.services.amendment_case import InstructionReport
from unga_desktop.widgets.typed_dialog import TypedDialog

_PAUSE = 250
_LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})
_EXAMPLE = "In operative paragraph 1, replace the word “welcomes” by the word “notes”."


class OralRevisionDialog(TypedDialog):
    """``trial_requested(str)``: the reader paused in typing, what would come of it? ``revision_accepted(str)``: the words."""

    trial_requested = Signal(str)
    revision_accepted = Signal(str)

    def __init__(self, draft: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Oral revision of {draft}")
        self.text = QPlainTextEdit()
        self.outcome = QPlainTextEdit()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accepted_button = self.buttons.addButton("&Add", QDialogButtonBox.ButtonRole.AcceptRole)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out(draft)
        self._pause.timeout.connect(self._try)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.text.textChanged.connect(self._follow)
        self.text.setPlainText(text)
        self._follow()
        self.resize(620, 420)
        self.begin(self.typed)

    def typed(self) -> str:
        """The exact characters typed, no-break spaces among them; lines end in line feeds."""
        return self.text.document().toRawText().translate(_LINE_ENDS)

    def show_reports(self, reports: Sequence[InstructionReport]) -> None:
        """Says what would come of each instruction."""
        lines = []
        for report in reports:
            said = f"{MARKS[report.fate]} {report.number}: {report.fate}"
            said += f": {report.reason}" if report.reason else ""
            lines.append(said)
            lines += [f"    near: {candidate}" for candidate in report.candidates]
        self.outcome.setPlainText("\n".join(lines))

    def set_palette_roles(self, colours: Palette) -> None:
        self._advice.setStyleSheet(f"color: {colours.muted};")

    def _lay_out(self, draft: str) -> None:
        self._advice = QLabel(f"Word it as an amendment to {draft}, one instruction a line. For example: {_EXAMPLE}")
        self._advice.setTextFormat(Qt.TextFormat.PlainText)
        self._advice.setWordWrap(True)
        self.text.setAccessibleName("Oral revision")
        self.text.setTabChangesFocus(True)
        self.outcome.setReadOnly(True)
        self.outcome.setAccessibleName("What would come of it")
        self.outcome.setPlaceholderText("What would come of it stands here.")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._advice)
        column.addWidget(self.text, 3)
        column.addWidget(QLabel("Outcome"))
        column.addWidget(self.outcome, 2)
        column.addWidget(self.buttons)

    def _follow(self) -> None:
        self.accepted_button.setEnabled(bool(self.typed().strip()))
        self._pause.start()

    def _try(self) -> None:
        self.trial_requested.emit(self.typed())

    def _accept(self) -> None:
        self.revision_accepted.emit(self.typed())
        self.accept()
