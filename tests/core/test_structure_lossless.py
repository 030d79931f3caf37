"""Nothing of a text vanishes on its way to paragraphs but line breaks and the spaces and tabs around them and labels."""

import os
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from unga_desktop.core.documents import structure
from unga_desktop.core.documents.document import Document, Section, Source
from unga_desktop.core.documents.text import blocks, is_unseen

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
GOLDEN = Path(__file__).parents[1] / "golden" / "structure_of_samples.txt"

_PIECES = (
    *(
        "The General Assembly,",
        "L’Assemblée générale,",
        "大会，",
        "إن الجمعية العامة،",
        "Генеральная Ассамблея,",
        "A/80/L.5*",
    ),
    *(
        "Recalling it,",
        "1. ",
        "2.",
        "3 bis. ",
        "1º ",
        "OP2 bis: ",
        "(a) ",
        "a) ",
        "а) ",
        "(i)",
        "a. ",
        "(أ) ",
        "1 - ",
        "١ - ",
    ),
    *(
        "一、",
        "（一）",
        "①",
        "• ",
        "– ",
        "I. ",
        "أولا - ",
        "Annex",
        "附件",
        "___",
        "¹ ",
        "1 See ",
        "* ",
        "[1] ",
        "1.2 ",
        "12A. ",
    ),
    *("Decides", "决定", "تقرر", "постановляет", "word", ",", ";", ".", ":", "“x”", "capacity-", "co\u00ad", "5"),
    *(
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u200f",
        "\ufeff",
        "\u2007",
        "\u00ad",
        "\ud800",
        "\x00",
        "\x1c",
        "\x1f",
        "\U000e0041",
    ),
    *("\n", "\n\n", "\r\n", "\r", "\f", "\v", "\u2028", "\u2029", "\x85", " ", "  ", "\t"),
)
_TEXT = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.text(max_size=80))


def parsed(content: str) -> Document:
    return structure.parse(content, Source("test"))


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXT)
@example("Recalling " + "x " * 90 + ",\n\u00a0\nNoting it,")
@example("1.\u00a0\u00a0Decides")
@example("A/80/L.5**\n\n\u200b")
def test_symbol_line_marks_and_texts_are_all_characters_of_the_input(content: str) -> None:
    assert structure.characters(parsed(content)) == structure.without_separators(content)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_character_of_a_sample_is_lost(path: Path) -> None:
    content = path.read_bytes().decode("utf-8")
    assert structure.characters(parsed(content)) == structure.without_separators(content)


def test_the_rule_would_notice_a_lost_character() -> None:
    document = parsed("The General Assembly,\n\n1.\u00a0Decides.")
    assert structure.characters(document) != structure.without_separators("The General Assembly,\n\n1. Decides.")


def test_the_samples_are_read_as_they_should_be() -> None:
    found = "\n".join(shape(path) for path in SAMPLES)
    if os.environ.get("UNGA_WRITE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def shape(path: Path) -> str:
    """Section, level, mark and first words of each paragraph, one a line."""
    document = parsed(path.read_bytes().decode("utf-8"))
    lines = [f"{path.name}: language {document.language}, symbol {document.symbol_line or 'none'}"]
    for paragraph in document.paragraphs:
        printed = f"{paragraph.label!a} as {paragraph.mark!a}" if paragraph.label else "-"
        words = paragraph.text[:40] if not is_unseen(paragraph.text) else f"{paragraph.text!a}"
        lines.append(f"  {paragraph.section.value} {paragraph.level} {printed}: {words}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("unseen", ["\x1f", "\u00a0", "\u00a0\u00a0", "\u3000", "\u200b", "\ufeff", "\u2003\u200b"])
@pytest.mark.parametrize("around", ["\n{}\n", "\n\n{}\n\n", "\r\n{}\r\n", "\n \t{}\t \n"])
def test_a_line_of_unseen_characters_separates_and_is_kept(unseen: str, around: str) -> None:
    content = "Recalling its resolution 80/1," + around.format(unseen) + "1. Decides to meet."
    assert [p.text for p in parsed(content).paragraphs] == [
        "Recalling its resolution 80/1,",
        unseen,
        "Decides to meet.",
    ]


def test_an_unseen_line_does_not_count_as_a_paragraph_of_the_preamble_or_the_operative_part() -> None:
    document = parsed("The General Assembly,\n\nNoting it,\n\u00a0\n1. Decides;\n\u00a0\n2. Requests it.")
    counted = [p.section for p in document.paragraphs if p.section in (Section.PREAMBULAR, Section.OPERATIVE)]
    assert counted == [Section.PREAMBULAR, Section.OPERATIVE, Section.OPERATIVE]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\f", "\v", "\u2028", "\x85"])
def test_every_kind_of_line_end_ends_a_line(line_end: str) -> None:
    assert blocks(f"one{line_end}{line_end}two")[-1] == ["two"]
    assert [p.text for p in parsed(f"The General Assembly,{line_end}Noting it,").paragraphs] == [
        "The General Assembly,",
        "Noting it,",
    ]


@pytest.mark.parametrize("separator", ["\u2028", "\x85"])
def test_a_line_separator_inside_a_sentence_stays_in_the_text(separator: str) -> None:
    assert [p.text for p in parsed(f"Urges all pea{separator}ce now").paragraphs] == [f"Urges all pea{separator}ce now"]


def test_the_asterisk_of_a_symbol_is_kept() -> None:
    document = parsed("A/80/L.5*\n\nWells\n\nThe General Assembly,\n")
    assert (document.symbol, document.symbol_line) == ("A/80/L.5", "A/80/L.5*")


def flat(document: Document) -> list[str]:
    """The paragraphs of a document as they were printed, each on one line."""
    head = [document.symbol_line] if document.symbol_line else []
    return head + [f"{p.mark} {p.text}" if p.mark else p.text for p in document.paragraphs]


def wrapped(line: str) -> str:
    # textwrap would break at special spaces, which nobody does by hand.
    return (
        line if re.search("[\u00a0\u2028\u3000]", line) else "\n".join(textwrap.wrap(line, 50, break_on_hyphens=False))
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_wrapped_or_not_a_sample_has_the_same_paragraphs(path: Path) -> None:
    document = parsed(path.read_bytes().decode("utf-8"))
    forms = ["\n\n".join(flat(document))]
    if document.language != "zh":
        forms.append("\n\n".join(map(wrapped, flat(document))))
    for form in forms:
        again = parsed(form)
        assert [(p.section, p.label, p.level, p.text) for p in again.paragraphs] == [
            (p.section, p.label, p.level, p.text) for p in document.paragraphs
        ]


def test_a_line_of_a_separator_below_a_wide_one_is_kept() -> None:
    """U+001F is white space to Python and not to Unicode: text files of old word processors have it."""
    document = structure.parse(f"{'Recalling its resolution, ' * 8}\n\x1f\n1. Decides to meet.", Source("test"))
    assert [paragraph.text for paragraph in document.paragraphs][1:] == ["\x1f", "Decides to meet."]
