"""Text of documents is shown as it is, and never as markup: two hundred payloads as title, text, symbol, sponsor and note
through the views, lists, tool tips, boxes and dialogs. A file or a server that they name is never asked."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from local_server import local_server
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPixmap, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QMessageBox,
    QTextBrowser,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from unga_desktop.core.documents.catalogue import Entry, Kind
from unga_desktop.core.documents.document import Document, Paragraph, Section, Source, TextStatus
from unga_desktop.core.documents.kept_document import Facts, Hit, KeptDocument, Provenance, Use
from unga_desktop.core.documents.structure import parse
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import compare
from unga_desktop.core.redlines.redline import Op
from unga_desktop.models.passages import Mark, of_hit, of_use
from unga_desktop.models.verbatim import tip
from unga_desktop.models.view_mode import ViewMode
from unga_desktop.services.vote_desk import bundled_vote_desk
from unga_desktop.widgets.amendments.draft_editor import DraftEditor
from unga_desktop.widgets.compare_dialog import CompareDialog, Finding
from unga_desktop.widgets.error_dialog import ErrorDialog
from unga_desktop.widgets.library.facts_form import FactsDialog
from unga_desktop.widgets.library.provenance_dialog import ProvenanceDialog
from unga_desktop.widgets.notice_bar import Notice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_TAGS = (
    '<img src="{canary}">',
    "<img src='{canary}' width=9000 height=9000>",
    '<a href="{canary}">here</a>',
    '<a name="x" href="http://localhost:9/">x</a>',
    "<script>alert(1)</script>",
    "<b>bold</b>",
    "<i>",
    "</p>",
    "<br>",
    "<br/>",
    "<table><tr><td>cell</td></tr></table>",
    '<body background="{canary}">',
    '<p style="background-image: url({canary})">p</p>',
    '<span style="color: transparent">unseen</span>',
    "<font size=7 color=white>x</font>",
    '<link rel="stylesheet" href="{canary}">',
    '<style>@import url("{canary}");</style>',
    '<meta http-equiv="refresh" content="0;url={canary}">',
    '<object data="{canary}"></object>',
    '<iframe src="{canary}"></iframe>',
    "<!-- comment -->",
    "<!DOCTYPE html><html><body>x</body></html>",
    "<?xml version='1.0'?><!ENTITY x SYSTEM '{canary}'>",
    "<![CDATA[<b>x</b>]]>",
    "<qt>x</qt>",
    "&amp;",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "&nbsp;&copy;",
    "A & B && C",
    "![x]({canary}) [y]({canary})",
    "%1 %s {{0}} \\n [*]",
    "1 < 2 > 0",
)
_CONTEXTS = ("{}", "The {} Assembly", "{0}{0}", " {}", "Решает {}", "（{}）", "«{}»")


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A picture that would be loaded; its time of access goes back to the beginning, so that any reading is seen."""
    path = tmp_path / "canary.png"
    picture = QPixmap(8, 8)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(path))
    os.utime(path, (1, path.stat().st_mtime))
    return path


@pytest.fixture
def payloads(canary: Path) -> Iterator[list[str]]:
    """Two hundred texts and more, of which every other one names the canary, the rest a server that is never asked."""
    with local_server() as server:
        places = (canary.as_uri(), server.address)
        every = [(tag, context) for tag in _TAGS for context in _CONTEXTS]
        found = [context.format(tag.format(canary=places[n % 2])) for n, (tag, context) in enumerate(every)]
        assert len(found) >= 200
        yield found
        assert server.asked == []


def _opened(canary: Path) -> bool:
    return canary.stat().st_atime > 1


def test_the_canary_would_be_seen_if_it_were_opened(qtbot: QtBot, canary: Path) -> None:
    label = QLabel(f'<img src="{canary.as_uri()}">')
    qtbot.addWidget(label)
    label.grab()
    if not _opened(canary):
        pytest.skip("this file system keeps no times of access")
    os.utime(canary, (1, canary.stat().st_mtime))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.grab()
    assert not _opened(canary)


def _shown_by_tip(text: str) -> str:
    """What the reader sees of a tool tip."""
    if not GuiQt.mightBeRichText(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def _check_tip(text: str, where: str) -> None:
    shown = _shown_by_tip(text)
    if GuiQt.mightBeRichText(text):
        # Markup of our own: with every character of the document escaped it has no image and no link in it.
        lowered = text.lower()
        assert "<img" not in lowered, where
        assert "<a " not in lowered, where
        assert "url(" not in lowered.replace(shown.lower(), "") or "&lt;" in lowered, where


def _models(view: QAbstractItemView) -> list[QAbstractItemModel]:
    return [view.model()] if view.model() is not None else []


def _indexes(model: QAbstractItemModel, parent: QModelIndex | None = None):
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        for column in range(model.columnCount(above)):
            index = model.index(row, column, above)
            yield index
            if column == 0:
                yield from _indexes(model, index)


def _check(top: QWidget, *, deep: bool = False) -> None:
    """No label takes text for markup, no tool tip has any of a document's; ``deep`` looks into all lists too."""
    for widget in (top, *top.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        _check_tip(widget.toolTip(), where)
        if widget.objectName() == "qtooltip_label" and isinstance(widget, QLabel):
            _check_tip(widget.text(), where)
        elif isinstance(widget, QLabel) and not isinstance(widget.window(), QMessageBox):
            assert widget.textFormat() is Qt.TextFormat.PlainText or not GuiQt.mightBeRichText(widget.text()), where
        if isinstance(widget, QTextEdit) and not isinstance(widget, QTextBrowser):
            assert not widget.acceptRichText(), where
        if deep and isinstance(widget, QAbstractItemView):
            for model in _models(widget):
                for index in _indexes(model):
                    _check_tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), where)
        if isinstance(widget, QComboBox):
            for row in range(widget.count()):
                _check_tip(str(widget.itemData(row, Qt.ItemDataRole.ToolTipRole) or ""), where)


def _caption(text: str) -> str:
    """What a reader sees of the words of a button: one of two ``&`` is shown, one alone is not."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


@pytest.mark.usefixtures("qapp")
def test_tool_tips_show_every_payload_to_the_letter(payloads: list[str]) -> None:
    for payload in payloads:
        assert _shown_by_tip(tip(payload)).strip() == payload.strip()


def test_texts_are_shown_to_the_letter_in_every_view(open_window, canary: Path, payloads: list[str]) -> None:
    parts = open_window()
    texts = [
        "\n\n".join(["The General Assembly,", *(f"{n}. {end}{p}" for n, p in enumerate(payloads, 1))])
        for end in ("", "x ")
    ]
    original, amended = (parse(text, Source("draft.txt"), "en") for text in texts)
    comparison = compare(original, amended)
    found = changes(comparison)
    parts.window.comparison.show_comparison(comparison, found)
    parts.window.changes.show_changes(found)
    view = parts.window.comparison.view
    for mode, document in ((ViewMode.ORIGINAL, original), (ViewMode.AMENDED, amended)):
        view.set_mode(mode)
        view.select_all()
        selected = view.selected_text()
        assert all(paragraph.text in selected for paragraph in document.paragraphs)
        view.grab()
    view.set_mode(ViewMode.INLINE)
    parts.window.grab()
    _check(parts.window, deep=True)
    view.select_all()
    view.copy_with_redline()
    document = QTextDocument()
    document.setHtml(QGuiApplication.clipboard().mimeData().html())
    copied = "".join(document.toPlainText().split())
    assert all(
        "".join(span.text.split()) in copied for row in comparison.rows for span in row.spans if span.op is not Op.EQUAL
    )
    assert not _opened(canary)


def _document(payload: str) -> Document:
    paragraphs = (Paragraph(0, Section.TITLE, "", payload), Paragraph(1, Section.OPERATIVE, "1", payload, 0, "1."))
    return Document(
        Source(payload, "", TextStatus.SUMMARY, payload), paragraphs, payload, payload, payload, "en", payload
    )


def test_headings_and_the_status_line_show_every_payload(open_window, canary: Path, payloads: list[str]) -> None:
    parts = open_window()
    window = parts.window
    heading = window.comparison.heading
    for payload in payloads:
        window.comparison.show_document(_document(payload))
        window.status.show_sources(payload)
        window.status.show_notice(payload)
        window.what_if.show_what_if(payload, True)
        window.notices.show_notices((Notice("k", payload, payload, (payload, payload), payload),))
        line = window.notices.lines[0]
        assert heading._title.accessibleName().replace("[", "").replace("]", "").strip()
        assert line.words.accessibleName() == payload
        assert _caption(line.button.text()) == payload
        assert line.details.toPlainText() == f"{payload}\n{payload}"
        assert window.what_if.words.text() == payload
        _check(heading)
        _check(window.status)
        _check(window.notices)
        QToolTip.showText(QPoint(5, 5), heading._status.toolTip(), window)
    window.grab()
    QToolTip.hideText()
    _check(window)
    assert not _opened(canary)


def test_messages_in_place_of_a_text_show_every_payload(open_window, canary: Path, payloads) -> None:
    parts = open_window()
    for payload in payloads:
        parts.window.comparison.show_message(payload, payload)
        _check(parts.window.comparison)
    parts.window.comparison.grab()
    assert not _opened(canary)


def test_the_list_shows_every_payload_and_its_tool_tips_too(open_window, canary: Path, payloads: list[str]) -> None:
    parts = open_window()
    documents = parts.window.documents
    entries = [
        Entry(
            *(f"A/{n}/{payload.replace('#', '')}", Kind.AMENDMENT, payload, payload, "GA", payload, "en"),
            *(TextStatus.OWN, payload, (), "", payload, payload),
        )
        for n, payload in enumerate(payloads)
    ]
    documents.show_documents(entries, {})
    model = documents.tree.model()
    shown = [index.data(Qt.ItemDataRole.ToolTipRole) for index in _indexes(model)]
    for payload in payloads:
        assert any(payload in _shown_by_tip(str(text)) for text in shown if text), payload
    documents.select_two(entries[0].symbol, entries[1].symbol)
    words = _caption(documents.compare_button.text())
    assert entries[0].symbol in words
    _check(documents, deep=True)
    documents.grab()
    assert not _opened(canary)


def test_places_found_show_every_payload(open_window, canary: Path, payloads: list[str]) -> None:
    parts = open_window()
    searching = parts.searching
    searching.open_search()
    searching.open_uses("x")
    panel, uses = searching.search_panel, searching.uses_panel
    hits = [of_hit(Hit(0, payload, payload, payload, 1, payload, payload, payload, payload)) for payload in payloads]
    panel.show_found(hits, "x")
    for payload, passage in zip(payloads, hits, strict=True):
        assert [run.text for run in passage.runs] == [payload] * 3
    near = [
        of_use(Use(0, payload, payload, "", 1, "", payload, payload, payload, 0.5), "other words")
        for payload in payloads
    ]
    uses.show_uses(near)
    for payload, passage in zip(payloads, near, strict=True):
        inside = "".join(run.text for run in passage.runs[1:-1] if run.mark is not Mark.MISSING)
        assert inside == payload
    for payload in payloads:
        uses.show_words(payload)
        panel.show_refusal(payload)
        uses.show_refusal(payload)
        _check(panel)
        _check(uses)
    panel.show_found(hits, "x")
    uses.show_uses(near)
    for widget in (panel, uses):
        widget.resize(600, 3000)
        widget.grab()
    assert not _opened(canary)


def test_dialogs_show_every_payload(open_window, canary: Path, payloads: list[str]) -> None:
    parts = open_window()
    for payload in payloads:
        facts = Facts(payload, payload, payload, payload, payload, payload, Kind.OWN, payload, payload)
        places = dict.fromkeys(("symbol", "title", "date", "organ", "session", "language", "sponsor", "kind"), payload)
        provenance = Provenance(payload, payload, payload, payload, TextStatus.OWN, (payload,))
        form = FactsDialog(payload, facts, places, False, "Keep", lambda _facts, _official, p=payload: p, parts.window)
        assert form.fields["title"].text() == payload
        assert form.places["title"].text().casefold() == payload.casefold()
        dialogs = (
            form,
            ProvenanceDialog(KeptDocument(1, facts, provenance, payload), parts.window),
            ErrorDialog(payload, payload, payload, parts.window),
            DraftEditor(payload, payload, payload, parts.window),
        )
        for dialog in dialogs:
            _check(dialog)
            dialog.grab()
            dialog.close()
            dialog.deleteLater()
    asked = CompareDialog(
        lambda name: Finding(False, name), payloads, [(p, p) for p in payloads[:20]], "", parts.window
    )
    asked.fill(payloads[0], payloads[1])
    asked.grab()
    _check(asked, deep=True)
    asked.deleteLater()
    assert not _opened(canary)


def test_votes_show_every_payload(open_window, canary: Path, payloads: list[str]) -> None:
    parts = open_window()
    desk = bundled_vote_desk()
    tally = desk.tally(desk.of("A/ES-11/L.11")[0])
    pane = parts.presenter.votes_pane
    changed = [replace(tally, roll_call=replace(tally.roll_call, subject=payload)) for payload in payloads]
    for at in range(0, len(changed), 40):
        pane.show_tallies(tuple(changed[at : at + 40]))
        _check(pane)
    assert pane.subject.text() == changed[200 // 40 * 40].roll_call.subject
    pane.show_tallies((changed[0],))
    pane.grab()
    assert not _opened(canary)
