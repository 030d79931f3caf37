"""Where one paragraph went and one came: a pair if their words say so."""

from math import log

import pytest

from unga_desktop.core.documents.document import Document, Paragraph, Section, Source
from unga_desktop.core.pairing.likelihood import Likelihood
from unga_desktop.core.redlines.comparison import compare

_AROUND = (
    "Requests the Secretary-General to report to the General Assembly at its next session on the present resolution.",
    "Welcomes the efforts of regional organizations towards a lasting settlement of the dispute.",
    "Deplores the loss of civilian life and the damage done to hospitals and schools.",
    "Urges the parties to grant humanitarian personnel full and safe access to those in need.",
    "Takes note with appreciation of the contributions that Governments have pledged so far.",
)


def _is_pair(original: str, amended: str, section: Section = Section.OPERATIVE) -> bool:
    documents = []
    for text in (original, amended):
        texts = [(Section.OPERATIVE, around) for around in _AROUND]
        texts.insert(2, (section, text))
        paragraphs = tuple(Paragraph(index, kind, "", text) for index, (kind, text) in enumerate(texts))
        documents.append(Document(Source("made for the test"), paragraphs))
    comparison = compare(*documents)
    assert comparison.check.passed
    rows = [row for row in comparison.rows if 2 in [paragraph.index for paragraph in (*row.original, *row.amended)]]
    return any(row.original and row.amended for row in rows)


@pytest.mark.parametrize(
    ("original", "amended"),
    [
        ("Affirms the purposes of the Charter.", "Appoints three auditors, for a term of four years."),
        (
            "Invites donors to replenish the fund before winter.",
            "Encourages Governments to vaccinate children against measles.",
        ),
    ],
)
def test_the_commonest_words_make_no_pair(original: str, amended: str) -> None:
    assert not _is_pair(original, amended)


def test_one_rare_word_makes_a_pair_of_short_paragraphs() -> None:
    assert _is_pair("Encourages vaccination against measles.", "Warns of an outbreak of measles in camps.")


def test_titles_are_a_pair_whatever_their_words() -> None:
    assert _is_pair("Approves the budget, as revised", "Conference on water", Section.TITLE)


@pytest.mark.parametrize("times", [1, 5_000])
def test_in_a_gigantic_text_a_word_counts_by_its_share_as_in_a_short_one(times: int) -> None:
    assert Likelihood({}).gains("ab" * times, "abc") == pytest.approx([log(0.75), log(0.75), log(0.5)])
