"""Amendments executed and changes explained, in every text format against golden files.

``UNGA_WRITE_GOLDEN=1`` writes them anew: look at the difference.
"""

import json
import os
from pathlib import Path

import pytest
from report_samples import DATE, art

from unga_desktop.core.amendments.explanation import explain_execution
from unga_desktop.exporters.amend_json import amend_json
from unga_desktop.exporters.amend_text import amend_text
from unga_desktop.exporters.comparison_json import comparison_json
from unga_desktop.exporters.comparison_text import comparison_text
from unga_desktop.exporters.report_html import report_html
from unga_desktop.services.amender import Amender
from unga_desktop.services.amendment_parts import with_outcomes
from unga_desktop.services.library import bundled_library
from unga_desktop.services.reporter import Reporter
from unga_desktop.services.vote_desk import bundled_vote_desk

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
AMENDER = Amender(bundled_library())
EUROPEAN = ("A/ES-11/L.11#amendment-1", "A/ES-11/L.11#amendment-2", "A/ES-11/L.15")
ORAL = AMENDER.read_text(
    "In the operative paragraph, replace “lasting” by “durable”.\n\nDelete paragraph 7.\n\nDo something else.\n",
    "oral revision",
)
EXECUTION = AMENDER.amend("A/ES-11/L.11", (*EUROPEAN, ORAL))
EXPLAINED = AMENDER.explain("A/ES-11/L.11", "A/RES/ES-11/8", (*EUROPEAN[1:], ORAL)).comparison


def html() -> str:
    comparison = explain_execution(EXECUTION).comparison
    report = with_outcomes(Reporter(bundled_vote_desk()).report(comparison, None, DATE), EXECUTION)
    return report_html(report, art().world_map, art().tiles, art().appearance)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("amend_l11.json", lambda: amend_json(EXECUTION)),
        ("amend_l11.txt", lambda: amend_text(EXECUTION)),
        ("amend_l11.html", html),
        ("compare_l11_amendments.json", lambda: comparison_json(EXPLAINED)),
        ("compare_l11_amendments.txt", lambda: comparison_text(EXPLAINED)),
    ],
)
def test_the_export_is_the_golden_one(name: str, made: object) -> None:
    assert callable(made)
    text = made()
    if os.environ.get("UNGA_WRITE_GOLDEN"):
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_a_refused_instruction_is_told_from_one_that_is_not_reflected() -> None:
    listed = json.loads(comparison_json(EXPLAINED))["unreflected"]
    assert [one["instruction"] for one in listed] == [
        "In the operative paragraph, replace “lasting” by “durable”.",
        "Delete paragraph 7.",
        "Do something else.",
    ]
    assert "is reflected instead" in listed[0]["reason"]
    assert listed[1]["reason"].startswith("it cannot be executed: ")


def test_the_report_lists_what_became_of_every_instruction() -> None:
    page = html()
    assert "3 of 7 instructions were executed." in page or "instructions were executed" in page
    assert "in conflict" in page
    assert "both change the same words" in page


def test_nothing_of_an_instruction_can_steer_a_terminal() -> None:
    odd = AMENDER.read_text("In paragraph 1, replace “lasting” by “\x1b[31mred”.", "odd\x1b[0m")
    made = AMENDER.explain("A/ES-11/L.11", "A/RES/ES-11/8", [odd]).comparison
    assert "\x1b" not in comparison_text(made)
    assert "<ESC>" in comparison_text(made)
