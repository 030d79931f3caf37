"""Opening and scrolling a comparison of 30,000 words against a bare QPlainTextEdit with the amended text.

    python tools/bench/scrolling.py

Opening is timed from the finished comparison to the first picture of it, scrolling over 200 steps, each painted at once. A step
under 16 ms keeps up with a screen of 60 pictures a second.
"""

import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit

from unga_desktop import paths
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.importers.appearance import read_appearance
from unga_desktop.widgets.redline.comparison_view import ComparisonView

_PARAGRAPHS = 860
_STEPS = 200


def document(edited: bool) -> Document:
    """A resolution of some 30,000 words; every third paragraph differs between the two."""
    lines = ["The General Assembly,"]
    for number in range(1, _PARAGRAPHS):
        word = "comprehensive" if edited and number % 3 == 0 else "periodic"
        lines.append(
            f"{number}. Requests the Secretary-General to submit {word} reports on item {number} of the agenda to the Assembly "
            "at its next session, taking into account the views of Member States and of the bodies concerned with item "
            f"{number};"
        )
    return structure.parse("\n\n".join(lines), Source("adopted" if edited else "draft"), "en")


def steps(view: QAbstractScrollArea) -> list[float]:
    """The seconds that each step down takes until it is painted."""
    bar = view.verticalScrollBar()
    step = max(1, bar.maximum() // (2 * _STEPS))
    found = []
    for _ in range(_STEPS):
        start = time.perf_counter()
        bar.setValue(bar.value() + step)
        view.viewport().repaint()
        QApplication.processEvents()
        found.append(time.perf_counter() - start)
    return found


def main() -> int:
    original, amended = document(False), document(True)
    comparison = compare(original, amended)
    listed = changes(comparison)
    appearance = read_appearance(paths.resource("appearance.toml"))
    view, plain = ComparisonView(), QPlainTextEdit()
    view.set_palette_roles(appearance.light, appearance.type)
    for widget in (view, plain):
        widget.resize(640, 700)
        widget.show()
    QApplication.processEvents()
    start = time.perf_counter()
    plain.setPlainText("\n\n".join(paragraph.text for paragraph in amended.paragraphs))
    plain.grab()
    bare = time.perf_counter() - start
    start = time.perf_counter()
    view.show_comparison(comparison, listed)
    view.grab()
    opened = time.perf_counter() - start
    print(f"{comparison.statistics.words_amended:,} words, {len(listed):,} changes")
    print(f"open      {opened * 1000:7.1f} ms   peer {bare * 1000:7.1f} ms   {opened / bare:5.2f}")
    ours, theirs = steps(view), steps(plain)
    for name, of in (("median", statistics.median), ("worst", max)):
        mine, peer = of(ours), of(theirs)
        print(f"{name:6} step {mine * 1000:6.2f} ms   peer {peer * 1000:7.2f} ms   {mine / peer:5.2f}")
    return 0


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    sys.exit(main())
