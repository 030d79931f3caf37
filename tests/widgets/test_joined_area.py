"""Moved paragraphs are joined to where they came from, the parts of a split to each other; the joins light up and lead there."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from unga_desktop import paths
from unga_desktop.core.appearance import Appearance
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.widgets.redline.comparison_pane import ComparisonPane
from unga_desktop.widgets.redline.comparison_view import ComparisonView
from unga_desktop.widgets.redline.join_lines import PlacedLine
from unga_desktop.widgets.redline.part_brackets import part_heights

# The offscreen platform says so of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SENTENCES = [
    "Urges all Member States to adopt national plans for the management of their wells and springs;",
    "Requests the Secretary-General to report to the Assembly at its next session on what was done;",
    "Invites the regional commissions to convene a meeting of experts on the subject. It also asks them to report;",
    "Encourages donors to contribute to the trust fund for the wells and the rivers of the region;",
    "Stresses the need for timely and accurate data collected by the national offices of statistics;",
]
ARABIC = [
    "تحث جميع الدول الأعضاء على اعتماد خطط وطنية لإدارة آبارها وينابيعها وتقديم تقارير عنها إلى اللجنة؛",
    "تطلب إلى الأمين العام أن يقدم إلى الجمعية العامة في دورتها الحادية والثمانين تقريرا عن تنفيذ هذا القرار؛",
    "تدعو برنامج الأمم المتحدة الإنمائي إلى عقد اجتماع للخبراء بشأن هذا الموضوع في المقر الرئيسي؛",
]


def resolution(sentences: list[str], opening: str = "The General Assembly,") -> str:
    return f"{opening}\n\n" + "\n\n".join(f"{number}. {words}" for number, words in enumerate(sentences, 1))


@pytest.fixture
def appearance() -> Appearance:
    return read_appearance(paths.resource("appearance.toml"))


def pane_of(qtbot: QtBot, appearance: Appearance, texts: tuple[str, str], height: int = 700) -> ComparisonPane:
    pane = ComparisonPane()
    qtbot.addWidget(pane)
    pane.set_palette_roles(appearance.light, appearance.type)
    pane.resize(640, height)
    pane.show()
    qtbot.waitExposed(pane)
    comparison = compare(*(structure.parse(text, Source("t.txt")) for text in texts))
    pane.show_comparison(comparison, changes(comparison))
    picture(pane.view)
    return pane


def picture(view: ComparisonView) -> QImage:
    image: QImage = view.viewport().grab().toImage()
    return image


def row_with(view: ComparisonView, ghost: bool) -> int:
    return next(at for at, row in enumerate(view.outline.rows) if row.partner >= 0 and row.ghost is ghost)


@pytest.mark.parametrize("mode", [ViewMode.INLINE, ViewMode.SIDE_BY_SIDE])
def test_a_move_whose_ends_both_show_is_one_line_with_the_arrow_at_its_arrival(
    qtbot: QtBot, appearance: Appearance, mode: ViewMode
) -> None:
    pane = pane_of(qtbot, appearance, (resolution(SENTENCES), resolution([SENTENCES[4], *SENTENCES[:4]])), 900)
    pane.set_view(mode)
    picture(pane.view)
    (line,) = pane.view.lines
    assert line.label is None
    assert line.rows == (row_with(pane.view, True), row_with(pane.view, False))
    tops = {at: top for at, _, top in pane.view._shown()}
    for y, at in ((line.points[0].y(), line.rows[0]), (line.points[-1].y(), line.rows[1])):
        layout = pane.view.flow.layout(at)  # type: ignore[union-attr]
        assert tops[at] <= y <= tops[at] + layout.height
    left = pane.view.flow.layout(line.rows[1]).columns[0][0]  # type: ignore[union-attr]
    assert all(0 < point.x() < left for point in line.points)


def test_a_move_of_which_one_end_shows_is_a_stub_with_the_number_of_the_other(
    qtbot: QtBot, appearance: Appearance
) -> None:
    others = [f"{words} number {n}" for n in range(12) for words in SENTENCES[:4]]
    last = [SENTENCES[4]]
    pane = pane_of(qtbot, appearance, (resolution([*others, *last]), resolution([*last, *others])), 420)
    view = pane.view
    (stub,) = view.lines
    assert (stub.label, stub.rows[1]) == ("49", row_with(view, True))
    tip = stub.points[-1].toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=tip - QPoint(0, 4))
    picture(view)
    assert row_with(view, True) in [at for at, _, _ in view._shown()]
    (back,) = view.lines
    assert (back.label, back.rows[1]) == ("1", row_with(view, False))
    view.follow_join()
    assert row_with(view, False) in [at for at, _, _ in view._shown()]
    view.follow_join()
    assert row_with(view, True) in [at for at, _, _ in view._shown()]


def test_both_ends_light_up_under_the_pointer_and_when_the_change_is_chosen(
    qtbot: QtBot, appearance: Appearance
) -> None:
    pane = pane_of(qtbot, appearance, (resolution(SENTENCES), resolution([SENTENCES[4], *SENTENCES[:4]])), 900)
    view = pane.view
    ends = {row_with(view, True), row_with(view, False)}
    plain = picture(view)
    assert view.lit_rows() == frozenset()
    top = next(top for at, _, top in view._shown() if at == row_with(view, False))
    qtbot.mouseMove(view.viewport(), QPoint(300, round(top) + 40))
    assert view.lit_rows() == ends
    assert picture(view) != plain
    view.hover(-1)
    moved = next(change for change in view.changes if "moved" in change.kind)
    pane.go_to_change(moved.number)
    assert view.lit_rows() == ends
    pane.go_to_change(next(c.number for c in view.changes if c.row != moved.row))
    assert view.lit_rows() == frozenset()


def test_a_click_on_a_line_goes_to_its_farther_end() -> None:
    line = PlacedLine((QPointF(20, 100), QPointF(10, 100), QPointF(10, 400), QPointF(20, 400)), (7, 2))
    assert line.touches(QPointF(11, 250))
    assert not line.touches(QPointF(60, 250))
    assert line.leads_to(QPointF(10, 120)) == 2
    assert line.leads_to(QPointF(10, 390)) == 7


def test_joins_of_arabic_stand_at_the_right_where_its_lines_begin(qtbot: QtBot, appearance: Appearance) -> None:
    opening = "إن الجمعية العامة،"
    texts = resolution(ARABIC, opening), resolution([ARABIC[2], *ARABIC[:2]], opening)
    pane = pane_of(qtbot, appearance, texts, 900)
    (line,) = pane.view.lines
    left, width = pane.view.flow.layout(line.rows[1]).columns[0]  # type: ignore[union-attr]
    assert all(left + width < point.x() < pane.view.viewport().width() for point in line.points)
    note = pane.view.flow.layout(line.rows[1]).note_area  # type: ignore[union-attr]
    assert note.right() > left + width / 2


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("mode", [ViewMode.INLINE, ViewMode.SIDE_BY_SIDE])
def test_the_parts_of_a_split_or_merged_paragraph_are_joined(
    qtbot: QtBot, appearance: Appearance, mode: ViewMode, merged: bool
) -> None:
    first, second = SENTENCES[2].split(". It also ")
    texts = resolution(SENTENCES), resolution([*SENTENCES[:2], f"{first};", f"Also {second}", *SENTENCES[3:]])
    pane = pane_of(qtbot, appearance, texts[::-1] if merged else texts)
    pane.set_view(mode)
    view = pane.view
    at = next(at for at, row in enumerate(view.outline.rows) if row.row.kind in ("split", "merged"))
    layout = view.flow.layout(at)  # type: ignore[union-attr]
    heights = [
        part_heights(layout, cell, view.flow.style.line_height_of_text)  # type: ignore[union-attr]
        for cell in range(len(layout.columns))
    ]
    assert [len(found) for found in heights] == ([2] if mode is ViewMode.INLINE else [2, 1] if merged else [1, 2])
    plain = picture(view)
    view.hover(at)
    assert view.lit_rows() == {at}
    assert picture(view) != plain


def test_no_line_is_drawn_where_a_single_text_is_shown(qtbot: QtBot, appearance: Appearance) -> None:
    pane = pane_of(qtbot, appearance, (resolution(SENTENCES), resolution([SENTENCES[4], *SENTENCES[:4]])))
    pane.set_view(ViewMode.AMENDED)
    picture(pane.view)
    assert not pane.view.lines
    pane.view.follow_join()
    assert pane.view.lit_rows() == frozenset()
