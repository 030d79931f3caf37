"""The places found, painted: their words run from the side that their script begins at."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from unga_desktop import paths
from unga_desktop.core.appearance import Appearance
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.models.passages import Mark, Passage, Run
from unga_desktop.widgets.redline.passage_list import PassageList

# The offscreen platform says so of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="module")
def appearance() -> Appearance:
    return read_appearance(paths.resource("appearance.toml"))


@pytest.mark.parametrize(("word", "from_the_right"), [("المتحدة", True), ("nations", False)])
def test_the_last_line_of_a_passage_begins_at_the_side_of_its_script(
    qtbot: QtBot, appearance: Appearance, word: str, from_the_right: bool
) -> None:
    widget = PassageList()
    qtbot.addWidget(widget)
    widget.set_palette_roles(appearance.light)
    widget.resize(400, 200)
    words = Run(" ".join([word] * 9), Mark.FOUND)
    widget.passages.show([Passage("A/80/L.5", "", "", 0, "paragraph 1", (words,), word)])
    widget.show()
    qtbot.waitExposed(widget)
    ground = QColor(appearance.light.hidden_ground).rgb()
    image = widget.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    marked = [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == ground]
    last = max(y for _, y in marked)
    in_the_last = [x for x, y in marked if y == last]
    middle = (min(in_the_last) + max(in_the_last)) / 2
    assert (middle > image.width() / 2) is from_the_right
