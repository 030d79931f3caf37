"""The view paints every character of both texts: the whole view is drawn as SVG, which keeps the strings that were painted, and
these are counted against the documents, in each view and in six scripts. What cannot be seen must be there by name."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from unga_desktop import paths
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.redline import Op
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.widgets.redline.comparison_pane import ComparisonPane

# The offscreen platform says so of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

UNSEEN = regex.compile(r"[\p{Z}\p{C}\p{DI}]")
TALL = 5000

SAMPLES = {
    "Latin": (
        "The General Assembly,\n\nRecalling all its résolutions,\n\n1. Urges States to keep the peace of the wells;\n\n"
        "2. Requests a report. It also asks for data on the wells;\n\n3. Decides to remain seized.",
        "The General Assembly,\n\nRecalling all its re\u0301solutions,\n\n1. Requests a report;\n\n2. Also asks for data on the "
        "wells;\n\n3. Decides to re\u00admain seized.\n\n4. Calls upon States to keep the pe\u200bace of the wells;",
    ),
    "Cyrillic": (
        "Генеральная Ассамблея,\n\n1. Призывает все государства сохранять мир;\n\n2. Постановляет включить этот вопрос.",
        "Генеральная Ассамблея,\n\n1. Настоятельно призывает все государств\u0061 сохранять\u00a0мир;\n\n"
        "2. Постановляет включить его.",
    ),
    "Arabic": (
        "إن الجمعية العامة،\n\n1 - تحث جميع الدول على السلام؛\n\n2 - تقرر أن تبقي المسألة قيد نظرها.",
        "إن الجمعية العامة،\n\n1 - تحث جميع الدول الأعضاء على السـلام؛\n\n2 - تُقرِّر أن تبقي المسألة \u202eقيد نظرها.",
    ),
    "Han": (
        "大会，\n\n1. 敦促所有会员国维护和平；\n\n2. 决定继续处理此案。",
        "大会，\n\n1. 促请所有会员国维护\u200b和平；\n\n2. 决定继续处理𠀀案。",
    ),
    "Hebrew": ("1. קורא לכל המדינות לשמור על השלום;", "1. קורא לכל המדינות החברות לשמור\u2060 על השלום;"),
    "Devanagari": ("1. सभी राज्यों से शांति बनाए रखने का आग्रह;", "1. सभी सदस्य राज्यों से शांति बनाए रखने का \ud800आग्रह;"),
}
NAMES = {
    "Latin": ["NFD", "SHY", "ZWSP"],
    "Cyrillic": ["Latin a", "NBSP"],
    "Arabic": ["RLO"],
    "Han": ["ZWSP"],
    "Hebrew": ["WJ"],
    "Devanagari": ["U+D800"],
}


@pytest.fixture(scope="module")
def pane(qapp: QApplication) -> Iterator[ComparisonPane]:
    appearance = read_appearance(paths.resource("appearance.toml"))
    pane = ComparisonPane()
    pane.set_palette_roles(appearance.light, appearance.type)
    pane.resize(640, TALL)
    pane.show()
    qapp.processEvents()
    yield pane
    pane.close()
    pane.deleteLater()


def shown(pane: ComparisonPane, comparison: Comparison, mode: ViewMode) -> None:
    pane.show_comparison(comparison, changes(comparison))
    pane.set_view(mode)
    flow = pane.view.flow
    assert flow is not None
    assert len(pane.view._shown()) == len(flow)
    assert flow.heights.total < pane.view.viewport().height()


def painted(pane: ComparisonPane) -> str:
    """The strings that the view's own painting gives to the painter."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(640, TALL))
    painter = QPainter(generator)
    pane.view.viewport().render(painter, QPoint())
    painter.end()
    tree = ElementTree.fromstring(bytes(buffer.data().data()))
    return "".join("".join(element.itertext()) for element in tree.iter("{http://www.w3.org/2000/svg}text"))


def seen(text: str) -> Counter[str]:
    return Counter(UNSEEN.sub("", text))


def written_beside(pane: ComparisonPane) -> str:
    """All that a view says that stands in neither text's words: numbers, notes, warnings, names of hidden characters."""
    flow, said = pane.view.flow, []
    assert flow is not None
    metrics = QFontMetricsF(flow.style.note)
    for at in range(len(flow)):
        layout = flow.layout(at)
        note, room = layout.entry.note, layout.note_area.width() - 10
        said += [metrics.elidedText(note, Qt.TextElideMode.ElideRight, room), *(text for text, _ in layout.badges)]
        for block in layout.blocks:
            said += [block.label, *(fragment.shown for fragment in block.block.fragments if fragment.box)]
    said += [line.label or "" for line in pane.view.lines]
    return "".join(said)


def boxed(pane: ComparisonPane) -> str:
    flow = pane.view.flow
    assert flow is not None
    return "".join(
        fragment.text
        for at in range(len(flow))
        for block in flow.layout(at).blocks
        for fragment in block.block.fragments
        if fragment.box
    )


def words(document: Document) -> str:
    return "".join(paragraph.text for paragraph in document.paragraphs)


def both(comparison: Comparison) -> str:
    """What inline stands once: all that is equal, deleted or inserted."""
    return "".join(span.text for row in comparison.rows for span in row.spans)


def expected(comparison: Comparison, mode: ViewMode) -> str:
    original, amended = words(comparison.original), words(comparison.amended)
    return {
        ViewMode.INLINE: both(comparison),
        ViewMode.SIDE_BY_SIDE: original + amended,
        ViewMode.ORIGINAL: original,
        ViewMode.AMENDED: amended,
    }[mode]


def assert_all_is_painted(pane: ComparisonPane, comparison: Comparison, mode: ViewMode) -> None:
    shown(pane, comparison, mode)
    wanted = seen(expected(comparison, mode)) - seen(boxed(pane)) + seen(written_beside(pane))
    found = seen(painted(pane))
    assert not wanted - found, "not painted"
    assert not found - wanted, "painted, but in neither text"
    layouts_are_whole(pane)


def layouts_are_whole(pane: ComparisonPane) -> None:
    """Every line of a layout lies within its paragraph, and the lines hold all of its text."""
    flow = pane.view.flow
    assert flow is not None
    for at in range(len(flow)):
        layout = flow.layout(at)
        for block in layout.blocks:
            lines = [block.layout.lineAt(number) for number in range(block.layout.lineCount())]
            assert (
                sum(line.textLength() for line in lines) == len(block.layout.text().encode("utf-16-le", "replace")) // 2
            )
            assert all(line.naturalTextWidth() <= block.area.width() + 1 for line in lines)
            assert block.area.bottom() <= layout.height


def comparison_of(original: str, amended: str) -> Comparison:
    return compare(*(structure.parse(text, Source("t.txt")) for text in (original, amended)))


@pytest.mark.parametrize("mode", list(ViewMode))
@pytest.mark.parametrize("script", SAMPLES)
def test_every_character_is_painted(pane: ComparisonPane, script: str, mode: ViewMode) -> None:
    assert_all_is_painted(pane, comparison_of(*SAMPLES[script]), mode)


@pytest.mark.parametrize("mode", [ViewMode.INLINE, ViewMode.SIDE_BY_SIDE, ViewMode.AMENDED])
@pytest.mark.parametrize("script", SAMPLES)
def test_hidden_characters_are_painted_by_name(pane: ComparisonPane, script: str, mode: ViewMode) -> None:
    shown(pane, comparison_of(*SAMPLES[script]), mode)
    text = UNSEEN.sub("", painted(pane))
    for name in NAMES[script]:
        assert text.count(UNSEEN.sub("", name)) >= 1, name


_PIECES = st.sampled_from(
    (
        *(
            "peace",
            "Urges",
            "all",
            "States,",
            "résumé",
            "Re\u0301sume\u0301",
            "not",
            "2025",
            "A/RES/79/1",
            "<b>&amp;</b>",
            "ﬁ",
        ),
        *(
            "мир",
            "войны",
            "и",
            "السلام",
            "الدول،",
            "تُقَرِّر",
            "大会",
            "和平。",
            "שלום",
            "शांति",
            "👩\u200d👩\u200d👧",
            "𠀀",
        ),
        *(
            "a\u00a0b",
            "ze\u200bro",
            "so\u00adft",
            "\u202eback",
            "А\u0430a",
            "w\u2060j",
            "\x00",
            "\x1b[1m",
            "\ud800",
            "\U000e0041",
        ),
    )
)
_SENTENCE = st.lists(_PIECES, min_size=1, max_size=14).map(" ".join)


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts: the second has paragraphs of the first edited, moved, divided, joined, taken out and put in."""
    lines = draw(st.lists(_SENTENCE, min_size=1, max_size=6))
    later = list(lines)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, max(len(later) - 1, 0)))
        match draw(st.sampled_from(("insert", "remove", "move", "word", "divide", "join"))):
            case "insert":
                later.insert(place, draw(_SENTENCE))
            case "remove" if len(later) > 1:
                del later[place]
            case "move" if later:
                later.insert(draw(st.integers(0, len(later) - 1)), later.pop(place))
            case "word" if later:
                later[place] = f"{draw(_PIECES)} {later[place]} {draw(_PIECES)}"
            case "divide" if later and " " in later[place]:
                later[place : place + 1] = later[place].split(" ", 1)
            case "join" if place + 1 < len(later):
                later[place : place + 2] = [f"{later[place]} {later[place + 1]}"]
    return tuple(  # type: ignore[return-value]
        "The General Assembly,\n\n" + "\n\n".join(f"{n}. {line}" for n, line in enumerate(texts, 1))
        for texts in (lines, later)
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=_pairs(), mode=st.sampled_from(ViewMode))
def test_every_character_of_any_pair_is_painted(pane: ComparisonPane, texts: tuple[str, str], mode: ViewMode) -> None:
    comparison = comparison_of(*texts)
    assert comparison.check.passed
    assert_all_is_painted(pane, comparison, mode)
    if mode is ViewMode.INLINE:
        fragments = [
            fragment
            for entry in pane.view.outline.rows
            for block in (entry.cells()[0] if not entry.ghost else ())
            for fragment in block.fragments
        ]
        assert "".join(f.text for f in fragments) == both(comparison)
        assert {f.op for f in fragments} <= set(Op)
