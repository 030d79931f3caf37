"""A draft edited by hand: what is read back, what is written, what is kept."""

from pathlib import Path

import pytest

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Source
from unga_desktop.services.amender import Amender
from unga_desktop.services.draft_writing import EXACT, NOTHING, DraftWriting
from unga_desktop.services.library import bundled_library

TEXT = (
    "A/C.2/80/L.5\n\nPorts of the region\n\nThe General Assembly,\n\nRecalling\u00a0its resolutions,\n\n"
    "1. Welcomes the report;\n\n"
    "2. Requests the Secretary-General:\n\n(a) To report;\n\n(b) To visit the ports;\n\n"
    "3. Decides to remain seized of the matter.\n"
)


def writing(text: str = TEXT) -> DraftWriting:
    return DraftWriting(structure.parse(text, Source("draft.txt")), Amender(bundled_library()))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("symbol", ["A/ES-11/L.10", "A/ES-11/L.11", "A/RES/ES-11/8", "S/RES/2774 (2025)"])
def test_every_bundled_text_can_be_edited_and_is_read_back_as_it_is(symbol: str) -> None:
    draft = DraftWriting(bundled_library().open(symbol), Amender(bundled_library()))
    assert draft.editable()
    assert draft.result(draft.text()).verdict == NOTHING


def test_the_amendments_of_an_edit_give_exactly_the_edited_text() -> None:
    draft = writing()
    edited = (
        draft.text()
        .replace("Welcomes", "Notes with appreciation")
        .replace("Recalling\u00a0its", "Recalling\u00a0all its")
    )
    result = draft.result(edited, "A/C.2/80/L.9", "Norway")
    assert (result.exact, result.verdict) == (True, EXACT)
    assert result.amendment.startswith("A/C.2/80/L.9\n\nNorway: amendments to draft resolution A/C.2/80/L.5\n")
    assert "Recalling\u00a0all its resolutions," in texts(result.document)


def test_a_no_break_space_that_becomes_a_space_is_a_change_and_not_lost() -> None:
    draft = writing()
    result = draft.result(draft.text().replace("\u00a0", " "))
    assert result.changes
    assert texts(result.document)[2] == "Recalling its resolutions,"


def test_paragraphs_are_numbered_in_order_after_one_was_put_in() -> None:
    draft = writing()
    edited = draft.text().replace("2. Requests", "1. Calls upon all States to help;\n\n2. Requests")
    numbered = draft.renumbered(edited)
    assert "2. Calls upon" in numbered
    assert "3. Requests" in numbered
    assert "4. Decides" in numbered
    assert draft.result(numbered).exact


def test_edits_that_cannot_be_said_are_refused_in_words() -> None:
    draft = writing()
    result = draft.result(draft.text().replace("3. Decides", "9. Decides"))
    assert not result.exact
    assert result.amendment == ""
    assert "cannot be" in result.verdict


@pytest.mark.parametrize("text", ["", "\n\n\n", "1.", "\ufeff", "A/C.2/80/L.5", "(a)\n(b)\n(a)"])
def test_any_text_in_the_editor_has_a_verdict(text: str) -> None:
    assert writing().result(text).verdict


@pytest.mark.usefixtures("tmp_path")
def test_edits_are_kept_until_they_are_given_up() -> None:
    draft = writing()
    assert draft.kept() == ""
    draft.keep(draft.text() + "\u00a0x")
    assert writing().kept() == draft.text() + "\u00a0x"
    assert writing(TEXT.replace("ports", "quays")).kept() == ""
    draft.keep(draft.text())
    assert draft.kept() == ""


def test_kept_edits_lie_in_the_users_own_folder(tmp_path: Path) -> None:
    writing().keep("something else")
    assert [path.parent.name for path in (tmp_path / "data").rglob("*.txt")] == ["edited-drafts"]
