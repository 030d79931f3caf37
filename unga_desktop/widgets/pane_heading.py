"""The heading over the text: which documents, their title, what the texts are worth, the choice of view, the current change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette, Typography
from unga_desktop.core.documents.document import Document, TextStatus, names_beside
from unga_desktop.core.redlines.change_count import ChangeCount
from unga_desktop.models.document_line import spoken
from unga_desktop.models.verbatim import tip
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.printing.redline_fragment import visible

_VIEWS = {
    ViewMode.INLINE: "Inline",
    ViewMode.SIDE_BY_SIDE: "Side by side",
    ViewMode.ORIGINAL: "Original",
    ViewMode.AMENDED: "Amended",
}
_STATUS = {
    TextStatus.SUMMARY: "summary text",
    TextStatus.OFFICIAL: "official text",
    TextStatus.OWN: "own file",
    TextStatus.NONE: "no text",
}
_ISOLATED = "\u2068{}\u2069"


class ElidedLabel(QLabel):
    """A label in one line that ends in an ellipsis where there is no room, with the whole text as its tool tip; a text that says
    less than is known has ``more`` there always."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._whole = self._more = ""
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, more: str = "") -> None:
        self._whole, self._more = text, more
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._elide()
        super().resizeEvent(event)

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(tip(self._more or (self._whole if shown != self._whole else "")))


class PaneHeading(QWidget):
    """Signals: ``view_requested(object)`` a ``ViewMode``; ``step_requested(int)`` 1 for the next change, -1 back."""

    view_requested = Signal(object)
    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ElidedLabel("names")
        self._title = ElidedLabel("title")
        self._status = QLabel()
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setObjectName("status")
        self._views = QButtonGroup(self)
        self._views.setExclusive(True)
        self._buttons: dict[ViewMode, QToolButton] = {}
        self._counter = QLabel()
        self._counter.setTextFormat(Qt.TextFormat.PlainText)
        self._steps: list[QToolButton] = []
        self._controls = QWidget()
        self._lay_out()

    def show_comparison(self, original: Document, amended: Document) -> None:
        """Names both documents, and says what their texts are worth."""
        names = names_beside((original, amended))
        shared = original.name if original.name == amended.name and names[0] != original.name else ""
        symbol = f"{_isolated(shared)}:  " if shared else ""
        self._names.show_text(symbol + "  →  ".join(map(_isolated, names)))
        self._title.show_text(visible(amended.title or original.title))
        self._show_status(original, amended)
        self._controls.show()
        self.show()

    def name_versions(self, names: Sequence[str]) -> None:
        """Names the first and the last of several versions of one text, and how many stand between; the tool tip names all."""
        between = len(names) - 2
        shown = (_isolated(names[0]), f"{between} between", _isolated(names[-1]))
        self._names.show_text(
            "  →  ".join(shown), "\n".join(f"V{number}  {_isolated(name)}" for number, name in enumerate(names))
        )

    def show_document(self, document: Document) -> None:
        """Names a single document; there is no choice of view."""
        self._names.show_text(_isolated(document.name))
        self._title.show_text(visible(document.title))
        self._show_status(document)
        self._controls.hide()
        self.show()

    def set_view(self, mode: ViewMode) -> None:
        """Shows which view is chosen."""
        self._buttons[mode].setChecked(True)

    def show_position(self, current: int, count: ChangeCount) -> None:
        """Says which entry of the list of changes is current; 0 for none, then how many changes there are."""
        # What is counted apart has no room here, but in the tab below and in the status line.
        words = f"{current:,} of {count.listed:,}" if current else count.alone
        self._counter.setText(words[:1].upper() + words[1:])
        self._counter.setToolTip(count.words if count.apart else "")
        for button in self._steps:
            button.setEnabled(count.listed > 0)

    def set_palette_roles(self, palette: Palette, typography: Typography) -> None:
        space, p = typography.space, palette
        self.setStyleSheet(
            f"QLabel {{ color: {p.text}; }} QLabel#names {{ font-weight: 600; }} QLabel#title {{ color: {p.muted}; }}"
            f"QLabel#status {{ color: {p.hidden}; background: {p.hidden_ground}; border: 1px solid {p.hidden};"
            f" border-radius: 3px; padding: 0 {space + 1}px; }}"
            f"QToolButton {{ color: {p.text}; background: transparent; border: 1px solid {p.line}; padding: 2px {2 * space}px; }}"
            f"QToolButton:hover {{ background: {p.panel}; }} QToolButton:focus {{ border-color: {p.text}; }}"
            f"QToolButton:checked {{ color: {p.on_accent}; background: {p.accent}; border-color: {p.accent}; }}"
            f"QToolButton:checked:focus {{ border-color: {p.text}; }} QToolButton:disabled {{ color: {p.muted}; }}"
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 8)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._names, 1)
        top.addWidget(self._status)
        column.addLayout(top)
        column.addWidget(self._title)
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(0)
        for mode, words in _VIEWS.items():
            button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            button.clicked.connect(self._choose)
            self._views.addButton(button)
            self._buttons[mode] = button
            row.addWidget(button)
        row.addStretch(1)
        for arrow, words, step in (
            (Qt.ArrowType.LeftArrow, "Previous change", self._previous),
            (Qt.ArrowType.RightArrow, "Next change", self._next),
        ):
            if self._steps:
                row.addSpacing(8)
                row.addWidget(self._counter)
                row.addSpacing(8)
            button = QToolButton()
            button.setArrowType(arrow)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(step)
            self._steps.append(button)
            row.addWidget(button)
        column.addWidget(self._controls)

    def _show_status(self, *documents: Document) -> None:
        found = dict.fromkeys(document.source.status for document in documents)
        words = [_STATUS[status] for status in found]
        self._status.setText(" → ".join(words) if len(words) > 1 else words[0])
        notes = dict.fromkeys(
            f"{document.name}: {document.source.note}" for document in documents if document.source.note
        )
        self._status.setToolTip(tip("\n".join(notes)))

    def _choose(self) -> None:
        self.view_requested.emit(next(mode for mode, button in self._buttons.items() if button.isChecked()))

    def _next(self) -> None:
        self.step_requested.emit(1)

    def _previous(self) -> None:
        self.step_requested.emit(-1)


def _isolated(name: str) -> str:
    return _ISOLATED.format(visible(spoken(name)))
