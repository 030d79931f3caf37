import pytest

from unga_desktop.core.documents import label, structure, text
from unga_desktop.core.documents.document import Section, Source
from unga_desktop.core.words import language

_SOURCE = Source("test")


def shape(content: str) -> list[tuple[str, str, str]]:
    return [(p.section.value, p.label, p.text) for p in structure.parse(content, _SOURCE).paragraphs]


def test_symbol_title_opening_and_paragraphs_are_told_apart() -> None:
    document = structure.parse(
        "A/C.2/80/L.5\nSustainable\ntourism\n\nThe General Assembly,\n\nRecalling its\nresolution,\n\n1. Decides;\n\n(a) One;\n\n"
        "(i) Two;\n\n3 bis. Requests it.\n",
        _SOURCE,
    )
    assert (document.symbol, document.title, document.language) == ("A/C.2/80/L.5", "Sustainable tourism", "en")
    assert [(p.section.value, p.label, p.text, p.level) for p in document.paragraphs] == [
        ("title", "", "Sustainable tourism", 0),
        ("opening", "", "The General Assembly,", 0),
        ("preambular", "", "Recalling its resolution,", 0),
        ("operative", "1", "Decides;", 0),
        ("subparagraph", "(a)", "One;", 1),
        ("subparagraph", "(i)", "Two;", 2),
        ("operative", "3 bis", "Requests it.", 0),
    ]


def test_paragraphs_one_a_line_need_no_blank_lines() -> None:
    head = "The Security Council,\nRecalling its resolutions,\n1. Demands peace;\n2. Requests:\n"
    content = head + "(a) A report; and\n(b) A plan.\nAnnex\nPlan"
    assert [section for section, _, _ in shape(content)] == [
        *("opening", "preambular", "operative", "operative", "subparagraph", "subparagraph", "annex", "annex")
    ]


def test_one_operative_paragraph_needs_no_number() -> None:
    found = shape("The Human Rights Council,\n\nMourning the loss,\n\nImplores a swift end.")
    assert [section for section, _, _ in found] == ["opening", "preambular", "operative"]


@pytest.mark.parametrize(
    ("content", "known_as"),
    [
        (
            "L’Assemblée générale,\n\nRappelant sa résolution sur la paix et la sécurité,\n\n1. Décide de rester saisie.",
            "fr",
        ),
        ("La Asamblea General,\n\nRecordando su resolución sobre la paz y la seguridad,\n\n1. Decide seguir.", "es"),
        ("Генеральная Ассамблея,\n\nссылаясь на свою резолюцию,\n\n1. постановляет;", "ru"),
        ("إن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\n1 - تقرر أن؛", "ar"),
        ("大会，\n\n回顾其决议，\n\n1. 决定；", "zh"),
    ],
)
def test_openings_numbers_and_language_are_known_in_six_languages(content: str, known_as: str) -> None:
    document = structure.parse(content, _SOURCE)
    assert document.language == known_as
    assert [p.section for p in document.paragraphs] == [Section.OPENING, Section.PREAMBULAR, Section.OPERATIVE]
    assert document.paragraphs[2].label == "1"


def test_wrapped_and_unwrapped_texts_are_the_same_paragraphs() -> None:
    flat = "The General Assembly,\n\n1. Calls for capacity-building and two- and three-year plans;"
    wrapped = "The General Assembly,\r\n\r\n1. Calls for capacity-\r\n   building and two-\r\n   and three-year\r\n   plans;\r\n"
    assert shape(flat) == shape(wrapped)


def test_chinese_lines_are_joined_without_a_space() -> None:
    assert text.unwrap(["决定继续", "审议此事", "A/80/1"]) == "决定继续审议此事 A/80/1"


@pytest.mark.parametrize(
    ("printed", "taken", "rest"),
    [
        ("1. Decides", "1", "Decides"),
        ("3 bis.  Asks", "3 bis", "Asks"),
        ("1 - تقرر", "1", "تقرر"),
        ("12.Decides", "12", "Decides"),
        ("2- تقرر", "2", "تقرر"),
    ],
)
def test_a_number_takes_its_stop_and_the_white_space_around_it(printed: str, taken: str, rest: str) -> None:
    assert label.numbered(printed) == label.Labelled(taken, rest)


@pytest.mark.parametrize("content", ["1.5 million", "2025. The", "1.", "1,000 men", "2- or 3-year terms"])
def test_other_numbers_are_text(content: str) -> None:
    assert label.numbered(content) is None


def test_a_label_with_nothing_after_it_stays_text() -> None:
    assert shape("The General Assembly,\n\nII\n\n1.\n")[1:] == [("heading", "", "II"), ("operative", "", "1.")]


def test_invisible_characters_nul_and_surrogates_stay_in_the_text() -> None:
    assert [words for _, _, words in shape("pea\u200bce\u00a0\ud800\x00")] == ["pea\u200bce\u00a0\ud800\x00"]


@pytest.mark.parametrize(("printed", "place"), [("(c)", 3), ("4", 4), ("(أ)", 1), ("十二", 12), ("(aa)", 27)])
def test_labels_are_read_as_places_in_a_sequence(printed: str, place: int) -> None:
    assert label.ordinal(printed) == label.Ordinal(place)


def test_a_text_without_letters_has_no_language() -> None:
    assert language.recognise("1234 ...") == ""


@pytest.mark.parametrize(
    ("wrapped", "text"),
    [
        (
            "大会回顾2014年3月27日第\n68/262号决议，并回顾2015\n年各项决定，",
            "大会回顾2014年3月27日第68/262号决议，并回顾2015年各项决定，",
        ),
        ("大会回顾 2014 年第\n68/262 号决议", "大会回顾 2014 年第 68/262 号决议"),
        ("resolution 68/262 of the\n2014 session", "resolution 68/262 of the 2014 session"),
    ],
)
def test_a_figure_at_the_end_of_a_line_stands_among_chinese_as_elsewhere_in_it(wrapped: str, text: str) -> None:
    document = structure.parse(wrapped, Source("t"))
    assert [paragraph.text for paragraph in document.paragraphs] == [text]


@pytest.mark.parametrize("mark", ["¹", "¹²", "¹⁰³", "ⁱ", "ˣᵛⁱⁱⁱ", "ᵇ", "††", "§"])
def test_a_raised_mark_of_any_length_begins_a_note(mark: str) -> None:
    lines = ["The General Assembly,", "1. Urges peace.", f"{mark} See resolution 64/292.", f"{mark} Official Records."]
    found = structure.parse_paragraphs(lines, Source("x")).paragraphs[2:]
    assert [(one.section, one.label, one.text) for one in found] == [
        (Section.FOOTNOTE, mark, "See resolution 64/292."),
        (Section.FOOTNOTE, mark, "Official Records."),
    ]
