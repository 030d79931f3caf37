"""The HTML report: the golden file, nothing fetched or run, every character escaped. ``UNGA_WRITE_GOLDEN=1`` writes it anew."""

import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from report_samples import ARABIC_AFTER, ARABIC_BEFORE, art, bundled_report, report_on

from unga_desktop.core.report import Emphasis, Part, Report, Run, Table
from unga_desktop.exporters.report_html import report_html
from unga_desktop.services.vote_desk import bundled_vote_desk

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "report_es11_8.html"
_VOID = {"meta", "br"}


class Outline(HTMLParser):
    """Checks that tags close in order, and keeps tags, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.words[tag] = self.words.get(tag, "") + data


def page_of(report: Report) -> str:
    return report_html(report, art().world_map, art().tiles, art().appearance)


def test_the_report_is_the_golden_one() -> None:
    page = page_of(bundled_report())
    if os.environ.get("UNGA_WRITE_GOLDEN"):
        GOLDEN.write_text(page, encoding="utf-8")
    assert page == GOLDEN.read_text(encoding="utf-8")


def test_nothing_is_run_and_nothing_fetched() -> None:
    outline = Outline(page_of(bundled_report()))
    assert not {"script", "link", "iframe", "object", "img", "form"} & set(outline.tags)
    for name, value in outline.attributes:
        assert not name.startswith("on")
        if name in ("href", "src", "xlink:href"):
            assert value is not None
            assert value.startswith("#")


def test_names_within_the_page_are_given_once() -> None:
    names = [value for name, value in Outline(page_of(bundled_report())).attributes if name == "id"]
    assert len(names) == len(set(names))


def test_insertions_deletions_and_states_are_all_there() -> None:
    words = Outline(page_of(bundled_report())).words
    assert "Russian Federation-Ukraine conflict" in words["del"]
    assert "full-scale invasion of Ukraine by the Russian Federation" in words["ins"]
    assert [m.name for m in bundled_vote_desk().members if m.name not in words["li"]] == []


def test_hostile_text_stays_text() -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"&amp;' --> ]]>"
    outline = Outline(page_of(report_on(f"The {hostile} text.", f"The {hostile} other text.")))
    assert "script" not in outline.tags
    assert "img" not in outline.tags
    assert hostile in outline.words["main"]


def test_hidden_characters_are_named() -> None:
    page = page_of(report_on("Decides now.", "Deci\u202edes now."))
    assert ">RLO<" in page
    assert "\u202e" not in page


def test_arabic_runs_from_right_to_left() -> None:
    page = page_of(report_on(ARABIC_BEFORE, ARABIC_AFTER, "ar"))
    assert 'lang="ar" dir="rtl"' in page
    assert "شاملا" in Outline(page).words["ins"]


def test_arabic_changes_stand_in_one_order_in_a_cell() -> None:
    page = page_of(report_on(ARABIC_BEFORE, ARABIC_AFTER, "ar"))
    listed = page[page.index('<section id="changes">') : page.index('<section id="redline">')]
    cells = re.findall("<td[^>]*>.*?</td>", listed)
    edited = [cell for cell in cells if "</ins>" in cell or "</del>" in cell]
    assert edited
    for cell in edited:
        assert re.match('<td[^>]* lang="ar" dir="rtl">', cell)
        assert cell.count("dir=") == 1  # runs with a direction of their own would be put from left to right


def test_a_report_s_own_words_keep_their_direction_beside_arabic() -> None:
    runs = (Run("نص", language="ar"), Run("\nNew paragraph.", Emphasis.MUTED))
    table = Table("", ("Change", "a", "b"), (((Run("1"),), (), runs),))
    report = replace(report_on("One.", "Two."), parts=(Part("side-by-side", (table,)),))
    assert '<span class="muted" lang="en" dir="ltr"><br>New paragraph.</span>' in page_of(report)


def test_on_a_narrow_screen_a_cell_of_words_names_its_column() -> None:
    page = page_of(report_on("The General Assembly,\n\n1. Decides.", "The General Assembly,\n\n1. Resolves."))
    assert re.search('<td role="cell" data-column="Before"', page)
    assert '<table class="stacked" role="table">' in page


def test_a_narrow_screen_breaks_no_heading_of_a_table_inside_a_word() -> None:
    style = GOLDEN.read_text(encoding="utf-8").partition("<style>")[2].partition("</style>")[0]
    assert "th { overflow-wrap: normal; }" in style
    assert "td:not(.number) { min-width:" in style.partition("@media screen and (max-width: 40rem)")[2]
