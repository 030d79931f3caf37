"""The amender behind the panel: switches, oral revisions, the record, collisions, what cannot be read."""

import os
from pathlib import Path

import pytest

from unga_desktop.core.amendments.encounter import Meeting
from unga_desktop.core.documents.document import TextStatus
from unga_desktop.core.errors import Cancelled, DocumentError
from unga_desktop.core.redlines.redline import Op
from unga_desktop.services.amender import Amender, Disposition, WritingError
from unga_desktop.services.library import bundled_library
from unga_desktop.services.vote_desk import bundled_vote_desk

DRAFT, ADOPTED = "A/ES-11/L.11", "A/RES/ES-11/8"
EUROPEAN = ("A/ES-11/L.11#amendment-1", "A/ES-11/L.11#amendment-2", "A/ES-11/L.15")
RUSSIAN = "A/ES-11/L.11#amendment-4"
AMENDER = Amender(bundled_library(), bundled_vote_desk())


def test_the_record_has_the_three_european_amendments_on_and_the_russian_one_rejected() -> None:
    assert AMENDER.initial_dispositions(DRAFT) == {
        **dict.fromkeys(EUROPEAN, Disposition.ADOPTED),
        RUSSIAN: Disposition.REJECTED,
    }
    assert {entry.symbol for entry in AMENDER.amendments_of(ADOPTED)} == {*EUROPEAN, RUSSIAN}


def test_without_a_record_every_amendment_is_off() -> None:
    dispositions = Amender(bundled_library()).initial_dispositions(DRAFT)
    assert set(dispositions.values()) == {Disposition.OFF}


def test_a_name_that_is_no_symbol_has_no_amendments() -> None:
    assert AMENDER.amendments_of("own.txt") == ()
    assert AMENDER.initial_dispositions("own.txt") == {}


def test_the_sample_as_recorded_is_the_adopted_text() -> None:
    dispositions = AMENDER.initial_dispositions(DRAFT)
    made = AMENDER.what_if(DRAFT, list(dispositions), dispositions)
    assert made.execution.amended.paragraphs == bundled_library().open(ADOPTED).paragraphs
    assert made.comparison.amended.name == "A/ES-11/L.11 as amended"
    assert made.comparison.statistics.unexplained == 0
    assert not made.unreflected


def test_the_other_way_round_the_russian_amendment_alone_changes_the_text() -> None:
    dispositions = {**dict.fromkeys(EUROPEAN, Disposition.REJECTED), RUSSIAN: Disposition.ADOPTED}
    made = AMENDER.what_if(DRAFT, list(dispositions), dispositions)
    spans = [span for row in made.comparison.rows for span in row.spans if span.op is not Op.EQUAL]
    assert [(span.text.strip(), span.amendment) for span in spans] == [
        ("including by addressing its root causes", RUSSIAN)
    ]
    assert set(made.owners.values()) == {(0,)}


def test_an_oral_revision_is_typed_in_and_switched_like_the_others() -> None:
    oral = AMENDER.read_text("In the operative paragraph, replace “a swift” by “an immediate”.", "oral revision 1")
    given = [*EUROPEAN, oral]
    off = AMENDER.what_if(DRAFT, given, dict.fromkeys(EUROPEAN, Disposition.ADOPTED))
    assert "swift" in off.execution.amended.paragraphs[-1].text
    on = AMENDER.what_if(DRAFT, given, dict.fromkeys((*EUROPEAN, "oral revision 1"), Disposition.ADOPTED))
    assert "Implores an immediate end" in on.execution.amended.paragraphs[-1].text
    assert "oral revision 1" in {span.amendment for row in on.comparison.rows for span in row.spans}


def test_an_amendment_without_a_text_is_listed_and_never_guessed() -> None:
    [first, second] = AMENDER.amendments_of("A/RES/ES-11/6")
    assert {first.text_status, second.text_status} == {TextStatus.NONE}
    made = AMENDER.what_if(
        DRAFT, [first.symbol, EUROPEAN[0]], {first.symbol: Disposition.ADOPTED, EUROPEAN[0]: Disposition.OFF}
    )
    [missing] = made.unreflected
    assert (missing.amendment, missing.outcome) == (first.symbol, -1)
    assert "could not be read" in missing.reason
    assert made.comparison.unreflected == made.unreflected
    assert made.execution.amended.paragraphs == made.execution.draft.paragraphs


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    amendment = tmp_path / "own.txt"
    amendment.write_text("In the title, replace “path” by “road”.\n", encoding="utf-8")
    assert AMENDER.read(amendment) is AMENDER.read(amendment)
    before = AMENDER.read(amendment)
    amendment.write_text("In the title, replace “path” by “highway”.\n", encoding="utf-8")
    os.utime(amendment, ns=(1, 1))
    assert AMENDER.read(amendment) != before


def test_collisions_are_told_before_a_vote() -> None:
    oral = AMENDER.read_text("In the operative paragraph, replace “lasting” by “durable”.", "oral revision")
    [found] = AMENDER.collisions(DRAFT, [*EUROPEAN, oral, "A/ES-11/L.8"])
    assert (found.kind, found.amendments) == (Meeting.SAME_TEXT, ("A/ES-11/L.15", "oral revision"))


def test_a_draft_or_text_that_is_not_there_is_refused() -> None:
    with pytest.raises(DocumentError, match="no such document"):
        AMENDER.explain("A/RES/99/1", ADOPTED, EUROPEAN)
    with pytest.raises(DocumentError, match="no such document"):
        AMENDER.what_if("A/RES/99/1", EUROPEAN, {})


def test_a_long_explanation_stops_when_asked() -> None:
    with pytest.raises(Cancelled):
        AMENDER.explain(DRAFT, ADOPTED, EUROPEAN, cancelled=lambda: True)


def test_the_amendments_of_the_sample_written_anew_make_the_adopted_text() -> None:
    written = AMENDER.write(DRAFT, ADOPTED, "A/ES-11/L.99", "France and European States")
    amendment = AMENDER.read_text(written, "A/ES-11/L.99")
    assert (amendment.sponsor, amendment.target) == ("France and European States", DRAFT)
    assert AMENDER.amend(DRAFT, [amendment]).amended.paragraphs == bundled_library().open(ADOPTED).paragraphs
    with pytest.raises(WritingError, match="nothing to amend"):
        AMENDER.write(DRAFT, DRAFT)
