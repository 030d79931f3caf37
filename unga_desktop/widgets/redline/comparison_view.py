"""The comparison as text: selecting and copying, finding words, stepping through the changes, jumping along moves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from unga_desktop.core.documents.document import Document
from unga_desktop.core.redlines.change import Change
from unga_desktop.core.redlines.change_count import counted
from unga_desktop.core.redlines.comparison import Comparison
from unga_desktop.core.redlines.masthead import beginning_of_text
from unga_desktop.core.redlines.redline import Row
from unga_desktop.models.reading_outline import rows_of, symbol_line_words
from unga_desktop.models.redline_selection import Excerpt, marked_text, plain_text, redline_html, side_text, word_range
from unga_desktop.models.text_search import Match, find_all
from unga_desktop.models.verbatim import tip
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.printing.redline_format import RedlineStyle, placed
from unga_desktop.printing.redline_fragment import visible
from unga_desktop.widgets.amendments.amendment_marks import UNEXPLAINED, change_tags, room_for_tags
from unga_desktop.widgets.redline.joined_area import JoinedArea
from unga_desktop.widgets.redline.row_layout import PlacedBlock, RowLayout
from unga_desktop.widgets.redline.row_painter import Name, Range, RowMarks, change_rects, is_whole_row
from unga_desktop.widgets.redline.text_selection import Place, TextSelection, everything

_SPOKEN = 200


class ComparisonView(JoinedArea):
    """Shows a comparison, or one document by itself.

    Signals: ``change_selected(int)`` the number of the change that became current, by a click or by stepping;
    ``matches_changed(int, int)`` which find is current, from 1, and how many there are; ``uses_requested()`` where the words
    selected were used before.
    """

    change_selected = Signal(int)
    matches_changed = Signal(int, int)
    uses_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[Change, ...] = ()
        self._by_row: dict[int, list[Change]] = {}
        self._current: Change | None = None
        self._tags: Mapping[str, str] | None = None
        self._selection: TextSelection | None = None
        self._dragging = False
        self._words, self._match_case = "", False
        self._matches: tuple[Match, ...] = ()
        self._matches_by_row: dict[int, list[Match]] = {}
        self._match = -1
        self.setAccessibleName("Text of the comparison")
        self.setAccessibleDescription("No text is shown")
        self.viewport().setMouseTracking(True)

    def show_comparison(self, comparison: Comparison, changes: Sequence[Change]) -> None:
        """Shows a comparison from the beginning of its text, below a masthead that fills the view; ``changes`` are the ones
        that can be stepped through."""
        self._changes = tuple(changes)
        languages = (comparison.amended.language, comparison.original.language)
        line = comparison.symbol_line
        self._show(comparison.rows, True, "ar" in languages, symbol_line_words(line) if line else "")
        self.raise_row(self._outline.position(beginning_of_text(comparison.rows)))
        self.setAccessibleName(f"Comparison of {' with '.join(comparison.names)}")
        self.setAccessibleDescription(counted(self._changes).words)

    def show_document(self, document: Document) -> None:
        """Shows a single text from its beginning."""
        self._changes = ()
        self._show(rows_of(document), False, document.language == "ar")
        self.setAccessibleName(f"Text of {document.name}")
        self.setAccessibleDescription(f"{len(document.paragraphs)} paragraphs")

    def clear(self) -> None:
        """Shows nothing."""
        self._changes = ()
        self._show((), False, False)
        self.setAccessibleName("Text of the comparison")
        self.setAccessibleDescription("No text is shown")

    def set_mode(self, mode: ViewMode) -> None:
        self._selection = None
        super().set_mode(mode)
        self._search_again()
        if self._current is not None:
            self._show_change(self._current)

    @property
    def changes(self) -> tuple[Change, ...]:
        return self._changes

    @property
    def current_change(self) -> int:
        """The number of the current change, 0 where none is."""
        return self._current.number if self._current else 0

    def go_to_change(self, number: int) -> None:
        """Makes a change current and brings it into view; numbers that do not exist are ignored."""
        found = next((change for change in self._changes if change.number == number), None)
        if found is not None:
            self._select(found)
            self._show_change(found)

    def show_place(self, number: int, words: str = "") -> None:
        """Brings a row into view, with these words of it selected where it has them."""
        if self._flow is None or not len(self._flow):
            return
        at = self._outline.position(number)
        match = next(iter(find_all(self._outline.rows[at : at + 1], words, True)), None)
        area = None
        if match is not None:
            start, end = match.ranges[0][0], match.ranges[-1][1]
            self._selection = TextSelection(match.cell, Place(at, match.index, start), Place(at, match.index, end))
            block = self._flow.layout(at).find(match.cell, match.index)
            area = next(block.rects(*match.ranges[0]), None) if block else None
        self.bring_to_view(at, QRectF(area) if area else None)
        self.viewport().update()

    def show_tags(self, tags: Mapping[str, str] | None) -> None:
        """Marks each change with the tag of its amendment, by the amendment's name, and those without one as unexplained;
        None marks nothing."""
        before, self._tags = self._tags, tags
        if before is None or tags is None or list(tags.values()) != list(before.values()):
            self._rebuild(*self._anchor())
        self.viewport().update()

    def room_beside(self, style: RedlineStyle) -> float:
        if self._tags is None:
            return 0.0
        return room_for_tags((*self._tags.values(), UNEXPLAINED), style)

    def part_of(self, number: int) -> tuple[float, float]:
        """Beginning and end of a comparison's row as parts of the whole height, from 0 to 1."""
        if self._flow is None or not len(self._flow):
            return 0.0, 0.0
        at = self._outline.position(number)
        top, total = self._flow.heights.top(at), max(self._flow.heights.total, 1.0)
        return top / total, (top + self._flow.heights[at]) / total

    def marks(self, at: int, layout: RowLayout) -> RowMarks:
        selected: dict[Name, Range] = {}
        if self._selection is not None and not self._selection.empty:
            for block in layout.blocks:
                found = self._selection.range_in(at, block.index, block.length())
                if found and block.cell == self._selection.cell:
                    selected[block.cell, block.index] = found
        here: dict[Name, list[Range]] = {}
        now: dict[Name, list[Range]] = {}
        for match in self._matches_by_row.get(at, ()):
            target = now if self._match >= 0 and match is self._matches[self._match] else here
            target.setdefault((match.cell, match.index), []).extend(match.ranges)
        entry = layout.entry
        change = self._current if self._current and entry.number in self._current.rows and not entry.ghost else None
        tagged = self._tags is not None and not entry.ghost
        tags = change_tags(self._by_row.get(entry.number, ()), self._tags or {}) if tagged else ()
        return RowMarks(selected, here, now, change, tags, at in self.lit_rows())

    def search(self, words: str, match_case: bool) -> None:
        """Marks all places of ``words`` and goes to the first at or below the top of the window; nothing for empty words."""
        self._words, self._match_case = words, match_case
        self._search_again()
        if self._matches:
            top = self._pin[0]
            self._match = next((n for n, match in enumerate(self._matches) if match.row >= top), 0)
        self._show_match()

    def search_next(self, step: int = 1) -> None:
        """Goes to the next find, or with -1 to the one before; round at the ends."""
        if self._matches:
            self._match = (self._match + step) % len(self._matches)
        self._show_match()

    def select_all(self) -> None:
        """Selects the whole text; side by side, the column last selected in, else the amended text."""
        sides = len(self._outline.rows[0].sides) if self._outline.rows else 1
        cell = self._selection.cell if self._selection else sides - 1
        self._selection = everything(self._outline.rows, min(cell, sides - 1))
        self.viewport().update()

    def selected_text(self) -> str:
        """The exact characters selected: of the amended text in the inline view, else of the text selected in."""
        return self._text_of(self._excerpts())

    def selected_words(self) -> str:
        """The same without the numbers of paragraphs: what is looked for in other texts, which number theirs otherwise."""
        return self._text_of([replace(part, number=()) for part in self._excerpts()])

    def _excerpts(self) -> list[Excerpt]:
        return self._selection.excerpts(self._outline.rows) if self._selection else []

    def _text_of(self, excerpts: Sequence[Excerpt]) -> str:
        return plain_text(excerpts) if self._outline.mode is ViewMode.INLINE else side_text(excerpts)

    def copy(self) -> None:
        """Puts the selected text on the clipboard, plain."""
        if self._selection is not None and not self._selection.empty:
            QGuiApplication.clipboard().setText(self.selected_text())

    def copy_with_redline(self) -> None:
        """Puts the selection on the clipboard as HTML with insertions and deletions, and as plain text with signs for them."""
        if self._selection is not None and not self._selection.empty:
            excerpts = self._selection.excerpts(self._outline.rows)
            data = QMimeData()
            data.setText(marked_text(excerpts))
            data.setHtml(redline_html(excerpts))
            QGuiApplication.clipboard().setMimeData(data)

    def sizeHint(self) -> QSize:
        return QSize(640, 560)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._place(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or found is None:
            return
        at, layout, point, block = found
        leads_to = self._leads_to(event.position(), layout, point)
        if leads_to >= 0:
            self.follow_move(self.partner(leads_to))
            return
        self.hold(at)
        if block is None:
            return
        place = Place(at, block.index, block.position(point))
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if extends and self._selection is not None and self._selection.cell == block.cell:
            self._selection = TextSelection(block.cell, self._selection.anchor, place)
        else:
            self._selection = TextSelection(block.cell, place, place)
        self._dragging = True
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._dragging and self._selection is not None:
            self._scroll_while_dragging(point)
            found = self._place(point, self._selection.cell)
            if found is not None and found[3] is not None:
                at, inside, block = found[0], found[2], found[3]
                caret = Place(at, block.index, block.position(inside))
                self._selection = TextSelection(self._selection.cell, self._selection.anchor, caret)
                self.viewport().update()
            return
        shown = self._place(point)
        leads_to = self._leads_to(point, shown[1], shown[2]) if shown else -1
        self.hover(self.partner(leads_to) if leads_to >= 0 else shown[0] if shown else -1)
        link = leads_to >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor)
        self.viewport().setToolTip(tip(self._outline.rows[self.partner(leads_to)].note) if link else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        if event.button() is Qt.MouseButton.LeftButton and (self._selection is None or self._selection.empty):
            found = self._place(event.position())
            if found is not None and found[3] is not None:
                self._click(found[1], found[3], found[2])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._place(event.position())
        if found is None or found[3] is None:
            return
        at, point, block = found[0], found[2], found[3]
        start, end = word_range(block.block, block.position(point))
        self._selection = TextSelection(block.cell, Place(at, block.index, start), Place(at, block.index, end))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() == Qt.Key.Key_Escape and self._selection is not None and not self._selection.empty:
            self._selection = None
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def context_menu(self, point: QPoint) -> QMenu:
        """The menu for a place in the text: copying, and the other place of a move."""
        menu = QMenu(self)
        selected = self._selection is not None and not self._selection.empty
        for text, slot, enabled in (
            ("&Copy", self.copy, selected),
            ("Copy with &redline", self.copy_with_redline, selected),
            ("Select &all", self.select_all, bool(self._outline.rows)),
            ("&Where was this used before", self.uses_requested, selected),
        ):
            action = menu.addAction(text)
            action.triggered.connect(slot)
            action.setEnabled(enabled)
        found = self._place(QPointF(point))
        if found is not None and found[1].entry.partner >= 0:
            menu.addSeparator()
            action = QAction("Go to where it &came from" if not found[1].entry.ghost else "Go to where it &went", menu)
            action.setData(found[0])
            action.triggered.connect(self._follow_action)
            menu.addAction(action)
        return menu

    def _follow_action(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.follow_move(int(action.data()))

    def _show(self, rows: Sequence[Row], redlined: bool, right_to_left: bool, above: str = "") -> None:
        self._by_row = {}
        for change in self._changes:
            for row in change.rows:
                self._by_row.setdefault(row, []).append(change)
        self._current = self._selection = None
        self._set_rows(rows, redlined, right_to_left, above)
        self._search_again()

    def _select(self, change: Change) -> None:
        self._current = change
        self.hold(self._outline.position(change.row) if self._outline.shows(change.row) else -1)
        words = f"Change {change.number} of {len(self._changes)}, {change.kind}, {change.place}"
        if change.before:
            words += f", deleted: {visible(change.before)[:_SPOKEN]}"
        if change.after:
            words += f", inserted: {visible(change.after)[:_SPOKEN]}"
        self.setAccessibleDescription(words)
        self.viewport().update()
        self.change_selected.emit(change.number)

    def _show_change(self, change: Change) -> None:
        if self._flow is None or not len(self._flow):
            return
        at = self._outline.position(change.row)
        layout = self._flow.layout(at)
        area = None
        if not is_whole_row(layout, change) and self._outline.shows(change.row):
            for found in change_rects(layout, change):
                area = found if area is None else area.united(found)
        self.bring_to_view(at, area)

    def _click(self, layout: RowLayout, block: PlacedBlock, point: QPointF) -> None:
        position = block.position(point)
        changes = self._by_row.get(layout.entry.number, [])
        for fragment, start, length in placed(block.block.fragments):
            if start <= position < start + length:
                hit = next((c for c in changes if c.first_span <= fragment.span <= c.last_span), None)
                if hit is not None:
                    self._select(hit)
                return

    def _place(
        self, point: QPointF, cell: int | None = None
    ) -> tuple[int, RowLayout, QPointF, PlacedBlock | None] | None:
        """The row under a point, the point within the row, and the paragraph there or nearest."""
        found = self.row_under(point.y())
        if found is None:
            return None
        at, layout, top = found
        inside = QPointF(point.x(), point.y() - top)
        return at, layout, inside, layout.nearest(inside, layout.cell_at(point.x()) if cell is None else cell)

    def _leads_to(self, point: QPointF, layout: RowLayout, inside: QPointF) -> int:
        """The row that a click on a note or a line leads to, -1 where there is neither."""
        if layout.entry.partner >= 0 and layout.note_area.contains(inside):
            return layout.entry.partner
        return self.line_at(point)

    def _scroll_while_dragging(self, point: QPointF) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if point.y() < 0 or point.y() > room:
            beyond = point.y() if point.y() < 0 else point.y() - room
            bar.setValue(bar.value() + round(beyond))

    def _search_again(self) -> None:
        self._matches = find_all(self._outline.rows, self._words, self._match_case)
        self._matches_by_row = {}
        for match in self._matches:
            self._matches_by_row.setdefault(match.row, []).append(match)
        self._match = 0 if self._matches else -1
        self.matches_changed.emit(self._match + 1, len(self._matches))
        self.viewport().update()

    def _show_match(self) -> None:
        self.matches_changed.emit(self._match + 1, len(self._matches))
        self.viewport().update()
        if self._match < 0 or self._flow is None:
            return
        match = self._matches[self._match]
        block = self._flow.layout(match.row).find(match.cell, match.index)
        area = next(block.rects(*match.ranges[0]), None) if block else None
        self.bring_to_view(match.row, QRectF(area) if area else None)
