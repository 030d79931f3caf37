"""Copying: exactly the characters of the text, NBSP and what cannot be seen among them; with the redline as ins and del, from
which both texts can be read again, paragraph breaks that were made or taken away included."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from unga_desktop import paths
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Paragraph, Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.models.reading_outline import OutlineRow, ReadingOutline
from unga_desktop.models.redline_selection import Excerpt, marked_text, plain_text, redline_html, side_text
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.printing.redline_format import utf16
from unga_desktop.widgets.redline.comparison_pane import ComparisonPane
from unga_desktop.widgets.redline.text_selection import Place, TextSelection, everything

# The offscreen platform says so of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ORIGINAL = (
    "The General Assembly,\n\n1. Urges States to keep the peace of the wells;\n\n2. Requests a report. It also asks for data;\n\n"
    "3. Welcomes the fund;\n\n4. Thanks all donors;\n\n5. Decides to remain\u00a0seized."
)
AMENDED = (
    "The General Assembly,\n\n1. Requests a report;\n\n2. Also asks for data;\n\n3. Welcomes the fund and thanks all donors;\n\n"
    "4.\u00a0Decides to re\u00admain\u00a0seized  \u202eof it.\n\n5. Urges all States to keep the peace of the we\u200blls;"
)


def comparison_of(original: str, amended: str) -> Comparison:
    found = compare(*(structure.parse(text, Source("t.txt")) for text in (original, amended)))
    assert found.check.passed
    return found


def printed(paragraph: Paragraph) -> str:
    mark = paragraph.mark or paragraph.label
    return f"{mark}{'' if mark[-1:].isspace() else ' '}{paragraph.text}" if mark else paragraph.text


def lines(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join(map(printed, paragraphs))


@pytest.mark.parametrize(
    ("mode", "cell", "side"),
    [
        (ViewMode.INLINE, 0, "amended"),
        (ViewMode.SIDE_BY_SIDE, 1, "amended"),
        (ViewMode.ORIGINAL, 0, "original"),
        (ViewMode.AMENDED, 0, "amended"),
    ],
)
def test_all_selected_and_copied_is_the_text_exactly(qtbot: QtBot, mode: ViewMode, cell: int, side: str) -> None:
    comparison = comparison_of(ORIGINAL, AMENDED)
    pane = pane_of(qtbot, comparison, mode)
    view = pane.view
    view.select_all()
    assert view._selection is not None
    assert view._selection.cell == cell
    view.copy()
    assert QGuiApplication.clipboard().text() == lines(getattr(comparison, side).paragraphs)


def pane_of(qtbot: QtBot, comparison: Comparison, mode: ViewMode) -> ComparisonPane:
    appearance = read_appearance(paths.resource("appearance.toml"))
    pane = ComparisonPane()
    qtbot.addWidget(pane)
    pane.set_palette_roles(appearance.light, appearance.type)
    pane.resize(700, 600)
    pane.show_comparison(comparison, changes(comparison))
    pane.set_view(mode)
    return pane


def test_a_part_of_several_rows_is_copied_from_where_it_begins_to_where_it_ends(qtbot: QtBot) -> None:
    comparison = comparison_of(
        "1. Urges peace;\n\n2. Notes\u00a0the war.", "1. Urges lasting peace;\n\n2. Notes\u00a0the war."
    )
    pane = pane_of(qtbot, comparison, ViewMode.INLINE)
    view = pane.view
    view._selection = TextSelection(0, Place(0, 0, 6), Place(1, 0, 9))
    view.copy()
    assert QGuiApplication.clipboard().text() == "lasting peace;\n2. Notes\u00a0the"
    view.copy_with_redline()
    assert QGuiApplication.clipboard().text() == "{+lasting +}peace;\n2. Notes\u00a0the"
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<ins>lasting </ins>peace;</p>" in html
    assert "2. Notes\u00a0the</p>" in html


def test_breaks_that_were_made_or_taken_away_are_copied_with_the_redline(qtbot: QtBot) -> None:
    comparison = comparison_of(ORIGINAL, AMENDED)
    pane = pane_of(qtbot, comparison, ViewMode.INLINE)
    view = pane.view
    view.select_all()
    view.copy_with_redline()
    text = QGuiApplication.clipboard().text()
    html = QGuiApplication.clipboard().mimeData().html()
    assert "{+;¶+}\n" in text
    assert "[-;¶\nThanks-]{+ and thanks+} all donors" in text
    assert "<del>;¶<br>Thanks</del><ins> and thanks</ins>" in html
    assert "<ins>;¶</ins></p><p" in html
    assert "[-5.-]{+4.\u00a0+}Decides" in text


@pytest.mark.parametrize(
    "character", ["\u00a0", "\u200b", "\u202e", "\u00ad", "\u2060", "\ufeff", "\u0301", "👩\u200d👧", "𠀀", "\u3000"]
)
def test_characters_that_are_easily_lost_come_through_the_clipboard(qtbot: QtBot, character: str) -> None:
    text = f"1. Urges{character}peace{character} and  all."
    pane = pane_of(qtbot, comparison_of("1. Urges peace.", text), ViewMode.AMENDED)
    view = pane.view
    view.select_all()
    view.copy()
    assert QGuiApplication.clipboard().text() == text


def test_deleted_words_alone_can_be_copied(qtbot: QtBot) -> None:
    pane = pane_of(qtbot, comparison_of("1. Urges lasting peace.", "1. Urges peace."), ViewMode.INLINE)
    view = pane.view
    start = view.outline.rows[0].cells()[0][0].shown.index("lasting")
    view._selection = TextSelection(0, Place(0, 0, start), Place(0, 0, start + 7))
    assert view.selected_text() == "lasting"


class _Read(HTMLParser):
    """The text of a copy with only one of its sides: ``left_out`` is the tag of the other."""

    def __init__(self, left_out: str) -> None:
        super().__init__()
        self.text, self._left_out, self._inside = "", left_out, False

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self._inside |= tag == self._left_out
        if tag == "br" and not self._inside:
            self.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != self._left_out
        if tag == "p":
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += "" if self._inside else data


def copied(rows: tuple[OutlineRow, ...]) -> list[Excerpt]:
    return everything(rows, 0).excerpts(rows)


_PIECES = st.sampled_from(
    (
        "peace",
        "all",
        "States",
        "not",
        "urges",
        "a\u00a0b",
        "ze\u200bro",
        "мир",
        "السلام",
        "和平",
        "e\u0301",
        "2025",
        "<b>",
        "&amp;",
    )
)
_SENTENCES = st.lists(_PIECES, min_size=1, max_size=9).map(" ".join)


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[str, str]:
    before = draw(st.lists(_SENTENCES, min_size=1, max_size=5))
    after = list(before)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, max(len(after) - 1, 0)))
        match draw(st.sampled_from(("insert", "remove", "move", "word", "divide", "join"))):
            case "insert":
                after.insert(place, draw(_SENTENCES))
            case "remove" if len(after) > 1:
                del after[place]
            case "move" if after:
                after.insert(draw(st.integers(0, len(after) - 1)), after.pop(place))
            case "word" if after:
                after[place] = f"{draw(_PIECES)} {after[place]} {draw(_PIECES)}"
            case "divide" if " " in after[place]:
                after[place : place + 1] = after[place].split(" ", 1)
            case "join" if place + 1 < len(after):
                after[place : place + 2] = [f"{after[place]} {after[place + 1]}"]
    first, second = ("\n\n".join(f"{n}. {line}" for n, line in enumerate(side, 1)) for side in (before, after))
    return first, second


@settings(max_examples=250, deadline=None)
@example((ORIGINAL, AMENDED))
@given(_pairs())
def test_copies_of_any_comparison_give_the_texts_back(texts: tuple[str, str]) -> None:
    comparison = comparison_of(*texts)
    inline = ReadingOutline(comparison.rows, ViewMode.INLINE).rows
    assert plain_text(copied(inline)) == lines(comparison.amended.paragraphs)
    original = ReadingOutline(comparison.rows, ViewMode.ORIGINAL).rows
    assert side_text(copied(original)) == lines(comparison.original.paragraphs)

    marked, html = marked_text(copied(inline)), redline_html(copied(inline))
    accepted = re.sub(r"\[-.*?-\]|\{\+|\+\}", "", marked, flags=re.DOTALL).replace("¶", "")
    kept = [line for line in accepted.split("\n") if line.strip()]
    assert kept == [printed(paragraph) for paragraph in comparison.amended.paragraphs]
    read = _Read("del")
    read.feed(html)
    assert [line for line in read.text.replace("¶", "").split("\n") if line.strip()] == kept
    for at, entry in enumerate(inline):
        if entry.ghost:
            continue
        blocks = entry.cells()[0]
        whole = TextSelection(0, Place(at, 0, 0), Place(at, len(blocks) - 1, utf16(blocks[-1].shown)))
        parts = [replace(part, number=()) for part in whole.excerpts(inline)]
        rejected = _Read("ins")
        rejected.feed(redline_html(parts))
        assert re.sub("[¶\n]", "", rejected.text) == entry.row.original_text.replace("\n", "")
