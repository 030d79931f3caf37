"""The templates of reports: kept, found by name, and never lost by a damaged file."""

from dataclasses import replace
from pathlib import Path

import pytest

from unga_desktop.core.errors import DocumentError
from unga_desktop.core.report_design import BUILT_IN, PART_TITLES, ReportDesign
from unga_desktop.services.report_designs import ReportDesigns

OWN = ReportDesign("For the Ambassador", ("title", "clean", "notes"), "Letter", True, 12.5, 11.0, False)


def test_a_template_is_kept_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "settings" / "reports.json"
    ReportDesigns(path).keep(OWN)
    again = ReportDesigns(path)
    assert again.design("for the ambassador ") == OWN
    assert again.all == (*BUILT_IN, OWN)
    assert again.is_own(OWN.name)
    again.remove(OWN.name)
    assert ReportDesigns(path).all == BUILT_IN


def test_a_template_of_the_same_name_takes_the_place_of_the_former(tmp_path: Path) -> None:
    designs = ReportDesigns(tmp_path / "reports.json")
    designs.keep(OWN)
    designs.keep(replace(OWN, margin=30.0))
    assert [design.margin for design in designs.all if design.name == OWN.name] == [30.0]


def test_a_built_in_template_is_not_changed(tmp_path: Path) -> None:
    designs = ReportDesigns(tmp_path / "reports.json")
    with pytest.raises(ValueError, match="Brief is built in and cannot be changed"):
        designs.keep(replace(OWN, name="Brief"))
    with pytest.raises(ValueError, match="needs a name"):
        designs.keep(replace(OWN, name=" "))
    assert not designs.is_own("Brief")


def test_an_unknown_name_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(
        DocumentError, match=r"no report template of this name\. There are: Full report, Brief, Redline alone"
    ):
        ReportDesigns(tmp_path / "reports.json").design("Poem")


@pytest.mark.parametrize("content", ["{", "[]", '{"designs": 5}', "\x00"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: str) -> None:
    path = tmp_path / "reports.json"
    path.write_text(content, encoding="utf-8")
    designs = ReportDesigns(path)
    assert designs.all == BUILT_IN
    assert designs.notice == "Your report templates could not be read. The file is kept as reports.damaged.json."
    assert (tmp_path / "reports.damaged.json").read_text(encoding="utf-8") == content


def test_a_design_that_cannot_be_used_is_left_out_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "reports.json"
    ReportDesigns(path).keep(OWN)
    path.write_text(path.read_text(encoding="utf-8").replace('"Letter"', '"Papyrus"'), encoding="utf-8")
    designs = ReportDesigns(path)
    assert designs.all == BUILT_IN
    assert "left out" in designs.notice


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"parts": ("poem",)}, "there is no part 'poem'"),
        ({"parts": ("title", "title")}, "stands in a report once"),
        ({"parts": ()}, "at least one part"),
        ({"paper": "A0"}, "the paper is A4 or Letter"),
        ({"margin": 2.0}, "margins are between 5 and 50 mm"),
        ({"font_size": 30.0}, "between 6 and 24 points"),
    ],
)
def test_no_design_is_made_that_no_report_can_follow(changed: dict[str, object], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        replace(OWN, **changed)  # type: ignore[arg-type]


def test_every_built_in_part_has_a_title() -> None:
    assert {key for design in BUILT_IN for key in design.parts} <= PART_TITLES.keys()
