"""Real sentences of the United Nations in six languages, edited in known ways: nothing lost, everything found, no noise."""

from random import Random

import pytest
import regex
from real_texts import FOLDER, LANGUAGES, Edited, edited, paragraphs, sentences, words_of

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Section, Source
from unga_desktop.core.redlines.change import changes
from unga_desktop.core.redlines.comparison import Comparison, compare
from unga_desktop.core.redlines.redline import ChangeClass, Op, RowKind
from unga_desktop.core.words import language as languages

pytestmark = [pytest.mark.real, pytest.mark.skipif(not FOLDER.is_dir(), reason="the real texts are not here")]

_SEEDS = range(6)


def document(texts: list[str]) -> Document:
    """Paragraphs as they are, numbers at their heads included."""
    return structure.parse("\n\n".join(texts), Source("real"))


def unlabelled(texts: list[str]) -> list[str]:
    """The texts without what the program takes for their numbers, so that edits and paragraphs correspond one to one."""
    return [structure.parse(text, Source("one")).paragraphs[0].text for text in texts]


def compared(case: Edited) -> Comparison:
    sides = [document(unlabelled(texts)) for texts in (case.original, case.amended)]
    assert [len(side.paragraphs) for side in sides] == [len(case.original), len(case.amended)]
    comparison = compare(*sides)
    assert comparison.check.passed
    return comparison


def pairs(comparison: Comparison) -> set[tuple[int, int]]:
    return {
        (before.index, after.index)
        for row in comparison.rows
        if row.kind is not RowKind.REPLACED
        for before in row.original
        for after in row.amended
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_character_of_a_real_sentence_is_lost(language: str) -> None:
    for start in range(0, len(sentences(language)), 10):
        content = "\n".join(sentences(language)[start : start + 10])
        assert structure.characters(document([content])) == structure.without_separators(content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_ten_sentences_is_recognised(language: str) -> None:
    texts = ["\n".join(sentences(language)[start : start + 10]) for start in range(0, len(sentences(language)) - 9, 10)]
    right = sum(document([text]).language == language for text in texts)
    assert right >= 0.99 * len(texts), (right, len(texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_a_single_long_sentence_is_mostly_recognised(language: str) -> None:
    texts = [sentence for sentence in sentences(language) if len(sentence) > (24 if language == "zh" else 80)]
    assert sum(languages.recognise(text) == language for text in texts) >= 0.97 * len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", _SEEDS)
def test_paragraphs_correspond_as_they_were_edited(language: str, seed: int) -> None:
    case = edited(language, seed)
    comparison = compared(case)
    found = pairs(comparison)
    assert len(found & case.pairs) >= 0.97 * len(case.pairs)
    assert len(found & case.pairs) >= 0.97 * len(found)
    moved = {(row.original[0].index, row.amended[0].index) for row in comparison.rows if row.moved}
    assert moved == case.moved
    kinds = {kind: [row for row in comparison.rows if row.kind is kind] for kind in RowKind}
    assert {row.amended[0].index for row in kinds[RowKind.ADDED]} == case.added
    assert {row.original[0].index for row in kinds[RowKind.REMOVED]} == case.removed
    assert {row.original[0].index for row in kinds[RowKind.SPLIT]} == case.split
    assert {row.amended[0].index for row in kinds[RowKind.MERGED]} == case.merged


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", _SEEDS)
def test_what_was_not_edited_is_not_shown_as_changed(language: str, seed: int) -> None:
    case = edited(language, seed)
    comparison = compared(case)
    touched = {source for source, _ in case.touched} | case.removed
    for row in comparison.rows:
        if (
            row.kind in (RowKind.ADDED, RowKind.REMOVED, RowKind.SPLIT, RowKind.MERGED)
            or row.original[0].index in touched
        ):
            continue
        assert row.kind is RowKind.UNCHANGED, row
    glue = 1 if language == "zh" else 2
    for row in comparison.rows:
        if row.original and row.original[0].index in touched and row.kind is RowKind.REWORDED:
            changed = sum(len(span.text) for span in row.spans if span.op is Op.INSERT)
            assert changed <= 40 * glue, row.spans


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", _SEEDS)
def test_no_change_begins_or_ends_inside_a_word_or_grapheme(language: str, seed: int) -> None:
    for row in compared(edited(language, seed)).rows:
        for gone in (Op.INSERT, Op.DELETE):
            side = [span.text for span in row.spans if span.op is not gone]
            whole = "".join(side)
            graphemes = {found.end() for found in regex.finditer(r"\X", whole)} | {0}
            at = 0
            for part in side[:-1]:
                at += len(part)
                assert at in graphemes
                if language != "zh" and 0 < at < len(whole):
                    assert not (whole[at - 1].isalpha() and whole[at].isalpha()), (
                        whole[at - 9 : at],
                        whole[at : at + 9],
                    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_unrelated_texts_are_rebuilt(language: str) -> None:
    random = Random(language)
    first, second = (document(paragraphs(language, random, 30)) for _ in range(2))
    assert compare(first, second).check.passed


@pytest.mark.parametrize(("one", "other"), [("en", "fr"), ("ru", "en"), ("zh", "ar"), ("es", "fr")])
def test_two_languages_are_rebuilt(one: str, other: str) -> None:
    sides = [document(list(sentences(language)[:120])) for language in (one, other)]
    assert compare(*sides).check.passed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_real_text_compared_with_itself_has_no_changes(language: str) -> None:
    text = document(list(sentences(language)[:600]))
    assert changes(compare(text, text)) == ()


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru"])
def test_wrapping_real_paragraphs_by_hand_changes_no_word(language: str) -> None:
    texts = unlabelled(paragraphs(language, Random(f"wrap {language}"), 40))
    # A hyphen at a line's end may be the wrapping's, and after a full stop a new paragraph may begin.
    texts = [text for text in texts if not regex.search(r"[-\u2013]|[.;:!?؛؟][^.]", text)]
    assert len(texts) > 5
    wrapped = [_wrapped(words_of(text, language)) for text in texts]
    comparison = compare(document(texts), document(wrapped))
    assert comparison.statistics.changes == 0


def _wrapped(words: list[str], width: int = 64) -> str:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append(word)
        else:
            lines[-1] += " " + word
    return "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_changed_number_is_one_change_of_a_number_or_date(language: str) -> None:
    number = regex.compile(r"(?<![\d.,/\-A-Za-z])\d{2}(?![\d.,/\-A-Za-z])")
    texts = unlabelled(list(sentences(language)))
    found = [text for text in texts if number.search(text) and len(text) > 30][:80]
    assert len(found) > 20
    weighty = 0
    for text in found:
        amended = number.sub("97", text, count=1)
        comparison = compare(document([text]), document([amended]))
        assert comparison.statistics.changes in (0, 1)
        classes = {change.change_class for change in changes(comparison)}
        weighty += classes <= {ChangeClass.NUMBER, ChangeClass.DATE, ChangeClass.SYMBOL}
    assert weighty >= 0.97 * len(found)


def test_real_sentences_are_no_titles_or_headings_in_a_body() -> None:
    body = [sentence for sentence in sentences("en") if sentence.endswith(".") and len(sentence) > 80][:400]
    read = structure.parse("The General Assembly,\n\nNoting it,\n\n1. Decides.\n\n" + "\n\n".join(body), Source("r"))
    headings = [p.text for p in read.paragraphs if p.section in (Section.HEADING, Section.TITLE, Section.OPENING)]
    assert len(headings) <= 2, headings
