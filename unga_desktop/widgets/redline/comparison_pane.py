"""The centre of the window: heading, text, overview ruler and find bar, or a word on what to do where there is no text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from unga_desktop.core.appearance import Palette, Typography
from unga_desktop.core.documents.document import Document
from unga_desktop.core.redlines.change import Change
from unga_desktop.core.redlines.change_count import counted
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.widgets.pane_heading import PaneHeading
from unga_desktop.widgets.redline.comparison_view import ComparisonView
from unga_desktop.widgets.redline.find_bar import FindBar
from unga_desktop.widgets.redline.overview_ruler import OverviewRuler
from unga_desktop.widgets.redline.version_bar import VersionBar
from unga_desktop.widgets.tick_box import tick_box_style


class ComparisonPane(QWidget):
    """Shows a comparison, a single document, or a message.

    Signals: ``change_selected(int)`` the number of the change that became current; ``view_changed(object)`` the
    ``ViewMode`` that was chosen in the pane.
    """

    change_selected = Signal(int)
    view_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PaneHeading()
        self.versions = VersionBar()
        self.view = ComparisonView()
        self.ruler = OverviewRuler(self.view.part_of)
        self.find_bar = FindBar()
        self._message = _Message()
        self._lay_out()
        self._connect()
        self.heading.set_view(self.view.mode)
        self.show_message("No text", "Drop two documents here, or choose a resolution in the list.")

    @property
    def mode(self) -> ViewMode:
        return self.view.mode

    @property
    def current_change(self) -> int:
        """The number of the current change, 0 where none is."""
        return self.view.current_change

    def show_comparison(self, comparison: Comparison, changes: Sequence[Change]) -> None:
        """Shows a comparison from its beginning, in the view last chosen."""
        self.heading.show_comparison(comparison.original, comparison.amended)
        self.view.show_comparison(comparison, changes)
        self.ruler.show_changes(changes)
        self.ruler.show()
        self.heading.show_position(0, counted(self.view.changes))
        self._stack.setCurrentIndex(0)

    def show_document(self, document: Document) -> None:
        """Shows a single text."""
        self.heading.show_document(document)
        self.view.show_document(document)
        self.ruler.show_changes(())
        self.ruler.hide()
        self._stack.setCurrentIndex(0)

    def show_message(self, title: str, advice: str) -> None:
        """Shows what to do, in place of a text."""
        self.view.clear()
        self.ruler.show_changes(())
        self._message.show_words(title, advice)
        self._stack.setCurrentIndex(1)

    def set_view(self, mode: ViewMode) -> None:
        """Chooses a view; the pane's own switch follows."""
        self.heading.set_view(mode)
        if mode is not self.view.mode:
            self.view.set_mode(mode)

    def next_change(self) -> None:
        """Goes to the next change, from the last one to the first."""
        self._step(1)

    def previous_change(self) -> None:
        """Goes to the change before, from the first one to the last."""
        self._step(-1)

    def go_to_change(self, number: int) -> None:
        """Makes the change of that number current and shows it; a number that does not exist is ignored."""
        self.view.go_to_change(number)

    def open_find_bar(self) -> None:
        """Shows the bar for finding words, with the words selected in the text."""
        if self._stack.currentIndex() == 0:
            self.find_bar.open(self.view.selected_words())

    def set_palette_roles(self, palette: Palette, typography: Typography) -> None:
        """Takes colours and type; may be called again at any time."""
        self.setStyleSheet(f"ComparisonPane {{ background: {palette.ground}; }}")
        self.heading.set_palette_roles(palette, typography)
        self.view.set_palette_roles(palette, typography)
        self.ruler.set_palette_roles(palette)
        self.find_bar.setStyleSheet(tick_box_style(palette))
        self._message.set_palette_roles(palette)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        text = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.ruler)
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.versions)
        column.addLayout(row, 1)
        column.addWidget(self.find_bar)
        self.find_bar.hide()
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(text)
        self._stack.addWidget(self._message)

    def _connect(self) -> None:
        self.find_bar.closed.connect(self._focus_text)
        self.find_bar.next_requested.connect(self.view.search_next)
        self.find_bar.search_requested.connect(self.view.search)
        self.heading.step_requested.connect(self._step)
        self.heading.view_requested.connect(self._choose_view)
        self.ruler.change_requested.connect(self.view.go_to_change)
        self.ruler.part_requested.connect(self.view.scroll_to_part)
        self.view.change_selected.connect(self._select)
        self.view.matches_changed.connect(self.find_bar.show_count)
        self.view.scrolled.connect(self._follow_scrolling)

    def _step(self, step: int) -> None:
        changes = self.view.changes
        if not changes:
            return
        numbers = [change.number for change in changes]
        current = self.view.current_change
        at = numbers.index(current) + step if current else (0 if step > 0 else -1)
        self.view.go_to_change(numbers[at % len(numbers)])

    def _choose_view(self, mode: ViewMode) -> None:
        if mode is not self.view.mode:
            self.view.set_mode(mode)
            self.view_changed.emit(mode)

    def _select(self, number: int) -> None:
        self.ruler.show_current(number)
        self.heading.show_position(number, counted(self.view.changes))
        self.change_selected.emit(number)

    def _follow_scrolling(self) -> None:
        bar = self.view.verticalScrollBar()
        total = max(bar.maximum() + self.view.viewport().height(), 1)
        self.ruler.show_window(bar.value() / total, (bar.value() + self.view.viewport().height()) / total)

    def _focus_text(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


class _Message(QWidget):
    """A title and what to do, in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._advice = QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.addStretch(1)
        for label, name in ((self._title, "title"), (self._advice, "advice")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(2)

    def show_words(self, title: str, advice: str) -> None:
        self._title.setText(title)
        self._advice.setText(advice)

    def set_palette_roles(self, palette: Palette) -> None:
        self.setStyleSheet(
            f"QLabel#title {{ color: {palette.text}; font-size: 16pt; }} QLabel#advice {{ color: {palette.muted}; }}"
        )
