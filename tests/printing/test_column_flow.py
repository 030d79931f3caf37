"""Lists of States on paper: columns as long as the page has room, nothing lost where they go on on the next one."""

from itertools import pairwise

import pytest
from report_samples import DATE, art

from unga_desktop.core.report import Columns, Heading, Part, Prose, Report, Run
from unga_desktop.printing.page_setup import PageSetup
from unga_desktop.printing.report_pages import ReportPages, lay_out

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = tuple(f"State number {number}" for number in range(1, 401))


def pages_of(lines_before: int, entries: tuple[str, ...]) -> ReportPages:
    before = tuple(Prose((Run(f"Line {number}."),)) for number in range(lines_before))
    blocks = (*before, Heading("Votes by State"), Columns(f"In favour ({len(entries)})", entries))
    return lay_out(Report("t", "h", "s", DATE, "ab" * 32, (), (Part("states", blocks),)), art(), PageSetup())


def shown(pages: ReportPages) -> list[list[tuple[str, float]]]:
    """The texts of each page, each with its distance from the left."""
    return [
        [(line.line.layout.text(), line.x) for placed in page for line in placed.strip.lines] for page in pages._pages
    ]


def in_columns(texts: list[tuple[str, float]]) -> list[str]:
    """The entries of a page in the order of reading: column by column, downwards."""
    entries = [(x, place, text) for place, (text, x) in enumerate(texts) if text.startswith("State")]
    return [text for _, _, text in sorted(entries)]


@pytest.mark.parametrize("before", [0, 5, 20, 25, 30, 31, 32, 33, 34, 40])
@pytest.mark.parametrize("count", [1, 2, 7, 93, 400])
def test_every_entry_is_there_once_and_read_in_order(before: int, count: int) -> None:
    entries = NAMES[:count]
    pages = pages_of(before, entries)
    assert [text for page in shown(pages) for text in in_columns(page)] == list(entries)
    height = pages.setup.body().height()
    for page in pages._pages:
        for placed in page:
            assert placed.y + placed.strip.height <= height + 1
        for above, below in pairwise(page):
            assert below.y >= above.y + above.strip.height - 1


@pytest.mark.parametrize("before", range(20, 42))
def test_a_list_begins_with_its_heading_and_some_rows_and_goes_on_under_it(before: int) -> None:
    pages = shown(pages_of(before, NAMES[:200]))
    for page in pages:
        texts = [text for text, _ in page]
        if "Votes by State" in texts:
            assert "In favour (200)" in texts
            assert len(in_columns(page)) >= 12
        elif any(text.startswith("State") for text in texts):
            assert texts[0] == "In favour (200), continued"
