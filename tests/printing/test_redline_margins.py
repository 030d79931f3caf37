"""What stands beside the printed redline is whole: numbers of changes however long, numbers of paragraphs clear of the text."""

import pytest
from report_samples import art, long_text, report_on

from unga_desktop.core.report import Redline, Table
from unga_desktop.printing.ink import Ink
from unga_desktop.printing.page_setup import PageSetup
from unga_desktop.printing.redline_strips import RedlineStrips
from unga_desktop.printing.strips import PlacedLine, TextStrip
from unga_desktop.printing.table_strips import table_strips

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH = PageSetup().body().width()


def ink(size: float = 10.0) -> Ink:
    return Ink(art().appearance, PageSetup(font_size=size))


def redline(before: str, after: str, language: str = "en") -> list[list[TextStrip]]:
    parts = report_on(before, after, language).parts
    block = next(block for part in parts for block in part.blocks if isinstance(block, Redline))
    return list(RedlineStrips(block, ink(), WIDTH).strips())


def words(placed: PlacedLine) -> str:
    line = placed.line.layout.lineAt(placed.line.index)
    return placed.line.layout.text()[line.textStart() : line.textStart() + line.textLength()]


def extent(placed: PlacedLine) -> tuple[float, float]:
    area = placed.line.layout.lineAt(placed.line.index).naturalTextRect()
    return placed.x + area.left(), placed.x + area.right()


def test_the_numbers_of_many_changes_are_whole_and_clear_of_the_text() -> None:
    rows = redline(long_text(1500, False), long_text(1500, True).replace("Requests", "Urges"))
    beside = {words(strips[0].numbers[0]): strips[0] for strips in rows if strips[0].bars}
    assert {"1–2", "99–100", "1001–1002", "2999–3000"} <= beside.keys()
    for strip in beside.values():
        number, bar = extent(strip.numbers[0]), strip.bars[0].area
        assert 0 <= number[0] < number[1] <= bar.left()
        assert bar.right() < extent(strip.lines[0])[0]


@pytest.mark.parametrize("label", ["1", "88", "888 bis"])
def test_the_number_of_a_paragraph_does_not_run_into_its_words(label: str) -> None:
    head = "The General Assembly,\n\n"
    rows = redline(f"{head}{label}. Decides to act now.", f"{head}{label}. Decides to act now.")
    (strip,) = rows[-1]
    (text,), (number,) = strip.lines, strip.numbers
    assert words(number).strip() == f"{label}."
    assert extent(number)[1] < extent(text)[0]


def test_number_and_words_stand_on_one_line_whatever_their_fonts() -> None:
    for language, before in (
        ("zh", "大会，\n\n1. 请秘书长向大会提交报告。"),
        ("en", "The Assembly,\n\n1. Decides to act."),
    ):
        strip = redline(before, before, language)[-1][0]
        (text,), (number,) = strip.lines, strip.numbers
        assert text.y + text.line.baseline == pytest.approx(number.y + number.line.baseline)


@pytest.mark.parametrize("size", [8, 10, 12])
def test_no_word_of_a_heading_is_broken(size: float) -> None:
    columns = ("Group", "In favour", "Against", "Abstaining", "Not voting", "Members", "Cohesion")
    table = Table("", columns, (), frozenset(range(1, 7)), (3.4, 1, 1, 1.1, 1.1, 1, 1))
    head = table_strips(table, ink(size), WIDTH, PageSetup().body().height())[0]
    for placed in head.lines:
        assert all(word in placed.line.layout.text().split() for word in words(placed).split())
