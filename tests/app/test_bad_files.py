"""Broken, strange and huge files opened in the window: a clear message or the text, and what was shown before stays."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextOption
from pytestqt.qtbot import QtBot

from unga_desktop.app.connections import Parts
from unga_desktop.printing.redline_format import wrap_mode
from unga_desktop.widgets.error_dialog import ErrorDialog

# The offscreen platform says so of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Open = Callable[..., Parts]
DRAFT = "The General Assembly,\n\nNoting the tide,\n\n1. Decides to wait;\n\n2. Requests a boat.\n"


def files(folder: Path, *contents: bytes) -> list[str]:
    paths = [folder / f"text{number}.txt" for number, _ in enumerate(contents)]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return [str(path) for path in paths]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "only white space"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is a picture"),
        (b"Decides\0 to wait", "this is not a text file"),
        (b"pe\xed\xa0\x80ace", "the text is not utf-8: byte 3"),
        (codecs.BOM_UTF16_LE + b"a\0\0\xd8b\0", "the text is not utf-16: byte 5"),
    ],
)
def test_what_cannot_be_read_is_told_and_what_was_shown_stays(
    open_window: Open, qtbot: QtBot, tmp_path: Path, content: bytes, said: str
) -> None:
    parts = open_window("A/RES/ES-11/8", whole=False)
    qtbot.waitUntil(lambda: parts.reading.shown is not None, timeout=30_000)
    shown = parts.reading.shown
    original, amended = files(tmp_path, DRAFT.encode(), content)
    with qtbot.waitSignal(parts.reading.failed, timeout=30_000):
        parts.reading.compare(original, amended)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in parts.window.findChildren(ErrorDialog)))
    (dialog,) = (dialog for dialog in parts.window.findChildren(ErrorDialog) if dialog.isVisible())
    assert said in dialog.what.text().lower()
    dialog.close()
    assert parts.reading.shown is shown


@pytest.mark.parametrize(
    ("original", "amended", "changes"),
    [
        (DRAFT.encode(), DRAFT.encode(), 0),
        (DRAFT.encode(), DRAFT.replace("\n\n", "\r\n\r\n", 2).replace("\n\n1.", "\r\r1.").encode(), 0),
        (DRAFT.encode(), codecs.BOM_UTF16_LE + DRAFT.encode("utf-16-le"), 0),
        (DRAFT.encode(), DRAFT.replace("wait", "w\u200bait\u202e").encode(), 1),
        (DRAFT.encode(), DRAFT.replace("wait", "a" * 300_000).encode(), 1),
        (DRAFT.encode(), DRAFT.replace("wait", "e" + "\u0301" * 20_000).encode(), 1),
        (DRAFT.encode(), DRAFT.replace("wait", "wait and see " * 20_000).encode(), 2),
    ],
    ids=["the same twice", "mixed line ends", "UTF-16", "hidden", "gigantic word", "pile of marks", "gigantic line"],
)
def test_what_is_strange_is_shown(
    open_window: Open, qtbot: QtBot, tmp_path: Path, original: bytes, amended: bytes, changes: int
) -> None:
    parts = open_window(*files(tmp_path, original, amended), whole=False)
    qtbot.waitUntil(lambda: parts.reading.shown is not None, timeout=60_000)
    opened = parts.reading.shown
    assert opened is not None
    assert opened.comparison is not None
    assert opened.comparison.check.passed
    assert len(opened.changes) == changes
    view = parts.window.comparison.view
    parts.window.comparison.next_change()
    view.viewport().repaint()
    flow = view.flow
    assert flow is not None
    for at in range(len(flow)):
        for block in flow.layout(at).blocks:
            assert sum(block.layout.lineAt(n).textLength() for n in range(block.layout.lineCount())) == len(
                block.block.shown
            )
    assert parts.window.status.check.text() == "rebuilt exactly"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("a" * 5000, QTextOption.WrapMode.WrapAnywhere),
        ("السلام" * 1000, QTextOption.WrapMode.WrapAnywhere),
        ("capacity-building and peace, " * 1000, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere),
        ("大会决定继续处理此案，" * 1000, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere),
    ],
)
def test_only_a_word_beyond_all_measure_is_broken_anywhere(text: str, mode: QTextOption.WrapMode) -> None:
    assert wrap_mode(text) == mode


def test_a_file_compared_with_itself_by_name_has_no_changes(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    (path,) = files(tmp_path, DRAFT.encode())
    parts = open_window(path, path, whole=False)
    qtbot.waitUntil(lambda: parts.reading.shown is not None, timeout=30_000)
    assert parts.reading.shown is not None
    assert parts.reading.shown.changes == ()
    assert parts.window.status.changes.text() == "no change"
