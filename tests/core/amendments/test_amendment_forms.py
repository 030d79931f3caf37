"""Heads, layout and bad input of amendment documents as bodies of the United Nations issue them, or as people send them."""

from pathlib import Path

import pytest

from unga_desktop import paths
from unga_desktop.core.amendments.engine import execute
from unga_desktop.core.amendments.language_choice import read_in_its_language, recognised
from unga_desktop.core.amendments.outcome import Execution, Status
from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Source
from unga_desktop.importers.amending import read_vocabularies

VOCABULARIES = read_vocabularies(paths.resource("amending"))
DRAFT = structure.parse(Path(__file__).with_name("draft_en.txt").read_text(encoding="utf-8"), Source("draft"), "en")


def run(text: str, language: str = "") -> Execution:
    return execute(DRAFT, [read_in_its_language(text, "file", VOCABULARIES, language)])


def reasons(execution: Execution) -> list[str]:
    return [outcome.reason for outcome in execution.outcomes if outcome.reason]


HEADS = {
    "Burundi: amendment to revised draft resolution A/C.3/80/L.20/Rev.1": ("Burundi", "A/C.3/80/L.20/Rev.1"),
    "Belarus,* Eritrea* : amendment to draft resolution A/HRC/58/L.7": ("Belarus, Eritrea", "A/HRC/58/L.7"),
    "Belarus* and Cuba:** amendments to draft resolution A/HRC/58/L.7": ("Belarus and Cuba", "A/HRC/58/L.7"),
    "Amendments proposed by Chile and Kenya to draft resolution A/C.1/80/L.2": ("Chile and Kenya", "A/C.1/80/L.2"),
    "Amendment submitted by Norway to draft resolution A/C.5/80/L.3*": ("Norway", "A/C.5/80/L.3"),
    "Argentina, Brazil,\nChile and Peru: amendment to\ndraft resolution A/80/L.9": (
        "Argentina, Brazil, Chile and Peru",
        "A/80/L.9",
    ),
    "Oral revisions to draft resolution A/C.2/80/L.5": ("", "A/C.2/80/L.5"),
    "amendment to draft resolution A/C.3/78/L.51": ("", "A/C.3/78/L.51"),
    "Proposed amendments to the draft resolution contained in document E/2025/L.12": ("", "E/2025/L.12"),
    "Sub-amendment to the amendment contained in document A/C.3/80/L.70": ("", "A/C.3/80/L.70"),
}


@pytest.mark.parametrize("head", HEADS)
def test_the_head_says_who_proposes_and_what_is_amended(head: str) -> None:
    front = "United Nations  A/C.3/80/L.64\n\nDistr.: Limited\n\nAgenda item 71 (b)\nRights: other\n\n"
    for before in ("", front):
        amendment = read_in_its_language(f"{before}{head}\n\nDelete paragraph 3.\n", "file", VOCABULARIES)
        assert (amendment.sponsor, amendment.target) == HEADS[head]
        assert [item.text for item in amendment.instructions] == ["Delete paragraph 3."]


def test_page_numbers_and_notes_on_sponsors_are_no_instructions() -> None:
    text = (
        "Cuba:* amendment to draft resolution A/HRC/58/L.7\n\n58/... Situation of human rights\n\n1. Delete paragraph 3.\n\n"
        "* State not a member of the Human Rights Council.\n\n25-18934 (E)    121125\n*2518934*\n"
    )
    execution = run(text)
    assert execution.complete, reasons(execution)
    assert len(execution.outcomes) == 1


def test_headings_with_letters_say_in_which_part_paragraphs_are_counted() -> None:
    text = (
        "The sponsors propose the following amendments:\n\nA. Preamble\n\n"
        "1. In the second paragraph, delete “with deep concern”.\n"
        "2. After the third paragraph, insert the following paragraph:\n“Bearing in mind the Charter,”\n\nB. Operative part\n\n"
        "3. In paragraph 1, insert “armed” before “attacks”.\n"
    )
    execution = run(text)
    assert execution.complete, reasons(execution)
    assert [outcome.target for outcome in execution.outcomes] == [
        "preambular paragraph 2",
        "preambular paragraph 3",
        "operative paragraph 1",
    ]


def test_a_corrigendum_reads_for_and_read_without_marks() -> None:
    text = (
        "A/C.2/80/L.5/Corr.1\n\nStrengthening cooperation\n\nCorrigendum\n\n"
        "Paragraph 5, line 1\n\nFor forty members read fifty members\n\n"
        "Paragraph 1\n\nFor “civilians” read “civilian persons”\n"
    )
    execution = run(text)
    assert execution.complete, reasons(execution)
    found = {p.label: p.text for p in execution.amended.paragraphs}
    assert found["5"].startswith("Decides to elect fifty members")
    assert found["1"] == "Condemns all attacks on civilian persons;"


def test_words_without_marks_are_taken_only_where_it_is_clear_where_they_end() -> None:
    execution = run("Paragraph 5: for forty read fifty and for two read three")
    assert not execution.complete
    assert execution.amended.paragraphs == DRAFT.paragraphs


def test_attached_text_replaces_an_annex() -> None:
    draft = structure.parse(
        "A title\n\nThe General Assembly,\n\n1. Adopts the plan;\n\n2. Thanks the donors.\n\nAnnex\n\n1. Start in May.",
        Source("x"),
        "en",
    )
    text = (
        "1. The annex shall be replaced by the plan of work attached as annex I.\n\n2. Delete paragraph 2.\n\n"
        "Annex I\n\n1. Start in June.\n\n2. End in July.\n"
    )
    execution = execute(draft, [read_in_its_language(text, "x", VOCABULARIES)])
    assert execution.complete, reasons(execution)
    assert [p.text for p in execution.amended.paragraphs[3:]] == ["Annex", "Start in June.", "End in July."]


def test_a_footnote_goes_together_with_its_mark() -> None:
    draft = structure.parse(
        "A title\n\nThe General Assembly,\n\n1. Adopts the plan;¹\n\n2. Thanks the donors.²\n\n____\n\n¹ A/63/100.\n\n² A/64/2.",
        Source("x"),
        "en",
    )
    execution = execute(draft, [read_in_its_language("Delete footnote 1.", "x", VOCABULARIES)])
    assert execution.complete, reasons(execution)
    assert [p.text for p in execution.amended.paragraphs[2:]] == [
        "Adopts the plan;",
        "Thanks the donors.²",
        "____",
        "A/64/2.",
    ]


# Bad input


def test_each_broken_instruction_is_refused_where_it_breaks_and_the_rest_is_executed() -> None:
    text = (
        "1. In paragraph 5, replace “forty by “fifty”.\n\n2. Delete paragraph 3.\n\n3. In paragraph 9, delete “x”.\n\n"
        "4. In paragraph 4, replace “the Committee” by “it”.\n\n5. In paragraph 1, replace “never” by “always”.\n\n"
        "6. Frobnicate paragraph 1.\n"
    )
    execution = run(text)
    assert [outcome.status for outcome in execution.outcomes].count(Status.APPLIED) == 1
    assert [outcome.status for outcome in execution.outcomes].count(Status.REFUSED) == 5
    assert all(text[outcome.start : outcome.end] == outcome.text for outcome in execution.outcomes)
    assert text[execution.outcomes[5].fault_at :].startswith("Frobnicate")
    assert "occurs twice" in execution.outcomes[3].reason
    assert len(execution.outcomes[3].candidates) == 2


@pytest.mark.parametrize(
    "text",
    [
        "It was the best of times and the worst " * 12_500,
        "replace the words paragraph of and insert delete by " * 11_000,
        "It was the best of times, it was the worst of “times”, and he would read.\n" * 6_700,
        "It was the “best of times it was the worst of times and he said.\n" * 4_000,
        'It was the "best of times" and he said "delete paragraph 3".\n\n' * 4_000,
        "Chapter: amendment to the best: of times\n" * 4_000,
        "Le « roman » de la « mer\n" * 4_000,
    ],
    ids=["one line", "vocabulary", "lines", "open marks", "straight marks", "colons", "French marks"],
)
def test_a_novel_is_refused_and_does_not_hang(text: str) -> None:
    execution = run(text)
    assert not execution.complete
    assert execution.amended.paragraphs == DRAFT.paragraphs
    assert all(outcome.reason for outcome in execution.outcomes)


# Languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В пункте 5 заменить слово «сорок» словом «пятьдесят».", "Russian"),
        ("في الفقرة ٥، يستعاض عن كلمة «أربعين» بكلمة «خمسين».", "Arabic"),
        ("第5段，将“四十”改为“五十”。", "Chinese"),
    ],
)
def test_a_language_without_vocabulary_is_refused_by_its_name(text: str, language: str) -> None:
    execution = run(text)
    assert reasons(execution) == [
        f"amendments in {language} cannot be read yet, only those in English, French and Spanish"
    ]
    assert execution.amended.paragraphs == DRAFT.paragraphs


def test_the_language_of_the_instructions_counts_not_that_of_the_words_they_quote() -> None:
    assert (
        recognised("In paragraph 5, replace « les droits de la femme et des enfants » by « les droits ».", VOCABULARIES)
        == "en"
    )
    assert (
        recognised("Au paragraphe 5, remplacer “the rights of all the women” par “the rights”.", VOCABULARIES) == "fr"
    )
    assert recognised("En el párrafo 5, suprímase “the rights of all the women”.", VOCABULARIES) == "es"


def test_the_language_can_be_chosen() -> None:
    assert not run("Delete paragraph 3.", "fr").complete
    assert run("Delete paragraph 3.", "en").complete
    assert "Russian" in reasons(run("Delete paragraph 3.", "ru"))[0]


# What names the new words first


@pytest.mark.parametrize(
    ("language", "text", "executed"),
    [
        ("en", "In paragraph 5, replace “forty” by “fifty”.", True),
        ("en", "In paragraph 5, substitute “fifty” for “forty”.", True),
        ("en", "In paragraph 5, substitute “forty” for “fifty”.", False),
        ("en", "In paragraph 5, replace “fifty” by “forty”.", False),
        ("fr", "Au paragraphe 5, remplacer « forty » par « fifty ».", True),
        ("fr", "Au paragraphe 5, substituer « fifty » à « forty ».", True),
        ("fr", "Au paragraphe 5, substituer « forty » à « fifty ».", False),
        ("fr", "Au paragraphe 5, remplacer « fifty » par « forty ».", False),
        ("es", "En el párrafo 5, sustitúyase «forty» por «fifty».", True),
        ("es", "En el párrafo 5, sustitúyase por «fifty» la palabra «forty».", True),
        ("es", "En el párrafo 5, sustitúyase «fifty» por «forty».", False),
        ("es", "En el párrafo 5, sustitúyase «fifty» a «forty».", False),
    ],
)
def test_the_old_words_are_never_taken_for_the_new_ones(language: str, text: str, executed: bool) -> None:
    execution = run(text, language)
    words = next(p.text for p in execution.amended.paragraphs if p.label == "5")
    assert execution.complete is executed
    assert ("fifty members" if executed else "forty members") in words


# Nothing is passed over


def test_an_asterisk_may_be_the_bullet_of_an_instruction() -> None:
    execution = run("* Delete paragraph 3.\n* In paragraph 5, replace “forty” by “fifty”.\n* OP6: delete\n")
    assert execution.complete, reasons(execution)
    assert len(execution.outcomes) == 3


def test_an_introduction_that_names_a_place_is_not_passed_over() -> None:
    execution = run("Delete paragraph 3 and make the following amendments:\n\nDelete paragraph 4.\n")
    assert [outcome.status for outcome in execution.outcomes] == [Status.REFUSED, Status.APPLIED]


def test_an_annex_that_no_instruction_attaches_is_not_passed_over() -> None:
    execution = run(
        "1. Replace paragraph 3 by the text attached as annex I.\n\n"
        "Annex I\n\nUrges all;\n\nAnnex II\n\nDelete paragraph 4.\n"
    )
    assert [outcome.status for outcome in execution.outcomes] == [Status.APPLIED, Status.REFUSED]
    assert "Delete paragraph 4." in execution.outcomes[1].text


def test_a_heading_of_the_annex_of_the_draft_is_no_attachment() -> None:
    draft = structure.parse(
        "A title\n\nThe General Assembly,\n\n1. Adopts the plan;\n\n2. Thanks.\n\nAnnex\n\n1. Start in May.",
        Source("x"),
        "en",
    )
    text = (
        "1. In paragraph 1, replace “plan” by “plan contained in the letter”.\n\n"
        "Annex\n\n2. In paragraph 1, replace “May” by “June”.\n"
    )
    execution = execute(draft, [read_in_its_language(text, "x", VOCABULARIES)])
    assert execution.complete, reasons(execution)
    assert [p.text for p in execution.amended.paragraphs][-1] == "Start in June."


def test_a_symbol_after_the_place_says_which_document_is_amended() -> None:
    assert run("In operative paragraph 5 of A/C.2/80/L.5, replace “forty” by “fifty”.").complete
    head = "Chile: amendment to draft resolution A/C.2/80/L.5\n\n"
    text = f"{head}In operative paragraph 5 of A/C.2/80/L.6, replace “forty” by “fifty”."
    assert "this amends A/C.2/80/L.6" in reasons(run(text))[0]
